"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from numclaims.errors import UsageError

LEDGER_NAME: Final = "ledger.duckdb"
"""What a ledger is called in a reports folder."""
FILE: Final = click.Path(path_type=Path, dir_okay=False)
FOLDER: Final = click.Path(path_type=Path, file_okay=False)
_EXISTING_FILE: Final = click.Path(path_type=Path, exists=True, dir_okay=False)


def _day(_context: click.Context, option: click.Parameter, written: str | None) -> dt.date | None:
    """A day, or an error that tells how to write one."""
    try:
        return None if written is None else dt.date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"{option.opts[0]} {written}: not a date.", "Write it as 2011-06-07.") from error


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
LANGUAGE = click.option(
    "--language", default="en", show_default=True, metavar="CODE", help="Read texts in this language, or `any`."
)
PROCESSES = click.option(
    "--processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Use so many processes (default: all processors).",
)
REPORTS = click.option(
    "--reports",
    type=FOLDER,
    default="reports",
    show_default=True,
    metavar="DIR",
    help="Folder of the page, the tables and the ledger.",
)
FIGURES = click.option(
    "--figures", type=FOLDER, default="figures", show_default=True, metavar="DIR", help="Folder of the plots."
)
LEDGER = click.option(
    "--ledger",
    type=FILE,
    metavar="FILE",
    help="The ledger (default: the one in the reports folder).",
)
NEW_LEDGER = click.option(
    "--ledger",
    type=FILE,
    metavar="FILE",
    help="Keep everything in this ledger, and add to it (default: a fresh one in the reports folder).",
)
MEASURES = click.option(
    "--measures",
    "measure_files",
    type=_EXISTING_FILE,
    multiple=True,
    metavar="FILE",
    help="Your own measures (TOML), laid over the catalogue; may be given more than once.",
)
SOURCES = click.option(
    "--sources",
    "source_files",
    type=_EXISTING_FILE,
    multiple=True,
    metavar="FILE",
    help="Your own register of sources (TOML), laid over ours; may be given more than once.",
)
FORMATS = click.option(
    "--format",
    "forms",
    type=click.Choice(["xlsx", "sqlite", "annotations", "hxl"]),
    multiple=True,
    help="Beside the CSV tables also: xlsx (a workbook), sqlite (for Datasette, with full-text search), annotations (W3C Web "
    "Annotations), hxl (a column for each measure). May be given more than once.",
)
HXL = click.option("--hxl", is_flag=True, help="Put a row of HXL tags below the header of every CSV.")
BOM = click.option(
    "--bom", is_flag=True, help="Begin every CSV with a byte order mark, so that Excel reads it as UTF-8."
)
PLOT_FORMATS = click.option(
    "--plot-format",
    "plot_formats",
    type=click.Choice(["png", "svg", "pdf"]),
    multiple=True,
    default=("png",),
    show_default=True,
    help="Form of the plots; may be given more than once.",
)
WAIT = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=60.0,
    metavar="SECONDS",
    help="How long to wait for another process that holds the ledger (default: 60).",
)
AS_EXTRACTED_ON = click.option(
    "--as-extracted-on",
    "as_extracted_on",
    metavar="DATE",
    help="Show what the ledger held at the end of that day (UTC), or at a moment (2011-06-07T09:30Z).",
)
AS_KNOWN_ON = click.option(
    "--as-known-on",
    "as_known_on",
    callback=_day,
    metavar="DATE",
    help="Show what the documents published by that day tell; those without a date are left out and named.",
)
WHO = click.option("--who", metavar="NAME", help="Who decides (default: the name you are logged in with).")
WHY = click.option("--why", metavar="TEXT", help="The reason.")
ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who does the work: the processes of this machine, or a Dask cluster.",
)
SCHEDULER = click.option("--scheduler", metavar="ADDRESS", help="Of the Dask cluster (default: one on this machine).")
PROGRESS = click.option(
    "--progress/--no-progress", "shown", default=None, help="Show it or not (default: if standard error is a terminal)."
)


def held(ledger: Path | None, reports: Path) -> Path:
    """The ledger that is meant: the one named, else the one in the reports folder."""
    return ledger or reports / LEDGER_NAME


def of_a_ledger(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which ledger a command works on; it gets that as ``ledger``, and no ``reports``."""

    @LEDGER
    @REPORTS
    @functools.wraps(command)
    def with_ledger(ledger: Path | None, reports: Path, **rest: object) -> None:
        command(ledger=held(ledger, reports), **rest)

    return with_ledger
