"""Dates the tolls of what a text retells by the time of that event, which its sentences tell once and then take as known.

"All 17 weavers died in the mill" tells no time; in news of a court, an inquest or an anniversary it is that of the event
(:func:`~numclaims.extraction.when.pastevents.past_event`). A toll that goes on ("have died") or has a day of its own is not.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, cast

from numclaims.claims import TimeExpression
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import STRUCK
from numclaims.extraction.when.pastevents import Landmark, marked, may_retell, past_event
from numclaims.extraction.when.timemonths import is_news
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import words_of_deeds
from numclaims.reading import Mention, Reading, Sentence

_RUNNING: Final = frozenset({"stockflow:toll", "stockflow:running-total"})
_PERFECT: Final = frozenset({"have", "has", "'ve"})
_VERB: Final = 3
"""Words behind what is counted in which its verb may stand."""
_STILL: Final = word_set("since now remain remains still")
"""Words of what goes on: a toll with them is not that of the past event that a text retells."""
_STILL_BEHIND: Final = 5
"""Words behind a toll in which such a word is of it, and not of another clause."""
_LOSSES: Final = word_set("deaths death killing killings murder murders loss lives massacre slaying slayings shooting")
_KNOWN: Final = 5
"""Words before a number in which "the deaths of all the" may stand."""
_BESIDE: Final = frozenset({"displaced", "homeless", "destroyed", "damaged", "affected", "missing"})
"""Measures of the same event where they stand beside a toll."""
_TOLLS: Final = STRUCK | {"rescued", "abducted"}
"""Measures that one event brings about once and for all."""
_AFTER: Final = 6
"""Months behind an event in which a day without a year is still of its story."""


def retell(reading: Reading) -> None:
    """Date the tolls that tell no time of their own by the one past event that the text retells, if it retells one."""
    day = reading.document.published_latest
    tolls = [m for m in reading.mentions if m.measure in _TOLLS and m.rejected_by is None]
    if day is None or not tolls or not may_retell(reading):
        return
    dateless = [m for m in tolls if _is_dateless(m, day)]
    yearless = [m for m in tolls if m.as_of is not None and m.as_of.form == "day" and m.as_of.values[0] is None]
    if not dateless and not yearless:
        return
    event = past_event(reading)
    if event is None:
        return
    for m in yearless:
        _into_the_story(m, event, day)
    news = [m for m in tolls if m.measure in STRUCK and _is_news(m, day)]
    if news:
        names = words_of_deeds() & set(event.sentence.lower)
        names -= {word for m in news for word in m.sentence.lower}
        dateless = [m for m in dateless if not names.isdisjoint(m.sentence.vocabulary)]
    told = {m.sentence.index for m in dateless}
    beside = [
        m
        for m in reading.mentions
        if m.measure in _BESIDE and m.rejected_by is None and m.sentence.index in told and _is_dateless(m, day)
    ]
    for m in (*dateless, *beside):
        sentence, spot = _feast(m, event, day.year)
        start, end = sentence.span(spot.first, spot.last)
        m.as_of = m.period = TimeExpression(
            text=sentence.words_text(spot.first, spot.last),
            start=start,
            end=end,
            form=spot.form,
            values=spot.values,
            basis=spot.basis,
        )
        m.rules += ["times:retold", *(rule for rule in spot.rules if rule not in m.rules)]


def _feast(m: Mention, event: Landmark, year: int) -> tuple[Sentence, Spot]:
    """The anniversary that the sentence of a toll tells of, where it is not that of the event; else the event."""
    for spot, marks in reversed(marked(m.sentence, year)):
        if spot.last <= m.first:
            return (event.sentence, event.spot) if event.months[0] // 12 == marks else (m.sentence, spot)
    return event.sentence, event.spot


def _into_the_story(m: Mention, event: Landmark, day: dt.date) -> None:
    """Put a day without a year into the year of the event of which it goes on telling: "stormed the mill on 3 May"."""
    told = m.as_of
    if told is None or m.sentence.index <= event.sentence.index or is_news(told.form, told.values, day):
        return
    ahead = (cast("int", told.values[1]) - 1 - event.months[0]) % 12
    if event.months[1] - event.months[0] > 0 or ahead > _AFTER:
        return
    year = (event.months[0] + ahead) // 12
    m.as_of = TimeExpression(
        text=told.text, start=told.start, end=told.end, form="day", values=(year, *told.values[1:]), basis="stated"
    )
    if m.period is not None and m.period.form == "day":
        m.period = m.as_of
    m.rules.append("times:retold-year")


def _is_dateless(m: Mention, day: dt.date) -> bool:
    """Whether no time is told of a toll that is over: "17 weavers had died", "the inquest on Friday into 17 deaths"."""
    if m.stock_flow not in {"total", "increment"} or _is_still(m):
        return False
    if not _RUNNING.isdisjoint(m.rules):
        return False
    if m.as_of is not None and m.as_of.form == "later":
        return True  # "earlier that day", of which only the event tells
    if m.period is None and (m.stock_flow == "total" or m.as_of is None):
        return m.as_of is None or "times:saying" in m.rules
    return m.as_of is not None and is_news(m.as_of.form, m.as_of.values, day) and _is_known(m)


def _is_still(m: Mention) -> bool:
    """Whether a toll goes on: "has killed 17", "17 have died"; not in "a fire that killed 17 has been put out"."""
    lower = m.sentence.lower
    behind = m.behind
    if not _STILL.isdisjoint(lower[: behind + _STILL_BEHIND]):
        return True
    around = lower[max(0, m.first - _KNOWN) : m.first]
    if "measures:active" not in m.rules:
        around += lower[behind : behind + _VERB]
    return not _PERFECT.isdisjoint(around)


def _is_known(m: Mention) -> bool:
    """Whether a toll is told as known, so that the day beside it is not its own: "the deaths of all 17 weavers"."""
    before = [word for word in m.sentence.lower[max(0, m.first - _KNOWN) : m.first] if word not in {"all", "the"}]
    return len(before) > 1 and before[-1] == "of" and before[-2] in _LOSSES


def _is_news(m: Mention, day: dt.date) -> bool:
    """Whether a toll has a day of late: the text has news of its own beside what it retells."""
    return m.period is not None and is_news(m.period.form, m.period.values, day) and not _is_known(m)
