"""Finds the place of a figure outside of its own words: what "the city" stands for, what was said before, who is the host."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import Final

from numclaims.claims import Mention, Reading, Sentence
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where import placescan
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placeparts import anaphors, parts
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placewords import BEING, PASSED, PROVINCIAL, WITHOUT_THE
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, TOWN

HOLDING: Final = frozenset({"in", "of"})


CROSSED: Final = frozenset({"refugees", "sheltered"})


def pointed(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> list[Named]:  # noqa: PLR0912 -- a cascade of rules
    """The places that "the city" or "the country" stand for in this sentence."""
    table = anaphors()
    lower = sentence.lower
    out: list[Named] = []
    if table.keys().isdisjoint(lower):
        return out
    for i, word in enumerate(lower):
        role = table.get(word)
        if role is None:
            continue
        nxt = lower[i + 1] if i + 1 < len(lower) else ""
        if word in WITHOUT_THE:
            if nxt in BEING:
                continue
        else:
            j = i - 1
            while j > 0 and i - j < 4 and (lower[j] in PASSED and lower[j] != "the"):
                j -= 1
            if role == "capital" and any(n.last == i and n.first - 1 == j - 1 and n.demonym for n in named):
                j -= 1
            if (
                j < 0
                or lower[j] != "the"
                or nxt == "of"
                or (role == "country" and nxt in {"'s", "'"})
                or (
                    role == "capital"
                    and sentence.words[i + 1 : i + 3]
                    and sentence.words[min(i + 2, len(lower) - 1)][0].isupper()
                    and nxt in {",", "("}
                )
                or (role != "country" and i + 1 < len(lower) and sentence.words[i + 1][0].isupper())
            ):
                continue
        found: Named | None = None
        if role == "country":
            found = land(places, sentence, named, m, i)
        elif role == "capital":
            nation = next(
                (n.entry.country for n in named if n.last == i and n.demonym and n.entry is not None), places.focus
            )
            city = gazetteer.capital_of(nation)
            found = None if city is None else as_name(city)
        else:
            for name in reversed(named):
                if name.first < i and is_narrow(name) and name.part not in {"source", "dateline"}:
                    found = name
                    break
            found = found or place_before(reading, places, sentence, 12)
            if (
                found is not None
                and word in PROVINCIAL
                and found.entry is not None
                and found.kind == TOWN
                and found.entry.province >= 0
            ):
                found = as_name(found.entry.province)
        if found is not None:
            out.append(replace(found, first=i, last=i + 1, part="in", rule=role, pair=False))
    return out


def land(places: Places, sentence: Sentence, named: list[Named], m: Mention, at: int) -> Named | None:
    """The country that "the country" stands for: refugees are not counted in their own."""
    if m.measure in CROSSED:
        peoples = [n for n in named if n.demonym and n.first < at and n.entry is not None]
        own = {
            n.entry.country for n in peoples if n.last <= n.first + 2 and n.entry is not None and counted(sentence, n)
        }
        for name in peoples:
            if name.entry is not None and name.entry.country not in own:
                return as_name(name.entry.country)
        if places.focus in own:  # "10,000 Syrian refugees had come into the country"
            return next(
                (
                    as_name(n.entry.index)
                    for n in named
                    if n.kind == COUNTRY and n.entry is not None and n.entry.country not in own
                ),
                host_of(places, sentence, m),
            )
    return as_name(places.focus)


def counted(sentence: Sentence, name: Named) -> bool:
    """Whether a demonym is of those who move ("Syrian refugees", "1,000 Syrians") and not of who tells."""
    lower = sentence.lower
    return lower[name.first].endswith("s") or (
        name.last < len(lower) and lower[name.last] in {"refugees", "people", "civilians"}
    )


def as_name(index: int) -> Named | None:
    """A country or province as a name that stands nowhere in the text; None for record -1."""
    if index < 0:
        return None
    entry = gazetteer.entry_at(index)
    return Named(gazetteer.place_at(index).name, -1, -1, 0, 0, entry, "focus")


def is_narrow(name: Named) -> bool:
    """Whether a name is of a place within a country."""
    return not name.demonym and name.kind != COUNTRY and (name.entry is None or name.entry.country >= 0)


def country_of(name: Named) -> int:
    """The country that a name, or what it lies in, belongs to; -1 where that is not known."""
    entry = name.entry or name.above
    return entry.country if entry is not None else -1


_ORDER: Final = (HOLDING, frozenset({"to", "near"}), frozenset({"from"}))


def place_before(reading: Reading, places: Places, sentence: Sentence, back: int) -> Named | None:
    """The last town or province in which something was said to be, some sentences back at most."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
        if nameless(places, index) and (back >= _FAR or not _speaks_of_town(places, index)):
            continue
        earlier = sentence_at(reading, index)
        if earlier is None:
            continue
        options = [n for n in parts(places, earlier) if is_narrow(n)]
        for wanted in _ORDER:
            for name in options:
                if name.part in wanted:
                    return name
        if back < _FAR and back_to_town(earlier):  # "Troops moved to the edge of the town." speaks of a town, too
            return place_before(reading, places, earlier, _FAR)
    return None


_FAR: Final = 12
"""Sentences that are looked through for the town that "the town" is."""


def nameless(places: Places, index: int) -> bool:
    """Whether a sentence holds no name of a place; known without splitting it into words."""
    return not places.names(index) and not places.runs.get(index)


def _speaks_of_town(places: Places, index: int) -> bool:
    start, end = places.bounds[index]
    text = places.text[start:end].lower()
    return any(phrase in text for phrase in _SPEAKS)


def back_to_town(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "the town" or "the city"."""
    lower = sentence.lower
    if _TOWNS.isdisjoint(lower):
        return False
    return any(
        word in _TOWNS and i > 0 and lower[i - 1] == "the" and lower[i + 1 : i + 2] != ["of"]
        for i, word in enumerate(lower)
    )


_TOWNS: Final = frozenset({"town", "city", "village", "suburb", "neighbourhood", "neighborhood", "camp", "enclave"})
_SPEAKS: Final = tuple(f"the {word}" for word in sorted(_TOWNS))


def place_after(reading: Reading, places: Places, sentence: Sentence, ahead: int) -> Named | None:
    """The first town or province in the sentences behind: a headline is explained by its lead."""
    for index in range(sentence.index + 1, min(sentence.index + 1 + ahead, len(places.bounds))):
        if nameless(places, index):
            continue
        later = sentence_at(reading, index)
        if later is None:
            break
        for name in parts(places, later):
            if name.part in HOLDING and is_narrow(name):
                return name
    return None


def host_of(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The country that takes in those who crossed a border, where the sentence does not name it.

    It is the last one named that is not their own.
    """
    home = -1
    names = [f for i in range(max(0, sentence.index - 8), sentence.index + 1) for f in places.names(i)]
    for found in names:
        if found.demonym and found.entry is not None and sentence.start <= found.start and found.end <= m.end + 40:
            i = bisect.bisect_left(sentence.starts, found.end)
            nxt = sentence.lower[i] if i < len(sentence.lower) else ""
            if found.name.endswith("s") or nxt in {
                "refugees",
                "civilians",
                "people",
                "nationals",
                "families",
                "children",
            }:
                home = found.entry.country
    if home < 0:
        home = places.focus
    for found in reversed(names):
        if (
            found.entry is not None
            and found.entry.country not in {home, -1}
            and found.entry.country not in placescan.powers()
        ):
            return as_name(found.entry.country)
    return None
