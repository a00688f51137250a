"""Tells the country or province that a paragraph has turned to: "In El Salvador, ...", "Guatemala has reported ..."."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.fit.clause import TELLING
from numclaims.extraction.where.named import Named, as_scene
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, Entry
from numclaims.reading import Mention, Sentence

_BACK: Final = 6
"""Sentences of a paragraph that may be told of the country that an earlier one has turned to."""
_HEAD: Final = 2
"""The last sentence of a story's beginning, which does not yet turn from one place to the next."""
_HAVE: Final = frozenset({"has", "have", "had", "also", "alone"})
_GAP: Final = re.compile(r"\n")


def topic_of(places: Places, sentence: Sentence) -> Named | None:
    """The country or province of which a paragraph tells since a sentence that opens with its name; None for none.

    A sentence on the way that puts figures somewhere else with its own words ends it.
    """
    if sentence.index <= _HEAD or any(_is_land(n) for n in places.names(sentence.index)):
        return None
    for index in range(sentence.index - 1, max(_HEAD - 1, sentence.index - _BACK), -1):
        if _GAP.search(places.text, places.bounds[index][1], places.bounds[index + 1][0]) is not None:
            return None
        opened = _opened(places, index)
        if not _is_told(places, index, opened):
            return None
        if opened is not None:
            return as_scene(opened.index)
    return None


def whole_of_all(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The country of the news, where a sentence gives the sum of all that is counted in it: "the outbreak total"."""
    lower = sentence.lower
    for k in range(max(0, m.first - _SUM), m.first):
        if k > 0 and lower[k] in _SUMS and lower[k - 1] in _OF_ALL:
            return as_scene(places.focus)
    return None


_SUM: Final = 12
"""Tokens between "the outbreak total" and its last figure, at most."""
_SUMS: Final = frozenset({"total", "toll", "tally", "count"})
_OF_ALL: Final = frozenset({"outbreak", "epidemic", "cumulative", "overall", "nationwide", "national", "pandemic"})


def _opened(places: Places, index: int) -> Entry | None:
    """The country or province whose name opens a sentence as what it tells of; None for any other beginning."""
    start = places.bounds[index][0]
    for name in places.names(index)[:1]:
        entry = name.entry
        if entry is None or name.demonym or entry.kind not in {COUNTRY, PROVINCE} or entry.country < 0:
            return None
        lead = places.text[start : name.start].rstrip().lower()
        return entry if lead in {"in", "across", ""} and _is_subject(places.text, name, lead) else None
    return None


def _is_land(name: Found) -> bool:
    return not name.demonym and name.entry is not None and name.entry.kind == COUNTRY


def _is_subject(text: str, name: Found, lead: str) -> bool:
    if lead:
        return text[name.end : name.end + 1] == ","
    words = text[name.end : name.end + _WORD].split(None, 2)
    if text[name.end : name.end + 1] != " " or not words:
        return False
    return words[0] in TELLING or (words[0] in _HAVE and words[1:2] != [] and words[1] in TELLING)


_WORD: Final = 40
"""Characters of the word behind a name, and some more."""


def _is_told(places: Places, index: int, opened: Entry | None) -> bool:
    """Whether what a sentence counts is put in the place that opens it, or nowhere with its own words."""
    own = False
    for at, _, name in reversed(places.chosen):
        if at < index:
            break
        if at > index or name.start < places.bounds[index][0]:
            continue
        if opened is not None and name.entry is not None and name.entry.index == opened.index:
            return True
        own = True
    return not own
