"""What a plot over time may say: which claims make a range, which a line, where marks stand, how unsure days are drawn."""

import dataclasses
import datetime as dt
import itertools

import pytest

from numclaims.claims import Discrepancy
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views import (
    canvas,
    comparing,
    course,
    dotplot,
    labels,
    lettering,
    listing,
    marks,
    overview,
    placing,
    plotnames,
    plots,
    trend,
)
from numclaims.views.page import drawing


def june(day):
    return dt.date(2011, 6, day)


def ordinal(day):
    return float(day.toordinal())


@pytest.fixture
def axes_of_days():
    with canvas.sheet() as sheet:
        axes = sheet.axes((0.1, 0.1, 0.8, 0.8))
        axes.set_xlim(ordinal(june(1)), ordinal(june(30)))
        axes.set_ylim(0, 5000)
        yield axes


def test_a_range_needs_two_sources(claim):
    told = [claim(1000.0, june(7), source="A"), claim(3000.0, june(7), source="A")]
    assert course.stretches(told, ordinal(june(20))) == []
    told.append(claim(2000.0, june(9), source="B"))
    (first, *_) = course.stretches(told, ordinal(june(20)))
    assert (first.first, first.low, first.high) == (ordinal(june(9)), 1000.0, 3000.0)


def test_a_source_counts_by_its_latest_word(claim):
    told = [claim(1000.0, june(7), source="A"), claim(2000.0, june(8), source="B"), claim(1900.0, june(10), source="A")]
    found = course.stretches(told, ordinal(june(12)))
    assert [(s.low, s.high) for s in found] == [(1000.0, 2000.0), (1900.0, 2000.0)]
    assert found[1].first == ordinal(june(10))


def test_a_figure_that_two_later_reports_have_passed_is_no_part_of_the_range(claim):
    told = [
        claim(100.0, june(1), source="A"),
        claim(110.0, june(1), source="B"),
        claim(300.0, june(3), source="C"),
        claim(320.0, june(4), source="D"),
        claim(600.0, june(6), source="C"),
    ]
    found = course.stretches(told, ordinal(june(30)))
    assert max(s.last for s in found if s.low < 200) == ordinal(june(4)), "two papers had passed the first figures"
    lower = [
        claim(v, june(d), source=s, measure="killed") for v, d, s in ((600.0, 1, "A"), (300.0, 3, "B"), (310.0, 4, "C"))
    ]
    assert course.stretches(lower, ordinal(june(30)))[0].high == 600.0
    assert max(s.last for s in course.stretches(lower, ordinal(june(30))) if s.high == 600.0) == ordinal(june(15)), (
        "that others tell less disputes a toll, and passes it not"
    )


def test_what_was_said_long_ago_is_no_part_of_the_range(claim):
    told = [claim(100.0, june(1), source="A"), claim(2000.0, june(2), source="B"), claim(2500.0, june(28), source="C")]
    found = course.stretches(told, ordinal(june(30)))
    assert [(s.low, s.high) for s in found] == [(100.0, 2000.0)]
    assert found[0].last - ordinal(june(1)) == course.HOLDS


def test_neither_a_year_nor_an_open_day_nor_a_single_deed_makes_a_range(claim):
    year = {"as_of_earliest": dt.date(2011, 1, 1), "as_of_latest": dt.date(2011, 12, 31)}
    of_year = claim(100.0, source="A", **year)
    implied = claim(1.0, june(8), source="C", implied=True)
    later = claim(90.0, source="D", as_of_earliest=june(8))
    told = [claim(2000.0, june(8), source="B"), implied, later, of_year]
    assert course.stretches(told, ordinal(dt.date(2012, 1, 10))) == []


def lines_of(sheet, colour):
    return [
        line
        for line in sheet.figure.axes[0].get_lines()
        if line.get_color() == colour and line.get_drawstyle() == "steps-post"
    ]


def test_a_line_ends_where_its_source_falls_silent(claim, series, documents):
    days = [dt.date(2011, 1, 1), dt.date(2011, 1, 20), dt.date(2011, 9, 1), dt.date(2011, 9, 9)]
    claims = [claim(1000.0 + 100 * i, d, source="A") for i, d in enumerate(days)]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        drawn = lines_of(sheet, marks.PALETTE[0])
        assert [list(line.get_xdata()) for line in drawn] == [
            [ordinal(d) for d in days[:2]],
            [ordinal(d) for d in days[2:]],
        ]


