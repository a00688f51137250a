"""What a sentence calls an event, and whose side an actor is on: the words of ``lexicons/en/events.toml``, looked up once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons.loader import entries

LEXICON: Final = "en/events.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Words of one cause, deed, means or side; see the head of the file."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    once: bool = False
    yields_to: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    spot: bool = False
    lasting: bool = False


@functools.cache
def _table(table: str) -> tuple[EventWords, ...]:
    return entries(LEXICON, table, EventWords)


@functools.cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.name, _words(row)) for row in _table(table))


def _words(row: EventWords) -> re.Pattern[str]:
    """The words of an entry, but not where they begin one of the phrases that mean something else."""
    but = f"(?!(?:{'|'.join(re.escape(phrase) for phrase in row.unless)})\\b)" if row.unless else ""
    return re.compile(rf"\b{but}(?:{'|'.join(re.escape(word) for word in row.words)})\b")


def named(table: str, words: str) -> tuple[str, ...]:
    """The names of the causes, deeds or means that some words tell of, in the order of the file.

    Args:
        table: ``cause``, ``deed`` or ``means``.
        words: In lower case, with single spaces.
    """
    return tuple(name for name, pattern in _patterns(table) if pattern.search(words))


@functools.cache
def alternatives(table: str) -> str:
    """The words of a table as part of a regular expression, without the boundaries around them.

    Args:
        table: ``cause``, ``deed`` or ``means``.
    """
    return "|".join(re.escape(word) for row in _table(table) for word in row.words)


@functools.cache
def spots() -> frozenset[str]:
    """The causes that strike at one spot, so that its toll is that of the town, the province and the country."""
    return frozenset(row.name for row in _table("cause") if row.spot)


@functools.cache
def lasting() -> frozenset[str]:
    """The causes that a place sees once in months."""
    return frozenset(row.name for row in _table("cause") if row.lasting)


@functools.cache
def once() -> frozenset[str]:
    """The deeds that a place sees once in a long while."""
    return frozenset(row.name for row in _table("deed") if row.once)


@functools.lru_cache(maxsize=2048)
def side(actor: str | None) -> str | None:
    """The side an actor is on: ``state``, ``rebel``, or None when its words do not tell."""
    if not actor:
        return None
    lower = actor.lower()
    found = [row.name for row in _table("side") if any(word in lower for word in row.words)]
    if len(found) > 1:
        found = [row.name for row in _table("side") if row.name in found and not any(w in lower for w in row.yields_to)]
    return found[0] if len(found) == 1 else None


def tells_of_other(side_named: str, words: str) -> bool:
    """Whether some words, in lower case, name the side that is not the one given."""
    return any(word in words for row in _table("side") if row.name != side_named for word in row.in_text)
