"""Rows as CSV and JSONL, encoded to the letter of the data contract, written whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import ColumnType, columns, record
from numclaims.records.whole import whole

RUNS_IN_SPREADSHEETS: Final = ("=", "+", "-", "@", "\t")
SEVERITIES: Final = {"high": 0, "medium": 1, "low": 2, "info": 3}
_LAST: Final = dt.date.max
_MANY: Final = 500
"""Rows from which on a table is made column by column; below, that costs more than it saves."""
_AT_ONCE: Final = 8_192
"""Rows held a second time, as columns, while they are written."""

FIGURE_COLUMNS: Final[dict[str, ColumnType]] = {
    "as_of": "date",
    "measure": "text",
    "value": "number",
    "low": "number",
    "high": "number",
    "qualifier": "text",
    "unit": "text",
    "population": "text",
    "place_name": "text",
    "attributed_to": "text",
    "publisher": "text",
    "published": "date",
    "sentence": "text",
    "stock_flow": "text",
    "actor": "text",
    "root": "text",
    "hedge": "text",
    "doc_id": "text",
    "url": "text",
    "claim_id": "text",
    "series_id": "text",
    "as_of_earliest": "date",
    "as_of_basis": "text",
    "published_basis": "text",
    "decision": "text",
}
"""Columns of ``figures.csv``: those of the contract, then what tells how sure its two dates are, and what a person decided."""
DOCUMENT_COLUMNS: Final[dict[str, ColumnType]] = {
    "id": "text",
    "publisher": "text",
    "title": "text",
    "url": "text",
    "published_earliest": "date",
    "published_latest": "date",
    "published_basis": "text",
    "language": "text",
    "sha256": "text",
    "text": "text",
    "copy_of": "text",
    "copy_reason": "text",
    "published_reason": "text",
}
"""Columns of ``documents.jsonl``."""
REASONS: Final = ("copy_reason", "published_reason")
"""Those that tell why something was laid over a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvStyle:
    """What the CSV files may carry beyond the contract, on request.

    Attributes:
        bom: A byte order mark, without which Excel takes UTF-8 for the code page of the machine.
        hxl: A row of HXL tags below the header.
    """

    bom: bool = False
    hxl: bool = False


PLAIN: Final = CsvStyle()


def cell(value: object, kind: ColumnType) -> str:
    """One CSV cell: empty for null, shortest number that reads back, text that a spreadsheet will not run."""
    if value is None:
        return ""
    if kind == "text":
        text = str(value)
        return "'" + text if text.startswith(RUNS_IN_SPREADSHEETS) else text
    if kind == "number":
        return number(float(value))  # type: ignore[arg-type]
    if kind == "boolean":
        return "true" if value else "false"
    if kind in {"list", "integers"}:
        text = ";".join(str(v) for v in value)  # type: ignore[attr-defined]
        return "'" + text if text.startswith(RUNS_IN_SPREADSHEETS) else text
    return str(value)


def number(value: float) -> str:
    """The shortest form that reads back: ``4000``, ``8.04672``."""
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return repr(value)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A text file that appears under its name only once it is complete; a pipe or device is written to as it is."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def text_file(path: Path, *, bom: bool = False) -> Iterator[IO[str]]:
    """The same, with a byte order mark on request."""
    with whole_file(path) as file:
        if bom:
            file.write("\ufeff")
        yield file


def write_table(path: Path, kinds: dict[str, ColumnType], rows: Sequence[dict[str, Any]], style: CsvStyle) -> None:
    """Write rows as a CSV file of a style."""
    with text_file(path, bom=style.bom) as file:
        write_rows(file, kinds, rows, _tags(kinds, rows, style))


def _tags(kinds: dict[str, ColumnType], rows: Sequence[Any], style: CsvStyle) -> Sequence[str]:
    if not style.hxl:
        return ()
    from numclaims.views.interchange import hxl

    return hxl.tags(kinds, rows)


def write_rows(
    file: IO[str], kinds: dict[str, ColumnType], rows: Iterable[dict[str, Any]], tags: Sequence[str] = ()
) -> None:
    """Write a header, HXL tags if any, and rows as CSV to an open file."""
    write = row_writer(file)
    write(list(kinds))
    if tags:
        write(list(tags))
    pairs = tuple(kinds.items())
    for row in rows:
        write([cell(row[name], kind) for name, kind in pairs])


