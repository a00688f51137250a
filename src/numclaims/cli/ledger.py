"""`numclaims ledger`: what a ledger holds, and all of it as Parquet files and back."""

from __future__ import annotations

from pathlib import Path

import click

from numclaims.cli import console, options
from numclaims.errors import UsageError

_FOLDER = click.argument("folder", type=options.FOLDER, metavar="DIR")


@click.group()
def ledger() -> None:
    """Show a ledger's runs, and export or import all of it."""


@ledger.command("info")
@options.of_a_ledger
@options.AS_EXTRACTED_ON
@options.WAIT
def info(ledger: Path, as_extracted_on: str | None, wait: float) -> None:
    """Say what the ledger holds, and list the runs that made it."""
    with console.open_ledger(ledger, wait=wait, as_extracted_on=as_extracted_on) as book:
        runs, decisions = book.runs(), book.decisions()
        documents, claims = len(book.documents()), len(book.claims())
    click.echo(
        f"{ledger}: {console.counted(documents, 'document')}, {console.counted(claims, 'number')}, "
        f"{console.counted(len(decisions), 'decision')}, {console.counted(len(runs), 'finished run')}"
    )
    for run in runs:
        click.echo(
            f"{run['ended_at']:%Y-%m-%d %H:%M:%S}  numclaims {run['program_version']}  rules {run['rules_version']}  "
            + "  ".join(
                console.counted(run[column], thing)
                for column, thing in (
                    ("documents", "document"),
                    ("tracked", "tracked figure"),
                    ("series", "series"),
                    ("discrepancies", "finding"),
                )
            )
        )


@ledger.command("export")
@_FOLDER
@options.of_a_ledger
@options.WAIT
def export_(folder: Path, ledger: Path, wait: float) -> None:
    """Write the whole ledger to DIR, a Parquet file a table."""
    from numclaims.records import transfer

    if not ledger.is_file():
        raise UsageError(f"{ledger}: there is no such ledger.", "Name it with --ledger.")
    with console.writing(folder):
        counts = transfer.export_ledger(ledger, folder, wait=wait, tell=console.notice)
    console.notice(
        f"wrote {folder}/, {console.counted(sum(counts.values()), 'row')} in {console.counted(len(counts), 'table')}"
    )


@ledger.command("import")
@_FOLDER
@click.option(
    "--ledger",
    required=True,
    type=options.FILE,
    metavar="FILE",
    help="The ledger to make.",
)
def import_(folder: Path, ledger: Path) -> None:
    """Make a new ledger of what `ledger export` wrote to DIR."""
    from numclaims.records import transfer

    with console.writing(ledger):
        counts = transfer.import_ledger(folder, ledger)
    console.notice(
        f"wrote {ledger}, {console.counted(sum(counts.values()), 'row')} in {console.counted(len(counts), 'table')}"
    )
