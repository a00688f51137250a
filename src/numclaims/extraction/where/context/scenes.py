"""Tells when a story returns from an aside to where it plays, and what stands in a list on its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.lasting import of_year
from numclaims.extraction.where.fit.clause import EVENTFUL
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import HOLDING, Named, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import ASIDES, BULLETS, HEADS, WIDE
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, Entry
from numclaims.reading import Mention, Reading, Sentence


def scene(reading: Reading, places: Places, sentence: Sentence, back: Named) -> Named | None:
    """Where a story plays, to which a new paragraph returns behind an aside ("another 300 marched in Volos"); None for all else.

    An aside is a place whose own figure was set beside the story's: "another", "30 more", "a separate blaze".
    """
    lead = _lead(places)
    if lead is None or lead.is_hospital or lead.name == back.name:
        return None
    if not _opens_paragraph(places, sentence):
        return None
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 2 or index == places.chosen[0][0]:
            return None
        if name.name == back.name and name.start >= places.bounds[index][0]:
            break
    else:
        return None
    earlier = sentence_at(reading, index)
    if earlier is None:
        return None
    words = earlier.lower[: name.first]
    added = any(
        words[m.last : m.last + 1] == ["more"] or not _ADDED.isdisjoint(words[max(0, m.first - 1) : m.last])
        for m in earlier.mentions
        if m.first < name.first
    )
    return lead if added or not ASIDES.isdisjoint(words) else None


_ADDED: Final = frozenset({"another", "further"})
"""In front of a number or in it: what is set beside the figure of the story."""


def _lead(places: Places) -> Named | None:
    """The town or province in which the beginning of a document puts its first figure."""
    return next((n for _, measure, n in _of_opening(places) if measure and is_narrow(n)), None)


def province_of_opening(places: Places, inner: Entry | None) -> Named | None:
    """The province that the beginning of a document tells of, and no other, where a place lies in it."""
    if inner is None:
        return None
    opening = [n for _, _, n in _of_opening(places) if n.kind == PROVINCE and n.entry is not None]
    if any(n.entry is not None and n.entry.index != inner.province for n in opening):
        return None  # "14 died, 12 of them in El Oro and two in Azuay": the toll is of neither
    return next(iter(opening), None)


def story(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The one town or province in which a report has put its first figure and no other more often; None for none."""
    if m.measure not in _TOLD or m.kind != "count" or is_great(m) or len(places.bounds) > _SHORT or places.several:
        return None
    if any(n.kind == COUNTRY and n.part in HOLDING and not n.demonym for n in named):
        return None
    for index in range(max(0, sentence.index - _ABOUT), sentence.index):
        if any(n.part in HOLDING and country_of(n) not in {-1, places.focus} for n in places.parts.get(index, [])):
            return None  # "In London, crowds ..."
    times: dict[str, int] = {}
    lead: Named | None = None
    abroad = 0
    for index, measure, name in places.chosen:
        abroad += bool(measure) and country_of(name) not in {-1, places.focus}
        if (
            measure in _HARM
            and name.kind == COUNTRY
            and name.start >= places.bounds[index][0]
            and not of_year(places, index)
        ):
            told = sentence_at(places.reading, index)
            if told is not None and not runs_on(told):
                return None  # a report of the whole country
        if measure and is_narrow(name) and not name.is_hospital and country_of(name) in {-1, places.focus}:
            if lead is None or (name.above is not None and name.above == lead.entry):
                lead = name  # "in Hama" of a headline is "in the village of Tal in Hama" of what follows
            times[name.name] = times.get(name.name, 0) + 1
    if lead is None or abroad >= _TWO:
        return None
    many = (m.value or m.low or 0.0) >= _MANY or m.measure not in _HARM or len(places.bounds) > _BRIEF
    return lead if times[lead.name] >= (_MOST * sum(times.values()) if many else max(times.values())) else None


_HARM: Final = VICTIMS | {"rescued", "released", "escaped", "hospitalized"}
_TOLD: Final = _HARM | {"displaced", "evacuated", "destroyed", "damaged", "homeless", "protesters"}
_MANY: Final = 200.0
"""Victims that a report of one town would put there in so many words."""
_ABOUT: Final = 3
"""Sentences before one that may tell of another country."""
_BRIEF: Final = 30
"""Sentences of a report that is likely to be of one event."""
_SHORT: Final = 60
"""Sentences of a report that may be."""
_MOST: Final = 0.75
"""Share of its figures within the country that is put where a longer report plays, or one of many victims."""


def _of_opening(places: Places) -> Iterator[tuple[int, str, Named]]:
    """What was chosen for the first sentences, and no more: a giant document has many figures, each of which may ask."""
    return itertools.takewhile(lambda choice: choice[0] <= _HEAD, places.chosen)


def _opens_paragraph(places: Places, sentence: Sentence) -> bool:
    return "\n" in places.text[max(0, sentence.start - _GAP) : sentence.start]


