"""Tells what one event did from what goes on day by day: by a word for the event, by how small its place is, by the story.

"A bomb killed 28 on Friday" is the toll of the bomb, and "troops killed 28 in the village of Moyo on Friday" that of one deed; in
the story of a disaster the dead of a day are those known by then.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import HARM, STRUCK
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.stockwords import StockWords
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import DAYS, Spot
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.reading import Mention, Reading

_REACH: Final = 7
_ADJECTIVES: Final = 5
"""Words between an article and its noun, at most: "by a new ground offensive"."""
_ONE: Final = word_set(
    "a an the this that car suicide truck 's roadside deadly second first massive factory house hotel"
)
_THEY: Final = frozenset({"they", "he", "she", "their", "his", "her"})
_NUMBERED: Final = word_set("two three four twin double both the these those")
"""Words before a plural that make it so many deeds, all of them told: "two attacks left 15 dead"."""
_WITHIN: Final = word_set("in at near outside inside on from of")
_A: Final = word_set("a an the his her their one this that")
_VERB: Final = 3
"""Words from "that" to the figure of its verb."""
_IN_ONE_PLACE: Final = STRUCK | {"abducted", "detained"}
_STORY: Final = 5
"""Sentences back, less one, in which a disaster may be told whose dead are counted."""
_STRIFE: Final = word_set(
    "troops soldiers rebels militants gunmen police protesters protest protests forces army clashes clashed fighting fighters"
    " militia shelling strikes airstrikes insurgents jets"
)
"""Words of deeds of people: with them a sentence tells of no disaster."""
_FOUND: Final = word_set("found recovered pulled retrieved discovered")
"""Verbs of a search: what it finds on a day is that day's share."""
_NO_DISASTER: Final = _STRIFE | _FOUND


def one_event(reading: Reading, m: Mention, words: StockWords, spot: Spot) -> str:
    """The rule by which a figure told with a day is what one event did; "" where nothing tells so.

    Args:
        reading: The document.
        m: A figure of it.
        words: The words of stock and flow.
        spot: Its time.
    """
    lower = m.sentence.lower
    clauses = sheet(reading, m.sentence)[1]
    home = clauses[m.first]
    for i in range(m.last, len(lower)):
        if lower[i] == "when" or (lower[i] == "as" and i + 1 < len(lower) and lower[i + 1] in _THEY):
            return (
                "" if _day_by_day(reading, m, i) else "stockflow:when"
            )  # "four people died on Sunday when their car was swept away"
        if clauses[i] != home and not clauses[i] & 1:
            break
    outer = _around(lower, clauses, m)
    k = m.behind
    if lower[k : k + 1] and _in_one_deed(lower, k):
        return "stockflow:one-deed"
    if _told_of_a_deed(lower, m):
        return "stockflow:event"
    for i, word in enumerate(lower):
        rule = words.event.get(word)
        if rule is None and _is_numbered(lower, i, word):
            rule = "stockflow:event"
        if rule is None or (word in {"bombing", "fire", "crush"} and _ONE.isdisjoint(lower[max(0, i - 2) : i])):
            continue  # "aerial bombing of the city" goes on, "a car bombing" is over
        if clauses[i] in {home, outer} or clauses[i] & 1:
            return rule
    if spot.form == "window":
        return ""
    return _in_one_place(lower, clauses, m) or _of_a_disaster(reading, m)


def _told_of_a_deed(lower: list[str], m: Mention) -> bool:
    """Whether a figure is what deeds did of which its clause tells more: "over riots that killed six on Monday"."""
    begin = m.begin
    return any(
        lower[k] in {"that", "which"} and lower[k - 1] in words_of_deeds() and lower[k - 1] not in context("course")
        for k in range(max(1, begin - _VERB), begin)
    )


def _day_by_day(reading: Reading, m: Mention, end: int) -> bool:
    """Whether several days have their figures before token ``end``: "31 were hurt on Sunday and 40 on Monday when"."""
    days = [
        spot for spot in sheet(reading, m.sentence)[0] if spot.last <= end and spot.form in DAYS and not spot.saying
    ]
    kin = [other for other in m.sentence.mentions if other.measure == m.measure and not other.rejected_by]
    return any(
        one.last <= first.first < two.last <= second.first
        for one, first in zip(kin, days, strict=False)
        for two, second in zip(kin[1:], days[1:], strict=False)
    )


def _is_numbered(lower: list[str], i: int, word: str) -> bool:
    """Whether a plural is of deeds told all together: "two attacks", "Sunday's clashes", "clashes between miners and guards"."""
    if word == "clashes":
        return lower[i + 1 : i + 2] == ["between"] or lower[max(0, i - 1)] == "'s"
    return word in context("deed") and word[-1] == "s" and i > 0 and not _NUMBERED.isdisjoint(lower[max(0, i - 2) : i])


def _in_one_place(lower: list[str], clauses: list[int], m: Mention) -> str:
    """The rule by which a place too small for more than one deed makes it one: "killed 16 in the village of Moyo"."""
    if m.measure not in _IN_ONE_PLACE or clue("spot").isdisjoint(m.sentence.vocabulary):
        return ""
    for i, word in enumerate(lower):
        if word in clue("spot") and clauses[i] == clauses[m.first]:
            k = i - 1
            while k > max(0, i - _ADJECTIVES) and lower[k] not in _A and lower[k][0].isalpha():
                k -= 1
            if k > 0 and lower[k] in _A and lower[k - 1] in _WITHIN:
                return "stockflow:one-place"
    return ""


def _of_a_disaster(reading: Reading, m: Mention) -> str:
    """The rule by which the dead of a day are those of a disaster of which the text tells, known by that day."""
    if m.measure not in HARM or m.actor is not None or not _NO_DISASTER.isdisjoint(m.sentence.vocabulary):
        return ""
    for back in range(_STORY):
        told = sentence_at(reading, m.sentence.index - back)
        if told is not None and not clue("calamity").isdisjoint(told.vocabulary):
            return "stockflow:calamity" if _STRIFE.isdisjoint(told.vocabulary) else ""
    return ""


def _in_one_deed(lower: list[str], k: int) -> bool:
    """Whether an article makes one deed of what stands behind a number: "killed 31 rebels in an assault on a base"."""
    for i in range(k, min(k + _REACH, len(lower) - 2)):
        if lower[i] in {",", ";", "and", "while"}:
            return False
        if lower[i] == "in" and lower[i + 1] in {"a", "an"}:
            return not _DEEDS.isdisjoint(lower[i + 2 : i + 2 + _ADJECTIVES])
    return False


_DEEDS: Final = word_set(
    "assault operation incident confrontation skirmish gunbattle hailstorm brawl scuffle duel standoff raid"
)
"""Nouns of what may go on, which are one deed with "a" before them."""


def _around(lower: list[str], clauses: list[int], m: Mention) -> int:
    """The clause that a figure's own tells more of: "a bombing that left seven dead", "blew up as they left, killing 19"."""
    home = clauses[m.first]
    start = clauses.index(home)
    if not home & 1 or not start:
        return -1
    if lower[start] in {"that", "which"} or any(
        lower[k - 1] == "," and lower[k].endswith("ing") for k in range(start + 1, m.first)
    ):
        return clauses[start - 1]
    return -1
