"""Totals that name no noun and go on counting what was counted before: "bringing the total to 1,600"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.things import nouns, tolls
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

_COUNTED: Final = frozenset({"count", "number", "ratio", "rate"})
_BACK: Final = 5
"""Sentences that are looked back through for the cases of a disease."""
_NEAR: Final = 3
_TAKES: Final = frozenset({"taking", "takes", "took", "lifting", "increasing"})
"""Verbs that raise a total only where it is named behind them."""


def running_total(reading: Reading, read_by: Clauses, m: Mention, start: int) -> Mention | None:
    """A total that names no noun and goes on counting what was counted before: "bringing the total to 1,600"."""
    lower = read_by.lower
    if lower[start : start + 1] == ["at"] and tolls.put_at(lower, start):
        return earlier(m.sentence, m) or before(reading, m)
    if _told_against(lower, m, start):
        return before(reading, m)
    for k in range(start, max(-1, start - 8), -1):
        if lower[k] in clue("sum"):
            return _cases_before(reading, m) or earlier(m.sentence, m) or before(reading, m)
        if read_by.numbers[k] is not None or lower[k] in {";", ".", "and", "but", ","}:
            return None
    return None


def _told_against(lower: list[str], m: Mention, start: int) -> bool:
    """Whether somebody gives a bare number against the one told before: "But the union spoke of 40."."""
    if m.kind != "number" or start < 2 or lower[0] not in _TURNS or lower[m.last : m.last + 1] not in _AT_ITS_END:
        return False
    return lower[start] in _GIVES or lower[start - 1 : start + 1] in _SPOKE


_TURNS: Final = frozenset({"but", "however", "yet"})
_AT_ITS_END: Final[tuple[list[str], ...]] = ([], ["."], [","], [";"])
_GIVES: Final = frozenset({"said", "says", "counted", "counts", "claimed", "claims", "reported", "reports", "cited"})
_SPOKE: Final = (["spoke", "of"], ["speaks", "of"], ["talked", "of"], ["told", "of"])


def _cases_before(reading: Reading, m: Mention) -> Mention | None:
    """The cases that a total goes on counting where deaths stand beside it: "the total is 812 and 9 deaths"."""
    beside = any(
        0 < o.first - m.last <= _NEAR and o.head >= 0 and o.sentence.lower[o.head] in nouns.tolls()
        for o in m.sentence.mentions
    )
    if not beside:
        return None
    for index in range(m.sentence.index, max(-1, m.sentence.index - _BACK), -1):
        known = reading.sentences.get(index)
        for other in known.quantities() if known is not None else ():
            if other.measure == "infected" and (other.first < m.first or index < m.sentence.index):
                return other
    return None


def brought_to(lower: list[str], start: int) -> bool:
    """Whether what was counted before is brought to a figure: "five new deaths bring us to 243"."""
    return (
        start > 1
        and lower[start] == "to"
        and lower[start - 1] in {"us", "it", "them"}
        and lower[start - 2] in clue("raising")
    )


def earlier(sentence: Sentence, m: Mention) -> Mention | None:
    """The last figure with a measure before a number in its sentence."""
    found: Mention | None = None
    for other in sentence.quantities():
        if other.first >= m.first:
            break
        if other.measure is not None and other.kind in _COUNTED:
            found = other
    return found


def before(reading: Reading, m: Mention) -> Mention | None:
    """The nearest figure of people in the sentence before."""
    earlier = reading.sentences.get(m.sentence.index - 1)
    if earlier is None:
        return None
    found: Mention | None = None
    for other in earlier.quantities():
        if other.measure is not None and other.unit in PEOPLE:
            found = found or other
    return found


_AT_FIRST: Final = frozenset({"first", "initially", "originally", "previously", "earlier"})
_TOLD: Final = 5
"""So many words before a number, it is told as an earlier figure: "had initially reported at least 14"."""


def raises(m: Mention, end: int) -> bool:
    """Whether a number is what brings a total to its height: "19 died on Monday, bringing the number of drowned to 131".

    Args:
        m: The number.
        end: The token behind it and its noun.
    """
    lower = m.sentence.lower
    total = next(
        (o for o in m.sentence.mentions if o.first >= end and o.measure == m.measure and not o.rejected_by), None
    )
    if total is None or (m.value or 0.0) > (total.value or 0.0):
        return False
    last = total.begin
    if lower[last - 1] != "to" or not _AT_FIRST.isdisjoint(lower[max(0, m.first - _TOLD) : m.first]):
        return False  # "which first spoke of 14 dead, raised its toll to 48"
    return any(
        (lower[i] in clue("raising") or lower[i] in _TAKES)
        and lower[i - 1] in {",", "and"}
        and not clue("sum").union({"toll"}).isdisjoint(lower[i:last])
        for i in range(end, last)
    )


def is_compared(lower: list[str], i: int) -> bool:
    """Whether token ``i`` leads to what a figure was before: "up from 26", "compared with 900 in May"."""
    word, left = lower[i], lower[i - 1]
    return (
        (word == "from" and left in {"up", "down", "rising", "falling"})
        or (word in {"with", "to"} and left == "compared")
        or (word in {"against", "versus"} and left == ",")
    )


def leading(sentence: Sentence, start: int) -> int:
    """The token that leads to a figure, before what only says whose or which it is; ``start`` itself where nothing does.

    "up from an earlier estimate of five", "followed by Tana North with 2,800".

    Args:
        sentence: The sentence.
        start: The token before the figure and its determiners.
    """
    lower, words = sentence.lower, sentence.words
    if start < _TWO:
        return start
    if lower[start] == "of" and lower[start - 1] in _COUNTS:
        for k in range(start - 2, max(0, start - _FAR), -1):
            if is_compared(lower, k):
                return k
            if not lower[k].isalpha():
                break
    elif lower[start] in _WITH and words[start - 1][0].isupper():
        for k in range(start - 2, max(0, start - _FAR), -1):
            if lower[k - 1 : k + 1] == ["followed", "by"]:
                return k
            if not words[k][0].isupper():
                break
    return start


_COUNTS: Final = frozenset({"estimate", "figure", "toll", "count", "tally", "total", "number", "report"})
_WITH: Final = frozenset({"with", "at"})
_FAR: Final = 7
"""Tokens of "an earlier official estimate of" or of a name with "with", at most."""
_TWO: Final = 2
