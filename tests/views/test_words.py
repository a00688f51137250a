import dataclasses
import datetime as dt

import pytest

from numclaims.views import marks, plotnames, scales
from numclaims.views import words as words_of
from numclaims.views.words import figure_words, measure_label, printed_by, source_words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"measure": "capacity", "population": "refugee", "stock_flow": "capacity"}, "Capacity for refugees in Turkey"),
        ({"stock_flow": "capacity"}, "Capacity for refugees in Turkey"),
        ({"measure": "distance", "unit": "meter"}, "Distances, Turkey"),
        ({"measure": "population"}, "Population of Turkey"),
        ({"measure": "aid", "unit": "USD"}, "Aid, Turkey, in US dollars"),
        ({"measure": "cost", "unit": "USD / barrel"}, "Cost or damage in Turkey, in US dollars a barrel"),
        ({"measure": "killed", "stock_flow": "increment"}, "People killed in Turkey, newly reported"),
        ({"measure": "displaced", "unit": "household"}, "Households displaced in Turkey"),
        ({"measure": "destroyed", "unit": "house"}, "Houses destroyed in Turkey"),
        ({"measure": "killed", "event": "single reports, no event told"}, "People killed in Turkey, single reports"),
        ({"stock_flow": "forecast"}, "Refugees in Turkey, forecast"),
        ({"stock_flow": "rate"}, "Refugees in Turkey, as a rate"),
        (
            {"measure": "cost", "unit": "USD / day", "stock_flow": "rate"},
            "Cost or damage in Turkey, in US dollars a day",
        ),
        ({"measure": "affected", "unit": "percent"}, "People affected in Turkey, in percent"),
        ({"place_name": "United States"}, "Refugees in the United States"),
        (
            {"measure": "population", "place_name": "Central African Republic"},
            "Population of the Central African Republic",
        ),
        ({"measure": "distance", "unit": "meter", "place_name": "Nafusa Mountains"}, "Distances, Nafusa Mountains"),
        ({"event": "told as background"}, "Refugees in Turkey, told as background"),
    ],
)
def test_titles(series, given, words):
    assert plotnames.title(series((), **given), ()) == words


def test_an_event_is_told_below_the_title_without_the_place_again(claim, series):
    claims = [claim(120), claim(120)]
    of_event = series(claims, event="Turkey, June 2011: At least 120 dead", event_id="e1", status="contested")
    words = plotnames.series_words(of_event, claims)
    assert words == ["event of June 2011: at least 120 dead", "2 claims of 1 primary source", "contested"]
    undated = series(claims, event="Turkey, undated: 120 dead", event_id="e1")
    assert plotnames.series_words(undated, claims)[0] == "undated event: 120 dead"
    two_days = [claim(120, day(2011, 6, 7)), claim(120, day(2011, 6, 9))]
    assert plotnames.series_words(series(two_days, event="on a day"), two_days)[0] == "each claim is of its own day"
    assert plotnames.series_words(series(claims, event="on a day"), claims)[0] == "2 claims of 1 primary source"


def day(year, month, of_month):
    return dt.date(year, month, of_month)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (day(2011, 6, 7), day(2011, 6, 7), "7 June 2011"),
        (day(1982, 1, 1), day(1982, 12, 31), "1982"),
        (day(1990, 1, 1), day(1999, 12, 31), "1990 to 1999"),
        (day(2012, 2, 1), day(2012, 2, 29), "February 2012"),
        (day(2012, 2, 1), day(2012, 2, 28), "1 Feb 2012 to 28 Feb 2012"),
        (day(2011, 6, 4), None, "4 June 2011 or later"),
        (None, day(2011, 6, 4), "4 June 2011 or earlier"),
        (None, None, "undated"),
    ],
)
def test_a_claim_s_day_is_told_no_surer_than_it_is(claim, first, last, words):
    assert plotnames.time_words(claim(as_of_earliest=first, as_of_latest=last)) == words


def test_a_year_is_no_december_in_a_title(claim):
    of_1982 = claim(as_of_earliest=day(1982, 1, 1), as_of_latest=day(1982, 12, 31))
    assert plotnames.span_words([of_1982]) == "1982"
    of_2011 = claim(as_of_earliest=day(2011, 1, 1), as_of_latest=day(2011, 12, 31))
    assert plotnames.span_words([of_1982, claim(day=day(2011, 6, 7))]) == "1982 to 2011"
    assert plotnames.span_words([of_2011, claim(day=day(2011, 6, 7))]) == "June 2011", "a day says more than its year"


def test_an_excerpt_keeps_the_figure_and_cuts_at_words(claim):
    sentence = (
        "Residents of the valley said the column had halted 30 km (19 miles) west of the town on the road to the coast."
    )
    start = sentence.index("30")
    told = claim(30, sentence=sentence, sentence_start=500, char_start=500 + start, char_end=502 + start, quote="30")
    assert words_of.excerpt(told, 200) == sentence
    cut = words_of.excerpt(told, 50)
    assert "30 km (19" in cut
    assert len(cut) <= 52
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert all(word in sentence.split() for word in cut.strip("…").split())


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
        ({"implied": True, "quote": "both"}, "both (implied)"),
        ({"implied": True, "quote": "", "derived_from": ("x",)}, "600 (worked out)"),
    ],
)
def test_figures_with_their_units(claim, given, words):
    assert figure_words(claim(600, **given)) == words


def test_a_single_deed_is_one(claim):
    assert figure_words(claim(1, implied=True, quote="a")) == "one (implied)"


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


def test_two_events_of_a_month_have_two_titles_and_two_names(claim, series):
    claims = [claim(120), claim(110)]
    days = [
        series(claims, event=f"Turkey, {n} June 2011: 120 dead", event_id=f"e{n}", series_id=f"s{n}") for n in (7, 21)
    ]
    assert [plotnames.title(s, claims).rpartition(", ")[2] for s in days] == ["7 June 2011", "21 June 2011"]
    assert len({s.figure for s in plotnames.with_figures(days)}) == 2
    assert not any("s7" in (s.figure or "") for s in plotnames.with_figures(days))
