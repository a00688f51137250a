"""Every form is read back by a library that others read it with."""

import asyncio
import csv
import datetime as dt
import io
import json
import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from numclaims import pipeline
from numclaims.claims import QUANTITY_KINDS, Claim, Discrepancy, Document, Series
from numclaims.pipeline.results import export, load
from numclaims.records.schema import columns
from numclaims.views.interchange import described, hxl
from numclaims.views.tables import FIGURE_COLUMNS

SEEDS = Path(__file__).parents[1] / "seeds"
FORMS = ("xlsx", "sqlite", "annotations", "hxl")
NASTY = ("=1+1", "+44", "-5 dead", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', "<script>", 'a "b", c', "two\nlines")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    return pipeline.run([SEEDS], reports=folder / "reports", figures=folder / "figures", processes=1, forms=FORMS)


@pytest.fixture
def nasty():
    """An outcome whose every text is one that a program might run or trip over."""
    documents = [
        Document(id=f"{i}{text}.txt", text=f"{text} 4,000 fled", sha256=f"{i:02}", title=text, publisher=text, url=url)
        for i, (text, url) in enumerate(
            zip(NASTY, ("https://example.org/a b", "javascript:alert(1)") * 5, strict=False)
        )
    ]
    claims = [
        Claim(
            claim_id=f"{i:016x}", doc_id=d.id, doc_sha256=d.sha256, publisher=d.publisher, title=d.title, url=d.url,
            char_start=d.text.index("4,000"), char_end=d.text.index("4,000") + 5, quote="4,000", sentence=d.text,
            sentence_start=0, sentence_end=len(d.text), kind="count", value=4000.0, low=4000.0, qualifier="more_than",
            measure="refugees", unit="person", attributed_to=d.title, root=d.title, tracked=True, series_id="s1",
            as_of_latest=dt.date(1850 + 20 * i, 6, 7), rules=("=x", "y"),
        )
        for i, d in enumerate(documents)
    ]  # fmt: skip
    return pipeline.Outcome(
        documents=documents,
        claims=claims,
        series=[Series(series_id="s1", measure="refugees", unit="person", claims=len(claims))],
        discrepancies=[
            Discrepancy(
                discrepancy_id="d1", type="circular", severity="info", claim_ids=tuple(c.claim_id for c in claims),
                series_ids=("s1",), values=("=1", "@2"), explanation="=cmd()",
            )
        ],
    )  # fmt: skip


def folder_of(outcome):
    return next(f.parent for f in outcome.files if f.name == "claims.csv")


def test_what_was_written_reads_back_as_it_was(seeds):
    again = load(folder_of(seeds))
    from_ledger = load(folder_of(seeds) / "ledger.duckdb")
    for outcome in (again, from_ledger):
        assert sorted(outcome.claims, key=lambda c: c.claim_id) == sorted(seeds.claims, key=lambda c: c.claim_id)
        assert sorted(outcome.series, key=lambda s: s.series_id) == sorted(seeds.series, key=lambda s: s.series_id)
        assert outcome.documents == sorted(seeds.documents, key=lambda d: d.id)
        assert {d.discrepancy_id: d for d in outcome.discrepancies} == {
            d.discrepancy_id: d for d in seeds.discrepancies
        }


@pytest.mark.parametrize("options", [{}, {"hxl": True}, {"bom": True}, {"hxl": True, "bom": True}], ids=str)
def test_an_export_gives_what_the_run_gave_whatever_its_dress(seeds, tmp_path, options):
    export(load(folder_of(seeds)), tmp_path, **options)
    assert sorted(load(tmp_path).claims, key=lambda c: c.claim_id) == sorted(seeds.claims, key=lambda c: c.claim_id)
    if not options:
        for name in ("claims.csv", "figures.csv", "series.csv", "discrepancies.csv", "datapackage.json"):
            assert (tmp_path / name).read_bytes() == (folder_of(seeds) / name).read_bytes(), name


@pytest.mark.parametrize("options", [{}, {"hxl": True, "bom": True}], ids=str)
def test_the_data_package_is_valid_and_its_keys_hold(nasty, seeds, tmp_path, options):
    from frictionless import validate

    for name, outcome in (("seeds", seeds), ("nasty", nasty)):
        export(outcome, tmp_path / name, **options)
        report = validate(str(tmp_path / name / "datapackage.json"))
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


def test_the_data_package_finds_a_change(seeds, tmp_path):
    from frictionless import validate

    export(seeds, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    lost = (tmp_path / "series.csv").read_text(encoding="utf-8").splitlines()[:-1]
    (tmp_path / "series.csv").write_text("\n".join(lost) + "\n", encoding="utf-8")
    found = {row[0] for row in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}
    assert {"hash-count", "foreign-key"} & found
    claims = next(r for r in package["resources"] if r["name"] == "claims")
    assert [f["name"] for f in claims["schema"]["fields"]] == list(columns(Claim))


def test_every_column_is_described():
    for row_type in (Claim, Series, Discrepancy):
        assert set(described.descriptions(row_type)) >= set(columns(row_type))
    assert set(described.figure_descriptions()) >= set(FIGURE_COLUMNS)
    assert described.choices(Claim)["stock_flow"] == ("total", "increment", "capacity", "forecast", "rate")


def test_the_workbook_has_types_filters_a_frozen_header_and_links(seeds):
    import openpyxl

    book = openpyxl.load_workbook(folder_of(seeds) / "numclaims.xlsx")
    assert book.sheetnames == ["figures", "findings", "series", "claims", "documents"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    sheet = book["claims"]
    header = [c.value for c in sheet[1]]
    assert header == list(columns(Claim))
    known = {c.claim_id: c for c in seeds.claims}
    for cells in sheet.iter_rows(min_row=2):
        row = dict(zip(header, (c.value for c in cells), strict=True))
        c = known[row["claim_id"]]
        assert row["value"] == c.value
        assert row["tracked"] is c.tracked
        assert row["char_start"] == c.char_start
        assert (row["as_of_latest"] and row["as_of_latest"].date()) == c.as_of_latest
        assert row["sentence"] == c.sentence


def test_the_workbook_holds_no_formula_and_follows_no_script(nasty, tmp_path):
    import openpyxl

    export(nasty, tmp_path, forms=["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "numclaims.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.data_type == "f"]
    assert {c.value for c in cells} >= set(NASTY)
    for c in cells:
        if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@", "\t")):
            assert c.quotePrefix, c.value
    assert {c.hyperlink.target for c in cells if c.hyperlink} == {"https://example.org/a%20b"}
    sheet = book["claims"]
    at = [c.value for c in sheet[1]].index("as_of_latest")
    days = {str(row[at].value)[:10] for row in sheet.iter_rows(min_row=2)}
    assert days == {str(c.as_of_latest) for c in nasty.claims}, "Excel knows no day before 1900: that one is a text"


def test_a_table_longer_than_a_sheet_goes_on_in_another(nasty, tmp_path, monkeypatch):
    import openpyxl

    from numclaims.views.interchange import workbook

    monkeypatch.setattr(workbook, "_MOST_ROWS", 5)
    export(nasty, tmp_path, forms=["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "numclaims.xlsx")
    parts = [book[n] for n in ("claims", "claims 2", "claims 3")]
    assert sum(p.max_row - 1 for p in parts) == len(nasty.claims)
    assert len({p["A1"].value for p in parts}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_same_rows_same_bytes(seeds, tmp_path, form):
    shuffled = replace(
        seeds, claims=seeds.claims[::-1], series=seeds.series[::-1], documents=seeds.documents[::-1],
        discrepancies=seeds.discrepancies[::-1],
    )  # fmt: skip
    for name, outcome in (("a", seeds), ("b", shuffled)):
        export(outcome, tmp_path / name, forms=[form])
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name
    if form == "xlsx":
        days = {i.date_time for i in zipfile.ZipFile(tmp_path / "a" / "numclaims.xlsx").infolist()}
        assert {day[0] for day in days} == {1980}


def rows_of(file):
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def test_hxl_is_read_with_its_tags(seeds, tmp_path):
    import hxl as libhxl

    export(seeds, tmp_path, hxl=True, forms=["hxl"])
    opened = {f.name: libhxl.data(rows_of(f)) for f in sorted(tmp_path.glob("*.csv"))}
    assert len(opened) == 6
    for name, data in opened.items():
        assert all(c.tag for c in data.columns), name
    figures = opened["figures.csv"]
    tracked = [c for c in seeds.claims if c.tracked]
    assert len(figures.with_rows("#indicator+name=refugees").values) == sum(c.measure == "refugees" for c in tracked)
    wide = opened["figures-hxl.csv"]
    told = [float(r.get("#affected+killed+ind-min-max-soldier-security_forces-defector") or "nan") for r in wide]
    killed = [c.value for c in tracked if c.measure == "killed" and not c.population and c.value is not None]
    assert sorted(v for v in told if v == v) == sorted(killed)  # noqa: PLR0124 -- drops what is not a number


def test_a_column_of_measurements_is_in_one_unit_whatever_they_were_told_in(tmp_path):
    told = Claim(
        claim_id="1", doc_id="a.txt", doc_sha256="0", char_start=0, char_end=1, quote="5", sentence="5 miles off",
        sentence_start=0, sentence_end=11, kind="measurement", value=5.0, low=5.0, high=5.0, unit="mile", base_value=8046.72,
        base_low=8046.72, base_high=8046.72, base_unit="meter", measure="distance", tracked=True,
    )  # fmt: skip
    other = replace(told, claim_id="2", doc_id="b.txt", unit="kilometer", base_value=5000.0, base_low=5000.0)
    cost = replace(told, claim_id="3", doc_id="c.txt", kind="money", unit="EUR", base_unit="EUR", measure="cost")
    file = hxl.write_wide(tmp_path / "wide.csv", [told, other, cost])
    with file.open(encoding="utf-8", newline="") as lines:
        _tags, *rows = csv.DictReader(lines)
    (column,) = (name for name in rows[0] if name.endswith("in meter"))
    assert sorted((r["Document"], r[column], r[f"{column}, low"]) for r in rows if r[column]) == [
        ("a.txt", "8046.72", "8046.72"),
        ("b.txt", "5000", "5000"),
    ]
    (money,) = (r for r in rows if not r[column])
    assert [value for name, value in money.items() if name.endswith(("euro", "euros")) and "," in name] == ["5"]


def test_the_tags_pass_the_core_schema_of_hxl(seeds, tmp_path):
    import hxl as libhxl

    export(seeds, tmp_path, forms=["hxl"])
    data = libhxl.data(rows_of(tmp_path / "figures-hxl.csv"))
    known = "#affected #capacity #cause #country #date #description #event #geo #group #indicator #loc #meta #population".split()
    assert {c.tag for c in data.columns} <= {*known, "#value", "#severity", "#status"}


@pytest.mark.parametrize(
    ("measure", "unit", "population", "tag"),
    [
        ("killed", "person", None, "#affected+killed+ind"),
        ("killed", "person", "child", "#affected+killed+children+ind"),
        ("displaced", "household", None, "#affected+displaced+idps+hh"),
        ("refugees", "person", "refugee", "#affected+refugees+ind"),
        ("population", "person", None, "#population+ind"),
        ("aid", "USD", None, "#value+aid+c_usd"),
        ("tanks", "tank", None, "#indicator+tanks"),
        ("distance", "kilometer / hour", None, "#indicator+distance+kilometer_hour"),
        (None, None, None, "#indicator+value+num"),
    ],
)
def test_a_measure_has_its_tag(measure, unit, population, tag):
    assert hxl.figure_tag(measure, unit, population) == tag


def test_annotations_follow_the_model_and_anchor_every_number(seeds):
    """Against the required properties of https://www.w3.org/TR/annotation-model/ and its JSON-LD context."""
    told = json.loads((folder_of(seeds) / "annotations.jsonld").read_text(encoding="utf-8"))
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert told["type"] == "AnnotationCollection"
    page = told["first"]
    assert page["type"] == "AnnotationPage"
    assert told["total"] == len(page["items"]) > 0
    texts = {d.sha256: d.text for d in seeds.documents}
    own = set(told["@context"][1])
    model = {"id", "type", "motivation", "body", "target", "purpose", "value", "source", "selector", "exact", "prefix",
             "suffix", "start", "end", "format", "language"}  # fmt: skip

    def keys(node):
        if isinstance(node, dict):
            yield from node
            for value in node.values():
                yield from keys(value)
        elif isinstance(node, list):
            for value in node:
                yield from keys(value)

    for item in page["items"]:
        assert set(keys(item)) <= model | own
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:numclaims:claim:")
        assert set(item["motivation"]) <= {"describing", "classifying"}, "motivations of the model"
        target = item["target"]
        text = texts[target["sha256"]]
        by_quote, by_place = target["selector"]
        assert by_quote["type"] == "TextQuoteSelector"
        assert by_place["type"] == "TextPositionSelector"
        start, end = by_place["start"], by_place["end"]
        assert text[start:end] == by_quote["exact"]
        assert text[:start].endswith(by_quote["prefix"])
        assert text[end:].startswith(by_quote["suffix"])
        assert ":" in target["source"], "an IRI"
    wanted = {c.claim_id for c in seeds.claims if c.kind in QUANTITY_KINDS and c.quote}
    assert {i["id"].rpartition(":")[2] for i in page["items"]} == wanted


def test_datasette_opens_the_database_and_searches_it(seeds):
    from datasette.app import Datasette

    file = folder_of(seeds) / "numclaims.sqlite"

    async def ask(*paths):
        opened = Datasette([str(file)], settings={"num_sql_threads": 0})
        await opened.invoke_startup()
        answers = [await opened.client.get(path) for path in paths]
        return [a.json() if a.headers["content-type"].startswith("application/json") else a.text for a in answers]

    asked = ask(
        "/numclaims/claims.json?_search=refugees&_shape=array&_size=max",
        "/numclaims/findings_with_quotes.json?_shape=array",
        "/numclaims/claims",
        "/numclaims.json",
    )
    with ThreadPoolExecutor(1) as apart:  # the browser tests keep an event loop of their own in this thread
        found, finding, page, views = apart.submit(asyncio.run, asked).result()
    words = {c.claim_id for c in seeds.claims if "refugees" in " ".join((c.sentence, c.counted or "")).lower()}
    assert {row["claim_id"] for row in found} == words
    assert len(finding) == sum(len(d.claim_ids) for d in seeds.discrepancies)
    assert 'name="_search"' in page, "Datasette offers the search"
    assert {v["name"] for v in views["views"]} == {"figures", "findings_with_quotes", "latest_of_each_source"}


def test_the_database_keeps_its_keys_and_says_what_the_csv_says(seeds, nasty, tmp_path):
    export(nasty, tmp_path, forms=["sqlite"])
    for file, outcome in ((tmp_path / "numclaims.sqlite", nasty), (folder_of(seeds) / "numclaims.sqlite", seeds)):
        base = sqlite3.connect(file)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ids = [row[0] for row in base.execute("SELECT claim_id FROM figures")]
        text = (file.parent / "figures.csv").read_text(encoding="utf-8")
        told = [row["claim_id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
        assert ids == told
        assert base.execute("SELECT count(*) FROM claims").fetchone()[0] == len(outcome.claims)
        base.close()


def test_a_reference_to_a_row_that_is_gone_is_empty(nasty, tmp_path):
    claims = [replace(nasty.claims[0], copy_of="gone.txt", part_of="gone"), *nasty.claims[1:]]
    export(replace(nasty, claims=claims), tmp_path, forms=["sqlite"])
    base = sqlite3.connect(tmp_path / "numclaims.sqlite")
    assert base.execute("SELECT count(*) FROM claims WHERE copy_of IS NOT NULL OR part_of IS NOT NULL").fetchone() == (
        0,
    )
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()
