"""The days of feasts: fixed ones, those that hang on Easter, and those of the Islamic calendar.

The Islamic days are those of the tabular calendar, which is a day or two off where the new moon is sighted: they come as an
interval with a day to spare at either end.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_Days = tuple[dt.date, dt.date]

RAMADAN: Final = 1
EASTER: Final = 2
GOOD_FRIDAY: Final = 6
EITHER_EID: Final = 7
PALM_SUNDAY: Final = 8
EASTER_SUNDAY: Final = 21
EASTER_MONDAY: Final = 22

_OF_EASTER: Final = {
    EASTER: (-2, 1),
    GOOD_FRIDAY: (-2, -2),
    PALM_SUNDAY: (-7, -7),
    EASTER_SUNDAY: (0, 0),
    EASTER_MONDAY: (1, 1),
}
"""First and last day from Easter Sunday."""
_ISLAMIC: Final = {RAMADAN: (9, 1, 30), 3: (10, 1, 3), 4: (12, 10, 4), 5: (1, 10, 1)}
"""Month, first day and length of Ramadan, Eid al-Fitr, Eid al-Adha and Ashura."""
_EPOCH: Final = 227015
"""The ordinal of 1 Muharram of the year 1, 16 July 622 of the Julian calendar."""


def days_of(feast: int, year: int) -> tuple[_Days, ...]:
    """The days of a feast in a year of our calendar, in order.

    Args:
        feast: 100 times the month, and the day, of a fixed feast; else one of the numbers told at the top of
            ``lexicons/en/times.toml``, or of this module.
        year: The year, from 623 to 9990.

    Returns:
        First and last day; an Islamic feast may come twice in a year, or not at all.
    """
    if feast == EITHER_EID:
        return tuple(sorted((*days_of(3, year), *days_of(4, year))))
    if feast in _OF_EASTER:
        sunday = easter(year)
        first, last = _OF_EASTER[feast]
        return ((sunday + dt.timedelta(days=first), sunday + dt.timedelta(days=last)),)
    if feast in _ISLAMIC:
        month, day, length = _ISLAMIC[feast]
        near = (year - 622) * 33 // 32
        found = []
        for of_year in range(near - 1, near + 3):
            begin = islamic(of_year, month, day)
            if begin.year == year:
                found.append((begin - dt.timedelta(days=1), begin + dt.timedelta(days=length)))
        return tuple(found)
    day_of = dt.date(year, feast // 100, feast % 100)
    return ((day_of, day_of),)


def latest(feast: int, p: dt.date) -> _Days | None:
    """The latest days of a feast that have begun on a day, cut off there; of "Eid" those of either."""
    if feast == EITHER_EID:
        return max(days for of in (3, 4) if (days := latest(of, p)) is not None)
    for year in (p.year, p.year - 1):
        for first, last in reversed(days_of(feast, year)):
            if first <= p:
                return first, min(last, p)
    return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def islamic(year: int, month: int, day: int) -> dt.date:
    """A day of the tabular Islamic calendar with eleven leap years in thirty."""
    months = 29 * (month - 1) + month // 2
    return dt.date.fromordinal(_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day)
