import csv
import dataclasses
import datetime as dt

import matplotlib as mpl
import pytest
from matplotlib.image import imread

import numclaims
from numclaims import engines
from numclaims.claims import Discrepancy
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views import canvas, comparing, marks, plotnames, plots, valueaxis
from numclaims.views.words import amount_words, measure_label, number_words


def june(day):
    return dt.date(2011, 6, day)


@pytest.fixture
def all_sorts(claim):
    return [
        claim(1600, june(8)),
        claim(4000, june(10), qualifier="more_than", publisher="AFP"),
        claim(4600, june(11), source="UNHCR"),
        claim(8000, june(15), qualifier="between"),
        claim(9000, june(16), qualifier="approximately", low=8500.0, high=9500.0),
        claim(11000, june(20), qualifier="up_to", source="UNHCR"),
        claim(10000, june(18), source=None),
        claim(2000, None, qualifier="vague", high=9999.0),
        claim(1000, None, source=None, publisher=None),
        claim(5000, june(12), as_of_earliest=june(9), copy_of="0.txt"),
    ]


def draw(folder, claims, series, documents, findings=()):
    return plots.write_plots(folder, documents, claims, plotnames.with_figures(series), findings)


def test_a_picture_and_its_rows_for_each_series_and_an_overview(tmp_path, all_sorts, series, documents):
    written = draw(tmp_path, all_sorts, [series(all_sorts)], documents)
    assert sorted(p.name for p in written) == [
        "overview.csv",
        "overview.png",
        "refugees-turkey.csv",
        "refugees-turkey.png",
    ]
    picture = imread(tmp_path / "refugees-turkey.png")
    assert picture.shape[1] == 1200
    assert len({tuple(p) for p in picture[::7, ::7, :3].reshape(-1, 3)}) > 10, "there is something on it"
    with (tmp_path / "refugees-turkey.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(r["claim_id"] for r in rows) == sorted(c.claim_id for c in all_sorts)


def test_the_bytes_depend_on_the_rows_alone(tmp_path, all_sorts, series, documents):
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        draw(tmp_path / "a", all_sorts, [series(all_sorts)], documents)
        assert mpl.rcParams["font.size"] == 30, "the user's own settings come back"
    draw(tmp_path / "b", list(reversed(all_sorts)), [series(all_sorts)], documents)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    "days", [[None, None], [june(7), june(7)], [june(7), None], [dt.date(1, 1, 1), dt.date(9999, 12, 31)]]
)
@pytest.mark.parametrize("values", [(1.0, 2.0), (0.0, 0.0), (3.0, 4e9), (1000.0, 1000.0)])
def test_any_days_and_values_can_be_drawn(tmp_path, claim, series, documents, days, values):
    claims = [claim(v, d) for v, d in zip(values, days, strict=True)]
    draw(tmp_path, claims, [series(claims)], documents)
    assert (tmp_path / "refugees-turkey.png").is_file()


@pytest.mark.parametrize("count", [2, 7, 40])
@pytest.mark.parametrize("stock_flow", ["total", "increment"])
def test_many_sources_can_be_drawn(tmp_path, claim, series, documents, count, stock_flow):
    claims = [
        claim(
            100.0 + i,
            june(1 + i % 25),
            source=f"Source {i} of a name that is rather long",
            publisher=f"Paper {i}",
            stock_flow=stock_flow,
        )
        for i in range(count)
    ]
    (picture, *_) = draw(tmp_path, claims, [series(claims, stock_flow=stock_flow)], documents)
    assert picture.is_file()


def test_nothing_told_twice_still_gives_an_overview(tmp_path, documents):
    draw(tmp_path, [], [], documents)
    assert {p.name for p in tmp_path.iterdir()} == {"overview.csv", "overview.png"}


def test_a_spread_above_30_is_logarithmic_and_says_so():
    with canvas.sheet() as sheet:
        axes = sheet.axes((0.1, 0.1, 0.8, 0.8))
        assert valueaxis.set_values(sheet, axes, valueaxis.scale(10, 300), upright=True) == ""
        assert axes.get_ylim()[0] == 0
        assert valueaxis.set_values(sheet, axes, valueaxis.scale(10, 301), upright=True) == "logarithmic scale"
        assert axes.get_yscale() == "log"


