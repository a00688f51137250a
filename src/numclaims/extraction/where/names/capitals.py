"""Reads the names of places in a text that is all in capitals, where no letter tells a name from a word."""

from __future__ import annotations

import bisect
import functools
import re
from typing import Final

from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.runs import vote_of
from numclaims.extraction.where.names.scan import Places, ordinary
from numclaims.extraction.where.words import BEFORE_NAMES, DIRECTIONS, HEADS, LEADING
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, REGION

_UPPER: Final = re.compile(r"[A-Z][A-Z'-]+(?:\.[A-Z]\.)*")
_LINKED: Final = re.compile(r"[ ](?:DE|DEL)[ ](?:(?:LA|LAS|LOS)[ ])?[A-Z]")
"""What joins the two halves of a Spanish name, in which no English word stands."""
_JOINTS: Final = frozenset({"DE", "DEL"})
_LONG_JOINTS: Final = (["DE", "LA"], ["DE", "LAS"], ["DE", "LOS"])
_NO_PEOPLE: Final = frozenset({"POLE", "POLES", "SWEDE", "SWEDES", "DANE", "GRAND TURK"})
"""In a text in capitals, rather poles than Poles."""
LEAD: Final = 700
"""Characters that count double for that."""
HOSPITAL: Final = " hospital"
"""Behind a name, it is no more than where the hurt were brought."""
_DATED: Final = 90
"""Characters that a dateline takes at most."""
_ABROAD: Final = 0.3
"""How much it counts where a text in capitals is dated from a town that it tells with its country: "MADRID (SPAIN), 8 JAN"."""
_AT_HOME: Final = 4.0
"""The same of a town that it need not explain, because that is where its news is from."""


def scan_capitals(text: str, places: Places) -> None:
    """Names in a text that is all in capitals: countries and peoples anywhere, towns where a preposition or a noun tells."""
    matches = list(_UPPER.finditer(text))
    words = [match[0] for match in matches]
    small = [word.lower() for word in words]
    heads = [HEADS.get(word, "") for word in small]
    dateline = max(0, text.find("--", 0, _DATED))
    own = _ABROAD if "(" in text[: text.find(",", 0, dateline + 1)] else _AT_HOME
    for index in range(len(places.bounds)):
        places.found[index] = []
    starts = [start for start, _ in places.bounds]
    latest = -1
    i = 0
    while i < len(matches):
        if words[i] in BEFORE_NAMES or (small[i] in LEADING and not _begins_with_direction(words, small, i)):
            i += 1
            continue
        if i and (words[i - 1] in _JOINTS or words[i - 2 : i] in _LONG_JOINTS):
            i += 1
            continue  # the second half of a name whose whole the gazetteer lacks
        start = matches[i].start()
        told = words[i - 1] in BEFORE_NAMES or small[i - 1] in HEADS if i else not text[:start].strip()
        if not told and latest >= 0 and latest + 2 >= start:
            told = text[latest:start].strip() == ","
        step = 1
        if told or any(heads[i + 1 : i + 5]) or _may_be_wide(text, matches[i]):
            found, size = _name_at(text, matches, heads, i, told=told)
            if found is not None:
                places.found.setdefault(max(0, bisect.bisect_right(starts, start) - 1), []).append(found)
                latest, step = found.end, size
                if text[latest : latest + 9].lower() != HOSPITAL:
                    country, vote = found.entries[0].country, vote_of(found.entries, found.demonym)
                    if vote:
                        weight = own if start < dateline else 2.0 if start < LEAD else 1.0
                        places.votes[country] = places.votes.get(country, 0.0) + weight * vote
        i += step


def _begins_with_direction(words: list[str], small: list[str], i: int) -> bool:
    """Whether a word for a direction is part of a name: "SOUTH AFRICA", "NORTHERN IRELAND", not "SOUTHERN PERU"."""
    return small[i] in DIRECTIONS and any(gazetteer.find(" ".join(words[i : i + size])) for size in (2, 3))


def _goes_on(text: str, end: int) -> bool:
    """Whether a name is the beginning of a longer one that the gazetteer lacks: "SAN PABLO DE LA SIERRA"."""
    return _LINKED.match(text, end) is not None


def _name_at(
    text: str, matches: list[re.Match[str]], heads: list[str], i: int, *, told: bool
) -> tuple[Found | None, int]:
    """The longest name that begins with a word in capitals, and how many words it has; None for none.

    Args:
        text: The text.
        matches: Its words in capitals.
        heads: The sort of place that each of them names; empty for none.
        i: The first word.
        told: Whether the words before it tell that a place is named.
    """
    n = len(matches)
    start = matches[i].start()
    for size in (4, 3, 2, 1):
        if i + size > n or "\n\n" in text[start : matches[i + size - 1].end()]:
            continue
        name = text[start : matches[i + size - 1].end()].removesuffix("'S").removesuffix("'")
        if len(name) < 3 or not name.replace(" ", "").replace("'", "").replace("-", "").isalpha():
            continue
        entries = gazetteer.find(name)
        if not entries or (len(name) < 4 and entries[0].alternate):
            continue
        demonym = entries[0].demonym
        head = heads[i + size] if i + size < n else ""
        wide = demonym or entries[0].kind in (COUNTRY, REGION)
        if not wide and (ordinary(name.lower()) or not (told or head)):
            continue
        if wide and ((entries[0].alternate and len(name) < 5) or name in _NO_PEOPLE):
            continue
        end = start + len(name)
        if not wide and _goes_on(text, end):
            return None, size
        same = tuple(e for e in entries if e.demonym == demonym)
        return Found(start, end, text[start:end].title(), same, demonym, head), size
    return None, 0


def _may_be_wide(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals may begin the name of a country, a people or a region, which is looked for anywhere."""
    if text[match.end() : match.end() + 1].isalnum():
        return True  # "SYRIAn": what the word is does not show here
    return _opens_wide(match[0])


@functools.lru_cache(maxsize=1 << 12)
def _opens_wide(word: str) -> bool:
    """Whether such a name begins with a word."""
    openers = gazetteer.openers()
    if gazetteer.exact_key(word).partition(" ")[0] in openers:
        return True
    return word.endswith("'S") and gazetteer.exact_key(word.removesuffix("'S")).partition(" ")[0] in openers
