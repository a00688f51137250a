"""Reads the names of places in a text that is all in capitals, where no letter tells a name from a word."""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.runs import vote_of
from numclaims.extraction.where.names.scan import Places, ordinary
from numclaims.extraction.where.words import BEFORE_NAMES, HEADS, LEADING
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, REGION

_UPPER: Final = re.compile(r"[A-Z][A-Z'-]+(?:\.[A-Z]\.)*")
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
    dateline = max(0, text.find("--", 0, _DATED))
    own = _ABROAD if "(" in text[: text.find(",", 0, dateline + 1)] else _AT_HOME
    for index in range(len(places.bounds)):
        places.found[index] = []
    starts = [start for start, _ in places.bounds]
    heads = [HEADS.get(match[0].lower(), "") for match in matches]
    latest = -1
    i = 0
    n = len(matches)
    while i < n:
        before = matches[i - 1][0] if i else ""
        told = before in BEFORE_NAMES or before.lower() in HEADS or (i == 0 and not text[: matches[0].start()].strip())
        if not told and latest >= 0 and latest + 2 >= matches[i].start():
            told = text[latest : matches[i].start()].strip() == ","
        step = 1
        if (
            matches[i][0] not in BEFORE_NAMES
            and matches[i][0].lower() not in LEADING
            and (told or any(heads[i + 1 : i + 5]) or _may_be_wide(text, matches[i]))
        ):
            for size in (4, 3, 2, 1):
                if i + size > n or "\n\n" in text[matches[i].start() : matches[i + size - 1].end()]:
                    continue
                start, end = matches[i].start(), matches[i + size - 1].end()
                name = text[start:end].removesuffix("'S").removesuffix("'")
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
                entries = tuple(e for e in entries if e.demonym == demonym)
                shown = text[start : start + len(name)].title()
                at = max(0, bisect.bisect_right(starts, start) - 1)
                places.found.setdefault(at, []).append(Found(start, start + len(name), shown, entries, demonym, head))
                latest = start + len(name)
                if text[latest : latest + 9].lower() != HOSPITAL:
                    country, vote = entries[0].country, vote_of(entries, demonym)
                    if vote:
                        weight = own if start < dateline else 2.0 if start < LEAD else 1.0
                        places.votes[country] = places.votes.get(country, 0.0) + weight * vote
                step = size
                break
        i += step


def _may_be_wide(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals may begin the name of a country, a people or a region, which is looked for anywhere."""
    if text[match.end() : match.end() + 1].isalnum():
        return True  # "SYRIAn": what the word is does not show here
    word, openers = match[0], gazetteer.openers()
    if gazetteer.exact_key(word).partition(" ")[0] in openers:
        return True
    return word.endswith("'S") and gazetteer.exact_key(word.removesuffix("'S")).partition(" ")[0] in openers
