"""The words and signs for units, currencies and what a rate is counted by, from the lexicons."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final, NamedTuple

from numclaims.claims import Kind
from numclaims.lexicons.loader import entries
from numclaims.lexicons.phrases import PhraseTable

UNITS_FILE: Final = "en/units.toml"
CURRENCIES_FILE: Final = "en/currencies.toml"


class Unit(NamedTuple):
    """What a unit word stands for: its name, the kind of number it makes, and the rule that says so."""

    name: str
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """One entry of ``units.toml``: a line for each unit, its name in Pint, a colon, its words or signs."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    kind: str
    units: str
    glued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsEntry:
    """An entry that is a list of words."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyEntry:
    """One entry of ``currencies.toml``; see the head of that file."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    words: str = ""
    symbols: str = ""
    shared: str = ""
    countries: str = ""


class Shared(NamedTuple):
    """A currency name that several countries use: codes with the names that speak for them, the usual one first."""

    countries: tuple[tuple[str, tuple[str, ...]], ...]
    rule: str


@functools.cache
def _currencies() -> tuple[CurrencyEntry, ...]:
    return entries(CURRENCIES_FILE, "currency", CurrencyEntry)


def lines(text: str) -> list[tuple[str, list[str]]]:
    """The lines of a lexicon text: a name, and the words behind its colon with their spaces back."""
    found: list[tuple[str, list[str]]] = []
    for line in text.strip().splitlines():
        name, _, words = line.partition(": ")
        found.append((name.strip(), [word.replace("_", " ") for word in words.split()]))
    return found


@functools.cache
def words() -> PhraseTable[Unit]:
    """Unit words and currency words behind a number, in lower case."""
    pairs: list[tuple[str, Unit]] = []
    for entry in entries(UNITS_FILE, "unit", UnitEntry):
        for name, spellings in lines(entry.units):
            unit = Unit(name, entry.kind, f"unit:{entry.name}")  # type: ignore[arg-type]  # the lexicon's test checks kinds
            pairs += [(spelling, unit) for spelling in spellings]
    for currency in _currencies():
        for code, spellings in lines(currency.words):
            unit = Unit(code, "money", f"currency:{currency.name}")
            pairs += [(spelling, unit) for spelling in spellings]
    return PhraseTable(pairs)


@functools.cache
def symbols() -> dict[str, tuple[Unit, bool]]:
    """Signs behind digits, case as written, and whether they must follow without a space."""
    found: dict[str, tuple[Unit, bool]] = {}
    for entry in entries(UNITS_FILE, "symbol", UnitEntry):
        for name, spellings in lines(entry.units):
            unit = Unit(name, entry.kind, f"symbol:{entry.name}")  # type: ignore[arg-type]
            for spelling in spellings:
                found[spelling] = (unit, entry.glued)
    return found


@functools.cache
def money_signs() -> dict[str, Unit]:
    """Signs and codes for money before or behind a number, case as written."""
    found: dict[str, Unit] = {}
    for entry in _currencies():
        for code, spellings in lines(entry.symbols):
            for spelling in spellings:
                found[spelling] = Unit(code, "money", f"currency:{entry.name}")
    return found


@functools.cache
def shared_money() -> dict[str, Shared]:
    """Currency names of several countries."""
    found: dict[str, Shared] = {}
    for entry in _currencies():
        if entry.shared:
            countries = tuple((code, tuple(names)) for code, names in lines(entry.countries))
            for word in entry.shared.split():
                found[word] = Shared(countries, f"currency:{entry.name}")
    return found


@functools.cache
def shared_signs() -> dict[str, Shared]:
    """Signs and codes of money that several countries use ("Rs", "Sh")."""
    found: dict[str, Shared] = {}
    for entry in _currencies():
        if entry.countries:
            countries = tuple((code, tuple(names)) for code, names in lines(entry.countries))
            for _, spellings in lines(entry.symbols):
                for spelling in spellings:
                    found[spelling] = Shared(countries, f"currency:{entry.name}")
    return found


@functools.cache
def dollars() -> Shared:
    """The countries whose dollars a plain "$" may mean, with the names and address endings that speak for them."""
    entry = next(entry for entry in _currencies() if entry.name == "dollar-of-a-country")
    return Shared(tuple((code, tuple(names)) for code, names in lines(entry.countries)), f"currency:{entry.name}")


@functools.cache
def purposes() -> dict[str, str]:
    """Nouns behind a sum of money that say what it is ("loan"), and their rules."""
    return {
        word: f"purpose:{entry.name}"
        for entry in entries(CURRENCIES_FILE, "purpose", WordsEntry)
        for word in entry.words.split()
    }


_PER_NAMES: Final = {
    "h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "annum": "year", "litre": "liter",
    "kilo": "kilogram", "kg": "kilogram", "tonne": "metric_ton", "kilometre": "kilometer", "km": "kilometer", "night": "day",
    "kwh": "kilowatt_hour", "kilowatt-hour": "kilowatt_hour", "mwh": "megawatt_hour", "megawatt-hour": "megawatt_hour",
    "d": "day", "yr": "year",
}  # fmt: skip


@functools.cache
def per() -> dict[str, tuple[str, str]]:
    """What a rate can be counted by: the word, its unit's name and the rule."""
    return {
        word: (_PER_NAMES.get(word, word), f"per:{entry.name}")
        for entry in entries(UNITS_FILE, "per", WordsEntry)
        for word in entry.words.split()
    }
