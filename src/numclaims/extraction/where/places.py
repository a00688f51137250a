"""Chooses the place where a figure holds: not the nearest name, but the one that the sentence puts the figure in.

A number takes the name whose part in the sentence (see ``placeparts``) fits its measure best and that stands nearest in its own
clause (``placescore``). A sentence that names none takes the place from the words that point back ("in the town", "in the
country"), else from the sentences before, else from what the document is about (``placecontext``).
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS, PlaceMention
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where import placecontext, placefocus
from numclaims.extraction.where.placecarry import (
    CROSSED,
    HOLDING,
    as_name,
    country_of,
    host_of,
    into_several,
    is_narrow,
    nameless,
    place_after,
    place_before,
)
from numclaims.extraction.where.placeclause import is_brought_to, is_elsewhere
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placelasting import on_water
from numclaims.extraction.where.placeparts import parts
from numclaims.extraction.where.placepointed import pointed
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placescore import LEAST, WIDE_FROM, score_of
from numclaims.extraction.where.placeshares import parts_of
from numclaims.extraction.where.placewords import EVENT, HEADS, runs_on
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Mention, Reading, Sentence

_SOMEWHERE: Final = QUANTITY_KINDS - {"duration", "age", "temperature", "ratio"}
"""Kinds that hold somewhere even where no measure claims them; the others do so nowhere in particular."""
_HEAD: Final = 2
"""The last sentence whose toll of a country is taken for one event that the text goes on to place."""


def choose(reading: Reading, sentence: Sentence) -> None:
    """Set ``place`` of the quantities of a sentence for which a place makes sense."""
    wanted: list[Mention] = []
    measured = False
    for m in sentence.mentions:
        if m.measure is not None:
            if m.kind in QUANTITY_KINDS:
                wanted.append(m)
                measured = True
        elif m.kind in _SOMEWHERE:
            wanted.append(m)
            measured = measured or m.unit == "person"
    if not wanted or not (measured or "places" in reading.memo):
        return
    places = placefocus.scan(reading)
    named = parts(places, sentence)
    for mention in wanted:
        if mention.measure is not None or mention.unit == "person":
            name, rule = _found(reading, places, sentence, named, mention)
        else:
            name, _ = _best(places, sentence, named, mention)  # a number that no measure claims is worth no search
            rule = "" if name is None else name.rule or f"places:{name.part}"
            if name is None:
                name, rule = placecontext.lately(places, sentence)
        if name is not None:
            mention.place = _chosen(places, sentence, mention, name, rule)


def _best(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> tuple[Named | None, float]:
    """The name that fits a mention best, and how well."""
    best: Named | None = None
    top = LEAST
    for name in named:
        score = score_of(places, sentence, named, name, m)
        if score > top:
            best, top = name, score
    return best, top


def _found(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """The place of a figure that a measure claims, and the rule that told it."""
    if "elsewhere" in sentence.lower and is_elsewhere(sentence, m):
        return as_name(placecontext.land_of(places, named, m)), "places:elsewhere"
    if _is_nowhere(sentence, m):
        return None, ""
    best, top = _best(places, sentence, named, m)
    for name in pointed(reading, places, sentence, named, m):
        if m.measure == "distance" and not 0 <= m.first - name.last < _BESIDE:
            continue
        if m.measure == "population" and name.rule == "country" and name.last <= m.first <= name.last + 2:
            return name, "country"  # "the country of 23 million"
        score = score_of(places, sentence, named, name, m)
        if score > top:
            best, top = name, score
    if best is None:
        return placecontext.carried(reading, places, sentence, named, m)
    exact, rule = _told_better(reading, places, sentence, named, m, best)
    if exact is not None:
        return exact, rule
    if _many_lands(sentence, named, best):
        return None, ""
    together = _together(sentence, named, best)
    if together is not None:
        return together, "places:together"
    return best, best.rule or f"places:{best.part}"


def _told_better(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, best: Named
) -> tuple[Named | None, str]:
    """The place that other sentences tell for a figure, where its own gives a country, some town or a hospital; None for none."""
    if best.part not in HOLDING:
        return None, ""
    if (
        m.measure in {"injured", "killed", "casualties"}
        and is_brought_to(sentence, best)
        and all(n.name != best.name for n in places.parts.get(sentence.index - 1, []))
    ):
        before, rule = placecontext.carried(reading, places, sentence, [], m)
        if before is not None and rule in {"places:same", "places:carried"} and is_narrow(before):
            return before, rule  # "the wounded were taken to a hospital in Hama"
    if best.kind == PROVINCE and _some_town(sentence, best):
        town = placecontext.dateline_town(places) or place_after(reading, places, sentence, 3)
        if (
            town is not None
            and town.entry is not None
            and best.entry is not None
            and town.entry.province == best.entry.index
        ):
            return town, "places:event"
    if (
        best.kind in {COUNTRY, REGION}
        and not _in_one_province(best)
        and not best.wide
        and best.rule != "country"
        and not parts_of(sentence, m)
    ):
        own = best.kind == REGION or best.entry is None or best.entry.country == places.focus
        exact = _event(reading, places, sentence, named, m) if own else None
        if exact is not None and best.entry is not None and country_of(exact) in {-1, best.entry.country}:
            return exact, "places:event"
    return None, ""


def _some_town(sentence: Sentence, name: Named) -> bool:
    """Whether a province is named only for a town in it that has no name yet: "in a rural Texas town"."""
    lower = sentence.lower
    if lower[name.last : name.last + 1] not in (["town"], ["city"], ["village"], ["suburb"]):
        return False
    return not {"a", "an"}.isdisjoint(lower[max(0, name.first - 3) : name.first])


def _is_nowhere(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is the world's, or that of people who went to several countries."""
    if m.measure == "population":
        return (m.value or m.low or 0.0) > _NATION
    if m.kind == "money":
        return sentence.lower[m.last : m.last + 2] == ["per", "barrel"] or sentence.lower[m.last : m.last + 2] == [
            "a",
            "barrel",
        ]
    return (
        m.measure in CROSSED
        and m.stock_flow != "capacity"
        and into_several(sentence)
        and "to" in sentence.lower[m.last :]
    )


