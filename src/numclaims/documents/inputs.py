"""One stream of bytes that documents are read from, and the limits that keep a hostile one harmless."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.dating import Interval, span_meant
from numclaims.documents.making import day_of, make_document
from numclaims.documents.pagefacts import day_in
from numclaims.documents.sources import NOTHING, Known
from numclaims.errors import InputError

LARGEST_FILE: Final = 64_000_000
"""Bytes above which a file that is one document is not read: it has to be held whole, and parsed at several times its size."""

LARGEST_TEXT: Final = 2_000_000
"""Characters above which one document is not read. The longest reports have about one million; more is a collection."""

MOST_NUMBERS: Final = 50_000
"""Numbers above which one document is not read: that is a table, and each would become a row with its sentence."""

LONGEST_ID: Final = 1_000
"""Characters of an id; each row of a document repeats it."""

_NUMBERS: Final = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
"""Digits, and the number words that texts are full of."""
_NO_DATE: Final = frozenset(
    {"", "-", "\u2013", "?", "n/a", "na", "n.d.", "no date", "none", "null", "nan", "nat", "unknown", "undated"}
)
"""What a cell says that tells no date; it is no mistake."""
_SINCE_1970: Final = re.compile(r"([1-9]\d{8,9})(?:\d{3})?(?:\.\d+)?")
_ORDERLESS: Final = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Bytes that hold one document or many, and what is known of them from outside.

    Attributes:
        where: What to call them in a message: a path, an address, or a record of a file.
        name: The id of the document, if it is one.
        open: Opens them anew, from their start.
        known: What ``sources.csv`` says of them.
        url: Their address, where they came with one.
        charset: The encoding that came with them, in a header of their transport.
        seekable: Whether what ``open`` gives can be read in any order.
    """

    where: str
    name: str
    open: Callable[[], BinaryIO]
    known: Known = NOTHING
    url: str | None = None
    charset: str | None = None
    seekable: bool = True

    def read(self, most: int | None = None) -> bytes:
        """All the bytes.

        Args:
            most: Largest number of bytes; :data:`LARGEST_FILE` if not given.

        Raises:
            InputError: There are more.
            OSError: They cannot be read.
        """
        most = LARGEST_FILE if most is None else most
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise InputError(f"It is larger than {most:,} bytes.", "Split it into documents.")
        return data


def documents_of(
    given: Input,
    text: str,
    *,
    name: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    pages: tuple[int, ...] = (),
    text_dates_itself: bool = False,
) -> Iterator[Document | Trouble]:
    """The document of a text; what ``sources.csv`` says fills what the text's own file leaves open.

    Args:
        given: Where it comes from.
        text: Its text.
        name: Its id; that of ``given`` if left out.
        published: ISO date or date-time that its file gives.
        publisher: Who printed it, by its file.
        title: Its headline, by its file.
        url: Its address, by its file.
        language: Its language, by its file.
        pages: Start of every page.
        text_dates_itself: Whether a day in the text that agrees with the one known from outside is the better evidence.

    Raises:
        InputError: The text is too long to be one document.
    """
    check_size(text)
    day, trouble = usable_date(published or given.known.published, given.where if published else given.known.where)
    if trouble is not None:
        yield trouble
    if text_dates_itself and day is not None:
        from numclaims.documents.dating import byline_date

        day = None if byline_date(text) == day else day
    yield make_document(
        storable_id(name or given.name),
        text,
        published=day,
        publisher=publisher or given.known.publisher,
        title=title or given.known.title,
        url=url or given.url or given.known.url,
        language=language,
        pages=pages,
    )


def damage(given: Input, data: bytes, text: str) -> Iterator[Trouble]:
    """A trouble when bytes were lost in decoding; the document is read all the same.

    Args:
        given: Where the bytes come from.
        data: They.
        text: What became of them.
    """
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        lost = text.count("\ufffd")
        problem = f"It is not all UTF-8; what was lost stands as U+FFFD: {lost:,} of {len(text):,} characters."
        yield Trouble(source=given.where, problem=problem, cure="Fetch it again, or save it as UTF-8.")


def check_size(text: str) -> None:
    """Pass a text that can be one document.

    Raises:
        InputError: It is longer than any document, or holds more numbers than a text does.
    """
    if len(text) > LARGEST_TEXT:
        problem = f"Its text has {len(text):,} characters; more than {LARGEST_TEXT:,} is no single document."
        raise InputError(problem, "Split it into its articles or chapters.")
    if len(text) > MOST_NUMBERS * 2 and sum(1 for _ in _NUMBERS.finditer(text)) > MOST_NUMBERS:
        problem = f"It holds more than {MOST_NUMBERS:,} numbers: a table rather than a text."
        raise InputError(problem, "Give its text without the tables, or split it.")


def usable_date(given: object, where: str) -> tuple[Interval | None, Trouble | None]:
    """First and last day that a field can mean; None for nothing, with a trouble where it means something that is no date.

    Args:
        given: The field: an ISO date or moment, a date as spreadsheets write it in the manner of their country (14/06/2016,
            14 June 2016), a month or a year alone, or seconds or milliseconds since 1970; "n/a" and the like are nothing.
        where: The record, as the user knows it.
    """
    if given is None or str(given).strip().lower() in _NO_DATE:
        return None, None
    shown = str(given)[:40]
    try:
        if isinstance(given, str | dt.date) and (day := day_of(given)) is not None:
            return (day, day), None
    except ValueError:
        pass
    if isinstance(given, int | float | str) and not isinstance(given, bool):
        if (span := _moment(shown) or span_meant(shown)) is not None:
            return span, _either(span, shown, where)
        if (written := day_in(shown)) is not None:
            day = dt.date.fromisoformat(written)
            return (day, day), None
    problem = f"'published' is {shown!r}, which is no date; the document is read without it."
    return None, Trouble(source=where, problem=problem, cure="Write it as 2011-06-07 or 2011-06-07T21:55:00-05:00.")


def _either(span: Interval, shown: str, where: str) -> Trouble | None:
    """The trouble of a date whose day and month can stand in both orders; a month or a year is as good as it can be."""
    if not _ORDERLESS.search(shown) or span[0] == span[1]:
        return None
    problem = f"'published' is {shown!r}, which could be two days; the document is read as of either."
    cure = f"Write {span[0]} or {span[1]} (a spreadsheet can set a whole column so)."
    return Trouble(source=where, problem=problem, cure=cure)


def _moment(shown: str) -> Interval | None:
    """The day, in UTC, of a time in seconds or milliseconds since 1970, as programs write it."""
    hit = _SINCE_1970.fullmatch(shown.strip())
    if hit is None:
        return None
    day = dt.datetime.fromtimestamp(int(hit[1]), dt.UTC).date()
    return day, day


def storable_id(name: str) -> str:
    """An id that can be written as UTF-8, and no longer than :data:`LONGEST_ID`; the end of a longer one becomes its hash."""
    name = name.encode("utf-8", "replace").decode()
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 20]}...{hashlib.sha256(name.encode()).hexdigest()[:16]}"
