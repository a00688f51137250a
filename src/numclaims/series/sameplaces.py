"""One path for one place: a village that no gazetteer has, told with its province in one text and without it in another."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from numclaims.claims import Claim
from numclaims.series import keys


def unified(rows: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a place that only texts know by its longest path, where all texts with a longer one agree on it.

    Args:
        rows: Claims of whole countries.
    """
    longer: dict[str, set[str]] = {}
    for row in rows:
        if row.place_geonameid is None and row.place_path is not None and row.place_path.count(",") > 1:
            longer.setdefault(_short(row.place_path), set()).add(row.place_path)
    only = {short: min(paths) for short, paths in longer.items() if len({keys.folded(path) for path in paths}) == 1}
    return [_told_in_full(row, only) for row in rows]


def _short(path: str) -> str:
    """Name and country of a path."""
    parts = path.split(",")
    return f"{keys.folded(parts[0])},{keys.folded(parts[-1])}"


def _told_in_full(row: Claim, longer: dict[str, str]) -> Claim:
    path = row.place_path
    if path is None or row.place_geonameid is not None or path.count(",") != 1 or row.decision == "corrected":
        return row
    full = longer.get(_short(path))
    return row if full is None else dataclasses.replace(row, place_path=full)
