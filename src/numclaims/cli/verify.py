"""The command that holds a page to its texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from numclaims.cli import console, options
from numclaims.errors import UsageError

if TYPE_CHECKING:
    from numclaims.claims import Claim


@click.command()
@click.argument("page", type=click.Path(path_type=Path), default="reports/report.html")
@click.option(
    "--documents",
    "documents_file",
    type=options.FILE,
    metavar="FILE",
    help="Check its texts against this documents.jsonl (default: the one beside the page, if there is one).",
)
@click.option(
    "--ledger",
    type=options.FILE,
    metavar="FILE",
    help="Check its texts and values against this ledger.",
)
def verify(page: Path, documents_file: Path | None, ledger: Path | None) -> None:
    """Check that every number on PAGE stands in its sentence, and every sentence in its text.

    PAGE is a report.html, or the reports folder it stands in.
    """
    from numclaims.pipeline import claims_of
    from numclaims.views.markdown import many
    from numclaims.views.page.verifying import verify as check

    page = page / "report.html" if page.is_dir() else page
    if not page.is_file():
        raise UsageError(f"{page}: there is no such file.", "Name the report.html that `numclaims run` wrote.")
    beside = page.parent / "documents.jsonl"
    documents = _documents(documents_file or beside) if documents_file or beside.is_file() else None
    claims: Mapping[str, Claim] | None = None
    if ledger is not None:
        documents, claims = _held(ledger)
    verdict = check(page, read=claims_of, documents=documents, claims=claims)
    for note in verdict.notes:
        click.echo(f"numclaims: {note}", err=True)
    for problem in verdict.problems:
        click.echo(f"{problem.where}: {problem.what}")
    told = (
        f"{many(verdict.articles, 'article')}, {many(verdict.numbers, 'marked number')}, "
        f"{many(verdict.sentences, 'quoted sentence')}, {many(verdict.claims, 'claim')}"
    )
    if verdict.problems:
        count = len(verdict.problems)
        click.echo(f"{page}: {told}; {count:,} {'thing does' if count == 1 else 'things do'} not hold.", err=True)
        sys.exit(console.EXIT_LOOK)
    click.echo(f"{page}: {told}; all of them hold.", err=True)


def _documents(file: Path) -> dict[str, str]:
    try:
        with file.open(encoding="utf-8") as lines:
            return {row["id"]: row["text"] for row in map(json.loads, lines)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file}: cannot be read as documents ({error}).", "Give the documents.jsonl that `numclaims run` wrote."
        ) from error


def _held(ledger: Path) -> tuple[dict[str, str], dict[str, Claim]]:
    from numclaims.pipeline.running import compare

    with console.open_ledger(ledger) as book:
        made = compare(book)
    return {d.id: d.text for d in made.documents}, {c.claim_id: c for c in made.claims}
