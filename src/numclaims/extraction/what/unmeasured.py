"""Tells the numbers that count nobody to whom anything happened: ages, charges, a father's children, who tells it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import clauses, governors, populations
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_CHARGES: Final = frozenset({"count", "counts", "charge", "charges", "conspiracy", "conspiracies"})
_AGES: Final = frozenset({"under", "over", "aged", "below"})
_BEHIND_SPEAKER: Final = frozenset(
    {",", ".", ";", ":", '"', "''", "'", "who", "whose", "from", "in", "at", "by", "near", "as", "on"}
)


def counts_nobody(read_by: Clauses, m: Mention) -> bool:
    """Whether a number counts none to whom anything happened: children of somebody, years, charges, those left out."""
    return _is_of_family(m) or _is_age(read_by.lower, m) or _is_left_out(m) or _is_charge(m)


def _is_of_family(m: Mention) -> bool:
    """Whether a number tells only how many children somebody has: "a father of two", "dad-of-two"."""
    lower, k = m.sentence.lower, m.first - 1
    return "counts:parent-of" in m.rules or (k > 1 and lower[k] == "-" and lower[k - 2 : k] == ["-", "of"])


def _is_left_out(m: Mention) -> bool:
    """Whether a number tells whom something did not happen to: "all but 70 were sentenced"."""
    lower, k = m.sentence.lower, m.begin
    return k > 1 and lower[k - 1] == "but" and lower[k - 2] == "all"


def _is_charge(m: Mention) -> bool:
    """Whether charges are counted, and not those harmed: "77 counts of murder"."""
    return m.head >= 0 and m.sentence.lower[m.head] in _CHARGES


def speaks(read_by: Clauses, m: Mention) -> bool:
    """Whether a single person is named only as the one who tells: "one refugee said", "said one activist"."""
    if read_by.lower[m.last : m.last + 1] and read_by.lower[m.last] in clue("telling"):
        return True  # "with one reporting 138 wounded"
    if m.unit not in {"person", None} or governors.noun(read_by, m, "noun") is not None:
        return False  # "reported 1 death in the south"
    lower = read_by.lower
    end = clauses.noun_end(m)
    if lower[max(0, m.first - 2) : m.first] == ["according", "to"]:
        return True
    if m.first and lower[m.first - 1] in clue("telling") and (end >= len(lower) or lower[end] in _BEHIND_SPEAKER):
        return True
    for k in range(end, min(end + 8, len(lower))):
        word = lower[k]
        if word in clue("telling"):
            return True
        if word in clauses.AUX or word in {";", "."} or read_by.at[k] is not None or read_by.numbers[k] is not None:
            return False
    return False


def _is_age(lower: list[str], m: Mention) -> bool:
    """Whether a number is the age of those before it: "children under five"."""
    return m.first > 1 and lower[m.first - 1] in _AGES and populations.named_at(lower, m.first - 2) is not None
