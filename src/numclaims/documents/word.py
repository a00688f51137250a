"""Reads Word files (Office Open XML): paragraphs, tables and notes of the text, as a reader sees them with all changes accepted.

The XML is read as a stream by expat, which resolves nothing from outside; a document type, which no Word file has and in which
bombs are declared, is refused. The day on which a file was made says nothing of when its text was published and is left alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final
from xml.parsers import expat

from numclaims.claims import Document, Trouble
from numclaims.documents.gridtext import RAISED, rows_text
from numclaims.documents.inputs import LARGEST_TEXT, Input, documents_of
from numclaims.errors import InputError

if TYPE_CHECKING:
    import zipfile

LARGEST_PART: Final = 48_000_000
"""Bytes of unpacked XML above which a part is not read; a text of the largest size takes about half of that."""

MOST_ELEMENTS: Final = 1_000_000
"""Elements above which a part is not read; each takes a microsecond or two."""

_MAIN: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES: Final = "docProps/core.xml"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_NAMESPACES: Final = ("wordprocessingml/2006/main", "wordprocessingml/main")
_UNSEEN: Final = frozenset({"del", "moveFrom", "pPr", "instrText", "delText", "Fallback", "annotation", "sectPr"})
"""Elements whose content no reader sees: deleted text, field codes, properties, what is there twice for old programs."""
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LOOKS: Final = frozenset({"vanish", "vertAlign", "gridSpan"})
_MOST_SPAN: Final = 60
_NO_TITLES: Final = frozenset({"", "word document", "document", "untitled"})


def read(given: Input) -> Iterator[Document | Trouble]:
    """The document of one Word file.

    Raises:
        InputError: It is no Word file, damaged, protected, too large, or holds no text.
        OSError: It cannot be read.
    """
    import zipfile

    data = given.read()
    if data.startswith(_OLD_OFFICE):
        raise InputError("It is protected by a password, or an old Word file.", "Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _Body()
            _parse(archive, _MAIN, body)
            title = body.title or _property_title(archive)
            damaged = _notes(archive, body)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        problem = f"It is no valid Word file, or damaged: {str(error)[:100] or type(error).__name__}."
        raise InputError(problem, "Open it in Word, and save it anew.") from error
    text = body.text()
    if not text:
        raise InputError(
            "It is a Word file without any text.", "If it holds pictures of pages, have them recognised (OCR)."
        )
    if damaged is not None:
        problem = f"Its notes cannot be read: {damaged.problem} The text is read without them."
        yield Trouble(source=given.where, problem=problem, cure=damaged.cure)
    yield from documents_of(given, text, title=title)


def _notes(archive: zipfile.ZipFile, body: _Body) -> InputError | None:
    """Add footnotes and endnotes behind the text, where a printed report has them; what spoils them is no harm to the text."""
    held = archive.namelist()
    try:
        for name in _NOTES:
            if name in held:
                _parse(archive, name, body)
    except InputError as error:
        return error
    return None


def _parse(archive: zipfile.ZipFile, name: str, handler: _Body | _Title) -> None:
    """Read one XML part.

    Raises:
        InputError: It is missing, too large, no XML, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with archive.open(name) as part:
            _feed(parser, part)
    except KeyError as error:
        raise InputError(f"It is a ZIP file without {name}: no Word file.", "Give it its right ending.") from error
    except expat.ExpatError as error:
        raise InputError(f"Its text is no valid XML: {error}.", "Open it in Word, and save it anew.") from error


