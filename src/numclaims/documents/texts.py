"""Reads plain text and Markdown: the decoded file is the document's text, as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from numclaims.claims import Document, Trouble
from numclaims.documents.decoding import decode
from numclaims.documents.inputs import Input, damage, documents_of
from numclaims.errors import InputError

_PAGE_OPENERS: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_FEED_OPENERS: Final = (b"<?xml", b"<rss", b"<feed")


def read(given: Input) -> Iterator[Document | Trouble]:
    """The document of one text file.

    Raises:
        InputError: It is empty, too large, or no text.
        OSError: It cannot be read.
    """
    data = given.read()
    opening = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(_PAGE_OPENERS):
        raise InputError("It is a web page, whatever its ending.", "Give it the ending .html.")
    if opening.startswith(_FEED_OPENERS):
        raise InputError("It is XML, not text, whatever its ending.", "Give it the ending .xml if it is a feed.")
    text = decode(data, given.charset)
    yield from damage(given, data, text)
    yield from documents_of(given, text, text_dates_itself=True)
