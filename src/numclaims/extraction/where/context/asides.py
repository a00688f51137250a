"""Tells the sentences in which a story only speaks by the way of what was elsewhere, so that what follows is not there."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.words import ASIDES, HAPPENED, SUPERLATIVES
from numclaims.reading import Sentence


def is_done_with(earlier: Sentence, *, beside: bool) -> bool:
    """Whether a sentence before is an aside: of something separate, or "The unrest comes after 30 inmates died in Hama"."""
    return (not beside and not ASIDES.isdisjoint(earlier.lower)) or _is_compared(earlier.lower)


def _is_compared(lower: list[str]) -> bool:
    """Whether a sentence only sets what a story tells beside what had happened elsewhere before."""
    if "since" not in lower and _COMES.isdisjoint(lower):
        return False
    for k, word in enumerate(lower):
        if word in _COMES and not HAPPENED.isdisjoint(lower[:k]):
            behind = lower[k + 1 : k + _SOON]
            if "after" in behind and not any(w in {",", "from", "to", "into", "under"} for w in behind):
                return True
        elif word == "since" and not SUPERLATIVES.isdisjoint(lower[:k]):
            return True
    return False


_COMES: Final = frozenset({"comes", "came", "coming"})
_SOON: Final = 6
"""Tokens behind "comes" within which "after" stands."""
