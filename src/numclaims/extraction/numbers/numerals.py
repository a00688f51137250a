"""Finds every numeral of a sentence, in digits and in words, and says what it is worth.

Every numeral becomes a mention, years, dates and the pronoun "one" too: the vetoes that run next set those apart. Ordinals
and numbers that cannot be one ("1.2.3") are set apart here.
"""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.numbers import indigits, inwords
from numclaims.extraction.numbers.numberwords import number_words
from numclaims.extraction.numbers.ordinals import ordinal, ordinal_words
from numclaims.reading import Reading, Sentence

_DIGITS: Final = "0123456789."
_BEHIND_DIGITS: Final = ":"
"""The sign that sorts behind the digits: any token that begins with one comes before it."""


@functools.cache
def trigger_words() -> frozenset[str]:
    """Lower-case words that can begin or be a number; a sentence without one and without a digit has no numeral."""
    words = number_words()
    return frozenset(word for word, role in words.role.items() if role != "short") | ordinal_words()


def find(reading: Reading, sentence: Sentence) -> None:
    """Add a mention for every numeral of a sentence, in order."""
    lower = sentence.lower
    triggers = trigger_words()
    # One pass that only looks, for most tokens are no numbers: it must stay this cheap.
    places = [i for i, word in enumerate(lower) if word in triggers or (word < _BEHIND_DIGITS and word[0] in _DIGITS)]
    if not sentence.text.isascii():
        places = sorted({*places, *(i for i, word in enumerate(lower) if word[0] > "\x7f" and word[0].isdecimal())})
    role_of = number_words().role
    end = 0
    for i in places:
        if i < end:  # part of the number before
            continue
        word = lower[i]
        role = role_of.get(word)
        if role is not None:
            end = inwords.read(sentence, i, role)
        elif word in triggers:
            end = ordinal(sentence, i, i)
        elif word != ".":
            end = indigits.read(reading, sentence, i)
