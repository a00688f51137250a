"""The seed articles: every speaker and every day as a careful reader has them."""

import csv
import datetime as dt
from pathlib import Path

import pytest

import numclaims
from numclaims.claims import QUANTITY_KINDS

SEEDS = Path(__file__).parents[2] / "seeds"
JUNE_7 = dt.date(2011, 6, 7)
MARCH = dt.date(2011, 3, 1)

SPEAKERS = {
    "000": [
        ("scores", "the government", None, "Syrian government"),
        ("1,000", None, None, "Reuters"),
        ("tens of thousands", None, None, "Reuters"),
    ],
    "001": [
        ("Hundreds", None, None, None),
        ("scores", "the government", None, "Syrian government"),
        ("120", "Government officials", None, "Syrian government"),
        ("1,100", "Rights groups", None, "rights groups"),
    ],
    "002": [
        ("4,000", None, None, None),
        ("1,000", "he", "British Prime Minister David Cameron", "David Cameron"),
        ("10,000", "he", "British Prime Minister David Cameron", "David Cameron"),
        ("120", None, None, None),
        ("a few thousand", None, None, None),
        ("70,000", None, None, None),
    ],
    "003": [
        ("1,000", "A Turkish official", None, "Turkish official"),
        ("1,600", "A Turkish official", None, "Turkish official"),
        ("120", "State media", None, "Syrian government"),
        ("1,100", "Activists", None, "activists"),
        ("10,000", "Activists", None, "activists"),
    ],
    "004": [
        ("120", None, None, None),
        ("thousands", None, None, None),
        ("100", "Ahmad", None, "Ahmad"),
        ("Several thousand", "they", "Refugees", "refugees"),
        ("two", "the Anatolian News Agency", None, "Anadolu Agency"),
        ("5,000", "the Anatolian News Agency", None, "Anadolu Agency"),
    ],
}  # fmt: skip


def _rows(prefix):
    (path,) = SEEDS.glob(f"{prefix}_*.txt")
    with (SEEDS / "sources.csv").open(encoding="utf-8") as file:
        known = {row["file"]: row for row in csv.DictReader(file)}[path.name]
    rows = numclaims.extract(
        path.read_text(encoding="utf-8"),
        published=known["published"] or None,
        publisher=known["publisher"] or None,
    )
    return [row for row in rows if row.kind in QUANTITY_KINDS]


@pytest.mark.parametrize("prefix", SPEAKERS)
def test_speakers(prefix):
    rows = _rows(prefix)
    for quote, source, resolved, root in SPEAKERS[prefix]:
        row = next(row for row in rows if row.quote == quote)
        rows.remove(row)
        assert (row.attributed_to, row.attributed_to_resolved) == (source, resolved), quote
        if root is not None:
            assert row.root == root, quote


def test_a_correspondent_relays_what_refugees_say():
    row = next(row for row in _rows("004") if row.quote == "Several thousand")
    assert row.relayed_by == ("Martin Chulov",)
    assert row.attribution_type == "witness"


def test_days_of_a_dated_article():
    rows = {row.quote: row for row in _rows("001")}
    assert (rows["120"].as_of_latest, rows["120"].as_of_basis) == (JUNE_7, "relative")
    assert (rows["120"].period_start, rows["120"].period_end) == (dt.date(2011, 6, 4), JUNE_7)
    assert (rows["1,100"].as_of_earliest, rows["1,100"].as_of_latest) == (JUNE_7, JUNE_7)
    assert (rows["1,100"].period_start, rows["1,100"].period_end) == (MARCH, JUNE_7)
    three_months = {row.quote: row for row in _rows("000")}["1,000"]
    assert (three_months.period_start, three_months.period_end) == (dt.date(2011, 3, 7), JUNE_7)


@pytest.mark.parametrize(("prefix", "quote"), [("002", "120"), ("003", "1,000"), ("003", "1,600")])
def test_a_relative_day_of_an_undated_article_stays_open(prefix, quote):
    row = next(row for row in _rows(prefix) if row.quote == quote)
    assert row.as_of_basis == "relative"
    assert row.as_of_earliest is None
    assert row.as_of_latest is None
