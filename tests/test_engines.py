import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from numclaims import engines
from numclaims.errors import WorkerError

MANY = engines.WORTH_A_POOL + 3 * engines.BATCH + 1


def double(n):
    return 2 * n


def whose(_item):
    return os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(processes):
    assert list(engines.each(double, range(MANY), processes)) == [2 * n for n in range(MANY)]


def test_few_items_stay_in_this_process():
    assert set(engines.each(whose, range(10), 2)) == {os.getpid()}


def test_many_items_are_shared_out():
    assert os.getpid() not in set(engines.each(whose, range(engines.WORTH_A_POOL), 2))


def test_few_items_that_may_kill_are_kept_apart():
    assert os.getpid() not in set(engines.each(whose, range(3), 1, apart=True))


@pytest.mark.parametrize(("processes", "ahead"), [(1, 1), (2, 1_000)])
def test_a_slow_reader_slows_the_work(processes, ahead):
    taken = []

    def source():
        for n in range(100_000):
            taken.append(n)
            yield n

    results = engines.each(double, source(), processes)
    assert next(results) == 0
    time.sleep(0.2)
    assert len(taken) <= ahead
    results.close()


def test_a_slow_source_keeps_back_no_result():
    gate = threading.Event()

    def source():
        yield 1
        gate.wait(30)
        yield 2

    results = engines.each(double, source(), 2)
    assert next(results) == 2
    gate.set()
    assert list(results) == [4]


def test_a_slow_source_keeps_back_no_result_of_a_pool_either():
    gate = threading.Event()

    def source():
        yield from range(MANY)
        gate.wait(30)
        yield MANY

    results = engines.each(double, source(), 2)
    assert [next(results) for _ in range(MANY)] == [2 * n for n in range(MANY)]
    gate.set()
    assert list(results) == [2 * MANY]


def text_of(numbers):
    return "".join(f"{n}\n" for n in numbers)


@pytest.mark.parametrize("processes", [1, 2])
def test_packed_results_come_to_the_same_one_behind_the_other(processes):
    parts = engines.packed(double, range(MANY), text_of, processes)
    assert "".join(parts) == text_of(2 * n for n in range(MANY))


def refuse(n):
    if n == 300:
        raise LookupError(n)
    return n


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_the_work_is_raised_here(processes):
    with pytest.raises(LookupError, match="300"):
        list(engines.each(refuse, range(MANY), processes))


def test_an_error_of_the_source_is_raised_here():
    def source():
        yield from range(MANY)
        raise LookupError("source")

    with pytest.raises(LookupError, match="source"):
        list(engines.each(double, source(), 2))


DEADLY = (70, 71, 300)


def die_on_some(n):
    if n in DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * n


def aside(n, loss):
    return f"{n} {loss.why}"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_an_item_that_kills_twice_is_set_aside_and_the_others_are_done():
    found = list(engines.each(die_on_some, range(MANY), 2, lost=aside))
    assert len(found) == MANY
    for n, made in enumerate(found):
        if n in DEADLY:
            assert made == f"{n} was ended by SIGKILL, perhaps for want of memory"
        else:
            assert made == 2 * n


class DieOnce:
    """Kills its process the first time that it meets an item."""

    def __init__(self, mark: Path, item: int) -> None:
        self.mark = mark
        self.item = item

    def __call__(self, n):
        if n == self.item and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * n


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_that_dies_is_replaced_and_nothing_is_lost_or_doubled(tmp_path):
    found = list(engines.each(DieOnce(tmp_path / "died", 150), range(MANY), 2))
    assert (tmp_path / "died").exists()
    assert found == [2 * n for n in range(MANY)]


def test_without_a_place_for_them_items_that_kill_end_the_work():
    with pytest.raises(WorkerError, match="--processes 1"):
        list(engines.each(die_on_some, range(MANY), 2))


def never_ready():
    if multiprocessing.parent_process() is not None:
        os._exit(7)


def test_processes_that_die_as_they_start_end_the_work():
    with pytest.raises(WorkerError, match="status 7"):
        list(engines.each(double, range(MANY), 2, never_ready, lost=aside))


def die_at_seven(_n):
    for part in range(10):
        engines.at(part)
        if part == 7:
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_how_far_the_work_on_an_item_was_is_told():
    assert list(engines.each(die_at_seven, [1], 1, lost=lambda _n, loss: loss.at, apart=True, size=1)) == [7]


def sleep_on_five(n):
    if n == 5:
        time.sleep(60)
    return n


def test_an_item_that_takes_too_long_is_set_aside():
    found = list(engines.each(sleep_on_five, range(10), 1, lost=aside, apart=True, patience=0.3))
    assert found == [0, 1, 2, 3, 4, "5 took longer than 0.3 s", 6, 7, 8, 9]


def test_no_process_outlives_the_work():
    before = set(multiprocessing.active_children())
    results = engines.each(double, range(MANY), 2)
    next(results)
    results.close()
    assert set(multiprocessing.active_children()) <= before


def full_disk(_item):
    raise OSError(28, "No space left on device")


def test_an_error_of_the_system_in_the_work_is_told_and_not_taken_for_a_death():
    heard = []

    def work():
        try:
            list(engines.each(full_disk, range(3), 1, apart=True))
        except OSError as error:
            heard.append(error.errno)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(20)
    assert heard == [28]


def test_a_script_without_a_guard_is_not_run_again_by_every_process(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import operator\nfrom numclaims.engines import local\n"
        "print('begun')\nprint(sum(local.each(operator.neg, range(400), 2)))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout.split(), done.returncode) == (["begun", str(-sum(range(400)))], 0), done.stderr[-400:]
