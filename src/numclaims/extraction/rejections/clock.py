"""Recognises clock times with their zones: "6:31 pm EDT", "2.15pm", "0930 GMT", "four in the morning", "10:28 local time"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections.datewords import DASHES, Found, weekday
from numclaims.extraction.rejections.vetolexicon import calendar_words, zones
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Sentence

_HALVES: Final = frozenset({"am", "pm", "a.m.", "p.m.", "noon", "midnight", "o'clock"})
_AT: Final = frozenset({
    "at", "until", "till", "by", "around", "about", "before", "after", "since", "from", "past", "to", "between", ",",
    "(", "approximately", "nearly", "almost",
})  # fmt: skip
_HOURS: Final = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)
_DAYS: Final = frozenset({"today", "yesterday"})
_PRICED: Final = word_set(
    "closed closing ended opened traded trading shares index points cents percent barrel yield yields stood rate % $ seconds"
)
"""Words of markets and races, where a number with two decimals is no hour."""
_PARTS: Final = frozenset({"morning", "afternoon", "evening"})


def _half(s: Sentence, k: int) -> int:
    """The token behind "am", "p.m." or "o'clock" at ``k``, or ``k``."""
    low, n = s.lower, len(s.lower)
    if k < n:
        if low[k] in _HALVES:
            return k + 1
        if low[k] in {"a", "p"} and k + 2 < n and low[k + 1] == "." and low[k + 2] == "m":
            end = k + 3
            return end + 1 if end < n and low[end] == "." and s.glued(end) else end
    return k


def _zone(s: Sentence, k: int) -> tuple[int, str]:
    """The token behind a time zone at ``k``, or ``k``, and the rule that knows it."""
    low, n = s.lower, len(s.lower)
    if k >= n:
        return k, ""
    hit = zones().starting_at(low, k)
    if hit is not None:
        if k + 2 < n and low[k] in {"gmt", "utc"} and low[k + 1] in {"+", "-"} and s.glued(k + 1):
            return k, ""  # UTC-5 is a name of its own
        return k + hit[1], hit[0]
    if k + 1 < n and low[k + 1] == "time" and s.words[k][0].isupper():
        return k + 2, ""
    rule = calendar_words().capital_zones.get(low[k], "")
    if rule and s.words[k].isupper() and not (k + 1 < n and s.words[k + 1][:1].isupper() and low[k] != "uk"):
        return k + 1, rule
    return k, ""


def _digits(token: str, limit: int) -> bool:
    return len(token) <= 2 and token.isascii() and token.isdigit() and int(token) <= limit


def find(s: Sentence, i: int) -> Found | None:
    """The clock time of which the number at token ``i`` is the first, with its whole span.

    Args:
        s: The sentence.
        i: First token of a number.
    """
    low, n = s.lower, len(s.lower)
    token = low[i]
    behind = low[i + 1] if i + 1 < n else ""
    if token[0].isdigit():
        if not token.isascii():
            return None
        if behind in {":", "h"} and i + 2 < n and s.glued(i + 1) and s.glued(i + 2):
            return _with_colon(s, i)
        if len(token) <= 2 and int(token) <= 24:
            return _hour(s, i)
        if "." in token and len(token) <= 5:
            hours, _, minutes = token.partition(".")
            if _digits(hours, 24) and len(minutes) == 2 and _digits(minutes, 59):
                return _hour(s, i)
        if len(token) == 4 and token.isdigit() and int(token[:2]) <= 24 and int(token[2:]) < 60:
            return _military(s, i)
        return None
    return _hour(s, i) if token in _HOURS else None


def _with_colon(s: Sentence, i: int) -> Found | None:
    low, n = s.lower, len(s.lower)
    if not _digits(low[i], 24) or len(low[i + 2]) != 2 or not _digits(low[i + 2], 59):
        return None
    end = i + 3
    if end + 1 < n and low[end] == ":" and s.glued(end) and _digits(low[end + 1], 59):
        end += 2
    end = _half(s, end)
    end, rule = _zone(s, end)
    if end + 3 < n and low[end] in DASHES and low[end + 2] == ":" and _digits(low[end + 1], 24):  # 10:30-11:15
        end = _half(s, end + 4)
        end, rule = _zone(s, end)
    return i, end, "time", "veto:clock-time", rule


def _hour(s: Sentence, i: int) -> Found | None:
    low, n = s.lower, len(s.lower)
    end = _half(s, i + 1)
    if end > i + 1:
        end, rule = _zone(s, end)
        return i, end, "time", "veto:clock-time", rule
    if i + 3 <= n and (i + 1 < n and (low[i + 1] in DASHES or low[i + 1] in {"to", "and"})):  # 9-11 am, 6 to 8 pm
        k = i + 2
        if k < n and (_digits(low[k].partition(".")[0], 24) or low[k] in _HOURS):
            end = _half(s, k + 1)
            if end > k + 1:
                end, rule = _zone(s, end)
                return i, end, "time", "veto:clock-time", rule
    if "." in low[i]:
        end, rule = _zone(s, i + 1)
        return (i, end, "time", "veto:clock-time", rule) if rule or _of_a_day(s, i) else None
    before = low[i - 1] if i else ""
    if before in _AT and i + 3 < n and low[i + 1] == "in" and low[i + 2] == "the" and low[i + 3] in _PARTS:
        return i, i + 4, "time", "veto:clock-time", ""
    if i > 1 and before in {"past", "to"} and low[i - 2] in {"half", "quarter"}:
        return i - 2, i + 1, "time", "veto:clock-time", ""
    return None


def _of_a_day(s: Sentence, i: int) -> bool:
    """Whether a preposition and a day make hours of a number: "at around 9.15 on Tuesday", "by 15.30 yesterday"; no price."""
    low, n = s.lower, len(s.lower)
    k = i + 2 if i + 1 < n and low[i + 1] == "on" else i + 1
    if k >= n or (low[k] not in _DAYS and not weekday(s, k, calendar_words())):
        return False
    return bool(i) and low[i - 1] in _AT and low[i - 1] != "to" and _PRICED.isdisjoint(low)


def _military(s: Sentence, i: int) -> Found | None:
    low, n = s.lower, len(s.lower)
    end = _half(s, i + 1)
    end, rule = _zone(s, end)
    if end > i + 1:
        return i, end, "time", "veto:clock-time", rule
    before = low[i - 1] if i else ""
    if i + 1 < n and low[i + 1] in {"hours", "hrs", "hr"} and before in _AT:
        return i, i + 2, "time", "veto:clock-time", ""
    day = low[i - 2] if before == "," and i > 1 else before
    rule = calendar_words().weekdays.get(day, "")
    if rule and (day[-1] == "s" or not 1900 <= int(low[i]) <= 2060):  # "Saturdays, 1130"
        closes = i + 1 >= n or not low[i + 1][0].isalpha()
        return (i, i + 1, "time", "veto:clock-time", rule) if closes else None
    live = (
        i + 2 < n and low[i + 1] == ":" and s.glued(i + 1) and s.words[i + 2][0].isupper()
    )  # "1133: A Name, Istanbul"
    alone = before == "at" and i + 1 < n and low[i + 1] in {"(", "on", ",", ".", ")"} and not low[i].endswith("00")
    dated = (
        i + 1 < n and low[i + 1][0].isdigit() and low[i + 1].count(".") == 2
    )  # "2159 18.05.2017", no "2000 U.S. troops"
    zero = low[i][0] == "0" and not (i + 1 < n and low[i + 1].isdigit() and len(low[i + 1]) > 2)
    if live or alone or dated or zero:
        return i, i + 1, "time", "veto:clock-time", ""
    return None
