"""Reads ``sources.csv``: what the user knows of the files of a folder and the files do not say."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from numclaims.claims import Trouble
from numclaims.documents.decoding import decode
from numclaims.errors import InputError

NAME: Final = "sources.csv"
FIELDS: Final = ("file", "publisher", "published", "title", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a file besides its text; empty strings for unknown.

    Attributes:
        where: The row that says so, as the user knows it.
        publisher, published, title, url: See the data contract.
    """

    where: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""
    url: str = ""


NOTHING: Final = Known()


def separator(first_row: str) -> str:
    """What stands between the cells of a table: where lists are written with commas, spreadsheets use a semicolon or a tab.

    Args:
        first_row: Its names of columns.
    """
    return "," if "," in first_row else max(",;\t", key=first_row.count)


def read_sources(folder: Path, name: str = NAME) -> tuple[dict[str, Known], list[Trouble]]:
    """The rows of a folder's ``sources.csv`` by file, and what is wrong with it; nothing where there is none.

    Args:
        folder: The folder; files are named in it by their path below it, with forward slashes.
        name: How the file is called there, in whatever letters.
    """
    from numclaims.documents.columns import overlooked

    path = folder / name
    rows: dict[str, Known] = {}
    troubles: list[Trouble] = []
    try:
        text = decode(path.read_bytes())
    except FileNotFoundError:
        return rows, troubles
    except OSError as error:
        return rows, [
            Trouble(source=str(path), problem=f"It cannot be read: {error.strerror}.", cure="Check its permissions.")
        ]
    except InputError as error:
        return rows, [Trouble(source=str(path), problem=error.problem, cure=error.cure)]
    try:
        first = text.lstrip().split("\n", 1)[0]
        table = list(csv.reader(text.splitlines(keepends=True), delimiter=separator(first)))
    except csv.Error as error:
        return rows, [
            Trouble(source=str(path), problem=f"It is no valid CSV: {error}.", cure="Save it as CSV with commas.")
        ]
    heads = [cell.strip().lower() for cell in table[0]]
    if "file" not in heads:
        cure = f"Begin it with the line {','.join(FIELDS)}"
        return rows, [Trouble(source=str(path), problem="It has no column 'file'.", cure=cure)]
    troubles += overlooked(heads, str(path), NOTHING)
    here = _names(folder)
    for number, cells in enumerate(table[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = {head: cell.strip() for head, cell in zip(heads, cells, strict=False)}
        where = f"{path}, row {number}"
        file = os.path.normpath(row.get("file", "")).replace(os.sep, "/")
        if file in rows:
            troubles.append(
                Trouble(source=where, problem=f"{file!r} is named a second time.", cure="Keep one row a file.")
            )
            continue
        if not row.get("file") or file.startswith("../") or not (folder / file).is_file():
            meant = _meant(file, here)
            cure = f"Write its path below {folder}, or take the row away."
            cure = f"Did you mean {meant!r}? {cure}" if meant else cure
            troubles.append(Trouble(source=where, problem=f"There is no file {row.get('file', '')!r}.", cure=cure))
            continue
        rows[file] = Known(where=where, **{field: row.get(field, "") for field in FIELDS[1:]})
    return rows, troubles


def _names(folder: Path) -> list[str]:
    """The files right in a folder."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.is_file())


def _meant(written: str, names: Sequence[str]) -> str | None:
    """The file that a wrong name means, in other capitals or without its ending; None where that is not one."""
    small = written.casefold()
    found = [name for name in names if small in {name.casefold(), PurePath(name).stem.casefold()}]
    return found[0] if len(found) == 1 else None
