"""`numclaims series`: the series of a data set of claims that is too large for one process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from numclaims.cli import console, options, progress

if TYPE_CHECKING:
    from numclaims.pipeline.partitioned import Engine


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path, exists=True), metavar="DATASET")
@click.option(
    "--output",
    type=options.FOLDER,
    required=True,
    metavar="DIR",
    help="Where series.csv and the claims of each series go.",
)
@options.PROCESSES
@options.ENGINE
@options.SCHEDULER
@options.PROGRESS
def series(
    dataset: Path, output: Path, processes: int | None, engine: Engine, scheduler: str | None, shown: bool | None
) -> None:
    """Follow every figure of DATASET (from `extract --output DIR/`), however large it is.

    It reads claims, not texts. So a wire copy counts as a source of its own, a document without a date stays without one, and
    no discrepancies are written: for these, and for what people decided, use `numclaims run`.
    """
    from numclaims.pipeline.bucketed import series_of_dataset

    with progress.meter(shown=shown) as tell, console.writing(output):
        count = series_of_dataset(
            dataset,
            output,
            engine=engine,
            scheduler=scheduler,
            processes=processes,
            progress=lambda what, share: tell(what, None, share),
        )
    click.echo(f"{count:,} series: {output / 'series.csv'}", err=True)
