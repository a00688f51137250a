"""Tells where a time of a sentence stands, seen from a figure: in its clause, at the head, beside a verb of saying."""

from __future__ import annotations

from typing import Final, Literal

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.victims import HARM, STRUCK
from numclaims.extraction.what.runningtotals import is_compared
from numclaims.extraction.when.timesayings import OF_HISTORY, OF_ONE_DAY
from numclaims.extraction.when.timesheets import BREAKS, RELATIVES
from numclaims.extraction.when.timespots import DAYS, Spot
from numclaims.extraction.when.timeverbs import of_another_verb
from numclaims.extraction.when.timewords import context
from numclaims.reading import Mention, Sentence

_SAME_MOMENT: Final = frozenset({"when", "where", "which", "as", "during"})

_STATES: Final = frozenset({"missing", "stranded", "homeless"})
"""Measures of a state that goes on: the day of the event that brought it about is not its day."""

_NOW: Final = word_set("have has is are hosts houses holds shelters accommodates contains")

WITHIN: Final = word_set("in during of by at")

_BEFORE_A_DAY: Final = word_set(
    "for over within on by since until of from before after to and late early this dated the"
)

_IN_COURSE: Final = frozenset({"weekday", "day", "days", "weekday-of", "month"})
_SHARING: Final = frozenset({"when", "after", "as", "during"})
"""Words that open a clause whose day is that of all numbers before it."""
_SAME: Final = 3
"""Words from "in the same period" to the year in which it was."""
_RANKED: Final = 12
"""Words between a superlative and the time in which nothing was more so."""

_PERFECT: Final = frozenset({"have", "has"})

_STARTS_ANEW: Final = frozenset({"and", "but", "which", "who", "that"})

_COMPARES: Final = word_set(
    "up down more fewer less increase decrease rise drop fall higher lower compared than double"
)

_SPANS: Final = frozenset({"duration", "age"})
"""Kinds of numbers that take no time from the figures behind them: "sank in May, five months after the first, killing 31"."""

_PARTED: Final = frozenset({"including", "among"})

_NEW: Final = BREAKS | {"addition", "besides"}
"""Words behind which a time is no longer that of the figure before them."""
_HARMED: Final = frozenset({"killed", "shot", "died", "wounded", "injured", "slain"})
"""What befell those whom a clause tells of, on a day of their own."""
_OF_PART: Final = 3
"""Words from the number of a part to its time, less one."""

_OPENING: Final = 4
"""Words of a sentence in which a heading may begin with a preposition; not "31 drowned from May to July: a record"."""

_OPENING_TIME: Final = 3
"""Words of a sentence in which the time may begin that its later clauses share."""

OPEN_ENDED: Final = frozenset({"since", "window"})


_FAR: Final = 18
"""Words beyond which an expression behind further numbers is not that of this one: "killed 12 and wounded 30 on Friday"."""


class Figure:
    """A number whose time is looked for, and what of its sentence that depends on.

    Attributes:
        m, sentence, clauses, home: The number, its sentence, the clause of every token, and its own.
        joined: The relative clause right behind what it counts; -1 for none.
        limit, floor: First token of the next quantity, and the token behind the one before.
        compared: Whether the next quantity is what this one was earlier.
        state: Whether it measures a state that goes on.
        present: Whether its clause tells with "which" what is now.
        run_on: Whether it begins a sentence whose stop before it is missing.
    """

    __slots__ = (
        "clauses",
        "compared",
        "floor",
        "home",
        "joined",
        "limit",
        "m",
        "present",
        "run_on",
        "sentence",
        "state",
    )

    def __init__(self, m: Mention, clauses: list[int]) -> None:
        lower = m.sentence.lower
        self.m = m
        self.sentence = m.sentence
        self.clauses = clauses
        self.home = home = clauses[m.first]
        start = clauses.index(home)
        behind = m.behind
        self.joined = clauses[behind] if behind < len(clauses) and lower[behind] in RELATIVES else -1
        self.limit, self.floor = _neighbours(m)
        self.compared = self.limit < len(lower) and _is_compared(m.sentence, self.limit)
        self.state = m.measure in _STATES and "went" not in lower[behind:][:1]
        self.present = bool(home & 1) and lower[start] == "which" and _is_now(m.sentence, start)
        self.run_on = _run_on(m)


