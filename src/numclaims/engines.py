"""Ways to run one function over many items: in this process, or in several; same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Final, TypeVar

from numclaims.errors import WorkerError

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH: Final = 32
"""Items handed to a process at a time: enough to hide the cost of sending, few enough to keep memory flat."""
WORTH_A_POOL: Final = 256
"""Below this number of items starting processes costs more than it saves (about 0.5 s each, imports included)."""


def default_processes() -> int:
    """The processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def each(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int | None = None,
    setup: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Apply a function to every item, lazily, results in the order of the items.

    Args:
        function: A function that can be pickled (defined at the top of a module).
        items: Read only as fast as results are taken, a few batches ahead.
        processes: How many; None for all processors. One, or few items, runs in this process.
        setup: Called once in every process before its first item; likewise to be pickled.

    Raises:
        WorkerError: A process that shared the work died.
    """
    count = processes if processes is not None else default_processes()
    source = iter(items)
    if setup is not None:
        setup()
    if count > 1:
        head = list(islice(source, WORTH_A_POOL))
        source = chain(head, source)
        if len(head) == WORTH_A_POOL:
            yield from _pooled(function, source, count, setup)
            return
    yield from map(function, source)


def _pooled(
    function: Callable[[Item], Result], source: Iterator[Item], count: int, setup: Callable[[], object] | None
) -> Iterator[Result]:
    # Workers are started anew rather than forked: libraries with threads of their own do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=setup) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        while True:
            while len(waiting) < 3 * count and (batch := list(islice(source, BATCH))):
                waiting.append(pool.submit(_batch, function, batch))
            if not waiting:
                return
            try:
                results = waiting.popleft().result()
            except BrokenProcessPool as error:
                raise WorkerError(
                    "A process that shared the work died, perhaps for want of memory.", "Try again with --processes 1."
                ) from error
            yield from results


def _batch(function: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [function(item) for item in batch]
