"""Ordinals in words: "first", "twenty-first", "two hundredth". They rank and do not count, so they are set apart."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers.marking import set_apart
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Sentence

_WORDS: Final = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth"
    " ninetieth hundredth thousandth millionth"
)
_UNIT_BEFORE: Final = word_set("per each every / split")


def ordinal_words() -> frozenset[str]:
    """The words that an ordinal ends with, in lower case."""
    return _WORDS


def ordinal(sentence: Sentence, first: int, at: int) -> int:
    """Set the ordinal that begins at token ``first`` and ends with the word at ``at`` apart; returns the index behind it.

    Nothing is set apart where "second" is the unit of time.
    """
    if sentence.lower[at] != "second" or not _is_time(sentence.lower, at):
        set_apart(sentence, first, at + 1, "ordinal", "numeral:ordinal")
    return at + 1


def _is_time(lower: list[str], i: int) -> bool:
    if not i:
        return False
    before = lower[i - 1]
    if before in _UNIT_BEFORE or before[-1].isdecimal():
        return True
    return before == "-" and i > 1 and (lower[i - 2][-1].isdecimal() or lower[i - 2] in {"ten", "two", "five", "split"})
