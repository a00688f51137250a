"""`numclaims explain`: why a text or a claim reads as it does, or why the claims of a series belong together."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from numclaims.cli import console, options
from numclaims.errors import UsageError

if TYPE_CHECKING:
    from numclaims.claims import Claim, Series
    from numclaims.pipeline.deciding import Decided


@click.command()
@click.argument("text", required=False)
@click.option("--published", metavar="DATE", help="When the text was published (2011-06-07).")
@click.option("--publisher", metavar="NAME", help="Who printed it.")
@click.option(
    "--series", "series_id", metavar="ID", help="Instead of a text: why the claims of this series belong together."
)
@click.option(
    "--claim", "claim_id", metavar="ID", help="Instead of a text: how this claim (claim_id in figures.csv) came about."
)
@options.MEASURES
@options.SOURCES
@options.of_a_ledger
def explain(
    text: str | None,
    published: str | None,
    publisher: str | None,
    series_id: str | None,
    claim_id: str | None,
    measure_files: tuple[Path, ...],
    source_files: tuple[Path, ...],
    ledger: Path,
) -> None:
    """Show what every stage makes of TEXT (or -, for standard input): candidates, rules, rejections, claims.

    Or how a claim of an earlier run came about, in its own text, and in which series it stands; or why a series is one.
    """
    if sum(given is not None for given in (text, series_id, claim_id)) != 1:
        raise UsageError(
            "explain takes a TEXT, a --claim or a --series.", 'Write numclaims explain "At least 12 people died."'
        )
    from numclaims.pipeline import use_own

    use_own(measure_files, source_files)
    if claim_id is not None:
        click.echo(_explain_claim(claim_id, ledger))
        return
    if series_id is not None:
        click.echo(_explain_series(series_id, ledger))
        return
    if text == "-":
        text = sys.stdin.buffer.read().decode(errors="replace")
    elif _is_file(str(text)):
        raise UsageError(f"{text} is a file, and explain takes a text.", f"Write numclaims explain - < {text}")
    from numclaims.explaining import explain_text

    try:
        lines = explain_text(str(text), published=published, publisher=publisher, width=console.width())
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write it as 2011-06-07.") from error
    click.echo("\n".join(lines))


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or no name
        return False


def _followed(file: Path) -> tuple[Decided, list[Claim], list[Series]]:
    """What a ledger holds, as people left it, and its figures as they are followed."""
    from numclaims.pipeline.deciding import decided
    from numclaims.series import grouping
    from numclaims.series.regrouping import Regrouping

    with console.open_ledger(file) as book:
        basis = decided(book)
    people = Regrouping(merged=basis.laid.merged, split=basis.laid.split)
    claims, series = grouping.follow(basis.laid.claims, basis.documents, people)
    return basis, claims, series


def _explain_claim(claim_id: str, file: Path) -> str:
    from numclaims.explaining import explain_claim, remedies, why_untracked

    basis, claims, series = _followed(file)
    claim = next((c for c in claims if c.claim_id == claim_id), None)
    document = next((d for d in basis.documents if claim is not None and d.id == claim.doc_id), None)
    if claim is None or document is None:
        raise UsageError(
            f"{claim_id}: there is no such claim in {file}.", "Its ids stand in figures.csv and claims.csv."
        )
    lines = explain_claim(claim, document, width=console.width())
    home = next((s for s in series if s.series_id == claim.series_id), None)
    if home is None:
        lines += ["", f"It is followed in no series: {why_untracked(claim)}."]
    else:
        place = None if home.event_id else home.place_name or "no place"  # the words of an event name it
        what = ", ".join(part for part in (home.measure, place, home.event) if part)
        lines += ["", f"It stands in series {home.series_id}: {what}."]
        alone = f"its {home.claims} claims belong together" if home.claims > 1 else "it stands there alone"
        lines.append(f"numclaims explain --series {home.series_id}{_option(file)} tells why {alone}.")
    return "\n".join([*lines, *remedies(claim, _option(file), width=console.width())])


def _option(ledger: Path) -> str:
    """The option by which the next command finds the same ledger; empty where it looks there anyway."""
    return "" if ledger == Path("reports", options.LEDGER_NAME) else f" --ledger {shlex.quote(str(ledger))}"


def _explain_series(series_id: str, file: Path) -> str:
    from numclaims.series import grouping

    basis, claims, series = _followed(file)
    if all(s.series_id != series_id for s in series):
        raise UsageError(f"{series_id}: there is no such series in {file}.", "Its ids stand in series.csv.")
    told = [grouping.explain(series_id, claims, basis.reasons), "", "If one of them does not belong, or another does:"]
    told += [f"  numclaims decisions add {way} CLAIM_ID NAME{_option(file)}" for way in ("split", "merge")]
    return "\n".join(told)
