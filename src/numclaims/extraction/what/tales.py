"""Keeps apart what never happened: deaths in novels, films and games, and the words of sport that are also those of harm.

A tale is told in the present ("in the film a sniper kills 40 men"); what really happened, be it retold by a book or a film,
stands in the past ("the film tells of the siege in which 300 were killed").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_PLAYED: Final = frozenset(
    {"damaged", "destroyed", "affected", "attacks", "casualties", "weapons", "tanks", "released", "rescued"}
)
"""Measures whose words are also those of games."""
_LOST: Final = "measure:killed-lost"
_TOLD: Final = VICTIMS | {"rescued", "released", "escaped", "destroyed", "protesters", "infected", "displaced"}
"""Measures of what happens in tales."""
_PRESENT: Final = frozenset({"is", "are", "am", "'s", "get", "gets"})
_MADE: Final = word_set(
    """
    star stars maker makers festival festivals director directors crew crews industry studio studios critic critics producer
    producers set theater theatre buff buffs fan fans school company award awards house camp
    """
)
"""Words behind which a film is no tale but a trade."""
_AUX: Final = 4
"""Words from the auxiliary to its participle."""


def clear(read_by: Clauses, quantities: list[Mention]) -> None:
    """Take the measure from what a sentence tells of a game or a tale.

    Args:
        read_by: The sentence.
        quantities: Its numbers.
    """
    lower, vocabulary = read_by.lower, read_by.sentence.vocabulary
    if any(m.measure in _PLAYED or _LOST in m.rules for m in quantities) and not clue("play").isdisjoint(vocabulary):
        for m in quantities:
            if m.measure in _PLAYED or _LOST in m.rules:
                m.measure = None
    for m in quantities:
        if m.measure == "destroyed" and m.head >= 0 and lower[m.head] in clue("ventures"):
            governor = read_by.found.get(m.first)
            if governor is not None and governor.trigger.role == "act":
                m.measure = None  # "twelve funds collapsed"
    if not clue("tale").isdisjoint(vocabulary) and _is_told(lower):
        present = False
        for m in quantities:
            if m.measure in _TOLD and m.kind != "rate":
                governor = read_by.found.get(m.first)
                present = _is_present(read_by, m) or (governor is None and present)
                if present:
                    m.measure = None
                    m.rules.append("measures:tale")


def _is_told(lower: list[str]) -> bool:
    """Whether a word of tales stands for one, and not for the trade that makes them."""
    words = clue("tale")
    return any(word in words and (k + 1 == len(lower) or lower[k + 1] not in _MADE) for k, word in enumerate(lower))


def _is_present(read_by: Clauses, m: Mention) -> bool:
    """Whether what governs a number stands in the present."""
    governor = read_by.found.get(m.first)
    if governor is None:
        return False
    hit = governor.hit
    before = read_by.lower[max(0, hit.start - _AUX) : hit.start]
    if governor.trigger.form == "base":
        return (
            read_by.lower[hit.start] not in _HAVE and "to" not in before and not any(word in _MODAL for word in before)
        )
    return governor.trigger.form == "past" and not _PRESENT.isdisjoint(before) and governor.rule == "measures:passive"


_HAVE: Final = frozenset({"have", "has"})
_MODAL: Final = frozenset({"will", "would", "could", "may", "might", "did", "does", "n't"})
