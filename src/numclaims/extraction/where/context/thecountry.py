"""Tells which country "the country" stands for: one just entered or spoken of, and for refugees never their own."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.context.anaphora import THE
from numclaims.extraction.where.context.hosts import host_of, just_entered
from numclaims.extraction.where.fit.clause import TELLING
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import CROSSED, SAID, STATE
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Mention, Sentence


def land(places: Places, sentence: Sentence, named: list[Named], m: Mention, at: int) -> Named | None:
    """The country that "the country" stands for: refugees are not counted in their own."""
    if m.measure in CROSSED:
        host = next((n for n in named if n.part == "to" and n.kind == COUNTRY and n.last <= at), None)
        if host is not None:
            return host  # "the ways into Chad are full: 9,000 have entered the country"
        peoples = [n for n in named if n.demonym and n.first < at and n.entry is not None]
        own = {
            n.entry.country for n in peoples if n.last <= n.first + 2 and n.entry is not None and _counted(sentence, n)
        }
        for name in peoples:
            if name.entry is not None and name.entry.country not in own:
                return as_name(name.entry.country)
        if (teller := _teller(sentence, named)) >= 0 and teller not in own:
            return as_name(teller)
        if places.focus in own:  # "10,000 Syrian refugees had come into the country"
            return next(
                (
                    as_name(n.entry.index)
                    for n in named
                    if n.kind == COUNTRY and n.entry is not None and n.entry.country not in own
                ),
                host_of(places, sentence, m),
            )
    if (entered := just_entered(places, sentence, named, m, at)) is not None:
        return entered
    said = {
        n.entry.country
        for n in named
        if n.first < at
        and n.entry is not None
        and (n.demonym or n.kind == COUNTRY)
        and n.part not in {"source", "dateline"}
        and n.entry.country not in powers()
        and not (n.last < at and (sentence.lower[n.last] in STATE or sentence.lower[n.last] in SAID))
    }
    if not said and (spoken := _spoken(places, sentence)) >= 0:
        return as_name(spoken)
    return as_name(said.pop() if len(said) == 1 and places.focus not in said else places.focus)


def told_to_be(sentence: Sentence, named: list[Named], i: int) -> Named | None:
    """The country that a sentence says to be one of some sort: "India was the worst-hit country"; None for none."""
    lower = sentence.lower
    the = next((k for k in range(i - 1, max(-1, i - _SORT), -1) if lower[k] in THE), 0)
    if the < 1 or _IS.isdisjoint(lower[max(0, the - 2) : the]):
        return None
    name = next((n for n in reversed(named) if n.kind == COUNTRY and not n.demonym and 0 < the - n.last <= _VERB), None)
    return None if name is None or name.entry is None else as_name(name.entry.index)


_SORT: Final = 5
"""Tokens from "the" to "country", at most."""
_VERB: Final = 3
"""Tokens from a country to the end of its verb: "has now become"."""
_IS: Final = frozenset({"is", "was", "become", "became", "remains", "remained"})


def _teller(sentence: Sentence, named: list[Named]) -> int:
    """The country that a sentence lets speak of itself: "Chad said 9,000 people had entered the country"; -1 for none."""
    name = named[0] if named else None
    if name is None or name.entry is None or name.kind != COUNTRY or name.demonym or name.first > 1:
        return -1
    return name.entry.country if sentence.lower[name.last] in SAID else -1


def _spoken(places: Places, sentence: Sentence) -> int:
    """The country that the sentence before begins with, in news that goes from one country to the next; -1 for none."""
    if not sentence.index:
        return -1
    start = places.bounds[sentence.index - 1][0]
    for name in places.names(sentence.index - 1)[:1]:
        entry = name.entry
        behind = places.text[name.end : name.end + _WORD].split(" ", 2)
        if (
            entry is not None
            and entry.kind == COUNTRY
            and not name.demonym
            and name.start - start <= _AT_ONCE
            and behind[1:2] != []
            and behind[1] in TELLING
        ):
            return entry.index
    return _just_told(places, sentence)


def _just_told(places: Places, sentence: Sentence) -> int:
    """The country that all figures of the sentence before were put into as a whole: "In Chad, nine died."; -1 for none."""
    land = -1
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if index == sentence.index:
            continue
        if name.kind != COUNTRY or name.demonym or name.part not in HOLDING or land not in {-1, country_of(name)}:
            return -1
        land = country_of(name)
    return land


_WORD: Final = 16
_AT_ONCE: Final = 4
"""Characters of "In " before the country that a sentence begins with, at most."""


def _counted(sentence: Sentence, name: Named) -> bool:
    """Whether a demonym is of those who move ("Syrian refugees", "1,000 Syrians") and not of who tells."""
    lower = sentence.lower
    return lower[name.first].endswith("s") or (
        name.last < len(lower) and lower[name.last] in {"refugees", "people", "civilians"}
    )
