"""Which figures of a town are of the event that it saw: without a cause, of its day, given up, told again a year later."""

from __future__ import annotations

import pytest
from making import claim, document

from numclaims.series import event, findings
from numclaims.series.grouping import follow

BRIDGE = "The bridge of Orla collapsed and killed 40 people."
ORLA = "Orla, Keld, Norway"


def collapse(**fields):
    return claim(
        "40", BRIDGE, **{"doc": "a.txt", "place": ORLA, "published": "2021-05-04", "happened": "2021-05-03"} | fields
    )


def later(number="52", sentence="The union said that {} workers had died.", **fields):
    defaults = {"doc": "b.txt", "place": ORLA, "published": "2021-05-07"}
    return claim(number, sentence.format(number), **defaults | fields)


def one_series(*claims):
    told, _ = follow(claims, [])
    return len({row.series_id for row in told}) == 1


def test_a_town_s_toll_that_names_no_cause_is_of_the_disaster_it_saw_last():
    assert one_series(collapse(), later())


def test_a_place_that_no_gazetteer_has_is_a_town_and_one_that_it_has_may_be_a_province():
    assert one_series(collapse(place="Orla, Norway"), later(place="Orla, Norway"))
    known = {"place": "Keld, Norway", "place_geonameid": 7}
    assert not one_series(collapse(**known), later(**known))


@pytest.mark.parametrize(
    "fields",
    [
        {"published": "2021-05-12"},  # too late
        {"actor": "rebels"},
        {"sentence": "The fighting has left {} dead."},
        {"sentence": "The massacre left {} dead."},
        {"sentence": "The blaze left {} dead."},
        {"number": "9"},  # far below
        {"place": "Keld, Norway"},  # of the province, too wide to have seen nothing else
    ],
)
def test_but_not_one_that_may_be_of_something_else(fields):
    assert not one_series(collapse(), later(**fields))


def test_a_bombing_is_followed_by_the_next_one_and_not_by_a_toll_without_a_cause():
    bombing = claim("40", "The bombing of Orla killed 40.", place=ORLA, published="2021-05-04", happened="2021-05-03")
    assert not one_series(bombing, later())


def test_what_is_counted_since_the_day_of_the_event_is_its_toll_weeks_later():
    words = "Since 3 May the divers have found {} bodies."
    since = {"period_start": "2021-05-03", "period_end": "2021-05-16", "published": "2021-05-16"}
    assert one_series(collapse(), later(sentence=words, **since))
    assert not one_series(collapse(), later(sentence=words, **since | {"period_start": "2021-05-10"}))


def test_a_figure_given_up_is_of_the_event_of_the_newer_one_and_not_of_its_own_day():
    words = "Officials raised the toll of the collapse to 44, up from 40 a day earlier."
    new = claim("44", words, doc="b.txt", place=ORLA, published="2021-05-05", as_of="2021-05-05")
    old = claim("40", words, doc="b.txt", place=ORLA, published="2021-05-05", happened="2021-05-04")
    assert one_series(collapse(), new, old)


def test_two_days_set_against_each_other_are_two_events():
    words = "Shells killed 44 people in Orla on Monday, compared with 40 on 5 April."
    new = claim("44", words, place=ORLA, published="2021-05-04", happened="2021-05-03")
    assert not one_series(new, claim("40", words, place=ORLA, published="2021-05-04", happened="2021-04-05"))


def test_a_toll_far_below_the_last_is_the_same_one_where_it_is_told_as_a_correction():
    told = event.Event(ORLA, None, None, frozenset(), fixed=False, claims=[collapse()])
    assert event.grown(later("12", "The ministry lowered the toll of the collapse to {}."), told)
    assert not event.grown(later("12", "The toll of the collapse stands at {}."), told)
    assert not event.grown(later("3", "The ministry lowered the toll of the collapse to {}."), told)


@pytest.mark.parametrize(
    ("first", "last", "expected"), [("2021-02-01", "2021-08-01", True), ("2020-02-01", "2020-08-01", False)]
)
def test_a_year_later_the_number_is_told_again_for_the_time_when_it_happened(first, last, expected):
    again = later(
        "40",
        "A year ago {} people died when the bridge collapsed.",
        published="2022-05-03",
        period_start=first,
        period_end=last,
    )
    assert one_series(collapse(), again) is expected


