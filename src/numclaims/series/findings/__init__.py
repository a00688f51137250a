"""Series to findings: one module a type, or a few that share their evidence.

A finding that a careful reader would call false costs more trust than one that is missed, so every finder asks for the same
figure, event and time first, and for evidence that is more than chance.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy, Document, Series, Status
from numclaims.series.findings import (
    accounts,
    arithmetic,
    circular,
    contradiction,
    lowered,
    plausibility,
    qualifiers,
    revision,
    scope,
    units,
    withdrawal,
)
from numclaims.series.findings.index import SEVERITIES, Index, build

FINDERS: Final[tuple[Callable[[Index], Iterator[Discrepancy]], ...]] = (
    contradiction.find,
    accounts.find,
    revision.find,
    lowered.find,
    withdrawal.find,
    arithmetic.find,
    scope.find,
    qualifiers.find,
    circular.find,
    units.find,
    plausibility.find,
)
"""Every finder, in no order that matters."""


def find(claims: Sequence[Claim], series: Sequence[Series], documents: Sequence[Document]) -> list[Discrepancy]:
    """Every finding, gravest first, and of two equally grave ones that on the figure which more texts tell.

    Args:
        claims: Claims as :func:`numclaims.series.grouping.follow` returned them.
        series: The series it returned; every finding names those it is about.
        documents: The documents, for the words around a figure; may be empty.
    """
    followed = {row.series_id for row in series}
    index = build([row for row in claims if row.series_id in followed], documents)
    found: dict[str, Discrepancy] = {}
    for finder in FINDERS:
        for row in finder(index):
            found.setdefault(row.discrepancy_id, row)

    texts = {row.series_id: row.documents for row in series}

    def rank(row: Discrepancy) -> tuple[int, int, str, str, str, str]:
        first = index.by_id[row.claim_ids[0]]
        day = first.as_of_latest.isoformat() if first.as_of_latest else "9999"
        told = max((texts.get(name, 0) for name in row.series_ids), default=0)
        return SEVERITIES.index(row.severity), -told, row.measure or "", row.place_name or "", day, row.discrepancy_id

    return sorted(found.values(), key=rank)


def statuses(series: Sequence[Series], discrepancies: Sequence[Discrepancy]) -> list[Series]:
    """Every series with its status: the first that holds of contested, revised, single_root, agreed.

    Args:
        series: Series with their counts.
        discrepancies: All findings of the run.
    """
    contested: set[str] = set()
    revised: set[str] = set()
    for row in discrepancies:
        if row.type in {"contradiction", "account_conflict"}:
            contested.update(row.series_ids)
        elif row.type in {"revision_up", "revision_down"}:
            revised.update(row.series_ids)
    return [dataclasses.replace(row, status=_status(row, contested, revised)) for row in series]


def _status(series: Series, contested: set[str], revised: set[str]) -> Status:
    if series.series_id in contested:
        return "contested"
    if series.series_id in revised:
        return "revised"
    return "single_root" if series.roots <= 1 else "agreed"
