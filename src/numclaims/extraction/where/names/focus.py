"""Tells the country that a document is about, from the names at its beginning."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.names import votes
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.names.states import state_of
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Reading


def scan(reading: Reading) -> Places:
    """The place names of a document; worked out at the first call and kept in its memo."""
    known = reading.memo.get("places")
    if isinstance(known, Places):
        return known
    places = Places(reading.document.text, reading.bounds, reading)
    reading.memo["places"] = places
    firm = votes.count(places)
    _choose(places, firm)
    places.total = sum(places.votes.values()) or 1.0
    _count_alone(places)
    _settle_provinces(places)
    return places


def _choose(places: Places, firm: set[int]) -> None:
    """Choose the country that most votes are for; ``firm`` holds those that not only the forces of a power have voted for.

    "A US drone fired two missiles": a power that only its people and forces name is not what the news is about.
    """
    forces = powers()
    if places.capitals:
        if places.votes:
            places.focus = min(places.votes, key=lambda c: (-places.votes[c], c))
        return
    spoken = [c for c in places.votes if c in firm or c not in forces] or votes.of_small_places(places)
    if spoken:
        places.focus = _most_spoken(places, spoken)
        rivals = [c for c in spoken if c not in forces and places.votes[c] >= _AS_MUCH * places.votes[places.focus]]
        places.several = len(rivals) > _RIVALS


def _count_alone(places: Places) -> None:
    """Find the countries for which one town's name alone has voted."""
    voters: dict[int, set[int]] = {}
    for names in places.found.values():
        for name in names:
            if name.vote:
                voters.setdefault(name.entries[0].country, set()).add(name.entries[0].index)
    for country, indices in voters.items():
        if len(indices) == 1 and country != places.focus:
            places.alone[country] = indices.pop()


def _settle_provinces(places: Places) -> None:
    """Decide what the names read so far mean, and whether the document is of one province."""
    tally: dict[int, int] = {}
    places.spoken = frozenset(
        name.entries[0].index
        for names in places.found.values()
        for name in names
        if name.entries[0].kind == PROVINCE and not name.demonym and name.entries[0].country == places.focus
    )
    spots: set[int] = set()
    for names in places.found.values():
        for name in names:
            entry = name.entry
            if entry is None:
                places.settle(name)
                entry = name.entry
            if (
                entry is not None
                and entry.kind != COUNTRY
                and not name.demonym
                and entry.country == places.focus
                and not votes.all_capitals(name.name)
                and not _is_government(places.text, name, entry)
                and not (
                    name.start < _DATELINE_AT
                    and gazetteer.capital_of(entry.country) == entry.index
                    and _ENDS.match(places.text, name.end)
                )
                and not (entry.kind == TOWN and places.text.startswith(_COUNTY, name.end))
            ):
                inside = entry.index if entry.kind == PROVINCE else entry.province
                spots.add(entry.index if entry.kind == REGION else -1)
                if inside >= 0:
                    tally[inside] = tally.get(inside, 0) + 1
    places.home = _dateline_province(places)
    if places.home < 0 and tally:
        places.home = _told_of_alone(places, tally)
    if places.home >= 0:
        places.province, places.local = places.home, True
    elif tally:
        best = min(tally, key=lambda i: (-tally[i], i))
        if 2 * tally[best] > sum(tally.values()):
            places.province = best
            places.local = tally[best] == sum(tally.values()) > 2
    if len(spots) == 1 and places.local:
        places.spot = spots.pop()


_DATELINE_AT: Final = 4
"""Characters in front of the town of a dateline, at most."""
_ENDS: Final = re.compile(r":| ?(?:\([^)\n]{2,40}\) ?)?(?:--?|\u2013|\u2014) ")
"""What ends a dateline; from a capital is told what happens in all the land."""
_COUNTY: Final = (" County", " Parish", " Counties")
"""Behind a name, a district, and seldom the one of the town that bears it, too."""


def _dateline_province(places: Places) -> int:
    """The province that a dateline names behind a town too small for a story of the whole country; -1 for none."""
    text = places.text
    match = _DATELINE.match(text)
    if match is None:
        return -1
    if any(e.kind == TOWN and e.population > _SMALL for e in gazetteer.find(match[1])):
        return -1
    state = state_of(match[2])
    return next(
        (
            e.index
            for e in (*gazetteer.find(match[2]), *([] if state is None else [state]))
            if e.kind == PROVINCE and e.country == places.focus and not e.demonym
        ),
        -1,
    )