def _feed(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    taken = 0
    while piece := part.read(1 << 16):
        taken += len(piece)
        if taken > LARGEST_PART:
            problem = f"Its text unpacks to more than {LARGEST_PART:,} bytes of XML."
            raise InputError(problem, "Split it into documents, if it is one and no bomb.")
        parser.Parse(piece)
    parser.Parse(b"", True)  # noqa: FBT003 -- expat takes no keyword


def _refuse(*_: object) -> None:
    raise InputError("Its XML declares a document type, as no Word file does.", "Open it in Word, and save it anew.")


class _Body:
    """Gathers the paragraphs of the main text, element by element."""

    def __init__(self) -> None:
        self.title: str | None = None
        self._blocks: list[tuple[str, str]] = []  # "p" or "row", and its text
        self._open: list[list[str]] = []  # paragraphs within paragraphs: text boxes
        self._cells: list[list[list[str]]] = []  # tables within tables
        self._spans: list[list[int]] = []  # for each of their cells, how many columns it goes over
        self._raised = False
        self._style = ""
        self._unseen = 0
        self._in_text = False
        self._hidden = False
        self._size = 0
        self._elements = 0

    def text(self) -> str:
        """All paragraphs, set off by blank lines, and the rows of tables, each on its line."""
        parts: list[str] = []
        before = ""
        for kind, text in self._blocks:
            if parts:
                parts.append("\n" if kind == before == "row" else "\n\n")
            parts.append(text)
            before = kind
        return "".join(parts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count()
        space, _, local = name.rpartition("}")
        if self._unseen:
            self._unseen += 1
            if local == "pStyle":
                self._style = next((v for k, v in attributes.items() if k.endswith("}val")), "")
        elif local in _UNSEEN:
            self._unseen = 1
            self._style = "" if local == "pPr" else self._style
        elif not space.endswith(_NAMESPACES):
            return
        elif local == "p":
            self._open.append([])
            self._style = ""
        elif local == "t":
            self._in_text = True
        elif local == "r":
            self._hidden = self._raised = False
        elif local in _LOOKS:
            self._look(local, next((v for k, v in attributes.items() if k.endswith("}val")), "1"))
        elif local == "tbl":
            self._cells.append([])
            self._spans.append([])
        elif local == "tr" and self._cells:
            self._cells[-1].clear()
            self._spans[-1].clear()
        elif local == "tc" and self._cells:
            self._cells[-1].append([])
            self._spans[-1].append(1)
        elif local in _SIGNS and self._open and not self._hidden:
            self._open[-1].append(_SIGNS[local])

    def _look(self, local: str, told: str) -> None:
        """Take what is told of how a run or a cell looks."""
        if local == "vanish":
            self._hidden = told not in {"0", "false"}
        elif local == "vertAlign":
            self._raised = told == "superscript"
        elif self._cells and self._cells[-1]:
            self._spans[-1][-1] = min(_MOST_SPAN, int(told)) if told.isdecimal() else 1

    def _count(self) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            problem = f"Its text has more than {MOST_ELEMENTS:,} elements."
            raise InputError(problem, "Split it into documents, if it is one and no bomb.")

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        space, _, local = name.rpartition("}")
        if not space.endswith(_NAMESPACES):
            return
        if local == "t":
            self._in_text = False
        elif local == "p" and self._open:
            self._paragraph("\n".join(" ".join(line.split()) for line in "".join(self._open.pop()).split("\n")).strip())
        elif local == "tr" and self._cells:
            self._row()
        elif local == "tbl" and self._cells:
            self._cells.pop()
            self._spans.pop()

    def data(self, text: str) -> None:
        if self._in_text and not self._unseen and not self._hidden and self._open:
            self._open[-1].append(text.translate(RAISED) if self._raised else text)

    def _row(self) -> None:
        """Add the row that ends; a cell over several columns is followed by empty ones."""
        row: list[str] = []
        for cell, columns in zip(self._cells[-1], self._spans[-1], strict=True):
            row += [" ".join(" ".join(cell).split()), *[""] * (columns - 1)]
        self._cells[-1].clear()
        self._spans[-1].clear()
        if text := rows_text([row]):
            self._add("row", text)

    def _paragraph(self, text: str) -> None:
        if not text:
            return
        if self._cells and self._cells[-1]:
            self._cells[-1][-1].append(text)
            return
        if self.title is None and self._style.lower() == "title":
            self.title = text
        self._add("p", text)

    def _add(self, kind: str, text: str) -> None:
        self._size += len(text)
        if self._size > LARGEST_TEXT:
            problem = f"Its text has more than {LARGEST_TEXT:,} characters: that is no single document."
            raise InputError(problem, "Split it into its articles or chapters.")
        self._blocks.append((kind, text))


class _Title:
    """Gathers the title among the properties of a file."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._inside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        self._inside = name.endswith("/dc/elements/1.1/}title")

    def end(self, _: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside and len(self.parts) < 100:
            self.parts.append(text)


def _property_title(archive: zipfile.ZipFile) -> str | None:
    handler = _Title()
    try:
        _parse(archive, _PROPERTIES, handler)
    except InputError:
        return None  # no document needs properties
    title = "".join(handler.parts).strip()
    return None if title.lower() in _NO_TITLES else title
