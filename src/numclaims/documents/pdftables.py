"""Finds the tables on the pages of a PDF by where their figures stand, and writes each row as one line with a tab between cells.

A PDF knows no tables. What gives one away are rows one below the other whose pieces behind the first are figures, and stand
in the same columns. A row that lacks a figure keeps its place empty, and what stands over several columns stands in a line of
its own over the first of them (see ``gridtext``). Where that cannot be told, the head is one line that does not fit the rows, and
whoever reads the table knows that no figure stands below its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from numclaims.documents.pdfedges import Line

_FIGURE: Final = re.compile(
    r"[~<>+(-]{0,2}\s?(?:US\$|[$\u20ac\u00a3])?\s?\d[\d.,\s']{0,14}\s?(?:%|[mMkK])?\)?[*\u00b9\u00b2\u00b3]?"
)
_EMPTY: Final = frozenset({"-", "--", "\u2013", "\u2014", "n/a", "N/A", "nil", "Nil", "x", "..."})
_SAME_ROW: Final = 0.3
"""Difference of base lines within a row, in sizes of the letters."""
_NEAR: Final = 3.5
"""Distance of the base lines of two rows of one table, in sizes of the letters."""
_HEAD: Final = 2.6
"""The same for the lines of its head."""
_MOST_HEADS: Final = 5
_LEAST_ROWS: Final = 2
_TWO: Final = 2

Row = list[Line]


def set_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, where every table is a line for each of its rows, in the place of its first.

    Args:
        lines: The lines of the page, in their order.
    """
    rows = _rows(lines)
    found: list[tuple[int, int]] = []
    k = 0
    while k < len(rows):
        end = k
        while end < len(rows) and _is_data(rows[end]) and (end == k or _is_near(rows[end - 1], rows[end], _NEAR)):
            end += 1
        if end - k >= _LEAST_ROWS:
            found.append((k, end))
        k = max(end, k + 1)
    if not found:
        return list(lines)
    made: dict[int, list[Line]] = {}
    taken: set[int] = set()
    place = {id(line): n for n, line in enumerate(lines)}
    for first, last in found:
        columns = _columns([piece for row in rows[first:last] for piece in row[1]])
        top = _head(rows, first, columns)
        written = _head_lines([pieces for _, pieces in rows[top:first]], columns)
        written += [_line(pieces, columns) for _, pieces in rows[first:last]]
        members = [place[id(line)] for whole, _ in rows[top:last] for line in whole]
        made[min(members)] = written
        taken.update(members)
    out: list[Line] = []
    for n, line in enumerate(lines):
        out += made.get(n, [])
        if n not in taken:
            out.append(line)
    return out


def _rows(lines: Sequence[Line]) -> list[tuple[Row, Row]]:
    """Lines on one base line together, from the top down: as given, and in pieces."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda n: (-n.base, n.left)):
        if rows and abs(rows[-1][0].base - line.base) < _SAME_ROW * max(line.size, 0.1):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [(row, sorted((piece for line in row for piece in _pieces(line)), key=lambda n: n.left)) for row in rows]


def _pieces(line: Line) -> list[Line]:
    """A line, cut where it has gaps wider than those between words."""
    pieces: list[Line] = []
    at, left = 0, line.left
    for index, right, following in line.gaps:
        pieces.append(Line(left, right, line.base, line.size, line.text[at:index].strip()))
        at, left = index, following
    pieces.append(Line(left, line.right, line.base, line.size, line.text[at:].strip()))
    return [piece for piece in pieces if piece.text]


def _is_data(row: tuple[Row, Row]) -> bool:
    """Whether a row has figures, and little else, behind its first piece."""
    pieces = row[1]
    if len(pieces) < _TWO:
        return False
    figures = sum(_FIGURE.fullmatch(piece.text) is not None for piece in pieces[1:])
    blank = sum(piece.text in _EMPTY for piece in pieces[1:])
    return figures > 0 and (figures + blank) * 2 > len(pieces) - 1


def _is_near(above: tuple[Row, Row], below: tuple[Row, Row], reach: float) -> bool:
    one, two = above[0][0], below[0][0]
    return one.base - two.base < reach * max(one.size, two.size, 0.1)


def _columns(pieces: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of a table's width in which pieces stand, from the left."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda n: n.left):
        if columns and piece.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.right)
        else:
            columns.append((piece.left, piece.right))
    return columns


def _over(piece: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a piece stands in or over; the nearest where it stands over none."""
    found = [k for k, (left, right) in enumerate(columns) if piece.left < right and piece.right > left]
    if found:
        return found
    return [_nearest(_middle(piece), columns)]


