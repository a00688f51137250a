"""Which reports tell of one event: place, day, cause and number fit.

All work is done place by place. A toll with a day of its own opens an event; a toll that only has its day of publication joins
the event whose day fits, or the one whose number it repeats; a toll without any date joins by its number, or by its document.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from numclaims.claims import Claim
from numclaims.series import intervals, keys, wording

NEWS_LAG: Final = dt.timedelta(days=2)
"""News with no day of its own is at most this old when it is printed."""

SAME_NUMBER: Final = dt.timedelta(days=3)
"""Tolls of the same number at one place within these days are one event, whatever day each gives."""

RETOLD: Final = dt.timedelta(days=120)
"""A distinctive toll that comes again at the same place within this time is the old event retold."""

NAMED: Final = dt.timedelta(days=60)
"""So long after it, "the massacre" of a place is still the same one."""

GROWING: Final = dt.timedelta(days=21)
"""So long after it, the toll of a disaster of one sort that is still counted at its place is of the same one."""

LINK_LEAST: Final = 10.0
"""Smaller numbers repeat by chance, so they tie no two reports together."""

WORDS: Final = {
    "killed": "dead", "injured": "injured", "casualties": "dead and injured", "detained": "detained",
    "abducted": "abducted", "released": "released", "rescued": "rescued", "hospitalized": "in hospital",
    "infected": "infected", "evacuated": "evacuated", "returned": "returned", "destroyed": "destroyed",
    "damaged": "damaged", "defectors": "defectors",
}  # fmt: skip
"""How the label of an event names its measure."""

PEOPLE: Final = {
    "civilian": "civilians", "child": "children", "woman": "women", "man": "men", "soldier": "soldiers",
    "police": "police", "security_forces": "security forces", "rebel": "rebels", "militant": "militants",
    "fighter": "fighters", "defector": "army defectors", "protester": "protesters", "official": "officials",
    "journalist": "journalists", "aid_worker": "aid workers", "medic": "medics", "prisoner": "prisoners",
    "refugee": "refugees", "resident": "residents", "foreigner": "foreigners",
}  # fmt: skip
"""Populations as a reader says them."""


@dataclass(slots=True, eq=False)
class Event:
    """One event at one place while its claims are gathered.

    Attributes:
        place: Its place key.
        first, last: The days between which it happened; None when no report dates it.
        cause: What brought it about, if a report says so.
        fixed: Whether a report gives its day.
        claims: The claims that tell of it.
        numbers: The numbers told of it, as (measure, number), so that a repeated toll finds it.
        deeds: What reports call it, of the names that a place sees once in a long while.
    """

    place: str
    first: dt.date | None
    last: dt.date | None
    cause: str | None
    fixed: bool
    claims: list[Claim] = field(default_factory=list)
    numbers: set[tuple[str, float]] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)

    def take(self, claim: Claim, cause: str | None) -> None:
        """Add a claim that tells of this event."""
        self.claims.append(claim)
        self.cause = self.cause or cause
        self.deeds |= wording.deeds_once(claim)
        link = _link(claim)
        if link is not None:
            self.numbers.add(link)


def _link(claim: Claim) -> tuple[str, float] | None:
    point = intervals.point(claim)
    if claim.measure is None or point is None or point < LINK_LEAST or claim.qualifier == "vague":
        return None
    return claim.measure, point


def _window(claim: Claim) -> tuple[dt.date, dt.date] | None:
    """The days between which the event of a claim can have happened; None when open."""
    first, last = keys.held(claim)
    if first is None or last is None:
        return None
    told = claim.as_of_basis in {"stated", "relative"} and claim.period_start is not None
    if told and (first, last) == (claim.as_of_earliest, claim.as_of_latest):
        return first, last
    return first - NEWS_LAG, last


def _agree(cause: str | None, event: Event) -> bool:
    return cause is None or event.cause is None or cause == event.cause


def cluster(claims: Sequence[Claim]) -> list[Event]:
    """The events that claims of one place tell of, in order of their day, undated ones last.

    Args:
        claims: Claims of one place whose scope is ``event``, in any order.
    """
    rows = sorted(claims, key=keys.order)
    fixed = [row for row in rows if keys.event_day(row) is not None]
    loose = [row for row in rows if keys.event_day(row) is None and _window(row) is not None]
    undated = [row for row in rows if _window(row) is None]
    events: list[Event] = []
    _gather_fixed(fixed, events)
    _gather_loose(loose, events)
    _gather_undated(undated, events)
    return sorted(events, key=lambda event: (event.first or dt.date.max, keys.order(event.claims[0])))


def _gather_fixed(claims: Iterable[Claim], events: list[Event]) -> None:
    """Claims with a day of their own: the same day is the same event; the same number soon after too."""
    recent: list[Event] = []
    for claim in claims:
        day, cause, link = keys.event_day(claim), wording.cause(claim), _link(claim)
        if day is None:
            continue
        recent = [event for event in recent if event.last is not None and day - event.last <= SAME_NUMBER]
        found = next((e for e in recent if _agree(cause, e) and e.last == day), None)
        if found is None and link is not None:
            found = next((e for e in recent if _agree(cause, e) and link in e.numbers), None)
        if found is None:
            found = Event(claim_place(claim), day, day, cause, fixed=True)
            recent.append(found)
            events.append(found)
        found.take(claim, cause)


def _gather_loose(claims: Iterable[Claim], events: list[Event]) -> None:
    """Claims dated by their publication or by a longer time: the event whose number they repeat, else the one that fits."""
    by_number: dict[tuple[str, float], list[Event]] = {}
    for event in events:
        for number in sorted(event.numbers):
            by_number.setdefault(number, []).append(event)
    named: dict[str, list[Event]] = {}
    for event in events:
        for name in sorted(event.deeds):
            named.setdefault(name, []).append(event)
    recent: list[Event] = []
    days = sorted((event for event in events if event.last is not None), key=lambda event: event.last or dt.date.max)
    at = 0
    for claim in claims:
        window, cause, link = _window(claim), wording.cause(claim), _link(claim)
        if window is None:
            continue
        while at < len(days) and (days[at].last or dt.date.max) <= window[1]:
            recent.append(days[at])
            at += 1
        recent = [event for event in recent if event.last is not None and window[0] - event.last <= SAME_NUMBER]
        found = (
            _by_number(link, window, cause, by_number)
            or _by_deed(claim, window, named)
            or _growing(claim, window, cause, events)
        )
        if found is None:
            fitting = [e for e in recent if _agree(cause, e) and _in_time(claim, window, e)]
            same_document = [e for e in fitting if any(claim.doc_id == row.doc_id for row in e.claims[-20:])]
            found = next(iter(reversed(same_document or fitting)), None)
        if found is None:
            found = Event(claim_place(claim), window[0], window[1], cause, fixed=False)
            recent.append(found)
            events.append(found)
        found.take(claim, cause)
        for name in sorted(found.deeds):
            if found not in named.setdefault(name, [])[-1:]:
                named[name].append(found)
        if link is not None and found not in by_number.setdefault(link, [])[-1:]:
            by_number[link].append(found)


def _by_number(
    link: tuple[str, float] | None,
    window: tuple[dt.date, dt.date],
    cause: str | None,
    by_number: dict[tuple[str, float], list[Event]],
) -> Event | None:
    """The event whose number a claim repeats, within days, or long after if the number is distinctive."""
    if link is None:
        return None
    for event in reversed(by_number.get(link, [])):
        if event.first is None or event.last is None or not _agree(cause, event) or event.first > window[1]:
            continue
        late = window[0] - event.last
        if late <= SAME_NUMBER or (late <= RETOLD and intervals.distinctive(link[1], least=50)):
            return event
    return None


def _in_time(claim: Claim, window: tuple[dt.date, dt.date], event: Event) -> bool:
    """Whether a claim that gives no day can tell of an event by its time; a stretch of days is told of by its own like."""
    if event.first is None or event.last is None:
        return False
    start, end = claim.period_start, claim.period_end
    if start is not None and end is not None and end - start > SAME_NUMBER:
        return not event.fixed and abs((event.first - start).days) <= 1
    return event.first <= window[1] and window[0] <= event.last


def _growing(claim: Claim, window: tuple[dt.date, dt.date], cause: str | None, events: Sequence[Event]) -> Event | None:
    """The latest disaster of the place whose toll may still be rising: "the death toll from the floods has reached 97"."""
    if cause is None or not wording.still_counted(claim):
        return None
    for event in reversed(events):
        if event.cause == cause and event.last is not None and event.last <= window[1] <= event.last + GROWING:
            return event
    return None


def _by_deed(claim: Claim, window: tuple[dt.date, dt.date], named: dict[str, list[Event]]) -> Event | None:
    """The latest event of the place that goes by the same name: "the massacre", told again within some weeks."""
    for name in sorted(wording.deeds_once(claim)):
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
        link = _link(claim)
        event_found = by_number.get(link) if link is not None else None
        if event_found is None or not _agree(wording.cause(claim), event_found):
            left.append(claim)
            continue
        event_found.take(claim, wording.cause(claim))
        of_document.setdefault(claim.doc_id, event_found)
    apart: dict[str, Event] = {}
    for claim in left:
        cause = wording.cause(claim)
        home = of_document.get(claim.doc_id)
        if home is None and len(dated) == 1 and _fits(claim, dated[0]):
            home = dated[0]
        if home is None or not _agree(cause, home):
            home = apart.get(cause or "")
            if home is None:
                home = apart[cause or ""] = Event(claim_place(claim), None, None, cause, fixed=False)
                events.append(home)
        home.take(claim, cause)


def _fits(claim: Claim, event: Event) -> bool:
    span = intervals.span(claim)
    return _agree(wording.cause(claim), event) and any(
        row.measure == claim.measure and intervals.meet(span, intervals.span(row)) for row in event.claims
    )


def claim_place(claim: Claim) -> str:
    """The place key of a claim."""
    return keys.place_key(claim)


def event_ids(events: Sequence[Event]) -> list[str]:
    """A stable id for every event of one place: from its place, first day and cause."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for event in events:
        stem = (
            f"{event.first.isoformat() if event.first and event.fixed else event.last or 'undated'}|{event.cause or ''}"
        )
        ids.append(keys.digest("e", event.place, stem, str(seen[stem]) if seen[stem] else ""))
        seen[stem] += 1
    return ids


