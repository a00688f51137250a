"""Finds whom a sentence tells of that reports nothing itself, so that a pronoun behind it can stand for them."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.who import phrases, speakers, vocabulary
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.names import TITLES, apposed_name
from numclaims.extraction.who.vocabulary import BODY_NOUNS, LIKE_NOUNS, PERSON_NOUNS, Span
from numclaims.extraction.who.voices import APPOSED, Voice, apposition, fits, voice_of
from numclaims.reading import Sentence

_REACH_OF_SUBJECT: Final = 3
"""Sentences to look back for a person of whom one only tells."""
_LONGEST_PERSON: Final = 8
"""Words of a person with titles or a role, less one."""


def told_of(s: Sentence, back: int, wanted: Voice, word: str) -> Span | None:
    """Whom a sentence tells of that reports nothing, where a pronoun can stand for them.

    "The minister, Adnan M., spoke on television. He said …", "Turkish officials closed the gate. They say …"
    """
    if back == 0 or back > _REACH_OF_SUBJECT or (wanted == "body" and back > 1):
        return None
    if wanted == "body":
        return _opening_body(s, word)
    subject = speakers.of_sentence(s, len(s.lower)) if back == 1 else None
    if wanted == "crowd":
        plural = subject is not None and s.lower[subject[1] - 1].endswith("s")
        return subject if plural and subject is not None and fits(s, subject, wanted, word) == "yes" else None
    if subject is None or subject[1] - subject[0] < 2:
        subject = _opening_person(s)
    if subject is None or not 1 < subject[1] - subject[0] < _LONGEST_PERSON:
        return None
    return subject if fits(s, subject, wanted, word) == "yes" else None


def subject_before(s: Sentence, i: int) -> Span | None:
    """The subject of the first clause of a sentence: "The authorities have kept silent, but in the past they denied …"."""
    lower = s.lower
    joint = next((k for k in range(i - 1, max(0, i - APPOSED), -1) if lower[k] in {"but", "although", "though"}), -1)
    span = speakers.of_sentence(s, joint) if joint > 0 else None
    return span if span is not None and span[0] <= 1 and lower[span[1]] in vocabulary.FINITE else None


def _opening_body(s: Sentence, word: str) -> Span | None:
    """The body that a sentence opens with and tells of: "Umbra, the company that runs the jail, did not answer"."""
    end = 0
    while end < len(s.words) and s.words[end][:1].isupper() and s.lower[end] not in vocabulary.LEADING:
        end += 1
    span = (0, end)
    if not 0 < end < len(s.words) or s.lower[0] in vocabulary.FUNCTION_WORDS or voice_of(s, span) != "body":
        return None
    alike = BODY_NOUNS if word == "it" else LIKE_NOUNS.get(word, frozenset({word}))
    known = source_of(s.lower, 0, end)
    if alike.isdisjoint(apposition(s, end)) and (known is None or known.type == "government"):
        return None
    return span if fits(s, span, "body", word) == "yes" else None


def _opening_person(s: Sentence) -> Span | None:
    """The person that a sentence opens with: "Ana Moor, 44, heard the blast", "The charity's director, Ana Moor, came"."""
    lower = s.lower
    n = len(lower)
    start = 2 if lower[1:2] == [","] and lower[0] in vocabulary.LEADING else 0
    comma = next((k for k in range(start + 1, min(APPOSED, n)) if lower[k] == ","), 0)
    if comma and not s.words[comma - 1][:1].isupper() and apposed_name(s, comma) is not None:
        return (start, comma) if not PERSON_NOUNS.isdisjoint(lower[start:comma]) else None
    end = start
    while end < n and (s.words[end][:1].isupper() or lower[end].startswith(vocabulary.NAME_ARTICLES)):
        end += 1
    if end - start < 2 or end >= n or lower[start] in vocabulary.FUNCTION_WORDS or not phrases.is_name(s, (start, end)):
        return None
    if not (s.words[end].islower() or lower[end] == ","):
        return None
    person = not PERSON_NOUNS.isdisjoint(lower[start:end]) or lower[start] in TITLES
    return (start, end) if person or source_of(lower, start, end) is None else None
