"""Finds the place of a figure by what it is told with: the figures of its own sentence, other years, other parts of a land."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context import headings
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.earlier import place_before
from numclaims.extraction.where.context.lasting import of_event
from numclaims.extraction.where.context.others import land_of_other
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.context.topics import topic_of, whole_of_all
from numclaims.extraction.where.fit.clause import EVENTFUL
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import HOLDING, Named, as_name, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import SEAS
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE
from numclaims.reading import Mention, Reading, Sentence

_OF_EVENT: Final = EVENTFUL | {"sheltered", "camps", "cost"}
"""What one event does to a place."""
_ALL: Final = frozenset({"nationwide", "countrywide", "overall", "altogether", "elsewhere", "total", "nationally"})


def told_with(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """The place of a figure by what it is told with, and the rule that told it; None where that tells none."""
    if "among" in sentence.vocabulary and not named and (dead := of_the_dead(places, sentence, m)) is not None:
        return dead, "places:same"
    if (own := mate(places, sentence, m)) is not None or (own := compared(places, sentence, m)) is not None:
        return own, "places:mate"
    if m.measure in _OF_EVENT:
        if (whole := whole_of_all(places, sentence, m)) is not None:
            return whole, "places:sum"
        if (turned := topic_of(places, sentence)) is not None:
            return turned, "places:topic"
    if m.measure in _OF_EVENT and (other := land_of_other(reading, places, sentence, named)) is not None:
        return other, "places:other-year"
    if not named and (water := at_sea(places, m)) is not None:
        return water, "places:sea"
    if (ruled := by_authority(places, named, sentence, m)) >= 0:
        return as_scene(ruled), "places:authority"
    if (headed := under_heading(reading, places, sentence, m)) is not None:
        return headed, "places:section"
    if not named and (inside := of_province(reading, places, sentence, m)) is not None:
        return inside, "places:province"
    if not named and speaks_of_land(reading, places, sentence, m):
        return as_scene(places.focus), "places:land"
    return None, ""


def of_the_dead(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The place of the dead or hurt told of before, of whom a figure is a part: "Two policemen were among the dead"."""
    lower = sentence.lower
    at = m.behind
    for k in range(at, min(at + _SUCH, len(lower) - 2)):
        if lower[k] == "among" and lower[k + 1] == "the" and (whole := _WHOLES.get(lower[k + 2])) is not None:
            for index, measure, name in reversed(places.chosen):
                if index < sentence.index - _AGO:
                    break
                if index < sentence.index and measure in whole and not is_aside(places, index, name):
                    return _first_told(places, whole, name)
    return None


def _first_told(places: Places, measures: frozenset[str], last: Named) -> Named:
    """The place of the first of such figures, which a text is about, where the last one is of another country."""
    first = next((name for _, measure, name in places.chosen if measure in measures), last)
    return first if country_of(first) != country_of(last) else last


_DEAD: Final = frozenset({"killed", "casualties"})
_HURT: Final = frozenset({"injured", "casualties"})
_WHOLES: Final = {"dead": _DEAD, "killed": _DEAD, "victims": _DEAD, "injured": _HURT, "wounded": _HURT, "hurt": _HURT}
_SUCH: Final = 5
"""Tokens from a figure to "among the dead"."""
_AGO: Final = 8
"""Sentences before in which the whole of them was told."""


def by_authority(places: Places, named: list[Named], sentence: Sentence, m: Mention) -> int:
    """The country whose government tells a figure of what struck many parts of it: "authorities in Malawi say"; -1 for none."""
    if m.measure not in _OF_EVENT or not named:
        return -1
    lower = sentence.lower
    for name in named:
        if name.kind != COUNTRY or name.last > m.first or places.votes.get(country_of(name), 0.0) <= 0.0:
            continue
        if name.demonym or lower[name.last : name.last + 1] in (["'s"], ["'"]):
            behind = lower[name.last : name.last + _OFFICE]
            told = not _RULING.isdisjoint(behind) and _FAR_OFF.isdisjoint(behind)
        else:
            told = name.first > 1 and lower[name.first - 1] in {"of", "in"} and lower[name.first - 2] in _RULING
        if told and (is_broad(places) or "quake" in places.text[:_OPENING_TEXT]):
            return country_of(name)
    return -1


