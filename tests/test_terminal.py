"""What stands in a terminal: lines that end where words end, numbers as they are, a hint where one goes wrong."""

import os
import re
import shlex
import subprocess
import sys

import click
import pytest

from numclaims.cli import cli
from numclaims.cli.examples import EXAMPLES

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
    shown = numclaims("review", "--who", "Ana", keys="c?\ncolour=red\n\nq", cwd=folder).stdout
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
    assert "a.txt is a file, and explain takes a text. Write numclaims explain - < a.txt" in done.stderr
    assert "No number" not in done.stdout
    assert "found as number 1234567 " in numclaims("explain", "-", keys=TEXT).stdout


def test_the_end_of_a_run_tells_what_to_open(folder):
    said = numclaims("discrepancies", "--reports", "reports", cwd=folder).stderr
    assert "wrote reports/; open reports/report.html" in said.replace(os.sep, "/")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--as-extracted-on", "2011-06-07"], "held nothing on 2011-06-07; `numclaims ledger info` lists its runs"),
        (["--as-known-on", "2011-06-07"], "left out, since they may have been published later: 1 (a.txt)"),
    ],
)
def test_a_day_before_all_documents_is_told_as_the_reason(folder, tmp_path, options, told):
    ledger = folder / "reports" / "ledger.duckdb"
    said = numclaims("discrepancies", "--ledger", ledger, "--reports", tmp_path / "r", *options).stderr
    assert told in said
    assert "of a kind that numclaims reads" not in said


@pytest.mark.parametrize("command", ["run", "plot", "discrepancies"])
def test_a_day_written_otherwise_is_answered_with_how_to_write_it(folder, command):
    done = numclaims(command, *(["a.txt"] if command == "run" else []), "--as-known-on", "7.6.2011", cwd=folder)
    assert done.returncode == 2
    assert "--as-known-on 7.6.2011: not a date. Write it as 2011-06-07." in done.stderr


@pytest.mark.parametrize(("name", "line"), [(n, line) for n, lines in EXAMPLES.items() for line in lines])
def test_examples_in_the_help_are_used_as_the_command_wants(name, line):
    words = shlex.split(re.split(" [|<] ", line.split("numclaims ", 1)[1])[0])
    command = cli
    for part in name.split():
        assert isinstance(command, click.Group)
        command = command.commands[part]
    depth = len(name.split())
    assert " ".join(words[:depth]) == name
    context = command.make_context(name, words[depth:], resilient_parsing=True)
    assert all(p.opts[0] in words for p in command.params if isinstance(p, click.Option) and p.required)
    assert f"  {line}" in command.get_help(context)


@pytest.mark.parametrize(
    ("path", "told"),
    [("file:///news/a.txt", "Give the path: /news/a.txt"), ("s3://bucket/news/", "numclaims extract --output DIR/")],
)
def test_an_address_that_is_none_of_the_web_is_answered_with_what_to_give(path, told, tmp_path):
    for command in ("run", "extract"):
        done = numclaims(command, path, cwd=tmp_path)
        assert done.returncode == 2
        assert told in done.stderr
        assert list(tmp_path.iterdir()) == []


def test_a_review_shows_a_nought(tmp_path):
    (tmp_path / "a.txt").write_text("No people were killed in Homs on Friday, police said.", encoding="utf-8")
    assert numclaims("run", "a.txt", cwd=tmp_path).returncode == 0
    shown = numclaims("review", "--who", "Ana", keys="q", cwd=tmp_path).stdout
    assert "value 0 " in shown
    assert "negated" not in shown, "what holds of next to no claim is shown only where it does"


def test_a_run_says_how_many_texts_lack_a_date_and_what_gives_them_one(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "1 document without a date: `published` or a sources.csv" in numclaims("run", "a.txt", cwd=tmp_path).stderr
    (tmp_path / "sources.csv").write_text("file,published\na.txt,2013-04-01\n", encoding="utf-8")
    done = numclaims("run", ".", cwd=tmp_path)
    assert "1 document, " in done.stderr
    assert "without a date" not in done.stderr
