"""Knows what a toll comes to where another count stands between: "the death toll in the two-car crash rose to 12"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import nouns
from numclaims.reading import Mention, Sentence

_ABOUT: Final = frozenset({"in", "from", "of", "after", "by", "on", "at", "for", "following"})
"""Words that put a number into what a toll is of, so that it is not what the toll came to."""
_PARTS: Final = frozenset({",", ";", ":", "and", "but", "while"})
_REACH: Final = 10
"""Tokens between a toll and the number of what it is of, at most."""

_HIGHER: Final = word_set("higher lower much far even slightly well somewhat considerably ,")
_PUT: Final = word_set("put puts putting set sets placed estimated estimates estimate")
_FIGURES: Final = word_set("it that them this figure number total count tally toll")


def is_toll(sentence: Sentence, m: Mention, other: Mention) -> bool:
    """Whether a bare number is what a toll came to, and no more of what the number before it counts.

    Args:
        sentence: The sentence.
        m: The bare number, behind "to", "from" or "at".
        other: The number before it, whose unit it would take.
    """
    lower = sentence.lower
    if other.sentence is not sentence or other.unit == "person":
        return False
    if not _PARTS.isdisjoint(lower[other.last : m.qualifier_first]):
        return False
    told = False
    for k in range(other.qualifier_first - 1, max(-1, other.qualifier_first - _REACH), -1):
        if lower[k] in _PARTS:
            return False
        if told and lower[k] in nouns.tolls():
            return True
        told = told or lower[k] in _ABOUT
    return False


def put_at(lower: list[str], at: int) -> bool:
    """Whether a figure told before is put at another number: "put it at 40", "puts that number far higher, at 40".

    Args:
        lower: The words of the sentence.
        at: The token of "at".
    """
    k = at - 1
    while k > 0 and lower[k] in _HIGHER:
        k -= 1
    if k < 1 or lower[k] not in _FIGURES:
        return False
    return not _PUT.isdisjoint(lower[max(0, k - 2) : k])
