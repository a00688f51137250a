"""Takes the bearer of a name that the words beside it ask for: "Idlib province", "the town of San Marino", "Black Sea port"."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.quarters import district
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import HEADS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, Entry, is_landform
from numclaims.reading import Sentence


def settle(places: Places, sentence: Sentence, found: Found, new: Named, nxt: str) -> bool:
    """Take the bearer of a known name that the word behind it asks for; False where no place is meant.

    Args:
        places: The document's places; what a name means in it may change.
        sentence: The sentence of the name.
        found: The name, as it was found; its place is taken from it where it cannot be meant.
        new: The same, with its part; changed.
        nxt: The word behind it; "" at the end.
    """
    entry = new.entry
    if entry is None:
        return True
    lower, first = sentence.lower, new.first
    if nxt in sign("site") and first and lower[first - 1] not in {"a", "an"} and _is_alone_there(places, entry):
        return False  # "the Globe and Phoenix mine", in news of Zimbabwe
    if entry.kind == gazetteer.TOWN and found.entries and not found.demonym:
        _as_province(lower, found, new, nxt)
    elif entry.kind == COUNTRY and not found.demonym and (nxt in _STATE or "lga" in lower[max(0, first - 2) : first]):
        new.entry = _namesake(found, nxt) or entry
    elif (
        entry.kind == COUNTRY
        and first > 1
        and lower[first - 1] == "of"
        and lower[first - 2] in SETTLED
        and not _is_any(lower, first - 2)
    ):
        new.entry = None  # "the rainforest town of San Marino"
    elif entry.kind == REGION and (entry.country < 0 or is_landform(entry)) and _lies_on(lower, new.last):
        return False  # "the Black Sea port of Novorossiysk", "the Red Sea province of Hodeidah"
    elif entry.kind == REGION and HEADS.get(nxt) == "town":
        new.entry = None  # "Black Sea neighbourhood"
    if (
        entry.kind == gazetteer.TOWN
        and entry.country != places.focus >= 0
        and HEADS.get(nxt) in _LOCAL
        and places.votes.get(entry.country, 0.0) < _HARDLY * places.votes.get(places.focus, 0.0)
        and not _is_spoken_of(places, sentence.index, entry.country)
    ):
        new.entry = found.entry = None  # "Aligarh colony", in news of Karachi
        places.mean(found)
    _as_county(sentence, new, nxt)
    if new.entry is not None and new.entry.alternate and nxt:
        district(new, nxt)
    return True


def _is_spoken_of(places: Places, index: int, country: int) -> bool:
    """Whether a sentence or the one before names a country: "In northern Thailand, ... in Chiang Mai province"."""
    return any(
        name.entry is not None and name.entry.index == country
        for at in range(max(0, index - 1), index + 1)
        for name in places.names(at)
    )


def _is_any(lower: list[str], noun: int) -> bool:
    """Whether a noun is one of many: "a remote village of Kenya" lies in that country, "the village of Jordan" bears its name."""
    article = next((w for w in reversed(lower[max(0, noun - _ADJECTIVES) : noun]) if w in _ARTICLES), "the")
    return article != "the"


_ARTICLES: Final = frozenset({"a", "an", "another", "one", "the"})
_ADJECTIVES: Final = 3
SETTLED: Final = frozenset({"town", "village", "hamlet", "municipality", "settlement", "suburb"})
"""Nouns of places that no country is."""
_STATE: Final = frozenset({"state", "province"})


def _namesake(found: Found, sort: str) -> Entry | None:
    """The state or province that has a country's name: "Minna, the capital of Niger state"."""
    for name in (found.name, f"{found.name} {sort.title() if sort in _STATE else 'State'}"):
        for entry in gazetteer.find(name):
            if entry.kind == PROVINCE and not entry.demonym:
                return entry
    return None


def _lies_on(lower: list[str], last: int) -> bool:
    """Whether a sea or a part of the world only says where the next place lies: "the Red Sea port city of Hodeidah"."""
    at = last
    while at < len(lower) and at - last < _NOUNS and lower[at] in HEADS:
        at += 1
    nation = last < len(lower) and (lower[last] in _NATIONS or lower[last : last + 2] in _ISLAND_NATIONS)
    return nation or (at > last and lower[at : at + 1] == ["of"])


def _is_alone_there(places: Places, entry: Entry) -> bool:
    """Whether a town is the only thing that a document names of its country, which is not the one that it is about."""
    if entry.kind != gazetteer.TOWN or entry.country == places.focus or places.focus < 0:
        return False
    return not places.votes.get(entry.country) or places.alone.get(entry.country) == entry.index


_LOCAL: Final = frozenset({"district", "town", "camp", "province"})
"""Sorts of places that bear the names of others far away."""
_HARDLY: Final = 0.6
"""Share of the votes of a document's country below which it hardly speaks of another one."""
_NOUNS: Final = 3
_NATIONS: Final = frozenset({"nation", "country", "archipelago", "kingdom"})
"""Behind the name of a sea: "the South Pacific nation"."""
_ISLAND_NATIONS: Final = (["island", "nation"], ["island", "country"], ["island", "state"], ["island", "kingdom"])


@functools.cache
def _america() -> int:
    """The record of the country whose counties are not the towns of their names."""
    return gazetteer.index_of("country:USA") or -1


def _as_county(sentence: Sentence, new: Named, nxt: str) -> None:
    """Take an American county for itself, and not for a town of its name, which mostly lies elsewhere."""
    last, entry = new.last, new.entry
    if nxt in _COUNTIES and entry is not None and entry.country == _america() and sentence.words[last][0].isupper():
        new.name, new.end, new.entry = sentence.words_text(new.first, last + 1), sentence.ends[last], None


_COUNTIES: Final = frozenset({"county", "parish", "borough"})


def _as_province(lower: list[str], found: Found, new: Named, nxt: str) -> None:
    """Take the province for the town of its name, where the words beside the name say so ("Idlib province")."""
    told = nxt in _PROVINCES or found.head == "province"
    if not told and new.first > 1 and lower[new.first - 1] == "of":
        told = lower[new.first - 2] in _PROVINCES
    entry = new.entry
    if not told or entry is None or entry.kind != gazetteer.TOWN:
        return
    inside = [e for e in found.entries if e.kind == PROVINCE and e.country == entry.country]
    if inside:
        new.entry = next((e for e in inside if e.index == entry.province), inside[0])


_PROVINCES: Final = frozenset({"province", "provinces", "governorate", "governorates", "state", "oblast", "prefecture"})
"""Nouns that tell a province from the town of its name."""
