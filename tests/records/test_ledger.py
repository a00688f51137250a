import dataclasses
import datetime as dt
import hashlib
import subprocess
import sys

import pytest

import numclaims
from numclaims.claims import Discrepancy, Document, Series
from numclaims.errors import LedgerError
from numclaims.records.ledger import Ledger, document_version


def a_document(name="a.txt", text="At least 12 people died in Homs.", **known):
    return Document(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **known)


def claims_of(document):
    rows = numclaims.extract(document.text)
    return [dataclasses.replace(r, doc_id=document.id) for r in rows]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.duckdb"


def test_what_is_kept_comes_back_equal(path):
    document = a_document(published_earliest=dt.date(2011, 6, 7), published_latest=dt.date(2011, 6, 7), pages=(0, 9))
    claims = claims_of(document)
    assert claims
    with Ledger(path) as book:
        book.note([document])
        book.add([(document, claims)], "r1")
    with Ledger(path) as book:
        assert book.documents() == [document]
        assert book.claims() == claims


def test_the_same_again_changes_nothing(path):
    document = a_document()
    with Ledger(path) as book:
        book.note([document])
        book.add([(document, claims_of(document))], "r1")
        book.note([document])
        assert book.unread([document], "r1") == []
        assert len(book.documents()) == 1


def test_a_new_text_under_a_known_id_supersedes_and_the_old_one_can_come_back(path):
    old, new = a_document(), a_document(text="At least 15 people died in Homs.")
    with Ledger(path) as book:
        for document in (old, new):
            book.note([document])
            book.add([(document, claims_of(document))], "r1")
        assert [c.value for c in book.claims()] == [15.0]
        book.note([old])
        assert [c.value for c in book.claims()] == [12.0]


def test_newer_rules_supersede_older_ones(path):
    document = a_document()
    claims = claims_of(document)
    with Ledger(path) as book:
        book.note([document])
        book.add([(document, claims)], "r1")
        assert book.unread([document], "r2") == [document]
        book.add([(document, [])], "r2")
        assert book.claims() == []


def test_what_is_known_of_a_document_is_part_of_its_version():
    assert document_version(a_document()) != document_version(a_document(publisher="Reuters"))


def test_results_are_replaced_as_a_whole(path):
    with Ledger(path) as book:
        book.keep_results(
            [Series(series_id="s1", measure="killed")],
            [Discrepancy(discrepancy_id="d", type="circular", severity="info")],
        )
        book.keep_results([], [])


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt"):
        Ledger(path)
    assert path.read_text(encoding="utf-8") == "not a database"


def test_a_second_process_is_told_who_holds_it(path):
    with Ledger(path):
        code = f"from pathlib import Path; from numclaims.records.ledger import Ledger; Ledger(Path({str(path)!r}))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "in use" in done.stderr
    assert done.returncode == 1
