"""Extraction into a Parquet data set: two processes of this machine, and two workers of a Dask cluster on it.

    python benchmarks/cluster.py [--documents 4000] [--rounds 5]

Both read the same Parquet file and write the same bytes. The cluster's start is not counted, as a cluster is there beforehand;
the processes' start is. Timed in turn, in every round; medians and ratios are printed, and the series of the result once.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articles import write_parquet


def wall(work: Callable[[], object]) -> float:
    """Seconds by the clock on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Run all of it."""
    from distributed import LocalCluster

    from numclaims.pipeline.bucketed import series_of_dataset
    from numclaims.pipeline.partitioned import extract_dataset

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=4000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--share", type=float, default=2.0, help="MB of input of a task")
    given = arguments.parse_args()
    share = int(given.share * 1_000_000)
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR") as cluster,
    ):
        scratch = Path(folder)
        source = write_parquet(scratch / "in.parquet", given.documents, group=100)
        taken: dict[str, list[float]] = {"2 processes": [], "2 Dask workers": []}
        made: list[dict[str, bytes]] = []
        for turn in range(given.rounds + 1):
            here, there = scratch / f"here{turn}", scratch / f"there{turn}"
            local = wall(lambda out=here: extract_dataset([source], out, processes=2, share=share))  # type: ignore[misc]
            remote = wall(
                lambda out=there: extract_dataset(  # type: ignore[misc]
                    [source], out, engine="dask", scheduler=cluster.scheduler_address, share=share
                )
            )
            if turn:  # the first warms the workers up
                taken["2 processes"].append(local)
                taken["2 Dask workers"].append(remote)
            made = [{p.name: p.read_bytes() for p in out.glob("*.parquet")} for out in (here, there)]
        following = wall(lambda: series_of_dataset(here, scratch / "series", processes=2))
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:16}{middle:8.2f} s {given.documents / middle:9,.0f} articles/s")
    ratio = statistics.median(d / p for p, d in zip(taken["2 processes"], taken["2 Dask workers"], strict=True))
    print(f"Dask takes {ratio:.2f} times as long, in {len(made[0])} tasks; the same bytes: {made[0] == made[1]}")
    print(f"series of the data set: {following:.2f} s")


if __name__ == "__main__":
    main()
