"""The command line as a user runs it."""

import csv
import json
import os
import shlex
import shutil
from pathlib import Path

import pytest

from commandline import numclaims, started

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job")
    done = started("run", SEEDS, "--reports", folder / "reports", "--figures", folder / "figures")
    assert done.returncode == 0, done.stderr
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_run_leaves_what_the_contract_names(job):
    made = {p.name for p in (job / "reports").iterdir()}
    assert {
        "figures.csv",
        "claims.csv",
        "series.csv",
        "discrepancies.csv",
        "discrepancies.md",
        "report.html",
        "documents.jsonl",
    } <= made
    assert len(list((job / "figures").glob("*.png"))) >= 6
    for picture in (job / "figures").glob("*.png"):
        assert picture.with_suffix(".csv").is_file()


def test_every_number_leads_back_to_its_sentence(job):
    with (job / "reports" / "documents.jsonl").open(encoding="utf-8") as file:
        texts = {d["id"]: d["text"] for d in map(json.loads, file)}
    claims = rows(job / "reports" / "claims.csv")
    assert len(claims) > 40
    for c in claims:
        text = texts[c["doc_id"]]
        assert text[int(c["char_start"]) : int(c["char_end"])] == c["quote"].removeprefix("'")
        assert text[int(c["sentence_start"]) : int(c["sentence_end"])] == c["sentence"].removeprefix("'")


