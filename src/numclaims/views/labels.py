"""Where words may stand beside marks: nothing is written over a mark or over other words."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim
from numclaims.views import canvas, marks
from numclaims.views.words import amount_words, figure_words, flat, number_words, shortened

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in pixels from the sheet's lower left corner."""
_SIZE: Final = 9.0
_LINE: Final = 13.0
_MARK: Final = 7.0
_APART: Final = 6.0
"""Pixels between words and what stands beside them: two labels must not read as one."""
_AGAIN: Final = 60.0
"""The same words are not repeated for a neighbour so near, in pixels."""
_SAMPLES: Final = 40
_LONG: Final = 26
_LONGEST: Final = 34


@dataclass(slots=True)
class Crowd:
    """What stands on the sheet already.

    Attributes:
        field: Where words may stand.
        taken: Boxes of marks, arrows, bars and words.
        marks: Those of marks alone, with their arrows, by claim_id.
        said: Words that stand beside marks: the words, where the mark is, their box.
    """

    field: Box
    taken: list[Box] = dataclasses.field(default_factory=list)
    marks: dict[str, Box] = dataclasses.field(default_factory=dict)
    said: list[tuple[str, float, float, Box]] = dataclasses.field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether a box lies within the field and meets nothing."""
        left, bottom, right, top = box
        inner = self.field
        if left < inner[0] or bottom < inner[1] or right > inner[2] or top > inner[3]:
            return False
        left, right = left - _APART, right + _APART
        return not any(left < t[2] and right > t[0] and bottom < t[3] and top > t[1] for t in self.taken)

    def take(self, box: Box) -> None:
        """Note that something stands there."""
        self.taken.append(box)

    def take_mark(self, axes: Axes, at: float, claim: Claim, size: float) -> None:
        """Note a claim's mark, of a size in points, with its bar and arrow."""
        low, high = marks.reach(claim)
        x, bottom = axes.transData.transform((at, low))
        top = axes.transData.transform((at, high))[1]
        arrow = marks.arrow_length(size) * canvas.DPI / 72
        if marks.points_up(claim):
            top += arrow
        elif claim.qualifier in marks.AT_MOST:
            bottom -= arrow
        self.marks[claim.claim_id] = (x - _MARK, bottom - _MARK, x + _MARK, top + _MARK)
        self.take(self.marks[claim.claim_id])

    def nearest(self, box: Box, claim_id: str) -> bool:
        """Whether no mark stands nearer to a box than that of a claim, so that words there can only be read as its."""
        own = _gap(box, self.marks[claim_id]) if claim_id in self.marks else 0.0
        return all(_gap(box, other) > own - _APART / 2 for i, other in self.marks.items() if i != claim_id)

    def strikes(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether a straight line between two points would run through words or marks."""
        for i in range(_SAMPLES + 1):
            x = start[0] + (end[0] - start[0]) * i / _SAMPLES
            y = start[1] + (end[1] - start[1]) * i / _SAMPLES
            if any(b[0] < x < b[2] and b[1] < y < b[3] for b in self.taken):
                return True
        return False

    def take_slope(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Note a straight line between two points in pixels."""
        for i in range(_SAMPLES + 1):
            x = start[0] + (end[0] - start[0]) * i / _SAMPLES
            y = start[1] + (end[1] - start[1]) * i / _SAMPLES
            step = abs(end[0] - start[0]) / _SAMPLES / 2, abs(end[1] - start[1]) / _SAMPLES / 2
            self.take((x - step[0] - 1, y - step[1] - 1, x + step[0] + 1, y + step[1] + 1))

    def take_line(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Note a line of right angles through points in pixels: along first, then up or down, as steps go."""
        for i in range(len(xs) - 1):
            self.take((xs[i], ys[i] - 1.5, xs[i + 1], ys[i] + 1.5))
            self.take((xs[i + 1] - 1.5, min(ys[i], ys[i + 1]), xs[i + 1] + 1.5, max(ys[i], ys[i + 1])))


def _gap(one: Box, other: Box) -> float:
    """Pixels between two boxes; 0 where they touch."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    along = max(one[1] - other[3], other[1] - one[3], 0.0)
    return math.hypot(across, along)


def word(sheet: canvas.Sheet, axes: Axes, crowd: Crowd, at: float, claim: Claim, size: float) -> bool:
    """Write a claim's figure beside its mark, of a size in points, where there is room; gives whether there was."""
    low, high = marks.reach(claim)
    x, bottom = axes.transData.transform((at, low))
    top = axes.transData.transform((at, high))[1]
    arrow = marks.arrow_length(size) * canvas.DPI / 72
    above = top + (arrow if marks.points_up(claim) else 0) + _MARK + 2
    below = bottom - (arrow if claim.qualifier in marks.AT_MOST else 0) - _MARK - 2
    middle = (bottom + top) / 2
    text = value_words(claim)
    told = text.casefold()
    if any(
        words == told and abs(left - x) < _AGAIN and abs(low - middle) < _AGAIN for words, left, low, _ in crowd.said
    ):
        return False
    wide = sheet.text_width(text, _SIZE)
    beside = _MARK + _APART + 1
    # A label above or below may lean to one side, so that marks near the edge get theirs.
    centred = min(max(x - wide / 2, crowd.field[0]), crowd.field[2] - wide)
    for left, low_edge in (
        (centred, above),
        (x + beside, middle - _LINE / 2),
        (x - beside - wide, middle - _LINE / 2),
        (centred, below - _LINE),
        (x + beside, above - _LINE / 2),
        (x - beside - wide, above - _LINE / 2),
        (x + beside, below - _LINE / 2),
        (x - beside - wide, below - _LINE / 2),
    ):
        box = (left, low_edge, left + wide, low_edge + _LINE)
        if crowd.free(box) and crowd.nearest(box, claim.claim_id):
            crowd.take(box)
            crowd.said.append((told, x, middle, box))
            sheet.write(left, low_edge + _LINE / 2, text, _SIZE)
            return True
    return False


def value_words(claim: Claim) -> str:
    """The figure for a label, with its unit; with less where the words are long, but vague words never as a number."""
    words = _whole_words(claim)
    # "At least 27" that began its sentence is "at least 27" on a plot; "Rs 500" and "US$5" keep their capitals.
    first = words.partition(" ")[0]
    plain = first == "A" or (first[1:].islower() and first.replace("-", "").isalpha())
    return words[:1].lower() + words[1:] if plain and claim.kind != "money" else words


def _whole_words(claim: Claim) -> str:
    for words, most in ((figure_words(claim), _LONG), (amount_words(claim), _LONGEST), (flat(claim.quote), _LONGEST)):
        if words and len(words) <= most:
            return words
    return shortened(claim.quote, _LONGEST) if marks.is_bar(claim) else number_words(marks.height(claim), claim.unit)
