"""Tells which of two place names of a sentence lies in the other ("Ezaz in Aleppo province", "Syria's Idlib province").

The outer one then says no more than where the inner one is: it chooses among the bearers of the inner name, or gives a place
that only the text knows its path and country.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import FOLK, HOLDING, Named, key_of
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.runs import ARTICLES
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.containing import contain, contained, contained_not, repick
from numclaims.extraction.where.parts.gaps import OWNS, SHORTEST, is_bare_owner, plain, tells_other
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import DISTANCE, HEADS, OUTER, passed
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, Entry
from numclaims.reading import Sentence

_INTO: Final = frozenset({"in", "of"})
_ROADS: Final = frozenset({"road", "highway", "motorway", "street", "railway"})
"""What leads to a place and does not lie in it."""
_LONGEST: Final = 9
"""Words between two names from which on neither tells where the other lies."""
_STEPS: Final = frozenset({"-", "near", "in", "of", "under", "the", "police", "station"})
_LIES: Final = frozenset({"in", "of", "(", "under", ",", "[", "-", ")"})
"""Words and signs behind a place, before one that it lies in or that tells it better."""


def join(
    places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found, people: Named | None = None
) -> bool:
    """Whether the new name only says where the one before lies; if the other way round, that one becomes its container.

    Args:
        places: The document's places.
        sentence: The sentence of the names.
        out: Its names before; the last one may be given what it lies in, or be replaced by the new one.
        new: The name behind it.
        found: The same, as it was found in the text, with all its bearers.
        people: A people named between the two, whose words do not count.
    """
    old = out[-1]
    if _are_apart(sentence, old, new):
        return False
    gap = plain(sentence.lower[old.last : new.first])
    if not gap and is_bare_owner(sentence.words[old.last - 1]):
        gap = ["'s"]  # "Kenyas Rift Valley": papers that lost their apostrophes
    if gap and tells_other(old, new, gap):
        new.part, new.rule = old.part, old.rule
        out[-1] = new  # "on the Danube in Budapest", "in Kinshasa's twin city of Brazzaville"
        return True
    gap = _without_roads(old, gap)
    if len(gap) == _ADJECTIVE and gap[0] in HEADS and gap[1] in OWNS:
        gap = gap[1:]  # "Jonglei state's Twic East county"
    if people is not None:
        gap = gap[: people.first - old.last] + gap[people.last - old.last :]
    if len(gap) > _LONGEST:
        return False
    if (
        gap
        and new.part in {"in", "of"}
        and old.part in {"in", "of", "to"}
        and (_names_inner(sentence, old, new, found, gap) or _brackets_part(sentence, old, new, gap))
    ):
        contain(new, old, found)
        new.part, new.rule = old.part, old.rule
        out[-1] = new
        return True
    if gap and sentence.words[old.last] == "In":  # a new sentence that no full stop announces
        return False
    if (
        not _links(gap)
        and not _describes(sentence, new, gap)
        and (people is not None or not _passes_names(sentence, old, new, gap))
    ):
        return False
    if gap and (gap[0] in OWNS or _is_sort_of(sentence, old, new, gap)):
        return _lies_in_first(places, out, new, found, gap)
    if not gap or gap[0] in {"and", "or"} or old.part not in {"in", "to", "of", "from", "near", "bare", "office"}:
        return False
    if old.entry is not None and new.entry is not None:
        return _join_known(places, sentence, old, new, found, gap)
    return _join_unknown(places, old, new, found, gap)


def _without_roads(old: Named, gap: list[str]) -> list[str]:
    """The words between two names without what changes nothing: "on Tal junction road in Bani", "in Tal, coded to Bani"."""
    if "coded" in gap:
        return ["as" if word == "to" else word for word in gap]
    if len(gap) > 1 and gap[-1] in ARTICLES and gap[-2] == "(":
        return gap[:-1]  # "in Tal (As Suwayda)"
    if old.entry is None and gap and gap[-1] in _INTO:
        return [word for word in gap if word not in _ROADS]
    return gap


def _brackets_part(sentence: Sentence, city: Named, part: Named, gap: list[str]) -> bool:
    """Whether a name in brackets tells the part of a city in whose area something was: "in the Durban area (Umlazi)"."""
    if gap != ["area", "("] or sentence.lower[part.last : part.last + 1] != [")"] or city.part not in HOLDING:
        return False
    a, b = city.entry, part.entry
    if a is None or a.kind != gazetteer.TOWN or a.population < _CITY:
        return False
    if b is not None and b.province != a.province:
        part.entry = b = None  # some village elsewhere
    return b is None or (b.kind == gazetteer.TOWN and b.population < a.population)


_CITY: Final = 200_000
"""Inhabitants from which on the area of a town has parts that are told apart."""


def _are_apart(sentence: Sentence, old: Named, new: Named) -> bool:
    """Whether two names have nothing to do with each other: a people, a border, a road, or a figure between them."""
    if old.demonym or new.demonym or new.part == "border" or (old.part == "bare" and new.part == "from"):
        return True  # "Khongtal village near the Myanmar border"; "held Garyan, a town 80 km inland from Tripoli"
    if old.rule == FOLK and sentence.lower[old.last] not in {",", "("}:
        return True
    if new.last < len(sentence.lower) and sentence.lower[new.last] in _ROADS:
        return True
    # "eight in the town of X, five in Y", but not "in X, a town of 40,000 in Y"
    return any(
        old.last <= m.first < new.first and m.kind in {"count", "number"} and m.measure != "population"
        for m in sentence.mentions
    )


_KNOWN_AS: Final = frozenset({"known", "called", "coded", "also", "well"})
"""What "as" goes with where the next name is another one of the same place, or lies beside it."""


def _links(gap: list[str]) -> bool:
    """Whether all words between two names may stand between a place and what it lies in."""
    stations = sign("station")
    if "as" in gap and not _KNOWN_AS.intersection(gap):
        return False  # "in the alleys of Hama as the EU met"
    return all(w in OUTER or w in HEADS or passed(w) or w in stations or w in _SORTS for w in gap)


_SORTS: Final = frozenset({"community", "local", "government", "refugee", "displacement", "transit"})
"""What may stand, besides, between a place and the one it lies in: "Kankia Local Government Area of Katsina"."""


def _describes(sentence: Sentence, new: Named, gap: list[str]) -> bool:
    """Whether one adjective stands between a country and its province: "Pakistan's impoverished Balochistan province"."""
    behind = sentence.lower[new.last : new.last + 1]
    return len(gap) == _ADJECTIVE and gap[0] in OWNS and gap[1].isalpha() and bool(behind) and behind[0] in HEADS


_TOWNS: Final = frozenset({"town", "city", "port"})
"""Sorts of a place behind the name of what it lies in; "the Tal village of Hama" may be the other way round."""
_ADJECTIVE: Final = 2
"""Tokens of a genitive and one word."""


def _passes_names(sentence: Sentence, old: Named, new: Named, gap: list[str]) -> bool:
    """Whether only names that nobody knows stand between two: "near Alpura village under Betri Police Station in Gamla"."""
    if old.entry is not None or "," in gap or new.part != "in":
        return False
    lower, words = sentence.lower, sentence.words
    return all(lower[k] in _STEPS or lower[k] in HEADS or words[k][0].isupper() for k in range(old.last, new.first))


def _is_sort_of(sentence: Sentence, old: Named, new: Named, gap: list[str]) -> bool:
    """Whether a noun of the first place says what the second one is: "the Homs district of Bab Amr"."""
    behind = sentence.lower[new.last : new.last + 1]
    if (
        len(gap) == _ADJECTIVE
        and gap[0] in _TOWNS
        and gap[1] == "of"
        and sentence.lower[old.first - 1] == "the"
        and new.kind == gazetteer.TOWN
        and not (behind and behind[0] in HEADS)
    ):
        return True  # "the Yagha town of Solhan", whatever the gazetteer knows of the two
    return (
        len(gap) > 1
        and gap[0] in HEADS
        and "of" in gap
        and HEADS[gap[0]] != "province"
        and not any(w in DISTANCE for w in gap)
        and new.kind not in {COUNTRY, REGION, PROVINCE}
        and old.entry is not None
        and (new.entry is None or new.entry.population < old.entry.population)
        and (new.last >= len(sentence.lower) or sentence.lower[new.last] not in HEADS)
    )


def _lies_there(places: Places, town: Named, province: Entry) -> None:
    """Take the bearer of a town's name that lies in the province told; none where the gazetteer has none there."""
    if town.entry is not None and town.entry.province not in {province.index, -1}:
        repick(places, town, province)


