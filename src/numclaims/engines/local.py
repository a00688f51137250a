"""Work on this machine: in this process, or shared out to several that may die without ending the job."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Generic, TypeVar

from numclaims.engines.worker import Loss, Work

Item = TypeVar("Item")
Result = TypeVar("Result")
Packed = TypeVar("Packed")

BATCH: Final = 32
"""Items handed to a process at a time: enough to hide the cost of sending, few enough to keep memory flat."""
WORTH_A_POOL: Final = 256
"""Below this number of items starting processes costs more than it saves (0.3 s for the first, imports included)."""
LINGER: Final = 0.25
"""Seconds that a slow source is waited for before its first items are worked on in this process."""


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
    *,
    lost: Callable[[Item, Loss], Result] | None = None,
    apart: bool = False,
    patience: float | None = None,
    size: int = BATCH,
) -> Iterator[Result]:
    """Apply a function to every item, lazily, results in the order of the items.

    Args:
        function: A function that can be pickled (defined at the top of a module).
        items: Read only as fast as results are taken, a few batches ahead.
        processes: How many; None for all processors. One, or few items, runs in this process.
        setup: Called once in every process before its first item; likewise to be pickled.
        lost: What stands in the place of an item that killed two processes, given the item and what happened; it is called in
            this process. Without it such an item ends the work.
        apart: Never work in this process, not even on few items: they may kill it.
        patience: Seconds that a process may go without a sign (the next item, or a call of ``engines.at``) before it is
            stopped and the item set aside; no limit if None.
        size: Items handed to a process at a time; one, if each takes seconds.

    Raises:
        WorkerError: Processes die whatever they work on, or an item kills two and ``lost`` is not given.
    """
    for part in packed(function, items, list, processes, setup, lost=lost, apart=apart, patience=patience, size=size):
        yield from part


def packed(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    pack: Callable[[list[Result]], Packed],
    processes: int | None = None,
    setup: Callable[[], object] | None = None,
    *,
    lost: Callable[[Item, Loss], Result] | None = None,
    apart: bool = False,
    patience: float | None = None,
    together: int = 1,
    size: int = BATCH,
) -> Iterator[Packed]:
    """Like :func:`each`, with the results of every batch packed into one value where they were made.

    Sending one string of rows from process to process is far cheaper than sending the rows. How items fall into batches may
    differ from run to run, so the packed values must come to the same when put one behind the other.

    Args:
        function: See :func:`each`, as for all other arguments.
        items: See there.
        pack: Makes one value of the results of some items, in their order; to be pickled like ``function``.
        processes: See there.
        setup: See there.
        lost: See there.
        apart: See there.
        patience: See there.
        together: Results packed together where the work is done in this process. One, so that each is there at once, unless
            packing is dear.
        size: Items handed to a process at a time.

    Raises:
        WorkerError: See there.
    """
    count = processes if processes is not None else default_processes()
    if setup is not None:
        setup()
    if count == 1 and not apart:
        yield from _here(function, items, pack, together)
        return
    with Feed(items) as feed:
        if not apart:
            first = feed.first(WORTH_A_POOL, LINGER)
            if feed.ended:
                yield from _here(function, first, pack, together)
                return
            feed.unread(first)
            if len(first) < WORTH_A_POOL:
                yield from _here(function, feed.while_slow(WORTH_A_POOL), pack, together)
                if feed.ended:
                    return
        from numclaims.engines.pool import Pool  # only who shares work out pays for importing multiprocessing

        with Pool(
            Work(function=function, pack=pack, setup=setup), count, lost=lost, patience=patience, size=size
        ) as pool:
            yield from pool.answers(feed)


def _here(
    function: Callable[[Item], Result], items: Iterable[Item], pack: Callable[[list[Result]], Packed], together: int
) -> Iterator[Packed]:
    made: list[Result] = []
    for item in items:
        made.append(function(item))
        if len(made) >= together:
            yield pack(made)
            made = []
    if made:
        yield pack(made)


class Feed(Generic[Item]):
    """Reads items in a thread of its own, a little ahead, so that a slow source keeps back no result that is ready.

    Args:
        items: The source; an error that it raises is raised where its next item would be taken.
    """

    AHEAD: Final = 4 * BATCH

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self._queue: queue.Queue[tuple[Item] | BaseException | None] = queue.Queue(self.AHEAD)
        self._back: list[Item] = []
        self._stopped = False
        self.ended = False
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Feed[Item]:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop reading; a source that blocks (a terminal, a pipe) is left to its thread, which dies with this process."""
        self._stopped = True
        while True:
            try:
                self._queue.get_nowait()
            except queue.Empty:
                break
        self._thread.join(0.2)

    def _read(self) -> None:
        try:
            for item in self._items:
                self._queue.put((item,))
                if self._stopped:
                    return
        except BaseException as error:  # noqa: BLE001 -- raised again where the item would be taken
            self._queue.put(error)
        else:
            self._queue.put(None)

    def take(self, timeout: float | None = None) -> tuple[Item] | None:
        """The next item, in a tuple; None when there is none yet or no more (see ``ended``).

        Args:
            timeout: Seconds to wait for it; None to wait as long as it takes, 0 not at all.
        """
        if self._back:
            return (self._back.pop(0),)
        if self.ended:
            return None
        try:
            found = self._queue.get(timeout=timeout) if timeout != 0 else self._queue.get_nowait()
        except queue.Empty:
            return None
        if isinstance(found, BaseException):
            self.ended = True
            raise found
        self.ended = found is None
        return found

    def first(self, count: int, seconds: float) -> list[Item]:
        """So many items, or fewer if no more come within some seconds of the first."""
        taken: list[Item] = []
        until = float("inf")
        while len(taken) < count and not self.ended:
            left = until - time.monotonic()
            found = self.take(None if not taken else max(left, 0.001))
            if found is not None:
                taken.append(found[0])
                until = min(until, time.monotonic() + seconds)
            elif left <= 0:
                break
        return taken

    def while_slow(self, count: int) -> Iterator[Item]:
        """The next items, so many at most, as long as they are taken faster than they come."""
        for _ in range(count):
            if len(self._back) + self._queue.qsize() >= self.AHEAD:
                return
            found = self.take()
            if found is None:
                return
            yield found[0]

    def unread(self, items: list[Item]) -> None:
        """Put items back in front."""
        self._back = [*items, *self._back]

    def batch(self, size: int, *, wait: bool) -> list[Item]:
        """The next items that are there, so many at most.

        Args:
            size: How many.
            wait: Wait for the first of them rather than return none.
        """
        taken: list[Item] = []
        while len(taken) < size:
            found = self.take(None if wait and not taken else 0)
            if found is None:
                break
            taken.append(found[0])
        return taken
