"""Tells a place that is only named as one of several of which a figure was told together."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING
from numclaims.extraction.where.words import (
    HEADS,
    passed,
)
from numclaims.reading import Sentence

AMONG: Final = frozenset({"including", "such"})
"""One of these stands before a name that is one of several."""


def is_among(lower: list[str], first: int) -> bool:
    """Whether a name is one of several places that were counted together ("in towns and cities, including Damascus")."""
    k = first - 1
    while k > 0 and (lower[k] in HEADS or lower[k] in HOLDING or passed(lower[k])):
        k -= 1
    word = lower[k]
    if word != "including" and not (word == "as" and k and lower[k - 1] == "such"):
        return False
    return any(w in _SORTS for w in lower[max(0, k - 6) : k])


_SORTS: Final = frozenset(
    {
        "towns", "cities", "provinces", "regions", "places", "areas", "villages", "districts", "countries", "counties", "states",
        "islands", "departments", "municipalities", "communities", "governorates",
    }
)  # fmt: skip
"""Sorts of places, of which an "including" names a few."""


def lists_districts(lower: list[str], first: int) -> bool:
    """Whether a name begins the list of all the districts that something is told of: "in nine districts - Araria, Supaul"."""
    if first < _LIST or lower[first - 1] not in _OPENS or lower[first - 2] not in _SORTS:
        return False
    return not _IN.isdisjoint(lower[max(0, first - _BEFORE_LIST) : first - 2])


_LIST: Final = 3
"""Tokens before the first name of such a list, at least."""
_BEFORE_LIST: Final = 7
_OPENS: Final = frozenset({"-", "\u2013", "\u2014", "--", ":"})
_IN: Final = frozenset({"in", "across", "throughout"})


def is_bracketed(lower: list[str], at: int, first: int) -> bool:
    """Whether a bracket opens behind the name before, and only small words stand in it so far ("Salma (known as ...")."""
    while at < first and lower[at] in HEADS:
        at += 1
    return at < first < at + 5 and lower[at] in {"(", "["} and not {")", "]"} & set(lower[at:first])


def is_partial(sentence: Sentence, j: int) -> bool:
    """Whether the words before a preposition give a part of what was counted ("with the highest number of deaths near Homs")."""
    lower = sentence.lower
    window = lower[max(0, j - _PART) : j]
    if _MOST.isdisjoint(window) and "included" not in window:
        return False
    stop = max((m.last for m in sentence.mentions if m.last <= j), default=0)
    for k in range(j - 1, max(stop, j - _PART) - 1, -1):
        word = lower[k]
        if word in {".", ";", ":", '"'}:
            return False
        if word in _MOST:
            behind = lower[k - 1] if k else ""
            if behind == "the" and k > 1:
                behind = lower[k - 2]
            return behind in _APART and (j - k < _THEM or behind == "with")
        if word == "included":
            return True
    return False


_PART: Final = 13
"""Tokens of "with the highest number of deaths in the Tal area," at most."""
_THEM: Final = 9
"""Tokens of "most of them in" at most, without a "with" in front."""
_APART: Final = frozenset({",", "with", "(", "-", "--", "\u2013", "\u2014"})
"""Behind these, "most of them" tells of a part of what was counted."""
_MOST: Final = frozenset({"most", "majority", "highest", "largest", "bulk", "heaviest", "worst", "many"})
