import csv
import datetime as dt
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numclaims.claims import Claim
from numclaims.errors import InputError
from numclaims.records.arrow import table, write_parquet
from numclaims.records.schema import columns, record
from numclaims.views import columnar, lines, tables
from numclaims.views.reading_back import read_rows


def a_claim(**given):
    values = {
        "claim_id": "0123456789abcdef", "doc_id": "a.txt", "doc_sha256": "00", "char_start": 0, "char_end": 5,
        "quote": "4,000", "sentence": "4,000 fled.", "sentence_start": 0, "sentence_end": 11, "kind": "count",
        "value": 4000.0, "low": 4000.0, "high": None, "qualifier": "more_than", "measure": "refugees", "tracked": True,
    }  # fmt: skip
    return Claim(**(values | given))


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        (None, "text", ""),
        (4000.0, "number", "4000"),
        (8.04672, "number", "8.04672"),
        (0.1 + 0.2, "number", "0.30000000000000004"),
        (True, "boolean", "true"),
        (False, "boolean", "false"),
        (dt.date(2011, 6, 7), "date", "2011-06-07"),
        (("a", "b"), "list", "a;b"),
        ((), "list", ""),
        ("=1+1", "text", "'=1+1"),
        ("+44", "text", "'+44"),
        ("-5", "text", "'-5"),
        ("@SUM(A1)", "text", "'@SUM(A1)"),
        ("\tx", "text", "'\tx"),
        ("a=b", "text", "a=b"),
        (-5.0, "number", "-5"),
    ],
)
def test_cells_follow_the_contract(value, kind, told):
    assert tables.cell(value, kind) == told


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back(value):
    assert float(tables.number(value)) == value


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_survives_the_csv(text):
    file = io.StringIO(newline="")
    lines.csv_writer(file)([a_claim(sentence=text, publisher=text)])
    file.seek(0)
    (row,) = csv.DictReader(file)
    unescaped = row["sentence"].removeprefix("'") if text.startswith(("=", "+", "-", "@", "\t")) else row["sentence"]
    # A CSV reader of text mode folds nothing here: newline="" keeps a carriage return as it is.
    assert unescaped == text


def test_jsonl_keeps_exact_values_nulls_and_lists():
    file = io.StringIO()
    lines.jsonl_writer(file)([a_claim(rules=("x", "y"), as_of_latest=dt.date(2011, 6, 7))])
    row = json.loads(file.getvalue())
    assert row["value"] == 4000.0
    assert row["high"] is None
    assert row["rules"] == ["x", "y"]
    assert row["as_of_latest"] == "2011-06-07"
    assert list(row) == list(columns(Claim))


def test_figures_hold_tracked_claims_by_measure_place_and_day_with_undated_ones_last():
    rows = tables.figures(
        [
            a_claim(claim_id="1", place_name="Turkey"),
            a_claim(claim_id="2", place_name="Turkey", as_of_latest=dt.date(2011, 6, 9)),
            a_claim(claim_id="3", place_name="Turkey", as_of_latest=dt.date(2011, 6, 7)),
            a_claim(claim_id="4", place_name="Syria", measure="killed"),
            a_claim(claim_id="5", tracked=False),
        ]
    )
    assert [r["claim_id"] for r in rows] == ["4", "3", "2", "1"]
    assert rows[3]["as_of"] is None


def test_published_is_empty_unless_the_day_is_known():
    known = a_claim(published_earliest=dt.date(2011, 6, 7), published_latest=dt.date(2011, 6, 7))
    open_ended = a_claim(published_latest=dt.date(2011, 6, 7))
    assert [r["published"] for r in tables.figures([known, open_ended])] == [dt.date(2011, 6, 7), None]


def test_a_file_appears_only_when_it_is_whole(tmp_path):
    path = tmp_path / "deep" / "x.csv"

    def tear():
        with tables.whole_file(path) as file:
            file.write("half")
            raise RuntimeError("torn")

    with pytest.raises(RuntimeError, match="torn"):
        tear()
    assert list(path.parent.iterdir()) == []