def row_writer(file: IO[str]) -> Callable[[list[str]], object]:
    """A function that appends a row of cells to an open file."""
    writer = csv.writer(file, lineterminator="\n")
    # The csv module leaves a lone carriage return unquoted when lines end in "\n", and every reader then breaks the row.
    quoting = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return lambda cells: (quoting if "\r" in "".join(cells) else writer).writerow(cells)


def write_csv(path: Path, row_type: type, rows: Sequence[Any], style: CsvStyle = PLAIN) -> None:
    """Write rows of one type of the contract as a CSV file; many are made column by column, to the same bytes."""
    kinds = columns(row_type)
    tags = _tags(kinds, rows, style)
    with text_file(path, bom=style.bom) as file:
        if len(rows) < _MANY:
            write_rows(file, kinds, (record(r) for r in rows), tags)
            return
        from numclaims.records.arrow import table
        from numclaims.views.columnar import csv_blocks

        write_rows(file, kinds, (), tags)
        file.flush()
        for start in range(0, len(rows), _AT_ONCE):
            for block in csv_blocks(table(row_type, rows[start : start + _AT_ONCE]), kinds):
                file.buffer.write(block)  # type: ignore[attr-defined]


def json_line(row: dict[str, Any]) -> str:
    """One JSON line: nulls present, lists as lists, dates in ISO form."""
    return _ENCODED(row) + "\n"


_ENCODED: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str).encode


def figures(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The rows of ``figures.csv``: the tracked claims for people, sorted by measure, place and as-of day.

    ``as_of`` is the latest day for which the figure can be said to hold, empty where that is open; ``published`` is empty
    unless the day is known.
    """
    chosen = sorted(
        (c for c in claims if c.tracked),
        key=lambda c: (c.measure or "", c.place_name or "", c.as_of_latest or _LAST, c.doc_id, c.char_start),
    )
    return [
        {name: getattr(c, name, None) for name in FIGURE_COLUMNS}
        | {"as_of": c.as_of_latest, "published": published_day(c)}
        for c in chosen
    ]


def published_day(row: Claim | Document) -> dt.date | None:
    """The day of publication where it is known to the day."""
    return row.published_earliest if row.published_earliest == row.published_latest else None


def sorted_findings(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Findings by severity, then type, measure, place and id."""
    return sorted(
        discrepancies,
        key=lambda d: (SEVERITIES[d.severity], d.type, d.measure or "", d.place_name or "", d.discrepancy_id),
    )


def write_tables(
    folder: Path,
    documents: Iterable[Document],
    claims: Sequence[Claim],
    series: Iterable[Series],
    discrepancies: Iterable[Discrepancy],
    reasons: Mapping[str, Mapping[str, str]] | None = None,
    style: CsvStyle = PLAIN,
) -> list[Path]:
    """Write the tables of ``run`` into a folder.

    Args:
        folder: Made if it is not there.
        documents: Written with their texts.
        claims: All rows, tracked or not.
        series: Likewise.
        discrepancies: Likewise.
        reasons: By the id of a document, why it counts as a copy (``copy_reason``), and why it got its date
            (``published_reason``).
        style: What the CSV files carry beyond the contract.

    Returns:
        The files written.
    """
    names = ("documents.jsonl", "figures.csv", "claims.csv", "series.csv", "discrepancies.csv", "documents.csv")
    made = [folder / n for n in names]
    told = document_rows(documents, reasons)
    with whole_file(made[0]) as file:
        file.writelines(json_line(row) for row in told)
    write_table(made[1], FIGURE_COLUMNS, figures(claims), style)
    write_csv(made[2], Claim, sorted(claims, key=lambda c: (c.claim_id, c.doc_id)), style)
    write_csv(made[3], Series, sorted(series, key=lambda s: s.series_id), style)
    write_csv(made[4], Discrepancy, sorted_findings(discrepancies), style)
    # For spreadsheets, whose cells are too small for a text.
    write_table(made[5], {name: kind for name, kind in DOCUMENT_COLUMNS.items() if name != "text"}, told, style)
    return made


def document_rows(
    documents: Iterable[Document], reasons: Mapping[str, Mapping[str, str]] | None = None
) -> list[dict[str, Any]]:
    """Documents as rows, by id, with why they count as copies and why they got their dates."""
    return [
        {name: getattr(d, name, None) for name in DOCUMENT_COLUMNS}
        | {name: (reasons or {}).get(d.id, {}).get(name) for name in REASONS}
        for d in sorted(documents, key=lambda d: (d.id, d.sha256))
    ]
