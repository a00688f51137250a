"""Reads what part each place name has in its sentence, from the words around it.

A part says whether a figure can hold there: ``in`` (something happens there), ``of`` ("the shelling of Hama"), ``to``, ``from``,
``owner`` ("Syria's army"), ``people`` ("Syrian refugees"), ``near`` ("40 km south of Hama"), ``source`` ("told reporters in
Beirut"), ``dateline`` ("AMMAN (Reuters) -"), ``bare`` for anything else. Names that the gazetteer lacks are read too, where the
words around them leave no doubt that a place is meant ("the village of al-Sarmaneyah", "Zaatari camp").
"""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.where.named import FOLK, HOLDING, ORIGIN, Named
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.collecting import names_of
from numclaims.extraction.where.parts.hospitals import is_struck, is_ward
from numclaims.extraction.where.parts.joining import join
from numclaims.extraction.where.parts.part import part_of
from numclaims.extraction.where.parts.peoples import beside_people, take_own
from numclaims.extraction.where.parts.quarters import district, lodge, put_in_state
from numclaims.extraction.where.parts.speakers import REPORTER
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import DISTANCE, HEADS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, Entry, is_landform
from numclaims.reading import Sentence


def parts(places: Places, sentence: Sentence) -> list[Named]:  # noqa: PLR0912, PLR0915 -- one pass
    """The place names of a sentence, in order, each with its part; remembered by sentence."""
    known = places.parts.get(sentence.index)
    if known is not None and not (sentence.mentions and sentence.index in places.unread):
        return known
    out: list[Named] = []
    lower = sentence.lower
    n = len(lower)
    pairs = unknown = False
    for found, first, last in names_of(places, sentence):
        part, rule = part_of(sentence, found, first, last, out, familiar=found.name in places.introduced)
        part = _standing(places, found, part, rule)
        name, entry = found.name, found.entry
        if part in {"near", "source"} and not found.entries and out and _beside(lower, out[-1].last, first):
            pass  # "Deir Qasim village, west of al-Nahr"
        elif part == "near" and found.head == "town":
            pass  # "at 2 km south of Tal village"
        elif part in {"from", "to"} and first > 1 and lower[first - 1] == "of" and lower[first - 2] in _SETTLED:
            pass  # "fled the village of Tal"
        elif not found.entries and part not in HOLDING and rule not in {FOLK, ORIGIN} and name not in places.introduced:
            continue
        nxt = lower[last] if last < n else ""
        new = Named(name, found.start, found.end, first, last, entry, part, found.demonym, rule=rule)
        if first and (lower[first - 1] in _ALL_OVER or _of_two_sides(lower, first)):
            new.wide = True
        if entry is not None and not _settle(places, sentence, found, new, nxt):
            continue
        if new.entry is None or new.entry.kind == gazetteer.TOWN:
            lodge(sentence, new, out)
            if nxt == "," and not places.capitals:
                put_in_state(places.text, new)
        new.sort = nxt if nxt in HEADS else _sort(lower, name, first)
        if is_ward(sentence, first, last):
            new.sort = "hospital"
        elif new.sort == "hospital" and is_struck(lower, first, last):
            new.sort = ""
        if len(out) > 1 and "coded" in lower[max(0, first - 2) : first] and _settles(out, name):
            continue
        if out and not new.demonym:
            old = out[-1]
            if old.demonym and new.entry is not None:
                take_own(places, sentence, old, new, found)
            if _over(places, sentence, out, new, found) if old.demonym else join(places, sentence, out, new, found):
                unknown = unknown or out[-1].entry is None
                continue
        if out and out[-1].part == part and part in HOLDING and not found.demonym:
            gap = lower[out[-1].last : first]
            if len(gap) < _FEW and "and" in gap and not any(out[-1].last <= m.first < first for m in sentence.mentions):
                out[-1].pair = new.pair = new.later = pairs = True
                out[-1].sort = out[-1].sort or new.sort
        unknown = unknown or new.entry is None
        out.append(new)
    _introduce(places, out, unknown=unknown)
    if len(out) > 1:
        if unknown:
            beside_people(lower, out)
        if pairs:
            _share(out)
    places.parts[sentence.index] = out
    if sentence.mentions:
        places.unread.discard(sentence.index)
    else:
        places.unread.add(sentence.index)
    return out


