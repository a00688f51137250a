"""Arithmetic of the calendar: days and months on or back, held inside the years that it has."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final, cast

Value = int | str | None
Days = tuple[dt.date, dt.date]
"""First and last day."""
FIRST_YEAR: Final = 1
_LAST_YEAR: Final = 9998


def part_of_month(year: int, month: int, part: Value) -> Days:
    """A month, or its early (to the 10th), mid (11th to 20th) or late part."""
    last = calendar.monthrange(year, month)[1]
    first, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(str(part), (1, last))
    return dt.date(year, month, first), dt.date(year, month, end)


def units_back(p: dt.date, unit: int, count: int) -> dt.date:
    """``count`` units before ``p``; hours (unit 0) as the days that they reach into."""
    if unit == 0:
        days = (abs(count) + 23) // 24
        return shift(p, -days if count > 0 else days)
    if unit in {1, 3}:
        return shift(p, -count)
    if unit in {7, 14}:
        return shift(p, -unit * count)
    return months_on(p, -count * {30: 1, 91: 3, 365: 12, 3650: 120}.get(unit, 1))


def shift(day: dt.date, days: int) -> dt.date:
    """``day`` and so many days, held inside the calendar."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last day of that month."""
    count = day.year * 12 + day.month - 1 + months
    year = year_of(count // 12)
    month = count % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def year_of(value: Value) -> int:
    """A year, held inside those that the calendar has."""
    return min(max(cast("int", value), FIRST_YEAR), _LAST_YEAR)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """That day, or None where the calendar has none ("30 February")."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)
