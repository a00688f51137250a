"""Different sources, one figure, one time, and intervals that do not meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import causes, givenup, hints, intervals, keys, roots, wording
from numclaims.series.findings.comparable import apart, corrected, of_far_days, taken_back, told_by_one, trifle
from numclaims.series.findings.disputes import round_near, tell
from numclaims.series.findings.index import FIGURES, Index, sound
from numclaims.series.findings.tale import one_tale, set_against, side_by_side

SAME_TIME: Final = 1
"""Totals that hold within so many days of each other are of the same time."""

STILL_HOLDS: Final = 14
"""A running total of so many days ago still binds a later, lower one."""

BEGINNINGS: Final = 60
"""Running totals that begin further apart than this many days are of two stretches of a crisis."""

GOES_ON: Final = 30
"""For so many days, two sources that contradicted each other are still compared: the one that stays behind disputes the rest."""

STATE_HOLDS: Final = 3
"""A count of people at a place, who can leave again, binds a later one for so many days only."""

TRIFLE: Final = 1.05
"""Rounding that makes no more than this difference is not worth a line: 1,297 and 1,300."""

NOTABLE: Final = 1.1
"""A figure that is this much above another is no rounding of it."""

ONE_FIGURE: Final = 4.0
"""Running totals further apart than this factor count different things, whatever the words."""

ONE_STATE: Final = 25.0
"""Those who are missing or homeless by one disaster are counted by lists of names and by guesses, which lie further apart."""

TWO_THINGS: Final = 50.0
"""Nobody disputes one event by more than this: one of the two figures counts something else."""

BACKGROUND: Final = 2.0
"""Two papers that name no source, and differ by more, count by two definitions ("registered", "believed to have fled")."""

NEAR: Final = 1.5
"""With an open date, running totals only within this factor can be of one time."""

BY_THE_HOUR: Final = 2.0
"""Within a day, the toll of a disaster at most doubles from one paper to the next."""

ON_THE_FIRST_DAY: Final = 10.0
"""On the day on which it is first told, it grows so much; one of the two is then what some paper had heard."""

LEAST: Final = 5.0
LEAST_HIGHER: Final = 10.0
"""Below these, two tolls of a day at a place are as likely two incidents."""

LEAST_IN_TEXT: Final = 2.0
LEAST_HIGHER_IN_TEXT: Final = 4.0
"""Below these, where one text gives both for one event."""

LATEST: Final = 50
"""A claim is compared with the latest word of so many sources, the last heard first, so that the work stays linear."""

COUNTED_WHOLE: Final = frozenset({"missing", "homeless"})
"""States of a disaster that count one thing, whose place need not be named; people are affected, or stranded, in many ways."""

SCOPES: Final = FIGURES | {"gathering"}


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield the contradictions within each series."""
    for rows in index.by_series.values():
        if len(rows) < 2:
            continue
        scope = index.scope[rows[0].claim_id]
        if scope not in SCOPES or len({index.root[row.claim_id] for row in rows}) < 2:
            continue
        claims = [
            row
            for row in rows
            if sound(row) and row.qualifier != "vague" and _in_scope(row, scope) and not roots.unclear(row)
        ]
        if scope in {"running", "state"}:
            claims = _of_their_time(claims, index)
        pairs = _moving(claims, index) if scope in {"running", "state"} else _fixed(claims, index, scope)
        yield from tell(list(pairs), index, scope)


def _in_scope(claim: Claim, scope: str) -> bool:
    """Whether the words bear out that the claim is the figure which its series follows."""
    if scope == "running":
        return not wording.odd_since(claim) and not wording.partial(claim)
    if claim.measure == "population":
        return wording.inhabitants(claim)
    whole = claim.event_id is not None and claim.measure in COUNTED_WHOLE
    return scope != "state" or whole or wording.names_place(claim)


def _moving(claims: Sequence[Claim], index: Index) -> Iterator[tuple[Claim, Claim]]:
    """Pairs (lower, higher) of a total that moves: each claim against the latest of every other root.

    A claim that holds for some day of a month is set against what was told before the month began.
    """
    latest: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda row: (_from(row), *keys.order(row))):
        root = index.root[claim.claim_id]
        for other in sorted(latest):
            earlier = latest[other]
            if other != root and not intervals.meet(intervals.span(earlier), intervals.span(claim)):
                pair = _moved_apart(earlier, claim)
                if pair is not None and not told_by_one(*pair, index):
                    yield pair
        _hear(latest, root, claim)


