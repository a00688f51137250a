import dataclasses

import pytest

from numclaims.views import marks, plotnames, scales
from numclaims.views.words import figure_words, measure_label, printed_by, source_words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"measure": "capacity", "population": "refugee", "stock_flow": "capacity"}, "Capacity for refugees in Turkey"),
        ({"stock_flow": "capacity"}, "Capacity for refugees in Turkey"),
        ({"measure": "distance", "unit": "meter"}, "Distance, Turkey"),
        ({"measure": "population"}, "Population of Turkey"),
        ({"measure": "aid", "unit": "USD"}, "Aid in Turkey, in US dollars"),
        ({"measure": "cost", "unit": "USD / barrel"}, "Cost or damage in Turkey, in US dollars a barrel"),
        ({"measure": "killed", "stock_flow": "increment"}, "People killed in Turkey, newly reported"),
        ({"measure": "displaced", "unit": "household"}, "Households displaced in Turkey"),
        ({"measure": "destroyed", "unit": "house"}, "Houses destroyed in Turkey"),
        ({"measure": "killed", "event": "single reports, no event told"}, "People killed in Turkey, single reports"),
        ({"stock_flow": "forecast"}, "Refugees in Turkey, forecast"),
    ],
)
def test_titles(series, given, words):
    assert plotnames.title(series((), **given), ()) == words


def test_an_event_is_told_below_the_title_without_the_place_again(claim, series):
    claims = [claim(120), claim(120)]
    words = plotnames.series_words(series(claims, event="Turkey, June 2011: 120 dead", status="contested"), claims)
    assert words == ["June 2011: 120 dead", "2 claims of 1 primary source", "contested"]


def test_labels_say_whom():
    assert measure_label("protesters", "woman") == "Protesters (women)"
    assert measure_label("missing", unit="person") == "People missing"
    assert measure_label("injured") == "People injured"
    assert measure_label("destroyed") == "Destroyed"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "measurement", "reported_unit": "miles", "quote": "five"}, "five miles"),
        (
            {"kind": "measurement", "reported_unit": "miles", "quote": "thousands", "qualifier": "vague"},
            "thousands of miles",
        ),
        ({"kind": "money", "unit": "USD", "reported_unit": "$", "quote": "1.2 million"}, "$1.2 million"),
        (
            {"kind": "money", "unit": "USD", "reported_unit": "$", "qualifier": "more_than", "quote": "4,000"},
            "more than $4,000",
        ),
        ({"kind": "money", "unit": "USD / barrel", "reported_unit": "$ a barrel", "quote": "90"}, "$90 a barrel"),
        ({"kind": "percent", "reported_unit": "%", "quote": "12"}, "12%"),
        ({"unit": "household", "reported_unit": "families", "quote": "300"}, "300 families"),
        ({"reported_unit": "people", "quote": "300"}, "300"),
        ({"implied": True, "quote": "a"}, "one (implied)"),
        ({"implied": True, "quote": "", "derived_from": ("x",)}, "600 (worked out)"),
    ],
)
def test_figures_with_their_units(claim, given, words):
    assert figure_words(claim(600, **given)) == words


def test_own_voice_is_named_by_publisher_else_title_else_document(claim):
    assert source_words(claim(source=None)) == "Reuters, own voice"
    assert source_words(claim(source=None, publisher=None, title="A headline")) == "“A headline”, own voice"
    assert printed_by(claim(publisher=None, doc_id="a/001_x.txt")) == "001_x"


def test_miles_and_kilometres_stand_on_one_scale(claim, series):
    miles = claim(5, unit="mile", base_unit="meter", base_value=8046.72, base_low=8046.72, base_high=None)
    km = claim(30, unit="kilometer", base_unit="meter", base_value=30000.0, base_low=30000.0, base_high=30000.0)
    one = series((miles, km), measure="distance", unit="meter", highest=30000.0)
    assert scales.reading_unit(one) == ("kilometres", 0.001)
    shown = scales.on_one_scale(one, [miles, km])
    assert [c.value for c in shown] == pytest.approx([8.04672, 30.0])
    assert shown[0].high is None
    short = dataclasses.replace(one, highest=500.0)
    assert scales.reading_unit(short) == ("metres", 1.0)


def test_sources_beyond_the_palette_share_one_look_and_the_busiest_keep_theirs(claim):
    claims = [claim(source=f"S{i:02}") for i in range(12)] + [claim(source="S11") for _ in range(3)]
    look = marks.looks(claims)
    assert {look[c.claim_id].source for c in claims if look[c.claim_id].colour == marks.OTHERS} == {marks.OTHER_SOURCES}
    assert look[claims[11].claim_id].colour == marks.PALETTE[0]
    assert len({look[c.claim_id].colour for c in claims}) == len(marks.PALETTE) + 1


def test_publishers_beyond_the_markers_share_one(claim):
    claims = [claim(publisher=None, doc_id=f"d{i}") for i in range(9)]
    claims += [claim(publisher=f"P{i}") for i in range(12)] + [claim(publisher="P11")]
    names = {look.printer for look in marks.looks(claims).values()}
    assert len(names) == len(marks.MARKERS)
    assert {marks.UNNAMED, marks.OTHER_PRINTERS, "P11"} <= names
    few = [claim(publisher=None, doc_id="d1"), claim(publisher=None, doc_id="d2")]
    assert {look.printer for look in marks.looks(few).values()} == {"d1", "d2"}


def test_a_line_goes_through_one_point_a_day_and_through_no_interval(claim):
    import datetime as dt

    first, second = dt.date(2011, 6, 7), dt.date(2011, 6, 8)
    low, high, later = claim(27, first), claim(55, first), claim(60, second)
    others = [
        claim(90, second, qualifier="up_to"),
        claim(50, second, qualifier="between"),
        claim(1, second, implied=True),
    ]
    assert marks.stations([low, high, later, *others]) == [high, later]
