"""The library as a user of Python meets it."""

import datetime as dt
import json
import pickle
import pydoc

import pandas as pd
import pytest

import numclaims
from numclaims.claims import Claim
from numclaims.cli.run import run
from numclaims.errors import UsageError
from numclaims.pipeline.given import FORMS, PICTURES
from numclaims.records.schema import columns

TEXT = "A Turkish official said 1,000 Syrians crossed the border overnight, raising the number of refugees to 1,600."


def test_extract_gives_claims_in_order_with_true_offsets():
    claims = numclaims.extract(TEXT, published="2011-06-08", publisher="The Daily")
    assert [c.value for c in claims] == [1000, 1600]
    assert [c.stock_flow for c in claims] == ["increment", "total"]
    for c in claims:
        assert TEXT[c.char_start : c.char_end] == c.quote
        assert c.publisher == "The Daily"
        assert c.published_earliest == c.published_latest == dt.date(2011, 6, 8)
        assert c.attributed_to == "A Turkish official"
        assert c.rules


def test_a_date_may_be_given_as_a_date_and_is_checked():
    assert numclaims.extract(TEXT, published=dt.date(2011, 6, 8))[0].published_latest == dt.date(2011, 6, 8)
    with pytest.raises(ValueError, match="someday"):
        numclaims.extract(TEXT, published="someday")


def test_what_a_frame_does_not_know_may_be_given_as_it_is():
    for missing in (None, float("nan"), pd.NaT, pd.NA, ""):
        (claim,) = numclaims.extract("At least 12 people were killed.", published=missing, publisher=missing)
        assert (claim.published_latest, claim.publisher) == (None, None)
    (claim,) = numclaims.extract("At least 12 people were killed.", published=pd.Timestamp("2011-06-08T23:30"))
    assert claim.published_latest == dt.date(2011, 6, 8)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": b"12 people died."}, "decode"),
        ({"text": None}, "NoneType"),
        ({"published": "7 June 2011"}, "'7 June 2011'.*2011-06-07"),
        ({"published": 2011}, "2011-06-07"),
        ({"publisher": 5}, "publisher is int"),
        ({"title": ["A", "B"]}, "title is list"),
    ],
)
def test_what_is_no_text_and_no_day_is_refused_with_a_cure(given, told):
    with pytest.raises(numclaims.UsageError, match=told) as caught:
        numclaims.extract(**{"text": "12 people died."} | given)
    assert isinstance(caught.value, ValueError)


def test_no_text_no_claims():
    assert numclaims.extract("") == []
    assert numclaims.extract("Nobody counted anything here.") == []


def test_to_frame_has_the_columns_of_the_contract_and_useful_types():
    frame = numclaims.to_frame(numclaims.extract(TEXT, published="2011-06-08"))
    assert list(frame.columns) == list(columns(Claim))
    assert frame["value"].sum() == 2600
    assert pd.api.types.is_datetime64_any_dtype(frame["published_latest"])
    assert frame["char_start"].dtype == "Int64"
    assert frame["tracked"].dtype == bool
    assert list(numclaims.to_frame([]).columns) == list(columns(Claim))


def test_a_list_without_rows_keeps_the_columns_of_its_kind(tmp_path):
    (tmp_path / "a.txt").write_text("Nobody counted anything here.", encoding="utf-8")
    made = numclaims.run(tmp_path / "a.txt", reports=tmp_path / "r", figures=tmp_path / "f")
    for outcome in (made, numclaims.load(tmp_path / "r"), numclaims.load(tmp_path / "r" / "ledger.duckdb")):
        assert len(outcome.series) == len(outcome.discrepancies) == 0
        assert list(outcome.series.to_frame().columns) == list(columns(numclaims.Series))
        assert list(outcome.discrepancies[:3].to_frame().columns) == list(columns(numclaims.Discrepancy))


def test_a_frame_is_made_of_any_rows_of_one_type_and_of_nothing_else():
    claims = numclaims.extract(TEXT)
    assert numclaims.to_frame(c for c in claims).equals(claims.to_frame())
    series = numclaims.Series(series_id="s", measure="killed")
    for wrong in (numclaims.Outcome(claims=claims), [*claims, series], ["12 died"], "12 died", {"a": 1}, None):
        with pytest.raises(numclaims.UsageError, match="to_frame"):
            numclaims.to_frame(wrong)


def test_a_prompt_shows_by_what_one_knows_a_row_again_and_no_more():
    (claim, other) = numclaims.extract(
        "At least 12 people were killed in Homs, as Resolution 1973 says.", published="2011-06-08"
    )
    for words in ("'12'", "at_least", "low=12.0", "killed", "Homs", "2011-06-08"):
        assert words in repr(claim)
    assert "high" not in repr(claim), "an open end is empty"
    assert "rejected_by" in repr(other)
    document = numclaims.Document(id="a.txt", text="word " * 5000, sha256="00")
    outcome = numclaims.Outcome(documents=[document], claims=[claim, other])
    assert "documents=1, claims=2" in repr(outcome)
    assert "a.txt" in repr(document)
    assert max(len(repr(each)) for each in (claim, other, document, outcome)) < 400


def test_help_and_completion_offer_all_that_is_public():
    assert set(numclaims.__all__) <= set(dir(numclaims))
    told = pydoc.render_doc(numclaims, renderer=pydoc.plaintext)
    for name in set(numclaims.__all__) - {"__version__"}:
        assert name in told
        assert getattr(numclaims, name).__doc__
    assert "run(paths:" in told
    with pytest.raises(AttributeError, match="extracted"):
        _ = numclaims.extracted


