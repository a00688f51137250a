"""Claims on one scale: miles and kilometres of one series may stand on one axis only in one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from numclaims.claims import Claim, Series

# Base units, and the words and factor in which people read them, from a highest figure upwards.
_READ_AS: Final[dict[str, tuple[tuple[float, str, float], ...]]] = {
    "meter": ((2_000.0, "kilometres", 1e-3), (0.0, "metres", 1.0)),
    "meter ** 2": ((1e6, "square kilometres", 1e-6), (0.0, "square metres", 1.0)),
    "meter ** 3": ((0.0, "cubic metres", 1.0),),
    "kilogram": ((10_000.0, "tonnes", 1e-3), (0.0, "kilograms", 1.0)),
}


def reading_unit(series: Series) -> tuple[str, float]:
    """The unit in which a series is shown, in words, and the factor to it from the series' own; nothing for counts and money."""
    for least, words, factor in _READ_AS.get(series.unit or "", ()):
        if (series.highest or 0.0) >= least:
            return words, factor
    return "", 1.0


def on_one_scale(series: Series, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with their figures in the unit of :func:`reading_unit`; their words stay as printed."""
    words, factor = reading_unit(series)
    if not words:
        return list(claims)
    return [
        replace(c, value=_times(c.base_value, factor), low=_times(c.base_low, factor), high=_times(c.base_high, factor))
        if c.base_unit == series.unit
        else c
        for c in claims
    ]


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
