"""Rows of the contract as Arrow tables and Parquet files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from numclaims.records.schema import ColumnType, columns

Row = TypeVar("Row")
ROW_GROUP: Final = 50_000
"""Rows held in memory before they are written."""

_ARROW: Final[dict[ColumnType, Any]] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
    "integers": pa.list_(pa.int64()),
}


def schema(row_type: type) -> pa.Schema:
    """The Arrow schema of a row type."""
    return pa.schema([(name, _ARROW[kind]) for name, kind in columns(row_type).items()])


def table(row_type: type, rows: Sequence[Any]) -> pa.Table:
    """Rows of one type as an Arrow table."""
    made = schema(row_type)
    return pa.table({f.name: pa.array([getattr(r, f.name) for r in rows], type=f.type) for f in made}, schema=made)


def write_parquet(path: Path, row_type: type, rows: Iterable[Any]) -> None:
    """Write rows to a Parquet file as they come; the file appears under its name only when it is whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with pq.ParquetWriter(part, schema(row_type), compression="zstd") as writer:
            for batch in _batches(rows):
                writer.write_table(table(row_type, batch))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while batch := list(islice(source, ROW_GROUP)):
        yield batch
