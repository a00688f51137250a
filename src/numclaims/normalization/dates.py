"""Turns time expressions into days and periods, against a document's date, which may itself be an interval.

This is the one place where the forms of :class:`~numclaims.claims.TimeExpression` and their values are explained. ``p`` is the
day of publication; where that is an interval, a form is resolved against both ends and the union taken; where an end is open,
so is that end of the result.

============ =========================== ==============================================================================
form         values                      days
============ =========================== ==============================================================================
day          year or None, month, day    that day; without a year the latest such day not after ``p``, behind "next" the first
month        year or None, month, part   that month, or its early, mid or late third; without a year the latest not after ``p``;
                                         "last" ("last March") skips one that is less than three months back; "next" is not over
day-of       month, day, k               "24 May last year": that day of the year of ``p``, or ``k`` from it
month-of     month, k                    "March last year": that month of the year of ``p``, or ``k`` from it
months       year or None, k, a, b       months a to b of the year (0: the December before, 13: the January after); with ``k``
                                         of the year of ``p``, or ``k`` from it; with neither the latest that have begun
days-of      year or None, month, a, b   days a to b of that month, counted from its end where they are below 0
feast        feast, year or None         its days in that year, or the latest; see :mod:`numclaims.normalization.feasts`
year         first, last                 from 1 January of the first to 31 December of the last
either       year, a, b                  "5/6/2011": a/b and b/a, and every day between, none behind ``p``; see ``dateorder``
weekday      Monday = 0, which           0: the latest such day, ``p`` included; -1: before yesterday; 1: after ``p``
weekday-of   Monday = 0, unit, k         "Friday of last week": that day of the calendar week
days         first, last                 counted from ``p``: yesterday (-1, -1), overnight (-1, 0), a week ago (-8, -6)
calendar     unit, k[, part]             the week (7), weekend (2), month (30), quarter (91), year (365), decade (3650)
                                         of ``p`` (0), or ``k`` before it (last week: -1); "earlier" up to ``p``, "later"
                                         from it, of a month also its early, mid or late third
up-to        unit, count, form, values   so many units that end with another expression: "the year to June"
window       unit, count                 so many units up to ``p`` (hours are unit 0); a figure with it holds on ``p``
elapsed      unit, count                 the same, for "three months of unrest"
next         unit, count                 from ``p`` on, so many units; the only form besides weekday 1 that is after ``p``
moved        unit, k, form, values       another expression, so many weeks (7), months or years on: "the same period last year"
from         first, last, form, values   days counted from another expression: "a day earlier" (-1, -1), but not after ``p``
later        none                        "three days later", from nothing told: some day not after ``p``
since        none, or form and values    a period from there up to the day on which the figure holds; none: start not told
span         form, number of its values, from the start of one to the end of the other
             its values, form, values
============ =========================== ==============================================================================

A weekday is the latest such day up to publication because news names the day on which it is printed ("on Tuesday", in
Tuesday's report), and says "next" otherwise. Nothing but a stated full date or a word of the future resolves to a day after
publication.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from typing import Final, cast

from numclaims.claims import AsOfBasis, Document, TimeExpression
from numclaims.normalization import feasts
from numclaims.normalization.calendars import (
    FIRST_YEAR,
    Days,
    Value,
    day_of,
    months_on,
    part_of_month,
    shift,
    units_back,
    year_of,
)
from numclaims.normalization.dateorder import Interval, either

_OPEN: Final[Interval] = (None, None)
_RECENT: Final = 3
"""Months: one that is less far back is "March", not "last March", which then is the one of the year before."""
_SLACK: Final = 7
"""Days by which "as of" may run ahead of the date of a text."""
_MEMO_SIZE: Final = 1 << 12
"""Expressions kept resolved: a run of one month of news has some 400 different ones for each of its days."""


def as_of(document: Document, expression: TimeExpression | None) -> tuple[Interval, AsOfBasis]:
    """The interval of days on which a figure is said to hold, and where that comes from.

    Args:
        document: Its date may be a day, an interval, open at one end, or unknown.
        expression: What dates the figure; None where the text does not, and the document's date stands for it.

    Returns:
        First and last possible day, an open end None, and the basis ``stated``, ``relative``, ``published`` or ``unknown``.
    """
    earliest, latest = document.published_earliest, document.published_latest
    if expression is None or expression.form == "since":
        if earliest is None and latest is None:
            return _OPEN, "unknown"
        return (earliest, latest), "published"
    return _resolved(earliest, latest, expression.form, expression.values, holds=True), expression.basis


def period(document: Document, expression: TimeExpression | None, holds: Interval = _OPEN) -> Interval:
    """The first and last day that a figure covers.

    Args:
        document: The document.
        expression: What tells the period; None where nothing does.
        holds: The days on which the figure holds, as :func:`as_of` gives them; a running period ends with them.

    Returns:
        First and last day, an open end None.
    """
    if expression is None:
        return _OPEN
    earliest, latest = document.published_earliest, document.published_latest
    form, values = expression.form, expression.values
    end = holds[1] if holds != _OPEN else latest
    if form == "since":
        if not values:
            return None, end
        start, last = _resolved(earliest, latest, cast("str", values[0]), values[1:], holds=False)
        if values[0] == "days" and start is not None and last is not None:
            start = shift(start, (last - start).days // 2)  # "since it began a year ago": the middle of "a year ago"
        if start is not None and end is not None and start > end and values[0] == "weekday" and None not in holds:
            # "said on Thursday last week that 12 had died since Sunday": the Sunday before that Thursday
            start, _ = _resolved(*holds, "weekday", values[1:], holds=False)
        if start is not None and end is not None and start > end:
            end = latest if latest is not None and latest >= start else None
        return start, end
    if (
        form in {"window", "elapsed"} and holds != _OPEN
    ):  # "died in the last 24 hours, the ministry said on Monday": up to Monday
        earliest, latest = holds
    return _resolved(earliest, latest, form, values, holds=False)


@functools.lru_cache(maxsize=_MEMO_SIZE)
def _resolved(
    earliest: dt.date | None, latest: dt.date | None, form: str, values: tuple[Value, ...], *, holds: bool
) -> Interval:
    """Resolve against both ends of the document's date, and take the union; each form grows with that date."""
    fixed = either(values, latest) if form == "either" else _fixed(form, values)
    if fixed is not None:
        return fixed
    low = _relative(earliest, form, values, holds=holds) if earliest is not None else None
    high = _relative(latest, form, values, holds=holds) if latest is not None else None
    start = low[0] if low is not None else None
    end = high[1] if high is not None else None
    if form == "later":
        start = None
    return start, end


