"""Reads the words of ``lexicons/en/places.toml``: what gives a place name its part, and what points back to a place."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons import gazetteer
from numclaims.lexicons.loader import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words that give a place name its part, or that stand for a place named elsewhere."""

    name: str
    role: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandWords:
    """Words that only news of one country uses."""

    name: str
    country: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


_BACK: Final = frozenset({"town", "country", "capital"})
"""Roles of words that point back."""


@functools.cache
def roles() -> dict[str, tuple[str, str]]:
    """Role and entry of every single word of the lexicon."""
    return {
        p: (e.role, e.name)
        for e in entries("en/places.toml", "place", PlaceWords)
        for p in e.phrases
        if e.role not in _BACK
    }


@functools.cache
def anaphors() -> dict[str, str]:
    """What points back, a town, country or capital, by the last word of a phrase that points back ("the city", "nationwide")."""
    return {
        p.split()[-1]: e.role
        for e in entries("en/places.toml", "place", PlaceWords)
        for p in e.phrases
        if e.role in _BACK
    }


@functools.cache
def land_words() -> dict[str, int]:
    """The record of the country that a word alone tells ("upazila")."""
    found: dict[str, int] = {}
    for entry in entries("en/places.toml", "land", LandWords):
        country = gazetteer.index_of(f"country:{entry.country}")
        if country is not None:
            found.update(dict.fromkeys(entry.phrases, country))
    return found