def _lies_in_first(places: Places, out: list[Named], new: Named, found: Found, gap: list[str]) -> bool:
    """Put the second place into the first: "Homs' Bab Amr", "Manipur's Imphal West district"; False where it is too great."""
    old = out[-1]
    if gap[0] in OWNS and old.above is not None and old.above.kind in {COUNTRY, PROVINCE} and old.within:
        old.within = (*old.within[:-1], key_of(new), old.within[-1])  # "Mai Mahiu in Kenya's Rift Valley"
        if new.kind == PROVINCE and old.entry is not None and new.entry is not None and old.kind == gazetteer.TOWN:
            _lies_there(places, old, new.entry)
        old.above, old.last = new.entry or old.above, new.last
        return True
    entry = new.entry
    own = entry is not None and entry.country >= 0 and old.entry is not None and old.entry.index == entry.country
    if entry is not None and (
        entry.kind == COUNTRY or (entry.kind == REGION and entry.province < 0 and not entry.population and not own)
    ):
        return False  # but "Kenya's Rift Valley" lies in it
    if old.part not in {"in", "to", "of", "owner"} and new.part not in {"in", "of"}:
        return False
    contain(new, old, found)
    if new.part not in {"in", "of", "to"}:
        new.part, new.rule = (old.part, old.rule) if old.part != "owner" else ("of", "in")
    out[-1] = new
    return True


