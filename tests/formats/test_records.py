"""Files of records: JSON lines, JSON, CSV and Parquet, as other programs and spreadsheets write them."""

import datetime as dt
import io
import json

import pytest

import numclaims
from numclaims.claims import Document, Trouble
from numclaims.documents import records
from numclaims.documents.reading import read_documents


def read(*paths, **options):
    items = list(read_documents([str(p) for p in paths], **options))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Trouble)]


def test_json_lines_go_on_after_a_bad_one_and_name_its_line(tmp_path):
    lines = ['{"id": 1, "text": "One."}', "", "{", '{"id": "b", "text": "Two.", "published": "soon"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    documents, troubles = read(tmp_path / "a.jsonl")
    assert [d.id for d in documents] == ["1", "b"]
    assert [t.source.rpartition("/")[2] for t in troubles] == ["a.jsonl, line 3", "a.jsonl, line 4 (b)"]
    assert documents[1].published_basis == "unknown"


def test_a_line_that_is_too_long_is_named_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr(records, "LONGEST_LINE", 50)
    stream = io.BytesIO(b'{"id": "a", "text": "' + b"x" * 200 + b'"}\n{"id": "b", "text": "y"}\n')
    items = list(records.from_json_lines(stream, "s"))
    assert isinstance(items[0], Trouble)
    assert items[0].source == "s, line 1"
    assert items[1].id == "b"


def test_csv_with_huge_and_quoted_fields(tmp_path):
    text = 'He said ""no"",\nthen left. ' + "x" * 200_000
    (tmp_path / "a.csv").write_text(f'ID;Text;published\n1;"{text}";2011-06-07\n', newline="")
    documents, troubles = read(tmp_path / "a.csv")
    assert not troubles
    assert documents[0].text.startswith('He said "no",\nthen')
    assert documents[0].published_earliest == dt.date(2011, 6, 7)


@pytest.mark.parametrize("shape", ["[{}, {}]", '{{"total": 2, "items": [{}, {}]}}', "{}\n{}"])
def test_json_as_a_list_in_an_object_or_line_by_line(tmp_path, shape):
    one, two = ('{"id": 1, "text": "Twelve died."}', '{"id": 2, "text": "Six died.", "published": "2011-06-07"}')
    ending = "ndjson" if "\n" in shape else "json"
    (tmp_path / f"a.{ending}").write_text(shape.format(one, two))
    (tmp_path / "b.tsv").write_text("id\ttext\n3\tFive, he said, died.\n")
    documents, troubles = read(tmp_path)
    assert ([d.id for d in documents], troubles) == (["1", "2", "3"], [])
    assert documents[2].text == "Five, he said, died."


def test_json_that_holds_no_documents_is_named(tmp_path):
    for name, value in (("a", "[]"), ("b", "[1]"), ("c", '{"name": "x"}'), ("d", "[{")):
        (tmp_path / f"{name}.json").write_text(value)
    documents, troubles = read(tmp_path)
    assert not documents
    assert [t.problem.partition(":")[0] for t in troubles] == [
        "It holds no document.",
        "It is no object but a number.",
        "It has no 'id'.",
        "It is no valid JSON",
    ]


def test_parquet(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {"id": ["a", "b"], "text": ["One.", None], "published": [dt.date(2011, 6, 7), None], "other": [1, 2]}
    )
    pq.write_table(table, tmp_path / "a.parquet")
    documents, troubles = read(tmp_path / "a.parquet")
    assert [(d.id, d.published_earliest) for d in documents] == [("a", dt.date(2011, 6, 7))]
    assert "row 2 (b)" in troubles[0].source


@pytest.mark.parametrize(
    ("header", "cure"),
    [
        ("doc_id,body", "Rename 'doc_id' to 'id'."),
        ("ID,Body,Date,Link", "Rename 'body' to 'text'. Likely too: 'date' to 'published', 'link' to 'url'."),
        ("id,body,published", "Rename 'body' to 'text'. Read too: published, publisher, title, url, language."),
        ("id,body", "Rename 'body' to 'text'."),
        ("id,a", "Give it a column 'text'."),
    ],
)
def test_a_table_that_lacks_a_column_is_told_which_one_seems_to_be_it(tmp_path, header, cure):
    (tmp_path / "a.csv").write_text(f"{header}\n1,Twelve people died.\n")
    _, (trouble,) = read(tmp_path)
    assert cure in trouble.cure


def test_dates_as_spreadsheets_write_them_count_where_they_are_one_day(tmp_path):
    written = ["14/06/2016", "14.06.2016", "6/14/2016 09:30", "June 14, 2016", "14 Jun 2016", "2016/06/14"]
    rows = "".join(f'{n},Twelve people died.,"{day}"\r\n' for n, day in enumerate([*written, "03/04/2016"]))
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfid,text,published\r\n" + rows.encode())
    documents, (trouble,) = read(tmp_path)
    assert [d.published_earliest for d in documents] == [dt.date(2016, 6, 14)] * 6 + [dt.date(2016, 3, 4)]
    assert documents[-1].published_latest == dt.date(2016, 4, 3)
    assert "could be two days; the document is read as of either" in trouble.problem
    assert trouble.cure.startswith("Write 2016-03-04 or 2016-04-03")
    (tmp_path / "a.csv").write_text("id,text,published\n1,Twelve people died.,2016-02-30\n")
    _, (trouble,) = read(tmp_path)
    assert "which is no date;" in trouble.problem


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        (2014, "2014-01-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("December 2014", "2014-12-01", "2014-12-31"),
        ("Sept. 2014", "2014-09-01", "2014-09-30"),
        (1394841600, "2014-03-15", "2014-03-15"),
        ("1394841600123", "2014-03-15", "2014-03-15"),
        (20140315, "2014-03-15", "2014-03-15"),
    ],
)
def test_a_date_may_be_a_month_a_year_or_a_moment(tmp_path, written, first, last):
    record = {"id": "a", "text": "Twelve people died.", "published": written}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (document,), troubles = read(tmp_path)
    assert troubles == []
    assert (str(document.published_earliest), str(document.published_latest)) == (first, last)
    assert document.published_basis == "metadata"


