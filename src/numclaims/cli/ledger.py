"""`numclaims ledger`: what a ledger holds, and all of it as Parquet files and back."""

from __future__ import annotations

from pathlib import Path

import click

from numclaims.cli import console, options
from numclaims.errors import UsageError

_FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")


@click.group()
def ledger() -> None:
    """Show a ledger's runs, and export or import all of it."""


@ledger.command("info")
@options.LEDGER
@options.REPORTS
@options.AS_EXTRACTED_ON
@options.WAIT
def info(ledger: Path | None, reports: Path, as_extracted_on: str | None, wait: float) -> None:
    """Say what the ledger holds, and list the runs that made it."""
    file = ledger or reports / "ledger.duckdb"
    with console.open_ledger(file, wait=wait, as_extracted_on=as_extracted_on) as book:
        runs, decisions = book.runs(), book.decisions()
        documents, claims = len(book.documents()), len(book.claims())
    click.echo(
        f"{file}: {documents} documents, {claims} numbers, {len(decisions)} decisions, {len(runs)} finished runs"
    )
    for run in runs:
        click.echo(
            f"{run['ended_at']:%Y-%m-%d %H:%M:%S}  numclaims {run['program_version']}  rules {run['rules_version']}  "
            f"{run['documents']} documents  {run['tracked']} tracked figures  {run['series']} series  "
            f"{run['discrepancies']} findings"
        )


@ledger.command("export")
@_FOLDER
@options.LEDGER
@options.REPORTS
@options.WAIT
def export_(folder: Path, ledger: Path | None, reports: Path, wait: float) -> None:
    """Write the whole ledger to DIR, a Parquet file a table."""
    from numclaims.records import transfer

    file = ledger or reports / "ledger.duckdb"
    if not file.is_file():
        raise UsageError(f"{file}: there is no such ledger.", "Name it with --ledger.")
    with console.writing(folder):
        counts = transfer.export_ledger(file, folder, wait=wait, tell=console.notice)
    console.notice(f"wrote {folder}/, {sum(counts.values())} rows in {len(counts)} tables")


@ledger.command("import")
@_FOLDER
@click.option(
    "--ledger",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The ledger to make.",
)
def import_(folder: Path, ledger: Path) -> None:
    """Make a new ledger of what `ledger export` wrote to DIR."""
    from numclaims.records import transfer

    with console.writing(ledger):
        counts = transfer.import_ledger(folder, ledger)
    console.notice(f"wrote {ledger}, {sum(counts.values())} rows in {len(counts)} tables")
