"""Finds, among the time expressions of a sentence, the one that dates a figure, and the one that dates the telling."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.what.inheritance import is_compared
from numclaims.extraction.when.timesayings import OF_HISTORY, OF_ONE_DAY
from numclaims.extraction.when.timesheets import BREAKS, RELATIVES, sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.reading import Mention, Reading, Sentence

_SAME_MOMENT: Final = frozenset({"when", "where", "which", "as", "during"})
_STATES: Final = frozenset({"missing", "stranded", "homeless"})
"""Measures of a state that goes on: the day of the event that brought it about is not its day."""
_NOW: Final = word_set("have has is are hosts houses holds shelters accommodates contains")

_OF_A_DEED: Final = word_set("which when where that who whose")
_WITHIN: Final = word_set("in during of by at")
_NAMED: Final = 4
"""Words at most from a time to the relative clause of the event that it names."""

_BEFORE_A_DAY: Final = word_set("on by since until of from before after to and late early this dated the")
_RANKED: Final = 8
"""Words between a superlative and the time in which nothing was more so."""
_PRESENT: Final = word_set("has have is are remain remains will may could")
_VERB: Final = 6
"""Words from a number to the verb of its clause, at most."""
_PERFECT: Final = frozenset({"have", "has"})
_STARTS_ANEW: Final = frozenset({"and", "but", "which", "who", "that"})
_COMPARES: Final = word_set(
    "up down more fewer less increase decrease rise drop fall higher lower compared than double"
)
_SPANS: Final = frozenset({"duration", "age"})
"""Kinds of numbers that take no time from the figures behind them: "sank in May, five months after the first, killing 31"."""
_PARTED: Final = frozenset({"including", "among"})
_OF_PART: Final = 3
"""Words from the number of a part to its time, less one."""
_OPENING: Final = 4
"""Words of a sentence in which a heading may begin with a preposition; not "31 drowned from May to July: a record"."""
_OPEN: Final = frozenset({"since", "window"})
_LISTED: Final = 30
"""The same where a comma stands before "since"."""
_FAR: Final = 18
"""Words beyond which an expression behind further numbers is not that of this one: "killed 12 and wounded 30 on Friday"."""


def governing(  # noqa: PLR0912, PLR0915 -- one pass that sorts every expression into where it stands
    reading: Reading, m: Mention, apart: Spot | None = None
) -> tuple[Spot | None, Spot | None]:
    """The expression that dates a figure, and the one that dates the telling of it.

    Args:
        reading: The document.
        m: A number of it.
        apart: An expression that dates neither: that of the event whose toll the figure is.

    Returns:
        Each None where there is none. The first in the figure's own clause wins: behind it before the next number, before
        it after the last number, then further off; then a clause of the same moment; then the head of the sentence.
    """
    sentence = m.sentence
    spots, clauses = sheet(reading, sentence)
    if not spots:
        return None, None
    home = clauses[m.first]
    joined = -1
    state = m.measure in _STATES and "went" not in sentence.lower[max(m.last, m.noun_last) :][:1]
    present = (
        bool(home & 1) and sentence.lower[clauses.index(home)] == "which" and _is_now(sentence, clauses.index(home))
    )
    behind = max(m.noun_last, m.last)
    if behind < len(clauses) and sentence.lower[behind] in RELATIVES:
        joined = clauses[behind]
    limit, floor = _neighbours(m)
    compared = limit < len(sentence.lower) and _is_compared(sentence, limit)
    run_on = _run_on(m)
    inner = outer = left = linked = front = aside = told = until = None
    for spot in spots:
        if spot is apart:
            continue
        if spot.first < m.last and m.first < spot.last:
            if spot.role == "since" and spot.first < m.first and spot.values:
                return _at_that_time(spot), None  # "the coldest night since the frost that killed 31 tramps in 1997"
            continue
        if spot.role == "until" and not spot.saying:
            until = until or spot
        if spot.last <= m.first and _is_of_the_subject(sentence.lower, spot):
            continue
        where = clauses[spot.last - 1]
        behind_spot = sentence.lower[spot.last] if spot.last < len(sentence.lower) else ""
        if _heads(sentence, spot, behind_spot):  # "6 Jan: a car bomb kills 26": for what follows it
            if spot.first < m.first:
                left = spot
        elif spot.saying:
            if behind_spot != "'s" and (told is None or abs(spot.first - m.first) < abs(told.first - m.first)):
                told = spot
        elif spot.first >= m.last:
            if _is_of_a_part(m, spot):
                continue
            if _is_beside(sentence.lower, m, spot):
                continue
            if where in {home, joined}:
                if spot.first < limit:
                    inner = inner or spot
                elif (spot.first - m.last <= _FAR or _behind_its_verb(sentence, m, spot)) and not compared:
                    outer = outer or spot
            elif (
                where & 1
                and spot.first < limit
                and clauses[m.first] // 2 <= where // 2
                and _unbroken(sentence, m, spot)
            ):
                opener = sentence.lower[clauses.index(where)]
                once = (spot.form in OF_HISTORY and opener == "where") or (state and opener != "during")
                linked = linked or (None if once else spot)
            elif where & 1 and not compared and not state and _shared(sentence, clauses, m, spot):
                linked = linked or spot
        elif run_on:
            continue
        elif where == home:
            left = spot
        elif present:
            continue  # "The town fell in May, which hosts 2,000 refugees"
        elif spot.role == "since" and home & 1 and spot.first >= floor and _when(sentence, clauses, m) >= 0:
            aside = _at_that_time(spot)  # "The crisis began on Monday, when gunmen killed 12"
        elif where == 0 and spot.first <= 3 and behind_spot != "'s":
            front = spot
        elif where & 1 and spot.first >= floor and _is_told_when(sentence, clauses.index(where), spot):
            aside = spot  # "The blast, which took place on Monday, killed eight"
        elif (
            home & 1
            and (spot.first >= floor or _within(sentence, clauses, m))
            and _is_of_that_moment(sentence, clauses, m)
        ):
            aside = _at_that_time(spot)  # "protests on Friday in which 12 died"
    beside = _beside(sentence, clauses, m, spots) or _of_the_deed(sentence, clauses, m, spots)
    if beside is not None:
        return beside, told
    near = left is not None and left.first >= floor
    open_end = inner or outer
    if near and left is until and open_end is not None and open_end.role in _OPEN:
        return open_end, left  # "As of 3 May, 31 have drowned since the dam broke"
    until = told or until  # "By Sunday 31 had drowned since the dam broke"
    if inner is not None and not (near and sentence.lower[inner.first - 1] in {"and", ",", "or"}):
        return inner, until if inner is not until else told
    if near:
        return left, until if left is not until else told
    if linked is not None and sentence.lower[clauses.index(clauses[linked.last - 1])] == "during":
        return linked, told  # "90 drowned from May to July, 20 more than drowned during the summer of 2009"
    chosen = outer or left or linked or front or aside or _at_the_end(m, spots, home)
    return chosen, until if chosen is not until else told


def _at_the_end(m: Mention, spots: list[Spot], home: int) -> Spot | None:
    """The only day that a lead tells, behind a comma at its end: "21 drowned when a boat sank ..., on Friday, May 3"."""
    lower = m.sentence.lower
    spot = spots[-1]
    if home or len(spots) > 1 or spot.role != "point" or spot.form not in OF_ONE_DAY or spot.saying:
        return None
    if spot.last < len(lower) - 1 or not _PRESENT.isdisjoint(lower[: m.first + _VERB]):
        return None
    start = spot.first - 1 if lower[spot.first - 1] == "on" else spot.first
    return spot if lower[start - 1] == "," else None


def _behind_its_verb(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether "since" is far from a number, but not from its verb: "17 cooks, two of them from ..., have drowned since May"."""
    if spot.role not in _OPEN:
        return False
    if s.lower[spot.first - 1] == "," and spot.first - m.last <= _LISTED and spot.role == "since":
        return True  # "died of thirst, cold and hunger in Graz, the capital, since Monday"
    behind = max(m.last, m.noun_last)
    verb = next((i for i in range(behind, spot.first) if s.lower[i] in _PERFECT), -1)
    return verb > behind and spot.first - verb <= _FAR and s.lower[verb - 1] not in _STARTS_ANEW