def test_run_does_the_whole_job_and_names_what_it_could_not_read(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    heard = []
    outcome = numclaims.run(
        [tmp_path / "good.txt", tmp_path / "empty.txt"],
        reports=tmp_path / "r",
        figures=tmp_path / "f",
        progress=lambda what, count: heard.append((what, count)),
    )
    assert [t.source.endswith("empty.txt") for t in outcome.troubles] == [True]
    assert {p.name for p in outcome.files} >= {"figures.csv", "overview.png"}
    assert all(p.is_file() for p in outcome.files)
    assert {what for what, _ in heard} == {"reading", "extracting", "comparing", "drawing", "writing"}


@pytest.mark.parametrize("paths", ["no-such.txt", ["good.txt", "no-such.txt"], [], "x" * 5000])
def test_a_path_that_leads_nowhere_is_refused_before_the_tables_of_yesterday_are_gone(tmp_path, monkeypatch, paths):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(numclaims.UsageError, match=r"no such file|nothing to read"):
        numclaims.run(paths)
    assert [p.name for p in tmp_path.iterdir()] == ["good.txt"]


def test_the_number_of_processes_changes_nothing(tmp_path):
    lines = (
        json.dumps(
            {
                "id": f"d{n:04}",
                "text": f"At least {n} people were killed in Homs on Friday, activists said.",
                "published": "2012-02-04",
            }
        )
        for n in range(1, 301)
    )
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    from numclaims import pipeline

    one, two = (list(pipeline.extract_paths([tmp_path / "many.jsonl"], processes=n)) for n in (1, 2))
    assert one == two
    assert len(one) == 300


def test_a_user_s_own_measure_counts_in_every_process(tmp_path):
    (tmp_path / "goats.toml").write_text(
        '[[measure]]\nname = "goats"\nmeasure = "goats"\nlabel = "goats"\ndefinition = "Goats."\nunit = "goat"\n'
        'counts = "things"\nheads = ["goat"]\nexamples = ["They saw 12 goats."]\ncounterexamples = ["They saw 12 cows."]\n',
        encoding="utf-8",
    )
    lines = (json.dumps({"id": f"d{n}", "text": f"They saw {n + 2} goats in Homs."}) for n in range(300))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    from numclaims import pipeline

    try:
        found = pipeline.extract_paths([tmp_path / "many.jsonl"], processes=2, measures=[tmp_path / "goats.toml"])
        assert {c.measure for part in found if isinstance(part, list) for c in part} == {"goats"}
    finally:
        pipeline.use_own()
    assert numclaims.extract("They saw 12 goats in Homs.")[0].measure is None


def test_one_path_or_name_may_stand_alone(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("At least 12 people were killed in Homs on Tuesday, activists said.", encoding="utf-8")
    made = numclaims.run(
        str(article), reports=tmp_path / "r", figures=tmp_path / "f", forms="hxl", as_known_on="2030-01-01"
    )
    assert [d.id for d in made.documents] == []  # its day is not known
    made = numclaims.run(article, reports=tmp_path / "r", figures=tmp_path / "f", plot_formats="svg")
    assert [d.id for d in made.documents] == ["a.txt"]
    assert [c.quote for c in numclaims.load(tmp_path / "r").claims] == ["12"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"forms": ["xls"]}, "'xlsx'"),
        ({"plot_formats": ["gif"]}, "png, svg, pdf"),
        ({"as_known_on": "June"}, "2011-06-07"),
        ({"processes": 0}, "one or more"),
        ({"language": "English"}, "two letters"),
        ({"paths": ["seeds", ""]}, "no path"),
        ({"paths": None}, "None is no path"),
        ({"paths": 5}, "5 is no path"),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(tmp_path, given, told):
    with pytest.raises(UsageError, match=told):
        numclaims.run(**{"paths": "seeds", "reports": tmp_path / "r", "figures": tmp_path / "f"} | given)
    assert not list(tmp_path.iterdir())


def test_the_command_line_offers_the_forms_that_there_are():
    options = {option.name: option.type for option in run.params}
    assert (tuple(options["forms"].choices), tuple(options["plot_formats"].choices)) == (FORMS, PICTURES)


def test_a_notebook_shows_what_could_not_be_read(tmp_path):
    (tmp_path / "empty.txt").touch()
    shown = numclaims.run(tmp_path, reports=tmp_path / "r", figures=tmp_path / "f")._repr_html_()
    assert "1 problem" in shown
    assert "empty.txt" in shown


def test_what_a_run_gave_is_what_is_read_back_and_survives_a_pickle(tmp_path):
    (tmp_path / "a.txt").write_text(
        "At least 12 people died in Homs. Another 30 were hurt, and 9 fled.", encoding="utf-8"
    )
    made = numclaims.run(tmp_path / "a.txt", reports=tmp_path / "r", figures=tmp_path / "f")
    for back in (numclaims.load(tmp_path / "r"), numclaims.load(tmp_path / "r" / "ledger.duckdb")):
        assert (back.documents, back.claims, back.series) == (made.documents, made.claims, made.series)
    assert pickle.loads(pickle.dumps(made)).claims == made.claims  # noqa: S301 -- our own
    with pytest.raises(UsageError, match="5 is no path"):
        numclaims.load(5)


def test_a_run_without_any_document_gives_its_troubles_and_writes_nothing(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"An error page")
    made = numclaims.run(tmp_path / "a.pdf", reports=tmp_path / "r", figures=tmp_path / "f")
    assert (len(made.troubles), made.files, made.documents) == (1, [], [])
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
