"""Claims that are worked out from two others: "1,000 crossed overnight, raising the number to 1,600" implies 600 before."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from numclaims.claims import Claim
from numclaims.series import keys

RULE: Final = "series:total-less-increment"
"""The rule that a derived claim names."""

_VERB: Final = (
    r"(?:rais|bring|tak|push|lift|increas|swell|boost|driv)(?:ing|es|s|e)"
    r"|brought|took|taken|raised|pushed|lifted|increased"
)
_RAISING: Final = re.compile(rf"\b(?:{_VERB})\b[^.;]{{0,80}}\bto\b[^.;\d]{{0,30}}$")


def derive(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield a claim of the earlier total for every increment whose sentence gives the total that it leads to.

    Args:
        claims: Claims of any documents; only tracked counts of one sentence are combined.
    """
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.tracked and not claim.derived_from and claim.value is not None:
            sentences.setdefault((claim.doc_id, claim.sentence_start), []).append(claim)
    for rows in sentences.values():
        if len(rows) > 1:
            yield from _of_sentence(sorted(rows, key=lambda row: row.char_start))


def _of_sentence(rows: list[Claim]) -> Iterator[Claim]:
    for total in rows:
        if total.stock_flow != "total" or total.change is not None:
            continue
        words = " ".join(total.sentence[: total.char_start - total.sentence_start].lower().split())
        if not _RAISING.search(words):
            continue
        new = [
            row
            for row in rows
            if row.char_end <= total.char_start and row.stock_flow == "increment" and _one(row, total)
        ]
        if new:
            earlier = before(new[-1], total)
            if earlier is not None:
                yield earlier


def _one(new: Claim, total: Claim) -> bool:
    """Whether the increment is one of the total that stands behind it."""
    fitting = new.measure == total.measure or {new.measure, total.measure} <= {"refugees", "displaced", "sheltered"}
    return fitting and keys.same_people(new.population, total.population) and new.unit == total.unit


def before(new: Claim, total: Claim) -> Claim | None:
    """The total before an increment; None if the increment is not below the total."""
    if new.value is None or total.value is None or new.value >= total.value:
        return None
    day = total.as_of_earliest - dt.timedelta(days=1) if total.as_of_earliest else None
    latest = total.as_of_latest - dt.timedelta(days=1) if total.as_of_latest else None
    low = None if total.low is None or new.high is None else max(0.0, total.low - new.high)
    high = None if total.high is None or new.low is None else total.high - new.low
    value = total.value - new.value
    exact = low == high == value
    return dataclasses.replace(
        total,
        claim_id=keys.digest("", new.claim_id, total.claim_id, RULE) + "d",
        char_start=total.char_end,
        char_end=total.char_end,
        quote="",
        value=value,
        low=low,
        high=high,
        base_value=value,
        base_low=low,
        base_high=high,
        qualifier="exact" if exact else "approximately",
        qualifier_text=None,
        implied=True,
        derived_from=(new.claim_id, total.claim_id),
        part_of=None,
        as_of_earliest=day,
        as_of_latest=latest,
        as_of_basis="relative" if day else "unknown",
        salience=0.0,
        confidence=round(new.confidence * total.confidence, 4),
        rules=(RULE,),
    )
