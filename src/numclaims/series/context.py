"""What sort of figure a claim is: a running total, the toll of one event, a part, history told as background."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from numclaims.claims import Claim
from numclaims.series import causes, eventwords, givenup, intervals, keys, portions, reach, wording

Scope = Literal[
    "running", "event", "loose", "daily", "state", "gathering", "past", "part", "remaining", "wider", "other"
]
"""What sort of figure a claim is:

``running`` the running total of a crisis; ``event`` the toll of one event at a place; ``loose`` a toll for a whole country
with no word of its time or event; ``daily`` an increment on a day; ``state`` how things stand at a place; ``gathering`` who is
somewhere on a day; ``past`` history told as background; ``part`` a part of another claim that no population tells apart;
``remaining`` the inhabitants that are left; ``wider`` a figure of several countries, of which it was given one; ``other``
capacities, forecasts, rates, and measures whose figures rarely speak of one thing.
"""

BESIDE: Final = 300
"""So many characters behind the toll of an event, another toll of the place is of the same event."""

BESIDE_FACTOR: Final = 5.0
"""A toll that is so much larger than that of the event before it is of something else."""

SHARE: Final = 4.0
"""A toll so far below the one that its text gives before for the disaster is of some part of it: an avalanche, a hotel."""

TOWN: Final = 2
"""So many places at least are around a town, as its key tells them; what lies in it is a street or a building."""

RUNNING_DAYS: Final = 14
"""A period that began this many days before the figure makes it a running total."""

RUNNING_LEAST: Final = 400.0
"""From here a country's toll that no day is given for is taken for the running total."""

RUNNING_SAID: Final = 100.0
"""From here it is, if the words speak of a long time."""

TOWN_MOST: Final = 5000.0
"""So many dead at one town no single event has, but for a disaster or a massacre that the sentence names."""

DAYS_LATER: Final = 2
"""So many days after it, what a paper tells of a day at a town is the toll of an event, no longer the day's news."""

AGAIN: Final = 3.0
"""From here the number that two texts give for a day at a town is one toll."""

PAST_YEARS: Final = 1
"""A year in the sentence that lies more than this before publication makes a figure background."""


def _is_past(claim: Claim) -> bool:
    """Whether the figure is history: as of long before publication, or told with a year long before it."""
    printed = keys.printed_by(claim)
    if printed is None:
        return False
    last = keys.held(claim)[1]
    if last is not None and claim.as_of_basis == "stated":
        return (printed - last).days > 366 * PAST_YEARS
    return wording.background_year(claim, printed.year - PAST_YEARS)


def _is_running(claim: Claim) -> bool:
    """Whether a toll is a running total: by its period, its words, or its size for a country without a day."""
    if claim.measure in keys.OF_DISEASE and wording.epidemic(claim):
        return True
    start = claim.period_start
    end = keys.held(claim)[1] or claim.period_end or keys.printed_by(claim)
    if start is not None and wording.in_a_span(claim):
        return False
    since = start is not None and start != end and wording.says_since(claim) and not wording.odd_since(claim)
    if _of_disaster(claim) and not since:
        return False  # the toll of one event, however long it is counted
    if start is not None:
        return end is None or (end - start).days >= RUNNING_DAYS
    if keys.event_day(claim) is not None and claim.as_of_basis == "relative":
        return False
    said = wording.says_running(claim)
    if wording.says_day(claim) and not said:
        return False
    point = (claim.value if claim.value is not None else claim.low) or 0.0
    if keys.is_country(claim):
        return point >= (RUNNING_SAID if said else RUNNING_LEAST)
    return wording.says_since(claim) and not wording.odd_since(claim)


def _of_stretch(claim: Claim) -> bool:
    """Whether a figure of an epidemic is told for some days of their own: "from 3 to 6 May, 41 cases"."""
    start, end = claim.period_start, claim.period_end
    if claim.measure not in keys.OF_DISEASE or start is None or end is None or wording.says_since(claim):
        return False
    return 0 < (end - start).days < RUNNING_DAYS and wording.epidemic(claim)


