"""Reads documents from files, folders and standard input, lazily, and names whatever it cannot read."""

from __future__ import annotations

import dataclasses
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from numclaims.claims import Document, Trouble
from numclaims.documents import kinds, records
from numclaims.documents.fetching import is_web, read_address
from numclaims.documents.languages import guess
from numclaims.documents.metering import Metered
from numclaims.documents.sources import NAME, NOTHING, Known, read_sources
from numclaims.errors import InputError


def read_documents(paths: Sequence[str], *, language: str = "en") -> Iterator[Document | Trouble]:
    """Every document below some paths, in order; a trouble in the place of each input that cannot be read.

    Folders are read with all below them, sorted by path, hidden files left out, and with their ``sources.csv``. Of two documents
    with one id the second is left out. Nothing raises, and no more than one document is held at a time (a CSV row, a JSON line).

    Args:
        paths: Files, folders, web addresses of feeds and pages, or ``-`` for JSON lines on standard input.
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
    if is_web(path):
        yield from read_address(path)
        return
    here = Path(path)
    if here.is_dir():
        yield from _folder(here)
        return
    if here.parent not in beside:  # many files of one folder may be given one by one
        beside[here.parent] = read_sources(here.parent)[0]
    yield from _file(here, here.name, beside[here.parent].get(here.name, NOTHING))


def _folder(root: Path) -> Iterator[Document | Trouble]:
    """All below a folder, in the order of their paths as strings; not recursive, because folders can be nested deeply."""
    waiting: list[tuple[Path, bool, dict[Path, Known]]] = [(root, True, {})]
    while waiting:
        here, is_folder, known = waiting.pop()
        if not is_folder:
            yield from _file(here, here.relative_to(root).as_posix(), known.get(here, NOTHING))
            continue
        try:
            with os.scandir(here) as found:
                entries = sorted(
                    (entry.name + ("/" if entry.is_dir(follow_symlinks=False) else ""), entry.path) for entry in found
                )
        except OSError as error:
            yield _unreadable(str(here), error)
            continue
        rows, troubles = read_sources(here)
        yield from troubles
        if rows:
            known = known | {here / name: row for name, row in rows.items()}
        waiting.extend(
            (Path(place), name.endswith("/"), known)
            for name, place in reversed(entries)
            if not name.startswith(".") and name != NAME
        )


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
        yield _unreadable(str(path), error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a compiled library says that it met what it did not expect
            raise
        problem = f"It breaks the library that reads it: {str(error)[:80]}."
        yield Trouble(source=str(path), problem=problem, cure="Save its text as .txt.")


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
