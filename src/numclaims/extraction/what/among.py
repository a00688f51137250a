"""Reads figures told as some of a greater whole: there were five children among the injured."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.clauses import BE, LEFT_SKIP, Clauses, Governor
from numclaims.reading import Mention

AMONG: Final = frozenset({"among", "amongst"})
_TOLD: Final = frozenset({"total", "state", "head"})
_NEAR: Final = 8
"""Tokens behind "among" within which the whole must be told: "among the more than 30 who died"."""


def there_were(clauses: Clauses, m: Mention) -> bool:
    """Whether "there were" stands before a number: "there were five children among the injured"."""
    lower = clauses.lower
    k = min(m.first, m.qualifier_first) - 1
    while k > 0 and lower[k] in LEFT_SKIP:
        k -= 1
    return k > 0 and lower[k] in BE and "there" in lower[max(0, k - 2) : k]


def among(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What "were among the dead" or "were among those killed" says."""
    for j in range(k + 1, min(k + _NEAR, len(clauses.lower))):
        near = clauses.at[j]
        if near is not None:
            for trigger in near.options:
                if trigger.counts in fits and (trigger.role in _TOLD or trigger.form == "past"):
                    return Governor(trigger, near, "measures:among")
    return None
