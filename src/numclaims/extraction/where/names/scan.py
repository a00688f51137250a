"""Finds the place names of a document, and which place is meant by each.

Names are looked for in capitalised runs ("Syrian President Bashar al-Assad", "In Hama", "Aleppo Province"). What a run yields is
remembered by its text, so that the price of a document is one regular expression and a dictionary look-up for each run.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from numclaims.extraction.where.names.found import (
    FAMOUS,
    PROVINCES,
    SORTS,
    Found,
    found_of,
    is_letters,
    joined_name,
    name_with_sort,
    road_between,
    word_too,
)
from numclaims.extraction.where.names.persons import is_persons
from numclaims.extraction.where.names.runs import ARTICLES, look, runs_in
from numclaims.extraction.where.words import SEATS, WORDS_TOO, ordinary_words
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Mention, Reading

if TYPE_CHECKING:
    from numclaims.extraction.where.named import Named


@dataclass(slots=True)
class Places:
    """The place names of a document, looked for sentence by sentence as they are asked for.

    Attributes:
        text: The document's text.
        bounds: The spans of its sentences.
        reading: The document while it is read.
        capitals: Whether it is written in capitals only.
        alone: The town that alone has voted for a country, which does not tell that it is the bearer of its name that is meant.
        total: The sum of these votes once they are counted; 1 where there are none.
        votes: How much its beginning speaks of each country, by record of the gazetteer.
        focus: The country that it is about; -1 for none.
        several: Whether its beginning speaks of several other countries nearly as much.
        province: The province that most towns of its beginning lie in; -1 for none.
        spoken: The provinces of that country that its beginning names.
        home: The province that the dateline names behind a small town ("LAHAINA, Hawaii -"); -1 for none.
        sole: Whether its beginning speaks of no other part of the country than that one, nor of the country itself.
        local: Whether its beginning names no place of the country outside of that province.
        spot: The one island or district that it names of the country; -1 for several, and for any other place.
        found: The names of each sentence looked at so far.
        runs: Spans of the capitalised runs of these sentences that may hold names the gazetteer lacks.
        meant: Which place a name means in this document.
        parts: What each name has to do in its sentence, by sentence; filled by ``parts``.
        unread: Those of these sentences whose numbers were not known yet: they were looked at from a sentence before.
        introduced: Places that only the text knows, by name; filled by ``parts``.
        chosen: Places chosen for figures so far, with sentence and measure; filled by ``places``.
        told: The town or province of a figure, by measure and value; filled by ``places``.
        greatest: The greatest number of people on the move that was put in a place within a country so far.
        crowded: That place; filled by ``places``, as the number is.
        towns: What "the town" stands for, by sentence and token; filled by ``earlier``.
        pointing: The tokens of a sentence that may point back to a place; filled by ``earlier``.
        rulers: Family names of those who rule a country, with its record; None until ``rulers`` has looked.
        persons: Whether a name is a person's, as far as that was asked.
        lands: Whether the text names a country, as far as that was asked.
        shares: The last sentence in which figures told as parts of others were looked for, and these.
        flight: The country that people fled and the one that took them in; None until ``exile`` has looked.
        headings: Where lines end that name a country and nothing else, with its record; None until ``headings`` has looked.
    """

    text: str
    bounds: list[tuple[int, int]]
    reading: Reading
    capitals: bool = False
    votes: dict[int, float] = field(default_factory=dict)
    total: float = 1.0
    alone: dict[int, int] = field(default_factory=dict)
    focus: int = -1
    several: bool = False
    province: int = -1
    spoken: frozenset[int] = frozenset()
    home: int = -1
    sole: bool = False
    local: bool = False
    spot: int = -1
    found: dict[int, list[Found]] = field(default_factory=dict)
    runs: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    meant: dict[tuple[str, str], Entry | None] = field(default_factory=dict)
    parts: dict[int, list[Named]] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    introduced: dict[str, Named] = field(default_factory=dict)
    chosen: list[tuple[int, str, Named]] = field(default_factory=list)
    towns: dict[tuple[int, int], Named | None] = field(default_factory=dict)
    told: dict[tuple[str, float], Named] = field(default_factory=dict)
    greatest: float = 0.0
    crowded: Named | None = None
    pointing: dict[int, list[int]] = field(default_factory=dict)
    rulers: dict[str, int] | None = None
    persons: dict[str, bool] = field(default_factory=dict)
    lands: dict[int, bool] = field(default_factory=dict)
    headings: list[tuple[int, int]] | None = None
    shares: tuple[int, list[Mention]] = field(default_factory=lambda: (-1, []))
    flight: tuple[int, int] | None = None

    def names(self, index: int) -> list[Found]:
        """The names known to the gazetteer in the sentence of that index, in order."""
        known = self.found.get(index)
        if known is None:
            known = self.read(index)
            for name in known:
                if name.entry is None:
                    self.settle(name)
        return known

    def read(self, index: int) -> list[Found]:  # noqa: PLR0912 -- a cascade of rules
        """Look through a sentence, without deciding which of the bearers of a name is meant."""
        known: list[Found] = []
        self.found[index] = known
        if self.capitals:
            return known
        start, end = self.bounds[index]
        runs: list[tuple[int, int]] = []
        self.runs[index] = runs
        text = self.text
        behind = start
        for match in runs_in(text, start, end):
            base, stop = match.span()
            if base < behind:
                continue  # the second half of "Cox's Bazar"
            run = match[0]
            hits, unknown = look(run)
            if hits and text.startswith("$", stop):
                hits = hits[:-1]  # "US$40 million"
            if unknown:
                runs.append((base, stop))
            if text.startswith(_JOINTS, stop) and (whole := joined_name(text, base, stop)) is not None:
                known.append(whole)
                behind = whole.end
                continue
            if text.startswith(SORTS, stop) and (whole := name_with_sort(text, base, stop)) is not None:
                known.append(whole)  # "Galwan valley", "the Crimean peninsula", "the Kuma river"
                behind = whole.end
                continue
            if not hits:
                if "-" in run and (road := road_between(text, base, run)) is not None:
                    known.append(road)
                    continue
                if run in WORDS_TOO and (named := word_too(text, base, run)) is not None:
                    known.append(named)
                continue
            for hit in hits:
                found = found_of(text, base, hit)
                if is_letters(text, found):
                    continue
                known.append(found)
                if found.entry is not None and found.entry.kind == TOWN:
                    self.meant[(found.name, found.head)] = found.entry  # "Parkland, Fla."
        return known

    def mean(self, name: Found) -> None:
        """Let a name mean in the whole document what a sentence told that it means."""
        self.meant[(name.name, name.head)] = name.entry
        for names in self.found.values():
            for other in names:
                if other.name == name.name and other.head == name.head:
                    other.entry = name.entry

    def mean_from_here(self, name: str, entry: Entry | None) -> None:
        """Let a name that no noun follows mean what a sentence told, in the sentences that are still to be read."""
        if (name, "") in self.meant:
            self.meant[name, ""] = entry
            for names in self.found.values():
                for other in names:
                    if other.name == name and not other.head and not other.demonym:
                        other.entry = entry

    def settle(self, name: Found) -> None:
        """Decide which of the bearers of a name is meant."""
        sole = name.entries[0]
        near = self.focus < 0 or sole.country in self.votes
        if len(name.entries) == 1 and (sole.kind == COUNTRY or (sole.kind == PROVINCE and " " in name.name and near)):
            name.entry = sole  # "Pakistan-administered Kashmir": no other place has a name of several words
            return
        key = (name.name, name.head)
        if key in self.meant:
            name.entry = self.meant[key]
            return
        best = pick(self, name.entries, name.head)
        if (
            not name.demonym
            and self.focus >= 0
            and (best is None or (best.kind == TOWN and best.country != self.focus and best.population < FAMOUS))
            and (best is None or best.alternate or self.votes.get(best.country, 0.0) < _SPOKEN * self.votes[self.focus])
        ):
            best = (
                resolve_loosely(self, name.name, "district" if self.text.startswith(" dist", name.end) else "") or best
            )
        if best is None and self.text.startswith(PROVINCES, name.end):
            best = pick(self, name.entries, "province")  # "Saladin province", where nothing else tells the country
        if best is not None and best.kind in {TOWN, REGION} and best.population < FAMOUS and self._is_persons(name):
            best = None
        if best is not None and name.name.lower() in _SIDES and best.country not in self.votes:
            best = None  # "a storm hit in South" is of no province of Cameroon
        name.entry = self.meant[key] = best

    def _is_persons(self, name: Found) -> bool:
        """Whether the text gives a name as a person's, and does not say what sort of place it is."""
        return not (name.head or name.demonym or " " in name.name) and self.is_somebody(name.name, name.start)

    def names_land(self, country: int) -> bool:
        """Whether the text anywhere names a country."""
        known = self.lands.get(country)
        if known is None:
            known = self.lands[country] = country >= 0 and gazetteer.place_at(country).name in self.text
        return known

    def is_somebody(self, name: str, where: int) -> bool:
        """Whether the text gives a single word at an offset as a person's name."""
        known = self.persons.get(name)
        if known is None:
            known = self.persons[name] = is_persons(self.text, name, where)
        return known


