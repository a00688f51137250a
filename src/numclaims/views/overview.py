"""The busiest figures as small multiples on one sheet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim, Document, Series
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views import canvas, course, marks, placing, timeaxis, valueaxis
from numclaims.views.comparing import LOOSE, busiest
from numclaims.views.plotnames import day_of, day_words, span_words, title
from numclaims.views.scales import on_one_scale, reading_unit
from numclaims.views.words import source_words

_COLUMNS: Final = 3
_WIDE: Final = 300.0
_TALL: Final = 165.0
_ROW: Final = 268.0
_FIRST: Final = 86.0
_SIZE: Final = 5.5
_JOINED: Final = frozenset({SCOPE_WORDS["gathering"], SCOPE_WORDS["daily"], *LOOSE})


def draw(
    sheet: canvas.Sheet, series: Sequence[Series], claims: Mapping[str, list[Claim]], documents: Sequence[Document]
) -> None:
    """Draw an overview of the busiest series."""
    chosen = busiest(series, claims)
    rows = max(1, -(-len(chosen) // _COLUMNS))
    pixels = _FIRST + _ROW * rows + 50
    sheet.wipe(pixels / canvas.DPI)
    wide = canvas.WIDTH * canvas.DPI
    for i, s in enumerate(chosen):
        row, column = divmod(i, _COLUMNS)
        left = 85.0 + column * 388
        bottom = pixels - _FIRST - row * _ROW - 44 - _TALL
        axes = sheet.axes((left / wide, bottom / pixels, _WIDE / wide, _TALL / pixels))
        _small(sheet, axes, s, on_one_scale(s, claims[s.series_id]))
    shown = [c for s in chosen for c in claims[s.series_id]]
    more = "" if len(series) <= len(chosen) else f" of {len(series):,}"
    what = f"The {len(chosen)}{more} figures with the most claims" if chosen else "No figure is told more than once"
    canvas.head(sheet, "Figures at a glance", [what, "colours hold within each panel, grey is a publisher's own voice"])
    canvas.foot(sheet, shown, documents)


def _small(sheet: canvas.Sheet, axes: Axes, series: Series, claims: Sequence[Claim]) -> None:
    look = marks.looks(claims)
    dated = sorted(
        (c for c in claims if day_of(c) is not None), key=lambda c: (timeaxis.place(c), c.doc_id, c.char_start)
    )
    undated = sorted((c for c in claims if day_of(c) is None), key=lambda c: (marks.height(c), c.doc_id, c.char_start))
    lowest, highest = marks.span(claims)
    scale = valueaxis.scale(lowest, highest, headroom=1.25, most=4, whole=marks.whole(claims))
    said = valueaxis.set_values(sheet, axes, scale, upright=True, size=8)
    places = _places(sheet, axes, dated, undated)
    if series.stock_flow == "increment":
        places |= placing.bars_apart(axes, dated)[0]
    else:
        places |= placing.side_by_side(axes, dated, _SIZE)
    if series.stock_flow == "total" and series.event not in _JOINED:
        _steps(axes, dated, look)
    for c in [*dated, *undated]:
        if series.stock_flow == "increment" and not marks.is_bar(c):
            foot = axes.get_ylim()[0]
            at = places[c.claim_id]
            marks.line(
                axes, [at, at], [foot, marks.height(c)], color=look[c.claim_id].colour, alpha=0.4, lw=1.5, zorder=2
            )
        marks.draw(axes, places[c.claim_id], c, look[c.claim_id], size=_SIZE)
    left, top = float(axes.bbox.x0), float(axes.bbox.y1)
    unit, _ = reading_unit(series)
    name = title(series, ())
    sheet.write(left - 42, top + 34, sheet.fitted(name, _WIDE + 42, 10, bold=True), 10, bold=True)
    note = " · ".join(w for w in (span_words(claims), f"in {unit}" if unit else "", said) if w)
    sheet.write(left - 42, top + 17, sheet.fitted(note, _WIDE + 42, 8), 8, colour=marks.FAINT)
    _name(sheet, axes, claims, look)


def _places(sheet: canvas.Sheet, axes: Axes, dated: Sequence[Claim], undated: Sequence[Claim]) -> dict[str, float]:
    """Dated claims on their days, undated ones to the left of the first, evenly, on a ground of their own."""
    first = timeaxis.place(dated[0]) if dated else 0.0
    last = timeaxis.place(dated[-1]) if dated else 0.0
    span = max(1.0, last - first)
    start, end = first - span * 0.08, last + span * 0.08
    places = {c.claim_id: timeaxis.place(c) for c in dated}
    ticks, names = ([first], [_day(first)]) if dated else ([], [])
    if last > first:
        ticks, names = [first, last], [_day(first), _day(last)]
    if undated:
        room = span * min(0.6, 0.12 * (len(undated) + 1)) if dated else 1.0
        for i, c in enumerate(undated):
            places[c.claim_id] = start - room * (1 - (i + 0.5) / len(undated))
        if dated:
            axes.axvspan(start - room, start, color="#FAF7F0", zorder=0, lw=0)
        ticks, names = [start - room / 2, *ticks], ["undated", *names]
        if not dated:
            end = start
        start -= room
    axes.set_xlim(start, end if end > start else start + 1)
    canvas.rule(sheet, axes, ticks, names, upright=False, size=8, lines=False)
    return places


def _day(place: float) -> str:
    return day_words(dt.date.fromordinal(int(place)), short=True)


def _steps(axes: Axes, dated: Sequence[Claim], look: Mapping[str, marks.Look]) -> None:
    for of_source in course.by_source(dated).values():
        for told in course.courses(of_source):
            style = look[told[0].claim_id]
            xs, ys = [timeaxis.place(c) for c in told], [marks.height(c) for c in told]
            marks.line(
                axes, xs, ys, drawstyle="steps-post", lw=1.1, ls=style.dash, alpha=0.7, color=style.colour, zorder=2
            )  # fmt: skip


def _name(sheet: canvas.Sheet, axes: Axes, claims: Sequence[Claim], look: Mapping[str, marks.Look]) -> None:
    """The sources that say most, in their colours, on one line below the panel."""
    count = Counter(look[c.claim_id].source for c in claims if look[c.claim_id].colour != marks.OTHERS)
    colours = {look[c.claim_id].source: look[c.claim_id].colour for c in claims}
    ordered = [name for name, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]
    x, y = float(axes.bbox.x0) - 42, float(axes.bbox.y0) - 36
    end = float(axes.bbox.x1)
    many = len({source_words(c) for c in claims})
    for i, name in enumerate(ordered):
        tail = f"+ {many - i - 1} more" if many > i + 1 else ""
        room = end - x - (sheet.text_width(tail, 8) + 10 if tail else 0)
        if i and sheet.text_width(name, 8, bold=True) > room:
            sheet.write(x, y, f"+ {many - i} more", 8, colour=marks.FAINT)
            return
        text = sheet.fitted(name, room, 8, bold=True)
        sheet.write(x, y, text, 8, colour=marks.ink(colours[name]), bold=True)
        x += sheet.text_width(text, 8, bold=True) + 10
    if many > len(ordered):
        sheet.write(x, y, f"+ {many - len(ordered)} more", 8, colour=marks.FAINT)
