"""Looks for a document's date and publisher in its own byline and dateline, and takes only what is certain.

A date counts when its surroundings say that it dates the text: words such as "Posted", a clock time, a bar or an agency beside
it, or a line of its own at the head. A date in running text, or under a picture, never counts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

Interval = tuple[dt.date, dt.date]

HEAD: Final = 600
"""How many characters from the start are looked at for a byline or dateline."""

TAIL: Final = 300
"""How many characters at the end are looked at for words such as "Published 7 June 2011", or a date on a line of its own."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY: Final = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ORDINAL: Final = r"(?:\s?(?:st|nd|rd|th))?"
_YEAR: Final = r"(?:1[89]|20)\d\d(?!\d)"
_MONTH_FIRST: Final = rf"(?P<m1>{_MONTH})\s{{0,3}}(?P<d1>\d{{1,2}}){_ORDINAL}\s{{0,2}},?\s{{0,2}}(?P<y1>{_YEAR})"
_BEHIND_SHORT: Final = r"(?=\s{0,2}(?:--|\(|\d{1,2}[:.]\d\d\s?(?:GMT|UTC|BST|[ap]m)\b))"
_SHORT_YEAR: Final = rf"\d\d{_BEHIND_SHORT}"  # "3 JAN 90 --", "10 January 12 18:37 GMT"
_DAY_FIRST: Final = (
    rf"(?P<d2>\d{{1,2}}){_ORDINAL}\s{{1,3}}(?:of\s)?(?P<m2>{_MONTH})\s{{0,2}},?\s{{0,2}}(?P<y2>{_YEAR}|{_SHORT_YEAR})"
)
_ISO: Final = r"(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d\d)[-/](?P<d3>\d\d)(?!\d)"
_FIGURES: Final = r"(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>(?:19|20)\d\d)(?!\d)"
_CAN_BE_YEAR: Final = re.compile(rf"\d\d(?:(?<=1[89]|20)\d\d|{_BEHIND_SHORT})", re.IGNORECASE)
"""A pattern that begins with a digit is tried at digits alone."""
_WIDEST_DATE: Final = 32
"""Characters before a year within which its day, month and weekday stand."""
_DATE: Final = re.compile(
    rf"(?<![\w/-])(?P<weekday>{_WEEKDAY}\s{{0,2}},?\s{{1,2}})?(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_ISO}|{_FIGURES})",
    re.IGNORECASE,
)
_MONTH_OR_YEAR: Final = re.compile(
    rf"(?:(?P<name>{_MONTH})\s*,?\s*)?(?P<y>(?:1[89]|20)\d\d)(?(name)|(?:[-/](?P<month>\d\d))?)", re.IGNORECASE
)
_SAYS_SO: Final = re.compile(
    r"\b(?:posted|published|updated|last\supdated|first\spublished|filed|issued|created|modified|date|dated)\b"
    r"(?:\s(?:on|at|by|in))?[^\n]{0,40}$",
    re.IGNORECASE,
)
_PRINTED: Final = re.compile(r"^(?:first\s)?(?:posted|published)\b[^\n]{0,24}$", re.IGNORECASE)
_SAID: Final = 4
"""Rank of a date whose words say that it dates the text."""
_LABEL: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:originally |first )?(?:posted|published|issued)(?: on)?|(?:publication |publishing |release )?date"
    r"|date (?:published|posted|issued|of publication))[ \t]*:?\s{1,4}$",
    re.IGNORECASE,
)
"""A line that says what the one behind it is."""
_TIME_BEFORE: Final = re.compile(r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?\s?,?\s?$", re.IGNORECASE)
_TIME_BEHIND: Final = re.compile(
    r"^\s?(?:last\s)?updated\b|^\s?[,|-]?\s?(?:at\s|-\s)?\d{1,2}(?:[:.]\d\d\s?(?:[ap]\.?m\b|[A-Z]{2,4}\b|\n|$)|:\d\d|\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(r"\s?(?:last\s)?updated\b", re.IGNORECASE)
_PLACE_WORD: Final = r"[A-Z][\w.'\u2019-]{1,20}"
_PLACE_JOINT: Final = r"(?:, |/|, and | and | )(?:(?:of|the|de|del|du|el|al|es|la|los) )?"
_PLACES: Final = rf"(?P<places>{_PLACE_WORD}(?:{_PLACE_JOINT}{_PLACE_WORD}){{0,5}})"
_DATELINE: Final = re.compile(rf"{_PLACES}(?:,|\s?[(:\u2013\u2014-]{{1,2}})?\s{{0,3}}$")
"""What stands before the date of a dateline: "GENEVA, ", "Geneva/Juba, ", "NAIROBI, Kenya \u2014 ", "WASHINGTON, D.C. ("."""
_DATELINE_ENDS: Final = re.compile(
    r"\)?\.?\s{0,2}(?:\((?:[A-Z]|[a-z]{3})|--|-LRB-|\[TEXT|[\u2013\u2014]|-\s|:\s)|\)?\.?[ \t]{0,2}(?:\n|\r|$)"
)
_PAGE: Final = re.compile(r"^[-\u2013\u2014|,] ?[Pp]age \w{1,4}[ \t]*(?=[\r\n]|$)")
"""Behind the date of a newspaper's page: "Wed, Mar 6, 2013 - Page 5"."""
_RUBRIC: Final = re.compile(r" (?:in|by)(?: (?:[A-Z&][\w/.-]{0,20}|and)){1,5}[ \t]{0,3}(?:\n|$)")
"""Behind a date that opens the text: "5 March 2013 in World News", "March 5, 2013 by Ann Bell"."""
_DATELINE_ENDS_CAPITALS: Final = re.compile(r"\s?(?:\((?:[A-Z]|[a-z]{3})|--|-LRB-|\u2014|\[TEXT)")
_NO_PLACE: Final = frozenset({
    "on", "in", "at", "by", "since", "until", "till", "from", "after", "before", "between", "during", "last", "photo", "file",
    "the", "an", "this", "these", "early", "late", "around", "about", "as", "for", "of", "to", "and", "update", "through",
})  # fmt: skip
"""Words that begin a sentence or tell a period, and so no dateline."""
_OF_A_PICTURE: Final = re.compile(r"\b(?:photo(?:graph|s)?|picture[ds]?|image|seen|looks? on|file)\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:\b(?:no|nos|number|report|update|issue|bulletin|volume|vol)\b\.?|#)\s?\d{1,3}$", re.IGNORECASE
)
_SET_OFF: Final = re.compile(r"\s[\u2013\u2014\u00b7\u2022-]{1,2}\s$")
_AS_OF: Final = re.compile(r"\bas (?:of|at)(?: \d\d?[:.]?\d\d(?: ?hrs?| ?hours)?)?,? $", re.IGNORECASE)
_HEAD_LINES: Final = 6
"""Lines of the head among which a line of its own can be the date of the text."""
_LONGEST_TITLE: Final = 110
_AGENCIES: Final = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "AFP", "ap": "AP", "associated press": "AP", "cnn": "CNN",
    "xinhua": "Xinhua", "upi": "UPI", "dpa": "dpa", "ians": "IANS", "pti": "PTI", "ani": "ANI", "bloomberg": "Bloomberg",
    "irin": "IRIN", "voa": "VOA", "voa news": "VOA", "interfax": "Interfax", "tass": "TASS", "itar-tass": "ITAR-TASS",
    "ria novosti": "RIA Novosti", "efe": "EFE", "ansa": "ANSA", "kyodo": "Kyodo", "yonhap": "Yonhap", "bernama": "Bernama",
    "antara": "Antara", "kuna": "KUNA", "sana": "SANA", "irna": "IRNA", "petra": "Petra", "anadolu agency": "Anadolu Agency",
    "aa": "Anadolu Agency", "rfe/rl": "RFE/RL", "al jazeera": "Al Jazeera", "bbc news": "BBC News", "bbc": "BBC News",
    "unhcr": "UNHCR", "ap photo": "", "dpa/afp": "",
}  # fmt: skip
_AGENCY_IN_BRACKETS: Final = re.compile(
    r"(?:\(|-LRB- )(?P<name>[A-Za-z][A-Za-z/ -]{1,20}?)(?:\)| -RRB-)\s?(?P<dash>--?|\u2013|\u2014)?"
)
_BBC_LINE: Final = re.compile(r"(?:^|\n|\bBy [A-Z][^\n,]{2,40},? ?)BBC News(?:,|\n|$| online\b)")


def byline_date(text: str) -> Interval | None:
    """The day on which a text says that it was published; first and last possible day, or None.

    Args:
        text: The document's text.
    """
    best: tuple[int, Interval] | None = None
    for hit in _dates(text, 0, min(HEAD, len(text))):
        rank = _rank(text, hit)
        if rank and (interval := _interval(hit)) and (best is None or rank > best[0]):
            best = rank, interval
    if best is not None and best[0] < _SAID and len(text) > HEAD:
        printed = _printed(text)
        if printed is not None and printed[1] < best[1][0]:
            return printed  # the head shows the clock of the day on which the page was saved
    if best is None and len(text) > HEAD:
        for hit in _dates(text, max(HEAD, len(text) - TAIL), len(text)):
            line = _line_start(text, hit.start())
            alone = not text[line : hit.start()].strip() and text[hit.end() : hit.end() + 8].lstrip(" \t")[:1] in {
                "",
                "\n",
                "\r",
            }
            if (alone or _SAYS_SO.search(text, line, hit.start())) and (interval := _interval(hit)):
                return interval
    return best[1] if best else None


def _printed(text: str) -> Interval | None:
    """The day behind "First published" at the end of a text."""
    for hit in _dates(text, max(HEAD, len(text) - TAIL), len(text)):
        if _PRINTED.match(text[_line_start(text, hit.start()) : hit.start()]):
            return _interval(hit)
    return None


def days_meant(written: str) -> Interval | None:
    """The first and last day that a date can mean which stands alone: one day, or two for "03/04/2016"; None for no date.

    Args:
        written: The date, as a spreadsheet or a person writes it.
    """
    hit = _DATE.fullmatch(written.strip())
    return _interval(hit) if hit is not None else None


def span_meant(written: str) -> Interval | None:
    """The first and last day of a date that may be less than a day: "2014", "2014-03", "March 2014"; else as :func:`days_meant`.

    Args:
        written: The date, as a catalogue or a spreadsheet writes it.
    """
    hit = _MONTH_OR_YEAR.fullmatch(written.strip())
    if hit is None:
        return days_meant(written)
    year, named = int(hit["y"]), hit["name"]
    month = MONTHS.index(named[:3].lower()) + 1 if named else int(hit["month"] or 0)
    if month > len(MONTHS) or (hit["month"] and not month):
        return None
    first, last = dt.date(year, month or 1, 1), dt.date(year, month or 12, 28) + dt.timedelta(days=4)
    return first, last - dt.timedelta(days=last.day)


def date_of_head(heads: Sequence[str]) -> dt.date | None:
    """The day that the running heads of a paper or report tell, when they tell one and no other.

    Args:
        heads: Their texts.
    """
    told = {_interval(hit) for head in heads for hit in _dates(head, 0, len(head))}
    day = told.pop() if len(told) == 1 else None
    return day[0] if day is not None and day[0] == day[1] else None


def _dates(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Every date with a year between two offsets; looked for only around what can be a year, which few articles have."""
    done = begin
    for year in _CAN_BE_YEAR.finditer(text, begin, end):
        for hit in _DATE.finditer(text, max(done, year.start() - _WIDEST_DATE), min(end, year.end() + _WIDEST_DATE)):
            yield hit
            done = hit.end()


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at) + 1, at - 80)


def _rank(text: str, hit: re.Match[str]) -> int:
    """How sure it is that a date of the head dates the text; 0 for not at all."""
    start, end = hit.span()
    line = _line_start(text, start)
    before, behind = text[line:start], text[end : end + 24]
    if _SAYS_SO.search(before) or _UPDATED.match(behind):
        return _SAID
    bar = before.rstrip()[-1:] == "|"
    if bar or _TIME_BEFORE.search(before) or _TIME_BEHIND.match(behind):
        return 3
    stripped = before.strip(" \t,-\u2013\u2014*|\u2022\u00b7")
    closes = _PAGE.sub("", behind.lstrip(" \t"))
    alone = closes[:1] in {"", "\n", "\r"}
    in_agency = _AGENCIES.get(stripped.strip("()").lower()) is not None
    if alone and not stripped and _LABEL.search(text, max(0, line - 60), line):
        return 3
    near_top = text.count("\n", 0, start) <= _HEAD_LINES
    if alone and (not stripped or in_agency) and near_top:
        return 2
    if start == 0 and (closes[:1] in {"-", "\u2013", "\u2014", ":", "|"} or _RUBRIC.match(text, end)):
        return 2
    if in_agency and before.rstrip().endswith(")"):
        return 2
    if near_top and _closes_title(before, closes):
        return 2
    return _dateline_rank(text, hit, before, near_top=near_top)


def _closes_title(before: str, closes: str) -> bool:
    """Whether a date ends the line of a title: "Situation Report 5 (as of 18 March 2013)", "Flood bulletin - 18 March 2013"."""
    if len(before) > _LONGEST_TITLE or closes.lstrip(").")[:1] not in {"", "\n", "\r"}:
        return False
    if _AS_OF.search(before):
        return True
    titled = _SET_OFF.search(before)
    if titled is None:
        return False
    title = before[: titled.start()].rstrip()
    period = title[-1:].isdigit() and _NUMBERED.search(title) is None  # "1 - 7 May 2014", "May 2013 - 7 May 2014"
    return bool(title) and not period and _month_ends(title) is None


def _month_ends(text: str) -> re.Match[str] | None:
    return re.search(rf"\b{_MONTH}$", text, re.IGNORECASE)


def _dateline_rank(text: str, hit: re.Match[str], before: str, *, near_top: bool) -> int:
    """The same for the date of a dateline; places in capitals are surer than others, which captions have too."""
    start, end = hit.span()
    in_capitals = before.strip(" \t,-\u2013\u2014*|")
    if in_capitals and len(in_capitals) < 40 and in_capitals.isupper() and _DATELINE_ENDS_CAPITALS.match(text, end):
        return 2
    place = _DATELINE.match(before.lstrip(" \t*_-\u2013\u2014"))
    if place is None or _DATELINE_ENDS.match(text, end) is None:
        return 0
    words = place["places"].replace("/", " ").replace(",", " ").split()
    of_a_paper = place["places"].isupper() and words[0] == "THE"  # "THE HILL GAZETTE Tuesday, 5 March 2013"
    if (words[0].lower() in _NO_PLACE and not of_a_paper) or len(place["places"]) > 60:
        return 0
    if words[0].isupper() and len(words[0]) > 2:
        return 2
    if text[end : end + 1] == ":":  # "Council resolution, 3 May 2014: the members ..."
        return 0
    line_ends = text.find("\n", start)
    rest = text[end : line_ends if line_ends >= 0 else end + 400]
    return int(near_top and _OF_A_PICTURE.search(rest) is None)


def _interval(hit: re.Match[str]) -> Interval | None:
    """The day of a match; for figures that can be read in both orders, both days as an interval."""
    try:
        if hit["y3"]:
            return _one(int(hit["y3"]), int(hit["m3"]), int(hit["d3"]))
        if hit["y4"]:
            year, a, b = int(hit["y4"]), int(hit["a4"]), int(hit["b4"])
            days = sorted(dt.date(year, month, day) for month, day in {(a, b), (b, a)} if month <= 12)
            return days[0], days[-1]
        year = int(hit["y1"] or hit["y2"])
        if year < 100:
            year += 1900 if year > 30 else 2000
        month = MONTHS.index((hit["m1"] or hit["m2"])[:3].lower()) + 1
        return _one(year, month, int(hit["d1"] or hit["d2"]))
    except (ValueError, IndexError):
        return None


def _one(year: int, month: int, day: int) -> Interval:
    made = dt.date(year, month, day)
    return made, made


def byline_publisher(text: str) -> str | None:
    """The agency or broadcaster that a dateline or byline names, or None where none is certain.

    Args:
        text: The document's text.
    """
    head = text[:HEAD]
    bracketed = "(" in head or "-LRB-" in head
    for hit in _AGENCY_IN_BRACKETS.finditer(head) if bracketed else ():
        name = _AGENCIES.get(hit["name"].strip().lower())
        opens = head[: hit.start("name")].strip() in {"(", "-LRB-"}
        if name and (hit["dash"] or opens):
            return name
    return "BBC News" if "BBC News" in head and _BBC_LINE.search(head) else None