Slot = Literal["inner", "outer", "left", "linked", "front", "aside", "told", ""]
"""Where a time stands: in the figure's clause behind it, there behind a further figure, there before it; in a clause of the same
moment behind it; at the head of the sentence; in a clause before; beside a verb of saying; nowhere."""


def slot_of(figure: Figure, spot: Spot) -> Slot:
    """Where a time stands, seen from a figure; empty where it cannot be its time."""
    lower, m = figure.sentence.lower, figure.m
    if spot.last <= m.first and _is_of_the_subject(lower, spot):
        return ""
    behind = lower[spot.last] if spot.last < len(lower) else ""
    if _heads(figure.sentence, spot, behind):  # "6 Jan: a car bomb kills 26": for what follows it
        return "left" if spot.first < m.first else ""
    if spot.saying:
        return "told" if behind != "'s" else ""
    slot = _slot_behind(figure, spot) if spot.first >= m.last else _slot_before(figure, spot, behind)
    if slot and m.measure is not None and of_another_verb(m, spot, figure.floor, figure.limit):
        return ""
    return slot


def _slot_behind(figure: Figure, spot: Spot) -> Slot:
    """The same for a time behind the figure."""
    m, sentence, clauses = figure.m, figure.sentence, figure.clauses
    where = clauses[spot.last - 1]
    if _is_of_a_part(m, spot) or _is_beside(sentence.lower, m, spot):
        return ""
    if where in {figure.home, figure.joined}:
        if spot.first < figure.limit:
            return "inner"
        near = spot.first - m.last <= _FAR or _behind_its_verb(sentence, m, spot)
        return "outer" if near and not (figure.compared or _is_of_another(sentence, m, spot)) else ""
    if not where & 1:
        return ""
    if spot.first < figure.limit and figure.home // 2 <= where // 2 and _unbroken(sentence, m, spot):
        opener = sentence.lower[clauses.index(where)]
        once = (spot.form in OF_HISTORY and opener == "where") or (figure.state and opener != "during")
        return "" if once or (opener == "as" and "stockflow:toll" in m.rules) else "linked"
    shared = not figure.compared and not figure.state and _shared(sentence, clauses, m, spot)
    return "linked" if shared else ""


def _slot_before(figure: Figure, spot: Spot, behind: str) -> Slot:
    """The same for a time before the figure."""
    m, sentence, clauses = figure.m, figure.sentence, figure.clauses
    where = clauses[spot.last - 1]
    if figure.run_on or _is_of_the_opening(sentence.lower, spot, m.first):
        return ""
    if where == figure.home:
        return "left"
    if figure.present:
        return ""  # "The town fell in May, which hosts 2,000 refugees"
    beyond = spot.first >= figure.floor
    if spot.role == "since" and figure.home & 1 and beyond and opening_when(sentence, clauses, m) >= 0:
        return "aside"  # "The crisis began on Monday, when gunmen killed 12"
    if where == 0 and spot.first <= _OPENING_TIME and behind != "'s":
        return "front"
    if where & 1 and beyond and _is_told_when(sentence, clauses.index(where), spot):
        return "aside"  # "The blast, which took place on Monday, killed eight"
    reached = beyond or _is_alone(sentence, clauses, m, spot) or _within(sentence, clauses, m)
    if figure.home & 1 and reached and _is_of_that_moment(sentence, clauses, m, spot):
        return "aside"  # "protests on Friday in which 12 died"
    return ""


