"""Puts what the readers of numerals find into the sentence: a number, or a numeral that is set apart at once."""

from __future__ import annotations

from typing import Final, Literal

from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

LONGEST_QUOTE: Final = 60
"""Characters of a quote at most, by the contract."""


def add(
    sentence: Sentence,
    first: int,
    last: int,
    value: float,
    rule: str,
    low: float | None = None,
    high: float | None = None,
) -> Mention:
    """Add a mention; without ``low`` the number is exact.

    Args:
        sentence: The sentence.
        first: Its first token.
        last: The token behind its last; a quote that would be too long is cut, the value is not.
        value: The figure, scale applied.
        rule: What read it.
        low: Lower end of the interval of a vague number.
        high: Its upper end, None when open.
    """
    exact = low is None
    m = Mention(sentence, first, last, "number", value, value if exact else low, value if exact else high, rule)
    if m.end - m.start > LONGEST_QUOTE:
        cut = last
        while cut > first + 1 and sentence.ends[cut - 1] - m.start > LONGEST_QUOTE:
            cut -= 1
        m.end = min(sentence.ends[cut - 1], m.start + LONGEST_QUOTE)
        m.rules.append("numeral:cut")
    sentence.mentions.append(m)
    return m


def set_apart(sentence: Sentence, first: int, last: int, kind: Literal["ordinal", "identifier"], rule: str) -> None:
    """Add a numeral that is no quantity."""
    m = Mention(sentence, first, last, kind, None, None, None, rule)
    m.end = min(m.end, m.start + LONGEST_QUOTE)
    m.rejected_by = rule
    sentence.mentions.append(m)


_OWNERS: Final = word_set("his her their my your our")
_PART_OF_DECADE: Final = word_set("early mid late -")


_OF_WARMTH: Final = word_set("temperature temperatures temps highs lows chill chills mercury thermometer degrees")
_LEAST_WARMTH: Final = 10.0
_MOST_WARMTH: Final = 110.0


def warmth_decade(sentence: Sentence, first: int, last: int, value: float) -> bool:
    """Add "highs in the low 50s" as a temperature of ten degrees, where the sentence tells of temperatures.

    Args:
        sentence: The sentence.
        first: Token of the tens.
        last: The token behind its "s".
        value: The tens.

    Returns:
        Whether it was added.
    """
    tens = not value % 10.0 and _LEAST_WARMTH <= value <= _MOST_WARMTH
    if not tens or _OF_WARMTH.isdisjoint(sentence.vocabulary) or (first and sentence.lower[first - 1] in {"'", "$"}):
        return False
    m = add(sentence, first, last, value, "numeral:decade-of-degrees", value, value + 9.0)
    m.value, m.kind, m.qualifier, m.unit, m.words = None, "temperature", "between", "degree", "words"
    return True


def age_decade(sentence: Sentence, first: int, last: int, value: float) -> bool:
    """Add "in her thirties", "in his late 20s" as an age of ten years.

    Args:
        sentence: The sentence.
        first: Token of the decade.
        last: The token behind it.
        value: Its first year.

    Returns:
        Whether it was added: the decade of anything but a person is no number.
    """
    k = first - 1
    while k > 0 and sentence.lower[k] in _PART_OF_DECADE:
        k -= 1
    if k < 0 or sentence.lower[k] not in _OWNERS:
        return False
    m = add(sentence, first, last, value, "numeral:age-decade", value, value + 9.0)
    m.value, m.kind, m.qualifier, m.unit, m.words = None, "age", "between", "year", "words"
    return True