def _join_known(places: Places, sentence: Sentence, old: Named, new: Named, found: Found, gap: list[str]) -> bool:
    """Whether the second of two places that the gazetteer knows says where the first one lies, which is then looked for there."""
    if old.entry is None or new.entry is None:
        return False
    _take_outer(old, new, found, gap)
    a, b = old.entry, new.entry
    if _lies_outside(old, a, b, gap):
        return contained_not(old, new)
    if _sounds_like(old, a, b) and ("in" in gap or "(" in gap):
        old.entry = None  # "Gangoo village in Pulwama" is not Gangoh in another state
        return contained(old, new)
    if (b.kind == COUNTRY and a.kind != COUNTRY and a.country != b.index) or _has_namesake_in(old, a, b, gap):
        return repick(places, old, b) and contained(old, new)
    if _lies_in(a, b, gap):
        return contained(old, new)
    if a.kind != gazetteer.TOWN or b.kind == COUNTRY:
        return False
    if not _INSIDE.isdisjoint(gap) and (
        a.population < max(b.population, _KNOWN) or (b.kind == PROVINCE and gap == ["in"] and a.country != b.country)
    ):
        inside = gap[0] in {"in", "of", "("} or gap[0] in sign("site") or gap[0] in sign("station")
        repick(places, old, b, within=inside and DISTANCE.isdisjoint(gap))
        return contained(old, new)
    nxt = sentence.lower[new.last] if new.last < len(sentence.lower) else ""
    if (
        (a.population < _KNOWN or a.alternate)
        and a.province >= 0
        and (b.kind == PROVINCE or b.population > _MUCH_GREATER * a.population)
        and nxt not in {",", "and"}
    ):
        repick(places, old, b)
        return contained(old, new)
    return False


_INSIDE: Final = frozenset({"in", "of", "(", "["})
_KNOWN: Final = 50_000
"""Inhabitants from which on a town is hardly said to lie in another place."""
_MUCH_GREATER: Final = 5
"""How many times as great a town is, at least, that tells where another one lies, where no preposition says so."""


def _take_outer(old: Named, new: Named, found: Found, gap: list[str]) -> None:
    """Of those that bear the second name, take the one behind a comma or in a bracket that the first place lies in."""
    a, b = old.entry, new.entry
    if a is None or b is None or gap[0] not in {",", "("}:
        return
    if a.country != b.country and a.kind == gazetteer.TOWN:  # "Choloma, Cortes"
        new.entry = b = next((e for e in found.entries if e.country == a.country), b)
    if b.kind == gazetteer.TOWN and a.province >= 0:  # "Trancoso, Zacatecas": the province, not its capital
        new.entry = next((e for e in gazetteer.find(new.name) if e.index == a.province), b)


def _lies_outside(old: Named, a: Entry, b: Entry, gap: list[str]) -> bool:
    """Whether the first place does not lie in the second, which only tells where about it is."""
    if a.kind == REGION and a.country < 0 and not _lies_partly(old, b, gap):
        return True  # "in the Mediterranean, Italy's coastguard said"
    return b.country not in {a.country, -1} and "near" in gap and gap[0] != ","  # "Idlib province near Turkey"


def _has_namesake_in(old: Named, a: Entry, b: Entry, gap: list[str]) -> bool:
    """Whether another town of the first name lies in the province behind the comma: "Paradise, California"."""
    if gap != [","] or b.kind != PROVINCE or a.kind != gazetteer.TOWN or a.province == b.index:
        return False
    return any(e.province == b.index for e in gazetteer.find(old.name))


def _lies_in(a: Entry, b: Entry, gap: list[str]) -> bool:
    """Whether a place lies in another one, by what the gazetteer knows of the two."""
    inland = (
        "in" in gap and a.kind in {gazetteer.TOWN, REGION} and a.country == b.country and not gazetteer.is_landform(b)
    )
    if b.kind == REGION and (inland or (a.kind == gazetteer.TOWN and gap[0] == ",")):
        return True  # "Wajima, a city on the Noto Peninsula", "Lumajang district in eastern Java"
    if b.kind == gazetteer.TOWN and gap[0] == ",":
        return False
    return (
        (b.kind == COUNTRY and a.kind != COUNTRY)
        or (a.kind in {gazetteer.TOWN, REGION} and a.province >= 0 and a.province in {b.index, b.province})
        or (gazetteer.is_landform(a) and b.kind == PROVINCE and a.country == b.country)
    )


