"""Titles before a person's name: one list of them, which several stages read."""

import pytest

import numclaims
from numclaims.lexicons.loader import entries
from numclaims.lexicons.titles import TitleEntry, titles

ENTRIES = entries("en/titles.toml", "title", TitleEntry)


def _root(text):
    (row,) = numclaims.extract(text, published="2011-06-07")
    return row.root


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_title_is_no_part_of_the_name_of_a_source(entry):
    for example in entry.examples:
        bare = " ".join(example.rstrip(".").split()[-2:])
        assert _root(example) == bare, example
        assert titles(entry.name) & {word.strip(".").lower() for word in example.split()}, example
    for example in entry.counterexamples:
        assert _root(example) != " ".join(example.rstrip(".").split()[-2:]), example


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_title_is_left_out_of_the_name_of_a_source(entry):
    for title in entry.words.split():
        assert _root(f"At least 12 people died, said {title.title()} Ana Moor.") == "Ana Moor", title


def test_no_title_stands_twice():
    words = [word for entry in ENTRIES for word in entry.words.split()]
    assert len(words) == len(set(words)) == len(titles())
