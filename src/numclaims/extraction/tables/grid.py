"""Finds the tables of a text by its lines: cells set apart by tabs, by upright strokes, or by two spaces and more.

The readers of files write a table so that nothing of its form is lost: a line for every row, a tab between two cells, and nothing
between two tabs for an empty cell. A plain text or a field of a record may hold the same, or what an editor made of it. Only
lines that stand one below the other and hold figures in cells of their own make a table.
"""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:[ ,.'\u2019\u00a0\u202f]?\d{2,3})*(?:\.\d+)?"
_FIGURE: Final = re.compile(
    r"(?:(?:up to|at least|about|around|over|more than|fewer than|less than|approx\.?|est\.?|some|nearly|almost) )?"
    r"[~\u2248<>\u2264\u2265+(-]{0,2}\s?(?:US\$|USD|EUR|CHF|GBP|[$\u20ac\u00a3])?\s?"
    rf"{_NUMBER}(?:\s?(?:-|\u2013|to)\s?{_NUMBER})?"
    r"\s?(?:%|percent|per cent|[mMkK]|mn|bn|million|billion|thousand)?\)?\+?\s?[*\u2020\u2021#\u00b9\u00b2\u00b3]*"
    r"(?:\s?\([^()]{1,24}\))?",
    re.IGNORECASE,
)
"""A cell that is one figure or range, with its bound, its scale, the mark of a footnote, and a bracket behind it."""
_NOTHING: Final = frozenset({
    "", "-", "--", "\u2013", "\u2014", "_", ".", "..", "...", "\u2026", "n/a", "na", "n.a.", "n.a", "nil", "tbc", "tbd", "x", "?",
    "not available", "unknown", "none", "no data", "pending", "*",
})  # fmt: skip
"""Cells in which a figure might stand and does not."""
_RULE: Final = re.compile(r"[\s|:+=_\u2500-\u257f-]+")
"""A line that parts the head of a table from its rows."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SPAN: Final = re.compile(r"(?:19|20)\d\d|\d{1,3}\s?(?:-|\u2013|to)\s?\d{1,3}|[<>]\s?\d{1,3}|\d{1,3}\s?\+")
"""A year, or an age group."""
_SPACED: Final = re.compile(r"  \d")
_WIDE_GAP: Final = re.compile(r" {2,}")
_LONGEST_LABEL: Final = 120
"""Characters of a label, at most."""
_MOST_CELLS: Final = 60
_MOST_LINES: Final = 5_000
_TWO: Final = 2


class Cell:
    """A cell: its span without the white space around it, its text, and whether it is a figure, or could be one and is empty."""

    __slots__ = ("empty", "end", "figure", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.empty = text.lower() in _NOTHING
        self.figure = not self.empty and _FIGURE.fullmatch(text) is not None


class Line:
    """A line of a table, with its cells."""

    __slots__ = ("cells", "end", "start")

    def __init__(self, start: int, end: int, cells: list[Cell]) -> None:
        self.start = start
        self.end = end
        self.cells = cells


class Table:
    """The lines of one table: first those that are its head, then its rows.

    Attributes:
        head: The lines over the figures; none where the labels stand beside them.
        rows: The lines with figures, and those between.
        labels: How many of the first columns are labels.
        width: Cells of a row; 0 where the rows differ, so that no figure is known to stand below its label.
    """

    __slots__ = ("head", "labels", "rows", "width")

    def __init__(self, head: list[Line], rows: list[Line]) -> None:
        self.head = head
        self.rows = rows
        counts: dict[int, int] = {}
        for line in rows:
            counts[len(line.cells)] = counts.get(len(line.cells), 0) + 1
        self.width = min(counts, key=lambda n: (-counts[n], -n))
        self.labels = _labels(rows, self.width)
        ordered = 1 if _counts_rows([line for line in rows if len(line.cells) == self.width]) else 0
        for line in rows:
            for cell in line.cells[ordered : self.labels]:
                cell.figure = False  # a year, an age group: a label all the same

    @property
    def start(self) -> int:
        """Where the table begins."""
        return (self.head or self.rows)[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.rows[-1].end


def find(text: str) -> list[Table]:
    """The tables of a text, by the signs between their cells; two of different signs may share lines.

    Args:
        text: The text of a document.
    """
    found: list[Table] = []
    if "\t" in text:
        found += [table for block in _blocks(_lines_with(text, "\t")) if (table := _table(text, block, "\t"))]
    if "|" in text:
        blocks = [block for block in _blocks(_lines_with(text, "|")) if len(block) >= _TWO]
        found += [table for block in blocks if (table := _table(text, block, "|"))]
    if "  " in text and _SPACED.search(text):
        blocks = [block for block in _blocks(_lines_with(text, "  ")) if len(block) > _TWO]
        found += [table for block in blocks if (table := _table(text, block, " ")) and len(table.rows) > 1]
    return found


def apart(tables: list[Table]) -> list[Table]:
    """Tables in the order of their beginnings; of two that share lines, the first.

    Args:
        tables: All that were found.
    """
    kept: list[Table] = []
    for table in sorted(tables, key=lambda table: table.start):
        if not kept or table.start >= kept[-1].end:
            kept.append(table)
    return kept


def _lines_with(text: str, sign: str) -> list[tuple[int, int]]:
    """The spans of the lines that hold a sign."""
    found: list[tuple[int, int]] = []
    at = text.find(sign)
    while at >= 0 and len(found) < _MOST_LINES:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        found.append((start, end))
        at = text.find(sign, end)
    return found


def _blocks(lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines that follow one another without a line between."""
    blocks: list[list[tuple[int, int]]] = []
    for start, end in lines:
        if blocks and start == blocks[-1][-1][1] + 1:
            blocks[-1].append((start, end))
        else:
            blocks.append([(start, end)])
    return blocks


def _table(text: str, block: list[tuple[int, int]], sign: str) -> Table | None:
    """The table that lines one below the other make; None where they make none."""
    lines: list[Line] = []
    indent = min(_indent(text, *line) for line in block)
    for start, end in block:
        if text.count("  " if sign == " " else sign, start, end) > _MOST_CELLS:
            return None
        if sign == "|" and _RULE.fullmatch(text, start, end):
            continue
        cells = _cells(text, start + (indent if sign == " " else 0), end, sign)
        if sign == " " and len(cells) <= _TWO:
            cells = []
        lines.append(Line(start, end, cells))
    if sign == "|":
        lines = _one_head(lines)
    first = next((k for k, line in enumerate(lines) if _has_figures(line, k == 0)), -1)
    if first < 0:
        return None
    last = max(k for k, line in enumerate(lines) if any(cell.figure for cell in line.cells))
    begin = first
    while begin and lines[begin - 1].cells:
        begin -= 1
    rows = lines[first : last + 1]
    if any(not line.cells for line in rows):
        return None
    if len(rows) > 1 or first > begin:
        return Table(lines[begin:first], rows) if _is_table(rows) else None
    cells = rows[0].cells  # one line alone: a label and its figure
    if len(cells) == _TWO and cells[1].figure and 0 < len(cells[0].text) <= _LONGEST_LABEL and sign == "\t":
        return Table([], rows)
    return None


def _one_head(lines: list[Line]) -> list[Line]:
    """The same lines, with a head whose labels were written one below the other put into one line."""
    count = next((k for k, line in enumerate(lines) if len(line.cells) > 1), 0)
    if count < _TWO or len(lines[count].cells) != count:
        return lines
    cells = [cell for line in lines[:count] for cell in line.cells]
    return [Line(lines[0].start, lines[count - 1].end, cells), *lines[count:]] if len(cells) == count else lines


def _indent(text: str, start: int, end: int) -> int:
    """How many spaces a line begins with."""
    at = start
    while at < end and text[at] == " ":
        at += 1
    return at - start


def _cells(text: str, start: int, end: int, sign: str) -> list[Cell]:
    """The cells of a line."""
    edges: list[tuple[int, int]] = []
    at = start
    if sign == " ":
        for gap in _WIDE_GAP.finditer(text, at, end):
            edges.append((at, gap.start()))
            at = gap.end()
        if at < end:
            edges.append((at, end))
    else:
        stop = text.find(sign, at, end)
        while stop >= 0:
            edges.append((at, stop))
            at = stop + 1
            stop = text.find(sign, at, end)
        edges.append((at, end))
        if sign == "|":
            if not text[edges[0][0] : edges[0][1]].strip():
                edges = edges[1:]
            if edges and not text[edges[-1][0] : edges[-1][1]].strip():
                edges = edges[:-1]
    found: list[Cell] = []
    for first, last in edges:
        a, b = first, last
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        found.append(Cell(text[a:b], a, b))
    return found


def _has_figures(line: Line, first: bool) -> bool:
    """Whether a line has a figure for one of its cells; years beside one another head a table, and are no row of it."""
    told = [cell for cell in line.cells if cell.figure]
    if not told or len(line.cells) < _TWO:
        return False
    return not (first and len(told) >= len(line.cells) - 1 and all(_YEAR.fullmatch(cell.text) for cell in told))


def _is_table(rows: list[Line]) -> bool:
    """Whether most cells behind the first of each row are figures, or empty, or short."""
    figures = others = 0
    for line in rows:
        for cell in line.cells[1:]:
            if cell.figure:
                figures += 1
            elif not cell.empty and len(cell.text) > _LONGEST_LABEL:
                others += 2
            elif not cell.empty:
                others += 1
    return figures * 3 >= figures + others


def _labels(rows: list[Line], width: int) -> int:
    """How many of the first columns hold labels, and not figures."""
    full = [line for line in rows if len(line.cells) == width and any(cell.figure for cell in line.cells)]
    count = 0
    for k in range(width):
        figures = sum(line.cells[k].figure for line in full)
        texts = sum(not line.cells[k].figure and not line.cells[k].empty for line in full)
        if figures > texts and not (k == 0 and width > 1 and (texts or _counts_rows(full) or _are_spans(full))):
            break
        if not figures and not texts and k:
            break  # a column without anything in it
        count = k + 1
    return min(count, width - 1)


def _are_spans(rows: list[Line]) -> bool:
    """Whether the first column tells years or age groups."""
    return all(_SPAN.fullmatch(line.cells[0].text) for line in rows if line.cells[0].figure)


def _counts_rows(rows: list[Line]) -> bool:
    """Whether the first column only numbers the rows, the next holding their labels."""
    told = [line for line in rows if line.cells[0].figure]
    if len(told) < _TWO or any(line.cells[1].figure for line in told):
        return False
    return all(line.cells[0].text.rstrip(".") == str(k) for k, line in enumerate(told, 1))
