"""What writing costs, and whether memory grows with the corpus.

    python benchmarks/streaming.py [--documents 300] [--rounds 5]

First, Parquet in and claims as Parquet, CSV or JSON lines out, against extraction alone (the same texts, claims thrown away),
by processor time, in turn in every round. Then the peak memory of `numclaims extract` on 1, 10 and 100 times the documents in
every format, with one process and with two; with two, the largest of all processes counts.
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

from articles import articles, write_parquet


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cost_of_writing(count: int, rounds: int, scratch: Path) -> None:
    """Extraction alone against Parquet to each format, in one process."""
    from numclaims.cli.extract import _to_file
    from numclaims.documents.making import make_document
    from numclaims.pipeline import claims_of
    from numclaims.pipeline.extracting import extract_rendered

    source = write_parquet(scratch / "in.parquet", count)
    documents = [make_document(**row) for row in articles(count)]

    def alone() -> None:
        for document in documents:
            claims_of(document)

    def written(form: str) -> Callable[[], object]:
        return lambda: _to_file(extract_rendered([source], form, processes=1), form, scratch / f"out.{form}")  # type: ignore[arg-type]

    jobs: dict[str, Callable[[], object]] = {"extraction alone": alone}
    jobs |= {f"Parquet to {form}": written(form) for form in ("parquet", "csv", "jsonl")}
    for work in jobs.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, work in jobs.items():
            taken[name].append(seconds(work))
    print(f"{count} articles, one process, medians of {rounds}")
    for name, times in taken.items():
        ratio = statistics.median(t / a for t, a in zip(times, taken["extraction alone"], strict=True))
        print(f"  {name:20}{statistics.median(times):8.2f} s {ratio:6.2f} times extraction alone")


def peak(source: Path, target: Path, form: str, processes: int) -> float:
    """Largest resident memory in MB of any process of one run of the command; looks at /proc, so on Linux only."""
    given = ["extract", source, "--format", form, "--output", target, "--processes", processes]
    largest = 0
    with subprocess.Popen([sys.executable, "-m", "numclaims", *map(str, given)], start_new_session=True) as running:
        while running.poll() is None:
            largest = max(largest, *(high_water(process) for process in of_session(running.pid)), 0)
            time.sleep(0.05)
    if running.returncode:
        raise SystemExit(running.returncode)
    return largest / 1024


def of_session(session: int) -> list[Path]:
    """The processes that a command started, itself included."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            facts = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        if int(facts[3]) == session:
            found.append(process)
    return found


def high_water(process: Path) -> int:
    """The most memory that a process has held, in kB; 0 if it has ended."""
    try:
        lines = (process / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def memory(base: int, scratch: Path, times: tuple[int, ...]) -> None:
    """Peak memory as the corpus grows."""
    sources = [write_parquet(scratch / f"{n}.parquet", base * n, group=100) for n in times]
    print(f"peak memory in MB of the largest process, {', '.join(f'{base * n:,}' for n in times)} articles")
    for form in ("csv", "jsonl", "parquet"):
        for processes in (1, 2):
            peaks = [peak(source, scratch / f"out.{form}", form, processes) for source in sources]
            growth = peaks[-1] / peaks[-2]
            shown = "".join(f"{value:9.1f}" for value in peaks)
            print(
                f"  {form:8} {processes} process{'es' if processes > 1 else '  '}{shown}   {growth:5.2f} times the one before"
            )


def main() -> None:
    """Run all of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=300, help="for the cost of writing")
    arguments.add_argument("--base", type=int, default=100, help="documents of 1x, for memory")
    arguments.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cost_of_writing(given.documents, given.rounds, Path(scratch))
        memory(given.base, Path(scratch), tuple(given.times))


if __name__ == "__main__":
    main()
