"""The register of primary sources (``lexicons/en/roots.toml``): which entry a source's words belong to."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims.claims import AttributionType
from numclaims.lexicons.loader import entries, own_entries
from numclaims.normalization import states

_WORD: Final = re.compile(r"(?:[A-Za-z]\.){2,}(?:['\u2019]s)?|[^\W_]+(?:[-'\u2019][^\W_]+)*")
_AGAIN: Final = 3
"""Times a document names a country before an unnamed government in it is taken for that country's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A primary source with its spellings; the keys are told at the top of ``en/roots.toml``."""

    name: str
    type: AttributionType
    aliases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    countries: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    stateless: bool = False
    root: str | None = None


_extra: list[Path] = []
"""A user's own register files, read before the built-in one."""


def files_in_use() -> tuple[Path, ...]:
    """A user's own register files, in the order in which they are asked: what a memo of names depends on."""
    return tuple(_extra)


def use_files(paths: Iterable[Path | str]) -> None:
    """Read a user's own registers of sources before the built-in one; where both know a source, the user's name is given.

    Args:
        paths: TOML files in the form of ``en/roots.toml``; they replace the files named by an earlier call.

    Raises:
        LexiconError: A file cannot be read, or an entry has an unknown key or a value of the wrong type.
    """
    files = [Path(path).resolve() for path in paths]
    for file in files:
        own_entries(file, "root", Root)
    _extra[:] = files
    for kept in (_register, _by_word, _near, _types, entry):
        kept.cache_clear()


def country_of_text(text: str) -> str:
    """The country of an entry one of whose words the document names again and again: whose story it is; empty for none."""
    for words, country in _near():
        if any(text.count(word) >= _AGAIN for word in words):
            return country
    return ""


@functools.cache
def _near() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words by which the register's unnamed governments are known, and their country, each once."""
    return tuple(
        dict.fromkeys((root.near, root.countries[0]) for root, _, _ in _register() if root.near and root.countries)
    )


@functools.cache
def _register() -> tuple[tuple[Root, tuple[tuple[str, bool], ...], tuple[str, ...]], ...]:
    """The entries, their aliases padded with spaces (and whether one must be the whole source), and what rules them out.

    An alias in capitals ("WHO") is looked for as it stands, any other in small letters.
    """
    return tuple(
        (
            root,
            tuple((_padded(alias.lstrip("="), cased=alias.isupper()), alias.startswith("=")) for alias in root.aliases),
            tuple(_padded(word) for word in root.never),
        )
        for file in (*_extra, Path("en/roots.toml"))
        for root in entries(file, "root", Root)
    )


@functools.cache
def _by_word() -> dict[str, tuple[tuple[int, str, bool], ...]]:
    """The aliases by the longest of their words, each with the number of its entry: a source holds an alias only with that word.

    The first word of many is "the" or "state"; the longest is seldom in a source by chance.
    """
    found: dict[str, list[tuple[int, str, bool]]] = {}
    for number, (_, aliases, _) in enumerate(_register()):
        for alias, exactly in aliases:
            found.setdefault(max(alias.split(), key=len).lower(), []).append((number, alias, exactly))
    return {word: tuple(hits) for word, hits in found.items()}


def _padded(text: str, *, cased: bool = False) -> str:
    """The words, in lower case unless they are to be kept, with a space on either side.

    Possessives, hyphens and points of abbreviations are dropped.
    """
    words = [
        w.replace("\u2019", "'").removesuffix("'s").replace(".", "")
        for w in _WORD.findall((text if cased else text.lower()).replace("-", " "))
    ]
    return f" {' '.join(words)} "


def type_of(name: str) -> AttributionType | None:
    """The sort of source that the register gives an entry; None for a name that it does not know."""
    return _types().get(name)


@functools.cache
def _types() -> dict[str, AttributionType]:
    return {root.name: root.type for root, _, _ in reversed(_register())}


def registered(source: str, country: str | None) -> str | None:
    """The register's name for a source.

    Args:
        source: The words it is given with.
        country: ISO 3166 alpha-3 of the place of the figure, for entries that hold in some countries only.

    Returns:
        The name; None when no entry fits.
    """
    found = entry(source, country)
    return (found.root or found.name) if found is not None else None


@functools.lru_cache(maxsize=1 << 12)
def entry(source: str, country: str | None) -> Root | None:
    """The first entry of the register that a source's words fit; only those are tried of which the source has a word."""
    whole = _padded(source)
    cased = "" if source.isupper() and " " in source else _padded(source, cased=True)
    by_word = _by_word()
    known = _register()
    fitting = {
        number
        for word in whole.split()
        for number, alias, exactly in by_word.get(word, ())
        if (whole in {alias, f" the{alias}"} if exactly else alias in whole or alias in cased)
    }
    for number in sorted(fitting):
        root, _, never = known[number]
        if root.countries and country not in root.countries:
            continue
        if any(word in whole for word in never) or (root.near and _foreign(whole, root.countries[0])):
            continue
        if root.stateless and _foreign(whole, None):
            continue
        return root
    return None


def _foreign(whole: str, country: str | None) -> bool:
    """Whether a source names another country than the one that it is taken for ("Kuwait's state news agency")."""
    home = states.country_name(country) or "" if country is not None else ""
    own = {home, states.demonyms().get(home, "")}
    names = _names()
    return any(
        name in whole and name.strip().title() not in own for word in whole.split() for name in names.get(word, ())
    )


@functools.cache
def _names() -> dict[str, list[str]]:
    """Names and adjectives of all countries, padded with spaces as :func:`_padded` does, by their first word."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(_padded(name) for pair in states.demonyms().items() for name in pair):
        found.setdefault(name.split()[0], []).append(name)
    return found
