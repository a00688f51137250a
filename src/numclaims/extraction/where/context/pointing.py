"""Tells what place a word that points back stands for: "the town", "the country", "the capital", "there", "the island"."""

from __future__ import annotations

from itertools import compress, pairwise
from typing import Final

from numclaims.extraction.where.context.anaphora import points
from numclaims.extraction.where.context.earlier import place_before, sort_of
from numclaims.extraction.where.context.landforms import LANDS, land_pointed
from numclaims.extraction.where.context.lands import land_told
from numclaims.extraction.where.context.thecountry import land, told_to_be
from numclaims.extraction.where.context.topics import topic_of
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import anaphors
from numclaims.extraction.where.words import (
    BEING,
    COMPASS,
    DISTANCE,
    PROVINCIAL,
    WITHOUT_THE,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Reading, Sentence


def pointed(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> list[Named]:
    """The places that "the city" or "the country" stand for in this sentence."""
    table = anaphors()
    lower = sentence.lower
    out: list[Named] = []
    for i in _pointing(places, sentence):
        word = lower[i]
        if word in WITHOUT_THE:
            if _is_adverb(lower, m, i):
                continue
        elif not _is_no_direction(lower, i) or not points(sentence, named, m, i):
            continue
        found = _meant(reading, places, sentence, named, m, i)
        if found is None or (m.measure == "distance" and _measured_from(found, named, m)):
            continue
        away = False
        if m.measure != "distance" and word not in WITHOUT_THE:
            if _is_measured_off(lower, i):
                continue
            away = "from" in lower[max(0, i - 2) : i]
        out.append(found.at(i, table[word], "from" if away else "in"))
    return out


def _is_measured_off(lower: list[str], i: int) -> bool:
    """Whether a noun only tells how far off something is: "over a hundred kilometres from the port city"."""
    before = lower[max(0, i - _FROM) : i]
    return any(word == "from" and unit in DISTANCE for unit, word in pairwise(before))


_FROM: Final = 5
"""Tokens from "kilometres" to the noun of "kilometres from the old port city", at most."""


def _is_no_direction(lower: list[str], i: int) -> bool:
    """Whether a word is none of the compass, or stands for a part of the country: "in the south", but not "to the south"."""
    if lower[i] not in COMPASS:
        return True
    behind = lower[i + 1] if i + 1 < len(lower) else ""  # not "in the south Tripoli suburbs"
    return lower[max(0, i - 2) : i] in (["in", "the"], ["the", "far"]) and behind in _BEHIND_SIDE


def _is_adverb(lower: list[str], m: Mention, i: int) -> bool:
    """Whether "there" points to no place: "there was", "some 7,000 have been killed there since March"."""
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    if behind in BEING:
        return i == 0 or lower[i - 1] in _BEGINS
    return behind == "since" and (m.value or m.low or 0.0) >= _CROWD


def _meant(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, i: int
) -> Named | None:
    """The place that a noun stands for, by the sort of place that it is."""
    word = sentence.lower[i]
    role = anaphors()[word]
    if role == "country":
        return told_to_be(sentence, named, i) or land(places, sentence, named, m, i)
    if role == "capital":
        return _capital(places, named, i)
    if word in LANDS:
        return land_pointed(reading, places, sentence, i)
    return _town(reading, places, sentence, named, i)


def _capital(places: Places, named: list[Named], i: int) -> Named | None:
    """The capital of the country or people that stands right before, else of the document's."""
    nation = places.focus
    for n in named:
        if n.entry is not None and (n.demonym or n.kind == COUNTRY) and 0 <= i - n.last < _WHOSE:
            nation = n.entry.country
            break
    city = gazetteer.capital_of(nation)
    return None if city is None else as_name(city)


def _measured_from(found: Named, named: list[Named], m: Mention) -> bool:
    """Whether a distance is measured from a place, and so not that of it: "the town, about 40 km from Misrata"."""
    return any(n.entry is not None and n.entry == found.entry and n.first > m.last for n in named)


def _pointing(places: Places, sentence: Sentence) -> list[int]:
    """The tokens of a sentence that may point back to a place; looked for once for all its numbers."""
    known = places.pointing.get(sentence.index)
    if known is None:
        lower = sentence.lower
        known = list(compress(range(len(lower)), map(anaphors().__contains__, lower)))
        places.pointing[sentence.index] = known
    return known


def _town(reading: Reading, places: Places, sentence: Sentence, named: list[Named], i: int) -> Named | None:
    """The town or province that a word stands for; worked out once for all numbers of a sentence."""
    key = (sentence.index, i)
    if key in places.towns:
        return places.towns[key]
    word = sentence.lower[i]
    found: Named | None = None
    nearest = named[::-1]
    nearest.sort(key=lambda n: n.part == "near")  # rather the one that lies near another
    for name in nearest:
        if name.first < i and is_narrow(name) and name.part not in {"source", "dateline"}:
            found = sort_of(name, word)
            if found is not None:
                break
    if word == "there" and found is None:
        lands = [n for n in named if n.first < i and n.kind == COUNTRY and n.part in HOLDING]
        found = lands[0] if lands else topic_of(places, sentence) or land_told(reading, places, sentence)
    found = found or place_before(reading, places, sentence, 12, word)
    if found is None and word in {"city", "town"}:
        found = _in_dateline(places, named)
    if found is not None and word in PROVINCIAL and found.kind == TOWN and not found.name.lower().endswith(f" {word}"):
        outer = found.entry.province if found.entry is not None else -1
        if outer < 0 and found.above is not None and found.above.kind != COUNTRY:
            outer = found.above.index if found.above.kind != TOWN else found.above.province
        elif outer < 0 and found.entry is None and country_of(found) in {-1, places.focus}:
            outer = places.province
        found = as_name(outer) or (found if found.sort in PROVINCIAL else None)
    if word == "region" and found is not None and found.kind == TOWN and found.sort != word:
        outer = found.entry.province if found.entry is not None else -1
        told = found.above is not None and found.above.index == outer
        found = as_name(outer) if told and outer >= 0 else found  # "Rimini in Emilia-Romagna ... in the region"
    if word == "state" and found is not None and (nation := country_of(found)) >= 0:
        found = found if gazetteer.place_at(nation).country in _OF_STATES else None  # "the war against the state"
    places.towns[key] = found
    return found


def _in_dateline(places: Places, named: list[Named]) -> Named | None:
    """The town of the dateline, where no other has been named: "KANDY - Gunmen attacked a hotel in the city"."""
    for name in (*named, *places.parts.get(0, [])):
        if name.part == "dateline" and name.kind == TOWN and name.entry is not None:
            return as_name(name.entry.index)
    return None


_OF_STATES: Final = frozenset({
    "AUS", "AUT", "BRA", "DEU", "ETH", "FSM", "IND", "MEX", "MMR", "MYS", "NGA", "PLW", "SDN", "SOM", "SSD", "USA", "VEN",
})  # fmt: skip
"""Countries whose provinces are states, by the categories of ISO 3166-2; of others, "the state" is the government."""


_WHOSE: Final = 2
"""Tokens between a country or its people and "capital"."""


_BEGINS: Final = frozenset({
    ",", ".", ";", ":", '"', "(", "-", "and", "but", "or", "that", "said", "says", "say", "if", "when", "as", "because", "while",
    "where", "so", "then", "since", "although", "though", "what", "think", "believe", "hope", "how",
})  # fmt: skip
"""Behind these, "there was" begins a clause and points to no place."""
_BEHIND_SIDE: Final = frozenset({
    "", ",", ".", ";", ")", "and", "on", "when", "during", "after", "before", "while", "by", "in", "has", "have", "had", "were",
    "was", "left", "killed", "since", "as", "last", "this", "late", "early", "where", "said", "but",
})  # fmt: skip
_CROWD: Final = 1000.0
