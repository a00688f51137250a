"""Single letters that stand for money in the papers of one country: "R500" in South Africa, "N2,000" in Nigeria.

Elsewhere the same letters name roads and models, so the text must tell the country; the words stand in
``lexicons/en/currencies.toml``, table ``letter``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.lexicons.loader import entries
from numclaims.reading import Mention, Sentence

LETTERS: Final = word_set("R N K P")
"""The letters of the lexicon: a constant, so that a look at a token costs no reading of it."""
_LEAST: Final = 100.0
"""Below it, and without decimals, the number behind such a letter is rather that of a road."""
_EACH: Final = word_set("a an per each")
"""What a price goes on with: "pay R12 a trip"."""
_OF_ROADS: Final = word_set("road roads highway freeway route motorway interchange near between off-ramp")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEntry:
    """A letter for money, and the words by which a text tells the country; their letter case counts."""

    name: str
    letter: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.lru_cache(maxsize=4)
def _told(text: str, letter: str) -> str:
    """The rule by which a text makes money of a letter, or ""."""
    for entry in entries("en/currencies.toml", "letter", LetterEntry):
        if entry.letter == letter and any(phrase in text for phrase in entry.phrases):
            return f"letter:{entry.name}"
    return ""


def before(sentence: Sentence, i: int) -> bool:
    """Whether a capital letter that may stand for money is glued to the digits at token ``i``.

    Args:
        sentence: The sentence.
        i: The first token of a number.
    """
    return i > 0 and sentence.words[i - 1] in LETTERS and sentence.glued(i) and not (i > 1 and sentence.glued(i - 1))


def rule(sentence: Sentence, m: Mention, text: str) -> str:
    """The rule by which the letter before a number makes money of it, or "".

    Args:
        sentence: The sentence.
        m: The number.
        text: The document's text, which must tell the country.
    """
    if not before(sentence, m.first) or m.value is None:
        return ""
    behind = sentence.lower[m.last] if m.last < len(sentence.lower) else ""
    if m.value < _LEAST and "." not in sentence.lower[m.first] and behind not in _EACH:
        return ""
    if m.last < len(sentence.lower) and sentence.lower[m.last] in _OF_ROADS:
        return ""
    return _told(text, sentence.words[m.first - 1])
