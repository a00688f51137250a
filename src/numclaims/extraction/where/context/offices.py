"""Tells the place of a figure by the office that gives it: police speak of the town or province that is theirs."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.fit.abroad import is_seat
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import OFFICES, SAID, runs_on
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Sentence


def governed(sentence: Sentence, named: list[Named], carried: tuple[Named | None, str]) -> tuple[Named | None, str]:
    """The province or town whose office speaks, where the place carried over is wider or lies in another province.

    "Odessa Police Chief Ann Lee said" in news of Texas; "Kharkiv Governor Ann Lee said" behind what happened in Odesa;
    "authorities in Oregon said".
    """
    lower = sentence.lower
    speaking = sign("authority")
    rule = carried[1] or "places:focus"
    known = None if carried[0] is None else carried[0].entry or carried[0].above
    for name in named:
        entry = name.entry
        if entry is None:
            continue
        if (
            known is not None
            and _holds_office(sentence, name)
            and (
                (known.kind in {PROVINCE, COUNTRY} and known.index in {entry.province, entry.country})
                or _lies_apart(known, entry)
            )
        ):
            return name, "places:office"
        if rule == "places:focus" and _speaks_for_its_own(sentence, name, known):
            return name, "places:office"
        if name.part != "source" or entry.kind not in {PROVINCE, REGION} or speaking.isdisjoint(lower[: name.first]):
            continue
        if lower[max(0, name.first - 2)] not in speaking or lower[name.first - 1] != "in":
            continue
        if known is None or entry.index not in {known.index, known.province}:
            return name, "places:office"
    return carried


def _speaks_for_its_own(sentence: Sentence, name: Named, known: Entry | None) -> bool:
    """Whether a town is named by its own police, court or mayor, and nothing but the country tells where a figure holds.

    "Nakuru police arrested 12", "authorities in Nakuru said 12 had died".
    """
    entry, lower = name.entry, sentence.lower
    if entry is None or name.kind != TOWN or name.demonym or is_seat(name) or runs_on(lower):
        return False
    if known is not None and known.index not in {entry.province, entry.country}:
        return False
    if name.part == "source":
        return lower[name.first - 1] == "in" and lower[max(0, name.first - 2)] in sign("authority")
    return name.part in {"bare", "owner", "office"} and not _LOCAL.isdisjoint(lower[name.last : name.last + _NEXT])


_LOCAL: Final = OFFICES | {"court", "magistrate", "prosecutor", "prosecutors", "residents", "villagers", "firefighters"}
"""Who belongs to a town and speaks or acts there."""
_NEXT: Final = 2
"""Tokens behind a town within which its office stands ("Nakuru's deputy mayor")."""


def _lies_apart(one: Entry, other: Entry) -> bool:
    """Whether two places lie in different provinces of one country."""
    inside = one.index if one.kind == PROVINCE else one.province
    return (
        one.country == other.country
        and inside >= 0
        and inside != (other.index if other.kind == PROVINCE else other.province)
    )


def _holds_office(sentence: Sentence, name: Named) -> bool:
    """Whether a town's police, mayor or another office of it speaks: "Odessa Police Chief Ann Lee said"."""
    at = name.last
    return (
        name.kind == TOWN
        and not name.demonym
        and at + 2 < len(sentence.words)
        and sentence.lower[at] in OFFICES
        and sentence.words[at][0].isupper()
        and not SAID.isdisjoint(sentence.lower[at : at + _OFFICE])
    )


_OFFICE: Final = 7
"""Tokens of an office and a name, up to the verb of saying."""