def shared_out(places: Places, sentence: Sentence) -> Named | None:
    """What all the places lie in over which the sentence before shared a toll out: "five died in Homs and two in Hama".

    Behind a new paragraph the two sentences before count: "In Baler, 29 died. In Virac, seven died."
    """
    shares: dict[str, Named] = {}
    measure = ""
    since = sentence.index - (_TALE if is_sum_of_all(sentence) else 2 if _opens_paragraph(places, sentence) else 1)
    for i, what, name in reversed(places.chosen):
        if i < since:
            break
        if (
            i < sentence.index
            and is_narrow(name)
            and (what in WIDE or what in EVENTFUL)
            and (not measure or what == measure)
            and not is_aside(places, i, name)
        ):
            measure = what
            shares[name.name] = name
    if len(shares) < _TWO:
        return None
    lead = _lead(places)
    if lead is not None and lead.name not in shares and all(n.entry is None for n in shares.values()):
        return lead  # villages that only the text knows lie where the story plays
    first = next(reversed(shares.values()))  # they were read backwards
    if first.kind == PROVINCE and "including" in places.text[slice(*places.bounds[sentence.index - 1])]:
        return first  # "18 in Deraa province, including eight in Hirak and one in Nawa"
    outer = [n.entry or n.above for n in shares.values()]
    provinces = {e.index if e.kind == PROVINCE else e.province for e in outer if e is not None}
    if None not in outer and len(provinces) == 1 and -1 not in provinces:
        return as_scene(provinces.pop())
    countries = {places.focus if e is None else e.country for e in outer} - {-1}
    return as_scene(countries.pop()) if len(countries) == 1 else None


def is_sum_of_all(sentence: Sentence) -> bool:
    """Whether a sentence opens with what adds up all that was told before: "In all, 410 people were arrested"."""
    return tuple(sentence.lower[:2]) in _IN_ALL or sentence.lower[0] in {"altogether", "overall"}


_IN_ALL: Final = frozenset(
    {("in", "all"), ("in", "total"), ("all", "told"), ("all", "together"), ("taken", "together")}
)
_TALE: Final = 5
"""Sentences over which the figures stand that such a sentence adds up."""


_TWO: Final = 2
_GAP: Final = 3
"""Characters before a sentence in which the end of the paragraph before it stands."""
_HEAD: Final = 2
"""The last sentence of a story's beginning, which tells where it plays."""


def is_next_door(sentence: Sentence) -> bool:
    """Whether a sentence puts what it tells in another town than the one told of, without a name: "in a nearby village"."""
    lower = sentence.lower
    if _NEXT.isdisjoint(sentence.vocabulary):
        return False
    return any(
        w in _NEXT
        and not _IN.isdisjoint(lower[max(0, i - 2) : i])
        and any(HEADS.get(n) == "town" for n in lower[i + 1 : i + _NOUN])
        for i, w in enumerate(lower)
    )


_NEXT: Final = frozenset(
    {"next", "nearby", "neighbouring", "neighboring", "adjacent", "adjoining", "another", "surrounding"}
)
_IN: Final = frozenset({"in", "at", "on"})
_NOUN: Final = 3
"""Tokens from "nearby" to the end of the noun that it belongs to."""


def is_item(places: Places, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, which stands for itself: "- 33,600 houses destroyed", "May 9 - A jet crashes"."""
    text, start = places.text, sentence.start
    if _DATED.match(text, start, sentence.end):
        return True
    if text[start] not in BULLETS:
        start = text.rfind("\n", 0, start) + 1
        while start < sentence.start and text[start] == " ":
            start += 1
    return text[start] in BULLETS and text[start + 1 : start + 2] == " " and (start == 0 or text[start - 1] in "\n ")


_DATED: Final = re.compile(r"(?:[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{4}) ?(?:[-\u2013\u2014] |: )[A-Z]")
"""The date of an item of a chronicle, up to its first word."""


def is_labelled(sentence: Sentence) -> bool:
    """Whether a line is a label and its figure, which stands for itself: "People killed: 640"."""
    lower = sentence.lower
    if ":" not in sentence.vocabulary or len(lower) > _LONGEST_LINE:
        return False
    colon = lower.index(":")
    return 0 < colon <= _LONGEST_LABEL and sentence.figures[:1] == [colon + 1]


def heads_line(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name heads a line of figures: "- Sagaing: 3 killed, 1,405 houses destroyed".

    A sentence behind it makes a dateline of it: "Graz: At least 11 people were hurt when a wall fell".
    """
    lower = sentence.lower
    if not first < last or first > _BULLET or lower[last : last + 1] != [":"]:
        return False
    led = any(m.qualifier_first == last + 1 for m in sentence.mentions)
    return led and _FINITE.isdisjoint(lower[last:])


def opens_list(places: Places, sentence: Sentence) -> bool:
    """Whether the sentence before a line ends in a colon, and so leads to it."""
    return sentence.index > 0 and places.text[places.bounds[sentence.index - 1][1] - 1] == ":"


_FINITE: Final = frozenset({
    "was", "were", "is", "are", "has", "have", "had", "died", "when", "after", "as", "said", "says", "will", "who", "that",
})  # fmt: skip
"""What makes a sentence of a line."""
_BULLET: Final = 1
"""Tokens of the bullet before a line."""
_LONGEST_LINE: Final = 14
_LONGEST_LABEL: Final = 5
"""Words of a label, at most."""


def led(reading: Reading, places: Places, sentence: Sentence) -> Named | None:
    """The one town or province that the sentence in front of a list puts something in; None for none or several."""
    earlier = sentence_at(reading, sentence.index - 1)
    if earlier is None or is_item(places, earlier):
        return None
    found = [n for n in parts(places, earlier) if n.part in HOLDING and is_narrow(n) and not n.is_hospital]
    return found[0] if len(found) == 1 else None
