"""Finds the place names of a document, and which place is meant by each.

Names are looked for in capitalised runs ("Syrian President Bashar al-Assad", "In Hama", "Aleppo Province"). What a run yields is
remembered by its text, so that the price of a document is one regular expression and a dictionary look-up for each run.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from numclaims.claims import Reading
from numclaims.extraction.where.placewords import HAPPENED, HEADS, LEADING, NO_PLACE, ORDINARY
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

if TYPE_CHECKING:
    from numclaims.extraction.where.placejoin import Named

# A first letter with an accent would make the search three times slower; such a name is found from its second word on.
_REST: Final = r"\w*(?:['\u2019`\u2018-](?!s\b)\w+)*"
_LINK: Final = r"[ \n](?:(?:al|el|de|del|la|las|los|da|do|dos|ez|az|ar|as|ash|an|i|e|ul)[ -])?"
RUN: Final = re.compile(rf"[A-Z](?<!\w[A-Z])(?:(?:\.[A-Z])+\.?|{_REST}(?:{_LINK}[A-Z]{_REST}){{0,5}})")
_ARTICLES: Final = frozenset({"al", "el", "as", "ash", "ar", "an", "ad", "at", "az", "ez", "es", "er", "ed"})
_DIRECTIONS: Final = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "greater",
        "upper",
        "lower",
        "north",
        "south",
        "east",
        "west",
    ]
)


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
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    demonym: bool
    head: str
    entry: Entry | None = None


@dataclass(slots=True)
class Places:
    """The place names of a document, looked for sentence by sentence as they are asked for.

    Attributes:
        text: The document's text.
        bounds: The spans of its sentences.
        reading: The document while it is read.
        capitals: Whether it is written in capitals only.
        votes: How much its beginning speaks of each country, by record of the gazetteer.
        focus: The country that it is about; -1 for none.
        province: The province that most towns of its beginning lie in; -1 for none.
        local: Whether its beginning names no place of the country outside of that province.
        found: The names of each sentence looked at so far.
        runs: Spans of the capitalised runs of these sentences that may hold names the gazetteer lacks.
        meant: Which place a name means in this document.
        parts: What each name has to do in its sentence, by sentence; filled by ``placeparts``.
        introduced: Places that only the text knows, by name; filled by ``placeparts``.
        chosen: Places chosen for figures so far, with sentence and measure; filled by ``places``.
    """

    text: str
    bounds: list[tuple[int, int]]
    reading: Reading
    capitals: bool = False
    votes: dict[int, float] = field(default_factory=dict)
    focus: int = -1
    province: int = -1
    local: bool = False
    found: dict[int, list[Found]] = field(default_factory=dict)
    runs: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    meant: dict[tuple[str, str], Entry | None] = field(default_factory=dict)
    parts: dict[int, list[Named]] = field(default_factory=dict)
    introduced: dict[str, Named] = field(default_factory=dict)
    chosen: list[tuple[int, str, Named]] = field(default_factory=list)

    def names(self, index: int) -> list[Found]:
        """The names known to the gazetteer in the sentence of that index, in order."""
        known = self.found.get(index)
        if known is None:
            known = self.read(index)
            for name in known:
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
            if not hits and not unknown:
                continue
            base, until = match.span()
            if unknown:
                runs.append((base, until))
            for first, last, options, demonym, head in hits:
                begin = base + first
                entries = options
                if first == 0 and base > 3 and text[base - 1] in "- " and (back := _article(text, base)):
                    begin = back
                    entries = gazetteer.find(text[begin : base + last]) or options
                known.append(Found(begin, base + last, text[begin : base + last], entries, demonym, head))
        return known

    def settle(self, name: Found) -> None:
        """Decide which of the bearers of a name is meant."""
        if len(name.entries) == 1 and name.entries[0].kind == COUNTRY:
            name.entry = name.entries[0]
            return
        key = (name.name, name.head)
        if key in self.meant:
            name.entry = self.meant[key]
        else:
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


_OPENERS: Final = frozenset(
    {"a", "after", "an", "and", "as", "at", "before", "but", "by", "for", "he", "if", "in", "it", "more", "on", "she"}
    | {"since", "some", "that", "the", "there", "they", "this", "we", "when", "while", "with"}
)
"""Words with a capital that begin the next sentence and end no name."""

Hit = tuple[int, int, tuple[Entry, ...], bool, str]
"""A place name in a capitalised run: start, end, entries, whether a demonym, sort of place."""


@functools.lru_cache(maxsize=1 << 15)
def look(run: str) -> tuple[tuple[Hit, ...], bool]:
    """The place names in a capitalised run, and whether it may hold one that the gazetteer lacks."""
    last = run.rfind(" ")
    if last > 0 and run[last + 1 :].lower() in _OPENERS:
        return look(run[:last])  # "the streets of Homs After months of war": a caption without its stop
    hits = _split(run)
    words = run.lower().split()
    if len(words) == 1:
        word = words[0]
        if hits:
            return hits, not (hits[0][3] or hits[0][2][0].kind == COUNTRY)
        plain = word in LEADING or word in HEADS or word in NO_PLACE or word in ORDINARY
        return hits, not (plain or (run.isupper() and len(run) < _LONG))
    if hits or any(w in HEADS for w in words) or any(len(w) <= _SHORT for w in words[1:]):
        return hits, True
    return hits, all(w not in NO_PLACE and w not in ORDINARY for w in words)


_LONG: Final = 7
"""Letters from which on a word in capitals may be a name, and not letters that stand for one."""
_SHORT: Final = 2
"""Letters up to which a capitalised word parts two names ("In")."""


def _split(run: str) -> tuple[Hit, ...]:
    """The place names in a capitalised run: start, end, entries, demonym, sort of place."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", run)]
    texts = [run[a:b] for a, b in words]
    lower = [t.lower() for t in texts]
    found: list[tuple[int, int, tuple[Entry, ...], bool, str]] = []
    i = 0
    n = len(texts)
    while (
        i < n and lower[i] in LEADING and not (lower[i] in _DIRECTIONS and gazetteer.find(" ".join(texts[i : i + 2])))
    ):
        i += 1
    while (
        i + 1 < n
        and "-" in texts[i]
        and texts[i].rpartition("-")[2].islower()
        and not gazetteer.find(" ".join(texts[i : i + 2]))
    ):
        i += 1  # "rebel-held Aleppo", "Indian-administered Kashmir"
    first = i
    while i < n:
        hit = None
        for size in range(min(4, n - i), 0, -1):
            start, end = words[i][0], words[i + size - 1][1]
            name = run[start:end]
            if size == 1 and (len(name) < 3 or lower[i] in ORDINARY) and name not in {"US", "UK", "U.S."}:
                continue
            entries = gazetteer.find(name)
            if not entries and size == 1 and name.endswith("s"):
                # "Syrias Aleppo": papers that lost their apostrophes
                entries = tuple(e for e in gazetteer.find(name[:-1]) if e.kind == COUNTRY and not e.demonym)
            if entries:
                hit = (start, end, entries, size)
                break
        if hit is None:
            i += 1
            # A name that a title or a first name precedes is a person's ("President Assad", "William Hague").
            continue
        start, end, entries, size = hit
        demonym = entries[0].demonym
        after = lower[i + size] if i + size < n else ""
        head = HEADS.get(after, "")
        strong = demonym or entries[0].kind in (COUNTRY, REGION) or bool(head) or after in HAPPENED
        if strong or (i == first and i + size == n) or (found and found[-1][1] + 1 == start and i + size == n):
            found.append((start, end, tuple(e for e in entries if e.demonym == demonym), demonym, head))
        i += size + (1 if head else 0)
    return tuple(found)


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
    for entries in (gazetteer.find(name), gazetteer.find_loosely(name)):
        for entry in entries:
            if entry.country == places.focus and not entry.demonym:
                return entry
    return None


