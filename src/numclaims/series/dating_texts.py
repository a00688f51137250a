"""What a text itself tells of the day on which it was published: the days, months and weekdays that it names."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from numclaims.claims import UNTRACKED_SECTIONS, Claim
from numclaims.extraction.when.timewords import time_words

ZONES: Final = dt.timedelta(days=1)
"""A text dated in another zone of the earth can be a day off."""

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|to be|until|till|by|due|scheduled?|plan\w*|expect\w*|deadline|next|upcoming|ahead|expir\w+"
    r"|target\w*|forecast\w*|before|through|going to|set (?:for|to)|could|may|might|aims?|proposed|from|end of|starting"
    r"|begin\w*|debate)\b",
    re.IGNORECASE,
)
"""Words of a sentence whose dates may lie ahead of it."""
_IN: Final = re.compile(r"\b(?:in|since|during)\s+(?:early\s+|late\s+|mid-?\s?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A date that a text names.

    Attributes:
        year: None where it is not told.
        month: 1 to 12; None for a year by itself.
        day: Of the month; None for a month.
        claim: The row that holds it.
    """

    year: int | None
    month: int | None
    day: int | None
    claim: Claim


def named_dates(claims: Iterable[Claim]) -> list[Named]:
    """The dates with figures in them that one document names, reader comments and boilerplate left out.

    Args:
        claims: The rows of the document, those that were set apart among them.
    """
    return [found for row in claims if row.kind == "date" and row.section not in UNTRACKED_SECTIONS
            if (found := _named(row)) is not None]  # fmt: skip


def _named(row: Claim) -> Named | None:
    words = time_words()
    month: int | None = None
    numbers: list[int] = []
    years: list[int] = []
    for token in _WORD.findall(row.quote.lower()):
        known = words.get(token)
        if token.isdigit():
            (years if len(token) == 4 else numbers).append(int(token))
        elif known is not None and known.role == "month":
            if month is not None:
                return None
            month = known.value
    if len(years) > 1 or len(numbers) > 1 or (month is None and (numbers or not years)):
        return None
    day = numbers[0] if numbers else None
    year = years[0] if years else None
    if year is not None and not dt.MINYEAR < year < dt.MAXYEAR:
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]):
        return None
    return Named(year=year, month=month, day=day, claim=row)


def latest_past(named: Iterable[Named]) -> tuple[dt.date, Claim] | None:
    """The latest date with a year that a text tells of as past, and its row: it was published on or after that day.

    A year by itself counts only as "in 2011"; sentences that look ahead do not count.
    """
    best: tuple[dt.date, Claim] | None = None
    for date in named:
        row = date.claim
        if date.year is None or _AHEAD.search(row.sentence):
            continue
        if date.month is None and not _IN.search(row.sentence[: row.char_start - row.sentence_start]):
            continue
        day = dt.date(date.year, date.month or 1, date.day or 1)
        if best is None or day > best[0]:
            best = day, row
    return best


def weekdays(text: str) -> tuple[int, ...]:
    """The days of the week that a text names, Monday 0, sorted."""
    words = time_words()
    found: set[int] = set()
    for token in set(_WORD.findall(text)):
        known = words.get(token.lower())
        if known is not None and known.role == "weekday" and (not known.capital or token[0].isupper()):
            found.add(known.value)
    return tuple(sorted(found))
