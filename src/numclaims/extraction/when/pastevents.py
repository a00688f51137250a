"""Finds the event of another time that a text retells: news of courts, inquests and anniversaries.

Such a text tells the time of its event once or twice, ever more exactly ("the ferry that sank last year", "it capsized on
16 April"). The times that may be of one event are put together; the most exact is the event's. A time of something else that is
long past ("a blaze in 1931") is told beside it: the event of the news is the one told first.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.wordclasses import ORDINAL_ENDS
from numclaims.extraction.when.timemonths import Months, months_of
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import YEAR, ranks, words_of_deeds
from numclaims.reading import Reading, Sentence

_HEAD: Final = 700
"""Characters in which a text that retells says so."""
_FIRST: Final = 300
"""The same for an event of the last months, of which there may be news as well."""
_MARKS: Final = re.compile(
    r"anniversar|commemorat|remembrance|memorial|years (?:ago|on|after|since)|decades? (?:ago|after)", re.IGNORECASE
)
_TRIES: Final = re.compile(
    r"court|tribunal|judge|jury|verdict|sentenc|convict|guilty|acquit|indict|extradit|inquest|inquiry|coroner|trial\b|\bbail\b"
    r"|charged|charges|prosecut",
    re.IGNORECASE,
)
_SIGNS: Final = (
    "anniversar", "commemorat", "remembrance", "memorial", "years ago", "years on", "years after", "years since", "decade ago",
    "decades ago", "decade after", "decades after", "court", "tribunal", "judge", "jury", "verdict", "sentenc", "convict",
    "guilty", "acquit", "indict", "extradit", "inquest", "inquiry", "coroner", "trial", "bail", "charge", "prosecut",
)  # fmt: skip
"""What stands, in small letters, in all that these patterns find: most texts have none of it, and need no pattern."""
_LOOKED_AT: Final = 16
"""Sentences from the start in which the event is dated."""
_LEAD: Final = 3
"""Sentences from the start in which an event of the last months is dated."""
_BEFORE: Final = 14
_BEHIND: Final = 10
"""Words around a time in which its event is named."""
_BESIDE: Final = 7
"""The same for an event of the last months."""
_HARM: Final = frozenset({"killed", "died", "killing", "murdered", "drowned", "dead", "deaths", "murder"})
_DAY: Final = 2
"""What a time is of that is no more than a day."""
_FORMS: Final = ("day", "day-of", "days-of", "month", "month-of", "months", "year", "calendar", "days")
"""Forms of a time long past, the most exact first."""
_OF_A_YEAR: Final = frozenset({"day-of", "month-of"})
"""Forms that tell their year by "last year"."""
_DATED: Final = frozenset({"day", "days-of", "month", "months", "year"})
"""Forms that may tell their year."""
_OLD: Final = 4
"""Months from which on a time of another year is no longer that of the news."""
_FIGURES: Final = 4
"""Fewer figures than these tell the rank of an anniversary."""


class Landmark:
    """A time long past, and the sentence that tells it.

    Attributes:
        sentence, spot: Where it is told.
        months: What it spans.
        of: What it is of: 0 a deed, 1 deaths, 2 no more than a day.
    """

    __slots__ = ("months", "of", "sentence", "spot")

    def __init__(self, sentence: Sentence, spot: Spot, months: Months, of: int) -> None:
        self.sentence = sentence
        self.spot = spot
        self.months = months
        self.of = of


def may_retell(reading: Reading) -> bool:
    """Whether a text may retell an event at all: a quick look before its tolls are looked through.

    Args:
        reading: The document.
    """
    head = reading.lowered()[:_HEAD] + (reading.document.title or "").lower()
    return any(sign in head for sign in _SIGNS)


def past_event(reading: Reading) -> Landmark | None:
    """The one event of another time that a text retells, by its most exact time; None where it retells none.

    Args:
        reading: The document.
    """
    document = reading.document
    day = document.published_latest
    if day is None:
        return None
    title = document.title or ""
    marks = _MARKS.search(document.text, 0, _HEAD) is not None or _MARKS.search(title) is not None
    tries = _TRIES.search(document.text, 0, _HEAD)
    if not marks and tries is None and _TRIES.search(title) is None:
        return None
    soon = _TRIES.search(title) is not None or (tries is not None and tries.start() < _FIRST)
    found = [one for one in _landmarks(reading, day, marks=marks) if soon or _is_old(one.months, day)]
    if not found:
        return None
    first = next((one for one in found if one.of < _DAY), found[0])
    same = [one for one in found if first.months[0] <= one.months[0] <= one.months[1] <= first.months[1]]
    best = min((one for one in same if one.of <= first.of), key=_width, default=first)
    days = [one for one in same if one.of == _DAY]
    if best.months[0] < best.months[1] and len({one.months for one in days}) == 1:
        return days[0]  # "20 years ago ... On 3 May 1931 men stormed the mill"
    return best


def _width(one: Landmark) -> tuple[int, int]:
    return one.months[1] - one.months[0], _FORMS.index(one.spot.form)


def marked(s: Sentence, year: int) -> list[tuple[Spot, int]]:
    """The years of which anniversaries are told by their number: "the 40th anniversary of the flood".

    Args:
        s: A sentence.
        year: The year of publication.

    Returns:
        Each with its words.
    """
    found: list[tuple[Spot, int]] = []
    for i, word in enumerate(s.lower) if "anniversary" in s.vocabulary else ():
        first = i - 3 if word == "anniversary" and s.lower[max(0, i - 2) : i] == ["-", "year"] else i - 1
        if word != "anniversary" or first < 0:
            continue
        if first and s.glued(first) and s.lower[first] in ORDINAL_ENDS:
            first -= 1  # "40th" is two words
        back = _rank(s.lower[first])
        if 0 < back < year:
            found.append((Spot(first, i + 1, "year", (year - back, year - back), "time:anniversary"), year - back))
    return found


def _rank(word: str) -> int:
    """What a number is worth that stands before an anniversary, in figures or in words; 0 for another word."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < _FIGURES else ranks().get(word, 0)


