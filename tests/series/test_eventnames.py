"""How an event is named: by its place, its day, and the figure that stands for it."""

from __future__ import annotations

from making import claim

from numclaims.series import grouping


def named(*rows):
    _, series = grouping.follow(list(rows), [])
    (name,) = {row.event for row in series if row.event}
    return name


def killed(quote, sentence="Gunmen killed {} people on 6 May.", **fields):
    fields = {"place": "Graz, Austria", "happened": "2014-05-06", "published": "2014-05-07"} | fields
    return claim(quote, sentence.format(quote), **fields)


def test_the_figure_that_most_give_stands_for_an_event():
    rows = [killed("21", doc=f"{n}.txt", said=f"Voice {n}") for n in range(3)]
    assert named(*rows, killed("24", doc="z.txt", said="Z", published="2014-05-09")) == "Graz, 6 May 2014: 21 dead"


def test_of_several_given_as_often_the_one_told_last_does():
    early, late = (
        killed("21", doc="z.txt", said="Z"),
        killed("24", doc="a.txt", said="A", published="2014-05-09", as_of="2014-05-08"),
    )
    assert named(early, late) == named(late, early) == "Graz, 6 May 2014: 24 dead"


def test_a_disaster_is_named_by_the_toll_of_all_told_last_and_not_by_that_of_some():
    flood = "The flood has killed {} people."
    rows = [
        killed("31", flood, doc="a.txt", published="2014-05-07"),
        killed("34", flood, doc="b.txt", published="2014-05-09"),
        killed("12", "The flood has killed {} children.", doc="c.txt", population="child", published="2014-05-10"),
    ]
    assert named(*rows) == "Graz, 6 May 2014: 34 dead"


def test_a_disaster_is_named_by_the_place_that_most_tell_and_of_two_told_alike_by_the_smaller():
    flood = "The flood has killed {} people."
    town, land = "Graz, Styria, Austria", "Styria, Austria"
    a, b, c = (killed("31", flood, doc=f"{n}.txt", place=place) for n, place in enumerate((town, land, land)))
    assert named(a, b, c).startswith("Styria, ")
    assert named(a, b).startswith("Graz, ")


def test_a_figure_in_words_is_the_figure_in_digits():
    words = killed("Thirty-eight", doc="c.txt", said="C", value=38.0, low=38.0, high=38.0, published="2014-05-08")
    rows = [words, killed("38", doc="a.txt", said="A"), killed("24", doc="b.txt", said="B", published="2014-05-09")]
    assert named(*rows) == "Graz, 6 May 2014: 38 dead", "told twice, whatever the spelling"
    least = {"qualifier": "at_least", "qualifier_text": "At least"}
    assert named(killed("31", "At least {} people were killed.", **least)) == "Graz, 6 May 2014: at least 31 dead"


def test_words_that_modify_a_figure_stand_where_they_are_said():
    more = {"qualifier": "at_least", "qualifier_text": "or more"}
    assert (
        named(killed("12", "Gunmen killed {} or more people on 6 May.", **more)) == "Graz, 6 May 2014: 12 or more dead"
    )


def test_where_sources_keep_apart_over_a_bombing_its_name_takes_no_side():
    bombing = "The bombing of a market killed {} people on 6 May."
    first = killed("150", bombing, doc="a.txt", said="Lakeside Front", attribution_type="rebel")
    later = killed("39", bombing, doc="b.txt", said="the interior ministry", published="2014-05-09")
    again = killed("150", bombing, doc="c.txt", said="Lakeside Front", published="2014-05-12", attribution_type="rebel")
    assert named(first, later, again) == named(again, later, first) == "Graz, 6 May 2014: 39 to 150 dead"
    grown = killed("61", bombing, doc="b.txt", said="the interior ministry", published="2014-05-09")
    assert named(killed("14", bombing, doc="a.txt", said="A police officer"), grown) == "Graz, 6 May 2014: 61 dead"
