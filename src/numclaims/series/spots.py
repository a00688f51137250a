"""One event told for a town, its province and its country: a collapse, a crash, a fire, an explosion strike at one spot.

A quake or a flood does not: what a district lost is a part of what the country lost, so their tolls stay apart.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import eventwords, hints, intervals, keys, wording
from numclaims.series.event import Event

NEAR: Final = dt.timedelta(days=4)
"""Two reports date one event at most so far apart, one by the day it happened and one by its own day of printing."""

ONE_TOLL: Final = 5.0
"""Tolls of one event, told for a town and for its country, are at most so far apart."""

SLACK: Final = 1.25
"""Of several events, that one is meant whose own place told at most so much more or less within days."""

BY_SIZE: Final = frozenset({"killed", "injured", "casualties"})
"""Measures whose size tells of which of several events a figure is."""


def joined(events: Iterable[Event]) -> list[Event]:
    """Events of all places, with those put together that tell of one event for a place and for a larger one around it.

    A larger place may hold several such events in one week; then nothing says which of them is meant, and all stay as they are.

    Args:
        events: The events of each place, in any order.
    """
    ordered = sorted(
        events, key=lambda e: (e.place.count(","), e.place, e.first or dt.date.max, keys.order(e.claims[0]))
    )
    countries: dict[str, list[Event]] = {}
    for event in ordered:
        if event.causes & eventwords.spots() and event.first is not None:
            countries.setdefault(keys.country_key(event.place), []).append(event)
    gone: set[int] = set()
    for told in countries.values():
        for event in told:  # the largest places first
            inner = [other for other in told if id(other) not in gone and _same(other, event)]
            told_alike = [other for other in inner if _tells_number(other, event)]
            for other in told_alike[1:]:
                if _tells_number(other, told_alike[0]) and not _days_differ(other, told_alike[0]):
                    told_alike[0].absorb(other)
                    gone.add(id(other))
            inner = [other for other in inner if id(other) not in gone]
            if inner and len({_root(other, inner) for other in inner}) == 1:
                min(inner, key=lambda other: (_apart(other, event), -len(other.claims))).absorb(event)
                gone.add(id(event))
            elif inner and _shared_out(event, inner):
                gone.add(id(event))
    return [event for event in ordered if id(event) not in gone]


def _tells_number(one: Event, other: Event) -> bool:
    """Whether two events give one number that is hardly chance."""
    return any(intervals.distinctive(number) for _, number in one.numbers & other.numbers)


def _days_differ(one: Event, other: Event) -> bool:
    return one.fixed and other.fixed and one.first != other.first


def _shared_out(outer: Event, inner: Sequence[Event]) -> bool:
    """Give each text's figures of a larger place to the one event there that tells about as many; whether none is left.

    Two factories of a country burn in one week; "34 dead" is of that whose toll stood at 31 the day before, not of that with 12.
    """
    texts: dict[str, list[Claim]] = {}
    for row in outer.claims:
        texts.setdefault(row.doc_id, []).append(row)
    left: list[Claim] = []
    moved = False
    for text in sorted(texts):
        fitting = [event for event in inner if _as_many(texts[text], event)]
        if fitting and len({_root(event, fitting) for event in fitting}) == 1:
            to = min(fitting, key=lambda event: (-len(event.claims), event.place))
            for row in texts[text]:
                to.take(row)
            to.claims.sort(key=keys.order)
            moved = True
        else:
            left.extend(texts[text])
    if moved:
        outer.claims = left
    return not left


def _as_many(rows: Sequence[Claim], event: Event) -> bool:
    """Whether the largest toll that a text gives is about what the event's own place told within days of it."""
    found = False
    for measure in sorted({row.measure or "" for row in rows if row.measure in BY_SIZE}):
        mine = [(value, row) for row in rows if row.measure == measure and (value := _standing(row)) is not None]
        if not mine:
            continue
        most, main = max(mine, key=lambda told: told[0])
        if hints.told("several-blows", wording.lower(main.sentence)):
            return False  # "bombings killed 44 in the country", of which 41 in one town
        told = [
            (row, value) for row in event.claims if row.measure == measure and (value := _standing(row)) is not None
        ]
        theirs = [value for row, value in told if _printed_near(row, main)]
        if not theirs and event.fixed and keys.held(main)[1] == event.last:
            theirs = [value for _, value in told]  # recalled weeks later, by its day
        if theirs and not min(theirs) / SLACK <= most <= max(theirs) * SLACK:
            return False
        found = found or bool(theirs)
    return found


def _printed_near(a: Claim, b: Claim) -> bool:
    first, second = keys.printed_by(a), keys.printed_by(b)
    return first is not None and second is not None and abs(first - second) <= NEAR


def _standing(row: Claim) -> float | None:
    """The figure of a claim, where it is the toll of all, in a number."""
    point = intervals.point(row)
    if row.qualifier == "vague" or row.population is not None or row.implied:
        return None
    return point if point is not None and point >= intervals.REPEATED else None


def _root(event: Event, others: Sequence[Event]) -> str:
    """The largest place among some that holds an event's place: two villages of one district are two, the district is not."""
    return min((o.place for o in others if o.place == event.place or keys.within(event.place, o.place)), key=len)


def _same(inner: Event, outer: Event) -> bool:
    """Whether an event of a place may be the one told for the larger place around it: cause, days and tolls fit."""
    if not keys.within(inner.place, outer.place) or not inner.causes & outer.causes & eventwords.spots():
        return False
    if None in {inner.first, inner.last, outer.first, outer.last}:
        return False
    if _apart(inner, outer) > NEAR and not _late(inner, outer):
        return False
    mine, theirs = _tolls(inner), _tolls(outer)
    shared = sorted(mine.keys() & theirs.keys())
    if not shared:
        return True
    return all(mine[m][0] / ONE_TOLL <= theirs[m][1] and theirs[m][0] <= mine[m][1] * ONE_TOLL for m in shared)


def _apart(inner: Event, outer: Event) -> dt.timedelta:
    """How far apart two events are dated."""
    return abs((inner.first or dt.date.max) - (outer.first or dt.date.max))


def _late(inner: Event, outer: Event) -> bool:
    """Whether the larger place's reports begin while the tolls of a lasting event are still counted at the place."""
    if not inner.causes & outer.causes & eventwords.lasting():
        return False
    told = [day for row in inner.claims if (day := keys.printed_by(row)) is not None]
    return (
        outer.first is not None
        and inner.first is not None
        and bool(told)
        and inner.first <= outer.first <= max(told) + NEAR
    )


def _tolls(event: Event) -> dict[str, tuple[float, float]]:
    """Lowest and highest figure of each measure that are told of an event."""
    found: dict[str, tuple[float, float]] = {}
    for row in event.claims:
        point = intervals.point(row)
        if point is None or row.measure is None or row.qualifier == "vague" or row.population is not None:
            continue
        low, high = found.get(row.measure, (point, point))
        found[row.measure] = min(low, point), max(high, point)
    return found


def place_of(event: Event) -> str:
    """The place that most of an event's claims name, of several the smallest."""
    count = Counter(keys.place_key(row) for row in event.claims)
    return min(count, key=lambda place: (-count[place], -place.count(","), place))
