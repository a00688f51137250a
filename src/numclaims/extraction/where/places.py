"""Chooses the place where a figure holds: not the nearest name, but the one that the sentence puts the figure in.

A number takes the name whose part in the sentence (see ``placeparts``) fits its measure best and that stands nearest in its own
clause. A sentence that names none takes the place from the words that point back ("in the town", "in the country"), else from
the sentences before, else from what the document is about.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import Mention, PlaceMention, Reading, Sentence
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where import placefocus, placescan
from numclaims.extraction.where.placecarry import (
    CROSSED,
    HOLDING,
    as_name,
    country_of,
    host_of,
    is_narrow,
    nameless,
    place_after,
    place_before,
    pointed,
)
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placeparts import parts
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placewords import (
    ABROAD,
    BREAKS,
    EVENT,
    HEADS,
    LASTING,
    OWN_VERB,
    WIDE,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

_TIMELESS: Final = frozenset({"duration", "age", "temperature", "ratio"})
"""They hold nowhere in particular."""
_BASE: Final = {
    "in": 10.0, "of": 8.5, "to": 6.0, "owner": 4.5, "people": 4.2, "near": 4.0, "bare": 2.0, "from": 1.0, "border": -1.0,
    "source": -6.0, "dateline": -8.0,
}  # fmt: skip
"""How well each part fits a figure, before distance is counted; a place must keep more than ``_LEAST``."""
_ARMY: Final = 50_000.0
"""Soldiers from which on they are a country's."""
_HEAD: Final = 2  # the last sentence whose toll of a country is taken for one event that the text goes on to place
_LEAST: Final = 1.0
_WIDE_FROM: Final = 1000.0
"""People from which on a figure without a place is the country's: no one event of the news in mind has as many victims."""


def choose(reading: Reading, sentence: Sentence) -> None:
    """Set ``place`` of the quantities of a sentence for which a place makes sense."""
    wanted = [m for m in sentence.quantities() if m.measure is not None or m.kind not in _TIMELESS]
    if not wanted:
        return
    measured = any(m.measure is not None or m.unit == "person" for m in wanted)
    if not measured and "places" not in reading.memo:
        return
    places = placefocus.scan(reading)
    named = parts(places, sentence)
    for mention in wanted:
        if mention.measure is not None or mention.unit == "person":
            mention.place = _place(reading, places, sentence, named, mention)
            continue
        best, _ = _best(places, sentence, named, mention)  # a number that no measure claims is worth no search
        if best is not None:
            mention.place = _chosen(places, sentence, mention, best, best.rule or f"places:{best.part}")
        else:
            mention.place = _lately(places, sentence, mention)


def _lately(places: Places, sentence: Sentence, m: Mention) -> PlaceMention | None:
    """For a number that no measure claims: the place of the figure before it, else the country of the news."""
    if places.chosen and places.chosen[-1][0] >= sentence.index - 1:
        return _chosen(places, sentence, m, places.chosen[-1][2], "places:same")
    land = as_name(places.focus)
    return None if land is None else _chosen(places, sentence, m, land, "places:focus")


