"""One disaster told for several places: what one paper gives for the city and another for the country is often one count.

A district's dead are a part of the country's, so a claim comes to the disaster's own event only if it lies on the course of the
figures told there: not below what was told before, nor above what was told after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, eventdays, eventwords, givenup, hints, intervals, keys, wording
from numclaims.series.event import DAY_ZONES, DELIBERATE, LASTING, RETOLD, SAME_NUMBER, Event, claim_place

NEAR: Final = dt.timedelta(days=4)
"""Two reports date one disaster at most so far apart, one by its day and one by its own day of printing."""

DISTINCTIVE: Final = 50.0
"""From here a number that is not round ties the reports of two places that do not hold each other."""

SLACK: Final = 1.25
"""So far off the figures told before and after, a count is still the same one: rounded, or an edition behind."""

IN_A_DAY: Final = 5.0
"""So much the toll of one accident grows from the first to the last report of a day."""

ROUNDS: Final = 3
"""So often the events beside a disaster are looked through for more of its claims."""

AT_FIRST: Final = 5.0
"""So far below the first figure of the whole, an earlier one of a place is still the whole as it was known then."""

Course = dict[tuple[str, str | None], list[tuple[dt.date, float]]]
"""By measure and population, what was told on which day, in the order of the days."""


def gathered(events: Iterable[Event]) -> list[Event]:
    """Events of all places, the claims of each that are the whole's given to the event that tells most of it.

    Args:
        events: Events, each of one place, in a stable order; their claims are moved.
    """
    ordered = list(events)
    countries: dict[str, list[Event]] = {}
    for event in ordered:
        if event.causes:
            countries.setdefault(keys.country_key(event.place), []).append(event)
    for told in countries.values():
        mains = sorted(told, key=lambda e: (-len(e.claims), e.place.count(","), e.place, e.first or dt.date.max))
        for at, main in enumerate(mains):
            if main.claims:
                _absorb(main, mains[at + 1 :])
    return [event for event in ordered if event.claims]


def _absorb(main: Event, others: Sequence[Event]) -> None:
    """Bring what other events tell of a disaster, again as long as what was brought ties more of them to it."""
    for _ in range(ROUNDS):
        known = len(main.claims)
        for other in others:
            if other.claims and _one_disaster(main, other):
                _bring(main, other)
        if len(main.claims) == known:
            return


def course_of(claims: Iterable[Claim]) -> Course:
    """What was told of an event, day by day, by claims whose figure stands by itself."""
    found: Course = {}
    for row in claims:
        day, point = keys.printed_by(row), intervals.point(row)
        if day is None or point is None or row.qualifier in {"vague", "up_to"} or row.implied or row.derived_from:
            continue
        if not givenup.superseded(row) and not wording.partial(row) and row.hedge is None:
            found.setdefault((row.measure or "", row.population), []).append((day, point))
    return {key: sorted(told) for key, told in found.items()}


def on_course(claim: Claim, course: Course, *, spot: bool, above: bool = False) -> bool:
    """Whether a claim may give the figure whose course is known, by its size among what was told before and after.

    Args:
        claim: The claim.
        course: The course, as :func:`course_of` gives it.
        spot: Whether the disaster strikes at one spot, so that no smaller place has a toll of its own.
        above: Whether a figure well above the others may be the same one, too: it is told for the same place.
    """
    day, point = keys.printed_by(claim), intervals.point(claim)
    told = course.get((claim.measure or "", claim.population), [])
    alike = [value for key, values in course.items() if key[0] == claim.measure for _, value in values]
    if day is None or point is None or not told or wording.partial(claim):
        return False
    if givenup.superseded(claim):
        return any(value == point for _, value in told)
    odd = intervals.distinctive(point, least=DISTINCTIVE)
    if (odd and point in alike) or any(value == point and abs(when - day) <= SAME_NUMBER for when, value in told):
        return True
    same = [value for when, value in told if when == day]
    last = max((when for when, _ in told if when < day), default=None)
    before = [value for when, value in told if last is not None and last - SAME_NUMBER <= when <= last]
    after = [value for when, value in told if when > day]
    if same and point * (IN_A_DAY if spot else SLACK) < max(same):
        return False
    if before and point * SLACK < min(before):
        return False
    if not before and not same and point * AT_FIRST < after[0]:
        return False
    if above:
        return True
    soon = [value for when, value in told if day < when <= day + SAME_NUMBER]
    if same and point > max(same) * (IN_A_DAY if spot else SLACK) and point > max(soon, default=0.0):
        return False
    return not after or point <= max(after) * SLACK


def _one_disaster(main: Event, other: Event) -> bool:
    """Whether two events of one country may be the same disaster: cause and days fit, and place or a number ties them."""
    shared = causes.shared(main.causes, other.causes)
    if main.names & other.names:
        return bool(shared)
    if not shared or _two_days(main, other):
        return False
    if _linked(main, other, odd=True):
        return True
    linked = _linked(main, other) or _of_one_text(main, other, shared)
    if None in {main.first, other.first}:
        return linked
    if not linked and (not keys.nested(main.place, other.place) or not _in_time(main, other, shared)):
        return False
    if main.fixed and other.fixed:
        one_day = main.first == other.first and _accident(main, shared)
        return one_day or (_near(main, other) and (linked or _told_on(main, other, shared)))
    # Of bombings and attacks a country has several in one week, so only a number tells that two reports are of one.
    return linked or bool(_accident(main, shared) and (main.place == other.place or not shared & eventwords.spots()))


def _two_days(main: Event, other: Event) -> bool:
    """Whether two texts each date either event, by days that no clock explains: two quakes of one region in two weeks."""
    if not (main.fixed and other.fixed) or None in {main.first, other.first}:
        return False
    if abs((main.first or dt.date.max) - (other.first or dt.date.max)) <= DAY_ZONES:
        return False
    return min(len(_dating(main)), len(_dating(other))) > 1


def _dating(event: Event) -> set[str]:
    """The texts that give an event's day as its own, not as one on which its dead were counted."""
    return {
        row.doc_id
        for row in event.claims
        if keys.event_day(row) == event.first
        and (not wording.still_counted(row) or eventdays.dates_event(wording.lower(row.sentence)))
    }


