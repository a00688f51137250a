"""`numclaims decisions`: what people decided, as a list that can be kept, edited, moved and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from numclaims.cli import console, options
from numclaims.cli.review import claims_of, keep_read
from numclaims.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numclaims.claims import Claim
    from numclaims.pipeline.deciding import Decided
    from numclaims.records.decision import Action, Decision

_FILE = click.argument("file", type=options.FILE, metavar="FILE.csv")


@click.group()
def decisions() -> None:
    """List, export, import, add and withdraw people's decisions."""


@decisions.command("list")
@options.of_a_ledger
@options.WAIT
def list_(ledger: Path, wait: float) -> None:
    """List all decisions, and whether each still finds its place."""
    from numclaims.records.decisionlist import written_changes_of

    standings = claims_of(ledger, wait).laid.standings
    for s in standings:
        d = s.decision
        what = f'"{" ".join((d.quote or "").split())}" in {d.doc_id}' if d.anchored() else f'"{d.name}"'
        named = f" as {d.name}" if d.anchored() and d.name else ""
        changed = f": {written_changes_of(d)}" if d.changed() else ""
        why = f" ({d.why})" if d.why else ""
        click.echo(f"{d.decision_id}  {s.state:10}  {d.made_at[:19]}  {d.who}  {d.action} {what}{named}{changed}{why}")
    if not standings:
        console.notice("there are no decisions.")


@decisions.command("export")
@_FILE
@options.of_a_ledger
@options.WAIT
def export_(file: Path, ledger: Path, wait: float) -> None:
    """Write all decisions to FILE.csv."""
    from numclaims.records import decisionlist

    standings = claims_of(ledger, wait).laid.standings
    with console.writing(file):
        decisionlist.write(file, standings)
    console.notice(f"wrote {file}, {console.counted(len(standings), 'decision')}")


@decisions.command("import", short_help="Read decisions from FILE.csv.")
@_FILE
@options.of_a_ledger
@options.WHO
@options.WAIT
def import_(file: Path, ledger: Path, who: str | None, wait: float) -> None:
    """Read decisions from FILE.csv; those that are known change nothing."""
    from numclaims.records import decisionlist
    from numclaims.records.ledger import utc_now

    state = claims_of(ledger, wait)
    known = [s.decision for s in state.laid.standings]
    found = decisionlist.read(file, known, state.laid.claims, state.documents, who=who, now=utc_now())
    keep_read(ledger, found, wait)


@decisions.command("withdraw", short_help="Withdraw a decision.")
@click.argument("decision_id", metavar="ID")
@options.of_a_ledger
@options.WHO
@options.WHY
@options.WAIT
def withdraw(decision_id: str, ledger: Path, who: str | None, why: str | None, wait: float) -> None:
    """Withdraw the decision ID; the row stays, and one more says that it no longer holds."""
    from numclaims.records import decisions as laying
    from numclaims.records.ledger import utc_now

    with console.open_ledger(ledger, write=True, wait=wait) as book:
        if all(d.decision_id != decision_id for d in book.decisions()):
            raise UsageError(f"{decision_id}: there is no such decision.", "`numclaims decisions list` shows the ids.")
        book.decide([laying.make("withdraw", console.reviewer(who), utc_now(), name=decision_id, why=why)])
    console.notice(f"{decision_id} withdrawn.")


@decisions.command("add", short_help="Decide about one claim, or name a source.")
@click.argument("action", type=click.Choice(["accept", "correct", "reject", "merge", "split", "root"]))
@click.argument("subject", metavar="CLAIM_ID|SOURCE")
@click.argument("rest", nargs=-1, metavar="[FIELD=VALUE... | NAME]")
@options.of_a_ledger
@options.WHO
@options.WHY
@options.WAIT
def add(
    action: str,
    subject: str,
    rest: tuple[str, ...],
    ledger: Path,
    who: str | None,
    why: str | None,
    wait: float,
) -> None:
    """Decide about one claim, or name a source.

    CLAIM_ID and SOURCE stand in figures.csv (claim_id, root). FIELD is a column of claims.csv that was read from the text,
    such as value, measure, place_name or attributed_to, or as_of for both of its days; `FIELD=(none)` empties it.
    """
    made = _made(cast("Action", action), subject, rest, claims_of(ledger, wait), console.reviewer(who), why)
    with console.open_ledger(ledger, write=True, wait=wait) as book:
        new = book.decide([made])
    console.notice(f"{made.decision_id} kept." if new else f"{made.decision_id} is known already.")


def _made(action: Action, subject: str, rest: tuple[str, ...], state: Decided, who: str, why: str | None) -> Decision:
    from numclaims.records import corrections
    from numclaims.records import decisions as laying
    from numclaims.records.ledger import utc_now

    name = " ".join(" ".join(rest).split()) if action in {"merge", "split", "root"} else None
    if (name == "" and rest) or (action in {"merge", "split", "root", "correct"}) != bool(rest):
        raise UsageError(
            f"{action} {'takes nothing more' if name is None and rest else 'lacks a name or FIELD=VALUE'}.",
            "See `numclaims decisions add --help`.",
        )
    if action == "root":
        if all(c.root != subject for c in state.laid.claims):
            near = " or ".join(map(repr, _sources_like(subject, state.laid.claims)))
            cure = f"Did you mean {near}?" if near else "Sources stand in the column `root`."
            raise UsageError(f"{subject!r}: no claim has that source.", cure)
        return laying.make("root", who, utc_now(), name=subject, why=why, changes={"root": name})
    claim = next((c for c in state.laid.claims if c.claim_id == subject), None)
    if claim is None:
        raise UsageError(f"{subject}: there is no such claim.", "Its ids stand in claims.csv.")
    changes: dict[str, str | None] = {}
    if action == "correct":
        if not all("=" in word for word in rest):
            raise UsageError(f"{' '.join(rest)!r} is no FIELD=VALUE.", 'Write value=12 or place_name="Homs, Syria".')
        changes = corrections.checked({n: v for n, _, v in (word.partition("=") for word in rest)}, claim)
    text = next(d.text for d in state.documents if d.id == claim.doc_id)
    return laying.make(action, who, utc_now(), claim=claim, text=text, why=why, name=name, changes=changes)


def _sources_like(written: str, claims: Iterable[Claim]) -> list[str]:
    """The names in ``root`` behind words as they stand in a text, else those that look alike."""
    import difflib

    named = [(c.root, (c.attributed_to or "").casefold()) for c in claims if c.root is not None]
    meant = {root for root, words in named if words == written.casefold()}
    return sorted(meant) or difflib.get_close_matches(written, sorted({root for root, _ in named}), n=3)
