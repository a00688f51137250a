"""The days on which a claim may hold, where that is not one day: a line below its mark, clear of the lines of sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim
from numclaims.views import marks
from numclaims.views.labels import Crowd

_BELOW: Final = 9.0
"""Pixels from the middle of a mark to its whisker."""
_LANE: Final = 4.0
_LANES: Final = 5
_STUB: Final = 26.0
"""Pixels that a whisker goes on towards an open end: it says "open", not how far."""
_SHORTEST: Final = 9.0
_ALPHA: Final = 0.55


def draw(axes: Axes, dated: Sequence[Claim], look: Mapping[str, marks.Look], crowd: Crowd) -> None:
    """Draw the whiskers of all claims whose day is not sure, each in a lane of its own where they would run together."""
    taken: list[tuple[float, float, float]] = []
    drawn: set[tuple[object, ...]] = set()
    for c in dated:
        if c.as_of_earliest == c.as_of_latest:
            continue
        _whisker(axes, c, look[c.claim_id].colour, taken, drawn, crowd)


def _whisker(
    axes: Axes,
    claim: Claim,
    colour: str,
    taken: list[tuple[float, float, float]],
    drawn: set[tuple[object, ...]],
    crowd: Crowd,
) -> None:
    edges = float(axes.bbox.x0) + 4, float(axes.bbox.x1) - 4
    low, high = marks.reach(claim) if marks.is_bar(claim) else (marks.height(claim),) * 2
    bottom = float(axes.transData.transform((0, low))[1])
    top = float(axes.transData.transform((0, high))[1])
    # A mark may have moved aside for another: its days have not.
    days = [d for d in (claim.as_of_earliest, claim.as_of_latest) if d is not None]
    known = [float(axes.transData.transform((d.toordinal(), low))[0]) for d in days]
    open_end = [claim.as_of_earliest is None, claim.as_of_latest is None]
    ends = [known[0] - _STUB if open_end[0] else known[0], known[-1] + _STUB if open_end[1] else known[-1]]
    goes_on = [ends[0] < edges[0], ends[1] > edges[1]]
    ends = [min(max(e, edges[0]), edges[1]) for e in ends]
    if not any(open_end) and not any(goes_on) and ends[1] - ends[0] < _SHORTEST:
        return  # no longer than the mark, whose paleness says enough
    shape = (*ends, bottom, top, colour, *open_end)
    if shape in drawn:
        return  # the same days for the same figure of the same source: one whisker is enough
    drawn.add(shape)
    y = _lane(axes, ends, bottom, top, claim, taken)
    taken.append((ends[0], ends[1], y))
    crowd.take((ends[0] - 2, y - 3, ends[1] + 2, y + 3))
    back = axes.transData.inverted()
    (first, level), (last, _) = (back.transform((e, y)) for e in ends)
    style = {"color": colour, "alpha": _ALPHA, "zorder": 3, "lw": 1.3}
    for i, (end, name) in enumerate(((first, "<"), (last, ">"))):
        # An end that is known gets a stroke, one that lies beyond the plot or is open an arrow; open ones are dotted.
        on = open_end[i] or goes_on[i]
        marks.line(
            axes, [end], [level], marker=name if on else "|", markersize=4 if on else 6, markeredgewidth=1.0, **style
        )
    marks.line(axes, [first, last], [level] * 2, ls=(0, (1, 1.6)) if any(open_end) else "-", **style)


def _lane(
    axes: Axes,
    ends: Sequence[float],
    bottom: float,
    top: float,
    claim: Claim,
    taken: Sequence[tuple[float, float, float]],
) -> float:
    """The height of a whisker in pixels: below its mark, through the middle of its bar, above at the foot of the plot."""
    if marks.is_bar(claim):
        return (bottom + top) / 2
    down = bottom - _BELOW - _LANE * _LANES > float(axes.bbox.y0)
    for lane in range(_LANES):
        y = bottom - _BELOW - _LANE * lane if down else bottom + _BELOW + _LANE * lane
        if not any(ends[0] < last and ends[1] > first and abs(y - other) < _LANE for first, last, other in taken):
            return y
    return bottom - _BELOW if down else bottom + _BELOW
