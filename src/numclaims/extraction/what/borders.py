"""Those who fled to another country than their own are refugees, whatever the town is called that took them in.

The words of a measure cannot know that Bukavu is not in Burundi; the place that was chosen for the figure can. So this stage
comes behind that of the places and looks at nothing but flights told with their goal.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.clauses import noun_end
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons import gazetteer
from numclaims.reading import Mention, Reading, Sentence

_GOAL: Final = "place:to"
_FLIGHT: Final = frozenset({"flee", "fled", "fleeing", "flees", "escaped", "escaping", "crossed", "crossing"})
_NEAR: Final = 8
"""Within so many words behind the figure the place that they come from is theirs."""


def cross(reading: Reading, sentence: Sentence) -> None:
    """Make refugees of the displaced whose people and whose goal are of two countries.

    "3,800 Burundian nationals fled to Bukavu", "4,000 people from Burundi have fled to Bukavu".
    """
    for m in sentence.mentions:
        if m.measure == "displaced" and _GOAL in m.rules and m.place is not None and _crossed(reading, sentence, m):
            m.measure = "refugees"
            m.population = m.population or "refugee"
            m.rules.append("measures:over-the-border")


def _crossed(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    places = reading.memo.get("places")
    key = m.place.key if m.place is not None else None
    if not isinstance(places, Places) or key is None or _FLIGHT.isdisjoint(sentence.vocabulary):
        return False
    goal = gazetteer.index_of(key)
    home = _home(places.parts.get(sentence.index, []), m)
    return goal is not None and home >= 0 and gazetteer.entry_at(goal).country not in {-1, home}


def _home(named: list[Named], m: Mention) -> int:
    """The country of those who are counted: of their people's name, or the one that they left; -1 where none is told."""
    end = noun_end(m)
    for name in named:
        if name.entry is None or name.entry.country < 0:
            continue
        if name.demonym and m.first < name.last <= end + 1:
            return name.entry.country
        if name.part == "from" and 0 < name.first - m.last <= _NEAR:
            return name.entry.country
    return -1
