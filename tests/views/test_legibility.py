"""What is written on a plot can be read: nothing lies over anything else or off the sheet."""

import datetime as dt
import itertools

import pytest

from numclaims.views import canvas, dotplot, labels, marks, overview, trend

LONG = "The spokesman of the provincial directorate for the affairs of the displaced, speaking by telephone"


def june(day):
    return dt.date(2011, 6, day)


def busy(claim, count, *, undated=0, publishers=4, sources=9, qualifiers=("exact", "more_than", "up_to", "between")):
    made = [
        claim(
            400.0 * (1 + (7 * i) % 11),
            dt.date(2011, 3, 1) + dt.timedelta(days=(37 * i) % 400),
            source=f"Source {i % sources} {LONG}" if i % 5 else None,
            publisher=f"Paper {i % publishers} of a long name" if publishers else None,
            qualifier=qualifiers[i % len(qualifiers)],
        )
        for i in range(count)
    ]
    return made + [claim(900.0 + 300 * i, None, source=None) for i in range(undated)]


CASES = {
    "two claims": {"count": 2},
    "few sources": {"count": 8, "sources": 3},
    "many of everything": {"count": 70, "undated": 4, "publishers": 20, "sources": 40},
    "undated ones": {"count": 6, "undated": 9},
    "no publisher known": {"count": 30, "publishers": 0},
}


def assert_legible(sheet):
    wide, tall = canvas.WIDTH * canvas.DPI, sheet.tall
    boxes = sheet.lettering.boxes()
    assert boxes
    for text, box in boxes:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= wide, text
        assert box.y1 <= tall, text
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        along = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across <= 2 or along <= 2, f"{one!r} lies over {other!r}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("stock_flow", ["total", "increment"])
def test_words_of_a_plot_over_time(claim, series, documents, case, stock_flow):
    claims = busy(claim, **case)
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims, stock_flow=stock_flow, event=LONG), claims, documents, ())
        assert_legible(sheet)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_words_of_a_dot_plot(claim, series, documents, case):
    claims = busy(claim, **case)
    with canvas.sheet() as sheet:
        dotplot.draw(sheet, series(claims, place_name=LONG + LONG), claims, documents)
        assert_legible(sheet)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_words_of_the_overview(claim, series, documents, case):
    claims = busy(claim, **case)
    each = [series(claims, series_id=f"s{i}", place_name=f"{LONG} {i}") for i in range(9)]
    with canvas.sheet() as sheet:
        overview.draw(sheet, each, {s.series_id: claims for s in each}, documents)
        assert_legible(sheet)


def test_days_close_together_and_days_of_one_week(claim, series, documents):
    claims = [claim(1000.0 + 9 * i, june(7 + i // 3), publisher=f"P{i}", source=f"S{i % 3}") for i in range(12)]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        assert_legible(sheet)


def test_marks_of_one_day_and_figure_stand_side_by_side(claim, series, documents):
    claims = [claim(1000.0, june(7), publisher=f"P{i}") for i in range(3)] + [claim(1500.0, june(9))]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        points = [
            tuple(line.get_transform().transform((line.get_xdata()[0], line.get_ydata()[0])))
            for line in sheet.figure.axes[0].get_lines()
            if line.get_marker() in marks.MARKERS
        ]
    assert len(points) == 4
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in itertools.combinations(points, 2)) > 6


def test_a_crowd_has_no_room_twice():
    crowd = labels.Crowd((0, 0, 100, 100))
    box = (10, 10, 40, 20)
    assert crowd.free(box)
    crowd.take(box)
    assert not crowd.free((39, 19, 60, 30))
    assert not crowd.free((41, 10, 60, 20)), "two labels that touch read as one"
    assert crowd.free((46, 10, 60, 20))
    assert not crowd.free((90, 10, 101, 20)), "words stay within their field"


def test_text_is_cut_to_its_room_with_an_ellipsis():
    with canvas.sheet() as sheet:
        cut = sheet.fitted(LONG, 200, 10)
        assert cut.endswith("…")
        assert sheet.text_width(cut, 10) <= 200
        assert sheet.fitted("UNHCR", 200, 10) == "UNHCR"


def test_money_is_no_formula(claim, series, documents):
    claims = [claim(10.0, june(7), source="$10 to $20"), claim(20.0, june(9), source="a_b^c $x$")]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        assert "$10 to $20" in {text for text, _ in sheet.lettering.boxes()}
        sheet.canvas.draw()


def test_a_script_that_the_font_lacks_is_no_reason_to_fail(tmp_path, claim, series, documents):
    claims = [claim(10.0, june(7), source="難民支援協会"), claim(20.0, june(9), source="مفوضية")]
    with canvas.sheet() as sheet:
        trend.draw(sheet, series(claims), claims, documents, ())
        sheet.save(tmp_path / "x.png")
    assert (tmp_path / "x.png").is_file()


def test_a_label_beside_a_slope_does_not_touch_it():
    crowd = labels.Crowd((0, 0, 1000, 600))
    crowd.take_slope((100, 100), (900, 180))
    assert not crowd.free((480, 135, 560, 149))
    assert crowd.free((480, 160, 560, 174))


def test_names_of_a_crowded_axis_leave_room_for_one_another():
    with canvas.sheet() as sheet:
        axes = sheet.axes((0.5, 0.5, 0.2, 0.3))
        axes.set_xlim(0, 10)
        canvas.rule(sheet, axes, list(range(11)), [f"{n},000,000" for n in range(11)], upright=False)
        assert 1 < len(sheet.lettering.boxes()) < 11
        assert_legible(sheet)
