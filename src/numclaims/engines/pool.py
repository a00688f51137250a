"""Processes that share the work: one that dies is replaced, its batch done again, and the item that killed two set aside."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import signal
import sys
import time
import types
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any, Final, Self

from numclaims.engines.local import BATCH, Feed
from numclaims.engines.worker import NOTHING, STARTING, Failure, Loss, Work, serve
from numclaims.errors import WorkerError

HELD: Final = 2
"""Batches that a process holds: one that it does, one that is there when it has done that."""
AHEAD: Final = 4
"""Batches a process that may be given out before the first of them has been taken; bounds the memory for results."""
DEATHS: Final = 2
"""Processes that an item may kill before it is set aside: one death may be chance."""
POLL: Final = 0.02
"""Seconds between looks at a source that has nothing yet while processes have nothing to do."""


@dataclass(slots=True, eq=False)
class _Batch:
    """Some items and, once they are done, what was made of them.

    Attributes:
        items: The items.
        deaths: Processes that died with the items in hand.
        done: Whether the answer is there.
        answer: What was made of the items.
    """

    items: list[Any]
    deaths: int = 0
    done: bool = False
    answer: Any = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any
    connection: Any
    in_hand: Any
    held: deque[_Batch] = field(default_factory=deque)
    seen: tuple[int, int, int] = (0, STARTING, -1)
    """How many batches it had done and which item was in hand when that last changed."""
    since: float = 0.0
    answered: int = 0
    stopped: bool = False


@contextlib.contextmanager
def _without_script(work: Work) -> Iterator[None]:
    """Hide the script that runs from the processes that are started.

    Each would run it again from its beginning, and one that calls us with no ``if __name__ == "__main__"`` would start
    processes without end. Work that is itself of the script needs it.
    """
    parts = (work.function, work.pack, work.setup)
    if any(_module(part) == "__main__" for part in parts):
        yield
        return
    script = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _module(function: object) -> str | None:
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__module__", None)


class Pool:
    """Some processes that do the same work.

    Args:
        work: What to do.
        count: How many processes.
        lost: See :func:`numclaims.engines.local.each`.
        patience: See there.
        size: Items in a batch.
    """

    def __init__(
        self,
        work: Work,
        count: int,
        *,
        lost: Callable[[Any, Loss], Any] | None = None,
        patience: float | None = None,
        size: int = BATCH,
    ) -> None:
        self._work = work
        self._count = count
        self._lost = lost
        self._patience = patience
        self._size = size
        self._context = _context(work)
        self._workers: list[_Worker] = []
        self._in_order: list[_Batch] = []
        self._to_do: deque[_Batch] = deque()
        self._stillborn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.connection.close()  # upon which it ends
        for worker in self._workers:
            worker.process.join(1)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def answers(self, feed: Feed[Any]) -> Iterator[Any]:
        """What ``pack`` makes of the items, batch by batch, in their order.

        Args:
            feed: The items.

        Raises:
            WorkerError: Processes die whatever they work on, or an item kills two and nothing can stand in its place.
        """
        while True:
            self._fill(feed)
            self._hand_out()
            if self._in_order and self._in_order[0].done:
                yield self._in_order.pop(0).answer
                continue
            if not self._in_order and feed.ended:
                return
            self._listen(None if self._busy() or feed.ended else POLL)

    def _busy(self) -> bool:
        return len(self._workers) == self._count and all(worker.held for worker in self._workers)

    def _fill(self, feed: Feed[Any]) -> None:
        """Take batches from the source; small ones rather than none when it is slow and processes have nothing to do."""
        while not feed.ended and len(self._in_order) < AHEAD * self._count and len(self._to_do) < self._count:
            items = feed.batch(self._size, wait=not self._in_order)
            if not items:
                return
            batch = _Batch(items)
            self._in_order.append(batch)
            self._to_do.append(batch)

    def _hand_out(self) -> None:
        while self._to_do:
            if len(self._workers) < self._count and all(worker.held for worker in self._workers):
                self._workers.append(self._start())
            worker = min(self._workers, key=lambda w: len(w.held))
            if len(worker.held) >= HELD:
                return
            batch = self._to_do.popleft()
            worker.held.append(batch)
            try:
                worker.connection.send(batch.items)
            except OSError:
                return  # it has just died, and will be found dead

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        in_hand = self._context.RawArray("q", [STARTING, -1])
        process = self._context.Process(target=serve, args=(theirs, in_hand, self._work), daemon=True)
        with _without_script(self._work):
            process.start()
        theirs.close()
        return _Worker(process, ours, in_hand, since=time.monotonic())

    def _listen(self, timeout: float | None) -> None:
        """Take the answers that are there, wait for one if there is none; see who has died, and who takes too long."""
        if self._patience is not None:
            timeout = min(timeout or 1.0, 1.0, self._patience / 4)
        ready = wait([worker.connection for worker in self._workers], timeout)
        for worker in list(self._workers):
            if worker.connection in ready:
                self._hear(worker)
            elif self._patience is not None:
                self._watch(worker, self._patience)

    def _hear(self, worker: _Worker) -> None:
        failure: Failure | None = None
        try:
            while worker.connection.poll():
                answer = worker.connection.recv()
                if isinstance(answer, Failure):
                    failure = answer
                    break
                batch = worker.held.popleft()
                batch.answer, batch.done = answer, True
                worker.answered += 1
                self._stillborn = 0
        except (EOFError, OSError):
            self._bury(worker)
        if failure is not None:
            raise failure.error  # out here: an OSError of the work (a full disk) is no word of a process that died

    def _watch(self, worker: _Worker, patience: float) -> None:
        now = (worker.answered, *worker.in_hand)
        if now != worker.seen or now[1] < 0:
            worker.seen, worker.since = now, time.monotonic()
        elif time.monotonic() - worker.since > patience:
            worker.stopped = True
            worker.process.kill()

    def _bury(self, worker: _Worker) -> None:
        """Put what a dead process held back to be done, the item that it had in hand apart from the others."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        at, part = worker.in_hand
        why = f"took longer than {self._patience:g} s" if worker.stopped else _ending(worker.process.exitcode)
        if at == STARTING:
            self._stillborn += 1
            if self._stillborn > DEATHS * self._count:
                raise WorkerError(f"Processes that share the work die as they start ({why}).", "Try --processes 1.")
        again: list[_Batch] = []
        for batch in worker.held:
            guilty = batch is worker.held[0] and at != STARTING
            again += self._parted(batch, at, Loss(why=why, at=part), stopped=worker.stopped) if guilty else [batch]
        self._to_do.extendleft(reversed([batch for batch in again if not batch.done]))

    def _parted(self, batch: _Batch, at: int, loss: Loss, *, stopped: bool) -> list[_Batch]:
        """The batch that a dead process was at, as batches to be done again: before, at, and behind the item in hand."""
        batch.deaths += 1
        if len(batch.items) == 1:
            if batch.deaths >= DEATHS or stopped:
                batch.answer, batch.done = self._aside(batch.items[0], loss), True
            return [batch]
        if at == NOTHING:  # between two items, or while their results were packed or sent
            half = len(batch.items) // 2
            parts = [batch] if batch.deaths < DEATHS else [_Batch(batch.items[:half]), _Batch(batch.items[half:])]
        else:
            parts = [_Batch(batch.items[:at]), _Batch(batch.items[at : at + 1], 1), _Batch(batch.items[at + 1 :])]
            parts = [part for part in parts if part.items]
            if stopped:
                alone = next(part for part in parts if part.deaths)
                alone.answer, alone.done = self._aside(alone.items[0], loss), True
        place = self._in_order.index(batch)
        self._in_order[place : place + 1] = parts
        return parts

    def _aside(self, item: Any, loss: Loss) -> Any:  # noqa: ANN401 -- an item may be anything
        if self._lost is None:
            raise WorkerError(
                f"A process that shared the work {loss.why}, and so did the one that took over.",
                "Try again with --processes 1.",
            )
        return self._work.pack([self._lost(item, loss)])


def _ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return f"ended by itself with status {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return f"was ended by {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")


def _context(work: Work) -> Any:  # noqa: ANN401 -- the contexts of multiprocessing share no public type
    """Processes are forked from a small server that has imported what the work needs, where the system can do so.

    Forking this process itself would not do: libraries with threads of their own do not survive it. The first process takes
    0.35 s and every further one 0.1 s; started anew (spawn) each takes 0.45 s.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    modules = {getattr(part, "__module__", None) for part in (work.function, work.pack)}
    context.set_forkserver_preload(sorted(module for module in modules if module not in {None, "__main__"}))
    return context
