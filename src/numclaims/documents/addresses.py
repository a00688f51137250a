"""Local paths and fsspec addresses (``s3://bucket/folder``) alike: what lies below them, and opening it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from numclaims.claims import Trouble
from numclaims.documents.sources import NOTHING, Known, read_sources
from numclaims.documents.walking import files_below, is_read, unreadable
from numclaims.errors import UsageError

_SCHEME: Final = "://"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that is to be read.

    Attributes:
        address: Where any machine finds it: its absolute path, or its address.
        where: What its user calls it.
        name: Its path below the folder given, with forward slashes; its id, if it is one document.
        size: Its bytes.
        stamp: Changes when the file does: its size, and its time of change or what its store gives in place of that.
        known: What ``sources.csv`` says of it.
        under: Which of the paths given it lies below, from 0.
    """

    address: str
    where: str
    name: str
    size: int
    stamp: str
    known: Known = NOTHING
    under: int = 0


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on another machine or in a store, to be opened like a path.

    Attributes:
        address: Its fsspec address.
    """

    address: str

    def open(self, mode: str = "rb") -> BinaryIO:
        """Open it.

        Raises:
            OSError: It cannot be read.
        """
        system, path = file_system(self.address)
        return cast("BinaryIO", system.open(path, mode))

    def __str__(self) -> str:
        return self.address


def is_address(path: str) -> bool:
    """Whether a path is an fsspec address and not a local one."""
    return _SCHEME in path


def place(address: str) -> Path | Remote:
    """What opens an address."""
    return Remote(address) if is_address(address) else Path(address)


def file_system(address: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path in it.

    Raises:
        UsageError: fsspec, or the plug-in that the address needs, is not installed.
    """
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{address}: addresses need fsspec.", "Run `pip install 'numclaims[cluster]'`.") from error
    try:
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(address))
    except (ImportError, ValueError) as error:
        cure = "Install the fsspec plug-in for it (s3fs for s3://, gcsfs for gs://, adlfs for abfs://)."
        raise UsageError(f"{address}: {str(error).splitlines()[0][:200]}.", cure) from error


def below(path: str) -> Iterator[Found | Trouble]:
    """Every file below a path, in the order in which :func:`numclaims.documents.reading.read_documents` reads them.

    Args:
        path: A file or folder, local or as an address.
    """
    yield from _remote(path) if is_address(path) else _local(Path(path))


def _local(root: Path) -> Iterator[Found | Trouble]:
    if not root.is_dir():
        yield _found(root, root.name, read_sources(root.parent)[0].get(root.name, NOTHING))
        return
    for found in files_below(root):
        yield found if isinstance(found, Trouble) else _found(*found)


def _found(path: Path, name: str, known: Known) -> Found | Trouble:
    try:
        status = path.stat()
    except OSError as error:
        return unreadable(str(path), error)
    if not stat.S_ISREG(status.st_mode):
        return Trouble(source=str(path), problem="It is no regular file.", cure="Give a file or a folder.")
    return Found(
        address=str(path.absolute()),
        where=str(path),
        name=name,
        size=status.st_size,
        stamp=f"{status.st_size}-{status.st_mtime_ns}",
        known=known,
    )


def _remote(address: str) -> Iterator[Found | Trouble]:
    system, root = file_system(address)
    try:
        entries = system.find(root, detail=True)
    except OSError as error:
        yield unreadable(address, error)
        return
    if not entries:
        yield Trouble(source=address, problem="There is nothing.", cure="Check the address.")
    for path in sorted(entries):
        name = path.removeprefix(root).lstrip("/")
        *folders, last = name.split("/")
        if not all(map(is_read, (*(f"{folder}/" for folder in folders), last))):
            continue
        facts = entries[path]
        state = [facts.get(key) for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified", "created")]
        yield Found(
            address=str(system.unstrip_protocol(path)),
            where=str(system.unstrip_protocol(path)),
            name=name or path.rpartition("/")[2],
            size=int(facts.get("size") or 0),
            stamp="-".join(str(part) for part in (facts.get("size"), *state) if part is not None),
        )
