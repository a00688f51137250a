"""Shows what every stage of the cascade made of a text, so that a wrong result explains itself."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any, Final

from numclaims.claims import (
    QUANTITY_KINDS,
    UNTRACKED_SECTIONS,
    Attribution,
    Claim,
    Document,
    PlaceMention,
    TimeExpression,
)
from numclaims.documents.making import make_document
from numclaims.documents.unseen import shown
from numclaims.extraction import cascade
from numclaims.normalization.claiming import to_claims
from numclaims.reading import Mention, Reading, Sentence
from numclaims.views.tables import number

WIDTH: Final = 100
"""Characters of a line, where nobody says how many there is room for."""
_QUIET: Final = frozenset({"sentence", "rules", "first", "last", "qualifier_first", "noun_first", "noun_last", "head"})
"""Fields that only the stages themselves need."""
_SHOWN: Final = (
    "kind", "value", "low", "high", "qualifier", "qualifier_text", "change", "unit", "reported_unit", "base_value",
    "base_unit", "measure", "counted", "population", "part_of", "actor", "stock_flow", "negated", "hedge", "implied",
    "place_path", "as_of_earliest", "as_of_latest", "as_of_basis", "period_start", "period_end", "attributed_to",
    "attributed_to_resolved", "relayed_by", "cue", "attribution_type", "attribution_basis", "root", "section", "tracked",
    "salience", "confidence",
)  # fmt: skip


def explain_text(
    text: str, *, published: str | dt.date | None = None, publisher: str | None = None, width: int = WIDTH
) -> list[str]:
    """Lines that tell stage by stage how a text was read: candidates, rules that fired, rejections, claims.

    Args:
        text: Any text.
        published: Its date, as a date or in ISO form.
        publisher: Who printed it.
        width: Characters of a line.

    Raises:
        ValueError: ``published`` is no ISO date.
    """
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    document = make_document(id="text", text=text, published=day, publisher=publisher)
    watcher = _Watcher(width)
    reading = cascade.read(shown(document)[0], watcher.watch)
    total = len(reading.bounds)
    lines = [f"{total} {'sentence' if total == 1 else 'sentences'}, {watcher.candidates} may hold a number."]
    lines += watcher.lines
    claims = to_claims(reading)
    for claim in claims:
        lines += ["", *_claim_lines(claim, width)]
    if not claims:
        lines += ["", "No number was found."]
    for fault in reading.faults:
        lines += ["", *textwrap.wrap(f"FAULT: {fault.told()}", width)]
    return lines


def explain_claim(claim: Claim, document: Document, *, width: int = WIDTH) -> list[str]:
    """Lines that tell how the sentence of one claim was read in its whole text, and what came of it.

    Args:
        claim: The claim, as the ledger has it.
        document: Its text.
        width: Characters of a line.
    """
    plain, way = shown(document)
    watcher = _Watcher(width, around=claim.char_start if way is None else way.seen(claim.char_start))
    reading = cascade.read(plain, watcher.watch)
    to_claims(reading)
    printed = claim.published_latest.isoformat() if claim.published_latest else "undated"
    lines = [f"Claim {claim.claim_id} of {claim.doc_id} ({claim.publisher or 'unnamed publisher'}, {printed})."]
    if not watcher.lines:
        lines += ["", "Its sentence holds no number by the rules of this version; it was made by others, or by hand."]
    lines += [*watcher.lines, "", *_claim_lines(claim, width)]
    if claim.decision is not None:
        lines.append(f"  {'decision':22}{claim.decision}")
    return lines


def why_untracked(claim: Claim) -> str:
    """Why a number is followed in no series, as the end of a sentence; empty for one that is."""
    if claim.tracked:
        return ""
    if claim.rejected_by is not None:
        return f"{claim.rejected_by} set it apart"
    if claim.negated:
        return "its sentence denies it"
    if claim.section in UNTRACKED_SECTIONS:
        return f"it stands in {claim.section}, not in the article"
    return "no word near it is known as a measure"


def remedies(claim: Claim, ledger: str = "", *, width: int = WIDTH) -> list[str]:
    """Lines that tell what to do where a claim is read wrongly: here only, and wherever such words stand.

    Args:
        claim: The claim, as the ledger has it.
        ledger: The option that names its ledger, if one must.
        width: Characters of a line.
    """
    is_quantity = claim.kind in QUANTITY_KINDS
    fields = "value=12 place_name=Homs" if claim.measure is not None else "measure=killed"
    decisions = [f"correct {claim.claim_id} {fields if is_quantity else f'kind=count value=12 {fields}'}"]
    if claim.tracked:
        decisions.append(f"reject {claim.claim_id}")
    lines = ["", "If it is read wrongly, here only:", *(f"  numclaims decisions add {d}{ledger}" for d in decisions)]
    if not is_quantity:
        return lines
    taught = ["what is counted: an entry [[measure]] with its word, in a FILE for --measures"]
    replaced = next((rule.partition(":")[2] for rule in claim.rules if rule.startswith("measure:")), None)
    if replaced is not None:
        taught[0] += f" (one named {replaced} takes the place of ours)"
    if claim.attributed_to is not None:
        alias = (claim.attributed_to_resolved or claim.attributed_to).casefold()
        taught.append(f'who says so: an entry [[root]] with the alias "{alias}", in a FILE for --sources')
    lines.append("in every text:")
    for told in taught:
        lines += textwrap.wrap(
            told, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
        )
    return lines


class _Watcher:
    """Compares the mentions after every stage with what they were before it."""

    def __init__(self, width: int, around: int | None = None) -> None:
        self.lines: list[str] = []
        self._width = width
        self._around = around
        self.candidates = 0
        self._sentence: Sentence | None = None
        self._before: dict[int, tuple[Mention, dict[str, Any], int]] = {}

    def watch(self, stage: str, reading: Reading, sentence: Sentence | None) -> None:
        if sentence is not None and sentence is not self._sentence:
            self._sentence = sentence
            self._before = {}
            self.candidates += 1
            if not self._meant(sentence):
                return
            self.lines.append("")
            self.lines += textwrap.wrap(
                f"Sentence {sentence.index + 1}: {' '.join(sentence.text.split())}", self._width
            )
        if sentence is None or not self._meant(sentence):
            self._before = {}
            return
        now: dict[int, tuple[Mention, dict[str, Any], int]] = {}
        for m in sentence.mentions:
            state = {name: getattr(m, name) for name in Mention.__slots__ if name not in _QUIET}
            now[id(m)] = (m, state, len(m.rules))
            quote = reading.document.text[m.start : m.end]
            _, old, fired = self._before.get(id(m), (m, {}, 0))
            if not old:
                self._tell(stage, f"[{quote}] found as {m.kind} {_amount(m)}", m.rules)
                continue
            changed = [
                f"{k} = {_show(reading, v)}" for k, v in state.items() if v != old[k] and k not in {"start", "end"}
            ]
            if changed or m.rules[fired:]:
                self._tell(stage, f"[{quote}] {', '.join(changed)}", m.rules[fired:])
        for key, (m, _, _) in self._before.items():
            if key not in now:
                self._tell(stage, f"[{reading.document.text[m.start : m.end]}] became part of another row", [])
        self._before = now

    def _meant(self, sentence: Sentence) -> bool:
        """Whether this sentence is to be told of: all are, or the one around an offset."""
        return self._around is None or sentence.start <= self._around < sentence.end

    def _tell(self, stage: str, what: str, rules: list[str]) -> None:
        told = f"{what.rstrip()}{'  by ' + ', '.join(rules) if rules else ''}"
        self.lines += textwrap.wrap(
            told, self._width, initial_indent=f"  {stage:12}", subsequent_indent=" " * 16, break_on_hyphens=False
        )


def _amount(m: Mention) -> str:
    if m.value is not None:
        return number(m.value)
    return "" if m.low is None and m.high is None else f"{_end(m.low)} to {_end(m.high)}"


def _end(value: float | None) -> str:
    return "open" if value is None else number(value)


def _show(reading: Reading, value: object) -> str:
    if isinstance(value, PlaceMention):
        return value.name
    if isinstance(value, TimeExpression):
        return f'"{value.text}"'
    if isinstance(value, Attribution):
        return f'"{value.source}" ({value.cue})'
    if isinstance(value, Mention):
        return f"[{reading.document.text[value.start : value.end]}]"
    if isinstance(value, float):
        return number(value)
    return "none" if value is None else str(value)


def _claim_lines(claim: Claim, width: int) -> list[str]:
    if claim.kind not in QUANTITY_KINDS:
        return [f"No claim: [{claim.quote}] is {claim.kind}, set apart by {claim.rejected_by}"]
    lines = [f"Claim [{claim.quote}]"]
    for name in _SHOWN:
        value = getattr(claim, name)
        if value is None or value is False or value == ():
            continue
        if isinstance(value, float):
            value = number(value)
        elif isinstance(value, tuple):
            value = "; ".join(value)
        lines += _field(name, str(value), width)
    if not claim.tracked:
        lines += _field("tracked", f"False: {why_untracked(claim)}", width)
    return [*lines, *_field("rules", ", ".join(claim.rules), width)]


def _field(name: str, value: str, width: int) -> list[str]:
    return textwrap.wrap(
        value, width, initial_indent=f"  {name:22}", subsequent_indent=" " * 24, break_on_hyphens=False
    )
