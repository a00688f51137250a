"""Recognises years: a month with a year, seasons ("2012-13"), decades ("the 1980s", "the 80s"), and bare years.

A bare year is told from a count by the words on both sides of it: "in 2003" and "the 2006 war", but "2003 people". A number of
the last decades that is not round and has no comma is a year unless something counted follows.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections.datewords import (
    CLOSERS,
    DASHES,
    FUNCTION,
    Found,
    counted_behind,
    exact,
    number,
    plural_behind,
)
from numclaims.extraction.rejections.datewords import month as month_rule
from numclaims.extraction.rejections.vetolexicon import CalendarWords, veto_words
from numclaims.extraction.things import unitwords
from numclaims.reading import Sentence

_CURRENCY: Final = frozenset("$£€¥₹₽₺%#+")
_UP: Final = frozenset({"up", "close", "amounted", "rose", "fell", "rising", "climbed", "increased"})
_SHARE: Final = frozenset({"%", "percent", "cent", "points", "pct"})
_MORE: Final = frozenset({
    "more", "less", "fewer", "than", "least", "most", "nearly", "almost", "some", "over", "under", "exactly",
    "roughly", "approximately", "killed", "wounded", "injured", "arrested", "detained", "many",
})  # fmt: skip
_DETERMINERS: Final = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "each", "'s", "s'", "previous",
})  # fmt: skip
_NEVER_COUNTED: Final = frozenset({"since", "until", "till", "during", "circa", "year"})
_OF_A_YEAR: Final = frozenset(
    {"plate", "built", "made", "born", "vintage", "style", "model", "registered", "founded", "dated", "level"}
)
"""Words that a hyphen joins to a year, and not to a count as in "2000-strong"."""
_PLURAL_VERBS: Final = frozenset({"were", "are", "have", "died", "fled"})
_STRONG: Final = frozenset({"in", "since", "until", "till", "during", "after", "before", "circa", "year", "back"})
"""Words behind which a number of the last decades that is not round is a year, even with "people" behind it."""


def _start_of_year(s: Sentence, i: int) -> int:
    """Where a year starts that has "mid-" or a month before it."""
    if (
        i > 1
        and s.glued(i)
        and s.lower[i - 1] in DASHES
        and s.glued(i - 1)
        and s.lower[i - 2] in {"mid", "early", "late", "pre", "post"}
    ):
        return i - 2
    return i


def year(s: Sentence, i: int, words: CalendarWords) -> Found | None:
    """A month with a year, a season, a decade, or a bare year."""
    low, n = s.lower, len(s.lower)
    value = number(low[i])
    behind = low[i + 1] if i + 1 < n else "."
    before = low[i - 1] if i else ""
    if before and before in _CURRENCY:
        return None
    sign = unitwords.symbols().get(s.words[i + 1]) if i + 1 < n and len(behind) > 1 else None
    if sign is not None and not sign[1] and s.words[i + 1][0].islower() and s.words[i + 1] != "mi":
        return None  # "its 2100 mAh battery"
    glued = i + 1 < n and s.glued(i + 1)
    start = _start_of_year(s, i)
    if value % 10 == 0 and (behind in {"s", "'s"} or behind.startswith("s-")) and glued and value >= 1000:
        return start, i + 2, "date", "veto:decade", ""
    if not 1000 <= value <= 2199 or (glued and behind[0].isalpha() and behind != "s"):
        return None
    if behind in DASHES or behind == "/":
        if (
            glued
            and s.lower[i + 2 : i + 3]
            and s.glued(i + 2)
            and low[i + 2][0].isalpha()
            and behind in {"-", "\u2010"}
        ):
            return (
                (i, i + 1, "date", "veto:year", "")
                if low[i + 2] == "era" or (exact(value) and low[i + 2] in _OF_A_YEAR)
                else None
            )
        season = _season(s, i, value)
        if season:
            return start, i + 3, "date", "veto:season", ""
        if _reaches(s, i + 2) and counted_behind(s, i + 3):
            return None  # "1500 - 2000 people", but "2003 - 12 people died"
    p = i - 1
    while p > 0 and low[p] in {",", ".", "of"} and i - p < 3:
        p -= 1
    month = month_rule(s, p, words) if p >= 0 else ""
    if month and (exact(value) or not counted_behind(s, i + 1, 2)):
        return p, i + 1, "date", "veto:date", month
    if start < i:
        return start, i + 1, "date", "veto:year", ""
    return _bare_year(s, i, value, words)


def _reaches(s: Sentence, k: int) -> bool:
    """Whether a number as long as a year stands at ``k``, so that the two may be a range."""
    return k < len(s.lower) and s.lower[k][0].isdigit() and len(s.lower[k]) > 3


def _season(s: Sentence, i: int, value: int) -> bool:
    """Whether a dash and a second year follow: "2012-13", "2009-2012"."""
    if value < 1700 or i + 2 >= len(s.lower):
        return False
    other = s.lower[i + 2]
    second = number(other)
    tight = s.glued(i + 1) and s.glued(i + 2)
    # No round number written as a year before a noun of its own is one: "the 1992-95 war killed 310", not "1900-2000 men".
    year_like = tight and bool(value % 100) and 1900 < value <= 2060
    if counted_behind(s, i + 3, 1 if year_like else 3):
        return False
    if len(other) == 1:  # "2002-7"
        return tight and value >= 1900 and second > value % 10
    if len(other) == 2:
        return tight and (second > value % 100 or (value + 1) % 100 == second)
    return len(other) == 4 and value < second <= 2199 and (value >= 1900 or not tight)


def _bare_year(s: Sentence, i: int, value: int, words: CalendarWords) -> Found | None:
    """A year by itself, told from a count by the words before and behind it."""
    low, n = s.lower, len(s.lower)
    before = low[i - 1] if i else ""
    found: Found = (i, i + 1, "date", "veto:year", "")
    behind = low[i + 1] if i + 1 < n else "."
    if before == "to" and i > 1 and low[i - 2] in _UP:
        return found if value > 2005 and exact(value) and behind in CLOSERS else None  # "covered up to 2020."
    if before in _MORE or (before == "to" and low[i - 2] in _SHARE and "or" in low[max(0, i - 5) : i - 2]):
        return None  # "gained 13 points, or 0.6% to 2094"
    recent = 1900 <= value <= 2060
    if (rule := words.years.get(before, "")) and (recent or value >= 1500 or before in {"in", "since", "by", "year"}):
        close = counted_behind(s, i + 1, 1 if recent and before in {"in", "since"} else 3)
        strong = before in _STRONG or (before == "by" and i == 1)
        if before in _NEVER_COUNTED or (exact(value) and strong and not close.endswith("things")):
            close = ""
        elif value % 100 == 0 and behind in _PLURAL_VERBS:
            return None  # "a total of 2000 were freed"
        if close or (not recent and plural_behind(s, i + 1)):
            return None
        return i, i + 1, "date", "veto:year", rule
    return None if counted_behind(s, i + 1) else _uncued(s, i, value)


def _uncued(s: Sentence, i: int, value: int) -> Found | None:
    """A year with no preposition before it and nothing counted behind: "the 2006 war", "2014 saw", "its 2018 sales"."""
    low, n = s.lower, len(s.lower)
    before = low[i - 1] if i else ""
    behind = low[i + 1] if i + 1 < n else "."
    found: Found = (i, i + 1, "date", "veto:year", "")
    recent = 1900 <= value <= 2060
    if recent and (rule := veto_words().dated.get(behind, "")):
        return i, i + 1, "date", "veto:year", rule
    if before == "(" and behind in {")", ",", ";"} and value >= 1500:
        return found
    if before in _DETERMINERS:
        if recent and behind in CLOSERS:
            return found
        named = value >= 1400 and i + 1 < n and s.words[i + 1][0].isupper() and behind[-1] != "s"
        dates = behind[0].isalpha() and (recent or named or (value >= 1700 and not plural_behind(s, i + 1)))
        return found if dates else None
    if not recent:
        return None
    if before == "about" and plural_behind(s, i + 1):
        return None
    if behind == "s" and s.glued(i + 1):  # "2018s best performing sector", the apostrophe lost
        return found
    if behind in CLOSERS or behind in FUNCTION or behind == "'s" or not behind[0].isalpha():
        return found if behind[0] not in _CURRENCY else None
    return None if plural_behind(s, i + 1) and not exact(value) else found


def short_year(s: Sentence, i: int) -> Found | None:
    """Such as "the 80s", "'80s", "mid-90s", "the summer of '98"."""
    low, n = s.lower, len(s.lower)
    before = low[i - 1] if i else ""
    ended = i + 1 < n and s.glued(i + 1) and low[i + 1] in {"s", "'s"}
    if ended and low[i][1] == "0" and int(low[i]) >= 20 and before in {"the", "'", "early", "late", "-", "`"}:
        start = i - 1 if before == "'" else i
        if before == "-" and i > 1 and low[i - 2] in {"mid", "early", "late"}:
            start = i - 2
        return start, i + 2, "date", "veto:decade", ""
    if (
        before == "'"
        and s.glued(i)
        and i > 1
        and not s.glued(i - 1)
        and not (i + 1 < n and s.glued(i + 1) and low[i + 1][0].isalpha())
    ):
        return i - 1, i + 1, "date", "veto:year", ""
    return None
