"""How the main figures went, in a line each: "at least 20 (4 May) → 60 to 75 (5 May) → 112 (30 May)"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series import givenup
from numclaims.series.findings import comparable
from numclaims.views.comparing import LOOSE, busiest, one_figure
from numclaims.views.plotnames import day_of, day_words, title
from numclaims.views.scales import reading_unit
from numclaims.views.standing import STATUS
from numclaims.views.words import figure_words, number_words

_MOST: Final = 5
"""Figures that are told so."""
_STATIONS: Final = 5
"""Days of one figure that are told: the first, the last, and those between that lie most evenly."""
_LEAST: Final = 3
"""Claims from which on a figure has gone anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """What was told of a figure on a day.

    Attributes:
        figures: The figure in words and the claim that tells it; of several the lowest and the highest.
        unit: Words of their unit, behind a range.
        day: The day in words.
    """

    figures: tuple[tuple[str, Claim], ...]
    unit: str = ""
    day: str

    @property
    def rest(self) -> str:
        """What stands behind the figures."""
        return f"{f' {self.unit}' if self.unit else ''} ({self.day})"

    def __str__(self) -> str:
        return " to ".join(words for words, _ in self.figures) + self.rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one figure went.

    Attributes:
        series: The figure.
        title: What it is called.
        stations: What was told of it, with the day, from the first day to the last.
        sources: How many primary sources told it.
        status: Whether they agree, in a word or two.
    """

    series: Series
    title: str
    stations: tuple[Station, ...]
    sources: int
    status: str


def courses(series: Sequence[Series], claims: Mapping[str, Sequence[Claim]]) -> list[Course]:
    """The main figures that were told over several days by several texts, those with most claims first.

    Args:
        series: All series.
        claims: Their claims as the series show them, by series_id.
    """
    found: list[Course] = []
    for s in busiest([s for s in series if _moves(s)], claims, most=len(series)):
        told = [c for c in claims.get(s.series_id, ()) if _counts(c)]
        days: dict[dt.date, list[Claim]] = {}
        for c in told:
            day = day_of(c)
            if day is not None:
                days.setdefault(day, []).append(c)
        if len(told) < _LEAST or len(days) < 2 or len({c.doc_id for c in told}) < 2:
            continue
        years = len({day.year for day in days}) > 1
        found.append(
            Course(
                series=s,
                title=title(s, claims[s.series_id]),
                stations=tuple(_station(s, days[day], _day(day, years)) for day in _chosen(sorted(days))),
                sources=s.roots,
                status=STATUS[s.status],
            )
        )
        if len(found) == _MOST:
            break
    return found


def _moves(series: Series) -> bool:
    return one_figure(series) and series.event not in LOOSE and series.population is None


def _counts(claim: Claim) -> bool:
    """Whether a claim is a station of its figure: written, dated to the day, no vague word, not given up by its own sentence."""
    known = claim.as_of_latest is not None and claim.as_of_earliest is not None
    given_up = givenup.superseded(claim) or comparable.told_earlier(claim)
    return known and not claim.implied and claim.qualifier != "vague" and not given_up


def _chosen(days: Sequence[dt.date]) -> list[dt.date]:
    if len(days) <= _STATIONS:
        return list(days)
    last = len(days) - 1
    return [days[round(i * last / (_STATIONS - 1))] for i in range(_STATIONS)]


def _station(series: Series, claims: Sequence[Claim], day: str) -> Station:
    """What was told on a day: the figure as its claim words it, or the lowest and the highest of several."""
    ordered = sorted(claims, key=lambda c: (_low(c), _high(c), -c.salience, c.doc_id, c.char_start))
    lowest, highest = ordered[0], max(ordered, key=_high)
    if _low(lowest) == _high(highest):
        told = max(ordered, key=lambda c: (c.salience, c.doc_id, -c.char_start))
        words = figure_words(told)
        return Station(
            figures=((words[:1].lower() + words[1:], told),), day=day
        )  # the figure may have opened its sentence
    unit, factor = reading_unit(series)
    ends = ((_low(lowest), lowest), (_high(highest), highest))
    return Station(figures=tuple((number_words(v * factor, series.unit), c) for v, c in ends), unit=unit, day=day)


def _low(claim: Claim) -> float:
    return _first(claim, claim.value, claim.low, claim.high)


def _high(claim: Claim) -> float:
    return _first(claim, claim.value, claim.high, claim.low)


def _first(claim: Claim, *ends: float | None) -> float:
    if claim.kind in {"measurement", "duration", "temperature"}:
        ends = (claim.base_value, *ends)
    return next((end for end in ends if end is not None), 0.0)


def _day(day: dt.date, years: bool) -> str:
    words = day_words(day, short=True)
    return words if years else words.rpartition(" ")[0]
