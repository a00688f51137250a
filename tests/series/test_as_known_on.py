"""The time machine: a run as known on a day writes the bytes of a run on the documents published by that day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from numclaims import pipeline
from numclaims.pipeline.running import compare

ARTICLE = (
    "Police said 14 people were killed in Aleppo on Friday when a wall of the old market fell on a crowd of shoppers. The "
    "governor said the stones had been loosened by rain, and that the stalls nearby would stay closed until engineers had "
    "looked at every arch of the long hall. Relatives waited outside the hospital for news of the missing."
)
RECORDS = (
    {"id": "a", "published": "2011-06-10", "publisher": "Reuters", "text": "(Reuters) - " + ARTICLE},
    {"id": "b", "published": "2011-06-11", "publisher": "The Daily", "text": ARTICLE},
    {
        "id": "c",
        "published": "2011-06-12",
        "publisher": "BBC",
        "text": "Activists said 31 people were killed in Aleppo on Friday. "
        "Some 5,200 Syrians have fled to Turkey, the Red Crescent said.",
    },
    {
        "id": "d",
        "published": "2011-06-14",
        "publisher": "AFP",
        "text": "The Red Crescent said 6,800 Syrians have fled to Turkey. "
        "Gunmen killed 120 soldiers in Jisr al-Shughour on Monday.",
    },
    {
        "id": "e",
        "published": "",
        "publisher": "AP",
        "text": "A week ago, 120 soldiers were killed in Jisr al-Shughour.",
    },
    {
        "id": "f",
        "published": "",
        "publisher": "AP",
        "text": "Posted June 12, 2011 at 9:55 pm\n\nSome 40 tanks stood in Hama.",
    },
)
DAYS = ("2011-06-10", "2011-06-12", "2012-01-01")


def written(folder: Path) -> dict[str, bytes]:
    """Every file of the reports and figures but the ledger, which keeps all that was read."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith("ledger.duckdb") and file.suffix != ".jsonl.gz"
    }


def run(folder: Path, records, **options):
    source = folder / "in.jsonl"
    folder.mkdir()
    source.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
    outcome = pipeline.run(
        [source], reports=folder / "out" / "reports", figures=folder / "out" / "figures", processes=1, **options
    )
    return outcome, written(folder / "out")


def day_of(record) -> str | None:
    return record["published"] or ("2011-06-12" if "Posted" in record["text"] else None)


@pytest.mark.parametrize("day", DAYS)
def test_the_same_bytes_as_a_run_on_what_was_published_by_then(tmp_path, day):
    then, looked_back = run(tmp_path / "all", RECORDS, as_known_on=dt.date.fromisoformat(day))
    now, plain = run(tmp_path / "some", [row for row in RECORDS if (day_of(row) or "9999") <= day])
    assert looked_back == plain
    assert len(plain) > 5
    assert [d.id for d in then.documents] == [d.id for d in now.documents]
    assert then.unplaced == ["e"]
    assert now.unplaced == []


def test_a_document_that_was_replaced_later_is_shown_as_it_was(tmp_path):
    ledger = tmp_path / "ledger.duckdb"
    old = {
        "id": "x",
        "published": "2011-06-10",
        "publisher": "BBC",
        "text": "Police said 14 people were killed in Hama.",
    }
    new = {**old, "published": "2011-06-20", "text": "Police said 19 people were killed in Hama."}
    run(tmp_path / "first", [old], ledger=ledger)
    _, looked_back = run(tmp_path / "second", [new], ledger=ledger, as_known_on=dt.date(2011, 6, 15))
    _, plain = run(tmp_path / "plain", [old])
    assert looked_back == plain
    _, today = run(tmp_path / "third", [new], ledger=ledger)
    assert today != plain


def test_looking_back_does_not_touch_the_ledger_s_results(tmp_path):
    from numclaims.records.ledger import Ledger

    ledger = tmp_path / "ledger.duckdb"
    run(tmp_path / "first", RECORDS, ledger=ledger)
    with Ledger(ledger) as book:
        before = book.series()
        assert compare(book, as_known_on=dt.date(2011, 6, 10)).series != before
    run(tmp_path / "second", RECORDS, ledger=ledger, as_known_on=dt.date(2011, 6, 10))
    with Ledger(ledger) as book:
        assert book.series() == before
