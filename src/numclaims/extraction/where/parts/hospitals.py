"""Tells a hospital to which the hurt were brought, from wherever that was, from one at which something happened."""

from __future__ import annotations

import itertools
from typing import Final

from numclaims.extraction.where.words import EVENT

CARE: Final = frozenset({"hospital", "hospitals", "clinic", "clinics", "morgue"})
_BROUGHT: Final = frozenset({
    "taken", "brought", "shifted", "rushed", "moved", "transferred", "airlifted", "sent", "evacuated", "carried", "ferried",
    "admitted", "flown",
})  # fmt: skip
_BEING: Final = frozenset({"were", "was", "been", "being", "are", "and"})
_STRUCK: Final = EVENT | {"exploded", "blew", "hit", "struck", "shelled", "attacked", "stormed", "bombed", "killing"}
_BEFORE: Final = 9
"""Tokens before a place in which stands that somebody was brought there."""
_BEHIND: Final = 4
"""Tokens from a place to the hospital that bears its name, at most."""


def is_ward(lower: list[str], first: int, last: int) -> bool:
    """Whether a name is told as that of a hospital to which somebody was brought: "rushed to the base hospital in Kandy".

    Args:
        lower: The tokens of the sentence.
        first: The first token of the name.
        last: The token behind it.
    """
    inside = first > 2 and lower[first - 1] in {"in", "at"} and lower[first - 2] in CARE
    named = lower[last : last + 1] != [","] and not CARE.isdisjoint(
        lower[last : last + _BEHIND]
    )  # "Magura Sadar Hospital"
    return (inside or named) and not _BROUGHT.isdisjoint(lower[max(0, first - _BEFORE) : first])


def is_struck(lower: list[str], first: int, last: int) -> bool:
    """Whether something happened at a hospital: "a bomb exploded at the gates of Jalaa Hospital"."""
    return not _STRUCK.isdisjoint(lower[max(0, first - _BEFORE) : last + 2])


def is_brought_to(lower: list[str], first: int, last: int, *, hospital: bool, goal: bool) -> bool:
    """Whether a place is only where the hurt were brought.

    Args:
        lower: The tokens of the sentence.
        first: The first token of the place.
        last: The token behind it.
        hospital: Whether it is a hospital by its name.
        goal: Whether the sentence says that somebody or something came to it.
    """
    before = lower[max(0, first - _BEFORE + 1) : first]
    if _BROUGHT.isdisjoint(before):
        return False
    if goal and any(w in _BROUGHT and b in _BEING for b, w in itertools.pairwise(before)):
        return True  # "four were flown to Dehradun", and not "rains that the storm brought to Luzon"
    return hospital or not CARE.isdisjoint(before) or not CARE.isdisjoint(lower[last : last + _BEHIND])
