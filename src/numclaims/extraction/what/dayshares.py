"""Tells the toll of one event from a day's share of something that goes on, for figures that are told with a day."""

from __future__ import annotations

from typing import Final, cast

from numclaims.claims import StockFlow
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import STRUCK
from numclaims.extraction.what import captors
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.oneevent import one_event
from numclaims.extraction.what.stockwords import WIDE, StockWords
from numclaims.extraction.when.timechoice import governing
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot, Value
from numclaims.extraction.when.timewords import HOUR, MONTH, WEEK, WEEKEND, context
from numclaims.reading import Mention, Reading

_REACH: Final = 7
_NEWS: Final = 6
"""Days for which a day's toll is news."""
_TELLING: Final = frozenset(
    {"said", "says", "put", "puts", "estimated", "reported", "announced", "toll", "total", "had"}
)
_SAID: Final = frozenset({"said", "put", "reported", "announced", "given", "told", "spoken", "estimated", "counted"})
_OPENING: Final = word_set(
    "during in the month of for over throughout early late mid january february march april may june july august september"
    " october november december"
)
"""Words of a time that opens a sentence."""
_OF_A_MONTH: Final = 50
"""So many in "last month" are a month's share; fewer are most likely those of one deed in it."""
_WEEKS: Final = ((WEEK, -1), (WEEK, 0))
_STREAMS: Final = frozenset({"refugees", "displaced", "returned", "infected", "recovered"})
"""Measures of which a week has its share; whom a week's news has killed or seized fell to one deed as often as not."""
_DISTINCT: Final = 5
"""A toll below this may be another one of the same number."""
_TOLLS: Final = "stockflow.tolls"
"""Under this name the reading's memo holds the tolls of events told so far: told again with a day, they are no day's share."""


def in_hours(reading: Reading, m: Mention) -> bool:
    """Whether a number is told of the past hours: "the killing of 95 rebels in the past 24 hours" is of many deeds."""
    spot = governing(reading, m)[0]
    return spot is not None and spot.form == "window" and spot.values[0] == HOUR


def of_its_day(
    reading: Reading, m: Mention, before: Mention | None, words: StockWords, mask: int
) -> tuple[StockFlow, str]:
    """Whether what is told with a day is the toll of one event or the day's share of something that goes on."""
    lower = m.sentence.lower
    spot = governing(reading, m)[0]
    if (
        spot is None
        or not (_of_a_day(m, spot) or _of_the_last_month(reading, m, spot) or _of_a_day_beside(reading, m, spot))
        or _long_past(reading, m, spot)
        or _dates_saying(m, spot)
    ):
        return "total", ""
    if spot.form == "window" and spot.values[0] == HOUR:
        return "increment", "stockflow:day"  # "the floods killed 28 in the past 24 hours": a share, whatever the event
    if spot.form == "window" and _in_course(lower, _ADJECTIVES if m.measure in STRUCK else 1):
        return "total", "stockflow:course"
    if spot.form != "month" and _up_to_now(m):
        return "total", "stockflow:up-to-now"
    if _is_after_a_deed(reading, m, spot):
        return "total", "stockflow:after"
    if _had_said(lower, m, spot) or _known(lower, m) or _is_now(lower, m) or _of_another_clause(lower, m, spot):
        return "total", "stockflow:known"
    wide = _wide(lower, words) if mask & WIDE else ""
    if wide:
        return "increment", wide
    event = one_event(reading, m, words, spot) or (captors.one_deed(m, before) if spot.form != "window" else "")
    tolls = cast("dict[tuple[str, float], bool]", reading.memo.setdefault(_TOLLS, {}))
    toll = (m.measure or "", m.value or 0.0)
    if event and (before is None or before.stock_flow != "increment"):
        tolls[toll] = True
        return "total", event
    if toll in tolls and toll[1] >= _DISTINCT:
        return "total", "stockflow:told"
    return "increment", "stockflow:day"