_RULING: Final = frozenset(
    {
        "government",
        "authorities",
        "authority",
        "ministry",
        "officials",
        "president",
        "premier",
        "minister",
        "television",
        "civil",
        "disaster",
        "disasters",
        "emergency",
        "emergencies",
        "rescue",
    }
)
"""Who speaks for a country."""
_FAR_OFF: Final = frozenset({"foreign", "defence", "defense", "embassy"})
"""Who speaks of what is elsewhere."""
_OFFICE: Final = 4
"""Tokens behind a country or people to the end of its office ("'s prime minister")."""


def under_heading(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The country or province under whose heading a figure stands, or the place in it that the sentences before it tell."""
    record = headings.section(places, sentence)
    if record < 0:
        return None
    back = (
        0
        if is_great(m)
        else sum(
            1
            for index in range(max(0, sentence.index - _NEAR), sentence.index)
            if headings.starts_under(places, places.bounds[index][0], sentence.start)
        )
    )
    before = place_before(reading, places, sentence, back) if back else None
    if before is not None and before.entry is not None and record in {before.entry.country, before.entry.province}:
        return before
    return as_name(record)


def is_broad(places: Places) -> bool:
    """Whether a story begins with what strikes many parts of a country at once."""
    opening = places.text[:_OPENING_TEXT]
    return any(sign in opening for sign in _SIGNS_OF_BROAD) and _BROAD.search(opening) is not None


_NEAR: Final = 2
"""Sentences in which the place of a figure under a heading may be told."""
_BROAD: Final = re.compile(
    r"\b(?:[Tt]yphoon|[Cc]yclone|[Hh]urricane|[Tt]ropical [Ss]torm|[Mm]onsoon|[Ff]lood(?:s|ing)|[Dd]rought|[Ee]pidemic|"
    r"[Oo]utbreak|[Ee]bola|[Cc]holera|[Hh]eatwave|[Rr]ainy season)\b"
)
"""What strikes many parts of a country."""
_SIGNS_OF_BROAD: Final = (
    "phoon", "clone", "rricane", "torm", "onsoon", "lood", "rought", "pidemic", "utbreak", "bola", "holera", "eatwave", "ainy",
)  # fmt: skip
"""Without one of these there is none, and the pattern need not be asked."""
_OPENING_TEXT: Final = 800


def of_province(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The province of which a paragraph on what struck a country tells, where it may well have as many people.

    "Odisha has seen the worst of it. By Monday some 3.1 million people were affected."
    """
    if m.measure not in _OF_EVENT or not is_great(m) or not is_broad(places):
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - _PARAGRAPH), -1):
        if "\n" in places.text[places.bounds[index][1] : places.bounds[index + 1][0]]:
            return None
        if nameless(places, index) or (before := sentence_at(reading, index)) is None:
            continue
        held = [n for n in parts(places, before) if not n.demonym and (n.part in HOLDING or n.first == 0)]
        lands = {n.entry.index for n in held if n.entry is not None and n.kind == PROVINCE}
        if not held:
            continue
        if len(lands) != 1 or any(n.kind != PROVINCE for n in held) or _lists_provinces(parts(places, before), lands):
            return None
        people = held[0].entry.population if held[0].entry is not None else 0
        return as_scene(lands.pop()) if _IN_VILLAGES * people > (m.value or m.low or 0.0) else None
    return None


def _lists_provinces(named: list[Named], lands: set[int]) -> bool:
    """Whether a sentence names other provinces besides: "in Sofala (101), Tete (5) and Manica (20)"."""
    return any(n.kind == PROVINCE and n.entry is not None and n.entry.index not in lands for n in named)


