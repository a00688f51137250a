"""`numclaims run`: the whole job; `plot` and `discrepancies`: its last steps again from a ledger."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from numclaims.cli import console, options

if TYPE_CHECKING:
    from numclaims.pipeline import Outcome
    from numclaims.records.ledger import Ledger


@click.command()
@options.PATHS
@options.NEW_LEDGER
@options.REPORTS
@options.FIGURES
@options.LANGUAGE
@options.PROCESSES
@options.MEASURES
@options.SOURCES
@options.FORMATS
@options.HXL
@options.BOM
@options.PLOT_FORMATS
@options.AS_KNOWN_ON
@options.WAIT
def run(
    paths: tuple[str, ...],
    ledger: Path | None,
    reports: Path,
    figures: Path,
    language: str,
    processes: int | None,
    measure_files: tuple[Path, ...],
    source_files: tuple[Path, ...],
    forms: tuple[str, ...],
    hxl: bool,
    bom: bool,
    plot_formats: tuple[str, ...],
    as_known_on: dt.date | None,
    wait: float,
) -> None:
    """Do the whole job: tables, plots and the discrepancy report from PATH (files, folders, or -)."""
    from numclaims import pipeline

    with console.progress() as tell, console.writing(reports):
        outcome = pipeline.run(
            paths,
            ledger=ledger,
            reports=reports,
            figures=figures,
            language=language,
            processes=processes,
            measures=measure_files,
            sources=source_files,
            forms=forms,
            hxl=hxl,
            bom=bom,
            plot_formats=plot_formats,
            as_known_on=as_known_on,
            wait=wait,
            notice=console.notice,
            progress=tell,
        )
    _finish(outcome, console.NOTHING_READ if as_known_on is None else _none_by(as_known_on))


def _none_by(day: dt.date) -> str:
    return f"no document is known to have been published by {day}"


def _finish(outcome: Outcome, without_documents: str) -> None:
    """Name what could not be read or applied, and sum up; or say why there is nothing to sum up, and that nothing was written."""
    for trouble in outcome.troubles:
        console.name_trouble(trouble)
    console.name_unplaced(outcome.unplaced)
    if not outcome.documents:
        console.say_nothing_is_written(without_documents, named=bool(outcome.troubles))
        sys.exit(console.EXIT_UNREAD_INPUT)
    console.sum_up(outcome)
    if console.count_failed(outcome.troubles):
        sys.exit(console.EXIT_UNREAD_INPUT)


@click.command()
@options.LEDGER
@options.REPORTS
@options.FIGURES
@options.HXL
@options.BOM
@options.PLOT_FORMATS
@options.AS_EXTRACTED_ON
@options.AS_KNOWN_ON
@options.WAIT
def plot(
    ledger: Path | None,
    reports: Path,
    figures: Path,
    hxl: bool,
    bom: bool,
    plot_formats: tuple[str, ...],
    as_extracted_on: str | None,
    as_known_on: dt.date | None,
    wait: float,
) -> None:
    """Draw the plots again from a ledger."""
    file = options.held(ledger, reports)
    with console.open_ledger(file, wait=wait, as_extracted_on=as_extracted_on) as book:
        made = _again(book, None, figures, hxl=hxl, bom=bom, plot_formats=plot_formats, as_known_on=as_known_on)
        _finish(made, _nothing_held(file, as_extracted_on, as_known_on))


@click.command()
@options.LEDGER
@options.REPORTS
@options.FORMATS
@options.HXL
@options.BOM
@options.AS_EXTRACTED_ON
@options.AS_KNOWN_ON
@options.WAIT
def discrepancies(
    ledger: Path | None,
    reports: Path,
    forms: tuple[str, ...],
    hxl: bool,
    bom: bool,
    as_extracted_on: str | None,
    as_known_on: dt.date | None,
    wait: float,
) -> None:
    """Write the tables and the discrepancy report again from a ledger."""
    file = options.held(ledger, reports)
    with console.open_ledger(file, wait=wait, as_extracted_on=as_extracted_on) as book:
        made = _again(book, reports, None, forms=forms, hxl=hxl, bom=bom, as_known_on=as_known_on)
        _finish(made, _nothing_held(file, as_extracted_on, as_known_on))


def _nothing_held(file: Path, as_extracted_on: str | None, as_known_on: dt.date | None) -> str:
    """Why a ledger shows no document."""
    if as_extracted_on is not None:
        return f"{file} held nothing on {as_extracted_on}; `numclaims ledger info` lists its runs"
    return f"{file} holds no document" if as_known_on is None else _none_by(as_known_on)


def _again(
    book: Ledger,
    reports: Path | None,
    figures: Path | None,
    *,
    forms: tuple[str, ...] = (),
    hxl: bool = False,
    bom: bool = False,
    plot_formats: tuple[str, ...] = ("png",),
    as_known_on: dt.date | None = None,
) -> Outcome:
    from numclaims import pipeline

    with console.progress() as tell, console.writing(reports or figures or book.path):
        return pipeline.report(
            book,
            reports=reports,
            figures=figures,
            forms=forms,
            hxl=hxl,
            bom=bom,
            plot_formats=plot_formats,
            as_known_on=as_known_on,
            progress=tell,
        )
