"""Finds the place of a figure in the sentences before its own: where something was said to be last."""

from __future__ import annotations

import bisect
import operator
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.atissue import at_issue
from numclaims.extraction.where.context.skimming import TOWNS, back_to_town, is_heading, no_town, speaks_of_town
from numclaims.extraction.where.fit.rows import whole_of
from numclaims.extraction.where.named import HOLDING, Named, acting, as_name, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.words import ASIDES, DISTANCE, HEADS, INNER
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import PROVINCE, REGION, TOWN
from numclaims.reading import Reading, Sentence

_ORDER: Final = (HOLDING, frozenset({"to", "near", "stands"}), frozenset({"from"}))


def sort_of(name: Named, word: str) -> Named | None:
    """What a noun that points back stands for, where a name may be it: the city that a square is in is no square."""
    if word == "district" and name.sort in _PARTS:
        above = name.above
        return acting(None if above is None or above.kind not in {TOWN, REGION} else as_name(above.index), name.part)
    if word not in TOWNS:
        return name
    if name.sort in INNER or HEADS.get(name.sort) in _NO_TOWN:
        above = name.above
        city = None if above is None or above.kind != TOWN else as_name(above.index)
        return acting(city, name.part)
    if word in _SMALL and ((name.entry is not None and name.entry.population > _CITY) or _is_landform(name)):
        return None
    if name.kind == PROVINCE and name.entry is not None:  # "in Borno, and in Maiduguri. ... in the city"
        inside = (e for e in gazetteer.find(name.name) if e.kind == TOWN and e.province == name.entry.index)
        town = next(inside, None)
        return None if town is None else acting(as_name(town.index), name.part)
    return name


def _left(sentence: Sentence, name: Named) -> Named | None:
    """What of a place the next sentences may be about: of a hospital only the town or province that it is said to be in."""
    if not name.is_hospital:
        return name
    if not DISTANCE.isdisjoint(sentence.lower[name.first : name.last]):
        return None  # "a hospital in Gulu, west of Lira"
    above = None if name.above is None or name.above.kind not in {TOWN, PROVINCE} else as_name(name.above.index)
    return acting(above, name.part)


_PARTS: Final = frozenset(
    {"village", "villages", "area", "areas", "forest", "upazila", "union", "tehsil", "ward", "camp"}
)
"""Sorts of places that a district consists of."""
_NO_TOWN: Final = frozenset({"site", "crossing", "province", "district", "region"})
_SMALL: Final = frozenset({"village", "camp", "suburb", "neighbourhood", "neighborhood"})
_CITY: Final = 200_000
"""Inhabitants from which on a place is no village."""


def place_before(reading: Reading, places: Places, sentence: Sentence, back: int, word: str = "") -> Named | None:
    """The last town or province in which something was said to be, some sentences back at most.

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence from which to look back.
        back: Sentences to look through.
        word: The noun that points back, where there is one; what cannot be that is passed over.
    """
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
        if is_heading(places, index + 1):
            break
        if no_town(places, index) and (back >= _FAR or not speaks_of_town(places, index)):
            continue
        earlier = sentence_at(reading, index)
        if earlier is None or (not word and index < sentence.index - 1 and not ASIDES.isdisjoint(earlier.vocabulary)):
            continue  # what was told aside is done with
        if not word and (town := _put_in(places, index)) is not None:
            return town
        named = parts(places, earlier)
        options = [
            o
            for n in named
            if at_issue(places, earlier, named, n, aside=bool(word)) and (o := _left(earlier, n)) is not None
        ]
        if word:
            options = [n for o in options if (n := sort_of(o, word)) is not None]
            options.sort(key=lambda n: n.sort != word)
        else:
            options.sort(key=_is_landform)
        for wanted in _ORDER:
            for name in options:
                if name.part in wanted:
                    if not word and (whole := whole_of(earlier, named, name)) is not None:
                        return as_scene(whole)  # "in the counties of Kilifi, Lamu and Garissa. Some 40 died."
                    return (
                        name if word else _innermost(name, [n for n in options if n.part in wanted or n.part == "near"])
                    )
        if back < _FAR and back_to_town(earlier):  # "Troops moved to the edge of the town." speaks of a town, too
            bare = next((n for n in reversed(options) if n.part in {"bare", "owner"} and n.kind == TOWN), None)
            return bare or place_before(reading, places, earlier, _FAR)  # "Hama residents say troops surround the city"
    return None


def _is_landform(name: Named) -> bool:
    """Whether a name is of a mountain or of water, in which people are less likely to be counted than in a village near it."""
    words = name.name.split()
    return gazetteer.is_landform(name.entry) or (len(words) > 1 and (words[0] in _MOUNTS or words[-1] in _WATERS))


_MOUNTS: Final = frozenset({"Mount", "Mt", "Mt.", "Lake", "River"})
_WATERS: Final = frozenset(
    {"River", "Lake", "Mountain", "Mountains", "Sea", "Ocean", "Road", "Highway", "Bay", "Strait"}
)


def _innermost(name: Named, others: list[Named]) -> Named:
    """Of a province and the one town in it that the same sentence puts something in, the town."""
    entry = name.entry
    if name.kind != PROVINCE or entry is None:
        return name
    inner = [o for o in others if o.kind == TOWN and (o.entry or o.above) is not None and _province(o) == entry.index]
    return inner[0] if len(inner) == 1 else name


def _province(name: Named) -> int:
    entry = name.entry or name.above
    if entry is None:
        return -1
    return entry.index if entry.kind == PROVINCE else entry.province


def _put_in(places: Places, index: int) -> Named | None:
    """The town or province in which all figures of what befell people of a sentence were put, with its own words."""
    chosen = places.chosen
    found: list[Named] = []
    others: list[Named] = []
    for k in range(bisect.bisect_left(chosen, index, key=operator.itemgetter(0)), len(chosen)):
        at, measure, name = chosen[k]
        if at != index:
            break
        if measure in _VICTIMS:
            found.append(name)
        elif measure in {"destroyed", "damaged"}:
            others.append(name)
    told = found or others
    told = [n for n in told if not is_aside(places, index, n)]
    start = places.bounds[index][0]
    if not told or any(
        n.name != told[0].name
        or not is_narrow(n)
        or n.is_hospital
        or country_of(n) not in {-1, places.focus}
        or n.start < start
        for n in told
    ):
        return None
    return told[-1]


_VICTIMS: Final = frozenset({
    "killed", "injured", "casualties", "missing", "abducted", "detained", "displaced", "evacuated", "sheltered", "homeless",
    "affected", "rescued", "stranded", "infected",
})  # fmt: skip


_FAR: Final = 12
"""Sentences that are looked through for the town that "the town" is."""
