"""Which files below a folder are read, in which order, and what ``sources.csv`` says of each.

Left out without a word is what nobody means to have read: hidden files, what systems and office programs leave behind in every
folder, and what an earlier run wrote there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from numclaims.claims import Trouble
from numclaims.documents.sources import NAME, NOTHING, Known, read_sources

MANIFEST: Final = ".made-by-numclaims"
"""A file in which a run notes, a name a line, what it wrote into a folder."""

_LEFT_BEHIND: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx/"})
_LOCK: Final = "~$"
"""How Word begins the name of the file that says who has a document open."""
_PARTS: Final = "_files/"
"""How browsers end the name of the folder that they save with a page."""
_LEDGERS: Final = (".duckdb", ".duckdb.wal")
"""A ledger beside its articles is open while they are read."""

Below = tuple[Path, str, Known]
"""A file, its path below the folder with forward slashes, and what ``sources.csv`` says of it."""


def files_below(root: Path) -> Iterator[Below | Trouble]:
    """The files below a folder in the order of their paths as strings, and a trouble for each folder that cannot be read.

    Not recursive, because folders can be nested deeply.

    Args:
        root: The folder.
    """
    waiting: list[tuple[Path, bool, dict[Path, Known]]] = [(root, True, {})]
    while waiting:
        here, is_folder, known = waiting.pop()
        if not is_folder:
            yield here, here.relative_to(root).as_posix(), known.get(here, NOTHING)
            continue
        try:
            with os.scandir(here) as entries:
                names = sorted(e.name + ("/" if e.is_dir(follow_symlinks=False) else "") for e in entries)
        except OSError as error:
            yield unreadable(str(here), error)
            continue
        rows, troubles = read_sources(here, next((n for n in names if n.lower() == NAME), NAME))
        yield from troubles
        if rows:
            known = known | {here / name: row for name, row in rows.items()}
        wanted = [name for name in names if is_read(name) and not _belongs_to_a_page(name, names)]
        made = _made_by_us(here) if MANIFEST in names else frozenset()
        if here == root and wanted and made.issuperset(wanted):
            problem = "It holds nothing but what numclaims wrote."
            yield Trouble(source=str(here), problem=problem, cure="Give the articles, or its documents.jsonl by name.")
        waiting += [(here / name, name.endswith("/"), known) for name in reversed(wanted) if name not in made]


def is_read(name: str) -> bool:
    """Whether a file or folder of that name is read when all of the folder around it is.

    Args:
        name: Its name; that of a folder ends in a slash.
    """
    small = name.lower()
    return (
        not name.startswith((".", _LOCK))
        and small != NAME
        and small not in _LEFT_BEHIND
        and not small.endswith(_LEDGERS)
    )


def _belongs_to_a_page(name: str, beside: Collection[str]) -> bool:
    """Whether a folder holds what a browser saved with a page: scripts, styles, pictures, frames of advertisements."""
    stem = name.removesuffix(_PARTS)
    return stem != name and not {f"{stem}.html", f"{stem}.htm"}.isdisjoint(beside)


def _made_by_us(folder: Path) -> frozenset[str]:
    try:
        return frozenset((folder / MANIFEST).read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return frozenset()


def unreadable(where: str, error: OSError) -> Trouble:
    """The trouble of a file or folder that the system does not let us read.

    Args:
        where: What its user calls it.
        error: What the system says.
    """
    reason = error.strerror or str(error)[:120] or type(error).__name__
    cure = "Check the path." if isinstance(error, FileNotFoundError) else "Check that it can be read, and try again."
    return Trouble(source=where, problem=f"It cannot be read: {reason}.", cure=cure)
