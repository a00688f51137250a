"""Series over a data set of claims, country by country, without ever holding all claims in one process.

Two passes. Each part of the data set is dealt into buckets by the country of its claims; then each bucket is followed by itself.
A series never spans two countries, so the series of all buckets are those of the whole.
"""

from __future__ import annotations

import heapq
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims import engines
from numclaims.claims import Claim, Series
from numclaims.pipeline.partitioned import Engine

BUCKET: Final = 50_000
"""Rows of claims to a bucket, about; some 200 MB once they are objects. One country with more makes a larger one."""

Told = Callable[[str, float], None]
"""Told what is being done, and how much of it is through, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """One part to be dealt into buckets.

    Attributes:
        part: The part.
        target: The file to write.
        buckets: How many there are.
    """

    part: Path
    target: Path
    buckets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """One bucket to be followed.

    Attributes:
        bucket: Which.
        dealt: What :func:`deal` wrote.
        claims: File to write its claims to.
        series: File to write its series to, sorted by id.
    """

    bucket: int
    dealt: tuple[Path, ...]
    claims: Path
    series: Path


def series_of_dataset(
    data: str | Path,
    output: str | Path,
    *,
    engine: Engine = "local",
    scheduler: str | None = None,
    processes: int | None = None,
    buckets: int | None = None,
    progress: Told | None = None,
) -> int:
    """Write the series of a data set of claims: ``series.csv``, and its tracked claims with their ``series_id``.

    The rows are those that ``run`` gives for the same claims. What ``run`` learns from the documents' texts beforehand (wire
    copies, days inferred from other documents, accounts told beside a figure), and the place that other countries' texts lend
    to a disaster by its name, is not known here.

    Args:
        data: A folder of Parquet parts as ``extract --output DIR/`` leaves it, or one such file.
        output: The folder to write to; ``claims/`` in it holds a Parquet file for every bucket.
        engine: ``local`` for processes of this machine, ``dask`` for a cluster that sees both folders under the same path.
        scheduler: Address of a Dask scheduler; None to start a cluster on this machine.
        processes: How many to use on this machine; None for all processors.
        buckets: How many; None for one for every 50,000 rows.
        progress: Told how far it is.

    Returns:
        How many series there are.

    Raises:
        InputError: There are no claims, or they are of another version.
        WorkerError: A process died twice of a part or bucket: there is too little memory for it.
        OSError: The folder cannot be written.
    """
    from numclaims.records.buckets import any_rows, parts_of, rows_of
    from numclaims.records.schema import columns, record
    from numclaims.views import tables

    parts = [part.absolute() for part in parts_of(Path(data))]
    count = buckets or 1 + rows_of(parts) // BUCKET
    target = Path(output).absolute()
    scratch = target / ".buckets"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        dealings = [
            Dealing(part=part, target=scratch / f"dealt-{n:06}.parquet", buckets=count) for n, part in enumerate(parts)
        ]
        _do(deal, dealings, "sorting by country", engine, scheduler, processes, progress)
        (scratch / "claims").mkdir()
        dealt = tuple(any_rows(dealing.target for dealing in dealings))
        followings = [
            Following(
                bucket=n,
                dealt=dealt,
                claims=scratch / "claims" / f"bucket-{n:06}.parquet",
                series=scratch / f"series-{n:06}.parquet",
            )
            for n in range(count)
        ]
        _do(follow, followings, "following", engine, scheduler, processes, progress)
        counted = _Counted(heapq.merge(*(_series(f.series) for f in followings), key=lambda row: row.series_id))
        with tables.whole_file(target / "series.csv") as file:
            tables.write_rows(file, columns(Series), (record(row) for row in counted))
        shutil.rmtree(target / "claims", ignore_errors=True)
        (scratch / "claims").replace(target / "claims")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return counted.count


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterator[Series]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Series]:
        for row in self._rows:
            self.count += 1
            yield row


def _series(path: Path) -> Iterator[Series]:
    from numclaims.records.buckets import stored

    return stored(path, Series)


def _do(
    function: Callable[..., None],
    items: Sequence[Dealing] | Sequence[Following],
    what: str,
    engine: Engine,
    scheduler: str | None,
    processes: int | None,
    progress: Told | None,
) -> None:
    if engine == "dask":
        from numclaims.engines import dask

        results = dask.each(function, items, processes, scheduler=scheduler)
    else:
        results = engines.each(function, items, processes, apart=True, size=1)
    for number, _ in enumerate(results, 1):
        if progress is not None:
            progress(what, number / len(items))


def deal(job: Dealing) -> None:
    """Deal the tracked claims of a part, and those worked out from them, into buckets by their country.

    Args:
        job: What to do.
    """
    from numclaims.records import buckets
    from numclaims.series import grouping, keys

    rows = grouping.with_derived(buckets.tracked(job.part))
    buckets.deal(
        job.target, ((buckets.bucket_of(keys.country_key(keys.place_key(row)), job.buckets), row) for row in rows)
    )


def follow(job: Following) -> None:
    """Follow the claims of a bucket, and write them and their series.

    Args:
        job: What to do.
    """
    from numclaims.records import arrow, buckets
    from numclaims.series import findings, grouping

    claims, series = grouping.place(buckets.taken(job.dealt, job.bucket))
    # What makes a series contested or revised stands within it or its event, so within the bucket.
    series = findings.statuses(series, findings.find(claims, series, ()))
    arrow.write_parquet(job.claims, Claim, claims)
    arrow.write_parquet(job.series, Series, series)
