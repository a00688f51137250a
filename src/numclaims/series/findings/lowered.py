"""A toll that is lowered by another body than the one that gave it: "police had spoken of 340; the ministry now says 262"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import explaining, givenup, hints, intervals, keys, roots, wording
from numclaims.series.findings.index import Index, finding, same_things, sound
from numclaims.series.findings.revision import ending, said_corrected

DAYS: Final = 14
"""A toll is taken back within so many days, or not at all."""

ONE_FIGURE: Final = 4.0
"""Figures further apart than this factor count different things."""

LEAST: Final = 5.0


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield, for each event, the first claim that says it lowers a toll, with the highest toll that others had told before."""
    for rows in index.by_series.values():
        if index.scope[rows[0].claim_id] != "event":
            continue
        told = [row for row in rows if sound(row) and not wording.partial(row) and row.qualifier != "vague"]
        for new in told:
            earlier = [row for row in told if _before(row, new, index)] if _lowers(new) else []
            if earlier and not _tells_from(new, index):
                old = max(earlier, key=lambda row: (intervals.point(row) or 0.0, keys.order(row)))
                yield _told(old, new, index)
                break


def _lowers(claim: Claim) -> bool:
    return hints.told("lowered", wording.lower(claim.sentence)) or hints.told(
        "lowered", wording.lower(claim.title or "")
    )


def _before(old: Claim, new: Claim, index: Index) -> bool:
    """Whether a claim is a higher figure for the same thing that another source had given within the last days."""
    day, now = keys.reported(old)[1], keys.reported(new)[1]
    if day is None or now is None or not dt.timedelta() <= now - day <= dt.timedelta(days=DAYS):
        return False
    if (
        index.root[old.claim_id] == index.root[new.claim_id]
        or not same_things(old, new)
        or (_lowers(old) and day == now)
    ):
        return False
    mine, theirs = intervals.span(new), intervals.span(old)
    if intervals.meet(mine, theirs) or mine[0] > theirs[0] or (intervals.point(new) or 0.0) < LEAST:
        return False
    return intervals.gap(mine, theirs) <= ONE_FIGURE


def _tells_from(new: Claim, index: Index) -> bool:
    """Whether the lower figure's own sentence tells from what it was lowered, which is a finding already."""
    return any(
        givenup.superseded(row) and row.measure == new.measure and index.root[row.claim_id] == index.root[new.claim_id]
        for row in index.by_sentence.get((new.doc_id, new.sentence_start), ())
    )


def _told(old: Claim, new: Claim, index: Index) -> Discrepancy:
    text = (
        f"The toll was lowered: {explaining.voice(old)}, then {explaining.voice(new, within=True)}{ending(new, index)}."
    )
    severity: Severity = "low" if said_corrected(new, index) or roots.own_voice(new) else "medium"
    return finding("revision_down", severity, (old, new), index, text)
