"""Finds the place of a figure whose own sentence puts it nowhere: from the sentences before, else from what the text is about.

A figure of one event stays where the story is; a running total, a comparison of years or a great round number is a country's.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.context import companions, scenes
from numclaims.extraction.where.context.affairs import PEOPLE, is_the_homes, of_the_affair
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.atissue import has_scene
from numclaims.extraction.where.context.choices import (
    MOVED,
    companion,
    fled_with,
    just_chosen,
    lately,
    of_greater,
    taken_in,
    widened,
)
from numclaims.extraction.where.context.earlier import place_before
from numclaims.extraction.where.context.exile import told_apart
from numclaims.extraction.where.context.headings import section
from numclaims.extraction.where.context.lands import land_before, land_struck, spoken_of, theatre_of
from numclaims.extraction.where.context.lasting import FAR, is_lasting, of_event, of_year
from numclaims.extraction.where.context.later import place_after
from numclaims.extraction.where.context.retold import told_again
from numclaims.extraction.where.context.titles import place_of_title
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.fit.shares import place_of_part
from numclaims.extraction.where.fit.sums import in_several_places
from numclaims.extraction.where.named import Named, acting, as_name, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.givers import is_giver
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import WIDE
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Reading, Sentence


def carried(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """The place from the sentences before, or from what the document is about, and the rule that told it.

    Args:
        reading: The document.
        places: Its places, with those that were chosen for the figures before.
        sentence: The figure's sentence.
        named: The names in it, none of which the figure is told of.
        m: The figure.
    """
    return told_apart(places, sentence, named, m, _carried(reading, places, sentence, named, m))


def _carried(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    found = _by_move(places, sentence, named, m)
    if found[0] is None:
        found = _by_form(reading, places, sentence, named, m)
    if found[1]:
        return found
    lasting = m.measure != "distance" and (is_lasting(sentence, m) or of_year(places, sentence.index))
    if lasting and "total" in sentence.vocabulary and not runs_on(sentence) and _is_exceeded(places, m):
        lasting = False
    found = _by_others(reading, places, sentence, named, m, lasting=lasting)
    if found[1]:
        return found
    found = _by_story(reading, places, sentence, named, m, lasting=lasting)
    if found[0] is None and not (lasting or named or is_great(m)) and m.measure in WIDE | PEOPLE:
        found = place_of_title(places), "places:title"  # a text may leave the town to its title
    return found if found[0] is not None else _by_land(reading, places, sentence, named, m, lasting=lasting)


def _by_move(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> tuple[Named | None, str]:
    """The place of those who moved, of what was sent, and of a distance."""
    if m.measure == "refugees":
        host = taken_in(places, sentence, named, m)
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
    if (away := _sent(places, sentence, named, m)) is not None:
        return away, "places:sent"
    return None, ""


def _by_form(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """What the form of a sentence tells: a part of the whole, an item of a list; a rule without a place tells of none."""
    example = next((n for n in named if n.part == "example" and n.first > m.first), None)
    example = example or place_of_part(places, sentence, named, m)
    if example is not None and country_of(example) >= 0:
        around = scenes.province_of_opening(places, example.entry or example.above)
        if around is not None:
            return around, "places:example"
        return as_scene(places.home if places.home >= 0 else country_of(example)), "places:example"
    if (head := next((n for n in named if scenes.heads_line(sentence, n.first, n.last)), None)) is not None:
        return acting(head, "in"), "places:line"
    if m.measure != "distance" and scenes.is_labelled(sentence):
        land = section(places, sentence)
        led = scenes.led(reading, places, sentence) if land < 0 and scenes.opens_list(places, sentence) else None
        return (
            (led, "places:carried")
            if led is not None
            else (as_name(land if land >= 0 else places.focus), "places:item")
        )
    if scenes.is_item(places, sentence) and m.measure != "distance":
        led = scenes.led(reading, places, sentence) if m.measure in PEOPLE and not is_great(m) else None
        return (led, "places:carried") if led is not None else (as_name(places.focus), "places:item")
    if sentence.lower[0] == "elsewhere" and m.measure != "distance":
        return as_name(places.focus), "places:elsewhere"
    if m.measure != "distance" and scenes.is_next_door(sentence):
        back = place_before(reading, places, sentence, FAR)
        known = None if back is None or country_of(back) != places.focus else back.entry
        near = -1 if known is None else known.province
        return as_name(near if near >= 0 else places.focus), "places:elsewhere"
    return None, ""


def _by_others(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, *, lasting: bool
) -> tuple[Named | None, str]:
    """The place by the figures that are told beside it or were told before; a rule without a place tells of none."""
    if m.measure in PEOPLE and (land := of_the_affair(places, sentence, named, m, lasting=lasting))[0] is not None:
        return land
    if not lasting and (again := told_again(places, sentence, m)) is not None:
        return again, "places:told"
    if (mated := companions.told_with(reading, places, sentence, named, m))[0] is not None:
        return mated
    if m.measure in MOVED and is_great(m) and (whole := of_greater(places, sentence, m)) is not None:
        return whole, "places:greater"
    for figure in (m, m.whole) if m.whole is not None else (m,):
        known = places.told.get((m.measure or "", figure.value or 0.0))
        if known is not None and not lasting and m.stock_flow != "rate":
            return known, "places:told"  # "11 children were among the 26 killed"
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if measure == m.measure and measure and (not lasting or name.kind == COUNTRY):
            if index < sentence.index and (
                name.is_hospital or (name.kind == COUNTRY and of_year(places, index)) or is_aside(places, index, name)
            ):
                continue  # the toll of a year is told by the way
            return name, "places:same"
    if (
        places.chosen
        and places.chosen[-1][0] == sentence.index
        and places.chosen[-1][2].part == "focus"
        and m.measure in PEOPLE
        and places.chosen[-1][1] in PEOPLE
    ):
        return places.chosen[-1][2], "places:same"  # "a total of 24 civilians died, as well as 15 soldiers"
    if (beside := companion(places, sentence, m) or fled_with(places, sentence, m)) is not None:
        return beside, "places:same"
    return None, ""


def _by_story(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, *, lasting: bool
) -> tuple[Named | None, str]:
    """Where the story plays by its other sentences: the town of the past, the places shared out, the one told of last."""
    if lasting:
        then = _years_ago(reading, places, sentence)
        return then, "places:carried"
    if (shared := scenes.shared_out(places, sentence)) is not None:
        return shared, "places:shared"
    if (wide := widened(places, sentence)) is not None:
        return wide, "places:same"
    if (back := _from_before(reading, places, sentence, m))[0] is not None:
        return back
    return scenes.story(places, sentence, named, m), "places:story"


def _by_land(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, *, lasting: bool
) -> tuple[Named | None, str]:
    """The country or province that the document is about, or speaks of just here."""
    if not any(country_of(n) == places.focus for n in named):
        land = land_before(reading, places, sentence)
        if land is not None:
            return land, "places:carried"
    if m.measure is None:
        return lately(places, sentence)
    if places.several and not any(country_of(n) == places.focus for n in named):
        land = spoken_of(places, sentence)
        if land is not None:
            return land, "places:running"
    office = next((n for n in named if n.part == "office" and country_of(n) == places.focus), None)
    if office is not None:
        return office, "places:office"
    if m.measure in _VIOLENCE and places.focus in powers() and (theatre := theatre_of(places)) is not None:
        return as_name(theatre), "places:theatre"
    if places.home >= 0 and (not runs_on(sentence) or is_the_homes(places, m)):
        return as_name(places.home), "places:focus"
    if m.measure in PEOPLE and not lasting and not is_great(m):
        town = dateline_town(places)
        if town is not None:
            return town, "places:dateline"
    if (only := _only_place(places, named, m, lasting=lasting)) is not None:
        return only, "places:only"
    if places.spot >= 0 and not lasting:
        return as_name(places.spot), "places:focus"
    struck = land_struck(places, sentence, named, m, lasting=lasting)
    whole = places.province if places.local and not lasting else places.focus
    return as_name(struck if struck >= 0 else whole), "places:struck" if struck >= 0 else "places:focus"


def _only_place(places: Places, named: list[Named], m: Mention, *, lasting: bool) -> Named | None:
    """The one town or province that a sentence names in news of no known land, or a note of a few sentences, whatever for."""
    if places.focus < 0:
        told = next((n for n in named if n.part in {"from", "near", "to"} and not n.demonym), None)
        if told is not None:
            return told
    if lasting or m.measure not in _VICTIMS or len(places.bounds) > _NOTE:
        return None
    narrow = [n for names in places.parts.values() for n in names if is_narrow(n) and not n.demonym]
    if len(narrow) != 1 or narrow[0].part not in {"from", "to", "near", "bare", "owner"}:
        return None
    # "Militias from Tal clashed with herders. Two men were killed."
    return narrow[0] if country_of(narrow[0]) in {-1, places.focus} else None


_NOTE: Final = 3
"""Sentences of a note of one event, at most."""


def _from_before(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> tuple[Named | None, str]:
    """The town or province of the sentences before, and the rule that told it; behind an aside, where the story plays."""
    back = place_before(reading, places, sentence, FAR if of_event(sentence) else 2)
    if (
        back is None
        and m.measure in WIDE
        and not in_several_places(sentence, m)
        and (
            (sentence.index <= _OPENING and not has_scene(places) and not companions.is_broad(places))
            or _told_next(places, sentence)
        )
    ):
        back = place_after(reading, places, sentence, 2 if sentence.index else 4)
    back = back or _scene_of_victims(reading, places, sentence, m) or just_chosen(places, sentence)
    if back is None:
        return None, ""
    if (scene := scenes.scene(reading, places, sentence, back)) is not None:
        return scene, "places:scene"
    return back, "places:carried"


def _scene_of_victims(reading: Reading, places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """Where the event was of whose victims a story goes on to tell, sentences later; None for news of a whole country."""
    if m.measure not in _VICTIMS or m.stock_flow == "rate":
        return None
    if not _ALL.isdisjoint(sentence.vocabulary) and not _is_exceeded(places, m):
        return None
    if companions.is_broad(places) or any(
        measure in _VICTIMS and name.kind == COUNTRY and country_of(name) == places.focus
        for _, measure, name in places.chosen[-_LATELY:]
    ):
        return None
    back = place_before(reading, places, sentence, FAR)
    if back is None or country_of(back) not in {-1, places.focus}:
        return None
    return back if (back.entry or back.above) is not None or back.sort else None


def _is_exceeded(places: Places, m: Mention) -> bool:
    """Whether one town had as many: "92 were hurt in Bani. … A total of 56 were hurt by gas" is no country's total."""
    return any(
        measure == m.measure and value >= (m.value or 0.0) and is_narrow(name)
        for (measure, value), name in places.told.items()
    )


