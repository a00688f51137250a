"""Writes pixels as PNG: charts are flat, and for flat pictures this takes half the time of a general encoder and less room.

The format is that of https://www.w3.org/TR/png-3/: a signature, then chunks of length, name, data and checksum.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_LEVEL: Final = 3
"""Of zlib; 6 takes twice the time for files a twentieth smaller."""
_METRE: Final = 0.0254
"""An inch."""


def write_png(path: Path, pixels: np.ndarray[Any, Any], dpi: float) -> None:
    """Write an opaque picture.

    Args:
        path: The file.
        pixels: Rows of pixels of four bytes, red, green, blue and an opacity that is left out; top row first.
        dpi: Pixels an inch, told to programs that print.
    """
    tall, wide = pixels.shape[:2]
    rows = np.zeros((tall, 3 * wide + 1), dtype=np.uint8)  # each row begins with its filter: none
    rows[:, 1:].reshape(tall, wide, 3)[:] = pixels[:, :, :3]
    metre = round(dpi / _METRE)
    path.write_bytes(
        _SIGNATURE
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0))
        + _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
        + _chunk(b"IDAT", zlib.compress(rows.data, _LEVEL))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
