"""Dates that are unknown, as intervals: from what a text tells, the events it shares with dated texts, its likeness to them.

Nothing is made up: an end for which nothing speaks stays open. The inference rests on the other documents of a run, so it is made
anew in every run and laid over what the ledger holds.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Document
from numclaims.series import dating_events, dating_likeness, dating_texts
from numclaims.series.copies import Copy

BEFORE: Final = dt.timedelta(days=1)
AFTER: Final = dt.timedelta(days=3)
"""A copy without a date was printed from a day before the one with a date to some days after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """The days between which a document was published, as far as they can be inferred.

    Attributes:
        earliest, latest: First and last possible day; None for an open end, one at least is known.
        reason: Why.
    """

    earliest: dt.date | None
    latest: dt.date | None
    reason: str


@dataclass(slots=True)
class _Window:
    """An interval while clues narrow it, with the reasons that did."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    reasons: list[str] = dataclasses.field(default_factory=list)

    def narrow(self, earliest: dt.date | None, latest: dt.date | None, reason: str) -> bool:
        """Take a clue in, unless it contradicts those before it or says nothing new."""
        low = max((day for day in (self.earliest, earliest) if day is not None), default=None)
        high = min((day for day in (self.latest, latest) if day is not None), default=None)
        if low is not None and high is not None and low > high:
            return False
        if (low, high) != (self.earliest, self.latest):
            self.earliest, self.latest = low, high
            self.reasons.append(reason)
        return True


def infer(
    documents: Sequence[Document], claims: Iterable[Claim], copied: Mapping[str, Copy] | None = None
) -> dict[str, Inferred]:
    """When the documents without a date were published, by id; those of which nothing can be told are left out.

    Args:
        documents: All documents of a run.
        claims: All their claims, those set apart (dates, times) among them.
        copied: The copies among the documents.
    """
    undated = sorted((d for d in documents if _undated(d)), key=lambda d: d.id)
    dated = sorted((d for d in documents if d.published_earliest and d.published_latest), key=lambda d: d.id)
    if not undated:
        return {}
    by_id = {d.id: d for d in dated}
    rows: dict[str, list[Claim]] = {}
    for row in claims:
        rows.setdefault(row.doc_id, []).append(row)
    for found in rows.values():
        found.sort(key=lambda row: (row.char_start, row.char_end, row.claim_id))
    events = dating_events.of_dated(row for d in dated for row in rows.get(d.id, ()))
    windows: dict[str, _Window] = {}
    for document in undated:
        window = windows[document.id] = _Window()
        _by_copy(window, document, by_id, copied or {})
        past = dating_texts.latest_past(dating_texts.named_dates(rows.get(document.id, ())))
        if past is not None:
            window.narrow(
                past[0] - dating_texts.ZONES, None, f'it tells of "{" ".join(past[1].quote.split())}" as past'
            )
        for clue in dating_events.clues(document, rows.get(document.id, ()), events):
            window.narrow(clue.earliest, clue.latest, clue.reason)
    open_ended = [d for d in undated if windows[d.id].latest is None or windows[d.id].earliest is None]
    bounds = {d.id: (windows[d.id].earliest, windows[d.id].latest) for d in open_ended}
    for name, guess in dating_likeness.guesses(open_ended, dated, rows, bounds).items():
        windows[name].narrow(guess.earliest, guess.latest, guess.reason)
    return {
        name: Inferred(earliest=w.earliest, latest=w.latest, reason="; ".join(w.reasons))
        for name, w in windows.items()
        if w.reasons
    }


def _undated(document: Document) -> bool:
    return document.published_earliest is None and document.published_latest is None


def _by_copy(window: _Window, document: Document, dated: Mapping[str, Document], copied: Mapping[str, Copy]) -> None:
    copy = copied.get(document.id)
    if copy is None:
        return
    original = dated.get(copy.original)
    if original is None or original.published_earliest is None or original.published_latest is None:
        return
    window.narrow(
        original.published_earliest - BEFORE,
        original.published_latest + AFTER,
        f"it has the text of {original.id}, which is dated",
    )


def date(documents: Iterable[Document], inferred: Mapping[str, Inferred]) -> list[Document]:
    """The documents, in their order, with the dates that were inferred."""
    return [
        dataclasses.replace(
            d,
            published_earliest=inferred[d.id].earliest,
            published_latest=inferred[d.id].latest,
            published_basis="inferred",
        )
        if d.id in inferred
        else d
        for d in documents
    ]


def date_claims(claims: Iterable[Claim], inferred: Mapping[str, Inferred], again: Iterable[Claim]) -> list[Claim]:
    """The claims, in their order, those of documents with an inferred date resolved against it.

    Only what hangs on the date is taken from the second reading, and a day that the claim already has stays: it was stated in
    the text, or set by hand.

    Args:
        claims: All claims.
        inferred: The dates that were inferred, by document.
        again: The claims of those documents, read with their inferred dates.
    """
    reread = {row.claim_id: row for row in again}
    out: list[Claim] = []
    for row in claims:
        found = inferred.get(row.doc_id)
        if found is None:
            out.append(row)
            continue
        changes: dict[str, object] = {
            "published_earliest": found.earliest,
            "published_latest": found.latest,
            "published_basis": "inferred",
        }
        new = reread.get(row.claim_id)
        if new is not None:
            if row.as_of_earliest is None and row.as_of_latest is None:
                changes |= {
                    "as_of_earliest": new.as_of_earliest,
                    "as_of_latest": new.as_of_latest,
                    "as_of_basis": new.as_of_basis,
                }
            if row.period_start is None and row.period_end is None:
                changes |= {"period_start": new.period_start, "period_end": new.period_end}
        out.append(dataclasses.replace(row, **changes))  # type: ignore[arg-type]
    return out
