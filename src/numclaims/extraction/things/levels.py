"""The unit of a level told beside its change: "rose 58 points to 16,369", "to 4.2 percent from 5.1", "$75 a barrel to $45"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

_TO: Final = word_set("to at reached hit hits stood stands of was is")
_UP_OR_DOWN: Final = word_set("up down")
_BEFORE_A_CHANGE: Final = word_set(", ( up down - \u2013 \u2014 a gain loss rise fall of lower higher")
_BEHIND_A_LEVEL: Final = word_set(
    "a an in the last on at earlier previously before and as after during when while but against for by this three six 12"
)
_REACH: Final = 9


def share_unit(sentence: Sentence, m: Mention, other: Mention) -> bool:
    """Give a number behind "from" or "to" the unit of the level before it.

    Args:
        sentence: The sentence.
        m: The later number.
        other: The one before it, whose unit is known.

    Returns:
        Whether ``m`` took the unit; money with a sign of its own takes what the other is counted by.
    """
    lower = sentence.lower
    first = min(m.first, m.noun_first) if m.noun_first >= 0 else m.first
    k = first - 1
    if m.kind == "money" == other.kind and m.unit is not None and other.unit is not None:
        told = lower[k] == "to" and "from" in lower[max(0, other.first - 4) : other.first]
        if told and other.unit.startswith(f"{m.unit} / "):
            m.unit = other.unit
            m.rules.append("units:shared")
            return False
    if m.kind != "number" or m.unit is not None or lower[k] != "from" or _counts(sentence, m):
        return False
    begin = min(other.first, other.noun_first) if other.noun_first >= 0 else other.first
    while begin > 0 and lower[begin - 1] in CURRENCIES:
        begin -= 1
    return lower[begin - 1] in _TO or (k > 0 and lower[k - 1] in _UP_OR_DOWN)


def points(mentions: list[Mention]) -> None:
    """Give the level of an index the points of its change: "(16,369.03 up 58.06 points)", "shed 432 points to end at 73,876".

    Args:
        mentions: The numbers of one sentence, when their nouns and changes are known.
    """
    for at, other in enumerate(mentions):
        if other.unit != "point" or other.change is None or other.value is None:
            continue
        for m in mentions[max(0, at - 1) : at] + mentions[at + 1 : at + 3]:
            if m.kind == "number" and m.unit is None and m.value is not None and m.value > abs(other.value):
                lower = m.sentence.lower
                if m.first < other.first:
                    told = all(word in _BEFORE_A_CHANGE for word in lower[m.last : other.first])
                else:
                    told = lower[m.first - 1] in {"to", "at"} and m.first - other.last <= _REACH
                if told and not _counts(m.sentence, m):
                    m.kind, m.unit, m.reported_unit = "count", "point", other.reported_unit
                    m.rules.append("counts:points-of-an-index")


def _counts(sentence: Sentence, m: Mention) -> bool:
    """Whether something that could be counted stands behind the number."""
    behind = sentence.lower[m.last] if m.last < len(sentence.lower) else "."
    return behind[0].isalpha() and behind not in _BEHIND_A_LEVEL and behind not in _UP_OR_DOWN
