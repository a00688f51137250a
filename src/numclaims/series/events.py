"""Which reports tell of one event: place, day, cause and number fit.

All work is done place by place. A toll with a day of its own opens an event; a toll that only has its day of publication joins
the event whose day fits, or the one whose number it repeats; a toll without any date joins by its number, or by its document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, eventdays, eventwords, givenup, hints, intervals, keys, wording
from numclaims.series.event import (
    DAY_ZONES,
    DELIBERATE,
    LASTING,
    NAMED,
    NEWS_LAG,
    RETOLD,
    SAME_NUMBER,
    SOON,
    Event,
    claim_place,
    grown,
    link_of,
    reach,
)

NUMBER: Final = 8
NAME: Final = 6
COUNTED_ON: Final = 4
SAME_TEXT: Final = 3
IN_TIME: Final = 2
FOLLOWS: Final = 1
"""How much speaks for an event: it gives a claim's number, has its name, is still counted, is told by its text, fits its day,
or is the disaster that its town has seen last."""

RECALLED: Final = 1.25
"""The toll that is recalled later is at most so far from the highest that was told then."""

TOWN: Final = 2
"""So many places at least are around a town, as its key tells them."""


def _window(claim: Claim) -> tuple[dt.date, dt.date] | None:
    """The days between which the event of a claim can have happened; None when open."""
    first, last = keys.held(claim)
    if first is None or last is None:
        return None
    told = claim.as_of_basis in {"stated", "relative"} and claim.period_start is not None
    if told and (first, last) == (claim.as_of_earliest, claim.as_of_latest):
        return first, last
    return first - NEWS_LAG, last


def _agree(told: frozenset[str], event: Event) -> bool:
    return causes.agree(told, event.causes)


def cluster(claims: Sequence[Claim]) -> list[Event]:
    """The events that claims of one place tell of, in order of their day, undated ones last.

    Args:
        claims: Claims of one place whose scope is ``event``, in any order.
    """
    ordered = sorted(claims, key=keys.order)
    newer = {
        (row.doc_id, row.sentence_start, row.measure): row.claim_id for row in ordered if not givenup.superseded(row)
    }
    behind = {
        row.claim_id: newer[sentence]
        for row in ordered
        if (sentence := (row.doc_id, row.sentence_start, row.measure)) in newer
        and givenup.superseded(row)
        and not hints.told("two-times", wording.lower(row.sentence))
    }
    rows = [row for row in ordered if row.claim_id not in behind]
    fixed = [row for row in rows if keys.event_day(row) is not None]
    loose = [row for row in rows if keys.event_day(row) is None and _window(row) is not None]
    undated = [row for row in rows if _window(row) is None]
    events: list[Event] = []
    _gather_fixed(fixed, events)
    _gather_loose(loose, events)
    _gather_undated(undated, events)
    home = {row.claim_id: event for event in events for row in event.claims}
    for row in ordered:
        if row.claim_id in behind:
            home[behind[row.claim_id]].take(
                row
            )  # "to 60, up from 40 a day earlier" tells of one event, and not of that day
    return in_time(events)


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events of one place in order of their day, undated ones last."""
    return sorted(events, key=lambda event: (event.first or dt.date.max, keys.order(event.claims[0])))


def _gather_fixed(claims: Iterable[Claim], events: list[Event]) -> None:
    """Claims with a day of their own: the same day is the same event; the same number soon after too."""
    recent: list[Event] = []
    for claim in claims:
        day, told, link = keys.event_day(claim), causes.told(claim), link_of(claim)
        if day is None:
            continue
        recent = [event for event in recent if event.last is not None and day - event.last <= SAME_NUMBER]
        found = next((e for e in recent if _agree(told, e) and e.last == day), None)
        if found is None and link is not None:
            found = next((e for e in recent if _agree(told, e) and link in e.numbers), None)
        if found is None:
            found = next((e for e in recent if _one_blow(told, day, e)), None) or _counted_on(claim, day, told, events)
        if found is None:
            found = Event(claim_place(claim), day, day, told, fixed=True)
            recent.append(found)
            events.append(found)
        found.take(claim)


def _one_blow(told: frozenset[str], day: dt.date, event: Event) -> bool:
    """Whether two reports date one quake or collapse a day apart, each by its own clock."""
    return (
        bool(causes.shared(told, event.causes) & eventwords.lasting())
        and event.last is not None
        and day - event.last <= DAY_ZONES
    )


def _counted_on(claim: Claim, day: dt.date, told: frozenset[str], events: Sequence[Event]) -> Event | None:
    """The disaster whose toll reached this figure on the day, which is then no day of another one: "had reached 60 on Sunday"."""
    if not told or not wording.still_counted(claim):
        return None
    dates = eventdays.dates_event(wording.lower(claim.sentence))
    for event in reversed(events):
        if dates and event.last is not None and day - event.last > SAME_NUMBER:
            continue  # "the toll of Tuesday's quake rose to 16" gives the day of that quake, not of one last week
        if event.last is not None and event.last < day <= event.last + reach(told, event) and grown(claim, event):
            return event
    return None


