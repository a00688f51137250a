"""Makes a document of a text and of what is known about it: the one place where that happens."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from numclaims.claims import Document, PublishedBasis
from numclaims.documents.dating import Interval, byline_date, byline_publisher

LONGEST_FIELD: Final = 1_000
"""Characters of a title, publisher or address that are kept; each row of the document repeats them."""


def make_document(
    id: str,  # noqa: A002 -- the contract's name of the field
    text: str,
    *,
    published: str | dt.date | Interval | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    pages: tuple[int, ...] = (),
) -> Document:
    """A document, with date and publisher looked for in its text where they are not given.

    Args:
        id: Its name within a run.
        text: The text as given; a lone surrogate, which no file can hold, becomes U+FFFD, so that offsets stay.
        published: Day or moment of publication; ISO form if a string. A moment is reduced to the day in its own zone. First
            and last day where no more is known; a byline of the text that tells a day between them is the better evidence.
        publisher: Who printed it.
        title: Its headline, if not part of the text.
        url: Its address.
        language: ISO 639-1 code.
        pages: Where each page of a PDF begins.

    Raises:
        ValueError: ``published`` is no ISO date or date-time.
    """
    text = storable(text)
    told = published if isinstance(published, tuple) else (day, day) if (day := day_of(published)) else None
    basis: PublishedBasis = "metadata" if told else "unknown"
    printed = byline_date(text) if told is None or told[0] != told[1] else None
    if printed is not None and (told is None or told[0] <= printed[0] <= printed[1] <= told[1]):
        told, basis = printed, "byline"
    earliest, latest = told or (None, None)
    return Document(
        id=storable(id),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher=_clean(publisher) or byline_publisher(text),
        title=_clean(title),
        url=_clean(url),
        published_earliest=earliest,
        published_latest=latest,
        published_basis=basis,
        language=_clean(language),
        pages=pages,
    )


def storable(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate, so that it can be written as UTF-8; its length stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def day_of(published: str | dt.date | None) -> dt.date | None:
    """The day of an ISO date or date-time, in its own zone; None for nothing.

    Raises:
        ValueError: It is no ISO date or date-time.
    """
    if published is None or isinstance(published, dt.datetime):
        return published.date() if published else None
    if isinstance(published, dt.date):
        return published
    given = published.strip()
    if not given:
        return None
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        return dt.datetime.fromisoformat(given).date()


def _clean(value: str | None) -> str | None:
    """A field that stands in every row of the document: on one line, of bearable length, and without signs that no eye sees.

    Control characters and marks that turn the direction of writing could make a terminal or a table show something else.
    """
    if not value:
        return None
    if not value.isprintable():
        value = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in storable(value))
    value = " ".join(value.split())
    if len(value) > LONGEST_FIELD:
        value = value[: LONGEST_FIELD - 1] + "\u2026"
    return value or None
