"""One stream of bytes that documents are read from, and the limits that keep a hostile one harmless."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.dating import days_meant
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

        day = None if byline_date(text) == (day, day) else day
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


def usable_date(given: object, where: str) -> tuple[dt.date | None, Trouble | None]:
    """The day that a field gives, or None and a trouble that names it when it is no date, or can be two."""
    if given is None or given == "":
        return None, None
    try:
        if isinstance(given, str | dt.date):
            return day_of(given), None
    except ValueError:
        # Spreadsheets write dates in the manner of their country: 14/06/2016, 14.6.2016, 14 June 2016.
        if (day := day_in(str(given))) is not None:
            return dt.date.fromisoformat(day), None
    told = days_meant(str(given)[:40])
    what, cure = "is no date", "Write it as 2011-06-07 or 2011-06-07T21:55:00-05:00."
    if told is not None:
        what, cure = "could be two days", f"Write {told[0]} or {told[1]} (a spreadsheet can set a whole column so)."
    problem = f"'published' is {str(given)[:40]!r}, which {what}; the document is read without it."
    return None, Trouble(source=where, problem=problem, cure=cure)


def storable_id(name: str) -> str:
    """An id that can be written as UTF-8, and no longer than :data:`LONGEST_ID`; the end of a longer one becomes its hash."""
    name = name.encode("utf-8", "replace").decode()
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 20]}...{hashlib.sha256(name.encode()).hexdigest()[:16]}"
