"""How long ago a time lies: the months of the calendar that it spans, by which times of one event are known to be the same.

The days themselves are worked out once the claims are made, by :mod:`numclaims.normalization.dates`; what is asked here is only
whether a text looks back.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, cast

from numclaims.extraction.when.timespots import Value
from numclaims.extraction.when.timewords import MONTH, YEAR

Months = tuple[int, int]
"""First and last month, counted from the year 0."""

_NEWS: Final = frozenset({"weekday", "weekday-of", "window"})
"""Forms that only what has just happened is told with."""
_SKIPS: Final = 3
"""Months back up to which "last March" is the March of the year before."""


def months_of(form: str, values: tuple[Value, ...], day: dt.date) -> Months | None:
    """The months that a time spans; None for one that no calendar tells, or of the week of publication.

    Args:
        form: Its form.
        values: Its values.
        day: The day of publication.
    """
    now = 12 * day.year + day.month - 1
    if form == "year":
        return 12 * cast("int", values[0]), 12 * cast("int", values[1]) + 11
    if form in {"day", "month", "days-of"}:
        month = cast("int", values[1])
        if values[0] is not None:
            return _one(12 * cast("int", values[0]) + month - 1)
        at = now - (now - month + 1) % 12
        later = form == "day" and at == now and cast("int", values[2]) > day.day
        skipped = form == "month" and values[2] == "last" and now - at < _SKIPS
        return _one(at - 12 if later or skipped else at)
    if form == "months":
        year = cast("int", values[0]) if values[0] is not None else day.year + cast("int", values[1] or 0)
        return 12 * year + cast("int", values[2]) - 1, 12 * year + cast("int", values[3]) - 1
    if form in {"day-of", "month-of"}:
        return _one(12 * (day.year + cast("int", values[-1])) + cast("int", values[0]) - 1)
    if form == "calendar" and values[0] in {YEAR, MONTH}:
        back = cast("int", values[1])
        return _one(now + back) if values[0] == MONTH else (12 * (day.year + back), 12 * (day.year + back) + 11)
    if form == "days":
        first, last = (_shifted(day, cast("int", value)) for value in values)
        return 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
    return None


def is_news(form: str, values: tuple[Value, ...], day: dt.date) -> bool:
    """Whether a time is of the days of which a text is the news.

    Args:
        form: Its form.
        values: Its values.
        day: The day of publication.
    """
    if form in _NEWS:
        return True
    if form == "calendar" and values[0] not in {YEAR, MONTH}:
        return True
    months = months_of(form, values, day)
    return months is not None and months[1] >= 12 * day.year + day.month - 1 and months[1] - months[0] <= 1


def _one(month: int) -> Months:
    return month, month


def _shifted(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() + days))