def _fixed(form: str, values: tuple[Value, ...]) -> Interval | None:
    """Forms that need no date of publication; None for all others."""
    if form == "year":
        return dt.date(year_of(values[0]), 1, 1), dt.date(year_of(values[1]), 12, 31)
    if form == "day" and values[0] is not None:
        day = day_of(year_of(values[0]), cast("int", values[1]), cast("int", values[2]))
        return (day, day) if day is not None else _OPEN
    if form == "month" and values[0] is not None:
        return part_of_month(year_of(values[0]), cast("int", values[1]), values[2])
    if form == "months" and values[0] is not None:
        return _months_of(year_of(values[0]), values)
    if form == "days-of" and values[0] is not None:
        return _days_of_month(year_of(values[0]), values)
    if form == "feast" and values[1] is not None:
        told = feasts.days_of(cast("int", values[0]), year_of(values[1]))
        return (told[0][0], told[-1][1]) if told else _OPEN
    if form == "either":
        return either(values, None)
    if form == "span":
        size = cast("int", values[1])
        first = _fixed(cast("str", values[0]), values[2 : 2 + size])
        second = _fixed(cast("str", values[2 + size]), values[3 + size :])
        if first is not None and second is not None and first[0] is not None and second[1] is not None:
            return min(first[0], second[1]), max(first[0], second[1])
    return None


