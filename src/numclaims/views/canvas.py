"""The sheet on which all plots are drawn: one figure used again, same fonts and bytes everywhere."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from numclaims.claims import Claim, Document
from numclaims.records.whole import whole
from numclaims.version import VERSION
from numclaims.views.lettering import FONT, Lettering
from numclaims.views.marks import FAINT, INK
from numclaims.views.plotnames import day_words
from numclaims.views.png import write_png
from numclaims.views.words import flat

WIDTH: Final = 12.0
HEIGHT: Final = 6.75
DPI: Final = 100
LEFT: Final = 42.0
"""Where titles, labels and footers begin, in pixels from the left."""
RIGHT: Final = 1158.0
_STYLE: Final[dict[Any, Any]] = {
    "font.family": FONT,
    "font.size": 11,
    "axes.edgecolor": "#9A9A9A",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "text.hinting": "none",  # a third faster, and letters keep their shapes
    "text.parse_math": False,  # "$10 to $20" is no formula
    "svg.hashsalt": "numclaims",
    "pdf.fonttype": 42,  # fonts that other programs can edit
    "axes.formatter.use_locale": False,
}
GRID: Final = "#E4E4E4"
HAIR: Final = "#B5B5B5"
_LETTER: Final = 0.64 * DPI / 72
"""Width of a digit in pixels, for a size of one point."""
AWAY: Final = 7.0
"""Pixels between axes and the names of their ticks."""
TICK_SIZE: Final = 10.0
"""Of those names, in points."""


class Sheet:
    """A figure whose axes and words are wiped and used again: making them anew for every plot takes longer than drawing it."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI)
        self.canvas = FigureCanvasAgg(self.figure)
        self.lettering = Lettering(DPI)
        self.figure.add_artist(self.lettering)
        self.title = ""
        self._axes: list[Axes] = []
        self._used = 0

    def wipe(self, height: float = HEIGHT) -> None:
        """Begin an empty sheet of the usual width."""
        for artist in list(self.figure.artists):
            if artist is not self.lettering:
                artist.remove()
        for axes in self._axes[: self._used]:
            _wipe(axes)
        self._used = 0
        self.lettering.words.clear()
        self.figure.set_size_inches(WIDTH, height)

    def axes(self, box: tuple[float, float, float, float]) -> Axes:
        """Empty axes at a place: left, bottom, width and height as parts of the sheet."""
        if self._used == len(self._axes):
            axes = self.figure.add_axes(box)
            axes.set_autoscale_on(False)
            for axis in (axes.xaxis, axes.yaxis):
                _without_ticks(axis)
            self._axes.append(axes)
        axes = self._axes[self._used]
        self._used += 1
        axes.set_position(box)
        axes.set_visible(True)
        return axes

    @property
    def tall(self) -> float:
        """Height of the sheet in pixels."""
        return float(self.figure.get_size_inches()[1]) * DPI

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of a line of text in pixels."""
        return self.lettering.width(text, size, bold=bold)

    def widest(self, texts: Sequence[str], size: float) -> float:
        """Width of the longest of several texts in pixels; 0 for none."""
        return max((self.text_width(t, size) for t in texts), default=0.0)

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
        """Write text at pixels from the sheet's lower left corner."""
        self.lettering.write(x, y, text, size, colour=colour, bold=bold, across=across, up=up)

    def save(self, path: Path, formats: Sequence[str] = ("png",)) -> list[Path]:
        """Write the figure in each format under a file's name, each whole or not at all.

        Returns:
            The files written.
        """
        made = []
        for form in formats:
            file = path.with_suffix(f".{form}")
            with whole(file) as part:
                if form == "png":
                    self.canvas.draw()  # type: ignore[no-untyped-call]
                    write_png(part, np.asarray(self.canvas.buffer_rgba()), DPI)  # type: ignore[no-untyped-call]
                else:
                    self.figure.savefig(part, format=form, metadata={**_METADATA[form], "Title": self.title})
            made.append(file)
        return made


_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}
"""No program's name and no date: the same rows give the same bytes."""


def _wipe(axes: Axes) -> None:
    """Bring axes back to what they were when they were made."""
    for artist in (*axes.lines, *axes.collections, *axes.patches, *axes.artists):
        artist.remove()
    if axes.get_xscale() != "linear":
        axes.set_xscale("linear")
        _without_ticks(axes.xaxis)
    if axes.get_yscale() != "linear":
        axes.set_yscale("linear")
        _without_ticks(axes.yaxis)
    axes.spines["left"].set_visible(True)
    axes.set_facecolor("white")
    axes.set_visible(False)


def _without_ticks(axis: Axis) -> None:
    """Leave the ticks to :func:`rule`: matplotlib's own take longer than all else on a sheet together."""
    axis.set_major_locator(NullLocator())
    axis.set_minor_locator(NullLocator())


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
    sheet.title = flat(title)
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


def rule(
    sheet: Sheet, axes: Axes, ticks: Sequence[float], names: Sequence[str], *, upright: bool, size: float = TICK_SIZE,
    beside: float = 0.0, lines: bool = True,
) -> None:  # fmt: skip
    """Draw grid lines and name them."""
    _without_ticks(axes.yaxis if upright else axes.xaxis)  # a logarithmic scale has brought its own
    if lines:
        segments = [[(0, t), (1, t)] if upright else [(t, 0), (t, 1)] for t in ticks]
        across = axes.get_yaxis_transform() if upright else axes.get_xaxis_transform()
        axes.add_collection(
            LineCollection(segments, colors=GRID, linewidths=0.8, transform=across, zorder=0.5), autolim=False
        )
    free = -math.inf
    for tick, name in zip(ticks, names, strict=True):
        if upright:
            x, y = float(axes.bbox.x0) - AWAY - beside, float(axes.transData.transform((1, tick))[1])
        else:
            x, y = float(axes.transData.transform((tick, 1))[0]), float(axes.bbox.y0) - AWAY - beside
            # Where names would run into one another, the line stays without one.
            half = max(len(line) for line in name.split("\n")) * size * _LETTER / 2
            if x - half < free:
                continue
            free = x + half + 6
        if upright:
            sheet.write(x, y, name, size, colour=FAINT, across="right")
        else:
            sheet.write(x, y, name, size, colour=FAINT, across="center", up="top")
