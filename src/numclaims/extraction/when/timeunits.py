"""Reads units of time with what stands around them: "two days ago", "last week", "the past few days"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.when.timeparts import new_year, part_before, share_alone
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import (
    DAY,
    HOUR,
    MONTH,
    NIGHT,
    QUARTER,
    WEEK,
    WEEKEND,
    YEAR,
    TimeWord,
    context,
    counts,
    ordinals,
    time_words,
)
from numclaims.reading import Sentence

LAST: Final = frozenset({"last", "past", "previous", "preceding", "recent"})
NEXT: Final = frozenset({"next", "coming", "following"})
_BACK: Final = frozenset({"earlier", "previously", "before", "after"})
"""Behind a number of units: that long before the other time told. "A day after 10 died" dates the ten."""
_COMES: Final = frozenset({"comes", "came", "coming", "announced"})
_HALF_A_DAY: Final = 12
_MOST: Final = 9999
"""No more units than this are told of a time."""
_MORE_THAN: Final = frozenset({"for", "just", "well", "little", "of", "lasted", "took"})
"""Words before "over" that make it more than: "held out for over 12 hours"."""
_WITHIN_A: Final = (["in", "a"], ["over", "a"], ["within", "a"], ["during", "a"])
_AT: Final = frozenset({"in", "at", "near", "across", "around", "on"})
"""Behind a stretch of hours, what tells where: "killed 12 in 24 hours near the border"."""
_ENDINGS: Final = frozenset({"as", "and", "by", "after", "with", "amid", "since"})


def unit_spot(s: Sentence, i: int, word: TimeWord) -> Spot | None:
    """The expression of which the unit of time at token ``i`` is the core; None where it is none ("every week")."""
    number, first = counted(s, i)
    spot = _read(s, i, word, number, first)
    if spot is not None and number and s.lower[first] in counts():
        spot.rules.append("time:count")
    return spot


def _read(s: Sentence, i: int, word: TimeWord, number: int, first: int) -> Spot | None:
    lower = s.lower
    unit = word.value
    j = first - 1 if number else i - 1
    before = lower[j] if j >= 0 else ""
    if number and unit != WEEKEND:
        shifted = _shifted(lower, i, number, first, word)
        if shifted is not None:
            return shifted
    if not number and (lower[i] == "day" or (unit == NIGHT and lower[i][-1] != "s")):
        beside = _neighbour_day(lower, i, before, word)
        if beside is not None or (unit == DAY and before in {"following", "next", "previous", "the"}):
            return beside
    if unit == DAY and before == "single" and lower[max(0, j - 2) : j] in _WITHIN_A:
        return Spot(j - 2, i + 1, "window", (DAY, 1), word.rule, "window")  # "90 were killed over a single day"
    part = None if number else _alone(lower, i, before, word)
    if part is not None:
        return part
    if before == "following" and number:
        return Spot(j, i + 1, "later", (), word.rule)  # "over the following two days", from nothing told here
    if before in NEXT:
        return Spot(j, i + 1, "next", (unit, number or 1), word.rule)
    if before in LAST:
        return _last(lower, j, i, number, word)
    if before == "this" and unit == NIGHT:
        return Spot(j, i + 1, "days", (0, 0), word.rule)  # "this morning"
    if before == "this" and unit in {WEEK, MONTH, YEAR, WEEKEND, QUARTER}:
        return Spot(j, i + 1, "calendar", (unit, 0), word.rule)
    if unit == WEEKEND and before in {"the", "at"}:
        return Spot(j, i + 1, "calendar", (WEEKEND, 0), word.rule)
    return _stretch(lower, i, number, first, word) if number else None


def _alone(lower: list[str], i: int, before: str, word: TimeWord) -> Spot | None:
    """A unit without a number that a word before or behind it dates: "the night before", "the second quarter"."""
    unit, j = word.value, i - 1
    if unit == HOUR and i < 2 and lower[i + 1 : i + 2] == ["later"]:
        spot = Spot(i, i + 2, "days", (-1, 0), word.rule)
        spot.shift = 0, 0  # "hours later, another boat sank": on the day told before
        return spot
    if unit == YEAR and before == "new":
        return new_year(lower, i, word)
    if unit == YEAR and before == "the" and j and part_before(lower, j, "") is not None:
        return Spot(j, i + 1, "calendar", (YEAR, 0), word.rule)  # "the first half of the year"
    if unit in {WEEK, MONTH, YEAR} and before == "the" and lower[i + 1 : i + 2] in (["before"], ["earlier"]):
        ends = i + 2 >= len(lower) or not lower[i + 2][0].isalnum()
        return Spot(j, i + 2, "calendar", (unit, -1), word.rule) if ends else None  # "15 deaths the week before"
    if unit == QUARTER and before in ordinals() and before not in LAST:
        return share_alone(lower, i, word)
    return None


def _neighbour_day(lower: list[str], i: int, before: str, word: TimeWord) -> Spot | None:
    """Read "the following day", "the night before", "that evening": a day beside the one told before, or that one itself."""
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    opens = i > 1 and lower[i - 2] == "the"
    first = i - 2 if opens else i - 1
    if before in {"following", "next"} and (opens or i == 1):
        return Spot(first, i + 1, "from", (1, 1), word.rule)
    if before == "previous" and opens:
        return Spot(first, i + 1, "from", (-1, -1), word.rule)
    if before == "same" or (before == "that" and behind != "'s"):
        return Spot(first, i + 1, "from", (0, 0), word.rule)  # "later that day"
    if before != "the":
        return None
    if lower[i : i + 3] == ["day", "before", "yesterday"]:
        return Spot(i - 1, i + 3, "days", (-2, -2), word.rule)
    if behind in {"before", "earlier"}:
        return Spot(i - 1, i + 2, "from", (-1, -1), word.rule)
    if behind == "after" and (i + 2 >= len(lower) or _no_figure_follows(lower, i + 2) or lower[i + 2] == ","):
        return Spot(i - 1, i + 2, "from", (1, 1), word.rule)  # "the morning after", "the day after the storm"
    if opens or lower[max(0, i - 3) : i - 1] not in (["later", "in"], ["earlier", "in"]):
        return None
    spot = Spot(i - 3, i + 1, "days", (0, 0), word.rule)
    spot.shift = 0, 0
    return spot


def _shifted(lower: list[str], i: int, number: int, first: int, word: TimeWord) -> Spot | None:
    """Read "two days ago", "a day earlier", "three days later"."""
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    if behind not in _BACK and behind not in {"ago", "later"}:
        return None
    if word.value == NIGHT:
        nights = behind == "ago" and lower[i].startswith("night")
        return Spot(first, i + 2, "days", (-number, -number), word.rule) if nights else None
    if behind in {"after", "before"} and _no_figure_follows(lower, i + 2):
        return None  # "three days after the storm, 84 bodies were flown home": it dates the storm
    low, high = ago(word.value, number, lower[first:i])
    if word.value == HOUR and number < _HALF_A_DAY and behind != "ago":
        low = high = 0  # "two hours later": most likely on the same day
    if behind == "ago":
        return Spot(first, i + 2, "days", (low, high), word.rule)
    if behind == "after" and not _COMES.isdisjoint(lower[max(0, first - 2) : first]):
        # "The attack comes two days after 15 died": that long before the news, which is of yesterday or today
        spot = Spot(first, i + 2, "days", (low - 1, high), word.rule)
        spot.shift = low, high
        return spot
    return Spot(first, i + 2, "from", (low, high) if behind in _BACK else (-high, -low), word.rule)


def _no_figure_follows(lower: list[str], k: int) -> bool:
    """Whether words but no number stand from token ``k`` up to the end of the clause."""
    if k >= len(lower) or not lower[k][0].isalpha():
        return False
    for word in lower[k:]:
        if word in {",", ";", "."}:
            break
        if word[0].isdigit() or word in counts():
            return False
    return True


def _last(lower: list[str], j: int, i: int, number: int, word: TimeWord) -> Spot | None:
    """Read "last week" as a week of the calendar, but "the last week", "the past few days" as a stretch up to now."""
    unit = word.value
    if not number and lower[j] == "last" and lower[i + 1 : i + 2] == ["'s"] and unit > WEEKEND and unit != NIGHT:
        return Spot(j, i + 1, "calendar", (unit, -1), word.rule)  # "the last month's attack"
    the = j > 0 and lower[j - 1] in {"the", "this", "these", "those"}
    if lower[i + 1 : i + 2] == ["of"] and _is_month(lower, i + 2):
        return None  # "the last week of May" is read at the month
    if not number and the and lower[j] in {"previous", "preceding"} and unit not in {NIGHT, DAY, HOUR}:
        return Spot(j - 1, i + 1, "calendar", (unit, -1), word.rule)  # "the previous week", not "the last week"
    if number or (the and unit not in {WEEKEND, NIGHT}):
        return Spot(j - 1 if the else j, i + 1, "window", (unit, number or 1), word.rule, "window")
    if lower[j] == "recent":
        if unit in {HOUR, DAY, WEEK, MONTH, YEAR} and lower[i].endswith("s"):
            return Spot(j, i + 1, "window", (unit, 3), word.rule, "window")
        return None
    if unit == NIGHT:
        return Spot(j, i + 1, "days", (-1, 0), word.rule)
    return None if unit in {DAY, HOUR} else Spot(j, i + 1, "calendar", (unit, -1), word.rule)


def _is_month(lower: list[str], i: int) -> bool:
    word = time_words().get(lower[i]) if i < len(lower) else None
    return word is not None and word.role == "month"


def _stretch(lower: list[str], i: int, number: int, first: int, word: TimeWord) -> Spot | None:
    """Read "three months of unrest", "in 36 hours"."""
    unit = word.value
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    if behind == "of" and i + 2 < len(lower) and unit not in {NIGHT, WEEKEND}:
        k = i + 3 if lower[i + 2] in {"heavy", "torrential", "popular", "bloody", "violent"} else i + 2
        if k < len(lower) and lower[k] in context("elapsed"):
            return Spot(first, k + 1, "elapsed", (unit, number), word.rule, "window")
    ended = not behind or not behind[0].isalpha() or behind in _ENDINGS or (unit == HOUR and behind in _AT)
    if first and behind == "since" and lower[first - 1] == "the" and unit not in {NIGHT, WEEKEND}:
        return Spot(first - 1, i + 1, "window", (unit, number), word.rule, "window")  # "in the 72 hours since it hit"
    held = first > 1 and lower[first - 1] == "over" and lower[first - 2] in _MORE_THAN
    if (
        first
        and lower[first - 1] in {"in", "over", "within"}
        and not held
        and unit in {HOUR, DAY, WEEK}
        and ended
        and number != 1
    ):
        return Spot(first - 1, i + 1, "window", (unit, number), word.rule, "window")
    return None


def counted(s: Sentence, i: int) -> tuple[int, int]:
    """How many units are told before word ``i``, and where that begins; 0 for none.

    Args:
        s: The sentence.
        i: The token of the unit.
    """
    lower = s.lower
    j = i - 1
    if j < 0:
        return 0, i
    word = lower[j]
    if word == "of" and j > 0 and lower[j - 1] == "couple":
        return 2, j - 2 if j > 1 and lower[j - 2] == "a" else j - 1
    if word.isascii() and word.isdigit() and len(word) < 4:
        return int(word), j
    for m in s.mentions:  # "thirty-two years ago", "48 hours"
        if (
            m.last == i
            and m.last - m.first > 1
            and m.value is not None
            and m.value == int(m.value)
            and m.value <= _MOST
        ):
            return int(m.value), m.first
    value = counts().get(word, 0)
    if value and j > 0 and word in {"few", "couple"} and lower[j - 1] == "a":
        return value, j - 1
    return value, j if value else i


def ago(unit: int, number: int, words: list[str]) -> tuple[int, int]:
    """Days from publication of "N units ago", as loosely as people count: a quarter of a unit either way, half from two on.

    Args:
        unit: The unit, by its days.
        number: How many of them.
        words: The words of that number.
    """
    if unit == HOUR:
        return -((number + 23) // 24), -(number // 24)
    if unit == DAY:
        return (-number - 2, -number + 1) if "few" in words or "several" in words else (-number, -number)
    slack = unit // (4 if number == 1 else 2) if unit != WEEK else 1 if number == 1 else 3
    middle = (
        number * 365
        if unit == YEAR
        else number * 3650
        if unit > YEAR
        else (number * 304 + 5) // 10
        if unit == 30
        else number * unit
    )
    return -middle - slack, -middle + slack
