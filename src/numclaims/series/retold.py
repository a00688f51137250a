"""Two events told by the same numbers are one: evidence that adds up where no single field decides.

A text may give an event no cause, or the wrong name of a place nearby; but when it repeats what others told of it within days,
it tells of the same. One number is chance, two or a distinctive one at a place that fits are not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, intervals, keys
from numclaims.series.event import SAME_NUMBER, Event

ENOUGH: Final = 3
"""So many points make two events one: one for a place that fits, for a number (two if distinctive), for a text of both."""

DISTINCTIVE: Final = 50.0
"""From here a number that is not round is hardly told of two events within days."""

Link = tuple[str, float]


def united(events: Iterable[Event]) -> list[Event]:
    """The events, those told by the numbers of another one given to it, as far as the same texts tell it.

    Args:
        events: Events of all places, in a stable order; their claims are moved.
    """
    ordered = list(events)
    by_link: dict[tuple[str, str, float], list[Event]] = {}
    for event in ordered:
        country = keys.country_key(event.place)
        for link in sorted(event.numbers):
            by_link.setdefault((country, *link), []).append(event)
    pairs: dict[tuple[int, int], tuple[Event, Event]] = {}
    for sharing in by_link.values():
        sharing.sort(key=lambda event: event.first or dt.date.max)
        for at, one in enumerate(sharing):
            for other in sharing[at + 1 :]:
                if _days_apart(one, other) <= SAME_NUMBER:
                    pairs[id(one), id(other)] = one, other
                elif one.last is None or other.first is None or other.first > one.last:
                    break  # those behind it are later still: a number that many events share costs no square of them
    for one, other in pairs.values():
        main, small = sorted((one, other), key=lambda event: (-len(event.claims), event.place))
        if not main.claims or not small.claims or _two(main, small):
            continue
        links = [link for link in sorted(main.numbers & small.numbers) if _told_by_two(link, main.claims, small.claims)]
        if main.place == small.place and not any(intervals.distinctive(link[1], least=DISTINCTIVE) for link in links):
            continue  # what their days parted, only an odd number brings together
        points = sum(2 if intervals.distinctive(link[1], least=DISTINCTIVE) else 1 for link in links)
        points += any(_told_by_one(link, main.claims, small.claims) for link in links)
        if points + _near(main, small) >= ENOUGH and points > 1:
            _bring(main, small, links)
    return [event for event in ordered if event.claims]


def _days_apart(one: Event, other: Event) -> dt.timedelta:
    """So far apart two events are at least; for ever where one has no day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return dt.timedelta.max
    return max(one.first - other.last, other.first - one.last, dt.timedelta())


def _two(main: Event, other: Event) -> bool:
    """Whether two events are two: by their causes, or each by a day of its own."""
    return not causes.agree(main.causes, other.causes) or (main.fixed and other.fixed and main.first != other.first)


def _near(main: Event, other: Event) -> bool:
    """Whether two events may be of one place."""
    places = sorted({keys.place_key(row) for row in main.claims})
    return any(keys.may_be_one(row, place) for row in other.claims for place in places)


def _told_by_two(link: Link, mine: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether two texts give a number within days, one for each event."""
    for row in theirs:
        if (row.measure, intervals.point(row)) != link:
            continue
        day = keys.printed_by(row)
        for other in mine:
            if (other.measure, intervals.point(other)) == link and other.doc_id != row.doc_id:
                printed = keys.printed_by(other)
                if day is not None and printed is not None and abs(day - printed) <= SAME_NUMBER:
                    return True
    return False


def _told_by_one(link: Link, mine: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether one text gives an odd number for both events: then it tells one figure twice."""
    texts = {row.doc_id for row in mine if (row.measure, intervals.point(row)) == link}
    return intervals.distinctive(link[1]) and any(
        row.doc_id in texts for row in theirs if (row.measure, intervals.point(row)) == link
    )


def _bring(main: Event, other: Event, links: Sequence[Link]) -> None:
    """Give an event what the texts that tell its numbers tell of it under another name."""
    texts = {row.doc_id for row in other.claims if (row.measure, intervals.point(row)) in links}
    for row in other.claims:
        if row.doc_id in texts and row.qualifier != "vague":
            main.take(row)
    main.claims.sort(key=keys.order)
    known = {row.claim_id for row in main.claims}
    other.claims = [row for row in other.claims if row.claim_id not in known]
