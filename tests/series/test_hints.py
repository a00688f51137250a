"""Every entry of the lexicon of hints is tried on its own examples and counterexamples."""

from __future__ import annotations

import pytest

from numclaims.lexicons.loader import entries
from numclaims.series import hints

ENTRIES = entries(hints.LEXICON, "hint", hints.Hint)


@pytest.mark.parametrize("entry", ENTRIES, ids=[row.name for row in ENTRIES])
def test_entry(entry):
    assert entry.examples
    assert entry.counterexamples
    for example in entry.examples:
        assert hints.told(entry.name, example.lower()), example
    for example in entry.counterexamples:
        assert not hints.told(entry.name, example.lower()), example


def test_a_star_stands_for_any_ending():
    assert hints.told("correction", "the miscounted dead")
    assert not hints.told("correction", "the counted dead")


def test_words_are_whole_words():
    assert not hints.told("blow", "the raider")
