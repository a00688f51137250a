"""One number of one source that stands for another place, or for other people, in another document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from numclaims.claims import Claim, Discrepancy
from numclaims.series import explaining, intervals, keys, roots, wording
from numclaims.series.findings.index import FIGURES, Index, finding, sound

DAYS: Final = 3
"""The same number of the same source within so many days is the same figure."""

SCOPES: Final = FIGURES | {"loose"}


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield the numbers whose place or population changes between documents."""
    buckets: dict[tuple[str, str, float, str], list[Claim]] = {}
    for row in index.claims:
        point = intervals.point(row)
        if (
            index.scope[row.claim_id] not in SCOPES
            or not sound(row)
            or row.copy_of is not None
            or row.part_of is not None
            or row.qualifier in {"vague", "between"}
            or point is None
            or not keys.has_place(row)
            or not intervals.distinctive(point)
        ):
            continue
        odd = intervals.distinctive(point, least=1000) and point / intervals.last_digit(point) >= 100
        of_event = row.event_id is not None and row.attribution_type not in roots.NUMBERLESS_TYPES
        if odd or ((roots.named(row) or of_event) and not roots.own_voice(row)):
            buckets.setdefault((row.measure or "", index.root[row.claim_id], point, keys.unit_key(row)), []).append(row)
    for _, rows in sorted(buckets.items()):
        yield from _of_number(rows, index)


def _of_number(rows: Sequence[Claim], index: Index) -> Iterator[Discrepancy]:
    """The first pair of neighbours in time that differs in place, and the first that differs in population."""
    told_place = told_people = False
    for a, b in pairwise(rows):
        if a.doc_id == b.doc_id or not _near(a, b):
            continue
        places = keys.place_key(a), keys.place_key(b)
        wider = keys.within(*places) or keys.within(places[1], places[0])
        if (
            wider
            and not _town_total(a, index)
            and not _town_total(b, index)
            and not _one_deed(a, b)
            and not told_place
            and _written(a)
            and _written(b)
            and a.population == b.population
        ):
            told_place = True
            text = (
                f"The same number stands for two places: {explaining.voice(a)} for {a.place_name}, and "
                f"{explaining.voice(b, within=True)} for {b.place_name}."
            )
            yield finding("scope_mismatch", "medium", (a, b), index, text)
        elif places[0] == places[1] and not told_people and _wider_people(a, b) and not _loose_people(a, b):
            told_people = True
            told = f"{explaining.voice(a)}, and {explaining.voice(b, within=True)}"
            text = f"The same number stands for two groups of people: {told}."
            yield finding("scope_mismatch", "medium", (a, b), index, text)


def _written(claim: Claim) -> bool:
    """Whether the sentence itself names the place, or counts the whole country."""
    return wording.names_place(claim) or (keys.is_country(claim) and wording.nationwide(claim))


def _one_deed(a: Claim, b: Claim) -> bool:
    """Whether both sentences tell of one deed: then the wider place only says less, not something else."""
    return bool(wording.deeds(a) & wording.deeds(b) or wording.means(a) & wording.means(b))


def _town_total(claim: Claim, index: Index) -> bool:
    """Whether a running total is told for less than a country: its place is then too uncertain to build on."""
    return index.scope[claim.claim_id] == "running" and not keys.is_country(claim)


def _near(a: Claim, b: Claim) -> bool:
    first, second = keys.held(a)[1], keys.held(b)[1]
    return first is None or second is None or abs((first - second).days) <= DAYS


def _loose_people(a: Claim, b: Claim) -> bool:
    """Whether the two words are used for the same people without harm: "protesters" and "people", "soldiers" and "forces"."""
    both = {a.population, b.population}
    if "civilian" in both and all("civilian" in row.sentence.lower() for row in (a, b)):
        return True
    forces = "security_forces" in both and both <= {"soldier", "police", "security_forces"}
    return forces or bool(both & {"protester", "resident", "refugee", "man"})


def _wider_people(a: Claim, b: Claim) -> bool:
    """Whether the people of one claim are a part of those of the other."""
    mine, theirs = keys.people_of(a), keys.people_of(b)
    return keys.part_of_population(mine, theirs) or keys.part_of_population(theirs, mine)
