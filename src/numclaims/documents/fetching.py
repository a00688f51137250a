"""Fetches what stands at a web address, with a limit to its size and to the time that it may take."""

from __future__ import annotations

import dataclasses
import io
import queue
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from numclaims.claims import Document, Trouble
from numclaims.documents import feeds, kinds
from numclaims.documents.sources import NOTHING
from numclaims.documents.unpacking import unpacked
from numclaims.errors import InputError
from numclaims.version import VERSION

if TYPE_CHECKING:
    from email.message import Message

LONGEST: Final = 8.0
"""Seconds that fetching may take in all."""

LARGEST: Final = 32_000_000
"""Bytes that are fetched at most."""

_MOST_REDIRECTIONS: Final = 5
_CHECK: Final = "Check the address, and try again."
_KINDS: Final = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt", "text/csv": ".csv",
    "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl", "message/rfc822": ".eml", "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


def is_web(path: str) -> bool:
    """Whether a path is an address on the web."""
    return path[:8].lower().startswith(("http://", "https://"))


def read_address(address: str) -> Iterator[Document | Trouble]:
    """The documents at an address: the entries of a feed, a page, or any file that is read; nothing raises.

    Args:
        address: It, with ``http://`` or ``https://``.
    """
    try:
        yield from _documents(address)
    except InputError as error:
        yield Trouble(source=address, problem=error.problem, cure=error.cure)


def _documents(address: str) -> Iterator[Document | Trouble]:
    data, kind, charset, final = fetch(address)
    path = final.partition("?")[0].partition("#")[0]
    ending, given = kinds.input_of(_Fetched(address, data), path, NOTHING)
    if feeds.is_feed(data):
        ending = ".xml"
    elif ending not in kinds.READERS:
        ending = _KINDS.get(kind, "")
    if not ending:
        raise InputError(f"It is {kind}: neither a feed nor a page.", "Give the address of its feed.")
    yield from kinds.read(ending, dataclasses.replace(given, name=address, url=final, charset=charset))


class _Fetched:
    """Bytes that are opened like a file."""

    def __init__(self, address: str, data: bytes) -> None:
        self._address = address
        self._data = data

    def open(self, mode: str = "rb", /) -> io.BytesIO:  # noqa: ARG002 -- it is only ever read
        return io.BytesIO(self._data)

    def __str__(self) -> str:
        return self._address


def fetch(address: str) -> tuple[bytes, str, str | None, str]:
    """The bytes at an address, their type and encoding by its headers, and the address that it led to.

    A server that sends a byte now and then would never run into the limit of a single wait; so a thread fetches, and is left
    behind when the time is up.

    Raises:
        InputError: It cannot be fetched, is too large, or takes too long.
    """
    made: queue.SimpleQueue[tuple[bytes, str, str | None, str] | InputError] = queue.SimpleQueue()

    def work() -> None:
        try:
            made.put(_fetched(address))
        except InputError as error:
            made.put(error)
        except Exception as error:  # noqa: BLE001 -- whatever a server does, the one who asked must be told
            made.put(InputError(f"It cannot be fetched: {_reason(error)}.", _CHECK))

    threading.Thread(target=work, daemon=True).start()
    try:
        got = made.get(timeout=LONGEST)
    except queue.Empty:
        raise InputError(
            f"It takes longer than {LONGEST:.0f} seconds.", "Try again later, or save it as a file."
        ) from None
    if isinstance(got, InputError):
        raise got
    return got


def _fetched(address: str) -> tuple[bytes, str, str | None, str]:
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class WebOnly(HTTPRedirectHandler):
        """Follows a few redirections, and none away from the web."""

        max_redirections = _MOST_REDIRECTIONS

        def redirect_request(
            self, req: Request, fp: object, code: int, msg: str, headers: Message, newurl: str
        ) -> Request | None:
            if not is_web(newurl):
                raise InputError("It leads away from the web.", "Give the address of a feed or page.")
            return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]

    asked = Request(address, headers={"User-Agent": f"numclaims/{VERSION}", "Accept-Encoding": "identity"})  # noqa: S310
    with build_opener(WebOnly()).open(asked, timeout=LONGEST) as answer:
        data = answer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"It is larger than {LARGEST:,} bytes.", "Save it as a file, and give that.")
        headers = answer.headers
        if str(headers.get("Content-Encoding", "")).lower() in {"gzip", "x-gzip"}:
            data = unpacked(".gz", lambda: io.BytesIO(data)).read()
        return data, headers.get_content_type(), headers.get_content_charset(), answer.geturl()


def _reason(error: Exception) -> str:
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        said = f"the server answers {error.code} {error.reason}"
    else:
        said = str(error.reason if isinstance(error, URLError) else error)
    return " ".join(said.split())[:120] or type(error).__name__
