"""The adapter to Pint and quantulum3: names and factors of units that our own table lacks.

Both are asked with a bare unit word that the lexicon marks as one, never with a text, and each word once a process: quantulum3
takes four seconds to load and half a millisecond for "5 miles", Pint a fifth of a second to build its registry. Pint's own cache
folder is not used: it writes below the user's home, which may be read-only or shared by processes that start at once.
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    import pint

    return pint.UnitRegistry()


@functools.cache
def name_of(word: str) -> str | None:
    """The name of a unit word, by Pint or else by quantulum3; None if neither knows it.

    Args:
        word: One unit word or sign ("lumens", "mAh"); letter case counts.
    """
    return _pint_name(word) or _quantulum_name(word)


@functools.cache
def base_of(unit: str) -> tuple[float, str] | None:
    """Factor to base units and their name, by Pint; None for what Pint does not know or cannot scale by a factor.

    Args:
        unit: A unit expression in Pint's spelling ("lumen / meter ** 2").
    """
    import pint

    try:
        base = _registry().Quantity(1.0, unit).to_base_units()
    except (pint.PintError, AttributeError, TypeError, ValueError, AssertionError):
        return None
    return float(base.magnitude), str(base.units)


def _pint_name(word: str) -> str | None:
    import pint

    try:
        return str(_registry().parse_units(word))
    except (pint.PintError, AttributeError, TypeError, ValueError, AssertionError):
        return None


def _quantulum_name(word: str) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        found = parser.parse(f"1 {word}")
    if (
        len(found) != 1
        or found[0].surface != f"1 {word}"
        or found[0].value != 1.0
        or found[0].unit.name in {"", "dimensionless"}
    ):
        return None
    if found[0].unit.entity.name == "unknown":
        return None
    name: str = found[0].unit.name
    return name.replace(" ", "_").replace("-", "_")
