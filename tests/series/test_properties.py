"""What holds for any claims whatever: nothing is lost, ids resolve, and the order of the input changes nothing."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim

from numclaims.series import findings, grouping, intervals

PLACES = (None, "Syria", "Homs, Homs, Syria", "Hama, Hama, Syria", "Turkey")
WORDS = (
    "{} people were killed on Friday.",
    "{} people have been killed since March.",
    "{} others died in a massacre in Homs.",
    "The toll rose from {} to 900.",
    "But {} refugees crossed the border, raising the number to 9,000.",
)


@st.composite
def claims(draw):
    count = draw(st.integers(min_value=0, max_value=14))
    rows = []
    for number in range(count):
        value = draw(st.sampled_from([1, 7, 12, 24, 100, 120, 1000, 1100, 1600, 5000]))
        published = draw(st.none() | st.dates(dt.date(2011, 6, 1), dt.date(2011, 6, 20)))
        as_of = draw(st.none() | st.dates(dt.date(2011, 6, 1), dt.date(2011, 6, 20)))
        rows.append(
            claim(
                str(value),
                draw(st.sampled_from(WORDS)).format(value),
                doc=f"{draw(st.integers(0, 5))}.txt",
                offset=1000 * number,
                value=float(value),
                qualifier=draw(st.sampled_from(["exact", "at_least", "up_to", "approximately"])),
                measure=draw(st.sampled_from(["killed", "injured", "refugees", "population", "tanks"])),
                population=draw(st.sampled_from([None, "soldier", "defector", "civilian"])),
                place=draw(st.sampled_from(PLACES)),
                said=draw(st.sampled_from([None, "SANA", "United Nations", "activists"])),
                publisher=draw(st.sampled_from([None, "Reuters", "BBC"])),
                actor=draw(st.sampled_from([None, "armed gangs", "the army"])),
                stock_flow=draw(st.sampled_from(["total", "total", "increment"])),
                copy_of=draw(st.sampled_from([None, None, "0.txt"])),
                published=published,
                happened=as_of,
            )
        )
    return rows


@settings(max_examples=60, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_invariants(rows, shuffler):
    placed, series = grouping.follow(rows, [])
    found = findings.find(placed, series, [])

    own = [row for row in placed if not row.derived_from]
    assert sorted(row.claim_id for row in own) == sorted(row.claim_id for row in rows)
    ids = {row.series_id for row in series}
    assert len(ids) == len(series)
    assert {row.series_id for row in placed if row.tracked} == ids
    assert sum(row.claims for row in series) == len([row for row in placed if row.tracked])

    by_id = {row.claim_id: row for row in placed}
    for row in found:
        assert len(set(row.claim_ids)) == len(row.claim_ids) == len(row.values) > 0
        assert all(each in by_id for each in row.claim_ids)
        assert set(row.series_ids) <= ids
        assert row.explanation.endswith(".")
    assert len({row.discrepancy_id for row in found}) == len(found)
    for row in found:
        if row.type == "contradiction":
            spans = [intervals.span(by_id[each]) for each in row.claim_ids]
            assert intervals.common(spans) is None

    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    again = grouping.follow(shuffled, [])
    assert again == (placed, series)
    assert findings.find(*again, []) == found
    assert all("no series" not in grouping.explain(each, placed) for each in sorted(ids))
