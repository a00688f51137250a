"""Chooses the place where a figure holds: not the nearest name, but the one that the sentence puts the figure in.

A number takes the name whose part in the sentence (see ``placeparts``) fits its measure best and that stands nearest in its own
clause (``placescore``). A sentence that names none takes the place from the words that point back ("in the town", "in the
country"), else from the sentences before, else from what the document is about (``placecontext``).
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS, PlaceMention
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where import placecontext, placefocus, placemates, placescene
from numclaims.extraction.where.placecare import is_brought_to
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
from numclaims.extraction.where.placeclause import is_elsewhere
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placelasting import is_sum, on_water
from numclaims.extraction.where.placeparts import parts
from numclaims.extraction.where.placepointed import pointed
from numclaims.extraction.where.placerows import SEVERAL, around, row_of
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placescore import LEAST, WIDE_FROM, score_of
from numclaims.extraction.where.placeshares import parts_of
from numclaims.extraction.where.placewords import EVENT, HEADS, OFFICES, SAID, runs_on
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
    if ("elsewhere" in sentence.lower and is_elsewhere(sentence, m)) or (
        "other" in sentence.lower and placemates.in_others(sentence, m)
    ):
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
        return _governed(sentence, named, placecontext.carried(reading, places, sentence, named, m))
    exact, rule = _told_better(reading, places, sentence, named, m, best)
    if exact is not None:
        return exact, rule
    if _many_lands(sentence, named, best):
        return None, ""
    together = _together(sentence, named, best)
    if together is not None:
        return together, "places:together"
    return best, best.rule or f"places:{best.part}"


def _governed(sentence: Sentence, named: list[Named], carried: tuple[Named | None, str]) -> tuple[Named | None, str]:
    """The province whose authorities speak, where the place carried over does not lie in it: "authorities in Oregon said"."""
    lower = sentence.lower
    for name in named:
        entry = name.entry
        if entry is not None and _holds_office(sentence, name) and carried[0] is not None:
            wide = carried[0].entry
            if wide is not None and wide.kind in {PROVINCE, COUNTRY} and wide.index in {entry.province, entry.country}:
                return name, "places:office"  # "Odessa Police Chief Ann Lee said": in news of Texas
        if (
            name.part != "source"
            or entry is None
            or entry.kind not in {PROVINCE, REGION}
            or _SPEAKERS.isdisjoint(lower[: name.first])
        ):
            continue
        if lower[max(0, name.first - 2)] not in _SPEAKERS or lower[name.first - 1] != "in":
            continue
        known = None if carried[0] is None else carried[0].entry
        if known is None or entry.index not in {known.index, known.province}:
            return name, "places:office"
    return carried


def _holds_office(sentence: Sentence, name: Named) -> bool:
    """Whether a town's police, mayor or another office of it speaks: "Odessa Police Chief Ann Lee said"."""
    at = name.last
    return (
        name.kind == TOWN
        and not name.demonym
        and at + 2 < len(sentence.words)
        and sentence.lower[at] in OFFICES
        and sentence.words[at][0].isupper()
        and not SAID.isdisjoint(sentence.lower[at : at + _OFFICE])
    )


_OFFICE: Final = 7
"""Tokens of an office and a name, up to the verb of saying."""
_SPEAKERS: Final = frozenset({
    "authorities", "officials", "police", "officers", "rescuers", "doctors", "medics", "prosecutors", "firefighters",
    "ministry", "agency", "department",
})  # fmt: skip


def _told_better(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, best: Named
) -> tuple[Named | None, str]:
    """The place that other sentences tell for a figure, where its own gives a country, some town or a hospital; None for none."""
    if best.part not in HOLDING and best.part != "to":
        return None, ""
    if (
        m.measure in {"injured", "killed", "casualties", "hospitalized"}
        and is_brought_to(sentence.lower, best.first, best.last, hospital=best.is_hospital, goal=best.part == "to")
        and all(n.name != best.name for n in places.parts.get(sentence.index - 1, []))
    ):
        before, rule = placecontext.carried(reading, places, sentence, [], m)
        if before is not None and rule in {"places:same", "places:carried"} and is_narrow(before):
            return before, rule  # "the wounded were taken to a hospital in Hama"
    if best.part not in HOLDING:
        return None, ""
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
        best.kind in {PROVINCE, REGION}
        and not _in_one_province(best)
        and sentence.index <= _HEAD
        and not parts_of(sentence, m)
        and (exact := placescene.told_next(reading, places, sentence, best, m)) is not None
    ):
        return exact, "places:event"
    if (
        best.kind in {COUNTRY, REGION}
        and not _in_one_province(best)
        and not best.wide
        and best.rule != "country"
        and not parts_of(sentence, m)
    ):
        own = best.kind == REGION or best.entry is None or best.entry.country == places.focus
        exact = _event(reading, places, sentence, named, m, best) if own and not best.pair else None
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
    """Whether a region is an island or a district, no wider than a province, and so where an event may well have been."""
    return name.kind == REGION and name.entry is not None and (name.entry.province >= 0 or name.entry.population > 0)


