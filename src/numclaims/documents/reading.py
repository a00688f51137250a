"""Reads documents from files, folders and standard input, lazily, and names whatever it cannot read."""

from __future__ import annotations

import dataclasses
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from numclaims.claims import Document, Trouble
from numclaims.documents import records
from numclaims.documents.dating import byline_date
from numclaims.documents.decoding import LARGEST_TEXT, decode
from numclaims.documents.languages import guess
from numclaims.documents.making import make_document
from numclaims.documents.sources import NAME, NOTHING, Known, read_sources
from numclaims.errors import InputError

TEXT_ENDINGS: Final = frozenset({".txt", ".md"})
"""Files that are one document."""

RECORD_ENDINGS: Final = frozenset({".jsonl", ".csv", ".parquet"})
"""Files that hold one document a record."""

_NOT_YET: Final = {
    ".html": "a web page", ".htm": "a web page", ".pdf": "a PDF", ".docx": "a Word file", ".eml": "an e-mail",
    ".warc": "a web archive", ".gz": "a compressed file", ".xml": "XML or a feed", ".rss": "a feed", ".atom": "a feed",
}  # fmt: skip
_READ: Final = ", ".join(sorted(TEXT_ENDINGS | RECORD_ENDINGS))


def read_documents(paths: Sequence[str], *, language: str = "en") -> Iterator[Document | Trouble]:
    """Every document below some paths, in order; a trouble in the place of each input that cannot be read.

    Folders are read with all below them, sorted by path, hidden files left out, and with their ``sources.csv``. Of two documents
    with one id the second is left out. Nothing raises, and no more than one document is held at a time (a CSV row, a JSON line).

    Args:
        paths: Files, folders, or ``-`` for JSON lines on standard input.
        language: ISO 639-1 code of the texts to read; texts plainly in another are named and passed over. ``any`` for all.
    """
    seen: dict[str, None] = {}
    beside: dict[Path, dict[str, Known]] = {}
    for path in paths:
        for item in _guarded(path, beside):
            if isinstance(item, Trouble):
                yield item
                continue
            if item.id in seen:
                problem = f"A document with the id {item.id!r} was already read in this run; this one is left out."
                yield Trouble(source=path, problem=problem, cure="Give each document an id of its own.")
                continue
            seen[item.id] = None
            yield _in_language(item, language)


def _guarded(path: str, beside: dict[Path, dict[str, Known]]) -> Iterator[Document | Trouble]:
    """The documents of one path; an input that vanishes while it is read is a trouble like any other."""
    try:
        yield from _below(path, beside)
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(where: str, error: OSError) -> Trouble:
    reason = error.strerror or str(error)[:120] or type(error).__name__
    cure = "Check the path." if isinstance(error, FileNotFoundError) else "Check that it can be read, and try again."
    return Trouble(source=where, problem=f"It cannot be read: {reason}.", cure=cure)


def _below(path: str, beside: dict[Path, dict[str, Known]]) -> Iterator[Document | Trouble]:
    if path == "-":
        yield from records.from_json_lines(sys.stdin.buffer, "standard input")
        return
    here = Path(path)
    if here.is_dir():
        yield from _folder(here, here, {})
        return
    if here.parent not in beside:  # many files of one folder may be given one by one
        beside[here.parent] = read_sources(here.parent)[0]
    yield from _file(here, here.name, beside[here.parent].get(here.name, NOTHING))


def _folder(root: Path, folder: Path, inherited: dict[Path, Known]) -> Iterator[Document | Trouble]:
    """All below a folder, in the order of their paths as strings."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(
                (entry.name + ("/" if entry.is_dir(follow_symlinks=False) else ""), entry.path) for entry in found
            )
    except OSError as error:
        yield _unreadable(str(folder), error)
        return
    rows, troubles = read_sources(folder)
    yield from troubles
    known = inherited | {folder / name: row for name, row in rows.items()}
    for name, place in entries:
        here = Path(place)
        if name.startswith(".") or name == NAME:
            continue
        if name.endswith("/"):
            yield from _folder(root, here, known)
        else:
            yield from _file(here, here.relative_to(root).as_posix(), known.get(here, NOTHING))


def _file(path: Path, name: str, known: Known) -> Iterator[Document | Trouble]:
    """The documents of one file; ``name`` is the id of a document that is a file."""
    where = str(path)
    ending = path.suffix.lower()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Trouble(source=where, problem="It is no regular file.", cure="Give a file or a folder.")
        elif ending in TEXT_ENDINGS:
            yield from _text(path, name, known)
        elif ending == ".jsonl":
            with path.open("rb") as lines:
                empty = True
                for item in records.from_json_lines(lines, where, known):
                    empty = False
                    yield item
            if empty:
                yield Trouble(source=where, problem="It holds no document.", cure="Give it a JSON object a line.")
        elif ending == ".csv":
            yield from records.from_csv(path, where, known)
        elif ending == ".parquet":
            yield from records.from_parquet(path, where, known)
        else:
            what = _NOT_YET.get(ending)
            problem = (
                f"It is {what}, which this version does not read yet."
                if what
                else f"The ending {ending!r} is not known."
            )
            yield Trouble(
                source=where, problem=problem, cure=f"Save its text as .txt or in a .jsonl file (read are {_READ})."
            )
    except OSError as error:
        yield _unreadable(where, error)


def _text(path: Path, name: str, known: Known) -> Iterator[Document | Trouble]:
    where = str(path)
    if path.stat().st_size > LARGEST_TEXT:
        yield Trouble(
            source=where, problem=f"It is larger than {LARGEST_TEXT:,} bytes.", cure="Split it into documents."
        )
        return
    try:
        text = decode(path.read_bytes())
    except InputError as error:
        yield Trouble(source=where, problem=error.problem, cure=error.cure)
        return
    published, trouble = records.usable_date(known.published, known.where)
    if trouble is not None:
        yield trouble
    if published is not None and byline_date(text) == (published, published):
        published = None  # the text says so itself, which is the better evidence
    name = name.encode("utf-8", "replace").decode()  # a name that is not UTF-8 could not be written
    yield make_document(name, text, published=published, publisher=known.publisher, title=known.title, url=known.url)


def _in_language(document: Document, wanted: str) -> Document | Trouble:
    """The document, with its language where that is plain; a trouble when it is plainly another than the one wanted."""
    given = (document.language or "").lower().partition("-")[0]
    found = None if given else guess(document.text)
    code, name = (given, given) if given else found or ("", "")
    if wanted != "any" and code and code != wanted:
        problem = f"Passed over: it looks like {name}." if found else f"Passed over: its language is {name!r}."
        return Trouble(source=document.id, problem=problem, cure="Use --language any to read it all the same.")
    if found is not None:
        return dataclasses.replace(document, language=code)
    return document
