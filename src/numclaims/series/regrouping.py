"""Series as people regroup them: two that are one figure are merged, a claim that is of another figure leaves its series."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from numclaims.claims import Claim
from numclaims.series import keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """What people decided about series.

    Attributes:
        merged: Names by claim_id: all series that hold a claim of one name are one, under the id of the first of them.
        split: Names by claim_id: the claim leaves its series, for one that it shares with those that leave under that name.
    """

    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)


def regroup(rows: Sequence[Claim], wanted: Regrouping) -> list[Claim]:
    """Claims with the series and events that people gave them, in their order.

    Args:
        rows: Claims with the series and events that the rules gave them.
        wanted: What people decided; where a claim both leaves and joins, it leaves first.
    """
    if not wanted.merged and not wanted.split:
        return list(rows)
    apart = [_leave(row, wanted.split[row.claim_id]) if row.claim_id in wanted.split else row for row in rows]
    leader = _leaders(apart, wanted.merged)
    event_of: dict[str, str | None] = {}
    for row in apart:
        if row.series_id is not None:
            event_of.setdefault(row.series_id, row.event_id)
    return [
        dataclasses.replace(row, series_id=to, event_id=event_of[to])
        if row.series_id is not None and (to := leader.get(row.series_id)) is not None
        else row
        for row in apart
    ]


def _leave(row: Claim, name: str) -> Claim:
    """The claim in a series of its own; where it told of an event, in an event of its own, so that nothing compares the two."""
    if row.series_id is None:
        return row
    return dataclasses.replace(
        row,
        series_id=keys.digest("s", "split", row.series_id, name),
        event_id=None if row.event_id is None else keys.digest("e", "split", row.event_id, name),
    )


def _leaders(rows: Sequence[Claim], merged: Mapping[str, str]) -> dict[str, str]:
    """The series under whose id each merged series goes on: of a name, that of the claim that was named first."""
    series_of = {row.claim_id: row.series_id for row in rows if row.claim_id in merged and row.series_id is not None}
    leader: dict[str, str] = {}

    def lead(series_id: str) -> str:
        while leader.get(series_id, series_id) != series_id:
            series_id = leader[series_id]
        return series_id

    first: dict[str, str] = {}
    for claim_id, name in merged.items():
        series_id = series_of.get(claim_id)
        if series_id is None:
            continue
        head = lead(first.setdefault(name, series_id))
        leader[lead(series_id)] = head
    return {series_id: lead(series_id) for series_id in leader}
