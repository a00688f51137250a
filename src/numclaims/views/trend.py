"""How a figure went: its claims over time, a step line for each source, undated claims in a margin of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.views import canvas, course, key, labels, marks, placing, timeaxis, valueaxis, whiskers
from numclaims.views.comparing import one_figure
from numclaims.views.plotnames import day_of, series_words, title
from numclaims.views.words import figure_words

_LEFT: Final = 90.0
_BOTTOM: Final = 118.0
_TOP: Final = 105.0
_AXES_END: Final = 870.0
_WORDED: Final = 40
"""Up to so many claims all carry their figure as text where there is room; of more only each source's last and the extremes."""
_SIZE: Final = 8.0
_SMALL: Final = 6.0
_BUSY: Final = 40


@dataclass(frozen=True, slots=True)
class _Plot:
    """What the parts of one plot share."""

    sheet: canvas.Sheet
    axes: Axes
    look: Mapping[str, marks.Look]
    crowd: labels.Crowd
    places: Mapping[str, float]
    left: float
    size: float


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
    lowest, highest = marks.span(claims)
    scale = valueaxis.scale(lowest, highest, whole=marks.whole(claims))
    left = max(_LEFT, canvas.LEFT + canvas.AWAY + sheet.widest(scale.names, canvas.TICK_SIZE))
    axes = sheet.axes(((left + margin) / wide, bottom, (_AXES_END - left - margin) / wide, tall))
    said = valueaxis.set_values(sheet, axes, scale, upright=True, beside=margin)
    timeaxis.set_days(sheet, axes, *timeaxis.ends(dated))
    crowd = labels.Crowd((left + margin + 6, _BOTTOM + 2, _AXES_END, sheet.tall - _TOP + 24))
    increments = series.stock_flow == "increment"
    size = _SIZE if len(claims) <= _BUSY and not increments else _SMALL
    bar_width = 0.0
    if increments:
        places, bar_width = placing.bars_apart(axes, dated)
    else:
        places = placing.side_by_side(axes, dated, size)
    plot = _Plot(sheet, axes, look, crowd, places, left, size)
    notes: list[str] = []
    lines: list[str] = []
    if increments:
        _bars(plot, dated, bar_width)
        notes.append(f"{'Stems' if scale.logarithmic else 'Bars'}: new in a day or period.")
    elif one_figure(series):
        notes += _band(plot, dated)
        lines = _steps(plot, dated)
    whiskers.draw(axes, dated, look, crowd)
    for c in dated:
        marks.draw(axes, places[c.claim_id], c, look[c.claim_id], size=size)
        crowd.take_mark(axes, places[c.claim_id], c, size)
    notes += _revisions(plot, dated, findings)
    _word(plot, dated)
    if undated:
        box = (left / wide, bottom, (margin - 12) / wide, tall)
        _margin(plot, box, undated)
    key.draw(sheet, axes, undated + dated, look, crowd, places, lines if len(lines) > 1 else ())
    canvas.head(sheet, title(series, claims), [*series_words(series, claims), said])
    if any(look[c.claim_id].faint for c in dated):
        open_end = any((c.as_of_earliest is None) != (c.as_of_latest is None) for c in dated)
        notes.append(f"Pale, with a whisker: the day is not sure{'; dotted: open on that side' if open_end else ''}.")
    canvas.foot(sheet, claims, documents, notes + canvas.reading_notes(claims, upright=True))


def _band(plot: _Plot, dated: Sequence[Claim]) -> list[str]:
    """The grey band behind the marks."""
    found = course.stretches(dated, plot.axes.get_xlim()[1])
    if not found:
        return []
    boxes = [[(s.first, s.low), (s.last, s.low), (s.last, s.high), (s.first, s.high)] for s in found]
    plot.axes.add_collection(
        PolyCollection(boxes, facecolors="#EFEFEF", linewidths=0, antialiaseds=False, zorder=0), autolim=False
    )
    return ["Grey band: range of claims, each source by its latest of two weeks, until two later reports passed it."]


def _steps(plot: _Plot, dated: Sequence[Claim]) -> list[str]:
    """A step line through the totals of each source; ranges, vague words and upper bounds are no points to go through.

    A line ends where its source falls silent for long.

    Returns:
        The sources that have a line, as the key names them.
    """
    lines: list[str] = []
    for told in course.by_source(dated).values():
        for firm in course.courses(told):
            look = plot.look[firm[0].claim_id]
            if look.source not in lines:
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


def _bars(plot: _Plot, dated: Sequence[Claim], width: float) -> None:
    """A bar for every increment, from the foot of the scale, of a width in pixels."""
    foot = plot.axes.get_ylim()[0]
    # A logarithmic scale has no foot, so that lengths and areas would mislead there: a stem only leads the eye to its day.
    thick = 1.4 if plot.axes.get_yscale() == "log" else width * 72 / canvas.DPI
    for c in dated:
        at = plot.places[c.claim_id]
        if not marks.is_bar(c):
            marks.line(
                plot.axes, [at, at], [foot, marks.height(c)], color=plot.look[c.claim_id].colour, alpha=0.45, lw=thick,
                solid_capstyle="butt", zorder=2,
            )  # fmt: skip
            x, y = plot.axes.transData.transform((at, marks.height(c)))
            plot.crowd.take((x - thick / 2, _BOTTOM, x + thick / 2, y))


def _revisions(plot: _Plot, dated: Sequence[Claim], findings: Sequence[Discrepancy]) -> list[str]:
    """Dashed lines from a figure to what its own source made of it, with both in words."""
    pairs = course.lowered(dated, findings)
    for first, last in pairs:
        xs = [plot.places[c.claim_id] for c in (first, last)]
        ys = [marks.height(c) for c in (first, last)]
        marks.line(plot.axes, xs, ys, color=marks.INK, lw=1.3, ls=(0, (4, 3)), zorder=3)
        text = f"revised from {figure_words(first)} to {figure_words(last)}"
        start, end = (tuple(map(float, p)) for p in plot.axes.transData.transform(list(zip(xs, ys, strict=True))))
        plot.crowd.take_slope((start[0], start[1]), (end[0], end[1]))
        _beside_slope(plot, text, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    return ["Slanting dashes: a figure was lowered."] if pairs else []


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
    lasts = [told[-1] for told in course.by_source(dated).values()]
    ends = [
        max(dated, key=marks.top),
        min(dated, key=marks.height),
        *(c for c in lasts if plot.look[c.claim_id].colour != marks.OTHERS),
    ]
    wanted = ends if len(dated) > _WORDED else [*ends, *dated]
    said: set[str] = set()
    ones = all(_one_implied(c) for c in dated)
    for c in wanted:
        if c.claim_id not in said and (ones or not _one_implied(c)):
            said.add(c.claim_id)
            labels.word(plot.sheet, plot.axes, plot.crowd, plot.places[c.claim_id], c, plot.size)


def _one_implied(claim: Claim) -> bool:
    """Whether a claim is the one of "a soldier was wounded", which need not be told beside every small mark."""
    return claim.implied and claim.value == 1


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
    crowd = labels.Crowd((plot.left + 1, _BOTTOM + 2, float(beside.bbox.x1) + 11, plot.sheet.tall - _TOP + 24))
    for i, c in enumerate(undated):
        crowd.take_mark(beside, i, c, 7)
    if len(undated) <= _WORDED:
        for i, c in enumerate(undated):
            labels.word(plot.sheet, beside, crowd, i, c, 7)
    plot.axes.spines["left"].set_visible(False)