def _of_outbreak(claim: Claim) -> bool:
    """Whether a figure of an epidemic is told for weeks or months up to now: "from 2 March to 5 June, a total of 640"."""
    start, end = claim.period_start, claim.period_end
    if claim.measure not in keys.OF_DISEASE or start is None or end is None or (end - start).days < RUNNING_DAYS:
        return False
    return wording.epidemic(claim) and wording.says_total(claim)


def _since_its_outbreak(claim: Claim) -> bool:
    """Whether a figure of an epidemic is counted from a day weeks ago, when it began: "has killed 60 since 3 May"."""
    start, end = claim.period_start, claim.period_end
    return wording.epidemic(claim) and start is not None and end is not None and (end - start).days >= RUNNING_DAYS


def _too_many(claim: Claim) -> bool:
    """Whether a toll told for a town is that of a war or a country, which the place of the sentence was taken for."""
    point = (claim.value if claim.value is not None else claim.low) or 0.0
    return (
        claim.measure == "killed"
        and point >= TOWN_MOST
        and not causes.of(claim)
        and wording.cause(claim) is None
        and not wording.deeds_once(claim)
    )


def _of_event(claim: Claim) -> bool:
    """Whether an increment is rather the toll of one event: at a place, over some days, and not "more" than before.

    "Killed 120 soldiers in the town during clashes over the past few days" is the toll of those clashes.
    """
    first, last = claim.period_start, claim.period_end or keys.held(claim)[1]
    if claim.measure not in keys.TOLLS or not keys.has_place(claim) or wording.partial(claim):
        return False
    if keys.is_country(claim):
        return _of_disaster(claim) and not wording.says_since(claim)
    if wording.deeds_once(claim) or (keys.event_day(claim) is not None and wording.cause(claim) in eventwords.spots()):
        return True  # "the 29 people killed in the market bombing on Sunday"
    return first is not None and last is not None and 1 < (last - first).days < RUNNING_DAYS


def _of_disaster(claim: Claim) -> bool:
    """Whether sentence or title name a disaster, an accident or an attack counted on: a country is place enough for its toll."""
    return bool(causes.told(claim))


def scopes(claims: Iterable[Claim]) -> dict[str, Scope]:
    """Which sort of figure each tracked claim is, by claim_id, as far as the claims around it tell.

    Args:
        claims: Claims of whole documents, or all of a document's claims for one place; sorted by document and offset.
    """
    rows = [row for row in claims if row.tracked and row.measure]
    by_id = {row.claim_id: row for row in rows}
    found = {row.claim_id: scope(_of_its_own(row, by_id)) for row in rows}
    _beside_events(rows, found)
    _told_again(rows, found)
    _of_its_day(rows, found)
    _shares(rows, found)
    return found


def _told_again(rows: Sequence[Claim], scopes: dict[str, Scope]) -> None:
    """Make a toll that its text gives again, without the event, one of that event: "29 died in the siege", "so far 29 died"."""
    told: dict[tuple[str, str, str, float], list[Claim]] = {}
    for row in rows:
        point = intervals.point(row)
        if row.measure in keys.TOLLS and point is not None and point >= intervals.REPEATED and row.qualifier != "vague":
            key = row.doc_id, keys.place_key(row), row.measure or "", point
            told.setdefault(key, []).append(row)
    for same in told.values():
        if any(scopes[row.claim_id] == "event" for row in same):
            for row in same:
                if scopes[row.claim_id] == "loose" or (scopes[row.claim_id] == "running" and not keys.is_country(row)):
                    scopes[row.claim_id] = "event"