def _is_beside(lower: list[str], m: Mention, spot: Spot) -> bool:
    """Whether a time is only that of a comparison: "killed 31, up by half on the same period last year"."""
    if spot.form == "moved" and not _COMPARES.isdisjoint(lower[m.last : spot.first]):
        return True
    if lower[spot.first - 1] == ",":
        return False
    # "wounding 13, in the deadliest shooting this year"
    return not context("superlative").isdisjoint(lower[max(m.last, spot.first - _RANKED) : spot.first])


def _is_of_a_part(m: Mention, spot: Spot) -> bool:
    """Whether a time is that of a part told without its noun: "310 lives, including 17 on Monday", "31, 4 of them on Monday"."""
    lower = m.sentence.lower
    for other in m.sentence.mentions:
        if m.last < other.first < spot.first:
            told = lower[other.last : spot.first]
            if told[:1] == ["of"] and len(told) == 2:
                return told[1] in {"them", "those", "whom"}
            listed = lower[min(other.first, other.qualifier_first) - 1] in _PARTED
            if listed and len(told) < _OF_PART and all(word.endswith("ed") for word in told):
                return True
    return False


def _unbroken(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether nothing else begins to be told before a time: "counted 31 graves, but when rain came on Monday"."""
    return BREAKS.isdisjoint(s.lower[m.last : spot.first])


def _is_told_when(s: Sentence, start: int, spot: Spot) -> bool:
    """Whether a clause before dates what follows by its time: a day, or the month "when a mill collapsed in April"."""
    return spot.form in {"weekday", "day", "days"} or (spot.form == "month" and s.lower[start] == "when")


def _is_of_the_subject(lower: list[str], spot: Spot) -> bool:
    """Whether a time stands between commas behind a participle: "the mill, opened in 1931, houses 310 looms"."""
    i = spot.first - 1
    return (
        i > 1 and lower[spot.last] == "," and lower[i - 1] == "," and (lower[i].endswith("ed") or lower[i] == "built")
    )


def _within(s: Sentence, clauses: list[int], m: Mention) -> bool:
    """Whether the clause of a number opens with "in which": "a riot on Sunday of 310 men in which two died"."""
    start = clauses.index(clauses[m.first])
    return s.lower[start] == "which" and s.lower[start - 1] in {"in", "during"}


def _is_of_that_moment(s: Sentence, clauses: list[int], m: Mention) -> bool:
    """Whether the clause of a number tells of the moment told before it: no present does, "where 13 have died since"."""
    start = clauses.index(clauses[m.first])
    opener = s.lower[start]
    verb = max(m.last, m.noun_last) + 1  # "where 13 people are sheltered"
    return opener in _SAME_MOMENT and not (opener == "where" and _NOW.intersection(s.lower[start:verb]))


def _is_now(s: Sentence, start: int) -> bool:
    """Whether the verb of a clause that begins with "which" tells what is now."""
    return s.lower[start + 1 : start + 2] != [] and s.lower[start + 1] in _NOW


def _beside(s: Sentence, clauses: list[int], m: Mention, spots: list[Spot]) -> Spot | None:
    """The time that the clause of a number tells more of: "a year unlike 2009, when 70 drowned"."""
    start = _when(s, clauses, m)
    if start < 0:
        return None
    end = start - 1 if s.lower[start - 1] == "," else start
    return next((_at_that_time(spot) for spot in spots if spot.last == end and not spot.saying), None)


def _of_the_deed(s: Sentence, clauses: list[int], m: Mention, spots: list[Spot]) -> Spot | None:
    """The time of the event that the clause of a number tells more of: "the 1931 blaze in which 17 weavers died"."""
    home = clauses[m.first]
    if not home & 1:
        return None
    start = clauses.index(home)
    if s.lower[start] not in _OF_A_DEED:
        return None
    end = start - 1 if s.lower[start - 1] in _WITHIN else start
    for spot in spots:
        if spot.role == "point" and not spot.saying and spot.last < end <= spot.last + _NAMED:
            words = s.lower[spot.last : end]
            if all(word[0].isalpha() or word == "'s" for word in words) and not words_of_deeds().isdisjoint(words):
                return spot
    return None


def _when(s: Sentence, clauses: list[int], m: Mention) -> int:
    """The "when" that opens the clause of a number, -1 for none: not of "since May, when the dam broke, 31 drowned"."""
    start = clauses.index(clauses[m.first])
    return start if clauses[m.first] & 1 and s.lower[start] == "when" and "," not in s.lower[start : m.first] else -1


def _shared(s: Sentence, clauses: list[int], m: Mention, spot: Spot) -> bool:
    """Whether a clause of the same moment dates several numbers: "killed 27 and wounded 90 when a bomb went off on Sunday"."""
    where = clauses[spot.last - 1]
    if s.lower[clauses.index(where)] not in {"when", "after", "as"} or spot.form not in OF_ONE_DAY:
        return False
    if not _unbroken(s, m, spot):
        return False
    return all(
        clauses[other.first] in {clauses[m.first], where}  # "31 drowned after two dams broke on Sunday"
        for other in s.mentions
        if other.rejected_by is None and m.last <= other.first < spot.first
    )


def of_event(reading: Reading, m: Mention, events: frozenset[str]) -> Spot | None:
    """The expression that dates the event of a toll, not the toll: "the toll from Sunday's bombing rose to 39 on Monday".

    Args:
        reading: The document.
        m: A number of it.
        events: Nouns of what happens once.
    """
    sentence = m.sentence
    lower = sentence.lower
    found: list[Spot] = []
    for spot in sheet(reading, sentence)[0]:
        if spot.role != "point" or spot.form not in OF_ONE_DAY or spot.last >= len(lower):
            continue
        k = spot.last + 1 if lower[spot.last] == "'s" else spot.last
        owned = k > spot.last
        if spot.rules[0] == "time:night" and not owned and lower[k] in events:
            found.append(spot)  # "the toll of the overnight blaze now stands at 31"
        elif (owned or "the" in lower[max(0, spot.first - 1) : spot.last]) and not events.isdisjoint(
            lower[k : k + (4 if owned else 2)]
        ):
            found.append(spot)
    return min(found, key=lambda spot: abs(spot.first - m.first), default=None)


def _is_compared(s: Sentence, first: int) -> bool:
    """Whether the quantity at token ``first`` is what a figure before it was earlier: "30, up from 26 on Monday"."""
    start = next((m.qualifier_first for m in s.mentions if m.first == first), first)
    return start > 1 and is_compared(s.lower, min(start, first) - 1)


def _at_that_time(spot: Spot) -> Spot:
    """The time that a clause with "when" tells of: "the deadliest since 1999, when 17,000 died"."""
    inner = spot.values[0] if spot.values else None
    if spot.role != "since" or not isinstance(inner, str):
        return spot
    point = Spot(spot.first, spot.last, inner, spot.values[1:], spot.rules[0])
    point.basis = spot.basis
    return point


def _heads(s: Sentence, spot: Spot, behind: str) -> bool:
    """Whether an expression is the heading of an entry: "6 Jan: a bomb kills 26", "23 Dec 2011 - 44 people killed"."""
    if behind == ":":
        inside = (
            not _BEFORE_A_DAY.isdisjoint(s.lower[spot.first - 1 : spot.first + 1]) or s.lower[spot.first] in _WITHIN
        )
        return spot.first < _OPENING or not inside
    return (
        behind in DASHES
        and spot.form == "day"
        and _BEFORE_A_DAY.isdisjoint(s.lower[max(0, spot.first - 1) : spot.first + 1])
        and not s.glued(spot.last)
    )


def _run_on(m: Mention) -> bool:
    """Whether a number begins a sentence whose stop before it is missing: "a guard wounded on Monday Four miners were"."""
    s = m.sentence
    word = s.words[m.first]
    if m.first == 0 or not word[0].isupper() or word.isupper() or not s.words[m.first - 1][0].isalpha():
        return False
    return m.last < len(s.words) and s.words[m.last][0].islower()


def _neighbours(m: Mention) -> tuple[int, int]:
    """First token of the next quantity, and the token behind the one before."""
    limit, floor = len(m.sentence.lower), 0
    for other in m.sentence.mentions:
        if other.rejected_by is not None or other is m:
            continue
        if other.first >= m.last:
            limit = min(limit, other.first)
        elif other.last <= m.first and (other.kind not in _SPANS or other.measure is not None):
            floor = max(floor, other.last)
    return limit, floor