def _moved_apart(earlier: Claim, claim: Claim) -> tuple[Claim, Claim] | None:
    """The two, lower first, if both cannot be right though the total moves: of one time, or the later one below."""
    days = _days_between(earlier, claim)
    if days is None:
        if None not in {keys.published(earlier), keys.published(claim)}:
            return None
    elif days > STILL_HOLDS or not keys.sharp(earlier):
        return None
    pair = apart(earlier, claim)
    if pair is None or not _one_count(earlier, claim):
        return None
    lower, higher = pair
    ratio = intervals.gap(intervals.span(lower), intervals.span(higher))
    loose = roots.own_voice(lower) and roots.own_voice(higher)
    most = ONE_STATE if earlier.event_id is not None else BACKGROUND if loose else ONE_FIGURE
    if ratio > most or (intervals.point(higher) or 0.0) < LEAST_HIGHER:
        return None
    if days is None:
        return pair if ratio <= NEAR and not loose and not round_near(lower, higher) else None
    if ratio <= TRIFLE and round_near(lower, higher):
        return None
    if not keys.sharp(claim):  # of some day of a month: below what others had told before the month began
        return pair if higher is earlier and _before(earlier, claim) and claim.measure not in keys.STATES else None
    if claim.measure == "missing" or (claim.event_id is not None and claim.measure in keys.LEAVING):
        return pair if days == 0 else None  # they are found, and lists of them grow, from one day to the next
    if days == SAME_TIME and higher is not earlier and ratio <= NOTABLE:
        return None  # a day later, so much more have died
    falling = higher is earlier and (days <= STATE_HOLDS or claim.measure not in keys.STATES)
    return pair if days <= SAME_TIME or falling else None


def _from(claim: Claim) -> dt.date:
    first, last = keys.held(claim)
    return (last if keys.sharp(claim) else first) or dt.date.max


def _before(a: Claim, b: Claim) -> bool:
    """Whether the first claim holds for days before those of the second."""
    until, then = keys.held(a)[1], keys.held(b)[0]
    return until is not None and then is not None and until <= then


def _of_their_time(claims: Sequence[Claim], index: Index) -> list[Claim]:
    """The claims of a total that moves, but for those that were changed after their day.

    A page that is changed later keeps its day: it then gives a figure that its own source reached much later, and that is above
    what the source gives in two later texts at least. Nothing else of that number in that text counts either.
    """
    ahead: set[tuple[str, float | None]] = set()
    lowest: dict[str, list[tuple[dt.date, float]]] = {}
    for row in sorted(claims, key=keys.order, reverse=True):
        day, top = keys.held(row)[1], intervals.point(row)
        if day is None or top is None:
            continue
        later = lowest.setdefault(index.root[row.claim_id], [])
        if sum((when - day).days > SAME_TIME and value < top / NOTABLE for when, value in later) > 1:
            ahead.add((row.doc_id, top))
        else:
            later.append((day, top))
            later.sort(key=lambda told: told[1])
            del later[2:]
    return [row for row in claims if (row.doc_id, intervals.point(row)) not in ahead and not wording.opens_earlier(row)]


def _hear(latest: dict[str, Claim], root: str, claim: Claim) -> None:
    """Make a claim its source's latest word, and forget the source that has been silent longest when there are many."""
    latest.pop(root, None)
    latest[root] = claim
    if len(latest) > LATEST:
        del latest[next(iter(latest))]


def _one_count(a: Claim, b: Claim) -> bool:
    """Whether two moving totals count from one beginning, and both or neither only the registered."""
    if (
        a.period_start is not None
        and b.period_start is not None
        and abs((a.period_start - b.period_start).days) > BEGINNINGS
    ):
        return False
    return wording.registered(a) == wording.registered(b) and wording.internal(a) == wording.internal(b)


def _fixed(claims: Sequence[Claim], index: Index, scope: str) -> Iterator[tuple[Claim, Claim]]:
    """Pairs (lower, higher) of one event or one day: the latest of each root among what was printed at one time."""
    ordered = sorted(claims, key=lambda row: (keys.published(row) or dt.date.max, *keys.order(row)))
    latest: dict[str, Claim] = {}
    apart_already: set[tuple[str, ...]] = set()
    for claim in ordered:
        root = index.root[claim.claim_id]
        for other in sorted(latest):
            if other == root:
                continue
            two = tuple(sorted((root, other)))
            if _one_time(latest[other], claim, scope):
                pair = apart(latest[other], claim)
                if (
                    pair is None
                    or _grown(*pair, index)
                    or trifle(*pair)
                    or corrected(*pair)
                    or taken_back(*pair, index)
                    or told_by_one(*pair, index)
                ):
                    continue
                lower, higher = pair
                if intervals.gap(intervals.span(lower), intervals.span(higher)) > TWO_THINGS:
                    continue
                if _big_enough(pair) and (one_tale(pair, scope) or side_by_side(pair, index)):
                    apart_already.add(two)
                    yield pair
            elif two in apart_already and _goes_on(latest[other], claim):
                yield latest[other], claim
            elif scope == "event" and _fallen(latest[other], claim) and not taken_back(claim, latest[other], index):
                yield claim, latest[other]
        _hear(latest, root, claim)


def _goes_on(earlier: Claim, claim: Claim) -> bool:
    """Whether a source that contradicted another some days ago now stands even further above it."""
    pair = apart(earlier, claim)
    return (
        pair is not None
        and pair[0] is earlier
        and 0 < keys.printed_apart(earlier, claim) <= GOES_ON
        and _big_enough(pair)
    )