def test_colour_tells_the_source_and_the_publisher_s_own_voice_is_grey(claim):
    a, b, own = claim(source="A"), claim(source="B"), claim(source=None)
    look = marks.looks([a, b, own])
    assert len({look[c.claim_id].colour for c in (a, b, own)}) == 3
    assert look[own.claim_id].colour == marks.OWN_VOICE
    assert marks.looks([own, b, a]) == look, "whatever their order"


def test_copies_are_hollow_and_unsure_days_faint(claim):
    copy, unsure, plain = claim(copy_of="x"), claim(day=june(7), as_of_earliest=june(5)), claim(day=june(7))
    look = marks.looks([copy, unsure, plain])
    assert look[copy.claim_id].hollow
    assert look[unsure.claim_id].faint
    assert not look[plain.claim_id].faint
    assert not look[plain.claim_id].hollow


def test_names_of_figures_are_stable_safe_and_never_shared(claim, series):
    two = [claim(), claim()]
    named = plotnames.with_figures(
        [
            series(two, series_id="s1"),
            series(two, series_id="s2", stock_flow="increment"),
            series(two, series_id="s3", place_name="Jisr al-Shughour / Idlib"),
            series(two, series_id="s4", place_name=None),
            series(two, series_id="s5", measure="killed"),
            series(two, series_id="s6", measure="killed"),
            series(two[:1], series_id="s7", measure="tanks"),
        ]
    )
    assert [s.figure for s in named] == [
        "refugees-turkey.png",
        "refugees-turkey-increment.png",
        "refugees-jisr-al-shughour-idlib.png",
        "refugees-place-unknown.png",
        "killed-turkey-s5.png",
        "killed-turkey-s6.png",
        None,
    ]


def test_titles_are_plain_words(claim, series):
    claims = [claim(day=june(8)), claim(day=june(20))]
    assert plotnames.title(series(claims), claims) == "Refugees in Turkey, June 2011"
    later = [*claims, claim(day=dt.date(2012, 8, 1))]
    assert plotnames.title(series(later), later).endswith("June 2011 to August 2012")
    assert plotnames.title(series(claims, place_name=None), ()) == "Refugees, place not told"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4000.0, "person", "4,000"),
        (1.2e6, "USD", "$1.2 million"),
        (8.05, "kilometer", "8.05"),
        (0.0, None, "0"),
        (2.5e9, None, "2.5 billion"),
    ],
)
def test_numbers_in_words(value, unit, words):
    assert number_words(value, unit) == words


def test_amounts_keep_their_modifier(claim):
    assert amount_words(claim(4000, qualifier="more_than")) == "more than 4,000"
    assert amount_words(claim(4000, qualifier="at_least", qualifier_text="or more")) == "4,000 or more"
    assert amount_words(claim(4000)) == "4,000"


def test_labels_name_the_population():
    assert measure_label("killed", "soldier") == "Soldiers killed"
    assert measure_label("refugees") == "Refugees"


def test_implied_ones_do_not_make_a_series_busy(claim, series):
    ones = [claim(1.0, implied=True, series_id="s1") for _ in range(9)]
    written = [claim(700.0, series_id="s2") for _ in range(2)]
    each = [series(ones, series_id="s1"), series(written, series_id="s2")]
    assert [s.series_id for s in comparing.busiest(each, {"s1": ones, "s2": written})] == ["s2", "s1"]


