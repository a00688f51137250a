"""Pairs figures with places told in turn: "Herat and Ghor counted 300 and 500 cases, respectively"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import Named
from numclaims.extraction.where.words import HEADS
from numclaims.reading import Mention, Sentence

WORD: Final = "respectively"
RULE: Final = "places:in-turn"
_LINKS: Final = frozenset({",", "and", "&", "or", "as", "well", "the", "in", "at", "of", "to", "from"})
_COUNTED: Final = frozenset({"count", "number", "percent", "money"})
_LEAST: Final = 2
_TAIL: Final = 8
"""Words from the second of the two lists to the word that pairs them, at most."""


def in_turn(sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place that a figure has in turn; None where the sentence pairs none with it.

    Args:
        sentence: The sentence; the word that pairs is in it.
        named: Its names, in order.
        m: The figure.
    """
    at = next((k for k in range(m.first, len(sentence.lower)) if sentence.lower[k] == WORD), -1)
    if at < 0:
        return None
    figures = _row_of_figures(sentence, m)
    if len(figures) < _LEAST:
        return None
    row = next((r for r in _rows_of_names(sentence, named, at) if len(r) == len(figures)), None)
    if row is None or at - max(row[-1].last, figures[-1].last) > _TAIL:
        return None
    return row[next(k for k, other in enumerate(figures) if other is m)]


def _row_of_figures(sentence: Sentence, m: Mention) -> list[Mention]:
    """The figures of one list with a figure, in order: nothing but links and their nouns between."""
    kin = [o for o in sentence.mentions if o.rejected_by is None and o.kind in _COUNTED]
    at = next((k for k, o in enumerate(kin) if o is m), -1)
    if at < 0:
        return []
    first = last = at
    while first > 0 and _joined(sentence, kin[first - 1], kin[first]):
        first -= 1
    while last + 1 < len(kin) and _joined(sentence, kin[last], kin[last + 1]):
        last += 1
    return kin[first : last + 1]


def _joined(sentence: Sentence, one: Mention, other: Mention) -> bool:
    if one.measure != other.measure:
        return False
    begin = min(other.first, other.qualifier_first)
    end = one.noun_last if one.last < one.noun_last <= begin else one.last  # "300 and 500 cases" share their noun
    gap = sentence.lower[end:begin]
    return bool(gap) and _LINKS.issuperset(gap)


def _rows_of_names(sentence: Sentence, named: list[Named], at: int) -> list[list[Named]]:
    """The lists of names in front of a token, the last one first."""
    rows: list[list[Named]] = []
    for name in named:
        if name.last > at or name.part == "dateline" or name.start < sentence.start:
            continue
        gap = sentence.lower[rows[-1][-1].last : name.first] if rows else []
        if rows and gap and all(w in _LINKS or w in HEADS for w in gap) and name.demonym == rows[-1][-1].demonym:
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows[::-1]
