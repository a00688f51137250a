"""Finds the noun phrase that begins at a token: where it starts, its head, where it ends."""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import WEEKDAYS
from numclaims.extraction.things import brackets, nouns
from numclaims.extraction.things.closedwords import ALSO_NOUNS, DETERMINERS, FIRM, REPORTING, STOPS
from numclaims.extraction.things.ownership import lettered, owned
from numclaims.extraction.things.plurals import is_inside, is_participle, last_plural, plural_ahead, plural_at
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.things.verbforms import dwells, superlative, told_of
from numclaims.reading import Sentence

_LY_NOUNS: Final = word_set("family ally assembly rally bully supply reply monopoly anomaly fly butterfly gully")
"""Nouns that look like adverbs."""
# Words before a noun that never are one: a single "other" or "such" counts nothing by itself.
_ADJECTIVES: Final = word_set("other such more further additional new big large small major main young")
# Adjectives that stand behind their noun when these prepositions follow.
_POSTPOSED: Final = word_set(
    "close familiar loyal opposed sympathetic responsible able critical aware capable similar full typical"
)
_COMPARED: Final = word_set("lower higher better worse faster slower cheaper behind ahead up down")
_AFTER_POSTPOSED: Final = frozenset({"to", "with", "of", "for"})
_ING_NOUNS: Final = word_set(
    "shooting meeting building bombing killing hearing wedding evening morning crossing landing ruling gathering filing listing"
    " warning stabbing hanging beheading posting offering ceiling painting king ring wing spring string being thing"
)
_QUOTES: Final = frozenset({'"', "'"})
_MAX: Final = 10


class Phrase:
    """A noun phrase: tokens ``first`` up to ``last`` (not included), and the token of its head noun."""

    __slots__ = ("first", "head", "last")

    def __init__(self, first: int, head: int, last: int) -> None:
        """Make a phrase of tokens."""
        self.first = first
        self.head = head
        self.last = last


def counted_tokens(sentence: Sentence) -> frozenset[int]:
    """Tokens that belong to a number that is a quantity: no noun phrase reaches across one."""
    found: set[int] = set()
    for m in sentence.mentions:
        if m.kind in QUANTITY_KINDS:
            if m.last == m.first + 1:
                found.add(m.first)
            else:
                found.update(range(m.first, m.last))
    return frozenset(found)


def after(sentence: Sentence, i: int, numbers: frozenset[int], *, single: bool) -> Phrase | None:
    """The noun phrase that begins at token ``i``.

    A phrase of several is found by its plural noun; words that may go before a noun are passed on the way ("heavily armed
    anti-government gunmen", "rocket and mortar shells", "Johnson's deputies"). A phrase of one ends before the first word that
    can be no part of it.

    Args:
        sentence: The sentence.
        i: Index of its first token.
        numbers: Tokens of the sentence's quantities.
        single: Whether the number is one, so that the head is a singular noun.

    Returns:
        The phrase, or None when no noun can be told.
    """
    lower = sentence.lower
    i = brackets.behind(lower, i + (i < len(lower) and lower[i] in _QUOTES))
    if i and told_of(sentence, i - 1, i):
        return None
    end = min(len(lower), i + _MAX)
    j = i
    while j < end and j not in numbers:
        word = lower[j]
        if not word[0].isalpha() or (
            word in STOPS and not (single and j == i and word in ALSO_NOUNS) and not _is_no_stop(sentence, i, j)
        ):
            step = _bridge(sentence, i, j, numbers, single=single)
            if step == 0:
                break
            j += step
            end = min(len(lower), max(end, j + 4)) if word == "(" else end
            continue
        if single:
            if _ends_single(sentence, i, j):
                break
        elif (plural_at(sentence, j) and not _is_no_head(sentence, i, j, numbers)) or (
            word == "s" and sentence.glued(j) and j > i
        ):  # "787s"
            head = owned(sentence, i, last_plural(sentence, j, end, numbers), numbers)
            return Phrase(i, head, _complement(sentence, head, numbers))
        elif j > i and word in nouns.states() and not plural_ahead(sentence, j + 1, numbers, people=True):
            break
        j += 1
    head = _head_of_one(lower, i, j) if single and j > i else -1
    return Phrase(i, head, _complement(sentence, head, numbers)) if head >= 0 else None


