"""What claims say together over time: the course of each source, and the range of what several say at one time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim
from numclaims.series.keys import LONG
from numclaims.views import marks, timeaxis
from numclaims.views.words import source_words

HOLDS: Final = 14
"""Days for which a source's latest word counts, as when findings are made: what it said a year ago is no part of what is said
today."""
SILENT: Final = 92
"""Days of silence after which a source's line ends: nobody says that its figure still held."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the range stays the same.

    Attributes:
        first, last: Its ends in days of the calendar's count.
        low, high: Lowest and highest figure of the sources.
    """

    first: float
    last: float
    low: float
    high: float


def stretches(told: Sequence[Claim], until: float) -> list[Stretch]:
    """The envelope of every source's latest claim on each day; a range of claims, no confidence interval.

    One source alone spans no range. "A soldier was wounded" tells of one, and is no total; "in 1982" is no day.

    Args:
        told: Claims that have a day, in the order of their days.
        until: The last day to cover.
    """
    standing = _standing([c for c in told if not c.implied and dated_well(c)])
    days = sorted({d for first, last, *_ in standing for d in (min(first, until), min(last, until))})
    found: list[Stretch] = []
    for first, last in itertools.pairwise(days):
        held = [(source, c) for begins, ends, source, c in standing if begins <= first < ends]
        if len({source for source, _ in held}) < 2:
            continue
        low = min(marks.reach(c)[0] for _, c in held)
        high = max(marks.reach(c)[1] for _, c in held)
        if found and (found[-1].last, found[-1].low, found[-1].high) == (first, low, high):
            found[-1] = Stretch(found[-1].first, last, low, high)
        else:
            found.append(Stretch(first, last, low, high))
    return [s for s in found if s.low < s.high]


def courses(told: Sequence[Claim]) -> list[list[Claim]]:
    """The totals of one source that a line may join, apart where it was silent for long; those that stand alone are left out.

    Args:
        told: Its claims that have a day, in the order of their days.
    """
    runs: list[list[Claim]] = []
    for c in marks.stations([c for c in told if dated_well(c)]):
        if runs and timeaxis.place(c) - timeaxis.place(runs[-1][-1]) <= SILENT:
            runs[-1].append(c)
        else:
            runs.append([c])
    return [run for run in runs if len(run) > 1]


def dated_well(claim: Claim) -> bool:
    """Whether the days of a claim are known, and few enough to set it beside others of a day."""
    first, last = claim.as_of_earliest, claim.as_of_latest
    return first is not None and last is not None and (last - first).days <= LONG


def _standing(dated: Sequence[Claim]) -> list[tuple[float, float, str, Claim]]:
    """From when to when each claim is its source's latest; of one day all figures of a source are, none is the later one."""
    found: list[tuple[float, float, str, Claim]] = []
    next_day: dict[str, list[float]] = {}
    for c in dated:
        days = next_day.setdefault(source_words(c), [])
        if not days or days[-1] < timeaxis.place(c):
            days.append(timeaxis.place(c))
    for c in dated:
        day = timeaxis.place(c)
        later = next((d for d in next_day[source_words(c)] if d > day), day + HOLDS)
        found.append((day, min(later, day + HOLDS), source_words(c), c))
    return found
