"""Tells by its look whether a word is a finite verb, where the lexicon does not know it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what.clauses import (
    AUX,
)
from numclaims.extraction.what.walk import Walk

_CLAUSE: Final = 14
"""Words before a number among which its relative clause has begun."""
PREPOSITIONS: Final = word_set(
    """
    in by on during at near since from with over under around amid along between inside outside across among of to
    for against through throughout after within as into
    """
)
FINITE: Final = word_set(
    """
    went came took made gave began became told saw got knew felt kept stood held won ran spoke met brought sent
    built fell rose grew led lay says seem seems want wants include includes lives work works threw broke
    """
)
_DETERMINED: Final = word_set("the a an of in by with from other and for on at two to as")
_REDUCED_ONLY: Final = word_set("aged named called based accused charged armed dressed")
_DOUBTFUL: Final = word_set("alleged suspected unidentified unnamed accused armed masked supposed uniformed")


_LOADED: Final = frozenset({"with", "carrying", "ferrying", "transporting"})


def ends_relative(walk: Walk, k: int) -> bool:
    """Whether a comma ends a relative clause in which the number stands: "the firm, which employs 600, has suffered"."""
    lower = walk.clauses.lower
    following = lower[k + 1] if k + 1 < len(lower) else ""
    hit = walk.clauses.at[k + 1] if following else None
    acted = hit is not None and any(t.role == "act" and t.form == "past" for t in hit.options)
    if following not in AUX and not acted and (following == "and" or not is_verb(following, ",")):
        return False
    for j in range(walk.first - 1, max(0, walk.first - _CLAUSE), -1):
        if lower[j] == ",":
            return False
        if lower[j] in {"which", "who", "whose"}:
            return lower[j - 1] == "," and walk.first - j > 1
        if acted and lower[j] in _LOADED and lower[j - 1] == ",":
            return True  # "the skipper, with nine anglers aboard, drowned"
    return False


def is_object(walk: Walk) -> bool:
    """Whether an unknown verb stands right before the number, so that "and were hit" is said of its subject."""
    k = walk.first - 1
    return k > 0 and walk.clauses.ending[k] is None and is_verb(walk.clauses.lower[k], walk.clauses.lower[k - 1])


def other_verb(walk: Walk, k: int) -> bool:
    """Whether token ``k`` is a finite verb that the lexicon does not know."""
    lower = walk.clauses.lower
    word = lower[k]
    if word in FINITE:
        return True
    if k == 0 or not is_verb(word, lower[k - 1]):
        return False
    if not walk.shouting and walk.clauses.sentence.words[k][0].isupper():
        return False  # "troops of the Integrated Mission have"
    if word in {"named", "called"} and k + 1 < len(lower) and walk.clauses.sentence.words[k + 1][0].isupper():
        return False  # "four thieves with a chief named Oda were arrested"
    if k + 1 < len(lower) and lower[k + 1] in PREPOSITIONS:
        return bool(walk.commas)
    if k == walk.begin and word in _DOUBTFUL:
        return False  # "12 alleged State of Sinai militants"
    return k > walk.begin or walk.bare or word not in _REDUCED_ONLY


def is_verb(word: str, before: str) -> bool:
    """Whether a word has the look of a verb in the past, given the word before it."""
    return word in FINITE or (word.endswith("ed") and len(word) > 4 and before not in _DETERMINED)