_SPOKEN: Final = 0.3
"""Share of the votes of a document's country from which on a village of another one is no other spelling of a town of it."""
_SIDES: Final = frozenset({
    "north", "south", "east", "west", "centre", "central", "northern", "southern", "eastern", "western", "northwest", "southwest",
    "northeast", "southeast", "littoral", "far north", "upper", "lower",
})  # fmt: skip
"""Names of provinces that, in news of any other country, are none."""
_JOINTS: Final = ("'s ", "\u2019s ", " of ", " and ", " & ", " new ")


def ordinary(word: str) -> bool:
    """Whether a word in lower case is one that news capitalises without meaning a place."""
    return word in ordinary_words()


def resolve_loosely(places: Places, name: str, head: str = "") -> Entry | None:
    """The place of a country spoken of in the document that another transliteration would spell so."""
    for entry in gazetteer.find(name):
        if entry.country == places.focus and not entry.demonym:
            return entry
    short = len(gazetteer.loose_key(name)) < _TELLING
    for entry in gazetteer.find_loosely(name):
        if (
            entry.country == places.focus
            and not entry.demonym
            and _alike(name, gazetteer.place_at(entry.index).name, _likeness(entry, head))
        ):
            if short and entry.alternate and entry.province != places.province:
                continue  # a rare spelling of another town that a short name happens to sound like
            return entry
    return None


