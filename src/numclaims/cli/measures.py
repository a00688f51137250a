"""`numclaims measures`: the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from numclaims.cli import options


@click.command()
@options.MEASURES
def measures(measure_files: tuple[Path, ...]) -> None:
    """List the measure catalogue: what is told apart, and by which words."""
    from numclaims.extraction.what.catalogue import catalogue
    from numclaims.pipeline import use_own

    use_own(measures=measure_files)
    for entry in catalogue():
        click.echo(f"{entry.id:14}{entry.definition}")
