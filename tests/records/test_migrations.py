import datetime as dt
import os

import duckdb
import pytest
import version1
from ledgermaking import a_document, claims_of, keep

from numclaims.claims import Discrepancy, Series
from numclaims.errors import LedgerError
from numclaims.records import layout, transfer
from numclaims.records.ledger import Ledger, Run

OLD, NEW = a_document(), a_document(text="At least 15 people died in Homs.", publisher="The Paper")
OTHER = a_document("b.txt", "Some 300 fled Homs on Friday, a doctor said.", published="2011-06-07")
SERIES = Series(series_id="s1", measure="killed", first_value=1.5)
FINDING = Discrepancy(discrepancy_id="d", type="circular", severity="info", claim_ids=("a", "b"))
WRITTEN = dt.datetime(2024, 2, 3, 4, 5, 6, tzinfo=dt.UTC)


@pytest.fixture
def first(tmp_path):
    """A ledger of version 1: a document in two versions, the older of which came back; two rules for one of them."""
    path = tmp_path / "ledger.duckdb"
    version1.write(
        path,
        [(5, "v-old", OLD), (2, "v-new", NEW), (3, "v-other", OTHER)],
        [
            *(("v-new", "r1", c) for c in claims_of(NEW)),
            *(("v-old", "r0", c) for c in claims_of(OTHER)),
            *(("v-old", "r1", c) for c in claims_of(OLD)),
            *(("v-other", "r1", c) for c in claims_of(OTHER)),
        ],
        [SERIES],
        [FINDING],
    )
    os.utime(path, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    return path


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_version_1_is_read_as_it_was(first, read_only):
    with Ledger(first, read_only=read_only) as book:
        assert book.documents() == [OLD, OTHER]
        assert book.claims() == [*claims_of(OLD), *claims_of(OTHER)]
        assert book.decisions() == []
        assert (book.series(), book.discrepancies()) == ([SERIES], [FINDING])
    with duckdb.connect(str(first), read_only=True) as raw:
        assert raw.sql("SELECT * FROM ledger").fetchall() == [(layout.SCHEMA_VERSION,)]
        assert {t for (t,) in raw.sql("SELECT table_name FROM information_schema.tables").fetchall()} == set(
            layout.OWN_COLUMNS
        )
        assert raw.sql("SELECT count(*) FROM claims").fetchall()[0][0] == sum(
            len(claims_of(d)) for d in (OLD, NEW, OTHER, OTHER)
        )


def test_what_version_1_had_read_is_not_read_again(first):
    with Ledger(first) as book:
        book.note([OLD, OTHER])
        assert list(book.unread("r1")) == []
        assert len(book.claims()) == len(claims_of(OLD)) + len(claims_of(OTHER))
        keep(book, NEW)
        assert book.documents()[0] == NEW


def test_what_version_1_held_counts_as_known_when_it_was_last_written(first):
    with Ledger(first, as_extracted_on=WRITTEN - dt.timedelta(seconds=1)) as book:
        assert book.documents() == []
    with Ledger(first, as_extracted_on=WRITTEN + dt.timedelta(seconds=1)) as book:
        assert book.documents() == [OLD, OTHER]


def test_an_empty_ledger_of_version_1(tmp_path):
    version1.write(tmp_path / "l.duckdb", [], [])
    with Ledger(tmp_path / "l.duckdb") as book:
        assert book.documents() == []
        keep(book, OLD)
        assert book.claims() == claims_of(OLD)


def test_a_migration_that_fails_leaves_the_file_as_it_was(first, monkeypatch):
    from numclaims.records import migrations

    def half(connection, _written_at):
        connection.execute("DROP TABLE claims")
        raise RuntimeError

    monkeypatch.setitem(migrations.STEPS, 1, half)
    with pytest.raises(RuntimeError):
        Ledger(first)
    monkeypatch.undo()
    with Ledger(first) as book:
        assert book.claims() == [*claims_of(OLD), *claims_of(OTHER)]


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path):
    path = tmp_path / "l.duckdb"
    with Ledger(path):
        pass
    with duckdb.connect(str(path)) as raw:
        raw.execute("UPDATE ledger SET schema_version = 99")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="version 99") as caught:
        Ledger(path, fresh=True)
    assert "newer" in caught.value.cure
    assert path.read_bytes() == before


