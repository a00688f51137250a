"""Recognises dates: days of a month with weekday and year, and dates in figures; months, years and decades by ``years``.

Every recogniser starts at the first token of a number and looks to both sides, so that the row spans the whole expression:
weekday, day, month and year. It gives ``None`` for a number that is no date.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections import years
from numclaims.extraction.rejections.datewords import CLOSERS, DASHES, Found, counted_behind, exact, number, weekday
from numclaims.extraction.rejections.datewords import month as month_rule
from numclaims.extraction.rejections.vetolexicon import CalendarWords, calendar_words
from numclaims.extraction.text.wordclasses import ORDINAL_ENDS
from numclaims.reading import Sentence

_LINKS: Final = DASHES | {"to", "and", "/", "&", "or", "until", "till", "through"}
_BEHIND_DAY: Final = frozenset({
    "in", "at", "when", "of", "but", "as", "after", "before", "by", "and", "with", "for", "the", "on", "to", "from",
    "that", "is", "was", "will", "has", "or", "if", "until",
})  # fmt: skip


_TOWN: Final = 3
"""Words that the place of a dateline may have."""
_TIMES_OF_DAY: Final = frozenset({"today", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"})
_ERA_FIRST: Final = frozenset({"AD", "A.D."})
"""Eras that stand in front of their year, too."""
_IN_FIGURES: Final = frozenset({"-", "/", "\u2010", "\u2011", "\u2013"})


def _dated(s: Sentence, first: int, last: int, words: CalendarWords, rule: str) -> Found:
    """The date of which tokens ``first`` to ``last`` are month and day, with its weekday and year."""
    k = first - 1
    while k > 0 and s.lower[k] in {",", ".", "the"} and first - k < 3:
        k -= 1
    named = weekday(s, k, words)
    if named:
        return k, _year_behind(s, last), "date", "veto:date", f"{rule} {named}"
    return first, _year_behind(s, last), "date", "veto:date", rule


def _after_day(s: Sentence, k: int, words: CalendarWords) -> int:
    """The token behind a day of a month that starts at ``k`` ("7", "7th", "fourth"), or -1."""
    if k >= len(s.lower):
        return -1
    token = s.lower[k]
    if token in words.days:
        return k + 1
    if len(token) > 2 or not 1 <= number(token) <= 31:
        return -1
    end = k + 1
    if end < len(s.lower) and s.glued(end):
        if s.lower[end] in ORDINAL_ENDS:
            return end + 1
        if s.lower[end][0].isalpha() or s.lower[end] == "%":
            return -1
    elif end < len(s.lower) and s.lower[end] in ORDINAL_ENDS:
        return end + 1
    return end


def _year_behind(s: Sentence, k: int) -> int:
    """The token behind a year that follows a day or month at ``k``, or ``k``."""
    i, n = k, len(s.lower)
    while i < n and i < k + 2 and s.lower[i] in {",", ".", "of", "in"}:
        if s.lower[i] == "." and not s.glued(i):
            return k
        i += 1
    if i >= n:
        return k
    token = s.lower[i]
    value = number(token)
    if len(token) == 4 and 1000 <= value <= 2199 and (exact(value) or not counted_behind(s, i + 1, 2 if i > k else 1)):
        return i + 1
    if i + 1 < n and token in {"'", "`"} and len(s.lower[i + 1]) == 2 and number(s.lower[i + 1]) >= 0:
        return i + 2
    behind = s.lower[i + 1] if i + 1 < n else "."
    wire = behind in {"(", "--", "\u2014"} or (value >= 32 and (behind in CLOSERS or behind == "-"))
    if i == k and len(token) == 2 and value >= 0 and wire:  # "3 JAN 90 --"
        return i + 1
    return k


def _day(s: Sentence, i: int, words: CalendarWords) -> Found | None:
    """Such as "7 June 2011", "the 7th of June", "18-19 July", "Tue Jun 7, 2011", "June 7-9"."""
    end = _after_day(s, i, words)
    if end < 0:
        return None
    if i > 1 and s.lower[i - 1] == "(" and s.lower[end : end + 1] == [")"] and (rule := weekday(s, i - 2, words)):
        return i, end, "date", "veto:date", rule  # "on Tuesday (29)"
    found = _day_first(s, i, end, words) or _month_first(s, i, end, words)
    if found is not None and (worded := words.days.get(s.lower[i])):
        return found[0], found[1], found[2], found[3], f"{found[4]} {worded}"
    return found


def _day_first(s: Sentence, i: int, end: int, words: CalendarWords) -> Found | None:
    """A day at ``i``, or several, with the month behind: "7, 8 and 9 June"."""
    low, n = s.lower, len(s.lower)
    last = end
    while last < n and last - i < 9:
        month = last + 1 if low[last] == "of" else last
        rule = month_rule(s, month, words)
        if rule:
            if s.glued(month) and len(low[month]) < 3:
                return None
            last = month + 1
            if last + 1 < n and low[last] == "." and s.glued(last) and len(low[month]) <= 4:
                last += 1
            return _dated(s, i, last, words, rule)
        if low[last] not in _LINKS and low[last] != ",":
            return None
        last += 1
        if last < n and weekday(s, last, words):
            last += 1  # "Thursday 21 to Sunday 24 November"
        last = _after_day(s, last, words)
        if last < 0:
            return None
    return None


def _month_first(s: Sentence, i: int, end: int, words: CalendarWords) -> Found | None:
    """A day at ``i``, or several, with the month before: "June 7", "June 7-9"."""
    low, n = s.lower, len(s.lower)
    p = i - 1
    if p > 0 and low[p] in {".", "the"}:
        p -= 1
    rule = month_rule(s, p, words)
    if not rule:
        return None
    dated = p > 0 and (low[p - 1] in {"on", "from", "of", "the", ","} or bool(weekday(s, p - 1, words)))
    if low[i].isdigit() and not dated and not _in_dateline(s, p, end) and counted_behind(s, end, 2):
        return None  # "In June 12 people died"
    if end < n and low[end] in _LINKS:
        further = _after_day(s, end + 1, words)
        paired = low[end] == "and" and p > 0 and low[p - 1] == "between"  # "between June 1 and 17 last year"
        plain = paired or further >= n or not low[further][0].isalpha() or low[further] in _BEHIND_DAY
        if further > 0 and (low[end] in DASHES or plain) and not month_rule(s, further, words):
            end = further
    return _dated(s, p, end, words, rule)


def _in_dateline(s: Sentence, p: int, end: int) -> bool:
    """Whether the month at ``p`` stands in a dateline without a dash: "GRAZ Aug 24 Police said 12 people drowned"."""
    before = [word for word in s.words[:p] if word != ","]
    if not before or len(before) > _TOWN or end >= len(s.words):
        return False
    behind = s.words[end]
    return all(len(word) > 2 and word.isupper() for word in before) and behind[0].isupper() and not behind.isupper()


def _figures(s: Sentence, i: int) -> Found | None:
    """Such as "2011-06-07", "7/6/2011", "10-03-2016", "07.06.2011", "20110607"."""
    low, n = s.lower, len(s.lower)
    token = low[i]
    if token.count(".") == 2:
        parts = token.split(".")
        return (i, i + 1, "date", "veto:date-in-figures", "") if _plausible(parts) else None
    if len(token) == 8 and token.isdigit() and _plausible([token[:4], token[4:6], token[6:]]):
        return i, i + 1, "date", "veto:date-in-figures", ""
    if i and len(token) in {5, 6} and token[-4:-2] == "20" and 1 <= number(token[:-4]) <= 31:
        rule = month_rule(s, i - 1, calendar_words())  # "Last updated at Jul 152015", which lost its comma and space
        return (i - 1, i + 1, "date", "veto:date", rule) if rule and not counted_behind(s, i + 1, 2) else None
    if i + 2 < n and low[i + 1] == "/" and s.glued(i + 1) and s.glued(i + 2) and _day_and_month(token, low[i + 2]):
        further = i + 3 < n and s.glued(i + 3) and low[i + 3] == "/"
        if not further:
            return i, i + 3, "date", "veto:date-in-figures", ""
    told = i > 1 and low[i - 1] == "(" and (low[i - 2] in _TIMES_OF_DAY or weekday(s, i - 2, calendar_words()) != "")
    if told and low[i + 1 : i + 4 : 2] == ["/", ")"] and 1 <= number(token) <= 31 and 1 <= number(low[i + 2]) <= 12:
        return i, i + 3, "date", "veto:date-in-figures", ""  # "today (28/8)"
    if i + 4 >= n or low[i + 1] not in _IN_FIGURES or low[i + 3] != low[i + 1]:
        return None
    spaced = not (s.glued(i + 1) and s.glued(i + 2) and s.glued(i + 3) and s.glued(i + 4))
    if (spaced and low[i + 1] != "/") or not _plausible([token, low[i + 2], low[i + 4]]):
        return None
    end = i + 5
    if end < n and s.glued(end) and low[end] == "t":  # 2011-06-07T10:30:00Z
        while end < n and s.glued(end) and (low[end][0].isdigit() or low[end] in {"t", ":", "z", "+", "-"}):
            end += 1
    return i, end, "date", "veto:date-in-figures", ""


def _day_and_month(day: str, month: str) -> bool:
    """Whether two numbers with a slash are a day and a month written with its zero, as no fraction is: "18/06"."""
    return len(month) == 2 and month[0] == "0" and 1 <= number(month) <= 9 and len(day) <= 2 and 1 <= number(day) <= 31


def _plausible(parts: list[str]) -> bool:
    if not all(part.isascii() and part.isdigit() for part in parts):
        return False
    a, b, c = (int(part) for part in parts)
    shape = [len(part) for part in parts]
    if shape[0] == 4:
        return 1000 <= a <= 2199 and shape[1] <= 2 and 1 <= b <= 12 and shape[2] <= 2 and 1 <= c <= 31
    if shape[0] > 2 or shape[1] > 2 or shape[2] not in (2, 4):
        return False
    return (1 <= a <= 31 and 1 <= b <= 12) or (1 <= a <= 12 and 1 <= b <= 31)


def find(s: Sentence, i: int) -> Found | None:
    """The date of which the number at token ``i`` is the first, with its whole span.

    Args:
        s: The sentence.
        i: First token of a number.
    """
    token = s.lower[i]
    words = calendar_words()
    if not token[0].isdigit():
        return _day(s, i, words) if token in words.days else None
    if not token.isascii():
        return None
    size = len(token)
    if size > 4 or "." in token:
        return _figures(s, i) if size >= 5 else None
    joined = i + 1 < len(s.lower) and s.lower[i + 1] in _IN_FIGURES
    found = _figures(s, i) if joined else None
    if found is None and size <= 2:
        found = _day(s, i, words)
        if found is None and size == 2:
            found = years.short_year(s, i)
    elif found is None and size == 4 and token.isdigit():
        return _of_era(s, i, words) or years.year(s, i, words)
    return _of_era(s, i, words) if found is None and size < 4 else found


def _of_era(s: Sentence, i: int, words: CalendarWords) -> Found | None:
    """A year with its era: "44 BC", "AD 79"."""
    if i + 1 < len(s.lower) and s.lower[i + 1] in words.eras and s.words[i + 1].isupper():
        return i, i + 2, "date", "veto:year", words.eras[s.lower[i + 1]]
    if i and s.words[i - 1] in _ERA_FIRST:
        return i - 1, i + 1, "date", "veto:year", words.eras[s.lower[i - 1]]
    return None
