import datetime as dt
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from ledgermaking import Clock, a_document, claims_of, keep

from numclaims.claims import Discrepancy, Series
from numclaims.errors import LedgerError
from numclaims.records.ledger import Ledger, Run
from numclaims.records.versions import document_version

A_RUN = Run(started_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), rules_version="r1", program_version="1")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.duckdb"


def test_what_is_kept_comes_back_equal(path):
    document = a_document(published="2011-06-07", publisher="The Paper", title="Twelve", url="https://example.org/a")
    claims = claims_of(document)
    assert claims
    with Ledger(path) as book:
        keep(book, document)
    with Ledger(path, read_only=True) as book:
        assert book.documents() == [document]
        assert book.claims() == claims


def test_the_same_again_changes_nothing(path):
    document = a_document()
    with Ledger(path) as book:
        keep(book, document)
        keep(book, document)
        assert list(book.unread("r1")) == []
        assert book.documents() == [document]
        assert len(book.claims()) == len(claims_of(document))


def test_a_new_text_under_a_known_id_supersedes_and_the_old_one_can_come_back(path):
    old, new = a_document(), a_document(text="At least 15 people died in Homs.")
    with Ledger(path) as book:
        for document, value in ((old, 12.0), (new, 15.0), (old, 12.0), (new, 15.0)):
            keep(book, document)
            assert [c.value for c in book.claims()] == [value]


def test_newer_rules_supersede_older_ones_until_those_come_back(path):
    document = a_document()
    with Ledger(path) as book:
        keep(book, document)
        assert list(book.unread("r2")) == [document]
        book.add([(document, [])], "r2")
        assert book.claims() == []
        book.prefer("r1")
        assert list(book.unread("r1")) == []
        assert book.claims() == claims_of(document)


def test_what_a_killed_run_noted_but_did_not_read_is_still_to_be_read(path):
    first, second = a_document(), a_document("b.txt")
    with Ledger(path) as book:
        book.note([first, second])
        book.add([(first, claims_of(first))], "r1")
    with Ledger(path) as book:
        assert list(book.unread("r1")) == [second]


def test_documents_are_kept_as_they_come_in_the_order_of_their_ids(path, tmp_path):
    def coming(names):
        for name in names:
            yield a_document(name, text=f"At least {len(name)} people died in Homs.")

    names = [f"{n:04}.txt" for n in range(1200)]
    for file, order in ((path, names), (tmp_path / "other.duckdb", [*reversed(names)])):
        with Ledger(file, clock=lambda: dt.datetime(2011, 6, 8, tzinfo=dt.UTC)) as book:
            book.note(coming(order))
            assert [d.id for d in book.documents()] == names
            unread = book.unread("r1")
            first = next(unread)
            book.add([(first, [])], "r1")  # what is added while the rest is still to be handed out
            assert [first.id, *(d.id for d in unread)] == names
            assert [d.id for d in book.unread("r1")] == names[1:]
        with duckdb.connect(file, read_only=True) as noted:
            assert noted.sql("SELECT id FROM notings ORDER BY entry").fetchall() == [(name,) for name in names]


def test_what_is_known_of_a_document_is_part_of_its_version():
    assert document_version(a_document()) != document_version(a_document(publisher="Reuters"))
    assert document_version(a_document()) != document_version(a_document(text="Another."))


def test_results_are_kept_by_run_and_only_when_they_are_new(path):
    first, second = Series(series_id="s1", measure="killed", first_value=1.5), Series(series_id="s2", measure="killed")
    finding = Discrepancy(discrepancy_id="d", type="circular", severity="info", claim_ids=("a", "b"))
    with Ledger(path) as book:
        book.keep_results(A_RUN, [first], [finding])
        book.keep_results(A_RUN, [first], [finding])
        assert book.series() == [first]
        assert book.discrepancies() == [finding]
        book.keep_results(A_RUN, [second], [])
        assert book.series() == [second]
        assert book.discrepancies() == []
        runs = book.runs()
    assert [r["results"] for r in runs] == [runs[0]["run"], runs[0]["run"], runs[2]["run"]]
    assert [r["series"] for r in runs] == [1, 1, 1]
    with duckdb.connect(str(path), read_only=True) as raw:
        assert raw.sql("SELECT count(*) FROM series").fetchall() == [(2,)]


def test_an_older_state_is_as_the_ledger_knew_it_on_that_day(path):
    clock = Clock("2011-06-07T10:00")
    old, new, later = a_document(), a_document(text="At least 15 people died in Homs."), a_document("b.txt")
    with Ledger(path, clock=clock) as book:
        keep(book, old)
        book.keep_results(A_RUN, [Series(series_id="s1", measure="killed")], [])
        clock.go_to("2011-06-08T10:00")
        keep(book, new, later)
        clock.go_to("2011-06-09T10:00")
        keep(book, old)
        book.keep_results(A_RUN, [], [])

    def state(day):
        until = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
        with Ledger(path, as_extracted_on=until) as book:
            return [(c.doc_id, c.value) for c in book.claims()], len(book.series()), len(book.documents())

    assert state("2011-06-07T09:59") == ([], 0, 0)
    assert state("2011-06-07T10:00") == ([("a.txt", 12.0)], 1, 1)
    assert state("2011-06-08T12:00") == ([("a.txt", 15.0), ("b.txt", 12.0)], 1, 2)
    assert state("2011-06-09T12:00") == ([("a.txt", 12.0), ("b.txt", 12.0)], 0, 2)


