"""Tells the country that a document is about, from the names at its beginning."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.names.capitals import HOSPITAL, LEAD, scan_capitals
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.givers import is_giver
from numclaims.extraction.where.names.namesakes import give_way
from numclaims.extraction.where.names.runs import look, powers, runs_in
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.names.states import state_of
from numclaims.extraction.where.roles import land_finder, land_words
from numclaims.extraction.where.words import WAR
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Reading

_APART: Final = str.maketrans(
    dict.fromkeys(
        [*(chr(c) for c in range(128) if not chr(c).islower()), *"\u2018\u2019\u201c\u201d\u2013\u2014\u00a0"], " "
    )
)
"""What is no letter, as a space."""
_TOLD_ALONE: Final = 2.0
"""The vote of a word that only news of one country uses: that of the country's name."""
_AT_HOME: Final = frozenset(
    {"police", "rescuers", "firefighters", "prosecutors", "villagers", "town", "village", "city", "province"}
)
"""Behind the word for a people, what acts or lies in its own country: "Ghanaian police", and neither "officials" nor "troops"."""
_BEGINNING: Final = 1_500
"""Characters that are read to see which country a document is about; news says it early."""
_FIRST: Final = 150
"""Characters that count three times."""


def scan(reading: Reading) -> Places:  # noqa: PLR0912, PLR0915 -- a cascade of rules, read from top to bottom
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
        scan_capitals(text, places)
    else:
        for index, (start, _) in enumerate(reading.bounds):
            if start > _BEGINNING:
                break
            for name in places.read(index):
                country = name.entries[0].country
                if not name.vote and country not in forces:
                    continue
                if text[name.end : name.end + 9].lower() == HOSPITAL:
                    continue
                if text.startswith("in ", name.start - 3) and _reports_from(text, name):
                    continue
                if text.startswith("from ", name.start - 5) and _GUESTS.search(
                    text, max(0, name.start - 30), name.start
                ):
                    continue
                if name.vote:
                    aside = _is_venue(text, name) or (
                        name.entries[0].kind == COUNTRY and not name.demonym and is_giver(text, name.start, name.end)
                    )
                    weight = _VENUE if aside else _weight(name, start)
                    vote = name.vote
                    if name.demonym and country not in forces and _behind(text, name.end) in _AT_HOME:
                        vote = _TOLD_ALONE
                    votes[country] = votes.get(country, 0.0) + vote * weight
                if country not in forces or _behind(text, name.end) not in WAR:
                    firm.add(country)
    lands = land_words()
    beginning = text[:_BEGINNING].lower()
    spoken_of = land_finder().find_matches_as_indexes(beginning)  # most texts have none of these words
    for word in sorted(lands.keys() & beginning.translate(_APART).split()) if spoken_of else ():
        country = lands[word]
        votes[country] = votes.get(country, 0.0) + _TOLD_ALONE
        firm.add(country)
    if reading.document.title:
        for match in runs_in(reading.document.title, 0, len(reading.document.title)):
            for hit in look(match[0])[0]:
                country, vote = hit[3][0].country, hit[-1]
                if vote:
                    votes[country] = votes.get(country, 0.0) + 2 * vote
                firm.add(country)
    _vote_together(places)
    give_way(votes, (name for names in places.found.values() for name in names))
    if not places.capitals:
        # "A US drone fired two missiles": a power that only its people and forces name is not what the news is about.
        spoken = [c for c in votes if c in firm or c not in forces] or _small_votes(places)
        if spoken:
            places.focus = _most_spoken(places, spoken)
            rivals = [c for c in spoken if c not in forces and votes[c] >= _AS_MUCH * votes[places.focus]]
            places.several = len(rivals) > _RIVALS
    elif votes:
        places.focus = min(votes, key=lambda c: (-votes[c], c))
    places.total = sum(votes.values()) or 1.0
    _count_alone(places)
    _settle_provinces(places)
    return places


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


def _vote_together(places: Places) -> None:
    """Let villages of one province vote together, each of which alone might be a chance likeness: "at Keran and Tangdhar"."""
    seen: dict[tuple[int, int], set[int]] = {}
    for names in places.found.values():
        for name in names:
            best = name.entries[0]
            if name.vote or name.demonym or best.kind != TOWN or best.alternate or best.province < 0:
                continue
            if all(e.country == best.country for e in name.entries):
                seen.setdefault((best.country, best.province), set()).add(best.index)
    for (country, _), villages in sorted(seen.items()):
        if len(villages) > 1 and country not in places.votes:
            places.votes[country] = _TOGETHER


_TOGETHER: Final = 1.0
"""The vote of several villages of one province."""


