"""Tells what a label says of the figures below it or beside it: where, when, whom, of how many, or what is counted at all."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.extraction.tables.grid import Cell
from numclaims.extraction.tables.lines import Lines, line_of
from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.text.tokens import tokenize, word_set
from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.what import populations
from numclaims.extraction.what.clues import clue
from numclaims.extraction.when.timeexpressions import scan
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.bearers import resolve_loosely
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import HEADS
from numclaims.lexicons import gazetteer
from numclaims.lexicons.loader import entries
from numclaims.reading import Mention, Reading, Sentence

Role = Literal["whole", "rest", "order", "share", "plain", "where"]

_NOTE: Final = re.compile(r"[\s:*\u2020\u2021\u00b9\u00b2\u00b3]+$|^[\s*\u2022\u00b7-]+")
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]$")
_MONEY: Final = re.compile(
    r"(?:in )?(US\$|USD|US dollars?|EUR|CHF|GBP|[$\u20ac\u00a3]|[A-Z]{3}) ?(.*)|(.+?) (US\$|USD|EUR|CHF|[$\u20ac\u00a3])"
)
_SCALES: Final = {
    "": "", "m": " million", "mn": " million", "million": " million", "millions": " million",
    "bn": " billion", "billion": " billion", "thousand": " thousand", "thousands": " thousand", "in thousands": " thousand",
    "in millions": " million", "'000": " thousand", "000": " thousand", "000s": " thousand", "\u2019000": " thousand",
    "k": " thousand",
}  # fmt: skip
"""Scales that a label gives to all figures below it, as they are written behind a figure."""
_UNITS: Final = {
    "km": " km", "km2": " km2", "km\u00b2": " km2", "sq km": " sq km", "sq. km": " sq km", "ha": " hectares",
    "hectares": " hectares", "mt": " tonnes", "tonnes": " tonnes", "tons": " tons", "kg": " kg", "mm": " mm", "litres": " litres",
    "liters": " litres", "days": " days", "%": " %", "percent": " %", "per cent": " %", "in %": " %",
}  # fmt: skip
_AROUND_DATE: Final = word_set(
    "in as of on at by to until till since from for ( ) , . - \u2013 / : the date day week total new"
)
_AROUND_WHOM: Final = word_set("number of no . the total all and ( ) , / &")
GENERAL: Final = frozenset({"refugees", "protesters", "fighters", "troops", "population", "defectors"})
"""Measures of a label that tells whom, where another one tells what became of them."""
UNDER: Final[dict[str, frozenset[str]]] = {
    "casualties": frozenset({"killed", "injured", "missing"}),
    "affected": frozenset(
        {
            "killed",
            "injured",
            "missing",
            "casualties",
            "displaced",
            "evacuated",
            "homeless",
            "sheltered",
            "destroyed",
            "damaged",
        }
    ),
    "damaged": frozenset({"destroyed"}),
}
"""Measures of a label that stands over several columns, where labels below it tell them apart: "Casualties" over "Killed"."""
SHADES: Final = word_set(
    "new of which number no . total cumulative confirmed suspected probable reported verified registered and"
)
"""Words of a label that shade what is counted, and count nothing else."""
_FOLD: Final = re.compile(r"[\s.:/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelEntry:
    """Words of labels of one role; what each role means stands at the top of ``en/tables.toml``.

    Attributes:
        name: Its name; the rule is ``label:<name>``.
        role: What a label of these words says.
        phrases: The labels, in lower case.
        examples: Tables in which it is used.
        counterexamples: Tables in which it is not.
    """

    name: str
    role: Role
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def _known() -> dict[str, tuple[Role, str]]:
    rows = entries("en/tables.toml", "label", LabelEntry)
    return {_folded(phrase): (row.role, f"label:{row.name}") for row in rows for phrase in row.phrases}


def _folded(words: str) -> str:
    return _FOLD.sub(" ", words.lower()).strip()


class Label:
    """What one label says.

    Attributes:
        start, end: Its span.
        words: Its words, as far as they tell what is counted.
        role, rule: What the lexicon knows it for; empty for nothing.
        place: The place that it names.
        sort: The noun of places that heads a column of them; empty for none.
        spot, sentence: The time that it tells, and the sentence that this stands in.
        whom: The population that it names.
        told: What it says of a figure by itself.
        before, behind: The currency, and the scale or unit, of all figures under it.
    """

    __slots__ = (
        "before", "behind", "end", "place", "role", "rule", "sentence", "sort", "spot", "start", "told", "whom", "words",
    )  # fmt: skip

    def __init__(self, start: int, end: int, words: str) -> None:
        self.start = start
        self.end = end
        self.words = words
        self.role: Role | None = None
        self.rule = ""
        self.place: Named | None = None
        self.sort = ""
        self.spot: Spot | None = None
        self.sentence: Sentence | None = None
        self.whom: str | None = None
        self.told: Mention | None = None
        self.before = ""
        self.behind = ""

    @property
    def is_open(self) -> bool:
        """Whether it may tell what is counted: not where, when, of how many or only whom."""
        told = self.whom is None or self.measure is not None
        return self.role is None and self.place is None and told and (self.spot is None or bool(self.words))

    @property
    def is_kind(self) -> bool:
        """Whether it only says whether people or families are counted, which the caption tells more of."""
        return self.told is not None and self.told.unit in PEOPLE and len(self.words.split()) == 1

    @property
    def is_shade(self) -> bool:
        """Whether it only shades what another label tells: "New", "Partially", "Houses" over "damaged"."""
        return is_shade(self.words)

    @property
    def measure(self) -> str | None:
        """The measure that it tells by itself."""
        return self.told.measure if self.told is not None else None


def read(reading: Reading, places: Places, lines: Lines, cell: Cell) -> Label:
    """What the label in a cell says.

    Args:
        reading: The document.
        places: Its places.
        lines: Reads lines of tables.
        cell: The cell.
    """
    words = _NOTE.sub("", cell.text)
    made = Label(cell.start, cell.end, words)
    _take_role(made, words)
    if made.role is None:
        while (bracket := _BRACKET.search(words)) is not None and (inside := bracket[1].strip()):
            if is_shade(inside):
                words = f"{inside} {words[: bracket.start()]}"
                continue
            if not _take_unit(made, inside) and _folded(inside) not in _known() and not _is_date(reading, cell):
                break
            words = words[: bracket.start()]
        made.words = words = _shaded(words)
        _take_role(made, words)
    if made.role is not None:
        return made
    _take_time(reading, made, cell)
    made.whom = _whom(made.words) if made.words else None
    if made.whom is None and made.words and not made.spot:
        made.place = place_of(reading, places, cell, made.words)
    if made.place is None and made.words:
        made.told = lines.tried(made.words, made.before, made.behind)
        if made.measure is not None and made.measure not in GENERAL:
            made.whom = None
    return made


def is_shade(words: str) -> bool:
    """Whether words only shade what is counted, and count nothing by themselves.

    Args:
        words: The words of a label, or of a bracket in it.
    """
    return all(word in SHADES or word.endswith("ly") or word in clue("labelled") for word in tokenize(words.lower())[1])


def _shaded(words: str) -> str:
    """The words of a label with those in front that only shade the others: "Injured cumulative"."""
    head, _, last = words.rpartition(" ")
    return f"{last.lower()} {head}" if head and last.lower() in SHADES else words


def _take_role(label: Label, words: str) -> None:
    folded = _folded(words)
    found = _known().get(folded)
    if found is None:
        first, _, rest = folded.partition(" ")
        if rest and rest in HEADS and (first in {"no", "name", "affected"}):
            found = _known().get("place")
        elif folded not in _NO_PLACES and (
            folded in HEADS or (HEADS.get(folded.rpartition(" ")[2]) and first in _QUALIFYING)
        ):
            found = "where", "label:place"
    if found is not None:
        label.role, label.rule = found
        if label.role == "where":
            label.sort = folded


_NO_PLACES: Final = word_set("sector sectors plain plains base bases capital mine mines square squares")
"""Nouns of places that head columns of other things: sectors of relief, above all."""
_QUALIFYING: Final = word_set("affected name worst-affected reporting health administrative")


def _take_unit(label: Label, inside: str) -> bool:
    """Take the unit or the scale that a bracket gives; False where it gives none."""
    small = inside.lower()
    if small in _UNITS:
        label.behind = _UNITS[small]
        return True
    if small in _SCALES:
        label.behind = _SCALES[small]
        return True
    money = _MONEY.fullmatch(inside)
    if money is not None:
        sign = money[1] or money[4]
        scale = (money[2] if money[1] else money[3]) or ""
        if scale.lower() in _SCALES:
            label.before = f"{sign} "
            label.behind = _SCALES[scale.lower()]
            return True
    return False


def _is_date(reading: Reading, cell: Cell) -> bool:
    sentence = sentence_at(reading, index_at(reading, cell.start))
    return sentence is not None and bool(sheet(reading, sentence)[0])


def _take_time(reading: Reading, label: Label, cell: Cell) -> None:
    """Take the time that a label tells, and leave the rest of its words."""
    sentence = sentence_at(reading, index_at(reading, cell.start))
    if sentence is None or sentence.start > cell.start or sentence.end < cell.end:
        return
    spots = sheet(reading, sentence)[0]
    if not spots and len(sentence.lower) <= _MOST_WORDS:
        sentence = line_of(f"in {sentence.text}", sentence.start - 3)
        spots = scan(sentence)  # "March" alone may be anything
    if len(spots) != 1:
        return
    spot = spots[0]
    rest = [
        k
        for k, word in enumerate(sentence.lower)
        if not spot.first <= k < spot.last and word not in _AROUND_DATE | {"in"}
    ]
    if rest and rest[-1] > spot.first:
        return  # "May Pen": not a month
    label.spot, label.sentence = spot, sentence
    end = rest[-1] + 1 if rest else 0
    label.words = sentence.words_text(0, end) if end else ""


def place_of(reading: Reading, places: Places, cell: Cell, words: str) -> Named | None:
    """The place that a label names, if it names one and says nothing else.

    Args:
        reading: The document.
        places: Its places.
        cell: The cell of the label.
        words: Its words, without notes and units.
    """
    core, sort = core_of(words)
    if not core or not (core[0].isupper() or "-" in core):
        return None
    start = cell.start + cell.text.find(core)
    for found in places.names(index_at(reading, start)):
        if found.start <= start and found.end >= start + len(core) and not found.demonym and found.entry is not None:
            return _named(found, words, sort)
    options = tuple(e for e in gazetteer.find(core) if not e.demonym)
    if options:
        found = Found(start, start + len(core), core, options, demonym=False, head=HEADS.get(sort, ""))
        places.settle(found)
        if found.entry is not None:
            return _named(found, words, sort)
    entry = resolve_loosely(places, core, "district") if places.focus >= 0 else None
    if entry is not None:
        return Named(core, start, start + len(core), 0, 0, entry, "in", sort=sort)
    return None


def core_of(words: str) -> tuple[str, str]:
    """A name without the noun that says what sort of place it is ("Sofala Province"), and this noun.

    Args:
        words: The words of a label.
    """
    core = words.strip(" .,:")
    sort = ""
    first, _, rest = core.partition(" ")
    if rest and first.lower() in HEADS and rest.lower() not in HEADS:
        core, sort = rest.removeprefix("of "), first.lower()
    head, _, last = core.rpartition(" ")
    if head and last.lower() in HEADS:
        core, sort = head, last.lower()
    return core, sort


def _named(found: Found, words: str, sort: str) -> Named:
    entry = found.entry
    if sort in _PROVINCES and entry is not None and entry.kind == gazetteer.TOWN:
        inside = [e for e in found.entries if e.kind == gazetteer.PROVINCE and e.country == entry.country]
        entry = next((e for e in inside if e.index == entry.province), inside[0]) if inside else entry
    return Named(found.name, found.start, found.end, 0, 0, entry, "in", sort=sort or core_of(words)[1])


_PROVINCES: Final = frozenset(word for word, sort in HEADS.items() if sort == "province") | {"region", "regions"}


def _whom(words: str) -> str | None:
    """The population that a label names and nothing else: "Children", "Male", "Police officers"."""
    lower = tokenize(words)[1]
    told = [word for word in lower if word not in _AROUND_WHOM]
    if not told or len(told) > _MOST_WORDS:
        return None
    name = populations.of_phrase(told, 0, len(told))
    if name is None or any(
        populations.named_at(told, k) is None and populations.of_modifier(told[k]) is None for k in range(len(told))
    ):
        return None
    return name


_MOST_WORDS: Final = 3
