"""The library as a user of Python meets it."""

import datetime as dt
import json

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
