"""Finds whom a sentence tells of that reports nothing itself, so that a pronoun behind it can stand for them."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, NUMBER_PARTS, word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import phrases, speakers, vocabulary
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.names import apposed_name
from numclaims.extraction.who.vocabulary import BODY_NOUNS, LIKE_NOUNS, PERSON_NOUNS, Span
from numclaims.extraction.who.voices import APPOSED, Voice, apposition, fits, voice_of
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence

_REACH_OF_SUBJECT: Final = 3
"""Sentences to look back for a person of whom one only tells."""
_LONGEST_POWER: Final = 4
_LONGEST_CROWD: Final = 4
_MANY: Final = word_set("police people")
_LONGEST_INTRODUCTION: Final = 20
_MOST_ROLES: Final = 5
_NO_FIRST_NAMES: Final = vocabulary.FUNCTION_WORDS | NUMBER_PARTS
_NO_ROLES: Final = vocabulary.FUNCTION_WORDS - ARTICLES
_INTRODUCTIONS: Final = word_set(
    "in on at during after before with speaking despite amid under when as while since until"
)
_NO_VERBS: Final = vocabulary.FUNCTION_WORDS | word_set("'s and or of")
_ANY_BODY: Final = word_set("it group organisation organization watchdog monitor network body agency outlet movement")
"""Words for a body of any sort."""
_LONGEST_PERSON: Final = 8
"""Words of a person with titles or a role, less one."""


def told_of(s: Sentence, back: int, wanted: Voice, word: str, before: int) -> Span | None:
    """Whom a sentence tells of that reports nothing, where a pronoun can stand for them.

    "The minister, Adnan M., spoke on television. He said …", "Turkish officials closed the gate. They say …". In the sentence
    of the pronoun itself, they stand before the offset ``before``.
    """
    if back == 0:
        # "Mrs Stone had to travel before she admitted …", "Moscow opposed the plan, making clear that it believes …"
        own = _opening_person(s) if wanted == "person" else _opening_power(s) if word == "it" else None
        return own if own is not None and s.ends[own[1] - 1] < before else None
    if back > _REACH_OF_SUBJECT or (wanted == "body" and back > 1):
        return None
    if wanted == "body":
        return _opening_body(s, word)
    person = _opening_person(s) if wanted == "person" else None
    subject = speakers.of_sentence(s, len(s.lower)) if back == 1 and person is None else person
    if wanted == "crowd":
        subject = subject or (_opening_crowd(s) if back == 1 else None)
        plural = subject is not None and (s.lower[subject[1] - 1].endswith("s") or s.lower[subject[1] - 1] in _MANY)
        return subject if plural and subject is not None and fits(s, subject, wanted, word) == "yes" else None
    if subject is None or subject[1] - subject[0] < 2:
        subject = _opening_person(s)
    if subject is None or not 1 < subject[1] - subject[0] < _LONGEST_PERSON:
        return None
    return subject if fits(s, subject, wanted, word) == "yes" else None


def _opening_crowd(s: Sentence) -> Span | None:
    """The people whom a sentence opens with, by two words: "Aid workers reached the town"."""
    end = next((k for k in range(1, min(_LONGEST_CROWD, len(s.lower))) if s.lower[k].endswith("s")), -1) + 1
    return (0, end) if end > 1 and source_of(s.lower, 0, end) is not None else None


def person_told_of(s: Sentence) -> Span | None:
    """The person that a sentence opens with, by name or by role: "The mayor of Lagar, Ivo Lund, came"."""
    return None if s.text.isupper() else _opening_person(s)


def subject_before(s: Sentence, i: int) -> Span | None:
    """The subject of the first clause of a sentence: "The authorities have kept silent, but in the past they denied …"."""
    lower = s.lower
    joint = next((k for k in range(i - 1, max(0, i - APPOSED), -1) if lower[k] in {"but", "although", "though"}), -1)
    span = speakers.of_sentence(s, joint) if joint > 0 else None
    return span if span is not None and span[0] <= 1 and lower[span[1]] in vocabulary.FINITE else None


def _behind_dateline(s: Sentence) -> int:
    """The token with which a sentence begins behind its dateline: "LAGOS, May 2 (Reuters) - The ..."; 0 where there is none."""
    for k in range(2, min(_DATELINE, len(s.lower) - 1)):
        if s.lower[k] in DASHES and s.lower[k - 1] == ")":
            return k + 1 if s.words[0].isupper() else 0
    return 0


_DATELINE: Final = 30
"""Tokens of a dateline with the hour and the agency, at most."""


def _opening_power(s: Sentence) -> Span | None:
    """The state, city or body that a sentence opens with, before its verb."""
    begin = _behind_dateline(s)
    end = begin
    while end < len(s.words) and s.words[end][:1].isupper():
        end += 1
    if not 0 < end - begin < _LONGEST_POWER or end >= len(s.words):
        return _opening_source(s, begin)
    opener = s.lower[begin]
    if opener in vocabulary.FUNCTION_WORDS and (opener != "the" or source_of(s.lower, begin + 1, end) is None):
        return _opening_source(s, begin)  # but "The Red Cross has asked for more, it said"
    verb = s.words[end].islower() and (s.lower[end].endswith("ed") or s.lower[end] in vocabulary.FINITE)
    name = s.words_text(begin, end)
    known = any(not e.demonym for e in gazetteer.find(name)) or source_of(s.lower, begin, end) is not None
    return (begin, end) if verb and known and voice_of(s, (begin, end)) != "person" else None


def _opening_source(s: Sentence, begin: int) -> Span | None:
    """The body of a known sort that a sentence opens with, before its verb: "The coastal navy has found 12, it said"."""
    span = speakers.of_sentence(s, len(s.lower)) if s.lower[begin : begin + 1] == ["the"] else None
    if span is None or span[0] > begin or span[1] >= len(s.lower) or voice_of(s, span) != "body":
        return None
    verb = s.lower[span[1]]
    return span if verb in vocabulary.FINITE or verb.endswith("ed") else None


def opening_name(s: Sentence) -> Span | None:
    """The name of a body that a sentence opens with, article included: "The Lake Rescue Network has worked there"."""
    if s.text.isupper():
        return None
    begin = 1 if s.lower[0] == "the" else 0
    end = begin
    while end < len(s.words) and (
        (s.words[end][:1].isupper() and s.lower[end] not in vocabulary.LEADING)
        or (
            s.lower[end] in {"of", "for", "and"}
            and end > begin
            and s.words[end + 1 : end + 2]
            and s.words[end + 1][0].isupper()
        )
    ):
        end += 1
    named = begin < end < len(s.words) and (begin == 0 or end - begin > 1) and not s.lower[begin].endswith("-based")
    return (0, end) if named and s.lower[begin] not in vocabulary.FUNCTION_WORDS else None


def _opening_body(s: Sentence, word: str) -> Span | None:
    """The body that a sentence opens with and tells of: "Umbra, the company that runs the jail, did not answer"."""
    span = opening_name(s)
    if span is None or voice_of(s, span) != "body":
        return None
    end = span[1]
    alike = BODY_NOUNS if word == "it" else LIKE_NOUNS.get(word, frozenset({word}))
    known = source_of(s.lower, 0, end)
    if alike.isdisjoint(apposition(s, end)) and (known is None or known.type == "government"):
        return None
    charity = word == "charity" and known is not None and known.type == "ngo"
    if (
        not charity
        and word not in _ANY_BODY
        and alike.isdisjoint(apposition(s, end))
        and alike.isdisjoint(s.lower[:end])
    ):
        return None  # "Rebel fighters met. The coalition said …": not the rebels
    return span if fits(s, span, "body", word) == "yes" else None


def _opening_person(s: Sentence) -> Span | None:
    """The person that a sentence opens with: "Ana Moor, 44, heard the blast", "The charity's director, Ana Moor, came"."""
    lower = s.lower
    n = len(lower)
    start = 2 if lower[1:2] == [","] and lower[0] in vocabulary.LEADING else _behind_dateline(s)
    if lower[0] in _INTRODUCTIONS:
        return _person_behind_introduction(s)
    comma = next((k for k in range(start + 1, min(APPOSED, n)) if lower[k] == ","), 0)
    role = lower[start : start + 1] == ["the"] and lower[start + 2 : start + 3] == [
        "of"
    ]  # "The mayor of Lagar, Ivo Lund, came"
    if comma and (role or not s.words[comma - 1][:1].isupper()) and apposed_name(s, comma) is not None:
        return (start, comma) if not PERSON_NOUNS.isdisjoint(lower[start:comma]) else None
    end = start
    while end < n and (
        s.words[end][:1].isupper()
        or lower[end].startswith(vocabulary.NAME_ARTICLES)
        or (lower[end] == "of" and end > start and s.words[end - 1] == "Secretary")
        or (lower[end] == "." and end > start and lower[end - 1] in vocabulary.short_titles())
    ):
        end += 1
    if end - start < 2 or end >= n or lower[start] in _NO_FIRST_NAMES or not phrases.is_name(s, (start, end)):
        return None
    if not (s.words[end].islower() or lower[end] == ",") or (s.words[start].isupper() and s.words[start + 1].isupper()):
        return None  # "PRAISE FROM THE PORT, the mayor said" opens with a heading
    person = not PERSON_NOUNS.isdisjoint(lower[start:end]) or lower[start] in vocabulary.person_titles()
    return (start, end) if person or source_of(lower, start, end) is None else None


def _person_behind_introduction(s: Sentence) -> Span | None:
    """The person behind the phrase that opens a sentence: "In a long speech on Friday, the nominee Ana Moor painted …"."""
    lower = s.lower
    n = len(lower)
    comma = next((k for k in range(2, min(_LONGEST_INTRODUCTION, n)) if lower[k] == ","), n)
    first = comma + 1
    while first < min(comma + _MOST_ROLES, n) and (s.words[first].islower() and lower[first] not in _NO_ROLES):
        first += 1
    end = first
    while end < n and (s.words[end][:1].isupper() or lower[end].startswith(vocabulary.NAME_ARTICLES)):
        end += 1
    verb = end < n and (lower[end] == "," or (s.words[end].islower() and lower[end] not in _NO_VERBS))
    if end - first < 2 or not verb:
        return None
    found = phrases.is_name(s, (first, end)) and voice_of(s, (first, end)) in {"person", "either"}
    return (first, end) if found and source_of(lower, first, end) is None else None
