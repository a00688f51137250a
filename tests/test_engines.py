import os

import pytest

from numclaims import engines
from numclaims.errors import WorkerError


def double(n):
    return 2 * n


def whose(_item):
    return os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes):
    count = engines.WORTH_A_POOL + 3 * engines.BATCH + 1
    assert list(engines.each(double, range(count), processes)) == [2 * n for n in range(count)]


def test_few_items_stay_in_this_process():
    assert set(engines.each(whose, range(10), 2)) == {os.getpid()}


def test_many_items_are_shared_out():
    assert os.getpid() not in set(engines.each(whose, range(engines.WORTH_A_POOL), 2))


def test_items_are_read_only_as_results_are_taken():
    taken = []

    def source():
        for n in range(10_000):
            taken.append(n)
            yield n

    results = engines.each(double, source(), 1)
    assert next(results) == 0
    assert len(taken) == 1


def die(_item):
    os._exit(1)


def test_a_process_that_dies_is_told_with_the_cure():
    with pytest.raises(WorkerError, match="--processes 1"):
        list(engines.each(die, range(engines.WORTH_A_POOL), 2))
