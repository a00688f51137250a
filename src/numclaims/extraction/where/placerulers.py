"""Knows by the text itself which country somebody rules: who speaks of "Assad's rule" speaks of Syria, wherever the story is."""

from __future__ import annotations

import itertools
import re
from typing import Final

from numclaims.extraction.where.placescan import Places
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Sentence

_OWN: Final = frozenset({"'s", "\u2019s", "'", "family", "regime", "rule", "government", "loyalists"})
"""Behind a family name: what is the ruler's. "King Abdullah says" tells of somebody else's country."""
_OFFICE: Final = r"(?:President|Prime Minister|Premier|King|Emir|Sultan|[Ll]eader|[Rr]uler|[Dd]ictator|[Ss]trongman)"
_INTRODUCED: Final = re.compile(
    rf"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: ?['’]s)? {_OFFICE} ((?:[A-Z][\w'’-]+ )?(?:al-)?[A-Z][\w-]+)"
)
""""Syrian President Bashar al-Assad", "Syria's President Assad", "Libyan leader Muammar Gaddafi"."""


def ruled(places: Places, sentence: Sentence) -> int:
    """The country of a ruler of whose rule, family or fall a sentence speaks; -1 for none."""
    if places.rulers is None:
        places.rulers = _rulers(places.text)
    if places.rulers:
        for word, behind in itertools.pairwise(sentence.words):
            country = places.rulers.get(word)
            if country is not None and behind in _OWN:
                return country
    return -1


def _rulers(text: str) -> dict[str, int]:
    """Family names of rulers with the record of their country, as the text introduces them."""
    found: dict[str, int] = {}
    for match in _INTRODUCED.finditer(text):
        name = re.split(r"[ -]", match[2])[-1]
        entry = next((e for e in gazetteer.find(match[1]) if e.kind == COUNTRY), None)
        if entry is not None:
            found.setdefault(name, entry.country)
    return found
