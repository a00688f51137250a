"""Dates a toll that tells no time by that of the same event, told some sentences before of the same place.

"Police said 17 soldiers died in an ambush near Kandy on Monday. Residents said six drivers were among the dead": both are of
Monday. What makes it the same event is the place that was chosen for both figures, so this needs no words that go on from the
sentence before.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import UP_TO_NOW
from numclaims.extraction.when.passages import OF_EVENTS, RUNNING, STANDING
from numclaims.extraction.when.times import expression
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import DAYS, Spot, is_of_days
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.extraction.when.verdicts import NOT_OF_TOLLS
from numclaims.reading import Mention, Reading, Sentence

_BACK: Final = 3
"""Sentences back in which the event may be told with its day."""
_EVENT: Final = 4
"""Sentences back in which an event may be told that is named again."""
_AHEAD: Final = 5
"""Sentences behind a lead, less one, in which the day of its event may be told."""
_ENDED: Final = OF_EVENTS - {"missing"}
_LEAD: Final = 1
_OWNED: Final = 4
_ADJECTIVES: Final = 3
"""Words before an event's noun among which its article stands."""
_VERBS: Final = word_set(
    "happened occurred took struck hit came broke went started began unfolded sank capsized crashed"
)
_HAPPENED: Final = _VERBS | word_set(
    "place out off which that , : on at in late early around about shortly before after a.m. p.m. am pm was"
)
"""Words between an event and its day."""
_GOING_ON: Final = word_set(
    "since still remain remains remained now so last recent year years month months week weeks days"
)
"""Words of a lead that counts more than one event, or goes on counting."""
_BROUGHT_ABOUT: Final = OF_EVENTS | {"destroyed", "damaged", "hospitalized"}
_TOLD_BY: Final = OF_EVENTS | {"protesters"}
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
        if m.as_of is not None or m.period is not None:
            continue
        if not _is_of_an_event(m):
            ahead = _dated_behind(reading, m)
            if ahead is not None:
                m.as_of = m.period = expression(ahead[0], m, ahead[1])
                m.rules.append("times:its-day")
            continue
        event = _of_its_place(reading, m)
        if event is not None:
            m.as_of, m.period = event.as_of, event.period
            m.rules.append("times:same-event")
        elif (told := _named_before(reading, m)) is not None:
            m.as_of = m.period = expression(told[0], m, told[1])
            m.rules.append("times:the-event")
        elif (ahead := _dated_behind(reading, m)) is not None:
            m.as_of = m.period = expression(ahead[0], m, ahead[1])
            m.rules.append("times:its-day")


def _is_of_an_event(m: Mention) -> bool:
    """Whether a figure is what one event did, and neither goes on nor is told beside that of another event."""
    lower = m.sentence.lower
    return (
        m.measure in _BROUGHT_ABOUT
        and m.rejected_by is None
        and m.stock_flow not in STANDING
        and RUNNING.isdisjoint(m.rules)
        and lower[m.behind :][:1] not in (["are"], ["is"])  # "dozens are missing": today
        and UP_TO_NOW.isdisjoint(m.sentence.vocabulary)
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


def _dated_behind(reading: Reading, m: Mention) -> tuple[Sentence, Spot] | None:
    """The day that the sentences behind a lead give its event: "A bomb has killed 23 in Kano. ... The attack on Monday"."""
    sentence = m.sentence
    if m.measure not in _ENDED or m.rejected_by is not None or m.stock_flow != "total" or not _is_lead(reading, m):
        return None
    if not (RUNNING.isdisjoint(m.rules) and _GOING_ON.isdisjoint(sentence.vocabulary)) or sheet(reading, sentence)[0]:
        return None
    for ahead in range(1, _AHEAD):
        behind = sentence_at(reading, sentence.index + ahead)
        if behind is None or behind.section != sentence.section:
            return None
        spots = [spot for spot in sheet(reading, behind)[0] if not spot.saying]
        found = next((spot for spot in spots if spot.form in DAYS and _is_of_the_event(behind, spot)), None)
        if found is not None:
            return behind, found
        if any(other.measure == m.measure for other in behind.mentions) and spots:
            return None
    return None


def _is_lead(reading: Reading, m: Mention) -> bool:
    """Whether a toll is that of the event with which a text begins, by a word for what happens once."""
    index = m.sentence.index
    before = [told for k in range(max(0, index - _LEAD), index) if (told := sentence_at(reading, k)) is not None]
    if index > _LEAD or any(sheet(reading, told)[0] for told in before):
        return False
    return any(not words_of_deeds().isdisjoint(told.vocabulary) for told in (*before, m.sentence))


def _is_of_the_event(s: Sentence, spot: Spot) -> bool:
    """Whether a day is told as that of an event already known: "Monday's attack", "the blast happened on Monday", "it struck"."""
    lower = s.lower
    if lower[spot.last : spot.last + 1] == ["'s"]:
        return not (context("happening") | context("naming")).isdisjoint(lower[spot.last : spot.last + _OWNED])
    k = spot.first - 1
    while k > 0 and (lower[k] in _HAPPENED or lower[k][0].isdigit()):
        k -= 1
    if k == 0:
        return lower[0] == "it" and not _VERBS.isdisjoint(lower[: spot.first])
    named = lower[k] in context("happening") or lower[k] in context("naming")
    return named and "the" in lower[max(0, k - _ADJECTIVES) : k] and _BESIDE.isdisjoint(s.vocabulary)


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
