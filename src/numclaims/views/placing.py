"""Where the marks of a plot over time stand: on their day, moved aside where one would hide another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim
from numclaims.views import canvas, marks, timeaxis

_FULL_SIZE: Final = 8.0
_STEP: Final = 11.0
"""Pixels by which a mark of full size moves aside: its width."""
_STEPS: Final = (0, 1, -1, 2, -2)
_ROOMY: Final = 20.0
"""Pixels a day from which a step aside is a small part of a day; below, marks may lie over bars, whose ends stay in sight."""
_TIGHT: Final = 4.0
"""Pixels a day below which two steps aside would be weeks."""
_DRIFT: Final = 12.0
"""Pixels by which a bar may move aside for the bars of the days before."""
_WIDEST: Final = 10.0
_CLOSEST: Final = 4.0
_THINNEST: Final = 3.0
"""Pixels: how wide a bar is at most, how close bars of one day stand, how thin they get."""


def per_day(axes: Axes) -> float:
    """Pixels a day."""
    low, high = axes.get_xlim()
    return float(axes.bbox.width) / (high - low)


def side_by_side(axes: Axes, dated: Sequence[Claim], size: float) -> dict[str, float]:
    """Where claims stand, by claim_id: on their day, side by side where marks of a size in points would hide one another."""
    places: dict[str, float] = {}
    taken: list[tuple[float, float, float, bool]] = []
    day_wide = per_day(axes)
    step = _STEP * size / _FULL_SIZE
    steps = _STEPS if day_wide >= _TIGHT else _STEPS[:3]
    for c in dated:
        day = timeaxis.place(c)
        low, high = marks.reach(c)
        x, bottom = (float(v) for v in axes.transData.transform((day, low)))
        top = float(axes.transData.transform((day, high))[1])
        bar = marks.is_bar(c)
        if day_wide >= _ROOMY:
            arrow = marks.arrow_length(size) * canvas.DPI / 72
            bottom -= arrow if c.qualifier in marks.AT_MOST else 0
            top += arrow if marks.points_up(c) else 0
        others = [t for t in taken if abs(x - t[0]) < 4 * step and (t[3] == bar or day_wide >= _ROOMY)]
        shift = next((s for s in steps if _free(others, x + step * s, bottom, top, step)), 0)
        taken.append((x + step * shift, bottom, top, bar))
        places[c.claim_id] = day + shift * step / day_wide
    return places


def _free(taken: Sequence[tuple[float, float, float, bool]], x: float, bottom: float, top: float, step: float) -> bool:
    return not any(
        abs(x - other) < step - 1 and bottom - step < high and top + step > low for other, low, high, _ in taken
    )


def bars_apart(axes: Axes, dated: Sequence[Claim]) -> tuple[dict[str, float], float]:
    """Where bars stand, side by side where days lie close, but never far from their day; and how wide all of them are.

    Returns:
        By claim_id the place in days; and the width in pixels, the same for all, since it means nothing.
    """
    day_wide = per_day(axes)
    by_day: dict[float, list[Claim]] = {}
    for c in dated:
        by_day.setdefault(timeaxis.place(c), []).append(c)
    pixels: dict[str, float] = {}
    free = -1e9
    for day, told in by_day.items():
        step = min(_STEP, max(_CLOSEST, 0.8 * day_wide / len(told)))
        start = day * day_wide - (len(told) - 1) / 2 * step
        start = min(max(start, free), start + _DRIFT)
        for i, c in enumerate(told):
            pixels[c.claim_id] = start + i * step
        free = start + len(told) * step
    apart = min((b - a for a, b in itertools.pairwise(sorted(pixels.values()))), default=_WIDEST)
    return {i: x / day_wide for i, x in pixels.items()}, min(_WIDEST, max(_THINNEST, apart - 1))
