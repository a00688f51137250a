"""Headings of what is no article, on a web page and in the text copied from one: "Related stories", "Comments (12)"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.lexicons.loader import entries

LEXICON: Final = "en/pages.toml"
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingEntry:
    """Headings of what is no article; see the head of ``en/pages.toml``."""

    name: str
    kind: Literal["comment", "furniture"]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def _heading_phrases() -> tuple[dict[str, HeadingEntry], dict[str, HeadingEntry]]:
    """Whole headings, and beginnings of headings."""
    rows = {phrase: row for row in entries(LEXICON, "heading", HeadingEntry) for phrase in row.phrases}
    return (
        {phrase: row for phrase, row in rows.items() if not phrase.endswith("*")},
        {phrase.removesuffix("*"): row for phrase, row in rows.items() if phrase.endswith("*")},
    )


@functools.cache
def _first_words() -> frozenset[str]:
    """The first word of every phrase, by which nearly all lines of a text are passed over."""
    return frozenset(phrase.split(maxsplit=1)[0] for table in _heading_phrases() for phrase in table)


def furniture_heading(text: str) -> HeadingEntry | None:
    """What a heading says that stands under it other than article; None for nothing.

    Args:
        text: The heading.
    """
    first = _LETTERS.search(text)
    if first is None or first[0].lower() not in _first_words():
        return None
    whole, beginnings = _heading_phrases()
    words = " ".join(_LETTERS.findall(text.lower()[:120]))
    return whole.get(words) or next((row for begin, row in beginnings.items() if words.startswith(begin)), None)
