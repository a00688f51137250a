"""The words of numbers and their grammar: "two hundred and sixteen", "three million five hundred thousand", "a thousand".

The words come from ``lexicons/en/numerals.toml``. A role says what a word may do:

======== =============================================================================================================
one      counts from zero to nineteen by itself
ten      may take a one behind it ("twenty-five", "fifty two")
scale    multiplies what stands before it; by itself it is one of its kind ("a thousand", "the million")
short    multiplies digits before it ("2.7m", "3 bn")
dozen    like a scale, but nothing is added behind it
vague    a number that commits to an interval only ("dozens", "tens of thousands")
fraction a part ("two thirds", "half a million")
fold     a factor in one word ("tenfold")
======== =============================================================================================================
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons.loader import entries

HYPHENS: Final = frozenset({"-", "\u2010", "\u2011"})
FOLDS: Final = frozenset({"fold", "folds"})
_ENDLESS: Final = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralEntry:
    """One group of number words.

    Attributes:
        name: Its name; the rule is ``numeral:<name>``.
        role: What these words may do, see the module.
        phrases: The words, in lower case.
        values: What each is worth, in the same order.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
    """

    name: str
    role: str
    phrases: tuple[str, ...]
    values: tuple[float, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class NumberWords:
    """The words by role, each with its value; made once a process.

    Attributes:
        role: Word to role.
        rule: Word to the rule that it fires.
        ones, tens, scales, short, vague, fractions: Word to value.
    """

    __slots__ = ("fractions", "ones", "role", "rule", "scales", "short", "tens", "vague", "value")

    def __init__(self, read: tuple[NumeralEntry, ...]) -> None:
        self.role: dict[str, str] = {}
        self.rule: dict[str, str] = {}
        self.value: dict[str, float] = {}
        for entry in read:
            for word, value in zip(entry.phrases, entry.values, strict=True):
                self.role[word] = entry.role
                self.rule[word] = f"numeral:{entry.name}"
                self.value[word] = float(value)
        self.ones = self._of("one")
        self.tens = self._of("ten")
        self.scales = self._of("scale")
        self.short = self._of("short")
        self.vague = self._of("vague")
        self.fractions = self._of("fraction")

    def _of(self, role: str) -> dict[str, float]:
        return {word: self.value[word] for word, its in self.role.items() if its == role}


@functools.cache
def number_words() -> NumberWords:
    """The lexicon, read at the first call."""
    return NumberWords(entries("en/numerals.toml", "numeral", NumeralEntry))


def tidy(value: float) -> float:
    """A product without the noise of binary fractions: 1.15 * 100 is 115, not 114.99999999999999."""
    return float(f"{value:.15g}")


def cardinal(lower: list[str], i: int, lead: float | None = None) -> tuple[float, int, float] | None:
    """Read a cardinal number in words from token ``i`` on.

    Args:
        lower: Tokens in lower case.
        i: Where it begins; with ``lead``, where its first scale word stands.
        lead: A factor already read ("a" in "a hundred and ten", 3.5 in "3.5 million").

    Returns:
        Its value, the index behind its last token, and the last scale in it (1 for none); None where no number begins.
    """
    words = number_words()
    n = len(lower)
    total, last, j, least = 0.0, _ENDLESS, i, 1.0
    while j < n:
        k = j + 1 if total and lower[j] == "and" else j
        if total or lead is None:
            group, k2 = _below_thousand(lower, k, n, words)
            if k2 == k or (k > j and _fraction_follows(lower, k2, n, words)):
                break
        else:
            group, k2 = _hundreds(lower, k, n, words, lead)
        scale, k3 = scale_at(lower, k2, n, words)
        if scale >= last or (k3 == k2 and k2 == i):
            break
        total += group * scale
        j = k3
        least = last = scale
        if scale == 1.0:
            if k3 > k and lower[k3 - 1] == "hundred":
                least = 100.0
            break
    return (total, j, least) if j > i else None


def _fraction_follows(lower: list[str], j: int, n: int, words: NumberWords) -> bool:
    """Whether the number before ``j`` is a numerator: "two million and three fifths"."""
    k = j + 1 if j < n and lower[j] in HYPHENS else j
    return k < n and lower[k] in words.fractions


def _below_hundred(lower: list[str], i: int, n: int, words: NumberWords) -> tuple[float, int]:
    if i >= n:
        return 0.0, i
    ten = words.tens.get(lower[i])
    if ten is None:
        one = words.ones.get(lower[i])
        return (0.0, i) if one is None else (one, i + 1)
    j = i + 1
    joined = j < n and lower[j] in HYPHENS
    if joined:
        j += 1
    if j < n:
        one = words.ones.get(lower[j], 0.0)
        if 0.0 < one < 10.0 and (joined or not _opens_compound(lower, j + 1, n, words)):
            return ten + one, j + 1
    return ten, i + 1


def _opens_compound(lower: list[str], j: int, n: int, words: NumberWords) -> bool:
    """Whether the number word before ``j`` begins an adjective of its own: "twenty two-year-olds"."""
    return j + 1 < n and lower[j] in HYPHENS and lower[j + 1] not in words.role


def _below_thousand(lower: list[str], i: int, n: int, words: NumberWords) -> tuple[float, int]:
    value, j = _below_hundred(lower, i, n, words)
    return (value, j) if j == i else _hundreds(lower, j, n, words, value)


def _hundreds(lower: list[str], j: int, n: int, words: NumberWords, lead: float) -> tuple[float, int]:
    """``lead`` hundred and what follows it below a hundred; ``lead`` alone where no "hundred" stands at ``j``."""
    k = j + 1 if j < n and lower[j] in HYPHENS else j
    if k >= n or lower[k] != "hundred":
        return lead, j
    value, j = lead * 100.0, k + 1
    k = j + 1 if j < n and (lower[j] == "and" or lower[j] in HYPHENS) else j
    rest, k2 = _below_hundred(lower, k, n, words)
    if k2 > k and rest > 0.0 and not (k2 == k + 1 and _opens_compound(lower, k2, n, words)):
        return value + rest, k2
    return value, j


def scale_at(lower: list[str], j: int, n: int, words: NumberWords) -> tuple[float, int]:
    """The product of the scale words from ``j`` on ("thousand", "lakh crore")."""
    factor = 1.0
    while j < n:
        k = j + 1 if lower[j] in HYPHENS else j
        if k >= n:
            break
        word = lower[k]
        step = words.scales.get(word)
        if step is None and k == j and word in PLURAL_SCALES:
            step = words.scales[word[:-1]]
        if step is None or (word == "hundred" and factor > 1.0):
            break
        factor *= step
        j = k + 1
    return factor, j


PLURAL_SCALES: Final = frozenset({"hundreds", "thousands", "millions", "billions", "trillions"})