def _relative(  # noqa: PLR0912 -- one branch a form, in the order of the table
    p: dt.date, form: str, values: tuple[Value, ...], *, holds: bool
) -> Days | None:
    """A form against one day of publication."""
    if form == "days":
        return shift(p, cast("int", values[0])), shift(p, cast("int", values[1]))
    if form == "weekday":
        return _weekday(p, cast("int", values[0]), cast("int", values[1]))
    if form == "weekday-of":
        return _weekday_of(p, cast("int", values[0]), cast("int", values[2]))
    if form == "day":
        day = day_of(p.year, cast("int", values[1]), cast("int", values[2])) if values[3:] == ("so-far",) else None
        if day is not None and p < day <= shift(p, _SLACK):
            return p, p  # "as of 16 May" in what is dated the day before, where it was put out
        return _latest_day(p, cast("int", values[1]), cast("int", values[2]), ahead=values[3:] == ("next",))
    if form == "month":
        return _latest_month(p, cast("int", values[1]), values[2])
    if form == "day-of":
        day = day_of(year_of(p.year + cast("int", values[2])), cast("int", values[0]), cast("int", values[1]))
        return (min(day, p), min(day, p)) if day is not None else None
    if form == "month-of":
        start, end = part_of_month(year_of(p.year + cast("int", values[1])), cast("int", values[0]), "")
        return min(start, p), min(end, p)
    if form == "calendar":
        if len(values) > 2:
            return _part_of_calendar(p, values)
        if holds and values[1] == 0 and cast("int", values[0]) >= 30:  # "300 died this year": so far
            return p, p
        return _calendar(p, cast("int", values[0]), cast("int", values[1]))
    if form == "months":
        return _latest_months(p, values)
    if form == "days-of":
        return _latest_days_of(p, values)
    if form == "feast":
        return feasts.latest(cast("int", values[0]), p)
    if form == "up-to":
        return _up_to(p, values, holds=holds)
    if form in {"window", "elapsed"}:
        return (p, p) if holds else (units_back(p, cast("int", values[0]), cast("int", values[1])), p)
    if form == "next":
        return p, max(p, units_back(p, cast("int", values[0]), -cast("int", values[1])))  # the calendar ends
    if form == "from":
        return _from(p, values, holds=holds)
    if form == "moved":
        return _moved(p, values, holds=holds)
    if form == "later":
        return p, p
    if form == "span":
        return _span(p, values, holds=holds)
    return None


def _weekday(p: dt.date, weekday: int, which: int) -> Days:
    back = (p.weekday() - weekday) % 7
    if which > 0:
        day = shift(p, 7 - back)
    elif which < 0 and back <= 1:
        day = shift(p, -back - 7)  # what was yesterday nobody calls "last Monday"
    else:
        day = shift(p, -back)
    return day, day


def _weekday_of(p: dt.date, weekday: int, k: int) -> Days:
    day = min(shift(p, weekday - p.weekday() + 7 * k), p)
    return day, day


def _latest_day(p: dt.date, month: int, day: int, *, ahead: bool) -> Days | None:
    if ahead:
        coming = next((d for year in (p.year, p.year + 1) if (d := day_of(year_of(year), month, day)) and d >= p), p)
        return coming, coming
    for year in range(p.year, max(FIRST_YEAR, p.year - 9) - 1, -1):  # 29 February comes every eight years at the rarest
        found = day_of(year, month, day)
        if found is not None and found <= p:
            return found, found
    return None


def _latest_month(p: dt.date, month: int, part: Value) -> Days:
    start, end = part_of_month(p.year, month, part)
    if part == "next":
        return (start, end) if end >= p else part_of_month(p.year + 1, month, part)
    if start > p or (part == "last" and p.month - month < _RECENT):
        start, end = part_of_month(max(FIRST_YEAR, p.year - 1), month, part)
    return start, min(end, p) if start <= p else end


def _calendar(p: dt.date, unit: int, k: int) -> Days:
    """A unit of the calendar, ``k`` from that of ``p``; the one that runs is cut off at ``p``."""
    start, end = _whole(p, unit, k)
    return (start, min(end, p)) if start <= p else (start, end)


