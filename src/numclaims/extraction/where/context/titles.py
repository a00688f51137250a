"""Reads the place of an event off the title, for a text that names it nowhere: "Train crash kills 17 near Kandy"."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.named import Named, acting, as_name
from numclaims.extraction.where.names.bearers import pick
from numclaims.extraction.where.names.found import Found, found_of
from numclaims.extraction.where.names.runs import look, runs_in
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import BROAD, HAPPENED
from numclaims.lexicons.gazetteer import PROVINCE, TOWN, Entry

_MEMO: Final = "place of the title"
_IN: Final = re.compile(
    r"\b(?:in|near|at|outside|around|off|across|on|hits?|rocks?|strikes?|batters?) (?:the )?$", re.IGNORECASE
)
"""What puts the news of a title into the place behind it."""
_LONGEST: Final = 12


def place_of_title(places: Places) -> Named | None:
    """The one town or province of the document's country that its title puts the news in; None where it tells none.

    Args:
        places: The places of the document.
    """
    memo = places.reading.memo
    if _MEMO not in memo:
        memo[_MEMO] = _place(places, places.reading.document.title or "")
    name = memo[_MEMO]
    return acting(as_name(name), "in") if isinstance(name, int) else None


def _place(places: Places, title: str) -> int:
    """The record of that place; -1 for none."""
    if places.focus < 0 or title.isupper() or not BROAD.isdisjoint(title.lower().split()):
        return -1  # a storm strikes more than the town that a title names
    told: list[Entry] = []
    for match in runs_in(title, 0, len(title)):
        for hit in look(match[0])[0]:
            found = found_of(title, match.start(), hit)
            if found.demonym or not found.entries:
                continue
            entry = found.entry or pick(places, found.entries, found.head)
            if entry is None or entry.kind not in {TOWN, PROVINCE} or entry.country != places.focus:
                continue
            if _is_scene(title, found):
                told.append(entry)
    if len(told) > 1 and told[0].kind == TOWN and told[0].province == told[1].index:
        del told[1]  # "in Kandy, Central Province"
    return told[0].index if len({e.index for e in told}) == 1 else -1


def _is_scene(title: str, found: Found) -> bool:
    """Whether the words around a name of a title put the news there, and do not only say who speaks."""
    if _IN.search(title, max(0, found.start - _LONGEST), found.start) is not None:
        return True
    behind = title[found.end :].lower().split(maxsplit=2)
    return (found.start == 0 and title[found.end : found.end + 1] == ":") or not HAPPENED.isdisjoint(behind[:2])
