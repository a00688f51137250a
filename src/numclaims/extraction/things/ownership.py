"""Finds what people own where that is counted, and not they: "14 children's hospitals", "20 farmers' huts"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.things import nouns
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.victims import BODIES
from numclaims.reading import Sentence

_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})
_APOSTROPHES: Final = frozenset({"'", "\u2019"})
_OPENING: Final = frozenset({"'", "`", "``", "\u2018"})
_THEMSELVES: Final = BODIES | {
    "deaths",
    "lives",
    "funerals",
    "coffins",
    "heads",
    "names",
    "families",
    "fates",
    "relatives",
}
"""What stands for the owners: "three villagers' bodies"."""
_KNOWN: Final = frozenset({"the", "these", "those", "all", "both"})
_REACH: Final = 3
"""Words from the apostrophe to the thing: "children's medical institutions"."""


def owned(sentence: Sentence, first: int, owner: int, numbers: frozenset[int]) -> int:
    """The thing that people own; the people themselves where none is told.

    Args:
        sentence: The sentence.
        first: Token behind the number.
        owner: Token of the people.
        numbers: Tokens of the sentence's quantities.
    """
    lower = sentence.lower
    if first > 1 and lower[first - 2] in _KNOWN:
        return owner  # "the two candidates' positions": those of two people
    if owner + 2 >= len(lower) or not nouns.is_person(lower[owner]):
        return owner
    mark = lower[owner + 1]
    closing = mark in _APOSTROPHES and sentence.glued(owner + 1) and _OPENING.isdisjoint(lower[:owner])
    if mark not in _POSSESSIVE and not closing:
        return owner
    thing = owner
    for k in range(owner + 2, min(owner + 2 + _REACH, len(lower))):
        if k in numbers or not lower[k][0].isalpha() or lower[k].endswith("ed"):
            break
        if is_plural(lower[k]):
            thing = k  # the last one: "workers' rights groups"
        elif thing > owner:
            break
    return owner if lower[thing] in _THEMSELVES else thing


def lettered(sentence: Sentence, k: int) -> bool:
    """Whether the letters of a name stand in brackets before the noun: "five People's Army (PA) rebels"."""
    lower = sentence.lower
    if lower[k : k + 1] != ["("] or lower[k + 2 : k + 3] != [")"] or k + 3 >= len(lower):
        return False
    return sentence.words[k + 1].isupper() and (lower[k + 3] in nouns.invariants() or is_plural(lower[k + 3]))