_NATION: Final = 2e9
"""People that no country has."""
_TELLING: Final = 20.0
"""A figure from which on the same one, told again without a place, is taken for the same."""
_BESIDE: Final = 8
"""Tokens between "the town" and the distance that tells where it lies."""
_SEVERAL: Final = 3
"""Names in a row from which on a figure is not the first one's; of two, the first stands for both."""
_LINKS: Final = frozenset({",", "and", "or", "&", "in", "the", "of", "as", "well", "suburbs", "also"})


def _many_lands(sentence: Sentence, named: list[Named], best: Named) -> bool:
    """Whether a figure is told of several countries in a row ("into Turkey, Jordan, Lebanon and Iraq"), and so of none."""
    if best.kind != COUNTRY or best.demonym or best not in named:
        return False
    count, last = 1, best
    for name in named[named.index(best) + 1 :]:
        gap = sentence.lower[last.last : name.first]
        if name.demonym or name.kind != COUNTRY or not gap or any(w not in {",", "and", "or"} for w in gap):
            break
        count, last = count + 1, name
    return count >= _SEVERAL


def _in_one_province(name: Named) -> bool:
    """Whether a region is an island or a valley of one province, and so where an event may well have been."""
    return name.kind == REGION and name.entry is not None and name.entry.province >= 0


def _together(sentence: Sentence, named: list[Named], best: Named) -> Named | None:
    """What several places in a row lie in, province or country, where a figure is told of them all; None for fewer."""
    if best.part not in HOLDING or not is_narrow(best) or best.start < 0 or best not in named:
        return None
    row = [best]
    for name in named[named.index(best) + 1 :]:
        gap = sentence.lower[row[-1].last : name.first]
        if name.demonym or not is_narrow(name) or not gap or any(w not in _LINKS and w not in HEADS for w in gap):
            break
        if "," not in gap and "and" not in gap and "or" not in gap:
            break
        row.append(name)
    if len(row) < _SEVERAL:
        return None
    outer = [n.entry or n.above for n in row]
    countries = {e.country for e in outer if e is not None}
    if len(countries) != 1 or -1 in countries:
        return None
    provinces = {e.index if e.kind == PROVINCE else e.province for e in outer if e is not None}
    if len(provinces) == 1 and None not in outer and -1 not in provinces:
        return as_name(provinces.pop())
    return as_name(countries.pop())


_BROAD: Final = frozenset({
    "typhoon", "cyclone", "hurricane", "storm", "storms", "flood", "floods", "flooding", "monsoon", "heatwave", "drought",
    "epidemic", "outbreak", "cholera", "ebola", "earthquake", "earthquakes", "quake", "quakes", "tremor", "tornadoes",
    "wildfires",
})  # fmt: skip
"""What strikes many towns of a country at once, so that its toll is not of the one that the text goes on to name."""
_DAYS: Final = frozenset({"days", "weeks", "months", "years"})
_OVER: Final = frozenset({"in", "over", "during"})