def _is_after_a_deed(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether the day is that of what came before one deed: "31 have been freed after troops ended a siege on Monday"."""
    clauses = sheet(reading, m.sentence)[1]
    end = m.behind
    if spot.first < end or m.sentence.lower[end : end + 2] not in (["have", "been"], ["has", "been"]):
        return False
    return m.sentence.lower[clauses.index(clauses[spot.last - 1])] == "after"


def _had_said(lower: list[str], m: Mention, spot: Spot) -> bool:
    """Whether a day is the one on which a count was given before: "Earlier on Monday they had said that 19 had died"."""
    return any(lower[i] == "had" and lower[i + 1] in _SAID for i in range(spot.last, m.first - 1))


def _known(lower: list[str], m: Mention) -> bool:
    """Whether the words take a number for known: "120 of the 5,000 people who were hurt on Tuesday"."""
    begin, end = m.begin, m.behind
    return (
        begin > 1 and lower[begin - 2 : begin] in (["of", "the"], ["among", "the"]) and lower[end : end + 1] == ["who"]
    )


def _is_now(lower: list[str], m: Mention) -> bool:
    """Whether a state of today is told: "some 40 are missing below a dam, and divers went in on Friday"."""
    end = m.behind
    return lower[end : end + 1] == ["are"] and lower[end + 1 : end + 2] in (
        ["dead"],
        ["missing"],
        ["injured"],
        ["hurt"],
    )


def _of_another_clause(lower: list[str], m: Mention, spot: Spot) -> bool:
    """Whether a day is of what was done, and not of the count: "faced protests on Monday, in which 2,200 have been killed"."""
    end = m.behind
    if spot.first > m.first or lower[end : end + 2] not in (["have", "been"], ["has", "been"], ["have", "died"]):
        return False
    return not _CLAUSES.isdisjoint(lower[spot.last : m.first])


_CLAUSES: Final = frozenset({"which", "whom", "said", "says", "that"})


def _up_to_now(m: Mention) -> bool:
    """Whether the words say that the count goes on: "31 have drowned so far", "31 deaths had been logged at noon"."""
    lower = m.sentence.lower
    if _ALREADY.issubset(lower[max(0, m.begin - _BEFORE) : m.begin]):
        return True  # "the war has already forced 900 from their homes"
    end = m.behind
    for i in range(end, min(end + _REACH, len(lower))):
        if lower[i] == "far" and lower[i - 1] == "so":
            return True
        if lower[i] in {",", ";", "and", "but", "said", "while"} or lower[i][0].isdigit():
            return False
        if lower[i] == "been":
            return i + 1 < len(lower) and lower[i - 1] in {"have", "had"} and lower[i + 1] in clue("tally")
    return False


_ALREADY: Final = frozenset({"has", "already"})
_BEFORE: Final = 4
"""Words from "has already" to a number, at most."""


def _of_the_last_month(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether a month named with its year is that of the news or the one before: "in May 2011", printed in June."""
    published = reading.document.published_latest
    if published is None or spot.form != "month" or spot.role == "until" or (m.value or m.low or 0.0) < _OF_A_MONTH:
        return False
    year, month = spot.values[0], spot.values[1]
    if not isinstance(year, int) or not isinstance(month, int):
        return False
    return 0 <= (published.year - year) * 12 + published.month - month <= 1


def _of_a_day(m: Mention, spot: Spot) -> bool:
    """Whether an expression names a recent day or a few days: a share of something that goes on."""
    form, values = spot.form, spot.values
    if spot.role == "until" and not _opens_when(m, spot):
        return False
    if form == "up-to":
        return values[0] in {1, WEEK, MONTH} and values[1] == 1
    if form in {"weekday", "days", "weekday-of", "from"}:
        return not (form == "days" and isinstance(values[0], int) and values[0] < -6)
    if form == "calendar":
        many = (m.value or m.low or 0.0) >= _OF_A_MONTH
        return (
            values[0] == WEEKEND
            or (many and values == (MONTH, -1))
            or (many and values in _WEEKS and m.measure in _STREAMS)
        )
    if form == "window":
        if values[0] == WEEK and isinstance(values[1], int) and values[1] > 1:
            return not _UP_TO_NOW.isdisjoint(
                m.sentence.lower[spot.first : spot.last]
            )  # "450 lives in six weeks": all of it
        return values[0] in {0, 1, 7}
    if form in {"day", "month", "days-of"}:
        return values[0] is None
    if form == "span":
        return values[0] in {"weekday", "days"} or (
            values[0] == "day" and values[2] is None and not _is_of_the_year(values)
        )
    return False


def _of_a_day_beside(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether a day is counted from that of the share told before: "On Monday 16 died in unrest. The day before, 21 had died"."""
    if spot.form == "calendar":
        return _is_compared(reading, m, spot)
    if spot.form != "later" or spot.shift is None:
        return False
    told = sentence_at(reading, m.sentence.index - 1)
    return told is not None and any(
        other.measure == m.measure and other.stock_flow == "increment"
        for other in told.mentions
        if not other.rejected_by
    )


def _is_compared(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether the figures of two weeks or months stand side by side: "94 were killed last week, against 61 the week before"."""
    if spot.role != "point" or spot.values[0] not in {WEEK, MONTH}:
        return False
    spots = [one for one in sheet(reading, m.sentence)[0] if one.form == "calendar" and one.values[0] == spot.values[0]]
    kin = [other for other in m.sentence.mentions if other.measure == m.measure and not other.rejected_by]
    return len({one.values for one in spots}) > 1 and len(kin) > 1


def _is_of_the_year(values: tuple[Value, ...]) -> bool:
    """Whether a span begins with the year and is longer than a month: what is counted up, "between 1 January and 8 May"."""
    return values[3:5] == (1, 1) and values[5:6] == ("day",) and values[7] != 1


def _dates_saying(m: Mention, spot: Spot) -> bool:
    """Whether a month before the number tells when somebody said so: "the agency reckoned in January that 8,100"."""
    if spot.form != "month":
        return spot.first < m.first and _is_of_report(m.sentence.lower, spot.first)
    if "measures:total" in m.rules:
        return True  # "the toll passed 5,400 in January"
    if spot.first > m.first or _opens_when(m, spot):
        return False
    lower = m.sentence.lower
    if _OPENING.issuperset(lower[: spot.first + 1]):
        return not _TELLING.isdisjoint(lower[spot.last : m.first])
    if "measures:number-of" in m.rules and lower[spot.first - 1].endswith("ed"):
        return False  # "the number of divers killed in April was 714"
    return spot.saying or spot.first > 1 or not _TELLING.isdisjoint(m.sentence.vocabulary)


def _opens_when(m: Mention, spot: Spot) -> bool:
    """Whether a clause that a figure opens tells what happened then: "until Tuesday, when about 600 crossed"."""
    gap = m.sentence.lower[spot.last : min(m.first, m.qualifier_first)]
    return gap[-1:] == ["when"] and len(gap) <= _WHEN


_WHEN: Final = 2
"""A comma or dash, and the word."""


def _is_of_report(lower: list[str], day: int) -> bool:
    """Whether a day tells when a report came out: "In its report issued at 8 a.m. on Wednesday, the council said nine died"."""
    for k in range(day - 1, max(-1, day - _REACH), -1):
        if lower[k] in _OUT:
            return not _PAPERS.isdisjoint(lower[max(0, k - _PAPER) : k])
        if lower[k] == ",":
            return False
    return False


_OUT: Final = frozenset({"issued", "released", "published", "dated"})
_PAPERS: Final = frozenset({"report", "bulletin", "statement", "update", "advisory", "release", "data", "figures"})
_PAPER: Final = 4
"""Tokens from the report to the verb that says when it came out."""


def _long_past(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether the dead of a dated day are told so long after it that the day stands for its event ("on 6 June")."""
    published = reading.document.published_latest
    if spot.form != "day" or m.measure not in STRUCK or published is None:
        return False
    month, day = spot.values[1], spot.values[2]
    if not isinstance(month, int) or not isinstance(day, int):
        return False
    return (published.month - month) % 12 * 30 + published.day - day > _NEWS


def _wide(lower: list[str], words: StockWords) -> str:
    for i, word in enumerate(lower):
        if word in words.widely and (hit := words.wide.starting_at(lower, i)) is not None:
            if lower[i + hit[1] - 1 : i + hit[1] + 1] == ["clashes", "between"]:
                continue  # of two sides that met once
            return hit[0]
    return ""


def _in_course(lower: list[str], reach: int) -> bool:
    """Whether a stretch of time is that of one affair: "killed in the siege over the last month", "during clashes"."""
    for i in range(2, len(lower)):
        if lower[i] in context("course"):
            k = i - 1
            while k > max(0, i - reach) and lower[k] not in _ARTICLES and lower[k].isalpha() and lower[k] != "during":
                k -= 1
            if lower[k] == "during" or (lower[k] in _ARTICLES and lower[k - 1] in {"in", "during", "by"}):
                return True
    return False


_ARTICLES: Final = word_set("the a an this")
_ADJECTIVES: Final = 5
"""Words between what goes on and its article, at most: "by a new ground offensive"."""


_UP_TO_NOW: Final = word_set("last past previous recent this these latest preceding")