def test_a_column_that_a_program_adds_is_empty_in_earlier_rows(tmp_path):
    path = tmp_path / "l.duckdb"
    with Ledger(path) as book:
        keep(book, OLD)
    with duckdb.connect(str(path)) as raw:
        raw.execute("ALTER TABLE claims DROP COLUMN negated")
        raw.execute("ALTER TABLE claims DROP COLUMN rules")
    with Ledger(path, read_only=True) as book:
        assert [(c.negated, c.rules) for c in book.claims()] == [(False, ())]
    with Ledger(path) as book:
        keep(book, NEW)
        assert book.claims() == claims_of(NEW)


def filled(path):
    with Ledger(path) as book:
        keep(book, OLD, OTHER)
        keep(book, NEW, rules="r2")
        book.keep_results(
            Run(started_at=WRITTEN, rules_version="r1", program_version="1", documents=2), [SERIES], [FINDING]
        )


def tables(path):
    with duckdb.connect(str(path), read_only=True) as raw:
        return {name: raw.table(name).to_arrow_table().to_pylist() for name in layout.OWN_COLUMNS}


def test_an_export_comes_back_exactly(tmp_path):
    filled(tmp_path / "a.duckdb")
    counts = transfer.export_ledger(tmp_path / "a.duckdb", tmp_path / "out")
    assert counts["documents"] == 3
    transfer.import_ledger(tmp_path / "out", tmp_path / "b.duckdb")
    assert tables(tmp_path / "b.duckdb") == tables(tmp_path / "a.duckdb")
    for path in (tmp_path / "a.duckdb", tmp_path / "b.duckdb"):
        with Ledger(path) as book:
            keep(book, OLD)
            assert book.claims()[0].value == 12.0, "numbers go on behind the highest"
            book.keep_results(Run(started_at=WRITTEN, rules_version="r", program_version="1"), [], [])
            assert book.series() == []


def test_an_export_is_replaced_and_nothing_else_is(tmp_path):
    filled(tmp_path / "a.duckdb")
    transfer.export_ledger(tmp_path / "a.duckdb", tmp_path / "out")
    (tmp_path / "out" / "old.parquet").touch()
    transfer.export_ledger(tmp_path / "a.duckdb", tmp_path / "out")
    assert not (tmp_path / "out" / "old.parquet").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    with pytest.raises(LedgerError, match="something else"):
        transfer.export_ledger(tmp_path / "a.duckdb", tmp_path / "mine")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.duckdb", "mine", "out"]


def test_an_export_of_version_1_can_be_read(first, tmp_path):
    out = tmp_path / "out"
    transfer.export_ledger(first, out)
    assert '"schema_version": 1' in (out / transfer.CONTENTS).read_text(encoding="utf-8")
    transfer.import_ledger(out, tmp_path / "b.duckdb")
    with Ledger(tmp_path / "b.duckdb") as book:
        assert book.claims() == [*claims_of(OLD), *claims_of(OTHER)]
        keep(book, NEW)
        assert book.documents() == [NEW, OTHER]


def test_a_damaged_export_makes_no_ledger(tmp_path):
    filled(tmp_path / "a.duckdb")
    out, made = tmp_path / "out", tmp_path / "b.duckdb"
    transfer.export_ledger(tmp_path / "a.duckdb", out)
    claims = (out / "claims.parquet").read_bytes()
    (out / "claims.parquet").write_bytes(claims[:-50])
    with pytest.raises(LedgerError):
        transfer.import_ledger(out, made)
    (out / "claims.parquet").unlink()
    with pytest.raises(LedgerError, match="missing"):
        transfer.import_ledger(out, made)
    (out / transfer.CONTENTS).write_text("{}", encoding="utf-8")
    with pytest.raises(LedgerError, match="damaged"):
        transfer.import_ledger(out, made)
    with pytest.raises(LedgerError, match="no exported ledger"):
        transfer.import_ledger(tmp_path, made)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.duckdb", "out"]


def test_an_import_does_not_write_over_a_ledger(tmp_path):
    filled(tmp_path / "a.duckdb")
    transfer.export_ledger(tmp_path / "a.duckdb", tmp_path / "out")
    before = (tmp_path / "a.duckdb").read_bytes()
    with pytest.raises(LedgerError, match="already"):
        transfer.import_ledger(tmp_path / "out", tmp_path / "a.duckdb")
    assert (tmp_path / "a.duckdb").read_bytes() == before