def label(event: Event) -> str:
    """An event in words: "Jisr al-Shughour, June 2011: 120 dead soldiers / security forces / army defectors".

    The figure is the one that most claims give, of several such the one told last.
    """
    first = event.claims[0]
    where = first.place_name or (first.place_path or "").split(",")[0] or "place not told"
    tellers: Counter[tuple[str, str]] = Counter()
    for claim in event.claims:
        if claim.measure in WORDS and claim.qualifier != "vague" and not claim.implied:
            tellers[claim.measure, number_words(claim)] += 1
    if not tellers:
        for claim in event.claims:
            tellers[claim.measure or "", number_words(claim)] += 1
    rank = list(WORDS)
    told_last = {
        (row.measure or "", number_words(row)): at for at, row in enumerate(sorted(event.claims, key=keys.order), 1)
        if not wording.superseded(row)
    }  # fmt: skip
    (measure, figure), _ = min(
        tellers.items(),
        key=lambda item: (
            rank.index(item[0][0]) if item[0][0] in rank else 99, -item[1], -told_last.get(item[0], 0), item[0],
        ),
    )  # fmt: skip
    people = list(dict.fromkeys(
        PEOPLE[claim.population] for claim in event.claims
        if claim.measure == measure and number_words(claim) == figure and claim.population in PEOPLE
    ))  # fmt: skip
    words = " ".join(part for part in (figure, WORDS.get(measure, measure), " / ".join(people)) if part)
    return f"{where}, {_when(event)}: {words}"


def number_words(claim: Claim) -> str:
    """The figure as a reader says it, with the words that modify it: "more than 4,000"."""
    return " ".join(part for part in (claim.qualifier_text, " ".join(claim.quote.split())) if part)


MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _when(event: Event) -> str:
    if event.first is None or event.last is None:
        return "undated"
    if event.fixed and event.first == event.last:
        return f"{event.first.day} {MONTHS[event.first.month - 1]} {event.first.year}"
    return f"{MONTHS[event.last.month - 1]} {event.last.year}"
