"""Writes down the place that was chosen for a figure: by which name and key, and what it lies in."""

from __future__ import annotations

from typing import Final

from numclaims.claims import PlaceMention
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import HARM
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.choices import MOVED
from numclaims.extraction.where.context.headings import section
from numclaims.extraction.where.context.hosts import host_of
from numclaims.extraction.where.context.retold import note
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.named import HOLDING, Named, is_capital, is_narrow
from numclaims.extraction.where.names import focus
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import BROAD, CROSSED, HEADS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, TOWN, Entry, is_landform
from numclaims.reading import Mention, Sentence

_TELLING: Final = 20.0
_ROUND: Final = 50.0


def is_telling(value: float) -> bool:
    """Whether the same figure, told again without a place, is likely to be the same toll: two tolls of 20 are no rarity."""
    return value >= _ROUND or (value >= _TELLING and value % 10 != 0)


def record(places: Places, sentence: Sentence, m: Mention, name: Named, rule: str) -> PlaceMention:
    """The place of a figure as the claim gives it; what was chosen is remembered for the figures that follow.

    Args:
        places: The document's places; added to.
        sentence: The figure's sentence.
        m: The figure; the rule is added to its rules.
        name: The name chosen for it.
        rule: What chose it: an entry of the lexicon, or ``places:`` and a rule of this stage.
    """
    m.rules.append(rule if ":" in rule else f"place:{rule}")
    _remember(places, sentence, m, name)
    entry = name.entry
    part = focus.main_province(places) if name.above is None and is_landform(entry) else None
    if part is not None and entry is not None and part.country == entry.country and _is_told(places, part.index):
        name.within = (gazetteer.place_at(part.index).key,)  # "the Euphrates", in news of Raqqa
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


def _remember(places: Places, sentence: Sentence, m: Mention, name: Named) -> None:
    """Note where a figure was put: a toll told again is of the same place, a crowd's part lies in that of the crowd."""
    places.chosen.append((sentence.index, m.measure or "", name))
    if (
        m.measure in HARM
        and m.qualifier != "vague"
        and is_telling(m.value or 0.0)
        and name.start >= 0
        and name.part in HOLDING
        and (is_narrow(name) or not BROAD.isdisjoint(sentence.vocabulary))
    ):
        places.told.setdefault((m.measure or "", m.value or 0.0), name)
    note(places, sentence, m, name)
    if m.measure in MOVED and (size := m.value or m.low or 0.0) > places.greatest:
        ranked = is_narrow(name) and is_aside(places, sentence.index, name)  # "Kumi is the worst hit, followed by Lira"
        if not ranked:
            places.greatest, places.crowded = size, name if is_narrow(name) else None


def _is_told(places: Places, province: int) -> bool:
    """Whether a text names a province or a place in it other than the capital, from which all news of a country comes."""
    return any(
        n.entry is not None
        and province in {n.entry.index, n.entry.province}
        and not n.demonym
        and not is_capital(n.entry)
        for names in places.found.values()
        for n in names
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
    venue = nxt in sign("site")  # "the Karim market" lies in the town named before
    quarter = venue or (
        nxt in HEADS and HEADS[nxt] != "province"
    )  # "Bab al-Faraj neighbourhood" is near what was named before
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1) if quarter else ():
        earlier = None if nameless(places, index) else sentence_at(places.reading, index)
        for other in parts(places, earlier) if earlier is not None else ():
            inner = other.entry or other.above  # "in the Zahra district of Homs"
            if (
                other.part in HOLDING
                and inner is not None
                and inner.kind in {PROVINCE, TOWN}
                and inner.country == places.focus
                and not other.demonym
            ):
                return (
                    inner
                    if inner.province < 0 or (venue and inner.kind == TOWN)
                    else gazetteer.entry_at(inner.province)
                )
    under = section(places, sentence)
    if under >= 0:
        return gazetteer.entry_at(under)
    province = focus.main_province(places)
    if province is not None:
        return province
    return gazetteer.entry_at(places.focus) if places.focus >= 0 else None
