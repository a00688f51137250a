"""Texts in another language, as a user of the command line meets them."""

import csv
import json

from commandline import numclaims


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_text_in_another_language_is_named_and_is_no_failure(tmp_path):
    english = "At least 12 people were killed in Lahore on Friday, police said."
    french = "Le ministre a dit que les secours et la police sont dans la ville pour aider les gens qui ont fui. " * 3
    (tmp_path / "both.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in (("e", english), ("f", french)))
    )
    done = numclaims("extract", tmp_path / "both.jsonl", "--output", tmp_path / "claims.csv")
    assert done.returncode == 0
    assert "both.jsonl, f: Passed over: it looks like French." in done.stderr
    assert {r["doc_id"] for r in rows(tmp_path / "claims.csv")} == {"e"}
    done = numclaims("run", tmp_path / "both.jsonl", "--reports", tmp_path / "r", "--figures", tmp_path / "f")
    assert done.returncode == 0
    (tmp_path / "one.txt").write_text(french)
    done = numclaims("extract", tmp_path / "one.txt", "--output", tmp_path / "none.csv")
    assert done.returncode == 3
    assert not (tmp_path / "none.csv").exists()