def _landmarks(reading: Reading, day: dt.date, *, marks: bool) -> list[Landmark]:
    """The times long past that a text tells, in order."""
    deeds = words_of_deeds()
    now = 12 * day.year + day.month - 1
    found: list[Landmark] = []
    for index in range(min(len(reading.bounds), _LOOKED_AT)):
        s = sentence_at(reading, index)
        if s is None or s.section == "boilerplate":
            continue
        found += [Landmark(s, spot, (12 * year, 12 * year + 11), 0) for spot, year in marked(s, day.year)]
        for spot in sheet(reading, s)[0]:
            if spot.role != "point" or spot.form not in _FORMS:
                continue
            if marks and spot.form == "days" and s.lower[spot.last - 1] == "ago":
                spot = _years_ago(spot, day.year)  # noqa: PLW2901 -- the same words, on their anniversary
            months = months_of(spot.form, spot.values, day)
            if months is None or months[1] >= now:
                continue
            if spot.form == "year" and months[1] - months[0] >= 12:
                continue
            old = _is_old(months, day)
            stated = old and (spot.form in _OF_A_YEAR or (spot.form in _DATED and isinstance(spot.values[0], int)))
            of = _what(s, spot, deeds) if stated or found else _what_of_late(s, spot, deeds)
            if of is not None and (old or index < _LEAD or found):
                found.append(Landmark(s, spot, months, of))
    return found


def _is_old(months: Months, day: dt.date) -> bool:
    """Whether a time is of another year, and no longer of the news."""
    return months[1] // 12 < day.year and 12 * day.year + day.month - 1 - (months[0] + months[1]) // 2 >= _OLD


def _years_ago(spot: Spot, year: int) -> Spot:
    """Read "five years ago" in a text of an anniversary: the year, not a year more or less."""
    first, last = spot.values
    back = -round((int(first or 0) + int(last or 0)) / (2 * YEAR))
    return spot.moved("year", (year - back, year - back)) if 0 < back < year else spot


def _what(s: Sentence, spot: Spot, deeds: frozenset[str]) -> int | None:
    """What a time is of: "the 1931 blaze" 0, "killed 17 on 3 May 1931" 1, any other day 2; None for another time."""
    around = s.lower[max(0, spot.first - _BEFORE) : spot.first] + s.lower[spot.last : spot.last + _BEHIND]
    if not deeds.isdisjoint(around):
        return 0
    if not _HARM.isdisjoint(around):
        return 1
    return _DAY if spot.form == "day-of" or (spot.form == "day" and spot.values[0] is not None) else None


def _what_of_late(s: Sentence, spot: Spot, deeds: frozenset[str]) -> int | None:
    """The same for a time of the last months, which has to stand right beside its deed: "the ferry that sank in April"."""
    around = s.lower[max(0, spot.first - _BESIDE) : spot.first] + s.lower[spot.last : spot.last + _BESIDE]
    return None if deeds.isdisjoint(around) else 0
