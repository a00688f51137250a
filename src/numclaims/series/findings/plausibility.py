"""More than there is: more displaced than residents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import explaining, intervals, keys, wording
from numclaims.series.findings.index import Index, finding, sound

OF_RESIDENTS: Final = frozenset({"killed", "displaced", "evacuated", "homeless"})
"""Measures that count people of the place itself; refugees and those sheltered came from elsewhere."""

SLACK: Final = 1.25
"""Populations are rounded, and old."""


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield figures above the highest population that any text gives for their place."""
    residents: dict[str, Claim] = {}
    for row in index.claims:
        if (
            row.measure != "population"
            or not sound(row)
            or not keys.has_place(row)
            or row.population not in {None, "resident", "civilian"}
        ):
            continue
        if (
            index.scope[row.claim_id] != "state"
            or not wording.inhabitants(row)
            or row.kind != "count"
            or (row.value or 0) < 100
        ):
            continue
        key = keys.place_key(row)
        if key not in residents or intervals.span(residents[key])[1] < intervals.span(row)[1]:
            residents[key] = row
    done: set[tuple[str, str]] = set()
    for row in index.claims:
        whole = residents.get(keys.place_key(row))
        if (
            whole is None
            or row.measure not in OF_RESIDENTS
            or not sound(row)
            or row.unit != "person"
            or row.qualifier == "vague"
        ):
            continue
        low, limit = intervals.span(row)[0], intervals.span(whole)[1]
        if not math.isfinite(limit) or low <= limit * SLACK or (row.measure, keys.place_key(row)) in done:
            continue
        done.add((row.measure, keys.place_key(row)))
        told = f"{explaining.voice(row)}, but {explaining.voice(whole, within=True)}"
        text = f"More than there are people{explaining.place(row)}: {told}."
        yield finding("implausible", "medium", (row, whole), index, text)
