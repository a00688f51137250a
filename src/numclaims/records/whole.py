"""Files that appear under their name only once they are whole, and the traces of processes that were killed while writing.

A file is written beside its place as ``.NAME.PID.part`` and renamed when it is complete. A process that is killed leaves such a
part behind; the next one that works in the folder removes the parts of processes that are no more.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PART: Final = re.compile(r"\.(?P<name>.+)\.(?P<pid>\d{1,10})\.part(?P<log>\.wal)?")
"""A part; DuckDB keeps a log beside the file it writes."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; what stands there becomes ``path`` when the block ends, and vanishes when the block fails.

    A pipe or a device (``/dev/null``) is written to as it is: a file put in its place would take it away from everybody.

    Raises:
        OSError: The folder cannot be made, or the file cannot be put in its place.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(path)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def meant_by(path: Path) -> Path:
    """The file that a part is to become, for a message; any other path as it is."""
    found = _PART.fullmatch(path.name)
    return path if found is None else path.with_name(found["name"])


def part_of(path: Path) -> Path:
    """Where this process writes what shall become ``path``."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def sweep(folder: Path, name: str | None = None) -> list[Path]:
    """Remove the parts that dead processes left in a folder, and nothing else; says which.

    A part of a process that lives, or may live, stays: two processes may write to one folder.

    Args:
        folder: The folder; it need not be there.
        name: Only parts of the file of that name.
    """
    removed = []
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return []  # whoever wants to write here will say what is wrong
    for file in files:
        found = _PART.fullmatch(file.name)
        if found is None or (name is not None and found["name"] != name) or _alive(int(found["pid"])):
            continue
        try:
            file.unlink()
        except OSError:
            continue
        removed.append(file)
    return removed


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
