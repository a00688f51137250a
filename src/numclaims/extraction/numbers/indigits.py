"""Reads a number in digits with all that belongs to it: sign, groups, fraction, scale ("-$31.6bn", "2 1/2 million")."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers import digits, fractions, scales
from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.numbers.marking import add, age_decade, set_apart, warmth_decade
from numclaims.extraction.numbers.numberwords import FOLDS, HYPHENS, number_words, tidy
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ORDINAL_ENDS
from numclaims.reading import Reading, Sentence

_SIGNS: Final = frozenset({"-", "\u2212", "\u2013", "\u2010", "\u2011"})
_AFTER_SIGNED: Final = word_set("% \u00b0 degree degrees c f celsius fahrenheit percent bn m points pts .")
_BEFORE_SIGN: Final = word_set("( to of at between from and was is : = about or than")
_DEGREES: Final = word_set("degree degrees \u00b0")
_CURRENCY_SIGNS: Final = frozenset({"(", "$", "\u00a3", "\u20ac", "=", "~"})
_LENGTHS: Final = word_set("m km cm mm ft mi in")
_WORDS_AFTER: Final = word_set("and - \u2010 \u2011 e x \u00d7 ^ dozens hundreds thousands millions billions trillions")
"""Words, besides those of the lexicon, that may go on with a number in digits."""
_BEHIND_DIGITS: Final = ORDINAL_ENDS | HYPHENS | FOLDS | {"s", "/"}
"""What may make something else of the digits before it; most numbers have another word behind them."""
_BEFORE_NEGATIVE: Final = _SIGNS | {"minus", "negative"}


def read(reading: Reading, sentence: Sentence, i: int) -> int:
    """Add the number whose digits begin at token ``i``; returns the index behind it."""
    lower, n = sentence.lower, len(sentence.lower)
    if i >= 2 and _is_exponent_of_unit(sentence, i):
        return i + 1
    token, j = lower[i], i + 1
    if len(token) < 4 and j < n and lower[j][0].isdecimal():
        j = digits.space_groups(sentence, i)
    elif len(token) < 4 and j + 1 < n and len(lower[j + 1]) == 3 and lower[j] in {",", "."}:
        j = digits.split_groups(sentence, i)
    plain = j == i + 1 and len(token) <= digits.LONGEST and token.isdecimal()
    value = float(token) if plain else digits.joined_value(reading, sentence, i, j)
    if value is None:
        set_apart(sentence, i, j, "identifier", "numeral:no-single-number")
        return j
    rule = "numeral:digits" if j == i + 1 else "numeral:space-groups"
    if j < n:
        word = lower[j]
        if word in _BEHIND_DIGITS:
            end = _by_ending(sentence, i, j, value)
            if end:
                return end
        if word in _WORDS_AFTER or word[0].isdecimal() or word in number_words().role:
            value, j, more = _multiplied(sentence, i, j, value)
            rule = more or rule
    first = _sign(sentence, i, j) if i and lower[i - 1] in _BEFORE_NEGATIVE else i
    negative = first < i
    if i > 1 and lower[i - 1] in scales.CURRENCIES and lower[i - 2] in {"minus", "negative", "\u2212"}:
        negative = True  # "minus $10": the sign stands outside the quote
    m = add(sentence, first, j, -value if negative else value, rule)
    if negative:
        m.rules.append("numeral:minus")
    if len(sentence.mentions) > 1:
        fractions.mark_ratio(sentence, m)
    return j


def _by_ending(sentence: Sentence, i: int, j: int, value: float) -> int:
    """Add what the sign or ending at token ``j`` makes of the digits before: "5th", "20s", "3/4", "tenfold"; 0 for nothing."""
    lower, n = sentence.lower, len(sentence.lower)
    token, word = lower[i], lower[j]
    if word in ORDINAL_ENDS and sentence.glued(j) and not (word == "st" and token[-1] != "1"):  # "8st" is a weight
        set_apart(sentence, i, j + 1, "ordinal", "numeral:ordinal")
        return j + 1
    if word == "s" and sentence.glued(j):
        if 20.0 <= value <= 90.0 and age_decade(sentence, i, j + 1, value):
            return j + 1
        if warmth_decade(sentence, i, j + 1, value):
            return j + 1
    if word == "/" and _slash_fraction(sentence, i):
        return i + 3
    fold = j + 1 if word in HYPHENS else j
    if fold < n and lower[fold] in FOLDS and sentence.glued(fold):
        add(sentence, i, fold + 1, value, "numeral:fold").kind = "ratio"
        return fold + 1
    return 0


def _is_exponent_of_unit(sentence: Sentence, i: int) -> bool:
    """Whether the digit is the 2 of "5 km2"."""
    lower = sentence.lower
    return lower[i] in {"2", "3"} and sentence.glued(i) and lower[i - 1] in _LENGTHS and is_digits(lower[i - 2])


def _slash_fraction(sentence: Sentence, i: int) -> bool:
    """Add "3/4" at ``i``, if it is a fraction and no date."""
    fraction = digits.slash_fraction(sentence, i)
    if fraction is None or not digits.is_sure_fraction(sentence, i):
        return False
    m = add(sentence, i, i + 3, fraction, "numeral:slash-fraction")
    if m.last < len(sentence.lower) and sentence.lower[m.last] == "of":
        m.kind = "ratio"
    return True


def _multiplied(sentence: Sentence, i: int, j: int, value: float) -> tuple[float, int, str | None]:
    """What the words behind the digits make of ``value``: the value, the index behind them, and the rule (None for none)."""
    word = sentence.lower[j]
    if word in _WORDS_AFTER or word in number_words().role:
        value, end, rule = _mixed(sentence, j, value)
        if rule is not None:
            return value, end, rule
        if word in {"e", "x", "\u00d7"}:
            factor, end = digits.exponent(sentence, j)
            return (tidy(value * factor), end, "numeral:exponent") if end > j else (value, j, None)
        if word == "^":
            value, end = digits.power(sentence, j, value)
            return tidy(value), end, "numeral:exponent" if end > j else None
        return scales.after_digits(sentence, i, j, value)
    if word[0].isdecimal():
        return _mixed(sentence, j, value)
    return value, j, None


def _mixed(sentence: Sentence, j: int, value: float) -> tuple[float, int, str | None]:
    """Read the rest of "2 1/2", "2½", "2 and a half", with a scale behind it if there is one."""
    lower, n = sentence.lower, len(sentence.lower)
    word = lower[j]
    part: float | None = None
    end = j
    if word == "and" or (word in HYPHENS and j + 1 < n and lower[j + 1] == "and"):
        end, part = fractions.and_a_half(lower, j)
        if part is None and j + 1 < n and is_digits(lower[j + 1]):  # "1 and 1/2"
            part, end = digits.slash_fraction(sentence, j + 1), j + 4
    elif len(word) == 1 and word > "\x7f":
        part, end = number_words().fractions.get(word), j + 1
    elif word == "-" and j + 1 < n and sentence.glued(j) and sentence.glued(j + 1) and is_digits(lower[j + 1]):
        part, end = digits.slash_fraction(sentence, j + 1), j + 4  # "312-1/2 pence"
        if part is not None and not digits.is_sure_fraction(sentence, j + 1):
            part = None
    elif len(word) < 3 and is_digits(word) and not (j > 1 and lower[j - 2] in {"/", "-", ":"}):
        part, end = digits.slash_fraction(sentence, j), j + 3
    if part is None or value != int(value):
        return value, j, None
    factor, end = scales.scale_words(sentence, end)
    return tidy((value + part) * factor), end, "numeral:mixed"


def _sign(sentence: Sentence, i: int, j: int) -> int:
    """The token of the minus sign or word before the digits ``i`` to ``j``; ``i`` where there is none."""
    lower = sentence.lower
    if not i:
        return i
    before = lower[i - 1]
    if before in {"minus", "negative"}:
        return i - 1 if lower[max(0, i - 3) : i - 1] != ["plus", "or"] else i  # "plus or minus 4" is a margin
    if before not in _SIGNS:
        return i
    if before in HYPHENS and i > 1 and lower[i - 2] == "minus":
        return i - 2
    return i - 1 if _is_minus(sentence, i, j) else i


def _is_minus(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the dash before token ``i`` makes the number negative (and is no dash, hyphen or "to")."""
    lower, n = sentence.lower, len(sentence.lower)
    after = lower[j] if j < n else ""
    if not sentence.glued(i):
        alone = i == 1 and j == n  # a text that is nothing but the number
        return alone or (lower[i - 1] == "-" and after in _DEGREES and (i < 2 or not lower[i - 2][-1].isdecimal()))
    if i == 1:
        return True
    before = lower[i - 2]
    if sentence.glued(i - 1):
        return before in _CURRENCY_SIGNS
    if before[-1].isdecimal():
        return False
    return lower[i - 1] == "\u2212" or before in _BEFORE_SIGN or after in _AFTER_SIGNED
