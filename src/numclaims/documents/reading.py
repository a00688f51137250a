"""Reads documents from files, folders and standard input, lazily, and names whatever it cannot read."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from numclaims.claims import Document, Trouble
from numclaims.documents import kinds, records
from numclaims.documents.fetching import is_web, read_address
from numclaims.documents.languages import in_language
from numclaims.documents.metering import Metered
from numclaims.documents.sources import NOTHING, Known, read_sources
from numclaims.documents.walking import files_below, unreadable
from numclaims.errors import InputError


def read_documents(paths: Sequence[str], *, language: str = "en") -> Iterator[Document | Trouble]:
    """Every document below some paths, in order; a trouble in the place of each input that cannot be read.

    Folders are read with all below them, sorted by path, hidden files left out, and with their ``sources.csv``. Of two documents
    with one id the second is left out. Nothing raises, and no more than one document is held at a time (a CSV row, a JSON line).

    Args:
        paths: Files, folders, web addresses of feeds and pages, or ``-`` for JSON lines on standard input.
        language: ISO 639-1 code of the texts to read; texts plainly in another are named and passed over. ``any`` for all.
    """
    seen: dict[str, str] = {}
    beside: dict[Path, dict[str, Known]] = {}
    for path in paths:
        for where, item in _guarded(path, beside):
            if isinstance(item, Trouble):
                yield item
            elif item.id in seen:
                problem = (
                    f"A document with the id {item.id!r} was already read from {seen[item.id]}; this one is left out."
                )
                yield Trouble(source=where, problem=problem, cure="Give each document an id of its own.")
            else:
                seen[item.id] = where
                yield in_language(item, language, where)


Placed = tuple[str, Document | Trouble]
"""The file, folder or address that something was read from, as its user calls it, and what was read."""


def _guarded(path: str, beside: dict[Path, dict[str, Known]]) -> Iterator[Placed]:
    """The documents of one path; an input that vanishes while it is read is a trouble like any other."""
    try:
        yield from _below(path, beside)
    except OSError as error:
        yield path, unreadable(path, error)


def _below(path: str, beside: dict[Path, dict[str, Known]]) -> Iterator[Placed]:
    if path == "-":
        yield from (("standard input", item) for item in records.from_json_lines(sys.stdin.buffer, "standard input"))
        return
    if is_web(path):
        yield from ((path, item) for item in read_address(path))
        return
    here = Path(path)
    if here.is_dir():
        yield from _folder(here)
        return
    if here.parent not in beside:  # many files of one folder may be given one by one
        beside[here.parent] = read_sources(here.parent)[0]
    yield from ((path, item) for item in _file(here, here.name, beside[here.parent].get(here.name, NOTHING)))


def _folder(root: Path) -> Iterator[Placed]:
    """The documents of all files below a folder."""
    for found in files_below(root):
        if isinstance(found, Trouble):
            yield found.source, found
        else:
            where = str(found[0])
            yield from ((where, item) for item in _file(*found))


def _file(path: Path, name: str, known: Known) -> Iterator[Document | Trouble]:
    """The documents of one file; ``name`` is the id of a document that is a file."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield Trouble(source=str(path), problem="It is a link to a folder.", cure="Give that folder itself.")
        elif not stat.S_ISREG(mode):
            yield Trouble(source=str(path), problem="It is no regular file.", cure="Give a file or a folder.")
        else:
            ending, given = kinds.input_of(Metered(path), name, known)
            yield from kinds.read(ending, given)
    except InputError as error:
        yield Trouble(source=str(path), problem=error.problem, cure=error.cure)
    except OSError as error:
        yield unreadable(str(path), error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a compiled library says that it met what it did not expect
            raise
        problem = f"It breaks the library that reads it: {str(error)[:80]}."
        yield Trouble(source=str(path), problem=problem, cure="Save its text as .txt.")
