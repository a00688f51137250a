"""The axis of figures: linear from zero, or logarithmic where they lie far apart, which is said below the title."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from numclaims.views import canvas
from numclaims.views.words import number_words

LOG_ABOVE: Final = 30.0
"""A spread of figures above which a scale turns logarithmic (and says so)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale for figures, before there are axes to set it on.

    Attributes:
        low, high: Its ends.
        ticks, names: Where it is marked, and with which words.
        logarithmic: Whether equal steps are equal factors.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    names: tuple[str, ...]
    logarithmic: bool


def scale(lowest: float, highest: float, *, headroom: float = 1.18, most: int = 8, whole: bool = False) -> Scale:
    """A scale for figures.

    Args:
        lowest: Lowest figure shown.
        highest: Highest figure shown.
        headroom: What is left free beyond the highest figure, as a factor on a linear scale.
        most: How many ticks there may be.
        whole: Whether only whole numbers make sense.
    """
    logarithmic = lowest > 0 and highest / lowest > LOG_ABOVE
    if logarithmic:
        spread = highest / lowest
        low, high = lowest / spread**0.06, highest * spread ** (headroom - 1)
        ticks = _log_ticks(low, high, most)
    else:
        low, high = 0.0, highest * headroom if highest > 0 else 1.0
        steps = MaxNLocator(nbins=most, steps=[1, 2, 5, 10] if whole else [1, 2, 2.5, 5, 10], integer=whole)
        ticks = [float(t) for t in steps.tick_values(low, high) if low <= t <= high]
    return Scale(low, high, tuple(ticks), tuple(number_words(t) for t in ticks), logarithmic)


def set_values(
    sheet: canvas.Sheet, axes: Axes, scale: Scale, *, upright: bool, size: float = canvas.TICK_SIZE, beside: float = 0.0
) -> str:
    """Set a scale on the value axis; gives the words that must be said of it.

    Args:
        sheet: The sheet.
        axes: The axes.
        scale: The scale.
        upright: Values on the vertical axis; else on the horizontal one.
        size: Size of the ticks' names in points.
        beside: Pixels between the axes and their names.
    """
    if scale.logarithmic:
        (axes.set_yscale if upright else axes.set_xscale)("log")
    (axes.set_ylim if upright else axes.set_xlim)(scale.low, scale.high)
    canvas.rule(sheet, axes, scale.ticks, scale.names, upright=upright, size=size, beside=beside)
    return "logarithmic scale" if scale.logarithmic else ""


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten, with 2 and 5 between them where there are few, every second or third where there are many."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, -(-(last - first) // most))
    steps = (1, 2, 5) if last - first <= most // 2 else (1,)
    return [
        tick for power in range(first, last + 1, every) for step in steps if low <= (tick := step * 10.0**power) <= high
    ]
