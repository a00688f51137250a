"""Says of people whom no verb of the catalogue governs where they are: the inhabitants of a place, those in shelters."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.what import clauses, wholes
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_INSIDE: Final = frozenset({"in", "inside", "at", "within"})
_REACH: Final = 6
"""Tokens between the noun and "in", at most: "(70 households) are still in"."""


def measure(read_by: Clauses, m: Mention) -> tuple[str, str]:
    """The measure of those who are somewhere, and the rule; both empty where nothing tells."""
    if wholes.inhabits(read_by, m):
        return "population", "measures:inhabitants"
    return ("sheltered", "measures:lodged") if _lodged(read_by, m) else ("", "")


def _lodged(read_by: Clauses, m: Mention) -> bool:
    """Whether people are said to be in shelters that are counted: "310 villagers are in four relief camps"."""
    if m.unit not in PEOPLE:
        return False
    lower = read_by.lower
    k = clauses.noun_end(m)
    if lower[k : k + 1] == ["("]:
        k = next((j + 1 for j in range(k, min(k + _REACH, len(lower))) if lower[j] == ")"), k)
    while k < len(lower) and (lower[k] in clauses.AUX or lower[k] in {"currently", "now", "still", "sheltering"}):
        k += 1
    if k >= len(lower) or lower[k] not in _INSIDE:
        return False
    homes = next((o for o in m.sentence.mentions if k < o.first <= k + _REACH), None)
    return homes is not None and homes.head >= 0 and lower[homes.head - 1] in clue("lodging")
