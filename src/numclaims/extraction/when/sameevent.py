"""Dates a toll that tells no time by that of the same event, told some sentences before of the same place.

"Police said 17 soldiers died in an ambush near Kandy on Monday. Residents said six drivers were among the dead": both are of
Monday. What makes it the same event is the place that was chosen for both figures, so this needs no words that go on from the
sentence before.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.passages import OF_EVENTS, RUNNING
from numclaims.extraction.when.times import expression
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.extraction.when.verdicts import NOT_OF_TOLLS
from numclaims.reading import Mention, Reading, Sentence

_BACK: Final = 3
"""Sentences back in which the event may be told with its day."""
_EVENT: Final = 4
"""Sentences back in which an event may be told that is named again."""
_DAYS: Final = frozenset({"weekday", "day", "days"})
_BROUGHT_ABOUT: Final = OF_EVENTS | {"destroyed", "damaged", "hospitalized"}
_TOLD_BY: Final = OF_EVENTS | {"protesters"}
_STANDING: Final = frozenset({"rate", "capacity", "forecast"})
_UP_TO_NOW: Final = word_set("now have has 've since still remain remains remained so")
"""Words of a running total or of a state, which no day of an event dates."""
_BESIDE: Final = word_set(
    "elsewhere separate separately meanwhile earlier previous previously similar worst deadliest last recent month months year"
    " years week weeks days compared later than ago"
)
"""Words with which a sentence tells of another event, or of more than one."""
_AS_MANY: Final = 5.0
_FEW: Final = 50.0
"""A toll more than so many times that of the event, and greater than this, is of more than that event."""


def carry_on(reading: Reading) -> None:
    """Give every toll without a time the day of the event told before it, of whose place it is, too."""
    for m in reading.mentions:
        if m.as_of is None and m.period is None and m.measure in _BROUGHT_ABOUT and m.rejected_by is None:
            if m.sentence.lower[max(m.last, m.noun_last) :][:1] in (["are"], ["is"]):
                continue  # "dozens are missing": today
            event = told_of_the_same(reading, m.sentence, m)
            if event is not None:
                m.as_of, m.period = event.as_of, event.period
                m.rules.append("times:same-event")
            elif (told := _named_before(reading, m.sentence, m)) is not None:
                m.as_of = m.period = expression(told[0], m, told[1])
                m.rules.append("times:the-event")


def told_of_the_same(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """The figure before whose day is that of a toll without one; None where no event of that place was dated just before.

    Args:
        reading: The document.
        sentence: The sentence of the toll.
        m: The toll, with its place.
    """
    if (
        m.place is None
        or m.stock_flow in _STANDING
        or not RUNNING.isdisjoint(m.rules)
        or not _UP_TO_NOW.isdisjoint(sentence.lower)
        or not _BESIDE.isdisjoint(sentence.lower)
    ):
        return None
    for other in sentence.mentions:
        if other.last <= m.first and _is_of_it(other, m):
            return other  # "killed 24 in Kandy on Monday; 18 others were hurt"
    for back in range(1, _BACK + 1):
        before = sentence_at(reading, sentence.index - back)
        if before is None or before.section != sentence.section:
            return None
        found = next((other for other in before.mentions if _is_of_it(other, m)), None)
        if found is not None:
            return found if NOT_OF_TOLLS.isdisjoint(before.lower) else None
        if not _BESIDE.isdisjoint(before.lower) or any(not spot.saying for spot in sheet(reading, before)[0]):
            return None  # the story has gone on to something else
    return None


def _named_before(reading: Reading, sentence: Sentence, m: Mention) -> tuple[Sentence, Spot] | None:
    """The day of the event that a sentence names as known: "On Friday troops raided a hamlet. ... seven died in the raid"."""
    lower = sentence.lower
    if m.stock_flow in _STANDING or not RUNNING.isdisjoint(m.rules) or not _UP_TO_NOW.isdisjoint(lower):
        return None
    names = {lower[i + 1] for i in range(len(lower) - 1) if lower[i] == "the" and lower[i + 1] in context("happening")}
    if not names or not _BESIDE.isdisjoint(lower) or sheet(reading, sentence)[0]:
        return None
    for back in range(1, _EVENT + 1):
        before = sentence_at(reading, sentence.index - back)
        if before is None or before.section != sentence.section:
            return None
        spots = [spot for spot in sheet(reading, before)[0] if not spot.saying]
        if not spots:
            continue
        dated = len(spots) == 1 and spots[0].role == "point" and spots[0].form in _DAYS
        deed = not words_of_deeds().isdisjoint(before.lower) or not context("happening").isdisjoint(before.lower)
        return (before, spots[0]) if dated and deed and NOT_OF_TOLLS.isdisjoint(before.lower) else None
    return None


def _is_of_it(other: Mention, m: Mention) -> bool:
    """Whether an earlier figure is a dated toll of the place of a later one, and no much smaller one."""
    if other.measure not in _TOLD_BY or other.as_of is None or other.place is None or other.rejected_by is not None:
        return False
    if other.as_of.form not in _DAYS or "times:saying" in other.rules or not RUNNING.isdisjoint(other.rules):
        return False
    same = other.place.key == m.place.key if m.place is not None and m.place.key else False
    same = same or (m.place is not None and other.place.name == m.place.name)
    size, event = m.value or m.low or 0.0, other.value or other.low or 0.0
    return same and (size <= _FEW or size <= _AS_MANY * event)
