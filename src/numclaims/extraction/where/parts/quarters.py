"""Puts a neighbourhood into the town that its sentence names before it, and takes a district for itself."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import Named, key_of
from numclaims.extraction.where.names.states import state_behind
from numclaims.extraction.where.words import HEADS, INNER
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import PROVINCE
from numclaims.reading import Sentence


def district(new: Named, nxt: str) -> None:
    """Take a district for itself, and not for the town of another name that it is governed from."""
    entry = new.entry
    if HEADS.get(nxt) == "district" and entry is not None and entry.kind == gazetteer.TOWN:
        new.above = gazetteer.entry_at(entry.province if entry.province >= 0 else entry.country)
        new.within = (gazetteer.place_at(new.above.index).key,)
        new.entry = None


_QUARTERS: Final = frozenset({"colonia", "barrio", "vila", "ward", "comuna", "parroquia"})
_CITY: Final = 50_000
"""Inhabitants from which on a place is not taken for a quarter of another one."""


def lodge(sentence: Sentence, new: Named, out: list[Named]) -> None:
    """Put a neighbourhood into the town that the sentence names before it."""
    if not out:
        return
    nxt = sentence.lower[new.last] if new.last < len(sentence.lower) else ""
    behind = sentence.lower[new.first - 1] if new.first else ""
    if nxt not in INNER and behind not in _QUARTERS and new.name.lower().partition(" ")[0] not in _QUARTERS:
        return
    if new.entry is not None and new.entry.population > _CITY:
        return
    for name in out:
        if (
            name.part in {"in", "of"}
            and name.entry is not None
            and name.entry.kind in {gazetteer.TOWN, PROVINCE}
            and name.first < new.first
        ):
            new.entry = None
            new.within = (key_of(name), *name.within)
            new.above = name.entry
            return


def put_in_state(text: str, new: Named) -> None:
    """Put a town into the state that is abbreviated behind it, where the gazetteer has it not: "Valhalla, N.Y."."""
    state = state_behind(text, new.end)
    if state is not None and (new.entry is None or new.entry.province != state.index):
        new.entry, new.above, new.within = None, state, (gazetteer.place_at(state.index).key,)