def _sounds_like(old: Named, town: Entry, outer: Entry) -> bool:
    """Whether a name was only taken for that of a town by its sound, and lies in another province than that one."""
    if town.kind != gazetteer.TOWN or outer.kind == COUNTRY or town.country != outer.country or town.province < 0:
        return False
    own = outer.index if outer.kind == PROVINCE else outer.province
    return own not in {-1, town.province} and all(e.index != town.index for e in gazetteer.find(old.name))


def _lies_partly(old: Named, outer: Entry, gap: list[str]) -> bool:
    """Whether a lake of several countries is meant where it is in the one told, and is then taken: "Lake Chad in Niger"."""
    if not _THERE.isdisjoint(gap) or gap[0] == ",":
        part = next((e for e in gazetteer.find(old.name) if e.kind == REGION and e.country == outer.country >= 0), None)
        old.entry = part or old.entry
        return part is not None
    return False


_THERE: Final = frozenset({"in", "of", "("})


def _join_unknown(places: Places, old: Named, new: Named, found: Found, gap: list[str]) -> bool:
    """The same, where the gazetteer knows only one of the two or none."""
    if new.entry is not None and new.sort and _is_strange(places, new.entry):
        # "Antsohihy district, Sofia region", in news of Madagascar: not in Bulgaria
        new.entry = next((e for e in found.entries if not e.demonym and places.votes.get(e.country)), None)
    if new.entry is not None:
        outer = new.entry.index if new.kind == PROVINCE else new.entry.province
        if old.above is not None and old.above.kind == PROVINCE and gap[-1] in _LIES and -1 < outer != old.above.index:
            old.within, old.above = (), None  # "Qarabagh district, Ghazni": another one is in Herat
        return contained(old, new)  # behind "near", too: a village is told by the town beside it
    if old.kind == COUNTRY and gap == ["in"]:
        return False  # "men from Jordan in Daraa's Manshiyah district"
    if old.entry is not None:
        # "Kasba Upazila in Brahmanbaria district" says no more than the known name does.
        told = gap[0] in {"in", "of", "(", "under", "["} or gap[0] in HEADS
    elif _is_beside(gap):
        old.last = new.last  # "Tal village near Bani in Hama": what lies beside a village holds nothing of it
        return True
    else:
        told = gap[0] in _LIES or (gap[0] in HEADS and len(gap) > 1 and gap[1] in _LIES)
    if told:
        old.within = old.within if new.name in {old.name, *old.within} else (*old.within, new.name)
        old.last = new.last
    return told


def _is_strange(places: Places, town: Entry) -> bool:
    """Whether a town lies in a country that a document, which is about another, never names."""
    if places.focus in {-1, town.country}:
        return False
    return not places.votes.get(town.country) or places.alone.get(town.country) == town.index


def _is_beside(gap: list[str]) -> bool:
    """Whether only "near", behind the noun of its sort, stands between two names."""
    return gap == ["near"] or (gap[-1] == "near" and len(gap) == _ADJECTIVE and gap[0] in HEADS)


def _names_inner(sentence: Sentence, old: Named, new: Named, found: Found, gap: list[str]) -> bool:
    """Whether the second name tells the first one better: "in northern Nigeria, in Zamfara", "Kunar's capital, Asadabad"."""
    a, b = old.entry, new.entry
    if a is None or b is None or a.kind not in {COUNTRY, PROVINCE} or b.kind not in {PROVINCE, gazetteer.TOWN}:
        return False
    if gap[:2] == [",", "in"]:
        told = b.kind != a.kind and sentence.lower[new.last : new.last + 1] not in (["and"], ["or"])
    else:
        before = sentence.lower[max(0, old.first - 2) : old.first]
        told = b.kind == gazetteer.TOWN and gap[-1] == "," and len(gap) <= SHORTEST
        told = told and ("capital" in gap[:2] or before == ["capital", "of"])
        told = told or (
            gap == ["capital"] and a.index in {b.province, b.country}
        )  # "the North Darfur capital El Fasher"
    if not told:
        return False
    inside = (e for e in found.entries if e.country == a.country and (a.kind == COUNTRY or e.province == a.index))
    new.entry = next((e for e in inside if e.kind == b.kind), None)
    if new.entry is None and gap[0] == ",":
        new.entry = b
        return False
    return True
