"""Tells whether a time is that of another verb than the one that a figure is told with."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import AUXILIARIES, OWNERS
from numclaims.extraction.victims import STRUCK
from numclaims.extraction.when.timesayings import OF_HISTORY, OF_ONE_DAY
from numclaims.extraction.when.timespots import Spot
from numclaims.reading import Mention

_TOLD: Final = frozenset({"total", "increment"})
_TO_COME: Final = frozenset({"will", "shall", "'ll"})
"""Verbs of what is to come, whose time is not that of what has happened."""
_WHOSE_WILL: Final = OWNERS | {"the", "a", "free", "own", "good", "ill", "political"}
"""Words before a will that somebody has: "sent home against their will on 27 June"."""
_POINTS: Final = OF_ONE_DAY | OF_HISTORY
_NOW_DONE: Final = frozenset({"have", "has"})
_DAY_OF: Final = word_set("on at around late early about last in pm am p.m. a.m. local time gmt")
"""Words between a participle and its time, some of which a time takes in."""
_ENDED: Final = word_set("held shot taken sent caught hurt left lost set built hit sunk stolen")
"""Participles that do not end in "ed"."""
_JOINED: Final = word_set("been be and or were was is are have has had being newly also to not all later then")
"""Words before a participle that belongs to the verb of the figure."""
_STILL: Final = (["are", "still"], ["is", "still"], ["are", "missing"], ["are", "now"])
_STATES: Final = frozenset({"missing", "hospitalized", "displaced", "stranded", "homeless", "sheltered", "evacuated"})
_BEHIND: Final = word_set("after of following since over")
_NAMED: Final = 5
"""Words from "after" to the day of what it names: "in the wake of the country's disputed 3 May vote"."""
_REACH: Final = 18
"""Words from a time to the verb of the figure, or from a figure to its verb, at most."""
_VERB: Final = 3
"""Words from a figure to "have", and from there to a participle that may still be of that verb: "have been badly hurt"."""


def of_another_verb(m: Mention, spot: Spot, floor: int, limit: int) -> bool:
    """Whether a time tells of another verb than that of a figure.

    "The 31 killed will be buried on Sunday", "310 girls seized last week have been freed", "were freed from a mill raided on
    Monday", "In May rebels seized 270 girls, and 100 are still missing".

    Args:
        m: A figure with a measure.
        spot: A time of its sentence.
        floor: The token behind the quantity before it.
        limit: The first token of the next one.
    """
    lower = m.sentence.lower
    end = m.behind
    behind = spot.first >= m.last
    first, last = (m.last, spot.first) if behind else (spot.last, m.first)
    if m.stock_flow in _TOLD and any(
        lower[k] in _TO_COME and lower[k - 1] not in _WHOSE_WILL for k in range(first, last)
    ):
        return True
    if spot.role != "point":
        return False
    if behind and spot.form in _POINTS and _is_perfect(lower, m.begin):
        return True  # "talks to end a war that has killed 310 people collapsed last month"
    if behind and spot.form in OF_HISTORY and _has_done(lower, end, spot.first):
        return True  # "1,500 have died in a standoff that has revived the 2002 war"
    if behind and "whom" in lower[end : spot.first]:
        return True  # "26 children, some of whom lost a parent in Saturday's wreck"
    if behind and lower[end : end + 1] in (["who"], ["that"]) and spot.form in _POINTS and m.measure not in STRUCK:
        return not AUXILIARIES.isdisjoint(
            lower[spot.last : min(spot.last + _VERB, limit)]
        )  # "who were seized in May are free"
    now = lower[end : end + 2] in _STILL or lower[end : end + 1] in (["remain"], ["remains"])
    if not behind:
        verb = end + (lower[end : end + 1] == ["more"])
        if lower[verb : verb + 1] == ["have"] and "since" in lower[verb + 2 : verb + _VERB + 2]:
            return True  # "killed 310 on Monday, and 12 have died since"
        return (now and (spot.first < floor or "and" in lower[spot.last : m.first])) or _is_of_what_goes_on(m, spot)
    if now and lower[spot.last : spot.last + 1] == ["'s"]:
        return True  # "31 are still in hospital after Monday's blaze"
    return spot.form in _POINTS and _is_of_a_participle(m, spot, end, limit)


def _has_done(lower: list[str], first: int, last: int) -> bool:
    return any(lower[k] in {"that", "which"} and lower[k + 1] in _NOW_DONE for k in range(first, last - 1))


def _is_perfect(lower: list[str], begin: int) -> bool:
    """Whether a number is the object of "that has": a count up to now."""
    return any(lower[k] in _NOW_DONE and lower[k - 1] in {"that", "which"} for k in range(max(1, begin - _VERB), begin))


def _is_of_what_goes_on(m: Mention, spot: Spot) -> bool:
    """Whether a day names what "has" brought about a state: "Monday's quake has left 31 missing"."""
    if spot.form not in OF_ONE_DAY or spot.form == "calendar":
        return False
    lower = m.sentence.lower
    if m.measure not in _STATES and _BEHIND.isdisjoint(lower[max(0, spot.first - _NAMED) : spot.first]):
        return False
    between = lower[spot.last : m.first]
    return not _NOW_DONE.isdisjoint(between) and "," not in between


def _is_of_a_participle(m: Mention, spot: Spot, end: int, limit: int) -> bool:
    """Whether a time stands behind a participle that only tells which ones, or which thing, are meant."""
    lower = m.sentence.lower
    k = spot.first - 1
    while k > end and (lower[k] in _DAY_OF or lower[k][0].isdigit()):
        k -= 1
    if end <= k - 1 and lower[k - 1] in {"that", "which"}:
        return not _NOW_DONE.isdisjoint(
            lower[end : end + _VERB]
        )  # "have lost their homes in a flood that hit on Monday"
    if k < end or not (lower[k].endswith("ed") or lower[k] in _ENDED) or not lower[k - 1].isalpha():
        return False
    if k == end:
        verb = next((i for i in range(spot.last, min(spot.last + _REACH, limit)) if lower[i] in AUXILIARIES), -1)
        return "measures:passive" in m.rules and verb > 0 and "," not in lower[spot.last : verb]
    verb = next((i for i in range(end, min(end + _VERB, k)) if lower[i] in _NOW_DONE), -1)
    return 0 <= verb < k - _VERB and lower[k - 1] not in _JOINED