@functools.cache
def powers() -> frozenset[int]:
    """Countries whose officials speak and whose forces act in news of other countries."""
    keys = ("country:USA", "country:GBR", "country:FRA", "country:RUS")
    return frozenset(i for i in map(gazetteer.index_of, keys) if i is not None)


def pick(places: Places, entries: tuple[Entry, ...], head: str = "") -> Entry | None:
    """The one meant of the places that bear a name: the better known, the nearer to what the document is about.

    Args:
        places: The document's places.
        entries: The candidates.
        head: The sort of place the text says it is; empty when it does not.
    """
    best: Entry | None = None
    top = -1.0
    total = sum(places.votes.values()) or 1.0
    for entry in entries:
        score = math.log10(max(entry.population, 300))
        if entry.kind == COUNTRY:
            score = 9.0 if not entry.alternate else 8.5
        elif entry.kind == REGION:
            score = 7.0
        elif entry.kind == PROVINCE:
            score += 1.5 if head in {"province", "region"} else -1.2
        elif head == "province":
            score -= 2.0
        if entry.alternate:
            score -= 1.0
        share = places.votes.get(entry.country, 0.0) / total
        if share:
            score += 1.5 + 3.0 * share
        if entry.country == places.focus:
            score += 1.0
        if score > top:
            best, top = entry, score
    # A small town of a country that the document never names is a chance likeness.
    if best is not None and places.focus >= 0 and not places.votes.get(best.country) and best.kind != COUNTRY:
        return best if top >= (5.2 if best.alternate else 5.0) else None
    if best is not None and top < (3.4 if places.focus >= 0 else 5.3 if best.alternate else 4.0):
        return None
    return best
