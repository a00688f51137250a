"""Tells words in "-s" that are verbs where a plural noun might stand: "two thirds lives in towns", "40 pilgrims plunges into"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import nouns
from numclaims.reading import Sentence

_DWELT: Final = word_set("in on at below under within with near outside abroad along off")
_CARRYING: Final = frozenset({"carrying", "with", "ferrying", "transporting", "bearing"})
_LOAD: Final = 6
"""Tokens from "carrying" to the noun of the people carried, at most."""
_BEFALLEN: Final = frozenset({"into", "off", "onto", "over", "a", "near"})


def dwells(sentence: Sentence, j: int) -> bool:
    """Whether "lives" at ``j`` is a verb: "a third of the population lives in towns"."""
    return j + 1 < len(sentence.lower) and sentence.lower[j + 1] in _DWELT


def befalls(sentence: Sentence, j: int) -> bool:
    """Whether what follows people at ``j`` is the verb of what carries them: "Bus carrying 40 pilgrims plunges into gorge"."""
    lower = sentence.lower
    if not nouns.is_person(lower[j]) or sentence.words[j][0].isupper() or lower[j + 1][-1] != "s":
        return False
    if nouns.is_person(lower[j + 1]) or _CARRYING.isdisjoint(lower[max(0, j - _LOAD) : j]):
        return False
    behind = lower[j + 2] if j + 2 < len(lower) else "."
    return behind in _BEFALLEN or nouns.thing(lower[j + 1])[1] is None
