"""Tells which of the places that bear a name is meant (toponym resolution), and which place another spelling means.

Of namesakes, the better known is likelier meant, and the one in the country and the province that the document speaks of.
"""

from __future__ import annotations

import functools
import math
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from numclaims.extraction.where.names.found import FAMOUS
from numclaims.extraction.where.names.runs import ARTICLES
from numclaims.extraction.where.words import SEATS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

if TYPE_CHECKING:
    from numclaims.extraction.where.names.scan import Places


def resolve_loosely(places: Places, name: str, head: str = "") -> Entry | None:
    """The place of a country spoken of in the document that another transliteration would spell so."""
    for entry in gazetteer.find(name):
        if entry.country == places.focus and not entry.demonym:
            return entry
    short = len(gazetteer.loose_key(name)) < _TELLING
    for entry in gazetteer.find_loosely(name):
        if (
            entry.country == places.focus
            and not entry.demonym
            and _alike(name, gazetteer.place_at(entry.index).name, _likeness(entry, head))
        ):
            if short and entry.alternate and entry.province != places.province:
                continue  # a rare spelling of another town that a short name happens to sound like
            return entry
    return None


def _alike(name: str, other: str, least: float) -> bool:
    """Whether two names that sound alike are spelled alike, too: Cachar is not Kasara."""
    one, two = (k.partition(" ") for k in (gazetteer.exact_key(name), gazetteer.exact_key(other)))
    one_key = one[2] if one[0] in ARTICLES else "".join(one)
    two_key = two[2] if two[0] in ARTICLES else "".join(two)
    return SequenceMatcher(None, one_key, two_key, autojunk=False).ratio() >= least


def _likeness(entry: Entry, head: str) -> float:
    """How alike the letters of two names that sound alike must be, for a place of that sort and country."""
    if head == "district":
        return _DISTRICT
    return _LIKENESS if entry.country in _spelled_freely() else _CLOSELY


@functools.cache
def _spelled_freely() -> frozenset[int]:
    """The countries whose names are written in Arabic letters, without most vowels, and so in Latin ones in many ways."""
    codes = "SYR IRQ YEM LBY EGY SDN LBN JOR PSE SAU SOM DZA TUN MAR MRT"
    return frozenset(i for i in (gazetteer.index_of(f"country:{code}") for code in codes.split()) if i is not None)


_LIKENESS: Final = 0.54
"""Least likeness there: that of Arbeen and Irbin, which are one town, and more than that of Cachar and Kasara."""
_CLOSELY: Final = 0.7
"""The same elsewhere: Bhamaw is Bhamo, and Pasawng is not Pachaung."""
_DISTRICT: Final = 0.8
"""The same for a district, which gazetteers of towns seldom have: Chirang is not Sairang."""
_TELLING: Final = 5
"""Letters of a loose key from which on it tells a place by a spelling that is not its usual one."""


def pick(places: Places, entries: tuple[Entry, ...], head: str = "") -> Entry | None:
    """The one meant of the places that bear a name: the better known, the nearer to what the document is about.

    A place scores a point for every digit of its inhabitants, and more for what the document tells of its land and province.

    Args:
        places: The document's places.
        entries: The candidates.
        head: The sort of place the text says it is; empty when it does not.
    """
    best: Entry | None = None
    top = -1.0
    own = _lands_voted_for_by(places, entries)
    land = entries[0].kind == COUNTRY and not entries[0].alternate
    borne = any(e.population >= _BORNE and not e.alternate for e in entries)
    for entry in _unlikely_left_out(entries, places.spoken, several=places.several):
        if land and entry.alternate and not entry.demonym:
            continue  # Laos is no other spelling of Lao Cai
        score = _known(entry, head) + _spoken_of(places, entry, own, borne=borne)
        if score > top:
            best, top = entry, score
    return best if best is not None and top >= _least(places, best, top, own, sole=len(entries) == 1) else None


def _lands_voted_for_by(places: Places, entries: tuple[Entry, ...]) -> set[int]:
    """The countries that the document speaks of only by the name itself, which then tells nothing of who bears it."""
    if not places.alone:
        return set()
    records = {entry.index for entry in entries}
    return {country for country, index in places.alone.items() if index in records}


