"""Tables in a text: which lines make one, and that their figures keep their offsets and tell why they are set aside."""

from __future__ import annotations

import pytest

import numclaims
from numclaims.extraction.tables import boxes
from numclaims.extraction.tables.grid import find


def shape(text):
    return [(len(table.head), len(table.rows), table.width, table.labels) for table in find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("District\tDead\nZomba\t4\nMangochi\t9", [(1, 2, 2, 1)]),
        ("| District | Dead |\n|---|---|\n| Zomba | 4 |", [(1, 1, 2, 1)]),
        ("District   Dead   Hurt\nZomba      4      8\nMangochi   9      2", [(1, 2, 3, 1)]),
        ("           Men    Women\nDead       4      8\nHurt       9      2", [(1, 2, 3, 1)]),
        ("Province\tDistrict\tDead\nSouth\tZomba\t4\n\tMangochi\t9", [(1, 2, 3, 2)]),
        ("Dead\t45", [(0, 1, 2, 1)]),
        ("Dead\tHurt\n45\t12", [(1, 1, 2, 0)]),
        ("Age\tDead\n0-17\t45\n18-59\t12\n60+\t9", [(1, 3, 2, 1)]),
        ("Year\tDead\n2019\t45\n2020\t12", [(1, 2, 2, 1)]),
        ("Year |\nTown |\nDead |\n---|---|---|\n2019 | Zomba | 45 |\n2020 | Zomba | 12 |", [(1, 2, 3, 2)]),
        ("Indicator\t2019\t2020\nDead\t45\t12", [(1, 1, 3, 1)]),
        ("By Ana Moor | Updated 12:30 | 5 min", []),
        ("Home | News | 12\nSport | More | Weather", []),
        (
            "It rained.  Then 12 men came.  They left.\nIt rained.  Then 9 came.  All left.\nNone stayed.  So it was.",
            [],
        ),
        ("A paragraph with a tab\tin it, of 12 men who came to Zomba to see the lake, and of what they saw there.", []),
    ],
)
def test_lines_that_make_a_table(text, found):
    assert shape(text) == found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("District\tDead\tHurt\nZomba\t14\t40\nMangochi\t7", "tables:unaligned"),
        ("Zomba\t14\t40\nMangochi\t7\t12", "tables:no-head"),
        ("Colour\tBricks\nRed\t14\nBlue\t7", "tables:unnamed"),
        ("Cause\tDead\nFire\t14\nFrost\t7", "tables:part"),
        ("From\tChad\tNiger\nSudan\t14\t9\nMali\t7\t2", "tables:two-places"),
    ],
)
def test_a_figure_that_is_set_aside_tells_why(text, rule):
    rows = [row for row in numclaims.extract(text, published="2020-01-01") if row.rejected_by is None]
    assert any(rule in row.rules for row in rows)
    assert not any(row.tracked for row in rows if rule in row.rules)


def test_offsets_and_sentences_of_cells():
    text = "Losses\r\n\r\nDistrict\tDead \t Hurt\r\nZomba\t 14 \t40*\r\nMangochi\t7\u00b9\t1 200\r\n"
    rows = numclaims.extract(text, published="2020-01-01")
    assert [row.quote for row in rows] == ["14", "40", "7", "1 200"]
    assert [row.value for row in rows] == [14, 40, 7, 1200]
    for row in rows:
        assert text[row.char_start : row.char_end] == row.quote
        assert text[row.sentence_start : row.sentence_end] == row.sentence


def test_a_table_tells_nothing_to_the_sentences_around_it():
    before, after = "Some 12 people died in Zomba.", "Another 5 were hurt in Mangochi, police said."
    table = "District\tDead\nBlantyre\t140\nLilongwe\t90"
    apart = numclaims.extract(f"{before}\n\n{after}", published="2020-01-01")
    together = numclaims.extract(f"{before}\n\n{table}\n\n{after}", published="2020-01-01")
    told = [row for row in together if "tables:cell" not in row.rules]
    assert [(r.quote, r.measure, r.place_path) for r in told] == [(r.quote, r.measure, r.place_path) for r in apart]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FACTS\n\n51\n\nDeaths\n\n140\n\nInjured\n\nHail fell.", [("Deaths", "51"), ("Injured", "140")]),
        ("51\nDeaths\n140\nInjured", [("Deaths", "51"), ("Injured", "140")]),
        ("Deaths\n51\n\nInjured\n140\n\nHail fell.", [("Deaths", "51"), ("Injured", "140")]),
        ("Facts\n51\nDeaths\n140\nInjured", []),
        ("Deaths\n51\nInjured\n140", []),
        ("Some men came.\n51\nDeaths and more of them, it is said.", []),
    ],
)
def test_boxes_of_key_figures(text, found):
    rows = [line for table in boxes.find(text) for line in table.rows]
    assert [(line.cells[0].text, line.cells[1].text) for line in rows] == found
    for line in rows:
        assert {text[cell.start : cell.end] for cell in line.cells} <= set(text[line.start : line.end].split("\n"))


@pytest.mark.parametrize(
    ("head", "measures"),
    [
        ("District\tCasualties\t\n\tKilled\tInjured", ["killed", "injured"]),
        ("District\tCasualties\tCasualties\nDistrict\tMissing\tInjured", ["missing", "injured"]),
        ("District\tPeople affected\t\n\tDisplaced\tHomeless", ["displaced", "homeless"]),
        ("District\tHouses damaged\t\n\tDestroyed\tPartly damaged", ["destroyed", "damaged"]),
        ("District\tCasualties\tDisplaced", ["casualties", "displaced"]),
        ("District\tKilled\t\n\tDisplaced\tInjured", [None, None]),
    ],
)
def test_of_labels_over_each_other_the_narrower_tells(head, measures):
    rows = numclaims.extract(f"{head}\nZomba\t12\t30", published="2021-05-05")
    assert [c.measure for c in rows if c.quote in {"12", "30"}] == measures
