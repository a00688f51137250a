"""Figures that the word "number" announces: "the number of refugees reached 9,000", "bringing to 45 the number killed"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import HARM
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import ANNOUNCING, Clauses, Governor, Hit, holds, left_of, object_follows
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.linking import ENDS, FAR, INSIDE, LINKS, OPENERS, fate, has_its_own
from numclaims.reading import Mention

_BACK: Final = 16
"""Tokens from "number" back to those who number so many, at most."""
_HEAD: Final = 9
"""The same where they are only named, and not said to be harmed."""
_TOTAL_OF: Final = (["of", "those"], ["of", "people"], ["of", "refugees"], ["of", "families"])
_NOUN: Final = 5
"""Tokens from "number" to the "who" of those counted."""


def number_of(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A figure that "number of" announces, before it or behind it."""
    if not clauses.announces:
        return None
    lower = clauses.lower
    start = m.begin
    at = _announced_before(clauses, start, linked=start < m.first and lower[m.first - 1] == "at")
    if at >= 0:
        return _happened(clauses, at, start, fits)
    for k in range(m.last, min(m.last + 4, len(lower))):  # "to 45 the number killed"
        if lower[k] in {",", ";", "with"}:
            break
        if lower[k] in ANNOUNCING:
            return _happened(clauses, k, min(k + 10, len(lower)), fits)
    return None


def numbering(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """Those who are said to number so many: "the rebels, who numbered about 330", "guerrillas thought to number 330"."""
    lower = clauses.lower
    k = left_of(lower, m.begin - 1, OPENERS)
    if k < 1 or lower[k] not in _NUMBER or m.noun_last > m.last or lower[k - 1] in _DETERMINERS:
        return None
    found: Governor | None = None
    for j in range(k - 1, max(-1, k - _BACK), -1):
        hit = clauses.ending[j]
        for trigger in hit.options if hit is not None else ():
            if hit is None or trigger.counts not in fits or not holds(trigger, clauses, hit):
                continue
            the = "the" in lower[max(0, hit.start - 1) : hit.stop]
            if the and trigger.measure in HARM and trigger.role in {"state", "noun", "total"}:
                return Governor(trigger, hit, "measures:numbering")  # "the dead in the two towns number 40"
            if trigger.role == "head" and found is None and k - j < _HEAD:
                found = Governor(trigger, hit, "measures:numbering")
        if lower[j] in {".", ";", "said", "says", "that"}:
            break
        if clauses.numbers[j] is not None and found is None and lower[j - 1] not in INSIDE:
            break
    return found


_NUMBER: Final = frozenset({"number", "numbers", "numbered", "numbering"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "this", "that", "its", "their", "total", "in", "of"})


def _announced_before(clauses: Clauses, start: int, *, linked: bool) -> int:
    """Token of the last "number" before a figure that a linking verb ties to it; -1 when there is none.

    Args:
        clauses: The sentence.
        start: Where the figure begins, with its modifier.
        linked: Whether its modifier ties it: "the number of refugees, estimated at 9,000".
    """
    lower = clauses.lower
    at = -1
    for k in range(max(0, start - FAR), start):
        if lower[k] in ANNOUNCING or (
            lower[k] == "total" and (lower[k + 1 : k + 3] in _TOTAL_OF or _is_done(clauses.at[k + 1]))
        ):
            at = k  # "Total damaged houses went up to 3,000"
        elif lower[k] in ENDS and not (lower[k] == "who" and 0 < k - at < _NOUN):
            at = -1  # "the number of people who have fled has passed 9,000" goes on with its own clause
    if at < 0 or has_its_own(clauses, start):
        return -1
    if linked:
        return at
    for k in range(start - 1, max(at, start - 6), -1):
        if lower[k] in LINKS:
            # "a rise in the number of refugees, and hosts 24,000 Somalis, including 400 who fought": a part of those before it
            part = lower[k].startswith("includ") and any(clauses.numbers[i] is not None for i in range(at + 1, k))
            return -1 if part else at
        if lower[k] not in OPENERS:
            return -1  # "the number of dead after two dams burst": not the number of dams
    return -1


def _is_done(hit: Hit | None) -> bool:
    return hit is not None and any(t.role == "verb" and t.form == "past" for t in hit.options)


def _happened(clauses: Clauses, first: int, last: int, fits: frozenset[str]) -> Governor | None:
    """What is told between "number" and its figure of those who are counted: who they are, or what became of them."""
    for k in range(first, last):
        hit = clauses.at[k]
        if hit is None:
            continue
        for trigger in hit.options:
            if trigger.counts not in fits or not holds(trigger, clauses, hit):
                continue
            if trigger.role in {"head", "noun", "state", "total"} or (
                trigger.role in {"verb", "act"}
                and trigger.form in {"past", "ing"}
                and not _is_active(clauses, trigger, hit)
            ):
                if trigger.role in {"head", "total"} and (became := fate(clauses, hit, fits)) is not None:
                    return became
                return Governor(trigger, hit, "measures:number-of")
    return None


def _is_active(clauses: Clauses, trigger: Trigger, hit: Hit) -> bool:
    """Whether a verb has an object of its own: "a number of hospitals received the bodies of 44"."""
    lower = clauses.lower
    behind = lower[hit.stop] if hit.stop < len(lower) else "."
    if lower[hit.start - 1] in {"of", "the", "reported"} or behind in LINKS or behind in clue("growing"):
        return False  # "the number of abducted students is 40", "the number of people abducted rose to 40"
    return trigger.role == "verb" and trigger.form == "past" and object_follows(clauses, hit.stop)
