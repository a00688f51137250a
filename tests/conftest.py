"""For all tests: a stage that breaks over a sentence fails the test, where a user is only told of it."""

import logging
from collections.abc import Iterator

import pytest


class _Strict(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


@pytest.fixture(autouse=True)
def no_stage_breaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of what happens then bear the mark ``faults``."""
    if request.node.get_closest_marker("faults"):
        yield
        return
    handler = _Strict()
    logging.getLogger("numclaims").addHandler(handler)
    yield
    logging.getLogger("numclaims").removeHandler(handler)
