"""The sheet on which all plots are drawn: one figure used again, same fonts and bytes everywhere."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.ticker import MaxNLocator, NullLocator

from numclaims.claims import Claim, Document
from numclaims.version import VERSION
from numclaims.views.marks import FAINT, INK
from numclaims.views.plotnames import day_words
from numclaims.views.words import flat, number_words

WIDTH: Final = 12.0
HEIGHT: Final = 6.75
DPI: Final = 100
LEFT: Final = 42.0
"""Where titles, labels and footers begin, in pixels from the left."""
RIGHT: Final = 1158.0
_STYLE: Final[dict[Any, Any]] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that the bytes do not depend on the system's fonts
    "font.size": 11,
    "axes.edgecolor": "#9A9A9A",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "text.hinting": "none",  # a third faster, and letters keep their shapes
    "text.parse_math": False,  # "$10 to $20" is no formula
    "svg.hashsalt": "numclaims",
    "axes.formatter.use_locale": False,
}
GRID: Final = "#E4E4E4"
LOG_ABOVE: Final = 30.0
"""A spread of figures above which a scale turns logarithmic (and says so)."""


class Sheet:
    """A figure that is wiped and used again: making a new one for every plot costs three times as much."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI)
        self.canvas = FigureCanvasAgg(self.figure)
        self._widths: dict[tuple[str, float, bool], float] = {}

    def wipe(self, height: float = HEIGHT) -> Figure:
        """An empty figure of the usual width."""
        self.figure.clear()
        self.figure.set_size_inches(WIDTH, height)
        return self.figure

    @property
    def tall(self) -> float:
        """Height of the sheet in pixels."""
        return float(self.figure.get_size_inches()[1]) * DPI

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of a line of text in pixels."""
        key = (text, size, bold)
        known = self._widths.get(key)
        if known is None:
            font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
            known = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] * DPI / 72
            self._widths[key] = known
        return known

    def fitted(self, text: str, room: float, size: float, *, bold: bool = False) -> str:
        """Text on one line, cut to a width in pixels with an ellipsis where something is gone."""
        text = flat(text)
        width = self.text_width(text, size, bold=bold)
        if width <= room:
            return text
        cut = max(1, int(len(text) * room / width))
        while cut > 1 and self.text_width(text[:cut].rstrip() + "…", size, bold=bold) > room:
            cut -= 1
        return text[:cut].rstrip(" ,;:") + "…"

    def wrapped(self, pieces: Sequence[str], room: float, size: float) -> list[str]:
        """Short pieces of text set into lines of a width in pixels; no piece is broken."""
        lines: list[str] = []
        for piece in pieces:
            joined = f"{lines[-1]}   {piece}" if lines else piece
            if lines and self.text_width(joined, size) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
        return lines

    def write(
        self, x: float, y: float, text: str, size: float, *, colour: str = INK, bold: bool = False, across: str = "left",
        up: str = "center",
    ) -> None:  # fmt: skip
        """Write a line of text at pixels from the sheet's lower left corner."""
        self.figure.text(
            x / (WIDTH * DPI), y / self.tall, text, fontsize=size, color=colour, va=up, ha=across,
            fontweight="bold" if bold else "normal",
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Write the figure as PNG, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        try:
            # Level 4 takes half the time of the usual 6, for files a twentieth larger.
            self.figure.savefig(part, format="png", metadata={"Software": None}, pil_kwargs={"compress_level": 4})
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def sheet() -> Iterator[Sheet]:
    """A sheet with our own style, whatever the user's settings, which come back afterwards."""
    with mpl.rc_context(), warnings.catch_warnings():
        # A source named in a script that the font lacks is drawn as boxes; its name stands in the CSV beside.
        warnings.filterwarnings("ignore", "Glyph .* missing")
        mpl.rcdefaults()
        for name, value in _STYLE.items():
            mpl.rcParams[name] = value
        yield Sheet()


def head(sheet: Sheet, title: str, remarks: Sequence[str]) -> None:
    """Title and the line below it, at fixed distances from the top, never wider than the sheet."""
    size = next((s for s in (16.0, 14.0, 12.5) if sheet.text_width(title, s, bold=True) <= RIGHT - LEFT), 12.5)
    sheet.write(LEFT, sheet.tall - 20, sheet.fitted(title, RIGHT - LEFT, size, bold=True), size, bold=True, up="top")
    below = " · ".join(flat(r) for r in remarks if r)
    size = next((s for s in (10.5, 9.5) if sheet.text_width(below, s) <= RIGHT - LEFT), 8.5)
    sheet.write(LEFT, sheet.tall - 56, sheet.fitted(below, RIGHT - LEFT, size), size, colour=FAINT, up="top")


def foot(sheet: Sheet, claims: Sequence[Claim], documents: Sequence[Document], notes: Sequence[str] = ()) -> None:
    """Documents, roots, cut-off date, version; above it how to read what is drawn."""
    roots = len({c.root for c in claims})
    texts = len({c.doc_id for c in claims})
    days = [d.published_latest for d in documents if d.published_latest is not None]
    until = f"reports up to {day_words(max(days))}" if days else "no dated report"
    undated = sum(d.published_latest is None and d.published_earliest is None for d in documents)
    parts = [
        f"{texts} {'document' if texts == 1 else 'documents'}",
        f"{roots} {'primary source' if roots == 1 else 'primary sources'}",
        until + (f" and {undated} undated" if undated and days else ""),
        f"numclaims {VERSION}",
    ]
    sheet.write(LEFT, 12, " · ".join(parts), 9, colour=FAINT, up="bottom")
    for row, line in enumerate(reversed(sheet.wrapped(notes, RIGHT - LEFT, 9)[:2])):
        sheet.write(LEFT, 32 + 17 * row, line, 9, colour=FAINT, up="bottom")


def reading_notes(claims: Sequence[Claim], *, upright: bool) -> list[str]:
    """How to read those marks that occur, values upright or level."""
    qualifiers = {c.qualifier for c in claims}
    open_vague = any(c.qualifier == "vague" and c.high is None for c in claims)
    told = (
        (bool(qualifiers & {"at_least", "more_than"}) or open_vague, f"{'↑' if upright else '→'} at least, more than."),
        (bool(qualifiers & {"at_most", "less_than", "up_to"}), f"{'↓' if upright else '←'} up to, less than."),
        ("between" in qualifiers, "Solid bar: a range."),
        ("vague" in qualifiers, "Hatched bar: vague words."),
        ("approximately" in qualifiers, "Thin bar: about."),
        (any(c.copy_of for c in claims), "Hollow: a copy."),
        (any(c.implied for c in claims), "Small: implied or worked out, not written."),
    )
    return [words for holds, words in told if holds]


def scale_values(
    axes: Axes, lowest: float, highest: float, *, upright: bool, headroom: float = 1.18, most: int = 8, size: float = 10,
    beside: float = 0.0, whole: bool = False,
) -> str:  # fmt: skip
    """Set the value axis: linear from zero, or logarithmic above a spread of 30; gives the words that say so.

    Args:
        axes: The axes.
        lowest: Lowest figure shown.
        highest: Highest figure shown.
        upright: Values on the vertical axis; else on the horizontal one.
        headroom: What is left free beyond the highest figure, as a factor on a linear scale.
        most: How many ticks there may be.
        size: Size of their names in points.
        beside: Pixels between the axes and their names.
        whole: Whether only whole numbers make sense.
    """
    logarithmic = lowest > 0 and highest / lowest > LOG_ABOVE
    limits = axes.set_ylim if upright else axes.set_xlim
    if logarithmic:
        (axes.set_yscale if upright else axes.set_xscale)("log")
        spread = highest / lowest
        low, high = lowest / spread**0.06, highest * spread ** (headroom - 1)
        ticks = _log_ticks(low, high, most)
    else:
        low, high = 0.0, highest * headroom if highest > 0 else 1.0
        steps = MaxNLocator(nbins=most, steps=[1, 2, 5, 10] if whole else [1, 2, 2.5, 5, 10], integer=whole)
        ticks = [float(t) for t in steps.tick_values(low, high) if low <= t <= high]
    limits(low, high)
    rule(axes, ticks, [number_words(t) for t in ticks], upright=upright, size=size, beside=beside)
    return "logarithmic scale" if logarithmic else ""


def rule(
    axes: Axes, ticks: Sequence[float], names: Sequence[str], *, upright: bool, size: float = 10, beside: float = 0.0,
    lines: bool = True,
) -> None:  # fmt: skip
    """Draw grid lines and name them; matplotlib's own ticks take longer than all else on a sheet together."""
    axis = axes.yaxis if upright else axes.xaxis
    axis.set_major_locator(NullLocator())
    axis.set_minor_locator(NullLocator())
    if lines:
        segments = [[(0, t), (1, t)] if upright else [(t, 0), (t, 1)] for t in ticks]
        across = axes.get_yaxis_transform() if upright else axes.get_xaxis_transform()
        axes.add_collection(
            LineCollection(segments, colors=GRID, linewidths=0.8, transform=across, zorder=0.5), autolim=False
        )
    wide, tall = float(axes.figure.bbox.width), float(axes.figure.bbox.height)
    for tick, name in zip(ticks, names, strict=True):
        if upright:
            x, y = float(axes.bbox.x0) - 7 - beside, float(axes.transData.transform((1, tick))[1])
        else:
            x, y = float(axes.transData.transform((tick, 1))[0]), float(axes.bbox.y0) - 7 - beside
        axes.figure.text(
            x / wide, y / tall, name, fontsize=size, color=FAINT, ha="right" if upright else "center",
            va="center" if upright else "top",
        )  # fmt: skip


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten, with 2 and 5 between them where there are few, every second or third where there are many."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, -(-(last - first) // most))
    steps = (1, 2, 5) if last - first <= most // 2 else (1,)
    return [
        tick for power in range(first, last + 1, every) for step in steps if low <= (tick := step * 10.0**power) <= high
    ]
