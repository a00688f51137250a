"""Finds the plural noun by which several are counted: "12 Hamas fighters", "sales reps", "Chinese fishing boats"."""

from __future__ import annotations

from numclaims.extraction.things import nouns
from numclaims.extraction.things.closedwords import REPORTING, STOPS
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.things.verbforms import befalls, dwells
from numclaims.reading import Sentence


def plural_at(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` may be a plural noun."""
    word = sentence.lower[i]
    if word in STOPS or not word[0].isalpha():
        return False
    written = sentence.words[i]
    if word in nouns.invariants() or is_plural(word, capital=written[0].isupper()):
        return True
    if written[-1] == "s" and len(written) > 2 and written[:-1].isupper():
        return True  # "48 TPUs"
    return word.endswith("is") and nouns.in_people(word[:-1])  # "jihadis"


def last_plural(sentence: Sentence, j: int, end: int, numbers: frozenset[int]) -> int:
    """The head of a run of plurals: "12 Hamas fighters", "sales reps", "Chinese fishing boats"."""
    while j + 1 < end and (j + 1) not in numbers:
        word = sentence.lower[j + 1]
        if word in STOPS or not word[0].isalpha() or word in nouns.states() or befalls(sentence, j):
            break
        if word == "lives" and dwells(sentence, j + 1):
            break
        if plural_at(sentence, j + 1):
            j += 1
        elif sentence.lower[j][-1] != "s" and sentence.lower[j] in nouns.invariants() and not word.endswith("ed"):
            k = j + 1
            while k < end and not plural_at(sentence, k) and is_inside(sentence, k, numbers) and k < j + 3:
                k += 1
            if k >= end or k in numbers or not plural_at(sentence, k):
                break
            j = k
        else:
            possessed = _possessed(sentence, j, end, numbers)
            return j if possessed < 0 else possessed
    return j


def _possessed(sentence: Sentence, j: int, end: int, numbers: frozenset[int]) -> int:
    """The noun behind a name whose apostrophe was lost: "Syrias prewar population"; -1 when the name is the noun."""
    if not sentence.words[j][0].isupper() or nouns.is_person(sentence.lower[j], capital=True):
        return -1
    k = j + 1
    while k < min(end, j + 4) and is_inside(sentence, k, numbers) and not sentence.words[k][0].isupper():
        k += 1
    if (
        k == j + 1
        or is_participle(sentence.lower[j + 1])
        or (k < end and sentence.lower[k] not in STOPS and sentence.lower[k][0].isalpha())
    ):
        return -1
    return k - 1


def is_inside(sentence: Sentence, k: int, numbers: frozenset[int]) -> bool:
    """Whether a token may stand within a noun phrase: a word that ends none, and no number."""
    return k not in numbers and sentence.lower[k][0].isalpha() and sentence.lower[k] not in STOPS


def plural_ahead(
    sentence: Sentence, j: int, numbers: frozenset[int], *, people: bool = False, joined: bool = False
) -> bool:
    """Whether a plural noun follows at ``j`` within a few words and nothing ends the phrase before.

    Args:
        sentence: The sentence.
        j: Index of the first token looked at.
        numbers: Tokens of the sentence's quantities.
        people: Whether it must stand for people.
        joined: Whether "and" stands before, so that a verb of saying behind the noun makes it another clause's subject.
    """
    stop = min(len(sentence.lower), j + (3 if people or joined else 5))
    for k in range(j, stop):
        if not is_inside(sentence, k, numbers):
            return False
        if plural_at(sentence, k):
            if joined:
                return k + 1 >= len(sentence.lower) or sentence.lower[k + 1] not in REPORTING
            return not people or nouns.is_person(sentence.lower[k], sentence.words[k][0].isupper())
    return False


def is_participle(word: str) -> bool:
    """Whether a word tells what was done to what stands before it, by its ending or as one of the states people are in."""
    return word in nouns.states() or word.endswith("ed")
