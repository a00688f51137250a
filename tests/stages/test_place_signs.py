"""Every sign of ``en/places.toml`` on its own examples and counterexamples, and that each is asked for."""

import re
from pathlib import Path

import pytest

import numclaims
from numclaims.extraction import where
from numclaims.extraction.where.roles import SignWords, sign
from numclaims.lexicons.loader import entries

ENTRIES = entries("en/places.toml", "sign", SignWords)


def _place(text):
    *_, row = numclaims.extract(text, published="2011-06-07", publisher="The Daily")
    return row.place_path or ""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_the_figure_of_an_example_gets_its_place_and_that_of_a_counterexample_another(entry):
    for example in entry.examples:
        assert _place(example) == entry.place, example
        assert sign(entry.name) & set(re.findall(r"[a-z]+", example.lower())), f"no word of the sign in {example!r}"
    for example in entry.counterexamples:
        assert _place(example) != entry.place, example


def test_every_sign_is_asked_for():
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(where.__file__).parent.rglob("*.py")))
    assert set(re.findall(r'sign\("([a-z -]+)"\)', code)) == {entry.name for entry in ENTRIES}