def _best(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> tuple[Named | None, float]:
    """The name that fits a mention best, and how well."""
    best: Named | None = None
    top = _LEAST
    for name in named:
        score = _score(places, sentence, named, name, m)
        if score > top:
            best, top = name, score
    return best, top


def _place(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> PlaceMention | None:
    best, top = _best(places, sentence, named, m)
    for name in pointed(reading, places, sentence, named, m) if m.measure != "distance" else ():
        score = _score(places, sentence, named, name, m)
        if score > top:
            best, top = name, score
    if best is None:
        return _carried(reading, places, sentence, m)
    if best.kind == COUNTRY and best.part in HOLDING and not best.wide and best.rule != "country":
        exact = _event(reading, places, sentence, named, m)
        if exact is not None and best.entry is not None and country_of(exact) in {-1, best.entry.country}:
            return _chosen(places, sentence, m, exact, "places:event")
    return _chosen(places, sentence, m, best, best.rule or f"places:{best.part}")


_GOVERNED: Final = frozenset(
    {"evacuated", "sheltered", "displaced", "detained", "released", "infected", "returned", "homeless"}
)
_WATERS: Final = ("Sea", "Ocean", "Gulf", "Strait", "Mediterranean", "Atlantic", "Pacific")
_ASHORE: Final = frozenset(
    {"evacuated", "displaced", "homeless", "affected", "sheltered", "destroyed", "damaged", "population"}
)
"""What does not hold at sea."""
_BLAME: Final = frozenset({"blame", "blames", "blamed", "blaming"})
_BLAMED: Final = frozenset({"violence", "bloodshed"})
"""Who is blamed for "the violence" answers for the whole of it."""
_SPANS: Final = frozenset({"weeks", "months", "years"})
_TREASURY: Final = frozenset({"government", "federal", "parliament", "treasury", "budget", "congress"})
"""Who gives a country's money."""
_UPRISINGS: Final = frozenset({
    "uprising", "uprisings", "revolution", "revolutions", "revolt", "revolts", "war", "events", "unrest",
})  # fmt: skip
"""What another country is named for, beside the one that figures are of."""
_BELIEVED: Final = frozenset({"believed", "thought", "suspected", "identified"})
_STATE: Final = frozenset(
    {"official", "government", "regime", "foreign", "state", "state-run", "envoy", "leaders", "military"}
)


def _abroad(places: Places, name: Named) -> bool:
    """Whether a document speaks more of another country than of the one whose people are counted."""
    here = country_of(name)
    return here != places.focus and places.votes.get(places.focus, 0.0) > places.votes.get(here, 0.0)


_VICTIMS: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


def _elsewhere(places: Places, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a number's own clause speaks of another country than a name in a later clause does."""
    here = country_of(name)
    return here != places.focus or any(n.first < m.first and country_of(n) not in {-1, here} for n in named)


def _is_great(m: Mention) -> bool:
    """Whether a figure is too great for a town, where nothing says that it is a town's."""
    size = m.value or m.high or m.low or 0.0
    return (m.measure in WIDE and size >= _WIDE_FROM) or (m.measure == "troops" and size >= _ARMY)


def _is_lasting(sentence: Sentence, m: Mention) -> bool:
    return _is_great(m) and (m.measure == "troops" or not LASTING.isdisjoint(sentence.lower))


def _event(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The town or province of an event whose toll the sentence itself gives for a country only."""
    if m.measure not in {"killed", "injured", "casualties"} or (m.value or m.low or 0.0) >= _WIDE_FROM:
        return None
    lower = sentence.lower
    if (sentence.index > _HEAD and EVENT.isdisjoint(lower)) or not LASTING.isdisjoint(lower):
        return None
    for name in named:
        if name.part in HOLDING and is_narrow(name):
            return name
    return place_before(reading, places, sentence, 1) or place_after(reading, places, sentence, 3)


def _score(places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention) -> float:  # noqa: PLR0912, PLR0915 -- a cascade of rules
    measure = m.measure or ""
    score = _BASE[name.part]
    if measure in CROSSED or measure == "defectors":
        if name.part == "to":
            score = 11.0
        elif name.demonym or name.part == "from":
            return -1.0
    if name.part == "from" and measure in {"displaced", "evacuated"}:
        score = 4.0  # those who fled a town are its displaced, where nothing says that they are elsewhere
    if measure == "distance":
        if name.part in {"near", "from"}:
            return -1.0
        if name.last <= m.first and m.first - name.last < 8:
            score = 12.0
    counted = name.demonym and m.noun_first <= name.first < m.noun_last
    if name.part in {"in", "of"}:
        pass
    elif counted and measure in _VICTIMS and _abroad(places, name):
        return -1.0  # "six Spanish priests were killed", in news of El Salvador
    elif counted and name.last == m.noun_last and measure not in CROSSED:
        score = 7.0  # "24 Syrians died"
    elif name.demonym or (name.part in {"owner", "bare"} and name.kind == COUNTRY):
        if name.entry is None or name.entry.index == places.focus or name.entry.country in placescan.powers():
            return -1.0
        if name.last < len(sentence.lower) and sentence.lower[name.last] in ABROAD:
            return -1.0  # "an Israeli air strike" hits somebody else
        if not name.demonym and name.first > m.first and m.unit == "person":
            return -1.0  # "... killed six, while Turkey said"
    elif name.part in {"bare", "owner"} and name.kind != TOWN:
        return -1.0
    if (
        name.part == "owner"
        and name.kind == TOWN
        and sentence.lower[min(name.last + 1, len(sentence.lower) - 1)] in _STATE
    ):
        return -1.0  # "Beijing's official news agency" speaks for China
    if name.part == "bare" and name.kind == COUNTRY and measure in CROSSED and name.first < m.first:
        score = 6.0  # "Turkey now hosts 24,000 Syrians"
    if (
        name.part == "bare"
        and name.kind == COUNTRY
        and measure in _GOVERNED
        and name.last < m.first
        and (name.first == 0 or sentence.lower[name.last].endswith("ed"))
    ):
        score = 6.0  # "Vietnam moved some 70,000 people to shelters"
    if (
        name.part == "people"
        and not counted
        and (name.first > m.last or _BELIEVED & set(sentence.lower[max(0, name.first - 3) : name.first]))
    ):
        return -1.0  # "four people, believed to be Syrians"
    if name.demonym and m.noun_first <= name.first < m.noun_last - 1:
        score = min(score, 1.5)  # of whom, not where: "five Pakistani rebels"
    if (
        name.kind == COUNTRY
        and name.first > m.last + 4
        and country_of(name) != places.focus
        and sentence.lower[max(0, name.first - 2)] in _UPRISINGS
    ):
        return -1.0  # "... killed 14, in protests that began with the uprising in Tunisia"
    if name.later:
        score -= 0.5
    if name.kind == REGION and measure in _ASHORE and name.name.endswith(_WATERS):
        return -1.0
    ahead = name.first < m.first
    if (
        ahead
        and m.first - name.last > 12
        and (is_narrow(name) or country_of(name) != places.focus)
        and _is_lasting(sentence, m)
        and "where" not in sentence.lower[name.last : name.last + 6]
    ):
        return -1.0  # a running total late in a sentence that began somewhere
    lower = sentence.lower
    between = lower[name.last : m.first] if ahead else lower[m.last : name.first]
    score -= 0.06 * len(between)
    for word in between:
        if word in BREAKS:
            score -= 1.5
    if not ahead and between[-2:] == ["and", "in"]:  # "... killed 10 people, and in Baghdad gunmen ..."
        score -= 3.0
    opening = ahead and name.first <= 4 and name.part == "in"
    if opening and any(n.part == "in" and name.first < n.first < m.first for n in named):
        opening = False
    if (
        opening
        and name.kind in {COUNTRY, PROVINCE}
        and any(n.part in HOLDING and n.first > name.first and n.kind not in {COUNTRY, name.kind} for n in named)
    ):
        score -= 2.5
    own = False
    for other in sentence.mentions:
        if other is m or other.kind not in {"count", "number"}:
            continue
        if not ahead and m.last <= other.first < name.first:
            if lower[0] == "of" and m.first < 6:
                score -= 8.0  # "Of the 3,000 who died, 1,300 were killed in Homs"
            elif not own and any(w in OWN_VERB for w in lower[other.last : min(other.last + 3, name.first)]):
                own = True
                score -= 8.0 if name.kind == COUNTRY and _elsewhere(places, named, name, m) else 3.0
            else:
                score -= 1.0
        elif ahead and not opening and name.last <= other.first < m.first:
            score -= 0.5
    if ahead and not opening:
        score -= 1.0
    return score


def _chosen(places: Places, sentence: Sentence, m: Mention, name: Named, rule: str) -> PlaceMention:
    m.rules.append(rule if ":" in rule else f"place:{rule}")
    places.chosen.append((sentence.index, m.measure or "", name))
    entry = name.entry
    if name.pair and name.above is not None and entry != name.above and name.above.kind != COUNTRY:
        # "in the villages of X and Y in Hama province": the figure holds for the province.
        place = gazetteer.place_at(name.above.index)
        return PlaceMention(name=place.name, start=name.start, end=name.end, key=place.key)
    place_known = gazetteer.place_at(entry.index) if entry is not None else None
    within = name.within
    if place_known is None and name.above is None:
        above = _around(places, sentence, name)
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
            and other.first < name.first
            and other.part in HOLDING
            and not other.demonym
        ):
            if outer.kind == COUNTRY:
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


def _carried(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> PlaceMention | None:  # noqa: PLR0912 -- a cascade of rules
    """The place from the sentences before, or from what the document is about."""
    lower = sentence.lower
    if m.measure == "refugees":
        for index, _, name in reversed(places.chosen):
            if index < sentence.index - 1:
                break
            if name.part == "to":
                return _chosen(places, sentence, m, name, "places:same")
        host = host_of(places, sentence, m)
        if host is not None:
            return _chosen(places, sentence, m, host, "places:host")
    lasting = (
        _is_great(m)
        or not LASTING.isdisjoint(lower)
        or not (_BLAME.isdisjoint(lower) or _BLAMED.isdisjoint(lower))
        or (
            not _SPANS.isdisjoint(lower)
            and any(w in _SPANS and lower[i + 1 : i + 2] == ["of"] for i, w in enumerate(lower))
        )
        or m.measure == "aid"
        or (m.measure == "cost" and not _TREASURY.isdisjoint(lower))
    )
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if measure == m.measure and measure and (not lasting or name.kind == COUNTRY):
            return _chosen(places, sentence, m, name, "places:same")
    if not lasting:
        back = place_before(reading, places, sentence, 2)
        if back is None and m.measure in WIDE:
            back = place_after(reading, places, sentence, 2 if sentence.index else 6)
        if back is None:
            back = next((n for i, _, n in reversed(places.chosen) if i >= sentence.index - 2 and is_narrow(n)), None)
        if back is not None:
            return _chosen(places, sentence, m, back, "places:carried")
    total = sum(places.votes.values())
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        earlier = sentence_at(reading, index)
        for name in parts(places, earlier) if earlier is not None else ():
            country = name.entry.country if name.entry is not None else -1
            if earlier is not None and any(country_of(n) == places.focus for n in parts(places, earlier)):
                break
            if country in placescan.powers():
                continue
            if name.part in HOLDING and not name.demonym and places.votes.get(country, 0.0) > 0.15 * total:
                land = as_name(country)
                if land is not None:
                    return _chosen(places, sentence, m, land, "places:carried")
    if m.measure is None:
        return _lately(places, sentence, m)
    land = as_name(places.province if places.local and not lasting else places.focus)
    return None if land is None else _chosen(places, sentence, m, land, "places:focus")
