"""Tables of web pages, Word files and PDFs: the same text, the same figures, every one under its own label."""

from __future__ import annotations

import io

import pytest

from numclaims.claims import Document
from numclaims.documents.pdfedges import Line
from numclaims.documents.pdftables import set_tables
from numclaims.documents.reading import read_documents
from numclaims.extraction import cascade
from numclaims.normalization.claiming import to_claims

HEADLINE = "Malawi: the floods in the south, bulletin 12"
TEXT = (
    "Rivers in the south are still high, and helpers reach most of the villages by boat only, as the roads to them are under "
    "water and some of the bridges have been carried away by the stream."
)
HEAD = [["District", "Killed", "", "Injured", "", "Houses destroyed"], ["", "Men", "Women", "Men", "Women", ""]]
ROWS = [
    ["Zomba", "14", "9", "31", "28", "1,204"],
    ["Mangochi", "3", "", "12", "7", "360"],
    ["Total", "17", "9", "43", "35", "1,564"],
]
WRITTEN = "\n".join("\t".join(row) for row in [*HEAD, *ROWS])
WANTED = {
    ("14", "killed", "man", "Zomba"), ("9", "killed", "woman", "Zomba"), ("31", "injured", "man", "Zomba"),
    ("28", "injured", "woman", "Zomba"), ("1,204", "destroyed", None, "Zomba"), ("3", "killed", "man", "Mangochi"),
    ("12", "injured", "man", "Mangochi"), ("7", "injured", "woman", "Mangochi"), ("360", "destroyed", None, "Mangochi"),
    ("17", "killed", "man", "Malawi"), ("9", "killed", "woman", "Malawi"), ("43", "injured", "man", "Malawi"),
    ("35", "injured", "woman", "Malawi"), ("1,564", "destroyed", None, "Malawi"),
}  # fmt: skip


def web():
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in ROWS)
    head = (
        '<tr><th rowspan="2">District</th><th colspan="2">Killed</th><th colspan="2">Injured</th>'
        '<th rowspan="2">Houses<br>destroyed</th></tr>'
        "<tr><th>Men</th><th>Women</th><th>Men</th><th>Women</th></tr>"
    )
    return (
        f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1><p>{TEXT}</p>"
        f"<table><caption>People and houses</caption>{head}{rows}</table><p>{TEXT}</p></article></body></html>"
    ).encode()


def word():
    import docx

    document = docx.Document()
    document.add_paragraph(HEADLINE)
    document.add_paragraph(TEXT)
    table = document.add_table(rows=5, cols=6)
    for i, row in enumerate([*HEAD, *ROWS]):
        for k, cell in enumerate(row):
            table.cell(i, k).text = cell
    for first, last in (((0, 1), (0, 2)), ((0, 3), (0, 4)), ((0, 0), (1, 0))):
        table.cell(*first).merge(table.cell(*last))
    document.add_paragraph(TEXT)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def portable():
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    style = TableStyle([("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER")])
    body = getSampleStyleSheet()["Normal"]
    made = io.BytesIO()
    SimpleDocTemplate(made, invariant=1).build(
        [
            Paragraph(HEADLINE, body),
            Paragraph(TEXT, body),
            Table([*HEAD, *ROWS], style=style, colWidths=[90, 50, 50, 50, 50, 110]),
            Paragraph(TEXT, body),
        ]
    )
    return made.getvalue()


@pytest.mark.parametrize(("name", "made"), [("a.html", web), ("a.docx", word), ("a.pdf", portable)])
def test_every_figure_stands_under_its_labels(tmp_path, name, made):
    path = tmp_path / name
    path.write_bytes(made())
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document), document
    assert WRITTEN.split("\n", 1)[1] in document.text
    claims = [claim for claim in to_claims(cascade.read(document)) if "tables:cell" in claim.rules]
    assert {(claim.quote, claim.measure, claim.population, claim.place_name) for claim in claims} == WANTED
    for claim in claims:
        assert document.text[claim.char_start : claim.char_end] == claim.quote
        assert claim.sentence.split("\t")[0] in {"Zomba", "Mangochi", "Total"}


def test_a_table_that_only_sets_the_page_is_left_alone(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><table><tr><td><a href='/'>Home</a></td><td><h1>{HEADLINE}</h1><p>{TEXT}</p><p>Some 14 died.</p>"
        f"<p>{TEXT}</p></td></tr></table></body></html>"
    )
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document), document
    assert "\t" not in document.text
    assert "Some 14 died." in document.text


def test_marks_of_footnotes_stay_apart_from_figures(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><article><p>{TEXT}</p><p>Some 41<sup>1</sup> people died on 9 km<sup>2</sup>.</p></article></body></html>"
    )
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document), document
    assert "Some 41\u00b9 people died on 9 km\u00b2." in document.text


def cells(*rows):
    """Rows of (left, text), each of them a line with letters of nine points."""
    return [
        Line(left, left + 5 * len(text), 700.0 - 14 * n, 9.0, text) for n, row in enumerate(rows) for left, text in row
    ]


def test_a_label_that_may_stand_over_other_columns_parts_head_and_rows():
    lines = cells(
        [(205.0, "Hurt")],
        [(50.0, "Town"), (150.0, "Dead"), (200.0, "Men"), (260.0, "Women"), (330.0, "Cows")],
        [(50.0, "Zomba"), (155.0, "14"), (205.0, "9"), (265.0, "3"), (335.0, "1")],
        [(50.0, "Mwanza"), (155.0, "4"), (205.0, "2"), (265.0, "6"), (335.0, "8")],
    )
    written = [line.text for line in set_tables(lines)]
    assert written[-1] == "Mwanza\t4\t2\t6\t8"
    assert all(len(text.split("\t")) != 5 for text in written[:-2])


def test_two_columns_of_prose_are_no_table():
    lines = cells(*[[(50.0, f"the {n} men of the town"), (250.0, f"went to the {n} boats")] for n in range(8)])
    assert set_tables(lines) == lines


def test_a_key_figure_stays_apart_from_its_label(tmp_path):
    path = tmp_path / "a.html"
    boxes = "<div><span>51</span><span>Deaths</span></div><div><span>Part</span><span>Two</span></div>"
    path.write_text(f"<html><body><article><p>{TEXT}</p>{boxes}<p>{TEXT}</p></article></body></html>")
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document), document
    assert "51 Deaths" in document.text
    assert "PartTwo" in document.text
