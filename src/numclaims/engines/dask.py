"""Work on a Dask cluster, by the contract of :mod:`numclaims.engines`.

An item is a task, and a task must leave the same behind however often it is begun: when a worker dies, Dask gives what it had in
hand to another. So results of any size are to be written by the task itself, under a temporary name that is changed last.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from numclaims.engines.worker import Loss
from numclaims.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from distributed import Client

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 3
"""Tasks a thread that are with the scheduler at a time: one that runs, and some that save the way to ask for more."""
DEATHS: Final = 2
"""Workers of our own cluster that a task may end before it is given up; somebody else's goes by its own setting."""
WAIT: Final = 60.0
"""Seconds to wait for a scheduler, and for its first worker: clusters start up slowly."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""Threads of one worker take turns: this is Python, two would only share one processor, and our tables expect one reader."""
_READY: Final[dict[str, object]] = {}


def each(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int | None = None,
    setup: Callable[[], object] | None = None,
    *,
    scheduler: str | None = None,
    lost: Callable[[Item, Loss], Result] | None = None,
    wait: float = WAIT,
) -> Iterator[Result]:
    """Apply a function to every item, results in the order of the items.

    Args:
        function: A function that every worker can import.
        items: Read only a little ahead of the results that are taken.
        processes: Workers of a cluster on this machine, if none is given; None for one a processor.
        setup: Called once in every process before its first item; likewise to be imported.
        scheduler: Address of a scheduler (``tcp://host:8786``); None to start a cluster on this machine.
        lost: What stands in the place of an item that ended two workers. Without it such an item ends the work.
        wait: Seconds to wait for a scheduler, and for its first worker.

    Raises:
        UsageError: Dask is not installed.
        WorkerError: No scheduler or no worker answers, or an item ends two workers and ``lost`` is not given.
    """
    if setup is not None:
        setup()
    with _client(scheduler, processes, wait) as client:
        from distributed import KilledWorker

        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        source = iter(items)
        waiting: deque[tuple[Item, Any]] = deque()
        ended = False
        try:
            while True:
                while not ended and len(waiting) < ahead:
                    try:
                        item = next(source)
                    except StopIteration:
                        ended = True
                        break
                    # Earlier items first, whatever has to be done again.
                    waiting.append((item, client.submit(task, function, setup, item, pure=False)))
                if not waiting:
                    return
                item, future = waiting.popleft()
                try:
                    result = future.result()
                except KilledWorker as error:
                    if lost is None:
                        raise WorkerError(
                            "A task ended every worker that took it.", "Give the workers more memory."
                        ) from error
                    result = lost(item, Loss(why="was ended, and so was the one that took over"))
                yield result
        finally:
            client.cancel([future for _, future in waiting])


def task(function: Callable[[Item], Result], setup: Callable[[], object] | None, item: Item) -> Result:
    """What a worker does with an item.

    Args:
        function: See :func:`each`.
        setup: See there.
        item: The item.
    """
    with _ONE_AT_A_TIME:
        if setup is not None and _READY.get("setup") != repr(setup):
            setup()
            _READY["setup"] = repr(setup)
        return function(item)


@contextmanager
def _client(scheduler: str | None, processes: int | None, wait: float) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError("Dask is not installed.", "Run `pip install 'numclaims[cluster]'`.") from error
    if scheduler is None:
        import dask

        from numclaims.engines.local import default_processes

        with (
            dask.config.set({"distributed.scheduler.allowed-failures": DEATHS - 1}),
            LocalCluster(
                n_workers=processes or default_processes(),
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs="CRITICAL",
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=wait)
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"No scheduler answers at {scheduler}.", "Check the address; start one with `dask scheduler`."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=wait)
        except TimeoutError as error:
            raise WorkerError(
                f"The scheduler at {scheduler} has no workers.", f"Start some with `dask worker {scheduler}`."
            ) from error
        yield client
