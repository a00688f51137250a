"""Tells whether the day or the month comes first in a date in figures ("5/6/2011")."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final, cast

from numclaims.claims import Document, TimeExpression
from numclaims.normalization.calendars import Value, day_of, year_of

Interval = tuple[dt.date | None, dt.date | None]

_MONTH_FIRST: Final = frozenset({"USA"})
_OF_NO_ORDER: Final = frozenset({"PHL", "CAN", "LBR", "PAN", "PRI"})
"""Countries whose press writes a date in figures in either order."""


def either(values: tuple[Value, ...], p: dt.date | None) -> Interval:
    """Both readings of "5/6/2011", but for one that was still to come when the news was printed.

    Args:
        values: The year and the two other numbers.
        p: The day of publication; None where that is unknown.
    """
    year, a, b = year_of(values[0]), cast("int", values[1]), cast("int", values[2])
    days = sorted(day for day in (day_of(year, a, b), day_of(year, b, a)) if day is not None)
    if len(days) > 1 and p is not None and days[0] <= p < days[1]:
        return days[0], days[0]
    return (days[0], days[-1]) if days else (None, None)


def ordered(document: Document, expression: TimeExpression | None, country: str | None) -> TimeExpression | None:
    """A date in figures, read in the order of a country: "5/6/2011" is 6 May of one in the United States, else 5 June.

    Args:
        document: The document; a day that was still to come when it was printed is not read.
        expression: Any expression.
        country: Where its figure holds; None where that is unknown, or the order of its people is.
    """
    if expression is None or expression.form != "either" or country is None or country in _OF_NO_ORDER:
        return expression
    year, a, b = expression.values
    values = (year, a, b) if country in _MONTH_FIRST else (year, b, a)
    day = day_of(year_of(year), cast("int", values[1]), cast("int", values[2]))
    latest = document.published_latest
    return (
        expression
        if day is None or (latest is not None and day > latest)
        else replace(expression, form="day", values=values)
    )
