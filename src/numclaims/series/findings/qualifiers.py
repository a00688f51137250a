"""Words of caution that get lost on the way: "at least", "up to", "allegedly", or the attribution in a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import explaining, intervals, keys, roots
from numclaims.series.findings.index import Index, finding, sound

CAUTIOUS: Final = frozenset({"at_least", "more_than", "up_to", "at_most", "less_than"})
CAPS: Final = frozenset({"up_to", "at_most", "less_than"})
"""A cap that is printed as the figure itself changes most."""

DOUBTS: Final = frozenset(
    {
        "allegedly",
        "alleged",
        "reportedly",
        "unconfirmed",
        "purportedly",
        "supposedly",
        "apparently",
        "possibly",
        "rumoured",
    }
)
"""Hedges whose loss turns a rumour into a fact; "estimated" is no such word."""

SAID_BY_SOMEBODY: Final = frozenset({"reportedly", "apparently"})
"""Hedges that only say that somebody says so: who names the source has lost nothing."""

DAYS: Final = 14
"""A later report further off tells a newer figure that happens to be the old bound."""


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield reports that print a bare number where their source gave it with a word of caution."""
    buckets: dict[tuple[str, str, float], list[Claim]] = {}
    for row in index.claims:
        point = intervals.point(row)
        if point is None or point < 10 or not sound(row) or row.qualifier in {"vague", "between"}:
            continue
        if row.copy_of is not None or (keys.has_place(row) and roots.named(row) and not roots.own_voice(row)):
            buckets.setdefault((row.series_id or "", index.root[row.claim_id], point), []).append(row)
    for _, rows in sorted(buckets.items()):
        yield from _later(rows, index)
    yield from _copies(index)


def _later(rows: Sequence[Claim], index: Index) -> Iterator[Discrepancy]:
    """The first later report that drops a caution that every earlier one kept."""
    ordered = sorted(
        (row for row in rows if keys.published(row) is not None and row.copy_of is None),
        key=lambda row: (keys.published(row) or keys.Day.max, row.doc_id, row.char_start),
    )
    if not ordered or any(row.qualifier == "exact" and not row.hedge and _same_day(row, ordered[0]) for row in ordered):
        return
    first = ordered[0]
    for row in ordered[1:]:
        lost = _lost(first, row)
        if row.doc_id != first.doc_id and lost and _within(first, row):
            severity: Severity = "medium" if first.qualifier in CAPS else "low"
            yield _tell(first, row, lost, severity, index)
            return


def _same_day(a: Claim, b: Claim) -> bool:
    return keys.published(a) == keys.published(b)


def _within(first: Claim, row: Claim) -> bool:
    a, b = keys.published(first), keys.published(row)
    return a is not None and b is not None and 0 < (b - a).days <= DAYS


def _lost(before: Claim, after: Claim) -> list[str]:
    """The words of caution that the later claim drops."""
    lost = []
    if before.qualifier in CAUTIOUS and after.qualifier == "exact" and before.qualifier_text:
        lost.append(before.qualifier_text)
    said = after.attributed_to is not None and (before.hedge or "").lower() in SAID_BY_SOMEBODY
    if before.hedge and before.hedge.lower() in DOUBTS and not after.hedge and not said:
        lost.append(before.hedge)
    return lost


def _copies(index: Index) -> Iterator[Discrepancy]:
    """A copy against its original: the same measure and number, but a word or the source is missing."""
    copies = [row for row in index.claims if row.copy_of is not None and sound(row)]
    wanted = {row.copy_of for row in copies}
    originals: dict[tuple[str, str, float], list[Claim]] = {}
    for row in index.claims:
        point = intervals.point(row)
        if row.doc_id in wanted and point is not None and sound(row):
            originals.setdefault((row.doc_id, row.measure or "", point), []).append(row)
    for row in copies:
        candidates = originals.get((row.copy_of or "", row.measure or "", intervals.point(row) or 0.0), [])
        if len({(c.qualifier, c.hedge, c.attributed_to) for c in candidates}) != 1:
            continue
        original = candidates[0]
        lost = _lost(original, row)
        severity: Severity = "medium" if lost else "low"
        unnamed = bool(original.attributed_to and not row.attributed_to and not _names_it(original.attributed_to, row))
        if lost or unnamed:
            yield _tell(original, row, lost, severity, index, unnamed=unnamed)


def _names_it(source: str, claim: Claim) -> bool:
    """Whether a sentence names a source all the same, or is a headline, which never has room for one."""
    if claim.section != "body" or (
        claim.title and claim.quote in claim.title and claim.sentence.strip() in claim.title
    ):
        return True
    named = [word for word in keys.folded(source).split() if len(word) > 1 and word not in {"the", "group"}]
    return any(word in keys.folded(claim.sentence).split() for word in named)


def _tell(
    before: Claim, after: Claim, lost: Sequence[str], severity: Severity, index: Index, *, unnamed: bool = False
) -> Discrepancy:
    """The finding; words that were dropped are quoted, the source that was dropped is told, for no text need say so."""
    dropped = [f'"{word}"' for word in lost] + ["naming the source"] * unnamed
    text = f"{explaining.voice(before)}, but {explaining.voice(after, within=True)} without {' and '.join(dropped)}."
    return finding("qualifier_loss", severity, (before, after), index, text)
