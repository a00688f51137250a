"""Tells where a story only speaks by the way of what was elsewhere or before, so that what follows is not there."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import HAPPENED, SUPERLATIVES
from numclaims.reading import Sentence


def is_aside(places: Places, index: int, name: Named) -> bool:
    """Whether a place of a sentence is only told for comparison: Galle, in "a raid in Kandy, the worst since one in Galle".

    Args:
        places: The places of the document.
        index: The sentence.
        name: A place that was named or chosen there.
    """
    sentence = sentence_at(places.reading, index)
    if sentence is None or not sentence.start <= name.start < sentence.end:
        return False  # chosen for it from elsewhere
    return name.first > _compared(sentence)


def _compared(sentence: Sentence) -> int:
    """The token from which on a sentence sets beside what it tells what had happened before; behind its end where it does not."""
    lower = sentence.lower
    if lower[0] in _LESSER and not _GATHERINGS.isdisjoint(lower[1:_FIRST]):
        return -1  # "Smaller rallies were held in Kano": the story goes on in the town of the great one
    if "since" in sentence.vocabulary or not _COMES.isdisjoint(sentence.vocabulary):
        for k, word in enumerate(lower):
            if word == "since" and not SUPERLATIVES.isdisjoint(lower[:k]):
                return k
            if word in _RELATIVE and _has_gone_on(lower, k):
                return k  # "the group, which has killed 2,000 people in Kenya since 2012"
            if word in _COMES and not HAPPENED.isdisjoint(lower[:k]):
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
_COMES: Final = frozenset({"comes", "came", "coming"})
_SOON: Final = 6
"""Tokens behind "comes" within which "after" stands."""