def _whole(p: dt.date, unit: int, k: int) -> Days:
    if unit == 2:
        # "Last weekend" is the one before only for those who say so during a weekend.
        start = shift(p, -((p.weekday() - 5) % 7) - (7 if k < 0 and p.weekday() >= 5 else 0))
        end = shift(start, 1)
    elif unit == 7:
        start = shift(p, -p.weekday() + 7 * k)
        end = shift(start, 6)
    elif unit == 30:
        start = months_on(p.replace(day=1), k)
        end = part_of_month(start.year, start.month, "")[1]
    elif unit == 91:
        start = months_on(dt.date(p.year, 3 * ((p.month - 1) // 3) + 1, 1), 3 * k)
        end = part_of_month(months_on(start, 2).year, months_on(start, 2).month, "")[1]
    elif unit == 3650:
        start = dt.date(year_of(p.year - p.year % 10 + 10 * k), 1, 1)
        end = dt.date(year_of(start.year + 9), 12, 31)
    else:
        start = dt.date(year_of(p.year + k), 1, 1)
        end = dt.date(start.year, 12, 31)
    return start, end


def _part_of_calendar(p: dt.date, values: tuple[Value, ...]) -> Days:
    """Work out "earlier this month", "later this week", "late last month"."""
    unit, k, part = cast("int", values[0]), cast("int", values[1]), values[2]
    start, end = _calendar(p, unit, k)
    if part == "later":
        return p, _whole(p, unit, k)[1]
    if part == "earlier":
        return start, p
    if unit == 30 and part in {"early", "mid", "late"}:
        start, end = part_of_month(start.year, start.month, part)
        return min(start, p), min(end, p)
    return start, end


def _months_of(year: int, values: tuple[Value, ...]) -> Days:
    first, last = cast("int", values[2]), cast("int", values[3])
    january = dt.date(year, 1, 1)
    return months_on(january, first - 1), shift(months_on(january, last), -1)


def _latest_months(p: dt.date, values: tuple[Value, ...]) -> Days:
    k = values[1]
    if k is not None:
        start, end = _months_of(year_of(p.year + cast("int", k)), values)
    else:
        start, end = _months_of(p.year, values)
        if start > p:
            start, end = _months_of(year_of(p.year - 1), values)
    return min(start, p), min(end, p)


def _days_of_month(year: int, values: tuple[Value, ...]) -> Days:
    month, first, last = cast("int", values[1]), cast("int", values[2]), cast("int", values[3])
    size = calendar.monthrange(year, month)[1]
    begin, end = (day if day > 0 else size + 1 + day for day in (first, last))
    return dt.date(year, month, min(max(begin, 1), size)), dt.date(year, month, min(max(end, 1), size))


def _latest_days_of(p: dt.date, values: tuple[Value, ...]) -> Days:
    start, end = _days_of_month(p.year, values)
    if start > p:
        start, end = _days_of_month(year_of(p.year - 1), values)
    return start, min(end, p)


def _up_to(p: dt.date, values: tuple[Value, ...], *, holds: bool) -> Days | None:
    """Work out "the three months to June": it holds at the end, and covers the stretch before it."""
    inner = _one(p, cast("str", values[2]), values[3:], holds=holds)
    if inner is None or holds:
        return inner
    return units_back(shift(inner[1], 1), cast("int", values[0]), cast("int", values[1])), inner[1]


def _span(p: dt.date, values: tuple[Value, ...], *, holds: bool) -> Days | None:
    size = cast("int", values[1])
    first = _one(p, cast("str", values[0]), values[2 : 2 + size], holds=holds)
    second = _one(p, cast("str", values[2 + size]), values[3 + size :], holds=holds)
    if first is None or second is None:
        return None
    start, end = first[0], second[1]
    if values[0] == "weekday" and (start - end).days == 1:
        return end, start  # "on Tuesday and Monday"
    if (
        start > end
    ):  # "from Friday to Monday", read on a Sunday; "from May to July", read in June: the start before that end
        start = (_one(end, cast("str", values[0]), values[2 : 2 + size], holds=holds) or first)[0]
    return (start, end) if start <= end else (end, start)


def _from(p: dt.date, values: tuple[Value, ...], *, holds: bool) -> Days | None:
    anchor = _one(p, cast("str", values[2]), values[3:], holds=holds)
    if anchor is None:
        return None
    return min(shift(anchor[0], cast("int", values[0])), p), min(shift(anchor[1], cast("int", values[1])), p)


def _moved(p: dt.date, values: tuple[Value, ...], *, holds: bool) -> Days | None:
    """Work out "the previous month" behind "in October", "the same period last year": whole months stay whole."""
    inner = _one(p, cast("str", values[2]), values[3:], holds=holds)
    if inner is None:
        return None
    if values[0] == 7:
        return shift(inner[0], 7 * cast("int", values[1])), shift(inner[1], 7 * cast("int", values[1]))
    months = cast("int", values[1]) * (12 if values[0] == 365 else 1)
    if shift(inner[1], 1).day == 1:
        return months_on(inner[0], months), shift(months_on(shift(inner[1], 1), months), -1)
    return months_on(inner[0], months), months_on(inner[1], months)


def _one(p: dt.date, form: str, values: tuple[Value, ...], *, holds: bool) -> Days | None:
    fixed = _fixed(form, values)
    if fixed is None:
        return _relative(p, form, values, holds=holds)
    return (fixed[0], fixed[1]) if fixed[0] is not None and fixed[1] is not None else None
