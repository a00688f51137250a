"""A disaster that bears a name is one, whatever place each text gives it."""

from __future__ import annotations

from making import claim

from numclaims.series import grouping, propernames

MALL = "The Quarry Mall fire"


def series(*rows):
    placed, _ = grouping.follow(rows, [])
    return {row.doc_id: row.series_id for row in placed if row.quote}


def names(*rows):
    return [propernames.found(rows).get(row.claim_id) for row in rows]


def test_a_name_is_what_running_text_writes_large_before_a_fire_or_behind_a_storm():
    assert names(claim("12", "12 people died in the Quarry Mall fire.")) == ["fire:quarry mall"]
    assert names(claim("12", "When Cyclone Marlo hit the coast, 12 people died.")) == ["storm:marlo"]
    for none in (
        "12 people died in the Friday fire.",
        "12 people died in the Austrian crash.",
        "12 people died in the Graz fire.",
        "12 people died in the fire, the Quarry Fire Department said.",
        "The National Hurricane Center said 12 people had died in the storm.",
    ):
        assert names(claim("12", none)) == [None], none


def test_a_headline_gives_no_name_but_knows_one_and_so_does_a_shorter_form():
    alone = claim("12", "A blaze killed 12 people.", doc="a.txt", title="Quarry Mall Fire Kills 12")
    assert names(alone) == [None]
    body = claim("12", f"{MALL} killed 12 people.", doc="b.txt")
    assert names(alone, body) == ["fire:quarry mall"] * 2
    short = claim("14", "The Quarry fire has killed 14 people.", doc="c.txt")
    assert names(body, short) == ["fire:quarry mall"] * 2
    camp = claim("9", "In the camp a blaze killed 9 people.", doc="d.txt")
    assert names(claim("12", "The Camp Fire killed 12 people.", doc="e.txt"), camp) == ["fire:camp", None]


def test_another_cause_in_the_sentence_is_no_part_of_the_named_one():
    body = claim("12", f"{MALL} killed 12 people.", doc="a.txt")
    quake = claim("90", "In the same week an earthquake killed 90 people.", doc="a.txt", offset=500)
    assert names(body, quake) == ["fire:quarry mall", None]


def test_texts_without_a_place_or_with_one_abroad_tell_of_the_named_fire():
    of = series(
        claim("12", f"{MALL} in Graz killed 12 people.", doc="a.txt", place="Graz, Austria", published="2014-05-06"),
        claim("14", f"{MALL} in Graz killed 14 people.", doc="b.txt", place="Graz, Austria", published="2014-05-07"),
        claim("15", f"The toll of {MALL.lower()} is now 15.", doc="c.txt", published="2014-05-08", title=MALL),
        claim("16", f"{MALL} has killed 16 people.", doc="d.txt", place="Quarry, Canada", published="2014-05-09"),
        claim("15", "A fire has killed 15 people.", doc="e.txt", published="2014-05-08"),
    )
    assert of["a.txt"] == of["b.txt"] == of["c.txt"] == of["d.txt"] != of["e.txt"]


def test_a_storm_lends_no_place_for_it_passes_over_several():
    rows = [
        claim("12", "Cyclone Marlo killed 12 people in Ghana.", doc="a.txt", place="Ghana", published="2014-05-06"),
        claim("14", "Cyclone Marlo killed 14 people in Ghana.", doc="b.txt", place="Ghana", published="2014-05-07"),
        claim("31", "Cyclone Marlo killed 31 people in Togo.", doc="c.txt", place="Togo", published="2014-05-07"),
        claim("43", "Cyclone Marlo has killed 43 people.", doc="d.txt", published="2014-05-07"),
    ]
    of = series(*rows)
    assert len({of["a.txt"], of["c.txt"], of["d.txt"]}) == 3
    assert propernames.lent(rows) == {}


def test_a_final_toll_of_months_later_is_still_that_of_the_name_and_of_another_name_it_is_not():
    at = {"place": "Graz, Austria"}
    of = series(
        claim("79", f"{MALL} killed 79 people, police said.", doc="a.txt", published="2014-05-06", **at),
        claim("71", f"{MALL} killed 71 people, police said.", doc="b.txt", published="2014-11-06", **at),
        claim("64", "The Tower Hotel fire killed 64 people, police said.", doc="c.txt", published="2014-08-05", **at),
    )
    assert of["a.txt"] == of["b.txt"]
    assert of["c.txt"] != of["a.txt"]


def test_one_place_is_as_good_as_another_so_nothing_is_lent_where_two_countries_tell_as_often():
    rows = [
        claim("12", f"{MALL} killed 12 people.", doc="a.txt", place="Graz, Austria"),
        claim("12", f"{MALL} killed 12 people.", doc="b.txt", place="Linz, Canada"),
        claim("12", f"{MALL} killed 12 people.", doc="c.txt"),
    ]
    assert propernames.lent(rows) == {}
    more = [*rows, claim("12", f"{MALL} killed 12 people.", doc="d.txt", place="Graz, Austria")]
    assert propernames.lent(more)[rows[2].claim_id] == ("Graz, Austria", "Graz")
