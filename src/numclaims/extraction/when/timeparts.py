"""Reads parts of a year or a month before its name: "the first half of", "late", "the summer of", "the first week of".

Feasts that name a day by themselves ("Christmas Day", "Ramadan") are read here too.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.timesayings import words_of_saying
from numclaims.extraction.when.timespots import Spot, Value
from numclaims.extraction.when.timewords import MONTH, YEAR, TimeWord, counts, ordinals, seasons, shares, thirds, units
from numclaims.reading import Sentence

_FORMS: Final = frozenset({"year", "month", "calendar"})
_MONTHS: Final = 12
_WEEK: Final = 7
_DECADE: Final = 9
_DEFINITE: Final = frozenset({"the", "this", "last", "that"})
_INTO: Final = word_set("in during over since throughout by until through of from")
_UP_TO: Final = word_set("to ending ended through")
_FROM_ON: Final = word_set("of beginning starting commencing from")
"""Words between a week and the day with which it begins."""
_CLOSED: Final = word_set("ending ended")
"""Of these, the words that need no article before the stretch: "during week 7 (week ending 3 May)"."""
_BEFORE_CLOSED: Final = word_set("( in during for over this reporting")
_BESIDE: Final = word_set("before after till pre post to toward towards for")
"""Words before a feast that date something beside it: "the week before Christmas", "ahead of" by its "of"."""
_KEPT: Final = word_set("celebrate celebrated celebrating marking observe observing")
"""Words before a feast that tell what people did: "those who celebrated the end of Ramadan"."""
_WITHIN: Final = word_set("month start beginning end eve day days night first")
"""Words whose "of" leaves a feast the time of the figure: "the start of Ramadan"."""
_SURNAMES: Final = frozenset({"ramadan"})
_BEFORE_FEAST: Final = word_set(
    "during in since over throughout this last next every each holy before after until by for of on the from muslim islamic"
)
"""Words that a sentence may open with before a feast."""
_EITHER_EID: Final = 7
_ABOUT_A_FEAST: Final = word_set(
    "party parties crowd crowds market markets season shopping shoppers holiday holidays festivities fair fairs revellers"
    " partygoers weekend break rush sales tree gifts presents"
)
"""What is held about a feast and not on its day."""
_ONLY_DAYS: Final = frozenset({"boxing", "bastille"})
"""Words that are a feast with "Day" behind them only."""
_EIDS: Final = {"al-fitr": 3, "ul-fitr": 3, "al-adha": 4, "ul-adha": 4}
_OF_A_FEAST: Final = word_set("day eve holiday holidays festival sunday monday weekend morning night week")
_THIRDS: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_EDGES: Final = {"early": (1, 2), "mid": (5, 8), "late": (12, 12)}
"""Months of "late 2013", and of "the end of 2013"."""
_FEAST_EVE: Final = 1
_YEARS_EVE: Final = 1231
_YEARS_DAY: Final = 101

Part = tuple[int, int, int]
"""The token that it begins with, first month and last; month 0 is the December before, 13 the January after."""


def narrow(s: Sentence, spot: Spot) -> None:
    """Make the expression of a year or month that of the part which the words before it tell, if they tell one."""
    if spot.form not in _FORMS or spot.first == 0:
        return
    lower = s.lower
    named = spot.first
    if spot.form == "month":
        _part_of_month(lower, spot)
    elif spot.form == "calendar":
        _part_of_calendar(lower, spot)
    else:
        _part_of_year(lower, spot)
    if spot.first < named or spot.form == "months":
        spot.rules.extend(_rules(lower[spot.first : named + 1]))


def _rules(words: list[str]) -> list[str]:
    """The rules of the lexicon that read the words of a part."""
    tables: tuple[tuple[str, frozenset[str]], ...] = (
        ("season", frozenset(seasons())),
        ("ordinal", frozenset(ordinals())),
        ("share", frozenset(shares())),
        ("third", frozenset(thirds())),
    )
    return [f"time:{name}" for name, table in tables if not table.isdisjoint(words)]


def _part_of_year(lower: list[str], spot: Spot) -> None:
    first, last = spot.values
    if not isinstance(first, int) or not isinstance(last, int):
        return
    if last == first:
        part = part_before(lower, spot.first, lower[spot.first])
        if part is not None:
            _to_months(spot, first, None, part)
    elif last - first == _DECADE:
        third = "mid" if lower[spot.first] == "mid" else _third(lower, spot.first)
        if third:  # "the early 1990s", "the mid-1990s"
            bounds = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[third]
            spot.values = (first + bounds[0], first + bounds[1])
            spot.rules.append("time:third")


def _part_of_calendar(lower: list[str], spot: Spot) -> None:
    """Read "the first half of last year", "earlier this month", "late last year"."""
    unit, k = spot.values[0], spot.values[1]
    before = lower[spot.first - 1]
    if k == 0 and before in {"earlier", "later"}:
        spot.values = (unit, k, before)
        spot.first -= 1
        return
    if unit == YEAR:
        part = part_before(lower, spot.first, "")
        if part is not None:
            _to_months(spot, None, k, part)
    elif unit == MONTH:
        third = _third(lower, spot.first)
        if third:
            spot.values = (unit, k, third)
            spot.rules.append("time:third")


def _third(lower: list[str], j: int) -> str:
    """Early, mid or late, where the word before token ``j`` says so (or "the end of"), else ""."""
    word = lower[j - 1]
    if word == "of" and j > 1:
        word = lower[j - 2]
    elif word == "the" and j > 1:
        word = lower[j - 2] if lower[j - 2] in thirds() else word
    return thirds().get(word, "")


def _part_of_month(lower: list[str], spot: Spot) -> None:
    """Read "the first week of March", "the last ten days of May", "the second half of June"."""
    j = spot.first
    if lower[j - 1] != "of" or j < 3 or spot.values[2]:
        return
    word = lower[j - 2]
    days = units().get(word, 0)
    half = shares().get(word, 0) == _MONTHS // 2
    if days not in {1, _WEEK} and not half:
        return
    k = j - 3
    number = 1
    if not half and lower[k] not in ordinals():
        number = int(lower[k]) if lower[k].isdigit() and len(lower[k]) < 3 else counts().get(lower[k], 0)
        k -= 1
    which = ordinals().get(lower[k], 0) if k >= 0 else 0
    if not which or not number:
        return
    year, month, _ = spot.values
    spot.first = k
    spot.form = "days-of"
    if half:
        spot.values = (year, month, 1, 15) if which == 1 else (year, month, 16, 31)
    elif which < 0:
        spot.values = (year, month, -days * number, -1)
    else:
        spot.values = (year, month, days * (which - 1) * number + 1, days * which * number)


def _to_months(spot: Spot, year: Value, k: Value, part: Part) -> None:
    spot.first = part[0]
    spot.form = "months"
    spot.values = (year, k, part[1], part[2])


def part_before(lower: list[str], j: int, year: str) -> Part | None:
    """The part of a year that is told right before token ``j``, where the name of the year begins.

    Args:
        lower: The words of the sentence.
        j: The token.
        year: The first word of the name of the year, for "mid-2022".

    Returns:
        The part, or None where nothing there tells one.
    """
    if year in {"mid", "late", "early"}:
        return (j, *_THIRDS[year])
    k = j - 1
    of = lower[k] == "of"
    if of or (lower[k] == "the" and k):
        k -= 1
    if k < 0:
        return None
    word = lower[k]
    season = seasons().get(word)
    if season is not None and (of or lower[k + 1] != "the"):
        first, last = season // 100, season % 100
        return (k, 0, _MONTHS) if last > _MONTHS else (k, first, last)  # the winter of a year may be either of two
    third = thirds().get(word, "")
    if third:
        edge = of and word in {"end", "beginning", "start"}
        return (k, *(_EDGES if edge else _THIRDS)[third])
    size = {"q": 3, "h": 6}.get(lower[k - 1], 0) if k and word in {"1", "2", "3", "4"} else 0
    if size and size * int(word) <= _MONTHS:
        return k - 1, size * (int(word) - 1) + 1, size * int(word)
    return _share(lower, k) if of else None


def _share(lower: list[str], k: int) -> Part | None:
    """Read "first half", "third quarter", "first six months", which end at token ``k``."""
    word = lower[k]
    size = shares().get(word, 0)
    j = k - 1
    if not size and word in {"month", "months"} and j > 0:
        size = int(lower[j]) if lower[j].isdigit() and len(lower[j]) < 3 else counts().get(lower[j], 0)
        if size:
            j -= 1
        else:
            size = 1
    which = ordinals().get(lower[j], 0) if j >= 0 else 0
    if not size or not which or size > _MONTHS:
        return None
    last = _MONTHS if which < 0 else size * which
    if last > _MONTHS:
        return None
    return j, last - size + 1, last


def share_alone(lower: list[str], i: int, word: TimeWord) -> Spot | None:
    """Read "in the second quarter" with no year told: the latest such quarter."""
    part = _share(lower, i)
    if part is None or lower[part[0] - 1] != "the" or (i + 1 < len(lower) and lower[i + 1] == "of"):
        return None
    spot = Spot(part[0] - 1, i + 1, "months", (None, None, part[1], part[2]), word.rule)
    spot.rules.extend(_rules(lower[part[0] : i + 1]))
    return spot


def season_alone(lower: list[str], i: int, word: TimeWord) -> Spot | None:
    """Read "last summer", "this spring", "in the winter"; "the fall of the town" is no time."""
    before = lower[i - 1] if i else ""
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    if before not in _DEFINITE or behind in {"of", "in"} or (before == "the" and (i < 2 or lower[i - 2] not in _INTO)):
        return None
    if before == "the" and behind[:1].isalpha() and behind not in {"and", "but", "after", "when", "as"}:
        return None  # "in the summer camp"
    return Spot(i - 1, i + 1, "months", (None, None, word.value // 100, word.value % 100), word.rule)


def at_the_end(spot: Spot) -> None:
    """Make "by the end of July" its last day, and "by the end of 2018" that of the year."""
    if spot.form == "month":
        spot.form, spot.values = "days-of", (spot.values[0], spot.values[1], -1, -1)
    elif spot.form == "months" and spot.values[0] is not None:
        spot.form, spot.values = "days-of", (spot.values[0], spot.values[3], -1, -1)


def up_to(s: Sentence, spot: Spot) -> None:
    """Take in the stretch that ends with a day or month: "the three months to June", "the week leading up to March 17"."""
    lower = s.lower
    j = spot.first - 2
    if j > 0 and spot.form == "day" and lower[j] == "week" and lower[j + 1] in _FROM_ON:
        spot.first = j - 1 if lower[j - 1] == "the" else j
        spot.form, spot.values = "from", (0, 6, "day", *spot.values)  # "in the week of 2 May"
        return
    if j < 1 or spot.form not in {"day", "month"} or lower[j + 1] not in _UP_TO:
        return
    closed = lower[j + 1] in _CLOSED
    if j > 2 and lower[j] == "up" and lower[j - 1] == "leading":
        j -= 2
    unit = units().get(lower[j], 0)
    if not unit:
        return
    k = j - 1
    number = int(lower[k]) if lower[k].isdigit() and len(lower[k]) < 3 else counts().get(lower[k], 0)
    if number:
        k -= 1
    if k < 0 or (lower[k] != "the" and not (closed and lower[k] in _BEFORE_CLOSED)):
        return
    spot.first = k if lower[k] == "the" else k + 1
    spot.values = (unit, number or 1, spot.form, *spot.values)
    spot.form = "up-to"


def _of_a_person(s: Sentence, i: int) -> bool:
    """Whether the name of a feast is that of somebody who says so: "Karim Ramadan, head of the agency", "Ramadan told"."""
    lower = s.lower
    if lower[i] not in _SURNAMES:
        return False
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    before = s.words[i - 1] if i else ""
    named = before.istitle() and lower[i - 1] not in _BEFORE_FEAST
    return behind in words_of_saying() or (named and behind not in _OF_A_FEAST)


def feast(s: Sentence, i: int, word: TimeWord) -> Spot | None:
    """Read "on Christmas Day", "during Ramadan", "Easter Sunday 2016"; "the week before Christmas" is left."""
    lower = s.lower
    if not _KEPT.isdisjoint(lower[max(0, i - 10) : i]) or _of_a_person(s, i):
        return None
    if i and (lower[i - 1] in _BESIDE or (lower[i - 1] == "of" and (i < 2 or lower[i - 2] not in _WITHIN))):
        return None
    last = i + 1
    name = word.value
    if lower[i] in _ONLY_DAYS and lower[last : last + 1] != ["day"]:
        return None
    if last < len(lower) and lower[last] in _ABOUT_A_FEAST:
        return None  # "a Halloween party", two days before
    if last < len(lower) and lower[last] in _EIDS:
        name = _EIDS[lower[last]]
        last += 1
    elif lower[i] == "eid":
        name = _EITHER_EID
    if last < len(lower) and s.words[last][0].isupper() and lower[last] not in _OF_A_FEAST:
        return None  # "Christmas Island"
    if last < len(lower) and lower[last] in _OF_A_FEAST:
        name = _day_of_feast(name, lower[last])
        last += 1
    year: Value = None
    if last < len(lower) and len(lower[last]) == 4 and lower[last].isdigit():
        year = int(lower[last])
        last += 1
    return Spot(i, last, "feast", (name, year), word.rule)


def _day_of_feast(name: int, behind: str) -> int:
    """Another day of a feast: "Christmas Eve", "Easter Monday"; see :mod:`numclaims.normalization.feasts`."""
    if name > 100 and behind == "eve":
        return name - _FEAST_EVE
    return {("sunday", 2): 21, ("monday", 2): 22}.get((behind, name), name)


def new_year(lower: list[str], i: int, word: TimeWord) -> Spot | None:
    """Read "New Year's Eve" and "New Year's Day" at the token "year"."""
    j = i + 1
    if j < len(lower) and lower[j] in {"'s", "s"}:
        j += 1
    if j < len(lower) and lower[j] in {"eve", "day"}:
        return Spot(i - 1, j + 1, "feast", (_YEARS_EVE if lower[j] == "eve" else _YEARS_DAY, None), word.rule)
    return None
