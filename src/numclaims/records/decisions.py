"""Lays people's decisions over what the machine made: which claim each speaks of, what follows, and which have lost their place.

The claims in the ledger stay as the machine made them. Decisions are laid over them anew whenever they are read, in the order in
which the ledger learned of them, so they hold when texts are edited and when rules change; and one that holds no longer is
named, never left out in silence.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from numclaims.claims import Claim, Document, Trouble
from numclaims.records import anchors
from numclaims.records.anchors import Anchor
from numclaims.records.corrections import corrected
from numclaims.records.decision import Action, Decision, sealed, stamp, written_changes

State = Literal[
    "applied", "superseded", "withdrawn", "gone", "ambiguous", "no_document", "no_number", "no_root", "unknown"
]

_LOST: Final[dict[State, str]] = {
    "gone": "the words are no longer in the text",
    "ambiguous": "the words stand in the text more than once, and none of the places is clearly the one that was meant",
    "no_document": "the document is not in the ledger",
    "no_number": "no number is found at that place any more",
    "no_root": "no claim has that source",
    "unknown": "there is no such decision",
}
"""States of a decision that speaks of nothing, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What became of a decision.

    Attributes:
        decision: The decision.
        state: Whether it is applied, or why not.
        claim_id: The claim that it speaks of, where there is one.
    """

    decision: Decision
    state: State
    claim_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Claims with decisions laid over them.

    Attributes:
        claims: All claims, in their order; those that a person spoke of say so in ``decision`` and ``rules``.
        merged: Names of series that are one, by claim_id: all series that hold a claim of one name are one series.
        split: Names of series by the claim_id of the claims that leave their own for it.
        standings: What became of every decision, in their order.
    """

    claims: list[Claim]
    merged: dict[str, str] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)

    def troubles(self) -> list[Trouble]:
        """Decisions that could not be applied, for people."""
        return [
            Trouble(
                source=f"decision {s.decision.decision_id}",
                problem=f"{_told(s.decision)} is not applied: {_LOST[s.state]}.",
                cure=f"Decide again with `numclaims review`, or `numclaims decisions withdraw {s.decision.decision_id}`.",
            )
            for s in self.standings
            if s.state in _LOST
        ]


def make(
    action: Action,
    who: str,
    made_at: dt.datetime,
    *,
    claim: Claim | None = None,
    text: str | None = None,
    why: str | None = None,
    name: str | None = None,
    changes: dict[str, str | None] | None = None,
) -> Decision:
    """A decision, anchored to its claim.

    Args:
        action: What is decided.
        who: Who decides.
        made_at: When.
        claim: The claim it speaks of.
        text: The text of the claim's document.
        why: The reason.
        name: See :class:`~numclaims.records.decision.Decision`.
        changes: Corrected fields as :func:`~numclaims.records.corrections.checked` gives them.
    """
    made = Decision(
        decision_id="",
        action=action,
        who=" ".join(who.split()).replace(";", ","),
        made_at=stamp(made_at),
        why=why or None,
        name=name or None,
        changes=written_changes(changes or {}),
    )
    if claim is not None and text is not None:
        held = anchors.anchor(text, claim.char_start, claim.char_end)
        made = dataclasses.replace(
            made,
            doc_id=claim.doc_id,
            doc_sha256=claim.doc_sha256,
            char_start=claim.char_start,
            char_end=claim.char_end,
            quote=held.quote,
            prefix=held.prefix,
            suffix=held.suffix,
        )
    return sealed(made)


def lay_over(claims: Sequence[Claim], documents: Sequence[Document], decisions: Sequence[Decision]) -> Laid:
    """Lay decisions over claims.

    Args:
        claims: Claims as the machine made them.
        documents: Their documents.
        decisions: All decisions, in the order in which they were learned of.
    """
    if not decisions:
        return Laid(claims=list(claims))
    withdrawn = _withdrawn(decisions)
    known = {d.decision_id for d in decisions}
    places = _Places(claims, documents)
    standings: list[Standing] = []
    spoken: dict[str, list[int]] = {}
    merged: dict[str, str] = {}
    split: dict[str, str] = {}
    for d in decisions:
        if d.decision_id in withdrawn:
            standings.append(Standing(decision=d, state="withdrawn"))
        elif d.action == "withdraw":
            standings.append(Standing(decision=d, state="applied" if d.name in known else "unknown"))
        elif d.action == "root":
            standings.append(Standing(decision=d, state="applied"))
        else:
            found = places.claim_of(d)
            if not isinstance(found, Claim):
                standings.append(Standing(decision=d, state=found))
                continue
            standings.append(Standing(decision=d, state="applied", claim_id=found.claim_id))
            if d.action == "merge":
                merged[found.claim_id] = d.name or ""
            elif d.action == "split":
                split[found.claim_id] = d.name or ""
            else:
                spoken.setdefault(found.claim_id, []).append(len(standings) - 1)
    out = [_decided(c, spoken[c.claim_id], standings) if c.claim_id in spoken else c for c in claims]
    out = _rename_roots(out, standings)
    return Laid(claims=out, merged=merged, split=split, standings=standings)


