"""Reads the words of ``lexicons/en/places.toml``: what gives a place name its part, and what points back to a place."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

import ahocorasick_rs

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """Words by which one rule of these modules knows a construction.

    Attributes:
        name: By which a module asks for them.
        words: The words, split by white space; in small letters, every form written out.
        place: The path of the place that the figure of each example gets, and that of no counterexample; "" for no place.
        examples: Texts in which the words are used.
        counterexamples: Texts in which they are not.
    """

    name: str
    words: str
    place: str
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


@functools.cache
def land_finder() -> ahocorasick_rs.AhoCorasick:
    """The automaton that tells whether one of these words may stand in a text in small letters."""
    return ahocorasick_rs.AhoCorasick(sorted(land_words()), implementation=ahocorasick_rs.Implementation.DFA)


@functools.cache
def sign(name: str) -> frozenset[str]:
    """The words of one entry of the table ``sign``.

    Raises:
        KeyError: There is no entry of that name.
    """
    return _signs()[name]


@functools.cache
def _signs() -> dict[str, frozenset[str]]:
    return {entry.name: frozenset(entry.words.split()) for entry in entries("en/places.toml", "sign", SignWords)}
