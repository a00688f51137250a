"""Finds every numeral of a sentence, in digits and in words, and says what it is worth.

Every numeral becomes a mention, years, dates and the pronoun "one" too: the vetoes that run next set those apart. Ordinals
and numbers that cannot be one ("1.2.3") are set apart here.
"""

from __future__ import annotations

import functools
from itertools import compress

from numclaims.extraction.numbers import indigits, inwords
from numclaims.extraction.numbers.numberwords import number_words
from numclaims.extraction.numbers.ordinals import ordinal, ordinal_words
from numclaims.reading import Reading, Sentence


@functools.cache
def trigger_words() -> frozenset[str]:
    """Lower-case words that can begin or be a number; a sentence without one and without a digit has no numeral."""
    words = number_words()
    return frozenset(word for word, role in words.role.items() if role != "short") | ordinal_words()


def find(reading: Reading, sentence: Sentence) -> None:
    """Add a mention for every numeral of a sentence, in order."""
    lower = sentence.lower
    triggers = trigger_words()
    role_of = number_words().role
    end = 0
    # Most tokens are no numbers, and are only looked up.
    for i in sorted([*sentence.figures, *compress(range(len(lower)), map(triggers.__contains__, lower))]):
        if i < end:  # part of the number before
            continue
        word = lower[i]
        role = role_of.get(word)
        if role is not None:
            end = _told_twice(sentence, inwords.read(sentence, i, role))
        elif word in triggers:
            end = ordinal(sentence, i, i)
        else:
            end = indigits.read(reading, sentence, i)


def _told_twice(sentence: Sentence, end: int) -> int:
    """Take in the figure in a bracket that tells the number in words before it once more: "eighteen (18) were hurt"."""
    lower = sentence.lower
    if lower[end : end + 1] != ["("] or lower[end + 2 : end + 3] != [")"] or not sentence.mentions:
        return end
    m = sentence.mentions[-1]
    figure = lower[end + 1].replace(",", "")
    if m.last != end or not figure.isdecimal() or m.value != float(figure):
        return end
    m.last = end + 3
    m.end = sentence.ends[end + 2]
    m.rules.append("numeral:told-twice")
    return end + 3
