"""Tells whether a stretch of words reads like one speaker, and finds the speaker in text that lost its stops and commas."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who.cues import source_of, spans_source
from numclaims.extraction.who.vocabulary import (
    ACRONYMS,
    ADJECTIVES,
    ASKED,
    CROWDS,
    DETERMINERS,
    FUNCTION_WORDS,
    LONGEST,
    NAME_ARTICLES,
    NAME_LINKS,
    NAME_PARTS,
    NEVER_LAST,
    OF_SOURCES,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    USUAL,
    WEEKDAYS,
    Span,
    short_titles,
)
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence

_AT_WORK: Final = word_set(
    "supporting backing fighting battling representing assisting helping defending investigating"
)
"""Participles behind whoever speaks, of what is done for or against others: "the coalition supporting the government"."""
_CLAUSE: Final = 4
"""Words before a source that are more than its adjectives."""
_FEW: Final = 3
_NEAR: Final = 5
"""Words from whoever speaks to what they are about, at most: "two UN officials visiting the camp"."""


def head_end(s: Sentence, span: Span) -> int:
    """Behind the head noun of a phrase: before its first preposition, relative or participle."""
    lower = s.lower
    first, last = span
    for k in range(first + 1, last):
        word = lower[k]
        if (
            word == "of"
            or word in PREPOSITIONS
            or word in RELATIVES
            or word in _AT_WORK
            or (
                word.endswith("ed")
                and s.words[k].islower()
                and "-" not in word
                and word not in ADJECTIVES
                and lower[k - 1] not in DETERMINERS
            )
        ):
            return k - (s.lower[k - 1] == "out" and k - 1 > first)  # "figures out from the bank"
    return last


def plausible(s: Sentence, span: Span) -> bool:
    """Whether a phrase reads like one speaker: short, or with a known sort of source or a name as its head.

    A long phrase that is none of these is a caption or a headline that ran into the sentence.
    """
    first, last = span
    size = last - first - _bracketed(s, span)
    if size <= USUAL or (size <= USUAL + 4 and _all_titles(s, span)):
        return True
    head = head_end(s, span)
    if head - first > USUAL + 4 or last - first > LONGEST:
        return False
    if head - first > USUAL:
        return source_of(s.lower, first, first + 5) is not None and s.words[head - 1][:1].isupper()
    if source_of(s.lower, first, head) is not None or is_name(s, (first, head)):
        following = s.lower[head] if head < last else ""
        made = s.lower[head + 1 : head + 2] in (
            ["by"],
            ["from"],
        )  # "figures provided by Dr. Ana Moor of the port clinic"
        return made or not (following.endswith("ed") and following not in ASKED and last - head > USUAL)
    name = first
    while name < head and s.words[name][:1].isupper() and s.lower[name] not in FUNCTION_WORDS:
        name += 1
    if name > first and s.lower[name] in ARTICLES:
        return True  # an apposition that lost its comma: "Amal a teacher living in the old town said"
    return s.lower[first] in DETERMINERS and head - first <= 5 and last - first <= USUAL + 4


def _bracketed(s: Sentence, span: Span) -> int:
    """Tokens of a phrase that stand in brackets, which make it no longer: "the Harbour Board (HB) relief officer Ana Moor"."""
    first, last = span
    if "(" not in s.vocabulary:
        return 0
    opening = next((k for k in range(first, last) if s.lower[k] == "("), last)
    closing = next((k for k in range(opening, last) if s.lower[k] == ")"), -1)
    return max(0, closing + 1 - opening)


def _all_titles(s: Sentence, span: Span) -> bool:
    """Whether a phrase is nothing but a body, a role and a name: "Lake County Fire District spokesman Hugo Berg"."""
    return all(s.words[k][:1].isupper() or s.lower[k] in PERSON_NOUNS or s.lower[k] in {"(", ")"} for k in range(*span))


def tighten(s: Sentence, span: Span) -> Span:
    """The noun phrase at the end of a clause that has lost its commas: "… fleeing the war a monitoring group"."""
    tight = _tightened(s, span)
    first = span[0]
    link = tight[0] - 1 - (s.lower[tight[0] - 1] in ARTICLES)
    if not first + 1 < link <= first + _CLAUSE or s.lower[link] != "and":
        return tight
    opens = s.lower[first] in DETERMINERS or s.words[first][:1].isupper()
    if not opens or source_of(s.lower, first, link) is None:
        return tight
    alone = all(s.lower[k] not in FUNCTION_WORDS and s.lower[k] not in NEVER_LAST for k in range(first + 1, link))
    return span if alone else tight  # "The Libyan navy and the UN's migration agency"


def _tightened(s: Sentence, span: Span) -> Span:
    lower = s.lower
    first, last = span
    at = seam(s, span)
    figure = max((m.last for m in s.mentions if at < m.first < last - 1), default=0)
    if figure and last - figure < _FEW and source_of(lower, figure, figure + 1) is not None:
        return figure, last  # "… at the gate killing 12 people and wounding 40 police said"
    at = ran_into(s, span) if at == first else at
    if at > first:
        return at, last
    i = last - 1
    if s.words[i][:1].isupper():
        while i > first and (
            s.words[i - 1][:1].isupper()
            or lower[i - 1] in NAME_LINKS
            or (lower[i - 1] == "the" and lower[i - 2] in {"of", "for"} and i > first + 2)
        ):
            i -= 1
        while lower[i] in NAME_LINKS:
            i += 1
        i = _behind_place(s, i, last)
        if i > first and lower[i - 1] in ARTICLES:
            i -= 1
        while i > first and (lower[i - 1] in {"state", "news"} or source_of(lower, i - 1, i) is not None):
            i -= 1
        return i, last
    for k in range(i, max(first, i - 4) - 1, -1):
        if lower[k] in ARTICLES:
            return k, last
    while i > first and source_of(lower, i, last) is None:
        i -= 1
    while i > first and (source_of(lower, i - 1, i) is not None or lower[i - 1] in OF_SOURCES):
        i -= 1
    if i > first + 1 and _demonym(s, i - 1):
        i -= 1  # "Syrian rights groups"
    return i, last


def _behind_place(s: Sentence, start: int, end: int) -> int:
    """Where the speaker begins in a run of capitals that opens with a place: "near Damascus British Minister William Hague"."""
    if start == 0 or s.lower[start - 1] not in PREPOSITIONS:
        return start
    for k in range(start + 1, end):
        if _demonym(s, k) or source_of(s.lower, k, k + 1) is not None:
            return k
    return start


def _demonym(s: Sentence, i: int) -> bool:
    """Whether a token is the adjective of a country ("Syrian")."""
    return s.words[i][:1].isupper() and any(entry.demonym for entry in gazetteer.find(s.words[i]))


def seam(s: Sentence, span: Span) -> int:
    """The last article within a phrase that follows a noun, where a comma was lost; the start of the phrase if there is none."""
    lower = s.lower
    for k in range(span[1] - 2, span[0], -1):
        if lower[k] in ARTICLES and lower[k - 1] not in FUNCTION_WORDS and lower[k - 1] not in NEVER_LAST:
            if spans_source(lower, k) or lower[k + 1] == ".":
                continue  # "Save the Children": the article stands within a known name
            if (
                lower[k - 1].endswith("ing")
                and 1 < k - span[0] <= _NEAR
                and source_of(lower, span[0], k - 1) is not None
            ):
                continue  # "UN officials visiting the camp"
            return k
    return span[0]


def ran_into(s: Sentence, span: Span) -> int:
    """Where a known source begins behind an event or a day that stands for no speaker; the start of the phrase if none does.

    As in "raids on the city of Aleppo Syrian activists" and "two people on Sunday state media".
    """
    lower = s.lower
    first, last = span
    day = next((k + 1 for k in range(last - 2, first, -1) if lower[k] in WEEKDAYS), 0)
    day += day > 0 and lower[day] == "alone"  # "on Sunday alone activists"
    if day and source_of(lower, day, last) is not None and lower[day] not in FUNCTION_WORDS:
        return day
    head = head_end(s, span)
    if head >= last - 1 or lower[head - 1] not in _NO_SPEAKERS or source_of(lower, last - 1, last) is None:
        return first
    at = last - 1
    while at > head + 1 and (
        source_of(lower, at - 1, at) is not None or lower[at - 1] in OF_SOURCES or _demonym(s, at - 1)
    ):
        at -= 1
    return at - (lower[at - 1] in ARTICLES)


_NO_SPEAKERS: Final = word_set(
    "attack attacks airstrike airstrikes strike strikes raid raids blast blasts explosion shelling bombardment bombing bombings"
    " clashes fighting offensive operation operations shootout ambush people civilians city town village province district area"
    " region governorate suburb countryside outskirts border camp"
)
"""Heads of phrases that say nothing themselves; people do, but not where another speaker stands behind them."""


def caption_seam(s: Sentence, start: int, end: int) -> int:
    """Where a sentence begins that lost the full stop before it ("… in Damascus Officials said"); ``start`` if none does."""
    if s.text.isupper():
        return start
    for k in range(end - 1, start, -1):
        if (
            s.words[k][0].isupper()
            and s.lower[k + 1 : k + 2] != ["."]
            and (
                s.lower[k] in ARTICLES
                or (s.lower[k] in CROWDS and (k + 1 == end or s.words[k + 1][0].islower()))
                or _opens_behind_clause(s, start, k, end)
            )
            and s.lower[k - 1] not in FUNCTION_WORDS
            and s.lower[k - 1] not in NEVER_LAST
            and not spans_source(s.lower, k)
            and not (s.lower[k] in CROWDS and all(s.words[i][0].isupper() for i in range(start, k)))  # "Kandy Police"
        ):
            return k
    return start


def _opens_behind_clause(s: Sentence, start: int, k: int, end: int) -> bool:
    """Whether a known source of few words stands at ``k`` behind much else: "… killing people at home UN observers say"."""
    return (
        (k - start >= _CLAUSE or any(s.lower[i].endswith("ed") for i in range(start + 1, k - 1)))
        and end - k <= _FEW
        and s.words[k - 1].islower()
        and s.words[k - 1].isalpha()
        and s.lower[k - 1] not in _AT_WORK
        and (source_of(s.lower, k, end) is not None or source_of(s.lower, k, k + 1) is not None)
    )


def is_name(s: Sentence, span: Span) -> bool:
    """Whether a span is two words or more that all have a capital, but for the small words within names."""
    return span[1] - span[0] >= 2 and all(
        s.words[k][:1].isupper()
        or s.lower[k] in NAME_PARTS
        or s.lower[k].startswith(NAME_ARTICLES)
        or (s.lower[k] == "." and k > span[0] and (len(s.words[k - 1]) == 1 or s.lower[k - 1] in short_titles()))
        for k in range(*span)
    )


def opening_name(s: Sentence) -> Span | None:
    """The person's name that a sentence opens with, before a comma: "Dr Ana Moor, chair of the board, hit back"."""
    end = 0
    while end < len(s.words) and (s.words[end][:1].isupper() or s.lower[end].startswith(NAME_ARTICLES)):
        end += 1
    if not 1 < end < len(s.words) or s.lower[end] != "," or s.lower[0] in FUNCTION_WORDS:
        return None
    return (0, end) if is_name(s, (0, end)) else None


def acronym(s: Sentence, i: int) -> bool:
    """Whether a token is a name that is a small word in lower case ("the US", "WHO"), in a text not all in capitals."""
    return s.words[i] in ACRONYMS and not s.text.isupper()


def open_ended(s: Sentence, i: int) -> bool:
    """Whether the token cannot close a noun phrase: "of" or "us", but not "US"."""
    return s.lower[i] in NEVER_LAST and not acronym(s, i)
