"""Processes that are timed in turn, round by round, so that a machine whose speed drifts gives the same ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_LOOP: Final = """
print("ready", flush=True)
for _ in sys.stdin:
    start = time.process_time()
    work()
    print(time.process_time() - start, flush=True)
"""


class Worker:
    """A process that does one piece of work whenever it is asked to, and says how long it took.

    Args:
        code: Python that defines ``work()``; ``json``, ``sys`` and ``time`` are imported.
        arguments: What it finds in ``sys.argv[1:]``.
        python: The interpreter; this one if not given.
        package: A folder whose packages stand before those installed.
    """

    def __init__(
        self, code: str, *arguments: str, python: str | Path = sys.executable, package: Path | None = None
    ) -> None:
        place: Mapping[str, str] = {} if package is None else {"PYTHONPATH": str(package)}
        self._process = subprocess.Popen(
            [str(python), "-W", "ignore", "-c", f"import json, sys, time\n{code}\n{_LOOP}", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **place}, cwd=package,
        )  # fmt: skip
        self._answer()  # ready

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def seconds(self) -> float:
        """Processor time of one more round."""
        if self._process.stdin is None:
            raise RuntimeError("the worker has no input")
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._answer())

    def _answer(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            raise RuntimeError(f"a worker ended with status {self._process.wait()}")
        return line


def in_turn(workers: Sequence[Worker], rounds: int) -> list[list[float]]:
    """Seconds of every round, for each worker."""
    taken: list[list[float]] = [[] for _ in workers]
    for _ in range(rounds):
        for worker, column in zip(workers, taken, strict=True):
            column.append(worker.seconds())
    return taken


def ratio(slow: Sequence[float], fast: Sequence[float]) -> float:
    """The median of the ratios of rounds that stood side by side."""
    return statistics.median(a / b for a, b in zip(slow, fast, strict=True))
