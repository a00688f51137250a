"""The lexicon of time words, read once and turned round: from a word to what it is worth."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.lexicons.loader import entries

TimeRole = Literal[
    "weekday",
    "month",
    "day",
    "night",
    "unit",
    "count",
    "since",
    "season",
    "feast",
    "open",
    "ordinal",
    "share",
    "third",
    "rank",
]

HOUR: Final = 0
DAY: Final = 1
WEEKEND: Final = 2
NIGHT: Final = 3
WEEK: Final = 7
MONTH: Final = 30
QUARTER: Final = 91
YEAR: Final = 365
"""Values of the role ``unit``: about the days in one of them, but for weekend and night, which are names."""


_WITHIN_OTHERS: Final = frozenset({"count", "ordinal", "share", "third", "rank"})
"""Roles of words that date nothing by themselves."""
_THIRDS: Final = ("early", "mid", "late")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextEntry:
    """Words around a time; what they tell of it stands in ``what``.

    Attributes:
        name: Its name, by which the rules ask for it.
        what: What the words tell.
        words: Each in lower case.
        examples: Texts in which they tell it.
        counterexamples: Texts in which nothing does.
    """

    name: str
    what: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def context(name: str) -> frozenset[str]:
    """The words of one entry of the table ``context`` of ``en/times.toml``.

    Args:
        name: Its name.
    """
    return next(frozenset(row.words) for row in entries("en/times.toml", "context", ContextEntry) if row.name == name)


@functools.cache
def words_of_events() -> frozenset[str]:
    """Nouns of what happens once: "the blast", "the quake"."""
    return context("happening") | context("naming")


@functools.cache
def words_of_deeds() -> frozenset[str]:
    """Nouns of what happened, one or many: "the 1931 blaze", "the riots of 1931"."""
    return words_of_events() | context("course") | context("deed")


@functools.cache
def time_words() -> dict[str, TimeWord]:
    """All words that may open or carry a time expression; those within others are in :func:`counts` and the like."""
    found: dict[str, TimeWord] = {}
    for entry in entries("en/times.toml", "time", TimeEntry):
        if entry.role in _WITHIN_OTHERS:
            continue
        for word, value in entry.words.items():
            made = found[word] = TimeWord(entry.role, value, f"time:{entry.name}", capital=entry.capital)
            if entry.role == "month":
                found[f"mid-{word}"] = made
    return found


@functools.cache
def counts() -> dict[str, int]:
    """Words that tell how many units ("a few days ago")."""
    return _of_role("count")


@functools.cache
def ordinals() -> dict[str, int]:
    """Words that tell which part of a year ("the first half of"); -1 is the last."""
    return _of_role("ordinal")


@functools.cache
def ranks() -> dict[str, int]:
    """Words that tell which anniversary it is."""
    return _of_role("rank")


@functools.cache
def shares() -> dict[str, int]:
    """Parts of a year by their months: a half is 6."""
    return _of_role("share")


@functools.cache
def seasons() -> dict[str, int]:
    """Seasons by their months: 100 times the first, and the last, which is above 12 in the next year."""
    return _of_role("season")


@functools.cache
def units() -> dict[str, int]:
    """Units of time by their days."""
    return _of_role("unit")


@functools.cache
def thirds() -> dict[str, str]:
    """Words for an early, mid or late part of a year or month."""
    return {word: _THIRDS[value - 1] for word, value in _of_role("third").items()}


def _of_role(role: TimeRole) -> dict[str, int]:
    return {
        word: value
        for entry in entries("en/times.toml", "time", TimeEntry)
        if entry.role == role
        for word, value in entry.words.items()
    }
