"""What a second process gains: `numclaims extract` with one and two, against one and two copies of a loop that only counts.

    python benchmarks/processes.py [--documents 4000] [--rounds 5]

Two processes of any program share memory, caches and clock, so two copies of a loop that does nothing but count take longer
than one; that is the most a machine gives. All four are timed in turn, in every round; medians and ratios are printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articles import write_lines

LOOP = "n = 0\nfor i in range({}): n += i"


def wall(work: Callable[[], object]) -> float:
    """Seconds by the clock on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def loops(copies: int, count: int) -> None:
    """Run copies of a counting loop at a time."""
    running = [subprocess.Popen([sys.executable, "-c", LOOP.format(count)]) for _ in range(copies)]
    for process in running:
        process.wait()


def extract(source: Path, target: Path, processes: int, form: str) -> None:
    """Run the command."""
    command = [sys.executable, "-m", "numclaims", "extract", source, "--output", target, "--format", form]
    subprocess.run([*map(str, command), "--processes", str(processes)], check=True)


def main() -> None:
    """Run all of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=4000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--format", choices=["csv", "jsonl", "parquet"], default="parquet")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        source = write_lines(Path(scratch) / "in.jsonl", given.documents)
        target = Path(scratch) / f"out.{given.format}"
        few = write_lines(Path(scratch) / "few.jsonl", 1)
        count = 20_000_000
        jobs: dict[str, Callable[[], object]] = {
            "loop, 1 copy": lambda: loops(1, count),
            "loop, 2 copies": lambda: loops(2, count),
            "extract, 1 process": lambda: extract(source, target, 1, given.format),
            "extract, 2 processes": lambda: extract(source, target, 2, given.format),
            "extract, one document": lambda: extract(few, target, 1, given.format),
        }
        taken: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(given.rounds):
            for name, work in jobs.items():
                taken[name].append(wall(work))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    for name, seconds in middle.items():
        print(f"{name:24}{seconds:8.2f} s")
    ceiling = [2 * one / two for one, two in zip(taken["loop, 1 copy"], taken["loop, 2 copies"], strict=True)]
    gain = [one / two for one, two in zip(taken["extract, 1 process"], taken["extract, 2 processes"], strict=True)]
    start = middle["extract, one document"]
    steady = (middle["extract, 1 process"] - start) / (middle["extract, 2 processes"] - start)
    print(f"two copies of the loop do {statistics.median(ceiling):.2f} times the work of one")
    print(f"two processes extract {statistics.median(gain):.2f} times as fast as one, {steady:.2f} without the start")
    ratio = statistics.median(g / c for g, c in zip(gain, ceiling, strict=True))
    print(f"that is {ratio:.2f} of what the loop reaches")


if __name__ == "__main__":
    main()
