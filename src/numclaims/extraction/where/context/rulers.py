"""Knows by the text itself which country somebody rules: who speaks of "Assad's rule" speaks of Syria, wherever the story is."""

from __future__ import annotations

import re
from itertools import compress
from typing import Final

from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Sentence

_OWN: Final = frozenset({"'s", "\u2019s", "'", "family", "regime", "rule", "government", "loyalists"})
"""Behind a family name: what is the ruler's. "King Abdullah says" tells of somebody else's country."""
_OFFICE: Final = r"(?:President|Prime Minister|Premier|King|Emir|Sultan|[Ll]eader|[Rr]uler|[Dd]ictator|[Ss]trongman)"
_OFFICES: Final = re.compile(f" {_OFFICE} ")
_INTRODUCED: Final = re.compile(
    rf"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: ?['’]s)? {_OFFICE} ((?:[A-Z][\w'’-]+ )?(?:al-)?[A-Z][\w-]+)"
)
""""Syrian President Bashar al-Assad", "Syria's President Assad", "Libyan leader Muammar Gaddafi"."""
_LONGEST: Final = 100
"""Characters of a name on either side of an office, at most."""


def ruled(places: Places, sentence: Sentence) -> int:
    """The country of a ruler of whose rule, family or fall a sentence speaks; -1 for none."""
    words = sentence.words
    for k in compress(range(len(words)), map(_OWN.__contains__, words)):
        if k and words[k - 1][0].isupper():
            if places.rulers is None:
                places.rulers = _rulers(places.text)
            country = places.rulers.get(words[k - 1])
            if country is not None:
                return country
    return -1


def _rulers(text: str) -> dict[str, int]:
    """Family names of rulers with the record of their country, as the text introduces them."""
    found: dict[str, int] = {}
    end = 0
    for office in _OFFICES.finditer(text):
        # Names are many and offices few: only what stands before one is looked at as a name.
        match = _INTRODUCED.search(text, max(end, office.start() - _LONGEST), office.end() + _LONGEST)
        if match is None:
            continue
        end = match.end()
        name = re.split(r"[ -]", match[2])[-1]
        entry = next((e for e in gazetteer.find(match[1]) if e.kind == COUNTRY), None)
        if entry is not None:
            found.setdefault(name, entry.country)
    return found
