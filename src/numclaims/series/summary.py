"""One row for a series: first and last figure, highest and lowest, and what the latest claims of all roots agree on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series import givenup, intervals, keys, roots, wording

BOUNDS: Final = frozenset({"less_than", "at_most", "up_to"})
"""Qualifiers of figures that say only what was not passed."""


def latest_of_roots(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The latest claim of every primary source: by as-of day, then publication, then place in the text.

    A claim without a date counts only for a root that has no dated one. Derived claims and figures that their own sentence
    gives as superseded are nobody's latest word, unless there is nothing else.
    """
    primary = roots.primary(claims)
    latest: dict[str, Claim] = {}
    ranked = sorted(
        claims,
        key=lambda row: (not row.derived_from, not givenup.superseded(row), keys.dated(row), *keys.order(row)),
    )
    for row in ranked:
        latest[primary[row.claim_id]] = row
    return {root: latest[root] for root in sorted(latest)}


def _in_time(rows: Sequence[Claim]) -> list[Claim]:
    """The claims whose order in time is known: the dated ones, else those of one document, else none if they differ."""
    dated = [row for row in rows if keys.dated(row)]
    if dated:
        return dated
    if len({row.doc_id for row in rows}) == 1:
        return sorted(rows, key=lambda row: (not row.derived_from, *keys.order(row)))
    return list(rows) if len({intervals.point(row) for row in rows}) == 1 else []


def _latest(timed: Sequence[Claim]) -> Claim:
    """The last of claims in their order that gives a figure of its own: not "from 60", "fewer than 30" or "earlier put at 20"."""
    own = (row for row in reversed(timed) if row.qualifier not in BOUNDS and not givenup.told_before(row))
    return next((row for row in own if not givenup.superseded(row)), timed[-1])


def _of_its_place(rows: Sequence[Claim]) -> Claim:
    """The first claim of those whose place most claims name: one event may be told for its town and its country."""
    count = Counter(keys.place_key(row) for row in rows)
    place = min(count, key=lambda name: (-count[name], -name.count(","), name))
    return next(row for row in rows if keys.place_key(row) == place)


def summarise(series_id: str, claims: Sequence[Claim], event: str | None) -> Series:
    """Describe a series.

    Args:
        series_id: Its id.
        claims: Its claims, one at least.
        event: The event, or the sort of figure, in words.
    """
    rows = sorted(claims, key=keys.order)
    first = _of_its_place(rows)
    points = [point for row in rows if (point := intervals.point(row)) is not None]
    tops = [top for row in rows if (top := intervals.top(row)) is not None]
    days = [day for row in rows if (day := keys.reported(row)[1] if row.event_id else row.as_of_latest) is not None]
    starts = [row.as_of_earliest for row in rows if row.as_of_earliest is not None]
    latest = latest_of_roots(rows)
    agreed = intervals.common([intervals.span(row) for row in latest.values()])
    timed = _in_time(rows)
    return Series(
        series_id=series_id,
        measure=first.measure or "",
        place_name=first.place_name,
        place_path=first.place_path,
        population=wording.people_of(first),
        stock_flow="total" if first.event_id or any(row.stock_flow == "total" for row in rows) else first.stock_flow,
        unit=keys.unit_key(first) or None,
        event_id=first.event_id,
        event=event,
        claims=len(rows),
        documents=len({row.doc_id for row in rows}),
        publishers=len(roots.publishers(rows)),
        roots=len(latest),
        first_as_of=min(starts) if starts else None,
        last_as_of=max(days) if days else None,
        first_value=intervals.point(timed[0]) if timed else None,
        last_value=intervals.point(_latest(timed)) if timed else None,
        lowest=min(points) if points else None,
        highest=max(tops) if tops else None,
        agreed_low=agreed[0] if agreed and math.isfinite(agreed[0]) else None,
        agreed_high=agreed[1] if agreed and math.isfinite(agreed[1]) else None,
        status="single_root" if len(latest) == 1 else "agreed",
    )
