"""A ledger that grows day by day ends in the same files as one that is filled at once."""

import json

import pytest

from commandline import numclaims

DAYS = [
    {
        "id": "d1",
        "publisher": "The Paper",
        "published": "2011-06-04",
        "text": "At least 12 people were killed in Homs on 3 June 2011, a doctor said. Some 1,600 people fled to Turkey.",
    },
    {
        "id": "d2",
        "publisher": "The Wire",
        "published": "2011-06-05",
        "text": "State television said 20 people were killed in Homs on 3 June 2011. A Turkish official said the number of"
        " Syrian refugees in Turkey had reached 2,400.",
    },
    {
        "id": "d3",
        "publisher": "The Daily",
        "published": "2011-06-06",
        "text": "State television said 20 people were killed in Homs on 3 June 2011. A Turkish official said the number of"
        " Syrian refugees in Turkey had reached 2,400. Many more are expected.",
    },
    {
        "id": "d4",
        "text": "A Turkish official said that 1,000 Syrians crossed the border on Tuesday, raising the number of refugees in"
        " Turkey to 3,400.",
    },
]
FIRST_DRAFT = DAYS[1] | {"text": "State television said 200 people were killed in Hama on 3 June 2011."}


def run(folder, name, days, *arguments):
    """Run numclaims on some days' articles; the files that it left, but for ledgers."""
    lines = "".join(json.dumps(d) + "\n" for d in days)
    (folder / "today.jsonl").write_text(lines, encoding="utf-8")
    places = ["--reports", str(folder / name / "r"), "--figures", str(folder / name / "f")]
    done = numclaims("run", folder / "today.jsonl", *places, *arguments)
    assert done.returncode == 0, done.stderr
    return {
        p.relative_to(folder / name).as_posix(): p.read_bytes()
        for p in sorted((folder / name).rglob("*"))
        if p.is_file() and ".duckdb" not in p.name
    }


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    return run(tmp_path_factory.mktemp("at-once"), "out", DAYS)


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0]], ids=["in order", "backwards"])
def test_day_by_day_every_file_has_the_bytes_of_all_at_once(at_once, tmp_path, order):
    ledger = ["--ledger", tmp_path / "l.duckdb"]
    run(tmp_path, "out", [FIRST_DRAFT], *ledger)
    for number in order:
        files = run(tmp_path, "out", [DAYS[number]], *ledger)
    assert {"r/claims.csv", "r/series.csv", "r/report.html", "r/discrepancies.md", "f/overview.png"} <= files.keys()
    assert files.keys() == at_once.keys()
    assert [name for name in files if files[name] != at_once[name]] == []


def test_own_words_that_are_not_given_again_are_missed_aloud(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[measure]]\nname = "stung"\nmeasure = "stung"\nlabel = "stung"\nunit = "person"\ndefinition = "Stung."\n'
        'verbs = ["sting"]\nexamples = ["Hornets stung 12 people."]\ncounterexamples = ["The hive has 12 combs."]\n',
        encoding="utf-8",
    )
    said = []
    for day, own in ((DAYS[0], ["--measures", "own.toml"]), (DAYS[1], ["--measures", "own.toml"]), (DAYS[2], [])):
        (tmp_path / "today.jsonl").write_text(json.dumps(day), encoding="utf-8")
        said.append(numclaims("run", "today.jsonl", "--ledger", "l.duckdb", *own, cwd=tmp_path).stderr)
    assert ["other rules" in told for told in said] == [False, False, True]