def _head_of_one(lower: list[str], first: int, last: int) -> int:
    """The noun of a phrase of one, which is its last word that is no adverb; -1 where that is no noun either."""
    head = last - 1
    while head > first and (
        not lower[head][0].isalpha() or (lower[head].endswith("ly") and lower[head] not in _LY_NOUNS)
    ):
        head -= 1
    word = lower[head]
    if not word[0].isalpha() or word in _ADJECTIVES or word.endswith("ous"):  # "one of the most dangerous"
        return -1
    return -1 if is_participle(word) or superlative(word) else head


def _is_no_head(sentence: Sentence, i: int, j: int, numbers: frozenset[int]) -> bool:
    """Whether a plural at ``j`` is a verb, or stands in the name of those counted: "nine People's Army rebels"."""
    if sentence.lower[j] in _DEEDS and j + 1 in numbers:
        return True  # a headline that lost its comma: "Kills 3 Wounds 20"
    if lettered(sentence, j + 1):
        return True  # "two Frontier Corps (FC) guards"
    if sentence.lower[j] == "lives":
        return j > i and dwells(sentence, j)
    owned = sentence.lower[j + 1 : j + 2] == ["'s"] and sentence.words[j][0].isupper()
    return owned and (lettered(sentence, j + 3) or plural_ahead(sentence, j + 2, numbers))


_DEEDS: Final = word_set("wounds hurts kills injures leaves")
_HARM: Final = word_set("casualties deaths injuries fatalities")
_DAYS: Final = WEEKDAYS | {"today", "yesterday", "tomorrow"}
_NAMES: Final = frozenset({"US", "IS", "Cross"})
"""Names that are words of the closed classes in small letters: "17 IS fighters", "40 Red Cross workers"."""


def _is_no_stop(sentence: Sentence, i: int, j: int) -> bool:
    """Whether a word of the closed classes at ``j`` is another here: the country of "eight US states", "seven live rounds"."""
    written = sentence.words[j]
    if written in _NAMES:
        return not sentence.text.isupper()
    if written[-1].isupper() and not written.isupper() and not written.islower():
        return True  # "two LeT militants"
    lower = sentence.lower
    word, following = lower[j], lower[j + 1] if j + 1 < len(lower) else "."
    if following == "'s":
        return word in _DAYS  # "one of Friday's protests"
    if j > i and lower[j - 1] == "-" and sentence.glued(j):
        return True  # "two U.S.-led soldiers"
    if word == "made" and j > i and lower[j - 1].endswith("ly"):
        return plural_ahead(sentence, j + 1, frozenset())  # "two locally made pistols"
    if i != j or not following[0].isalpha():
        return False
    if word == "very":
        return plural_ahead(sentence, j + 1, frozenset())  # "two very old men"
    return word == "live" and plural_at(sentence, j + 1)


def _bridge(sentence: Sentence, i: int, j: int, numbers: frozenset[int], *, single: bool) -> int:
    """How many tokens to pass at ``j``, which is no word or one that ends most phrases; 0 when it ends this one."""
    lower, n = sentence.lower, len(sentence.lower)
    word = lower[j]
    if j == i:
        return 0
    if word == "(" and not single:
        return 3 if lettered(sentence, j) else _behind_aside(sentence, j, numbers)
    if word in _QUOTES:
        return 1 if j + 1 < n and not _QUOTES & set(lower[i:j]) else 0
    if word[0].isdigit() or word in {"-", "/"} or (sentence.glued(j) and word in _LETTER):
        return 1  # "31 M1A2 tanks"
    if (
        word == "of"
        and not single
        and j + 1 < n
        and sentence.words[j - 1][0].isupper()
        and sentence.words[j + 1][0].isupper()
    ):
        return 1 if plural_ahead(sentence, j + 1, numbers) else 0  # "alleged State of Sinai militants"
    if word.endswith("ing") and word != "including" and not single and j + 1 < n and plural_at(sentence, j + 1):
        return 1  # "the busiest crossing points"
    if word == "out" and is_participle(lower[j - 1]) and j + 1 < n:  # "burned out vehicles"
        return 1 if plural_ahead(sentence, j + 1, numbers) else 0
    if word == "'s":
        return 1 if single or lettered(sentence, j + 2) or plural_ahead(sentence, j + 1, numbers) else 0
    if word in {",", "and", "or", "&"} and j + 1 < n and not single:
        follower = lower[j + 1]
        if follower in nouns.states() or follower.endswith("ing") or (follower.endswith("ed") and follower not in FIRM):
            return 0
        return 1 if lower[j - 1] not in nouns.states() and plural_ahead(sentence, j + 1, numbers, joined=True) else 0
    return 0


