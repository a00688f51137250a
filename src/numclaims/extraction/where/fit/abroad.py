"""Tells what the country of a name has to do with the country that a document is about."""

from __future__ import annotations

from numclaims.extraction.where.named import Named, country_of
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import (
    SAID,
    SEATS,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import TOWN
from numclaims.reading import Mention, Sentence


def is_abroad(places: Places, name: Named) -> bool:
    """Whether a document speaks more of another country than of the one whose people are counted."""
    here = country_of(name)
    return here != places.focus and places.votes.get(places.focus, 0.0) > places.votes.get(here, 0.0)


def is_of_other(places: Places, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a number's own clause speaks of another country than a name in a later clause does."""
    here = country_of(name)
    return here != places.focus or any(n.first < m.first and country_of(n) not in {-1, here} for n in named)


def has_counted(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a country is said to have what is counted, and nobody is quoted between the two."""
    if name.demonym or name.part not in {"owner", "bare"} or name.last > m.first:
        return False
    between = sentence.lower[name.last : m.first]
    return SAID.isdisjoint(between) and (name.part == "owner" or between[:1] in (["has"], ["had"], ["will"]))


def is_seat(name: Named) -> bool:
    """Whether a town is one where other countries' affairs are spoken of: a capital, or a seat of the United Nations."""
    entry = name.entry
    if entry is None or entry.kind != TOWN:
        return False
    return gazetteer.capital_of(entry.country) == entry.index or name.name in SEATS
