"""`numclaims diff`: what changed since yesterday, for a person or a timer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from numclaims.cli import console


@click.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=40,
    show_default=True,
    metavar="N",
    help="Rows listed under each heading; JSON lists all.",
)
def diff(old: Path, new: Path, form: str, most: int) -> None:
    """Say what is new, gone or changed between two runs: claims, figures followed, findings, documents.

    OLD and NEW are ledgers, folders of reports, or files of claims (CSV, JSONL, Parquet). Exit status 0: the same; 1: there
    are changes; 2: wrong usage.
    """
    from numclaims.pipeline.results import differences
    from numclaims.views import changelog

    found = differences(old, new)
    # The reports are UTF-8 wherever they are read.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    if form == "json":
        click.echo(changelog.to_json(found))
    else:
        for line in changelog.lines(found, most=most):
            click.echo(line)
    sys.exit(console.EXIT_LOOK if found else console.EXIT_DONE)
