"""The column beside a plot over time: sources in their colours, beside their line where they are few, and publishers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from numclaims.claims import Claim
from numclaims.views import canvas, marks
from numclaims.views.labels import Crowd
from numclaims.views.plotnames import day_of
from numclaims.views.timeaxis import place

DIRECT_LABELS: Final = 6
"""Up to so many sources are named at the height of their last claim; more are listed, those that say most first."""
_SEVERAL: Final = ""
"""In place of a marker: the source was printed by several, so that only its colour is its own."""
_GAP_DIRECT: Final = 30.0
_GAP_LISTED: Final = 23.0
_GAP_PRINTER: Final = 19.0
_NEAR: Final = 240.0
_STEEP: Final = 90.0
"""Pixels along and across within which a source is tied to its last mark by a line: a longer one would pass for data."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    colour: str
    marker: str
    claims: int
    last: Claim
    dash: marks.Dash | None


def draw(
    sheet: canvas.Sheet,
    axes: Axes,
    claims: Sequence[Claim],
    look: Mapping[str, marks.Look],
    crowd: Crowd,
    places: Mapping[str, float],
    lines: Collection[str] = (),
) -> None:
    """Name sources and publishers to the right of the axes.

    Args:
        sheet: The sheet.
        axes: The axes beside which they are named.
        claims: The claims shown, in the order of their days.
        look: How each is drawn.
        crowd: What stands on the sheet already.
        places: Where the marks of dated claims stand, by claim_id.
        lines: Sources through whose claims a line is drawn; its pattern stands in the key.
    """
    left = float(axes.bbox.x1) + 26
    bottom, top = float(axes.bbox.y0), float(axes.bbox.y1)
    floor = _publishers(sheet, left, bottom, claims, look)
    entries = _entries(claims, look, lines)
    room = max(1, int((top - floor) // _GAP_LISTED) + 1)
    if len(entries) <= min(DIRECT_LABELS, room):
        _beside(sheet, axes, left, (floor, top), entries, crowd, places)
    else:
        _listed(sheet, left, top, entries, room)


def _entries(claims: Sequence[Claim], look: Mapping[str, marks.Look], lines: Collection[str]) -> list[_Entry]:
    count = Counter(look[c.claim_id].source for c in claims)
    last: dict[str, Claim] = {}
    for c in claims:
        last[look[c.claim_id].source] = c
    markers: dict[str, set[str]] = {}
    for c in claims:
        markers.setdefault(look[c.claim_id].source, set()).add(look[c.claim_id].marker)
    made = [
        _Entry(
            name,
            look[c.claim_id].colour,
            look[c.claim_id].marker if len(markers[name]) == 1 else _SEVERAL,
            count[name],
            c,
            look[c.claim_id].dash if name in lines and name != marks.OTHER_SOURCES else None,
        )
        for name, c in last.items()
    ]
    # The shared entry of the rest stands last, however much they say together.
    return sorted(made, key=lambda e: (e.name == marks.OTHER_SOURCES, -e.claims, e.name))


def _beside(
    sheet: canvas.Sheet, axes: Axes, left: float, ends: tuple[float, float], entries: Sequence[_Entry], crowd: Crowd,
    places: Mapping[str, float],
) -> None:  # fmt: skip
    """Names at the height of each source's last claim, pushed apart."""
    floor, ceiling = ends
    gap = min(_GAP_DIRECT, (ceiling - floor) / max(1, len(entries) - 1)) if len(entries) > 1 else _GAP_DIRECT
    spots = {e.name: _spot(axes, e.last, places) for e in entries}
    ordered = sorted(entries, key=lambda e: (-float(spots[e.name][1]), e.name))
    levels: list[float] = []
    for e in ordered:
        level = min(float(spots[e.name][1]), ceiling, levels[-1] - gap if levels else ceiling)
        levels.append(level)
    for i in range(len(levels) - 1, -1, -1):  # the lowest may have fallen off: push those up that stand in its way
        levels[i] = max(levels[i], floor if i == len(levels) - 1 else levels[i + 1] + gap)
    for e, level in zip(ordered, levels, strict=True):
        _name(sheet, left, level, e, 10)
        x, y = (float(v) for v in spots[e.name])
        if (
            day_of(e.last) is not None
            and left - x < _NEAR
            and abs(y - level) < _STEEP
            and not crowd.strikes((x + 10, y), (left - 6, level))
        ):
            _tie(sheet, [x + 10, left - 6], [y, level])


def _spot(axes: Axes, claim: Claim, places: Mapping[str, float]) -> tuple[float, float]:
    """Where a claim's mark stands in pixels; of a bar its middle."""
    at = places.get(claim.claim_id, place(claim))
    low, high = marks.reach(claim) if marks.is_bar(claim) else (marks.height(claim),) * 2
    x, bottom = axes.transData.transform((at, low))
    return float(x), (float(bottom) + float(axes.transData.transform((at, high))[1])) / 2


def _listed(sheet: canvas.Sheet, left: float, top: float, entries: Sequence[_Entry], room: int) -> None:
    shown = entries if len(entries) <= room else entries[: max(1, room - 1)]
    for i, e in enumerate(shown):
        _name(sheet, left, top - i * _GAP_LISTED, e, 9.5)
    if len(shown) < len(entries):
        rest = f"and {len(entries) - len(shown)} more, in the CSV"
        sheet.write(left + 16, top - len(shown) * _GAP_LISTED, rest, 9, colour=marks.FAINT)


def _name(sheet: canvas.Sheet, left: float, level: float, entry: _Entry, size: float) -> None:
    told = f"  {entry.claims}" if entry.claims > 1 else ""
    size = next((s for s in (size, 9.0, 8.5) if _name_fits(sheet, left, entry.name + told, s)), 8.0)
    room = canvas.RIGHT + 20 - left - 16 - sheet.text_width(told, size)
    name = sheet.fitted(entry.name, room, size, bold=True)
    if entry.dash is not None:
        _sample(sheet, left, level, entry)
    _mark(sheet, left + 4, level, entry.marker, entry.colour)
    sheet.write(left + 16, level, name, size, colour=marks.ink(entry.colour), bold=True)
    if told:
        at = left + 16 + sheet.text_width(name, size, bold=True)
        sheet.write(at, level, told, size, colour=marks.FAINT)


def _name_fits(sheet: canvas.Sheet, left: float, text: str, size: float) -> bool:
    return left + 16 + sheet.text_width(text, size, bold=True) <= canvas.RIGHT + 20


def _publishers(
    sheet: canvas.Sheet, left: float, bottom: float, claims: Sequence[Claim], look: Mapping[str, marks.Look]
) -> float:
    """Which marker stands for which publisher; gives the height above which sources may be named."""
    count = Counter((look[c.claim_id].printer, look[c.claim_id].marker) for c in claims)
    if len(count) < 2:
        return bottom + 6
    rest = (marks.UNNAMED, marks.OTHER_PRINTERS)
    ordered = sorted(count, key=lambda pair: (pair[0] in rest, -count[pair], pair[0]))
    level = bottom + 6
    for printer, marker in reversed(ordered):
        _mark(sheet, left + 4, level, marker, marks.FAINT)
        name = sheet.fitted(printer, canvas.RIGHT + 20 - left - 16, 9)
        sheet.write(left + 16, level, name, 9, colour=marks.FAINT)
        level += _GAP_PRINTER
    sheet.write(left - 2, level + 2, "Printed by", 9, colour=marks.FAINT)
    return level + 34


def _mark(sheet: canvas.Sheet, x: float, y: float, marker: str, colour: str) -> None:
    wide = canvas.WIDTH * canvas.DPI
    if marker == _SEVERAL:
        ends = [(x - 4.5) / wide, (x + 4.5) / wide]
        sheet.figure.add_artist(Line2D(ends, [y / sheet.tall] * 2, color=colour, lw=4.5, solid_capstyle="round"))
        return
    sheet.figure.add_artist(
        Line2D(
            [x / wide],
            [y / sheet.tall],
            marker=marker,
            color=colour,
            markersize=6.5,
            lw=0,
            markeredgewidth=0.7,
            markeredgecolor=marks.rim(colour),
        )
    )


def _sample(sheet: canvas.Sheet, left: float, level: float, entry: _Entry) -> None:
    """A short piece of a source's line, which leads into its mark."""
    wide = canvas.WIDTH * canvas.DPI
    sheet.figure.add_artist(
        Line2D(
            [(left - 19) / wide, (left + 4) / wide], [level / sheet.tall] * 2, color=entry.colour, lw=1.6, ls=entry.dash,
            alpha=0.8,
        )
    )  # fmt: skip


def _tie(sheet: canvas.Sheet, xs: Sequence[float], ys: Sequence[float]) -> None:
    """A hairline in no source's colour, and neither dotted nor dashed, so that it cannot pass for data."""
    wide = canvas.WIDTH * canvas.DPI
    sheet.figure.add_artist(
        Line2D([x / wide for x in xs], [y / sheet.tall for y in ys], color=canvas.HAIR, lw=0.7, zorder=1)
    )
