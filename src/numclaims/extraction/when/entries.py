"""Dates the figures of a chronology by the date that heads their entry: "3 May 1931: The mill burns. 31 dead".

An entry is a line that opens with a date and a colon or dash; its date holds for the whole line. Where several lines of a text
are no more than such a date with a title before or behind it, each dates the paragraphs below it, up to the next one.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import Final, cast

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot, is_of_printing, is_yearless
from numclaims.reading import Reading, Sentence

_MEMO: Final = "times.entries"
_BULLET: Final = r"(?:[\u2022\u00b7\u25aa\u25cf*>\u2013\u2014-]{1,2}[ \t]*)?"
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \t]+)?"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?:[-\u2013]\d{1,2})?"
_YEAR: Final = r"(?:1\d|20)\d\d"
_DATE: Final = (
    rf"{_WEEKDAY}(?:{_MONTH}(?:[ \t]+{_DAY})?(?:,?[ \t]+{_YEAR})?|{_DAY}[ \t]+{_MONTH}(?:,?[ \t]+{_YEAR})?"
    rf"|{_YEAR}(?:-\d\d-\d\d)?|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d\d)?\d\d)"
)
_PLACE: Final = r",[ \t][A-Z][\w .'-]{1,30}?"
_OF_A_PLACE: Final = rf"(?:{_PLACE}(?=[ \t]+[\u2013\u2014-][ \t]))?"
"""What may stand between the date and its mark: "1931, Austria - ", and behind it on a line of its own: "May 1931, Austria"."""
_ENTRY: Final = re.compile(
    rf"[ \t]*{_BULLET}(?:UPDATED?:?[ \t])?(?P<date>{_DATE})"
    rf"(?:{_OF_A_PLACE}(?P<mark>[ \t]?:(?!\d)|[ \t]+[\u2013\u2014-]{{1,2}}(?=[ \tA-Z]))"
    rf"|(?=(?:,?[ \t]+\d{{1,2}}[:.]\d\d[^\n]{{0,12}}|{_PLACE})?[ \t\r]*$))",
    re.MULTILINE,
)
_OPENERS: Final = " \t0123456789\u2022\u00b7\u25aa\u25cf*>\u2013\u2014-MTWFSJAONDU"
"""What such a line begins with: a space, a bullet, a digit, or the first letter of a weekday, a month or "UPDATE"."""
_CLOSING: Final = re.compile(
    rf"(?:,|[\u2013\u2014-]|\()[ \t]?(?P<date>{_MONTH}[ \t]+(?:{_DAY},?[ \t]+)?{_YEAR}|{_DAY}[ \t]+{_MONTH}[ \t]+{_YEAR})\)?$",
    re.IGNORECASE,
)
"""A date at the end of a title: "The mill of Graz, May 1931"."""
_LONGEST_TITLE: Final = 100
_REACH: Final = 1_600
"""Characters below a heading that are still of its entry: behind the last one the article may go on."""
_LEADING: Final = 12
"""Characters of a weekday, which an expression leaves out of the date of a heading."""
_DATED: Final = frozenset({"day", "month", "year", "either", "span", "months"})
_OF_YEARS: Final = frozenset({"day", "month", "year"})
_YEARLESS: Final = 12
"""Entries back at most to the one that tells the year."""
_ABOVE: Final = 600
_LONGEST_ABOVE: Final = 60
"""Characters above the first entry, and of a line there, that may tell the year of all."""
_FOUR: Final = re.compile(r"(?<![\d.,:/-])(?:1[5-9]|20)\d\d(?![\d.,:/-])")
_FOUR_DIGITS: Final = 4
_MOST: Final = 2_000
_ROW: Final = 3
"""Entries from which on a text is a chronology."""
_LEAST: Final = 16
"""Characters below a heading, up to the next one, without which it is none: a list of dates, a line with a date of change."""
_PARTS: Final = re.compile(r"\d+|[a-z]{3}")
"""What tells two dates apart, however they are written."""
_HALF: Final = 6
"""Months: a day without a year is the one of its name nearest to the date of its heading."""


class Entry:
    """The head of an entry: where its line and its date begin, and where it stops to hold."""

    __slots__ = ("at", "date", "end")

    def __init__(self, date: str, at: int, end: int) -> None:
        self.date = date
        self.at = at
        self.end = end


def heading(reading: Reading, sentence: Sentence) -> tuple[Sentence, Spot] | None:
    """The date that heads the entry in which a sentence stands, with the sentence that holds it; None where there is none.

    Args:
        reading: The document.
        sentence: A sentence of it.
    """
    known = reading.memo.get(_MEMO)
    if known is None:
        known = reading.memo[_MEMO] = _entries(reading.document.text)
    starts, entries = cast("tuple[list[int], list[Entry]]", known)
    if not starts:
        return None
    begin = sentence.start  # behind the bullet that may stand before the date of an entry
    while begin < sentence.end and not reading.document.text[begin].isalnum():
        begin += 1
    k = bisect.bisect_right(starts, begin) - 1
    if k < 0 or sentence.start >= entries[k].end:
        return None
    found = _date(reading, entries[k])
    if found is None or is_of_printing(reading.document, found[1]) or _is_of_the_page(reading, found[1]):
        return None
    if is_yearless(found[1]):
        for earlier in reversed(entries[max(0, k - _YEARLESS) : k]):
            if earlier.date.isdigit() and len(earlier.date) == _FOUR_DIGITS:
                return found[0], _in_year(found[1], int(earlier.date))
            dated = _date(reading, earlier)
            if dated is not None and dated[1].form in _OF_YEARS and dated[1].values[0] is not None:
                return found[0], _going_on(found[1], dated[1])
        year = _year_above(reading.document.text, entries[0].at) if found[1].form in {"day", "month"} else 0
        if year:
            return found[0], _in_year(found[1], year)
    return found


def _year_above(text: str, at: int) -> int:
    """The year that a short line above the first entry tells: "Events of 1931", "1931"; 0 for none."""
    for line in reversed(text[max(0, at - _ABOVE) : at].split("\n")):
        if len(line) <= _LONGEST_ABOVE:
            years = set(_FOUR.findall(line))
            if len(years) == 1:
                return int(years.pop())
    return 0


def _date(reading: Reading, entry: Entry) -> tuple[Sentence, Spot] | None:
    """The expression that heads an entry, with its sentence."""
    at = bisect.bisect_right(reading.bounds, (entry.at, len(reading.document.text) + 1)) - 1
    head = sentence_at(reading, at)
    if head is None:
        return None
    for spot in sheet(reading, head)[0]:
        start, end = head.span(spot.first, spot.last)
        if start <= entry.at + _LEADING and entry.at < end:
            return (head, spot) if spot.role == "point" and spot.form in _DATED else None
    return None


def _going_on(spot: Spot, before: Spot) -> Spot:
    """A date without a year, put behind the entry before: "13 May 1931: ... 9 July: ..."."""
    if spot.form not in {"day", "month"} or before.form not in {"day", "month"}:
        return with_year(spot, before)
    year = cast("int", before.values[0])
    if cast("int", before.values[1]) - cast("int", spot.values[1]) > _HALF:
        year += 1
    return _in_year(spot, year)


def _is_of_the_page(reading: Reading, spot: Spot) -> bool:
    """Whether a date is later than the document, as that on which a page was saved is."""
    day = reading.document.published_latest
    year = spot.values[0]
    return day is not None and spot.form in _OF_YEARS and isinstance(year, int) and year > day.year


def with_year(spot: Spot, head: Spot) -> Spot:
    """An expression without a year, put into that of its heading: "3 May 1931: The mill caught fire at dawn on 3 May"."""
    if not is_yearless(spot) or spot.role != "point":
        return spot
    at = 2 if head.form == "span" else 0
    if head.form not in {"day", "month", "year", "span"} or not isinstance(head.values[at], int):
        return spot
    year = cast("int", head.values[at])
    if spot.form in {"day", "month"} and head.form in {"day", "month"}:
        ahead = cast("int", spot.values[1]) - cast("int", head.values[1])
        year += 1 if ahead < -_HALF else -1 if ahead > _HALF else 0  # "23 Dec 2011 - ... 17 Mar - ..."
    return _in_year(spot, year)


def _in_year(spot: Spot, year: int) -> Spot:
    values = (year, *spot.values[1:])
    if spot.form == "span":
        values = (*spot.values[:2], year, *spot.values[3:6], year, *spot.values[7:])
    made = Spot(spot.first, spot.last, spot.form, values, spot.rules[0])
    made.basis = "stated"
    return made


def _closing(line: str) -> re.Match[str] | None:
    """The date at the end of a line that is no sentence."""
    line = line.rstrip()
    if line[-1:].isdigit() or line[-2:-1].isdigit():
        return _CLOSING.search(line)
    return None


def _entries(text: str) -> tuple[list[int], list[Entry]]:
    """The heads of all entries of a text, and where they begin."""
    found: list[Entry] = []
    titles: list[Entry] = []
    begin, size = 0, len(text)
    while begin < size:
        at = begin
        hit = _ENTRY.match(text, at) if text[at] in _OPENERS else None
        stop = text.find("\n", at if hit is None else hit.end())
        stop = size if stop < 0 else stop
        begin = stop + 1
        if hit is None:
            closing = _closing(text[at:stop]) if stop - at <= _LONGEST_TITLE else None
            if closing is not None:
                titles.append(Entry(closing["date"], at + closing.start("date"), stop))
            continue
        entry = Entry(hit["date"], hit.start("date"), stop)
        if hit["mark"] and text[hit.end() : stop].strip():
            found.append(entry)
        if stop - hit.start() <= _LONGEST_TITLE and text[hit.start() : stop].rstrip()[-1:] not in {".", "!", "?", '"'}:
            titles.append(entry)
        if len(found) + len(titles) > _MOST:
            break
    for entry, after in itertools.pairwise(found):
        if len(found) >= _ROW and after.at - entry.end <= _REACH:
            entry.end = max(entry.end, text.rfind("\n", 0, after.at))  # a paragraph between two entries is of the first
    ends = [*(max(0, text.rfind("\n", 0, title.at)) for title in titles[1:]), size]
    titles = [entry for entry, end in zip(titles, ends, strict=False) if len(text[entry.end : end].strip()) >= _LEAST]
    if len({tuple(_PARTS.findall(entry.date.lower())) for entry in titles}) > 1:
        for entry in titles:
            entry.end = min(len(text), entry.end + _REACH)
        found = sorted({entry.at: entry for entry in (*found, *titles)}.values(), key=lambda entry: entry.at)
    return [entry.at for entry in found], found
