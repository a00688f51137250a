"""From claims to series: what belongs together, what is worked out, and how it is told."""

from __future__ import annotations

import dataclasses

from making import claim, document

from numclaims.claims import Claim
from numclaims.series import findings, grouping

RAISED = (
    "A Turkish official said 1,000 Syrians crossed the border overnight, raising the number of refugees in the country to"
    " 1,600."
)


def refugees() -> list[Claim]:
    shared = {"place": "Turkey", "measure": "refugees", "said": "A Turkish official", "published": "2011-06-08"}
    return [
        claim("1,000", RAISED, doc="b.txt", stock_flow="increment", **shared),
        claim("1,600", RAISED, doc="b.txt", **shared),
    ]


def test_an_increment_and_its_total_imply_what_there_was_before():
    new, total = refugees()
    placed, _ = grouping.follow([new, total], [])
    (before,) = [row for row in placed if row.derived_from]
    assert (before.value, before.low, before.high, before.qualifier) == (600, 600, 600, "exact")
    assert before.derived_from == (new.claim_id, total.claim_id)
    assert before.implied
    assert before.tracked
    assert before.quote == ""
    assert before.char_start == before.char_end == total.char_end
    assert before.as_of_latest.isoformat() == "2011-06-07"
    assert before.series_id == next(row.series_id for row in placed if row.claim_id == total.claim_id)
    assert before.claim_id not in {new.claim_id, total.claim_id}


def test_a_bound_less_an_increment_stays_a_bound():
    new, total = refugees()
    total = dataclasses.replace(total, qualifier="more_than", high=None)
    placed, _ = grouping.follow([new, total], [])
    (before,) = [row for row in placed if row.derived_from]
    assert (before.low, before.high) == (600, None)


def test_nothing_is_implied_by_an_increment_above_its_total():
    new, total = refugees()
    new = dataclasses.replace(new, value=2000.0, low=2000.0, high=2000.0)
    placed, _ = grouping.follow([new, total], [])
    assert not [row for row in placed if row.derived_from]


def test_totals_and_increments_are_never_one_series():
    placed, series = grouping.follow(refugees(), [])
    flows = {row.stock_flow: row.series_id for row in placed if not row.derived_from}
    assert len(set(flows.values())) == 2
    assert {row.stock_flow for row in series} == {"total", "increment"}


def test_the_first_and_last_value_follow_the_as_of_day():
    _, series = grouping.follow(refugees(), [])
    row = next(row for row in series if row.stock_flow == "total")
    assert (row.first_value, row.last_value, row.lowest, row.highest) == (600, 1600, 600, 1600)
    assert row.roots == row.documents == 1


def test_undated_figures_of_several_documents_have_no_order():
    rows = [
        claim("1,600", place="Turkey", measure="refugees", doc="a.txt"),
        claim("4,000", place="Turkey", measure="refugees", doc="b.txt"),
    ]
    _, (row,) = grouping.follow(rows, [])
    assert (row.first_value, row.last_value, row.first_as_of) == (None, None, None)
    assert (row.lowest, row.highest) == (1600, 4000)


def test_claims_that_are_not_tracked_pass_unchanged():
    row = claim("12", tracked=False, measure=None)
    placed, series = grouping.follow([row], [])
    assert placed == [row]
    assert series == []


def test_a_series_keeps_its_id_when_other_claims_come():
    first = claim("1,100", "1,100 people have been killed since March.", place="Syria", published="2011-06-07")
    later = claim(
        "1,300", "1,300 people have been killed since March.", place="Syria", published="2011-06-20", doc="b.txt"
    )
    other = claim("12", "12 people were killed.", place="Hama, Hama, Syria", published="2011-06-20", doc="c.txt")
    alone = grouping.follow([first], [])[1]
    together = grouping.follow([other, later, first], [])[1]
    assert alone[0].series_id in {row.series_id for row in together}


def test_four_spellings_that_resolve_to_one_path_are_one_place():
    rows = [
        claim("120", "120 soldiers were killed.", place="Jisr al-Shughour, Idlib, Syria", doc="a.txt"),
        claim("120", "120 soldiers were killed.", place="Jisr Al-Shughour, Idlib, Syria", doc="b.txt"),
    ]
    _, series = grouping.follow(rows, [])
    assert len(series) == 1
    assert series[0].claims == 2


