"""Series over a data set of claims, bucket by bucket."""

import csv
import dataclasses
import json
import random

import pyarrow.parquet as pq
import pytest

from numclaims import pipeline
from numclaims.claims import Claim, Document, Series
from numclaims.documents.reading import read_documents
from numclaims.errors import InputError
from numclaims.pipeline.bucketed import series_of_dataset
from numclaims.pipeline.partitioned import extract_dataset
from numclaims.pipeline.running import compare
from numclaims.records import buckets
from numclaims.records.ledger import Ledger
from numclaims.records.schema import columns
from numclaims.views import tables

TOWNS = ("Homs", "Idlib", "Hama", "Deraa", "Aleppo", "Damascus", "Latakia")


def babble(n):
    """Words that no other article has, or they would pass for copies of one another."""
    letters = random.Random(n)  # noqa: S311 -- no secret
    words = ("".join(letters.choices("abcdefghijklmnop", k=7)) for _ in range(250))
    return " ".join(words).capitalize() + "."


def article(n):
    town, day = TOWNS[n % len(TOWNS)], 3 + n % 20
    return {
        "id": f"d{n:03}",
        "publisher": f"Paper {n % 4}",
        "published": f"2011-06-{day:02}",
        "text": (
            f"At least {10 + n % 9} people were killed in {town} on Friday, the health ministry said. "
            f"Activists said {12 + n % 5} people died in {town} on Friday.\n"
            f"A Turkish official said {100 + n} Syrians crossed the border overnight, raising the number of refugees in "
            f"Turkey to {1_000 + 10 * n}. {n} families live in a camp.\n{babble(n)}"
        ),
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "in.jsonl"
    path.write_text("".join(json.dumps(article(n)) + "\n" for n in range(28)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dataset(corpus):
    out = corpus.parent / "claims"
    extract_dataset([corpus], out, share=12_000, processes=2)
    assert len(list(out.glob("*.parquet"))) > 2
    return out


def series_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def told_by_run(corpus):
    """What ``run`` tells before it draws: its series, and the series of every claim."""
    documents = [item for item in read_documents([str(corpus)]) if isinstance(item, Document)]
    with Ledger(corpus.parent / "l.duckdb") as book:
        book.note(documents)
        book.prefer("rules")
        book.add([(document, pipeline.claims_of(document)) for document in documents], "rules")
        made = compare(book)
    assert len(made.series) > 8
    assert len({row.status for row in made.series}) > 1
    rows = [dataclasses.replace(row, figure=None) for row in made.series]
    tables.write_csv(corpus.parent / "series.csv", Series, sorted(rows, key=lambda row: row.series_id))
    return corpus.parent / "series.csv", {c.claim_id: c.series_id for c in made.claims if c.series_id}


@pytest.mark.parametrize("count", [1, 5])
def test_the_rows_are_those_of_run_however_many_buckets(dataset, told_by_run, tmp_path, count):
    wanted, placed = told_by_run
    made = series_of_dataset(dataset, tmp_path, buckets=count, processes=2)
    assert (tmp_path / "series.csv").read_bytes() == wanted.read_bytes()
    assert made == len(series_rows(wanted))
    files = list((tmp_path / "claims").glob("*.parquet"))
    assert len(files) == count
    found = {row["claim_id"]: row["series_id"] for file in files for row in pq.read_table(file).to_pylist()}
    assert found == placed
    assert {path.name for path in tmp_path.iterdir()} == {"series.csv", "claims"}


def test_claims_worked_out_from_two_places_are_not_lost(dataset, tmp_path):
    series_of_dataset(dataset, tmp_path, buckets=12, processes=1)
    rows = [row for file in (tmp_path / "claims").glob("*.parquet") for row in pq.read_table(file).to_pylist()]
    assert any(row["derived_from"] for row in rows)


def test_a_bucket_is_read_without_the_others(tmp_path):
    rows = [
        (n % 3, dataclasses.replace(_claim(), claim_id=f"c{n}", value=float(n)))
        for n in range(30)
    ]  # fmt: skip
    buckets.deal(tmp_path / "a.parquet", rows)
    buckets.deal(tmp_path / "b.parquet", [(7, _claim())])
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    assert buckets.taken(paths, 1) == [row for bucket, row in rows if bucket == 1]
    assert len(buckets.taken(paths, 7)) == 1
    assert buckets.taken(paths, 2 + 3) == []


def _claim():
    return Claim(
        claim_id="c", doc_id="d", doc_sha256="0", char_start=0, char_end=1, quote="5", sentence="5 died.",
        sentence_start=0, sentence_end=7, kind="count", rules=("a", "b"),
    )  # fmt: skip


def test_what_is_no_data_set_is_told_with_the_cure(tmp_path, corpus):
    with pytest.raises(InputError, match="extract"):
        series_of_dataset(tmp_path, tmp_path / "out")
    with pytest.raises(InputError, match="no Parquet file"):
        series_of_dataset(corpus, tmp_path / "out")


def test_the_columns_of_the_series_are_those_of_the_contract(dataset, tmp_path):
    series_of_dataset(dataset, tmp_path, processes=1)
    assert list(series_rows(tmp_path / "series.csv")[0]) == list(columns(Series))
