"""`numclaims review`: judge and correct claims, at the terminal or in a file that goes out and comes back."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from numclaims.cli import console, options, showing
from numclaims.cli.keys import Keys
from numclaims.errors import CorrectionError, UsageError

if TYPE_CHECKING:
    from numclaims.claims import Claim, Document
    from numclaims.pipeline.deciding import Decided
    from numclaims.records.decision import Action, Decision
    from numclaims.records.decisionlist import Read


@click.command()
@options.of_a_ledger
@options.WHO
@click.option("--measure", metavar="ID", help="Only claims of this measure.")
@click.option("--untracked", is_flag=True, help="Numbers that are not followed, too, for figures that were missed.")
@click.option("--all", "everything", is_flag=True, help="Claims that were decided already, too.")
@click.option(
    "--export",
    "target",
    type=options.FILE,
    metavar="FILE",
    help="Write a sheet for a spreadsheet (.csv) or tasks for Label Studio (.json) instead.",
)
@click.option(
    "--import",
    "source",
    type=options.FILE,
    metavar="FILE",
    help="Read back what --export wrote and people edited.",
)
@options.WAIT
def review(
    ledger: Path,
    who: str | None,
    measure: str | None,
    untracked: bool,
    everything: bool,
    target: Path | None,
    source: Path | None,
    wait: float,
) -> None:
    """Accept, correct or reject claims, least certain first. Decisions survive re-runs."""
    if target is not None and source is not None:
        raise UsageError("--export and --import cannot go together.", "Give one of them.")
    if measure is not None:
        _known(measure)
    state = claims_of(ledger, wait)
    if target is not None:
        _export(target, state, untracked=untracked)
    elif source is not None:
        keep_read(ledger, _import(source, state, who), wait)
    else:
        chosen = _chosen(state.laid.claims, measure, untracked=untracked, everything=everything)
        texts = {d.id: d for d in state.documents}
        _Session(file=ledger, wait=wait, who=console.reviewer(who), texts=texts, keys=Keys()).go(chosen)


def _known(measure: str) -> None:
    """Refuse a measure that no catalogue has: that nothing is left of it would mean little.

    Raises:
        UsageError: There is none of that name.
    """
    from numclaims.extraction.what.catalogue import catalogue

    names = [entry.id for entry in catalogue()]
    if measure not in names:
        raise UsageError(f"--measure {measure}: there is no such measure.", f"It can be {', '.join(names)}.")


def claims_of(file: Path, wait: float) -> Decided:
    """The claims as they are; the ledger is closed again, for a review may take hours and others write to it meanwhile."""
    from numclaims.pipeline.deciding import decided

    with console.open_ledger(file, wait=wait) as book:
        return decided(book)


def _chosen(claims: Sequence[Claim], measure: str | None, *, untracked: bool, everything: bool) -> list[Claim]:
    from numclaims.records.reviewsheet import uncertain_first

    return [
        c
        for c in uncertain_first(claims, untracked=untracked)
        if (everything or c.decision is None) and (measure is None or c.measure == measure)
    ]


def _export(target: Path, state: Decided, *, untracked: bool) -> None:
    from numclaims.records import labelstudio, reviewsheet

    with console.writing(target):
        if target.suffix.lower() == ".json":
            labelstudio.write(target, state.laid.claims, state.documents)
        elif target.suffix.lower() == ".csv":
            reviewsheet.write(target, state.laid.claims, untracked=untracked)
        else:
            raise UsageError(f"{target}: the ending tells the form.", "End it in .csv or .json.")
    console.notice(f"wrote {target}")


def _import(source: Path, state: Decided, who: str | None) -> Read:
    from numclaims.records import labelstudio, reviewsheet
    from numclaims.records.ledger import utc_now

    read = labelstudio.read if source.suffix.lower() == ".json" else reviewsheet.read
    return read(source, state.laid.claims, state.documents, who=who, now=utc_now())


def keep_read(file: Path, found: Read, wait: float) -> None:
    """Keep decisions from a file, name the rows that are none, and leave with status 3 if there were any."""
    with console.open_ledger(file, write=True, wait=wait) as book:
        new = book.decide(found.decisions)
    for error in found.errors:
        click.echo(f"numclaims: {error}", err=True)
    known = len(found.decisions) - len(new)
    more = f", {known} known already" if known else ""
    console.notice(f"{console.counted(len(new), 'decision')} kept{more}.")
    if new:
        console.notice("`numclaims discrepancies` writes the tables again with them.")
    if found.errors:
        sys.exit(console.EXIT_UNREAD_INPUT)


@dataclass(kw_only=True)
class _Session:
    """One sitting: every decision is in the ledger before the next claim is shown."""

    file: Path
    wait: float
    who: str
    texts: dict[str, Document]
    keys: Keys
    made: list[Decision] = field(default_factory=list)
    shown_at: list[int] = field(default_factory=list)

    def go(self, claims: Sequence[Claim]) -> None:
        """Show claim after claim until there are no more or the person leaves."""
        if not claims:
            click.echo("Nothing is left to review; --all shows what was decided.")
            return
        at = 0
        while at < len(claims):
            showing.show(claims[at], at, len(claims))
            step = self._ask(claims[at], at)
            if step is None:
                break
            at = max(0, at + step)
        kept = len(self.made)
        left = console.counted(max(len(claims) - at, 0), "claim")
        click.echo(f"{console.counted(kept, 'decision')} kept, {left} left.")
        if kept:
            click.echo("`numclaims discrepancies` writes the tables again with them.")

    def _ask(self, claim: Claim, at: int) -> int | None:
        """What the person does with a claim: how far to go on; None to leave."""
        actions: dict[str, Callable[[Claim], bool]] = {
            "a": lambda c: self._keep("accept", c),
            "c": self._correct,
            "r": lambda c: self._keep("reject", c, why=self.keys.line("why (Enter for no reason)")),
            "m": lambda c: self._series("merge", c),
            "p": lambda c: self._series("split", c),
            "n": self._root,
        }
        while True:
            key = self.keys.key()
            if key in {"", "q", "\x1b"}:
                return None
            if key == "s":
                return 1
            if key == "u":
                return self._undo(at)
            if key not in actions:
                showing.show_keys()
                continue
            try:
                done = actions[key](claim)
            except CorrectionError as error:
                showing.say(str(error))
                continue
            if done:
                self.shown_at.append(at)
                # A series or a source is named in passing; the claim itself is still to be judged.
                if key in "acr":
                    return 1

    def _correct(self, claim: Claim) -> bool:
        from numclaims.records.corrections import FIELDS, checked

        # Asked again until it holds: what is typed as an answer must never be taken for keys, of which some decide.
        while given := self.keys.line("field=value ... (? for the fields, Enter to go back)"):
            if given == "?":
                showing.say(" ".join(FIELDS))
                continue
            try:
                changes = checked(_assignments(given), claim)
            except CorrectionError as error:
                showing.say(str(error))
                continue
            return self._keep("correct", claim, why=self.keys.line("why (Enter for no reason)"), changes=changes)
        showing.say("nothing changed")
        return False

    def _series(self, action: Action, claim: Claim) -> bool:
        what = "one figure with all of the name" if action == "merge" else "a figure of its own, by the name"
        name = self.keys.line(f"{what} (Enter to go back)")
        return bool(name) and self._keep(action, claim, name=name)

    def _root(self, claim: Claim) -> bool:
        from numclaims.records import decisions
        from numclaims.records.ledger import utc_now

        name = self.keys.line(f'who "{claim.root}" is, everywhere (Enter to go back)')
        if not name:
            return False
        self._save(decisions.make("root", self.who, utc_now(), name=claim.root, changes={"root": name}))
        return True

    def _keep(
        self,
        action: Action,
        claim: Claim,
        *,
        why: str | None = None,
        name: str | None = None,
        changes: dict[str, str | None] | None = None,
    ) -> bool:
        from numclaims.records import decisions
        from numclaims.records.ledger import utc_now

        text = self.texts[claim.doc_id].text
        self._save(
            decisions.make(action, self.who, utc_now(), claim=claim, text=text, why=why, name=name, changes=changes)
        )
        return True

    def _save(self, decision: Decision) -> None:
        with console.open_ledger(self.file, write=True, wait=self.wait) as book:
            book.decide([decision])
        self.made.append(decision)
        click.echo(f"  {decision.action} kept")

    def _undo(self, at: int) -> int:
        """Withdraw the last decision of this sitting and go back to its claim."""
        from numclaims.records import decisions
        from numclaims.records.ledger import utc_now

        if not self.made:
            click.echo("  nothing to undo")
            return 0
        last = self.made.pop()
        undone = decisions.make("withdraw", self.who, utc_now(), name=last.decision_id, why="undone")
        with console.open_ledger(self.file, write=True, wait=self.wait) as book:
            book.decide([undone])
        click.echo(f"  {last.action} undone")
        return self.shown_at.pop() - at


def _assignments(given: str) -> dict[str, str]:
    """What ``value=12 place_name="Homs, Syria"`` gives; blanks in a value need quotation marks unless it is the only one."""
    if given.count("=") == 1:
        name, _, value = given.partition("=")
        return {name.strip(): value.strip().strip("\"'")}
    try:
        words = shlex.split(given)
    except ValueError as error:
        raise CorrectionError(f"{given!r} has a quotation mark too many.", 'Write a="b c" d=e.') from error
    for word in words:
        if "=" not in word:
            raise CorrectionError(
                f"{word!r} is no field=value.", 'Put a value with blanks in quotation marks: a="b c".'
            )
    return {name: value for name, _, value in (w.partition("=") for w in words)}
