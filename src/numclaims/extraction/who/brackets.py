"""Reads the source that a sentence names in brackets at its end: "12 deaths (UNICEF).", "12 deaths (source: health ministry)"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import behind
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import Frame, counts_something
from numclaims.extraction.who.vocabulary import PREPOSITIONS, Span
from numclaims.reading import Sentence

_BRACKETED: Final = Cue(name="bracketed", phrases=(), form="according", examples=(), counterexamples=())
_ENDS: Final = (")", ").", "]", "].")
_CLOSING: Final = {")": "(", "]": "["}
_LABELS: Final = word_set("source sources via per")
_PARTS: Final = frozenset({",", ";", "/", ":"})
"""Marks behind the name of a body in brackets: the day, or another body."""
_LONGEST: Final = 12
"""Words within the brackets, at most."""
_BODIES: Final = frozenset(
    {"government", "police", "military", "ngo", "un", "media", "state_media", "document", "official"}
)


def read(s: Sentence) -> Frame | None:
    """Read the source in the brackets that end a sentence; None where they hold anything else."""
    if not s.text.endswith(_ENDS):
        return None
    lower = s.lower
    close = len(lower) - 1
    if close > 0 and lower[close] in {".", ";"}:
        close -= 1
    opening = _CLOSING.get(lower[close])
    first = next((k for k in range(close - 1, max(0, close - _LONGEST), -1) if lower[k] == opening), 0)
    if opening is None or first < 2 or first + 1 == close:
        return None
    begin = first + 1
    labelled = lower[begin] in _LABELS
    if labelled:
        begin += 1 + (lower[begin + 1] == ":")
    end = next((k for k in range(begin, close) if lower[k] in _PARTS or (k > begin and s.words[k][0].isdigit())), close)
    span = behind.after(s, begin) if begin < end else None
    if span is None or span[1] > end or counts_something(s, span):
        return None
    if not labelled and not _is_body(s, span, first):
        return None
    if not counts_something(s, (0, first)):
        return None
    frame = Frame(span, (first, begin), _BRACKETED, first)
    frame.content.append((0, first))
    return frame


def _is_body(s: Sentence, span: Span, bracket: int) -> bool:
    """Whether brackets name a body of a known sort, and not the letters of what stands before them: "the Navy (RSN)"."""
    sort = source_of(s.lower, *span)
    named = s.words[bracket - 1][:1].isupper() and s.lower[bracket - 1] not in PREPOSITIONS
    capital = s.words[span[0] + (s.lower[span[0]] == "the" and span[1] - span[0] > 1)][:1].isupper()
    return sort is not None and sort.type in _BODIES and capital and not named