def _event(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The town or province of an event whose toll the sentence itself gives for a country only."""
    if m.measure not in {"killed", "injured", "casualties"} or (m.value or m.low or 0.0) >= WIDE_FROM:
        return None
    lower = sentence.lower
    if not _DAYS.isdisjoint(lower) and any(
        w in _DAYS and lower[i + 1 : i + 2] == ["of"] and _OVER & set(lower[max(0, i - 3) : i])
        for i, w in enumerate(lower)
    ):
        return None  # "died in two days of clashes"
    if not _BROAD.isdisjoint(lower):
        return None
    if (sentence.index > _HEAD and EVENT.isdisjoint(lower)) or runs_on(lower):
        return None
    inner = [n for n in named if n.part in HOLDING and is_narrow(n)]
    if inner:
        return next((n for n in inner if n.kind != REGION), inner[0])
    if on_water(sentence):
        return None
    return (
        place_before(reading, places, sentence, 1)
        or place_after(reading, places, sentence, 3)
        or placecontext.dateline_town(places)
    )


def _chosen(places: Places, sentence: Sentence, m: Mention, name: Named, rule: str) -> PlaceMention:
    m.rules.append(rule if ":" in rule else f"place:{rule}")
    places.chosen.append((sentence.index, m.measure or "", name))
    if (
        m.measure in {"killed", "injured", "casualties", "missing"}
        and m.qualifier != "vague"
        and (m.value or 0.0) >= _TELLING
        and name.start >= 0
        and name.part in HOLDING
        and is_narrow(name)
    ):
        places.told.setdefault((m.measure or "", m.value or 0.0), name)
    if m.measure in placecontext.MOVED and (size := m.value or m.low or 0.0) > places.greatest:
        places.greatest, places.crowded = size, name if is_narrow(name) else None
    entry = name.entry
    if name.above is None and not name.within and entry is not None:  # most are such
        place = gazetteer.place_at(entry.index)
        if name.start < 0:
            return PlaceMention(name=place.name, start=None, end=None, key=place.key)
        return PlaceMention(
            name=place.name if name.demonym else name.name, start=name.start, end=name.end, key=place.key
        )
    if (
        name.pair
        and name.above is not None
        and entry != name.above
        and name.above.kind != COUNTRY
        and not places.text.endswith("between ", 0, name.start)
    ):
        # "in the villages of X and Y in Hama province": the figure holds for the province.
        place = gazetteer.place_at(name.above.index)
        return PlaceMention(name=place.name, start=name.start, end=name.end, key=place.key)
    place_known = gazetteer.place_at(entry.index) if entry is not None else None
    within = name.within
    if place_known is None and name.above is None:
        host = host_of(places, sentence, m) if m.measure in CROSSED else None
        above = host.entry if host is not None else _around(places, sentence, name)
        if above is not None:
            within = (*within, gazetteer.place_at(above.index).key)
    return PlaceMention(
        name=place_known.name if place_known is not None and (name.demonym or name.start < 0) else name.name,
        start=name.start if name.start >= 0 else None,
        end=name.end if name.start >= 0 else None,
        key=place_known.key if place_known is not None else None,
        within=within,
    )


def _around(places: Places, sentence: Sentence, name: Named) -> Entry | None:
    """What a place lies in that only the text knows, where this sentence does not say.

    What was said of that name before; else the place named before it; else the province or the country of the news.
    """
    before = places.introduced.get(name.name)
    if before is not None and before.above is not None:
        return before.above
    for other in reversed(places.parts.get(sentence.index, [])):
        outer = other.entry or other.above
        if (
            other is not name
            and outer is not None
            and outer.country >= 0
            and other.first < name.first
            and other.part in HOLDING
            and not other.demonym
        ):
            if outer.kind == COUNTRY and outer.index == places.focus:
                break
            return outer
    nxt = sentence.lower[name.last] if name.start >= 0 and name.last < len(sentence.lower) else ""
    quarter = nxt in HEADS and HEADS[nxt] != "province"  # "Bab al-Faraj neighbourhood" is near what was named before
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1) if quarter else ():
        earlier = None if nameless(places, index) else sentence_at(places.reading, index)
        for other in parts(places, earlier) if earlier is not None else ():
            if (
                other.part in HOLDING
                and other.entry is not None
                and other.kind in {PROVINCE, TOWN}
                and other.entry.country == places.focus
                and not other.demonym
            ):
                inner = other.entry
                return gazetteer.entry_at(inner.province) if inner.province >= 0 else inner
    province = placefocus.main_province(places)
    if province is not None:
        return province
    return gazetteer.entry_at(places.focus) if places.focus >= 0 else None