def _weight(name: Found, start: int) -> float:
    """How much a name counts by where its sentence begins; one in a dateline is not what a story begins with."""
    if start < _FIRST and not _all_capitals(name.name):
        return 3.0
    return 2.0 if start < LEAD else 1.0


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
                and not _all_capitals(name.name)
                and not _is_government(places.text, name, entry)
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
    for index, names in places.found.items():
        for name in names:
            if name.entry is None or name.demonym:
                people = people or (name.entry is not None and name.entry.country == places.focus)
                continue
            if name.entry.index == best:
                named, first = named + 1, min(first, index)
            elif name.entry.index == places.focus and _OWN_PART.match(places.text, name.end) is None:
                land += 1
    places.sole = land == 0 and not people and len(tally) == 1
    if named and places.sole:
        named += len(_THE_PROVINCE.findall(places.text, 0, _BEGINNING))
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
_HARDLY: Final = 3
"""How many times as often as the country."""
_MOSTLY: Final = 0.6
_DATELINE: Final = re.compile(
    r"\s*([A-Z][A-Z.' -]{2,30}), ([A-Z][\w.]+(?: [A-Z][\w.]+){0,2})(?:, [\w. ]{2,20})?"
    r" ?(?:\([^)\n]{2,40}\) ?)?(?:--?|\u2013|\u2014|:) "
)
_SMALL: Final = 50_000
"""Inhabitants up to which a town in a dateline tells that the news is of its province."""


def _is_venue(text: str, name: Found) -> bool:
    """Whether a place is only where somebody meets or travels, or lies beyond a border: "a summit in Kenya", "a trip to it"."""
    start = name.start
    if text.startswith((" border", "-based"), name.end):
        return True
    if name.entries[0].kind == COUNTRY and text.endswith(_NEIGHBOURS, 0, start):
        return True
    if text[start - 3 : start] not in {"in ", "to ", "th "} and text[start - 2 : start] != ", ":
        return False
    return _MEETS.search(text, max(0, start - _MEETING), start) is not None


_NEIGHBOURS: Final = ("neighbouring ", "neighboring ")
"""In front of a country that is not the one of the news."""
_GUESTS: Final = re.compile(
    r"\b(?:[Pp]eace-?keepers?|[Bb]lue helmets|mercenaries|nationals|citizens|tourists|pilgrims|migrants|expatriates) from $"
)
"""Who is elsewhere than in his own country: "four peacekeepers from Chad"."""
_MEETS: Final = re.compile(
    r"\b(?:(?:meetings?|talks|summit|conference|negotiations|forum|session)(?: \w+){0,5} in(?: [A-Z][\w-]+,)?"
    r"|(?:visit|trip|tour|travel|flight) to|border with|based in) $"
)
_MEETING: Final = 50
"""Characters before a place in which stands that somebody meets there."""
_VENUE: Final = 0.3
"""How much a place counts where somebody only meets, that lies beyond a border, or that sends help."""


def _reports_from(text: str, name: Found) -> bool:
    """Whether a place is only where a reporter stands ("the paper's Ann Lee in Istanbul says")."""
    start = name.start
    return (
        text[max(0, start - 3) : start] == "in "
        and _REPORTS.match(text, name.end) is not None
        and _REPORTER.search(text, max(0, start - 60), start - 3) is not None
    )


_REPORTS: Final = re.compile(r",? (?:says|said|reports|reported|writes|wrote)\b")
_REPORTER: Final = re.compile(r"(?:['\u2019]s|correspondent|reporter|editor)(?: [A-Z][\w'-]+){1,3},? $")


def _most_spoken(places: Places, spoken: list[int]) -> int:
    """The country that a document is about: the one its beginning speaks of most, or another that the whole names far more."""
    votes = places.votes
    first = min(spoken, key=lambda c: (-votes[c], c))
    rivals = [c for c in spoken if c != first and c not in powers() and votes[c] >= _RIVAL * votes[first]]
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
        names |= {f.name for f in found if f.demonym and f.entries[0].country == country and " " not in f.name}
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


def _all_capitals(name: str) -> bool:
    """Whether a name is written as the one in a dateline ("CAIRO")."""
    return len(name) > 3 and name.isupper()


def _behind(text: str, at: int) -> str:
    """The word behind the one that ends at an offset, or behind its clitic."""
    return text[at : at + 24].partition(" ")[2].partition(" ")[0].lower()


def _small_votes(places: Places) -> list[int]:
    """The countries of small places, where no other name tells the country and all bearers of the name lie in one."""
    found: list[int] = []
    for names in places.found.values():
        for name in names:
            country = name.entries[0].country
            great = name.entries[0].population >= _KNOWN
            if (
                not name.demonym
                and country >= 0
                and not name.entries[0].alternate
                and all(e.country == country for e in name.entries)
            ):
                places.votes[country] = places.votes.get(country, 0.0) + (0.5 if great else 0.3)
                found.append(country)
    return found


_KNOWN: Final = 10_000
"""Inhabitants from which on a place tells the country more than a hamlet does."""


def main_province(places: Places) -> Entry | None:
    """The province that most of the document's towns lie in; None when there is no such."""
    return gazetteer.entry_at(places.province) if places.province >= 0 else None
