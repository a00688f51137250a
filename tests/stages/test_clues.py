"""Every clue of ``en/clues.toml`` on its own examples and counterexamples, and that each is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import numclaims
from numclaims import extraction
from numclaims.extraction.what.clues import ClueEntry, clue
from numclaims.lexicons.loader import entries

ENTRIES = entries("en/clues.toml", "clue", ClueEntry)


def used(entry, text):
    rows = numclaims.extract(text, published="2011-06-07", publisher="The Daily")
    if entry.shows == "none":
        return not rows
    if not entry.shows:
        return all(row.measure is None for row in rows)
    return any(entry.shows in row.rules for row in rows)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_entry(entry):
    for example in entry.examples:
        assert used(entry, example), example
        assert clue(entry.name) & set(re.findall(r"[a-z]+(?:-[a-z]+)*", example.lower())), (
            f"no word of the clue in {example!r}"
        )
    for example in entry.counterexamples:
        assert not used(entry, example), example


def test_every_clue_is_asked_for():
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(extraction.__file__).parent.rglob("*.py")))
    assert set(re.findall(r'clue\("([a-z-]+)"\)', code)) == {entry.name for entry in ENTRIES}
