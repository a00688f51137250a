"""The lines of text on the pages of a PDF, with their places; run as a process of its own, because some PDFs are traps.

A page can call for itself, a small file can unpack to gigabytes, and the library that reads them is compiled code that nothing
interrupts. So :mod:`numclaims.documents.pdf` starts this module as a program with little memory, and ends it when it takes too
long. Both speak in frames: four bytes that tell the length, and so many bytes; the PDF itself one way, JSON the other.
"""

from __future__ import annotations

import ctypes
import json
import struct
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument
    from pypdfium2.raw import FPDF_TEXTPAGE

MEMORY: Final = 800_000_000
"""Bytes that the process may hold; the largest honest PDF takes a quarter."""

MOST_CHARS: Final = 400_000
"""Characters of a page above which the rest of it is left out, and said to be."""

_LINE_ENDS: Final = frozenset({10, 13})
_HYPHEN: Final = 2
"""What the library gives for a hyphen at the end of a line whose word goes on."""
_WIDE_GAP: Final = 1.6
"""Width of a gap, in sizes of the letters beside it, that no space between words has: columns or cells stand apart there."""
_GAP: Final = 0.7
"""Width of one that few spaces between words have: in a table, cells stand apart there."""

Piece = tuple[float, float, float, float, str, bool, list[tuple[int, float, float]]]


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one frame."""
    stream.write(struct.pack(">I", len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one frame; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def main() -> None:
    """Answer PDFs with the lines of their pages until there are no more."""
    _limit_memory()
    while (data := receive(sys.stdin.buffer)) is not None:
        for answer in _answers(data):
            send(sys.stdout.buffer, json.dumps(answer).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answers(data: bytes) -> Iterator[dict[str, Any]]:
    """How many pages, then each page, then the end; or an error."""
    import pypdfium2

    try:
        book = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        yield {"error": "password" if "password" in str(error).lower() else str(error)[:100]}
        return
    with book:
        facts = book.get_metadata_dict()
        yield {"pages": len(book), "title": facts.get("Title", "")[:1000]}
        for number in range(len(book)):
            try:
                yield _page(book, number)
            except (pypdfium2.PdfiumError, MemoryError) as error:
                yield {"bad": str(error)[:100] or type(error).__name__}
    yield {"end": True}


def _page(book: PdfDocument, number: int) -> dict[str, Any]:
    page = book[number]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            count = text.count_chars()
            lines = list(_lines(text.raw, min(count, MOST_CHARS)))
        finally:
            text.close()
        return {"width": width, "height": height, "lines": lines, "cut": count > MOST_CHARS}
    finally:
        page.close()


def _lines(text: FPDF_TEXTPAGE, count: int) -> Iterator[Piece]:  # noqa: PLR0912 -- one pass over all signs of a page
    """Left, right, height of the base line, size of the letters, text, whether its last word goes on, and its wider gaps."""
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    signs: list[str] = []
    gaps: list[tuple[int, float, float]] = []
    left = right = base = size = 0.0
    last = -1  # the last sign that is no space
    for i in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(text, i) if i < count else 10
        hyphen = code == _HYPHEN and pdfium.FPDFText_IsHyphen(text, i) == 1
        if code in _LINE_ENDS or hyphen:
            if hyphen and signs:
                signs.append("-")
            if signs and last >= 0:
                if pdfium.FPDFText_GetLooseCharBox(text, last, box):
                    right = max(right, box.right)
                yield _line(left, right, base, size, signs, gaps, hyphen)
            signs, gaps, last = [], [], -1
            continue
        sign = chr(code) if 31 < code < 0x110000 and not 0xD7FF < code < 0xE000 else " "
        if sign.isspace():
            if signs:
                signs.append(" ")
            continue
        opens = last < 0
        if opens or last < i - 1:  # a word begins
            if not opens and pdfium.FPDFText_GetLooseCharBox(text, last, box):
                right = max(right, box.right)
            if pdfium.FPDFText_GetLooseCharBox(text, i, box) and not opens and box.left - right > _GAP * size > 0:
                if box.left - right > _WIDE_GAP * size:
                    yield _line(left, right, base, size, signs, gaps, hyphen=False)
                    signs, gaps, opens = [], [], True
                else:
                    gaps.append((len(" ".join("".join(signs).split())) + 1, round(right, 1), round(box.left, 1)))
            if opens:
                pdfium.FPDFText_GetCharOrigin(text, i, x, y)
                left, right, base, size = box.left, box.right, y.value, abs(box.top - box.bottom)
        signs.append(sign)
        last = i


def _line(
    left: float,
    right: float,
    base: float,
    size: float,
    signs: list[str],
    gaps: list[tuple[int, float, float]],
    hyphen: bool,
) -> Piece:
    words = "".join(signs).split()
    return round(left, 1), round(right, 1), round(base, 1), round(size, 1), " ".join(words), hyphen, gaps


if __name__ == "__main__":
    main()