_LETTER: Final = frozenset({"a", "i"})
"""Letters that are words, too, and no end of a phrase inside of a model's name."""
_FATE: Final = frozenset({"dead", "alive", "unconscious"})
_PERSONS: Final = frozenset({"man", "woman", "person", "boy", "girl"})


def _ends_single(sentence: Sentence, i: int, j: int) -> bool:
    """Whether token ``j`` is behind the end of a singular phrase that begins at ``i``: a verb or participle behind the noun."""
    word = sentence.lower[j]
    following = sentence.lower[j + 1] if j + 1 < len(sentence.lower) else "."
    ends = following in STOPS or not following[0].isalpha()
    plural = word[-1] == "s" and is_plural(word)
    if j == i:
        return plural and ends and not sentence.words[j][0].isupper()  # "if one looks at it"
    if (word in _COMPARED or word in _FATE or word in _DONE) and ends:
        return True  # "0.1 point lower", "left one man dead", "one pylon blown up", and not "one blown tyre"
    if word in _POSTPOSED and following in _AFTER_POSTPOSED:
        return True  # "one official familiar with the talks"
    if word.endswith("ing"):  # "one man wearing a vest", "a man driving home"
        return word not in _ING_NOUNS and (
            ends or sentence.words[j + 1][0].isupper() or sentence.lower[j - 1] in _PERSONS
        )
    before = sentence.lower[j - 1]
    if word.endswith("ed") and (word not in FIRM or ends) and not before.endswith("ly"):
        return ends or before not in _ADJECTIVES  # but "one new confirmed death"
    return plural and not (sentence.words[j][0].isupper() and sentence.words[j - 1][0].isupper())


_DONE: Final = word_set("blown torn stolen driven thrown broken sunk overthrown withdrawn burnt swept")
"""Participles without "-ed" of what is done to things."""


def _behind_aside(sentence: Sentence, j: int, numbers: frozenset[int]) -> int:
    """How many tokens to pass at a bracket behind a name and in front of the noun: "35 Daesh (banned in Russia) militants"."""
    aside = sentence.lower[j : j + 16]
    if not sentence.words[j - 1][0].isupper() or ")" not in aside:
        return 0
    behind = aside.index(")") + 1
    return behind if plural_ahead(sentence, j + behind, numbers, people=True) else 0


def _complement(sentence: Sentence, head: int, numbers: frozenset[int]) -> int:
    """Where the phrase ends: behind "and ..." and "of ..." that belong to the head at ``head``."""
    lower, n = sentence.lower, len(sentence.lower)
    last = head + 1
    if last + 1 < n and lower[last] in {"and", "or", "&"}:
        k = last + 1
        stop = min(n, k + 4)
        while (
            k < stop
            and is_inside(sentence, k, numbers)
            and not (k == last + 1 and is_participle(lower[k]) and k + 1 < n)
        ):
            if plural_at(sentence, k):
                told = k + 1 < n and lower[k + 1] in REPORTING
                if not told and (lower[k] not in _HARM or lower[head] in _HARM):
                    last = k + 1  # but "killed 20 people and casualties were heavy"
                break
            k += 1
    if last + 1 < n and lower[last] == "of":
        k = last + 1
        while k < n and (lower[k] in DETERMINERS or lower[k] == "same"):
            k += 1
        begun = k
        stop = min(n, k + 5)
        while k < stop and is_inside(sentence, k, numbers):
            if k > begun and lower[k].endswith("ed") and lower[k] not in FIRM:
                break  # "coaches of the express derailed"
            k += 1
            if plural_at(sentence, k - 1):
                break
        if k > begun:
            last = k
    return last
