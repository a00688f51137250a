"""Claims to series: which claims speak of the same figure, and what the figure is called.

``follow`` buckets claims by key and sorts each bucket once, so the work grows with the claims, not with their pairs; it sorts
before it looks, so the order of the input changes nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Final

from numclaims.claims import Claim, Document, Series
from numclaims.series import (
    adopting,
    causes,
    context,
    derived,
    eventnames,
    events,
    eventwords,
    givenup,
    intervals,
    keys,
    names,
    propernames,
    retold,
    sameplaces,
    spots,
    tellings,
    wholes,
    wording,
)
from numclaims.series.event import Event
from numclaims.series.regrouping import Regrouping, regroup
from numclaims.series.summary import summarise

NOTHING: Final[Mapping[str, tuple[str, str]]] = {}

SCOPE_WORDS: Final = {
    "running": "running total",
    "daily": "new in a day or period",
    "loose": "single reports, no event told",
    "gathering": "on a day",
    "past": "told as background",
    "part": "part of another figure",
    "remaining": "those who remain",
    "wider": "several countries together",
}
"""What the ``event`` column says of series that are not the toll of one event."""


def follow(
    claims: Sequence[Claim], documents: Sequence[Document], people: Regrouping | None = None
) -> tuple[list[Claim], list[Series]]:
    """Give every tracked claim its event and series, and describe every series.

    Args:
        claims: Claims of all documents; those that are not tracked are passed on as they are.
        documents: The documents, not needed yet but part of the contract: dates may be inferred from them.
        people: Series that people merged and split.

    Returns:
        The claims in order of document and offset, derived ones behind their sources; and the series, sorted by id.
    """
    del documents
    rows = with_derived(claims)
    return place(rows, people, propernames.lent(rows))


def with_derived(claims: Sequence[Claim]) -> list[Claim]:
    """The claims and those that are worked out from two of one sentence; of whole documents, in any order.

    Args:
        claims: Claims; derived ones among them are worked out anew.
    """
    rows = sorted(claims, key=keys.in_text)
    rows = [row for row in rows if row.rules != (derived.RULE,)]
    return rows + list(derived.derive(rows))


def place(
    claims: Sequence[Claim], people: Regrouping | None = None, lent: Mapping[str, tuple[str, str]] = NOTHING
) -> tuple[list[Claim], list[Series]]:
    """What :func:`follow` does once the derived claims are there.

    Claims of two countries never meet in a series, so this may be done apart for every
    :func:`numclaims.series.keys.country_key`.

    Args:
        claims: Claims as :func:`with_derived` gives them: all, or all of some countries.
        people: Series that people merged and split.
        lent: Places that other texts tell of a claim's event, as :func:`numclaims.series.propernames.lent` gives them.

    Returns:
        See :func:`follow`.
    """
    # What an earlier run found must not tell in this one.
    rows = [
        row if row.event_id is None else dataclasses.replace(row, event_id=None)
        for row in sorted(claims, key=keys.in_text)
    ]
    given = names.unified(sameplaces.unified(rows))
    rows = tellings.together([propernames.moved(row, lent) for row in given])
    scopes = context.scopes(rows)
    told = _events([row for row in rows if scopes.get(row.claim_id) == "event"])
    event_of = {row.claim_id: name for name, event in told.items() for row in event.claims}
    adopting.adopt(rows, scopes, event_of, told)
    labels = {name: eventnames.label(event) for name, event in told.items()}
    places = {name: spots.place_of(event) for name, event in told.items()}
    of_all = _of_all(told)
    spoken = {name: frozenset(keys.place_key(row) for row in event.claims) for name, event in told.items()}

    placed: list[Claim] = []
    for row, as_given in zip(rows, given, strict=True):
        scope = scopes.get(row.claim_id)
        if scope is None:
            placed.append(dataclasses.replace(as_given, event_id=None, series_id=None))
            continue
        event = event_of.get(row.claim_id)
        if event is not None and row.population is not None and _says_all(row, of_all[event]):
            row = dataclasses.replace(row, population=None)  # noqa: PLW2901
        place = _place(row, None if event is None else places[event], scope, spoken.get(event or "", frozenset()))
        series_id = keys.digest("s", *figure_key(row, scope, event, place))
        placed.append(dataclasses.replace(as_given, event_id=event, series_id=series_id))
    out = placed if people is None else regroup(placed, people)
    members: dict[str, list[Claim]] = {}
    for row in out:
        if row.series_id is not None:
            members.setdefault(row.series_id, []).append(row)
    series = [
        summarise(
            series_id,
            members[series_id],
            labels.get(members[series_id][0].event_id or "") or SCOPE_WORDS.get(scopes[members[series_id][0].claim_id]),
        )
        for series_id in sorted(members)
    ]
    return out, series


def _of_all(told: Mapping[str, Event]) -> dict[str, dict[tuple[str | None, float], set[str]]]:
    """By event, what is told of all people, as measure and number, and the texts that tell it."""
    found: dict[str, dict[tuple[str | None, float], set[str]]] = {}
    for name, event in told.items():
        numbers = found.setdefault(name, {})
        for row in event.claims:
            point = intervals.point(row)
            if row.population is None and row.qualifier != "vague" and point is not None:
                numbers.setdefault((row.measure, point), set()).add(row.doc_id)
    return found


def _says_all(row: Claim, of_all: Mapping[tuple[str | None, float], set[str]]) -> bool:
    """Whether the figure of some people is the one that others tell of all, and its text tells of no more: "16 worshippers"."""
    point = intervals.point(row)
    if point is None or point < intervals.REPEATED or (row.measure, point) not in of_all:
        return False
    return not any(
        measure == row.measure and number > point and row.doc_id in texts for (measure, number), texts in of_all.items()
    )


def figure_key(claim: Claim, scope: str, event_id: str | None, place: str) -> tuple[str, ...]:
    """What makes a figure: measure, population, place, stock or flow, unit, event, and the sort of figure it is.

    Args:
        claim: The claim.
        scope: Its :data:`~numclaims.series.context.Scope`.
        event_id: The event it tells of, if any.
        place: Key of its place, or of its event's.
    """
    flow = claim.stock_flow if claim.change is None else f"{claim.stock_flow} {claim.change}"
    if scope == "event" or (scope == "running" and (givenup.superseded(claim) or wording.epidemic(claim))):
        flow = "total"
    cause = min(causes.of(claim) - eventwords.spots(), default="") if scope in {"running", "past"} else ""
    if scope == "running" and wording.epidemic(claim):
        cause = causes.DISEASE
    return (
        claim.measure or "",
        wording.people_of(claim) or "",
        place,
        flow,
        keys.unit_key(claim),
        event_id or "",
        scope,
        cause,
    )


def _place(claim: Claim, of_event: str | None, scope: context.Scope, spoken: frozenset[str]) -> str:
    """The place that a figure is followed for: that of its event; what is so of a smaller place only is followed there.

    A smaller place for which the event's own tolls are told stands for all of it.
    """
    own = keys.place_key(claim)
    if of_event is None or (scope == "state" and keys.within(own, of_event) and own not in spoken):
        return own
    return of_event


def _events(rows: Sequence[Claim]) -> dict[str, Event]:
    """The events that claims tell of, by event_id."""
    of_place: dict[str, list[Claim]] = {}
    for row in rows:
        of_place.setdefault(keys.place_key(row), []).append(row)
    of_places: dict[str, list[Event]] = {}
    found = (event for place in sorted(of_place) for event in events.cluster(of_place[place]))
    named = propernames.found(rows)
    for event in retold.united(wholes.gathered(propernames.joined(spots.joined(found), named))):
        of_places.setdefault(event.place, []).append(event)
    told: dict[str, Event] = {}
    for place in sorted(of_places):
        here = events.in_time(of_places[place])
        told.update(zip(eventnames.event_ids(here), here, strict=True))
    return told


def explain(series_id: str, claims: Sequence[Claim], reasons: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """Why the claims of a series belong together, in plain words, one line a claim at the end.

    Args:
        series_id: Id of the series.
        claims: Claims as :func:`follow` returned them.
        reasons: By document, why it counts as a copy, and why it got its date where that was inferred.

    Returns:
        Several lines; one line that says so if no claim has that series.
    """
    rows = sorted((row for row in claims if row.series_id == series_id), key=keys.order)
    if not rows:
        return f"No claim belongs to a series {series_id}."
    first = rows[0]
    scope = "event" if first.event_id is not None else context.scope(first)
    people = (
        eventnames.PEOPLE.get(first.population or "", "people in general")
        if first.unit == "person"
        else f"{first.unit or 'things'}"
    )
    lines = [
        f"Series {series_id}: {first.measure}, {first.place_path or first.place_name or 'no place told'}.",
        f"- same measure ({first.measure}), population ({people}), unit ({first.unit or 'none'}) and kind ({first.stock_flow}).",
        _place_reason(rows),
        f"- {_scope_reason(scope, rows)}",
    ]
    for row in rows:
        when = _days(row)
        who = row.attributed_to_resolved or row.attributed_to or f"{row.publisher or 'the document'} in its own voice"
        figure = eventnames.number_words(row) if row.quote else f"{row.value:g}, worked out"
        lines.append(f"  {when}  {figure}  ({who}; {row.doc_id}, {row.claim_id})")
    for document in dict.fromkeys(row.doc_id for row in rows):
        told = (reasons or {}).get(document, {})
        original = next((row.copy_of for row in rows if row.doc_id == document and row.copy_of), None)
        if "copy_reason" in told:
            lines.append(f"- {document} is a copy of {original}: {told['copy_reason']}.")
        if "published_reason" in told:
            lines.append(f"- the date of {document} is inferred: {told['published_reason']}.")
    return "\n".join(lines)


def _place_reason(rows: Sequence[Claim]) -> str:
    if not keys.has_place(rows[0]):
        return "- no place is told, so only claims of one document (and its copies) are put together."
    places = sorted({row.place_path or row.place_name or "" for row in rows})
    if len(places) == 1:
        return f"- same place ({places[0]})."
    return f"- told for {'; '.join(places)}: counts of one event, which lie on one course or repeat one number."


def _days(row: Claim) -> str:
    """The days for which a claim holds, an open end said so."""
    first, last = row.as_of_earliest, row.as_of_latest
    if first == last:
        return last.isoformat() if last else "undated"
    if last is None:
        return f"{first} or later"
    return f"{first} to {last}" if first is not None else f"{last} or earlier"


def _scope_reason(scope: str, rows: Sequence[Claim]) -> str:
    if scope == "event":
        days = sorted({row.as_of_latest for row in rows if row.as_of_latest})
        undated = sum(1 for row in rows if row.as_of_latest is None)
        words = f"one event ({rows[0].event_id}): same place, days that fit"
        if days:
            words += f" ({days[0]} to {days[-1]})" if days[0] != days[-1] else f" ({days[0]})"
        return words + (f"; {undated} without a date joined because their numbers fit." if undated else ".")
    reasons = {
        "running": 'a running total of one crisis: a long period or words such as "since"; it moves with its as-of day.',
        "state": "how things stand there: it moves with its as-of day.",
        "daily": "new in a stated period; one bar a day, compared only within the day.",
        "gathering": "who was there on a day; compared only within the day.",
        "loose": "reports that name neither event nor period; kept together, but not compared.",
        "past": "history told as background; not compared.",
        "part": "parts of another claim; not compared with the whole.",
        "remaining": "those who are left, apart from the population there was.",
        "wider": "figures of several countries together, of which one stands for all; not compared with that one's own.",
        "other": "kept together, but such figures rarely speak of one thing, so they are not compared.",
    }  # fmt: skip
    return reasons[scope]
