"""Reads the words between two names, where they say what the first one is or where it lies."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import is_sort
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY

_RELATIVE: Final = frozenset(
    {",", "which", "that", "is", "was", "lies", "lying", "located", "situated", "just", "close", "to"}
)
"""Words between a place and the "near" or "north of" that says where it lies."""


def plain(gap: list[str]) -> list[str]:
    """The words between two names without those of a clause that says where the first lies ("X, which is near Y")."""
    k = _apposed(gap)
    if k:
        return [",", "near" if gap[k] not in {"in", "of"} else gap[k], *gap[k + 1 :]]
    while k < len(gap) and gap[k] in _RELATIVE:
        k += 1
    if k < 2 or k >= len(gap) or gap[k] not in {"near", "in", "the", "north", "south", "east", "west"}:
        return gap
    return [",", *gap[k:]]


_LIE: Final = frozenset({
    "from", "in", "near", "of", "on", "outside", "within", "inside", "close", "north", "south", "east", "west", "some", "about",
})  # fmt: skip
_NOUN_WITHIN: Final = 6
"""Tokens behind the article within which the noun that says what a place is must stand."""


def _apposed(gap: list[str]) -> int:
    """How much of the words between two names says what the first one is ("Masteri, a town in Darfur"); 0 for nothing."""
    if len(gap) < SHORTEST or gap[0] not in {",", "("} or gap[1] not in {"a", "an", "the", "one"}:
        return 0
    for k in range(2, min(_NOUN_WITHIN, len(gap) - 1)):
        word = gap[k]
        if is_sort(word) and not is_sort(gap[k + 1]):  # "a market town"
            if gap[k + 1] not in _LIE and not gap[k + 1].isdigit():
                return 0
            last = max((i for i in range(k + 1, len(gap)) if gap[i] in _LIE), default=k + 1)
            return last if _ENDS.isdisjoint(gap[k:last]) else k + 1  # "a strip of sand near"
        if word in {",", "who", "and", "said"}:
            return 0
    return 0


_ENDS: Final = frozenset({",", "who", "that", "which", "and", "was", "were", "said", "when"})
SHORTEST: Final = 4


def is_bare_owner(word: str) -> bool:
    """Whether a word is a country's that has lost its apostrophe."""
    return (
        word.endswith("s")
        and not gazetteer.find(word)
        and any(entry.kind == COUNTRY and not entry.demonym for entry in gazetteer.find(word[:-1]))
    )


def tells_other(old: Named, new: Named, gap: list[str]) -> bool:
    """Whether the first of two names only leads to the second, which does not lie in it.

    "On the Danube in Budapest", "in Kinshasa's twin city of Brazzaville".
    """
    if gap[0] in _TOWNWARD:
        return _is_on(old, new)
    return gap[0] in OWNS and not sign("twin").isdisjoint(gap[1:2])


def _is_on(land: Named, town: Named) -> bool:
    """Whether a town is named behind water or a mountain that it lies on, and which is wider."""
    if (
        not gazetteer.is_landform(land.entry)
        or land.entry is None
        or not (land.part in HOLDING and town.part in HOLDING)
    ):
        return False
    return town.kind == gazetteer.TOWN and (town.entry is None or land.entry.country in {-1, town.entry.country})


_TOWNWARD: Final = frozenset({"in", "at", "near"})
OWNS: Final = frozenset({"'s", "'"})
