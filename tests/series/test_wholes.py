"""Which figures of other places lie on the course of a disaster's own, and which events are the same disaster."""

from __future__ import annotations

import datetime as dt

import pytest
from making import claim

from numclaims.series import event, events, wholes

GRAZ = "Graz, Styria, Austria"
COURSE = (("2014-05-06", 40), ("2014-05-08", 60), ("2014-05-12", 90))


def toll(number, day, sentence="The flood killed {} people.", **fields):
    fields = {"place": "Austria", "published": day, "doc": f"{number}-{day}.txt"} | fields
    return claim(f"{number:,}", sentence.format(f"{number:,}"), **fields)


def course(*extra):
    return wholes.course_of([*(toll(number, day) for day, number in COURSE), *extra])


@pytest.mark.parametrize(
    ("number", "day", "spot", "expected"),
    [
        (60, "2014-05-10", False, True),  # told again within days
        (50, "2014-05-07", False, True),  # between what was told before and after
        (41, "2014-05-08", False, False),  # of the day, too far below
        (41, "2014-05-08", True, True),  # of one spot a report of the day may be hours old
        (50, "2014-05-08", False, True),  # of the day, rounded down
        (48, "2014-05-08", False, True),  # as far below as may be
        (47, "2014-05-08", False, False),
        (75, "2014-05-08", False, True),  # as far above as may be
        (76, "2014-05-08", False, False),
        (90, "2014-05-08", True, True),
        (45, "2014-05-06", False, True),  # above the day's, below what was told two days later
        (75, "2014-05-06", False, False),
        (113, "2014-05-08", True, False),  # above all that was told later
        (8, "2014-05-05", False, True),  # before all others, as little as may be
        (7, "2014-05-05", False, False),
        (120, "2014-05-05", False, False),  # before all others, and above them
        (113, "2014-05-09", False, False),
        (112, "2014-05-09", False, True),
        (200, "2014-05-13", False, True),  # behind the last it may have grown
        (72, "2014-05-13", False, True),
        (71, "2014-05-13", False, False),  # behind the last, below it
    ],
)
def test_a_figure_lies_on_the_course_of_those_told_before_and_after(number, day, spot, expected):
    assert wholes.on_course(toll(number, day), course(), spot=spot) is expected


def test_above_the_course_is_the_same_place_s_own_figure():
    assert not wholes.on_course(toll(300, "2014-05-09"), course(), spot=False)
    assert wholes.on_course(toll(300, "2014-05-09"), course(), spot=False, above=True)
    assert not wholes.on_course(toll(7, "2014-05-05"), course(), spot=False, above=True)


def test_an_odd_number_is_the_same_whatever_day_it_is_told_and_a_round_one_for_days_only():
    odd = toll(57, "2014-05-08")
    assert wholes.on_course(toll(57, "2014-06-20"), course(odd), spot=False)
    assert not wholes.on_course(toll(60, "2014-06-20"), course(), spot=False)
    children = toll(57, "2014-05-08", population="child")
    assert wholes.on_course(toll(57, "2014-06-20"), course(children), spot=False), (
        "told of some, it ties them all the same"
    )


def test_what_its_sentence_gives_up_must_be_a_figure_that_was_told():
    words = "The toll of the flood rose to 90, up from {}."
    assert wholes.on_course(toll(60, "2014-05-12", words), course(), spot=False)
    assert not wholes.on_course(toll(61, "2014-05-12", words), course(), spot=False)


def test_no_day_no_number_another_people_and_others_lie_on_no_course():
    assert not wholes.on_course(toll(50, None), course(), spot=False)
    assert not wholes.on_course(toll(50, "2014-05-07", population="child"), course(), spot=False)
    assert not wholes.on_course(toll(50, "2014-05-07", "The flood killed {} others."), course(), spot=False)
    assert not wholes.on_course(toll(50, "2014-05-07", measure="injured"), course(), spot=False)


