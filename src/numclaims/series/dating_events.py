"""When a text was published, by the events of which dated texts tell, too.

A toll is taken for the same event only if its number is hardly chance, its place less than a country, and all dated texts that
tell it do so within some months. Then the text was published after the event; and if its words reckon from its own day to the
event ("a week ago", "on Tuesday"), the event's day gives the day of the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from numclaims.claims import Claim, Document, TimeExpression
from numclaims.extraction.cascade import read
from numclaims.series import context, intervals, keys
from numclaims.series.event import NEWS_LAG, RETOLD
from numclaims.series.eventnames import number_words

LEAST: Final = 50.0
"""Smaller tolls come again at one place too easily."""

LONGEST: Final = 14
"""Days: an event whose day is less certain than this dates nothing."""

WEEK: Final = dt.timedelta(days=6)

Key = tuple[str, str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that dated texts tell of.

    Attributes:
        first, last: The days between which it happened.
        claim: The first claim that tells of it.
    """

    first: dt.date
    last: dt.date
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """The days between which a text was published, by one event.

    Attributes:
        earliest: First possible day.
        latest: Last possible day; None where the text does not reckon to the event.
        reason: Why.
    """

    earliest: dt.date
    latest: dt.date | None
    reason: str


def of_dated(claims: Iterable[Claim]) -> dict[Key, Event]:
    """The events that dated texts tell of, by measure, place and number."""
    tellers: dict[Key, list[Claim]] = {}
    for row in claims:
        key = _key(row)
        if key is not None and row.published_latest is not None and row.published_earliest is not None:
            tellers.setdefault(key, []).append(row)
    found: dict[Key, Event] = {}
    for key, rows in tellers.items():
        event = _event(rows)
        if event is not None:
            found[key] = event
    return found


def _key(row: Claim) -> Key | None:
    point = intervals.point(row)
    if (
        not row.tracked
        or row.copy_of is not None
        or row.part_of is not None
        or point is None
        or point < LEAST
        or row.qualifier in {"vague", "between"}
        or not intervals.distinctive(point)
        or not keys.has_place(row)
        or keys.is_country(row)
        or row.measure not in keys.TOLLS
        or context.scope(row) not in {"event", "daily"}
    ):
        return None
    return row.measure or "", keys.place_key(row), point


def _event(rows: Sequence[Claim]) -> Event | None:
    rows = sorted(rows, key=keys.order)
    printed = sorted(row.published_latest for row in rows if row.published_latest is not None)
    if printed[-1] - printed[0] > RETOLD:
        return None
    firsts: list[dt.date] = []
    lasts = [printed[0]]
    for row in rows:
        first, last = row.as_of_earliest, row.as_of_latest
        if first is None or last is None:
            continue
        if row.period_start is not None and row.period_start < first:
            first = row.period_start
        if row.as_of_basis == "published":
            first -= NEWS_LAG
        firsts.append(first)
        lasts.append(last)
    if not firsts or (min(lasts) - min(firsts)).days > LONGEST or min(lasts) < min(firsts):
        return None
    return Event(first=min(firsts), last=min(lasts), claim=rows[0])


def clues(document: Document, claims: Iterable[Claim], events: Mapping[Key, Event]) -> list[Clue]:
    """What the events that a document tells of say about its day.

    Args:
        document: A document without a date.
        claims: Its claims.
        events: As :func:`of_dated` found them.
    """
    shared = [(row, events[key]) for row in claims if (key := _key(row)) is not None and key in events]
    if not shared:
        return []
    told = {(m.start, m.end): m.as_of or m.period for m in read(document).mentions}
    return [_clue(row, event, told.get((row.char_start, row.char_end))) for row, event in shared]


def _clue(row: Claim, event: Event, told: TimeExpression | None) -> Clue:
    what = (
        f"{number_words(row)} {row.measure} at {row.place_name}, of which {event.claim.doc_id} tells, too, happened "
        f"{_between(event)}"
    )
    reckoned = _reckoned(event, told)
    if reckoned is None or told is None:
        return Clue(earliest=event.first, latest=None, reason=what)
    words = " ".join(told.text.split())
    return Clue(earliest=reckoned[0], latest=reckoned[1], reason=f'{what}, and is told here with the words "{words}"')


def _between(event: Event) -> str:
    if event.first == event.last:
        return f"on {event.first.isoformat()}"
    return f"between {event.first.isoformat()} and {event.last.isoformat()}"


def _reckoned(event: Event, told: TimeExpression | None) -> tuple[dt.date, dt.date] | None:
    """The days of publication on which the words would give the event's day; None for words that do not reckon."""
    if told is None:
        return None
    if told.form == "days":
        first, last = cast("int", told.values[0]), cast("int", told.values[1])
        if last > 0:
            return None
        return event.first - dt.timedelta(days=last), event.last - dt.timedelta(days=first)
    if told.form == "weekday" and told.values[1] == 0:
        weekday = cast("int", told.values[0])
        span = (event.last - event.first).days
        days = [day for k in range(span + 1) if (day := event.first + dt.timedelta(days=k)).weekday() == weekday]
        return (days[0], days[-1] + WEEK) if days else None
    return None
