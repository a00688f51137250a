"""Finds the country that a figure is of, where no place of its sentence or of those before tells a narrower one."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of
from numclaims.extraction.where.names.givers import is_giver
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.words import WIDE
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Mention, Reading, Sentence

_THEATRE: Final = 0.35
"""Share of a power's votes that the country has whose crisis the power speaks about."""


def theatre_of(places: Places) -> int | None:
    """The country whose dead a power speaks of, in a document about that power's diplomacy."""
    votes, forces = places.votes, powers()
    others = [c for c in votes if c not in forces and votes[c] >= _THEATRE * votes.get(places.focus, 0.0)]
    return min(others, key=lambda c: (-votes[c], c)) if others else None


def land_of(places: Places, named: list[Named], m: Mention) -> int:
    """The country that all the other places lie in: that of the place named last before a figure, else the document's."""
    for name in reversed(named):
        if name.first < m.first and name.part in HOLDING and country_of(name) >= 0:
            return country_of(name)
    return places.focus


def spoken_of(places: Places, sentence: Sentence) -> Named | None:
    """The country named last, in a document that goes from one country to the next."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
        for found in reversed(places.names(index)):
            entry = found.entry
            if (
                entry is not None
                and found.start < sentence.end
                and entry.country >= 0
                and entry.country not in powers()
                and (entry.kind != COUNTRY or found.demonym or not is_giver(places.text, found.start, found.end))
            ):
                return as_name(entry.country)
    return None


_BACK: Final = 12
"""Sentences that are looked through for the country named last."""


def land_of_victims(places: Places, named: list[Named]) -> int:
    """The country in which a text has put its victims again and again and none in the one it names most; -1 for no such.

    Args:
        places: The document's places.
        named: The names of the sentence; one that names that other country speaks of it.
    """
    if any(country_of(n) == places.focus and n.part != "to" for n in named):
        return -1
    told: dict[int, int] = {}
    for _, measure, name in places.chosen[:_VICTIMS_TOLD]:
        if measure in VICTIMS and name.part in _TELLS and not name.demonym and name.start >= 0:
            country = country_of(name)
            if country == places.focus:
                return -1
            told[country] = told.get(country, 0) + 1
    told.pop(-1, None)
    return next(iter(told)) if len(told) == 1 and max(told.values()) > 1 else -1


def land_struck(places: Places, sentence: Sentence, named: list[Named], m: Mention, *, lasting: bool) -> int:
    """The country, other than the one that a text names most, in which what befell people was told so far; -1 for no such."""
    struck = land_of_victims(places, named) if m.measure in WIDE else -1
    if struck < 0 and not lasting and m.measure in VICTIMS and not named:
        return _land_of_last(places, sentence)
    return struck


def _land_of_last(places: Places, sentence: Sentence) -> int:
    """The country in which the figures of the sentence before tell what befell people; -1 for none or several."""
    land = -1
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if measure in _BEFELL and index == sentence.index - 1:
            if land not in {-1, country_of(name)}:
                return -1
            land = country_of(name)
    return land


_BEFELL: Final = VICTIMS | {"rescued", "hospitalized"}
_TELLS: Final = HOLDING | {"owner"}
_VICTIMS_TOLD: Final = 60
"""Figures of a text that tell where its victims are."""


def land_at_war(places: Places, sentence: Sentence) -> int:
    """The country of whose war the sentence before speaks, in news of another one ("talks on the war in Mali"); -1 for none."""
    if not sentence.index or places.names(sentence.index):
        return -1
    for name in places.names(sentence.index - 1):
        entry = name.entry
        if entry is None or entry.kind != COUNTRY or name.demonym or entry.index == places.focus:
            continue
        if _WAR_IN.search(places.text, max(0, name.start - _WAR), name.start) is not None:
            return entry.index
    return -1


_WAR: Final = 30
"""Characters of "the civil war in" and the like, at most."""
_WAR_IN: Final = re.compile(
    r"\b(?:war|conflict|fighting|violence|unrest|crackdown|uprising|insurgency|rebellion|famine|drought) in (?:neighbou?ring )?$"
)


def land_before(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The country in which the sentence before put something, where it does not name that of the document."""
    total = sum(places.votes.values())
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        found = places.names(index)
        if len(found) < _ALONE and not places.runs.get(index):  # no need to split it into words
            country = found[0].entry.country if found and found[0].entry is not None else -1
            if found and country == places.focus:
                break
            if not found or found[0].demonym or not _may_be_land(places, country, total):
                continue
        earlier = sentence_at(reading, index)
        names = parts(places, earlier) if earlier is not None else []
        if any(country_of(n) == places.focus for n in names):
            break
        for name in names:
            country = name.entry.country if name.entry is not None else -1
            if name.part in HOLDING and not name.demonym and _may_be_land(places, country, total):
                land = as_name(country)
                if land is not None:
                    return land
    return None


def land_told(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The country in which the last sentence that puts anything anywhere puts it; None where that is a place within one.

    "A camp near Tal is full. Violence broke out in Burundi in May. Some 80 people have been killed there."
    """
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        if not places.names(index) and not places.runs.get(index):
            continue
        earlier = sentence_at(reading, index)
        names = [] if earlier is None else [n for n in parts(places, earlier) if not n.demonym]
        held = [n for n in names if n.part in _PUTS] or [
            n
            for n in names[:1]
            if n.part == "bare" and n.first == 0 and n.kind == COUNTRY and not is_giver(places.text, n.start, n.end)
        ]
        if held:
            lands = {country_of(n) for n in held}
            return as_name(lands.pop()) if len(lands) == 1 and all(n.kind == COUNTRY for n in held) else None
    return None


_PUTS: Final = HOLDING | {"to"}
"""Parts of a place in which a sentence puts something."""


def _may_be_land(places: Places, country: int, total: float) -> bool:
    """Whether a document speaks enough of a country that is no power for figures to be told of it."""
    return country not in powers() and places.votes.get(country, 0.0) > _SPOKEN * total


_SPOKEN: Final = 0.15
"""Share of the votes of all countries."""
_ALONE: Final = 2
"""Names from which on what they do in a sentence may depend on each other."""