def _is_of_the_opening(lower: list[str], spot: Spot, first: int) -> bool:
    """Whether a time only tells of what opens a sentence: "In the worst wreck this year, 24 men", "A year after the fire,"."""
    if spot.first > _RANKED or "," not in lower[spot.last : first]:
        return False
    if lower[spot.last - 1] == "after":
        return spot.first < _OPENING_TIME
    return spot.form == "calendar" and lower[0] == "in" and not context("superlative").isdisjoint(lower[: spot.first])


def _is_of_another(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether a time stands behind a figure of another time: what it was before, or the toll of what it follows from.

    "63 are dead and 120 missing, up from 40 dead on Friday", "seized 45 men over riots that killed 6 last week".
    """
    for other in s.mentions:
        if m.last <= other.first < spot.first and not other.rejected_by:
            if _is_compared(s, other.first):
                return True
            behind = s.lower[max(m.last, other.first - _OF_PART) : other.first]
            if other.measure in STRUCK and m.measure not in HARM and not {"that", "which"}.isdisjoint(behind):
                return True
    return False


def _behind_its_verb(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether "since" is far from a number, but not from its verb: "17 cooks, two of them from ..., have drowned since May"."""
    if spot.role not in OPEN_ENDED:
        return False
    behind = m.behind
    verb = next((i for i in range(behind, spot.first) if s.lower[i] in _PERFECT), -1)
    return verb > behind and spot.first - verb <= _FAR and s.lower[verb - 1] not in _STARTS_ANEW


def _is_beside(lower: list[str], m: Mention, spot: Spot) -> bool:
    """Whether a time is only that of a comparison: "killed 31, up by half on the same period last year"."""
    same = spot.form == "moved" or "same" in lower[max(m.last, spot.first - _SAME) : spot.last]
    if same and not _COMPARES.isdisjoint(lower[m.last : spot.first]):
        return True
    if lower[spot.first - 1] == "than" and not (
        lower[spot.last - 1] == "ago" and lower[spot.first - 2] in {"more", "less"}
    ):
        return True  # "71 patients, 12 more than the day before"
    if lower[spot.first - 1] == ",":
        return False
    # "wounding 13, in the deadliest shooting this year"
    return not context("superlative").isdisjoint(lower[max(m.last, spot.first - _RANKED) : spot.first])


def _is_of_a_part(m: Mention, spot: Spot) -> bool:
    """Whether a time is that of a part told without its noun: "310 lives, including 17 on Monday", "31, 4 of them on Monday"."""
    if spot.parts is None:
        spot.parts = _parts(m.sentence, spot)
    return next((is_part for first, is_part in spot.parts if first > m.last), False)


def _parts(s: Sentence, spot: Spot) -> list[tuple[int, bool]]:
    """The numbers before a time that tell whether it is only theirs, by their first tokens."""
    lower = s.lower
    found: list[tuple[int, bool]] = []
    for other in s.mentions:
        if other.first >= spot.first:
            break
        near = spot.first - other.last < _OF_PART
        start = other.begin
        listed = start > 0 and lower[start - 1] in _PARTED
        if not (near or listed):
            continue
        told = lower[other.last : spot.first]
        if told[:1] == ["of"] and len(told) == 2:
            found.append((other.first, told[1] in {"them", "those", "whom"}))
        elif listed and (
            (near and all(word.endswith("ed") for word in told))
            or (told[:1] in (["more"], ["others"]) and "," not in told)
        ):
            found.append((other.first, True))  # "31 have drowned, with six more added to the toll on Monday"
    return found


def _unbroken(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether nothing else begins to be told before a time: "counted 31 graves, but when rain came on Monday"."""
    return _NEW.isdisjoint(s.lower[m.last : spot.first])


def _is_told_when(s: Sentence, start: int, spot: Spot) -> bool:
    """Whether a clause before dates what follows by its time: a day, or the month "when a mill collapsed in April"."""
    if s.lower[start] == "who" and s.lower[start - 1] != "," and not _HARMED.isdisjoint(s.lower[start : spot.first]):
        return False  # "fired at mourners for three men who were shot on Monday, killing one"
    return spot.form in DAYS or (spot.form == "month" and s.lower[start] == "when")


def _is_of_the_subject(lower: list[str], spot: Spot) -> bool:
    """Whether a time stands between commas behind a participle: "the mill, opened in 1931, houses 310 looms"."""
    i = spot.first - 1
    return (
        i > 1 and lower[spot.last] == "," and lower[i - 1] == "," and (lower[i].endswith("ed") or lower[i] == "built")
    )


def _is_alone(s: Sentence, clauses: list[int], m: Mention, spot: Spot) -> bool:
    """Whether no other clause tells a quantity between a time and a number: "in 1931, when 7 cars burnt, killing 12"."""
    home = clauses[m.first]
    return all(
        clauses[other.first] == home
        for other in s.mentions
        if other.rejected_by is None and other.kind not in _SPANS and spot.first < other.last <= m.first
    )


def _within(s: Sentence, clauses: list[int], m: Mention) -> bool:
    """Whether the clause of a number opens with "in which": "a riot on Sunday of 310 men in which two died"."""
    start = clauses.index(clauses[m.first])
    return s.lower[start] == "which" and s.lower[start - 1] in {"in", "during"}


def _is_of_that_moment(s: Sentence, clauses: list[int], m: Mention, spot: Spot) -> bool:
    """Whether the clause of a number tells of the moment told before it: no present does, "where 13 have died since"."""
    start = clauses.index(clauses[m.first])
    opener = s.lower[start]
    verb = m.behind + 1  # "where 13 people are sheltered"
    if spot.form in DAYS and opener != "which" and not _PERFECT.isdisjoint(s.lower[start : m.first]):
        return False  # "dug on Monday, as the flood has killed 31"
    return opener in _SAME_MOMENT and not (opener == "where" and _NOW.intersection(s.lower[start:verb]))


def _is_now(s: Sentence, start: int) -> bool:
    """Whether the verb of a clause that begins with "which" tells what is now."""
    return s.lower[start + 1 : start + 2] != [] and s.lower[start + 1] in _NOW


def opening_when(s: Sentence, clauses: list[int], m: Mention) -> int:
    """The "when" that opens the clause of a number, -1 for none: not of "since May, when the dam broke, 31 drowned"."""
    start = clauses.index(clauses[m.first])
    return start if clauses[m.first] & 1 and s.lower[start] == "when" and "," not in s.lower[start : m.first] else -1


def _shared(s: Sentence, clauses: list[int], m: Mention, spot: Spot) -> bool:
    """Whether a clause of the same moment dates several numbers: "killed 27 and wounded 90 when a bomb went off on Sunday"."""
    where = clauses[spot.last - 1]
    opener = s.lower[clauses.index(where)]
    if opener not in _SHARING or spot.form not in (_IN_COURSE if opener == "during" else OF_ONE_DAY):
        return False
    if not _unbroken(s, m, spot):
        return False
    return all(
        clauses[other.first] in {clauses[m.first], where}  # "31 drowned after two dams broke on Sunday"
        for other in s.mentions
        if other.rejected_by is None and m.last <= other.first < spot.first
    )


def _is_compared(s: Sentence, first: int) -> bool:
    """Whether the quantity at token ``first`` is what a figure before it was earlier: "30, up from 26 on Monday"."""
    start = next((m.qualifier_first for m in s.mentions if m.first == first), first)
    return start > 1 and is_compared(s.lower, min(start, first) - 1)


def at_that_time(spot: Spot) -> Spot:
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
        inside = not _BEFORE_A_DAY.isdisjoint(s.lower[spot.first - 1 : spot.first + 1]) or s.lower[spot.first] in WITHIN
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
            if (
                other.whole is not m
            ):  # "24 people, including a nun, were killed ... on Monday": the verb is that of the whole
                limit = min(limit, other.first)
        elif other.last <= m.first and (other.measure is not None or other.kind not in _SPANS):
            floor = max(floor, other.last)
    return limit, floor
