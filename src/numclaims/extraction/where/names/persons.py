"""Tells by the text itself that a name is a person's, though a small town somewhere bears it.

Who reads "Ivo Stark" and then "Stark's plan" reads of no town of that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from numclaims.extraction.where.words import person_titles
from numclaims.lexicons.sexes import sex_by_forename

_INSIDE: Final = frozenset({"in", "near", "from", "of"})
"""In front of a name, what says that a place is meant, whoever bears it, too."""


_NEAR: Final = 20_000
"""Characters on either side in which a name is looked for: more than an article has, so that a book costs no square."""


def is_persons(text: str, name: str, where: int) -> bool:
    """Whether a text gives a single word as the forename or family name of somebody, and nowhere puts anything in it.

    Args:
        text: The whole text.
        name: The word, as written.
        where: Offset at which it stands.
    """
    forename = name.lower() in sex_by_forename()
    told = False
    for at in _places_of(text, name, max(0, where - _NEAR), where + _NEAR):
        end = at + len(name)
        if _word_before(text, at).lower() in _INSIDE and not _goes_on(text, end):
            return False
        told = told or _is_addressed(text, at) or (forename and _is_followed(text, end))
    return told


def _goes_on(text: str, end: int) -> bool:
    """Whether an owner's name ends there, or only a part of a name: "in Stark's office", "in Stark County"."""
    behind = text[end : end + 2]
    return behind in {"'s", "\u2019s"} or (behind[:1] == " " and behind[1:].isupper())


def _places_of(text: str, name: str, first: int, last: int) -> Iterator[int]:
    """Where a word stands by itself between two offsets of a text."""
    at = text.find(name, first, last)
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at
        at = text.find(name, end, last)


def _is_addressed(text: str, at: int) -> bool:
    """Whether a forename or a title stands in front: "Ivo Stark", "Sen. Stark"."""
    before = _word_before(text, at)
    word = before.rstrip(".").lower()
    return before[:1].isupper() and (word in sex_by_forename() or word in person_titles())


def _word_before(text: str, at: int) -> str:
    """The word in front of a name; empty where none stands on its line."""
    if at < 2 or text[at - 1] != " ":
        return ""
    return text[text.rfind(" ", 0, at - 1) + 1 : at - 1].rpartition("\n")[2]


def _is_followed(text: str, end: int) -> bool:
    """Whether another name stands behind a forename."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 3].islower()