def test_the_clock_may_go_back_and_the_newest_stays_the_newest(path):
    clock = Clock("2011-06-07")
    with Ledger(path, clock=clock) as book:
        keep(book, a_document())
        clock.go_to("2011-06-01")
        keep(book, a_document(text="At least 15 people died in Homs."))
        assert [c.value for c in book.claims()] == [15.0]


def test_a_fresh_start_forgets_what_the_machine_made(path):
    with Ledger(path) as book:
        keep(book, a_document())
        book.keep_results(A_RUN, [Series(series_id="s1", measure="killed")], [])
    with Ledger(path, fresh=True) as book:
        assert (book.documents(), book.claims(), book.series(), book.runs()) == ([], [], [], [])
        keep(book, a_document())
        assert len(book.claims()) == 1


def test_fresh_starts_do_not_make_the_file_grow(path):
    documents = [a_document(f"{i}.txt", f"At least {i} people died in Homs. " * 20) for i in range(20)]
    sizes = []
    for _ in range(3):
        with Ledger(path, fresh=True) as book:
            keep(book, *documents)
        sizes.append(path.stat().st_size)
    assert sizes[-1] <= 2 * sizes[0]


def test_a_reader_cannot_write(path):
    with Ledger(path):
        pass
    with Ledger(path, read_only=True) as book, pytest.raises(LedgerError, match="read"):
        book.note([a_document()])


def test_nothing_is_made_for_a_reader(path):
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(path, read_only=True)
    assert not path.exists()


HOLD = """
import sys, time
from pathlib import Path
from numclaims.records.ledger import Ledger
with Ledger(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def hold(path):
    """Another process that holds the ledger for some seconds."""
    started = []

    def start(seconds):
        other = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE, text=True
        )
        started.append(other)
        assert other.stdout.readline() == "held\n"
        return other

    yield start
    for other in started:
        other.kill()
        other.wait()
        other.stdout.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_second_process_is_told_who_holds_the_ledger(path, hold, read_only):
    other = hold(60)
    with pytest.raises(LedgerError, match=f"in use by process {other.pid}") as caught:
        Ledger(path, wait=0.3, read_only=read_only)
    assert "--wait" in caught.value.cure


def test_a_second_process_waits_and_says_for_whom(path, hold):
    other = hold(1.6)
    told = []
    begun = time.monotonic()
    with Ledger(path, wait=60, tell=told.append):
        assert time.monotonic() - begun > 0.5
    assert len(told) == 1
    assert str(other.pid) in told[0]


def test_readers_do_not_wait_for_each_other(path):
    with Ledger(path) as book:
        keep(book, a_document())
    code = HOLD.replace("(Path(sys.argv[1]))", "(Path(sys.argv[1]), read_only=True)")
    with subprocess.Popen([sys.executable, "-c", code, str(path), "60"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with Ledger(path, read_only=True, wait=0) as book:
            assert len(book.claims()) == 1
        other.kill()


def test_a_process_that_was_killed_holds_nothing_and_has_lost_nothing(path):
    code = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path\n"
        "from ledgermaking import a_document, keep\n"
        "from numclaims.records.ledger import Ledger\n"
        "book = Ledger(Path(sys.argv[1])); keep(book, a_document()); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    here = str(Path(__file__).parent)
    done = subprocess.run([sys.executable, "-c", code, str(path), here], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Ledger(path, read_only=True) as book:
        assert len(book.claims()) == 1
    with Ledger(path) as book:
        assert len(book.claims()) == 1


REPORT = """
import sys; sys.path.insert(0, sys.argv[2])
from pathlib import Path
from ledgermaking import a_document, keep
from numclaims.records.ledger import Ledger
with Ledger(Path(sys.argv[1])) as book:
    begun = len(book.documents())
    for number in range(begun, begun + 5000):
        keep(book, a_document(f"{number}.txt"))
        print(number, flush=True)
"""


def test_all_that_was_reported_as_kept_is_there_after_a_kill_and_nothing_twice(path):
    chance = random.Random(4)  # noqa: S311 -- moments, not secrets
    told = 0
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", REPORT, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
        ) as writer:
            told = int(writer.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.3))
            writer.kill()
            told = max([told, *map(int, writer.stdout.read().split("\n")[:-1])])
        with Ledger(path, read_only=True) as book:
            names = [d.id for d in book.documents()]
            assert len(names) == len(set(names)) >= told + 1
            assert sorted(names) == sorted(f"{n}.txt" for n in range(len(names)))
            claims = [c.doc_id for c in book.claims()]
            assert len(claims) == len(set(claims)) >= told + 1