def _withdrawn(decisions: Sequence[Decision]) -> set[str]:
    """Ids of decisions that are withdrawn; a withdrawal may be withdrawn itself, by a later one."""
    ids: set[str] = set()
    for d in reversed(decisions):
        if d.action == "withdraw" and d.name and d.decision_id not in ids:
            ids.add(d.name)
    return ids


class _Places:
    """Finds the claims that decisions speak of; documents are indexed once."""

    def __init__(self, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
        self._documents: dict[str, Document] = {}
        self._texts: dict[str, list[str]] = {}
        for d in documents:
            self._documents[d.id] = d
            self._texts.setdefault(d.sha256, []).append(d.id)
        self._claims: dict[str, list[Claim]] = {}
        for c in claims:
            self._claims.setdefault(c.doc_id, []).append(c)

    def claim_of(self, d: Decision) -> Claim | State:
        """The claim of a decision, or why there is none."""
        found: Claim | State = "no_document"
        for document in self._documents_of(d):
            found = self._claim_in(document, d)
            if isinstance(found, Claim):
                break
        return found

    def _claim_in(self, document: Document, d: Decision) -> Claim | State:
        held = Anchor(quote=d.quote or "", prefix=d.prefix or "", suffix=d.suffix or "")
        place = anchors.find(document.text, held, d.char_start if document.sha256 == d.doc_sha256 else None)
        if isinstance(place, str):
            return place
        return self._at(document.id, place) or "no_number"

    def _documents_of(self, d: Decision) -> list[Document]:
        """The document by its id; and the only one with that very text, for a file that was renamed."""
        named = self._documents.get(d.doc_id or "")
        same = self._texts.get(d.doc_sha256 or "", [])
        renamed = self._documents[same[0]] if len(same) == 1 and same[0] != d.doc_id else None
        return [found for found in (renamed if named is None else named, renamed) if found is not None]

    def _at(self, doc_id: str, place: tuple[int, int]) -> Claim | None:
        """The claim at a place; newer rules may have drawn its ends a little differently."""
        start, end = place
        touching = [c for c in self._claims.get(doc_id, ()) if c.char_start < end and start < c.char_end]
        return max(
            touching,
            key=lambda c: (
                (c.char_start, c.char_end) == place,
                min(end, c.char_end) - max(start, c.char_start),
                -c.char_start,
            ),
            default=None,
        )


def _decided(claim: Claim, numbers: list[int], standings: list[Standing]) -> Claim:
    """A claim as people left it: the last word counts, but corrections add up, and who accepts accepts what he was shown."""
    verdict: list[int] = []
    for number in numbers:
        d = standings[number].decision
        # A claim is shown with its corrections, so that accepting it confirms them; a rejected one, as the machine read it.
        stay = [n for n in verdict if standings[n].decision.action == "correct"] if d.action != "reject" else []
        for earlier in verdict:
            if earlier not in stay:
                standings[earlier] = dataclasses.replace(standings[earlier], state="superseded")
        verdict = [*stay, number]
    last = standings[verdict[-1]].decision
    rules = (*claim.rules, *dict.fromkeys(f"decision:{standings[n].decision.who}" for n in verdict))
    if last.action == "reject":
        return dataclasses.replace(
            claim, rejected_by=f"review:{last.who}", tracked=False, decision="rejected", rules=rules
        )
    changes: dict[str, str | None] = {}
    for number in verdict:
        changes |= standings[number].decision.changed()
    if not changes:
        return dataclasses.replace(claim, decision="accepted", confidence=1.0, rules=rules)
    return dataclasses.replace(corrected(claim, changes), decision="corrected", confidence=1.0, rules=rules)


def _rename_roots(claims: list[Claim], standings: list[Standing]) -> list[Claim]:
    """Give sources the names that people gave them."""
    for number, standing in enumerate(standings):
        d = standing.decision
        if d.action != "root" or standing.state != "applied":
            continue
        new, rule = d.changed().get("root"), f"decision:{d.who}"
        touched = sum(c.root == d.name for c in claims)
        if not touched:
            standings[number] = dataclasses.replace(standing, state="no_root")
            continue
        claims = [
            dataclasses.replace(c, root=new, rules=c.rules if rule in c.rules else (*c.rules, rule))
            if c.root == d.name
            else c
            for c in claims
        ]
    return claims


def _told(d: Decision) -> str:
    """A decision in words: "Ana's correction of 12 in a.txt (2011-06-07)"."""
    what = {
        "accept": "acceptance of",
        "correct": "correction of",
        "reject": "rejection of",
        "merge": "merging of the series of",
        "split": "splitting off of",
        "root": "name for the source",
        "withdraw": "withdrawal of",
    }[d.action]
    subject = f'"{" ".join((d.quote or "").split())}" in {d.doc_id}' if d.anchored() else f'"{d.name}"'
    return f"{d.who}'s {what} {subject} ({d.made_at[:10]})"