_IN_VILLAGES: Final = 6
"""How many times as many people a province may have as live in the towns that GeoNames counts."""
_PARAGRAPH: Final = 4
"""Sentences of a paragraph that may be told of the province that the first of them names."""


def speaks_of_land(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> bool:
    """Whether the sentence before, of the same paragraph, speaks of the whole country: "The toll in Chile may rise."."""
    if m.measure not in _OF_EVENT or places.focus < 0 or sentence.index == 0 or of_event(sentence):
        return False
    if "\n" in places.text[places.bounds[sentence.index - 1][1] : sentence.start]:
        return False
    if nameless(places, sentence.index - 1) or (before := sentence_at(reading, sentence.index - 1)) is None:
        return False
    if not is_broad(places):
        return False
    held = [n for n in parts(places, before) if n.part in HOLDING and not n.demonym]
    return bool(held) and all(n.kind == COUNTRY and country_of(n) == places.focus for n in held)


def compared(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The place of the figure that one is compared with: "Manila recorded 7,100 cases, fewer than last year's 8,300"."""
    if not places.chosen or m.measure is None or places.chosen[-1][:2] != (sentence.index, m.measure):
        return None
    name = places.chosen[-1][2]
    last = max((o.last for o in sentence.mentions if o.measure == m.measure and o.last <= m.first), default=m.first)
    gap = sentence.lower[last : m.first]
    return name if name.start >= sentence.start and len(gap) <= _CLAUSE and not _COMPARES.isdisjoint(gap) else None


_CLAUSE: Final = 14
"""Tokens between two figures that are compared, at most."""
_COMPARES: Final = frozenset({"than", "compared", "against", "versus", "from"})


def mate(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The town or province of the last figure before one in its sentence, of one event with it; None for none.

    "... in Punjab, where 12 people died, he said, adding that 80 houses had collapsed."
    """
    if m.measure not in _OF_EVENT or (is_great(m) and m.qualifier != "vague") or runs_on(sentence):
        return None
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index:
            break
        if measure in _OF_EVENT:
            if name.is_hospital or name.start < sentence.start or not (is_narrow(name) or name.part not in HOLDING):
                return None
            return name if _ALL.isdisjoint(sentence.lower[name.last : m.last]) else None
    return None


_LANDS: Final = frozenset({
    "provinces", "districts", "states", "regions", "parts", "areas", "towns", "cities", "villages", "counties", "islands",
    "departments", "municipalities", "communities", "places", "prefectures",
})  # fmt: skip
_IN: Final = frozenset({"in", "across", "throughout"})
_AHEAD: Final = 8
"""Tokens behind a figure among which "in other provinces" begins."""
_WITHIN: Final = 6
"""Tokens from "other" to the noun of "other eastern and southern provinces"."""


def in_others(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of other parts of a land than those named: "14 deaths were reported in other eastern provinces"."""
    lower, n = sentence.lower, len(sentence.lower)
    at = m.behind
    for k in range(at, min(at + _AHEAD, n - 2)):
        if lower[k] in {",", ";", ":"}:
            return False
        if lower[k] in _IN and lower[k + 1 : k + 2] == ["other"]:
            for j in range(k + 2, min(k + _WITHIN, n)):
                if lower[j] in _LANDS:
                    return lower[j + 1 : j + 2] not in (["of"], ["in"], ["including"], ["such"])
    return False


def at_sea(places: Places, m: Mention) -> Named | None:
    """The water on which the document has put figures of its event so far, where it has put none ashore; None for none."""
    if m.measure not in {"killed", "missing", "rescued", "casualties"}:
        return None
    found: Named | None = None
    for _, measure, name in places.chosen[:_OPENING]:
        if measure not in _OF_EVENT:
            continue
        if name.entry is None or not name.name.endswith(_WATERS) or name.part not in HOLDING:
            if is_narrow(name) and name.start >= 0 and country_of(name) >= 0:
                return None
            continue
        found = found or name
    return found


_OPENING: Final = 12
"""Figures of a document that tell where it plays."""
_WATERS: Final = (*SEAS, "Channel", "Bengal")
