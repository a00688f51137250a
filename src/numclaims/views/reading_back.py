"""Tables of the contract read back into rows: the inverse of ``views.tables``."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import MISSING
from pathlib import Path
from typing import Any, Final, TypeVar

from numclaims.errors import InputError
from numclaims.records.schema import ColumnType, columns, from_records
from numclaims.views.tables import REASONS, RUNS_IN_SPREADSHEETS

Row = TypeVar("Row")

_LONGEST_CELL: Final = min(sys.maxsize, 2**31 - 1)
_ESCAPED: Final = tuple("'" + first for first in RUNS_IN_SPREADSHEETS)


def read_rows(path: Path, row_type: type[Row]) -> list[Row]:
    """Rows of one type from a CSV, JSONL or Parquet file, told apart by its ending.

    Columns that the type lacks are passed over, columns that the file lacks take their defaults. A byte order mark and a
    row of HXL tags may stand where ``run`` puts them.

    Raises:
        InputError: The file cannot be read, or is not such a table; the message names the row.
    """
    readers = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: not a table of numclaims.", "Give a .csv, .jsonl or .parquet file that it wrote.")
    # An empty cell is null, but for the columns that must have a text.
    kinds = columns(row_type)
    blank = {f.name: "" for f in dataclasses.fields(row_type) if kinds[f.name] == "text" and f.default is MISSING}  # type: ignore[arg-type]
    made: list[Row] = []
    number = 0
    try:
        for values in reader(path, kinds):
            made += from_records(row_type, [blank | values])
            number += 1
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}).", "Check the path and its permissions."
        ) from error
    except (ValueError, TypeError, csv.Error) as error:
        raise InputError(
            f"{path}: row {number + 1} is not one of {row_type.__name__.lower()}s ({error}).",
            "Give a table as numclaims wrote it.",
        ) from error
    return made


def read_reasons(path: Path) -> dict[str, dict[str, str]]:
    """From ``documents.jsonl``: by the id of a document, why it counts as a copy, and why it got its date."""
    if path.suffix.lower() != ".jsonl":
        return {}
    with path.open(encoding="utf-8-sig") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return {row["id"]: {name: row[name] for name in REASONS if row.get(name)} for row in rows}


def _csv(path: Path, kinds: dict[str, ColumnType]) -> Iterator[dict[str, Any]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [n for n in list(kinds)[:1] if n not in header]
            if missing:
                raise ValueError(f"there is no column {missing[0]}")
            wanted = [(i, name, kinds[name]) for i, name in enumerate(header) if name in kinds]
            for number, cells in enumerate(reader):
                if number == 0 and is_tag_row(cells):
                    continue
                yield {name: _value(cells[i], kind) for i, name, kind in wanted if i < len(cells) and cells[i]}
    finally:
        csv.field_size_limit(before)


def is_tag_row(cells: list[str]) -> bool:
    """Whether a row holds HXL tags and nothing else."""
    return any(cells) and all(not c or c.startswith("#") for c in cells)


def _value(cell: str, kind: ColumnType) -> object:
    if kind == "number":
        return float(cell)
    if kind == "integer":
        return int(cell)
    if kind == "boolean":
        return _BOOLEANS[cell]
    if kind == "date":
        return dt.date.fromisoformat(cell)
    text = cell[1:] if cell.startswith(_ESCAPED) else cell
    if kind == "list":
        return tuple(text.split(";"))
    return tuple(int(p) for p in text.split(";")) if kind == "integers" else text


class _Booleans(dict[str, bool]):
    def __missing__(self, key: str) -> bool:
        raise ValueError(f"{key!r} is neither true nor false")


_BOOLEANS: Final = _Booleans(true=True, false=False)


def _jsonl(path: Path, kinds: dict[str, ColumnType]) -> Iterator[dict[str, Any]]:
    first = next(iter(kinds))
    days = [name for name, kind in kinds.items() if kind == "date"]
    with path.open(encoding="utf-8-sig") as file:
        for line in file:
            if not line.strip():
                continue
            values = json.loads(line)
            if not isinstance(values, dict) or first not in values:
                raise ValueError(f"there is no {first}")
            for name in days:
                if values.get(name) is not None:
                    values[name] = dt.date.fromisoformat(values[name])
            yield values


def _parquet(path: Path, kinds: dict[str, ColumnType]) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            names = [n for n in kinds if n in file.schema_arrow.names]
            if next(iter(kinds)) not in names:
                raise ValueError(f"there is no column {next(iter(kinds))}")
            for batch in file.iter_batches(columns=names):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise ValueError(str(error).splitlines()[0]) from error
