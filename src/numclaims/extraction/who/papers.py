"""Finds the paper that shows something, where it stands far from its verb, and tells whether it says whose it is."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import behind, speakers, vocabulary
from numclaims.extraction.who.cues import document_words, source_of
from numclaims.extraction.who.reports import Frame
from numclaims.extraction.who.vocabulary import PUNCTUATION
from numclaims.reading import Sentence

LONGEST: Final = 16
"""Words from a paper to its verb, whoever made it and whom it asked between, at most."""
_REVEALS: Final = word_set("revealed reveals showed shows")
_OWNED: Final = word_set("'s from by official")
_BEFORE_PAPER: Final = vocabulary.PREPOSITIONS | word_set("cited cites quoted released published")


def before(s: Sentence, first: int) -> tuple[tuple[int, int], int, bool] | None:
    """The paper whose verb stands behind whom it asked and when: "The poll of 660 voters between 10 and 16 May found"."""
    lower = s.lower
    titled = lower[first + 1 : first + 2] == ["that"]  # "A report by the port, Harbours: Who Pays, found that"
    passed = {".", ",", ":"} if titled else {"."}
    for k in range(first - 1, max(0, first - (2 * LONGEST if titled else LONGEST)), -1):
        if (s.words[k].islower() and (lower[k] in vocabulary.FINITE or lower[k] in vocabulary.RELATIVES)) or (
            lower[k] in PUNCTUATION and lower[k] not in passed
        ):
            return None
        if lower[k] in document_words() and lower[k + 1] in vocabulary.PREPOSITIONS:
            found = speakers.before(s, k + 1)
            if found is None or (found[0][0] > 1 and not passed.isdisjoint(lower[k:first])):
                return None
            maker = behind.after(s, k + 2) if lower[k + 1] in {"from", "by"} else None
            last = maker[1] if maker is not None and maker[1] <= first else found[0][1]
            return (found[0][0], last), found[1], found[2]
    return None


def relative(s: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """The paper that a relative clause is about, without the verb before: "They found a list of the crew, which showed"."""
    first, last = span
    lower = s.lower
    at = next((k for k in range(last - 1, max(-1, last - LONGEST), -1) if lower[k] in document_words()), first)
    if at >= first:
        return next((k for k in range(at, first, -1) if lower[k] in ARTICLES), first), last
    # "They cited results tallied by the Vote Network, a coalition of churches, that showed": what stands between is put in.
    begin = next((k + 1 for k in range(at - 1, max(-1, at - 4), -1) if lower[k] in _BEFORE_PAPER), at)
    return begin, next((k for k in range(at, last) if lower[k] == ","), last)


def gives_shares(s: Sentence, first: int, last: int) -> bool:
    """Whether a paper that stands before a verb gives shares behind it: "a poll gave Moor 15%", "the survey put him at 9"."""
    lower = s.lower
    before = max(0, first - LONGEST)
    if document_words().isdisjoint(lower[before:first]):
        return False
    if not {"at", "on"}.isdisjoint(lower[last : last + 8]):
        return not document_words().isdisjoint(lower[max(0, first - 7) : first])
    return any(m.kind == "percent" and last <= m.first < last + 8 for m in s.mentions)


def is_nameless(s: Sentence, frame: Frame) -> bool:
    """Whether a source is a paper without any word of whose it is: "an analysis", "satellite images"."""
    first, last = frame.source
    if frame.entry.name == "noun":
        return last - first == 1  # "he spoke of reports that 12 had died"
    sort = source_of(s.lower, first, last)
    if sort is None and s.lower[frame.cue[0]] in _REVEALS and s.words[last - 1].islower():
        return True  # "the first search of the house revealed that"
    if sort is None or sort.type != "document":
        return False
    return not any(s.words[k][:1].isupper() or s.lower[k] in _OWNED for k in range(first, last) if k)


def is_named_by_its_noun(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase names a paper by a word of its own, and not as a part of a name: "a report", not "Lakeside Research"."""
    return any(
        s.lower[k] in document_words() and (s.words[k].islower() or k + 1 == last or not s.words[k + 1][:1].isupper())
        for k in range(first, last)
        if s.words[k].islower() or s.lower[k + 1 : k + 2] != ["in"]
    )
