"""A user's own measures, given with ``--measures FILE``: through the command line, and laid over the catalogue."""

import csv
import io
import json

import pytest

from commandline import numclaims

OWN = """
[[measure]]
name = "ransomed"
measure = "ransomed"
label = "held for ransom"
unit = "person"
definition = "People for whom money is asked."
verbs = ["ransom"]
heads = ["ransom victim"]
examples = ["Pirates ransomed 12 sailors.", "The navy counted 30 ransom victims."]
counterexamples = ["The ransom note had 12 lines."]

[[measure]]
name = "tanks"
measure = "armour"
label = "armour"
unit = "vehicle"
definition = "Tanks and guns on tracks."
counts = "things"
heads = ["tank", "trebuchet"]
examples = ["Residents saw 12 trebuchets."]
counterexamples = ["The depot has 12 barrels."]
"""
TEXT = "The navy counted 30 ransom victims. Residents saw 12 trebuchets and 40 tanks. A bomb killed nine people."


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return file


def measured(*arguments):
    done = numclaims(*arguments)
    assert done.returncode == 0, done.stderr
    return {row["quote"]: row["measure"] for row in csv.DictReader(io.StringIO(done.stdout))}


def test_a_file_adds_measures_and_takes_the_place_of_those_of_its_names(own):
    text = own.parent / "a.txt"
    assert measured("extract", text) == {"30": "casualties", "12": "", "40": "tanks", "nine": "killed"}
    assert measured("extract", text, "--measures", own) == {
        "30": "ransomed",
        "12": "armour",
        "40": "armour",
        "nine": "killed",
    }


def test_the_rule_names_the_entry(own):
    done = numclaims("extract", own.parent / "a.txt", "--measures", own, "--format", "jsonl")
    rows = {row["quote"]: row["rules"] for row in map(json.loads, done.stdout.splitlines())}
    assert "measure:ransomed" in rows["30"]
    assert "measure:tanks" in rows["12"]


def test_the_catalogue_lists_them_with_their_examples(own):
    done = numclaims("measures", "--measures", own)
    assert done.returncode == 0, done.stderr
    assert "ransomed" in done.stdout
    assert "armour" in done.stdout


def test_a_run_follows_them(own):
    reports = own.parent / "reports"
    done = numclaims(
        "run", own.parent / "a.txt", "--measures", own, "--reports", reports, "--figures", own.parent / "figures"
    )
    assert done.returncode == 0, done.stderr
    with (reports / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert {row["measure"] for row in csv.DictReader(file)} == {"ransomed", "armour", "killed"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('counts = "things"', 'counts = "tins"'), "counts = 'tins' does not exist"),
        (('label = "armour"', 'lable = "armour"'), "unknown key 'lable'"),
        (('examples = ["Residents saw 12 trebuchets."]', ""), "'examples' is missing"),
        (("[[measure]]", "[[measure"), "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(own, change, told):
    own.write_text(OWN.replace(*change), encoding="utf-8")
    done = numclaims("extract", own.parent / "a.txt", "--measures", own)
    assert done.returncode == 2
    assert told in done.stderr
    assert "own.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_word_of_ours_is_the_users_where_his_file_has_it_too(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(
        """
[[measure]]
name = "moved-by-bus"
measure = "moved"
label = "moved"
unit = "person"
definition = "People whom somebody moved."
verbs = ["evacuate"]
examples = ["The army evacuated 300 people."]
counterexamples = ["The army has 300 buses."]
""",
        encoding="utf-8",
    )
    text = tmp_path / "a.txt"
    text.write_text("The army evacuated 300 people.", encoding="utf-8")
    assert measured("extract", text) == {"300": "evacuated"}
    assert measured("extract", text, "--measures", file) == {"300": "moved"}


def test_a_file_given_as_what_it_is_not_is_refused(own):
    for arguments, cure in (
        (("extract", own.parent / "a.txt", "--sources", own), "--measures"),
        (("measures", "--sources", own), "--measures"),
    ):
        done = numclaims(*arguments)
        assert done.returncode == 2
        assert "it holds [[measure]], not [[root]]" in done.stderr
        assert cure in done.stderr
    own.write_text(OWN.replace("[[measure]]", "[[measures]]"), encoding="utf-8")
    assert "unknown table 'measures'" in numclaims("measures", "--measures", own).stderr
    own.write_text("", encoding="utf-8")
    assert "it holds no [[measure]]" in numclaims("measures", "--measures", own).stderr
    own.write_bytes(OWN.replace("ransom", "rançon").encode("latin-1"))
    assert "it is not UTF-8" in numclaims("measures", "--measures", own).stderr


def test_the_examples_of_a_file_are_tried(own):
    assert numclaims("measures", "--measures", own).returncode == 0
    own.write_text(
        OWN.replace("Pirates ransomed 12 sailors.", "Pirates fed 12 sailors.").replace("12 barrels", "12 tanks"),
        encoding="utf-8",
    )
    done = numclaims("measures", "--measures", own)
    assert done.returncode == 1
    assert "measure:ransomed does not read its example: Pirates fed 12 sailors." in done.stderr
    assert "measure:tanks reads its counterexample: The depot has 12 tanks." in done.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            'when = ["to death"]',
            "when: 'to death' is a phrase, and is never found. Write the one word that tells most.",
        ),
        ('nouns = ["Hostage"]', "nouns: 'Hostage' has capitals, and is never found. Write 'hostage'."),
    ],
)
def test_words_that_could_never_be_found_are_named(own, line, told):
    own.write_text(OWN.replace('verbs = ["ransom"]', f'verbs = ["ransom"]\n{line}'), encoding="utf-8")
    done = numclaims("measures", "--measures", own)
    assert done.returncode == 2
    assert told in done.stderr


def test_explain_takes_them_too(own):
    done = numclaims("explain", "The navy counted 30 ransom victims.", "--measures", own)
    assert "measure = ransomed" in done.stdout
