"""Tells when a story returns from an aside to where it plays, and what stands in a list on its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.placecarry import as_name, is_narrow
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placewords import ASIDES, WIDE
from numclaims.lexicons.gazetteer import PROVINCE, Entry
from numclaims.reading import Reading, Sentence


def scene(reading: Reading, places: Places, sentence: Sentence, back: Named) -> Named | None:
    """Where a story plays, to which a new paragraph returns behind an aside ("another 300 marched in Volos"); None for all else.

    An aside is a place whose own figure was set beside the story's: "another", "30 more", "a separate blaze".
    """
    if not _opens_paragraph(places, sentence):
        return None
    lead = _lead(places)
    if lead is None or lead.is_hospital or lead.name == back.name:
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
    """The province that the beginning of a document tells of, where a place lies in it."""
    if inner is None:
        return None
    opening = (n for _, _, n in _of_opening(places))
    return next(
        (n for n in opening if n.kind == PROVINCE and n.entry is not None and n.entry.index == inner.province), None
    )


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
    since = sentence.index - (2 if _opens_paragraph(places, sentence) else 1)
    for i, what, name in reversed(places.chosen):
        if i < since:
            break
        if i < sentence.index and is_narrow(name) and what in WIDE and (not measure or what == measure):
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
        return as_name(provinces.pop())
    countries = {places.focus if e is None else e.country for e in outer} - {-1}
    return as_name(countries.pop()) if len(countries) == 1 else None


_TWO: Final = 2
_GAP: Final = 3
"""Characters before a sentence in which the end of the paragraph before it stands."""
_HEAD: Final = 2
"""The last sentence of a story's beginning, which tells where it plays."""


def is_item(places: Places, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, which stands for itself: "- 33,600 houses destroyed"."""
    text, start = places.text, sentence.start
    if text[start] not in BULLETS:
        start = text.rfind("\n", 0, start) + 1
        while start < sentence.start and text[start] == " ":
            start += 1
    return text[start] in BULLETS and text[start + 1 : start + 2] == " " and (start == 0 or text[start - 1] in "\n ")


BULLETS: Final = frozenset("-*\u2022\u2023\u25cf\u25aa\u00b7\u2013\uf0b7")
