"""Numbers in digits: one token or several ("816 000", "2 1/2", "1e10") to a value.

A point before three digits is read as a decimal point, but in the text of a decimal-comma country ("1.600 people"), which shows
itself by a number such as "1.234,5" or "3,5 %", or by persons counted with such a point. Space between groups of three digits
joins them where the first group has at most three digits and no digit stands before.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import MONTHS, SHORT_MONTHS
from numclaims.reading import Reading, Sentence

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_APOSTROPHES: Final = re.compile(r"\d{1,3}(?:['\u2019]\d{3})+")
_POINT_GROUPS: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_ONE_POINT_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_POINTS_AND_COMMA: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d{1,2}")
_PLAIN: Final = re.compile(r"\d*\.?\d+")

_PERSONS: Final = (
    "people|persons|refugees|migrants|civilians|soldiers|troops|men|women|children|families|households|inhabitants|residents|"
    "houses|homes|buildings|dead|deaths|injured|wounded|missing|homeless|displaced|victims"
)
_COMMA_COUNTRY: Final = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?![\d,])|(?<![\d.,])[1-9]\d{{0,2}}\.\d{{3}} (?:\w+ )?(?:{_PERSONS})\b"
)
_DECIMALS_BY_COMMA: Final = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2} ?(?:%|per ?cent\b|[mb]illion\b|euros?\b|\u20ac)")
_POINT_GROUP: Final = re.compile(r"\.\d{3}")
_COMMA_DIGITS: Final = re.compile(r",\d{1,2}(?!\d)")
_LONGEST_GROUPED: Final = 200
"""Characters behind its first group within which such a number and its noun end."""
_POINT_COUNTRY: Final = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,])|(?<![\d.,])\d+\.\d{1,2}(?![\d.])")

LONGEST: Final = 18
"""Digits in a row beyond which a number is no figure but an identifier (a float is exact to 15, a trillion trillions has 24)."""


def token_value(reading: Reading, token: str) -> float | None:
    """What one token of digits is worth; None for one that is no number ("1.2.3", twenty digits in a row)."""
    if token.isdecimal():
        return float(token) if len(token) <= LONGEST else None
    if len(token) > 2 * LONGEST:
        return None
    if "," in token:
        if _GROUPED.fullmatch(token):
            return float(token.replace(",", ""))
        if _DECIMAL_COMMA.fullmatch(token):
            return float(token.replace(",", "."))
        if _POINTS_AND_COMMA.fullmatch(token):
            return float(token.replace(".", "").replace(",", "."))
        return None
    if "'" in token or "\u2019" in token:
        return float(token.replace("'", "").replace("\u2019", "")) if _APOSTROPHES.fullmatch(token) else None
    if _POINT_GROUPS.fullmatch(token):
        return float(token.replace(".", ""))
    if _ONE_POINT_GROUP.fullmatch(token) and decimal_comma(reading):
        return float(token.replace(".", ""))
    return float(token) if _PLAIN.fullmatch(token) else None


def decimal_comma(reading: Reading) -> bool:
    """Whether a point groups digits in this text; asked only where such a number stands, and worked out once a document."""
    known = reading.memo.get("digits")
    if known is None:
        text = reading.document.text
        shown = _shown(_COMMA_COUNTRY, _POINT_GROUP, text) or _shown(_DECIMALS_BY_COMMA, _COMMA_DIGITS, text)
        known = shown and not _POINT_COUNTRY.search(text)
        reading.memo["digits"] = known
    return bool(known)


def _shown(number: re.Pattern[str], sign: re.Pattern[str], text: str) -> bool:
    """Whether a number stands in a text as only decimal-comma countries write it, behind whose first digits stands a sign."""
    return any(
        number.search(text, max(0, hit.start() - 3), hit.end() + _LONGEST_GROUPED) for hit in sign.finditer(text)
    )


def is_digits(token: str) -> bool:
    """Whether a token is a number in digits (of any script)."""
    c = token[0]
    return c.isdecimal() or (c == "." and len(token) > 1)


def space_groups(sentence: Sentence, i: int) -> int:
    """Index behind the groups of three that a space joins to token ``i`` ("816 000"); ``i + 1`` where there are none."""
    words, starts, ends = sentence.words, sentence.starts, sentence.ends
    n = len(words)
    j = i + 1
    if len(words[i]) > 3 or not words[i].isdecimal() or (words[i][0] == "0"):
        return j
    while (
        j < n and starts[j] == ends[j - 1] + 1 and len(words[j]) >= 3 and words[j][:3].isdecimal()
        and (len(words[j]) == 3 or (words[j][3] == "." and words[j][4:].isdecimal()))
    ):  # fmt: skip
        j += 1
        if len(words[j - 1]) > 3:  # "1 234 567.89": decimals end it
            break
    if j == i + 1:
        return j
    before = sentence.lower[i - 1] if i else ""
    alone = before == "(" and j < n and words[j] == ")"  # "Juba (3 423)"
    if (before in _NOT_BEFORE_GROUPS and not alone) or (before and is_digits(before)):
        return i + 1
    if j < n and sentence.glued(j) and (words[j] in "-/:" or words[j] in HYPHEN_LIKE):
        return i + 1  # a telephone number
    return j


HYPHEN_LIKE: Final = word_set("- \u2010 \u2011 \u2012 \u2013")
_NOT_BEFORE_GROUPS: Final = (
    MONTHS | SHORT_MONTHS | word_set("flight tel telephone phone fax no number boeing airbus + ( ) - /")
)


def split_groups(sentence: Sentence, i: int) -> int:
    """Index behind a group of three that bad spacing tore off token ``i`` ("2 ,300", "15. 000"); ``i + 1`` where there is none.

    Only what can be nothing else is joined: a comma that clings to the group and not to the number before, or three noughts.
    """
    words, n = sentence.words, len(sentence.words)
    if i + 2 >= n or len(words[i]) > 3 or not words[i].isdecimal() or words[i][0] == "0":
        return i + 1
    sign, group = words[i + 1], words[i + 2]
    if sign not in {",", "."} or len(group) != 3 or not group.isdecimal():
        return i + 1
    clings = sign == "," and sentence.glued(i + 2) and sentence.starts[i + 1] == sentence.ends[i] + 1
    noughts = group == "000" and sentence.glued(i + 1) and sentence.starts[i + 2] == sentence.ends[i + 1] + 1
    return i + 3 if clings or noughts else i + 1


def joined_value(reading: Reading, sentence: Sentence, i: int, j: int) -> float | None:
    """Value of the tokens of digits ``i`` to ``j``, groups of one number."""
    if j == i + 1:
        return token_value(reading, sentence.words[i])
    return float("".join(word for word in sentence.words[i:j] if word[0] not in ",."))


def slash_fraction(sentence: Sentence, i: int) -> float | None:
    """The value of "3/4" at tokens ``i`` to ``i + 3``; None where that is more likely a date or a score."""
    words, n = sentence.words, len(sentence.words)
    if i + 2 >= n or words[i + 1] != "/" or not (sentence.glued(i + 1) and sentence.glued(i + 2)):
        return None
    over, under = words[i], words[i + 2]
    if not (over.isdecimal() and under.isdecimal() and len(over) <= 2 and len(under) <= 3):
        return None
    if i + 3 < n and words[i + 3] == "/" and sentence.glued(i + 3):
        return None
    a, b = int(over), int(under)
    return a / b if 0 < a < b and b in _DENOMINATORS else None


_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 100})
_MIXED: Final = frozenset({2, 3, 4, 8})


def is_sure_fraction(sentence: Sentence, i: int) -> bool:
    """Whether the slash fraction at ``i`` is one by itself: halves to eighths, or with "of" behind it."""
    under = int(sentence.words[i + 2])
    j = i + 3
    return under in _MIXED or (j < len(sentence.words) and sentence.lower[j] == "of")


def power(sentence: Sentence, i: int, value: float) -> tuple[float, int]:
    """Read "10^6", "2.5^-1", with ``value`` before token ``i``: the power and the index behind it."""
    lower, n = sentence.lower, len(sentence.lower)
    if lower[i] != "^" or not sentence.glued(i) or i + 1 >= n:
        return value, i
    j = i + 2 if lower[i + 1] in _MINUS else i + 1
    if j >= n or not lower[j].isdecimal() or len(lower[j]) > 2 or not sentence.glued(j) or value == 0.0:
        return value, i
    try:
        return float(value ** (-int(lower[j]) if j == i + 2 else int(lower[j]))), j + 1
    except OverflowError:
        return value, i


def exponent(sentence: Sentence, i: int) -> tuple[float, int]:
    """The power of ten written behind token ``i - 1`` ("1e10", "3 x 10-8"), and the index behind it; 1 where none is."""
    lower, n = sentence.lower, len(sentence.words)
    if i + 1 < n and lower[i] == "e" and sentence.glued(i):
        j = i + 1
        sign = -1 if lower[j] in _MINUS else 1
        if lower[j] in _MINUS or lower[j] == "+":
            j += 1
        if j < n and j <= i + 2 and lower[j].isdecimal() and len(lower[j]) <= 2 and sentence.glued(j):
            return 10.0 ** (sign * int(lower[j])), j + 1
    if i + 2 < n and lower[i] in {"\u00d7", "x"} and lower[i + 1] == "10":
        j = i + 2
        if lower[j] == "^" and j + 1 < n:
            j += 1
        sign = -1 if lower[j] in _MINUS else 1
        if lower[j] in _MINUS:
            j += 1
        if j > i + 2 and j < n and lower[j].isdecimal() and len(lower[j]) <= 2 and sentence.glued(j):
            return 10.0 ** (sign * int(lower[j])), j + 1
    return 1.0, i


_MINUS: Final = frozenset({"-", "\u2212", "\u2010", "\u2011"})