def _settles(out: list[Named], name: str) -> bool:
    """Whether a note tells which of two places is meant, and that one alone is kept: "between Tal and Bani (coded as Bani)"."""
    pair = out[-2:]
    if not pair[0].pair or not pair[1].pair or name not in {pair[0].name, pair[1].name}:
        return False
    for one in pair:
        one.pair = one.later = False
        if one.name != name:
            one.part = "near"
    return True


def _settle(places: Places, sentence: Sentence, found: Found, new: Named, nxt: str) -> bool:
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
        and lower[first - 2] in _SETTLED
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


def _introduce(places: Places, out: list[Named], *, unknown: bool) -> None:
    """Remember the places of a sentence that only the text knows, so that their names are known from there on."""
    for one in out if unknown else ():
        if one.entry is None and one.part in HOLDING:
            places.introduced.setdefault(one.name, one)
            stem, _, sort = one.name.rpartition(" ")
            if sort.lower() in HEADS and " " in stem:
                places.introduced.setdefault(stem, one)  # "Upper Gorsk Province", later "Upper Gorsk"


def _is_any(lower: list[str], noun: int) -> bool:
    """Whether a noun is one of many: "a remote village of Kenya" lies in that country, "the village of Jordan" bears its name."""
    article = next((w for w in reversed(lower[max(0, noun - _ADJECTIVES) : noun]) if w in _ARTICLES), "the")
    return article != "the"


_ARTICLES: Final = frozenset({"a", "an", "another", "one", "the"})
_ADJECTIVES: Final = 3
_SETTLED: Final = frozenset({"town", "village", "hamlet", "municipality", "settlement", "suburb"})
"""Nouns of places that no country is."""
_STATE: Final = frozenset({"state", "province"})


def _namesake(found: Found, sort: str) -> Entry | None:
    """The state or province that has a country's name: "Minna, the capital of Niger state"."""
    for name in (found.name, f"{found.name} {sort.title() if sort in _STATE else 'State'}"):
        for entry in gazetteer.find(name):
            if entry.kind == PROVINCE and not entry.demonym:
                return entry
    return None


def _of_two_sides(lower: list[str], first: int) -> bool:
    """Whether two parts of a country are spoken of: "in northern and western Afghanistan"."""
    return (
        first >= _FEW
        and lower[first - 2] == "and"
        and lower[first - 1].endswith("ern")
        and lower[first - 3].endswith("ern")
    )


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


def _standing(places: Places, found: Found, part: str, rule: str) -> str:
    """The part of a name, where a reporter may stand in a town of the news and not in a capital, from which all of it is told."""
    entry = found.entry
    if rule != REPORTER or entry is None or entry.country != places.focus:
        return part
    return part if gazetteer.capital_of(entry.country) == entry.index else "stands"


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


def _beside(lower: list[str], last: int, first: int) -> bool:
    """Whether only a noun and a direction stand between two names: ", east of"."""
    gap = lower[last:first]
    return (
        len(gap) > 1 and gap[-1] == "of" and all(w in HEADS or w in DISTANCE or w in {",", "of", "just"} for w in gap)
    )


_ALL_OVER: Final = frozenset({"across", "throughout"})
_FEW: Final = 4
"""Tokens below which two names with "and" between them are a pair."""


def _share(out: list[Named]) -> None:
    """Let what one of several names lies in hold for the others."""
    for i in range(len(out) - 1, 0, -1):  # the container of the last of several holds for the first
        if out[i].pair and out[i - 1].pair and out[i].within and out[i - 1].above is None and not out[i - 1].within:
            out[i - 1].within, out[i - 1].above = out[i].within, out[i].above
    for i in range(1, len(out)):
        if out[i].pair and out[i - 1].pair and out[i - 1].above is not None and out[i].above is None:
            out[i].within, out[i].above = out[i - 1].within, out[i - 1].above


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


def _over(places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found) -> bool:
    """Join two names over a people between them ("the Sulaymaniyah neighbourhood of the Syrian city of Aleppo")."""
    if len(out) < 2:
        return False
    people = out[-1]
    if people.first - out[-2].last > 4 or any(
        w not in HEADS and w != "of" for w in sentence.lower[people.last : new.first]
    ):
        return False
    rest = out[:-1]
    if not join(places, sentence, rest, new, found, people):
        return False
    out[:] = rest
    return True


def _sort(lower: list[str], name: str, first: int) -> str:
    """The noun before or in a name that says what sort of place it is ("the city of Homs"); empty for none."""
    if first > 1 and lower[first - 1] == "of" and lower[first - 2] in HEADS:
        return lower[first - 2]
    last = name.rpartition(" ")[2].lower()
    return last if last in HEADS else ""