def _known(entry: Entry, head: str) -> float:
    """How well known a place is: by its rank, or the digits of its inhabitants."""
    if entry.kind == COUNTRY:
        return 8.5 if entry.alternate else 9.0
    if entry.kind == REGION:
        return 7.0
    score = math.log10(max(entry.population, _HAMLET))
    if entry.kind == PROVINCE:
        return score + (1.5 if head in {"province", "region"} else -1.2)
    return score - 2.0 if head == "province" else score


def _spoken_of(places: Places, entry: Entry, own: set[int], *, borne: bool) -> float:
    """What the document adds to how well known a place is: it speaks of its country or province, or spells others so."""
    score = 0.0
    share = 0.0 if entry.country in own else places.votes.get(entry.country, 0.0) / places.total
    if entry.alternate:
        score -= 2.0 if borne and entry.kind == TOWN and not share else 1.0
    if share:
        score += 1.5 + 3.0 * share
    if entry.country == places.focus:
        score += 1.0
    if (
        entry.kind == TOWN
        and not entry.alternate
        and entry.population < _WELL_KNOWN
        and entry.province in places.spoken
    ):
        score += _INSIDE
    return score


def _least(places: Places, best: Entry, top: float, own: set[int], *, sole: bool) -> float:
    """What a place must score to be meant: a small town of a country that the document never names is a chance likeness."""
    if places.focus < 0:
        return 5.3 if best.alternate else 4.0
    if best.country == places.focus or best.kind == COUNTRY or _names_land_of(places, best, top, own):
        return 3.4
    if gazetteer.place_at(best.index).name in SEATS:
        return -1.0  # "In Geneva, the envoy said": wherever the news is from
    if best.kind == PROVINCE and sole and not best.alternate:
        return 3.5  # no chance likeness: no other place has that name
    if best.kind == TOWN and gazetteer.capital_of(best.country) != best.index:
        return 5.5
    return 5.2 if best.alternate else 5.0


def _names_land_of(places: Places, best: Entry, top: float, own: set[int]) -> bool:
    """Whether the document names the country of a place: at its beginning, or anywhere for a town of some size."""
    if best.country in own:
        return False
    return places.votes.get(best.country, 0.0) > 0.0 or (top >= _TOLD_LATER and places.names_land(best.country))


def _unlikely_left_out(entries: tuple[Entry, ...], spoken: frozenset[int], *, several: bool) -> tuple[Entry, ...]:
    """The bearers of a name without those that are hardly meant.

    These are small towns named after a great city ("Paris" is not in Texas, unless Texas is told), and what a lake or river is in
    each of its countries, where the text is about several ("the Nile", in news of Egypt and Sudan).
    """
    if len(entries) == 1:
        return entries
    if several and entries[0].kind == REGION and entries[0].country < 0:
        return tuple(e for e in entries if e.kind != REGION or e.country < 0)
    if not any(e.population >= _METROPOLIS and e.kind == TOWN and not e.alternate for e in entries):
        return entries
    new_world = gazetteer.index_of("country:USA")
    return tuple(
        e for e in entries if e.population >= FAMOUS or e.country != new_world or e.kind != TOWN or e.province in spoken
    )


_TOLD_LATER: Final = 4.3
"""What a place must score, as a town of 20,000 does, that lies in a country which a document only names behind its beginning."""
_BORNE: Final = 50_000
"""Inhabitants from which on a place that bears a name is likelier meant than a greater one that is seldom spelled so."""
_METROPOLIS: Final = 1_500_000
"""Inhabitants from which on a city is known by its name alone where small towns were named after it."""
_WELL_KNOWN: Final = 500_000
"""Inhabitants from which on a name is the city's, whatever province a document speaks of."""
_INSIDE: Final = 1.2
"""What it is worth that a document speaks of the province of a place: as much as sixteen times the inhabitants."""
_HAMLET: Final = 300
"""Inhabitants that a place counts for at least."""
