"""The words of findings: who said what, where and when."""

from __future__ import annotations

import pytest
from making import claim

from numclaims.series import explaining


def test_a_voice_names_speaker_words_document_publisher_and_day():
    row = claim(
        "1,100",
        "Activists say at least 1,100 people have been killed, and more detained.",
        doc="003_x.txt",
        said="Activists",
        publisher="BBC",
        published="2011-06-08",
        qualifier="at_least",
        qualifier_text="at least",
    )
    assert explaining.voice(row) == (
        'Activists said "at least 1,100 people have been killed" (003_x.txt, BBC, 8 June 2011)'
    )


def test_an_unknown_date_and_publisher_are_said_to_be_unknown():
    row = claim("120", "120 army defectors were slaughtered.", doc="002_x.txt")
    assert explaining.voice(row) == '002_x.txt printed "120 army defectors were slaughtered" (undated)'


@pytest.mark.parametrize("day", ["2012-04-08", "2012-04-09"])
def test_the_day_of_printing_and_the_one_before_need_not_be_told(day):
    row = claim("31", "31 had died.", said="SANA", published="2012-04-09", as_of=day)
    assert explaining.voice(row).endswith("(a.txt, 9 April 2012)")


def test_the_day_of_the_figure_is_told_where_it_is_not_the_day_of_printing():
    row = claim("3,838", "In February 3,838 had died.", said="SANA", published="2012-04-09", as_of="2012-02-15")
    assert "(a.txt, 9 April 2012, of 15 February 2012)" in explaining.voice(row)


@pytest.mark.parametrize(
    "sentence",
    ["He said 2,493 died; others fled.", "Some 2,493 (and more) died.", "``2,493 ,'' he said ."],
)
def test_quoted_words_stand_in_the_text(sentence):
    row = claim("2,493", sentence)
    assert explaining.snippet(row) in " ".join(sentence.split())


def test_an_interval_of_dates_is_told_as_one():
    row = claim("12", published_earliest="2011-06-07", published_latest="2011-06-09")
    assert explaining.when(row) == "between 7 June 2011 and 9 June 2011"


def test_long_lists_of_sources_are_counted():
    rows = [claim("12", said=f"Source {number}", doc=f"{number}.txt") for number in range(9)]
    assert explaining.voices(rows).endswith("and 5 more")


def test_a_quotation_takes_in_who_did_it():
    row = claim("120", "Officials say armed gangs killed 120 soldiers in the town.", actor="armed gangs")
    assert explaining.snippet(row) == "armed gangs killed 120 soldiers in the town"


def test_a_quotation_stops_at_the_end_of_a_phrase_and_not_in_a_number():
    row = claim("4,112", "The toll was 4,112 - 3,007 civilians and 1,105 soldiers.")
    assert explaining.snippet(row) == "The toll was 4,112 - 3,007 civilians and 1,105 soldiers"


def test_a_number_at_the_end_of_its_phrase_is_quoted_with_what_it_counts():
    sentence = "The Observatory had put the number of dead civilians at 7,410, with more feared."
    row = claim("7,410", sentence, said="The Observatory", attribution_start=0, attribution_end=15)
    assert explaining.snippet(row) == "the number of dead civilians at 7,410"


def test_the_words_for_a_toll_belong_into_its_quotation():
    row = claim("39", "The death toll from Sunday's bombing in Multan rose to 39 on Monday, officials said.")
    assert explaining.snippet(row) == "The death toll from Sunday's bombing in Multan rose to 39 on Monday"


def test_a_toll_with_a_number_between_is_not_quoted_with_it():
    row = claim("39", "The toll of 12 rose when 39 more died.")
    assert explaining.snippet(row) == "39 more died"
