"""What people decide, from the terminal to the tables, over edited texts and new runs; as a user does it."""

import contextlib
import csv
import json
import os
import shutil
import subprocess
import sys

import pytest

import commandline

HOMS = (
    "At least 12 people were killed in Homs on 3 June 2011, a doctor said.\n\n"
    "In Hama, 30 people were injured, activists said. Some 1,600 people fled to Turkey.\n"
)
OTHER = "At least 14 people were killed in Homs on 3 June 2011, state television said.\n"


def numclaims(*arguments, status=0, keys=""):
    """A command from the folder that the test stands in, which ends as it should."""
    done = commandline.numclaims(*arguments, typed=keys)
    assert done.returncode == status, done.stderr
    return done


def rows(folder, name):
    with (folder / "reports" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims(folder):
    return {(c["doc_id"], c["quote"]): c for c in rows(folder, "claims.csv")}


@pytest.fixture(scope="module")
def done_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    texts = folder / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(HOMS, encoding="utf-8")
    (texts / "b.txt").write_text(OTHER, encoding="utf-8")
    with contextlib.chdir(folder):
        numclaims("run", "texts")
    return folder


@pytest.fixture
def desk(done_once, tmp_path, monkeypatch):
    """A folder with two texts that were run, to stand in."""
    shutil.copytree(done_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corrects(desk, quote="12", words="place_name=Hama value=15"):
    """Go to the claim in a review and correct it."""
    order = [c["quote"] for c in csv.DictReader(numclaims_sheet(desk))]
    keys = "s" * order.index(quote) + f"c\n{words}\nread again\nq\n"
    return numclaims("review", "--who", "Ana", keys=keys)


def numclaims_sheet(desk):
    numclaims("review", "--export", "order.csv")
    return (desk / "order.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("ledger", [[], ["--ledger", "my.duckdb"]], ids=["fresh", "kept"])
def test_a_correction_holds_when_the_text_above_it_is_edited_and_everything_is_run_again(desk, ledger):
    numclaims("run", "texts", *ledger)
    claim = claims(desk)["a.txt", "12"]
    done = numclaims(
        "decisions", "add", "correct", claim["claim_id"], "place_name=Hama", "value=15", "--who", "Ana", *ledger
    )
    assert "kept" in done.stderr
    (desk / "texts" / "a.txt").write_text("Correction, 9 June: two names were wrong.\n\n" + HOMS, encoding="utf-8")
    numclaims("run", "texts", *ledger)
    row = claims(desk)["a.txt", "12"]
    assert row["claim_id"] != claim["claim_id"], "the text is another"
    assert (row["value"], row["place_path"], row["decision"]) == ("15", "Hama, Syria", "corrected")
    assert row["rules"].endswith(";decision:Ana")
    assert claims(desk)["b.txt", "14"]["decision"] == ""
    (kept,) = rows(desk, "decisions.csv")
    assert (kept["state"], kept["who"], kept["claim_id"]) == ("applied", "Ana", row["claim_id"])


def test_a_decision_whose_words_are_gone_is_reported_and_applied_nowhere(desk):
    corrects(desk)
    (desk / "texts" / "a.txt").write_text(HOMS.replace("At least 12", "At least 13"), encoding="utf-8")
    for command in (["run", "texts"], ["discrepancies"]):
        done = numclaims(*command, status=3)
        assert 'Ana\'s correction of "12" in a.txt' in done.stderr
        assert "is not applied: the words are no longer in the text" in done.stderr
        assert [r["state"] for r in rows(desk, "decisions.csv")] == ["gone"]
        assert not any(c["decision"] for c in rows(desk, "claims.csv"))
    numclaims("decisions", "withdraw", rows(desk, "decisions.csv")[0]["decision_id"])
    numclaims("run", "texts")
    assert [r["state"] for r in rows(desk, "decisions.csv")] == ["withdrawn", "applied"]


def test_a_review_at_the_keyboard(desk):
    keys = "z\na\nu\na\nc\nvalue=many\n\nr\nno figure\n\nq\n"
    done = numclaims("review", "--who", "Ana", keys=keys)
    assert "1 of 4" in done.stdout
    assert "[14] people were killed" in done.stdout or "[12] people were killed" in done.stdout
    assert "Write digits" in done.stdout
    assert "accept undone" in done.stdout
    assert "2 decisions kept, 2 claims left." in done.stdout
    done = numclaims("decisions", "list")
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["withdrawn", "applied", "applied", "applied"]
    numclaims("discrepancies")
    assert sorted(c["decision"] for c in rows(desk, "claims.csv") if c["decision"]) == ["accepted", "rejected"]
    rejected = next(c for c in rows(desk, "claims.csv") if c["decision"] == "rejected")
    assert (rejected["tracked"], rejected["rejected_by"]) == ("false", "review:Ana")
    assert rejected["claim_id"] not in {f["claim_id"] for f in rows(desk, "figures.csv")}
    done = numclaims("review", "--who", "Ana", keys="ssssss")
    assert "1 of 2" in done.stdout
    assert "0 decisions kept, 0 claims left." in done.stdout


def test_a_source_and_a_series_are_named_in_passing(desk):
    first = numclaims_sheet(desk)[1]
    numclaims("review", "--who", "Ana", keys="nThe hospital\nmbombing\na")
    numclaims("discrepancies")
    listed = rows(desk, "decisions.csv")
    assert [(r["action"], r["state"]) for r in listed] == [
        ("root", "applied"),
        ("merge", "applied"),
        ("accept", "applied"),
    ]
    assert "The hospital" in {c["root"] for c in rows(desk, "claims.csv")}
    assert first


def test_a_terminal_is_not_told_what_to_do_by_a_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    line = json.dumps({"id": "a", "text": "At least 12 \x1b[2J\x07people were killed in Homs."})
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    numclaims("run", "a.jsonl")
    done = numclaims("review", keys="q")
    assert "[12]" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_a_sheet_goes_out_and_comes_back(desk):
    numclaims("review", "--export", "sheet.csv")
    with (desk / "sheet.csv").open(encoding="utf-8", newline="") as file:
        sheet = list(csv.DictReader(file))
    for row in sheet:
        if row["quote"] == "14":
            row["measure"] = "injured"
        elif row["quote"] == "30":
            row["decision"] = "perhaps"
    with (desk / "sheet.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(sheet[0]))
        writer.writeheader()
        writer.writerows(sheet)
    done = numclaims("review", "--import", "sheet.csv", "--who", "Ana", status=3)
    assert "1 decision kept" in done.stderr
    line = next(i for i, r in enumerate(sheet, 2) if r["quote"] == "30")
    assert f"sheet.csv, line {line}: 'perhaps' is no decision. Write one of accept" in done.stderr
    numclaims("run", "texts")
    assert claims(desk)["b.txt", "14"]["measure"] == "injured"


def test_the_list_moves_decisions_to_another_ledger(desk):
    corrects(desk)
    numclaims("decisions", "export", "kept.csv")
    numclaims("run", "texts", "--ledger", "other.duckdb", "--reports", "reports")
    assert not any(c["decision"] for c in rows(desk, "claims.csv"))
    numclaims("decisions", "import", "kept.csv", "--ledger", "other.duckdb")
    done = numclaims("decisions", "import", "kept.csv", "--ledger", "other.duckdb")
    assert "0 decisions kept, 1 known already" in done.stderr
    numclaims("discrepancies", "--ledger", "other.duckdb")
    assert claims(desk)["a.txt", "12"]["value"] == "15"


def test_label_studio_tasks_go_out_and_come_back(desk):
    numclaims("review", "--export", "tasks.json")
    tasks = json.loads((desk / "tasks.json").read_text(encoding="utf-8"))
    tasks[0]["annotations"] = [{"result": tasks[0]["predictions"][0]["result"][:1], "completed_by": 4}]
    (desk / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    done = numclaims("review", "--import", "tasks.json")
    assert "3 decisions kept" in done.stderr
    numclaims("discrepancies")
    assert sorted(c["decision"] for c in rows(desk, "claims.csv") if c["decision"]) == [
        "accepted",
        "rejected",
        "rejected",
    ]


def test_what_is_typed_as_a_correction_is_never_taken_for_keys(desk):
    keys = "c\n?\nplace=Hama\nvalue=40\n\nq\n"  # an "a" among them would accept the claim
    done = numclaims("review", "--who", "Ana", keys=keys)
    assert "'place' is no field" in done.stdout
    assert "accept" not in done.stdout.replace("a accept", "")
    assert "correct kept" in done.stdout
    numclaims("discrepancies")
    assert [c["value"] for c in rows(desk, "claims.csv") if c["decision"]] == ["40"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["decisions", "add", "accept", "0"], "no such claim"),
        (["decisions", "add", "root", "Nobody", "Somebody"], "no claim has that source"),
        (["decisions", "add", "root", "a doctor", "Dr A"], "no claim has that source. Did you mean 'doctors'?"),
        (["decisions", "add", "correct", "0"], "lacks"),
        (["decisions", "add", "merge", "0", "  "], "lacks a name"),
        (["decisions", "withdraw", "d0"], "no such decision"),
        (["decisions", "import", "none.csv"], "cannot be read"),
        (["review", "--import", "none.csv"], "cannot be read"),
        (["review", "--export", "sheet.doc"], "csv or .json"),
        (["review", "--ledger", "none.duckdb"], "no such ledger"),
        (["plot", "--as-extracted-on", "June"], "2011-06-07"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_wrong_use_is_told_with_its_cure(arguments, words):
    assert words in numclaims(*arguments, status=2).stderr


def test_an_older_day_is_shown_as_the_ledger_knew_it(desk):
    early = ("discrepancies", "--as-extracted-on", "2020-01-01", "--ledger", "reports/ledger.duckdb", "--reports")
    numclaims(*early, "old", status=3)
    assert not (desk / "old").exists()
    before = (desk / "reports" / "claims.csv").read_bytes()
    numclaims(
        "discrepancies", "--as-extracted-on", "9999-01-01", "--reports", "old", "--ledger", "reports/ledger.duckdb"
    )
    assert (desk / "old" / "claims.csv").read_bytes() == before
    numclaims(*early, "old", status=3)  # a mistyped day takes nothing away
    assert (desk / "old" / "claims.csv").read_bytes() == before


def test_a_ledger_is_moved_as_parquet(desk):
    corrects(desk)
    numclaims("discrepancies")
    before = (desk / "reports" / "claims.csv").read_bytes()
    numclaims("ledger", "export", "archive")
    numclaims("ledger", "import", "archive", "--ledger", "new.duckdb")
    numclaims("discrepancies", "--ledger", "new.duckdb", "--reports", "again")
    assert (desk / "again" / "claims.csv").read_bytes() == before
    assert "1 decision, 1 finished run" in numclaims("ledger", "info", "--ledger", "new.duckdb").stdout


def test_two_processes_take_turns(desk):
    """Two runs on one ledger at once: both end well, and the tables are those of one run."""
    before = (desk / "reports" / "claims.csv").read_bytes()
    command = [sys.executable, "-m", "numclaims", "run", "texts", "--ledger", "two.duckdb"]
    both = [
        subprocess.Popen([*command, "--reports", name, "--figures", name], stderr=subprocess.PIPE, env=os.environ)
        for name in ("one", "two")
    ]
    for process in both:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert {(desk / name / "claims.csv").read_bytes() for name in ("one", "two")} == {before}
