"""Forms that news seldom uses, and that are read all the same: eras, feasts, quarters, rates of rates, codes of the post."""

import pytest

import numclaims


def _counted(text, published=None):
    return next(row for row in numclaims.extract(text, published=published) if row.rejected_by is None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The eruption of 79 AD killed 2,000 people.", "0079-01-01", "0079-12-31"),
        ("In AD 79 the eruption killed 2,000 people.", "0079-01-01", "0079-12-31"),
        ("In 1066 AD the army lost 500 men.", "1066-01-01", "1066-12-31"),
        ("In 44 BC the army lost 500 men.", None, "2011-05-04"),
        ("In 500 BC the army lost 40 men.", None, "2011-05-04"),
        ("Gunmen killed 12 people on Easter Sunday.", "2011-04-24", "2011-04-24"),
        ("Gunmen killed 12 people on Good Friday.", "2011-04-22", "2011-04-22"),
        ("Gunmen killed 12 people at Easter.", "2011-04-22", "2011-04-25"),
        ("Gunmen killed 12 people on Christmas Eve 2009.", "2009-12-24", "2009-12-24"),
        ("Gunmen killed 12 people last decade.", "2000-01-01", "2009-12-31"),
        ("Gunmen killed 12 people in Q1 2010.", "2010-01-01", "2010-03-31"),
        ("Gunmen killed 12 people a couple of weeks ago.", "2011-04-17", "2011-04-23"),
    ],
)
def test_days(text, first, last):
    row = _counted(text, "2011-05-04")
    assert (row.as_of_earliest and row.as_of_earliest.isoformat(), row.as_of_latest.isoformat()) == (first, last)


def test_the_running_quarter_is_a_period():
    row = _counted("Gunmen killed 12 people so far this quarter.", "2011-05-04")
    assert (row.period_start.isoformat(), row.period_end.isoformat()) == ("2011-04-01", "2011-05-04")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Each well gives 15 litres per person per day.", 15.0, "liter / person / day"),
        ("The air held 20 micrograms/m3 of soot.", 20.0, "microgram / cubic_meter"),
        ("The trip took two hours and a half.", 2.5, "hour"),
        ("The walk took a year and a half.", 1.5, "year"),
    ],
)
def test_amounts(text, value, unit):
    row = _counted(text)
    assert (row.value, row.unit) == (value, unit)


def test_votes_with_a_dash_are_a_range_where_the_second_is_more():
    row = _counted("The bill passed by 10-20 votes.")
    assert (row.low, row.high) == (10.0, 20.0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mail the 12 forms to Washington, DC 20500-0003.", "20500-0003"),
        ("Call 555-0199 before 12 volunteers leave.", "555-0199"),
    ],
)
def test_codes_are_no_figures(text, code):
    rejected = {row.quote for row in numclaims.extract(text) if row.kind == "identifier"}
    assert rejected == {code}


def test_of_two_towns_of_one_name_the_one_in_the_state_behind_it():
    assert _counted("A fire killed 12 people in Salem, Oregon.").place_path == "Salem, Oregon, United States"
