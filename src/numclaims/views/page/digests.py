"""Digests by which a page can be held to what was written: one for every block, one for the whole file.

A block is an element that carries ``data-digest``; its digest is taken over its source from the first character of its start
tag to the last of its end tag, the digest itself left empty. The digest of the file is taken likewise, that of the file empty.
A digest shows that nothing was changed by accident or by halves; it is no signature, for who changes a page can count anew.
"""

from __future__ import annotations

import hashlib
from typing import Final

EMPTY: Final = 'data-digest=""'
"""Where a block's digest will stand; no text of a source can hold it, for there every quotation mark in a tag is escaped."""
EMPTY_WHOLE: Final = '<meta name="numclaims-digest" content="">'


def digest(source: str) -> str:
    """First 32 hex digits of the SHA-256 of some HTML."""
    return hashlib.sha256(source.encode()).hexdigest()[:32]


def sealed(source: str) -> str:
    """A block whose start tag holds :data:`EMPTY`, with its digest filled in."""
    return source.replace(EMPTY, f'data-digest="{digest(source)}"', 1)


def unsealed(source: str, found: str) -> str:
    """The same block as it was when its digest was taken."""
    return source.replace(f'data-digest="{found}"', EMPTY, 1)


def sealed_whole(source: str) -> str:
    """A file that holds :data:`EMPTY_WHOLE`, with its digest filled in."""
    return source.replace(EMPTY_WHOLE, EMPTY_WHOLE.replace('""', f'"{digest(source)}"'), 1)


def unsealed_whole(source: str, found: str) -> str:
    """The same file as it was when its digest was taken."""
    return source.replace(EMPTY_WHOLE.replace('""', f'"{found}"'), EMPTY_WHOLE, 1)
