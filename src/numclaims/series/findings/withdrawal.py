"""A figure that its source takes back: "the agency withdrew its figure of 18,000; the correct number is 8,000"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import explaining, givenup, hints, intervals, keys, wording
from numclaims.series.findings.index import Index, finding
from numclaims.series.findings.revision import ending, reason_near, said_corrected

REACH: Final = 240
"""So many characters behind the sentence that takes a figure back stands the right one, if it stands in one of its own."""

_IT: Final = frozenset({"it", "he", "she", "they"})


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield every figure that a text tells as taken back, with what now holds, and the text that had given it."""
    for row in index.claims:
        if not givenup.withdrawn(row):
            continue
        new = _new(row, index)
        if new is not None:
            yield _told(_given(row, index) or row, new, index)


def _new(old: Claim, index: Index) -> Claim | None:
    """The figure that the text gives in its place: in the same sentence, or in one of the next that calls it the right one."""
    behind = (
        row
        for row in sorted(index.claims, key=keys.in_text)
        if row.doc_id == old.doc_id and row.char_start > old.char_end and row.sentence_start - old.sentence_end <= REACH
    )
    for row in behind:
        right = row.sentence_start == old.sentence_start or hints.told("right-figure", wording.lower(row.sentence))
        if _same(row, old) and (right or _of_one(old, row)) and intervals.point(row) != intervals.point(old):
            return row
    return None


def _of_one(old: Claim, new: Claim) -> bool:
    """Whether who gives the new figure is named by the sentence that takes the old one back, or stands for it."""
    speaker = keys.folded(new.attributed_to or "").split()[-1:]
    return bool(speaker) and (speaker[0] in _IT or speaker[0] in keys.folded(old.sentence).split())


def _given(old: Claim, index: Index) -> Claim | None:
    """The latest claim of another text that had given the figure which is taken back."""
    told = (
        row
        for row in index.claims
        if row.doc_id != old.doc_id
        and _same(row, old)
        and intervals.point(row) == intervals.point(old)
        and keys.printed_apart(row, old) >= 0
        and not givenup.superseded(row)
    )
    return max(told, key=keys.order, default=None)


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one measure, unit, population and place."""
    return (
        a.measure == b.measure
        and keys.unit_key(a) == keys.unit_key(b)
        and a.population == b.population
        and keys.place_key(a) == keys.place_key(b)
        and not a.derived_from
        and a.part_of is None
    )


def _told(old: Claim, new: Claim, index: Index) -> Discrepancy:
    told = f"The figure was taken back: {explaining.voice(old)}, then {explaining.voice(new, within=True)}"
    if (intervals.point(new) or 0.0) > (intervals.point(old) or 0.0):
        return finding("revision_up", "info", (old, new), index, f"{told}.")
    severity: Severity = "low" if said_corrected(new, index) or reason_near(new, index) else "medium"
    return finding("revision_down", severity, (old, new), index, f"{told}{ending(new, index)}.")
