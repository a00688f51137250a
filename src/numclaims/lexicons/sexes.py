"""Forenames, and words that tell whether a person is a woman or a man; told by ``en/sexes.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from numclaims.lexicons.loader import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Sex:
    """Words and forenames that tell a person's sex; the keys are told at the top of ``en/sexes.toml``."""

    name: str
    phrases: tuple[str, ...]
    forenames: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def sex_by_word() -> dict[str, str]:
    """The sex that a title, a role or a word of kinship tells, by the word in small letters."""
    return {word: sex.name for sex in entries("en/sexes.toml", "sex", Sex) for word in sex.phrases}


@functools.cache
def sex_by_forename() -> dict[str, str]:
    """The sex that a forename tells, by the forename in small letters."""
    return {name: sex.name for sex in entries("en/sexes.toml", "sex", Sex) for name in sex.forenames}
