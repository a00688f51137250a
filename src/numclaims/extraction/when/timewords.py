"""The lexicon of time words, read once and turned round: from a word to what it is worth."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.lexicons.loader import entries

TimeRole = Literal["weekday", "month", "day", "night", "unit", "count", "since"]

HOUR: Final = 0
DAY: Final = 1
WEEKEND: Final = 2
NIGHT: Final = 3
WEEK: Final = 7
MONTH: Final = 30
QUARTER: Final = 91
YEAR: Final = 365
"""Values of the role ``unit``: about the days in one of them, but for weekend and night, which are names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """Time words of one role; what role and value mean stands at the top of ``en/times.toml``.

    Attributes:
        name: Its name; the rule is ``time:<name>``.
        role: How the words are read.
        words: Each word in lower case, and what it is worth.
        capital: Whether the word must be written with a capital letter.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
    """

    name: str
    role: TimeRole
    words: dict[str, int]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    capital: bool = False


class TimeWord:
    """One word: its role, its worth, whether it needs a capital letter, and the rule it fires."""

    __slots__ = ("capital", "role", "rule", "value")

    def __init__(self, role: TimeRole, value: int, rule: str, *, capital: bool) -> None:
        self.role: TimeRole = role
        self.value = value
        self.rule = rule
        self.capital = capital


@functools.cache
def time_words() -> dict[str, TimeWord]:
    """All words that may open or carry a time expression; counts are in :func:`counts`."""
    found: dict[str, TimeWord] = {}
    for entry in entries("en/times.toml", "time", TimeEntry):
        if entry.role == "count":
            continue
        for word, value in entry.words.items():
            made = found[word] = TimeWord(entry.role, value, f"time:{entry.name}", capital=entry.capital)
            if entry.role == "month":
                found[f"mid-{word}"] = made
    return found


@functools.cache
def counts() -> dict[str, int]:
    """Words that tell how many units ("a few days ago")."""
    return {
        word: value
        for entry in entries("en/times.toml", "time", TimeEntry)
        if entry.role == "count"
        for word, value in entry.words.items()
    }
