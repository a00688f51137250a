"""Markdown in which nothing of a source becomes markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from numclaims.claims import Claim
from numclaims.views.words import flat


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return escape_inline(flat(text))


def escape_inline(text: str) -> str:
    """Text that Markdown shows as it is, its blanks untouched."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", text)


def code(text: str) -> str:
    """A name between backticks, safe in a table."""
    return f"`{flat(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"


def where(claim: Claim) -> str:
    """The way back to a claim: its document, a link where the address is known, and the offset of the number."""
    told = f"{code(claim.doc_id)} at character {claim.char_start}"
    return f"[{told}]({claim.url})" if _safe(claim.url) else told


def _safe(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://")) and not re.search(r"[\s()<>|]", url)


def many(count: int, what: str) -> str:
    """A count with its noun: "1 claim", "1,210 figures"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def and_list(parts: Sequence[str]) -> str:
    """Parts as a list for reading: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
