"""Reads a clause behind a noun that has no pronoun of its own: "the 55 people it has infected", "hostages they are holding"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import AUXILIARIES
from numclaims.extraction.what.clauses import AUX, BARRIERS, CHAIN, HAVE, Clauses, Governor, holds, object_follows

_PAST: Final = frozenset({"past", "tense"})
_CONTACT: Final = 7
"""Words of a clause between a noun and its verb, at most: "they had seized in May"."""


def object_relative(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What a clause without a pronoun of its own says of its object: "the 55 people it has infected"."""
    lower = clauses.lower
    k += 1
    while k < len(lower) and (lower[k] in HAVE or lower[k].endswith("ly")):
        k += 1
    hit = clauses.at[k] if k < len(lower) else None
    if hit is not None and not object_follows(clauses, hit.stop):
        for trigger in hit.options:
            if (
                trigger.counts in fits
                and trigger.role == "verb"
                and trigger.form in _PAST
                and holds(trigger, clauses, hit)
            ):
                return Governor(trigger, hit, "measures:object-relative")
    return _behind_contact(clauses, k, fits)


def _behind_contact(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What the main verb says behind a clause without a pronoun of its own: "three hostages they are holding were killed"."""
    lower = clauses.lower
    until = min(k + _CONTACT, len(lower) - 1)
    for j in range(k + 1, until):
        if lower[j] in BARRIERS or lower[j] in {",", ".", "and", "that"} or clauses.numbers[j] is not None:
            return None
        if lower[j] in AUXILIARIES and lower[j - 1] not in AUX:
            hit = clauses.at[next((i for i in range(j, len(lower)) if lower[i] not in CHAIN), j)]
            for trigger in hit.options if hit is not None else ():
                if (
                    hit is not None
                    and trigger.counts in fits
                    and trigger.role in {"verb", "act", "state"}
                    and trigger.form in {"past", ""}
                    and holds(trigger, clauses, hit)
                ):
                    return Governor(trigger, hit, "measures:passive")
            return None
    return None
