"""Tells words in "-s" that are verbs where a plural noun might stand: "two thirds lives in towns", "40 pilgrims plunges into"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import NUMBER_PARTS, word_set
from numclaims.extraction.things import nouns
from numclaims.extraction.what.clues import clue
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


def told_of(sentence: Sentence, number: int, noun: int) -> bool:
    """Whether a noun behind a number is who says so, a comma lost: "killing 12 and wounding 82 police said".

    Args:
        sentence: The sentence.
        number: The last token of the number.
        noun: The token of the noun.
    """
    lower = sentence.lower
    behind = lower[noun + 2 : noun + 3]
    if lower[noun + 1 : noun + 2] not in _SAID or not (behind == [] or behind[0] in _CLOSING):
        return False
    k = number
    while k > 0 and (lower[k][0].isdigit() or lower[k] in NUMBER_PARTS or lower[k] in _ABOUT):
        k -= 1
    return lower[k] in clue("harming")


_SAID: Final = (["said"], ["say"], ["told"], ["reported"])
_CLOSING: Final = word_set(". , on in monday tuesday wednesday thursday friday saturday sunday late early afp reuters")
_ABOUT: Final = word_set("at least more than over some about around another up to nearly")


def superlative(word: str) -> bool:
    """Whether a word is the superlative of an adjective: "largest", but not "forest"."""
    return len(word) > _SHORTEST and word.endswith("est") and word not in _EST_NOUNS


_SHORTEST: Final = 5
_EST_NOUNS: Final = word_set("forest request interest protest contest harvest arrest priest conquest behest inquest")
