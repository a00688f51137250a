"""Finds the country that takes in those who crossed a border, where the sentence does not name it.

"The country" is that one, too, where people enter it.
"""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.where.context.exile import flight_of
from numclaims.extraction.where.named import Named, as_name
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import CROSSED, SEATS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Sentence


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
            if found.name.endswith("s") or nxt in _MOVING:
                home = found.entry.country
    origin, host = flight_of(places)
    left = [f for f in names if not f.demonym and _LEFT.search(places.text, max(0, f.start - _BEFORE), f.start)]
    if home < 0:
        own = next((f.entry.country for f in left if f.entry is not None and f.start >= sentence.start), places.focus)
        home = origin if origin >= 0 else own
    if into_several(sentence):
        return None
    for found in reversed(names):
        entry = found.entry
        if (
            entry is not None
            and entry.country not in {home, -1}
            and entry.country not in powers()
            and (entry.kind == COUNTRY or _is_present(places, entry.country))
            and not (entry.kind == TOWN and gazetteer.place_at(entry.index).name in SEATS)
            and found not in left
            and not (found.demonym and places.text.startswith(" refugees", found.end))
        ):
            return as_name(entry.country)
    return as_name(host) if host != home else None


_LEFT: Final = re.compile(
    r"\b(?:from|fleeing|fled|escaping|escaped) (?:the )?(?:(?:neighbou?ring|nearby|\w+ern|\w+-(?:torn|hit|ravaged)) )?\Z"
)
"""In front of a country that people left: "most of them from Syria"."""
_BEFORE: Final = 40
"""Characters in front of a name in which that stands."""
_MOVING: Final = frozenset({"refugees", "civilians", "people", "nationals", "families", "children"})
"""Behind a people, that it is of those who move."""


def _is_present(places: Places, country: int) -> bool:
    """Whether a document speaks of a country as much as of one that is at issue, and not by one town's name alone."""
    return places.votes.get(country, 0.0) >= _PRESENT * places.votes.get(places.focus, 0.0)


_PRESENT: Final = 0.2
"""Share of the votes of a document's country from which on another one is at issue, too."""


def into_several(sentence: Sentence) -> bool:
    """Whether people are said to have gone to no one country: "crossed into neighbouring countries"."""
    lower = sentence.lower
    return not _LANDS.isdisjoint(sentence.vocabulary) and any(
        w in _LANDS and i > 0 and lower[i - 1] in _ABOUT and lower[max(0, i - 2)] != "from" for i, w in enumerate(lower)
    )


_ABOUT: Final = frozenset({"neighbouring", "neighboring", "other", "several", "surrounding", "nearby", "host"})
_LANDS: Final = frozenset({"countries", "nations", "states"})


def just_entered(places: Places, sentence: Sentence, named: list[Named], m: Mention, at: int) -> Named | None:
    """The country that "the country" stands for where people enter it or have just entered it; None for any other.

    "70,000 have entered the country since fighting began in Mali"; "9,000 entered Chad. They join 4,000 already in the country."

    Args:
        places: The document's places.
        sentence: The figure's sentence.
        named: The names in it.
        m: The figure.
        at: The token "country".
    """
    host = flight_of(places)[1] if sentence.lower[max(0, at - 2)] in _ENTERED else -1
    if host >= 0:
        return as_name(host)
    if m.measure not in CROSSED or any(n.demonym or n.kind == COUNTRY for n in named):
        return None
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if measure == "refugees" and name.part == "to" and name.kind == COUNTRY:
            return name
    return None


_ENTERED: Final = frozenset({"entered", "reached", "entering", "into"})