def _of_its_day(rows: Sequence[Claim], scopes: dict[str, Scope]) -> None:
    """Make what a text tells of a day at a town the toll of an event there, where others tell one of that day or number.

    "Police shot 12 people in the town on Friday" is the dead of a day where people die every day. The text that calls them the
    toll elsewhere, another that gives the same number for that day, or one that is printed days later tells of one event.
    """
    days: dict[tuple[str, dt.date], set[tuple[str, float | None]]] = {}
    texts: set[tuple[str, str, str, float]] = set()
    daily: list[Claim] = []
    for row in rows:
        scope, day, point = scopes.get(row.claim_id), keys.event_day(row), intervals.point(row)
        place = keys.place_key(row)
        if row.measure not in keys.TOLLS or point is None or place.count(",") < TOWN or row.qualifier == "vague":
            continue
        if scope == "event":
            texts.add((row.doc_id, place, row.measure or "", point))
            if day is not None:
                days.setdefault((place, day), set()).add((row.measure or "", point))
        elif scope == "daily" and day is not None and row.change is None and not wording.partial(row):
            daily.append(row)
    for row in daily:
        day, point, place = keys.event_day(row), intervals.point(row), keys.place_key(row)
        if day is not None and point is not None and (row.doc_id, place, row.measure or "", point) in texts:
            scopes[row.claim_id] = "event"
            days.setdefault((place, day), set()).add((row.measure or "", point))
    for row in daily:
        day, point, printed = keys.event_day(row), intervals.point(row), keys.printed_by(row)
        if day is None or point is None:
            continue
        told = days.get((keys.place_key(row), day), set())
        late = printed is not None and (printed - day).days >= DAYS_LATER
        if (point >= AGAIN and (row.measure, point) in told) or (late and any(m == row.measure for m, _ in told)):
            scopes[row.claim_id] = "event"


def _text(row: Claim) -> tuple[str, str, str]:
    """The text of a claim, as far as it tells of one country, and the measure."""
    return row.doc_id, keys.country_key(keys.place_key(row)), row.measure or ""


def _largest(
    rows: Sequence[Claim], scopes: Mapping[str, Scope]
) -> tuple[dict[tuple[str, int, str], float], dict[tuple[str, str, str], float], dict[tuple[str, str, str], float]]:
    """The largest toll of an event by sentence, by text and country, and by text and town; each with its measure."""
    beside: dict[tuple[str, int, str], float] = {}
    most: dict[tuple[str, str, str], float] = {}
    towns: dict[tuple[str, str, str], float] = {}
    for row in rows:
        if row.population is not None or scopes.get(row.claim_id) != "event":
            continue
        point, place = intervals.point(row) or 0.0, keys.place_key(row)
        spoken = row.doc_id, row.sentence_start, row.measure or ""
        beside[spoken] = max(point, beside.get(spoken, 0.0))
        most[_text(row)] = max(point, most.get(_text(row), 0.0))
        if place.count(",") >= TOWN:
            town = row.doc_id, row.measure or "", place
            towns[town] = max(point, towns.get(town, 0.0))
    return beside, most, towns


def _shares(rows: Sequence[Claim], scopes: dict[str, Scope]) -> None:
    """Make the tolls that are a small part of what their own text gave before for a disaster at the same place parts of it."""
    whole: dict[tuple[str, str, str], float] = {}
    beside, most, towns = _largest(rows, scopes)
    for row in rows:
        point = intervals.point(row)
        if scopes.get(row.claim_id) != "event" or row.population is not None or point is None:
            continue
        if portions.of_kin(row) and point < most.get(_text(row), 0.0):
            scopes[row.claim_id] = "part"
            continue
        largest = beside.get((row.doc_id, row.sentence_start, row.measure or ""), 0.0)
        if not _of_disaster(row):
            if point * SHARE < largest and wording.still_counted(row) and not givenup.superseded(row):
                scopes[row.claim_id] = "part"  # "two more bodies were found, raising the toll to 90"
            continue
        place = keys.place_key(row)
        if causes.of(row) & eventwords.spots():
            around = towns.get((row.doc_id, row.measure or "", place.partition(",")[2]), 0.0)
            if point < around and wording.names_place(row) and not givenup.superseded(row):
                scopes[row.claim_id] = "part"  # "41 of them in one mosque", of a town that mourns 50
                continue
            place = keys.country_key(place)
        key = row.doc_id, row.measure or "", place
        largest = max(whole.get(key, 0.0), largest)
        below = point < whole.get(key, 0.0) and portions.of_another_nation(row)
        if (below or point * SHARE < largest) and not givenup.superseded(row):
            scopes[row.claim_id] = "part"
        elif row.qualifier != "vague":
            whole[key] = max(point, whole.get(key, 0.0))


def _of_its_own(claim: Claim, by_id: Mapping[str, Claim]) -> Claim:
    """The claim, no part of a whole that counts something else: "killing 110 of the 113 people on board" is the toll."""
    whole = by_id.get(claim.part_of) if claim.part_of is not None else None
    if claim.part_of is None or claim.measure not in keys.TOLLS:
        return claim
    if whole is not None and whole.measure == claim.measure and keys.place_key(whole) == keys.place_key(claim):
        return claim
    return dataclasses.replace(claim, part_of=None)


