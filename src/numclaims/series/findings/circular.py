"""Several publishers, one source: agreement that is no confirmation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import explaining, intervals, keys, roots
from numclaims.series.findings.index import FIGURES, Index, finding, sound

SENTENCE_LEAST: Final = 40
SHARED_LEAST: Final = 3
SHARED: Final = 0.2
"""Two states of one page have so many sentences of this length in common, and so large a share of the shorter one's."""

DAYS: Final = 7
"""Reports of one number within so many days of the first rest on the same word of the source."""


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield the figures that two publishers or more print, all from one primary source."""
    for rows in index.by_series.values():
        if index.scope[rows[0].claim_id] not in FIGURES:
            continue
        claims = [row for row in rows if (sound(row) or row.copy_of is not None) and row.qualifier != "vague"]
        numbers: dict[float, list[Claim]] = {}
        for row in claims:
            point = intervals.point(row)
            if point is not None and point >= 5 and keys.has_place(row):
                numbers.setdefault(point, []).append(row)
        told: set[str] = set()
        for _, same in sorted(numbers.items()):
            by_root: dict[str, list[Claim]] = {}
            for row in same:
                by_root.setdefault(index.root[row.claim_id], []).append(row)
            for root in sorted(by_root.keys() - told):
                found = _of_root(by_root[root], same, index)
                if found is not None:
                    told.add(root)
                    yield found


def _of_root(mine: Sequence[Claim], same: Sequence[Claim], index: Index) -> Discrepancy | None:
    """The finding for one source and one number, unless another source gave the same number then."""
    ordered = sorted(mine, key=lambda row: (keys.published(row) or keys.Day.max, *keys.order(row)))
    first = ordered[0]
    near = [row for row in ordered if _near(first, row)]
    printer_of = _printers(near, index)
    papers = tuple(sorted(set(printer_of.values())))
    root = index.root[first.claim_id]
    if len(papers) < 2 or not (roots.named(first) or any(row.copy_of for row in near)):
        return None
    others = [
        row for row in same if index.root[row.claim_id] != root and not roots.own_voice(row) and _near(first, row)
    ]
    if others:
        return None
    kept = list({printer_of[row.claim_id]: row for row in reversed(near)}.values())
    names = ", ".join(papers[:-1]) + " and " + papers[-1]
    kept.sort(key=keys.order)
    also = " and ".join(f"{printer_of[row.claim_id]} ({explaining.when(row)})" for row in kept[1:])
    text = f"{names} rest on one source, {root}: {explaining.voice(kept[0])}, and the same in {also}."
    return finding("circular", "info", kept, index, text)


def _printers(rows: Sequence[Claim], index: Index) -> dict[str, str]:
    """Who printed each claim, by claim_id; a page of unknown publisher that shares much with another is of the same publisher."""
    told: dict[str, Claim] = {}
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row.publisher is None):
        words = " ".join(row.sentence.split())
        twin = told.setdefault(words, row)
        own = row.publisher is not None or row.copy_of is not None or not _one_page(row, twin, index)
        found[row.claim_id] = roots.printer(row) if own else found[twin.claim_id]
    return found


def _one_page(a: Claim, b: Claim, index: Index) -> bool:
    """Whether the texts of two claims share so many sentences that they are states of one page."""
    first, second = index.documents.get(a.doc_id), index.documents.get(b.doc_id)
    if first is None or second is None or first is second:
        return False
    mine, theirs = (
        {" ".join(part.split()) for part in re.split(r"(?<=[.!?])\s", document.text) if len(part) > SENTENCE_LEAST}
        for document in (first, second)
    )
    return len(mine & theirs) >= max(SHARED_LEAST, SHARED * min(len(mine), len(theirs)))


def _near(a: Claim, b: Claim) -> bool:
    return keys.printed_apart(a, b) <= DAYS
