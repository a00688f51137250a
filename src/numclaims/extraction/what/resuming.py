"""Finds where a clause goes on behind what stands between: brackets, dashes, parts, another verb."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.clauses import AUX, Clauses
from numclaims.extraction.what.walk import Walk

_REACH: Final = 24
"""Tokens behind "including" among which the verb of the whole must stand."""
_AGENT: Final = 8
"""Words that an agent or a place behind a passive may have."""


def second_verb(walk: Walk, k: int) -> int:
    """The verb that "and" joins to a passive that says nothing: "were caught by an avalanche and died"; -1 for none."""
    lower, at = walk.clauses.lower, walk.clauses.at
    for j in range(k + 1, min(k + _AGENT, len(lower) - 1)):
        if lower[j] in {",", ";", "."} or walk.clauses.numbers[j] is not None:
            return -1
        if lower[j] == "and":
            hit = at[j + 1]
            return j + 1 if hit is not None and any(t.role == "act" and t.form == "past" for t in hit.options) else -1
    return -1


def behind_parts(clauses: Clauses, k: int) -> int:
    """The verb behind parts between commas: "30, including 16 on a bus, were killed"; ``k`` when there is none."""
    lower = clauses.lower
    if k + 1 >= len(lower) or lower[k + 1] != "including":
        return k
    for j in range(k + 2, min(k + _REACH, len(lower) - 1)):
        if lower[j] == "," and lower[j + 1] in AUX:
            return j + 1
        if lower[j] in {";", "said", "says"}:
            break
    return k


def closing(lower: list[str], k: int) -> int:
    """The token that closes the bracket or the pair of dashes that opens at ``k``; ``k`` itself when there is none."""
    wanted = {"(": ")", "[": "]"}.get(lower[k], lower[k])
    for j in range(k + 2, min(k + 16, len(lower))):
        if lower[j] == wanted:
            return j
    return k


def number_soon(clauses: Clauses, k: int) -> bool:
    """Whether another number stands among the three tokens behind ``k``."""
    return any(clauses.numbers[j] is not None for j in range(k + 1, min(k + 4, len(clauses.lower))))
