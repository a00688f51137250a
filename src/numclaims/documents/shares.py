"""Cuts an input into shares that can be read apart from one another, each by whatever process or machine comes first.

A share is a row of files, or a piece of a large one: row groups of Parquet, whole lines of JSON between two offsets. What is
compressed cannot be entered in its middle and stays whole.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.addresses import Found, below, is_address, place
from numclaims.documents.inputs import Input
from numclaims.documents.languages import in_language
from numclaims.documents.walking import unreadable
from numclaims.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SHARE: Final = 32_000_000
"""Bytes of input of a share, unpacked: some thousand articles, seconds of work, little enough to do again."""
MOST_FILES: Final = 1_000
"""Files of a share; opening each costs more than its bytes tell."""
PACKED_GROWTH: Final = 4
"""How many times larger text is than its compressed bytes, at a guess."""
_PACKED: Final = frozenset({".gz", ".bz2", ".xz", ".zst", ".parquet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, or a piece of it.

    Attributes:
        file: The file.
        first: Its first row group (Parquet) or byte (JSON lines).
        last: The one behind its last; None for the whole file.
        size: Bytes, unpacked, as far as they can be told.
    """

    file: Found
    first: int = 0
    last: int | None = None
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one task reads.

    Attributes:
        pieces: Files and pieces of files, in the order of the input.
    """

    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes, unpacked, as far as they can be told."""
        return sum(piece.size for piece in self.pieces)

    @property
    def key(self) -> str:
        """12 hex digits for which input this is, wherever it lies in the whole."""
        parts = (f"{p.file.under}\0{p.file.name}\0{p.first}\0{p.last}" for p in self.pieces)
        return hashlib.sha256("\1".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:12]

    @property
    def stamp(self) -> str:
        """12 hex digits that change with the files and with what ``sources.csv`` says of them."""
        parts = (f"{p.file.stamp}\0{dataclasses.astuple(p.file.known)}" for p in self.pieces)
        return hashlib.sha256("\1".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:12]

    def __str__(self) -> str:
        first = self.pieces[0]
        if len(self.pieces) > 1:
            return f"{first.file.where} and {len(self.pieces) - 1} more"
        if first.last is None:
            return first.file.where
        what = "row groups" if first.file.name.lower().endswith(".parquet") else "bytes"
        return f"{first.file.where}, {what} {first.first:,} to {first.last:,}"


def size_of(paths: Iterable[str]) -> int | None:
    """Bytes of all files below some local paths, as they lie on disk; None if one is a stream or lies elsewhere.

    Args:
        paths: Files and folders.
    """
    given = list(paths)
    if any(path == "-" or is_address(path) for path in given):
        return None
    return sum(found.size for path in given for found in below(path) if isinstance(found, Found))


def plan(paths: Iterable[str], size: int = SHARE) -> tuple[list[Share], list[Trouble]]:
    """The shares of an input in its order, and what of it cannot be found.

    Args:
        paths: Files and folders, local or as fsspec addresses.
        size: Bytes of a share, about.
    """
    shares: list[Share] = []
    troubles: list[Trouble] = []
    waiting: list[Piece] = []
    taken = 0
    for under, found in ((n, item) for n, path in enumerate(paths) for item in below(path)):
        if isinstance(found, Trouble):
            troubles.append(found)
            continue
        for piece in _pieces(dataclasses.replace(found, under=under), size):
            if waiting and (taken + piece.size > size or len(waiting) == MOST_FILES):
                shares.append(Share(pieces=tuple(waiting)))
                waiting, taken = [], 0
            waiting.append(piece)
            taken += piece.size
    if waiting:
        shares.append(Share(pieces=tuple(waiting)))
    return shares, troubles


def _pieces(file: Found, size: int) -> Iterator[Piece]:
    ending = PurePosixPath(file.name.lower()).suffix
    if ending == ".jsonl" and file.size > size:
        count = -(-file.size // size)
        cuts = [file.size * n // count for n in range(count + 1)]
        for first, last in itertools.pairwise(cuts):
            yield Piece(file=file, first=first, last=last, size=last - first)
    elif ending == ".parquet" and file.size * PACKED_GROWTH > size:
        yield from _row_groups(file, size)
    else:
        yield Piece(file=file, size=file.size * (PACKED_GROWTH if ending in _PACKED else 1))


def _row_groups(file: Found, size: int) -> Iterator[Piece]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with place(file.address).open("rb") as stream:
            facts = pq.read_metadata(stream)
            sizes = [facts.row_group(n).total_byte_size for n in range(facts.num_row_groups)]
    except (OSError, pa.ArrowException):
        yield Piece(file=file, size=file.size)  # whoever reads it will say what is wrong with it
        return
    first = taken = 0
    for n, more in enumerate(sizes):
        if n > first and taken + more > size:
            yield Piece(file=file, first=first, last=n, size=taken)
            first, taken = n, 0
        taken += more
    yield Piece(file=file, first=first, last=len(sizes), size=taken)


def read_piece(piece: Piece, language: str) -> Iterator[Document | Trouble]:
    """The documents of a file or a piece of it; nothing raises.

    Args:
        piece: The piece.
        language: ISO 639-1 code of the texts to read, or ``any``.
    """
    file = piece.file
    try:
        for item in _documents(piece):
            yield item if isinstance(item, Trouble) else in_language(item, language, file.where)
    except InputError as error:
        yield Trouble(source=file.where, problem=error.problem, cure=error.cure)
    except OSError as error:
        yield unreadable(file.where, error)


def _documents(piece: Piece) -> Iterator[Document | Trouble]:
    from numclaims.documents import kinds, records

    file = piece.file
    ending, given = kinds.input_of(place(file.address), file.name, file.known)
    given = dataclasses.replace(given, where=file.where)
    if piece.last is None:
        yield from kinds.read(ending, given)
    elif ending == ".parquet":
        yield from _from_row_groups(given, range(piece.first, piece.last))
    else:
        where = f"{file.where}, from byte {piece.first:,}" if piece.first else file.where
        with io.BufferedReader(_Lines(given.open(), piece.first, piece.last), 1 << 16) as lines:
            yield from records.from_json_lines(lines, where, file.known)


def _from_row_groups(given: Input, wanted: range) -> Iterator[Document | Trouble]:
    from numclaims.documents.records import parquet_documents

    with given.open() as stream:
        yield from parquet_documents(stream, given, wanted)


class _Lines(io.RawIOBase):
    """The whole lines of a stream that begin between two offsets."""

    def __init__(self, stream: BinaryIO, first: int, last: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = last - first
        if first:
            stream.seek(first - 1)
            # The line in which the cut falls belongs to the piece in which it begins.
            self._left -= len(stream.readline()) - 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        if self._left <= 0:
            return 0
        view = memoryview(buffer)
        line = self._stream.readline(len(view))
        view[: len(line)] = line
        self._left -= len(line)
        if self._left <= 0 and line and not line.endswith(b"\n"):
            self._left = 1  # the last line goes on behind the cut
        return len(line)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
