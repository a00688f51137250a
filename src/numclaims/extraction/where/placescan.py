"""Finds the place names of a document, and which place is meant by each.

Names are looked for in capitalised runs ("Syrian President Bashar al-Assad", "In Hama", "Aleppo Province"). What a run yields is
remembered by its text, so that the price of a document is one regular expression and a dictionary look-up for each run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from numclaims.extraction.where.placeruns import RUN, look, vote_of
from numclaims.extraction.where.placewords import ORDINARY
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.reading import Reading

if TYPE_CHECKING:
    from numclaims.extraction.where.placejoin import Named

_ARTICLES: Final = frozenset({"al", "el", "as", "ash", "ar", "an", "ad", "at", "az", "ez", "es", "er", "ed"})
_ARTICLE_ENDS: Final = frozenset(article[-1] for article in sorted(_ARTICLES))


@dataclass(slots=True)
class Found:
    """One place name in the text.

    Attributes:
        start, end: Its span in the document.
        name: As written.
        entries: What the gazetteer knows of that name.
        demonym: Whether it names a people.
        head: Sort of place that the noun behind it names within the run ("Aleppo Province"); empty for none.
        entry: The one meant; set when the document has been looked over.
        vote: How much it speaks for its country as what the document is about.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    demonym: bool
    head: str
    entry: Entry | None = None
    vote: float = 0.0


@dataclass(slots=True)
class Places:
    """The place names of a document, looked for sentence by sentence as they are asked for.

    Attributes:
        text: The document's text.
        bounds: The spans of its sentences.
        reading: The document while it is read.
        capitals: Whether it is written in capitals only.
        total: The sum of these votes once they are counted; 1 where there are none.
        votes: How much its beginning speaks of each country, by record of the gazetteer.
        focus: The country that it is about; -1 for none.
        several: Whether its beginning speaks of several other countries nearly as much.
        province: The province that most towns of its beginning lie in; -1 for none.
        home: The province that the dateline names behind a small town ("LAHAINA, Hawaii -"); -1 for none.
        local: Whether its beginning names no place of the country outside of that province.
        found: The names of each sentence looked at so far.
        runs: Spans of the capitalised runs of these sentences that may hold names the gazetteer lacks.
        meant: Which place a name means in this document.
        parts: What each name has to do in its sentence, by sentence; filled by ``placeparts``.
        introduced: Places that only the text knows, by name; filled by ``placeparts``.
        chosen: Places chosen for figures so far, with sentence and measure; filled by ``places``.
        towns: What "the town" stands for, by sentence and token; filled by ``placecarry``.
        pointing: The tokens of a sentence that may point back to a place; filled by ``placecarry``.
    """

    text: str
    bounds: list[tuple[int, int]]
    reading: Reading
    capitals: bool = False
    votes: dict[int, float] = field(default_factory=dict)
    total: float = 1.0
    focus: int = -1
    several: bool = False
    province: int = -1
    home: int = -1
    local: bool = False
    found: dict[int, list[Found]] = field(default_factory=dict)
    runs: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    meant: dict[tuple[str, str], Entry | None] = field(default_factory=dict)
    parts: dict[int, list[Named]] = field(default_factory=dict)
    introduced: dict[str, Named] = field(default_factory=dict)
    chosen: list[tuple[int, str, Named]] = field(default_factory=list)
    towns: dict[tuple[int, int], Named | None] = field(default_factory=dict)
    pointing: dict[int, list[int]] = field(default_factory=dict)

    def names(self, index: int) -> list[Found]:
        """The names known to the gazetteer in the sentence of that index, in order."""
        known = self.found.get(index)
        if known is None:
            known = self.read(index)
            for name in known:
                if name.entry is None:
                    self.settle(name)
        return known

    def read(self, index: int) -> list[Found]:
        """Look through a sentence, without deciding which of the bearers of a name is meant."""
        known: list[Found] = []
        self.found[index] = known
        if self.capitals:
            return known
        start, end = self.bounds[index]
        runs: list[tuple[int, int]] = []
        self.runs[index] = runs
        text = self.text
        for match in RUN.finditer(text, start, end):
            hits, unknown = look(match[0])
            if unknown:
                runs.append(match.span())
            if not hits:
                continue
            base = match.start()
            for first, last, name, options, demonym, head, sole, vote in hits:
                if (
                    first == 0
                    and base > 3
                    and text[base - 2] in _ARTICLE_ENDS
                    and text[base - 3] in "aes"
                    and text[base - 1] in "- "
                    and (back := _article(text, base))
                ):
                    longer = text[back : base + last]
                    other = gazetteer.find(longer)
                    if other:
                        known.append(
                            Found(back, base + last, longer, other, demonym, head, None, vote_of(other, demonym))
                        )
                    else:
                        known.append(Found(back, base + last, longer, options, demonym, head, sole, vote))
                else:
                    known.append(Found(base + first, base + last, name, options, demonym, head, sole, vote))
        return known

    def mean(self, name: Found) -> None:
        """Let a name mean in the whole document what a sentence told that it means."""
        self.meant[(name.name, name.head)] = name.entry
        for names in self.found.values():
            for other in names:
                if other.name == name.name and other.head == name.head:
                    other.entry = name.entry

    def settle(self, name: Found) -> None:
        """Decide which of the bearers of a name is meant."""
        if len(name.entries) == 1 and name.entries[0].kind == COUNTRY:
            name.entry = name.entries[0]
            return
        key = (name.name, name.head)
        if key in self.meant:
            name.entry = self.meant[key]
            return
        best = pick(self, name.entries, name.head)
        if (
            not name.demonym
            and self.focus >= 0
            and (best is None or (best.kind == TOWN and best.country != self.focus and best.population < _FAMOUS))
        ):
            best = resolve_loosely(self, name.name) or best
        name.entry = self.meant[key] = best


