"""The edges of the pages of a PDF: which lines are running heads, feet and page numbers, and no part of the text.

A line is such when it stands at the top or bottom of several pages alike, when it shares its row with a page number, or when it
is what a browser prints there. A head may still tell the day: it is given to whoever asks, and the text does not have it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or the part of one that stands in a column; lengths in points, from the lower left corner of the page.

    Attributes:
        left, right: Where it begins and ends.
        base: Height of its base line.
        size: Height of its letters.
        text: Its words.
        divided: Whether its last word, which ends in a hyphen, goes on in the next line.
        gaps: Where it has gaps wider than those between words: the index in its text, and the ends of the gap.
    """

    left: float
    right: float
    base: float
    size: float
    text: str
    divided: bool = False
    gaps: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height, and its lines in the order in which the file gives them."""

    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Edged:
    """What is left of pages, and what their edges told.

    Attributes:
        lines: The lines of every page that are text.
        heads: What was left out at the edges of the first page, but for page numbers and what a browser printed.
        address: The address on the web that a browser printed.
    """

    lines: list[list[Line]]
    heads: list[str]
    address: str | None = None


_MARGIN: Final = 0.1
"""Share of the height, at top and bottom, in which running heads and page numbers stand."""
_SET_OFF: Final = 1.7
"""Distance of base lines, in sizes of the letters, from which a line does not belong to the next."""
_LIKE_SIZE: Final = 1.15
"""How much larger the letters of a running head may be on one page than on another; a title is larger than that."""
_FOLIO: Final = re.compile(
    r"(?:page\s)?[-\u2013\s|]{0,3}\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-\u2013\s|]{0,3}$", re.IGNORECASE
)
_NAMED_FOLIO: Final = re.compile(r"page\s\d|\d{1,4}\s?(?:of|/)\s?\d", re.IGNORECASE)
_OF_A_BROWSER: Final = re.compile(
    r"(?P<when>\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d\d)|(?:(?P<address>https?://\S+)|file://\S+)(?:\s\d{1,3}/\d{1,3})?$",
    re.IGNORECASE,
)
"""The day of printing, and the address, as browsers put them on paper."""
_DIGITS: Final = re.compile(r"\d+")


def without_edges(pages: Sequence[Page]) -> Edged:
    """The lines of every page that are text, and what its edges tell.

    Args:
        pages: The pages; those without text too.
    """
    margins = [[*_rows(page, top=True), *_rows(page, top=False)] for page in pages]
    running = _running(margins)
    kept: list[list[Line]] = []
    heads: list[str] = []
    address: str | None = None
    for number, (page, rows) in enumerate(zip(pages, margins, strict=True)):
        out: set[Line] = set()
        for row in rows:
            printed = [mark for line in row if (mark := _OF_A_BROWSER.match(line.text))]
            address = address or next((mark["address"] for mark in printed if mark["address"]), None)
            numbered = len(row) > 1 and any(_NAMED_FOLIO.match(line.text) for line in row)
            out.update(row if printed or numbered else _folios_and_heads(row, running))
            if number == 0 and not printed:
                heads += [line.text for line in row if line in out and not _FOLIO.match(line.text)]
        kept.append([line for line in page.lines if line not in out])
    return Edged(kept, heads, address)


def _running(margins: list[list[list[Line]]]) -> dict[str, float]:
    """What stands at the edge of enough pages, and how large its letters may be: a title is larger than the head it runs as."""
    pages = Counter(shape for rows in margins for shape in {_shape(line) for row in rows for line in row})
    sizes = {_shape(line): line.size for rows in reversed(margins[1:]) for row in rows for line in row}
    enough = 2 if len(margins) < 5 else 3
    return {shape: _LIKE_SIZE * size for shape, size in sizes.items() if pages[shape] >= enough}


def _folios_and_heads(row: list[Line], running: dict[str, float]) -> list[Line]:
    """The lines of a row that are page numbers or running heads."""
    return [n for n in row if _FOLIO.match(n.text) or ((most := running.get(_shape(n))) is not None and n.size <= most)]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _rows(page: Page, *, top: bool) -> list[list[Line]]:
    """The lines at the top or bottom of a page that are set off from the text, those on one base line together."""
    edge = page.height * (1 - _MARGIN if top else _MARGIN)
    inwards = sorted(page.lines, key=lambda n: (-n.base if top else n.base, n.left))
    rows: list[list[Line]] = []
    for line in inwards:
        above = rows[-1][-1] if rows else None
        if above is not None and abs(above.base - line.base) > _SET_OFF * max(line.size, above.size):
            return rows
        if line.base < edge if top else line.base > edge:
            return []
        if above is not None and abs(above.base - line.base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows if any(_FOLIO.match(line.text) for line in itertools.chain(*rows)) else []