CELLS = st.text(
    st.sampled_from("a1\u00e9\u2014 ,;\"'\n\r\t=+-@") | st.characters(exclude_categories=["Cs"]), max_size=8
)
CLAIMS = st.builds(
    a_claim,
    claim_id=CELLS,
    doc_id=CELLS,
    publisher=st.none() | CELLS,
    sentence=CELLS,
    value=st.none()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0.0, -0.0, 1e15, 1e16, 1e300, 5e-324]),
    negated=st.booleans(),
    page=st.none() | st.integers(-(2**40), 2**40),
    as_of_latest=st.none() | st.dates(),
    rules=st.lists(CELLS, max_size=3).map(tuple),
)


@settings(deadline=None)
@given(CLAIMS)
def test_a_line_is_what_the_json_module_makes_of_the_row(claim):
    file = io.StringIO()
    lines.jsonl_writer(file)([claim])
    assert file.getvalue() == json.dumps(record(claim), ensure_ascii=False, default=str) + "\n"


@settings(deadline=None)
@given(st.lists(CLAIMS, max_size=6))
def test_columns_give_the_bytes_of_rows(claims):
    rows = io.StringIO(newline="")
    lines.csv_writer(rows)(claims)
    header, _, body = rows.getvalue().partition("\n")
    assert header.split(",") == list(columns(Claim))
    assert b"".join(columnar.csv_blocks(table(Claim, claims), columns(Claim))) == body.encode()


@pytest.mark.parametrize("style", [tables.PLAIN, tables.CsvStyle(bom=True, hxl=True)], ids=str)
def test_a_large_table_is_the_one_a_small_one_would_be(tmp_path, monkeypatch, style):
    claims = [a_claim(claim_id=f"{i}", sentence=f'{i}, "so"\n', value=i / 7) for i in range(1200)]
    tables.write_csv(tmp_path / "large.csv", Claim, claims, style)
    monkeypatch.setattr(tables, "_MANY", 10_000)
    tables.write_csv(tmp_path / "small.csv", Claim, claims, style)
    assert (tmp_path / "large.csv").read_bytes() == (tmp_path / "small.csv").read_bytes()


def test_excel_is_told_that_it_is_utf8_when_asked(tmp_path):
    tables.write_csv(tmp_path / "x.csv", Claim, [a_claim()], tables.CsvStyle(bom=True))
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim_id,")


def test_tables_read_back_as_they_were(tmp_path):
    claims = [
        a_claim(sentence=text, rules=("x", "y"), as_of_latest=dt.date(2011, 6, 7), value=0.1 + 0.2, page=None)
        for text in ("=1", "a,b", "two\nlines", "cr\rlf\r\n", "", "plain")
    ]
    for style in (tables.PLAIN, tables.CsvStyle(bom=True, hxl=True)):
        tables.write_csv(tmp_path / "claims.csv", Claim, claims, style)
        assert read_rows(tmp_path / "claims.csv", Claim) == claims
    with (tmp_path / "claims.jsonl").open("w", encoding="utf-8") as file:
        lines.jsonl_writer(file)(claims)
    assert read_rows(tmp_path / "claims.jsonl", Claim) == claims
    write_parquet(tmp_path / "claims.parquet", Claim, claims)
    assert read_rows(tmp_path / "claims.parquet", Claim) == claims


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.csv", b"a,b\n1,2\n", "no column claim_id"),
        ("x.csv", b"claim_id,value\n1,many\n", "row 1"),
        ("x.csv", b"claim_id\n\xff\n", "row 1"),
        ("x.jsonl", b"{", "row 1"),
        ("x.jsonl", b"[1]", "no claim_id"),
        ("x.parquet", b"PAR1", "row 1"),
        ("x.txt", b"", "not a table"),
    ],
)
def test_what_is_no_table_gets_an_error_that_names_the_row(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_rows(tmp_path / name, Claim)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "out"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        told = reader.submit(pipe.read_text)
        with tables.whole_file(pipe) as file:
            file.write("eleven")
        assert told.result(5) == "eleven"
    assert pipe.is_fifo()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