def test_svg_and_pdf_on_request_with_the_same_bytes_each_time(tmp_path, all_sorts, series, documents):
    for name in ("a", "b"):
        written = plots.write_plots(
            tmp_path / name,
            documents,
            all_sorts,
            plotnames.with_figures([series(all_sorts)]),
            (),
            formats=("svg", "pdf"),
        )
    assert sorted(p.name for p in written) == [
        "overview.csv", "overview.pdf", "overview.svg", "refugees-turkey.csv", "refugees-turkey.pdf", "refugees-turkey.svg",
    ]  # fmt: skip
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name
    svg = (tmp_path / "a" / "refugees-turkey.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in svg
    assert "<script" not in svg
    assert "<title>Refugees in Turkey, June 2011</title>" in svg, "what a screen reader says of it"
    pdf = (tmp_path / "a" / "refugees-turkey.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"CreationDate" not in pdf


def test_a_day_of_which_several_sources_speak_gets_a_plot_of_who_says_what(tmp_path, claim, series, documents):
    claims = [
        claim(1600, june(8)),
        *(claim(2000 + 500 * i, june(9), source=name) for i, name in enumerate(("UNHCR", "AFAD", "Red Crescent"))),
        claim(6000, june(12), source="UNHCR"),
    ]
    written = {p.name: p for p in draw(tmp_path, claims, [series(claims)], documents)}
    assert "refugees-turkey-on-2011-06-09.png" in written
    with written["refugees-turkey-on-2011-06-09.csv"].open(encoding="utf-8", newline="") as file:
        assert [r["root"] for r in csv.DictReader(file)] == ["UNHCR", "AFAD", "Red Crescent"]
    assert plotnames.moment_title(series(claims), june(9)) == "Refugees in Turkey on 9 June 2011: who says what"


@pytest.mark.parametrize(
    "why",
    [
        "two sources are no chorus",
        "all of one day: its plot is that already",
        "what is implied is nobody's figure",
        "single reports are of different things",
        "distances are each of something else",
    ],
)
def test_no_plot_of_a_day_where(claim, series, why):
    of_day = [claim(2000 + i, june(9), source=name) for i, name in enumerate(("A", "B", "C"))]
    claims, given = [claim(1600, june(8)), *of_day], {}
    if why.startswith("two"):
        claims = claims[:3]
    elif why.startswith("all"):
        claims = of_day
    elif why.startswith("what"):
        claims = [claims[0], *(dataclasses.replace(c, implied=True) for c in of_day)]
    elif why.startswith("single"):
        given = {"event": SCOPE_WORDS["loose"]}
    else:
        given = {"measure": "distance"}
    assert plots.moment(series(claims, **given), claims) is None


def test_a_bar_for_about_does_not_go_down_to_nothing(claim):
    almost = claim(1000, june(8), qualifier="approximately", low=0.0, high=1000.0)
    assert marks.reach(almost) == (500.0, 1000.0)
    assert marks.reach(claim(4000, june(8), qualifier="approximately", low=3000.0, high=4000.0)) == (3000.0, 4000.0)


def test_sources_differ_without_colour_too(claim):
    claims = [claim(1000 + i, june(8), source=f"Source {i}") for i in range(len(marks.PALETTE))]
    looks = marks.looks(claims)
    assert len({looks[c.claim_id].dash for c in claims}) == len(marks.PALETTE)


def test_a_distance_and_its_conversion_are_no_plot(tmp_path):
    text = tmp_path / "hama.txt"
    text.write_text(
        "HAMA, Syria, June 7, 2011 - Tanks stood near Hama, 210 km (130 miles) north of Damascus, on Monday.\n"
    )
    numclaims.run([text], reports=tmp_path / "reports", figures=tmp_path / "figures")
    assert [p.name for p in (tmp_path / "figures").glob("*.png")] == ["overview.png"]


def test_a_lowered_figure_is_told_from_the_higher_to_the_lower_whichever_stands_first(
    tmp_path, claim, series, documents, monkeypatch
):
    written = []
    write = canvas.Sheet.write
    monkeypatch.setattr(
        canvas.Sheet,
        "write",
        lambda self, x, y, text, *a, **k: (written.append(text), write(self, x, y, text, *a, **k)),
    )
    rows = [claim(275, june(8)), claim(288, june(8)), claim(290, june(3)), claim(278, june(12))]
    found = Discrepancy(
        discrepancy_id="d", type="revision_down", severity="low", explanation="", series_ids=("s1",),
        claim_ids=(rows[0].claim_id, rows[1].claim_id),
    )  # fmt: skip
    draw(tmp_path, rows, [series(rows)], documents, [found])
    assert "revised from 288 to 275" in written


def test_several_processes_draw_the_same_bytes(tmp_path, claim, series, documents, monkeypatch):
    told, each = [], []
    for i in range(4):
        own = [claim(1000.0 * (k + i + 1), june(8 + k), series_id=f"s{i}") for k in range(3)]
        each.append(series(own, series_id=f"s{i}", place_name=f"Town {i}"))
        told += own
    each = plotnames.with_figures(each)
    alone = plots.write_plots(tmp_path / "one", documents, told, each, ())
    monkeypatch.setattr(plots, "_WORTH_A_PROCESS", 2)
    monkeypatch.setattr(engines, "WORTH_A_POOL", len(documents))
    shared = plots.write_plots(tmp_path / "two", documents, told, each, (), processes=2)
    assert [p.name for p in shared] == [p.name for p in alone]
    assert len(alone) == 2 * 4 + 2
    assert [p.read_bytes() for p in shared] == [p.read_bytes() for p in alone]
