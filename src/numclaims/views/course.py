"""What claims say together over time: the course of each source, and the range of what several say at one time."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import givenup, wording
from numclaims.series.findings import comparable
from numclaims.series.keys import LONG, STATES
from numclaims.views import marks, timeaxis
from numclaims.views.words import source_words

HOLDS: Final = 14
"""Days for which a source's latest word counts at most, as when findings are made: what it said a year ago is no part of what is
said today."""
OVERTAKEN: Final = 2
"""So many later reports of others, all above it, make a figure an old one: a toll that rises by the day spans no weeks."""
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


def by_source(dated: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims by whoever said so, in the order in which each is first heard."""
    grouped: dict[str, list[Claim]] = {}
    for c in dated:
        grouped.setdefault(source_words(c), []).append(c)
    return grouped


def lowered(told: Sequence[Claim], findings: Sequence[Discrepancy]) -> list[tuple[Claim, Claim]]:
    """The figures that were taken back, each with the lower one that came of it; what was raised shows in its own line.

    Args:
        told: Claims that are drawn.
        findings: The findings about them.
    """
    known = {c.claim_id: c for c in told}
    pairs: list[tuple[Claim, Claim]] = []
    for finding in findings:
        compared = [known[i] for i in finding.claim_ids if i in known]
        if finding.type == "revision_down" and len(compared) > 1:
            # "To 275 from 288" tells the newer one first.
            pairs.append((max(compared, key=marks.height), min(compared, key=marks.height)))
    return pairs


def stretches(told: Sequence[Claim], until: float) -> list[Stretch]:
    """The envelope of every source's latest claim on each day; a range of claims, no confidence interval.

    One source alone spans no range. "A soldier was wounded" tells of one, and is no total; "in 1982" is no day; what its own
    sentence gives up ("up from 51") is nobody's word. What others have passed since is no part of it either.

    Args:
        told: Claims that have a day, in the order of their days.
        until: The last day to cover.
    """
    standing = _standing([c for c in told if dated_well(c) and _stands(c)])
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
    for c in marks.stations([c for c in told if dated_well(c) and not comparable.a_part(c) and not _given_up(c)]):
        if runs and timeaxis.place(c) - timeaxis.place(runs[-1][-1]) <= SILENT:
            runs[-1].append(c)
        else:
            runs.append([c])
    return [run for run in runs if len(run) > 1]


def _stands(claim: Claim) -> bool:
    """Whether a claim is a word on the whole figure: written, not given up by its own sentence, not "12 others", "12 bodies"."""
    return not (claim.implied or _given_up(claim) or wording.partial(claim) or comparable.a_part(claim))


def _given_up(claim: Claim) -> bool:
    """Whether the sentence itself tells the figure as an earlier one, so that its day is not the day of the newer one."""
    return givenup.superseded(claim) or comparable.told_earlier(claim)


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
    days_told = [timeaxis.place(c) for c in dated]
    for c in dated:
        day = timeaxis.place(c)
        later = next((d for d in next_day[source_words(c)] if d > day), day + HOLDS)
        after = dated[bisect.bisect_right(days_told, day) : bisect.bisect_right(days_told, min(later, day + HOLDS))]
        found.append((day, min(later, day + HOLDS, _overtaken(c, after)), source_words(c), c))
    return found


def _overtaken(claim: Claim, after: Sequence[Claim]) -> float:
    """The day by which so many later reports of others have passed a figure; those of a state may pass it downwards, too."""
    low, high = marks.reach(claim)
    above: list[float] = []
    below: list[float] = []
    for other in after:
        if source_words(other) == source_words(claim):
            continue
        lowest, highest = marks.reach(other)
        if lowest > high:
            above.append(timeaxis.place(other))
        elif highest < low and claim.measure in STATES:
            below.append(timeaxis.place(other))
    return min((days[OVERTAKEN - 1] for days in (above, below) if len(days) >= OVERTAKEN), default=math.inf)