def _alike(name: str, other: str, least: float) -> bool:
    """Whether two names that sound alike are spelled alike, too: Cachar is not Kasara."""
    one, two = (k.partition(" ") for k in (gazetteer.exact_key(name), gazetteer.exact_key(other)))
    one_key = one[2] if one[0] in ARTICLES else "".join(one)
    two_key = two[2] if two[0] in ARTICLES else "".join(two)
    return SequenceMatcher(None, one_key, two_key, autojunk=False).ratio() >= least


def _likeness(entry: Entry, head: str) -> float:
    """How alike the letters of two names that sound alike must be, for a place of that sort and country."""
    if head == "district":
        return _DISTRICT
    return _LIKENESS if entry.country in _spelled_freely() else _CLOSELY


@functools.cache
def _spelled_freely() -> frozenset[int]:
    """The countries whose names are written in Arabic letters, without most vowels, and so in Latin ones in many ways."""
    codes = "SYR IRQ YEM LBY EGY SDN LBN JOR PSE SAU SOM DZA TUN MAR MRT"
    return frozenset(i for i in (gazetteer.index_of(f"country:{code}") for code in codes.split()) if i is not None)


_LIKENESS: Final = 0.54
"""Least likeness there: that of Arbeen and Irbin, which are one town, and more than that of Cachar and Kasara."""
_CLOSELY: Final = 0.7
"""The same elsewhere: Bhamaw is Bhamo, and Pasawng is not Pachaung."""
_DISTRICT: Final = 0.8
"""The same for a district, which gazetteers of towns seldom have: Chirang is not Sairang."""
_TELLING: Final = 5
"""Letters of a loose key from which on it tells a place by a spelling that is not its usual one."""


