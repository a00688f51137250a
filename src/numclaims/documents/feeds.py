"""Reads RSS and Atom: each entry is a document, its id the entry's own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.inputs import Input, documents_of
from numclaims.documents.pagefacts import day_in
from numclaims.errors import InputError

LARGEST_FEED: Final = 16_000_000
"""Bytes of a feed; the largest of news are a tenth of that."""

_ROOT: Final = re.compile(rb"<(?:rss|feed|(?:\w{1,10}:)?RDF|(?:\w{1,10}:)feed)[\s>]", re.IGNORECASE)
_PROLOGUE: Final = 8192
_MARKUP: Final = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,2000})?/?>|&(?:#\d{1,6}|[a-z]{2,8});")


def read(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a feed, in its order.

    Raises:
        InputError: It is no feed, declares entities, or holds no entries.
        OSError: It cannot be read.
    """
    data = given.read(LARGEST_FEED)
    if not is_feed(data):
        if b"<html" in data[:_PROLOGUE].lower():
            raise InputError("It is a web page, not a feed.", "Give the address of its feed, or the ending .html.")
        raise InputError("It is no feed: neither RSS nor Atom.", "Save its text as .txt, or put it into a .jsonl file.")
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise InputError("It declares entities, as no feed does and a bomb would.", "Take the declaration away.")
    import feedparser

    headers = {"content-type": f"application/xml; charset={given.charset}"} if given.charset else {}
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers, resolve_relative_uris=False)
    publisher = _plain(feed.feed.get("title"))
    count = 0
    for count, entry in enumerate(feed.entries, 1):
        here = f"{given.where}, entry {count}"
        name = _name(entry, given)
        text = _text(entry)
        if not name or not text:
            problem = "The entry has no id and no link." if not name else "The entry has no text but its title."
            cure = "Mend the feed." if not name else "Read the page that it links to."
            yield Trouble(source=f"{here} ({(name or entry.get('title', ''))[:80]})", problem=problem, cure=cure)
            continue
        source = entry.get("source") or {}
        try:
            yield from documents_of(
                given,
                text,
                name=name,
                published=_day(entry),
                publisher=_plain(source.get("title")) or publisher,
                title=_plain(entry.get("title")),
                url=entry.get("link"),
            )
        except InputError as error:
            yield Trouble(source=here, problem=error.problem, cure=error.cure)
    if not count:
        raise InputError("The feed holds no entries.", "Fetch it again later, or give another.")


def is_feed(data: bytes) -> bool:
    """Whether bytes begin like RSS or Atom."""
    head = data[:_PROLOGUE]
    return _ROOT.search(head.replace(b"\0", b"") if b"\0" in head else head) is not None


def _name(entry: Mapping[str, Any], given: Input) -> str:
    """The entry's own id; one that is no address of its own is told apart by the feed's."""
    own = str(entry.get("id") or "").strip()
    if own:
        return own if ":" in own else f"{given.name}#{own}"
    return str(entry.get("link") or "").strip()


def _text(entry: Mapping[str, Any]) -> str:
    """The longest text of an entry: its content, or else its summary."""
    texts = [_rendered(part) for part in entry.get("content") or ()]
    texts.append(_rendered(entry.get("summary_detail") or {}))
    return max(texts, key=len)


def _rendered(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    if not _MARKUP.search(value):
        return value.strip()
    from resiliparse.parse.html import HTMLTree

    from numclaims.documents.maintext import all_text

    return all_text(HTMLTree.parse(value))


def _plain(value: object) -> str | None:
    """A title without markup."""
    text = str(value or "")
    if _MARKUP.search(text):
        from resiliparse.parse.html import HTMLTree

        body = HTMLTree.parse(text).body
        text = (body.text or "") if body is not None else ""
    return text.strip() or None


def _day(entry: Mapping[str, Any]) -> str | None:
    """The day on which an entry was published, in its own zone; in feeds that do not say, the day of its last change."""
    return next((day for key in ("published", "updated") if (said := entry.get(key)) and (day := day_in(said))), None)
