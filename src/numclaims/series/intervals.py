"""What a figure commits to, and whether two figures can both be true.

An open end is an infinity here, so that comparisons need no special cases.
"""

from __future__ import annotations

import math
from typing import Final

from numclaims.claims import Claim

Span = tuple[float, float]
"""Lower and upper end of what a claim commits to, both included."""

PHYSICAL_KINDS: Final = frozenset({"measurement", "duration", "temperature"})
"""Kinds that are compared in base units, so that five miles and eight kilometres can meet."""

ROUND_SHARE: Final = 0.15
"""A round figure is never taken to be looser than this share of itself, however round it is."""


def span(claim: Claim) -> Span:
    """The interval that a claim commits to (base units for physical kinds); open ends are infinite."""
    low, high = (claim.base_low, claim.base_high) if claim.kind in PHYSICAL_KINDS else (claim.low, claim.high)
    return (-math.inf if low is None else low, math.inf if high is None else high)


def point(claim: Claim) -> float | None:
    """The figure itself: the value, or the low end of a range; base units for physical kinds."""
    if claim.kind in PHYSICAL_KINDS:
        return claim.base_value if claim.base_value is not None else claim.base_low
    if claim.value is not None:
        return claim.value
    return claim.low if claim.low is not None else claim.high


def top(claim: Claim) -> float | None:
    """The figure that counts for "highest": the value, or the high end of a range."""
    if claim.qualifier == "between":
        high = claim.base_high if claim.kind in PHYSICAL_KINDS else claim.high
        if high is not None:
            return high
    return point(claim)


def meet(a: Span, b: Span) -> bool:
    """Whether two intervals have a point in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def common(spans: list[Span]) -> Span | None:
    """What all the intervals have in common; None if nothing, or if there are none."""
    if not spans:
        return None
    low, high = max(s[0] for s in spans), min(s[1] for s in spans)
    return (low, high) if low <= high else None


def gap(a: Span, b: Span) -> float:
    """How far apart two intervals are, as the ratio of the nearer ends (1.0 when they meet, infinite from zero)."""
    if meet(a, b):
        return 1.0
    lower, upper = (a, b) if a[1] < b[0] else (b, a)
    return upper[0] / lower[1] if lower[1] > 0 else math.inf


def last_digit(value: float) -> float:
    """The unit of the last digit that counts: 1,000 -> 1000, 1,600 -> 100, 51 -> 1."""
    number = abs(value)
    if number < 1 or number != int(number) or not math.isfinite(number):
        return 1.0
    unit, whole = 1, int(number)
    while whole % 10 == 0:
        whole //= 10
        unit *= 10
    return float(unit)


def loosened(claim: Claim) -> Span:
    """The interval of a claim if a round figure is read as a rounded one: "1,000" may be 1,100, "up to 300" 305.

    A bound is loosened at its own end only.
    """
    low, high = span(claim)
    if claim.qualifier not in {"exact", "up_to", "at_most"} or claim.value is None:
        return low, high
    unit = last_digit(claim.value)
    slack = min(unit / 2, ROUND_SHARE * abs(claim.value)) if unit > 1 else 0.0
    return (low - slack if claim.qualifier == "exact" else low), high + slack


REPEATED: Final = 10.0
"""Smaller numbers are told twice by chance, so they tie nothing together."""


def distinctive(value: float | None, *, least: float = 20.0) -> bool:
    """Whether a number is big and odd enough that its coming twice is hardly chance."""
    return value is not None and value >= least and value / last_digit(value) >= 10
