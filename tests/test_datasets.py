"""Extraction into a folder of Parquet parts."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commandline import numclaims
from numclaims import pipeline
from numclaims.claims import Trouble
from numclaims.documents import shares
from numclaims.errors import LexiconError, UsageError, WorkerError
from numclaims.pipeline import extracting, partitioned
from numclaims.records.dataset import Dataset

TOWNS = ("Homs", "Idlib", "Hama", "Deraa", "Aleppo")


def text_of(number):
    return (
        f"At least {number + 2} people were killed in {TOWNS[number % 5]} on Friday, a doctor said.\n"
        f"Activists put the toll at {number + 7}. Some {3 * number + 40} families fled — “in haste”. "
        f"In all {number} goats were seen."
    )


def records(count, first=0):
    return [{"id": f"d{n}", "text": text_of(n), "published": "2011-06-10"} for n in range(first, first + count)]


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def rows_of(folder):
    data = Dataset(str(folder))
    return [row for name in data.parts() for row in pq.read_table(data.folder.path_of(name)).to_pylist()]


def ids_of(folder):
    return [row["claim_id"] for row in rows_of(folder)]


def undisturbed(*paths):
    return [c.claim_id for part in pipeline.extract_paths(paths) if not isinstance(part, Trouble) for c in part]


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A folder with every sort of file that is cut into shares in a way of its own."""
    folder = tmp_path_factory.mktemp("corpus")
    write_lines(folder / "a.jsonl", records(40))
    pq.write_table(pa.Table.from_pylist(records(40, 100)), folder / "b.parquet", row_group_size=7)
    for n in range(200, 220):
        (folder / f"c{n}.txt").write_text(text_of(n), encoding="utf-8")
    (folder / "sources.csv").write_text("file,publisher\nc201.txt,Morning Post\n", encoding="utf-8")
    (folder / ".hidden.txt").write_text("Seven people died in Homs.", encoding="utf-8")
    return folder


@pytest.mark.parametrize("share", [1_500, 4_000, 10_000_000])
def test_the_rows_are_those_of_one_file_in_their_order_however_it_is_cut(corpus, tmp_path, share):
    made = partitioned.extract_dataset([corpus], tmp_path / "out", share=share, processes=2)
    assert ids_of(tmp_path / "out") == undisturbed(corpus)
    assert made.documents == 100
    assert made.rows == len(ids_of(tmp_path / "out"))
    assert (made.parts > 5) == (share < 5_000)
    assert not made.troubles


def test_what_sources_csv_says_reaches_the_shares(corpus, tmp_path):
    partitioned.extract_dataset([corpus], tmp_path / "out", share=1_500, processes=1)
    assert {row["publisher"] for row in rows_of(tmp_path / "out") if row["doc_id"] == "c201.txt"} == {"Morning Post"}


def warc_of(numbers):
    """A web archive of pages, as a crawler writes it."""
    archive = b""
    for n in numbers:
        paragraphs = "".join(f"<p>{line} Nobody in the town had expected that.</p>" for line in text_of(n).split("\n"))
        page = f"<html><head><title>News {n}</title></head><body><article>{paragraphs}</article></body></html>"
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        archive += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{n}\r\n"
            f"WARC-Date: 2011-06-10T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        archive += body + b"\r\n\r\n"
    return archive


def test_archives_and_packed_lines_are_shares_of_their_own(tmp_path):
    (tmp_path / "a.warc").write_bytes(warc_of(range(6)))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(warc_of(range(6, 12))))
    lines = "".join(json.dumps(row) + "\n" for row in records(20))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    made = partitioned.extract_dataset([tmp_path], tmp_path / "out", share=1_000, processes=2)
    assert not made.troubles
    assert made.parts == 3
    assert made.documents == 32
    assert ids_of(tmp_path / "out") == undisturbed(*(tmp_path / n for n in ("a.warc", "b.warc.gz", "c.jsonl.gz")))


@pytest.mark.parametrize("size", [97, 511, 4096, 70_000])
def test_every_line_belongs_to_one_piece(tmp_path, size):
    path = tmp_path / "lines.jsonl"
    given = records(30)
    given[3]["text"] = "Nobody died. " * 9_000  # longer than any buffer
    write_lines(path, given)
    planned, _ = shares.plan([str(path)], size)
    found = [item.id for share in planned for piece in share.pieces for item in shares.read_piece(piece, "en")]
    assert found == [f"d{n}" for n in range(30)]


