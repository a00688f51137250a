"""Unit names and factors to base units.

The names are Pint's, and the factors of the plain table below are Pint's definitions: a test compares every line with Pint. The
table exists so that a run over news never has to build Pint's registry; what it lacks is asked of Pint once and remembered.
"""

from __future__ import annotations

import functools
from typing import Final

from numclaims.normalization import quantities

_YEAR: Final = 31_557_600.0  # the Julian year of 365.25 days, as in Pint
_ENERGY: Final = "kilogram * meter ** 2 / second ** 2"
_POWER: Final = "kilogram * meter ** 2 / second ** 3"
_PRESSURE: Final = "kilogram / meter / second ** 2"
_DOSE: Final = "meter ** 2 / second ** 2"
_TENSION: Final = "kilogram * meter ** 2 / ampere / second ** 3"

FACTORS: Final[dict[str, tuple[float, str]]] = {
    "kilometer": (1000.0, "meter"), "meter": (1.0, "meter"), "centimeter": (0.01, "meter"), "millimeter": (0.001, "meter"),
    "micrometer": (1e-6, "meter"), "nanometer": (1e-9, "meter"), "mile": (1609.344, "meter"),
    "nautical_mile": (1852.0, "meter"), "yard": (0.9144, "meter"), "foot": (0.3048, "meter"), "inch": (0.0254, "meter"),
    "light_year": (9_460_730_472_580_800.0, "meter"),
    "square_kilometer": (1e6, "meter ** 2"), "square_meter": (1.0, "meter ** 2"), "square_centimeter": (1e-4, "meter ** 2"),
    "square_mile": (2_589_988.110336, "meter ** 2"), "square_foot": (0.09290304, "meter ** 2"),
    "square_yard": (0.83612736, "meter ** 2"), "square_inch": (0.00064516, "meter ** 2"), "hectare": (10_000.0, "meter ** 2"),
    "acre": (4046.8726098742513, "meter ** 2"),
    "liter": (0.001, "meter ** 3"), "milliliter": (1e-6, "meter ** 3"), "hectoliter": (0.1, "meter ** 3"),
    "cubic_meter": (1.0, "meter ** 3"), "cubic_kilometer": (1e9, "meter ** 3"), "cubic_centimeter": (1e-6, "meter ** 3"),
    "cubic_foot": (0.028316846592, "meter ** 3"), "cubic_inch": (0.000016387064, "meter ** 3"),
    "cubic_yard": (0.764554857984, "meter ** 3"), "gallon": (0.003785411784, "meter ** 3"),
    "pint": (0.000473176473, "meter ** 3"), "quart": (0.000946352946, "meter ** 3"),
    "oil_barrel": (0.158987294928, "meter ** 3"),
    "metric_ton": (1000.0, "kilogram"), "ton": (907.18474, "kilogram"), "long_ton": (1016.0469088, "kilogram"),
    "kilogram": (1.0, "kilogram"), "gram": (0.001, "kilogram"), "milligram": (1e-6, "kilogram"),
    "microgram": (1e-9, "kilogram"), "pound": (0.45359237, "kilogram"), "ounce": (0.028349523125, "kilogram"),
    "troy_ounce": (0.0311034768, "kilogram"), "stone": (6.35029318, "kilogram"), "carat": (0.0002, "kilogram"),
    "kilotonne": (1e6, "kilogram"), "megatonne": (1e9, "kilogram"), "gigatonne": (1e12, "kilogram"),
    "knot": (1852.0 / 3600.0, "meter / second"),
    "watt": (1.0, _POWER), "kilowatt": (1e3, _POWER), "megawatt": (1e6, _POWER), "gigawatt": (1e9, _POWER),
    "terawatt": (1e12, _POWER), "horsepower": (745.6998715822701, _POWER), "metric_horsepower": (735.49875, _POWER),
    "joule": (1.0, _ENERGY), "kilowatt_hour": (3.6e6, _ENERGY), "megawatt_hour": (3.6e9, _ENERGY),
    "gigawatt_hour": (3.6e12, _ENERGY), "terawatt_hour": (3.6e15, _ENERGY), "calorie": (4.184, _ENERGY),
    "kilocalorie": (4184.0, _ENERGY), "british_thermal_unit": (1055.056, _ENERGY), "kiloton_TNT": (4.184e12, _ENERGY),
    "megaton_TNT": (4.184e15, _ENERGY),
    "bit": (1.0, "bit"), "byte": (8.0, "bit"), "kilobyte": (8e3, "bit"), "megabyte": (8e6, "bit"), "gigabyte": (8e9, "bit"),
    "terabyte": (8e12, "bit"), "petabyte": (8e15, "bit"), "megabit": (1e6, "bit"), "gigabit": (1e9, "bit"),
    "pixel": (1.0, "pixel"), "megapixel": (1e6, "pixel"),
    "ppm": (1e-6, "dimensionless"),
    "hertz": (1.0, "1 / second"), "kilohertz": (1e3, "1 / second"), "megahertz": (1e6, "1 / second"),
    "gigahertz": (1e9, "1 / second"),
    "second": (1.0, "second"), "millisecond": (0.001, "second"), "minute": (60.0, "second"), "hour": (3600.0, "second"),
    "day": (86_400.0, "second"), "week": (604_800.0, "second"), "fortnight": (1_209_600.0, "second"),
    "month": (_YEAR / 12.0, "second"), "year": (_YEAR, "second"), "century": (100.0 * _YEAR, "second"),
    "millennium": (1000.0 * _YEAR, "second"),
    "furlong": (201.16840233680466, "meter"), "fathom": (1.828803657607315, "meter"),
    "bushel": (0.03523907016687999, "meter ** 3"), "acre_foot": (1233.4892384681489, "meter ** 3"),
    "cup": (0.00023658823649999996, "meter ** 3"),
    "tablespoon": (1.4786764781249997e-05, "meter ** 3"), "teaspoon": (4.928921593749999e-06, "meter ** 3"),
    "fluid_ounce": (2.9573529562499994e-05, "meter ** 3"),
    "newton": (1.0, "kilogram * meter / second ** 2"), "foot_pound": (1.3558179483314001, _ENERGY),
    "pascal": (1.0, _PRESSURE), "hectopascal": (100.0, _PRESSURE), "kilopascal": (1000.0, _PRESSURE),
    "megapascal": (1000000.0, _PRESSURE), "millibar": (100.0, _PRESSURE), "psi": (6894.7572931683635, _PRESSURE),
    "kilopound_force_per_square_inch": (6894757.293168363, _PRESSURE),
    "sievert": (1.0, _DOSE), "millisievert": (0.001, _DOSE), "microsievert": (1e-06, _DOSE), "becquerel": (1.0, "count / second"),
    "ampere": (1.0, "ampere"), "milliampere_hour": (3.6, "ampere * second"), "volt": (1.0, _TENSION),
    "kilovolt": (1000.0, _TENSION),
    "deciliter": (0.0001, "meter ** 3"), "watt_hour": (3600.0, _ENERGY), "kilojoule": (1e3, _ENERGY), "megajoule": (1e6, _ENERGY),
    "gigajoule": (1e9, _ENERGY), "kilonewton": (1e3, "kilogram * meter / second ** 2"), "millimole": (0.001, "mole"),
    "millimeter_Hg": (133.322387415, _PRESSURE), "kilobit": (1e3, "bit"),
}  # fmt: skip
"""Factor to base units and their name, for the units of news; every line as Pint has it."""

