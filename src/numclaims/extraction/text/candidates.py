"""Finds the few sentences that may hold a number, so that only these are split into words.

One pass of ``bytes.translate`` for digits and one of an Aho-Corasick automaton for number words and for the words from which
a number is implied ("a soldier was killed", "no one was hurt").
"""

from __future__ import annotations

import functools
from typing import Final

import ahocorasick_rs

from numclaims.extraction.numbers import numerals
from numclaims.extraction.text.sentences import index_at
from numclaims.extraction.what import implied
from numclaims.reading import Reading

_IS_DIGIT: Final = bytes(1 if chr(code) in "0123456789" else 0 for code in range(256))
"""Digits as a table for ``bytes.translate``."""


@functools.cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    words = sorted(numerals.trigger_words() | implied.trigger_words())
    return ahocorasick_rs.AhoCorasick(
        words,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,  # three times as fast as what it takes by itself
    )


def candidate_sentences(reading: Reading) -> list[int]:
    """Indexes of the sentences that may hold a number, in order, each once."""
    text, bounds = reading.document.text, reading.bounds
    if not bounds:
        return []
    lowered = reading.lowered()
    found: set[int] = set()
    last = len(bounds) - 1
    until = -1
    for _, start, end in _automaton().find_matches_as_indexes(lowered):
        if (
            start >= until
            and (start == 0 or not lowered[start - 1].isalpha())
            and (end == len(lowered) or not lowered[end].isalpha())
        ):
            index = index_at(reading, start)
            found.add(index)
            until = bounds[index + 1][0] if index < last else len(text)
    digits = _digits(text)
    at = digits.find(1)
    while at >= 0:
        index = index_at(reading, at)
        found.add(index)
        at = digits.find(1, bounds[index + 1][0]) if index < last else -1
    return sorted(found)


def _digits(text: str) -> bytes:
    """A byte for every character of ``text``: 1 where a digit of any script stands."""
    plain = text.encode("ascii", "replace").translate(_IS_DIGIT)
    if text.isascii() or not any(c > "\x7f" and c.isdecimal() for c in set(text)):
        return plain
    return bytes(c.isdecimal() for c in text)
