"""Finds where a sentence turns to what had happened before, which it only sets beside what it tells."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.words import HAPPENED, HARDEST, SUPERLATIVES
from numclaims.reading import Sentence


def compared(sentence: Sentence) -> int:
    """The token from which on a sentence sets beside what it tells what had happened before; behind its end where it does not."""
    lower = sentence.lower
    if lower[0] in _LESSER and not _GATHERINGS.isdisjoint(lower[1:_FIRST]):
        return -1  # "Smaller rallies were held in Kano": the story goes on in the town of the great one
    if (
        "followed" in sentence.vocabulary
        and lower[lower.index("followed") + 1 : lower.index("followed") + 2] == ["by"]
        and not HARDEST.isdisjoint(lower[: lower.index("followed")])
    ):
        return -1  # "Nagaon is the worst-hit district, followed by Cachar": what is told next is of the whole again
    if "since" in sentence.vocabulary or not COMES.isdisjoint(sentence.vocabulary):
        for k, word in enumerate(lower):
            if word == "since" and not SUPERLATIVES.isdisjoint(lower[:k]):
                return k
            if word in _RELATIVE and _has_gone_on(lower, k):
                return k  # "the group, which has killed 2,000 people in Kenya since 2012"
            if word in COMES and not HAPPENED.isdisjoint(lower[:k]):
                behind = lower[k + 1 : k + _SOON]
                if "after" in behind and not any(w in {",", "from", "to", "into", "under"} for w in behind):
                    return k  # "The unrest comes after 30 inmates died in Hama"
    return len(lower)


def _has_gone_on(lower: list[str], at: int) -> bool:
    """Whether a relative clause tells what somebody has done for long."""
    return (
        lower[at + 1 : at + 2] != []
        and lower[at + 1] in _HAS
        and at > 0
        and lower[at - 1] == ","
        and "since" in lower[at : at + _CLAUSE]
    )


_RELATIVE: Final = frozenset({"which", "who"})
_HAS: Final = frozenset({"has", "have", "had"})
_CLAUSE: Final = 16
"""Tokens of such a clause, at most."""
_LESSER: Final = frozenset({"smaller", "similar", "other", "separate", "further", "lesser"})
_GATHERINGS: Final = HAPPENED | {
    "rallies", "protests", "demonstrations", "marches", "vigils", "gatherings", "incidents", "fires", "searches", "arrests",
    "strikes",
}  # fmt: skip
_FIRST: Final = 4
"""Tokens in which a sentence begins with what it tells of besides."""
COMES: Final = frozenset({"comes", "came", "coming"})
_SOON: Final = 6
"""Tokens behind "comes" within which "after" stands."""
