"""Every word of ``en/places.toml`` that tells a country alone, on its own examples and counterexamples."""

from __future__ import annotations

import pytest

import numclaims
from numclaims.extraction.where.roles import LandWords, land_words
from numclaims.lexicons.loader import entries

ENTRIES = entries("en/places.toml", "land", LandWords)


def countries(text):
    return {row.place_country for row in numclaims.extract(text) if row.tracked}


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_entry(entry):
    for example in entry.examples:
        assert countries(example) == {entry.country}, example
        assert not set(entry.phrases).isdisjoint(example.lower().replace(",", " ").split()), example
    for example in entry.counterexamples:
        assert entry.country not in countries(example), example


def test_words_are_single_and_small():
    assert all(word.isalpha() and word.islower() for word in land_words())


def test_the_word_tells_which_of_two_towns_is_meant():
    lead = "Seven people were hurt when a bus hit a truck in Gopalganj"
    (row,) = [row for row in numclaims.extract(f"{lead} Sadar upazila on Monday.") if row.tracked]
    assert row.place_country == "BGD"
    (row,) = [row for row in numclaims.extract(f"{lead}, Bihar, on Monday.") if row.tracked]
    assert row.place_country == "IND"
