"""How the main figures went, in a line each, at the head of the report and of the page."""

from __future__ import annotations

import datetime as dt

from numclaims.views import evolution
from numclaims.views.report import write_report


def day(number):
    return dt.date(2011, 6, number)


def told(claim, series, *rows, **fields):
    claims = [
        claim(value, when, doc_id=f"{n}.txt", measure="killed", **more) for n, (value, when, more) in enumerate(rows)
    ]
    return claims, [series(claims, measure="killed", place_name="Syria", **fields)]


def course(claims, each):
    (found,) = evolution.courses(each, {each[0].series_id: claims})
    return tuple(map(str, found.stations))


def test_a_station_for_a_day(claim, series):
    claims, each = told(claim, series, (20, day(4), {}), (60, day(5), {}), (75, day(5), {}), (112, day(9), {}))
    assert course(claims, each) == ("20 (4 Jun)", "60 to 75 (5 Jun)", "112 (9 Jun)")


def test_of_many_days_the_first_the_last_and_some_between(claim, series):
    claims, each = told(claim, series, *((n * 10, day(n), {}) for n in range(1, 21)))
    stations = course(claims, each)
    assert len(stations) == 5
    assert (stations[0], stations[-1]) == ("10 (1 Jun)", "200 (20 Jun)")


def test_vague_words_and_implied_ones_are_no_stations(claim, series):
    claims, each = told(
        claim, series, (20, day(4), {}), (24, day(5), {"qualifier": "vague"}), (1, day(6), {"implied": True}),
        (40, day(7), {}), (45, day(8), {}),
    )  # fmt: skip
    assert course(claims, each) == ("20 (4 Jun)", "40 (7 Jun)", "45 (8 Jun)")


def test_a_figure_told_as_an_earlier_one_is_no_station_of_its_day(claim, series):
    words = "The toll was earlier put at 288, which the state lowered to 275."
    begin = words.index("288")
    earlier = {"sentence": words, "sentence_start": 0, "char_start": begin, "char_end": begin + 3, "quote": "288"}
    claims, each = told(claim, series, (288, day(3), {}), (275, day(4), {}), (278, day(6), {}), (288, day(6), earlier))
    assert course(claims, each)[-1] == "278 (6 Jun)"


def test_one_text_or_one_day_is_no_course(claim, series):
    claims, each = told(claim, series, (20, day(4), {}), (35, day(4), {}), (40, day(4), {}))
    assert evolution.courses(each, {each[0].series_id: claims}) == []
    claims, each = told(claim, series, *((n, day(n), {}) for n in (4, 5, 6)))
    same = [type(c)(**{f: getattr(c, f) for f in c.__slots__} | {"doc_id": "0.txt"}) for c in claims]
    assert evolution.courses(each, {each[0].series_id: same}) == []


def test_parts_and_single_reports_have_no_course(claim, series):
    claims, each = told(
        claim, series, (20, day(4), {}), (35, day(5), {}), (40, day(6), {}), event="part of another figure"
    )
    assert evolution.courses(each, {each[0].series_id: claims}) == []


def test_the_report_opens_with_it(tmp_path, claim, series, documents):
    claims, each = told(claim, series, (20, day(4), {}), (60, day(5), {}), (112, day(9), {}))
    text = write_report(tmp_path, documents, claims, each, []).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "→" in line)
    assert "20 (4 Jun) → 60 (5 Jun) → 112 (9 Jun)" in row
    assert text.index("→") < text.index("## Findings")
    anchor = row.partition("(#")[2].partition(")")[0]
    heading = next(line for line in text.splitlines() if line.startswith("#### "))
    assert anchor == heading.removeprefix("#### ").lower().replace(",", "").replace(" ", "-")
