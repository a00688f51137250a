"""Reads ages: "28-year-old", "aged 34", "Ahmad, 54,", "children under five", "in her thirties"."""

from __future__ import annotations

import bisect
from operator import attrgetter
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import closedwords, nouns, unitwords
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.things.unitwords import Unit
from numclaims.lexicons.titles import titles
from numclaims.reading import Mention, Sentence

AGE: Final = {name: Unit(name, "age", "units:age") for name in ("year", "month", "week", "day")}
_LASTED: Final = {name: Unit(name, "duration", "units:age-of-event") for name in AGE}
# What is "eight months old" but never had a birthday: the number says how long it has lasted.
_EVENTS: Final = word_set("""
    uprising revolt rebellion revolution insurgency conflict war siege crisis campaign offensive unrest fighting protest protests
    strike dispute truce ceasefire crackdown occupation stand-off standoff blockade drought regime government rule
    """)
_OWNERS: Final = frozenset({"his", "her", "their", "my", "your", "mid", "early", "late", "-"})
_CUES: Final = _OWNERS | word_set(
    "aged ages age of from between about around , only just now is was 's turned turns under over below above as and or to at"
)
_LIMITS: Final = frozenset({"under", "over", "below", "above"})
_ANYBODY: Final = word_set("those anyone everyone anybody everybody all")
_OLDEST: Final = 120.0
_LAST: Final = attrgetter("last")


def old_at(sentence: Sentence, unit: str, j: int) -> bool:
    """Whether "old" or "of age" at token ``j`` makes a span of time an age."""
    lower, n = sentence.lower, len(sentence.lower)
    if unit not in AGE or j >= n:
        return False
    if lower[j] == "-":
        j += 1
    if j >= n:
        return False
    return lower[j] in {"old", "olds"} or (lower[j] == "of" and j + 1 < n and lower[j + 1] == "age")


def of_things(sentence: Sentence, unit: str, j: int) -> Unit:
    """The age of people and things, or how long an event has lasted ("the eight-month-old uprising")."""
    for word in sentence.lower[j : j + 3]:
        if word in _EVENTS:
            return _LASTED[unit]
        if not word[0].isalpha():
            break
    return AGE[unit]


def before(sentence: Sentence, m: Mention) -> bool:
    """Read an age from the words before a number: "aged 34", "age of 34", a name and a comma, "in her thirties"."""
    lower, k = sentence.lower, m.first - 1
    if k < 0 or lower[k] not in _CUES:
        return k > 1 and lower[k] == "(" and _in_brackets(sentence, m, k) and _set(m, "units:age-behind-name")
    least = m.value if m.value is not None else m.low
    if least is None or not 0 <= least <= _OLDEST:
        return False
    if lower[k] in {"and", "or", ",", "to"} and _listed(sentence, m, k):
        return _set(m, "units:aged")
    if lower[k] in {"to", "at", "from"} and k > 0 and lower[k - 1] == "age":
        return _set(m, "units:aged")  # "raise the pension age to 64"
    if lower[k] in _LIMITS or lower[k] == "as":
        return _limits(sentence, m, k) and _set(m, "units:age-limit")
    if lower[k] in {"from", "between", "about", "around"} and k > 0:
        k -= 1
    if lower[k] in {"aged", "ages", "age"} or (lower[k] == "of" and k > 0 and lower[k - 1] in {"age", "ages"}):
        hit = unitwords.words().starting_at(lower, m.last)
        if hit is not None and hit[0].name not in AGE:
            return False
        return _set(m, "units:aged", hit[0].name if hit is not None else "year")
    if m.words == "digits" and _of_person(sentence, m, k):
        return _set(m, "units:age-of-person")
    if lower[k] == "now" and k > 1 and lower[k - 1] == ",":  # "Ms Adeyemi, now 31, won"
        k -= 1
    if lower[k] != "," or m.words != "digits":
        return False
    named = (
        _behind_name(sentence, m, k)
        or _behind_person(sentence, m, k)
        or _behind_surname(sentence, m, k)
        or _behind_shouted_name(sentence, m, k)
        or _of_named(sentence, m, k)
    )
    return named and _set(m, "units:age-behind-name")


