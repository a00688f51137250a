"""Tells the country that a document is about, from the names at its beginning."""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.claims import Reading
from numclaims.extraction.where.placescan import RUN, Found, Places, look, ordinary, powers
from numclaims.extraction.where.placewords import BEFORE_NAMES, HEADS, LEADING, WAR
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

_UPPER: Final = re.compile(r"[A-Z][A-Z'-]+(?:\.[A-Z]\.)*")
_NO_PEOPLE: Final = frozenset({"POLE", "POLES", "SWEDE", "SWEDES", "DANE", "GRAND TURK"})
"""In a text in capitals, rather poles than Poles."""
_BEGINNING: Final = 1_500
"""Characters that are read to see which country a document is about; news says it early."""
_LEAD: Final = 700
"""Characters that count double for that."""


def scan(reading: Reading) -> Places:  # noqa: PLR0912 -- a cascade of rules, read from top to bottom
    """The place names of a document; worked out at the first call and kept in its memo."""
    known = reading.memo.get("places")
    if isinstance(known, Places):
        return known
    text = reading.document.text
    places = Places(text, reading.bounds, reading)
    reading.memo["places"] = places
    votes = places.votes
    forces = powers()
    firm: set[int] = set()
    sample = text[:600].split()
    if 2 * sum(map(str.isupper, sample)) > len(sample):
        places.capitals = True
        _scan_capitals(text, places)
    else:
        for index, (start, _) in enumerate(reading.bounds):
            if start > _BEGINNING:
                break
            for name in places.read(index):
                _vote(votes, name.entries, name.demonym, start < _LEAD)
                country = name.entries[0].country
                if country not in forces or _behind(text, name.end) not in WAR:
                    firm.add(country)
    if reading.document.title:
        for match in RUN.finditer(reading.document.title):
            for _, _, entries, demonym, _ in look(match[0])[0]:
                _vote(votes, entries, demonym, lead=True)
                firm.add(entries[0].country)
    if not places.capitals:
        # "A US drone fired two missiles": a power that only its people and forces name is not what the news is about.
        spoken = [c for c in votes if c in firm or c not in forces] or _small_votes(places)
        if spoken:
            places.focus = min(spoken, key=lambda c: (-votes[c], c))
    elif votes:
        places.focus = min(votes, key=lambda c: (-votes[c], c))
    tally: dict[int, int] = {}
    for names in places.found.values():
        for name in names:
            places.settle(name)
            entry = name.entry
            if entry is not None and not name.demonym and entry.country == places.focus:
                inside = entry.index if entry.kind == PROVINCE else entry.province
                if inside >= 0:
                    tally[inside] = tally.get(inside, 0) + 1
    if tally:
        best = min(tally, key=lambda i: (-tally[i], i))
        if 2 * tally[best] > sum(tally.values()):
            places.province = best
            places.local = tally[best] == sum(tally.values()) > 2
    return places


def _behind(text: str, at: int) -> str:
    """The word behind the one that ends at an offset, or behind its clitic."""
    return text[at : at + 24].partition(" ")[2].partition(" ")[0].lower()


def _vote(votes: dict[int, float], entries: tuple[Entry, ...], demonym: bool, lead: bool) -> None:
    best = entries[0]
    if best.country < 0:
        return
    weight = 1.3 if demonym else 2.0
    if best.country in powers() and demonym:
        weight = 0.4
    if best.kind in (TOWN, PROVINCE):
        if best.population < 50_000 or best.alternate:
            return
        weight = 1.0 if len(entries) > 2 else 1.5
    votes[best.country] = votes.get(best.country, 0.0) + (2 * weight if lead else weight)


def _small_votes(places: Places) -> list[int]:
    """The countries of small places, where no other name tells the country and all bearers of the name lie in one."""
    found: list[int] = []
    for names in places.found.values():
        for name in names:
            country = name.entries[0].country
            if (
                not name.demonym
                and country >= 0
                and not name.entries[0].alternate
                and all(e.country == country for e in name.entries)
            ):
                places.votes[country] = places.votes.get(country, 0.0) + 0.5
                found.append(country)
    return found


def main_province(places: Places) -> Entry | None:
    """The province that most of the document's towns lie in; None when there is no such."""
    return gazetteer.entry_at(places.province) if places.province >= 0 else None


def _scan_capitals(text: str, places: Places) -> None:
    """Names in a text that is all in capitals: countries and peoples anywhere, towns where a preposition or a noun tells."""
    matches = list(_UPPER.finditer(text))
    for index in range(len(places.bounds)):
        places.found[index] = []
    starts = [start for start, _ in places.bounds]
    latest = -1
    i = 0
    n = len(matches)
    while i < n:
        before = matches[i - 1][0] if i else ""
        told = before in BEFORE_NAMES or before.lower() in HEADS or (i == 0 and not text[: matches[0].start()].strip())
        if not told and latest >= 0 and latest + 2 >= matches[i].start():
            told = text[latest : matches[i].start()].strip() == ","
        step = 1
        if matches[i][0] not in BEFORE_NAMES and matches[i][0].lower() not in LEADING:
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
                head = HEADS.get(matches[i + size][0].lower(), "") if i + size < n else ""
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
                _vote(places.votes, entries, demonym, start < _LEAD)
                step = size
                break
        i += step
