"""Reads a number in words with all that belongs to it: fraction, scale, decimals ("minus two and a half million")."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers import fractions, scales
from numclaims.extraction.numbers.marking import add, age_decade
from numclaims.extraction.numbers.numberwords import FOLDS, HYPHENS, cardinal, number_words, tidy
from numclaims.extraction.numbers.ordinals import ordinal, ordinal_words
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Sentence

_NEGATIVE: Final = word_set("minus negative")


def read(sentence: Sentence, i: int, role: str) -> int:
    """Add the number that begins with the word at token ``i``, of the role given; returns the index behind it."""
    if role in {"one", "ten"}:
        return _cardinal(sentence, i)
    if role == "vague":
        return scales.vague(sentence, i)
    if role == "fraction":
        return fractions.bare(sentence, i)
    if role in {"scale", "dozen"}:
        return scales.led_by_article(sentence, i)
    if role == "fold":
        m = add(sentence, i, i + 1, number_words().value[sentence.lower[i]], "numeral:fold")
        m.words, m.kind = "words", "ratio"
    elif role == "decade":
        age_decade(sentence, i, i + 1, number_words().value[sentence.lower[i]])
    return i + 1


def _cardinal(sentence: Sentence, i: int) -> int:
    lower, n = sentence.lower, len(sentence.lower)
    if lower[i] == "one" and i and lower[i - 1] == "no":
        return i + 1
    read = cardinal(lower, i)
    if read is None:
        return i + 1
    value, j, least = read
    end = _part_of_more(sentence, i, j, value, least)
    if end > j:
        return end
    words = number_words()
    rule = words.rule[lower[i]]
    if j < n:
        value, j, more = _multiplied(sentence, j, value, least)
        rule = more or rule
    if j + 1 < n and lower[j] in HYPHENS and lower[j + 1] in FOLDS and sentence.glued(j + 1):
        m = add(sentence, i, j + 2, tidy(value), "numeral:fold")
        m.words, m.kind = "words", "ratio"
        return j + 2
    first = i - 1 if i and lower[i - 1] in _NEGATIVE else i
    m = add(sentence, first, j, tidy(value if first == i else -value), rule)
    m.words = "words"
    for k in range(i + 1, j):
        other = words.rule.get(lower[k])
        if other is not None and other not in m.rules:
            m.rules.append(other)
    fractions.mark_ratio(sentence, m)
    return j


def _part_of_more(sentence: Sentence, i: int, j: int, value: float, least: float) -> int:
    """Add the fraction or ordinal that the cardinal ``i`` to ``j`` begins ("two thirds", "twenty-first").

    Returns:
        The index behind it; ``j`` where there is none.
    """
    lower, n = sentence.lower, len(sentence.lower)
    words = number_words()
    behind = j + 1 if j + 1 < n and lower[j] in HYPHENS else j
    word = lower[behind] if behind < n else ""
    if word == "and" and least >= 100.0 and value % 100.0 == 0.0 and _ranks(lower, j + 1):  # "one hundred and first"
        return ordinal(sentence, i, j + 1)
    if word in ordinal_words() or word in words.fractions or (least == 1.0 and word in words.tens):
        part, end = fractions.numerator(sentence, i, j, value)
        if part is not None:
            return _fraction(sentence, i, end, part)
    if word not in ordinal_words():
        return j
    if i and lower[i - 1] == "a" and value < 100.0 and (behind + 1 >= n or lower[behind + 1] == "of"):
        part, end = fractions.numerator(sentence, i - 1, i, 1.0)  # "a twenty-first"
        if part is not None:
            return _fraction(sentence, i - 1, end, part)
    last = lower[j - 1]
    if word == "second" and behind > j and last not in words.tens:
        return j  # "a five-second penalty"
    one_number = behind > j or last in words.tens or last in words.scales or word.endswith("dth")
    return ordinal(sentence, i, behind) if one_number and (j == i + 1 or least >= 100.0) else j


def _ranks(lower: list[str], at: int) -> bool:
    """Whether a small ordinal stands at ``at`` and nothing that makes it a thought of its own ("first of all")."""
    if at >= len(lower) or lower[at] not in ordinal_words() or lower[at].endswith("dth"):
        return False
    return at + 1 >= len(lower) or lower[at + 1] not in {"of", ","}


def _multiplied(sentence: Sentence, j: int, value: float, least: float) -> tuple[float, int, str | None]:
    """What the words behind the cardinal make of ``value``: the value, the index behind them, and the rule (None for none)."""
    lower = sentence.lower
    if lower[j] in {"dozen", "dozens"}:
        return value * 12.0, j + 1, "numeral:dozen"
    if lower[j] in HYPHENS and lower[j + 1 : j + 2] == ["point"] and sentence.glued(j) and sentence.glued(j + 1):
        told, end = _decimals(lower, j + 1, value)  # "six-point-one per cent"; a "six-point plan" has none
        return (told, end, None) if end > j + 1 else (value, j, None)
    if lower[j] == "point":
        value, j = _decimals(lower, j, value)
        factor, j = scales.scale_words(sentence, j)
        return value * factor, j, None
    end, part = fractions.and_a_half(lower, j)
    if part is None:
        return value, j, None
    factor, end = scales.scale_words(sentence, end)
    if least > factor > 1.0:
        value += part * factor  # "one billion and a half million"
    elif least > 1.0:
        value += part * least  # "two million and a half"
    else:
        value = (value + part) * factor  # "one and a half million"
    return value, end, "numeral:mixed"


def _decimals(lower: list[str], j: int, value: float) -> tuple[float, int]:
    """Read "point five", "point zero three" behind a number in words."""
    ones = number_words().ones
    k = j + 1
    decimals = ""
    while k < len(lower) and len(decimals) < 9:
        at = k + 1 if lower[k] in HYPHENS and lower[j - 1] in HYPHENS and k + 1 < len(lower) else k
        if ones.get(lower[at], 10.0) >= 10.0:
            break
        decimals += str(int(ones[lower[at]]))
        k = at + 1
    return (float(f"{int(value)}.{decimals}"), k) if decimals else (value, j)


def _fraction(sentence: Sentence, i: int, end: int, part: float) -> int:
    factor, last = fractions.of_a_million(sentence, end)
    first = i
    if i and sentence.lower[i - 1] in _NEGATIVE:
        part, first = -part, i - 1
    m = add(sentence, first, last, tidy(part * factor), "numeral:fractions")
    m.words = "words"
    if last == end:
        fractions.mark_share(sentence, m)
    return last
