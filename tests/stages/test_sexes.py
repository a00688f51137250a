"""Whom "he" and "she" can stand for: titles, roles, kinship and forenames."""

import tomllib
from pathlib import Path

import pytest

import numclaims
from numclaims import lexicons

LEXICON = Path(lexicons.__file__).parent / "en" / "sexes.toml"
ENTRIES = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["sex"]


def _speaker(text):
    (row,) = (row for row in numclaims.extract(text, published="2021-03-02") if row.measure == "killed")
    return row.attributed_to_resolved


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_the_examples_are_read_as_the_first_person_and_not_the_second(entry):
    for text in (*entry["examples"], *entry["counterexamples"]):
        assert _speaker(text) == " ".join(text.split()[:2]), text


def test_no_word_stands_for_both():
    female, male = ({*entry["phrases"], *entry["forenames"]} for entry in ENTRIES)
    assert not female & male


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ms Berg spoke first. Orlov said roads were cut. Berg called Li. He said 12 people were killed.", "Orlov"),
        ("A spokeswoman said roads were cut. A fisherman said the sea was calm. She said 12 people were killed.",
         "A spokeswoman"),
        ("Lin Ferro, a father of two, said he ran. A spokeswoman said roads were cut. He said 12 people were killed.",
         "Lin Ferro"),
        ("The mayor, Ana Ferro, said roads were cut. Elizabeth Warren said he lied. She said 12 people were killed.",
         "Elizabeth Warren"),
    ],
)  # fmt: skip
def test_what_tells_a_persons_sex(text, speaker):
    assert _speaker(text) == speaker
