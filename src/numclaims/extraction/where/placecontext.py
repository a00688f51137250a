"""Finds the place of a figure whose own sentence puts it nowhere: from the sentences before, else from what the text is about.

A figure of one event stays where the story is; a running total, a comparison of years or a great round number is a country's.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where import placeruns
from numclaims.extraction.where.placecarry import (
    HOLDING,
    as_name,
    country_of,
    host_of,
    is_narrow,
    place_after,
    place_before,
)
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placeparts import parts
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placescore import is_great, place_of_part
from numclaims.extraction.where.placewords import DAYS, EVENT, HEADS, LASTING, WIDE
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Mention, Reading, Sentence

_BLAME: Final = frozenset({"blame", "blames", "blamed", "blaming"})
_BLAMED: Final = frozenset({"violence", "bloodshed"})
"""Who is blamed for "the violence" answers for the whole of it."""
_SPANS: Final = frozenset({"weeks", "months", "years"})
_TREASURY: Final = frozenset({"government", "federal", "parliament", "treasury", "budget", "congress"})
"""Who gives a country's money."""


def lately(places: Places, sentence: Sentence) -> tuple[Named | None, str]:
    """For a number that no measure claims: the place of the figure before it, else the country of the news."""
    if places.chosen and places.chosen[-1][0] >= sentence.index - 1:
        last = places.chosen[-1][2]
        if places.chosen[-1][0] == sentence.index or not last.is_hospital:
            return last, "places:same"
    return as_name(places.focus), "places:focus"


