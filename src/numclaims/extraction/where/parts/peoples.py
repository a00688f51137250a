"""Puts a place into the country whose people stand before it: "the Ghanaian town of Bole", "the Danish side of the crossing"."""

from __future__ import annotations

import itertools
from typing import Final

from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.bearers import pick
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import HEADS, SIDES, passed
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Sentence


def take_own(places: Places, sentence: Sentence, people: Named, new: Named, found: Found) -> None:
    """Take the bearer of a town's name that lies in the country whose people its sort is told with, and no greater one abroad.

    Args:
        places: The document's places; what the name means in it may change.
        sentence: The sentence.
        people: The people before the name.
        new: The name; changed.
        found: The same, as it was found; its place is taken from it where that lies elsewhere.
    """
    land, entry = people.entry, new.entry
    if land is None or entry is None or entry.kind != TOWN or land.kind != COUNTRY or entry.country == land.index:
        return
    gap = sentence.lower[people.last : new.first]
    if not gap or gap[-1] not in _NAMING or not all(w in HEADS or w in _OF or passed(w) for w in gap):
        return
    inside = tuple(e for e in gazetteer.find(new.name) if e.country == land.index and not e.demonym)
    new.entry = found.entry = pick(places, inside) if inside else None
    places.mean(found)


_OF: Final = frozenset({"of", "called", "named"})
_NAMING: Final = _OF | {
    "town",
    "city",
    "village",
    "port",
    "suburb",
    "hamlet",
    "resort",
    "capital",
    "camp",
    "district",
    "province",
}
"""Words right before a name that the people's town, city or the like bears."""


def beside_people(lower: list[str], out: list[Named]) -> None:
    """Put a place that only the text knows into the country whose people stand before it."""
    for people, name in itertools.pairwise(out):
        if name.entry is None and name.above is None and people.demonym and name.first - people.last < _NEAR:
            gap = lower[people.last : name.first]
            if people.entry is not None and all(w in HEADS or w in SIDES or w in _OF or passed(w) for w in gap):
                name.above = people.entry  # "on the Danish side of the Krusau crossing"
                name.within = (gazetteer.place_at(people.entry.index).key,)


_NEAR: Final = 5
"""Tokens between a people and a place of its country, at most."""
