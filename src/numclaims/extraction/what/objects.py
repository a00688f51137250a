"""The objects of a verb or deed that stand in one list, the first of them without a number: "killed a nurse and two guards"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import ARTICLES, OWNERS
from numclaims.extraction.what import clauses, named
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.reading import Mention

_ARTICLES: Final = ARTICLES | OWNERS | {"these", "those"}
_STATES: Final = frozenset({"population", "capacity"})
"""Measures of a place named on the way: "killed the mayor of the town of X, as well as two farmers"."""
_SHORTEST: Final = 4
_CLAUSE: Final = 10
"""Tokens back from a number to the "of" of the deed."""


def named_with(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """The deed of which a number is an object beside another: "those tried for the killing of a judge and five guards were"."""
    k = m.begin - 1
    if k < _SHORTEST or read_by.lower[k] != "and" or "of" not in read_by.lower[max(0, k - _CLAUSE) : k]:
        return None
    end = clauses.noun_end(m)
    if end < len(read_by.lower) and read_by.lower[end] in clauses.AUX:
        return None  # "the storm cost the lives of 90 farmers and 30 are missing"
    found = from_verb(read_by, m, k, fits)
    return found if found is not None and found.trigger.role == "before" and found.trigger.measure == "killed" else None


def from_verb(
    read_by: Clauses, m: Mention, start: int, fits: frozenset[str], *, any_voice: bool = False
) -> Governor | None:
    """The object of a verb whose first object has no number: "killed a nurse and two guards", "killed many, including 12"."""
    lower = read_by.lower
    k = start
    reach = _REACH + _ITEM * lower[max(0, start - _LONGEST_LIST) : start].count(",")
    while k >= 0 and start - k < reach:
        hit = read_by.ending[k]
        if hit is not None:
            for trigger in hit.options:
                if (
                    trigger.counts in fits
                    and trigger.measure not in _STATES
                    and clauses.holds(trigger, read_by, hit)
                    and (
                        _governs(read_by, trigger, hit)
                        or (any_voice and (trigger.form == "past" or trigger.role == "total"))
                    )
                ):
                    return Governor(trigger, hit, "measures:object-list")
        if lower[k] in clauses.BARRIERS or lower[k] in {"who", "that", "which"} or lower[k] in clauses.MODAL:
            return None
        number = read_by.numbers[k]
        if number is not None and number.measure is None and number is not m and not m.implied:
            return None
        k -= 1
    return None


_REACH: Final = 16
"""Tokens from a number back to the verb whose first object has none, at most; each comma of a list adds ``_ITEM``."""
_ITEM: Final = 2
_LONGEST_LIST: Final = 24


def _governs(read_by: Clauses, trigger: Trigger, hit: clauses.Hit) -> bool:
    if trigger.role == "before":
        return True
    if trigger.role == "total":  # "among the dead were a nurse and her two children"
        return hit.stop < len(read_by.lower) and read_by.lower[hit.stop] in named.NAMING
    if trigger.role != "verb":
        return False
    if trigger.form == "base":
        return clauses.object_follows(read_by, hit.stop)  # "in the 2018 floods, 483 people": a noun
    if trigger.form == "past":
        if hit.start and read_by.lower[hit.start - 1] in _ARTICLES:
            return False  # "one of the slain men": says of which sort they are
        return not clauses.passive(read_by, hit) and clauses.object_follows(read_by, hit.stop)
    return True
