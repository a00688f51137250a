"""The day at which a claim stands in its series: of a toll that is dated by its event only, the day when it was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from numclaims.claims import Claim
from numclaims.series import keys


def as_told(claim: Claim) -> Claim:
    """The claim as its series shows it.

    "The quake of 3 May killed 6,100", printed on the 11th, holds for the 3rd, as every toll of that quake does;
    how the toll went is seen only by the days on which each was told.
    """
    first, last = keys.reported(claim)
    if (first, last) == (claim.as_of_earliest, claim.as_of_latest):
        return claim
    if (first, last) != (claim.published_earliest, claim.published_latest):
        return claim
    return replace(claim, as_of_earliest=first, as_of_latest=last, as_of_basis="published")


def claims_by_series(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The tracked claims of every series, as it shows them."""
    found: dict[str, list[Claim]] = {}
    for c in claims:
        if c.tracked and c.series_id is not None:
            found.setdefault(c.series_id, []).append(as_told(c))
    return found
