"""Reads web archives (WARC, packed or not) record by record; each page, text or PDF in them is a document by its address."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from numclaims.claims import Document, Trouble
from numclaims.documents import feeds, pdf, texts, webpages, word
from numclaims.documents.inputs import LARGEST_FILE, Input
from numclaims.errors import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

    from numclaims.documents.kinds import Reader

_READERS: Final[dict[str, Reader]] = {
    "text/html": webpages.read,
    "application/xhtml+xml": webpages.read,
    "text/plain": texts.read,
    "application/pdf": pdf.read,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word.read,
    "application/rss+xml": feeds.read,
    "application/atom+xml": feeds.read,
}
_LONGEST_HEAD: Final = 1_000_000
"""Bytes of the headers of a record; a longer one is none."""


def read(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a web archive, in its order; the id of each is the address that it was fetched from.

    A page that was fetched again and had changed is a document of its own, with the moment of its capture in its id; one that
    had not is passed over, and so is whatever is no text: pictures, scripts, errors and redirections.

    Raises:
        InputError: It is no web archive, damaged, or holds no text at all.
        OSError: It cannot be read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen: dict[str, set[bytes]] = {}
    others: Counter[str] = Counter()
    count = 0
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with given.open() as stream:
        records = ArchiveIterator(
            cast("BinaryIO", _ReadOnly(stream)), record_types=wanted, max_header_len=_LONGEST_HEAD, auto_decode="all"
        )
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                read_one = _record(given, record, seen, others)
                first = next(read_one, None)
            except InputError:
                raise
            except (OSError, ValueError, EOFError, UnicodeError) as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise
                problem = f"It is no valid web archive, or damaged, after {count:,} documents: {str(error)[:100]}."
                raise InputError(problem, "Fetch or pack it again; what stands before is read.") from error
            if first is not None:
                count += 1
                yield first
                yield from read_one
    if not count:
        held = ", ".join(f"{number} {kind}" for kind, number in others.most_common(5)) or "no record"
        raise InputError(f"It holds no page with text, but {held}.", "Give an archive of web pages.")


class _ReadOnly:
    """A stream that can be read and says where it is; the library would try to seek in one that could do more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read1(size)  # type: ignore[attr-defined]  # what stands before damage comes first
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def _record(
    given: Input, record: WarcRecord, seen: dict[str, set[bytes]], others: Counter[str]
) -> Iterator[Document | Trouble]:
    """The documents of one record, or a trouble; nothing for what is no text."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind, charset = _kind(record)
    reader = _READERS.get(kind)
    status = record.http_headers.status_code if record.is_http and record.http_headers is not None else 200
    if reader is None or not address or status not in {200, 203}:
        others[kind or "records without a type" if status in {200, 203} else f"with status {status}"] += 1
        return
    where = f"{given.where}, {address[:200]}"
    data = record.reader.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        problem = f"It is larger than {LARGEST_FILE:,} bytes."
        yield Trouble(source=where, problem=problem, cure="Save its text as .txt.")
        return
    if not data.strip():
        others["empty records"] += 1
        return
    captures = seen.setdefault(address, set())
    digest = hashlib.sha256(data).digest()[:8]
    if digest in captures:
        return
    captures.add(digest)
    name = address if len(captures) == 1 else f"{address} ({record.headers.get('WARC-Date') or digest.hex()})"
    page = Input(
        where=where, name=name, open=lambda: io.BytesIO(data), known=given.known, url=_web(address), charset=charset
    )
    try:
        yield from reader(page)
    except InputError as error:
        yield Trouble(source=where, problem=error.problem, cure=error.cure)


def _kind(record: WarcRecord) -> tuple[str, str | None]:
    """The type and the encoding of what a record holds."""
    if record.is_http:
        return (record.http_content_type or "").lower(), record.http_charset
    kind, _, rest = (record.headers.get("Content-Type") or "").lower().partition(";")
    return kind.strip(), rest.partition("charset=")[2].strip() or None


def _web(address: str) -> str | None:
    return address if address.lower().startswith(("http://", "https://")) else None
