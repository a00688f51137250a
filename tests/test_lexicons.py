"""Every lexicon entry carries its own tests; this runs them through the whole cascade."""

import tomllib
from pathlib import Path

import pytest

import numclaims
from numclaims import lexicons
from numclaims.errors import LexiconError
from numclaims.lexicons import loader

HERE = Path(lexicons.__file__).parent

# Tables whose entries leave no rule on a claim; what they do is checked in tests/stages.
OWN_TESTS: dict[str, str] = {
    "container": "test_pages.py",
    "heading": "test_pages.py",
    "cause": "test_event_words.py",
    "deed": "test_event_words.py",
    "means": "test_event_words.py",
    "side": "test_event_words.py",
    "context": "test_time_context.py",
    "hint": "test_hints.py",
    "clue": "test_clues.py",
    "sex": "test_sexes.py",
    "land": "test_land_words.py",
    "sign": "test_place_signs.py",
    "title": "test_titles.py",
}


def _files():
    return sorted(HERE.rglob("*.toml"))


def _entries():
    for file in _files():
        for table, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if isinstance(rows, list):
                for row in rows:
                    yield pytest.param(file, table, row, id=f"{file.stem}:{table}:{row.get('name')}")


def _rules(text):
    rows = numclaims.extract(text, published="2011-06-07", publisher="The Daily")
    return {rule for row in rows for rule in (*row.rules, *([row.rejected_by] if row.rejected_by else []))}


@pytest.mark.parametrize(("file", "table", "entry"), list(_entries()))
def test_entry(file, table, entry):
    assert entry.get("examples"), f"{file.name}: {entry['name']} has no examples"
    assert entry.get("counterexamples"), f"{file.name}: {entry['name']} has no counterexamples"
    if table in OWN_TESTS:
        return
    rule = f"{table}:{entry['name']}"
    for example in entry["examples"]:
        found = _rules(example)
        assert rule in found, f"{rule} does not fire on {example!r}; what fires: {sorted(found)}"
    for example in entry["counterexamples"]:
        assert rule not in _rules(example), f"{rule} fires on {example!r}"


def test_no_phrase_stands_twice_in_a_table():
    for file in _files():
        for table, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if not isinstance(rows, list):
                continue
            seen = {}
            for row in rows:
                for phrase in row.get("phrases", ()):
                    assert phrase not in seen, f"{file.name} [{table}]: {phrase!r} in {seen[phrase]} and {row['name']}"
                    seen[phrase] = row["name"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[qualifier]]\nname = "x"\ncolour = "red"\n', "colour"),
        ('[[qualifier]]\nname = "x"\nexamples = 3\ncounterexamples = []\nphrases = []\n', "examples"),
        ('[[qualifier]]\nname = "x"\n', "missing"),
        ("[[qualifier]\n", "TOML"),
    ],
)
def test_a_broken_file_is_named_with_the_entry(tmp_path, text, told):
    from dataclasses import dataclass

    @dataclass(frozen=True, kw_only=True)
    class Entry:
        name: str
        phrases: tuple[str, ...]
        examples: tuple[str, ...]
        counterexamples: tuple[str, ...]

    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        loader.entries(path, "qualifier", Entry)
    assert "mine.toml" in str(caught.value)
    assert told in str(caught.value)