def test_prices_are_of_many_things_unless_an_event_tells_of_which(series):
    assert not comparing.one_figure(series((), measure="cost", unit="USD"))
    assert comparing.one_figure(
        series((), measure="cost", unit="USD", event_id="e1", event="Turkey, June 2011: 2 million cost")
    )
    assert comparing.one_figure(series(()))


def test_bars_close_together_do_not_hide_one_another(axes_of_days, claim):
    close = [claim(100.0 * i, june(10), source=f"S{i}") for i in range(1, 8)]
    alone = [claim(900.0, june(20)), claim(900.0, june(25))]
    per_day = placing.per_day(axes_of_days)
    places, thin = placing.bars_apart(axes_of_days, [*close, *alone])
    for a, b in itertools.pairwise(sorted(places.values())):
        assert (b - a) * per_day > thin
    assert placing.bars_apart(axes_of_days, alone)[1] > thin


def test_a_dot_does_not_stand_on_another_nor_on_a_range_of_its_day(axes_of_days, claim):
    told = [
        claim(2000.0, june(7)),
        claim(2030.0, june(7)),
        claim(1800.0, june(7), qualifier="between"),
        claim(4000.0, june(7)),
    ]
    places = placing.side_by_side(axes_of_days, told, 8.0)
    per_day = placing.per_day(axes_of_days)
    pixels = [places[c.claim_id] * per_day for c in told[:3]]
    assert min(abs(a - b) for a, b in itertools.combinations(pixels, 2)) > 9
    assert places[told[3].claim_id] == ordinal(june(7)), "what hides nothing stays on its day"


def whiskers_of(sheet):
    return [
        line
        for line in sheet.figure.axes[0].get_lines()
        if line.get_alpha() == 0.55 and line.get_marker() in {"<", ">", "|"}
    ]


@pytest.mark.parametrize(
    ("first", "last", "markers"),
    [
        (june(8), june(10), ["|", "|"]),
        (dt.date(2010, 1, 1), june(10), ["<", "|"]),
        (june(10), None, ["|", ">"]),
        (None, june(10), ["<", "|"]),
    ],
)
def test_a_whisker_tells_known_ends_from_open_ones(claim, series, documents, first, last, markers):
    claims = [claim(1000.0, june(5)), claim(1500.0, as_of_earliest=first, as_of_latest=last), claim(1800.0, june(15))]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        assert [line.get_marker() for line in whiskers_of(sheet)] == markers


def test_whiskers_of_one_figure_do_not_lie_on_one_another(claim, series, documents):
    days = [(june(3), june(10)), (june(4), june(11)), (june(3), june(10))]
    claims = [claim(1200.0, as_of_earliest=a, as_of_latest=b, publisher=f"P{i}") for i, (a, b) in enumerate(days)]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        heights = sorted({round(float(line.get_ydata()[0]), 6) for line in whiskers_of(sheet)})
    assert len(heights) == 2, "two stretches of days; the same one is drawn once"


def test_listed_are_figures_of_different_things(claim, series):
    claims = [claim(10.0 + i, june(1 + i)) for i in range(4)]
    assert plots.listed(series(claims, measure="distance", unit="meter"), claims)
    assert plots.listed(series(claims, event=SCOPE_WORDS["loose"]), claims)
    assert not plots.listed(series(claims, event=SCOPE_WORDS["loose"]), claims * listing.MOST_ROWS)
    assert not plots.listed(series(claims), claims)
    assert not plots.listed(series(claims, event=SCOPE_WORDS["gathering"]), claims)


def test_a_listing_shows_the_words_around_each_figure_by_day(claim, series, documents):
    told = "The bridge lies {} km west of the ford, on the road that the column took."
    claims = []
    for km, day in ((30, june(9)), (12, june(2)), (45, None)):
        sentence = told.format(km)
        start = sentence.index(str(km))
        claims.append(
            dataclasses.replace(
                claim(float(km), day, measure="distance", kind="measurement", unit="meter", reported_unit="km"),
                sentence=sentence, quote=str(km), char_start=start, char_end=start + 2, sentence_start=0,
                sentence_end=len(sentence),
            )
        )  # fmt: skip
    with canvas.sheet() as sheet:
        listing.draw(sheet, series(claims, measure="distance", unit="meter"), claims, documents)
        rows = {text: box.y0 for text, box in sheet.lettering.boxes() if text.startswith("The bridge lies")}
    assert [text.split()[3] for text in sorted(rows, key=rows.get, reverse=True)] == ["12", "30", "45"]