def _gather_loose(claims: Sequence[Claim], events: list[Event]) -> None:
    """Claims dated by their publication or by a longer time: each goes to the event for which most speaks."""
    by_number, named, of_text = _filed(events)
    counting = {(row.doc_id, row.measure) for row in claims if wording.still_counted(row)}
    recent: list[Event] = []
    days = sorted((event for event in events if event.last is not None), key=lambda event: event.last or dt.date.max)
    at = 0
    for claim in claims:
        window, told, link = _window(claim), causes.told(claim), link_of(claim)
        if window is None:
            continue
        while at < len(days) and (days[at].last or dt.date.max) <= window[1]:
            recent.append(days[at])
            at += 1
        recent = [event for event in recent if event.last is not None and window[0] - event.last <= SAME_NUMBER]
        if told - DELIBERATE and eventdays.tells_earlier(wording.before(claim), wording.after(claim)):
            _earlier(claim, window[1], told, events).take(claim)
            continue
        fitting = [event for event in recent if _agree(told, event) and _in_time(claim, window, event)]
        heads = claim.section == "headline" and (claim.doc_id, claim.measure) in counting
        telling = causes.still_counted(claim) or heads
        texts = [event for event in of_text.get(claim.doc_id, []) if _agree(told, event)]
        told_of = [
            (NUMBER, _by_number(link, window, told, by_number) or _recalled(claim, told, events)),
            (NAME, _by_deed(claim, window, named)),
            (
                COUNTED_ON,
                _growing(claim, window, told, [event for event in texts if grown(claim, event)], telling=telling),
            ),
            (COUNTED_ON, _growing(claim, window, told, events, telling=telling)),
            (IN_TIME, next((event for event in reversed(fitting) if event in texts), None)),
            (IN_TIME, next(reversed(fitting), None)),
            (FOLLOWS, _last_seen(claim, window, told, events)),
        ]
        found = _most(told_of, texts)
        if found is None:
            found = Event(claim_place(claim), window[0], window[1], told, fixed=False)
            recent.append(found)
            events.append(found)
        found.take(claim)
        if found not in of_text.setdefault(claim.doc_id, []):
            of_text[claim.doc_id].append(found)
        for name in sorted(found.deeds):
            if found not in named.setdefault(name, [])[-1:]:
                named[name].append(found)
        if link is not None and found not in by_number.setdefault(link, [])[-1:]:
            by_number[link].append(found)


def _filed(
    events: Iterable[Event],
) -> tuple[dict[tuple[str, float], list[Event]], dict[str, list[Event]], dict[str, list[Event]]]:
    """Events by their numbers, by the names that they go by, and by the texts that tell them."""
    by_number: dict[tuple[str, float], list[Event]] = {}
    named: dict[str, list[Event]] = {}
    of_text: dict[str, list[Event]] = {}
    for event in events:
        for number in sorted(event.numbers):
            by_number.setdefault(number, []).append(event)
        for name in sorted(event.deeds):
            named.setdefault(name, []).append(event)
        for text in sorted({row.doc_id for row in event.claims}):
            of_text.setdefault(text, []).append(event)
    return by_number, named, of_text


def _earlier(claim: Claim, day: dt.date, told: frozenset[str], events: list[Event]) -> Event:
    """The event before the latest one of a cause, of which a text tells beside it; one without a day where nobody tells it."""
    alike = [
        event for event in events if event.last is not None and event.last <= day and reach(told, event) > NEWS_LAG
    ]
    days = sorted({event.last for event in alike if event.last is not None and event.fixed})
    if len(days) > 1:
        return next(event for event in reversed(alike) if event.last == days[-2])
    found = Event(claim_place(claim), None, None, told, fixed=False)
    events.append(found)
    return found


def _most(told_of: Sequence[tuple[int, Event | None]], texts: Sequence[Event]) -> Event | None:
    """The event for which most speaks: each clue once, and that the same text tells of it; of equal ones the first."""
    points: dict[int, int] = {}
    for weight, event in told_of:
        if event is not None:
            points[id(event)] = max(points.get(id(event), 0), weight)
    best: Event | None = None
    most = 0
    for _, event in told_of:
        if event is not None:
            total = points[id(event)] + (SAME_TEXT if event in texts else 0)
            if total > most:
                best, most = event, total
    return best


def _by_number(
    link: tuple[str, float] | None,
    window: tuple[dt.date, dt.date],
    told: frozenset[str],
    by_number: dict[tuple[str, float], list[Event]],
) -> Event | None:
    """The event whose number a claim repeats, within days, or long after if the number is distinctive."""
    if link is None:
        return None
    for event in reversed(by_number.get(link, [])):
        if event.first is None or event.last is None or not _agree(told, event) or event.first > window[1]:
            continue
        late = window[0] - event.last
        if late <= SAME_NUMBER or (late <= RETOLD and intervals.distinctive(link[1], least=50)):
            return event
    return None


