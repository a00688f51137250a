"""Unit names and factors against Pint itself."""

import subprocess
import sys

import pint
import pytest

from numclaims.extraction.things import unitwords
from numclaims.normalization import quantities, units


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


@pytest.mark.parametrize("name", sorted(units.FACTORS))
def test_the_plain_table_is_pints(registry, name):
    base = registry.Quantity(1.0, units.spelled(name)).to_base_units()
    assert (base.magnitude, str(base.units)) == (
        pytest.approx(units.FACTORS[name][0], rel=1e-12),
        units.FACTORS[name][1],
    )


def test_the_units_of_news_are_none_of_pints_or_mean_something_else(registry):
    for name, (factor, base) in units.NEWS_UNITS.items():
        try:
            by_pint = registry.Quantity(1.0, name).to_base_units()
        except pint.UndefinedUnitError:
            continue
        assert (str(by_pint.units), by_pint.magnitude) != (base, pytest.approx(factor)), f"{name} can move to FACTORS"


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (5.0, "mile", (8046.72, "meter")),
        (36.0, "kilometer / hour", (10.0, "meter / second")),
        (25.0, "degree_Celsius", (298.15, "kelvin")),
        (32.0, "degree_Fahrenheit", (273.15, "kelvin")),
        (2.0, "decade", (631152000.0, "second")),
        (7.8, "magnitude", (7.8, "magnitude")),
        (3.0, "flight", (3.0, "flight")),
        (1.0, "oil_barrel / day", (0.158987294928 / 86400, "meter ** 3 / second")),
        (1.0, "mile / gallon", (425143.707430272, "1 / meter ** 2")),
        (2.0, "acre_foot", (2466.9784765, "meter ** 3")),
    ],
)
def test_base_values(value, unit, base):
    got = units.to_base(value, unit)
    assert got == (pytest.approx(base[0], rel=1e-9), base[1])


def test_an_open_end_stays_open():
    assert units.to_base(None, "mile") == (None, "meter")


# Scales, shares and turns: what has no factor to SI units, or (degrees of heat) an offset.
WITHOUT_FACTOR = {
    "degree", "decibel", "percent", "percentage_point", "basis_point", "permille", "revolution", "frame",
    "degree_Celsius", "degree_Fahrenheit", "kelvin",
}  # fmt: skip


def test_every_unit_of_the_lexicon_is_known():
    entries = unitwords.entries(unitwords.UNITS_FILE, "unit", unitwords.UnitEntry)
    entries += unitwords.entries(unitwords.UNITS_FILE, "symbol", unitwords.UnitEntry)
    names = {part for entry in entries for name, _ in unitwords.lines(entry.units) for part in name.split(" / ")}
    for name in sorted(names - WITHOUT_FACTOR):
        if name in units.FACTORS or name in units.NEWS_UNITS:
            continue
        assert name in units.ASKED, f"{name} is in no table"
        assert units.to_base(1.0, units.canonical(name))[1] != name or quantities.base_of(name), f"{name} has no base"


@pytest.mark.parametrize("below", ["second", "hour", "week", "gallon", "square_mile", "kilogram", "volt"])
def test_one_unit_over_another_is_as_pint_has_it(registry, below):
    for above in sorted(units.FACTORS):
        by_pint = registry.Quantity(1.0, units.spelled(f"{above} / {below}")).to_base_units()
        got = units.to_base(1.0, f"{above} / {below}")
        assert got == (pytest.approx(by_pint.magnitude, rel=1e-12), str(by_pint.units)), above


def test_a_noun_is_never_asked_of_pint():
    """Pint and quantulum3 would find a unit in almost any word ("times": the count)."""
    for noun in ("time", "person", "tank", "flight", "dead"):
        assert units.canonical(noun) == noun
        assert units.to_base(3.0, noun) == (3.0, noun)


def test_a_rare_word_is_asked_once_and_named():
    assert units.canonical("lumen") == "lumen"
    assert quantities.name_of("nits") == "nit"
    assert quantities.name_of("jansky") == "jansky"  # by quantulum3
    assert quantities.name_of("pound-flurbs") is None  # not the pound that quantulum3 finds in it


def test_the_common_path_imports_neither_pint_nor_quantulum():
    code = (
        "import sys, numclaims; rows = numclaims.extract('It lies 5 miles off, at 40C, and cost $3 a day for 2 weeks."
        " Cars did 40 miles to the gallon for 2 hours a day.');"
        "assert len(rows) == 6, rows; assert not {'pint', 'quantulum3'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


SCALES = {"decibel", "degree", "frame", "revolution", "degree_Celsius", "degree_Fahrenheit", "kelvin"}


def test_every_physical_unit_of_the_lexicon_has_a_base():
    from numclaims.extraction.things.unitwords import UNITS_FILE, UnitEntry, lines
    from numclaims.lexicons.loader import entries
    from numclaims.normalization.units import ASKED, FACTORS, NEWS_UNITS

    known = {*FACTORS, *NEWS_UNITS, *ASKED, *SCALES}
    for table in ("unit", "symbol"):
        for entry in entries(UNITS_FILE, table, UnitEntry):
            if entry.kind in {"measurement", "duration", "temperature"}:
                for name, _ in lines(entry.units):
                    assert set(name.split(" / ")) <= known, f"{name} has no line in normalization/units.py"
