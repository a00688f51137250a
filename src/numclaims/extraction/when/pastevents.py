"""Finds the event of another time that a text retells: news of courts, inquests and anniversaries.

Such a text tells the year of its event once ("the 1931 blaze", "the 40th anniversary of the flood"), and the toll with no time
at all ("all 17 weavers died in the mill"). Where one event alone is dated so, its time is that of such a toll.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.claims import TimeExpression
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import STRUCK
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import words_of_deeds
from numclaims.reading import Mention, Reading, Sentence

_HEAD: Final = 700
"""Characters in which a text that retells says so."""
_RETELLS: Final = re.compile(
    r"court|tribunal|judge|jury|verdict|sentenc|convict|guilty|acquit|indict|extradit|inquest|inquiry|coroner|trial\b|\bbail\b|charged|charges|prosecut"
    r"|anniversar|commemorat|remembrance|memorial|years (?:ago|on|after|since)|decades? (?:ago|after)",
    re.IGNORECASE,
)
_LOOKED_AT: Final = 16
"""Sentences from the start in which the event is dated."""
_BEFORE: Final = 14
_BEHIND: Final = 10
"""Words around a time in which its event is named."""
_HARM: Final = frozenset({"killed", "died", "killing", "murdered", "drowned", "dead", "deaths", "murder"})
_FORMS: Final = ("day", "days-of", "month", "months", "year")
"""Forms with a year in front, the most precise first."""
_RECENT: Final = frozenset({"weekday", "days", "window", "calendar", "weekday-of"})
_RUNNING: Final = frozenset({"stockflow:toll", "stockflow:running-total"})
_PERFECT: Final = frozenset({"have", "has", "'ve"})
_VERB: Final = 3
"""Words behind what is counted in which its verb may stand."""
_STILL: Final = word_set("since now remain remains still")
"""Words of what goes on: a toll with them is not that of the past event that a text retells."""
_LOSSES: Final = word_set("deaths death killing killings murder murders loss lives massacre slaying slayings shooting")
_KNOWN: Final = 5
"""Words before a number in which "the deaths of all the" may stand."""
_BESIDE: Final = frozenset({"displaced", "homeless", "destroyed", "damaged", "affected", "missing"})
"""Measures of the same event where they stand beside a toll."""
_MONTHS_BACK: Final = 4
"""Months from which on a time of another year is no longer that of the news."""


def retell(reading: Reading) -> None:
    """Date the tolls that tell no time of their own by the one past event that the text retells, if it retells one."""
    tolls = [m for m in reading.mentions if m.measure in STRUCK and m.rejected_by is None]
    dateless = [m for m in tolls if _is_dateless(m)]
    if not dateless or any(_is_news(m) for m in tolls):
        return
    document = reading.document
    if _RETELLS.search(document.text, 0, _HEAD) is None and _RETELLS.search(document.title or "") is None:
        return
    event = _event(reading)
    if event is None:
        return
    sentence, spot = event
    start, end = sentence.span(spot.first, spot.last)
    text = sentence.words_text(spot.first, spot.last)
    told = {m.sentence.index for m in dateless}
    beside = [
        m
        for m in reading.mentions
        if m.measure in _BESIDE and m.rejected_by is None and m.sentence.index in told and _is_dateless(m)
    ]
    for m in (*dateless, *beside):
        m.as_of = m.period = TimeExpression(
            text=text, start=start, end=end, form=spot.form, values=spot.values, basis=spot.basis
        )
        m.rules.append("times:retold")


def _is_dateless(m: Mention) -> bool:
    """Whether no time is told of a toll that is over: "17 weavers had died", "the inquest on Friday into 17 deaths"."""
    if m.stock_flow not in {"total", "increment"} or _is_still(m):
        return False
    if any(rule in _RUNNING for rule in m.rules):
        return False
    if m.period is None and m.stock_flow == "total":
        return m.as_of is None or "times:saying" in m.rules
    return m.as_of is not None and m.as_of.form in _RECENT and _is_known(m)


def _is_still(m: Mention) -> bool:
    """Whether a toll goes on: "has killed 17", "17 have died"; not in "a fire that killed 17 has been put out"."""
    lower = m.sentence.lower
    if not _STILL.isdisjoint(lower):
        return True
    behind = max(m.last, m.noun_last)
    around = lower[max(0, m.first - _KNOWN) : m.first]
    if "measures:active" not in m.rules:
        around += lower[behind : behind + _VERB]
    return not _PERFECT.isdisjoint(around)


def _is_known(m: Mention) -> bool:
    """Whether a toll is told as known, so that the day beside it is not its own: "the deaths of all 17 weavers"."""
    lower = m.sentence.lower
    victims = m.noun_last > m.last - 1 and lower[m.noun_last - 1] in {"victims", "dead"}
    if victims and lower[max(0, m.qualifier_first - 1)] == "the":
        return True
    before = [word for word in m.sentence.lower[max(0, m.first - _KNOWN) : m.first] if word not in {"all", "the"}]
    return len(before) > 1 and before[-1] == "of" and before[-2] in _LOSSES


def _is_news(m: Mention) -> bool:
    """Whether a toll has a day of late: the text has news of its own beside what it retells."""
    return m.period is not None and m.period.form in _RECENT and not _is_known(m)


def _event(reading: Reading) -> tuple[Sentence, Spot] | None:
    """The one past event of a text: the sentence that dates it, and the time there."""
    document = reading.document
    day = document.published_latest
    if day is None:
        return None
    deeds = words_of_deeds()
    found: list[tuple[int, Sentence, Spot]] = []
    harmed: list[tuple[int, Sentence, Spot]] = []
    days: list[tuple[int, Sentence, Spot]] = []
    marked: tuple[Sentence, Spot] | None = None
    for index in range(min(len(reading.bounds), _LOOKED_AT)):
        s = sentence_at(reading, index)
        if s is None or s.section == "boilerplate":
            continue
        for spot in sheet(reading, s)[0]:
            year = _year(spot, day.year, day.month)
            if year and _is_of(s, spot, deeds):
                found.append((year, s, spot))
            elif year and _is_of(s, spot, _HARM):
                harmed.append((year, s, spot))
            elif year and spot.form == "day":
                days.append((year, s, spot))
        if marked is None and "anniversary" in s.lower:
            marked = _marked(s, day.year)
    found = found or harmed or days
    if not found:
        return marked
    years = {year for year, _, _ in found}
    if len(years) > 1:
        return None
    return min(((s, spot) for _, s, spot in found), key=lambda one: _FORMS.index(one[1].form))


def _year(spot: Spot, now: int, month: int) -> int:
    """The year of a time well before publication, 0 for any other."""
    if spot.role != "point" or spot.form not in _FORMS or not isinstance(spot.values[0], int):
        return 0
    year = spot.values[0]
    if spot.form == "year" and spot.values[1] != year:
        return 0
    then = spot.values[1] if spot.form in {"day", "month", "days-of"} else 1
    back = (now - year) * 12 + month - (then if isinstance(then, int) else 1)
    return year if year < now and back >= _MONTHS_BACK else 0


def _is_of(s: Sentence, spot: Spot, deeds: frozenset[str]) -> bool:
    """Whether a time is that of something that happened: "the 1931 blaze", "the mill burnt down on 3 May 1931, killing 17"."""
    around = s.lower[max(0, spot.first - _BEFORE) : spot.first] + s.lower[spot.last : spot.last + _BEHIND]
    return not deeds.isdisjoint(around)


def _marked(s: Sentence, now: int) -> tuple[Sentence, Spot] | None:
    """The year of which an anniversary is told by its number: "the 40th anniversary of the flood"."""
    i = s.lower.index("anniversary")
    figure = s.lower[i - 2] if i > 1 and s.glued(i - 1) else ""
    if not (figure.isascii() and figure.isdigit() and 0 < int(figure) < now):
        return None
    year = now - int(figure)
    return s, Spot(i - 2, i + 1, "year", (year, year), "times:anniversary")
