"""Runs the sentence corpora: tests/corpus/<topic>/*.toml, each case a text with the claims and rejections it must give.

A case::

    [[case]]
    text = "At least 12 people were killed in Hama on Friday, activists said."
    why = "the plain case"
    published = "2011-06-05"      # optional
    publisher = "The Daily"       # optional
    title = "Floods kill 12"      # optional: a title that the text does not hold
    partial = true                # optional: quantity rows that are not listed are allowed
    claims = [{ quote = "12", value = 12, high = "none", qualifier = "at_least", measure = "killed" }]
    rejections = [{ quote = "Friday", kind = "date" }]

A field of a claim is compared with the column of that name; "none" stands for an empty one; ``part_of`` is the quote
of the whole. Two numbers of one spelling are matched in their order. Without ``partial``, every quantity row must be listed.
"""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

import numclaims
from numclaims.claims import QUANTITY_KINDS

CORPUS = Path(__file__).parent / "corpus"


def _cases():
    for path in sorted(CORPUS.glob("*/*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            yield pytest.param(case, id=f"{path.parent.name}/{path.stem}[{number}] {case['text'][:50]}")


def _matches(row, want, rows):
    for column, wanted in want.items():
        value = wanted
        got = getattr(row, column)
        if column == "part_of" and got is not None:
            got = next(r.quote for r in rows if r.claim_id == got)
        if isinstance(got, dt.date):
            got = got.isoformat()
        if isinstance(value, list):
            value = tuple(value)
        if value == "none":
            value = None
        if isinstance(value, float | int) and not isinstance(value, bool):
            assert got == pytest.approx(value), (
                f"{want['quote']}: {column} is {got!r}, not {value!r} (rules {row.rules})"
            )
        else:
            assert got == value, f"{want['quote']}: {column} is {got!r}, not {value!r} (rules {row.rules})"


@pytest.mark.parametrize("case", list(_cases()))
def test_sentence(case):
    assert case.get("why"), "every case says why it is there"
    about = {key: case.get(key) for key in ("published", "publisher", "title")}
    rows = numclaims.extract(case["text"], **about)
    quantities = [r for r in rows if r.kind in QUANTITY_KINDS]
    others = [r for r in rows if r.kind not in QUANTITY_KINDS]
    for wanted, pool in ((case.get("claims", []), quantities), (case.get("rejections", []), others)):
        left = list(pool)
        for want in wanted:
            row = next((r for r in left if r.quote == want["quote"]), None)
            assert row is not None, (
                f"no row for {want['quote']!r}; there are {[(r.kind, r.quote, r.rules) for r in rows]}"
            )
            left.remove(row)
            _matches(row, want, rows)
        if pool is quantities and not case.get("partial"):
            assert not left, f"not listed: {[(r.kind, r.quote, r.rules) for r in left]}"
