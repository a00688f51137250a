"""Files that are no ledger, disks that are full, folders that cannot be written, and parts that dead processes left."""

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from ledgermaking import a_document, keep

from numclaims.errors import LedgerError
from numclaims.records.ledger import Ledger
from numclaims.records.whole import sweep, whole

TEXT = "At least 12 people died in Homs. "


def names(folder):
    return sorted(p.name for p in folder.iterdir())


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.duckdb"
    with Ledger(path) as book:
        keep(book, a_document())
    return path


@pytest.mark.parametrize("fresh", [False, True])
def test_a_text_file_is_refused_and_left_alone(tmp_path, fresh):
    path = tmp_path / "notes.txt"
    path.write_text("not a database", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt: this is no ledger.*left as it is"):
        Ledger(path, fresh=fresh)
    assert path.read_text(encoding="utf-8") == "not a database"
    assert names(tmp_path) == ["notes.txt"]


@pytest.mark.parametrize("fresh", [False, True])
def test_another_database_is_refused_and_left_alone(tmp_path, fresh):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as raw:
        raw.execute("CREATE TABLE claims (mine INTEGER)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="a DuckDB file, but no ledger"):
        Ledger(path, fresh=fresh)
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [1, 4096, 12_288, 20_000])
def test_a_file_that_was_cut_short_is_named_as_damaged_or_foreign(ledger, length):
    whole_bytes = ledger.read_bytes()
    ledger.write_bytes(whole_bytes[:length])
    with pytest.raises(LedgerError, match=r"damaged|no ledger|cannot be opened") as caught:
        Ledger(ledger)
    assert str(ledger) in caught.value.problem
    assert len(ledger.read_bytes()) == len(whole_bytes[:length])


def test_flipped_bits_are_named_as_damage(ledger):
    content = bytearray(ledger.read_bytes())
    for place in range(12_288 + 100, len(content), 4_096):  # behind the headers, whatever stands where in this version
        content[place] ^= 255
    ledger.write_bytes(content)
    with pytest.raises(LedgerError, match=r"damaged.*ledger export"):
        Ledger(ledger)


def test_an_empty_file_becomes_a_ledger(tmp_path):
    path = tmp_path / "l.duckdb"
    path.touch()
    with Ledger(path) as book:
        keep(book, a_document())
    with Ledger(path, read_only=True) as book:
        assert len(book.claims()) == 1


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path)


def test_a_path_below_a_file_is_refused(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(LedgerError, match="cannot be written"):
        Ledger(tmp_path / "a" / "l.duckdb")


def in_a_process(code, path, before):
    """Run code that knows ``path`` in a process of its own, after a limit was set on it."""
    here = str(Path(__file__).parent)
    head = (
        "import sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path; path = Path(sys.argv[1])\n"
        "from ledgermaking import a_document, keep\nfrom numclaims.errors import LedgerError\n"
        "from numclaims.records.ledger import Ledger\n"
    )
    return subprocess.run(
        [sys.executable, "-c", head + code, str(path), here],
        capture_output=True, text=True, check=False, preexec_fn=before,
    )  # fmt: skip


def no_file_above(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 1000, 100_000])
def test_no_room_for_a_new_ledger_leaves_nothing_behind(tmp_path, size):
    done = in_a_process("Ledger(path)", tmp_path / "l.duckdb", no_file_above(size))
    assert "numclaims.errors.LedgerError" in done.stderr
    assert "Make room" in done.stderr
    assert names(tmp_path) == []


@pytest.mark.parametrize("size", [100, 20_000])
def test_no_room_for_more_keeps_what_was_kept(ledger, size):
    code = (
        "documents = [a_document(f'{i}.txt', 'At least 12 people died in Homs. ' * (i % 9)) for i in range(300)]\n"
        "with Ledger(path) as book: keep(book, *documents)"
    )
    done = in_a_process(code, ledger, no_file_above(size))
    assert "Make room" in done.stderr, done.stderr
    with Ledger(ledger) as book:
        assert "a.txt" in {d.id for d in book.documents()}
        assert len(book.claims()) == 1
        keep(book)
        assert list(book.unread("r1")) == []
        assert {c.doc_id for c in book.claims()} >= {"a.txt"}


def without_rights_over_files():
    """As root every folder can be written, unless this capability is given up before the program starts."""
    ctypes.CDLL(None, use_errno=True).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's way to give up a right")
def test_a_folder_that_cannot_be_written(tmp_path, ledger):
    closed = tmp_path / "closed"
    closed.mkdir()
    inside = closed / "l.duckdb"
    inside.write_bytes(ledger.read_bytes())
    inside.chmod(0o444)
    closed.chmod(0o555)
    try:
        done = in_a_process("Ledger(path.with_name('new.duckdb'))", inside, without_rights_over_files)
        assert "cannot be written" in done.stderr
        assert "Permission denied" in done.stderr
        done = in_a_process("Ledger(path)", inside, without_rights_over_files)
        assert "cannot be opened" in done.stderr
        assert "permissions" in done.stderr
        done = in_a_process("print(len(Ledger(path, read_only=True).claims()))", inside, without_rights_over_files)
        assert done.stdout == "1\n", done.stderr
    finally:
        closed.chmod(0o755)


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    target = tmp_path / "new" / "a.txt"
    with whole(target) as part:
        part.write_text("one", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "one"
    with contextlib.suppress(ZeroDivisionError), whole(target) as part:
        part.write_text("two", encoding="utf-8")
        raise ZeroDivisionError
    assert target.read_text(encoding="utf-8") == "one"
    assert names(target.parent) == ["a.txt"]


def test_only_the_parts_of_dead_processes_are_swept(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    kept = {
        f".a.csv.{os.getpid()}.part",
        f".a.csv.{os.getppid()}.part",
        ".mine.part",
        "a.csv.1.part",
        ".b.x.part",
        "c.txt",
    }
    dead = {f".a.csv.{ended.pid}.part", f".l.duckdb.{ended.pid}.part", f".l.duckdb.{ended.pid}.part.wal"}
    for name in kept | dead:
        (tmp_path / name).touch()
    assert {p.name for p in sweep(tmp_path, "a.csv")} == {f".a.csv.{ended.pid}.part"}
    sweep(tmp_path)
    assert set(names(tmp_path)) == kept
    assert sweep(tmp_path / "none") == []