def carried(  # noqa: PLR0912 -- a cascade of rules
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """The place from the sentences before, or from what the document is about, and the rule that told it."""
    if m.measure == "displaced" and places.chosen and places.chosen[-1][0] >= sentence.index - 1:
        last = places.chosen[-1][2]
        if last.part == "to" and last.kind == COUNTRY:
            return last, "places:same"  # "Thousands are fleeing into Turkey. More than 2,300 fled on Wednesday."
    if m.measure == "refugees":
        host = _taken_in(places, sentence, m)
        if host[0] is not None:
            return host
    if m.measure == "distance":
        if (
            places.chosen
            and places.chosen[-1][:2] == (sentence.index, "distance")
            and "(" in sentence.lower[m.first - 2 : m.first]
        ):
            return places.chosen[-1][2], "places:same"  # "140 km (90 miles)"
        beside = _beside(sentence, named, m)
        if beside is not None:
            return beside, "places:beside"
    example = next((n for n in named if n.part == "example" and n.first > m.first), None)
    example = example or place_of_part(sentence, named, m)
    if example is not None and country_of(example) >= 0:
        return as_name(country_of(example)), "places:example"
    lasting = m.measure != "distance" and is_lasting(sentence, m)
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if measure == m.measure and measure and (not lasting or name.kind == COUNTRY):
            if name.is_hospital and index < sentence.index:
                continue
            return name, "places:same"
    if lasting and (then := _years_ago(reading, places, sentence)) is not None:
        return then, "places:carried"
    if not lasting and not on_water(sentence):
        back = place_before(reading, places, sentence, 2)
        if back is None and m.measure in WIDE and (sentence.index <= _OPENING or _told_next(places, sentence)):
            back = place_after(reading, places, sentence, 2 if sentence.index else 4)
        if back is None:
            back = next(
                (
                    n
                    for i, _, n in reversed(places.chosen)
                    if i >= sentence.index - 2 and is_narrow(n) and not n.is_hospital
                ),
                None,
            )
        if back is not None:
            return back, "places:carried"
    if not any(country_of(n) == places.focus for n in named):
        land = _land_before(reading, places, sentence)
        if land is not None:
            return land, "places:carried"
    if m.measure is None:
        return lately(places, sentence)
    if places.several and not any(country_of(n) == places.focus for n in named):
        land = _spoken_of(places, sentence)
        if land is not None:
            return land, "places:running"
    if m.measure in _VIOLENCE and places.focus in placeruns.powers() and (theatre := _theatre(places)) is not None:
        return as_name(theatre), "places:theatre"
    if places.home >= 0 and LASTING.isdisjoint(sentence.lower):
        return as_name(places.home), "places:focus"
    return as_name(places.province if places.local and not lasting else places.focus), "places:focus"


_VIOLENCE: Final = frozenset({"killed", "injured", "casualties", "detained", "displaced", "missing", "protesters"})
_THEATRE: Final = 0.35
"""Share of a power's votes that the country has whose crisis the power speaks about."""


def _theatre(places: Places) -> int | None:
    """The country whose dead a power speaks of, in a document about that power's diplomacy."""
    votes, forces = places.votes, placeruns.powers()
    others = [c for c in votes if c not in forces and votes[c] >= _THEATRE * votes.get(places.focus, 0.0)]
    return min(others, key=lambda c: (-votes[c], c)) if others else None


def _told_next(places: Places, sentence: Sentence) -> bool:
    """Whether the next sentences say where what this one tells of took place."""
    last = min(sentence.index + 2, len(places.bounds) - 1)
    return _WHERE.search(places.text, sentence.end, places.bounds[last][1]) is not None


_WHERE: Final = re.compile(r"\bwhere (?:the|this|that|these|those) \w+ (?:took place|happened|occurred)")
"""What tells the place of an event behind it: "Srebrenica, where the massacre took place"."""
_OPENING: Final = 3
"""The last sentence that the next ones may explain; further on, news goes back and not forth."""


def on_water(sentence: Sentence) -> bool:
    """Whether something is said to be on a lake, a river or at sea, which lies in no town: "capsized on Lake Victoria"."""
    lower = sentence.lower
    if WATERS.isdisjoint(lower):
        return False
    words = sentence.words
    for i, word in enumerate(lower):
        if word in WATERS and words[i][0].isupper():
            first = i
            while first and words[first - 1][0].isupper():
                first -= 1
            if first and lower[first - 1] == "the":
                first -= 1
            if first and lower[first - 1] in _AFLOAT:
                return True
    return False


WATERS: Final = frozenset({"lake", "river", "sea", "ocean", "strait", "channel", "lagoon", "reservoir"})
_AFLOAT: Final = frozenset({"in", "on", "at", "across", "into"})


def is_lasting(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is no one event's: a running total, a great round number, what a treasury gives."""
    lower = sentence.lower
    return (
        is_great(m)
        or not LASTING.isdisjoint(lower)
        or not (_BLAME.isdisjoint(lower) or _BLAMED.isdisjoint(lower))
        or (
            not _SPANS.isdisjoint(lower)
            and any(w in _SPANS and lower[i + 1 : i + 2] == ["of"] for i, w in enumerate(lower))
        )
        or _is_count(sentence, m)
        or (
            not _PLURAL.isdisjoint(lower)
            and any(w in _PLURAL and lower[i - 1] in _SEVERAL for i, w in enumerate(lower))
        )
        or m.measure == "aid"
        or (m.measure == "cost" and not _TREASURY.isdisjoint(lower))
    )


def _is_count(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of a whole country by its words: a total, a comparison of periods, "hundreds are killed"."""
    lower = sentence.lower
    if lower[max(0, m.first - 3) : m.first] == ["a", "total", "of"]:
        return True
    if m.qualifier == "vague" and m.measure in _UNCOUNTED and (m.low or 0.0) >= _HUNDREDS and m.words == "words":
        return not any(w in _ASSAULTS and lower[i - 1] == "the" for i, w in enumerate(lower))
    if (m.value or m.low or 0.0) >= _MANY and m.measure in _UNCOUNTED and not _MONITORS.isdisjoint(lower):
        if (
            lower[m.last : m.last + 1] not in (["people"], ["civilians"])
            or not HEADS.keys().isdisjoint(lower)
            or "another" in lower
        ):
            return False
        return not DAYS.isdisjoint(lower) and EVENT.isdisjoint(lower) and _ASSAULTS.isdisjoint(lower)
    return not _COMPARED.isdisjoint(lower) and m.measure in WIDE


_PLURAL: Final = frozenset({"places", "cities", "towns", "provinces", "regions"})
_SEVERAL: Final = frozenset({"several", "many", "various", "different", "other", "some", "major"})
""""In several cities" is nowhere but in the country."""
_UNCOUNTED: Final = frozenset({"killed", "detained", "displaced", "missing", "released", "defectors"})
_MONITORS: Final = frozenset({"observatory", "committees", "committee", "lcc", "sohr"})
"""Who counts the dead of a country day by day."""
_MANY: Final = 10.0
_HUNDREDS: Final = 200.0
"""What "hundreds" stands for at least."""
_ASSAULTS: Final = frozenset(
    {"offensive", "assault", "siege", "battle", "attack", "raid", "blast", "bombing", "operation"}
)
"""Behind "the", the event that was told of before."""
_COMPARED: Final = frozenset({"compared", "year-on-year", "annually", "yearly"})
"""Words of a comparison of periods, which is no one event's."""


def _years_ago(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The town of which the sentence before told in a year long past: "razed Hama in 1982. Up to 30,000 were killed."."""
    if sentence.index == 0 or not LASTING.isdisjoint(sentence.lower):
        return None
    start, end = places.bounds[sentence.index - 1]
    if _PAST.search(places.text, start, end) is None:
        return None
    return place_before(reading, places, sentence, 1)


_PAST: Final = re.compile(r"\b[Ii]n (?:the )?(?:1[89]\d\d|200\d)s?\b")
"""A year that no running total of the news is of."""


def _taken_in(places: Places, sentence: Sentence, m: Mention) -> tuple[Named | None, str]:
    """Where those who crossed a border are."""
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if name.part == "to":
            return name, "places:same"
    return host_of(places, sentence, m), "places:host"


def _beside(sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place that a distance is from, where nothing is named that lies there: "30 miles north of Donetsk"."""
    if m.first and sentence.lower[m.first - 1] == ",":
        return None  # "in the stronghold, 30 miles north of Donetsk": it was named before
    return next((n for n in named if n.part in {"near", "from"} and 0 <= n.first - m.last < _NEAR), None)


_NEAR: Final = 12
"""Tokens between a distance and the place that it is from."""


def _spoken_of(places: Places, sentence: Sentence) -> Named | None:
    """The country named last, in a document that goes from one country to the next."""
    for index in range(sentence.index, max(-1, sentence.index - _NEAR), -1):
        for found in reversed(places.names(index)):
            entry = found.entry
            if (
                entry is not None
                and found.start < sentence.end
                and entry.country >= 0
                and entry.country not in placeruns.powers()
            ):
                return as_name(entry.country)
    return None


def _land_before(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The country in which the sentence before put something, where it does not name that of the document."""
    total = sum(places.votes.values())
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        found = places.names(index)
        if len(found) < _ALONE and not places.runs.get(index):  # no need to split it into words
            country = found[0].entry.country if found and found[0].entry is not None else -1
            if found and country == places.focus:
                break
            if not found or found[0].demonym or not _may_be_land(places, country, total):
                continue
        earlier = sentence_at(reading, index)
        names = parts(places, earlier) if earlier is not None else []
        if any(country_of(n) == places.focus for n in names):
            break
        for name in names:
            country = name.entry.country if name.entry is not None else -1
            if name.part in HOLDING and not name.demonym and _may_be_land(places, country, total):
                land = as_name(country)
                if land is not None:
                    return land
    return None


def _may_be_land(places: Places, country: int, total: float) -> bool:
    """Whether a document speaks enough of a country that is no power for figures to be told of it."""
    return country not in placeruns.powers() and places.votes.get(country, 0.0) > _SPOKEN * total


_SPOKEN: Final = 0.15
"""Share of the votes of all countries."""
_ALONE: Final = 2
"""Names from which on what they do in a sentence may depend on each other."""
