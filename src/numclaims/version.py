"""The version of this program, apart from the package itself so that any stage may import it."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.1.0"
