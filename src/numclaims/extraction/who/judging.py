"""Reads what somebody calls, praises or asks for in words of their own: "Moor called the raid "a crime against 47 people"."."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.who import joined, phrases, speakers, subjects
from numclaims.extraction.who.cues import Cue
from numclaims.extraction.who.reports import PASSIVE, Frame
from numclaims.reading import Sentence

_LEAST_QUOTED: Final = 4
"""Words in quotation marks that are somebody's own, at least; fewer are a name or a phrase that is only set apart."""


def read(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read the verb at tokens ``first`` up to ``last`` where words in quotation marks follow; None where none do."""
    lower = s.lower
    if '"' not in s.vocabulary or first == 0 or lower[first - 1] in PASSIVE:
        return None
    beside = lower[first].endswith("ing")
    # "The film, called "47 Days in the Town"", was shown
    if lower[first - 1] == "," and "," not in lower[: first - 1] and not beside:
        return None
    quoted = _quoted(lower, last)
    found = (_subject(s, first) if beside else speakers.before(s, first)) if quoted else None
    if found is None or subjects.is_nobody(s, found[0]) or not subjects.can_find(s, found[0], cue):
        return None
    frame = Frame(found[0], (first, last), cue, found[1])
    frame.content += quoted
    return frame


def _subject(s: Sentence, i: int) -> tuple[tuple[int, int], int, bool] | None:
    """The subject of the sentence, for a participle: "The mayor left early, calling the raid "a crime against 12 men"."."""
    if s.lower[i - 1] != ",":
        return None
    named = phrases.opening_name(s) or speakers.of_sentence(s, i) or joined.named_subject(s, i)
    return (named, named[0], False) if named is not None else None


def _quoted(lower: list[str], start: int) -> list[tuple[int, int]]:
    """The stretches in quotation marks behind a token that are long enough to be somebody's words."""
    marks = [k for k in range(start, len(lower)) if lower[k] == '"']
    if len(marks) % 2:
        marks.append(len(lower))
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return [(a, min(b + 1, len(lower))) for a, b in pairs if b - a > _LEAST_QUOTED]