POLICE = "Police fired on a march in Orla on Monday, killing {} people."


def shot(number, **fields):
    defaults = {"place": ORLA, "published": "2021-05-04", "happened": "2021-05-03", "stock_flow": "increment"}
    return claim(number, POLICE.format(number), **defaults | fields)


def dead(number, **fields):
    defaults = {"place": ORLA, "published": "2021-05-04", "happened": "2021-05-03", "doc": "h.txt"}
    return claim(number, f"{number} people died in Orla.", **defaults | fields)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (shot("6", doc="h.txt"), True),  # its own text calls them the toll of an event
        (shot("6", doc="b.txt"), True),  # another text gives the number
        (shot("9", doc="b.txt", published="2021-05-06"), True),  # days later, of that day
        (shot("9", doc="b.txt"), False),  # the day's news, which may be of something else
        (shot("6", doc="b.txt", happened="2021-05-02", published="2021-05-03"), False),  # of another day
        (shot("9", doc="b.txt", place="Keld, Norway", published="2021-05-06"), False),  # of a province
    ],
)
def test_the_dead_of_a_day_are_those_of_the_event_that_others_tell_of(row, expected):
    assert one_series(dead("6"), row) is expected


def test_what_one_text_makes_an_event_is_one_in_the_text_that_gives_the_same_number():
    headline = claim("6", "6 dead in Orla", doc="h.txt", place=ORLA, published="2021-05-04", section="headline")
    assert one_series(headline, shot("6", doc="h.txt", offset=100), shot("6", doc="b.txt"))


def test_a_ship_that_sank_bears_a_name_under_which_its_dead_are_one_figure():
    first = claim(
        "31", "The ferry Marisola sank and 31 people died.", doc="a.txt", place="Norway", published="2021-05-04"
    )
    more = claim(
        "38", "The sinking of the ferry Marisola has left 38 dead.", doc="b.txt", place="Norway", published="2021-05-20"
    )
    unplaced = claim(
        "44", "The Marisola lies sunken, and the toll has reached 44.", doc="c.txt", published="2021-05-28"
    )
    assert one_series(first, more, unplaced)


def test_a_ship_that_saves_people_names_no_event():
    one = claim("31", "The ship Marisola saved 31 people when a boat capsized.", doc="a.txt", place="Malta", measure="rescued",
                published="2021-05-04")  # fmt: skip
    other = claim("38", "The ship Marisola saved 38 people when a boat capsized.", doc="b.txt", place="Malta", measure="rescued",
                  published="2021-07-20")  # fmt: skip
    assert not one_series(one, other)


def test_the_headline_s_rough_place_gives_way_to_the_lead_s():
    ferry = "A ferry capsized off Tresk on Monday, killing at least 7 people."
    head = claim(
        "7", "Ferry sinks off Lund, 7 dead", place="Lund, Keld, Norway", published="2021-05-03", section="headline"
    )
    lead = claim("7", ferry, place="Tresk, Keld, Norway", published="2021-05-03", happened="2021-05-03", offset=60)
    assert one_series(head, lead)
    other = claim(
        "9", "Ferry sinks off Lund, 9 dead", place="Lund, Keld, Norway", published="2021-05-03", section="headline"
    )
    assert not one_series(other, lead)


def contradictions(*claims):
    told, series = follow(claims, [])
    return list(findings.find(told, series, [document(name) for name in sorted({row.doc_id for row in told})]))


def test_a_small_toll_that_one_text_gives_twice_is_disputed_and_of_two_texts_it_is_not():
    said = {"place": ORLA, "published": "2021-05-04", "happened": "2021-05-03"}
    first = claim("4", "Doctors said 4 people died in Orla.", doc="a.txt", said="doctors", type="medic", **said)
    second = claim(
        "2",
        "The ministry said 2 people died in Orla.",
        said="the ministry",
        type="government",
        offset=60,
        doc="a.txt",
        **said,
    )
    assert [row.type for row in contradictions(first, second)] == ["contradiction"]
    apart = claim(
        "2", "The ministry said 2 people died in Orla.", said="the ministry", type="government", doc="b.txt", **said
    )
    assert contradictions(first, apart) == []


