"""Tells the time of a telling from the time of what is told: "said on Tuesday that 12 had been killed on Monday"."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import context
from numclaims.extraction.who.cues import cue_table
from numclaims.reading import Sentence

OF_ONE_DAY: Final = frozenset({"weekday", "day", "days", "calendar", "weekday-of"})
OF_HISTORY: Final = frozenset({"year", "month", "months", "calendar"})
"""Forms that tell in a clause with "where" what happened there once, not when the figure held."""
_SAY_NOW: Final = frozenset({"say", "says"})
_REACH_OF_SAYING: Final = 8
"""Words between "said" and the day of saying: "told reporters at the presidential palace on Monday"."""
_OF_TELLING: Final = frozenset({"point", "until"})
_SOURCE: Final = 16
"""Words from "according to" to a time that is that of the source."""
_HEARD: Final = (["was", "told"], ["were", "told"], ["was", "informed"], ["heard", "that"])
_PARTICIPLES: Final = word_set("lost held seen found shot taken sent made caught given shown born hurt written left")
"""Words before a day that tell what happened on it, though they end otherwise than most such words."""
_HARMED: Final = word_set(
    "killed killing died dying dead deaths wounded injured drowned hurt displaced missing arrested detained"
)
"""Words of what happened: the day behind them is no longer that of a verb of saying before them."""
_COUNTED: Final = word_set("reported recorded registered confirmed")
"""Verbs of saying that may tell what was counted: "31 cases, with no deaths, reported in May"."""
_ARTICLES: Final = frozenset({"the", "'s", "a", "its", "their"})
"""Words before a participle that make it an adjective: "since the disputed 3 May vote"."""
_RULED: Final = frozenset({"ruled", "decided", "concluded", "heard"})
"""Verbs of courts: the day right behind them is that of the verdict."""
_FINITE: Final = word_set("was were is are has have had been will would could may might did does do that")


@functools.cache
def words_of_saying() -> frozenset[str]:
    """Single words that tell of speech."""
    return frozenset(
        words[0]
        for options in cue_table().values()
        for words, cue in options
        if len(words) == 1 and cue.form in {"speech", "finding"} and words[0] not in cue.nouns
    )


def mark_sayings(s: Sentence, spots: list[Spot]) -> None:
    """Mark the expressions that date a telling: "said on Tuesday", "told reporters in Cairo on Monday".

    Args:
        s: The sentence.
        spots: Its time expressions; those that date a telling are marked.
    """
    lower = s.lower
    sayings = words_of_saying()
    taken: set[int] = set()
    nouns: set[int] = set()  # the tokens behind what is counted
    for m in s.mentions:
        if m.rejected_by is None:
            taken.update(range(m.first, m.behind))
            nouns.add(m.behind)
    named = (
        [k + 1 for k, word in enumerate(lower[:-1]) if word == "according" and lower[k + 1] == "to"]
        if "according" in s.vocabulary
        else []
    )
    for spot in spots:
        # "according to a list handed round in recent days", "The ministry on Monday said"
        of_source = any(i < spot.first <= i + _SOURCE and "," not in lower[i : spot.first] for i in named)
        spot.saying = of_source or (spot.role in _OF_TELLING and _before_saying(s, spot, taken, sayings))
        if spot.saying or spot.role not in _OF_TELLING:
            continue
        if lower[spot.last : spot.last + 2] in _HEARD or lower[spot.last + 1 : spot.last + 3] in _HEARD:
            spot.saying = True  # "A meeting on Tuesday was told that 300 had died"
            continue
        if (
            spot.first == 0
            and (spot.form in OF_HISTORY or lower[spot.last - 1] == "ago")
            and _told_next(s, spot.last, taken, sayings)
        ):
            spot.saying = True
            continue
        for steps in range(1, _REACH_OF_SAYING + 1):
            j = spot.first - steps
            if j < 0 or j in taken:
                break
            word = lower[j]
            if word in _HARMED or (word in _COUNTED and _is_count(lower, j, spot, nouns)):
                break
            if (
                word in sayings
                and lower[j : j + 2] != ["added", "to"]
                and not (j and (lower[j - 1] in _FINITE or (steps == 1 and lower[j - 1] in _ARTICLES)))
            ):
                # "Activists say on Friday troops opened fire": what people say now has the day behind the verb.
                spot.saying = word not in _SAY_NOW or steps > 1 or not _goes_on(lower, spot.last)
                break
            if steps == 1 and (
                word in _RULED
                or word in context("printing")
                or (word == "released" and j and lower[j - 1] in context("paper"))
            ):
                spot.saying = True
                break
            if word in {",", ";", ":", '"'} or word in _FINITE:
                break


def _is_count(lower: list[str], j: int, spot: Spot, nouns: set[int]) -> bool:
    """Whether the verb at token ``j`` tells what was counted: "31 cases reported in May", "deaths by thirst reported in 2009"."""
    if not j:
        return False
    return j in nouns or lower[j - 1] == "," or (spot.form == "year" and lower[spot.last : spot.last + 1] != ["that"])


def _before_saying(s: Sentence, spot: Spot, taken: set[int], sayings: frozenset[str]) -> bool:
    """Whether a day stands between who says something and the verb: "The ministry on Monday said that 12 had died"."""
    lower = s.lower
    if spot.form not in OF_ONE_DAY or spot.last >= len(lower) or lower[spot.last] not in sayings or not spot.first:
        return False
    if lower[spot.first - 1].endswith("ed") or lower[spot.first - 1] in _PARTICIPLES:
        return False  # "A hostage released on Monday says"
    for j in range(spot.first - 1, max(-1, spot.first - 1 - _REACH_OF_SAYING), -1):
        if lower[j] in {",", ";", ":", "and", "but", "that"}:
            return j < spot.first - 1
        if j in taken or lower[j] in _FINITE:
            return False
    return True


def _told_next(s: Sentence, i: int, taken: set[int], sayings: frozenset[str]) -> bool:
    """Whether the sentence goes on, behind the month that opens it, with a telling: "In early April, the agency said ..."."""
    lower = s.lower
    if i >= len(lower) or (lower[i] != "," and lower[i - 1] != "ago"):
        return False
    for j in range(i + (lower[i] == ","), min(i + 1 + _REACH_OF_SAYING, len(lower))):
        if j in taken or lower[j] in _FINITE or lower[j] in {",", ";", ":"}:
            return False
        if lower[j] in context("telling") or (lower[j] in sayings and lower[j] not in _SAY_NOW):
            return True
    return False


def _goes_on(lower: list[str], i: int) -> bool:
    """Whether a clause goes on at token ``i``, with no mark and no "that" before it."""
    return i < len(lower) and lower[i][0].isalpha() and lower[i] not in {"that", "and", "but", "in", "at"}