def _told_of_alone(places: Places, tally: dict[int, int]) -> int:
    """The province that a document is about, by its beginning: named again and again, and its country hardly; -1 for none."""
    best = min(tally, key=lambda i: (-tally[i], i))
    named = land = 0
    people = False
    first = len(places.bounds)
    title = places.reading.document.title or ""
    title = "" if title in places.text else title
    for index, names in places.found.items():
        for name in names:
            if name.entry is None or name.demonym:
                people = people or (name.entry is not None and name.entry.country == places.focus)
                continue
            if name.entry.index == best:
                named, first = named + 1, min(first, index)
                if title and name.name in title:
                    named, title = named + _HEADED, ""
            elif name.entry.index == places.focus and _OWN_PART.match(places.text, name.end) is None:
                land += 1
    places.sole = land == 0 and not people and len(tally) == 1
    if named and places.sole:
        named += len(_THE_PROVINCE.findall(places.text, 0, votes.BEGINNING))
    if named < _AGAIN or first > 1 or _HARDLY * land > named or tally[best] < _MOSTLY * sum(tally.values()):
        return -1
    return best


def _is_government(text: str, name: Found, entry: Entry) -> bool:
    """Whether a capital stands for its government: "New Delhi has sent troops"."""
    if gazetteer.capital_of(entry.country) != entry.index:
        return False
    return _ACTS.match(text, name.end) is not None


_ACTS: Final = re.compile(
    r" (?:has|have|had|said|says|sent|rushed|will|would|wants|deployed|denied|denies|blames|blamed|accuses|accused|ordered)\b"
)
_OWN_PART: Final = re.compile(
    r"['\u2019]s? (?:[\w-]+ ){0,4}(?:state|province|region|governorate|prefecture|[A-Z])"
    r"|['\u2019]s (?:[\w-]+ )?(?:north|south|east|west)"
)
"""What a country has that a story is of: "India's remote northeastern state of Manipur"."""
_THE_PROVINCE: Final = re.compile(r"\b[Tt]he (?:\w+ )?(?:state|province|governorate|prefecture)\b(?! of\b| media\b)")
_AGAIN: Final = 3
"""How often a beginning names the province that it is about, at least."""
_HEADED: Final = 2
"""How many times a name in the title counts."""
_HARDLY: Final = 3
"""How many times as often as the country."""
_MOSTLY: Final = 0.6
_DATELINE: Final = re.compile(
    r"\s*([A-Z][A-Z.' -]{2,30}), ([A-Z][\w.]+(?: [A-Z][\w.]+){0,2})(?:, [\w. ]{2,20})?"
    r" ?(?:\([^)\n]{2,40}\) ?)?(?:--?|\u2013|\u2014|:) "
)
_SMALL: Final = 50_000
"""Inhabitants up to which a town in a dateline tells that the news is of its province."""


def _most_spoken(places: Places, spoken: list[int]) -> int:
    """The country that a document is about: the one its beginning speaks of most, or another that the whole names far more."""
    given = places.votes
    first = min(spoken, key=lambda c: (-given[c], c))
    rivals = [c for c in spoken if c != first and c not in powers() and given[c] >= _RIVAL * given[first]]
    if not rivals:
        return first
    own = max(1, _times(places, first))
    least = max(_FAR_MORE * own, own + _FEW)
    weight = {c: n for c in rivals if (n := _times(places, c)) >= least}
    return min(weight, key=lambda c: (-weight[c], c)) if weight else first


def _times(places: Places, country: int) -> int:
    """How often a document names a country or its people ("Turkey", "Turkish")."""
    names = {gazetteer.place_at(country).name}
    for found in places.found.values():
        names |= {f.name for f in found if f.demonym and f.entries[0].country == country}
    roots = [n for n in names if not any(n != other and n.startswith(other) for other in names)]
    return sum(places.text.count(name) for name in sorted(roots))


_AS_MUCH: Final = 0.6
"""Share of the votes of a document's country from which on another one is spoken of nearly as much."""
_RIVALS: Final = 2
"""Countries spoken of nearly as much as the first, itself among them, up to which a document is about that one."""
_FAR_MORE: Final = 2.0
"""How many times as often a document must name another country than the one of its beginning to be about that one."""
_FEW: Final = 4
"""How many times more, at least: a text that names the first country once and another one twice is about the first."""
_RIVAL: Final = 0.5
"""Share of the votes of the country spoken of most from which on another one may be what the document is about."""


def main_province(places: Places) -> Entry | None:
    """The province that most of the document's towns lie in; None when there is no such."""
    return gazetteer.entry_at(places.province) if places.province >= 0 else None
