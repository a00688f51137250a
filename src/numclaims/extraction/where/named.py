"""A place name in its sentence, as every step of this stage hands it to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, Entry

HOLDING: Final = frozenset({"in", "of"})
"""Parts of a place that a figure can hold in."""


@dataclass(slots=True, eq=False)
class Named:
    """A place name of a sentence and its part in it.

    Attributes:
        name, start, end: As written, and where.
        first, last: Its tokens.
        entry: What the gazetteer knows it by; None when only the text knows it.
        part: What it has to do in the sentence, as ``parts.parts`` tells.
        demonym: Whether it names a people.
        within: Keys or names of the places that the text says it lies in, inner first.
        above: The innermost of these that the gazetteer knows.
        rule: The lexicon entry that gave it its part.
        pair: Whether it is one of several ("Khalidiya and Bab Amr"), so that a figure holds for what they lie in.
        later: Whether it is one of several, and not the first.
        wide: Whether the figure is said to hold all over it ("across Syria").
        sort: The noun that says what sort of place it is ("city", "district"); empty for none.
    """

    name: str
    start: int
    end: int
    first: int
    last: int
    entry: Entry | None
    part: str
    demonym: bool = False
    within: tuple[str, ...] = ()
    above: Entry | None = None
    rule: str = ""
    pair: bool = False
    later: bool = False
    wide: bool = False
    sort: str = ""

    @property
    def kind(self) -> int:
        """Kind by the gazetteer; a place that only the text knows counts as a town."""
        return self.entry.kind if self.entry is not None else gazetteer.TOWN

    def at(self, first: int, rule: str, part: str = "in") -> Named:
        """The same place where a word stands for it ("the town"), for figures to be in."""
        return Named(
            self.name, self.start, self.end, first, first + 1, self.entry, part, self.demonym, self.within, self.above, rule,
            pair=False, later=self.later, wide=self.wide, sort=self.sort,
        )  # fmt: skip

    @property
    def is_hospital(self) -> bool:
        """Whether the hurt are brought there, from wherever that was, so that what is told next need not be there."""
        return self.sort in _CARE


FOLK: Final = "folk"
"""The rule of a place that only the text knows, and only as the one that people come from."""
ORIGIN: Final = "origin"
"""The rule of a place that one person comes from ("Yakub Ali of Tal village in Hama")."""
_CARE: Final = frozenset({"hospital", "hospitals"})


def as_name(index: int) -> Named | None:
    """A country or province as a name that stands nowhere in the text; None for record -1."""
    if index < 0:
        return None
    entry = gazetteer.entry_at(index)
    return Named(gazetteer.place_at(index).name, -1, -1, 0, 0, entry, "focus")


def as_scene(index: int) -> Named | None:
    """The same, where the words say that a story has turned to that country or province."""
    return acting(as_name(index), "in")


def is_narrow(name: Named) -> bool:
    """Whether a name is of a place within a country, or of a lake or island between some."""
    entry = name.entry
    if name.demonym or entry is None:
        return not name.demonym
    return entry.kind != COUNTRY and (entry.country >= 0 or entry.population > 0)


def country_of(name: Named) -> int:
    """The country that a name, or what it lies in, belongs to; -1 where that is not known."""
    entry = name.entry or name.above
    return entry.country if entry is not None else -1


def acting(name: Named | None, part: str) -> Named | None:
    """A name made anew, in the part that another one has."""
    if name is not None:
        name.part = part
    return name


def key_of(name: Named) -> str:
    """The key of a place that the gazetteer knows, or the name of another one: what a path is made of."""
    return gazetteer.place_at(name.entry.index).key if name.entry is not None else name.name


def is_capital(entry: Entry | None) -> bool:
    """Whether a place is the capital of its country."""
    return entry is not None and entry.country >= 0 and gazetteer.capital_of(entry.country) == entry.index
