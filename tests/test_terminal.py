"""What stands in a terminal: lines that end where words end, numbers as they are, a hint where one goes wrong."""

import os
import subprocess
import sys

import pytest

TEXT = (
    "The Red Cross said 1,234,567 people had fled to Jordan since the well-documented fighting along the border began. "
    "Several thousand protesters marched through Amman on Friday, according to a spokesman of the municipality."
)


def numclaims(*arguments, keys="", columns=60, cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "numclaims", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd, input=keys,
        env=os.environ | {"COLUMNS": str(columns)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert numclaims("run", "a.txt", cwd=folder).returncode == 0
    return folder


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_review_breaks_no_word_and_no_field(folder, columns):
    shown = numclaims("review", "--who", "Ana", keys="ssq", columns=columns, cwd=folder).stdout
    assert max(map(len, shown.splitlines())) <= columns
    for whole in ("value 1234567 ", "measure refugees", "[Several thousand]", "well-documented", "n name the source"):
        assert f"{whole} " in shown.replace("\n", " ").replace("   ", "  "), whole


def test_a_field_that_is_none_is_told_in_lines_that_fit(folder):
    shown = numclaims("review", "--who", "Ana", keys="c?\nccolour=red\nq", cwd=folder).stdout
    assert "place_name" in shown
    assert "'colour' is no field that can be corrected." in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_explain_tells_every_digit_and_fits_the_terminal():
    shown = numclaims("explain", TEXT).stdout
    assert "found as number 1234567 " in shown
    assert "value                 1234567\n" in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_explain_given_a_file_tells_what_to_do(folder):
    done = numclaims("explain", "a.txt", cwd=folder)
    assert done.returncode == 2
    assert "a.txt is a file" in done.stderr
    assert "--claim" in done.stderr
    assert "No number" not in done.stdout