def _recalled(claim: Claim, told: frozenset[str], events: Sequence[Event]) -> Event | None:
    """The disaster that a text recalls with the time when it happened: "a year ago 210 died in a fire", of 205 then."""
    start, end, point = claim.period_start, claim.period_end, intervals.point(claim)
    if start is None or end is None or start == end or point is None or point < intervals.REPEATED:
        return None
    for event in reversed(events):
        if event.first is None or not start <= event.first <= end or not _agree(told, event):
            continue
        if link_of(claim) in event.numbers:
            return event
        numbers = [number for measure, number in event.numbers if measure == claim.measure]
        if (
            causes.shared(told, event.causes)
            and numbers
            and max(numbers) / RECALLED <= point <= max(numbers) * RECALLED
        ):
            return event
    return None


def _last_seen(
    claim: Claim, window: tuple[dt.date, dt.date], told: frozenset[str], events: Sequence[Event]
) -> Event | None:
    """The disaster that a town saw last, some days ago, for a toll of the town that names neither a cause nor who did it."""
    around = claim_place(claim).count(",") + (not keys.known(claim))  # a province is known to the gazetteer
    if told or claim.actor is not None or around < TOWN or keys.is_country(claim) or wording.cause(claim) is not None:
        return None
    if wording.deeds_once(claim) or hints.told("war", wording.lower(claim.sentence)):
        return None
    for event in reversed(events):
        since = (
            event.fixed and claim.period_start == event.first != claim.period_end
        )  # "134 since the dam broke on 25 May"
        if event.last is None or not event.last <= window[1] <= event.last + (LASTING if since else SOON):
            continue
        return event if event.causes - DELIBERATE and grown(claim, event) else None
    return None


def _in_time(claim: Claim, window: tuple[dt.date, dt.date], event: Event) -> bool:
    """Whether a claim that gives no day can tell of an event by its time; a stretch of days is told of by its own like."""
    if event.first is None or event.last is None:
        return False
    start, end = claim.period_start, claim.period_end
    if start is not None and end is not None and end - start > SAME_NUMBER:
        return not event.fixed and abs((event.first - start).days) <= 1
    return event.first <= window[1] and window[0] <= event.last


def _growing(
    claim: Claim, window: tuple[dt.date, dt.date], told: frozenset[str], events: Sequence[Event], *, telling: bool
) -> Event | None:
    """The latest disaster of the place whose toll may still be rising: "the death toll from the floods has reached 97".

    That it is counted further is told, or goes without saying where the place sees such a thing once in months.
    """
    if not told:
        return None
    left: Event | None = None
    for event in reversed(events):
        if event.last is None or not event.last <= window[1] <= event.last + reach(told, event):
            continue
        if (
            not telling
            and not causes.shared(told, event.causes) & eventwords.lasting()
            and window[1] > event.last + SOON
        ):
            continue
        if grown(claim, event):
            return event
        if left is None and wording.still_counted(claim):
            left = event
    return left


def _by_deed(claim: Claim, window: tuple[dt.date, dt.date], named: dict[str, list[Event]]) -> Event | None:
    """The latest event of the place that goes by the same name: "the massacre", told again within some weeks."""
    for name in sorted(causes.deeds_once(claim)):
        for event in reversed(named.get(name, [])):
            if event.last is None or window[1] < event.last:
                continue
            if window[1] - event.last > NAMED:
                break
            return event
    return None


def _gather_undated(claims: Sequence[Claim], events: list[Event]) -> None:
    """Claims of documents without a date: by number, by what their document tells else, or with the one event there is."""
    dated = list(events)
    by_number: dict[tuple[str, float], Event] = {}
    for event in sorted(events, key=lambda e: (e.first or dt.date.max, keys.order(e.claims[0]))):
        for number in sorted(event.numbers):
            by_number.setdefault(number, event)
    of_document: dict[str, Event] = {}
    left: list[Claim] = []
    for claim in claims:
        link = link_of(claim)
        event_found = by_number.get(link) if link is not None else None
        if event_found is None or not _agree(causes.told(claim), event_found):
            left.append(claim)
            continue
        event_found.take(claim)
        of_document.setdefault(claim.doc_id, event_found)
    apart: dict[str, Event] = {}
    for claim in left:
        told = causes.told(claim)
        cause = min(told, default="")
        home = of_document.get(claim.doc_id)
        if home is None:
            home = next((event for event in dated if told and _of_its_text(claim, told, event)), None)
        if home is None and len(dated) == 1 and _fits(claim, dated[0]):
            home = dated[0]
        if home is None or not _agree(told, home):
            home = apart.get(cause)
            if home is None:
                home = apart[cause] = Event(claim_place(claim), None, None, told, fixed=False)
                events.append(home)
        home.take(claim)


def _of_its_text(claim: Claim, told: frozenset[str], event: Event) -> bool:
    """Whether the text of an undated toll tells of the disaster with a day elsewhere: "four days after the blast killed 150"."""
    return (
        bool(causes.shared(told, event.causes))
        and any(row.doc_id == claim.doc_id for row in event.claims)
        and grown(claim, event)
    )


def _fits(claim: Claim, event: Event) -> bool:
    span = intervals.span(claim)
    return _agree(causes.told(claim), event) and any(
        row.measure == claim.measure and intervals.meet(span, intervals.span(row)) for row in event.claims
    )
