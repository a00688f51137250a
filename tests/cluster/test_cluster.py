"""Extraction on a real Dask cluster: a scheduler and two workers, each a process of its own, one of them killed on the way."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here"),
]

SHARE = "0.02"
DOCUMENTS = 1_500


def started(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", *arguments]
        if arguments[0] == "--host"
        else [sys.executable, "-m", "distributed.cli.dask_worker", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=os.sep,
    )  # fmt: skip


@contextmanager
def cluster(scratch: Path):
    """A scheduler and two workers; gives the address and the processes of the workers."""
    told = scratch / "scheduler.json"
    running = [started("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))]
    try:
        until = time.monotonic() + 30
        while not told.exists() or not told.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        workers = [
            started(
                address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1",
                "--local-directory", str(scratch / f"w{n}"),
            )
            for n in range(2)
        ]  # fmt: skip
        running += workers
        yield address, workers
    finally:
        for process in reversed(running):
            process.kill()
        for process in running:
            process.communicate()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    made = [
        {"id": f"d{n}", "text": f"At least {n + 2} people were killed in Homs on Friday, a doctor said. {n} fled."}
        for n in range(DOCUMENTS)
    ]
    with (folder / "a.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in made[: DOCUMENTS // 2])
    pq.write_table(pa.Table.from_pylist(made[DOCUMENTS // 2 :]), folder / "b.parquet", row_group_size=50)
    return folder


def extract(corpus, out, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "numclaims", "extract", str(corpus), "--output", f"{out}/", "--share", SHARE, *more],
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def sorted_rows(folder):
    lines = []
    for path in folder.glob("*.parquet"):
        lines += [json.dumps(row, default=str, sort_keys=True) for row in pq.read_table(path).to_pylist()]
    return "\n".join(sorted(lines)).encode()


def test_a_killed_worker_changes_no_byte(corpus, tmp_path):
    with extract(corpus, tmp_path / "here", "--processes", "2") as undisturbed:
        assert undisturbed.wait() == 0
    out = tmp_path / "there"
    with (
        cluster(tmp_path) as (address, workers),
        extract(corpus, out, "--engine", "dask", "--scheduler", address) as disturbed,
    ):
        until = time.monotonic() + 60
        while len(list(out.glob("*.parquet"))) < 3:
            assert time.monotonic() < until
            assert disturbed.poll() is None
            time.sleep(0.01)
        workers[0].kill()
        there = len(list(out.glob("*.parquet")))
        _, told = disturbed.communicate(timeout=120)
        assert disturbed.returncode == 0, told
    parts = sum(int(n) for n in re.findall(r"rows in (\d+) part", told))
    assert there < parts - 2, "the worker died too late to matter"
    assert sorted_rows(out) == sorted_rows(tmp_path / "here")
    assert {p.name for p in out.iterdir()} == {p.name for p in (tmp_path / "here").iterdir()}
    for path in out.iterdir():
        assert path.read_bytes() == (tmp_path / "here" / path.name).read_bytes(), path.name


def test_no_scheduler_is_told_with_the_cure():
    from numclaims.engines import dask
    from numclaims.errors import WorkerError

    with pytest.raises(WorkerError, match="dask scheduler"):
        list(dask.each(str, [1], scheduler="tcp://127.0.0.1:1", wait=1))
