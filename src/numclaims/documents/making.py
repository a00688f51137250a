"""Makes a document of a text and of what is known about it: the one place where that happens."""

from __future__ import annotations

import datetime as dt
import hashlib

from numclaims.claims import Document, PublishedBasis
from numclaims.documents.dating import byline_date, byline_publisher


def make_document(
    id: str,  # noqa: A002 -- the contract's name of the field
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """A document, with date and publisher looked for in its text where they are not given.

    Args:
        id: Its name within a run.
        text: The text as given; a lone surrogate, which no file can hold, becomes U+FFFD, so that offsets stay.
        published: Day or moment of publication; ISO form if a string. A moment is reduced to the day in its own zone.
        publisher: Who printed it.
        title: Its headline, if not part of the text.
        url: Its address.
        language: ISO 639-1 code.

    Raises:
        ValueError: ``published`` is no ISO date or date-time.
    """
    text = storable(text)
    earliest, latest = (day, day) if (day := day_of(published)) else (None, None)
    basis: PublishedBasis = "metadata" if day else "unknown"
    if day is None and (interval := byline_date(text)) is not None:
        earliest, latest = interval
        basis = "byline"
    return Document(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher=_clean(publisher) or byline_publisher(text),
        title=_clean(title),
        url=_clean(url),
        published_earliest=earliest,
        published_latest=latest,
        published_basis=basis,
        language=_clean(language),
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
    value = storable(value).strip() if value else None
    return value or None