def _together(sentence: Sentence, named: list[Named], best: Named) -> Named | None:
    """What several places in a row lie in, province or country, where a figure is told of them all; None for fewer."""
    if best.part not in HOLDING or not is_narrow(best) or best.start < 0 or best not in named:
        return None
    row, unknown = row_of(sentence, named, best)
    return as_name(around(row)) if len(row) + unknown >= SEVERAL and row[0] is best else None


_BROAD: Final = frozenset({
    "typhoon", "cyclone", "hurricane", "storm", "storms", "flood", "floods", "flooding", "monsoon", "heatwave", "drought",
    "epidemic", "outbreak", "cholera", "ebola", "earthquake", "earthquakes", "quake", "quakes", "tremor", "tornadoes",
    "wildfires",
})  # fmt: skip
"""What strikes many towns of a country at once, so that its toll is not of the one that the text goes on to name."""
_DAYS: Final = frozenset({"days", "weeks", "months", "years"})
_OVER: Final = frozenset({"in", "over", "during"})


def _of_many(sentence: Sentence, m: Mention) -> bool:
    """Whether a toll is of many events: "328 died in 304 road accidents"."""
    lower = sentence.lower
    return any(
        o is not m
        and o.kind == "count"
        and (o.value or 0.0) >= _SEVERAL_EVENTS
        and o.first
        and lower[o.qualifier_first - 1] == "in"
        and any(w.removesuffix("s") in EVENT or w in EVENT for w in lower[o.last : o.last + 3])
        for o in sentence.mentions
    )


_SEVERAL_EVENTS: Final = 3.0


def _event(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, best: Named
) -> Named | None:
    """The town or province of an event whose toll the sentence itself gives for a country only."""
    if m.measure not in {"killed", "injured", "casualties"} or (m.value or m.low or 0.0) >= WIDE_FROM:
        return None
    lower = sentence.lower
    if not _DAYS.isdisjoint(lower) and any(
        w in _DAYS and lower[i + 1 : i + 2] == ["of"] and _OVER & set(lower[max(0, i - 3) : i])
        for i, w in enumerate(lower)
    ):
        return None  # "died in two days of clashes"
    if not _BROAD.isdisjoint(lower) or _of_many(sentence, m):
        return None
    if (sentence.index > _HEAD and EVENT.isdisjoint(lower[: m.last + _CLAUSE])) or runs_on(lower):
        return None
    inner = [n for n in named if n.part in HOLDING and is_narrow(n)]
    if best.kind == REGION:  # "five in Monkayo, and another 21 on the island of Negros"
        inner = [n for n in inner if (n.first > m.first) == (best.first > m.first)]
    if inner:
        return next((n for n in inner if n.kind != REGION), inner[0])
    if on_water(sentence):
        return None
    before = place_before(reading, places, sentence, 1)
    after = None if before is not None else place_after(reading, places, sentence, 3)
    if after is not None and is_sum(places, sentence, m, after):
        return None
    return before or after or placecontext.dateline_town(places)


_CLAUSE: Final = 12
"""Tokens behind a figure in which its own event is named."""


def _chosen(places: Places, sentence: Sentence, m: Mention, name: Named, rule: str) -> PlaceMention:
    m.rules.append(rule if ":" in rule else f"place:{rule}")
    places.chosen.append((sentence.index, m.measure or "", name))
    if (
        m.measure in {"killed", "injured", "casualties", "missing"}
        and m.qualifier != "vague"
        and (m.value or 0.0) >= _TELLING
        and name.start >= 0
        and name.part in HOLDING
        and (is_narrow(name) or not _BROAD.isdisjoint(sentence.lower))
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