def test_who_printed_a_figure_is_told_apart_from_its_day(claim):
    of_year = claim(as_of_earliest=dt.date(1982, 1, 1), as_of_latest=dt.date(1982, 12, 31))
    assert dotplot.told_when(of_year) == " · as of 1982"
    assert dotplot.when_words([of_year, of_year]) == "as of 1982"
    assert (
        dotplot.when_words([claim(day=june(7)), claim(day=june(9)), claim()])
        == "as of 7 June 2011 to 9 June 2011, 1 undated"
    )


def test_one_source_alone_has_no_band_on_a_plot_of_one_day(claim, series, documents):
    claims = [claim(3.0, june(7), source="A"), claim(19.0, june(7), source="A")]
    for sources, bands in ((("A", "A"), 0), (("A", "B"), 1)):
        told = [dataclasses.replace(c, root=s, attributed_to=s) for c, s in zip(claims, sources, strict=True)]
        with canvas.sheet() as sheet:
            dotplot.draw(sheet, series(told), told, documents)
            assert len(sheet.figure.axes[0].patches) == bands


def test_a_crowded_month_of_a_long_course_gets_a_plot_of_its_own(tmp_path, claim, series, documents):
    crowd = [claim(1000.0 + 50 * i, june(1 + i), source=f"S{i % 3}") for i in range(plots._CROWD)]  # noqa: SLF001
    later = [claim(9000.0, dt.date(2012, 3, 1))]
    assert plots.crowded_month(crowd) is None, "the plot itself is of that month"
    assert plots.crowded_month([*crowd, *later]) == (2011, 6)
    assert plots.crowded_month([*crowd[1:], *later]) is None
    made = plots.write_plots(
        tmp_path, documents, [*crowd, *later], plotnames.with_figures([series([*crowd, *later])]), ()
    )
    assert "refugees-turkey-in-2011-06.png" in {p.name for p in made}


def test_neighbours_in_the_palette_differ_in_their_rim():
    for one, other in itertools.pairwise(marks.PALETTE):
        assert marks.rim(one) != marks.rim(other)


def test_the_overview_keeps_marks_of_one_day_apart(claim, series, documents):
    claims = [claim(1000.0, june(7), source=f"S{i}") for i in range(3)] + [claim(1500.0, june(9))]
    with canvas.sheet() as sheet:
        overview.draw(sheet, [series(claims)], {"s1": claims}, documents)
        stand = [line.get_xdata()[0] for line in sheet.figure.axes[0].get_lines() if line.get_marker() in marks.MARKERS]
    assert len(set(stand)) == len(claims)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Süleyman Çelik", "Süleyman Çelik"),
        ("Іван Петренко", "Іван Петренко"),
        ("王建国", "[Chinese, see CSV]"),
        ("東京とうきょう", "[Japanese, see CSV]"),
        ("한국일보 (Seoul)", "[Korean, see CSV] (Seoul)"),
    ],
)
def test_letters_that_the_font_lacks_are_named(text, shown):
    assert lettering.Lettering(100).legible(text) == shown


def test_words_stand_nearest_to_their_own_mark():
    crowd = labels.Crowd((0, 0, 500, 500))
    crowd.marks |= {"own": (100, 100, 114, 114), "other": (60, 80, 74, 94)}
    assert crowd.nearest((118, 100, 160, 113), "own")
    assert not crowd.nearest((50, 97, 86, 110), "own"), "above the other mark, and beside its own"
    assert crowd.nearest((50, 97, 86, 110), "other")


def test_only_what_was_lowered_is_tied_to_what_it_was_on_plot_and_page(claim, series):
    rows = [claim(288.0, june(3)), claim(275.0, june(8)), claim(300.0, june(10)), claim(310.0, june(12))]
    ids = [c.claim_id for c in rows]
    down, up = (
        Discrepancy(
            discrepancy_id=sort, type=sort, severity="low", explanation="", series_ids=("s1",), claim_ids=pair
        )
        for sort, pair in (("revision_down", (ids[1], ids[0])), ("revision_up", (ids[2], ids[3])))
    )  # fmt: skip
    assert course.lowered(rows, [up, down]) == [(rows[0], rows[1])]
    drawn = drawing.drawing(series(rows), rows, [up, down])
    assert drawn.lowered == f"{ids[0]},{ids[1]}", (
        "a raised figure shows in its source's line, and is not called lowered"
    )
