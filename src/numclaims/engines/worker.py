"""What runs in a process that shares the work: takes batches, does them item by item, sends what was made of them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:  # only who shares work out pays for importing it
    from multiprocessing.connection import Connection

STARTING: Final = -2
"""In place of the number of the item in hand: the process is not ready yet."""
NOTHING: Final = -1
"""In place of the number of the item in hand: the process waits, or packs what it made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be done with every item; sent once to every process.

    Attributes:
        function: Makes a result of an item.
        pack: Makes one value of the results of a batch, in the process that made them.
        setup: Called once, before the first item.
    """

    function: Callable[[Any], Any]
    pack: Callable[[list[Any]], Any]
    setup: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What became of an item that cannot be worked on.

    Attributes:
        why: What happened to the process, as in "was ended by SIGKILL" or "took longer than 5 s".
        at: The last number that the work told by :func:`at` while it had the item in hand; -1 if none.
    """

    why: str
    at: int = -1


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that the function raised, on its way to the process that asked."""

    error: BaseException


_SHARED: Final[list[Any]] = []
"""In a process that shares the work: where it tells which item it has in hand, and how far it is with it."""


def at(number: int) -> None:
    """Tell how far the work on an item is, so that it can be told if this process dies of it; else of no effect.

    Args:
        number: Of the part of the item that is worked on now, from 0.
    """
    if _SHARED:
        _SHARED[0][1] = number


def serve(connection: Connection, in_hand: Any, work: Work) -> None:  # noqa: ANN401 -- ctypes has no name for the type
    """Do batches until the other side hangs up.

    Args:
        connection: Gives lists of items, takes what ``pack`` makes of them, in the same order, or a :class:`Failure`.
        in_hand: Two integers shared with the other side, which reads there which item was in hand when this process died, and
            how far the work on it was.
        work: What to do.
    """
    _SHARED.append(in_hand)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked decides when work ends
    batches: SimpleQueue[list[Any]] = SimpleQueue()
    # Batches are taken in while others are done, so the other side never waits to hand one over.
    threading.Thread(target=_receive, args=(connection, batches), daemon=True).start()
    try:
        if work.setup is not None:
            work.setup()
    except Exception as error:  # noqa: BLE001 -- raised again in the process that asked
        connection.send(Failure(error))
        return
    while True:
        in_hand[0] = NOTHING
        batch = batches.get()
        try:
            made = []
            for number, item in enumerate(batch):
                in_hand[1] = -1
                in_hand[0] = number
                made.append(work.function(item))
            in_hand[0] = NOTHING
            answer = work.pack(made)
        except Exception as error:  # noqa: BLE001 -- likewise
            import traceback

            # A traceback does not survive the journey; a note does.
            error.add_note("".join(traceback.format_tb(error.__traceback__)))
            answer = Failure(error)
        try:
            connection.send(answer)
        except OSError:
            os._exit(0)  # likewise hung up: this thread may notice it before the other one does


def _receive(connection: Connection, batches: SimpleQueue[list[Any]]) -> None:
    try:
        while True:
            batches.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)  # whoever asked is gone or has enough; nobody would take what is still in hand
