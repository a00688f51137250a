"""Reads e-mail: one message (.eml), a mailbox of many (.mbox), and pages saved as mail (.mht)."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from numclaims.claims import Document, Trouble
from numclaims.documents.decoding import decode
from numclaims.documents.inputs import LARGEST_FILE, Input, documents_of
from numclaims.documents.replies import own_page, own_words
from numclaims.documents.sources import Known
from numclaims.documents.unwrapping import unflowed, unwrapped
from numclaims.errors import InputError

if TYPE_CHECKING:
    from email.message import Message

_DEEPEST: Final = 20
_MOST_PARTS: Final = 1_000
_MUCH_LESS: Final = 3
"""How many times shorter plain text is than the page beside it, when it only says that there is a page."""
_SEPARATOR: Final = b"From "
_ATTACHED: Final = frozenset({".pdf", ".docx", ".html", ".htm", ".txt", ".md"})
"""Endings of attached files that are read: press releases and reports. What holds other messages or archives is not entered."""
_MOST_ATTACHED: Final = 20
_NAMED: Final = frozenset(
    {
        ".csv",
        ".tsv",
        ".xlsx",
        ".xls",
        ".ods",
        ".doc",
        ".odt",
        ".rtf",
        ".ppt",
        ".pptx",
        ".zip",
        ".7z",
        ".rar",
        ".json",
        ".jsonl",
        ".eml",
    }
)
"""Endings of attached files that may hold figures and are not read: they are named, as pictures and signatures are not."""


def read(given: Input) -> Iterator[Document | Trouble]:
    """The document of one message.

    Raises:
        InputError: It is no message, nested too deeply, or holds no text.
        OSError: It cannot be read.
    """
    yield from _message(given, given.read(), given.name)


def read_mailbox(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a mailbox, one a message; the id of each is its Message-ID, else the hash of its bytes.

    Raises:
        InputError: It is no mailbox.
        OSError: It cannot be read.
    """
    count = 0
    with given.open() as stream:
        for count, data in enumerate(_messages(stream), 1):
            here = f"{given.where}, message {count}"
            if data is None:
                problem = f"It is larger than {LARGEST_FILE:,} bytes."
                yield Trouble(source=here, problem=problem, cure="Take it out of the mailbox.")
                continue
            try:
                yield from _message(_within(given, here, data), data, None)
            except InputError as error:
                yield Trouble(source=here, problem=error.problem, cure=error.cure)
    if not count:
        raise InputError("It holds no message: no line begins with 'From '.", "Export it as mbox, or as .eml files.")


