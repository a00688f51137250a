"""Finds the place names of a document, and which place is meant by each.

Names are looked for in capitalised runs ("Syrian President Bashar al-Assad", "In Hama", "Aleppo Province"). What a run yields is
remembered by its text, so that the price of a document is one regular expression and a dictionary look-up for each run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from numclaims.extraction.where.names.bearers import pick, resolve_loosely
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
from numclaims.extraction.where.names.runs import look, runs_in
from numclaims.extraction.where.words import WORDS_TOO, ordinary_words
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
        tolls: The town or province of a figure of harm, with its sentence, by measure and value; filled by ``places``.
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
    tolls: dict[tuple[str, float], tuple[int, Named]] = field(default_factory=dict)
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