@pytest.mark.parametrize("written", ["n/a", "unknown", "NaN", "-", " ", None])
def test_a_cell_that_says_there_is_no_date_is_no_mistake(tmp_path, written):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "Twelve people died.", "published": written}))
    (document,), troubles = read(tmp_path)
    assert troubles == []
    assert document.published_basis == "unknown"


def test_a_byline_within_the_month_that_a_record_tells_is_the_better_date(tmp_path):
    text = "Posted June 7, 2014\n\nTwelve people died."
    for told, basis in (("2014-06", "byline"), ("2014-08", "metadata")):
        (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text, "published": told}))
        (document,), _ = read(tmp_path)
        assert document.published_basis == basis


def test_a_file_of_nothing_but_bad_records_is_given_up(tmp_path):
    (tmp_path / "a.jsonl").write_text("{}\n" * (2 * records.MOST_BAD) + '{"id": "a", "text": "One."}\n')
    (tmp_path / "b.csv").write_text("id,text\n" + ",x\n" * (records.MOST_BAD - 1) + "b,Two.\n")
    documents, troubles = read(tmp_path)
    assert [d.id for d in documents] == ["b"]
    assert len(troubles) == 2 * records.MOST_BAD
    assert "nothing behind them is read" in troubles[records.MOST_BAD].problem


def test_csv_with_damaged_bytes_is_named_and_read(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        "id,text\n1,“No,” said José. “São Tomé!”\n".replace("“No,”", '"“No”').encode() + b'\x9d"\n'
    )
    (tmp_path / "b.csv").write_bytes(b"id,text\n2,caf\xe9 \x9d\n")
    documents, troubles = read(tmp_path)
    assert [d.text for d in documents] == ["“No” said José. “São Tomé!”\n\ufffd", "café \ufffd"]
    assert ["U+FFFD" in t.problem for t in troubles] == [True]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_a_day_under_another_name_is_not_passed_over_in_silence(tmp_path, name):
    rows = [{"id": str(n), "text": "Five died.", "Date": "2011-06-07", "source": "The Daily"} for n in range(3)]
    if name.endswith(".csv"):
        text = "id,text,Date,source\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    else:
        text = json.dumps(rows) if name.endswith(".json") else "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / name).write_text(text, encoding="utf-8")
    documents, troubles = read(tmp_path / name)
    assert len(documents) == 3
    assert [t.cure for t in troubles] == [
        "Rename it to 'published' if it tells the day on which a text was published.",
        "Rename it to 'publisher' if it tells who printed it.",
    ]
    (tmp_path / name).write_text(text.replace("Date", "published").replace("source", "publisher"), encoding="utf-8")
    assert not read(tmp_path / name)[1]


def test_the_cure_names_the_field_that_seems_to_be_meant(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1, "maintext": "Five died."}\n{"uuid": "u", "text": "Six died."}\n')
    assert [t.cure for t in read(tmp_path / "a.jsonl")[1]] == ["Rename 'maintext' to 'text'.", "Rename 'uuid' to 'id'."]


def test_our_own_documents_keep_their_days(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Five people died.", "published": "2011-06-07"}\n')
    numclaims.run(tmp_path / "a.jsonl", reports=tmp_path / "r", figures=tmp_path / "f")
    ((document,), troubles) = read(tmp_path / "r" / "documents.jsonl")
    assert document.published_earliest == document.published_latest == dt.date(2011, 6, 7)
    assert not troubles


def test_a_header_without_rows_is_named(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n")
    documents, (trouble,) = read(tmp_path / "a.csv")
    assert not documents
    assert "no row" in trouble.problem


def test_a_field_that_never_ends_ends_the_reading_with_its_cure(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "LONGEST_FIELD", 60)
    (tmp_path / "a.csv").write_text('id,text\n1,One died.\n2,"' + "Two died. " * 9 + '"\n3,Three died.\n')
    documents, (trouble,) = read(tmp_path)
    assert [d.id for d in documents] == ["1"]
    assert "nothing from there on is read" in trouble.problem
    assert "quotation mark" in trouble.cure
