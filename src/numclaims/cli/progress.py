"""How far a long command is: what it does, how many are through, at what rate, and how long it may still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from numclaims.cli.console import counted

EVERY: Final = 0.2
"""Seconds between two lines; a terminal that is written to for every document slows the work."""
SETTLED: Final = 2.0
"""Seconds before a rate means something."""


class Meter:
    """One line on standard error that is written over.

    Args:
        shown: Whether to write at all.

    Attributes:
        shown: Likewise.
    """

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self._what = ""
        self._began = 0.0
        self._next = 0.0

    def __call__(self, what: str, count: int | None, share: float | None = None) -> None:
        """Tell how far the work is.

        Args:
            what: What is being done.
            count: Documents that are through; None if it is no documents that are counted.
            share: Of all there is to read, how much is through, 0 to 1; None if nobody knows.
        """
        if not self.shown:
            return
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._next = what, now, now
        if now < self._next:
            return
        self._next = now + EVERY
        click.echo("\r\x1b[K" + line(what, count, now - self._began, share), nl=False, err=True)

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._what and self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._next = 0.0


def line(what: str, count: int | None, seconds: float, share: float | None) -> str:
    """What the meter shows: ``extracting ... 12,400 documents, 430 a second, 62 %, 0:41 left``."""
    parts = [f"{what} ..." if count is None else f"{what} ... {counted(count, 'document')}"]
    if count is not None and seconds >= SETTLED:
        rate = count / seconds
        parts.append(f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second")
    if share is not None:
        parts.append(f"{100 * share:.0f} %")
        if seconds >= SETTLED and 0 < share < 1:
            parts.append(f"{clock(seconds * (1 - share) / share)} left")
    return ", ".join(parts)


def clock(seconds: float) -> str:
    """A length of time as ``0:41``, ``12:05`` or ``3:07:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def meter(*, shown: bool | None = None) -> Iterator[Meter]:
    """A meter that leaves nothing behind.

    Args:
        shown: Whether to show it; None: if standard error is a terminal.
    """
    made = Meter(shown=sys.stderr.isatty() if shown is None else shown)
    try:
        yield made
    finally:
        made.clear()
