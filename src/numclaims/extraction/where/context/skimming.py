"""Asks what of places a sentence holds, without splitting it into words."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Sentence


def nameless(places: Places, index: int) -> bool:
    """Whether a sentence holds no name of a place; known without splitting it into words."""
    return not places.names(index) and not places.runs.get(index)


def is_heading(places: Places, index: int) -> bool:
    """Whether a sentence begins with a heading in capitals on a line of its own, behind which another matter begins."""
    start = places.bounds[index][0]
    stop = places.text.find("\n", start, start + _LINE)
    line = places.text[start:stop] if stop > 0 else ""
    return len(line) > _WORD and line.isupper() and not places.capitals


_LINE: Final = 70
_WORD: Final = 4


def no_town(places: Places, index: int) -> bool:
    """Whether a sentence names nothing narrower than a country; known without splitting it into words."""
    for name in places.names(index):
        if not name.demonym and name.entry is not None and name.entry.kind != COUNTRY:
            return False
    return not places.runs.get(index)


def speaks_of_town(places: Places, index: int) -> bool:
    """Whether a sentence speaks of "the town", "the village" or the like, as its text is written."""
    start, end = places.bounds[index]
    text = places.text[start:end].lower()
    return any(phrase in text for phrase in _SPEAKS)


def back_to_town(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "the town" or "the city"."""
    lower = sentence.lower
    if TOWNS.isdisjoint(sentence.vocabulary):
        return False
    return any(
        word in TOWNS and i > 0 and lower[i - 1] == "the" and lower[i + 1 : i + 2] != ["of"]
        for i, word in enumerate(lower)
    )


TOWNS: Final = frozenset({"town", "city", "village", "suburb", "neighbourhood", "neighborhood", "camp", "enclave"})
_SPEAKS: Final = tuple(f"the {word}" for word in sorted(TOWNS))
