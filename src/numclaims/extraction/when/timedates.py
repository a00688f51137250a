"""Reads the dates with figures in them, which an earlier stage has set apart, into forms."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections.vetolexicon import calendar_words
from numclaims.extraction.when.timespots import Spot, Value
from numclaims.extraction.when.timewords import time_words
from numclaims.reading import Mention, Sentence

_PARTS: Final = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late",
}  # fmt: skip


def part_of(s: Sentence, i: int, month: str) -> str:
    """Early, mid or late, where the words up to token ``i`` or the month itself ("mid-March") say so, else ""."""
    if "-" in month:
        return _PARTS.get(month[: month.index("-")], "")
    for j in range(i, max(-1, i - 3), -1):
        word = s.lower[j]
        if word in _PARTS:
            return _PARTS[word]
        if word not in {"of", "the", "-"}:
            break
    return ""


_BEFORE_CHRIST: Final = frozenset({"bc", "bce", "b.c.", "b.c.e."})


def dated(s: Sentence, m: Mention) -> Spot | None:
    """A date with figures in it, which the calendar stage has set apart: its day, month and year."""
    words = time_words()
    eras = calendar_words().eras
    lower = s.lower
    month, rule = 0, "times:date"
    weekday: int | None = None
    numbers: list[int] = []
    years: list[int] = []
    for k in range(m.first, m.last):
        token = lower[k]
        if token[0].isdigit():
            if not token.isdigit() or not token.isascii():
                continue
            value = int(token)
            if len(token) == 8:
                return _stated(m, "day", (value // 10000, value // 100 % 100, value % 100))
            if len(token) == 4:
                years.append(value)
            elif lower[m.last - 1] in eras or lower[m.first] in eras:  # "in 44 BC", "in AD 79": a year as it stands
                if not _BEFORE_CHRIST.isdisjoint(lower[m.first : m.last]):
                    return Spot(m.first, m.last, "later", (), rule)  # before every day that a calendar could tell
                years.append(value)
            elif len(token) <= 2 and (value > 31 or (k and lower[k - 1] in {"'", "`"})):
                years.append(value + (2000 if value < 30 else 1900))
            else:
                numbers.append(value)
            continue
        word = words.get(token[token.rfind("-") + 1 :] if "-" in token and len(token) > 1 else token)
        if word is not None and word.role == "month":
            month, rule = word.value, word.rule
        elif word is not None and word.role == "weekday":
            weekday = word.value
    return _read(s, m, month, weekday, numbers, years, rule)


def _read(
    s: Sentence, m: Mention, month: int, weekday: int | None, numbers: list[int], years: list[int], rule: str
) -> Spot | None:
    year = years[0] if years else None
    if month:
        days = [d for d in numbers if 1 <= d <= 31]
        if not days:
            if weekday is not None:
                return Spot(m.first, m.last, "weekday", (weekday, 0), rule)
            spot = _stated(m, "month", (year, month, part_of(s, m.first - 1, s.lower[m.first])))
        elif len(days) > 1:
            spot = _stated(m, "span", ("day", 3, year, month, days[0], "day", year, month, days[-1]))
        else:
            spot = _stated(m, "day", (year, month, days[0]))
        spot.rules = [rule]
        if year is None:
            spot.basis = "stated"
        return spot
    text = s.lower[m.first : m.last]
    if year is not None and len(text) > 1 and text[-1] in {"s", "'s"}:  # "mid-1990s", too
        return _stated(m, "year", (year, year + 9))
    if "/" in text or "-" in text or "\u2013" in text or text[0].count(".") == 2:
        return _figures(s, m, numbers, years)
    if year is None:
        return None
    return _stated(m, "year", (year, years[-1] if len(years) > 1 and years[-1] >= year else year))


def _figures(s: Sentence, m: Mention, numbers: list[int], years: list[int]) -> Spot | None:
    first = s.lower[m.first]
    if first.count(".") == 2:
        parts = [int(part) for part in first.split(".")]
        if len(str(parts[0])) > 2:
            return _stated(m, "day", (parts[0], parts[1], parts[2]))
        years = [parts[2] if parts[2] > 99 else parts[2] + 2000]
        numbers = parts[:2]
    if not years and len(numbers) == 3:
        years, numbers = [numbers[2] + 2000], numbers[:2]
    if not years:
        return None
    if not numbers:
        return _stated(m, "year", (years[0], max(years[0], years[-1])))
    if len(numbers) < 2:
        end = years[0] - years[0] % 100 + numbers[0]
        return _stated(m, "year", (years[0], end if end >= years[0] else years[0] + 1))
    if len(first) == 4:
        return _stated(m, "day", (years[0], numbers[0], numbers[1]))
    a, b = numbers[0], numbers[1]
    if a > 12 or (b <= 12 and first.count(".") == 2):  # with points, the day comes first
        return _stated(m, "day", (years[0], b, a))
    if b > 12:
        return _stated(m, "day", (years[0], a, b))
    return _stated(m, "either", (years[0], a, b))


def _stated(m: Mention, form: str, values: tuple[Value, ...]) -> Spot:
    spot = Spot(m.first, m.last, form, values, "times:date")
    spot.basis = "stated"
    return spot
