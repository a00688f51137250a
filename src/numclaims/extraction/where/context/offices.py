"""Tells the place of a figure by the office that gives it: police speak of the town or province that is theirs."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import Named
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import OFFICES, SAID
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN
from numclaims.reading import Sentence


def governed(sentence: Sentence, named: list[Named], carried: tuple[Named | None, str]) -> tuple[Named | None, str]:
    """The province whose authorities speak, where the place carried over does not lie in it: "authorities in Oregon said"."""
    lower = sentence.lower
    speaking = sign("authority")
    for name in named:
        entry = name.entry
        if entry is not None and _holds_office(sentence, name) and carried[0] is not None:
            wide = carried[0].entry
            if wide is not None and wide.kind in {PROVINCE, COUNTRY} and wide.index in {entry.province, entry.country}:
                return name, "places:office"  # "Odessa Police Chief Ann Lee said": in news of Texas
        if (
            name.part != "source"
            or entry is None
            or entry.kind not in {PROVINCE, REGION}
            or speaking.isdisjoint(lower[: name.first])
        ):
            continue
        if lower[max(0, name.first - 2)] not in speaking or lower[name.first - 1] != "in":
            continue
        known = None if carried[0] is None else carried[0].entry or carried[0].above
        if known is None or entry.index not in {known.index, known.province}:
            return name, "places:office"
    return carried


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
