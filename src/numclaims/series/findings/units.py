"""One number in two units: households and persons, two currencies, miles and kilometres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import explaining, intervals, keys, roots, wording
from numclaims.series.findings.index import Index, finding, sound

DAYS: Final = 7
"""The same number so many days apart is the same figure."""

LENGTHS: Final = frozenset({"mile", "kilometer", "kilometre", "meter", "metre", "yard", "foot", "nautical_mile"})
AREAS: Final = frozenset({"acre", "hectare", "kilometer ** 2", "mile ** 2", "square_mile", "square_kilometer"})
MASSES: Final = frozenset({"ton", "metric_ton", "tonne", "short_ton", "long_ton", "pound", "kilogram"})


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield numbers that come with two units that cannot both be right."""
    buckets: dict[tuple[str, str, str, float], list[Claim]] = {}
    for row in index.claims:
        family = _family(row)
        point = row.value
        if family is None or point is None or not sound(row) or not keys.has_place(row) or row.qualifier == "vague":
            continue
        buckets.setdefault((row.measure or "", keys.place_key(row), family, point), []).append(row)
    for _, rows in sorted(buckets.items()):
        for a, b in pairwise(rows):
            if _unit(a) == _unit(b) or a.doc_id == b.doc_id or _converted(a) or _converted(b):
                continue
            if _same(a, b, index):
                text = f"The same number comes in two units: {explaining.voice(a)}, but {explaining.voice(b, within=True)}."
                yield finding("unit_mismatch", "medium", (a, b), index, text)
                break


_UNIT_WORDS: Final = (
    r"(?:kms?|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?|yards?|feet|ft|hectares?|acres?|tons?|tonnes?|kg|pounds?|lbs?)"
)
_SECOND: Final = r"(?:\(|-lrb-|or) ?(?:about |some )?\d"
_CONVERTED: Final = re.compile(rf"[\s-]?{_UNIT_WORDS}\b[\s,]*{_SECOND}")


def _converted(claim: Claim) -> bool:
    """Whether the text gives the figure in a second unit too ("35 km (20 miles)"), so that its unit is no slip."""
    return bool(_CONVERTED.match(wording.after(claim)) or wording.before(claim).rstrip().endswith(("(", "-lrb-")))


def _unit(claim: Claim) -> str:
    return {"kilometre": "kilometer", "metre": "meter", "tonne": "metric_ton"}.get(claim.unit or "", claim.unit or "")


def _family(claim: Claim) -> str | None:
    """The family of units within which one number cannot stand in two."""
    unit = claim.unit or ""
    if unit in {"person", "household"}:
        return "people"
    if claim.kind == "money":
        return "money"
    for name, family in (("length", LENGTHS), ("area", AREAS), ("mass", MASSES)):
        if unit in family:
            return name
    return None


def _same(a: Claim, b: Claim, index: Index) -> bool:
    """Whether it is one figure: near in time, and of one source or of a number that is hardly chance."""
    if a.as_of_latest is not None and b.as_of_latest is not None and abs((a.as_of_latest - b.as_of_latest).days) > DAYS:
        return False
    if a.population is not None and b.population is not None and a.population != b.population:
        return False
    if index.root[a.claim_id] == index.root[b.claim_id] and roots.named(a) and not roots.own_voice(a):
        return (a.value or 0) > 1
    return a.stock_flow == b.stock_flow and intervals.distinctive(a.value, least=200 if a.kind == "count" else 2)