def or_more(sentence: Sentence, m: Mention) -> bool:
    """Read the age of "those 65 and over", "adults 18 or older": people before the number, its open end behind it.

    Args:
        sentence: The sentence.
        m: The number.
    """
    lower, j = sentence.lower, m.last
    if (
        m.value is None
        or not 0 < m.value <= _OLDEST
        or j + 1 >= len(lower)
        or lower[j] not in {"and", "or"}
        or not m.first
    ):
        return False
    if lower[j + 1] in _OF_AGES:
        return _set(m, "units:age-and-older")
    word = lower[m.first - 1]
    people = word in _ANYBODY or (is_plural(word) and nouns.is_person(word))
    return people and lower[j + 1] in _OPEN and _set(m, "units:age-and-over")


_OF_AGES: Final = frozenset({"older", "younger"})
_OPEN: Final = frozenset({"over", "under", "above", "below", "up"})


def _listed(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether a number goes on with a list of ages: "two boys aged seven and 10", not "aged seven and 10 others"."""
    behind = sentence.lower[m.last] if m.last < len(sentence.lower) else "."
    if behind[0].isalpha() and behind not in closedwords.STOPS:
        return False
    if k > 0 and sentence.lower[k - 1] == ",":
        k -= 1
    # The number that ends at ``k``, if one does: numbers stand in order and never overlap.
    at = bisect.bisect_left(sentence.mentions, k, key=_LAST)
    return (
        at < len(sentence.mentions) and sentence.mentions[at].last == k and "units:aged" in sentence.mentions[at].rules
    )


def _limits(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether "under" or "over" at ``k`` bounds the age of the people before it: "children under five", "as young as 10"."""
    lower = sentence.lower
    if lower[k] == "as":
        return k > 1 and lower[k - 1] in {"young", "old"} and lower[k - 2] == "as"
    behind = lower[m.last] if m.last < len(lower) else "."
    if k == 0 or (behind[0].isalpha() and behind not in closedwords.STOPS) or behind in {"%", "$", "/"}:
        return False
    if behind == "-" and sentence.glued(m.last):
        return False
    word = lower[k - 1]
    if word in {"or", "and"}:  # "aged under 18 or over 65"
        return any(other.kind == "age" for other in sentence.mentions if other.first < m.first)
    if word in {"aged", "ages"} or word in _ANYBODY:
        return True
    return is_plural(word) and nouns.is_person(word)


def _behind_person(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether the comma at ``k`` follows one person and the number closes: "a woman, 34, was hurt", "and his son, 9."."""
    lower, n = sentence.lower, len(sentence.lower)
    if k < 2 or m.value is None or m.value != int(m.value) or m.last >= n or lower[m.last] not in _CLOSING:
        return False
    word = lower[k - 1]
    if is_plural(word) or not nouns.is_person(word):
        return False
    if lower[k - 2] == "and" and any(o.kind == "age" for o in sentence.mentions if o.last < k):
        return True  # "the husband, 52, and wife, 49, deny it"
    return not _ONE_OF_THEM.isdisjoint(lower[max(0, k - 4) : k - 1])


def _of_named(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether the comma at ``k`` follows one of several who are named with their ages: "Ama Oduya, 9; Ben Oduya, 12."."""
    words, n = sentence.words, len(sentence.words)
    if m.value is None or m.value != int(m.value) or not 0 < m.value <= _OLDEST or k < 1:
        return False
    if m.last < n and sentence.lower[m.last] not in _CLOSING and sentence.lower[m.last] != "and":
        return False
    last = k - 2 if words[k - 1] == "." and k > 1 else k - 1  # "Jr."
    if not _is_name(words[last]) or sentence.lower[last] in closedwords.STOPS:
        return False
    start = last
    while start > 0 and last - start < _LONGEST_NAME and _is_name(words[start - 1]):
        start -= 1
    if _aged_beside(sentence):
        return start == 0 or sentence.lower[start - 1] not in _PLACED
    return not _NAMING.isdisjoint(sentence.lower[max(0, start - 5) : start])


def _aged_beside(sentence: Sentence) -> bool:
    """Whether somebody's age has been found behind a name of the sentence."""
    return any("units:age-behind-name" in other.rules for other in sentence.mentions)


def of_those_named(sentence: Sentence) -> None:
    """Read the ages that stand before the first one found of several people who are named: "Ama Oduya, 9; Ben Sarro, 52, ...".

    Args:
        sentence: The sentence, the ages read that its words tell by themselves.
    """
    if not _aged_beside(sentence):
        return
    for m in sentence.mentions:
        k = m.first - 1
        if m.kind != "number" or m.unit is not None or m.words != "digits" or k < 1:
            continue
        sign = sentence.lower[k]
        if (sign == "," and _of_named(sentence, m, k)) or (sign == "(" and _in_brackets(sentence, m, k)):
            _set(m, "units:age-behind-name")


_NAMING: Final = frozenset({"identified", "named", "naming", "identifying"})
_CHARGED: Final = _NAMING | word_set("arrested suspects accused defendants deceased charged sentenced jailed")


def _in_brackets(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether a number in brackets is the age of the person before them: "said Ama Oduya (48) began claiming"."""
    words, n = sentence.words, len(sentence.words)
    if m.value is None or not _YOUNGEST_NAMED <= m.value <= _OLDEST or m.value != int(m.value) or m.last + 1 >= n:
        return False
    behind = words[m.last + 1]
    told = behind.islower() and behind.isalpha() and behind not in {"and", "or", "to"}
    if words[m.last] != ")" or not (told or _aged_beside(sentence) or not _CHARGED.isdisjoint(sentence.vocabulary)):
        return False
    start = k - 1
    while start >= 0 and k - start < _LONGEST_NAME and _is_name(words[start]):
        start -= 1
    before = sentence.lower[start] if start >= 0 else "."
    if before in {"and", ","}:
        return start < k - 2 and _aged_beside(sentence)
    return start < k - 2 and before not in _PLACED and before != "the"


_LONGEST_NAME: Final = 5


def _behind_surname(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether the comma at ``k`` follows one name by itself, which is no place or day: "Dr Okafor, 56, leads it"."""
    lower, n = sentence.lower, len(sentence.lower)
    if k < 1 or m.value is None or not _YOUNGEST_NAMED <= m.value <= _OLDEST or m.value != int(m.value):
        return False
    if m.last + 1 >= n or lower[m.last] != "," or not sentence.words[m.last + 1][0].islower():
        return False
    name = sentence.words[k - 1]
    if not (name[0].isupper() and name[-1].islower()) or lower[k - 1] in closedwords.STOPS:
        return False
    return k < 2 or lower[k - 2] not in _PLACED


def _behind_shouted_name(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether a number between commas is an age in upper-case copy, where no capital tells a name: one person follows.

    A surname may end as a plural does ("RICARDO FLORES, 41, WAS"), so that it is the verb that tells of one or of several.
    """
    lower, n = sentence.lower, len(sentence.lower)
    if m.value is None or not _YOUNGEST_NAMED <= m.value <= _OLDEST or m.last + 1 >= n or lower[m.last] != ",":
        return False
    if k < 1 or not sentence.text.isupper() or not lower[k - 1][0].isalpha() or lower[k - 1] in closedwords.STOPS:
        return False
    verb = lower[m.last + 1]
    if verb == "who":
        return m.last + 2 < n and lower[m.last + 2] not in _OF_SEVERAL
    if verb in _SINGULAR or (verb == "were" and _second_of_two(sentence, k)):
        return True
    trade = lower[m.last + 2 : m.last + 2 + _TRADE] if verb in _ARTICLES else []
    return any(nouns.is_person(word) and not is_plural(word) for word in trade)  # "RICARDO FLORES, 41, A LAWYER, WAS"


def _second_of_two(sentence: Sentence, k: int) -> bool:
    """Whether another aged name is joined to the one before the comma at ``k``: "ANA SOTO, 19, AND LUIS FLORES, 23, WERE"."""
    lower = sentence.lower
    joined = next((i for i in range(k - 1, max(2, k - _LONGEST_NAME - 1), -1) if lower[i] == "and"), 0)
    if not joined or k - joined < _NAME or lower[joined - 1] != ",":
        return False
    return any(m.last == joined - 1 and m.words == "digits" and lower[m.first - 1] == "," for m in sentence.mentions)


_NAME: Final = 3
"""Tokens from the "and" before a forename and a surname to the comma behind them, at least."""
_SINGULAR: Final = frozenset({"was", "is", "has", "said", "told"})
_OF_SEVERAL: Final = frozenset({"were", "are", "have"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_TRADE: Final = 3
"""Words of what somebody is, up to its noun, at most: "a retired army officer"."""
_YOUNGEST_NAMED: Final = 14.0
_PLACED: Final = word_set("in at near from of to on around outside inside across for with by")
_CLOSING: Final = frozenset({",", ".", ";", ")"})
_ONE_OF_THEM: Final = word_set("a an the his her their my one")


def _behind_name(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether the comma at ``k`` follows a person's name and another follows the number: "Sham Kumar, 54, said"."""
    words, n = sentence.words, len(sentence.words)
    if k < 2 or m.value is None or m.value != int(m.value) or m.value < 1:
        return False
    if _after_title(sentence, m, k):
        return True
    if m.last + 1 >= n or words[m.last] != "," or not words[m.last + 1][0].isalpha():
        return False
    return all(_is_name(words[i]) for i in (k - 1, k - 2))


def _is_name(word: str) -> bool:
    """Whether a word is written as a name is: "George", "al-Assad"."""
    return word[-1].islower() and (word[0].isupper() or word.partition("-")[2][:1].isupper())


def _after_title(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether a title leads the name before the comma at ``k`` and the sentence ends: "said Sgt Kamau, 31."."""
    words, n = sentence.words, len(sentence.words)
    if m.last < n and sentence.lower[m.last] not in {".", ";", ")"}:
        return False
    bearing = titles("courtesy", "short", "rank", "office", "clergy", "sacred")
    i = k - 1
    while i > 0 and i > k - 4 and words[i][0].isupper() and words[i][-1].islower():
        i -= 1
        if sentence.lower[i + 1] in bearing:
            return i + 1 < k - 1
    if words[i] == "." and i > 0:
        i -= 1
    if sentence.lower[i] in {"said", "says", "told", "added"}:
        return i < k - 1 and m.value is not None and m.value >= _YOUNGEST_NAMED
    return i < k - 1 and sentence.lower[i] in bearing


def _of_person(sentence: Sentence, m: Mention, k: int) -> bool:
    """Whether the words before are "he is only" and nothing that could be counted follows: "He is 19."."""
    lower, n = sentence.lower, len(sentence.lower)
    if lower[k] in {"only", "just", "now"}:
        k -= 1
    if k < 1 or lower[k] not in {"is", "was", "'s", "turned", "turns"} or lower[k - 1] not in {"he", "she", "who", "i"}:
        return False
    behind = lower[m.last] if m.last < n else "."
    return (
        not behind[0].isalpha()
        or behind in {"when", "and", "at"}
        or (behind in {"in", "on"} and lower[k][:4] == "turn")
    )


def _set(m: Mention, rule: str, unit: str = "year") -> bool:
    m.kind = "age"
    m.unit = unit
    m.rules.append(rule)
    return True