def test_a_second_run_makes_only_what_is_missing(corpus, tmp_path):
    out = tmp_path / "out"
    first = partitioned.extract_dataset([corpus], out, share=4_000, processes=1)
    before = bytes_of(out)
    missing = sorted(before)[2]
    (out / missing).unlink()
    (out / ".part-000002-abc.1234.part").write_bytes(b"what a dead process left")
    second = partitioned.extract_dataset([corpus], out, share=4_000, processes=1)
    assert second.kept == first.parts - 1
    assert bytes_of(out) == before
    assert not list(out.glob(".*"))
    assert (second.documents, second.rows) == (first.documents, first.rows)


def test_what_has_changed_is_made_anew_and_what_is_gone_is_removed(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in "abc":
        write_lines(folder / f"{name}.jsonl", [row | {"id": name + row["id"]} for row in records(10)])
    size = (folder / "a.jsonl").stat().st_size
    partitioned.extract_dataset([folder], out, share=size, processes=1)
    (folder / "a.jsonl").unlink()
    write_lines(folder / "b.jsonl", records(12, 50))
    made = partitioned.extract_dataset([folder], out, share=2 * size, processes=1)
    assert ids_of(out) == undisturbed(folder)
    made = partitioned.extract_dataset([folder], out, share=2 * size, processes=1)
    assert made.kept == made.parts


def test_other_rules_make_all_of_it_anew(corpus, tmp_path):
    out = tmp_path / "out"
    partitioned.extract_dataset([corpus], out, share=4_000, processes=1)
    own = tmp_path / "mine.toml"
    own.write_text(GOATS, encoding="utf-8")
    made = partitioned.extract_dataset([corpus], out, share=4_000, processes=1, measures=[own])
    assert made.kept == 0
    assert any(row["measure"] == "goats" for row in rows_of(out))


GOATS = """
[[measure]]
name = "goats"
measure = "goats"
label = "goats"
unit = "goat"
definition = "Goats that somebody saw."
counts = "things"
heads = ["goat"]
examples = ["Twelve goats were seen."]
counterexamples = ["They saw twelve cows."]
"""


def test_a_folder_with_other_things_is_refused(corpus, tmp_path):
    (tmp_path / "thesis.docx").write_bytes(b"")
    with pytest.raises(UsageError, match=r"thesis\.docx"):
        partitioned.extract_dataset([corpus], tmp_path, processes=1)


def test_troubles_are_told_again_by_a_second_run(tmp_path):
    path = tmp_path / "in.jsonl"
    write_lines(path, records(3))
    with path.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    first = partitioned.extract_dataset([path], tmp_path / "out", processes=1)
    second = partitioned.extract_dataset([path], tmp_path / "out", processes=1)
    assert second.kept == 1
    assert first.troubles == second.troubles
    assert [t.source for t in first.troubles] == [f"{path}, line 4"]


def test_one_id_in_two_shares_is_left_out_of_the_later(tmp_path):
    for name in "ab":
        write_lines(tmp_path / f"{name}.jsonl", records(5, 0 if name == "a" else 3))
    size = max((tmp_path / f"{name}.jsonl").stat().st_size for name in "ab")
    out = tmp_path / "out"
    for _ in range(2):
        made = partitioned.extract_dataset([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], out, share=size, processes=1)
        assert made.parts == 2
        assert ids_of(out) == undisturbed(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
        assert ["'d3'" in t.problem or "'d4'" in t.problem for t in made.troubles] == [True, True]
        assert made.documents == 8
    # Once the earlier one is gone, the later has to give them after all.
    made = partitioned.extract_dataset([tmp_path / "none.jsonl", tmp_path / "b.jsonl"], out, share=size, processes=1)
    assert ids_of(out) == undisturbed(tmp_path / "b.jsonl")


def deadly_part(job):
    """Reads a share in a process that one document kills."""
    original = extracting.claims_of

    def claims_of(document):
        if document.id == "d7":
            os.kill(os.getpid(), signal.SIGKILL)
        return original(document)

    partitioned.claims_of = claims_of
    return original_part(job)


original_part = partitioned.make_part


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_document_that_kills_is_named_and_the_rest_of_its_share_read(tmp_path, monkeypatch):
    path = write_lines(tmp_path / "in.jsonl", records(20))
    monkeypatch.setattr(partitioned, "make_part", deadly_part)
    made = partitioned.extract_dataset([path], tmp_path / "out", share=1_500, processes=2)
    assert [(t.source, "SIGKILL" in t.problem) for t in made.troubles] == [("d7", True)]
    assert {row["doc_id"] for row in rows_of(tmp_path / "out")} == {f"d{n}" for n in range(20)} - {"d7"}
    assert made.documents == 19


def hopeless_part(job):
    if job.share.pieces[0].first:
        return original_part(job)
    return os._exit(9)


def test_a_share_that_kills_whatever_is_done_is_named(tmp_path, monkeypatch):
    path = write_lines(tmp_path / "in.jsonl", records(20))
    monkeypatch.setattr(partitioned, "make_part", hopeless_part)
    made = partitioned.extract_dataset([path], tmp_path / "out", share=1_500, processes=2)
    assert len(made.troubles) == 1
    assert made.troubles[0].source.startswith(f"{path}, bytes 0 to ")
    assert made.parts > 2
    assert 0 < made.documents < 20


def test_a_worker_with_other_rules_is_found_out(tmp_path):
    path = write_lines(tmp_path / "in.jsonl", records(2))
    (share,), _ = shares.plan([str(path)])
    from numclaims.records.dataset import Planned

    part = Planned(number=0, key=share.key, stamp=share.stamp)
    job = partitioned.Job(share=share, part=part, target=str(tmp_path / "out"), language="en", rules="other")
    with pytest.raises(WorkerError, match="same version"):
        partitioned.make_part(job)


def test_a_broken_lexicon_is_told_before_any_work(tmp_path):
    path = write_lines(tmp_path / "in.jsonl", records(2))
    (tmp_path / "bad.toml").write_text("[[measure]]\nname =", encoding="utf-8")
    with pytest.raises(LexiconError):
        partitioned.extract_dataset([path], tmp_path / "out", measures=[tmp_path / "bad.toml"])
    assert not (tmp_path / "out").exists()


def test_addresses_are_read_and_written_like_paths(corpus, tmp_path):
    pytest.importorskip("fsspec")
    made = partitioned.extract_dataset([f"file://{corpus}"], f"file://{tmp_path / 'out'}", share=4_000, processes=1)
    assert ids_of(tmp_path / "out") == undisturbed(corpus)
    again = partitioned.extract_dataset([f"file://{corpus}"], f"file://{tmp_path / 'out'}", share=4_000, processes=1)
    assert again.kept == made.parts
    assert {p.name[0] for p in (tmp_path / "out").iterdir()} == {"_", "p"}


def command(*arguments):
    return [sys.executable, "-m", "numclaims", "extract", *map(str, arguments)]


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path):
    path = write_lines(tmp_path / "in.jsonl", records(900))
    out = tmp_path / "out"
    given = (path, "--output", f"{out}/", "--share", "0.008", "--processes", "2")
    with subprocess.Popen(command(*given), stderr=subprocess.DEVNULL) as running:
        while len(list(out.glob("*.parquet"))) < 3 and running.poll() is None:
            time.sleep(0.01)
        running.kill()
    there = {p.name: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    done = subprocess.run(command(*given), capture_output=True, text=True, check=True)
    assert "of them from before" in done.stderr
    assert all((out / name).stat().st_mtime_ns == made for name, made in there.items())
    assert ids_of(out) == undisturbed(path)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-", "--output", "out/"], "shares"),
        (["in.jsonl", "--output", "out/", "--format", "csv"], "Parquet"),
        (["in.jsonl", "--output", "out.csv", "--share", "3"], "folder"),
        (["in.jsonl", "--scheduler", "tcp://localhost:1"], "folder"),
    ],
)
def test_what_cannot_be_asked_of_a_folder_is_told(tmp_path, arguments, word):
    write_lines(tmp_path / "in.jsonl", records(1))
    done = numclaims("extract", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert word in done.stderr


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_reader_who_has_enough_ends_the_work_without_a_failure(tmp_path, processes):
    path = write_lines(tmp_path / "in.jsonl", records(600))
    with subprocess.Popen(
        command(path, "--processes", processes), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout.readline().startswith(b"claim_id,")
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0
