"""`numclaims extract`: a row for every number."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click

from numclaims.cli import console, options, progress
from numclaims.errors import UsageError

if TYPE_CHECKING:
    from io import TextIOWrapper

    from numclaims.pipeline.partitioned import Engine
    from numclaims.pipeline.rendering import Form, Rendered

_ENDINGS: Final[dict[str, Form]] = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_WORKBOOK: Final = "`numclaims run --format xlsx` or `--format sqlite` writes those"
_PACKED: Final = "compress it afterwards"
_NOT_WRITTEN: Final = {
    ".xlsx": _WORKBOOK, ".sqlite": _WORKBOOK, ".db": _WORKBOOK, ".json": "JSON lines are .jsonl",
    ".gz": _PACKED, ".bz2": _PACKED, ".xz": _PACKED, ".zst": _PACKED, ".zip": _PACKED,
}  # fmt: skip
"""Endings that say what a file would not hold, and what to do instead."""


@click.command()
@options.PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "parquet"]),
    help="Form of the file (default: csv, or what its name ends in; a folder holds Parquet).",
)
@click.option(
    "--output",
    metavar="FILE|DIR/",
    help="Instead of standard output. DIR/ becomes a Parquet data set, and work on it goes on where it was interrupted.",
)
@options.LANGUAGE
@options.PROCESSES
@options.MEASURES
@options.SOURCES
@click.option(
    "--time-limit", type=click.FloatRange(min=0.1), metavar="SECONDS", help="Set aside a document that takes longer."
)
@options.ENGINE
@options.SCHEDULER
@click.option("--share", type=click.FloatRange(min=0), metavar="MB", help="Input of one task, with DIR/ (default: 32).")
@options.PROGRESS
def extract(
    paths: tuple[str, ...],
    form: Form | None,
    output: str | None,
    language: str,
    processes: int | None,
    measure_files: tuple[Path, ...],
    source_files: tuple[Path, ...],
    time_limit: float | None,
    engine: Engine,
    scheduler: str | None,
    share: float | None,
    shown: bool | None,
) -> None:
    """Write a row for every number in PATH (files, folders, or - for JSONL on standard input)."""
    from numclaims.pipeline.given import inputs_of

    shared: dict[str, Any] = {
        "language": language,
        "processes": processes,
        "measures": measure_files,
        "sources": source_files,
        "patience": time_limit,
    }
    if output is not None and (engine == "dask" or _is_folder(output)):
        if form not in {None, "parquet"}:
            raise UsageError(f"{output}: a folder holds Parquet.", "Leave out --format, or give --output a file.")
        if "-" in paths:
            raise UsageError("Standard input cannot be cut into shares.", "Save it to a file ending in .jsonl.")
        inputs_of(paths, stores=True)
        size = None if share is None else max(1, int(share * 1_000_000))
        unread = _to_folder(paths, output, shown, engine=engine, scheduler=scheduler, share=size, **shared)
    else:
        if engine != "local" or scheduler or share:
            raise UsageError("--engine, --scheduler and --share need a folder.", "Add --output DIR/.")
        inputs_of(paths)
        file = None if output is None else Path(output)
        unread = _to_one(paths, _form_of(file, form), file, shown, **shared)
    if unread:
        sys.exit(console.EXIT_UNREAD_INPUT)


def _form_of(file: Path | None, form: Form | None) -> Form:
    """The form of a file: as asked for, else by what its name ends in, CSV for a name without an ending.

    Args:
        file: The file; None for standard output.
        form: The form that was asked for.

    Raises:
        UsageError: The name ends in something that is not written, or in another form than the one asked for.
    """
    ending = "" if file is None else file.suffix.lower()
    told = _ENDINGS.get(ending)
    if form is not None and told in {None, form} and ending not in _NOT_WRITTEN:
        return form
    if form is not None and told is not None:
        raise UsageError(f"{file}: the name ends in {ending}, but --format is {form}.", "Let the two agree.")
    if told is not None or not ending:
        return told or "csv"
    cure = "End it in .csv, .jsonl or .parquet"
    if ending in _NOT_WRITTEN:
        raise UsageError(f"{file}: {ending} is not written by extract.", f"{cure}; {_NOT_WRITTEN[ending]}.")
    raise UsageError(f"{file}: the ending {ending} tells no form.", f"{cure}, or name the form with --format.")


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or "://" in output or Path(output).is_dir()


def _to_folder(paths: tuple[str, ...], output: str, shown: bool | None, **given: Any) -> int:  # noqa: ANN401 -- passed on
    from numclaims.pipeline.partitioned import extract_dataset

    with progress.meter(shown=shown) as tell, console.writing(Path(output)):
        made = extract_dataset(paths, output, progress=lambda count, share: tell("extracting", count, share), **given)
    for trouble in made.troubles:
        console.name_trouble(trouble)
    parts = f"{made.parts:,} part{'' if made.parts == 1 else 's'}"
    kept = f", {made.kept:,} of them from before" if made.kept else ""
    click.echo(f"{made.documents:,} documents, {made.rows:,} rows in {parts}{kept}: {output}", err=True)
    return console.count_failed(made.troubles)


def _to_one(
    paths: tuple[str, ...],
    form: Form,
    output: Path | None,
    shown: bool | None,
    **given: Any,  # noqa: ANN401 -- passed on
) -> int:
    """Write rows to one file or to standard output; returns how many inputs could not be read, one if nothing was there."""
    from numclaims.pipeline.extracting import extract_rendered

    if form == "parquet" and output is None:
        raise UsageError("Parquet cannot go to standard output.", "Add --output FILE.")
    with progress.meter(shown=shown) as tell:
        told = _Told(tell, paths)
        parts = told.passing(extract_rendered(paths, form, **given))
        first = _up_to_first_document(parts)
        if output is None:
            _to_standard_output(itertools.chain(first, parts), form)
        elif told.documents:
            with console.writing(output):
                _to_file(itertools.chain(first, parts), form, output)
    if not told.documents:
        console.say_nothing_is_written(console.NOTHING_READ, named=told.troubles > 0)
    return told.failed or not told.documents


def _up_to_first_document(parts: Iterator[Rendered]) -> list[Rendered]:
    """What comes until one document was read: before that, a file that is there is not to be replaced by an empty one."""
    first: list[Rendered] = []
    for part in parts:
        first.append(part)
        if part.documents:
            break
    return first


class _Told:
    """Names every trouble when it comes, and tells how far the work is."""

    def __init__(self, tell: progress.Meter, paths: tuple[str, ...]) -> None:
        self.tell = tell
        self.troubles = 0
        self.failed = 0
        self.documents = 0
        self._size: int | None = None
        if tell.shown:
            from numclaims.documents.shares import size_of

            self._size = size_of(paths)

    def _share(self) -> float | None:
        from numclaims.documents.metering import bytes_read

        return min(1.0, bytes_read() / self._size) if self._size else None

    def passing(self, parts: Iterator[Rendered]) -> Iterator[Rendered]:
        for part in parts:
            self.documents += part.documents
            if part.troubles:
                self.tell.clear()
                self.troubles += len(part.troubles)
                self.failed += console.count_failed(part.troubles)
                for trouble in part.troubles:
                    console.name_trouble(trouble)
            self.tell("extracting", self.documents + self.troubles, self._share())
            yield part


def _to_standard_output(parts: Iterator[Rendered], form: Form) -> None:
    from numclaims.pipeline.rendering import header

    out = sys.stdout.buffer  # the contract's bytes, whatever the locale or platform
    try:
        out.write(header(form))
        for part in parts:
            out.write(part.rows)
            out.flush()  # whoever reads them need not wait for the next
    except BrokenPipeError:
        # Whoever read them has enough (`| head`), and that is no failure. What is still in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(parts: Iterator[Rendered], form: Form, output: Path) -> None:
    from numclaims.pipeline import rendering

    if form == "parquet":
        from numclaims.claims import Claim
        from numclaims.records.arrow import schema, write_batches

        write_batches(output, schema(Claim), rendering.tables_of(parts))
        return
    from numclaims.views.tables import whole_file

    with whole_file(output) as file:
        out = cast("TextIOWrapper", file).buffer
        out.write(rendering.header(form))
        for part in parts:
            out.write(part.rows)