NEWS_UNITS: Final[dict[str, tuple[float, str]]] = {
    "decade": (10.0 * _YEAR, "second"),  # Pint's decade is a logarithm
    "quarter": (_YEAR / 4.0, "second"),  # Pint's quarter is a weight
    "dunam": (1000.0, "meter ** 2"),  # the metric dunam
    "ppb": (1e-9, "dimensionless"),
    "million_british_thermal_unit": (1_055_056_000.0, _ENERGY),
    "newton_meter": (1.0, _ENERGY),
}
"""Units that Pint lacks, or under whose name it means another thing than news does."""

_BASED: Final = frozenset([*FACTORS, *NEWS_UNITS])
"""Units that the tables give a base."""

ASKED: Final = frozenset({"nit", "lux", "lumen", "tesla", "ohm", "farad", "gray", "parsec"})
"""Unit words of the lexicon whose names are asked of Pint, else of quantulum3: too rare for the table. Any other word that is
not in a table is a noun and comes back as it went in ("flight"), for both would find a unit in almost any word. Nothing else is
asked of them: to build Pint's registry takes as long as to read two hundred articles."""


def canonical(unit: str) -> str:
    """The Pint name of a unit as the extraction stage read it.

    Args:
        unit: A unit of the lexicon ("mile", "square_kilometer", "oil_barrel / day"), or a unit word that the lexicon only
            knows to be one ("lumens").

    Returns:
        The name in Pint where Pint has one, else ``unit`` as it came.
    """
    if " / " in unit:
        above, below = unit.split(" / ", 1)
        return f"{canonical(above)} / {canonical(below)}"
    return (quantities.name_of(unit) or unit) if unit in ASKED else unit


