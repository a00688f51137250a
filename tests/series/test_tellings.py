"""What a document tells of one figure, or several documents by the same numbers, is put together before anything is compared."""

from __future__ import annotations

from making import claim

from numclaims.claims import Claim
from numclaims.series import grouping

PIER = "Calder, Aldmark, Norland"


def series_of(*rows: Claim) -> dict[str, str | None]:
    """The series of every claim, by document and figure; of one told twice, the second with an apostrophe."""
    found: dict[str, str | None] = {}
    for row in grouping.follow(rows, [])[0]:
        name = f"{row.doc_id} {row.quote}"
        found[f"{name}'" if name in found else name] = row.series_id
    return found


def pier(quote: str, sentence: str, doc: str, published: str = "2021-03-04", **fields: object) -> Claim:
    return claim(quote, sentence, **{"doc": doc, "place": PIER, "published": published, "measure": "killed", **fields})


def test_headline_and_body_of_one_text_tell_one_figure():
    found = series_of(
        pier("57", "Pier collapse in Norland kills 57.", "a", place="Norland"),
        pier("57", "The pier at Calder gave way and 57 people died.", "a", offset=900),
        pier("61", "The collapse of the pier at Calder has now killed 61 people.", "b", "2021-03-06"),
    )
    assert len(set(found.values())) == 1


def test_one_number_in_two_texts_of_two_towns_is_two_figures():
    found = series_of(
        pier("57", "The collapse of a pier killed 57 people.", "a"),
        pier(
            "57",
            "The collapse of a silo killed 57 people.",
            "b",
            place="Rudham, Eastmark, Norland",
            published="2021-08-19",
        ),
    )
    assert len(set(found.values())) == 2


def test_a_toll_without_a_cause_is_of_what_its_text_began_with():
    found = series_of(
        pier("31", "The pier collapsed on a feast day and 31 people died.", "a"),
        pier("44", "By noon 44 were known to have died.", "a", offset=900, place=f"Old Quay, {PIER}"),
        pier("52", "The toll of the pier collapse stands at 52.", "b", "2021-03-20"),
    )
    assert len(set(found.values())) == 1


def test_the_day_of_an_accident_brings_no_second_toll():
    shared = {"happened": "2021-03-03", "stock_flow": "increment"}
    found = series_of(
        pier("57", "Pier collapse at Calder kills 57.", "a"),
        pier("57", "They were out for a feast on Wednesday when 57 of them died.", "a", offset=900, **shared),
    )
    assert len(set(found.values())) == 1


def test_more_dead_of_another_day_are_not_the_toll():
    shared = {"happened": "2021-03-09", "stock_flow": "increment"}
    found = series_of(
        pier("57", "Pier collapse at Calder kills 57.", "a"),
        pier("12", "On Tuesday another 12 people died there.", "a", offset=900, **shared),
    )
    assert len(set(found.values())) == 2


def test_the_figure_of_some_that_others_tell_of_all_is_one():
    found = series_of(
        pier("57", "The collapse of the pier killed 57 people.", "a"),
        pier("57", "The collapse of the pier killed 57 pilgrims.", "b", population="civilian"),
        pier("23", "The collapse of the pier killed 23 children.", "b", population="child", offset=900),
    )
    assert found["a 57"] == found["b 57"] != found["b 23"]


def test_some_of_more_that_the_text_tells_stay_apart():
    found = series_of(
        pier("57", "The collapse of the pier killed 57 people.", "a"),
        pier("80", "The collapse of the pier killed 80 people.", "b", "2021-03-05"),
        pier("57", "The collapse of the pier killed 57 children.", "b", "2021-03-05", population="child", offset=900),
    )
    assert len(set(found.values())) == 2
    assert found["a 57"] == found["b 80"]


def test_two_numbers_of_an_event_make_another_name_of_its_place_the_same():
    def told(doc: str, place: str) -> list[Claim]:
        return [
            claim("57", "Gunmen killed 57 people.", doc=doc, place=place, published="2021-03-04", measure="killed"),
            claim("114", "They hurt 114.", doc=doc, place=place, published="2021-03-04", measure="injured", offset=500),
        ]

    found = series_of(*told("a", PIER), *told("b", "Rudham, Eastmark, Norland"))
    assert found["a 57"] == found["b 57"]
    assert found["a 114"] == found["b 114"]


def test_one_number_makes_no_two_towns_one():
    def told(doc: str, place: str, hurt: str) -> list[Claim]:
        return [
            claim("17", "Gunmen killed 17 people.", doc=doc, place=place, published="2021-03-04", measure="killed"),
            claim(
                hurt, f"They hurt {hurt}.", doc=doc, place=place, published="2021-03-04", measure="injured", offset=500
            ),
        ]

    found = series_of(*told("a", PIER, "30"), *told("b", "Rudham, Eastmark, Norland", "45"))
    assert found["a 17"] != found["b 17"]


def test_a_toll_of_a_month_is_of_the_event_whose_toll_its_text_repeats():
    found = series_of(
        pier("240", "The blast in the port killed 240 people.", "a", happened="2021-03-03"),
        pier("20", "The blast in the hotel killed 20 people.", "b", "2021-03-18", happened="2021-03-17"),
        pier("240", "By 9 March the toll of the blasts had reached 240.", "c", "2021-04-20", as_of="2021-03-09"),
        pier(
            "310", "The death toll of the blasts in March was raised to 310.", "c", "2021-04-20", offset=900,
            as_of_earliest="2021-03-01", as_of_latest="2021-03-31", basis="stated",
            period_start="2021-03-01", period_end="2021-03-31",
        ),
    )  # fmt: skip
    assert found["a 240"] == found["c 240"] != found["b 20"]
    assert found["c 310"] == found["a 240"]


def test_so_far_counts_no_war_where_the_text_tells_one_event():
    found = series_of(
        pier("29", "An attack on the inn killed 29 people.", "a"),
        pier("29", '"So far I am sure of 29 dead," he said.', "a", offset=900),
    )
    assert len(set(found.values())) == 1


def test_the_kin_of_one_man_are_a_part_even_in_a_headline():
    found = series_of(
        pier("14", "Pier collapse at Calder: 14 relatives of a smith die.", "a", counted="relatives of a smith"),
        pier("57", "The collapse killed 57 people.", "a", offset=900),
        pier("61", "The collapse of the pier at Calder has now killed 61 people.", "b", "2021-03-06"),
    )
    assert found["a 57"] == found["b 61"] != found["a 14"]


def test_the_worst_since_a_year_is_no_history():
    found = series_of(
        pier("61", "The floods, the worst since 1931, have left 61 people dead.", "a"),
        pier("66", "The toll of the floods has risen to 66.", "b", "2021-03-06"),
    )
    assert len(set(found.values())) == 1