def _head(rows: Sequence[tuple[Row, Row]], first: int, columns: Sequence[tuple[float, float]]) -> int:
    """Index of the first row of the head of a table whose figures begin at row ``first``."""
    top = first
    begin, end = columns[0][0], columns[-1][1]
    while top and first - top < _MOST_HEADS and _is_near(rows[top - 1], rows[top], _HEAD):
        pieces = rows[top - 1][1]
        size = max(pieces[0].size, 1.0)
        if pieces[0].left < begin - 2 * size or pieces[-1].right > end + 4 * size:
            break
        if len(pieces) == 1 and (over := _over(pieces[0], columns)) and (len(over) > 1 or over == [0]):
            break  # a caption, or the paragraph before
        if any(len(piece.text) > _LONGEST_LABEL for piece in pieces):
            break
        top -= 1
    return top


_LONGEST_LABEL: Final = 60


def _head_lines(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[Line]:
    """The labels over the columns: those over several in a line of their own, the others with their lines put together."""
    if not rows:
        return []
    lowest = max(range(len(rows)), key=lambda k: (len(rows[k]), k))
    own = {_nearest(_middle(piece), columns): piece.text for piece in rows[lowest]}
    base, size = rows[lowest][0].base, rows[lowest][0].size
    apart: dict[int, str] = {}
    groups: list[Line] = []
    for n, row in enumerate(rows):
        for piece in row if n != lowest else ():
            k = _nearest(_middle(piece), columns)
            if k not in own:
                apart[k] = f"{apart.get(k, '')} {piece.text}".strip()
            elif n > lowest:
                own[k] = f"{own[k]} {piece.text}"
            elif not k or piece.base - base < _WRAPPED * size:
                own[k] = f"{piece.text} {own[k]}"  # the first line of a label of two
            else:
                groups.append(piece)
    edges = columns[0][0], columns[-1][1]
    upper = _grouped(groups, sorted(k for k in own if k), columns) if groups else {}
    if upper is None:
        return [Line(*edges, base, size, "\t".join(piece.text for piece in groups) + "\t")]
    if not upper:
        own |= apart
        return [Line(*edges, base, size, "\t".join(own.get(k, "") for k in range(len(columns))))]
    told = (upper | apart, own)
    return [Line(*edges, base, size, "\t".join(cells.get(k, "") for k in range(len(columns)))) for cells in told]


def _grouped(
    groups: Sequence[Line], below: Sequence[int], columns: Sequence[tuple[float, float]]
) -> dict[int, str] | None:
    """Labels that stand over several columns each, by the first of these; None where it cannot be told which these are.

    A label stands over the columns nearest to it, and in the middle of them.
    """
    spans: dict[int, list[int]] = {}
    for k in below:
        middle = sum(columns[k]) / 2
        nearest = min(range(len(groups)), key=lambda g: (abs(_middle(groups[g]) - middle), g))
        spans.setdefault(nearest, []).append(k)
    if len(spans) < len(groups):
        return None
    for g, span in spans.items():
        first, last = columns[span[0]], columns[span[-1]]
        width = last[1] - first[0]
        if abs(_middle(groups[g]) - (sum(first) / 2 + sum(last) / 2) / 2) > _ASIDE * width / len(span):
            return None
    return {span[0]: groups[g].text for g, span in spans.items()}


_WRAPPED: Final = 1.4
"""Distance of base lines up to which a label goes on in the next line, in sizes of the letters."""
_ASIDE: Final = 0.4
"""How far a label may stand from the middle of its columns, in widths of a column."""


def _middle(piece: Line) -> float:
    return (piece.left + piece.right) / 2


def _nearest(middle: float, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a point of a row is in, or nearest to."""
    return min(range(len(columns)), key=lambda k: (max(columns[k][0] - middle, middle - columns[k][1], 0.0), k))


def _line(row: Row, columns: Sequence[tuple[float, float]]) -> Line:
    """A row with its figures in their columns."""
    cells: list[str] = [""] * len(columns)
    for piece in row:
        k = _over(piece, columns)[0]
        cells[k] = f"{cells[k]} {piece.text}".strip()
    return Line(columns[0][0], columns[-1][1], row[0].base, row[0].size, "\t".join(cells))