def to_base(value: float | None, unit: str) -> tuple[float | None, str]:
    """A value in base units (SI, as Pint gives them), and their name.

    Args:
        value: The value in ``unit``; None for an open end.
        unit: A name as :func:`canonical` gives it.

    Returns:
        The value in base units (five miles: 8046.72 ``meter``; a temperature in kelvin), None for None; and the base unit. What
        has no base (``magnitude``, a count's noun) comes back unchanged.
    """
    factor, offset, base = _conversion(unit)
    return (None if value is None else value * factor + offset), base


def _quotient(above: str, below: str) -> str:
    """One base unit divided by another, written as Pint writes it: powers in the order of the alphabet, then each divisor.

    Args:
        above: A base unit ("kilogram / meter / second ** 2").
        below: Another, or the same.
    """
    powers: dict[str, int] = {}
    for unit, sign in ((above, 1), (below, -1)):
        factors, *divisors = unit.split(" / ")
        for parts, way in ((factors.split(" * "), sign), (divisors, -sign)):
            for part in parts:
                name, _, power = part.partition(" ** ")
                powers[name] = powers.get(name, 0) + way * int(power or 1)
    raised = sorted((name, power) for name, power in powers.items() if power and name not in {"1", "dimensionless"})
    over = " * ".join(_power(name, power) for name, power in raised if power > 0)
    under = "".join(f" / {_power(name, -power)}" for name, power in raised if power < 0)
    return f"{over or '1'}{under}" if raised else "dimensionless"


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


@functools.cache
def _conversion(unit: str) -> tuple[float, float, str]:
    """Factor, offset and base unit."""
    if unit == "degree_Celsius":
        return 1.0, 273.15, "kelvin"
    if unit == "degree_Fahrenheit":
        return 5.0 / 9.0, 459.67 * 5.0 / 9.0, "kelvin"
    known = FACTORS.get(unit) or NEWS_UNITS.get(unit)
    if known is not None:
        return known[0], 0.0, known[1]
    if " / " in unit:
        above, below = unit.split(" / ", 1)
        if above in _BASED and below in _BASED:
            top, bottom = _conversion(above), _conversion(below)
            return top[0] / bottom[0], 0.0, _quotient(top[2], bottom[2])
        if not {above, below} <= _BASED | ASKED:
            return 1.0, 0.0, unit  # "magnitude", "flight", "percent / year": scales, counts and shares have no base
    elif unit not in ASKED:
        return 1.0, 0.0, unit
    asked = quantities.base_of(spelled(unit))
    return (asked[0], 0.0, asked[1]) if asked is not None else (1.0, 0.0, unit)


def spelled(unit: str) -> str:
    """A unit as Pint's parser reads it: "square_mile" is a name to it, "square_kilometer" only with a space."""
    parts = []
    for part in unit.split(" / "):
        for power in ("square_", "cubic_"):
            if part.startswith(power):
                parts.append(f"{power[:-1]} {part.removeprefix(power)}")
                break
        else:
            parts.append(part)
    return " / ".join(parts)
