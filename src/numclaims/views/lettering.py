"""All words of a sheet, drawn by one artist.

Matplotlib lays out and rasters every text anew, which took half the time of a plot, though most words stand on many plots:
ticks, footers, names of sources. Here a text that comes again is rastered once for all sheets of a run and then copied. Where
words are drawn as outlines (SVG, PDF) the renderer draws them itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox

FONT: Final = "DejaVu Sans"
"""Comes with matplotlib, so that the bytes do not depend on the system's fonts."""
_SPACING: Final = 1.2
"""Lines of one text, as a multiple of their height."""


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text on a sheet.

    Attributes:
        text: What is written.
        left, base: Where its base line begins, in pixels from the sheet's lower left corner.
        wide: Its width in pixels.
        size, bold, colour: How it looks; the size in points.
    """

    text: str
    left: float
    base: float
    wide: float
    size: float
    bold: bool
    colour: str


class Lettering(Artist):
    """The words of a sheet.

    Args:
        dpi: Pixels an inch in which places are given.
    """

    def __init__(self, dpi: float) -> None:
        super().__init__()
        self.set_zorder(3)
        self.words: list[Word] = []
        self._dpi = dpi
        self._fonts: dict[tuple[float, bool], FontProperties] = {}
        self._metrics: dict[float, tuple[float, float]] = {}
        self._letters: frozenset[int] = frozenset()
        self._legible: dict[str, str] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._drawn: set[tuple[str, float, bool, str]] = set()
        self._images: dict[tuple[str, float, bool, str], tuple[np.ndarray[Any, Any], int]] = {}

    def font(self, size: float, *, bold: bool = False) -> FontProperties:
        """The font of a size in points."""
        known = self._fonts.get((size, bold))
        if known is None:
            known = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
            self._fonts[size, bold] = known
        return known

    def legible(self, text: str) -> str:
        """Text with letters that the font lacks named instead of drawn as boxes: "[Chinese, see CSV]"."""
        if text.isascii():
            return text
        known = self._legible.get(text)
        if known is None:
            if not self._letters:
                regular = fontManager.findfont(self.font(10.0))
                self._letters = frozenset(get_font([str(regular)]).get_charmap())
            known = self._legible[text] = _named(text, self._letters)
        return known

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of a line of text in pixels."""
        text = self.legible(text)
        known = self._widths.get((text, size, bold))
        if known is None:
            points = text_to_path.get_text_width_height_descent(text, self.font(size, bold=bold), ismath=False)[0]
            known = self._widths[text, size, bold] = points * self._dpi / 72
        return known

    def _height(self, size: float) -> tuple[float, float]:
        """Height of a line in pixels, and how much of it lies below the base line."""
        known = self._metrics.get(size)
        if known is None:
            _, tall, below = text_to_path.get_text_width_height_descent("lp", self.font(size), ismath=False)
            known = self._metrics[size] = (tall * self._dpi / 72, below * self._dpi / 72)
        return known

    def write(
        self, x: float, y: float, text: str, size: float, *, colour: str, bold: bool = False, across: str = "left",
        up: str = "center",
    ) -> None:  # fmt: skip
        """Write text at pixels from the sheet's lower left corner.

        Args:
            x: The place that ``across`` is said of.
            y: The place that ``up`` is said of.
            text: One or several lines.
            size: In points.
            colour: As matplotlib takes it.
            bold: Whether in bold.
            across: ``left``, ``center`` or ``right``: which part of the text stands at ``x``.
            up: ``bottom``, ``center`` or ``top``: likewise for ``y``.
        """
        tall, below = self._height(size)
        lines = text.split("\n")
        whole = tall * (1 + _SPACING * (len(lines) - 1))
        top = y + {"bottom": whole, "center": whole / 2, "top": 0.0}[up]
        for i, given in enumerate(lines):
            line = self.legible(given)
            if not line:
                continue
            wide = self.width(line, size, bold=bold)
            left = x - {"left": 0.0, "center": wide / 2, "right": wide}[across]
            base = top - tall * (1 + _SPACING * i) + below
            self.words.append(Word(line, left, base, wide, size, bold, colour))

    def boxes(self) -> list[tuple[str, Bbox]]:
        """Every text with the place that it takes, in pixels."""
        made = []
        for w in self.words:
            tall, below = self._height(w.size)
            made.append((w.text, Bbox.from_extents(w.left, w.base - below, w.left + w.wide, w.base - below + tall)))
        return made

    def draw(self, renderer: RendererBase) -> None:
        """Draw all words; called by matplotlib."""
        gc = renderer.new_gc()
        wide, tall = renderer.get_canvas_width_height()
        # The sheet is measured in pixels of its own resolution, the renderer may have another.
        figure = self.get_figure(root=True)
        scale = wide / (float(figure.get_size_inches()[0]) * self._dpi) if figure is not None else 1.0
        for w in self.words:
            x, y = w.left * scale, w.base * scale
            if isinstance(renderer, RendererAgg) and scale == 1.0:
                image, below = self._image(w)
                renderer.draw_image(gc, round(x) - _EDGE, round(y) - below, image)
            else:
                gc.set_foreground(to_rgba(w.colour), isRGBA=True)
                font = self.font(w.size, bold=w.bold)
                renderer.draw_text(gc, x, tall - y if renderer.flipy() else y, w.text, font, 0, ismath=False)
        gc.restore()

    def _image(self, word: Word) -> tuple[np.ndarray[Any, Any], int]:
        """A text as pixels, and how many of them lie below its base line."""
        key = (word.text, word.size, word.bold, word.colour)
        known = self._images.get(key)
        if known is None:
            tall, below = (int(v) + 1 for v in self._height(word.size))
            # Accents rise above the height of "l", some letters of other scripts sink below that of "p".
            foot = below + tall // 2
            high = foot + 2 * tall
            raster: Any = RendererAgg(int(word.wide) + 2 * _EDGE + 2, high, self._dpi)  # type: ignore[no-untyped-call]
            gc = raster.new_gc()
            gc.set_foreground(to_rgba(word.colour), isRGBA=True)
            raster.draw_text(gc, _EDGE, high - foot, word.text, self.font(word.size, bold=word.bold), 0, ismath=False)
            known = np.array(raster.buffer_rgba())[::-1].copy(), foot
            # Titles and sentences stand on one sheet only; to keep them all would take more memory than all else of a run.
            if key not in self._drawn:
                self._drawn.add(key)
            else:
                if len(self._images) >= _MOST_IMAGES:
                    del self._images[next(iter(self._images))]
                self._images[key] = known
        return known


_MOST_IMAGES: Final = 1000
"""Texts kept as pixels, at most: some 30 kB each."""
_EDGE: Final = 3
"""Pixels beside a text for letters that overhang."""
_SCRIPTS: Final = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
"""Scripts whose names in Unicode are not what people call them."""


def _named(text: str, letters: Collection[int]) -> str:
    """Text in which what a font lacks is told by the name of its script; the letters themselves stand in the CSV beside."""
    lacking = [ch for ch in text if ord(ch) not in letters and not ch.isspace() and unicodedata.category(ch)[0] != "C"]
    if not lacking:
        return text
    words = [unicodedata.name(ch, "UNKNOWN").partition(" ")[0] for ch in lacking if ch.isalpha()] or ["SIGNS"]
    # Kana among Chinese characters make a text Japanese.
    called = [_SCRIPTS.get(w, w.capitalize()) for w in words]
    name = "Japanese" if "Japanese" in called else called[0]
    kept = "".join(ch if ord(ch) in letters else "\0" for ch in text)
    named = re.sub(r"\0(?:[\0\s]*\0)?", f"[{name}, see CSV]", kept, count=1)
    return " ".join(named.replace("\0", " ").split())
