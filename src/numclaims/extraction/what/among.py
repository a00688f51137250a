"""Reads figures told as some of a greater whole: "five children among the injured", "two of those killed", "Of the dead, 41"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import MOVED
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import BE, Clauses, Governor, Hit, holds, left_of, object_follows
from numclaims.reading import Mention

AMONG: Final = frozenset({"among", "amongst"})
_TOLD: Final = frozenset({"total", "state", "head"})
_NEAR: Final = 8
"""Tokens behind "among" within which the whole must be told: "among the more than 30 who died"."""
_POINTERS: Final = frozenset({"the", "those", "them", "these", "its", "their", "all"})
_OPENING: Final = 9
"""Words that may stand before the comma of "Of those killed in the attack, ..."."""
_CASES: Final = frozenset({"person", "household", "case"})


def there_were(clauses: Clauses, m: Mention) -> bool:
    """Whether "there were" stands before a number: "there were five children among the injured"."""
    lower = clauses.lower
    k = left_of(lower, m.begin - 1)
    return k > 0 and lower[k] in BE and "there" in lower[max(0, k - 2) : k]


def among(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What "were among the dead" or "were among those killed" says."""
    for j in range(k + 1, min(k + _NEAR, len(clauses.lower))):
        near = clauses.at[j]
        if near is not None:
            for trigger in near.options:
                if trigger.counts in fits and (trigger.role in _TOLD or trigger.form == "past"):
                    return _done_to(clauses, near, trigger, fits) or Governor(trigger, near, "measures:among")
    return None


def _done_to(clauses: Clauses, near: Hit, trigger: Trigger, fits: frozenset[str]) -> Governor | None:
    """What a participle behind their noun says of those among whom they are: "among the 70 inmates freed"."""
    hit = clauses.at[near.stop] if trigger.role == "head" and near.stop < len(clauses.lower) else None
    for option in hit.options if hit is not None else ():
        done = option.role == "verb" and option.form == "past" and option.counts in fits
        if hit is not None and done and holds(option, clauses, hit):
            return Governor(option, hit, "measures:among")
    return None


def of_those(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A number of those to whom something happened: "two of those killed", "half of the displaced", "14 of the dead"."""
    lower = clauses.lower
    k = m.last + (lower[m.last : m.last + 1] == ["out"])
    if k + 1 >= len(lower) or lower[k] != "of":
        return None
    for j in range(k + 1, min(k + 4, len(lower))):
        hit = clauses.at[j]
        if hit is not None:
            for trigger in hit.options:
                if trigger.counts in fits and _names_those(trigger, clauses, hit) and holds(trigger, clauses, hit):
                    return Governor(trigger, hit, "measures:of-those")
            return None
        if lower[j] not in _POINTERS and clauses.numbers[j] is None:
            return None  # "two of the 11 dead"
    return None


def of_those_before(clauses: Clauses, m: Mention, comma: int, fits: frozenset[str]) -> Governor | None:
    """A number of those whom the sentence begins with: "Of the dead, 41 have been identified".

    Args:
        clauses: The sentence.
        m: The number.
        comma: Token of the comma before it.
        fits: What the trigger may count.
    """
    lower = clauses.lower
    if lower[0] != "of" or comma > _OPENING or lower[1] not in _POINTERS or m.value is None:
        return None
    for k in range(1, comma):
        hit = clauses.at[k]
        if hit is not None:
            for trigger in hit.options:
                moved = trigger.role == "head" and trigger.measure in MOVED
                if m.counted is not None and m.unit not in _CASES and trigger.measure == "infected":
                    continue  # "Of these cases, 21 municipalities"
                if trigger.counts in fits and (moved or _names_those(trigger, clauses, hit)):
                    return Governor(trigger, hit, "measures:of-those")
            return None
        if clauses.numbers[k] is not None:
            return None
    return None


def _names_those(trigger: Trigger, clauses: Clauses, hit: Hit) -> bool:
    if trigger.role == "verb":
        return trigger.form == "past" and not object_follows(clauses, hit.stop)
    return trigger.role in {"total", "state"} or (trigger.role == "head" and trigger.measure == "displaced")