_FAMOUS: Final = 100_000
"""Inhabitants from which on a town of another country is meant, and no like-sounding one of the country of the news."""


def _article(text: str, at: int) -> int:
    """Where the small article in front of a name starts ("al-Bab", "al Bab"); 0 when there is none."""
    for size in (2, 3):
        start = at - 1 - size
        if start >= 0 and text[start : at - 1] in _ARTICLES and (start == 0 or not text[start - 1].isalnum()):
            if text[at - 1] == " " and size == 2 and text[start : at - 1] in {"as", "an", "at"}:
                return 0
            return start
    return 0


def ordinary(word: str) -> bool:
    """Whether a word in lower case is one that news capitalises without meaning a place."""
    return word in ORDINARY


def resolve_loosely(places: Places, name: str) -> Entry | None:
    """The place of a country spoken of in the document that another transliteration would spell so."""
    for entry in gazetteer.find(name):
        if entry.country == places.focus and not entry.demonym:
            return entry
    short = len(gazetteer.loose_key(name)) < _TELLING
    for entry in gazetteer.find_loosely(name):
        if entry.country == places.focus and not entry.demonym:
            if short and entry.alternate and entry.province != places.province:
                continue  # a rare spelling of another town that a short name happens to sound like
            return entry
    return None


_TELLING: Final = 5
"""Letters of a loose key from which on it tells a place by a spelling that is not its usual one."""


def pick(places: Places, entries: tuple[Entry, ...], head: str = "") -> Entry | None:
    """The one meant of the places that bear a name: the better known, the nearer to what the document is about.

    Args:
        places: The document's places.
        entries: The candidates.
        head: The sort of place the text says it is; empty when it does not.
    """
    best: Entry | None = None
    top = -1.0
    votes, focus = places.votes, places.focus
    total = places.total
    for entry in entries:
        kind = entry.kind
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
        if entry.alternate:
            score -= 1.0
        share = votes.get(entry.country, 0.0) / total
        if share:
            score += 1.5 + 3.0 * share
        if entry.country == focus:
            score += 1.0
        if score > top:
            best, top = entry, score
    # A small town of a country that the document never names is a chance likeness.
    if best is not None and places.focus >= 0 and not places.votes.get(best.country) and best.kind != COUNTRY:
        return best if top >= (5.2 if best.alternate else 5.0) else None
    if best is not None and top < (3.4 if places.focus >= 0 else 5.3 if best.alternate else 4.0):
        return None
    return best


_HAMLET: Final = 300
"""Inhabitants that a place counts for at least."""
