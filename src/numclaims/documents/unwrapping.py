"""Undoes line breaks that only stand because a line was full."""

from __future__ import annotations

from typing import Final

WIDEST: Final = 100
"""Characters of a line above which text is not wrapped by hand or by a mail program."""
_NARROWEST: Final = 50
_MARKS: Final = (">", "-", "*", "\u2022", "|", "#", " ", "\t")
"""What opens a line that is no continuation: quotations, list items, tables, indented lines."""


def unwrapped(text: str) -> str:
    """``text`` with its full lines joined to what follows; text that is not wrapped at one width stays as it is.

    A line is full when the first word of the next one would not have fitted.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= WIDEST:
        return text
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.rstrip()
        parts.append(bare)
        word = following.partition(" ")[0]
        full = bool(bare) and len(bare) + 1 + len(word) > width
        goes_on = bool(word) and not following.startswith(_MARKS) and not bare.startswith(_MARKS)
        parts.append(" " if full and goes_on else "\n")
    parts.pop()
    return "".join(parts)


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """The text of a mail with ``format=flowed`` (RFC 3676): a line that ends with a space goes on.

    Args:
        text: The text.
        delete_space: Whether that space is no part of the text (``delsp=yes``).
    """
    parts: list[str] = []
    for line in text.split("\n"):
        flows = line.endswith(" ") and line != "-- "
        plain = line.removeprefix(" ")  # space-stuffing
        parts.append(plain[:-1] if flows and delete_space else plain)
        parts.append("" if flows else "\n")
    parts.pop()
    return "".join(parts)
