"""Tells the place of a figure by the office that gives it: police speak of the town or province that is theirs."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import Named
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import OFFICES, SAID
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Sentence


def governed(sentence: Sentence, named: list[Named], carried: tuple[Named | None, str]) -> tuple[Named | None, str]:
    """The province or town whose office speaks, where the place carried over is wider or lies in another province.

    "Odessa Police Chief Ann Lee said" in news of Texas; "Kharkiv Governor Ann Lee said" behind what happened in Odesa;
    "authorities in Oregon said".
    """
    lower = sentence.lower
    speaking = sign("authority")
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
        if name.part != "source" or entry.kind not in {PROVINCE, REGION} or speaking.isdisjoint(lower[: name.first]):
            continue
        if lower[max(0, name.first - 2)] not in speaking or lower[name.first - 1] != "in":
            continue
        if known is None or entry.index not in {known.index, known.province}:
            return name, "places:office"
    return carried


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
