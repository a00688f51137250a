"""Words by which a sentence is read beyond its claim: those of ``lexicons/en/hints.toml``, as patterns, each made once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons.loader import entries

LEXICON: Final = "en/hints.toml"

_GAP: Final = r" (?:[\w'’-]+ ){0,2}?"
"""What " ... " within words stands for: a space, or up to two words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Words that tell one thing; see the head of the file."""

    name: str
    what: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of a hint, for who compares whole phrases with them.

    Args:
        name: Its name in the lexicon.
    """
    return frozenset(_hint(name).words)


@functools.cache
def alternatives(name: str) -> str:
    """The words of a hint as part of a regular expression, without the boundaries around them.

    Args:
        name: Its name in the lexicon.
    """
    return "|".join(
        _GAP.join(map(re.escape, word.removesuffix("*").split(" ... "))) + (r"\w*" if word.endswith("*") else "")
        for word in _hint(name).words
    )


def _hint(name: str) -> Hint:
    return next(row for row in entries(LEXICON, "hint", Hint) if row.name == name)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(name)})\b")


def told(name: str, words: str) -> bool:
    """Whether some words tell what a hint tells.

    Args:
        name: The hint.
        words: In lower case, with single spaces.
    """
    return _pattern(name).search(words) is not None


def place_of(name: str, words: str) -> re.Match[str] | None:
    """Where some words first tell what a hint tells; None where they do not."""
    return _pattern(name).search(words)
