"""Tells which of two place names of a sentence lies in the other ("Ezaz in Aleppo province", "Syria's Idlib province").

The outer one then says no more than where the inner one is: it chooses among the bearers of the inner name, or gives a place
that only the text knows its path and country.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import FOLK, Named, key_of
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places, pick
from numclaims.extraction.where.parts.gaps import SHORTEST, plain
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import DISTANCE, HEADS, OUTER, passed
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, Entry
from numclaims.reading import Sentence

_ROADS: Final = frozenset({"road", "highway", "motorway", "street", "railway"})
"""What leads to a place and does not lie in it."""


_STEPS: Final = frozenset({"-", "near", "in", "of", "under", "the", "police", "station"})
_LIES: Final = frozenset({"in", "of", "(", "under", ",", "[", "-", ")"})
"""Words and signs behind a place, before one that it lies in or that tells it better."""


def join(  # noqa: PLR0912, PLR0915 -- a cascade of rules
    places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found, people: Named | None = None
) -> bool:
    """Whether the new name only says where the one before lies; if the other way round, that one becomes its container."""
    old = out[-1]
    if old.demonym or new.demonym:
        return False
    if new.part == "border":
        return False  # "Khongtal village near the Myanmar border"
    if old.rule == FOLK and sentence.lower[old.last] not in {",", "("}:
        return False
    if any(old.last <= m.first < new.first and m.kind in {"count", "number"} for m in sentence.mentions):
        return False  # "eight in the town of X, five in Y"
    gap = plain(sentence.lower[old.last : new.first])
    if people is not None:
        gap = gap[: people.first - old.last] + gap[people.last - old.last :]
    if len(gap) > 9 or (new.last < len(sentence.lower) and sentence.lower[new.last] in _ROADS):
        return False
    if (
        gap
        and new.part in {"in", "of"}
        and old.part in {"in", "of", "to"}
        and _names_inner(sentence, old, new, found, gap)
    ):
        _contain(new, old, found)
        new.part, new.rule = old.part, old.rule
        out[-1] = new
        return True
    if gap and sentence.words[old.last] == "In":  # a new sentence that no full stop announces
        return False
    stations = sign("station")
    if not all(w in OUTER or w in HEADS or passed(w) or w in stations for w in gap):
        # "near Alpura village under Betri Police Station in Gamla": more names, which nobody knows, between the two
        if old.entry is not None or "," in gap or people is not None or new.part != "in":
            return False
        for k in range(old.last, new.first):
            if (
                sentence.lower[k] not in _STEPS
                and sentence.lower[k] not in HEADS
                and not sentence.words[k][0].isupper()
            ):
                return False
    # "Homs' Bab Amr", "Manipur's Imphal West district", "the Homs district of Bab Amr": the second lies in the first.
    if gap and (
        gap[0] in {"'s", "'"}
        or (
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
    ):
        if gap[0] in {"'s", "'"} and old.above is not None and old.above.kind in {COUNTRY, PROVINCE} and old.within:
            old.within = (*old.within[:-1], key_of(new), old.within[-1])  # "Mai Mahiu in Kenya's Rift Valley"
            old.above, old.last = new.entry or old.above, new.last
            return True
        if new.entry is not None and (
            new.entry.kind == COUNTRY
            or (new.entry.kind == REGION and new.entry.province < 0 and not new.entry.population)
        ):
            return False
        if old.part in {"in", "to", "of", "owner"} or new.part in {"in", "of"}:
            _contain(new, old, found)
            if new.part not in {"in", "of", "to"}:
                new.part, new.rule = (old.part, old.rule) if old.part != "owner" else ("of", "in")
            out[-1] = new
            return True
        return False
    if not gap or old.part not in {"in", "to", "of", "from", "near", "bare"}:
        return False
    a, b = old.entry, new.entry
    if gap[0] in {"and", "or"}:
        return False
    if b is not None and a is not None and gap[0] in {",", "("} and a.country != b.country and a.kind == gazetteer.TOWN:
        # "Choloma, Cortes": of the bearers of the second name, the one that is where the first one is.
        other = next((e for e in found.entries if e.country == a.country), None)
        if other is not None:
            new.entry = b = other
    if b is not None and a is not None and b.kind == gazetteer.TOWN and a.province >= 0 and gap[0] in {",", "("}:
        # "Trancoso, Zacatecas": the province, not its capital
        b = new.entry = next((e for e in gazetteer.find(new.name) if e.index == a.province), b)
    if b is not None and a is not None:
        if b.kind == REGION and b.country < 0 and a.country >= 0:
            return _contained_not(old, new)  # "Latakia on the Mediterranean": nothing that a path could name
        if a.kind == REGION and a.country < 0:
            return _contained_not(old, new)  # "in the Mediterranean, Italy's coastguard said"
        if b.country not in {a.country, -1} and "near" in gap and gap[0] != ",":
            return _contained_not(old, new)  # "Idlib province near Turkey"
        if b.kind == COUNTRY and a.kind != COUNTRY and a.country != b.index:
            return _repick(places, old, b) and _contained(old, new)
        if (
            gap == [","]
            and b.kind == PROVINCE
            and a.kind == gazetteer.TOWN
            and a.province != b.index
            and any(e.province == b.index for e in gazetteer.find(old.name))
        ):
            return _repick(places, old, b) and _contained(old, new)  # "Paradise, California"
        if b.kind == REGION and gap[0] == "," and a.kind == gazetteer.TOWN:
            return _contained(old, new)  # "Wajima, a city on the Noto Peninsula"
        inside = (b.kind == COUNTRY and a.kind != COUNTRY) or (
            a.kind in {gazetteer.TOWN, REGION} and a.province >= 0 and a.province in {b.index, b.province}
        )
        if inside and (b.kind != gazetteer.TOWN or gap[0] != ","):
            return _contained(old, new)
        if (
            a.kind == gazetteer.TOWN
            and b.kind != COUNTRY
            and ("in" in gap or "of" in gap or "(" in gap or "[" in gap)
            and a.population < max(b.population, 50_000)
        ):
            inside = gap[0] in {"in", "of", "("} or gap[0] in sign("site") or gap[0] in stations
            _repick(places, old, b, within=inside and DISTANCE.isdisjoint(gap))
            if gap[0] in sign("site") and (old.entry is None or old.entry.province != b.index):
                old.entry = None  # a site in a town, whatever else has its name
            return _contained(old, new)
        nxt = sentence.lower[new.last] if new.last < len(sentence.lower) else ""
        if (
            a.kind == gazetteer.TOWN
            and (a.population < 50_000 or a.alternate)
            and a.province >= 0
            and b.kind != COUNTRY
            and (b.kind == PROVINCE or b.population > 5 * a.population)
            and nxt not in {",", "and"}
        ):
            _repick(places, old, b)
            return _contained(old, new)
        return False
    if b is None and a is None:
        if gap[0] in _LIES or (gap[0] in HEADS and len(gap) > 1 and gap[1] in _LIES):
            old.within = (*old.within, new.name)
            old.last = new.last
            return True
        return False
    if b is not None:  # an unknown place in a known one
        return _contained(old, new)  # "near" too: a village is told by the town beside it
    # A known place in an unknown one ("Kasba Upazila in Brahmanbaria district") says no more than the known one does.
    if gap[0] in {"in", "of", "(", "under", "["} or gap[0] in HEADS:
        old.within = (*old.within, new.name)
        old.last = new.last
        return True
    return False


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
    if not told:
        return False
    inside = (e for e in found.entries if e.country == a.country and (a.kind == COUNTRY or e.province == a.index))
    new.entry = next((e for e in inside if e.kind == b.kind), None)
    if new.entry is None and gap[0] == ",":
        new.entry = b
        return False
    return True


def _contained_not(old: Named, new: Named) -> bool:
    """Take the second name for a description of the first, which tells no container."""
    old.last = new.last
    return True


def _contained(old: Named, new: Named) -> bool:
    old.within = (*old.within, key_of(new))
    if old.above is None:
        old.above = new.entry
    old.last = new.last
    return True


def _contain(inner: Named, outer: Named, found: Found) -> None:
    inner.within = (key_of(outer), *outer.within)
    inner.above = outer.entry
    if inner.entry is not None and outer.entry is not None and inner.entry.country != outer.entry.country:
        inner.entry = next((e for e in found.entries if e.country == outer.entry.country), None)


def _repick(places: Places, name: Named, outer: Entry, *, within: bool = False) -> bool:
    """Take the bearer of a name that lies where the text says; none, if the gazetteer has none there.

    Args:
        places: The document's places.
        name: The inner one.
        outer: What it lies in; near it, if this is a town and it is not said to be within.
        within: Whether that is said: "Tal in Hama district".
    """
    options = gazetteer.find(name.name)
    province = outer.index if outer.kind == PROVINCE else outer.province if within else -1
    inside = tuple(e for e in options if e.country == outer.country and (province < 0 or e.province in {province, -1}))
    name.entry = pick(places, inside) if inside else None
    if name.entry is not None and name.entry.kind != gazetteer.TOWN:
        name.entry = None
    return True