def test_a_lowered_toll_is_told_once():
    words = "The coast guard lowered the toll of the collapse to 31, from 40, as nine were counted twice."
    said = {"doc": "b.txt", "place": ORLA, "published": "2021-05-06", "said": "coast guard", "type": "official"}
    new, old = claim("31", words, **said), claim("40", words, **said)
    found = contradictions(collapse(said="police", type="police"), new, old)
    assert [row.type for row in found] == ["revision_down"]
    union = later("46", "The union insists that {} died.", said="union", published="2021-05-06", offset=300)
    assert [row.claim_ids for row in contradictions(union, new, old) if row.type == "revision_down"] == [
        found[0].claim_ids
    ]


def test_what_an_outbreak_has_killed_since_it_began_is_its_running_total():
    told = claim("40", "Cholera has killed 40 people in Orla.", place=ORLA, published="2021-05-04", doc="a.txt")
    words = "The cholera outbreak has killed 52 people in Orla since 2 April."
    since = {"place": ORLA, "published": "2021-05-12", "doc": "b.txt", "period_end": "2021-05-12"}
    assert one_series(told, claim("52", words, period_start="2021-04-02", **since))
    assert not one_series(told, claim("52", words, period_start="2021-05-10", **since))


def test_a_headline_takes_no_place_that_it_does_not_name_from_the_rest_of_its_text():
    lead = claim(
        "36", "The ferry that sank off Norway has left 36 dead.", place="Norway", published="2021-05-06", offset=60
    )
    head = claim("36", "Ferry toll hits 36", place=ORLA, published="2021-05-06", section="headline")
    other = claim(
        "31", "The ferry that sank off Norway has left 31 dead.", place="Norway", published="2021-05-05", doc="b.txt"
    )
    assert one_series(head, lead, other)


def blast(number, sentence, published, **fields):
    text = sentence.format(number)
    return claim(number, text, **{"place": ORLA, "published": published, "doc": f"{number}-{published}.txt"} | fields)


def test_what_a_text_tells_without_a_day_is_of_the_disaster_that_it_dates_elsewhere():
    first = blast("40", "The blast in Orla killed {} people.", "2021-05-04", happened="2021-05-03")
    told = {"doc": "b.txt", "place": ORLA, "published": "2021-05-07"}
    dated = claim("52", "The toll of the blast has reached 52.", **told)
    open_day = claim(
        "50", "The blast left more than 50 dead.", offset=60, **told | {"as_of_earliest": None, "as_of_latest": None}
    )
    assert one_series(first, dated, open_day)


def test_the_headline_of_a_text_that_counts_on_counts_on():
    first = blast("40", "The blast in Orla killed {} people.", "2021-05-04", happened="2021-05-03")
    told = {"doc": "b.txt", "place": ORLA, "published": "2021-05-16"}
    head = claim("58", "Blast kills 58 in Orla", section="headline", **told)
    body = claim("60", "The death toll of the blast has risen to 60.", offset=60, **told)
    assert one_series(first, head, body)
    assert not one_series(first, claim("58", "A blast killed 58 in Orla.", **told))


def test_a_year_later_about_as_many_as_then_are_the_same_and_many_more_are_not():
    told = {"published": "2022-05-03", "period_start": "2021-02-01", "period_end": "2021-08-01"}
    words = "A year ago {} people died when the bridge collapsed."
    assert one_series(collapse(), later("45", words, **told))
    assert not one_series(collapse(), later("90", words, **told))


def test_a_disaster_is_named_by_what_collapsed_whichever_way_it_is_told():
    first = claim("31", "The Harbour Loft collapse killed 31 people.", doc="a.txt", place=ORLA, published="2021-05-04")
    words = "The number of dead in the collapse of the Harbour Loft building rose to 88."
    more = claim("88", words, doc="b.txt", place="Keld, Norway", published="2021-05-15")
    assert one_series(first, more)
    other = claim(
        "88", words.replace("Harbour Loft", "Tresk Hall"), doc="b.txt", place="Keld, Norway", published="2021-05-15"
    )
    assert not one_series(first, other)


def test_a_figure_that_its_own_source_takes_back_is_no_dispute():
    words = "Police cut the toll of the collapse to 28 from 40, as 12 were found alive."
    said = {"doc": "b.txt", "place": ORLA, "published": "2021-05-06", "said": "police", "type": "police"}
    found = contradictions(
        collapse(said="ministry", type="government"), claim("28", words, **said), claim("40", words, **said)
    )
    assert {row.type for row in found} == {"revision_down"}
