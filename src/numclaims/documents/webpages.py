"""Reads web pages: main text, and the title, day, publisher, address and language that the page itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from numclaims.claims import Document, Trouble
from numclaims.documents.decoding import decode
from numclaims.documents.inputs import Input, damage, documents_of
from numclaims.errors import InputError

_NAMES_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w:.-]{2,40})", re.IGNORECASE
)
_PROLOGUE: Final = 4096
"""Bytes at the start of a page in which it can name its encoding."""


def read(given: Input) -> Iterator[Document | Trouble]:
    """The document of one web page.

    Raises:
        InputError: It is empty, too large, no text, or a page without any text.
        OSError: It cannot be read.
    """
    yield from read_page(given, given.read())


def read_page(
    given: Input, data: bytes, *, name: str | None = None, published: str | None = None
) -> Iterator[Document | Trouble]:
    """The document of the bytes of a web page.

    Args:
        given: Where it comes from.
        data: Its bytes.
        name: Its id; that of ``given`` if left out.
        published: When it was published, where something better than the page says so.

    Raises:
        InputError: It is empty, no text, or a page without any text.
    """
    markup = decode(data, given.charset or _charset(data))
    yield from damage(given, data, markup)
    yield from read_markup(given, markup, name=name, published=published)


def read_markup(
    given: Input, markup: str, *, name: str | None = None, published: str | None = None
) -> Iterator[Document | Trouble]:
    """The same for a page that is decoded."""
    from resiliparse.parse.html import HTMLTree

    from numclaims.documents.maintext import all_text, main_text
    from numclaims.documents.pagefacts import facts_of, headline_in

    tree = HTMLTree.parse(markup.replace("\0", "\ufffd"))
    facts = facts_of(tree, given.url)
    text = main_text(tree, facts.title) or facts.body or all_text(HTMLTree.parse(markup))
    if not text:
        raise InputError("It is a web page without any text.", "Save the page once it has loaded, or save its text.")
    title, site = headline_in(facts.title, text) if facts.title else (None, None)
    yield from documents_of(
        given,
        text,
        name=name,
        published=published or facts.published,
        publisher=facts.publisher or given.known.publisher or site or facts.site,
        title=title,
        url=facts.url,
    )


def article_of(markup: str) -> str:
    """The main text of a page or piece of one, such as the body of a mail; empty when there is none."""
    from resiliparse.parse.html import HTMLTree

    from numclaims.documents.maintext import all_text, main_text

    return main_text(HTMLTree.parse(markup)) or all_text(HTMLTree.parse(markup))


def _charset(data: bytes) -> str | None:
    found = _NAMES_CHARSET.search(data, 0, _PROLOGUE)
    return found[1].decode("ascii") if found else None
