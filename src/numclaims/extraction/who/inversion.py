"""Reads reports whose subject stands behind the verb: "12 died, said activists"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import speakers
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import Frame, behind_quote, clause_start, counts_something, quote_start
from numclaims.extraction.who.vocabulary import DASHES, PUNCTUATION, WEEKDAYS
from numclaims.reading import Sentence

_NO_INVERSION: Final = word_set("told put puts gave gives")
_NOT_BEHIND: Final = PUNCTUATION | word_set("that in on to it they he she there")
_BEHIND_INVERTED: Final = WEEKDAYS | word_set("on in who as by")


def read(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Reads "12 died, said activists": the subject behind the verb, the content before it."""
    lower = s.lower
    n = len(lower)
    if last >= n or cue.form == "accuse" or cue.seen or lower[last] in _NOT_BEHIND or lower[first] in _NO_INVERSION:
        return None
    if lower[first] in cue.nouns:
        return None
    span = speakers.after(s, last)
    if span is None or counts_something(s, (span[0] + 1, span[1])):
        return None
    end = span[1]
    if (
        end < n
        and lower[end] not in PUNCTUATION
        and lower[end] not in _BEHIND_INVERTED
        and not s.words[end][:1].isupper()
    ):
        return None
    quoted = behind_quote(s, first)
    if not quoted and source_of(lower, *span) is None and not s.words[end - 1][:1].isupper():
        return None
    if not quoted and lower[end : end + 2] == [",", "including"] and counts_something(s, span):
        return None  # "The union, a group of dockers, said three people, including Ali, were killed"
    frame = Frame(span, (first, last), cue, first)
    frame.quoted = quoted
    frame.content.append((quote_start(s, first) if quoted else clause_start(s, first), first))
    if not quoted and end < n and lower[end] in {",", ";"} | DASHES:
        frame.content.append((end, n))
    return frame
