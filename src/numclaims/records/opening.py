"""Opens a ledger's file: waits for the process that holds it, makes a new file whole, and says what is wrong with any other."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from numclaims.errors import LedgerError
from numclaims.records.whole import part_of, sweep

WAIT: Final = 60.0
"""Seconds to wait for a ledger that another process holds: longer than a day's articles take, shorter than a timer's patience."""
_PATIENCE: Final = 1.0
"""Seconds after which somebody who waits is told for whom."""
_TURN: Final = 0.1
"""Seconds between two attempts."""

Tell = Callable[[str], object]
"""Told for whom this process waits."""

_HELD: Final = re.compile(r"could not set lock|conflicting lock|used by another process", re.IGNORECASE)
_HOLDER: Final = re.compile(r"PID (\d+)")
_NO_DATABASE: Final = re.compile(r"not a valid DuckDB database|in-memory database", re.IGNORECASE)
"""What DuckDB says of a file that is none; it opens a CSV as a view of it, in memory."""
_CUT_SHORT: Final = re.compile(r"could not read enough bytes|corrupt|checksum", re.IGNORECASE)
_NO_ROOM: Final = re.compile(r"no space left|disk full|out of disk|could not write|file too large", re.IGNORECASE)
_NO_RIGHT: Final = re.compile(r"permission denied|read-only|cannot open file", re.IGNORECASE)


def connect(
    path: Path, *, read_only: bool = False, wait: float = WAIT, tell: Tell | None = None
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file; if another process holds it, wait for that one.

    Args:
        path: The file.
        read_only: Whether others may read it at the same time; nobody may while one writes.
        wait: Seconds to wait at most.
        tell: Told once, after a second of waiting.

    Raises:
        LedgerError: Another process still holds it, or it cannot be opened.
    """
    begun = time.monotonic()
    told = False
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.Error as error:
            if _HELD.search(str(error)) is None:
                raise cannot(path, error, "opened") from error
            who = _holder(error)
            waited = time.monotonic() - begun
            if waited >= wait:
                raise LedgerError(
                    f"{path}: the ledger is in use by {who}.",
                    "Wait until that has ended and try again, or wait longer with --wait SECONDS.",
                ) from error
            if tell is not None and not told and waited >= _PATIENCE:
                tell(f"{path} is in use by {who}; waiting for up to {wait:g} seconds.")
                told = True
        time.sleep(min(_TURN, max(wait - waited, 0.0)))


def create(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Make a new ledger that is there as a whole or not at all; one that another process made meanwhile stays.

    Args:
        path: Where it shall be; nothing or an empty file may stand there.
        fill: Makes its tables.

    Raises:
        LedgerError: It cannot be written.
        OSError: The folder cannot be made or written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    sweep(path.parent, path.name)
    part = part_of(path)
    part.unlink(missing_ok=True)
    try:
        try:
            connection = duckdb.connect(str(part))
            try:
                fill(connection)
                connection.execute("CHECKPOINT")
            finally:
                connection.close()
        except duckdb.Error as error:
            raise cannot(path, error, "written") from error
        if path.is_file() and path.stat().st_size == 0:
            path.unlink()  # a process that was killed while DuckDB made the file, or somebody's `touch`
        try:
            os.link(part, path)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + ".wal").unlink(missing_ok=True)


def cannot(path: Path, error: Exception, what: str) -> LedgerError:
    """What DuckDB says of a file, in words that tell the cure.

    Args:
        path: The ledger.
        error: What DuckDB raised.
        what: What could not be done with it: "opened", "read", "written".
    """
    message = str(error)
    if _NO_DATABASE.search(message):
        return LedgerError(
            f"{path}: this is no ledger.", "Name the ledger that `numclaims run` made; this file is left as it is."
        )
    if _CUT_SHORT.search(message):
        return LedgerError(
            f"{path}: the file is damaged ({first_line(error)}).",
            "Restore it from a copy or from `numclaims ledger export`; it is left as it is.",
        )
    if _NO_ROOM.search(message):
        return LedgerError(
            f"{path}: cannot be written ({first_line(error)}).",
            "Make room on the disk and run again; what was kept before stands.",
        )
    if _NO_RIGHT.search(message):
        return LedgerError(
            f"{path}: cannot be {what} ({first_line(error)}).", "Check its permissions and those of its folder."
        )
    return LedgerError(f"{path}: cannot be {what} ({first_line(error)}).", "Check free space and permissions.")


def first_line(error: Exception) -> str:
    """The first line of an error, without a full stop."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")


def _holder(error: Exception) -> str:
    found = _HOLDER.search(str(error))
    return f"process {found[1]}" if found else "another process"