def _fallen(earlier: Claim, claim: Claim) -> bool:
    """Whether a toll of a disaster stands well below what another source had told days before: dead are only added to it."""
    if (
        claim.measure in keys.LEAVING
        or not (causes.of(earlier) | causes.of(claim))
        or earlier.doc_id == claim.doc_id
        or roots.own_voice(claim)
    ):
        return False
    pair = apart(earlier, claim)
    if pair is None or pair[0] is not claim or not _big_enough(pair) or givenup.superseded(claim):
        return False
    if givenup.told_before(claim) or _an_earlier_step(claim, earlier):
        return False
    if any(wording.partial(row) or wording.wider(row) or wording.counted_locally(row) for row in pair):
        return False
    if causes.lowered(claim):
        return False  # told as a correction
    if not 0 < keys.printed_apart(earlier, claim) <= STILL_HOLDS or earlier.hedge or claim.hedge:
        return False
    return NOTABLE <= intervals.gap(intervals.span(claim), intervals.span(earlier)) <= ONE_FIGURE


def _grown(lower: Claim, higher: Claim, index: Index) -> bool:
    """Whether the higher toll was printed later, and those of a disaster are still being counted.

    In its first days they grow by the hour, so that two papers of one day may have gone to press hours apart.
    """
    disaster = bool(causes.of(lower) | causes.of(higher))
    if disaster and givenup.told_before(lower) and not set_against(lower, higher):
        return True
    if disaster and _an_earlier_step(lower, higher):
        return True
    day, later = keys.published(lower), keys.published(higher)
    if day is None or later is None or day > later:
        return False
    if disaster and lower.doc_id == higher.doc_id and lower.char_start < higher.char_start:
        return hints.told("rising", wording.lower(higher.sentence))
    if day == later:
        ratio = intervals.gap(intervals.span(lower), intervals.span(higher))
        loose = any(roots.own_voice(row) or not roots.named(row) for row in (lower, higher)) and not _two_sides(
            lower, higher
        )
        most = ON_THE_FIRST_DAY if loose and _first_day(lower, index) == day else BY_THE_HOUR
        return lower.doc_id != higher.doc_id and ratio <= most and disaster
    return wording.still_counted(higher) or disaster or (roots.own_voice(lower) and roots.own_voice(higher))


_RULING: Final = frozenset({"government", "military", "police", "state_media"})
_OPPOSED: Final = frozenset({"activist", "rebel"})


def _two_sides(lower: Claim, higher: Claim) -> bool:
    """Whether those who rule give one figure and those against them the other, so that neither is a later count.

    Who was there sees a part of it: a lower figure of witnesses is of an earlier hour, a higher one disputes the officials'.
    """
    sorts = {lower.attribution_type, higher.attribution_type}
    if lower.attribution_type in _RULING and higher.attribution_type == "witness":
        return True
    return not _RULING.isdisjoint(sorts) and not _OPPOSED.isdisjoint(sorts)


def _first_day(claim: Claim, index: Index) -> dt.date | None:
    """The day on which the event of a claim is first told."""
    told = (keys.published(row) for row in index.by_event.get(claim.event_id or "", ()))
    return min((day for day in told if day is not None), default=None)


def _an_earlier_step(lower: Claim, higher: Claim) -> bool:
    """Whether the lower figure is, by its own words, that of an earlier day or hour of a toll that was still counted."""
    if set_against(lower, higher):
        return False
    day, later = keys.held(lower)[1], keys.held(higher)[1]
    if day is not None and later is not None and day != later and keys.event_day(lower) is None:
        return day < later
    return hints.told("by-the-hour", wording.lower(lower.sentence))


def _big_enough(pair: tuple[Claim, Claim]) -> bool:
    lower, higher = (intervals.point(row) or 0.0 for row in pair)
    if pair[0].doc_id == pair[1].doc_id and pair[0].event_id is not None:
        return lower >= LEAST_IN_TEXT and higher >= LEAST_HIGHER_IN_TEXT
    return lower >= LEAST and higher >= LEAST_HIGHER


def _one_time(a: Claim, b: Claim, scope: str) -> bool:
    mine, theirs = keys.event_day(a), keys.event_day(b)
    if of_far_days(a, b):
        return False
    if scope != "event":
        return mine is not None and mine == theirs and _printed_together(a, b, 1)
    if mine is not None and theirs is not None and mine != theirs:
        return False
    if keys.published(a) is None or keys.published(b) is None:
        return _printed_together(a, b, 1)
    if mine is not None and mine == theirs:
        return _printed_together(a, b, 2)
    return _printed_together(a, b, 0 if mine is None and theirs is None else 1)


def _printed_together(a: Claim, b: Claim, days: int) -> bool:
    return keys.printed_apart(a, b) <= days


def _days_between(a: Claim, b: Claim) -> int | None:
    """Days from the end of the earlier interval to the start of the later; None when an end is open."""
    (first, until), (then, last) = keys.held(a), keys.held(b)
    if first is None or until is None or then is None or last is None:
        return None
    return max((then - until).days, (first - last).days, 0)
