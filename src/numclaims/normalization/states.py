"""Names a country's voices in one form: its government, and the bodies of which every country has one.

"Turkey's interior ministry", "the Ministry of Interior in Ankara" and, of a figure that holds in Turkey, "the interior ministry"
are one source; so are "Turkey" and "the Turkish authorities". The bodies stand in ``lexicons/en/bodies.toml``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims.lexicons import gazetteer
from numclaims.lexicons.loader import entries

_COUNTRIES: Final = Path(gazetteer.__file__).parent / "gazetteer_data" / "countries.tsv"
_GOVERNMENTS: Final = frozenset({"government", "authorities", "regime", "administration", "govt"})
_LEVELS: Final = frozenset(
    {"federal", "national", "union", "central", "state", "country's", "nation's", "own", "new", "royal"}
)
"""Words before a ministry that only tell that it is the country's."""
_OF_COUNTRY: Final = frozenset({"national", "country's", "nation's"})
"""The same before any other body, of which a town or a state may have one, too."""
_LONGEST_CODE: Final = 3
"""Letters of a word in capitals that is no capital city but stands for something else ("DOH")."""
_SPEAKERS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_FIELD_LEADS: Final = frozenset({"the", "public", "national"})
_STYLE: Final = {"American": "US"}
"""How the adjective is written before a body, where another is usual."""
_LONGEST: Final = 12
"""Words of a source that can be one body; a longer one is part of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of which every country has one; the keys are told at the top of ``en/bodies.toml``."""

    name: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    home: bool = False
    named: bool = False
    local: bool = False


def country_name(alpha3: str) -> str | None:
    """Usual English name of a country."""
    place = gazetteer.place_of(f"country:{alpha3}")
    return place.name if place is not None else None


@functools.cache
def demonyms() -> dict[str, str]:
    """Adjective of each country, by all its names."""
    return {name: row[3].split(",")[0] for row in _rows() for name in (row[1], *row[2].split(",")) if name}


@functools.cache
def _adjectives() -> dict[str, str]:
    """The usual adjective of each country, by all its adjectives ("Nepali": "Nepalese")."""
    return {adjective: row[3].split(",")[0] for row in _rows() for adjective in row[3].split(",")}


@functools.cache
def _rows() -> tuple[list[str], ...]:
    lines = _COUNTRIES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(row for row in rows if len(row) > 3 and row[3])


def government(form: str) -> str | None:
    """The government that a country speaks for: "Turkey", "the Turkish authorities", "Turkey's government", "Ankara"."""
    words = form.replace("'s", "").split()
    if len(words) > 1 and words[-1].lower() in _GOVERNMENTS:
        words = words[:-1]
        adjective = _adjectives().get(" ".join(words))
        if adjective is not None:
            return f"{adjective} government"
    whole = " ".join(words)
    people = demonyms().get(whole) or _of_capital(whole)
    return f"{people} government" if people is not None else None


@functools.lru_cache(maxsize=1 << 12)
def _of_capital(name: str) -> str | None:
    """The adjective of the country whose capital this is ("Kyiv": "Ukrainian"); None for any other word."""
    if not name[:1].isupper() or (name.isupper() and len(name) <= _LONGEST_CODE):
        return None
    for entry in gazetteer.find(name):
        if entry.kind == gazetteer.TOWN and gazetteer.capital_of(entry.country) == entry.index:
            return demonyms().get(gazetteer.place_at(entry.country).name)
    return None


@functools.cache
def _bodies() -> dict[str, tuple[tuple[tuple[str, ...], Body], ...]]:
    """The bodies by the first word of their phrases, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Body]]] = {}
    for body in entries("en/bodies.toml", "body", Body):
        for phrase in body.phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, body))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in table.items()}


def body(form: str, country: str | None) -> tuple[str, str] | None:
    """The name of a country's body, and the rule that tells it.

    Args:
        form: A source in one form, as :func:`numclaims.normalization.naming.normalised` gives it.
        country: ISO 3166 alpha-3 of the place of the figure, whose body it is where the words name no other.

    Returns:
        "Turkish interior ministry" and ``body:interior ministry``; None where the words are no such body, or one of
        something else than a country or a place.
    """
    words = form.split()
    if len(words) > _LONGEST:
        return None
    lower = [word.lower().strip(",") for word in words]
    found = _found(lower)
    if found is None:
        return None
    first, last, name, entry = found
    owner, behind = _without_lead(words[:first], ministry=name.endswith("ministry")), words[last:]
    if behind and behind[0].lower().strip(",") in _SPEAKERS:
        behind = behind[1:]  # "an interior ministry spokesman": the ministry
    home = entry is None or entry.home
    if behind:
        if owner or len(behind) < 2 or behind[0].lower() not in {"in", "of"}:
            return None
        if not (home or (entry is not None and entry.local)):
            return None  # "officials in Tokyo" may be anybody's
        owner = behind[1:]
    if owner:
        people = _owner(owner, home=home)
        if people is None:
            return None
    elif entry is not None and entry.named:
        return None
    else:
        people = demonyms().get(country_name(country) or "") if country is not None else None
    rule = f"body:{entry.name}" if entry is not None else "roots:ministry"
    return (name if people is None else f"{_STYLE.get(people, people)} {name}", rule)


def _without_lead(before: list[str], *, ministry: bool) -> list[str]:
    """Of the words before a body those that tell whose it is: without "a spokesman for the", "federal", "neighbouring"."""
    if len(before) > 1 and before[0].lower().strip(",") in _SPEAKERS and before[1].lower().strip(",") == "for":
        before = before[2:]
    while before and before[-1].lower() in (_LEVELS if ministry else _OF_COUNTRY):
        before = before[:-1]
    return [w for w in before if w.lower() not in {"the", "neighbouring"}]


def _found(lower: list[str]) -> tuple[int, int, str, Body | None] | None:
    """Where a body stands in the words, its name, and its entry; None for the entry of a ministry that none lists."""
    table = _bodies()
    for i, word in enumerate(lower):
        for phrase, entry in table.get(word, ()):
            if tuple(lower[i : i + len(phrase)]) == phrase:
                return i, i + len(phrase), entry.name, entry
    for i, word in enumerate(lower):
        if word != "ministry":
            continue
        if lower[i + 1 : i + 2] in (["of"], ["for"]) and i + 2 < len(lower):
            k = i + 2
            while k + 1 < len(lower) and lower[k] in _FIELD_LEADS:
                k += 1
            end = next((m for m in range(k + 1, len(lower)) if lower[m] == "in"), len(lower))
            return i, end, f"{lower[k]} ministry", None
        if i > 0 and lower[i - 1].isalpha():
            if lower[i - 1].capitalize() in _adjectives():
                return i, i + 1, "ministry", None  # "Turkish ministry": whose it is, and not of what
            return i - 1, i + 1, f"{lower[i - 1]} ministry", None
    return None


def _owner(words: list[str], *, home: bool) -> str | None:
    """Whose a body is, as an adjective ("Turkish", "Gaza"); None where the words name no country and no place.

    Args:
        words: What stands beside the body, article taken off.
        home: Whether a capital city stands for its country.
    """
    if words[0].lower() == "the":
        words = words[1:]
    name = " ".join(words).removesuffix("'s").removesuffix("'")
    if not name[:1].isupper():
        return None
    people = demonyms().get(name) or _adjectives().get(name) or (_of_capital(name) if home else None)
    if people is not None:
        return people
    name = name.removesuffix(" Strip")
    return name if any(not e.demonym and e.population > 0 for e in gazetteer.find(name)) else None
