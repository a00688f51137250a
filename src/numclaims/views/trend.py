"""How a figure went: its claims over time, a step line for each source, undated claims in a margin of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.series.keys import INCOMPARABLE
from numclaims.views import canvas, key, labels, marks, timeaxis
from numclaims.views.plotnames import day_of, series_words, title
from numclaims.views.words import figure_words, source_words

_LEFT: Final = 90.0
_BOTTOM: Final = 118.0
_TOP: Final = 105.0
_AXES_END: Final = 870.0
_WORDED: Final = 14
"""Up to so many claims all carry their figure as text; of more only each source's last and the highest."""
_SIZE: Final = 8.0
_SMALL: Final = 6.0
_DRIFT: Final = 9.0
"""Pixels by which a bar may move aside for the bars of the days before."""
_BUSY: Final = 40
_NOT_ONE_FIGURE: Final = frozenset(SCOPE_WORDS[s] for s in ("loose", "past", "part", "gathering", "daily"))
"""Scopes whose claims are of different events or days, so that no line may join them."""
_OF_A_DAY: Final = frozenset(SCOPE_WORDS[s] for s in ("gathering", "daily"))
"""Those whose claims of one day are still of one thing."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """What the parts of one plot share."""

    sheet: canvas.Sheet
    axes: Axes
    look: Mapping[str, marks.Look]
    crowd: labels.Crowd
    places: Mapping[str, float]


def draw(
    sheet: canvas.Sheet,
    series: Series,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    findings: Sequence[Discrepancy],
) -> None:
    """Draw a series over time."""
    ordered = sorted(claims, key=lambda c: (timeaxis.place(c), c.doc_id, c.char_start))
    dated = [c for c in ordered if day_of(c) is not None]
    undated = sorted((c for c in ordered if day_of(c) is None), key=lambda c: (marks.height(c), c.doc_id, c.char_start))
    sheet.wipe()
    look = marks.looks(claims)
    margin = min(26.0 + 34.0 * len(undated), 260.0) if undated else 0.0
    wide = canvas.WIDTH * canvas.DPI
    bottom, tall = _BOTTOM / sheet.tall, (sheet.tall - _BOTTOM - _TOP) / sheet.tall
    axes = sheet.axes(((_LEFT + margin) / wide, bottom, (_AXES_END - _LEFT - margin) / wide, tall))
    lowest, highest = marks.span(claims)
    said = canvas.scale_values(sheet, axes, lowest, highest, upright=True, beside=margin, whole=marks.whole(claims))
    timeaxis.set_days(sheet, axes, *timeaxis.ends(dated))
    crowd = labels.Crowd((_LEFT + margin + 2, _BOTTOM + 2, _AXES_END + 4, sheet.tall - _TOP + 24))
    increments = series.stock_flow == "increment"
    plot = _Plot(sheet, axes, look, crowd, _increment_places(axes, dated) if increments else _spread(axes, dated))
    notes: list[str] = []
    lines: list[str] = []
    if increments:
        _bars(plot, dated)
        notes.append(f"{'Stems' if axes.get_yscale() == 'log' else 'Bars'}: new in a day or period.")
    elif one_figure(series):
        notes += _band(plot, dated)
        lines = _steps(plot, dated)
    size = _SIZE if len(claims) <= _BUSY and not increments else _SMALL
    for c in dated:
        _whisker(plot, c)
        marks.draw(axes, plot.places[c.claim_id], c, look[c.claim_id], size=size)
        crowd.take_mark(axes, plot.places[c.claim_id], c)
    notes += _revisions(plot, dated, findings)
    _word(plot, dated)
    if undated:
        box = (_LEFT / wide, bottom, (margin - 12) / wide, tall)
        _margin(plot, box, undated)
    key.draw(sheet, axes, undated + dated, look, crowd, lines if len(lines) > 1 else ())
    canvas.head(sheet, title(series, claims), [*series_words(series, claims), said])
    if any(look[c.claim_id].faint for c in dated):
        open_end = any((c.as_of_earliest is None) != (c.as_of_latest is None) for c in dated)
        notes.append(f"Pale, with a whisker: the day is not sure{'; dotted: open on that side' if open_end else ''}.")
    canvas.foot(sheet, claims, documents, notes + canvas.reading_notes(claims, upright=True))


def comparable(series: Series) -> bool:
    """Whether the claims of a series are of one thing, so that what lies between them means something."""
    return series.event not in _NOT_ONE_FIGURE - _OF_A_DAY and series.measure not in INCOMPARABLE


def one_figure(series: Series) -> bool:
    """Whether the claims are of one figure that moves, so that a line and a band say something true."""
    return (
        series.stock_flow in {"total", "capacity"}
        and series.event not in _NOT_ONE_FIGURE
        and series.measure not in INCOMPARABLE
    )


def _per_day(axes: Axes) -> float:
    """Pixels a day."""
    low, high = axes.get_xlim()
    return float(axes.bbox.width) / (high - low)


def _spread(axes: Axes, dated: Sequence[Claim]) -> dict[str, float]:
    """Where claims stand: on their day, side by side where they would hide one another."""
    places: dict[str, float] = {}
    taken: set[tuple[int, int]] = set()
    step = 9.0 / _per_day(axes)
    for c in dated:
        day = timeaxis.place(c)
        x, y = axes.transData.transform((day, marks.height(c)))
        shift = next((s for s in (0, 1, -1, 2, -2) if (round((x + 9 * s) / 8), round(y / 8)) not in taken), 0)
        taken.add((round((x + 9 * shift) / 8), round(y / 8)))
        places[c.claim_id] = day + shift * step
    return places


def _increment_places(axes: Axes, dated: Sequence[Claim]) -> dict[str, float]:
    """Side by side where several tell of one day or of days that lie close, but never far from their day."""
    per_day = _per_day(axes)
    by_day: dict[float, list[Claim]] = {}
    for c in dated:
        by_day.setdefault(timeaxis.place(c), []).append(c)
    places: dict[str, float] = {}
    free = -1e9
    for day, told in by_day.items():
        step = min(11.0, max(4.0, 0.8 * per_day / len(told)))
        start = day * per_day - (len(told) - 1) / 2 * step
        start = min(max(start, free), start + _DRIFT)
        for i, c in enumerate(told):
            places[c.claim_id] = (start + i * step) / per_day
        free = start + len(told) * step
    return places


def _by_source(dated: Sequence[Claim]) -> dict[str, list[Claim]]:
    grouped: dict[str, list[Claim]] = {}
    for c in dated:
        grouped.setdefault(source_words(c), []).append(c)
    return grouped


def _band(plot: _Plot, told: Sequence[Claim]) -> list[str]:
    """The envelope of every source's latest claim on each day; a range of claims, no confidence interval.

    "A soldier was wounded" tells of one, and is no total.
    """
    dated = [c for c in told if not c.implied]
    if not dated:
        return []
    days = sorted({timeaxis.place(c) for c in dated})
    latest: dict[str, list[Claim]] = {}
    lows: list[float] = []
    highs: list[float] = []
    following = 0
    for day in days:
        while following < len(dated) and timeaxis.place(dated[following]) <= day:
            c = dated[following]
            before = latest.get(source_words(c), [])
            # Of one day all figures of a source count: none of them is the later one.
            latest[source_words(c)] = [*(b for b in before if timeaxis.place(b) == timeaxis.place(c)), c]
            following += 1
        lows.append(min(marks.reach(c)[0] for of_source in latest.values() for c in of_source))
        highs.append(max(marks.reach(c)[1] for of_source in latest.values() for c in of_source))
    if all(low == high for low, high in zip(lows, highs, strict=True)):
        return []
    end = plot.axes.get_xlim()[1]
    plot.axes.fill_between(
        [*days, end], [*lows, lows[-1]], [*highs, highs[-1]], step="post", color="#EFEFEF", lw=0, zorder=0
    )
    return ["Grey band: range of claims, each source by its latest."]


def _steps(plot: _Plot, dated: Sequence[Claim]) -> list[str]:
    """A step line through the totals of each source; ranges, vague words and upper bounds are no points to go through.

    Returns:
        The sources that have a line, as the key names them.
    """
    lines: list[str] = []
    for told in _by_source(dated).values():
        firm = marks.stations(told)
        if len(firm) < 2:
            continue
        look = plot.look[firm[0].claim_id]
        lines.append(look.source)
        xs, ys = [timeaxis.place(c) for c in firm], [marks.height(c) for c in firm]
        others = look.colour == marks.OTHERS
        marks.line(
            plot.axes, xs, ys, drawstyle="steps-post", color=look.colour, lw=1.0 if others else 1.8, ls=look.dash, alpha=0.7,
            zorder=2,
        )  # fmt: skip
        pixels = plot.axes.transData.transform(list(zip(xs, ys, strict=True)))
        plot.crowd.take_line([float(p[0]) for p in pixels], [float(p[1]) for p in pixels])
    return lines


def _bars(plot: _Plot, dated: Sequence[Claim]) -> None:
    """A bar for every increment, from the foot of the scale."""
    foot = plot.axes.get_ylim()[0]
    many = max(1, len(dated))
    # A logarithmic scale has no foot, so that lengths and areas would mislead there: a stem only leads the eye to its day.
    stems = plot.axes.get_yscale() == "log"
    thick = 1.4 if stems else min(7.0, max(2.0, 260.0 / many))
    for c in dated:
        at = plot.places[c.claim_id]
        if not marks.is_bar(c):
            marks.line(
                plot.axes, [at, at], [foot, marks.height(c)], color=plot.look[c.claim_id].colour, alpha=0.45, lw=thick,
                solid_capstyle="butt", zorder=2,
            )  # fmt: skip
            x, y = plot.axes.transData.transform((at, marks.height(c)))
            plot.crowd.take((x - thick / 2, _BOTTOM, x + thick / 2, y))


def _whisker(plot: _Plot, claim: Claim) -> None:
    """The days for which a claim may hold; where they are open to one side, dotted up to the edge of the plot."""
    first, last = claim.as_of_earliest, claim.as_of_latest
    if first == last:
        return
    style = {"color": plot.look[claim.claim_id].colour, "lw": 1.3, "alpha": 0.45, "zorder": 3}
    level = marks.height(claim)
    if marks.is_bar(claim):
        # A bar has no point at which it stands: its whisker goes through its middle.
        ends = plot.axes.transData.transform([(0, v) for v in marks.reach(claim)])
        level = float(plot.axes.transData.inverted().transform((0, (ends[0][1] + ends[1][1]) / 2))[1])
    if first is None or last is None:
        edge = plot.axes.get_xlim()[1 if last is None else 0]
        marks.line(plot.axes, [plot.places[claim.claim_id], edge], [level] * 2, ls=(0, (1, 2.5)), **style)
        return
    marks.line(plot.axes, [first.toordinal(), last.toordinal()], [level] * 2, marker="|", markersize=6, **style)
    ends = plot.axes.transData.transform([(d.toordinal(), level) for d in (first, last)])
    plot.crowd.take((float(ends[0][0]), float(ends[0][1]) - 2, float(ends[1][0]), float(ends[1][1]) + 2))


def _revisions(plot: _Plot, dated: Sequence[Claim], findings: Sequence[Discrepancy]) -> list[str]:
    """Dashed lines from a figure to what its own source made of it, with both in words."""
    known = {c.claim_id: c for c in dated}
    drawn = False
    for finding in findings:
        told = [known[i] for i in finding.claim_ids if i in known]
        if finding.type not in {"revision_up", "revision_down"} or len(told) < 2:
            continue
        drawn = True
        first, last = told[0], told[-1]
        xs = [plot.places[c.claim_id] for c in (first, last)]
        ys = [marks.height(c) for c in (first, last)]
        marks.line(plot.axes, xs, ys, color=marks.INK, lw=1.3, ls=(0, (4, 3)), zorder=3)
        text = f"revised from {figure_words(first)} to {figure_words(last)}"
        start, end = (tuple(map(float, p)) for p in plot.axes.transData.transform(list(zip(xs, ys, strict=True))))
        plot.crowd.take_slope((start[0], start[1]), (end[0], end[1]))
        _beside_slope(plot, text, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    return ["Dashed: a source revised its own figure."] if drawn else []


def _beside_slope(plot: _Plot, text: str, middle: tuple[float, float]) -> None:
    """Words near the middle of a slope, at the nearest height where they touch neither it nor anything else."""
    x, y = middle
    wide = plot.sheet.text_width(text, 9)
    for away in range(4, 60, 4):
        for left in (x - wide / 2, x + 8, x - 8 - wide):
            for low in (y + away, y - away - 14):
                box = (left, low, left + wide, low + 14)
                if plot.crowd.free(box):
                    plot.crowd.take(box)
                    plot.sheet.write(left, low + 7, text, 9)
                    return


def _word(plot: _Plot, dated: Sequence[Claim]) -> None:
    """Figures beside their marks where there is room, those that matter most first."""
    lasts = [told[-1] for told in _by_source(dated).values()]
    ends = [max(dated, key=marks.height), *(c for c in lasts if plot.look[c.claim_id].colour != marks.OTHERS)]
    wanted = ends if len(dated) > _WORDED else [*ends, *dated]
    said: set[str] = set()
    implied = all(c.implied for c in dated)
    for c in wanted:
        if c.claim_id not in said and (implied or not c.implied):
            said.add(c.claim_id)
            labels.word(plot.sheet, plot.axes, plot.crowd, plot.places[c.claim_id], c)


def _margin(plot: _Plot, box: tuple[float, float, float, float], undated: Sequence[Claim]) -> None:
    beside = plot.sheet.axes(box)
    beside.set_facecolor("#FAF7F0")
    beside.set_yscale(plot.axes.get_yscale())
    beside.set_ylim(plot.axes.get_ylim())
    canvas.rule(plot.sheet, beside, (), (), upright=True)
    beside.set_xlim(-0.6, len(undated) - 0.4)
    middle = (float(beside.bbox.x0) + float(beside.bbox.x1)) / 2
    plot.sheet.write(middle, _BOTTOM - 5, "undated", 9, colour=marks.FAINT, across="center", up="top")
    for i, c in enumerate(undated):
        marks.draw(beside, i, c, plot.look[c.claim_id], size=7)
    crowd = labels.Crowd((_LEFT + 1, _BOTTOM + 2, float(beside.bbox.x1) + 11, plot.sheet.tall - _TOP + 24))
    for i, c in enumerate(undated):
        crowd.take_mark(beside, i, c)
    if len(undated) <= _WORDED:
        for i, c in enumerate(undated):
            labels.word(plot.sheet, beside, crowd, i, c)
    plot.axes.spines["left"].set_visible(False)
