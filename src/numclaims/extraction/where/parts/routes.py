"""Tells where a bus, train or ship was going, or had come from, which is not where it came to grief."""

from __future__ import annotations

from typing import Final

VESSELS: Final = frozenset({
    "boat", "ferry", "ship", "vessel", "canoe", "dinghy", "bus", "minibus", "coach", "plane", "aircraft", "helicopter", "train",
    "flight", "jet", "airliner", "express", "tram",
})  # fmt: skip
"""What leaves a place, and so comes to grief elsewhere: "the ferry left the port of Zarbo"."""
_GOING: Final = VESSELS | {
    "travelling", "traveling", "travelled", "traveled", "going", "heading", "headed", "bound", "sailing", "flying", "route",
    "way", "journey", "trip",
}  # fmt: skip
_ROUTE: Final = 12
"""Tokens from what goes to the end of its route: "a train packed with pilgrims from Tal to"."""


def is_on_route(lower: list[str], first: int, last: int) -> bool:
    """Whether a name is where something goes or comes from: "their bus travelling from Tal to Kumi", "a train to Kumi".

    Args:
        lower: The words of the sentence, in small letters.
        first: The first token of the name.
        last: The token behind it.
    """
    start = max(0, first - _ROUTE)
    for k in range(first - 1, start - 1, -1):
        if lower[k] in _ENDS:
            start = k + 1
            break
    before = lower[start:first]
    if _GOING.isdisjoint(before):
        return False
    if before[-1] == "to":
        return "from" in before or before[-2:-1] == [] or not _GOING.isdisjoint(before[-_VERB:])
    return "from" in before and lower[last : last + 1] == ["to"]


_ENDS: Final = frozenset({",", ";", "and", "when", "after", "as", "that", "killed", "killing", "died"})
_VERB: Final = 4
"""Tokens of "travelling overnight to" at most."""
