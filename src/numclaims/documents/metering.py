"""How many bytes of local files this process has read for documents, so that a long command can tell how far it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_read: Final[list[int]] = [0]


def bytes_read() -> int:
    """Bytes that were read through :class:`Metered` in this process, all files together."""
    return _read[0]


@dataclass(frozen=True, slots=True)
class Metered:
    """A file whose reading is counted.

    Attributes:
        path: The file.
    """

    path: Path

    def open(self, mode: Literal["rb"] = "rb", /) -> BinaryIO:
        """Open it as ``Path.open`` would, for reading bytes.

        Raises:
            OSError: It cannot be read.
        """
        return io.BufferedReader(_Counting(self.path, mode))

    def __str__(self) -> str:
        return str(self.path)


class _Counting(io.FileIO):
    def readinto(self, buffer: WriteableBuffer, /) -> int:
        count = super().readinto(buffer)
        _read[0] += count
        return count

    def readall(self) -> bytes:
        data = super().readall()
        _read[0] += len(data)
        return data
