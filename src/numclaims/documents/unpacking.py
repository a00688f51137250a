"""Compressed files as streams; one that would grow out of all proportion is refused before it has."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final

from numclaims.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ENDINGS: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})
"""Endings of compressed files; what they hold is told by the ending before."""

MOST_LAYERS: Final = 2
"""How often a file may be compressed."""

HARMLESS: Final = 64_000_000
"""Bytes that any compressed file may grow to."""

LARGEST_GROWTH: Final = 250
"""How many times larger than packed a file may become beyond that; text grows 3 to 20 times, a bomb 1,000 times and more."""

_DAMAGED: Final = "Fetch or pack it again."


def unpacked(ending: str, open_packed: Callable[[], BinaryIO]) -> BinaryIO:
    """The content of a compressed file, as a stream.

    Args:
        ending: One of :data:`ENDINGS`.
        open_packed: Opens the packed bytes.

    Raises:
        InputError: While reading: the bytes are damaged, cut short, or a bomb.
        OSError: They cannot be read.
    """
    packed = open_packed()
    return io.BufferedReader(_Unpacked(ending, packed), 1 << 16)


class _Unpacked(io.RawIOBase):
    """Decompressed bytes, counted against the packed ones."""

    def __init__(self, ending: str, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._ending = ending
        self._stream = _decompressor(ending, packed)
        self._made = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data: bytes = self._stream.read1(len(view))  # type: ignore[attr-defined]  # what stands before damage is given before it is met
        except InputError:
            raise
        except EOFError as error:
            raise InputError(f"It is cut short: it ends after {self._made:,} unpacked bytes.", _DAMAGED) from error
        except Exception as error:  # each library has its own error for damaged bytes
            if isinstance(error, OSError) and error.errno is not None:
                raise
            reason = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
            problem = f"It is no valid {self._ending} file, or damaged, after {self._made:,} unpacked bytes: {reason}."
            raise InputError(problem, _DAMAGED) from error
        self._made += len(data)
        if self._made > HARMLESS and self._made > LARGEST_GROWTH * max(1, self._packed.tell()):
            problem = f"It grows to more than {LARGEST_GROWTH} times its size when unpacked, as no text does."
            raise InputError(problem, "Unpack it yourself if you trust it.")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()


def _decompressor(ending: str, packed: BinaryIO) -> BinaryIO:
    if ending == ".gz":
        import gzip

        return gzip.GzipFile(fileobj=packed)  # type: ignore[return-value]
    if ending == ".bz2":
        import bz2

        return bz2.BZ2File(packed)  # type: ignore[return-value]
    if ending == ".xz":
        import lzma

        return lzma.LZMAFile(packed)  # type: ignore[return-value]
    import zstandard

    # A frame may ask for gigabytes of memory; 128 MB is what the format's own tool allows unasked.
    decoder = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    return decoder.stream_reader(packed, read_across_frames=True, closefd=False)
