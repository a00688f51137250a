"""The lexicon of stock and flow, read once: phrases by role."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.lexicons.loader import entries
from numclaims.lexicons.phrases import PhraseTable

StockRole = Literal["before", "after", "either", "modal", "plan", "capacity", "rate", "toll", "event", "wide"]


RATE: Final = 1
CAPACITY: Final = 2
AHEAD: Final = 4
ADDED: Final = 8
TOLL: Final = 16
EVENT: Final = 32
WIDE: Final = 64
BITS: Final = {
    "rate": RATE, "capacity": CAPACITY, "modal": AHEAD, "plan": AHEAD, "before": ADDED, "after": ADDED, "either": ADDED,
    "toll": TOLL, "event": EVENT, "wide": WIDE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StockEntry:
    """Phrases of one role; what each role means stands at the top of ``en/stockflow.toml``.

    Attributes:
        name: Its name; the rule is ``stockflow:<name>``.
        role: What its phrases say of a number.
        phrases: The phrases in lower case.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
    """

    name: str
    role: StockRole
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class StockWords:
    """The phrases by role; each stands for the rule it fires. ``firsts`` tells which roles a sentence can have at all.

    Attributes:
        firsts: First words of all phrases, and the bits of the roles that they may open.
        planned: Last words of the plans.
        widely: First words of the phrases for many places.
    """

    __slots__ = (
        "after", "before", "capacity", "event", "firsts", "modal", "plan", "planned", "rate", "toll", "wide", "widely",
    )  # fmt: skip

    def __init__(self, rows: tuple[StockEntry, ...]) -> None:
        pairs: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            pairs.setdefault(row.role, []).extend((phrase, f"stockflow:{row.name}") for phrase in row.phrases)
        self.firsts: dict[str, int] = {"every": RATE, "each": RATE, "must": AHEAD}
        for role, phrases in pairs.items():
            for phrase, _ in phrases:
                word = phrase.split()[0]
                self.firsts[word] = self.firsts.get(word, 0) | BITS[role]
        for word in ("total", "number", "figure", "count"):
            self.firsts[word] = self.firsts.get(word, 0) | TOLL
        either = pairs.get("either", [])
        self.before = PhraseTable(pairs.get("before", []) + either)
        self.after = PhraseTable(pairs.get("after", []) + either)
        self.plan = PhraseTable(pairs.get("plan", ()))
        self.planned = frozenset(phrase.split()[-1] for phrase, _ in pairs.get("plan", ()))
        self.widely = frozenset(phrase.split()[0] for phrase, _ in pairs.get("wide", ()))
        self.capacity = PhraseTable(pairs.get("capacity", ()))
        self.rate = PhraseTable(pairs.get("rate", ()))
        self.wide = PhraseTable(pairs.get("wide", ()))
        self.modal = dict(pairs.get("modal", ()))
        self.toll = dict(pairs.get("toll", ()))
        self.event = dict(pairs.get("event", ()))

    def roles(self, vocabulary: frozenset[str]) -> int:
        """The bits of all roles that the words of a sentence may open."""
        mask = 0
        for word in self.firsts.keys() & vocabulary:  # in any order
            mask |= self.firsts[word]
        return mask


@functools.cache
def stock_words() -> StockWords:
    """The words of ``en/stockflow.toml``."""
    return StockWords(entries("en/stockflow.toml", "stockflow", StockEntry))
