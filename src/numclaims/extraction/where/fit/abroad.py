"""Tells what the country of a name has to do with the country that a document is about."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.named import HOLDING, Named, country_of
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import ABROAD, SAID, SEATS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import TOWN
from numclaims.reading import Mention, Sentence


def is_abroad(places: Places, name: Named) -> bool:
    """Whether a document speaks more of another country than of the one whose people are counted."""
    here = country_of(name)
    return here != places.focus and places.votes.get(places.focus, 0.0) > places.votes.get(here, 0.0)


def is_bystander(places: Places, sentence: Sentence, named: list[Named], name: Named) -> bool:
    """Whether a people is only that of some of the victims of what happened in another country, which its own has no part in.

    "A blast in Lima killed 27. Eleven of the dead were Swedes." is all of Lima; "Four Poles died", in news of a war that Poland
    fights, is not of its enemy.
    """
    here = country_of(name)
    scene = -1
    if any(n.part in HOLDING and not n.demonym and country_of(n) not in {-1, here} for n in named):
        return not _is_party(places, here)  # "18 Swedes were among 23 people killed when a tanker blew up in Lima"
    for index, measure, chosen in reversed(places.chosen):
        if index < sentence.index - _BACK:
            break
        country = country_of(chosen)
        if measure in _HARMED and country >= 0:
            if country == here:
                return False
            if not chosen.demonym and chosen.part != "focus":
                scene = country
    return scene >= 0 and not _is_party(places, here)


_HARMED: Final = VICTIMS | {"rescued", "hospitalized"}
_BACK: Final = 8
"""Sentences in which the victims of one event are told."""


def _is_party(places: Places, country: int) -> bool:
    """Whether what has been read so far tells of what a country's forces do."""
    text = places.text
    for names in places.found.values():
        for name in names:
            if name.entries and name.entries[0].country == country:
                behind = text[name.end : name.end + _WORDS].split(None, 2)
                if not _FORCES.isdisjoint(word.strip(",.") for word in behind[:2]):
                    return True
    return False


_WORDS: Final = 30
_FORCES: Final = ABROAD | {
    "army",
    "navy",
    "forces",
    "military",
    "fire",
    "shells",
    "shelling",
    "artillery",
    "side",
    "border",
}
"""What a country fights another with."""


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
