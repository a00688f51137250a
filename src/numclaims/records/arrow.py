"""Rows of the contract as Arrow tables and Parquet files."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from numclaims.records.schema import ColumnType, columns
from numclaims.records.whole import whole

Row = TypeVar("Row")
ROW_GROUP: Final = 8_192
"""Rows held in memory before they are written: some 8 MB, and still enough for Parquet's encodings to bite."""

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


def batch(row_type: type, rows: Sequence[Any]) -> pa.RecordBatch:
    """Rows of one type as an Arrow record batch."""
    made = schema(row_type)
    values = zip(*map(attrgetter(*made.names), rows), strict=True) if rows else [()] * len(made)
    return pa.RecordBatch.from_arrays(
        [_array(column, field.type) for column, field in zip(values, made, strict=True)], schema=made
    )


def _array(values: tuple[Any, ...], kind: pa.DataType) -> pa.Array:
    # Most columns of most rows are empty, and an empty column need not be looked at value by value.
    if values and values[0] is None and values.count(None) == len(values):
        return pa.nulls(len(values), kind)
    return pa.array(values, type=kind)


def table(row_type: type, rows: Sequence[Any]) -> pa.Table:
    """Rows of one type as an Arrow table."""
    return pa.Table.from_batches([batch(row_type, rows)])


def write_parquet(path: Path, row_type: type, rows: Iterable[Any]) -> None:
    """Write rows to a Parquet file as they come; the file appears under its name only when it is whole."""
    write_batches(path, schema(row_type), (batch(row_type, part) for part in _parts(rows)))


def write_batches(path: Path, made: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Write record batches to a Parquet file as they come; the file appears under its name only when it is whole.

    The bytes do not depend on how the rows fall into batches.

    Args:
        path: The file; its folder is made if it is not there.
        made: The schema of the batches; its metadata goes into the file.
        batches: The rows.

    Returns:
        How many rows were written.

    Raises:
        OSError: It cannot be written.
    """
    count = 0
    with whole_parquet(path, made) as write:
        for group in row_groups(batches):
            write(group)
            count += group.num_rows
    return count


@contextmanager
def whole_parquet(path: Path, made: pa.Schema) -> Iterator[Any]:
    """A function that appends a table as one row group; the file appears under its name only once all is written.

    Args:
        path: The file; its folder is made if it is not there.
        made: The schema of the tables; its metadata goes into the file.
    """
    with whole(path) as part, pq.ParquetWriter(part, made, compression="zstd") as writer:
        yield functools.partial(write_group, writer)


def write_group(writer: pq.ParquetWriter, group: pa.Table) -> None:
    """Write a table as one row group.

    Args:
        writer: Of the file.
        group: The rows.
    """
    writer.write_table(group, row_group_size=max(group.num_rows, 1))
    # Arrow keeps what it has freed, and long runs would hold several times what they need.
    pa.default_memory_pool().release_unused()


def row_groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The same rows as tables of :data:`ROW_GROUP` rows, the last one shorter; each in one piece, as its bytes depend on that."""
    waiting: list[pa.RecordBatch] = []
    count = 0
    for given in batches:
        rest = given
        while count + rest.num_rows >= ROW_GROUP:
            fits = ROW_GROUP - count
            yield pa.Table.from_batches([*waiting, rest.slice(0, fits)]).combine_chunks()
            rest = rest.slice(fits)
            waiting, count = [], 0
        if rest.num_rows:
            waiting.append(rest)
            count += rest.num_rows
    if waiting:
        yield pa.Table.from_batches(waiting).combine_chunks()


def _parts(rows: Iterable[Row], size: int = 1024) -> Iterator[list[Row]]:
    source = iter(rows)
    while part := list(islice(source, size)):
        yield part
