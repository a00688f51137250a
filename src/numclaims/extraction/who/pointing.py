"""Reads sentences that tell who said what stood before: "This was contained in a statement by Inspector Moor"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import behind
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import PASSIVE, Frame
from numclaims.reading import Sentence

POINTED: Final = Cue(name="pointed", phrases=(), form="according", examples=(), counterexamples=())
_TOLD: Final = word_set("disclosed contained revealed announced stated confirmed said known reported")
_ACCOUNTS: Final = word_set("account version figure figures toll number estimate information picture")
_OPENING: Final = 6
"""Words within which the verb of such a sentence stands."""
_LONGEST: Final = 16
"""Words from the verb to the "by" before whoever told it, at most."""


def read(s: Sentence) -> Frame | None:
    """Read "This was disclosed by …", "This is contained in a statement signed by …"; None for any other sentence."""
    lower = s.lower
    if lower[0] not in {"this", "it", "that"} or lower[1:2] == [] or lower[1] not in PASSIVE | {"has"}:
        return None
    verb = next((k for k in range(2, min(_OPENING, len(lower))) if lower[k] in _TOLD), -1)
    if verb < 0 and "given" in lower and not _ACCOUNTS.isdisjoint(lower[2:_OPENING]):
        verb = lower.index("given")  # "That was the account given on Monday by Ana Moor."
    if verb < 0 or "that" in lower[verb + 1 : verb + 3]:
        return None
    by = next((k for k in range(verb + 1, min(verb + _LONGEST, len(lower) - 1)) if lower[k] == "by"), -1)
    span = behind.after(s, by + 1) if by > 0 else None
    if span is None or not (s.words[span[1] - 1][:1].isupper() or source_of(lower, *span) is not None):
        return None
    frame = Frame(span, (verb, verb + 1), POINTED, 0)
    frame.content.append((len(lower), len(lower)))
    return frame
