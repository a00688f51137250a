"""The axis of days: ticks at days, weeks, months or years, named without the help of a locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim
from numclaims.series.eventnames import MONTHS
from numclaims.views import canvas
from numclaims.views.plotnames import day_of

_MOST_TICKS: Final = 9
_STEPS: Final = (1, 2, 4, 7, 14, 31, 62, 124, 366, 732, 1830, 3660, 18300, 36600, 366000)


def place(claim: Claim) -> float:
    """Where a claim stands on the axis, in days; 0 if it has none."""
    day = day_of(claim)
    return float(day.toordinal()) if day is not None else 0.0


def ends(dated: Sequence[Claim]) -> tuple[float, float]:
    """First and last day to show: those of the claims, with the days from which they may hold where these are near."""
    first, last = place(dated[0]), place(dated[-1])
    reach = 0.5 * (last - first) + 3
    begin = min((float(c.as_of_earliest.toordinal()) for c in dated if c.as_of_earliest is not None), default=first)
    return (begin if first - reach <= begin <= first else first), last


def set_days(sheet: canvas.Sheet, axes: Axes, first: float, last: float) -> None:
    """Limit an axis to some days with a margin, and name its ticks."""
    pad = max(1.0, (last - first) * 0.05)
    axes.set_xlim(first - pad, last + pad)
    days = last - first
    step = next((s for s in _STEPS if days / s <= _MOST_TICKS), _STEPS[-1])
    ticks = _months(first - pad, last + pad, round(step / 30.5)) if step >= 31 else _days(first, last, step)
    canvas.rule(sheet, axes, ticks, _names(ticks, step), upright=False)


def _days(first: float, last: float, step: int) -> list[float]:
    return [first + i * step for i in range(int(last - first) // step + 1)]


def _months(first: float, last: float, every: int) -> list[float]:
    """Month beginnings, aligned to the year: January, April, July for every third."""
    day = dt.date.fromordinal(max(1, int(first)))
    month = (day.year * 12 + day.month - 1) // every * every
    ticks: list[float] = []
    while month // 12 <= dt.MAXYEAR:
        if month >= 12:
            tick = float(dt.date(month // 12, month % 12 + 1, 1).toordinal())
            if tick > last:
                break
            if tick >= first:
                ticks.append(tick)
        month += every
    return ticks


def _names(ticks: Sequence[float], step: int) -> list[str]:
    """Days or months; the year only where it begins or changes."""
    names: list[str] = []
    before = 0
    for tick in ticks:
        day = dt.date.fromordinal(int(tick))
        month = MONTHS[day.month - 1][:3]
        if step >= 366:
            names.append(str(day.year))
            continue
        name = month if step >= 31 else f"{day.day} {month}"
        names.append(f"{name}\n{day.year}" if day.year != before else name)
        before = day.year
    return names
