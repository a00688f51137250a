import datetime as dt

import pytest
from ledgermaking import a_document, claims_of

from numclaims.errors import CorrectionError
from numclaims.records.correctedplaces import place_meant
from numclaims.records.corrections import EMPTY, checked, corrected


def one(text="At least 12 soldiers were killed in Homs on Friday, a Turkish official said.", **known):
    return next(c for c in claims_of(a_document(text=text, **known)) if c.tracked)


def laid(claim, **given):
    return corrected(claim, checked({n: str(v) for n, v in given.items()}, claim))


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({"value": 15}, 15, None),
        ({"value": 15, "qualifier": "exact"}, 15, 15),
        ({"qualifier": "up_to"}, 0, 12),
        ({"qualifier": "more_than", "value": "1,200"}, 1200, None),
        ({"qualifier": "approximately", "value": 300}, 250, 350),
        ({"qualifier": "approximately", "value": 1250}, 1245, 1255),
        ({"qualifier": "between", "low": 10, "high": 15}, 10, 15),
        ({"value": 15, "low": 10}, 10, None),
        ({"high": 20}, 12, 20),
    ],
)
def test_a_figure_takes_the_interval_that_the_contract_gives_it(given, low, high):
    made = laid(one(), **given)
    assert (made.low, made.high) == (low, high)
    assert (made.base_low, made.base_high) == (low, high)
    assert (made.value is None) == (made.qualifier == "between")


def test_one_figure_for_a_vague_word_is_exact():
    made = laid(one("Thousands of people were killed in Homs."), value=2400)
    assert (made.value, made.low, made.high, made.qualifier) == (2400, 2400, 2400, "exact")


def test_id_quotation_and_place_in_the_text_stay():
    claim = one()
    made = laid(claim, value=15, place_name="Hama", measure="injured")
    for name in ("claim_id", "doc_id", "doc_sha256", "char_start", "char_end", "quote", "sentence", "section"):
        assert getattr(made, name) == getattr(claim, name)


def test_a_unit_brings_its_kind_and_base():
    claim = one()
    mile = laid(claim, unit="mile")
    assert (mile.kind, mile.base_unit) == ("measurement", "meter")
    assert mile.base_value == pytest.approx(12 * 1609.344)
    assert laid(claim, unit="USD").kind == "money"
    assert laid(claim, unit="percent").kind == "percent"
    assert laid(claim, unit="week").kind == "duration"
    assert laid(claim, unit="degree_Celsius").base_value == pytest.approx(285.15)
    assert laid(claim, unit="household").kind == "count"


def test_a_place_comes_with_its_path_and_country():
    made = laid(one(), place_name="Jisr al-Shughour")
    assert made.place_path == "Jisr al-Shughour, Idlib, Syria"
    assert made.place_country == "SYR"
    assert made.place_geonameid is not None
    assert (made.lat, made.lon) == pytest.approx((35.8, 36.3), abs=0.1)
    assert laid(one(), place_name="jisr AL shughour").place_path == made.place_path
    gone = laid(one(), place_name=EMPTY)
    assert (gone.place_name, gone.place_path, gone.place_country, gone.lat) == (None, None, None, None)


def test_places_of_one_name_are_told_apart_or_asked_for():
    assert place_meant("Tripoli", here="LBN").country == "LBN"
    assert place_meant("Tripoli, Lebanon").country == "LBN"
    assert place_meant("Tripoli", country="Libya").country == "LBY"
    assert place_meant("Paris").country == "FRA"
    assert place_meant("London, UK").country == "GBR"
    assert place_meant("Little Hollow, Idlib, Syria").path == "Little Hollow, Idlib, Syria"
    with pytest.raises(CorrectionError, match=r"Lebanon.*Write one of these"):
        place_meant("Tripoli")
    with pytest.raises(CorrectionError, match="not in the gazetteer"):
        place_meant("Little Hollow")
    with pytest.raises(CorrectionError, match="no country"):
        place_meant("Homs", country="Atlantis")


def test_what_is_denied_or_without_a_measure_is_not_tracked():
    claim = one()
    assert not laid(claim, negated="true").tracked
    assert not laid(claim, measure=EMPTY).tracked
    assert laid(claim, measure="injured").tracked


def test_a_number_that_was_set_apart_can_become_a_claim():
    apart = next(c for c in claims_of(a_document(text="He met the 40 in Geneva on 7 June 2011.")) if c.kind == "date")
    made = laid(apart, kind="count", unit="person", measure="killed", value=7)
    assert made.tracked
    assert made.rejected_by is None
    assert laid(apart, measure="killed", value=7).kind == "count"
    with pytest.raises(CorrectionError, match="no figure"):
        laid(apart, measure="killed")


def test_a_source_takes_its_place_in_the_text_and_its_one_name():
    made = laid(one(), attributed_to="a Turkish official")
    assert made.sentence[made.attribution_start - made.sentence_start :].startswith("a Turkish official said")
    assert made.root == "Turkish official"
    assert laid(one(), attributed_to="a Turkish official", root="Turkey").root == "Turkey"
    own = laid(one(publisher="The Paper"), attributed_to=EMPTY)
    assert (own.root, own.attribution_start, own.cue) == ("The Paper", None, None)


def test_a_day_is_both_of_its_ends():
    made = laid(one(), as_of="2011-06-03")
    assert made.as_of_earliest == made.as_of_latest == dt.date(2011, 6, 3)
    assert made.as_of_basis == "stated"
    assert laid(one(), as_of=EMPTY).as_of_basis == "unknown"
    assert (
        laid(one(), as_of="13.06.2011").as_of_latest
        == laid(one(), as_of="June 13, 2011").as_of_latest
        == dt.date(2011, 6, 13)
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"vale": "12"}, "value"),
        ({"value": "twelve"}, "Write digits"),
        ({"value": "nan"}, "Write digits"),
        ({"value": "1,4"}, "Write digits"),
        ({"measure": "kiled"}, "killed"),
        ({"population": "soldiers"}, "soldier"),
        ({"qualifier": "about"}, "approximately"),
        ({"stock_flow": "flow"}, "increment"),
        ({"negated": "maybe"}, "true or false"),
        ({"as_of": "June 3"}, "2011-06-07"),
        ({"as_of": "3/6/2011"}, "could be two days"),
        ({"value": "1.400"}, "without a point"),
        ({"value": "-3"}, "below zero"),
        ({"low": "12", "high": "3"}, "round"),
        ({"value": "5", "low": "10", "high": "20"}, "fit"),
        ({"qualifier": EMPTY}, "Give it a value"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure(given, words):
    with pytest.raises(CorrectionError, match=words):
        checked(given, one())
