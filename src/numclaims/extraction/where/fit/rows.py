"""Finds several places in a row, of which a figure is told together: what holds for all of them holds for none alone."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.words import HEADS, passed
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE
from numclaims.reading import Sentence

SEVERAL: Final = 3
"""Names in a row from which on a figure is not the first one's; of two, the first stands for both."""
_LINKS: Final = frozenset({",", "and", "or", "&", "in", "the", "of", "as", "well", "suburbs", "also"})
_SPLITS: Final = frozenset({",", "and", "or"})
_BRACKET: Final = frozenset({"(", ")"})


def row_of(sentence: Sentence, named: list[Named], name: Named) -> tuple[list[Named], int]:
    """The places of one list with a name, the name among them, and how many more there are that no gazetteer knows."""
    at = named.index(name) if name in named else -1
    if at < 0:
        return [name], 0
    row, unknown = [name], 0
    for other in named[at + 1 :]:
        more = _between(sentence, row[-1], other)
        if more < 0:
            break
        row.append(other)
        unknown += more
    unknown += _behind(sentence, row[-1])
    for other in reversed(named[:at]):
        more = _between(sentence, other, row[0])
        if more < 0:
            break
        row.insert(0, other)
        unknown += more
    return row, unknown


def _between(sentence: Sentence, one: Named, other: Named) -> int:
    """How many unknown names stand between two of a list; -1 where they stand in no list."""
    if (
        other.demonym
        or other.kind == COUNTRY
        or one.demonym
        or one.kind == COUNTRY
        or (other.part not in {one.part, "bare"} and not {one.part, other.part} <= HOLDING)
    ):
        return -1
    gap = range(one.last, other.first)
    lower, words = sentence.lower, sentence.words
    if not gap and one.entry is not None and other.entry is not None and other.kind == one.kind:
        return 0  # "Aleppo Hama and Homs", of which the comma was lost
    if not gap or _SPLITS.isdisjoint(lower[one.last : other.first]):
        return -1
    unknown = 0
    bracketed = set(lower[one.last : other.first]) >= _BRACKET
    for k in gap:
        word = lower[k]
        if word in _LINKS or word in HEADS or (bracketed and (word in _BRACKET or word[0].isdigit())):
            continue
        if not words[k][0].isupper():
            return -1
        unknown += lower[k - 1] in _SPLITS
    return unknown


def _behind(sentence: Sentence, last: Named) -> int:
    """How many names that no gazetteer knows go on with a list behind its last known one."""
    lower, words = sentence.lower, sentence.words
    unknown = 0
    for k in range(last.last, len(lower)):
        if lower[k] == ")":
            return 0  # "between Djibo and Tongomayel (Djibo, Soum)": a bracket tells what the last one lies in
        if lower[k] in _SPLITS or (lower[k] in HEADS and not unknown):
            continue
        if not words[k][0].isupper():
            break
        unknown += lower[k - 1] in _SPLITS
    return unknown


_ANDS: Final = frozenset({"and", "or", "&"})


def is_chain(sentence: Sentence, row: list[Named]) -> bool:
    """Whether names tell what the first of them lies in: "Tal Hamlet, Rastan Sub-district, Homs District"."""
    outer = row[-1].entry
    if outer is not None and any(n.entry is not None and n.entry.province == outer.index for n in row[:-1]):
        return True
    lower, words = sentence.lower, sentence.words
    stop = row[-1].last
    while stop < len(lower) and (lower[stop] in _LINKS or lower[stop] in HEADS or words[stop][0].isupper()):
        stop += 1
    return _ANDS.isdisjoint(lower[row[0].last : stop])


def lying_in(sentence: Sentence, row: list[Named]) -> int:
    """The record of what all places of a row lie in, which may be told behind them: "Tal, Mir and Wari in Bani district"."""
    if len(row) > 1 and row[-1].entry is not None and row[-1].sort in _DISTRICTS:
        k = row[-1].first - 1
        while k > row[-2].last and passed(sentence.lower[k]):
            k -= 1
        if sentence.lower[k] == "in" and sentence.lower[k - 1] not in _SPLITS:
            return row[-1].entry.index
    outer = row[-1].above
    if outer is not None and outer.kind != COUNTRY and all(n.entry is None and n.above is None for n in row[:-1]):
        return outer.index  # "in Tal, Mir and Wari wards in the Bani area"
    return around(row)


_DISTRICTS: Final = frozenset(
    {"district", "province", "state", "region", "county", "governorate", "department", "area", "township"}
)


def around(row: list[Named]) -> int:
    """The record of the province or country that all places of a row lie in; -1 where they lie in none, or it is unknown."""
    outer = [n.entry or n.above for n in row]
    countries = {e.country for e in outer if e is not None}
    if len(countries) != 1 or -1 in countries:
        return -1
    provinces = {e.index if e.kind == PROVINCE else e.province for e in outer if e is not None}
    if len(provinces) == 1 and None not in outer and -1 not in provinces:
        return provinces.pop()
    return countries.pop()


def whole_of(sentence: Sentence, named: list[Named], name: Named) -> int | None:
    """What the list lies in that a name stands in, as ``around`` tells it; None where the name stands in no long list."""
    row, unknown = row_of(sentence, named, name)
    return lying_in(sentence, row) if len(row) + unknown >= SEVERAL and not is_chain(sentence, row) else None