_VICTIMS: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "hospitalized"})
_ALL: Final = frozenset({"total", "overall", "altogether", "nationwide", "countrywide"})
"""What tells a toll of all the events that were told of."""
_LATELY: Final = 8
"""Figures of which one that is the whole country's tells that the news is."""
_VIOLENCE: Final = frozenset({"killed", "injured", "casualties", "detained", "displaced", "missing", "protesters"})


def dateline_town(places: Places) -> Named | None:
    """The town of the dateline where a story of its own country is told from it, unless it is the capital; None for none."""
    for index in range(min(_HEADLINES, len(places.bounds))):
        told = sentence_at(places.reading, index)
        for name in [] if told is None else parts(places, told):
            if (
                name.part == "dateline"
                and name.entry is not None
                and name.kind == TOWN
                and name.entry.country == places.focus
                and gazetteer.capital_of(places.focus) != name.entry.index
            ):
                return as_name(name.entry.index)
    return None


_HEADLINES: Final = 3
"""Sentences that may stand before a dateline, itself among them."""


def _sent(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The country of the news, to which another one sends what is counted: "France is sending 55 rescuers"."""
    for name in named:
        if (
            name.kind == COUNTRY
            and not name.demonym
            and name.part == "bare"
            and name.last <= m.qualifier_first
            and name.entry is not None
            and name.entry.index != places.focus
            and (
                not _SENDS.isdisjoint(sentence.lower[name.last : name.last + _VERB])
                or (m.measure not in VICTIMS and is_giver(places.text, name.start, name.end))
            )
        ):
            return as_name(places.focus)
    return None


_SENDS: Final = frozenset(
    {"send", "sends", "sent", "sending", "dispatched", "deployed", "donated", "flew", "pledged", "offered"}
)
_VERB: Final = 3
"""Tokens behind a country within which its verb stands."""


def _told_next(places: Places, sentence: Sentence) -> bool:
    """Whether the next sentences say where what this one tells of took place."""
    last = min(sentence.index + 2, len(places.bounds) - 1)
    return _WHERE.search(places.text, sentence.end, places.bounds[last][1]) is not None


_WHERE: Final = re.compile(r"\bwhere (?:the|this|that|these|those) \w+ (?:took place|happened|occurred)")
"""What tells the place of an event behind it: "Srebrenica, where the massacre took place"."""
_OPENING: Final = 3
"""The last sentence that the next ones may explain; further on, news goes back and not forth."""


def _years_ago(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The town of which the sentence before told in a year long past: "razed Hama in 1982. Up to 30,000 were killed."."""
    if sentence.index == 0 or runs_on(sentence):
        return None
    start, end = places.bounds[sentence.index - 1]
    if _PAST.search(places.text, start, end) is None:
        return None
    return place_before(reading, places, sentence, 1)


_PAST: Final = re.compile(r"\b[Ii]n (?:the )?(?:1[89]\d\d|200\d)s?\b")
"""A year that no running total of the news is of."""


def _beside(sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place that a distance is from, where nothing is named that lies there: "30 miles north of Donetsk"."""
    if m.first and sentence.lower[m.first - 1] == ",":
        return None  # "in the stronghold, 30 miles north of Donetsk": it was named before
    return next((n for n in named if n.part in {"near", "from"} and 0 <= n.first - m.last < _NEAR), None)


_NEAR: Final = 12
"""Tokens between a distance and the place that it is from."""
