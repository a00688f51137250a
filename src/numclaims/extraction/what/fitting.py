"""Says of what sort a number's thing is (people, things, animals, money), and so which entries of the catalogue fit it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.things import nouns
from numclaims.extraction.what import populations
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_PERSON: Final = frozenset({"people", "persons", "humans", "any", "named"})
_THING: Final = frozenset({"things", "objects", "any", "named"})
_ANIMAL: Final = _THING | {"animals"}
_EITHER: Final = frozenset({"people", "persons", "things", "any"})
_NAMED: Final = _EITHER | {"objects", "humans", "named"}
_UNKNOWN: Final = frozenset({"people", "things", "objects", "any", "named"})
"""For a noun that may be of people or of things: verbs that fit both ("captured two villages") say nothing."""
_MONEY: Final = frozenset({"money"})
_LENGTHS: Final = word_set(
    """
    kilometer kilometre mile meter metre foot yard nautical_mile centimeter centimetre inch league km m mi ft
    nautical mile millimeter
    """
) | {"nautical mile"}
_MASSES: Final = frozenset(
    {"tonne", "ton", "metric_ton", "metric ton", "kilogram", "short_ton", "long_ton", "pound", "liter", "litre", "gram"}
)
_AREAS: Final = frozenset(
    {"hectare", "acre", "square kilometer", "square mile", "square meter", "square foot", "kilometer ** 2", "mile ** 2"}
)

_NOTHING: Final[frozenset[str]] = frozenset()
_AREA: Final = frozenset({"area", "things"})
_MASS: Final = frozenset({"mass", "things"})
_LENGTH: Final = frozenset({"length"})
_ROAD: Final = frozenset({"length", "things", "objects", "any", "named"})


def fits(read_by: Clauses, m: Mention) -> frozenset[str]:
    """Values of an entry's ``counts`` that go with a number; none when nothing can be said of it."""
    if m.kind == "money":
        return _MONEY
    if m.kind == "measurement":
        return _of_quantity(m)
    if m.kind == "percent":
        return _of_share(m)
    if m.unit == "time":
        return _NOTHING  # "shot him three times"
    if m.unit is None:
        return _NOTHING if _is_one_thing(m) else _EITHER
    if "counts:noun-behind" in m.rules:
        return _of_noun(read_by, m)
    if m.unit in PEOPLE:
        return _PERSON
    if "things:animals" not in m.rules:
        return _THING
    named = m.head > 0 and m.sentence.words[m.head][0].isupper() and not m.sentence.text.isupper()
    return _NAMED if named else _ANIMAL  # "killed 40 Tigers": a name, and no beasts


def _is_one_thing(m: Mention) -> bool:
    """Whether an article makes one thing of a bare number, as a score is: "she shot a 71"."""
    before = m.sentence.lower[m.qualifier_first - 1] if m.qualifier_first else ""
    return before in {"a", "an"} and m.words == "digits"


def _of_quantity(m: Mention) -> frozenset[str]:
    unit = (m.unit or "").lower().replace("_", " ")
    if unit in _LENGTHS:
        return _ROAD if _of_road(m) else _LENGTH
    if unit in _AREAS:
        return _AREA
    return _MASS if unit in _MASSES else _NOTHING


def _of_noun(read_by: Clauses, m: Mention) -> frozenset[str]:
    """What fits a noun that the counting stage does not know: it may be of people ("six Jesuits", "FIVE CAPUCHINS")."""
    if m.head < 0:
        return _PERSON if m.unit in PEOPLE else _UNKNOWN
    if m.unit in PEOPLE or populations.named_at(m.sentence.lower, m.head) is not None:
        return _PERSON
    hit = read_by.at[m.head]
    if hit is not None and any(t.role == "head" and t.counts == "things" for t in hit.options):
        return _THING
    named = m.sentence.words[m.head][0].isupper() or not clue("called").isdisjoint(m.sentence.lower[m.last : m.head])
    return _NAMED if named else _UNKNOWN


def _of_share(m: Mention) -> frozenset[str]:
    """What fits a percentage, by the noun of which it is one: "64 percent of its takings" are no people."""
    if m.counted is None and not _of_something(m):
        return _NOTHING
    if m.unit is None:
        return _EITHER
    if m.head < 0:
        return _NAMED
    known = nouns.thing(m.sentence.lower[m.head], m.sentence.words[m.head][0].isupper())[1]
    if known == "things:animals":
        return _ANIMAL  # "half of the sheep have perished"
    return _THING if known is not None and known.startswith("things:") else _NAMED


def _of_road(m: Mention) -> bool:
    """Whether a length is one of roads or lines, which can be destroyed: "300 km of roads"."""
    behind = m.sentence.lower[m.last : m.last + 6]
    return "of" in behind and not clue("road").isdisjoint(behind)


def _of_something(m: Mention) -> bool:
    """Whether a percentage is one of people or things: "70 percent of the houses"."""
    words = m.sentence.lower[m.last : m.last + 3]
    return "of" in words
