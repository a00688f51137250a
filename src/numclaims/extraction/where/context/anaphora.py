"""Tells whether a noun with "the" points back to a place that was named: "the town", but not "the town of Tal" or "the state"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.roles import anaphors
from numclaims.extraction.where.words import COMPASS, HARDEST, HEADS, passed
from numclaims.reading import Mention, Sentence


def points(sentence: Sentence, named: list[Named], m: Mention, i: int) -> bool:
    """Whether a noun points back to a place: with "the" before it, and with no name that it belongs to."""
    lower, words = sentence.lower, sentence.words
    role = anaphors()[lower[i]]
    nxt = lower[i + 1] if i + 1 < len(lower) else ""
    titled = i + 1 < len(lower) and words[i + 1][0].isupper()
    the = i - 1
    while the > 0 and i - the < 4 and lower[the] not in THE and _tells_which(words[the], role):
        the -= 1
    if role == "capital":
        if not _PARTIAL.isdisjoint(lower[max(0, i - 2) : i]):
            return False  # "the provincial capital"
        named_next = i + 2 < len(words) and words[i + 2][0].isupper()
        if i > 0 and lower[i - 1] in _POSSESSIVE:  # "Uganda's capital, Kampala", but "in Uganda's capital, six died"
            return not titled and not (nxt == "," and named_next)
        if nxt in {",", "("} and named_next:
            return False
        if any(n.last == i and n.first == the and n.demonym for n in named):
            the -= 1  # "the Syrian capital"
    if the < 0 or lower[the] not in THE or (words[i][0].isupper() and the < i - 1):
        return False  # "the Central African Republic", and not "the Kingdom"
    if nxt == "of" and not ((role == "country" or m.measure == "population") and m.qualifier_first == i + 2):
        return False  # "the town of Tal", but "the country of 12 million"
    if nxt == "hall" or (lower[i] == "state" and nxt not in _BEHIND_STATE):
        return False
    if role == "country":
        return not _acts_or_bounds(lower, named, the, i)
    return not titled and not (
        role in {"town", "capital"} and the > 1 and lower[the - 1] == "of" and _tells_where(lower, named, the - 1)
    )


def _acts_or_bounds(lower: list[str], named: list[Named], the: int, i: int) -> bool:
    """Whether "the country" is fought, owns what is told, or tells where a place before it lies: nothing happens in it."""
    if the > 0 and lower[the - 1] == "against":
        return True  # "waging war against the country"
    if lower[i + 1 : i + 2] and lower[i + 1] in _POSSESSIVE and not _in_a_part(lower, named, i):
        return True
    return lower[the - 1] == "of" and lower[the - 2] in COMPASS and _apposed(lower, named, the - 3)


def _apposed(lower: list[str], named: list[Named], comma: int) -> bool:
    """Whether "south of the country", behind a comma, only tells where a place lies that stands before it."""
    return comma > 0 and lower[comma] == "," and any(0 <= comma - n.last <= 1 and is_narrow(n) for n in named)


def _tells_which(word: str, role: str) -> bool:
    """Whether a word before a noun that points back only says what sort of place it is: "the West African nation".

    What may do so in front of "town" are too many words to be told ("the tense garrison town"), so that what may not are.
    """
    small = word.lower()
    if role == "country":
        return passed(small) or (word.isalpha() and small.endswith(_SORTS) and small not in _OTHER)
    if small in _NOT_THE_SAME or small in HARDEST:
        return False  # "Tal is the most affected area": it is told to be that, and does not point back to it
    return (word.islower() or passed(small)) and word.replace("-", "").isalpha()


_NOT_THE_SAME: Final = frozenset({
    "a", "an", "another", "other", "others", "next", "nearest", "nearby", "neighbouring", "neighboring", "adjacent",
    "adjoining", "surrounding", "rival", "opposite", "different", "bigger", "smaller", "larger", "twin", "sister", "second",
    "third", "fourth", "fifth", "first", "last", "only", "former", "new", "every", "each", "any", "no", "some", "that",
    "these", "those", "his", "her", "its", "their", "our", "your", "my", "which", "what", "who", "whose", "this", "of", "in",
    "on", "at", "to", "from", "by", "for", "with", "near", "into", "onto", "over", "under", "about", "through", "across",
    "around", "after", "before", "until", "since", "during", "and", "or", "but", "nor", "as", "than", "so", "when", "while",
    "where", "if", "because", "though", "although", "not", "is", "are", "was", "were", "be", "been", "being", "has", "have",
    "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "said", "says",
    "say", "told", "tells", "tell", "reported", "he", "she", "it", "they", "we", "i", "you", "there", "here", "also", "very",
    "far", "attack", "attacked", "attacks", "raid", "raided", "storm", "stormed", "hit", "struck", "entered", "seized",
    "took",
})  # fmt: skip
"""What ends a noun phrase, begins another, or tells that it is another place than the one told of."""
_SORTS: Final = ("an", "ern", "ed", "ese", "ic", "ous", "ish", "al", "poor", "rich", "north", "south", "east", "west")
_OTHER: Final = frozenset({"foreign", "an", "than", "several", "western", "arab"})
"""What tells of another country, or of none."""


def _in_a_part(lower: list[str], named: list[Named], i: int) -> bool:
    """Whether a part of the country is meant that has no name: "in the country's far west"."""
    behind = lower[i + 2 : i + _PART]
    return (
        i > 1
        and lower[i - 2] in {"in", "across"}
        and any(w.endswith(_WARDS) for w in behind)
        and not any(i < n.first < i + _NAMED for n in named)
    )


_WARDS: Final = ("north", "south", "east", "west", "ern")
_PART: Final = 5
"""Tokens from "the country" to the end of "'s far west"."""
_NAMED: Final = 8
"""Tokens behind "the country" in which the part of it is named: "the country's northern city of Gao"."""
_POSSESSIVE: Final = frozenset({"'s", "'"})
_PARTIAL: Final = frozenset({"provincial", "regional", "state", "county", "district", "governorate"})


def _tells_where(lower: list[str], named: list[Named], at: int) -> bool:
    """Whether "on the outskirts of the city" only says where a place named just before lies."""
    return any(
        n.part in HOLDING
        and 0 < at - n.last < _CHAIN
        and lower[n.last + (lower[n.last] in HEADS)] == ","  # "in Tal province, north of the capital"
        and not n.demonym
        for n in named
    )


_CHAIN: Final = 6
"""Tokens of such a phrase, at most."""
THE: Final = frozenset({"the", "this"})
_BEHIND_STATE: Final = frozenset({
    "", ",", ".", ")", "on", "and", "in", "has", "have", "had", "since", "where", "after", "with", "to", "this", "last",
    "so",
})  # fmt: skip
""""The state" is a province in front of these, and the government's in "the state hospital"."""
