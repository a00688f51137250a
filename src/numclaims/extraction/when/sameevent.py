"""Dates a toll that tells no time by that of the same event, told some sentences before of the same place.

"Police said 17 soldiers died in an ambush near Kandy on Monday. Residents said six drivers were among the dead": both are of
Monday. What makes it the same event is the place that was chosen for both figures, so this needs no words that go on from the
sentence before.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.passages import OF_EVENTS, RUNNING, STANDING
from numclaims.extraction.when.times import expression
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot, is_of_days
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.extraction.when.verdicts import NOT_OF_TOLLS
from numclaims.reading import Mention, Reading, Sentence

_BACK: Final = 3
"""Sentences back in which the event may be told with its day."""
_EVENT: Final = 4
"""Sentences back in which an event may be told that is named again."""
_BROUGHT_ABOUT: Final = OF_EVENTS | {"destroyed", "damaged", "hospitalized"}
_TOLD_BY: Final = OF_EVENTS | {"protesters"}
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
    """Give every toll without a time the day of its event: of the one told before of its place, or of the one that it names."""
    for m in reading.mentions:
        if m.as_of is not None or m.period is not None or not _is_of_an_event(m):
            continue
        event = _of_its_place(reading, m)
        if event is not None:
            m.as_of, m.period = event.as_of, event.period
            m.rules.append("times:same-event")
        elif (told := _named_before(reading, m)) is not None:
            m.as_of = m.period = expression(told[0], m, told[1])
            m.rules.append("times:the-event")


def _is_of_an_event(m: Mention) -> bool:
    """Whether a figure is what one event did, and neither goes on nor is told beside that of another event."""
    lower = m.sentence.lower
    return (
        m.measure in _BROUGHT_ABOUT
        and m.rejected_by is None
        and m.stock_flow not in STANDING
        and RUNNING.isdisjoint(m.rules)
        and lower[max(m.last, m.noun_last) :][:1] not in (["are"], ["is"])  # "dozens are missing": today
        and _UP_TO_NOW.isdisjoint(m.sentence.vocabulary)
        and _BESIDE.isdisjoint(m.sentence.vocabulary)
    )


def _of_its_place(reading: Reading, m: Mention) -> Mention | None:
    """The dated figure of the same place that was told just before; None for none."""
    sentence = m.sentence
    if m.place is None:
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
            return found if NOT_OF_TOLLS.isdisjoint(before.vocabulary) else None
        if not _BESIDE.isdisjoint(before.vocabulary) or any(not spot.saying for spot in sheet(reading, before)[0]):
            return None  # the story has gone on to something else
    return None


def _named_before(reading: Reading, m: Mention) -> tuple[Sentence, Spot] | None:
    """The day of the event that a sentence names as known: "On Friday troops raided a hamlet. ... seven died in the raid"."""
    sentence = m.sentence
    happening = context("happening")
    if happening.isdisjoint(sentence.vocabulary):
        return None
    known = any(word in happening and i and sentence.lower[i - 1] == "the" for i, word in enumerate(sentence.lower))
    if not known or sheet(reading, sentence)[0]:
        return None
    for back in range(1, _EVENT + 1):
        before = sentence_at(reading, sentence.index - back)
        if before is None or before.section != sentence.section:
            return None
        spots = [spot for spot in sheet(reading, before)[0] if not spot.saying]
        if not spots:
            continue
        dated = len(spots) == 1 and spots[0].role == "point" and is_of_days(spots[0].form, spots[0].values)
        deed = not words_of_deeds().isdisjoint(before.vocabulary) or not happening.isdisjoint(before.vocabulary)
        return (before, spots[0]) if dated and deed and NOT_OF_TOLLS.isdisjoint(before.vocabulary) else None
    return None


def _is_of_it(other: Mention, m: Mention) -> bool:
    """Whether an earlier figure is a dated toll of the place of a later one, and no much smaller one."""
    if other.measure not in _TOLD_BY or other.as_of is None or other.place is None or other.rejected_by is not None:
        return False
    if (
        not is_of_days(other.as_of.form, other.as_of.values)
        or "times:saying" in other.rules
        or not RUNNING.isdisjoint(other.rules)
    ):
        return False
    same = other.place.key == m.place.key if m.place is not None and m.place.key else False
    same = same or (m.place is not None and other.place.name == m.place.name)
    size, event = m.value or m.low or 0.0, other.value or other.low or 0.0
    return same and (size <= _FEW or size <= _AS_MANY * event)
