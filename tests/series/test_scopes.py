"""What sort of figure a claim is told as, by its own words and by the claims beside it."""

from __future__ import annotations

from making import claim

from numclaims.series import context

DAY = "2014-05-06"


def scopes(*rows):
    found = context.scopes(rows)
    return [found[row.claim_id] for row in rows]


def test_a_part_of_a_toll_is_no_toll_and_the_dead_among_those_aboard_are_one():
    aboard = claim(
        "113", "The crash killed 110 of the 113 people on board.", place="Graz, Austria", measure="casualties"
    )
    dead = claim("110", aboard.sentence, place="Graz, Austria", part_of=aboard.claim_id, happened=DAY)
    assert scopes(aboard, dead)[1] == "event"
    whole = claim(
        "20", "Gunmen killed 20 people on Tuesday, nine of them in the market.", place="Graz, Austria", happened=DAY
    )
    nine = claim("nine", whole.sentence, value=9.0, place="Graz, Austria", part_of=whole.claim_id, happened=DAY)
    assert scopes(whole, nine) == ["event", "part"]
    far = claim("nine", whole.sentence, value=9.0, place="Linz, Austria", part_of=whole.claim_id, happened=DAY)
    assert scopes(whole, far) == ["event", "event"], "a toll of its own place"


def test_so_many_dead_as_no_town_has_in_one_event_are_those_of_a_war():
    said = "{} people were killed, he said in Graz."
    assert scopes(claim("90,000", said.format("90,000"), place="Graz, Austria", as_of=DAY)) == ["loose"]
    assert scopes(claim("90", said.format("90"), place="Graz, Austria", as_of=DAY)) == ["event"]
    quake = "The earthquake killed 90,000 people in Graz."
    assert scopes(claim("90,000", quake, place="Graz, Austria", as_of=DAY)) == ["event"], "a disaster can"
    country = claim("90,000", "90,000 people were killed on Tuesday.", place="Austria", happened=DAY, basis="relative")
    assert scopes(country) == ["event"], "a country is not taken for a town"


def of_country(quote, sentence, **fields):
    return scopes(claim(quote, sentence.format(quote), place="Austria", **fields))


def test_a_country_s_toll_without_a_day_is_its_running_total_where_it_is_large():
    plain, long = "{} people were killed.", "In months of unrest {} people have been killed."
    assert of_country("399", plain) == ["loose"]
    assert of_country("400", plain) == ["running"]
    assert of_country("99", long) == ["loose"]
    assert of_country("100", long) == ["running"], "the words speak of a long time"
    day = {"happened": DAY, "basis": "relative"}
    assert of_country("400", "{} people were killed on Tuesday.", **day) == ["event"], "a day is told"


def test_a_toll_over_a_fortnight_is_a_running_total_and_one_over_less_is_an_event():
    counted = "{} people were killed between the two days."
    days = {"as_of": "2014-05-15", "period_end": "2014-05-15"}
    assert of_country("12", counted, period_start="2014-05-01", **days) == ["running"]
    assert of_country("12", counted, period_start="2014-05-02", **days) == ["loose"]


def beside(second, first="Gunmen killed 30 people in Austria on Tuesday.", offset=60, **fields):
    """How a toll is told whose country is given without a day, right behind that of an event there."""
    told = claim("30", first, place="Austria", happened=DAY, basis="relative")
    quote = next(word for word in second.split() if word.isdigit())
    row = claim(quote, second, place=fields.pop("place", "Austria"), offset=offset, **fields)
    assert scopes(row) == ["loose"], "by itself it is of no event"
    return scopes(told, row)[1]


def test_a_toll_right_behind_that_of_an_event_is_of_the_same_event():
    assert beside("In all 40 people were killed there.") == "event"
    assert beside("In all 150 people were killed there.") == "event"
    assert beside("In all 151 people were killed there.") == "loose", "more than five times as many"
    assert beside("In all 40 people were killed there.", offset=800) == "loose", "too far behind it"
    assert beside("In all 40 people were hurt there.", measure="injured") == "loose", "an attack need not be theirs"
    assert beside("In all 40 people were killed there.", place="Hungary") == "loose"
    assert beside("In all 40 people were killed there.", doc="b.txt") == "loose"


def test_what_stands_right_behind_the_toll_of_a_disaster_is_of_it_whatever_it_counts():
    quake = "The earthquake killed 30 people in Austria on Tuesday."
    assert beside("More than 350 people were hurt there.", quake, measure="injured") == "event"
    assert beside("More than 350 people were killed there.", quake) == "loose", "no measure of its own, and too many"
    assert beside("Since May 35 people were hurt there.", quake, measure="injured") == "loose", "of a longer time"
    assert beside("The cholera outbreak left 35 people ill.", quake, measure="injured") == "loose", "of another cause"


def test_the_whole_that_others_are_counted_out_of_is_no_part():
    words = "Out of 275 victims of the crash, 88 bodies have been identified."
    assert scopes(
        claim("275", words, place="Graz, Austria"),
        claim("88", words, place="Graz, Austria"),
    ) == ["event", "part"]
    words = "The crash has killed 278, over 100 bodies yet to be identified."
    assert scopes(claim("278", words, place="Graz, Austria")) == ["event"]
    words = "After the crash 187 bodies are not yet identified."
    assert scopes(claim("187", words, place="Graz, Austria")) == ["part"]


def test_an_earlier_toll_is_one_whatever_is_put_in_between():
    words = "The fire raised the death toll from 6, at the beginning, to 79."
    assert scopes(claim("6", words, place="Graz, Austria"), claim("79", words, place="Graz, Austria")) == ["event"] * 2


def test_cases_that_were_admitted_to_hospital_are_some_of_the_cases():
    words = "The number of measles cases admitted to all hospitals is 1,723."
    assert scopes(claim("1,723", words, measure="infected", place="Samoa")) == ["part"]
    words = "Of the cases 1,723 were hospitalised."
    assert scopes(claim("1,723", words, measure="infected", place="Samoa")) == ["part"]
    words = "The ministry admitted that there were 5,371 measles cases."
    assert scopes(claim("5,371", words, measure="infected", place="Samoa")) == ["running"]
