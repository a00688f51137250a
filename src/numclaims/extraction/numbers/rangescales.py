"""Gives the scale of the second end of a range to the first: 10 to 15 billion, 5-600."""

from __future__ import annotations

from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.numbers.numberwords import number_words, tidy
from numclaims.extraction.numbers.rangewords import DASHES
from numclaims.reading import Mention, Sentence


def factor_of(sentence: Sentence, m: Mention) -> float:
    """The scale that the number's last word gives it; 1 for none."""
    words = number_words()
    lower = sentence.lower
    factor, i = 1.0, m.last - 1
    while i > m.first:
        word = lower[i]
        step = words.scales.get(word)
        if step is None and i == m.last - 1:
            step = words.short.get(word)
        if step is None:
            if word in {"dozen", "dozens"} and i == m.last - 1:
                step = 12.0
            else:
                break
        factor *= step
        i -= 1
    return factor


def with_scale(sentence: Sentence, a: Mention, b: Mention) -> tuple[float, float]:
    """Both values, the scale of the second given to the first where it has none: "10 to 15 billion"."""
    low, high = a.value or 0.0, b.value or 0.0
    if (
        b.first == a.last + 1
        and sentence.glued(a.last)
        and sentence.glued(b.first)
        and sentence.lower[a.last] in DASHES
    ):
        low = _of_round(sentence, a, b, low, high)
    factor = factor_of(sentence, b)
    if factor > 1.0 and a.qualifier != "vague" and factor_of(sentence, a) == 1.0 and 0.0 <= low < 1000.0:
        only_digits = a.last == a.first + 1 and (is_digits(sentence.lower[a.first]) or low < 100.0)
        if only_digits and sentence.lower[a.first] not in number_words().scales and low < high / factor:
            low = tidy(low * factor)
    return low, high


def _of_round(sentence: Sentence, a: Mention, b: Mention, low: float, high: float) -> float:
    """The first of two ends where the noughts of the second hold for both: "5-600", "10-15,000".

    That is how one writes a range whose ends are near, so the first figure must be below the second's first figures, and not
    below half of them.
    """
    if b.last != b.first + 1 or a.last != a.first + 1 or not 2.0 <= low < 100.0 or low != int(low) or high < 100.0:
        return low
    written = sentence.lower[b.first].replace(",", "")
    figures = written.rstrip("0")
    noughts = len(written) - len(figures)
    if not written.isdigit() or noughts < 2:
        return low
    unit = 10.0 ** (noughts - noughts % 3 if noughts >= 3 else 2)
    return tidy(low * unit) if low < high / unit <= 2.0 * low else low
