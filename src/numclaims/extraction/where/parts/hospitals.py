"""Tells a hospital to which the hurt were brought, from wherever that was, from one at which something happened."""

from __future__ import annotations

import itertools
from typing import Final

from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import EVENT, passed
from numclaims.reading import Sentence

_BEING: Final = frozenset({"were", "was", "been", "being", "are", "and"})
_BEFORE: Final = 9
"""Tokens before a place in which stands that somebody was brought there."""
_BEHIND: Final = 4
"""Tokens from a place to the hospital that bears its name, at most."""


_DIED: Final = frozenset({"died", "succumbed", "dying", "succumbing"})
_WOUNDS: Final = frozenset({"wounds", "injuries", "burns"})


def is_ward(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is told as that of a hospital to which somebody was brought: "rushed to the base hospital in Kandy".

    Args:
        sentence: The sentence of the name.
        first: The first token of the name.
        last: The token behind it.
    """
    care, brought = sign("care"), sign("brought")
    if brought.isdisjoint(sentence.vocabulary):
        return False
    lower = sentence.lower
    while first > 2 and passed(lower[first - 1]) and lower[first - 1] not in {"in", "at"}:
        first -= 1  # "at a hospital in nearby Kandy"
    inside = first > 2 and lower[first - 1] in {"in", "at"} and lower[first - 2] in care
    named = lower[last : last + 1] != [","] and not care.isdisjoint(
        lower[last : last + _BEHIND]
    )  # "Magura Sadar Hospital"
    return (inside or named) and not brought.isdisjoint(lower[max(0, first - _BEFORE) : first])


def is_struck(lower: list[str], first: int, last: int) -> bool:
    """Whether something happened at a hospital: "a bomb exploded at the gates of Jalaa Hospital"."""
    beside = lower[max(0, first - _BEFORE) : last + 2]
    return not EVENT.isdisjoint(beside) or not sign("struck").isdisjoint(beside)


def is_brought_to(lower: list[str], first: int, last: int, *, hospital: bool, goal: bool) -> bool:
    """Whether a place is only where the hurt were brought.

    Args:
        lower: The tokens of the sentence.
        first: The first token of the place.
        last: The token behind it.
        hospital: Whether it is a hospital by its name.
        goal: Whether the sentence says that somebody or something came to it.
    """
    care, brought = sign("care"), sign("brought")
    before = lower[max(0, first - _BEFORE + 1) : first]
    if not _DIED.isdisjoint(before) and not _WOUNDS.isdisjoint(before):
        return not care.isdisjoint(before)  # "died of their wounds at a hospital in Kandy"
    if brought.isdisjoint(before):
        return False
    if goal and any(w in brought and b in _BEING for b, w in itertools.pairwise(before)):
        return True  # "four were flown to Dehradun", and not "rains that the storm brought to Luzon"
    return hospital or not care.isdisjoint(before) or not care.isdisjoint(lower[last : last + _BEHIND])
