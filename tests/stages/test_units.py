"""Units: the lexicons behind them, and spellings that must give one reading."""

import pytest

import numclaims
from numclaims.extraction.things import unitwords


@pytest.mark.parametrize(
    "text",
    [
        "It is 5 km off.",
        "It is 5km off.",
        "It is 5 kilometres off.",
        "It is 5 kilometers off.",
        "a 5-kilometre road",
        "a 5-km road",
    ],
)
def test_every_spelling_of_a_unit_is_one(text):
    (row,) = numclaims.extract(text)
    assert (row.kind, row.value, row.unit) == ("measurement", 5, "kilometer")


@pytest.mark.parametrize(
    "text",
    ["It cost $5m.", "It cost US$5m.", "It cost 5m dollars.", "It cost USD 5m.", "It cost 5m US dollars.", "a $5m car"],
)
def test_every_spelling_of_a_sum_is_one(text):
    (row,) = numclaims.extract(text)
    assert (row.kind, row.value, row.unit) == ("money", 5e6, "USD")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 300 in all came.", "number"),
        ("Some 40 C batteries failed.", "count"),
        ("They won 12 seats.", "count"),
        ("A second blast followed the 12 others.", "count"),
    ],
)
def test_letters_that_are_no_units_here(text, kind):
    assert [row.kind for row in numclaims.extract(text) if row.quote in {"300", "40", "12"}] == [kind]


def test_every_currency_code_is_iso_or_a_coin():
    codes = {unit.name for unit in unitwords.money_signs().values()}
    codes |= {code for shared in unitwords.shared_money().values() for code, _ in shared.countries}
    assert all((len(code) == 3 and code.isupper()) or code in {"cent", "penny", "sen"} for code in codes)