def test_vague_given_up_partial_and_doubted_figures_make_no_course():
    rows = [
        toll(200, "2014-05-06", qualifier="vague"),
        toll(30, "2014-05-06", qualifier="up_to", low=0.0),
        toll(31, "2014-05-06", "The toll of the flood rose to 90, up from {}."),
        toll(32, "2014-05-06", "The flood killed {} others."),
        toll(33, "2014-05-06", hedge="allegedly"),
        toll(34, "2014-05-06", implied=True),
        toll(35, None),
    ]
    assert wholes.course_of(rows) == {}
    assert wholes.course_of([toll(36, "2014-05-06")]) == {("killed", None): [(dt.date(2014, 5, 6), 36.0)]}


def gathered(*groups):
    made = [found for group in groups for found in events.cluster(group)]
    return [sorted(row.quote for row in found.claims) for found in wholes.gathered(made)]


def test_one_text_that_tells_of_both_places_tells_of_one_accident():
    crash = "The train crash killed {} people."
    city = [toll(31, "2014-05-06", crash, place=GRAZ), toll(34, "2014-05-07", crash, place=GRAZ, doc="both.txt")]
    land = [toll(36, "2014-05-20", crash, doc="both.txt", offset=500)]
    assert gathered(city, land) == [["31", "34", "36"]]
    elsewhere = [toll(36, "2014-05-20", crash, doc="both.txt", offset=500, place="Linz, Upper Austria, Austria")]
    assert len(gathered(city, elsewhere)) == 2
    several = "The train crashes killed {} people."
    assert len(gathered(city, [toll(36, "2014-05-20", several, doc="both.txt", offset=500)])) == 2


def test_two_bombings_are_one_only_by_a_number():
    bomb = "A bombing killed {} people."
    city = [toll(31, "2014-05-06", bomb, place=GRAZ), toll(34, "2014-05-07", bomb, place=GRAZ)]
    assert len(gathered(city, [toll(36, "2014-05-08", bomb)])) == 2
    assert gathered(city, [toll(34, "2014-05-08", bomb)]) == [["31", "34", "34"]]
    mine = "A gas explosion in a mine killed {} people."
    city = [toll(31, "2014-05-06", mine, place=GRAZ), toll(34, "2014-05-07", mine, place=GRAZ)]
    assert len(gathered(city, [toll(36, "2014-05-08", mine, place=GRAZ)])) == 1


def test_a_rare_number_ties_places_that_do_not_hold_each_other_and_another_one_does_not():
    flood = [toll(213, "2014-05-06", place=GRAZ), toll(231, "2014-05-07", place=GRAZ)]
    linz = "Linz, Upper Austria, Austria"
    assert gathered(flood, [toll(231, "2014-05-08", place=linz)]) == [["213", "231", "231"]]
    assert len(gathered(flood, [toll(232, "2014-05-08", place=linz)])) == 2
    assert len(gathered(flood, [toll(231, "2015-05-08", place=linz)])) == 2, "a year later it is chance"
    small = [toll(13, "2014-05-06", place=GRAZ), toll(14, "2014-05-07", place=GRAZ)]
    assert len(gathered(small, [toll(14, "2014-05-08", place=linz)])) == 2


def test_a_claim_of_no_event_tells_of_the_disaster_by_place_cause_and_size():
    found = event.Event("austria", None, None, frozenset({"flood"}), fixed=False)
    for day, number in COURSE:
        found.take(toll(number, day))
    assert wholes.tells_of(toll(92, "2014-05-13", "The death count had reached {}."), found)
    assert wholes.tells_of(toll(92, "2014-05-13", place=GRAZ), found)
    assert not wholes.tells_of(toll(92, "2014-05-13", "The earthquake killed {} people."), found)
    assert not wholes.tells_of(toll(92, "2014-05-13", "Since May {} people have died."), found)
    assert not wholes.tells_of(toll(92, "2014-05-13", "The war has killed {} people."), found)
    assert not wholes.tells_of(toll(92, "2014-05-13", place="Italy"), found)
    assert not wholes.tells_of(toll(20, "2014-05-13", "The death count had reached {}."), found)
