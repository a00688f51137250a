"""`numclaims export`: what an earlier run made, in the forms that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from numclaims.cli import console, options


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="LEDGER|REPORTS")
@click.option(
    "--output",
    type=options.FOLDER,
    default="export",
    show_default=True,
    metavar="DIR",
    help="Folder for the files.",
)
@options.FORMATS
@options.HXL
@options.BOM
def export(source: Path, output: Path, forms: tuple[str, ...], hxl: bool, bom: bool) -> None:
    """Write the tables of an earlier run again, with their datapackage.json, in further forms.

    LEDGER|REPORTS is a ledger or a folder that `numclaims run --reports` wrote. `numclaims run` takes the same options and
    writes the same files into its reports folder.
    """
    from numclaims.pipeline.results import export as write
    from numclaims.pipeline.results import load

    outcome = load(source)
    with console.writing(output):
        files = write(outcome, output, forms=forms, hxl=hxl, bom=bom)
    for file in files:
        click.echo(f"wrote {file}", err=True)