def pick(places: Places, entries: tuple[Entry, ...], head: str = "") -> Entry | None:  # noqa: PLR0912 -- a cascade of rules
    """The one meant of the places that bear a name: the better known, the nearer to what the document is about.

    Args:
        places: The document's places.
        entries: The candidates.
        head: The sort of place the text says it is; empty when it does not.
    """
    best: Entry | None = None
    top = -1.0
    votes, focus = places.votes, places.focus
    records = {entry.index for entry in entries} if places.alone else set()
    own = {country for country, index in places.alone.items() if index in records}
    total, spoken = places.total, places.spoken
    land = entries[0].kind == COUNTRY and not entries[0].alternate
    borne = any(e.population >= _BORNE and not e.alternate for e in entries)
    for entry in _unlikely_left_out(entries, spoken, several=places.several):
        kind = entry.kind
        if land and entry.alternate and not entry.demonym:
            continue  # Laos is no other spelling of Lao Cai
        if kind == COUNTRY:
            score = 8.5 if entry.alternate else 9.0
        elif kind == REGION:
            score = 7.0
        else:
            score = math.log10(max(entry.population, _HAMLET))
            if kind == PROVINCE:
                score += 1.5 if head in {"province", "region"} else -1.2
            elif head == "province":
                score -= 2.0
        share = 0.0 if entry.country in own else votes.get(entry.country, 0.0) / total
        if entry.alternate:
            score -= 2.0 if borne and kind == TOWN and not share else 1.0
        if share:
            score += 1.5 + 3.0 * share
        near = kind == TOWN and entry.province in spoken and not entry.alternate and entry.population < _WELL_KNOWN
        score += (1.0 if entry.country == focus else 0.0) + (_INSIDE if near else 0.0)
        if score > top:
            best, top = entry, score
    # A small town of a country that the document never names is a chance likeness.
    supported = best is not None and votes.get(best.country, 0.0) > 0.0 and best.country not in own
    if best is not None and not supported and top >= _TOLD_LATER and focus >= 0 and best.country not in own:
        supported = places.names_land(best.country)
    if best is not None and places.focus >= 0 and best.country != focus and not supported and best.kind != COUNTRY:
        sole = (
            best.kind == PROVINCE and len(entries) == 1 and not best.alternate
        )  # no chance likeness: no other place has that name
        return (
            best
            if gazetteer.place_at(best.index).name in SEATS  # "In Geneva, the envoy said": wherever the news is from
            or top
            >= (
                3.5
                if sole
                else 5.5
                if best.kind == TOWN and gazetteer.capital_of(best.country) != best.index
                else 5.2
                if best.alternate
                else 5.0
            )
            else None
        )
    if best is not None and top < (3.4 if places.focus >= 0 else 5.3 if best.alternate else 4.0):
        return None
    return best


def _unlikely_left_out(entries: tuple[Entry, ...], spoken: frozenset[int], *, several: bool) -> tuple[Entry, ...]:
    """The bearers of a name without those that are hardly meant.

    These are small towns named after a great city ("Paris" is not in Texas, unless Texas is told), and what a lake or river is in
    each of its countries, where the text is about several ("the Nile", in news of Egypt and Sudan).
    """
    if len(entries) == 1:
        return entries
    if several and entries[0].kind == REGION and entries[0].country < 0:
        return tuple(e for e in entries if e.kind != REGION or e.country < 0)
    if not any(e.population >= _METROPOLIS and e.kind == TOWN and not e.alternate for e in entries):
        return entries
    new_world = gazetteer.index_of("country:USA")
    return tuple(
        e for e in entries if e.population >= FAMOUS or e.country != new_world or e.kind != TOWN or e.province in spoken
    )


_TOLD_LATER: Final = 4.3
"""What a place must score, as a town of 20,000 does, that lies in a country which a document only names behind its beginning."""
_BORNE: Final = 50_000
"""Inhabitants from which on a place that bears a name is likelier meant than a greater one that is seldom spelled so."""
_METROPOLIS: Final = 1_500_000
"""Inhabitants from which on a city is known by its name alone where small towns were named after it."""
_WELL_KNOWN: Final = 500_000
"""Inhabitants from which on a name is the city's, whatever province a document speaks of."""
_INSIDE: Final = 1.2
"""What it is worth that a document speaks of the province of a place: as much as sixteen times the inhabitants."""
_HAMLET: Final = 300
"""Inhabitants that a place counts for at least."""
