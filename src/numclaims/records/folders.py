"""A folder that results are written into, here or in a store: a file appears in it whole or not at all."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol, cast

from numclaims.documents.addresses import file_system, is_address

_TEMPORARY: Final = ".part"
"""Ending of files that are still written; they begin with a dot, so that readers of data sets pass them over."""


class Folder(Protocol):
    """What a data set asks of the place where it lies."""

    address: str

    def make(self) -> None:
        """Make it, with those above it, if it is not there."""

    def names(self) -> list[str]:
        """Names of its files, sorted; none if it is not there."""

    def read(self, name: str) -> bytes:
        """The bytes of a file."""

    def whole(self, name: str) -> AbstractContextManager[Path]:
        """A path to write to; at the end the file appears in the folder, in place of one that has its name."""

    def path_of(self, name: str) -> str:
        """Path or address of a file."""

    def remove(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""

    def rename(self, old: str, new: str) -> None:
        """Give a file another name."""


def folder(address: str) -> Folder:
    """The folder at a path or fsspec address."""
    return _Remote(address) if is_address(address) else _Local(address)


def unfinished(names: list[str]) -> list[str]:
    """Of some names those of files that somebody began to write."""
    return [name for name in names if name.startswith(".") and name.endswith(_TEMPORARY)]


def _temporary(name: str) -> str:
    # Two tasks on two machines may write one file at a time when one of them is taken for dead.
    return f".{name}.{uuid.uuid4().hex[:12]}{_TEMPORARY}"


class _Local:
    def __init__(self, address: str) -> None:
        self.address = str(Path(address).absolute())
        self._root = Path(self.address)

    def make(self) -> None:
        self._root.mkdir(parents=True, exist_ok=True)

    def names(self) -> list[str]:
        return sorted(entry.name for entry in os.scandir(self._root)) if self._root.is_dir() else []

    def read(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    @contextmanager
    def whole(self, name: str) -> Iterator[Path]:
        part = self._root / _temporary(name)
        try:
            yield part
            part.replace(self._root / name)
        finally:
            part.unlink(missing_ok=True)

    def path_of(self, name: str) -> str:
        return str(self._root / name)

    def remove(self, name: str) -> None:
        (self._root / name).unlink(missing_ok=True)

    def rename(self, old: str, new: str) -> None:
        (self._root / old).replace(self._root / new)


class _Remote:
    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._system, self._root = file_system(self.address)

    def make(self) -> None:
        self._system.makedirs(self._root, exist_ok=True)

    def names(self) -> list[str]:
        if not self._system.exists(self._root):
            return []
        self._system.invalidate_cache()
        return sorted(path.rstrip("/").rpartition("/")[2] for path in self._system.ls(self._root, detail=False))

    def read(self, name: str) -> bytes:
        return cast("bytes", self._system.cat_file(f"{self._root}/{name}"))

    @contextmanager
    def whole(self, name: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as scratch:
            part = Path(scratch) / name
            yield part
            # Not every store shows a file only when all of it is there; all of them move it so.
            there = f"{self._root}/{_temporary(name)}"
            self._system.put_file(str(part), there)
            self._system.mv(there, f"{self._root}/{name}")

    def path_of(self, name: str) -> str:
        return f"{self.address}/{name}"

    def remove(self, name: str) -> None:
        if self._system.exists(f"{self._root}/{name}"):
            self._system.rm_file(f"{self._root}/{name}")

    def rename(self, old: str, new: str) -> None:
        self._system.mv(f"{self._root}/{old}", f"{self._root}/{new}")