def test_the_same_bytes_whatever_the_surroundings(job, tmp_path):
    surroundings = os.environ | {"PYTHONHASHSEED": "4711", "LANG": "C", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    done = started("run", SEEDS, "--reports", tmp_path / "reports", "--figures", tmp_path / "figures", env=surroundings)
    assert done.returncode == 0, done.stderr
    for folder in ("reports", "figures"):
        for path in sorted((job / folder).iterdir()):
            if path.suffix not in {".duckdb", ".wal"}:
                assert path.read_bytes() == (tmp_path / folder / path.name).read_bytes(), path.name


def test_the_order_of_the_input_changes_no_byte(tmp_path):
    lines = [
        json.dumps({"id": path.name, "text": path.read_text(encoding="utf-8"), "publisher": f"Paper {path.name[:3]}"})
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    made = {}
    for name, ordered in (("a", lines), ("b", lines[::-1])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "all.jsonl").write_text("\n".join(ordered), encoding="utf-8")
        done = numclaims(
            "run", tmp_path / name / "all.jsonl", "--reports", tmp_path / name / "r", "--figures", tmp_path / name / "f"
        )
        assert done.returncode == 0, done.stderr
        made[name] = {
            p.name: p.read_bytes() for f in ("r", "f") for p in (tmp_path / name / f).iterdir() if p.suffix != ".duckdb"
        }
    assert made["a"] == made["b"]


def test_running_twice_on_one_ledger_changes_nothing(job, tmp_path):
    for _ in range(2):
        done = numclaims(
            "run", SEEDS, "--ledger", tmp_path / "l.duckdb", "--reports", tmp_path / "r", "--figures", tmp_path / "f"
        )
        assert done.returncode == 0, done.stderr
    for name in ("claims.csv", "series.csv", "discrepancies.csv", "discrepancies.md"):
        assert (tmp_path / "r" / name).read_bytes() == (job / "reports" / name).read_bytes()


def test_plots_and_tables_may_share_a_folder(job, tmp_path):
    both = tmp_path / "both"
    where = ["--reports", both, "--figures", both]
    wanted = {p.name for f in ("reports", "figures") for p in (job / f).iterdir()}
    for again in (
        ["run", SEEDS, *where],
        ["run", SEEDS, *where],
        ["plot", *where],
        ["discrepancies", "--reports", both],
    ):
        done = numclaims(*again)
        assert done.returncode == 0, done.stderr
        assert {p.name for p in both.iterdir()} == wanted, again[0]
    (tmp_path / "one.txt").write_text("Police said 12 people were killed in Hama.", encoding="utf-8")
    assert numclaims("run", tmp_path / "one.txt", *where).returncode == 0
    assert {p.name for p in both.glob("*.png")} == {"overview.png"}


def test_documents_added_day_by_day_end_in_the_same_tables(job, tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    late = sorted((tmp_path / "seeds").glob("*.txt"))[:2]
    held = [(p, p.read_bytes()) for p in late]
    listed = (tmp_path / "seeds" / "sources.csv").read_bytes()
    (tmp_path / "seeds" / "sources.csv").unlink()
    for path in late:
        path.unlink()
    first = ["--ledger", tmp_path / "l.duckdb", "--reports", tmp_path / "r", "--figures", tmp_path / "f"]
    assert numclaims("run", tmp_path / "seeds", *first).returncode == 0
    for path, text in held:
        path.write_bytes(text)
    (tmp_path / "seeds" / "sources.csv").write_bytes(listed)
    assert numclaims("run", tmp_path / "seeds", *first).returncode == 0
    for name in ("claims.csv", "series.csv", "discrepancies.csv"):
        assert (tmp_path / "r" / name).read_bytes() == (job / "reports" / name).read_bytes()


def test_a_run_removes_what_it_no_longer_makes_and_nothing_else(job, tmp_path):
    shutil.copytree(job / "figures", tmp_path / "figures")
    (tmp_path / "figures" / "mine.png").write_bytes(b"my own picture")
    text = tmp_path / "a.txt"
    text.write_text("Two buses were seen.", encoding="utf-8")
    done = numclaims("run", text, "--reports", tmp_path / "reports", "--figures", tmp_path / "figures")
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (tmp_path / "figures").glob("*.png")} == {"mine.png", "overview.png"}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_extract_gives_the_same_rows_in_every_format(form, tmp_path):
    target = tmp_path / f"out.{form}"
    done = numclaims("extract", SEEDS, "--format", form, "--output", target)
    assert done.returncode == 0, done.stderr
    if form == "parquet":
        import pyarrow.parquet as pq

        found = [(r["doc_id"], r["char_start"], r["value"]) for r in pq.read_table(target).to_pylist()]
    elif form == "jsonl":
        found = [
            (r["doc_id"], r["char_start"], r["value"]) for r in map(json.loads, target.read_text("utf-8").splitlines())
        ]
    else:
        found = [(r["doc_id"], int(r["char_start"]), float(r["value"]) if r["value"] else None) for r in rows(target)]
    from numclaims import pipeline

    wanted = [(c.doc_id, c.char_start, c.value) for part in pipeline.extract_paths([str(SEEDS)]) for c in part]
    assert found == wanted
    assert found == sorted(found, key=lambda row: row[:2])


def test_the_name_of_the_output_tells_the_form(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("At least 12 people were killed in Homs.", encoding="utf-8")
    for name, opening in (("c.jsonl", b"{"), ("c.parquet", b"PAR1"), ("c.csv", b"claim_id,"), ("c", b"claim_id,")):
        assert numclaims("extract", article, "--output", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_bytes().startswith(opening)


def test_standard_input_and_output():
    line = json.dumps({"id": "x", "text": "At least 12 people were killed in Homs.", "published": "2011-06-07"})
    done = started("extract", "-", "--format", "jsonl", input=line + "\n")
    assert done.returncode == 0, done.stderr
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["doc_id"], row["value"], row["measure"], row["as_of_latest"]) == ("x", 12, "killed", "2011-06-07")


def test_a_register_of_one_s_own_names_the_source(tmp_path):
    register = tmp_path / "mine.toml"
    register.write_text(
        '[[root]]\nname = "Delta Relief Watch"\ntype = "ngo"\naliases = ["delta relief watch", "drw"]\n'
        'examples = ["DRW said 12 people had died."]\ncounterexamples = ["The army said 12 people had died."]\n',
        encoding="utf-8",
    )
    text = tmp_path / "a.txt"
    text.write_text("The spokesman of DRW said 12 people had died in Hama.", encoding="utf-8")
    done = numclaims("extract", text, "--format", "jsonl", "--sources", register)
    assert done.returncode == 0, done.stderr
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["root"] == "Delta Relief Watch"


def test_plot_and_discrepancies_work_from_a_ledger(job, tmp_path):
    ledger = job / "reports" / "ledger.duckdb"
    assert numclaims("plot", "--ledger", ledger, "--figures", tmp_path / "f").returncode == 0
    assert numclaims("discrepancies", "--ledger", ledger, "--reports", tmp_path / "r").returncode == 0
    for path in (job / "figures").glob("*.png"):
        assert path.read_bytes() == (tmp_path / "f" / path.name).read_bytes()
    assert (tmp_path / "r" / "discrepancies.md").read_bytes() == (job / "reports" / "discrepancies.md").read_bytes()


def test_explain_shows_stages_rules_and_rejections():
    done = numclaims(
        "explain",
        "A Turkish official said at least 1,000 Syrians crossed the border on Tuesday, as Resolution 1973 allows.",
    )
    assert done.returncode == 0, done.stderr
    for word in ("numerals", "qualifiers", "measures", "attribution", "[1,000]", "set apart by", "A Turkish official"):
        assert word in done.stdout


def test_explain_says_why_the_claims_of_a_series_belong_together(job):
    ledger = job / "reports" / "ledger.duckdb"
    busiest = max(rows(job / "reports" / "series.csv"), key=lambda row: int(row["claims"]))
    done = numclaims("explain", "--series", busiest["series_id"], "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert busiest["measure"] in done.stdout
    unknown = numclaims("explain", "--series", "s0", "--ledger", ledger)
    assert unknown.returncode == 2
    assert "series.csv" in unknown.stderr


def test_explain_shows_how_a_claim_of_a_run_came_about(job):
    ledger = job / "reports" / "ledger.duckdb"
    figure = next(row for row in rows(job / "reports" / "figures.csv") if row["series_id"])
    done = numclaims("explain", "--claim", figure["claim_id"], "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    for words in (figure["claim_id"], figure["doc_id"], f"measure = {figure['measure']}", figure["series_id"]):
        assert words in done.stdout
    unknown = numclaims("explain", "--claim", "0", "--ledger", ledger)
    assert unknown.returncode == 2
    assert "figures.csv" in unknown.stderr


def test_explain_tells_commands_that_mend_what_it_explains(tmp_path):
    text = "Police said 31 people were slammed to death in Lima in 2011, a court said. The mayor said nine people died."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ledger = ("--ledger", "own.duckdb")
    assert numclaims("run", "a.txt", *ledger, cwd=tmp_path).returncode == 0
    for quote, why in (
        ("31", "no word near it is known as a measure"),
        ("2011", "set it apart"),
        ("nine", "It stands in"),
    ):
        claim = next(r for r in rows(tmp_path / "reports" / "claims.csv") if r["quote"] == quote)
        told = numclaims("explain", "--claim", claim["claim_id"], *ledger, cwd=tmp_path).stdout
        assert why in told
        commands = [line.strip() for line in told.splitlines() if line.startswith("  numclaims ")]
        assert all(line.endswith("--ledger own.duckdb") for line in commands)
        for line in commands:
            done = numclaims(*shlex.split(line)[1:], "--who", "Ana", cwd=tmp_path)
            assert done.returncode == 0, done.stderr
    assert numclaims("discrepancies", *ledger, cwd=tmp_path).returncode == 0
    found = {r["quote"]: (r["measure"], r["decision"]) for r in rows(tmp_path / "reports" / "claims.csv")}
    assert found["31"] == found["2011"] == ("killed", "corrected")
    assert found["nine"][1] == "rejected"


def test_verify_takes_the_folder_of_the_page(job):
    done = numclaims("verify", job / "reports")
    assert done.returncode == 0, done.stderr
    assert "all of them hold" in done.stderr


def test_a_folder_without_anything_to_read_is_said_to_be_so(tmp_path):
    (tmp_path / "empty").mkdir()
    done = numclaims("run", "empty", "--reports", "r", "--figures", "f", cwd=tmp_path)
    assert done.returncode == 3
    assert "nothing was read" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty"]


def test_what_cannot_be_read_takes_nothing_away_of_yesterday(job, tmp_path):
    shutil.copytree(job, tmp_path / "job")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "paper.pdf").write_text("An error page of the host", encoding="utf-8")
    before = {p: p.read_bytes() for p in sorted((tmp_path / "job").rglob("*")) if p.is_file()}
    done = numclaims("run", "news", "--reports", "job/reports", "--figures", "job/figures", cwd=tmp_path)
    assert done.returncode == 3
    assert "paper.pdf" in done.stderr
    assert "nothing is written" in done.stderr
    assert {p: p.read_bytes() for p in sorted((tmp_path / "job").rglob("*")) if p.is_file()} == before
    for name in ("claims.csv", "claims.parquet"):
        (tmp_path / name).write_text("yesterday", encoding="utf-8")
        assert numclaims("extract", "news", "--output", name, cwd=tmp_path).returncode == 3
        assert (tmp_path / name).read_text(encoding="utf-8") == "yesterday"


def test_a_run_that_is_stopped_leaves_the_ledger_of_yesterday(job, tmp_path, monkeypatch):
    shutil.copytree(job, tmp_path / "job")
    figure = rows(job / "reports" / "figures.csv")[0]
    (tmp_path / "news.txt").write_text("Nine people drowned off Varna on Monday.", encoding="utf-8")

    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("numclaims.views.tables.write_tables", stop)
    here = ("--reports", "job/reports", "--figures", "job/figures")
    assert numclaims("run", "news.txt", *here, cwd=tmp_path).returncode == 130
    monkeypatch.undo()
    assert numclaims("explain", "--claim", figure["claim_id"], "--reports", "job/reports", cwd=tmp_path).returncode == 0
    assert numclaims("run", "news.txt", *here, cwd=tmp_path).returncode == 0
    assert [row["quote"] for row in rows(tmp_path / "job/reports/claims.csv")] == ["Nine"]
    assert not list((tmp_path / "job/reports").glob(".*.part*"))


def test_our_own_tables_among_the_articles_are_named_as_such(job, tmp_path):
    shutil.copy(job / "reports" / "claims.csv", tmp_path / "old.csv")
    (tmp_path / "a.txt").write_text("Nine people drowned.", encoding="utf-8")
    done = numclaims("extract", tmp_path)
    assert done.returncode == 3
    assert "old.csv: It is a table that numclaims made" in done.stderr
    assert "Nine" in done.stdout


def test_measures_lists_the_catalogue():
    done = numclaims("measures")
    listed = {line.split()[0] for line in done.stdout.splitlines()}
    assert (
        set(
            "killed injured casualties missing detained abducted released displaced refugees evacuated sheltered returned"
            " homeless affected stranded rescued hospitalized infected population troops fighters protesters defectors tanks"
            " vehicles aircraft weapons attacks camps capacity destroyed damaged aid cost distance area".split()
        )
        <= listed
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "no-such-folder"], "no-such-folder"),
        (["extract", "no-such-file.txt"], "no-such-file.txt"),
        (["extract", ".", "--format", "parquet"], "--output"),
        (["extract", ".", "--output", "claims.xlsx"], "numclaims run --format xlsx"),
        (["review", "--measure", "kiled"], "kiled"),
        (["run", ".", "--nonsense"], "--nonsense"),
        (["extract", ".", "--processes", "0"], "--processes"),
        (["no-such-command"], "no-such-command"),
        (["plot", "--ledger", "no-such.duckdb"], "no-such.duckdb"),
        (["explain", "12 died", "--published", "someday"], "someday"),
        (["explain"], "TEXT"),
        (["explain", "12 died", "--series", "s1"], "TEXT"),
        (["explain", "12 died", "--claim", "0"], "TEXT"),
    ],
)
def test_wrong_usage_exits_with_2_and_tells_the_cure(arguments, told, tmp_path):
    done = numclaims(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("At least 12 people were killed in Homs.", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "broken.jsonl").write_text('{"id": "a", "text": "Five people died."}\n{"id": \n', encoding="utf-8")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    done = numclaims("run", folder, "--reports", tmp_path / "r", "--figures", tmp_path / "f")
    assert done.returncode == 3
    for name in ("empty.txt", "binary.txt", "broken.jsonl", "gone.txt"):
        assert name in done.stderr
    assert "good.txt" not in done.stderr
    assert "Traceback" not in done.stderr
    assert {r["doc_id"] for r in rows(tmp_path / "r" / "claims.csv")} >= {"good.txt"}
    assert "4 problems, named above" in done.stderr
    again = numclaims("extract", folder)
    assert again.returncode == 3
    assert "good.txt" in again.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = numclaims("run", SEEDS, "--reports", locked / "r", "--figures", tmp_path / "f")
    assert done.returncode == 2
    assert "locked" in done.stderr


def test_a_file_where_a_folder_should_be_is_named(tmp_path):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    done = numclaims("run", SEEDS, "--reports", tmp_path / "taken" / "r", "--figures", tmp_path / "f")
    assert done.returncode == 2
    assert "taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command():
    done = numclaims("--help")
    assert "..." not in done.stdout.partition("Commands:")[2]  # no description is cut
    for command in ("extract", "run", "plot", "discrepancies", "explain", "measures"):
        assert command in done.stdout
        assert "Usage" in numclaims(command, "--help").stdout
