"""Chooses the day on which a figure holds and the period that it covers.

What the words may say is read by :mod:`numclaims.extraction.when.timeexpressions`, which of them belong to a figure is decided by
:mod:`numclaims.extraction.when.timechoice`, and the days are worked out by :mod:`numclaims.normalization.dates`.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import TimeExpression
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what.clues import clue
from numclaims.extraction.when.entries import heading, with_year
from numclaims.extraction.when.passages import OF_EVENTS, RUNNING, before_semicolon, gathered, streamed, told_before
from numclaims.extraction.when.timechoice import governing, of_event
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timeslots import at_that_time
from numclaims.extraction.when.timespots import DAYS, Spot, Value, is_yearless
from numclaims.extraction.when.timewords import YEAR, context, words_of_events
from numclaims.extraction.when.verdicts import is_of_a_verdict
from numclaims.reading import Mention, Reading, Sentence

_TIMELESS: Final = frozenset({"distance", "area"})
"""Measures of the map: the days told beside them are those of something else."""
_DATABLE: Final = frozenset({"count", "money", "percent", "ratio", "rate", "number"})
"""Kinds of numbers that hold at a time even where nothing is known of what they measure; a height or an age is no such thing."""
_DATED: Final = frozenset({"day", "month", "months", "year"})
"""Forms that may date a number of residents, which changes slowly: "a town of 70,000 in 2010"."""
_SUFFERED: Final = frozenset({"affected", "displaced", "evacuated", "homeless", "destroyed", "damaged"})
"""Measures of what one event brought about, and what goes on behind it."""
_NOW: Final = frozenset({"have", "has"})
_RELATIVE: Final = 10
"""Words from "that hit" to its time, at most."""
_BEHIND: Final = 3
"""Words behind a number in which "so far" may stand."""
_FINITE: Final = _NOW | {"was", "were", "is", "are", "had"}
_CAUSED: Final = frozenset({"from", "in", "of", "by", "after"})
_NAMED: Final = 6
"""Words from such a preposition to the event that a toll is of, less one."""
_ASKED: Final = word_set(
    "asked appealed requested vowed threatened pledged promised agreed offered called proposed announced warned predicted"
    " launched approved said sought told"
)
"""Verbs that tell today of what is to come: the day beside them is a past one."""
_PAST: Final = ("ed", "made", "hit", "struck", "swept", "tore", "broke", "sank", "fell", "began", "left")
_WEEK: Final = 7
_BACK: Final = 5
"""Sentences back, less one, in which the day may be told that "a day later" is counted from."""


def choose(reading: Reading, sentence: Sentence) -> None:
    """Fill ``as_of`` and ``period`` of every quantity of a sentence that has a measure.

    A day, or a stretch with its own end, is both the day on which the figure holds and the time that it covers; "since March"
    and "the past week" reach up to the day of telling, which is that of "said on Tuesday" where the sentence gives one. Where
    the figure's clause tells no time, the day of saying stands for it.
    """
    for m in sentence.mentions:
        if m.rejected_by is not None or m.measure in _TIMELESS or (m.measure is None and m.kind not in _DATABLE):
            continue
        suffered = m.measure in OF_EVENTS or (m.measure in _SUFFERED and _is_perfect(sentence, m))
        event = of_event(reading, m, words_of_events()) if suffered else None
        spot, told = governing(reading, m, event)
        if spot is not None and event is None and spot.last <= m.first and _is_of_what_struck(sentence, m, spot):
            event = spot
            spot, told = governing(reading, m, event)
        if event is not None and not _is_told_later(sentence, m, event, spot, told):
            event = None
            spot, told = governing(reading, m)
        elif spot is not None and m.measure in OF_EVENTS and is_of_a_verdict(sentence, m, spot):
            spot, told = governing(reading, m, spot)
        if event is not None:
            m.period = expression(sentence, m, event)
            m.rules.append("times:of-event")
            spot = None if m.measure in _SUFFERED and spot is not None and spot.last <= m.first else spot
        if spot is None and m.measure in OF_EVENTS and m.period is None:
            spot = before_semicolon(reading, sentence, m)
            told = told if spot is None else None
        head = heading(reading, sentence) if spot is None or is_yearless(spot) else None
        if head is not None and spot is not None:
            spot = with_year(spot, head[1])
        if spot is None and told is None:
            _from_around(reading, sentence, m, head)
            continue
        if spot is not None:
            spot = _settled(reading, sentence, m, spot)
        _fill(sentence, m, spot, told)
    for m in sentence.mentions:
        if m.whole is not None and m.measure is not None and m.rejected_by is None:
            _hold_with_its_whole(m, m.whole)


def _hold_with_its_whole(m: Mention, whole: Mention) -> None:
    """Date a part that tells no time by its whole: "since May 31 people, 4 of them nuns, have drowned"."""
    if m.stock_flow != whole.stock_flow or "times:saying" in m.rules:
        return
    if m.as_of is None and m.period is None and (whole.as_of is not None or whole.period is not None):
        m.as_of, m.period = whole.as_of, whole.period
    elif m.period is None and m.as_of is not None and whole.as_of is not None and m.as_of.start == whole.as_of.start:
        m.period = whole.period
    else:
        return
    m.rules.append("times:whole")


def _from_around(reading: Reading, sentence: Sentence, m: Mention, head: tuple[Sentence, Spot] | None) -> None:
    """Date a figure whose sentence tells no time by the sentence before, or by the head of its entry."""
    event = told_before(reading, sentence, m) if m.measure in OF_EVENTS and m.period is None else None
    if event is None and head is not None and m.measure != "population":
        event = (*head, "times:entry")
    elif event is None and m.measure == "protesters":
        event = gathered(reading, sentence)
    elif event is None and "stockflow:share" in m.rules and (whole := streamed(reading, sentence, m)) is not None:
        m.as_of, m.period = whole.as_of, whole.period
    if event is not None:
        m.as_of = m.period = expression(event[0], m, event[1])
        m.rules.append(event[2])


def _is_perfect(sentence: Sentence, m: Mention) -> bool:
    """Whether the verb behind a figure tells what is so by now: "have been displaced by Sunday's flood"."""
    behind = m.behind
    return sentence.lower[behind : behind + 2] in (["have", "been"], ["has", "been"])


def _is_of_what_struck(sentence: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether a time only tells of what a running total is of: "the toll of the storm that hit last week has risen to 31"."""
    lower = sentence.lower
    by_now = _is_by_now(sentence, m, spot)
    growing = by_now or not RUNNING.isdisjoint(m.rules) or m.measure == "missing"
    if not growing or spot.role != "point" or spot.saying:
        return False
    events = words_of_events()
    for j in range(spot.first - 1, max(0, spot.first - _RELATIVE), -1):
        if lower[j] in {"that", "which"}:
            return (lower[j - 1].isalpha() or by_now) and lower[j + 1].endswith(_PAST)
        if lower[j] in events:
            # "the toll from a blast on Monday has risen to 31": but one that "was 31" may be that day's
            return by_now or (
                lower[spot.last] not in {"was", "were"} and not _CAUSED.isdisjoint(lower[max(0, j - _NAMED) : j])
            )
        if lower[j] in {",", ";", ":", "said"} or lower[j] in _FINITE or lower[j] in context("growing"):
            return False
    return False


