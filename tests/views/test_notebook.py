"""What a notebook shows, without a notebook: the HTML itself."""

import datetime as dt
import html.parser
import json
import subprocess
import sys

import pandas as pd
import pytest

import numclaims
from numclaims.claims import Discrepancy
from numclaims.pipeline import Outcome
from numclaims.pipeline.rows import Rows
from numclaims.views import notebook

TEXT = "At least 12 people were killed in Homs on Tuesday, activists said. More than 4,000 have fled to Turkey since 7 June."
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "quoted"'
ALLOWED = {"table", "thead", "tbody", "tr", "th", "td", "b", "i", "p", "br", "small", "mark"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open = [], set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(told):
    reader = Reader()
    reader.feed(told)
    reader.close()
    assert reader.open == [], "every element is closed"
    assert set(reader.tags) <= ALLOWED
    assert reader.attributes <= {"style", "scope"}
    return reader


def test_claims_show_figure_source_day_and_the_number_in_its_sentence():
    told = numclaims.extract(TEXT, published="2011-06-08", publisher="Reuters")._repr_html_()
    words = "".join(read(told).text)
    assert "At least 12" in words
    assert "People killed in Homs" in words
    assert "Activists, printed by Reuters" in words
    assert "<mark>12</mark>" in told
    assert "set apart as no claims" in words, "7 June is a number too"


def test_nothing_of_a_source_becomes_markup(claim, series):
    nasty = claim(source=HOSTILE, publisher=HOSTILE, hedge=HOSTILE, counted=HOSTILE, place_name=HOSTILE, title=HOSTILE)
    shown = [
        Rows([nasty])._repr_html_(),
        Rows([series([nasty], place_name=HOSTILE, event=HOSTILE)])._repr_html_(),
        Rows([Discrepancy(discrepancy_id="d", type="circular", severity="info", explanation=HOSTILE)])._repr_html_(),
    ]
    for told in shown:
        assert HOSTILE in "".join(read(told).text), "all of it is there, as text"


def test_rows_are_a_list_and_stay_rows_where_it_makes_sense(claim):
    claims = Rows([claim(i) for i in range(1, 6)])
    assert isinstance(claims, list)
    assert isinstance(claims[1:3], Rows)
    assert isinstance(claims + claims, Rows)
    assert claims[0].value == 1
    assert len(claims[::2]) == 3
    assert Rows()._repr_html_() == "<p>No rows.</p>"


def test_only_so_many_rows_are_shown_and_the_rest_counted(claim):
    told = Rows([claim(i) for i in range(notebook.MOST + 7)])._repr_html_()
    assert told.count("<tr>") == notebook.MOST + 1
    assert "7 more rows" in told


def test_an_outcome_shows_findings_and_figures_told_more_than_once(claim, series, documents):
    claims = [claim(1600, dt.date(2011, 6, 8)), claim(4000, source="UNHCR")]
    finding = Discrepancy(
        discrepancy_id="d", type="contradiction", severity="high", explanation="A said 1,600, B 4,000."
    )
    made = Outcome(
        documents=documents, claims=claims, series=[series(claims, status="contested", last_value=4000.0)],
        discrepancies=[finding],
    )  # fmt: skip
    words = "".join(read(made._repr_html_()).text)
    assert "2 documents, 2 tracked claims about 1 figure, 1 finding" in words
    assert "A said 1,600, B 4,000." in words
    assert "Refugees in Turkey" in words
    assert "4,000" in words


def test_frames_have_types_to_work_with():
    frame = numclaims.extract(TEXT, published="2011-06-08").to_frame()
    assert frame["measure"].dtype == "string"
    assert frame["qualifier"].dtype == "category"
    assert list(frame["stock_flow"].cat.categories) == ["total", "increment", "capacity", "forecast", "rate"]
    assert frame["value"].dtype == "float64"
    assert frame["page"].dtype == "Int64"
    assert str(frame["as_of_latest"].dtype).startswith("datetime64")
    assert frame.loc[frame["measure"] == "killed", "low"].tolist() == [12.0]
    assert pd.isna(frame["url"]).all()


def test_in_a_notebook(tmp_path):
    """A real one, where Jupyter is installed: the tables above are what its cells give."""
    pytest.importorskip("ipykernel")
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(f"import numclaims\nnumclaims.extract({TEXT!r}, published='2011-06-08')")]
    )
    nbclient.NotebookClient(book, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    (output,) = book.cells[0].outputs
    assert "<mark>12</mark>" in output["data"]["text/html"]


def test_asking_for_rows_loads_nothing_heavy():
    code = (
        "import sys, numclaims; numclaims.extract('12 people died.');"
        "print([m for m in ('pandas', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == []
