"""What is drawn of a figure, decided once and carried as attributes, so that the script only draws.

The rules are those of the plots (``views.trend``, ``views.dotplot``): a mark a claim, intervals as bars and arrows, a step line
for each source, a grey band from the lowest to the highest claim, bars for increments, a logarithmic scale above a spread of 30.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Discrepancy, Series
from numclaims.views import course, marks, timeaxis
from numclaims.views.comparing import comparable, one_figure
from numclaims.views.plotnames import day_of
from numclaims.views.tables import number
from numclaims.views.valueaxis import LOG_ABOVE

OTHERS: Final = len(marks.PALETTE)
"""Number of the colour behind those of the palette: all other sources."""
_LINE_WIDTH: Final = 1.8
_NO_COURSE: Final = frozenset({"distance", "area"})
"""Measures that are each of something else, so that time is no axis for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How one claim is drawn.

    Attributes:
        colour: Number of its colour: the palette's, then others, then own voices.
        marker: Number of its marker.
        source: Its source as the key names it.
        printer: Its publisher as the key names it.
        numbers: ``value,low,high`` as the scale shows them; an open or missing one is empty.
        reach: ``low,high`` of its bar, where it has one; else empty.
        flags: ``b`` bar without a dot, ``g`` hatched, ``u`` and ``d`` arrow up or down, ``a`` thin bar of an approximation,
            ``i`` small for what is not written, ``p`` pale for an uncertain day, ``o`` hollow for a copy.
        line: Number of the step line of which it is a station; empty when it is none.
        dash: Strokes and gaps of that line in pixels; empty for a solid one.
        day: The day at which it stands; empty when none is known.
        days: ``first,last`` of the days it may hold for, where they differ, an open end left empty; else empty.
    """

    colour: int
    marker: int
    source: str
    printer: str
    numbers: str
    reach: str
    flags: str
    line: str
    dash: str
    day: str
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How a figure is drawn.

    Attributes:
        form: ``trend`` over time, or ``dots``, a row for each claim.
        bars: Increments stand on bars from the foot of the scale.
        steps: A line through each source's totals says something true.
        logarithmic: Above a spread of :data:`~numclaims.views.canvas.LOG_ABOVE`.
        band: ``first day,last day,low,high`` of every stretch on which the claims range so, joined with ``;``, for dots just
            ``low,high``; empty where there is none.
        lowered: ``higher,lower`` claim ids of every figure that was lowered, joined with ``;``.
        strokes: By claim_id.
    """

    form: str
    bars: bool
    steps: bool
    logarithmic: bool
    band: str
    lowered: str
    strokes: Mapping[str, Stroke]


def drawing(series: Series, claims: Sequence[Claim], findings: Sequence[Discrepancy]) -> Drawing:
    """Decide how a figure is drawn.

    Args:
        series: The figure.
        claims: Its claims on one scale, in order of day.
        findings: The findings about it.
    """
    days = {day_of(c) for c in claims} - {None}
    over_time = len(days) > 1 and series.measure not in _NO_COURSE
    bars = over_time and series.stock_flow == "increment"
    lowest, highest = marks.span(claims)
    one = one_figure(series)
    dated = [c for c in claims if day_of(c) is not None]
    written = [c for c in claims if not c.implied]
    band = _band(dated) if over_time and one else ""
    return Drawing(
        form="trend" if over_time else "dots",
        bars=bars,
        steps=over_time and one,
        logarithmic=lowest > 0 and highest / lowest > LOG_ABOVE,
        band=band if over_time else _reach(written) if comparable(series) else "",
        lowered=_lowered(dated, findings) if over_time else "",
        strokes=_strokes(claims, _stations(dated) if over_time and one else {}),
    )


def _strokes(claims: Sequence[Claim], stations: Mapping[str, int]) -> dict[str, Stroke]:
    looks = marks.looks(claims)
    colours = {colour: i for i, colour in enumerate((*marks.PALETTE, marks.OTHERS, marks.OWN_VOICE))}
    made: dict[str, Stroke] = {}
    for c in claims:
        look = looks[c.claim_id]
        low, high = marks.reach(c)
        thin = c.qualifier == "approximately" and low < high
        first, last = c.as_of_earliest, c.as_of_latest
        flags = (
            ("b", marks.is_bar(c)),
            ("g", c.qualifier == "vague"),
            ("u", marks.points_up(c)),
            ("d", c.qualifier in marks.AT_MOST),
            ("a", thin),
            ("i", c.implied),
            ("p", look.faint),
            ("o", look.hollow),
        )
        made[c.claim_id] = Stroke(
            colour=colours[look.colour],
            marker=marks.MARKERS.index(look.marker),
            source="publishers’ own voices" if look.colour == marks.OWN_VOICE else look.source,
            printer=look.printer,
            numbers=",".join("" if v is None else number(v) for v in (c.value, c.low, c.high)),
            reach=f"{number(low)},{number(high)}" if marks.is_bar(c) or thin else "",
            flags="".join(letter for letter, holds in flags if holds),
            line=str(stations.get(c.claim_id, "")),
            dash=" ".join(number(round(_LINE_WIDTH * part, 2)) for part in look.dash[1])
            if c.claim_id in stations
            else "",
            day=str(day_of(c) or ""),
            days=f"{first or ''},{last or ''}" if first != last else "",
        )
    return made


def _stations(dated: Sequence[Claim]) -> dict[str, int]:
    """The claims through which step lines go, each with the number of its line; a source that has but one has no line."""
    lines = [told for of_source in course.by_source(dated).values() for told in course.courses(of_source)]
    return {c.claim_id: i for i, told in enumerate(lines) for c in told}


def _band(dated: Sequence[Claim]) -> str:
    """Where several sources' latest claims differ: from when to when, between which figures; as on the plots."""
    if not dated:
        return ""
    until = max(timeaxis.place(c) for c in dated) + course.HOLDS
    days = [
        (s, [dt.date.fromordinal(int(d)).isoformat() for d in (s.first, s.last)])
        for s in course.stretches(dated, until)
    ]
    return ";".join(f"{first},{last},{number(s.low)},{number(s.high)}" for s, (first, last) in days)


def _reach(claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    lowest, highest = marks.span(claims)
    return f"{number(lowest)},{number(highest)}" if lowest < highest else ""


def _lowered(dated: Sequence[Claim], findings: Sequence[Discrepancy]) -> str:
    return ";".join(f"{first.claim_id},{last.claim_id}" for first, last in course.lowered(dated, findings))
