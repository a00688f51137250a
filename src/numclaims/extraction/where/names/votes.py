"""Lets the names at a document's beginning vote for the country that it is about."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.names.capitals import HOSPITAL, LEAD, scan_capitals
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.givers import is_giver
from numclaims.extraction.where.names.namesakes import give_way
from numclaims.extraction.where.names.runs import look, powers, runs_in
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import land_finder, land_words, sign
from numclaims.extraction.where.words import WAR
from numclaims.lexicons.gazetteer import COUNTRY, TOWN

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
_SENT: Final = WAR | {
    "service", "servicemen", "servicemembers", "personnel", "contractor", "contractors", "adviser", "advisers", "advisor",
    "advisors", "commando", "commandos", "paratroopers", "airmen", "sailors", "peacekeeper", "peacekeepers", "soldier",
    "hostage", "hostages", "citizen", "citizens", "national", "nationals",
}  # fmt: skip
"""Behind a power, who of it is in other countries, and is counted there."""
_MOUTHPIECES: Final = frozenset({"Pentagon", "Kremlin", "State Department"})
"""Who speaks for a power of what happened anywhere."""
BEGINNING: Final = 1_500
"""Characters that are read to see which country a document is about; news says it early."""
_FIRST: Final = 150
"""Characters that count three times."""


def count(places: Places) -> set[int]:
    """Count the votes of the beginning and the title; the countries that not only the forces of a power have voted for."""
    text = places.text
    firm: set[int] = set()
    sample = text[:600].split()
    if 2 * sum(map(str.isupper, sample)) > len(sample):
        places.capitals = True
        scan_capitals(text, places)
    else:
        _count_names(places, firm)
    _count_words(places, firm)
    _count_title(places, firm)
    _vote_together(places)
    give_way(places.votes, (name for names in places.found.values() for name in names))
    return firm


def _vote(places: Places, country: int, vote: float) -> None:
    places.votes[country] = places.votes.get(country, 0.0) + vote


def _count_names(places: Places, firm: set[int]) -> None:
    """Let every name of the beginning vote; not so where somebody reports from, is from, or lies in hospital."""
    text, forces = places.text, powers()
    for index, (start, _) in enumerate(places.bounds):
        if start > BEGINNING:
            break
        for name in places.read(index):
            country = name.entries[0].country
            if (not name.vote and country not in forces) or _is_elsewhere(text, name):
                continue
            behind = _behind(text, name.end)
            if name.vote:
                home = name.demonym and country not in forces and behind in _AT_HOME
                weight = _VENUE if _is_aside(text, name) else _weight(name, start)
                _vote(places, country, (_TOLD_ALONE if home else name.vote) * weight)
            if country not in forces or (behind not in _SENT and name.name not in _MOUTHPIECES):
                firm.add(country)


def _is_elsewhere(text: str, name: Found) -> bool:
    """Whether a name tells where somebody lies wounded, reports from, or is from, and nothing of where the news is."""
    if text[name.end : name.end + 9].lower() == HOSPITAL:
        return True
    if text.startswith("in ", name.start - 3) and (_reports_from(text, name) or _is_outlawing(text, name)):
        return True
    return (
        text.startswith("from ", name.start - 5)
        and _GUESTS.search(text, max(0, name.start - 30), name.start) is not None
    )


def _is_aside(text: str, name: Found) -> bool:
    """Whether somebody only meets in a place, or a country only gives help."""
    land = name.entries[0].kind == COUNTRY and not name.demonym
    if name.entries[0].kind == COUNTRY and _GROUP.match(text, name.end) is not None:
        return True
    return _is_venue(text, name) or (land and is_giver(text, name.start, name.end))


_GROUP: Final = re.compile(
    r"(?:['\u2019]s)?(?: [\w'\u2019-]+){0,2} (?:rebel|militant|jihadist|insurgent|guerrilla|terrorist|extremist|armed)"
    r" (?:group|movement|army|force)\b"
    r"|['\u2019]s (?:Lord['\u2019]s Resistance|Hezbollah|Houthi|Boko Haram|Al[- ]Shabaab|al[- ]Shabaab|Taliban|FARC)"
)
"""Behind a country: an armed group that comes from there, and may be anywhere: "the Ugandan rebel group"."""


def _count_words(places: Places, firm: set[int]) -> None:
    """Let words vote that only the news of one country uses ("upazila"); most texts have none of them."""
    beginning = places.text[:BEGINNING].lower()
    if not land_finder().find_matches_as_indexes(beginning):
        return
    lands = land_words()
    for word in sorted(lands.keys() & beginning.translate(_APART).split()):
        _vote(places, lands[word], _TOLD_ALONE)
        firm.add(lands[word])


def _count_title(places: Places, firm: set[int]) -> None:
    """Let the names of the title vote, each twice."""
    title = places.reading.document.title or ""
    for match in runs_in(title, 0, len(title)):
        for hit in look(match[0])[0]:
            country, vote = hit[3][0].country, hit[-1]
            if vote:
                _vote(places, country, 2 * vote)
            if country not in powers() or _behind(title, match.start() + hit[1]) not in _SENT:
                firm.add(country)


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
    if start < _FIRST and not all_capitals(name.name):
        return 3.0
    return 2.0 if start < LEAD else 1.0


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


def _is_outlawing(text: str, name: Found) -> bool:
    """Whether a country is only named as the one that has banned a group: "IS (banned in Russia)"."""
    words = text[max(0, name.start - _BAN) : name.start - 3].split()
    return bool(words) and words[-1].lstrip("([").lower() in sign("outlawed")


_BAN: Final = 20
"""Characters of "is outlawed in", at most."""


def all_capitals(name: str) -> bool:
    """Whether a name is written as the one in a dateline ("CAIRO")."""
    return len(name) > 3 and name.isupper()


def _behind(text: str, at: int) -> str:
    """The word behind the one that ends at an offset, or behind its clitic."""
    return text[at : at + 24].partition(" ")[2].partition(" ")[0].lower().rstrip(".,;:")


def of_small_places(places: Places) -> list[int]:
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
                and not _is_outlawing(places.text, name)
            ):
                places.votes[country] = places.votes.get(country, 0.0) + (0.5 if great else 0.3)
                found.append(country)
    return found


_KNOWN: Final = 10_000
"""Inhabitants from which on a place tells the country more than a hamlet does."""
