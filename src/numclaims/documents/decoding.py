"""Turns the bytes of a text file into text, or says why that cannot be done."""

from __future__ import annotations

import codecs
from typing import Final

from numclaims.documents.languages import is_english
from numclaims.errors import InputError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\x1f\x8b", "a gzip file"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"PAR1", "a Parquet file"), (b"BZh", "a bzip2 file"), (b"\x7fELF", "a program"), (b"\xfd7zXZ", "an xz file"),
    (b"{\\rtf", "rich text"),
)  # fmt: skip
_TYPOGRAPHY: Final = frozenset(
    "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac\u00a0\u00a3\u00a9\u00ae\u00b0\u00bd\u00bc\u00b7\u2122"
)
_MEANT: Final = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
}  # fmt: skip
"""What is meant by names of encodings on the web, by the WHATWG Encoding Standard."""
_CONTROLS: Final = bytes((*range(1, 9), *range(14, 27), *range(28, 32)))
_LOOKED_AT: Final = 200_000
_MANY_MORE: Final = 4
"""How many times more letters beyond ASCII must be good UTF-8 than bytes are none."""
_SAVE_AS_UTF8: Final = "Save it as UTF-8 text."


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file; its byte order mark dropped, its newlines untouched.

    UTF-8, with a few damaged bytes if need be, is tried first, whatever is declared, because other text hardly ever happens to
    be valid UTF-8; then the encoding that is declared; then Windows-1252 where only a few signs of typography and accented
    letters need it, as in most English text that is no UTF-8; then what charset-normalizer makes of it.

    Args:
        data: The bytes.
        declared: The encoding that they, or a header that came with them, name.

    Raises:
        InputError: The bytes are none, or no text, or of an encoding that cannot be told.
    """
    if not data.strip():
        raise InputError("It is empty.", "Give it its text, or take it away.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _with_text(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                raise InputError(f"It begins like {encoding} but is not: {error.reason}.", _SAVE_AS_UTF8) from error
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                f"It is {name}, not text, whatever its ending.", "Give it its right ending, or save its text."
            )
    zeros = data[:8192].count(0)
    if zeros:
        return _wide(data, zeros)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace") if is_damaged(data) else _declared(data, declared) or _other(data)
    # Mostly there are none, which is told in no time; to take them out takes a while.
    if any(map(data.__contains__, _CONTROLS)) and (len(data) - len(data.translate(None, _CONTROLS))) * 50 > len(text):
        raise InputError("It is binary, not text.", "Give a text file.")
    return _with_text(text)


def _with_text(text: str) -> str:
    if not text.strip():
        raise InputError("It holds no text.", "Give it its text, or take it away.")
    return text


def _wide(data: bytes, zeros: int) -> str:
    """UTF-16 without a byte order mark, which shows by a zero in every other byte."""
    head = data[:8192]
    if zeros * 3 > len(head) and zeros * 3 < len(head) * 2:
        encoding = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        try:
            return _with_text(data.decode(encoding))
        except UnicodeDecodeError:
            pass
    raise InputError("It is binary, not text.", "Give a text file.")


def is_damaged(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few, and no other encoding.

    Another encoding would turn the many good letters into two or three wrong ones each, and hide the few that are lost.
    """
    head = data[:_LOOKED_AT].decode("utf-8", "replace")
    lost = head.count("\ufffd")
    good = sum(1 for c in head if c > "\x7f") - lost
    return good >= _MANY_MORE * max(1, lost)


def _declared(data: bytes, declared: str | None) -> str | None:
    """The text by the encoding declared; None where that is unknown, or cannot be true."""
    if not declared:
        return None
    name = _MEANT.get(declared.strip(" '\"").lower(), declared.strip(" '\""))
    try:
        codec = codecs.lookup(name)
        return data.decode(codec.name) if codec._is_text_encoding else None  # noqa: SLF001 -- there is no public way to ask
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _other(data: bytes) -> str:
    foreign = sum(1 for byte in data[:65536] if byte > 127)
    # Accents of another language are many; so may quotes and dashes be in a short text, but that it is English its words tell.
    if foreign * 20 < len(data[:65536]) or (
        foreign * 8 < len(data[:65536]) and is_english(data[:65536].decode("ascii", "replace"))
    ):
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = ""
        strange = sum(1 for c in text if c > "\x7f" and c not in _TYPOGRAPHY and not c.isalpha())
        if text and strange * 10 <= foreign:
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    raise InputError("It is not UTF-8, and its encoding cannot be told.", _SAVE_AS_UTF8)
