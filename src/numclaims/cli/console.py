"""What every command does towards its user: checks what it is given, tells how far it is, names what failed, sums up."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from numclaims.errors import UsageError

if TYPE_CHECKING:
    from numclaims.claims import Trouble
    from numclaims.pipeline import Outcome, Progress
    from numclaims.records.ledger import Ledger

EXIT_DONE: Final = 0
EXIT_LOOK: Final = 1
"""The answer is "yes, look": differences found, a check that fails."""
EXIT_USAGE: Final = 2
EXIT_UNREAD_INPUT: Final = 3
NOTHING_READ: Final = "nothing was read"
"""Said where no input was a document."""
EXIT_BROKEN: Final = 70
"""EX_SOFTWARE of sysexits.h: a fault of the program, not of its use."""


def name_trouble(trouble: Trouble) -> None:
    """Name an input that could not be read, and the cure, on standard error."""
    click.echo(f"numclaims: {trouble.source}: {trouble.problem} {trouble.cure}", err=True)


def name_unplaced(documents: list[str]) -> None:
    """Name, on standard error, the documents that --as-known-on left out because their day is not known."""
    if documents:
        some = ", ".join(documents[:10]) + (f" and {len(documents) - 10:,} more" if len(documents) > 10 else "")
        click.echo(f"left out, since they may have been published later: {len(documents):,} ({some})", err=True)


def counted(count: int, thing: str) -> str:
    """How many of a thing: ``1 claim``, ``1,200 claims``."""
    return f"{count:,} {thing}{'' if count == 1 or thing == 'series' else 's'}"


def count_failed(troubles: Sequence[Trouble]) -> int:
    """How many inputs could not be read; what was only passed over is no failure."""
    return sum(not trouble.passed_over for trouble in troubles)


def sum_up(outcome: Outcome) -> None:
    """Say on standard error what came out, how much could not be read or applied, and where it was written."""
    from collections import Counter

    tracked = counted(sum(c.tracked for c in outcome.claims), "tracked figure")
    read, followed = counted(len(outcome.documents), "document"), counted(len(outcome.series), "series")
    click.echo(f"{read}, {tracked}, {followed}", err=True)
    undated = sum(d.published_earliest is None and d.published_latest is None for d in outcome.documents)
    if undated:
        cure = "`published` or a sources.csv can give one, and figures are compared by day"
        click.echo(f"{counted(undated, 'document')} without a date: {cure}", err=True)
    count = Counter(d.severity for d in outcome.discrepancies)
    parts = ", ".join(f"{count[s]} {s}" for s in ("high", "medium", "low", "info") if count[s])
    click.echo(counted(len(outcome.discrepancies), "finding") + (f": {parts}" if parts else ""), err=True)
    if outcome.troubles:
        click.echo(f"{counted(len(outcome.troubles), 'problem')}, named above", err=True)
    pages = {f.parent: f for f in outcome.files if f.name == "report.html"}
    for folder in sorted({f.parent for f in outcome.files}):
        click.echo(f"wrote {folder}/" + (f"; open {pages[folder]}" if folder in pages else ""), err=True)


def say_nothing_is_written(why: str, *, named: bool) -> None:
    """Say on standard error that there was not one document, and that an earlier output stands.

    Args:
        why: Why there was none, without a full stop.
        named: Whether what could not be read was named; else nothing was there.
    """
    if why == NOTHING_READ and not named:
        why += ": there is no document of a kind that numclaims reads (docs/formats.md)"
    notice(f"{why}. So nothing is written, and what stood there stays.")


def width() -> int:
    """Characters of a line: those of the terminal, within what reads well; 100 where there is none."""
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn a failure to write into an error that names the file and the cure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        from numclaims.records.whole import meant_by

        where = meant_by(Path(os.fsdecode(error.filename))) if isinstance(error.filename, str | bytes) else target
        raise UsageError(
            f"{where}: cannot be written ({error.strerror or error}).", "Check free space and permissions."
        ) from error


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress on standard error, where somebody sees it: one line that is written over."""
    if not sys.stderr.isatty():
        yield lambda _what, _count: None
        return
    last = ""

    def tell(what: str, count: int) -> None:
        nonlocal last
        if what not in last or count % 50 == 0:
            last = f"{what} ... {counted(count, 'document')}"
            click.echo(f"\r\x1b[K{last}", nl=False, err=True)

    try:
        yield tell
    finally:
        if last:
            click.echo("\r\x1b[K", nl=False, err=True)


def open_ledger(
    file: Path, *, write: bool = False, wait: float | None = None, as_extracted_on: str | None = None
) -> Ledger:
    """An existing ledger, or an error that tells how to make one.

    Args:
        file: The ledger.
        write: Whether it will be written to; others may read it at the same time if not.
        wait: Seconds to wait for another process that holds it; None for the default.
        as_extracted_on: A day or moment whose state is read.
    """
    from numclaims.records.ledger import Ledger
    from numclaims.records.opening import WAIT

    if not file.is_file():
        raise UsageError(
            f"{file}: there is no such ledger.", "Make one with `numclaims run PATH...`, or name it with --ledger."
        )
    return Ledger(
        file,
        read_only=not write,
        wait=WAIT if wait is None else wait,
        tell=notice,
        as_extracted_on=None if as_extracted_on is None else end_of(as_extracted_on),
    )


def notice(sentence: str) -> None:
    """Say something on standard error that is no error."""
    click.echo(f"numclaims: {sentence}", err=True)


def end_of(written: str) -> dt.datetime:
    """The last moment of a day, in UTC, or the moment itself if a time is given."""
    try:
        if len(written) == len("2011-06-07"):
            return dt.datetime.combine(dt.date.fromisoformat(written), dt.time.max, dt.UTC)
        moment = dt.datetime.fromisoformat(written)
    except ValueError as error:
        raise UsageError(
            f"--as-extracted-on {written}: not a day or moment.", "Write it as 2011-06-07 or 2011-06-07T09:30Z."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def reviewer(given: str | None) -> str:
    """The name of the person who decides."""
    import getpass

    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("Nobody is named who decides.", "Give --who NAME.") from error
