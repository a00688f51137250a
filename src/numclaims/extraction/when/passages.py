"""Dates what tells no time by the sentences before it, which go on telling of one event.

"A barge sank on Monday. At least 12 people died": the toll is of Monday. A sentence that opens with what was told before ("it",
"the", a number) goes on from the one before; within a paragraph that looks back ("In 1931 a mill burnt. Its owner fled. Some 40
people were rescued") all sentences do, up to one with a time of its own or of the telling.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import UP_TO_NOW
from numclaims.extraction.victims import HARM
from numclaims.extraction.when.timemonths import months_of
from numclaims.extraction.when.timesayings import words_of_saying
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import DAYS, Spot, is_of_days
from numclaims.extraction.when.timewords import MONTH, WEEK, context, words_of_deeds, words_of_events
from numclaims.extraction.when.verdicts import NOT_OF_TOLLS
from numclaims.reading import Mention, Reading, Sentence

OF_EVENTS: Final = HARM | {"rescued"}
"""Measures of what one event did."""
RUNNING: Final = frozenset({"stockflow:toll", "stockflow:running-total"})
"""Rules of a running total, which holds on its day but does not cover that day alone."""
_PERFECT: Final = UP_TO_NOW | {"had", "missing"}
"""Words of a running total or of a state, which no day of an event dates."""
_LONGER: Final = frozenset({"year", "month", "months"})
_OPENS_A_TOLL: Final = word_set("it they all the more another altogether")
_THIS: Final = frozenset({(WEEK, 0), (WEEK, -1), (MONTH, 0)})
"""Stretches of the calendar in which one deed may have been: "Raiders came earlier this week"."""
STREAMS: Final = frozenset(
    {"refugees", "displaced", "returned", "infected", "recovered", "evacuated", "detained", "rescued"}
)
"""Measures of what goes on day by day."""
_BESIDE_IT: Final = frozenset({"similar", "latest", "previous"})
STANDING: Final = frozenset({"rate", "capacity", "forecast"})
_BACK: Final = 4
"""Sentences back in which a passage that looks back may tell its time."""
_OF_THEM: Final = (["of", "them"], ["of", "those"], ["of", "these"], ["among", "them"], ["among", "those"])
_TELLER: Final = 9
"""Words before the first number of a sentence among which are who tells it, and the verb of telling."""
_OLD: Final = 2
"""Months from which on a time is no longer of the news."""
_BESIDE: Final = word_set(
    "compared than same since worst deadliest meanwhile elsewhere separately another earlier although"
)
"""Words with which a sentence tells of something else beside."""

Told = tuple[Sentence, Spot, str]
"""A time, the sentence that tells it, and the rule by which it dates another."""


def before_semicolon(reading: Reading, sentence: Sentence, m: Mention) -> Spot | None:
    """The day of the event told before a semicolon: "The quake struck on Tuesday; 52 people died".

    Args:
        reading: The document.
        sentence: A sentence of it.
        m: The toll of an event, that tells no time.
    """
    lower = sentence.lower
    if ";" not in lower[: m.first] or not _PERFECT.isdisjoint(sentence.vocabulary) or not RUNNING.isdisjoint(m.rules):
        return None
    end = len(lower[: m.first]) - lower[: m.first][::-1].index(";")
    spots = [spot for spot in sheet(reading, sentence)[0] if spot.last <= end and not spot.saying]
    if len(spots) != 1 or spots[0].role != "point" or not is_of_days(spots[0].form, spots[0].values):
        return None
    return None if context("happening").isdisjoint(lower[:end]) else spots[0]


def told_before(reading: Reading, sentence: Sentence, m: Mention) -> Told | None:
    """The time of the event whose toll a sentence tells without one.

    Args:
        reading: The document.
        sentence: A sentence of it.
        m: The toll of an event.
    """
    found = _of_that_event(reading, sentence)
    if found is not None:
        return found
    if not _PERFECT.isdisjoint(sentence.vocabulary) or not RUNNING.isdisjoint(m.rules) or m.stock_flow in STANDING:
        return None
    return _of_the_sentence_before(reading, sentence) or _of_a_passage(reading, sentence, m)


def gathered(reading: Reading, sentence: Sentence) -> Told | None:
    """The day of the crowd that a sentence counts: "They marched on Saturday. Organisers spoke of 35,000".

    Args:
        reading: The document.
        sentence: A sentence of it.
    """
    before = _neighbour(reading, sentence)
    if before is None or context("gathering").isdisjoint(before.vocabulary):
        return None
    spots = [spot for spot in sheet(reading, before)[0] if not spot.saying and is_of_days(spot.form, spot.values)]
    if len({spot.values for spot in spots}) == 1 and spots[0].role == "point":
        return before, spots[0], "times:day-before"
    return None


def _neighbour(reading: Reading, sentence: Sentence, back: int = 1) -> Sentence | None:
    before = sentence_at(reading, sentence.index - back)
    return before if before is not None and before.section == sentence.section else None


def _of_that_event(reading: Reading, sentence: Sentence) -> Told | None:
    """The time of "that disaster", the one told in the sentence before."""
    lower = sentence.lower
    names = words_of_events()
    if "that" not in sentence.vocabulary or not any(
        lower[i] == "that" and lower[i + 1] in names for i in range(len(lower) - 1)
    ):
        return None
    before = _neighbour(reading, sentence)
    if before is not None and not _told_in(reading, before):
        before = _neighbour(reading, sentence, 2)
    if before is None:
        return None
    spots = [spot for spot in sheet(reading, before)[0] if not spot.saying and spot.form in DAYS | _LONGER]
    stated = [spot for spot in spots if spot.form in _LONGER] or spots
    return (before, stated[0], "times:that-event") if len(stated) == 1 and stated[0].role == "point" else None


def _of_the_sentence_before(reading: Reading, sentence: Sentence) -> Told | None:
    """The time of the sentence before, where this one goes on from it: "A ferry sank on Monday. At least 12 people died"."""
    if not _opens_a_toll(sentence):
        return None
    before = _neighbour(reading, sentence)
    if (
        before is None
        or words_of_deeds().isdisjoint(before.vocabulary)
        or not NOT_OF_TOLLS.isdisjoint(before.vocabulary)
    ):
        return None
    if not _BESIDE_IT.isdisjoint(before.vocabulary) or before.lower[0] == "after":
        return None  # "The raid came two weeks after a similar one"
    if reading.document.text[before.end : sentence.start].count("\n") > 1:
        return None
    spots = [spot for spot in sheet(reading, before)[0] if not spot.saying]
    told = any(other.measure in OF_EVENTS for other in before.mentions)
    if len(spots) != 1 or spots[0].role != "point":
        return None
    longer = spots[0].values[:2] in _THIS if told else spots[0].form in _LONGER or spots[0].form == "calendar"
    if not longer and not is_of_days(spots[0].form, spots[0].values):
        return None
    day = reading.document.published_latest
    if day is not None and _is_past(spots[0], day) and not words_of_saying().isdisjoint(sentence.vocabulary):
        return None  # what somebody says today is news
    return before, spots[0], "times:day-before"


def _opens_a_toll(sentence: Sentence) -> bool:
    """Whether a sentence opens with a number, or with what was told before it."""
    lower = sentence.lower
    if _is_told_of(sentence) or lower[:2] in _OF_THEM:
        return True
    return (
        lower[0] in _OPENS_A_TOLL
        or lower[:2] in (["in", "all"], ["in", "total"])
        or lower[:3] == ["a", "total", "of"]
        or any(m.rejected_by is None and not m.implied and not m.begin for m in sentence.mentions[:2])
    )


def _is_told_of(sentence: Sentence) -> bool:
    """Whether a sentence opens with who tells its first number: "Police said at least 12 people were killed"."""
    lower = sentence.lower
    first = next((m for m in sentence.mentions if m.rejected_by is None and not m.implied), None)
    if first is None:
        return False
    begin = first.begin
    return begin <= _TELLER and "," not in lower[:begin] and not words_of_saying().isdisjoint(lower[1:begin])


def streamed(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """The day's figure of the sentence before, of which this one tells a share: "On Monday 810 came. Some 650 came to Moyo".

    Args:
        reading: The document.
        sentence: A sentence of it, that tells no time.
        m: A figure of it.
    """
    if (
        m.measure not in STREAMS
        or not _opens_a_toll(sentence)
        or not (_PERFECT | {"are", "is"}).isdisjoint(sentence.vocabulary)
    ):
        return None
    before = _neighbour(reading, sentence)
    if (
        before is None
        or reading.document.text[before.end : sentence.start].count("\n") > 1
        or sheet(reading, sentence)[0]
    ):
        return None
    whole = next((other for other in before.mentions if other.measure == m.measure and other.rejected_by is None), None)
    if whole is None or whole.stock_flow != "increment" or whole.as_of is None:
        return None
    return whole if (m.value or m.low or 0.0) < (whole.value or whole.low or 0.0) else None


def _of_a_passage(reading: Reading, sentence: Sentence, m: Mention) -> Told | None:
    """The time of a paragraph that looks back: "In 1931 a mill burnt. Its owner fled. Some 40 people were rescued"."""
    day = reading.document.published_latest
    if (
        day is None
        or not _BESIDE.isdisjoint(sentence.vocabulary)
        or not words_of_saying().isdisjoint(sentence.vocabulary)
    ):
        return None
    for back in range(1, _BACK):
        before = _neighbour(reading, sentence, back)
        if before is None or "\n" in reading.document.text[before.end : sentence.start]:
            return None
        if any(other.measure == m.measure for other in before.mentions):
            return None  # that event has its toll
        spots = _told_in(reading, before)
        if not spots:
            continue
        spot = spots[0]
        if len(spots) > 1 or spot.saying or spot.role != "point" or not _is_past(spot, day):
            return None
        if not _BESIDE.isdisjoint(before.vocabulary) or not NOT_OF_TOLLS.isdisjoint(before.vocabulary):
            return None
        return None if words_of_deeds().isdisjoint(before.vocabulary) else (before, spot, "times:passage")
    return None


def _told_in(reading: Reading, sentence: Sentence) -> list[Spot]:
    """The times of a sentence but for those counted from the sentence before it, as "two hours later" is."""
    return [spot for spot in sheet(reading, sentence)[0] if spot.form != "later" and spot.shift is None]


def _is_past(spot: Spot, day: dt.date) -> bool:
    months = months_of(spot.form, spot.values, day)
    return months is not None and months[1] - months[0] < 12 and months[1] <= 12 * day.year + day.month - 1 - _OLD
