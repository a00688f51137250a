"""The tables as one Excel workbook: typed cells, filters, a header that stays, and no text that could run as a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import ColumnType, columns, record
from numclaims.records.whole import whole
from numclaims.version import VERSION
from numclaims.views.tables import (
    DOCUMENT_COLUMNS,
    FIGURE_COLUMNS,
    RUNS_IN_SPREADSHEETS,
    document_rows,
    figures,
    sorted_findings,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME: Final = "numclaims.xlsx"

# https://support.microsoft.com/office/excel-specifications-and-limits
_MOST_ROWS: Final = 1_048_576
_LONGEST_TEXT: Final = 32_767
_MOST_LINKS: Final = 65_530
_LONGEST_LINK: Final = 2_079
_FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so that days before this one are told as text."""
_CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The same in every workbook: same rows, same bytes."""

_WIDTHS: Final[dict[ColumnType, float]] = {
    "text": 18, "integer": 10, "number": 12, "boolean": 9, "date": 11, "list": 24, "integers": 12,
}  # fmt: skip
_WIDER: Final = {
    "sentence": 80, "explanation": 90, "title": 40, "event": 34, "place_path": 34, "url": 40, "doc_id": 24, "id": 24,
    "quote": 14, "unit": 12, "measure": 13, "qualifier": 14, "population": 14, "stock_flow": 11, "root": 26,
    "attributed_to": 26, "publisher": 22, "values": 30, "roots": 30, "copy_reason": 40,
}  # fmt: skip


def write_workbook(
    path: Path,
    documents: Iterable[Document],
    claims: Sequence[Claim],
    series: Iterable[Series],
    discrepancies: Iterable[Discrepancy],
    reasons: Mapping[str, Mapping[str, str]] | None = None,
) -> Path:
    """Write figures, findings, series, claims and documents as sheets of a workbook, findings with their own numbers.

    Rows beyond what a sheet can hold go on in a further one. The texts of the documents are left out.
    """
    import xlsxwriter

    with whole(path) as part:
        book = xlsxwriter.Workbook(
            str(part),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_date_format": "yyyy-mm-dd",
                "remove_timezone": True,
            },
        )
        book.set_properties(
            {"title": "Figures, according to whom, as of when", "comments": f"numclaims {VERSION}", "created": _CREATED}
        )
        sheet = _Sheets(book)
        sheet.add("figures", FIGURE_COLUMNS, figures(claims))
        sheet.add("findings", columns(Discrepancy), [record(d) for d in sorted_findings(discrepancies)])
        sheet.add("series", columns(Series), [record(s) for s in sorted(series, key=lambda s: s.series_id)])
        ordered = sorted(claims, key=lambda c: (c.doc_id, c.char_start, c.claim_id))
        sheet.add("claims", columns(Claim), (record(c) for c in ordered), len(ordered))
        kinds = {name: kind for name, kind in DOCUMENT_COLUMNS.items() if name != "text"}
        told = document_rows(documents, reasons)
        sheet.add("documents", kinds, told)
        book.close()
    return path


class _Sheets:
    """Adds tables to a workbook, each with the same look."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "top"})
        self._date = book.add_format({"num_format": "yyyy-mm-dd"})
        self._figure = book.add_format({"num_format": "#,##0.##########"})
        self._link = book.add_format({"font_color": "#0B5CAD", "underline": 1})
        # Excel shows such a text as it is, and keeps it a text when somebody edits the cell.
        self._guarded = book.add_format({"quote_prefix": True})

    def add(
        self, name: str, kinds: dict[str, ColumnType], rows: Iterable[dict[str, Any]], count: int | None = None
    ) -> None:
        """Write rows; the number of them where they are no list."""
        left = len(rows) if isinstance(rows, list) else count or 0
        source = iter(rows)
        part = 1
        while True:
            here = min(left, _MOST_ROWS - 1)
            self._write(name if part == 1 else f"{name} {part}", kinds, source, here)
            left -= here
            part += 1
            if not left:
                return

    def _write(self, name: str, kinds: dict[str, ColumnType], rows: Iterable[dict[str, Any]], count: int) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for i, (column, kind) in enumerate(kinds.items()):
            sheet.set_column(i, i, _WIDER.get(column, _WIDTHS[kind]))
            sheet.write_string(0, i, column, self._head)
        links = 0
        for number, values in zip(range(1, count + 1), rows, strict=False):
            for i, (column, kind) in enumerate(kinds.items()):
                value = values[column]
                if value is None or value == ():
                    continue
                if column == "url" and links < _MOST_LINKS and _is_link(value):
                    sheet.write_url(number, i, _address(value), self._link, str(value))
                    links += 1
                else:
                    self._cell(sheet, number, i, value, kind)
        sheet.autofilter(0, 0, max(count, 1), len(kinds) - 1)

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Any, kind: ColumnType) -> None:  # noqa: ANN401
        if kind in {"number", "integer"}:
            sheet.write_number(row, column, value, self._figure if kind == "number" else None)
        elif kind == "boolean":
            sheet.write_boolean(row, column, value)
        elif kind == "date" and value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, self._date)
        else:
            text = str(value) if kind in {"text", "date"} else ";".join(str(v) for v in value)
            text = text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
            form: Format | None = self._guarded if text.startswith(RUNS_IN_SPREADSHEETS) else None
            sheet.write_string(row, column, text, form)


def _is_link(value: object) -> bool:
    """Whether an address may be followed from a cell: of the web, and nothing that opens a program or a file."""
    text = str(value)
    return text.startswith(("https://", "http://")) and len(_address(text)) <= _LONGEST_LINK and text.isprintable()


def _address(value: object) -> str:
    return str(value).replace(" ", "%20")
