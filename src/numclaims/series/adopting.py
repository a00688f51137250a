"""Figures that name no event, and belong to one all the same: "the death count had reached 8,000", "40 are still missing"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, context, eventwords, intervals, keys, wholes, wording
from numclaims.series.event import DELIBERATE, Event, may_have_grown

ENDING: Final = frozenset({"missing", "stranded", "homeless", "affected", "sheltered", "displaced"})
"""States that a disaster brings about, and that end with it: two typhoons leave two numbers of missing."""

ALL_YEAR: Final = frozenset({"displaced", "sheltered"})
"""Of these, those that wars bring about too, so that the sentence itself must name the disaster."""

OVER: Final = dt.timedelta(days=180)
"""So long after it, people are still missing or homeless from a disaster."""

TOLLS_OF_NONE: Final = frozenset({"running", "loose", "daily"})


def adopt(
    rows: Sequence[Claim], scopes: dict[str, context.Scope], event_of: dict[str, str], told: Mapping[str, Event]
) -> None:
    """Give disasters the tolls and the states that name none, as far as nobody else can be meant.

    Args:
        rows: All claims, in order of document and offset.
        scopes: Their scopes; that of an adopted toll becomes ``event``.
        event_of: The event of every claim, by claim_id; added to.
        told: The events, by event_id.
    """
    disasters = {name: event for name, event in told.items() if event.causes - {causes.ATTACK}}
    by_place: dict[str, list[str]] = {}
    by_country: dict[str, list[str]] = {}
    by_text: dict[tuple[str, str], list[str]] = {}
    for each in sorted(disasters):
        event = disasters[each]
        country = keys.country_key(event.place)
        by_country.setdefault(country, []).append(each)
        for place in sorted({keys.place_key(row) for row in event.claims}):
            by_place.setdefault(place, []).append(each)
        for text in sorted({row.doc_id for row in event.claims}):
            by_text.setdefault((text, country), []).append(each)
    for row in rows:
        scope = scopes.get(row.claim_id)
        if not keys.has_place(row) or (scope not in TOLLS_OF_NONE and scope != "state"):
            continue
        place = keys.place_key(row)
        of_text = by_text.get((row.doc_id, keys.country_key(place)), [])
        name: str | None
        if scope == "daily":
            name = _told_again(row, by_country.get(keys.country_key(place), []), disasters)
        elif scope == "state":
            name = _state(row, of_text, by_country.get(keys.country_key(place), []), disasters)
        else:
            name = _counted_on(row, by_place.get(place, []), disasters) or _toll(
                row, of_text, by_country.get(keys.country_key(place), []), disasters
            )
        if name is not None:
            event_of[row.claim_id] = name
            if scope != "state":
                scopes[row.claim_id] = "event"


def _told_again(row: Claim, of_country: Sequence[str], disasters: Mapping[str, Event]) -> str | None:
    """The disaster whose toll is the number told for a day: "which left 180 injured on Saturday" brings no 180 more."""
    link = row.measure, intervals.point(row)
    day = keys.held(row)[1]
    if row.change is not None or day is None or link[1] is None or link[1] < intervals.REPEATED:
        return None
    if wording.partial(row) and not intervals.distinctive(link[1]):
        return None
    found = [
        name
        for name in of_country
        if (link in disasters[name].numbers or _as_large(row, disasters[name]))
        and _near(day, disasters[name])
        and any(keys.nested(keys.place_key(row), keys.place_key(other)) for other in disasters[name].claims)
    ]
    return found[0] if len(found) == 1 else None


def _as_large(row: Claim, event: Event) -> bool:
    """Whether a day's figure is as large as the toll that the same text gives: "on Monday he said that 39 had died", now 38.

    Of attacks a place may see two of one size.
    """
    if not event.causes - DELIBERATE:
        return False
    point = intervals.point(row)
    told = [
        number
        for other in event.claims
        if (other.doc_id, other.measure, other.population) == (row.doc_id, row.measure, row.population)
        and (number := intervals.point(other)) is not None
    ]
    return point is not None and bool(told) and max(told) / wholes.SLACK <= point <= max(told) * wholes.SLACK


def _near(day: dt.date, event: Event) -> bool:
    return event.first is not None and event.last is not None and event.first <= day <= event.last + wholes.NEAR


def _counted_on(row: Claim, names: Sequence[str], disasters: Mapping[str, Event]) -> str | None:
    """The disaster of the place whose toll may have grown to this: the only one that lasts, and a toll counted on."""
    lasting = [name for name in names if disasters[name].causes & eventwords.lasting()]
    if len(lasting) != 1 or not wording.still_counted(row):
        return None
    return lasting[0] if may_have_grown(row, disasters[lasting[0]].claims) else None


def _toll(row: Claim, of_text: Sequence[str], of_country: Sequence[str], disasters: Mapping[str, Event]) -> str | None:
    """The disaster on whose course a toll lies: the only one of its text, or one that others tell by the same odd number."""
    if row.measure not in keys.TOLLS or wording.epidemic(row):
        return None
    if len(of_text) == 1:
        return of_text[0] if wholes.tells_of(row, disasters[of_text[0]]) else None
    point = intervals.point(row)
    if of_text or not intervals.distinctive(point, least=wholes.DISTINCTIVE) or not wording.still_counted(row):
        return None
    link = row.measure, point
    found = [name for name in of_country if link in disasters[name].numbers and wholes.tells_of(row, disasters[name])]
    return found[0] if len(found) == 1 else None


def _state(row: Claim, of_text: Sequence[str], of_country: Sequence[str], disasters: Mapping[str, Event]) -> str | None:
    """The disaster that a state ends with: the one whose cause its sentence names, or the only one that its text tells of."""
    if row.measure not in ENDING:
        return None
    named = causes.of(row)
    if not named and row.measure in ALL_YEAR:
        return None
    if of_text and not wording.says_since(row):
        found = [name for name in of_text if _of(row, disasters[name], named, known=keys.known(row))]
        return max(found, key=lambda name: (len(disasters[name].claims), name), default=None)
    found = [name for name in of_country if named and _of(row, disasters[name], named)]
    return max(found, key=lambda name: (disasters[name].first or dt.date.min, name), default=None)


def _of(row: Claim, event: Event, named: Iterable[str], *, known: bool = True) -> bool:
    """Whether a state can be that of a disaster: cause, place and days fit; a place no gazetteer has may lie in any."""
    named = frozenset(named)
    if named and not causes.shared(named, event.causes):
        return False
    if known and not keys.nested(keys.place_key(row), event.place):
        return False
    day = keys.printed_by(row)
    return event.first is None or day is None or event.first - wholes.NEAR <= day <= event.first + OVER