def _within(given: Input, where: str, data: bytes) -> Input:
    return Input(where=where, name=given.name, open=lambda: io.BytesIO(data), known=given.known)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages of a mailbox; None for one that is too large."""
    held: list[bytes] | None = None
    size = 0
    blank = True
    while line := stream.readline(LARGEST_FILE):
        if blank and line.startswith(_SEPARATOR):
            if held is not None:
                yield b"".join(held) if size <= LARGEST_FILE else None
            held, size = [], 0
        elif held is not None:
            size += len(line)
            if size > LARGEST_FILE:
                held.clear()
            else:
                held.append(line[1:] if line.startswith(b">From ") else line)
        blank = line in {b"\n", b"\r\n"}
    if held is not None:
        yield b"".join(held) if size <= LARGEST_FILE else None


def _message(given: Input, data: bytes, name: str | None, depth: int = 0) -> Iterator[Document | Trouble]:
    from email.parser import BytesParser

    if not data.strip():
        raise InputError("It is empty.", "Give it its text, or take it away.")
    try:
        message = BytesParser().parsebytes(data)
        parts = _Parts(_header(message, "Subject"))
        parts.add(message, depth)
    except RecursionError as error:
        raise InputError("Its parts are nested too deeply.", "Save its text as .txt.") from error
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(f"It is no valid message: {str(error)[:100]}.", "Save its text as .txt.") from error
    if not message.keys():
        raise InputError("It has no header: it is no message.", "Give it its right ending, .txt perhaps.")
    text = "\n\n".join(parts.texts)
    if not text and not parts.attached and not parts.messages:
        held = f": only {', '.join(parts.others[:5])}" if parts.others else ""
        raise InputError(f"The message holds no text{held}.", "Save what is attached to it, and give that.")
    if name is None:
        own = _header(message, "Message-ID").strip("<> ")
        name = own or f"{given.name}#{hashlib.sha256(data).hexdigest()[:16]}"
    if text:
        yield from documents_of(
            given,
            text,
            name=name,
            published=_day(message),
            publisher=_sender(message),
            title=_header(message, "Subject"),
            url=_header(message, "Snapshot-Content-Location") or _header(message, "Archived-At").strip("<> ") or None,
        )
    known = dataclasses.replace(given.known, publisher=_sender(message) or given.known.publisher)
    for part in parts.attached[:_MOST_ATTACHED]:
        yield from _attachment(part, given, name, known)
    for number, inner in enumerate(parts.messages, 1):
        yield from _inner(inner, given, name, number, depth)
    for other in parts.others:
        if PurePosixPath(other.lower()).suffix in _NAMED:
            problem = "It is attached to a message, and not read there."
            yield Trouble(source=f"{given.where}, {other}", problem=problem, cure="Save it, and give it by itself.")


def _inner(message: Message, given: Input, name: str, number: int, depth: int) -> Iterator[Document | Trouble]:
    """The documents of a message that is attached to another: its sender and its day are its own."""
    where = f"{given.where}, attached message {number}"
    try:
        yield from _message(_within(given, where, b""), message.as_bytes(), f"{name}/message-{number}.eml", depth + 1)
    except (InputError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        problem = error.problem if isinstance(error, InputError) else f"It is no valid message: {str(error)[:100]}."
        cure = error.cure if isinstance(error, InputError) else "Save it, and give it by itself."
        yield Trouble(source=where, problem=problem, cure=cure)


def _attachment(part: Message, given: Input, name: str, known: Known) -> Iterator[Document | Trouble]:
    """The documents of an attached file: its day is its own, for a report is older than the mail that brings it."""
    from numclaims.documents import kinds

    called = PurePosixPath(_decoded(part.get_filename() or "").replace("\\", "/")).name
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    inner = Input(
        where=f"{given.where}, {called}",
        name=f"{name}/{called}",
        open=lambda: io.BytesIO(data),
        known=dataclasses.replace(known, published=""),
    )
    try:
        yield from kinds.read(PurePosixPath(called.lower()).suffix, inner)
    except InputError as error:
        yield Trouble(source=inner.where, problem=error.problem, cure=error.cure)


class _Parts:
    """The texts of a message, in order, the attached files that can be read, and the names of what else it holds."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.texts: list[str] = []
        self.attached: list[Message] = []
        self.messages: list[Message] = []
        self.others: list[str] = []
        self._count = 0

    def add(self, part: Message, depth: int) -> None:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_PARTS:
            raise InputError("Its parts are nested too deeply, or too many.", "Save its text as .txt.")
        kind = part.get_content_type()
        if part.is_multipart():
            children = cast("list[Message]", part.get_payload())
            if kind == "multipart/alternative":
                self._best(children, depth)
            elif kind == "message/rfc822":
                self.messages += children
            else:
                for child in children:
                    self.add(child, depth + 1)
        elif part.get_content_disposition() == "attachment" and _is_readable(part):
            self.attached.append(part)
        elif part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
            self.others.append(_decoded(part.get_filename() or kind)[:60])
        elif text := _text(part, kind, self.subject):
            self.texts.append(text)

    def _best(self, children: list[Message], depth: int) -> None:
        """Of alternatives the plain one, unless it only says that there is another."""
        made: list[tuple[str, _Parts]] = []
        for child in children:
            parts = _Parts(self.subject)
            parts._count = self._count
            parts.add(child, depth + 1)
            self._count = parts._count
            made.append((child.get_content_type(), parts))
        made = [(kind, parts) for kind, parts in made if parts.texts] or made[-1:]
        plain = next((parts for kind, parts in made if kind == "text/plain"), None)
        longest = max((sum(map(len, parts.texts)) for _, parts in made), default=0)
        if plain is not None and sum(map(len, plain.texts)) * _MUCH_LESS >= longest:
            chosen = plain
        elif made:
            chosen = made[-1][1]
        else:
            return
        self.texts += chosen.texts
        self.others += chosen.others
        self.attached += [part for _, parts in made for part in parts.attached]
        self.messages += [part for _, parts in made for part in parts.messages]


def _is_readable(part: Message) -> bool:
    return PurePosixPath(_decoded(part.get_filename() or "").lower()).suffix in _ATTACHED


def _text(part: Message, kind: str, subject: str) -> str:
    """The text of a part that holds some."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    text = decode(payload, part.get_content_charset())
    if kind == "text/html":
        from numclaims.documents.webpages import article_of

        return article_of(own_page(text, subject))
    text = own_words(text.replace("\r\n", "\n"), subject)
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return unwrapped(text)


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name, "")))


def _decoded(value: str) -> str:
    """A header with its encoded words decoded."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return " ".join(str(make_header(decode_header(value[:4000]))).split())
    except (HeaderParseError, LookupError, ValueError):
        return " ".join(value.split())


def _sender(message: Message) -> str | None:
    from email.utils import parseaddr

    name, address = parseaddr(str(message.get("From", ""))[:4000])
    return _decoded(name) or address or None


def _day(message: Message) -> str | None:
    """The day on which it was sent, in the sender's zone."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:200]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
