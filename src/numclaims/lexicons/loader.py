"""Reads lexicon files: TOML that a non-programmer edits, every entry with its own tests.

A lexicon file holds one kind of entry, as an array of tables::

    [[qualifier]]
    name = "at-least"
    phrases = ["at least", "no fewer than"]
    bound = "lower"
    examples = ["at least 12 dead"]
    counterexamples = ["at least we tried"]

Which keys an entry may have is said by a frozen dataclass (its fields; those without a default are required). Every such
class has ``name``, ``examples`` and ``counterexamples``. When an entry fires, the rule ``<table>:<name>`` ("qualifier:at-least")
is added to the claim, so that a test can check each example and counterexample through the whole cascade.
"""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from pathlib import Path
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from numclaims.errors import LexiconError

HERE = Path(__file__).parent
Entry = TypeVar("Entry")


def entries(path: Path | str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """Read all entries of one lexicon file.

    Args:
        path: The file; a relative one is looked for beside this module ("en/qualifiers.toml").
        table: Name of the array of tables in it.
        kind: Frozen dataclass that says which keys an entry has, and of what type (``str``, ``bool``, ``int``, ``float``,
            ``tuple[str, ...]``, ``dict[str, str]``, or one of these or None).

    Returns:
        The entries in the order of the file.

    Raises:
        LexiconError: An unknown or missing key, a value of the wrong type, two entries of one name, or a phrase that stands
            twice; the message names the file and the entry.
    """
    file = HERE / path
    rows = _parsed(file).get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{file}: [{table}] must be an array of tables.", f"Write [[{table}]] before each entry.")
    types = _field_types(cast("type", kind))
    found: list[Entry] = []
    names: set[str] = set()
    phrases: dict[str, str] = {}
    for row in rows:
        name = str(row.get("name", f"entry {len(found) + 1}"))
        where = f"{file}: {table} {name!r}"
        if name in names:
            raise LexiconError(f"{where} stands twice.", "Give each entry a name of its own.")
        names.add(name)
        for phrase in row.get("phrases", ()):
            if phrase in phrases:
                raise LexiconError(
                    f"{where}: the phrase {phrase!r} already stands in {phrases[phrase]!r}.", "Keep it in one of them."
                )
            phrases[phrase] = name
        found.append(_entry(row, kind, types, where))
    return tuple(found)


def own_entries(path: Path | str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The same of a user's own file, which must hold some: given as what it is not, it would do nothing, and nobody would know.

    Args:
        path: The file.
        table: Name of the array of tables in it.
        kind: See :func:`entries`.

    Raises:
        LexiconError: As there; or it holds no such table, or another one.
    """
    file = HERE / path
    _parsed.cache_clear()  # its user may have mended it since this process read it
    held = _parsed(file)
    other = next((name for name in held if name != table), None)
    if other is not None and other in _OPTIONS:
        raise LexiconError(
            f"{file}: it holds [[{other}]], not [[{table}]].", f"Give such entries with {_OPTIONS[other]}."
        )
    if other is not None:
        raise LexiconError(f"{file}: unknown table {other!r}.", f"Write [[{table}]] before each entry.")
    if not held:
        raise LexiconError(f"{file}: it holds no [[{table}]].", f"Write [[{table}]] before each entry.")
    return entries(path, table, kind)


_OPTIONS: Final = {"measure": "--measures", "root": "--sources"}
"""By what the tables of a user's own files are given."""


@functools.lru_cache(maxsize=4)
def _parsed(file: Path) -> dict[str, Any]:
    """The file's tables; the last few are kept, because a file that holds several tables is asked for each in turn."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{file}: cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file}: it is not UTF-8.", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: not valid TOML: {error}.", "Mend the line named.") from error


def _entry(row: dict[str, Any], kind: type[Entry], types: dict[str, tuple[Any, bool]], where: str) -> Entry:
    unknown = sorted(set(row) - set(types))
    if unknown:
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}.", f"Keys are: {', '.join(types)}.")
    values: dict[str, Any] = {}
    for key, (expected, required) in types.items():
        if key not in row:
            if required:
                raise LexiconError(f"{where}: the key {key!r} is missing.", f"Add {key} = ...")
            continue
        value = row[key]
        if isinstance(value, list):
            value = tuple(value)
        if not _fits(value, expected):
            raise LexiconError(f"{where}: {key} = {row[key]!r} is of the wrong type.", f"It must be {expected}.")
        values[key] = value
    return kind(**values)


@functools.cache
def _field_types(kind: type) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {
        f.name: (hints[f.name], f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING)
        for f in dataclasses.fields(kind)
    }


def _fits(value: object, expected: Any) -> bool:  # noqa: ANN401 -- a type hint may be anything
    if expected is str:
        return isinstance(value, str)
    origin, args = get_origin(expected), get_args(expected)
    if expected is Any or expected is type:  # a compiled module keeps no more of ``Literal`` than that it was one
        return True
    if origin is tuple:
        if args[0] is str:
            return isinstance(value, tuple) and {str}.issuperset(map(type, value))
        return isinstance(value, tuple) and all(_fits(v, args[0]) for v in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(k, args[0]) and _fits(v, args[1]) for k, v in value.items())
    if origin is not None and str(origin).endswith("Literal"):
        return value in args
    if args:  # a union
        return any(_fits(value, a) for a in args)
    if expected is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if expected is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, expected)
