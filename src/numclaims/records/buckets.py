"""Rows of many parts dealt into buckets by a key, on disk, so that all rows of one key can be had without reading the others.

Every part is dealt into one file, a row group for every bucket that it has rows for. A bucket is read by taking its row group
from every file: rows travel from each part to each bucket, and no process ever holds more than one of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import pyarrow.compute as pc
import pyarrow.parquet as pq

from numclaims.claims import Claim
from numclaims.errors import InputError
from numclaims.records.arrow import schema, table, whole_parquet
from numclaims.records.schema import from_records

Row = TypeVar("Row")
_BUCKETS: Final = b"buckets"


def parts_of(path: Path) -> list[Path]:
    """The Parquet files of claims at a path: itself, or those of the folder, in order.

    Raises:
        InputError: There are none, or one is no file of claims.
    """
    files = sorted(p for p in path.glob("*.parquet") if p.name[0] not in "._") if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: it holds no Parquet file.", "Make one with `numclaims extract PATH --output DIR/`.")
    wanted = set(schema(Claim).names)
    for file in files:
        try:
            missing = wanted - set(pq.read_schema(file).names)
        except (OSError, ValueError) as error:
            raise InputError(f"{file}: no Parquet file ({str(error).splitlines()[0]}).", "Write it anew.") from error
        if missing:
            problem = f"{file}: no file of claims, or an older one; it has no column {min(missing)!r}."
            raise InputError(problem, "Write it anew with `numclaims extract`.")
    return files


def rows_of(files: Iterable[Path]) -> int:
    """How many rows some Parquet files hold."""
    return sum(pq.read_metadata(file).num_rows for file in files)


def tracked(file: Path) -> list[Claim]:
    """The tracked claims of a part."""
    kept: list[Claim] = []
    for given in pq.ParquetFile(file).iter_batches(batch_size=8_192):
        kept += from_records(Claim, given.filter(pc.fill_null(given.column("tracked"), False)).to_pylist())  # noqa: FBT003
    return kept


def bucket_of(key: str, count: int) -> int:
    """The bucket of a key; the same whatever process asks."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8]) % count


def deal(path: Path, rows: Iterable[tuple[int, Claim]]) -> None:
    """Write rows by bucket.

    Args:
        path: The file to write.
        rows: Bucket and row, in any order.
    """
    dealt: dict[int, list[Claim]] = {}
    for bucket, row in rows:
        dealt.setdefault(bucket, []).append(row)
    order = sorted(dealt)
    made = schema(Claim).with_metadata({_BUCKETS: json.dumps(order).encode()})
    with whole_parquet(path, made) as write:
        for bucket in order:
            write(table(Claim, dealt[bucket]).replace_schema_metadata(made.metadata))


def taken(paths: Sequence[Path], bucket: int) -> list[Claim]:
    """All rows of a bucket, from every file that :func:`deal` wrote."""
    rows: list[Claim] = []
    for path in paths:
        with pq.ParquetFile(path) as file:
            order = json.loads(file.schema_arrow.metadata[_BUCKETS])
            if bucket in order:
                rows += from_records(Claim, file.read_row_group(order.index(bucket)).to_pylist())
    return rows


def stored(path: Path, row_type: type[Row]) -> Iterator[Row]:
    """The rows of a Parquet file, a few at a time."""
    with pq.ParquetFile(path) as file:
        for given in file.iter_batches(batch_size=256):
            yield from from_records(row_type, given.to_pylist())


def any_rows(paths: Iterable[Path]) -> list[Any]:
    """Those of some Parquet files that have a row."""
    return [path for path in paths if pq.read_metadata(path).num_rows]