def _is_by_now(sentence: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether words behind the time of an event say that a toll is as it stands by now: "has so far claimed 31 lives"."""
    told = sentence.lower[spot.last : m.last + _BEHIND]
    return "now" in told or any(word == "far" and told[i - 1] == "so" for i, word in enumerate(told))


def _settled(reading: Reading, sentence: Sentence, m: Mention, spot: Spot) -> Spot | None:
    """The time of a figure by what stands outside it: other sentences, other figures, the date of the document."""
    if (spot.last <= m.first and _is_of_today(sentence, m)) or (
        m.measure in OF_EVENTS and is_of_a_verdict(sentence, m, spot)
    ):
        return None
    if m.measure == "population" and spot.role != "until" and spot.form not in _DATED:
        return None
    if spot.form == "later" and m.stock_flow == "forecast":
        return None
    if spot.shift is not None:
        return _behind(reading, sentence, spot)
    return _so_far(reading, spot) if spot.form == "year" and m.stock_flow != "forecast" else spot


def _is_of_today(sentence: Sentence, m: Mention) -> bool:
    """Whether a number is that from which another will grow: "expected to reach 300 by 2050, from 200"."""
    begin = m.begin
    if not begin or sentence.lower[begin - 1] != "from" or m.stock_flow == "forecast":
        return False
    return any(other.stock_flow == "forecast" and other.last <= m.first for other in sentence.mentions)


def _behind(reading: Reading, sentence: Sentence, spot: Spot) -> Spot:
    """Count "a day later" from the last day told in the sentences before."""
    for back in range(1, _BACK):
        before = sentence_at(reading, sentence.index - back)
        if before is None or before.section != sentence.section:
            break
        told = [
            one for one in map(at_that_time, sheet(reading, before)[0]) if one.form in DAYS or _is_chained(one, spot)
        ]
        told = [one for one in told if not one.saying]
        if told and spot.shift is not None:
            anchor = _behind(reading, before, told[-1]) if told[-1].shift is not None else told[-1]
            if anchor.form == "later":
                continue
            made = spot.moved("from", (*spot.shift, anchor.form, *anchor.values))
            made.basis = anchor.basis
            return made
    return spot


def _is_chained(told: Spot, spot: Spot) -> bool:
    """Whether a time is itself a few days from one told before, and another is counted from it: "A day later", "that night"."""
    return all(shift is not None and -_WEEK <= shift[0] <= shift[1] <= _WEEK for shift in (told.shift, spot.shift))


def _so_far(reading: Reading, spot: Spot) -> Spot:
    """The year of publication, named by its number, as far as it has run: "4,200 have drowned in 2016", printed in it."""
    earliest, latest = reading.document.published_earliest, reading.document.published_latest
    if earliest is None or latest is None or spot.values != (latest.year, latest.year) or earliest.year != latest.year:
        return spot
    return spot.moved("calendar", (YEAR, 0))


def _is_told_later(sentence: Sentence, m: Mention, event: Spot, spot: Spot | None, told: Spot | None) -> bool:
    """Whether a toll is that of a day behind its event: it grows, or is told with another day than the event's."""
    if m.measure in _SUFFERED or not (
        RUNNING.isdisjoint(m.rules)
        and context("growing").isdisjoint(sentence.vocabulary)
        and not _is_by_now(sentence, m, event)
    ):
        return True
    if any("measures:total" in other.rules for other in sentence.mentions):
        return True  # "put the deaths from Saturday's blaze at 31 and said that 70 were hurt"
    head = sentence.lower[: m.first]
    if any(word in _NOW and head[i] in clue("tally") for i, word in enumerate(head[:-1], 1)):
        return True  # "They have confirmed 31 deaths from the 3 May blaze"
    # "Saturday's blaze killed 31, the mayor said on Monday": by Monday's count
    return spot is None and told is not None and told.form in DAYS


def _fill(sentence: Sentence, m: Mention, spot: Spot | None, told: Spot | None) -> None:
    if spot is None:
        if told is not None:
            m.as_of = expression(sentence, m, told)
            m.rules.append("times:saying")
        return
    ahead = spot.form == "next" or (spot.form == "weekday" and spot.values[1] == 1)
    if ahead and m.stock_flow not in {"forecast", "capacity"}:
        return
    if m.stock_flow in {"rate", "capacity"} and spot.first < m.first and spot.role != "until":
        # "300 have died since May and 20 fall ill each day": what is told before is not the time of a standing figure.
        m.as_of = expression(sentence, m, told) if told is not None else None
        return
    own = expression(sentence, m, spot)
    if spot.role == "until":
        m.as_of = own
    elif spot.role == "point":
        running = spot.form == "calendar" and spot.values[1:] == (0,) and told is not None  # not "earlier this week"
        m.as_of = expression(sentence, m, told) if running and told is not None else own
        if m.stock_flow not in {"rate", "capacity"} and RUNNING.isdisjoint(m.rules):
            m.period = own
    else:
        m.period = m.period or own
        m.as_of = expression(sentence, m, told) if told is not None else None if spot.role == "since" else own
    for rule in spot.rules:
        if rule not in m.rules:
            m.rules.append(rule)


def expression(sentence: Sentence, m: Mention, spot: Spot) -> TimeExpression:
    """A time of a sentence, as a figure takes it.

    Args:
        sentence: The sentence that tells the time.
        m: The figure.
        spot: The time.
    """
    start, end = sentence.span(spot.first, spot.last)
    return TimeExpression(
        text=sentence.words_text(spot.first, spot.last),
        start=start,
        end=end,
        form=spot.form,
        values=_ahead(spot, sentence.lower[spot.first]) if _is_ahead(sentence, m, spot) else spot.values,
        basis=spot.basis,
    )


def _is_ahead(sentence: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether a time is that of what is to come: not "On Monday Togo asked for 31 vans", the day of the asking."""
    return m.stock_flow == "forecast" and (
        spot.last > m.first
        or spot.role == "until"
        or _ASKED.isdisjoint(sentence.lower[max(0, spot.first - 2) : m.first])
    )


def _ahead(spot: Spot, word: str) -> tuple[Value, ...]:
    """The same words in a forecast: "will reach 200 by Friday" means the next Friday, "by May" the next May."""
    values = spot.values
    if spot.form == "weekday" and values[1] == 0:
        return values[0], 1
    if word not in {"by", "from", "until", "till"} or values[:1] != (None,):
        return values
    if spot.form == "day":
        return (*values, "next")
    return (*values[:2], "next") if spot.form == "month" and not values[2] else values
