"""Writes tables as text that keeps their form: a line for every row, a tab between two cells, nothing for an empty one.

A cell over several columns is followed by empty ones, and one over several rows stands in the first of them, so that every figure
stands in the column of its label (``extraction.tables`` reads them so). Digits that are raised stay apart from those before them:
"41" with the mark of footnote 1 is not 411.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

RAISED: Final = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
"""Digits, and how they are written raised."""

_BREAK: Final = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_RAISED: Final = re.compile(r"[\d,*\s]{1,7}")
_TILES: Final = "span+span,strong+span,b+span,strong+strong"
_MOST_TILES: Final = 2_000
_LONGEST_CELL: Final = 300
"""Characters above which a cell holds paragraphs: the table only sets the page."""
_MOST_TABLES: Final = 200
_MOST_ROWS: Final = 3_000
_MOST_SPAN: Final = 40
_TWO: Final = 2


def rows_text(rows: list[list[str]]) -> str:
    """The text of a table.

    Args:
        rows: The texts of its cells, without line breaks and tabs.
    """
    return "\n".join("\t".join(cells) for cells in rows if any(cells))


def set_tables(tree: HTMLTree, root: ElementNode) -> None:
    """Put the text of every table of figures of a page in its place; tables that only set the page are left alone.

    Args:
        tree: The page; changed.
        root: The element that is looked through.
    """
    for node in root.query_selector_all("sup").values():
        if _RAISED.fullmatch(text := node.text or ""):
            node.text = text.translate(RAISED)
    for node in root.query_selector_all(_TILES).values()[:_MOST_TILES]:
        before = node.prev
        if before is not None and (before.text or "")[-1:].isdecimal() and (node.text or "")[:1].isupper():
            node.text = f" {node.text}"  # a box of a key figure: its number and its label, set one below the other
    for node in root.query_selector_all("table").values()[:_MOST_TABLES]:
        parent = node.parent
        if parent is None or node.query_selector("table") is not None:
            continue
        rows = _rows(node)
        if rows is None:
            continue
        caption = node.query_selector("caption")
        for tag, text in (("p", _cell(caption) if caption is not None else ""), ("pre", rows_text(rows))):
            if text and (made := tree.create_element(tag)) is not None:
                made.text = text
                parent.insert_before(made, node)
        node.decompose()


def _rows(table: ElementNode) -> list[list[str]] | None:
    """The cells of a table, row by row; None where it is none of figures."""
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # columns that a cell above goes on in, and for how many rows
    figures = cells = 0
    for row in table.query_selector_all("tr").values()[:_MOST_ROWS]:
        line: list[str] = []
        for cell in row.query_selector_all("td,th").values()[:_MOST_SPAN]:
            _go_on(line, below)
            text = _cell(cell)
            if len(text) > _LONGEST_CELL:
                return None
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if line:
                cells += 1
                figures += any(map(str.isdecimal, text)) or len(text) <= 1
            for k in range(wide):
                if high > 1:
                    below[len(line)] = high - 1
                line.append("" if k else text)
        _go_on(line, below)
        rows.append(line)
    if not figures or figures * 3 < cells or max(map(len, rows)) < _TWO:
        return None
    return rows


def _go_on(line: list[str], below: dict[int, int]) -> None:
    """Add the cells that go on from the row above."""
    while below.get(len(line), 0) > 0:
        below[len(line)] -= 1
        line.append("")


def _span(cell: ElementNode, name: str) -> int:
    told = cell.getattr(name) or "1"
    return min(_MOST_SPAN, int(told)) if told.isdecimal() and int(told) else 1


def _cell(cell: ElementNode) -> str:
    """The text of a cell on one line."""
    markup = _BREAK.sub(" ", cell.inner_html)
    return " ".join(_UNSEEN.sub("", html.unescape(_TAG.sub("", markup))).split())
