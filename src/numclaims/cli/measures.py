"""`numclaims measures`: the catalogue."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from numclaims.cli import console, options


@click.command()
@options.MEASURES
@options.SOURCES
def measures(measure_files: tuple[Path, ...], source_files: tuple[Path, ...]) -> None:
    """List the measure catalogue: whatever can be counted, each with its definition.

    Of your own measures and sources all examples and counterexamples are tried; the exit status is 1 if one does not hold.
    """
    from numclaims.extraction.what.catalogue import catalogue
    from numclaims.pipeline.trying import misfires

    wrong = list(misfires(measure_files, source_files))
    for entry in catalogue():
        click.echo(f"{entry.id:14}{entry.definition}")
    for sentence in wrong:
        console.notice(sentence)
    if wrong:
        cure = "Mend the words of the entry or the example; `numclaims explain` with the same options shows how it is read."
        console.notice(cure)
        sys.exit(console.EXIT_LOOK)
