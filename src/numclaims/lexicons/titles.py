"""Titles, ranks and offices that stand before a person's name: "Gen.", "Governor", "Sheikh"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons.loader import entries

ROLE_ENDINGS: Final = ("er", "or", "ist", "man", "woman", "ant", "ian")
"""Endings of words for those who do something, which no list of titles holds: "worker", "actor", "cyclist"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleEntry:
    """One sort of titles; see the head of ``en/titles.toml``.

    Attributes:
        name: Its name, by which a stage asks for it.
        words: The titles, split by white space; small letters, without a point.
        examples: Texts whose speaker bears one.
        counterexamples: Texts whose speaker bears none.
    """

    name: str
    words: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def titles(*sorts: str) -> frozenset[str]:
    """The titles of some sorts.

    Args:
        sorts: Names of entries of the lexicon; every sort, if none is given.

    Raises:
        KeyError: There is no sort of such a name.
    """
    known = {entry.name: entry.words.split() for entry in entries("en/titles.toml", "title", TitleEntry)}
    return frozenset(word for sort in sorts or known for word in known[sort])
