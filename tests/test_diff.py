"""What `numclaims diff` finds, says, and exits with."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from commandline import numclaims
from numclaims import extract, pipeline
from numclaims.claims import Discrepancy, Document, Series
from numclaims.records.arrow import write_parquet
from numclaims.views import changelog, lines
from numclaims.views.differences import State, compare

SEEDS = Path(__file__).parents[1] / "seeds"
TEXT = (
    "At least 12 people were killed in Homs on Tuesday, activists said. About 300 refugees fled to Turkey, they said."
)


def claims_of(text, name="a.txt"):
    return [replace(c, doc_id=name) for c in extract(text, published="2011-06-07")]


def state(text, **given):
    return State(claims=claims_of(text), **given)


def said(found, most=40):
    return "\n".join(changelog.lines(found, most=most))


def test_the_same_is_the_same_whatever_its_order():
    claims = claims_of(TEXT)
    assert not compare(State(claims=claims), State(claims=claims[::-1]))
    assert said(compare(State(claims=claims), State(claims=claims))) == "Nothing has changed."


def test_a_claim_that_only_moved_has_not_changed():
    found = compare(state(TEXT), state("The weather was fine. " + TEXT))
    assert not found.claims
    assert found.claims.same == len(claims_of(TEXT))


def test_a_number_that_was_edited_tells_from_what_to_what():
    found = compare(state(TEXT), state(TEXT.replace("12", "15")))
    (change,) = found.claims.changed
    assert not found.claims.new
    assert not found.claims.gone
    assert change.fields["value"] == (12.0, 15.0)
    assert "value 12 -> 15" in said(found)


def test_new_and_gone_claims_are_told_with_their_sentence():
    more = TEXT + " The United Nations said 5,000 people had fled to Jordan."
    there, back = compare(state(TEXT), state(more)), compare(state(more), state(TEXT))
    assert [c.quote for c in there.claims.new] == ["5,000"]
    assert there.claims.new == back.claims.gone
    assert "+ 5,000" in said(there)
    assert "The United Nations said 5,000 people had fled to Jordan." in said(there)
    assert "- 5,000" in said(back)


def test_the_same_number_twice_in_a_document_is_not_mixed_up():
    text = "In Homs 12 people were killed. In Hama 12 people were killed."
    found = compare(state(text), state("In Homs 12 people were killed. In Hama 13 people were killed."))
    (change,) = found.claims.changed
    assert change.new.place_name == "Hama"
    assert change.fields["value"] == (12.0, 13.0)


def test_references_between_claims_follow_the_text():
    text = "The shelling killed 20 people, including nine children."
    assert any(c.part_of for c in claims_of(text))
    assert not compare(state(text), state("It was Monday. " + text)).claims


def test_series_findings_and_documents():
    old = State(
        claims=[],
        documents=[Document(id="a", text="x", sha256="1"), Document(id="b", text="y", sha256="2")],
        series=[Series(series_id="s1", measure="killed", claims=2, last_value=12.0, status="agreed")],
        discrepancies=[],
    )
    finding = Discrepancy(
        discrepancy_id="d", type="contradiction", severity="high", explanation="A said 12, B said 15."
    )
    new = State(
        claims=[],
        documents=[Document(id="a", text="z", sha256="3"), Document(id="c", text="y", sha256="2")],
        series=[Series(series_id="s1", measure="killed", claims=3, last_value=15.0, status="contested")],
        discrepancies=[finding],
    )
    found = compare(old, new)
    told = said(found)
    assert "high contradiction: A said 12, B said 15." in told
    assert "last_value 12 -> 15" in told
    assert "status agreed -> contested" in told
    assert "a new text" in told
    assert [d.id for d in found.documents.new] == ["c"]
    assert [d.id for d in found.documents.gone] == ["b"]
    parsed = json.loads(changelog.to_json(found))
    assert parsed["discrepancies"]["new"][0]["explanation"] == "A said 12, B said 15."
    assert parsed["series"]["changed"][0]["fields"]["last_value"] == {"old": 12.0, "new": 15.0}
    assert parsed["same"] is False


def test_no_more_than_asked_is_listed():
    many = " ".join(f"In town T{i} about {i + 20} people were killed." for i in range(9))
    told = said(compare(State(claims=[]), state(many)), most=3)
    assert told.count("  + ") == 3
    assert "... and 6 more" in told


def test_a_text_cannot_steer_the_terminal():
    told = said(compare(State(claims=[]), state("At least 12 people were killed \x1b[31min Homs\x07.")))
    assert "\x1b" not in told
    assert "\x07" not in told


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two days: the second has one article more."""
    folder = tmp_path_factory.mktemp("days")
    (folder / "seeds").mkdir()
    for file in sorted(SEEDS.glob("00[1-4]*")):
        shutil.copy(file, folder / "seeds")
    pipeline.run([folder / "seeds"], reports=folder / "old", figures=folder / "f", processes=1)
    shutil.copy(next(SEEDS.glob("000*")), folder / "seeds")
    pipeline.run([folder / "seeds"], reports=folder / "new", figures=folder / "f", processes=1)
    return folder


def test_ledgers_and_folders_give_the_same_differences(runs):
    by_folder = numclaims("diff", runs / "old", runs / "new")
    by_ledger = numclaims("diff", runs / "old" / "ledger.duckdb", runs / "new" / "ledger.duckdb")
    assert by_folder.returncode == by_ledger.returncode == 1
    assert by_folder.stdout == by_ledger.stdout
    assert "documents: 1 new" in by_folder.stdout
    assert "New claims" in by_folder.stdout


def test_exit_statuses(runs, tmp_path):
    same = numclaims("diff", runs / "new", runs / "new" / "ledger.duckdb")
    assert (same.returncode, same.stdout) == (0, "Nothing has changed.\n")
    missing = numclaims("diff", runs / "new", tmp_path / "nothing")
    assert missing.returncode == 2
    assert "there is no such file or folder" in missing.stderr
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    other = numclaims("diff", runs / "new", tmp_path / "x.csv")
    assert other.returncode == 2
    assert "claim_id" in other.stderr
    assert "Traceback" not in other.stderr


def test_files_of_claims_compare_their_claims_alone(tmp_path):
    claims = claims_of(TEXT)
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        lines.csv_writer(file)(claims)
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as file:
        lines.jsonl_writer(file)(claims)
    write_parquet(tmp_path / "a.parquet", type(claims[0]), claims[:-1])
    same = numclaims("diff", tmp_path / "a.csv", tmp_path / "a.jsonl", "--format", "json")
    assert same.returncode == 0, same.stderr
    assert json.loads(same.stdout)["series"] is None
    fewer = numclaims("diff", tmp_path / "a.jsonl", tmp_path / "a.parquet")
    assert fewer.returncode == 1
    assert "1 gone" in fewer.stdout
