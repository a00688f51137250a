"""Tells whether the goal of those who move is another country, by its name: "into Chad", "to neighbouring Costa Rica"."""

from __future__ import annotations

from typing import Final

from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE
from numclaims.reading import Sentence

_BEFORE: Final = frozenset({
    "the", "neighbouring", "neighboring", "nearby", "adjacent", "northern", "southern", "eastern", "western", "north-eastern",
    "north-western", "south-eastern", "south-western", "northeastern", "northwestern", "southeastern", "southwestern", "central",
})  # fmt: skip
"""What may stand before its name."""
_LONGEST: Final = 4
"""Words of the name of a country, at most."""

_WITHIN: Final = ("and", "of", "the", "d'", "d\u2019")
"""How words within such a name begin that have no capital: "Bosnia and Herzegovina", "Cote d'Ivoire"."""


def names_land(sentence: Sentence, at: int) -> bool:
    """Whether the name of a country stands at a token, and none that a province of another country bears as well (Georgia)."""
    words, n = sentence.words, len(sentence.words)
    while at < n and words[at] in _BEFORE:
        at += 1
    end = at
    while (
        end < n and end - at < _LONGEST and (words[end][0].isupper() or (end > at and words[end].startswith(_WITHIN)))
    ):
        end += 1
    for stop in range(end, at, -1):
        found = [e for e in gazetteer.find(" ".join(words[at:stop])) if not e.demonym]
        if found:
            land = found[0]
            return land.kind == COUNTRY and not any(e.kind == PROVINCE and e.country != land.index for e in found)
    return False