def test_copies_count_as_one_root():
    shared = {"place": "Hama, Hama, Syria", "published": "2011-07-31", "sentence": "95 people were killed in Hama."}
    rows = [
        claim("95", doc="a.txt", publisher="Reuters", **shared),
        claim("95", doc="b.txt", publisher="Daily Echo", copy_of="a.txt", **shared),
    ]
    _, (row,) = grouping.follow(rows, [])
    assert (row.documents, row.publishers, row.roots) == (2, 2, 1)


def test_agreed_is_what_the_latest_of_all_roots_have_in_common():
    shared = {"place": "Syria", "published": "2011-06-07", "sentence": "1,100 people have been killed since March."}
    rows = [
        claim("1,100", doc="a.txt", said="Insan", qualifier="at_least", **shared),
        claim("1,100", doc="b.txt", said="LCC", **shared),
    ]
    _, (row,) = grouping.follow(rows, [])
    assert (row.agreed_low, row.agreed_high) == (1100, 1100)


def test_a_series_says_why_its_claims_belong_together():
    placed, series = grouping.follow(refugees(), [])
    row = next(row for row in series if row.stock_flow == "total")
    told = grouping.explain(row.series_id, placed)
    assert "same place (Turkey)" in told
    assert "it moves with its as-of day" in told
    assert "2011-06-08  1,600  (A Turkish official; b.txt" in told
    assert "600, worked out" in told


def test_an_unknown_series_is_said_to_be_unknown():
    assert grouping.explain("s0", []) == "No claim belongs to a series s0."


def test_findings_name_claims_in_order_of_day_and_series_of_both():
    rows = [
        claim("80", "80 people were killed in Hama on Sunday.", doc="b.txt", place="Hama, Hama, Syria", said="LCC",
              published="2011-08-01", happened="2011-07-31"),
        claim("8", "8 people were killed in Hama on Sunday.", doc="a.txt", place="Hama, Hama, Syria", said="SANA",
              published="2011-08-01", happened="2011-07-31"),
    ]  # fmt: skip
    placed, series = grouping.follow(rows, [])
    (found,) = findings.find(placed, series, [document("a.txt"), document("b.txt")])
    assert found.claim_ids == (rows[1].claim_id, rows[0].claim_id)
    assert found.values == ("8", "80")
    assert found.roots == ("SANA", "LCC")
    assert found.series_ids == (series[0].series_id,)
    assert found.discrepancy_id.startswith("d")
    (told,) = findings.statuses(series, [found])
    assert told.status == "contested"


def test_why_a_figure_without_a_place_and_with_an_open_day_is_one():
    row = claim("12", "12 people were killed.", published_earliest="2011-06-07")
    row = dataclasses.replace(row, as_of_earliest=row.published_earliest, as_of_latest=None)
    placed, (series,) = grouping.follow([row], [])
    told = grouping.explain(series.series_id, placed)
    assert "no place is told" in told
    assert "2011-06-07 or later  12" in told
    assert "no place is told" not in why("Homs, Homs, Syria")
    assert "same place (Homs, Homs, Syria)" in why("Homs, Homs, Syria")


def why(place):
    placed, (series,) = grouping.follow([claim("12", place=place, happened="2011-06-07")], [])
    return grouping.explain(series.series_id, placed)


def test_two_quakes_of_a_region_in_two_weeks_stay_two():
    first = {"place": "Kerman, Iran", "published": "2014-05-20", "happened": "2014-05-19"}
    then = {"place": "Iran", "published": "2014-05-28", "happened": "2014-05-27"}
    rows = [
        claim("41", "Monday's earthquake in Kerman killed 41 people.", doc="a.txt", **first),
        claim("41", "The earthquake on 19 May killed 41 people.", doc="b.txt", **(first | {"place": "Iran"})),
        claim("112", "An earthquake on Tuesday killed 112 people.", doc="c.txt", **then),
        claim("112", "Iran's earthquake on Tuesday killed 112 people.", doc="d.txt", **then),
        claim(
            "118",
            "The death toll of Tuesday's earthquake has risen to 118.",
            doc="e.txt",
            **(then | {"place": "Kerman, Iran", "published": "2014-05-29"}),
        ),
        claim(
            "41",
            "The earlier earthquake, which measured 6.1, claimed 41 lives.",
            doc="f.txt",
            place="Kerman, Iran",
            published="2014-05-28",
        ),
    ]
    placed, _ = grouping.follow(rows, [])
    of = {row.doc_id[0]: row.series_id for row in placed}
    assert of["a"] == of["b"] == of["f"] != of["c"]
    assert of["c"] == of["d"] == of["e"]
