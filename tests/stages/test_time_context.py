"""The words around a time, each entry of the table ``context`` tried on its own examples and counterexamples."""

from __future__ import annotations

import datetime as dt

import pytest

import numclaims
from numclaims.extraction.when.timewords import ContextEntry
from numclaims.lexicons.loader import entries

PUBLISHED = dt.date(2011, 6, 8)
MONDAY = dt.date(2011, 6, 6)
ENTRIES = entries("en/times.toml", "context", ContextEntry)


def figure(text):
    rows = numclaims.extract(text, published=PUBLISHED, publisher="The Daily")
    return next(row for row in rows if row.measure in {"killed", "protesters"})


EFFECTS = {
    "happening": lambda row: "times:day-before" in row.rules,
    "deed": lambda row: row.as_of_latest == dt.date(2004, 12, 31),
    "growing": lambda row: row.as_of_latest == PUBLISHED and row.period_start == MONDAY,
    "course": lambda row: row.period_start == dt.date(2011, 3, 1) and row.period_end == PUBLISHED,
    "occasion": lambda row: row.period_end == PUBLISHED,
    "beginning": lambda row: row.period_start == dt.date(2011, 3, 1) and row.period_end == PUBLISHED,
    "elapsed": lambda row: row.period_start == dt.date(2011, 3, 8),
    "printing": lambda row: "times:saying" in row.rules,
    "paper": lambda row: "times:saying" in row.rules,
    "telling": lambda row: "times:saying" in row.rules,
    "gathering": lambda row: "times:day-before" in row.rules,
    "naming": lambda row: "times:that-event" in row.rules,
    "superlative": lambda row: row.period_start is None,
    "named-day": lambda row: row.period_start is None,
}


@pytest.mark.parametrize("entry", ENTRIES, ids=[row.name for row in ENTRIES])
def test_entry(entry):
    for example in entry.examples:
        assert EFFECTS[entry.name](figure(example)), example
        assert not entry.words or any(word in example.lower() for word in entry.words), example
    for example in entry.counterexamples:
        assert not EFFECTS[entry.name](figure(example)), example


def test_every_effect_has_its_entry():
    assert {row.name for row in ENTRIES} == EFFECTS.keys()
