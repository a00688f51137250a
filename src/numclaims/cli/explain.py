"""`numclaims explain`: why a text gives what it gives, or why the claims of a series belong together."""

from __future__ import annotations

from pathlib import Path

import click

from numclaims.cli import console, options
from numclaims.errors import UsageError


@click.command()
@click.argument("text", required=False)
@click.option("--published", metavar="DATE", help="When the text was published (2011-06-07).")
@click.option("--publisher", metavar="NAME", help="Who printed it.")
@click.option(
    "--series", "series_id", metavar="ID", help="Instead of a text: why the claims of this series belong together."
)
@options.of_a_ledger
def explain(
    text: str | None,
    published: str | None,
    publisher: str | None,
    series_id: str | None,
    ledger: Path,
) -> None:
    """Show what every stage makes of TEXT: candidates, rules, rejections, claims. Or why a series is one."""
    if (text is None) == (series_id is None):
        raise UsageError("explain takes a TEXT or a --series.", 'Write numclaims explain "At least 12 people died."')
    if series_id is not None:
        click.echo(_explain_series(series_id, ledger))
        return
    from numclaims.explaining import explain_text

    try:
        lines = explain_text(str(text), published=published, publisher=publisher)
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write it as 2011-06-07.") from error
    click.echo("\n".join(lines))


def _explain_series(series_id: str, file: Path) -> str:
    from numclaims.pipeline.deciding import decided
    from numclaims.series import grouping
    from numclaims.series.regrouping import Regrouping

    with console.open_ledger(file) as book:
        basis = decided(book)
    people = Regrouping(merged=basis.laid.merged, split=basis.laid.split)
    claims, series = grouping.follow(basis.laid.claims, basis.documents, people)
    if all(s.series_id != series_id for s in series):
        raise UsageError(f"{series_id}: there is no such series in {file}.", "Its ids stand in series.csv.")
    return grouping.explain(series_id, claims, basis.reasons)
