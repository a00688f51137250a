"""The words of ``en/clues.toml``: by which the modules of this folder know a construction."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from numclaims.extraction.text.tokens import word_set
from numclaims.lexicons.loader import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueEntry:
    """Words of one clue; what the keys mean stands at the top of ``en/clues.toml``.

    Attributes:
        name: Its name, by which a module asks for it.
        words: The words, split by white space.
        shows: The rule that tells that it was used; "" for no measure, "none" for no number.
        examples: Texts in which it is used.
        counterexamples: Texts in which it is not.
    """

    name: str
    words: str
    shows: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def clue(name: str) -> frozenset[str]:
    """The words of a clue.

    Raises:
        KeyError: There is no clue of that name.
    """
    return _all()[name]


@functools.cache
def _all() -> dict[str, frozenset[str]]:
    return {entry.name: word_set(entry.words) for entry in entries("en/clues.toml", "clue", ClueEntry)}
