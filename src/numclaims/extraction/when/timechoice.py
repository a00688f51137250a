"""Finds, among the time expressions of a sentence, the one that dates a figure, and the one that dates the telling."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what.inheritance import is_compared
from numclaims.extraction.when.timeexpressions import scan
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import context
from numclaims.extraction.who.cues import cue_table
from numclaims.reading import Mention, Reading, Sentence

_BREAKS: Final = word_set("; while but whereas although though however despite unlike compared versus")
"""Words behind which another thing is told, whose time is not that of the figure before."""
_LINKED: Final = word_set("when after as where because during amid")
"""Words that open a clause told of the same moment: "killed 12 when a bomb went off on Friday"."""
_SAME_MOMENT: Final = frozenset({"when", "where", "which", "as", "during"})
_OF_HISTORY: Final = frozenset({"year", "month", "months", "calendar"})
"""Forms that tell in a clause with "where" what happened there once, not when the figure held."""
_OF_ONE_DAY: Final = frozenset({"weekday", "day", "days", "calendar", "weekday-of"})
_RELATIVE: Final = frozenset({"who", "which", "whose", "whom"})
_FINITE: Final = word_set("was were is are has have had been will would could may might did does do that")
_SAY_NOW: Final = frozenset({"say", "says"})
_REACH_OF_SAYING: Final = 8
"""Words between "said" and the day of saying: "told reporters at the presidential palace on Monday"."""

_HEADING_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_BEFORE_A_DAY: Final = word_set("on by since until of from before after to and late early this dated the")
_HEARD: Final = (["was", "told"], ["were", "told"], ["was", "informed"], ["heard", "that"])
_RANKED: Final = 8
"""Words between a superlative and the time in which nothing was more so."""
_FAR: Final = 18
"""Words beyond which an expression behind further numbers is not that of this one: "killed 12 and wounded 30 on Friday"."""

TimeSheet = tuple[list[Spot], list[int]]
"""The expressions of a sentence, and the clause of every token."""


@functools.cache
def _sayings() -> frozenset[str]:
    """Single words that tell of speech."""
    return frozenset(
        words[0]
        for options in cue_table().values()
        for words, cue in options
        if len(words) == 1 and cue.form in {"speech", "finding"} and words[0] not in cue.nouns
    )


def sheet(reading: Reading, sentence: Sentence) -> TimeSheet:
    """The time expressions of a sentence and its clauses, worked out once."""
    known = reading.memo.get("times")
    if known is None:
        known = reading.memo["times"] = {}
    sheets: dict[int, TimeSheet] = known  # type: ignore[assignment]
    made = sheets.get(sentence.index)
    if made is None:
        spots = scan(sentence)
        if spots:
            _drop_dateline(sentence, spots)
        clauses = _clauses(sentence) if spots else []
        if spots:
            _mark_sayings(sentence, spots)
        made = sheets[sentence.index] = (spots, clauses)
    return made


def _drop_dateline(s: Sentence, spots: list[Spot]) -> None:
    """Take out the days of a dateline ("AMMAN, July 19 (Reuters) -"): they date the article, not a figure."""
    lower = s.lower
    end = 0
    for i in range(1, min(len(lower), 40)):
        if lower[i] in {"-", "--", "\u2013", "\u2014"} and (
            lower[i - 1] == ")" or (i < 8 and s.words[0].isupper() and len(s.words[0]) > 2 and not s.glued(i))
        ):
            end = i
            break
    if not end and "|" in lower[:6]:
        end = max(k for k in range(min(len(lower), 6)) if lower[k] == "|") + 6
    while spots and spots[0].last <= end:
        del spots[0]


def _clauses(s: Sentence) -> list[int]:
    """A number for every token: the same for all tokens of one clause; odd numbers are clauses told of the same moment."""
    lower = s.lower
    out: list[int] = []
    main, now = 0, 0
    relative = False
    top = 0
    for i, word in enumerate(lower):
        if word in _BREAKS or (
            word == "that" and i and lower[i - 1] == "and"
        ):  # "said 12 had died and that 5 had fled"
            top += 2
            main = now = top
            relative = False
        elif word in _LINKED and i:
            if not (
                word == "as"
                and (
                    lower[i - 1] in {"as", "such", "well"}
                    or (i + 1 < len(lower) and lower[i + 1] in {"many", "much", "of", "well", "few"})
                )
            ):
                top += 2
                now = top + 1
                # "In Hama, where a revolt was crushed in 1982, troops shot six": set apart by commas, it ends at the second.
                relative = word == "where" and lower[i - 1] == ","
        elif word in _RELATIVE and i:
            top += 2
            now = top + 1
            relative = True
        elif word == "," and relative:
            now = main
            relative = False
        out.append(now)
    return out


def _mark_sayings(s: Sentence, spots: list[Spot]) -> None:
    """Mark the expressions that date a telling: "said on Tuesday", "told reporters in Cairo on Monday"."""
    lower = s.lower
    sayings = _sayings()
    taken: set[int] = set()
    for m in s.mentions:
        if m.rejected_by is None:
            taken.update(range(m.first, m.last))
    for spot in spots:
        if spot.role in {"window", "since"}:
            continue
        if lower[spot.last : spot.last + 2] in _HEARD:
            spot.saying = True  # "A meeting on Tuesday was told that 300 had died"
            continue
        if spot.form in _OF_HISTORY and spot.first == 0 and _told_next(s, spot.last, taken, sayings):
            spot.saying = True
            continue
        for steps in range(1, _REACH_OF_SAYING + 1):
            j = spot.first - steps
            if j < 0 or j in taken:
                break
            word = lower[j]
            if word in sayings and not (j and lower[j - 1] in _FINITE):
                # "Activists say on Friday troops opened fire": what people say now has the day behind the verb.
                spot.saying = word not in _SAY_NOW or steps > 1 or not _goes_on(lower, spot.last)
                break
            if steps == 1 and (
                word in context("printing") or (word == "released" and j and lower[j - 1] in context("paper"))
            ):
                spot.saying = True
                break
            if word in {",", ";", ":", '"'} or word in _FINITE:
                break


def _told_next(s: Sentence, i: int, taken: set[int], sayings: frozenset[str]) -> bool:
    """Whether the sentence goes on, behind the month that opens it, with a telling: "In early April, the agency said ..."."""
    lower = s.lower
    if i >= len(lower) or lower[i] != ",":
        return False
    for j in range(i + 1, min(i + 1 + _REACH_OF_SAYING, len(lower))):
        if j in taken or lower[j] in _FINITE or lower[j] in {",", ";", ":"}:
            return False
        if lower[j] in context("telling") or (lower[j] in sayings and lower[j] not in _SAY_NOW):
            return True
    return False


def _goes_on(lower: list[str], i: int) -> bool:
    """Whether a clause goes on at token ``i``, with no mark and no "that" before it."""
    return i < len(lower) and lower[i][0].isalpha() and lower[i] not in {"that", "and", "but", "in", "at"}


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
    behind = max(m.noun_last, m.last)
    if behind < len(clauses) and sentence.lower[behind] in _RELATIVE:
        joined = clauses[behind]
    limit, floor = _neighbours(m)
    compared = limit < len(sentence.lower) and _is_compared(sentence, limit)
    run_on = _run_on(m)
    inner = outer = left = linked = front = aside = told = until = None
    for spot in spots:
        if spot is apart or (spot.first < m.last and m.first < spot.last):
            continue
        if spot.role == "until" and not spot.saying:
            until = until or spot
        where = clauses[spot.last - 1]
        behind_spot = sentence.lower[spot.last] if spot.last < len(sentence.lower) else ""
        if _heads(sentence, spot, behind_spot):  # "6 Jan: a car bomb kills 26": for what follows it
            if spot.first < m.first:
                left = spot
        elif spot.saying:
            if behind_spot != "'s" and (told is None or abs(spot.first - m.first) < abs(told.first - m.first)):
                told = spot
        elif spot.first >= m.last:
            if not context("superlative").isdisjoint(sentence.lower[max(m.last, spot.first - _RANKED) : spot.first]):
                continue  # "wounding 13, in the deadliest shooting this year"
            if where in {home, joined}:
                if spot.first < limit:
                    inner = inner or spot
                elif spot.first - m.last <= _FAR and not compared:
                    outer = outer or spot
            elif where & 1 and spot.first < limit and clauses[m.first] // 2 <= where // 2:
                once = spot.form in _OF_HISTORY and sentence.lower[clauses.index(where)] == "where"
                linked = linked or (None if once else spot)
            elif where & 1 and not compared and _shared(sentence, clauses, m, spot):
                linked = linked or spot
        elif run_on:
            continue
        elif where == home:
            left = spot
        elif spot.role == "since" and home & 1 and spot.first >= floor and _opener(sentence, clauses, m) == "when":
            aside = _at_that_time(spot)  # "The crisis began on Monday, when gunmen killed 12"
        elif where == 0 and spot.first <= 3 and behind_spot != "'s":
            front = spot
        elif where & 1 and spot.first >= floor and spot.form in {"weekday", "day", "days"}:
            aside = spot  # "The blast, which took place on Monday, killed eight"
        elif home & 1 and spot.first >= floor and _opener(sentence, clauses, m) in _SAME_MOMENT:
            aside = _at_that_time(spot)  # "protests on Friday in which 12 died"
    near = left is not None and left.first >= floor
    if inner is not None and not (near and sentence.lower[inner.first - 1] in {"and", ",", "or"}):
        return inner, told or until if inner is not until else told
    if near:
        return left, told
    chosen = outer or left or linked or front or aside
    return chosen, told


def _shared(s: Sentence, clauses: list[int], m: Mention, spot: Spot) -> bool:
    """Whether a clause of the same moment dates several numbers: "killed 27 and wounded 90 when a bomb went off on Sunday"."""
    where = clauses[spot.last - 1]
    if s.lower[clauses.index(where)] not in {"when", "after", "as"} or spot.form not in _OF_ONE_DAY:
        return False
    return all(
        clauses[other.first] == clauses[m.first]
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
    for spot in sheet(reading, sentence)[0]:
        if spot.role != "point" or spot.form not in _OF_ONE_DAY or spot.last >= len(lower):
            continue
        k = spot.last + 1 if lower[spot.last] == "'s" else spot.last
        owned = k > spot.last
        if (owned or lower[spot.first - 1] == "the") and not events.isdisjoint(lower[k : k + (4 if owned else 2)]):
            return spot
    return None


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
        return True
    return (
        behind in _HEADING_DASHES
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


def _opener(s: Sentence, clauses: list[int], m: Mention) -> str:
    """The word that opens the clause of a number."""
    return s.lower[clauses.index(clauses[m.first])]


def _neighbours(m: Mention) -> tuple[int, int]:
    """First token of the next quantity, and the token behind the one before."""
    limit, floor = len(m.sentence.lower), 0
    for other in m.sentence.mentions:
        if other.rejected_by is not None or other is m:
            continue
        if other.first >= m.last:
            limit = min(limit, other.first)
        elif other.last <= m.first:
            floor = max(floor, other.last)
    return limit, floor