def _beside_events(rows: Sequence[Claim], scopes: dict[str, Scope]) -> None:
    """Make the tolls that tell no event themselves tolls of the one that their text tells right before, at the same place."""
    told: dict[str, Claim] = {}
    for row in rows:
        if row.measure not in keys.TOLLS or row.implied or row.derived_from:
            continue
        scope = scopes.get(row.claim_id)
        if scope == "event" and keys.has_place(row):
            told[keys.place_key(row)] = row
        elif (last := told.get(keys.place_key(row))) is not None and (
            (scope == "loose" and _beside(last, row)) or (scope == "running" and _beside_disaster(last, row))
        ):
            scopes[row.claim_id] = "event"


def _beside(told: Claim, row: Claim) -> bool:
    """Whether a toll stands right behind that of an event, for the same place, and is small enough for one event."""
    if _beside_disaster(told, row):
        return True
    if not _near(told, row) or told.measure != row.measure:
        return False
    return (intervals.point(row) or 0.0) <= BESIDE_FACTOR * max(
        intervals.point(told) or 0.0, 1.0
    ) and not wording.says_running(row)


def _near(told: Claim, row: Claim) -> bool:
    return told.doc_id == row.doc_id and row.sentence_start - told.sentence_end <= BESIDE


def _beside_disaster(told: Claim, row: Claim) -> bool:
    """Whether a toll stands right behind that of a disaster, for the same place, and tells of nothing else.

    "The quake killed 300. More than 1,200 were injured."
    """
    if (
        not _near(told, row)
        or not _of_disaster(told)
        or causes.of(row)
        or wording.cause(row)
        or wording.says_since(row)
    ):
        return False
    if told.measure != row.measure:
        return True
    return (intervals.point(row) or 0.0) <= BESIDE_FACTOR * max(intervals.point(told) or 0.0, 1.0)


def _part(claim: Claim) -> bool:
    """Whether the figure is a part of another that no population tells apart, by its own sentence."""
    if claim.part_of is not None and claim.population is None:
        return True
    if claim.measure in keys.STATES - {"missing"} and (claim.value or 2.0) <= 1.0 and not claim.negated:
        return True  # "one refugee told us" counts nobody but the teller
    return wording.first_of_more(claim) or wording.died_later(claim) or _among(claim) or portions.some(claim)


def _among(claim: Claim) -> bool:
    return claim.unit == "person" and claim.population is None and wording.among_more(claim)


def scope(claim: Claim) -> Scope:
    """Which sort of figure a claim is; see :data:`Scope`."""
    if (
        claim.measure is None
        or claim.measure in keys.INCOMPARABLE
        or claim.stock_flow in {"capacity", "forecast", "rate"}
        or claim.kind in {"percent", "ratio", "rate"}
        or wording.hypothetical(claim)
        or portions.dead_or_missing(claim)
    ):
        return "other"
    if _is_past(claim):
        return "past"
    earlier = givenup.superseded(claim)  # "down from 1,301 on Monday" was the total of Monday
    added = claim.stock_flow == "increment" and not earlier and not _of_event(claim) and not _of_outbreak(claim)
    if claim.change is not None or added or _of_stretch(claim):
        return "daily"
    if reach.several_countries(claim):
        return "wider"
    moving = claim.measure in {"refugees", "displaced"} and keys.event_day(claim) is not None
    if _part(claim):
        return "part"
    if moving and wording.says_crossed(claim):
        return "daily"
    if claim.measure in keys.STATES:
        return "remaining" if claim.measure == "population" and wording.says_remaining(claim) else "state"
    if claim.measure in keys.GATHERINGS:
        return "gathering"
    if claim.measure not in keys.TOLLS:
        return "other"
    if _is_running(claim):
        return "loose" if wording.odd_since(claim) and not _since_its_outbreak(claim) else "running"
    if keys.has_place(claim) and not keys.is_country(claim) and _too_many(claim):
        return "loose"
    if keys.is_country(claim) and keys.event_day(claim) is None and not _of_disaster(claim):
        return "loose"
    return "event" if keys.has_place(claim) else "loose"