def _of_one_text(main: Event, other: Event, shared: frozenset[str]) -> bool:
    """Whether a text that tells of the disaster tells of the other event too, for a place that fits: it is hardly another."""
    if not keys.nested(main.place, other.place) or not _accident(main, shared):
        return False
    if main.place != other.place and not shared & eventwords.spots():
        return False
    texts = {row.doc_id for row in main.claims}
    told = [row for row in other.claims if row.doc_id in texts]
    return any(not hints.told("several-blows", wording.lower(row.sentence)) for row in told)


def _accident(event: Event, shared: frozenset[str]) -> bool:
    """Whether the cause is none that a place at war sees one after the other: an explosion in a mine is an accident."""
    if shared - DELIBERATE:
        return True
    return any(hints.told("accident", wording.lower(f"{row.sentence} {row.title or ''}")) for row in event.claims)


def _told_on(main: Event, other: Event, shared: frozenset[str]) -> bool:
    """Whether the later of two days is one of counting: "bringing the final death toll to 90" when the last were found."""
    later = other if (other.first or dt.date.min) > (main.first or dt.date.min) else main
    return _accident(main, shared) and any(wording.still_counted(row) for row in later.claims)


def _near(main: Event, other: Event) -> bool:
    return abs((main.first or dt.date.max) - (other.first or dt.date.max)) <= NEAR


def _in_time(main: Event, other: Event, shared: frozenset[str]) -> bool:
    """Whether the reports of another place begin while the disaster's figures are still counted."""
    if _near(main, other):
        return True
    days = [day for row in main.claims if (day := keys.printed_by(row)) is not None]
    first, then = main.first, other.first
    if first is None or then is None or not days or other.fixed or not shared & eventwords.lasting():
        return False
    return first <= then <= min(max(days) + NEAR, first + LASTING)


def _linked(main: Event, other: Event, *, odd: bool = False) -> bool:
    """Whether both give one number within days; at places that do not hold each other one that is no chance.

    Args:
        main: The disaster.
        other: The other event.
        odd: Whether to ask for a number so odd that it ties them for months, whatever days they give.
    """
    near = keys.nested(main.place, other.place)
    for link in sorted(main.numbers & other.numbers):
        rare = intervals.distinctive(link[1], least=DISTINCTIVE)
        if link[1] < intervals.REPEATED or ((odd or not near) and not rare):
            continue
        apart = _apart(link, main.claims, other.claims)
        if apart is not None and apart <= (RETOLD if odd else SAME_NUMBER):
            return True
    return False


def _apart(link: tuple[str, float], mine: Sequence[Claim], theirs: Sequence[Claim]) -> dt.timedelta | None:
    """How far apart two events tell a number, at the nearest; None where one of them is undated."""
    first, second = (
        [
            day
            for row in rows
            if (row.measure, intervals.point(row)) == link and (day := keys.printed_by(row)) is not None
        ]
        for rows in (mine, theirs)
    )
    return min((abs(a - b) for a in first for b in second), default=None)


def _bring(main: Event, other: Event) -> None:
    """Give the disaster what another place's event tells of the whole, and what the same texts tell there besides."""
    spot = bool(causes.shared(main.causes, other.causes) & (eventwords.spots() | {causes.ATTACK}))
    course = course_of(main.claims)
    above = main.place == other.place
    whole = [row for row in other.claims if on_course(row, course, spot=spot, above=above)]
    texts = {row.doc_id for row in whole}
    known = set(course)
    if spot or above or keys.within(main.place, other.place):
        texts |= {row.doc_id for row in main.claims}
    brought = {row.claim_id for row in whole} | {
        row.claim_id for row in other.claims
        if row.doc_id in texts and (spot or (row.measure or "", row.population) not in known)
    }  # fmt: skip
    spoken = {(row.doc_id, row.sentence_start, row.measure) for row in other.claims if row.claim_id in brought}
    brought |= {
        row.claim_id for row in other.claims
        if (row.doc_id, row.sentence_start, row.measure) in spoken and givenup.superseded(row)
    }  # fmt: skip
    for row in other.claims:
        if row.claim_id in brought:
            main.take(row)
    main.claims.sort(key=keys.order)
    other.claims = [row for row in other.claims if row.claim_id not in brought]
    dated = other.first is not None and (main.last is None or other.first <= main.last)
    if other.fixed and not main.fixed and dated and brought and not other.claims:
        main.first, main.last, main.fixed = other.first, other.last, True


def tells_of(claim: Claim, event: Event) -> bool:
    """Whether a claim that no event was found for may give the toll of a disaster: place, cause and size fit."""
    told = causes.of(claim)
    if (told and not causes.shared(told, event.causes)) or wording.says_since(claim):
        return False
    if hints.told("war", wording.lower(claim.sentence)):
        return False  # "9,000 have died in the war"
    spot = bool(event.causes & eventwords.spots())
    return keys.nested(claim_place(claim), event.place) and on_course(claim, course_of(event.claims), spot=spot)
