"""Tells two levels of one figure, which changed from one to the other, from the two ends of a range."""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.numbers.changes import change_words
from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.numbers.rangescales import with_scale
from numclaims.extraction.numbers.rangewords import SOFT, before_sign, opener_of
from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

# Besides the words of change in the lexicon: what else moves from one value to another.
_MOVES: Final = word_set(
    "went goes go going gone moved moves moving shifted revised revise revising upgraded downgraded extended extend"
    " extending expanded expand expanding doubled tripled quadrupled slowed accelerated improved improve worsened changed"
    " change boost boosted boosting swollen ballooned toll number total tally count dwindled widened widen narrowed crept"
    " creeping halved reduce reduced reducing cut cuts cutting raise raised raising lowered lowering bring brought bringing"
    " took take taking pushed pushing upward downward growth"
)
_RANGE_WORDS: Final = word_set(
    "ranging range ranges ranged vary varies varied varying anywhere priced aged ages starting"
)


def _changed_before(lower: list[str], a: Mention) -> bool:
    """Whether a word of change stands before ``a``, with nothing but a currency, "by" or a soft word between."""
    i = before_sign(a)
    by = False
    while i >= 0 and (lower[i] in CURRENCIES or (lower[i] in SOFT and lower[i] != "up") or lower[i] == "by"):
        by = by or lower[i] == "by"
        i -= 1
    if i >= 0 and (lower[i] in change_words() or lower[i] in _MOVES):
        return True
    floor = max(-1, i - _OBJECT)
    while by and i > floor and lower[i].isalpha():  # "raised its dividend by 2p to 9p"
        if lower[i] in change_words():
            return True
        i -= 1
    return False


_OBJECT: Final = 4
"""Words of the object between a verb of change and "by"."""


def leads_to_a_level(lower: list[str], a: Mention, b: Mention, low: float, high: float) -> bool:
    """Whether "to ``b``" is the level that the change ``a`` leads to: "rose 5 to 120", but not "rose by one to four"."""
    bare = b.first == a.last + 1 and a.last == a.first + 1 and high < 13.0 and lower[max(0, a.first - 1)] == "by"
    apart = high > 3.0 * low and not bare
    return (apart or lower[a.last] != "to") and _changed_before(lower, a)


def is_change(lower: list[str], a: Mention, b: Mention) -> bool:
    """Whether "from ``a`` to ``b``" tells of a change: words of change stand near it, and none of range."""
    before = lower[max(0, a.first - 14) : a.first]
    at = a.first - 1
    while at > 0 and lower[at] != "from":
        if lower[at] == "the":
            return False  # "down from the $20 to $30 billion that was hoped for"
        at -= 1
    if any(t in _RANGE_WORDS for t in before[-6:]):
        return False
    after = lower[b.last : b.last + 6]
    if "to" in after[:3] and after.index("to") + 1 < len(after) and is_digits(after[after.index("to") + 1]):
        return False  # "from 6 to 8 per cent to 2 to 4 per cent": the first is a range
    words = change_words()
    return any(t in words or t in _MOVES for t in before) or any(t in words or t in _MOVES for t in after)


def mark_change(sentence: Sentence, k: int) -> None:
    """Mark "from 51 ... to 91" as two levels of one figure; dates may stand between."""
    lower = sentence.lower
    a = sentence.mentions[k]
    if a.value is None or opener_of(lower, a) != "from":
        return
    for b in sentence.mentions[k + 1 : k + 4]:
        i = before_sign(b)
        while i > a.last and (lower[i] in CURRENCIES or lower[i] in SOFT):
            i -= 1
        if b.kind not in QUANTITY_KINDS:
            continue
        if i > a.last + 1 and lower[i] == "to" and (lower[i - 1] in change_words() or lower[i - 1] in _MOVES):
            return  # "the toll from a 7.2-magnitude quake climbed to 1,297"
        if i >= a.last and lower[i] == "to" and b.value is not None and b.first - a.last <= 14:
            low, high = with_scale(sentence, a, b)
            if low != high and (low > high or is_change(lower, a, b)):
                a.value = a.low = a.high = low  # both are levels; neither is itself a change
                a.rules.append("range:from-to")
                b.rules.append("range:from-to")
        return
