"""What the name of an output file promises, ``numclaims extract`` holds, or it says what to do instead."""

import pytest

from commandline import numclaims


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["--output", "claims.yaml"], ".csv, .jsonl or .parquet"),
        (["--output", "claims.csv.gz", "--format", "csv"], "compress it afterwards"),
        (["--output", "claims.parquet", "--format", "csv"], "Let the two agree"),
    ],
)
def test_an_ending_that_would_lie_is_refused_with_the_cure(arguments, cure, tmp_path):
    (tmp_path / "a.txt").write_text("At least 12 people were killed in Homs.", encoding="utf-8")
    done = numclaims("extract", "a.txt", *arguments, cwd=tmp_path)
    assert (done.returncode, cure in done.stderr, len(list(tmp_path.iterdir()))) == (2, True, 1), done.stderr


@pytest.mark.parametrize(("name", "arguments"), [("claims", []), ("claims.txt", ["--format", "csv"])])
def test_a_name_that_promises_nothing_holds_what_is_asked_for(name, arguments, tmp_path):
    (tmp_path / "a.txt").write_text("At least 12 people were killed in Homs.", encoding="utf-8")
    assert numclaims("extract", "a.txt", "--output", name, *arguments, cwd=tmp_path).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(b"claim_id,doc_id,")
