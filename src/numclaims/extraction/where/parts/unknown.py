"""Tells whether an unknown capitalised name may be a place's by what stands right before and behind it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import STRUCK
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import DAYS, HAPPENED, HEADS, POSTS
from numclaims.reading import Sentence

QUARRELS: Final = frozenset({
    "clash", "clashes", "fight", "fighting", "enmity", "dispute", "disputes", "altercation", "feud", "rivalry", "quarrel",
    "argument", "gunfight", "gunbattle", "gun-battle", "encounter", "conflict", "tension", "tensions", "scuffle", "brawl",
})  # fmt: skip
"""In front of "between", these tell who fought, and not where: "a clash between Alawis and Sunnis"."""
_STORMED: Final = frozenset({
    "raided", "stormed", "attacked", "invaded", "overran", "bombed", "bombarded", "shelled", "besieged", "razed", "torched",
    "liberated", "retook", "recaptured", "ravaged", "devastated", "flattened", "inundated", "jolted", "shook", "entered",
    "retaken", "overrun", "captured", "seized", "occupied", "looted", "ransacked", "blockaded", "surrounded", "encircled",
    "cleared",
})  # fmt: skip
"""Behind these a name that words of time, or nothing, follow is of a place: "gunmen raided Kurmi at dawn"."""
_WHEN: Final = frozenset({
    ".", "with", "and", "near", "killing", "at", "on", "early", "late", "after", "during", "before", "when", "again", "overnight",
    "yesterday", "last", "this", "around", "from", "where", "burning", "using", *DAYS,
})  # fmt: skip
"""What follows a place that was attacked."""
_BEHIND: Final = frozenset(
    {"and", "when", "after", "during", "near", "late", "early", "which", "that", "where", "leaving", "along"}
)
"""Behind these, "at" and an unknown name told of a place: "the car exploded at Gurez killing five"."""
_OWNED: Final = frozenset({
    "bus", "buses", "van", "truck", "student", "students", "staff", "doctors", "nurses", "guards", "employees", "workers",
})  # fmt: skip
"""What belongs to a place of work or study, and is mostly elsewhere when it gets into the news."""
_PEOPLE: Final = frozenset({
    "clan", "clans", "sub-clan", "sub-clans", "section", "sections", "tribe", "tribes", "tribesmen", "families",
    "factions", "herders", "herdsmen", "caste", "castes", "ethnic", "youths", "fighters", "militias", "militiamen", "gangs",
})  # fmt: skip
"""Behind an unknown name, who bears it."""
_JOINING: Final = frozenset(
    {"in", "at", "near", "of", "on", "with", "and", "where", "outside", "by", "to", "from", "who", "that"}
)


def bears_kind(lower: list[str], last: int) -> str:
    """The noun of a site, behind the word that tells its kind, that a name stands before: "Tal refugee camp"; "" for none."""
    if last + 1 >= len(lower) or lower[last] not in sign("site kind") or lower[last + 1] not in HEADS:
        return ""
    return lower[last + 1]


def employs(lower: list[str], j: int, nxt: str) -> bool:
    """Whether an unknown name behind "at" is a firm's: "chief economist at Credit Suisse, said"."""
    return lower[j] == "at" and nxt == "," and not POSTS.isdisjoint(lower[max(0, j - 6) : j])


def is_clear(word: str, nxt: str) -> bool:
    """Whether a preposition alone tells that an unknown name is a place's; "at" and "outside" also stand before firms."""
    if nxt in HAPPENED or nxt in _PEOPLE:
        return False  # "in the Maoist attack" is of whom, and not where; "between Agar clans"
    if word in {"in", "near", "between"}:
        return True
    if word in {"against", "hit", "to", "into", "from"}:
        return False
    if nxt in HEADS or nxt in {"in", "of", ",", "(", "on"}:
        return True
    if word in _STORMED:
        return nxt in _WHEN
    if word == "at":
        return nxt in _BEHIND or (nxt.endswith("ing") and nxt != "during")
    return word not in {"outside", "inside", "over"} and nxt in {".", "with", "and", "near", "killing"}


def describes(lower: list[str], first: int, last: int) -> bool:
    """Whether a noun stands behind a name and the noun of its sort, so that the name only says whose that thing is."""
    if lower[last - 1].rstrip(".") in _LEGAL:
        return True  # "at Kivu Mining Ltd in Goma"
    at = last + 1 if lower[last : last + 1] and lower[last] in HEADS else last
    if at >= len(lower) or not lower[at].isalpha() or lower[at] in _JOINING or lower[at] in HEADS:
        return False
    if lower[at] in _OWNED or (first > 0 and lower[first - 1] in {"a", "an"}):
        return True
    return lower[at] in _FIRMS or lower[at + 1 : at + 2] in _OF_A_TRADE  # "in the Shiva Shakti fireworks company"


_LEGAL: Final = frozenset({"llc", "ltd", "inc", "plc", "gmbh", "corp", "llp"})
"""Last words of the name of a firm."""
_FIRMS: Final = frozenset({"company", "firm", "corporation", "manufacturer", "airline", "airlines", "operator"})
_OF_A_TRADE: Final = tuple([firm] for firm in sorted(_FIRMS))


def lists_peoples(sentence: Sentence, last: int) -> bool:
    """Whether a name is the first of several peoples: "feuds of Turkana, Pokot and Samburu herders"."""
    for k in range(last, min(last + _LIST, len(sentence.lower))):
        word = sentence.lower[k]
        if word in _PEOPLE or word == "communities":
            return k > last
        if word not in {",", "and", "the"} and not sentence.words[k][0].isupper():
            return False
    return False


_LIST: Final = 9
"""Tokens of such a list, at most."""


def tells_victims(sentence: Sentence) -> bool:
    """Whether a sentence counts victims, so that a name behind "at" is where they were: "two were shot dead at Teen Hatti"."""
    return any(m.measure in _VICTIMS for m in sentence.mentions)


_VICTIMS: Final = STRUCK | {"abducted"}


_LIVING: Final = frozenset({"native", "inhabitant", "son", "daughter", "wife", "husband"})
"""Who is of a place, in front of "of"."""


def is_person(sentence: Sentence, at: int, before: list[Named]) -> bool:
    """Whether the words in front of "of" are a person: "Yakub Ali of Tal village", "a native of Tal village"."""
    words, lower = sentence.words, sentence.lower
    if lower[at] in _LIVING:
        return True
    if at < 2 or not (words[at][0].isupper() and words[at - 1][0].isupper()) or not words[at].isalpha():
        return False
    if any(n.first <= at < n.last for n in before) or lower[at] in HEADS or lower[at] in sign("no place"):
        return False
    return lower[at - 1] not in sign("no place") and lower[at - 1] not in HEADS
