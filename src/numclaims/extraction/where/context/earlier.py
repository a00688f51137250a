"""Finds the place of a figure outside of its own sentence: what was said before or is said next, who is the host."""

from __future__ import annotations

import bisect
import operator
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.asides import is_aside, is_by_the_way
from numclaims.extraction.where.fit.rows import whole_of
from numclaims.extraction.where.named import HOLDING, Named, acting, as_name, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.hospitals import is_brought_to
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.words import ASIDES, DISTANCE, EVENT, HARDEST, HEADS, INNER, SEATS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN
from numclaims.reading import Reading, Sentence

_ORDER: Final = (HOLDING, frozenset({"to", "near", "stands"}), frozenset({"from"}))


def _at_issue(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether a place lies in a country that the document is about, and is not where somebody met or spoke."""
    country = country_of(name)
    if country in {-1, places.focus}:
        return True
    above = "" if name.above is None else gazetteer.place_at(name.above.index).name
    if not SEATS.isdisjoint((name.name, above)) or (
        name.first >= 0 and not _MEETS.isdisjoint(sentence.lower[max(0, name.first - _ROUTE) : name.first])
    ):
        return False
    if places.focus < 0:
        return True
    return places.votes.get(country, 0.0) >= _PRESENT * places.votes.get(places.focus, 0.0)


_MEETS: Final = frozenset(
    {"meet", "met", "meets", "meeting", "visit", "visited", "visiting", "trip", "travel", "travelled", "scheduled"}
)
"""In front of a place abroad, these tell who goes there, and not what happened."""
_PRESENT: Final = 0.2
"""Share of the votes of a document's country from which on another one is at issue, too."""


def sort_of(name: Named, word: str) -> Named | None:
    """What a noun that points back stands for, where a name may be it: the city that a square is in is no square."""
    if word == "district" and name.sort in _PARTS:
        above = name.above
        return acting(None if above is None or above.kind not in {TOWN, REGION} else as_name(above.index), name.part)
    if word not in _TOWNS:
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
        if no_town(places, index) and (back >= _FAR or not _speaks_of_town(places, index)):
            continue
        earlier = sentence_at(reading, index)
        if earlier is None or (not word and index < sentence.index - 1 and not ASIDES.isdisjoint(earlier.vocabulary)):
            continue  # what was told aside is done with
        if not word and (town := _counted_town(places, index) or _put_in(places, index)) is not None:
            return town
        options = [
            o
            for n in parts(places, earlier)
            if is_narrow(n)
            and _at_issue(places, earlier, n)
            and (word or not (is_aside(places, index, n) or is_by_the_way(places, earlier, n)))
            and not _is_home(places, earlier, n)
            and not _is_landfall(earlier, n)
            and not (n.part == "near" and (_tells_where(earlier, n) or _is_bearing(earlier, parts(places, earlier), n)))
            and (o := _left(earlier, n)) is not None
        ]
        if word:
            options = [n for o in options if (n := sort_of(o, word)) is not None]
            options.sort(key=lambda n: n.sort != word)
        else:
            options.sort(key=_is_landform)
        for wanted in _ORDER:
            for name in options:
                if name.part in wanted:
                    if not word and (whole := whole_of(earlier, parts(places, earlier), name)) is not None:
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


def _tells_where(sentence: Sentence, name: Named) -> bool:
    """Whether a sentence only tells where the place of the story lies: "The village is about 15 km east of Gulu"."""
    before = sentence.lower[: name.first]
    return not _LIES.isdisjoint(before) and EVENT.isdisjoint(before)


def _is_bearing(sentence: Sentence, named: list[Named], name: Named) -> bool:
    """Whether a place only says where the one named before it lies: Lira, in "a hospital in Gulu, 90 km west of Lira"."""
    lower = sentence.lower
    k = name.first - 1
    while k >= 0 and (lower[k] in _BEARINGS or lower[k][0].isdigit()):
        k -= 1
    return not DISTANCE.isdisjoint(lower[k + 1 : name.first]) and any(n.last == k + 1 for n in named)


_BEARINGS: Final = DISTANCE | {",", "of", "from", "about", "some", "just", "around", "to", "the", "(", ")"}
_LIES: Final = frozenset({"is", "are", "lies", "lie", "located", "situated"})


def _is_landfall(sentence: Sentence, name: Named) -> bool:
    """Whether a storm only came ashore at a place: "came ashore at Toamasina"."""
    return not _ASHORE.isdisjoint(sentence.lower[max(0, name.first - _COAST) : name.first])


_ASHORE: Final = frozenset({"landfall", "ashore", "landfalls"})
_COAST: Final = 10
"""Tokens between the words for that and the place."""


def _is_home(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether somebody only travels or is brought: "all from Bihar", "from Agra to Mathura", "were flown to Agra"."""
    before = sentence.lower[max(0, name.first - _ROUTE) : name.first]
    if name.part in HOLDING:
        return not _LANDED.isdisjoint(before[-2:]) and has_scene(places, name)  # "the coffins arrived in Kabul"
    if name.part == "from":
        return places.focus >= 0 and (_LEFT.isdisjoint(before) or not _VESSELS.isdisjoint(before))
    if name.part != "to":
        return False
    lower = sentence.lower
    apart = not _HURT.isdisjoint(sentence.vocabulary) or (name.sort != "camp" and has_scene(places))
    hurt = apart and is_brought_to(lower, name.first, name.last, hospital=name.is_hospital, goal=True)
    return hurt or "from" in before or not _BOUND.isdisjoint(before)


_ROUTE: Final = 7
"""Tokens before a place in which stands who left it, or whence he came."""
_LEFT: Final = frozenset({
    "evacuated", "evacuation", "evacuate", "evacuating", "fled", "flee", "fleeing", "displaced", "abducted", "kidnapped",
    "rescued", "withdrew", "withdrawal", "pulled", "moved", "escaped", "taken", "driven", "removed", "airlifted", "bodies",
    "recovered", "missing", "disappeared", "leave", "leaving", "left", "expelled", "detained", "arrested", "families", "refugees",
    "residents",
})  # fmt: skip
"""Who left a place, so that news of it goes on."""


def has_scene(places: Places, abroad: Named | None = None) -> bool:
    """Whether a figure was put in some town or province already, so that those taken elsewhere only leave it.

    Args:
        places: The document's places.
        abroad: A place whose country that one is not to lie in; None for any.
    """
    lately = places.chosen[-_LATELY:]  # a giant document's are not to be walked through for each of its names
    here = -1 if abroad is None else country_of(abroad)
    return any(
        n.part in HOLDING and is_narrow(n) and n.start >= 0 and (abroad is None or country_of(n) not in {-1, here})
        for _, _, n in lately
    )


_LATELY: Final = 200
"""Figures in whose places the scene is looked for."""


_HURT: Final = frozenset(
    {"treatment", "hospital", "injured", "wounded", "hurt", "injuries", "wounds", "surgery", "care"}
)
_VESSELS: Final = frozenset(
    {"boat", "ferry", "ship", "vessel", "canoe", "dinghy", "bus", "plane", "aircraft", "helicopter", "train"}
)
"""What leaves a place, and so comes to grief elsewhere: "the ferry left the port of Zarbo"."""
_LANDED: Final = frozenset({"arrived", "landed"})
_BOUND: Final = frozenset({
    "heading", "headed", "bound", "travelling", "traveling", "way", "route", "withdrew", "withdrawn", "retreated", "returned",
    "returning", "diverted", "rerouted",
})  # fmt: skip


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


def _counted_town(places: Places, index: int) -> Named | None:
    """The town whose inhabitants a sentence tells, and so speaks of: "Loon, a town of 43,000, is cut off"."""
    chosen = places.chosen
    for k in range(bisect.bisect_left(chosen, index, key=operator.itemgetter(0)), len(chosen)):
        at, measure, name = chosen[k]
        if at != index:
            break
        if measure == "population" and name.kind == TOWN:
            return name
    return None


_FAR: Final = 12
"""Sentences that are looked through for the town that "the town" is."""


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


def _speaks_of_town(places: Places, index: int) -> bool:
    start, end = places.bounds[index]
    text = places.text[start:end].lower()
    return any(phrase in text for phrase in _SPEAKS)


def back_to_town(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "the town" or "the city"."""
    lower = sentence.lower
    if _TOWNS.isdisjoint(sentence.vocabulary):
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
            if name.part in HOLDING and is_narrow(name) and not name.is_hospital:
                if not ASIDES.isdisjoint(later.lower[: name.first]) or _is_share(later, name):
                    return None
                whole = whole_of(later, parts(places, later), name)
                return name if whole is None else as_scene(whole)
    return None


def _is_share(sentence: Sentence, name: Named) -> bool:
    """Whether a sentence tells only what part of the figure before it is of a place.

    "Lima was the hardest hit, with nine deaths"; "Of these, nine were in Lima"; "Most of the victims were killed in Lima".
    """
    lower = sentence.lower
    if not HARDEST.isdisjoint(sentence.vocabulary) and not HARDEST.isdisjoint(lower[name.first : name.last + _RANKED]):
        return True
    return any(
        lower[k] == "of"
        and (lower[k + 1] in _THESE or (lower[k + 1] == "the" and k == 1))
        and (k == 0 or lower[k - 1] in _NUMBERS or lower[k - 1].isdigit())
        and any(
            w in _WERE and (k == 0 or "," not in lower[k:j]) for j, w in enumerate(lower[: k + _SAID_OF]) if j > k + 1
        )
        for k in range(min(name.first, len(lower) - 1))
    )


_WERE: Final = frozenset({"came", "come", "were", "was", "are", "is", "died", "fell", "occurred", "happened"})
_SAID_OF: Final = 8
"""Tokens from "of these" to where the part was, at most."""
_NUMBERS: Final = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "most", "many", "some", "half", "several"}
)


_THESE: Final = frozenset({"these", "those", "them"})
_RANKED: Final = 9
"""Tokens behind a place within which it is told to be the hardest hit."""
