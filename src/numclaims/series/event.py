"""One event while its claims are gathered, and how long and how far its toll grows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, eventwords, intervals, keys, wording

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

LASTING: Final = dt.timedelta(days=90)
"""So long after a quake or a collapse, the toll of one at the place is of the same."""

SOON: Final = dt.timedelta(days=7)
"""So long after it, a disaster of the same sort at the same place is the same one, unless a day of its own is told."""

DAY_ZONES: Final = dt.timedelta(days=1)
"""So far apart two papers date the same disaster, each by the clock of its own country."""

GROWTH: Final = 20.0
SHRINKAGE: Final = 2.5
CORRECTION: Final = 10.0
"""A toll still being counted is at most so much above, or below, the one told last, or far below it where that was an error."""


DELIBERATE: Final = frozenset({causes.BLAST, causes.ATTACK})
"""Causes of which a place at war sees one after the other."""


@dataclass(slots=True, eq=False)
class Event:
    """One event at one place while its claims are gathered.

    Attributes:
        place: Its place key.
        first, last: The days between which it happened; None when no report dates it.
        causes: What brought it about, as far as reports say so.
        fixed: Whether a report gives its day.
        claims: The claims that tell of it.
        numbers: The numbers told of it, as (measure, number), so that a repeated toll finds it.
        deeds: What reports call it, of the names that a place sees once in a long while.
        names: The proper names that most of its claims give it.
    """

    place: str
    first: dt.date | None
    last: dt.date | None
    causes: frozenset[str]
    fixed: bool
    claims: list[Claim] = field(default_factory=list)
    numbers: set[tuple[str, float]] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def take(self, claim: Claim) -> None:
        """Add a claim that tells of this event."""
        self.claims.append(claim)
        self.causes |= causes.told(claim)
        self.deeds |= causes.deeds_once(claim)
        link = link_of(claim)
        if link is not None:
            self.numbers.add(link)

    def absorb(self, other: Event) -> None:
        """Take all claims of another event, which is then empty; of two days the one that a report gives."""
        self.claims.extend(other.claims)
        self.claims.sort(key=keys.order)
        self.causes |= other.causes
        self.deeds |= other.deeds
        self.numbers |= other.numbers
        self.names |= other.names
        if other.fixed and not self.fixed:
            self.first, self.last, self.fixed = other.first, other.last, True
        other.claims = []


def link_of(claim: Claim) -> tuple[str, float] | None:
    """Measure and number of a claim, where the number is large enough that its coming twice may tie two reports."""
    point = intervals.point(claim)
    if claim.measure is None or point is None or point < intervals.REPEATED or claim.qualifier == "vague":
        return None
    return claim.measure, point


def claim_place(claim: Claim) -> str:
    """The place key of a claim."""
    return keys.place_key(claim)


def may_have_grown(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a claim that names no cause may give the toll that other claims tell of a lasting event, by its day and size."""
    if causes.told(claim) or wording.cause(claim) is not None or "since" in wording.lower(claim.sentence).split():
        return False  # "so far" names no beginning
    days = [day for row in told if (day := keys.held(row)[0]) is not None]
    day = keys.held(claim)[1]
    if not days or day is None or not min(days) <= day <= min(days) + LASTING:
        return False
    return grown(claim, Event("", None, None, frozenset(), fixed=False, claims=list(told)))


def reach(told: frozenset[str], event: Event) -> dt.timedelta:
    """How long after it a toll of its cause is still its own; nothing where the causes are two."""
    shared = causes.shared(told, event.causes)
    if not shared:
        return dt.timedelta(days=-1)
    if shared & eventwords.lasting():
        return LASTING
    return NAMED if shared & eventwords.spots() else GROWING


def grown(claim: Claim, event: Event) -> bool:
    """Whether a toll can be what the last one of the event has grown to; one of some people only, a part of that of all."""
    point = intervals.point(claim)
    if point is None:
        return False
    told: dict[str | None, float] = {}
    for row in event.claims:
        other = intervals.point(row)
        if row.measure == claim.measure and other is not None:
            told[row.population] = max(other, told.get(row.population, 0.0))
    last = told.get(claim.population)
    if last is not None:
        least = last / (CORRECTION if causes.lowered(claim) else SHRINKAGE)
        return least <= point <= last * GROWTH
    if claim.population is not None:
        return None not in told or point <= told[None]
    return bool(told) or claim.measure != "killed"
