"""What a long command tells of itself."""

import json

import pytest

from numclaims.cli.progress import Meter, clock, line
from numclaims.documents import metering, shares
from numclaims.documents.reading import read_documents


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((12_400, 30.0, 0.62), "extracting ... 12,400 documents, 413 a second, 62 %, 0:18 left"),
        ((12, 30.0, None), "extracting ... 12 documents, 0.4 a second"),
        ((5, 0.5, 0.1), "extracting ... 5 documents, 10 %"),
        ((None, 30.0, 0.5), "extracting ..., 50 %, 0:30 left"),
        ((9, 30.0, 1.0), "extracting ... 9 documents, 0.3 a second, 100 %"),
    ],
)
def test_the_line_tells_rate_and_time_left_once_they_mean_something(given, told):
    assert line("extracting", *given) == told


def test_lengths_of_time():
    assert [clock(s) for s in (0, 41.4, 725, 11_220)] == ["0:00", "0:41", "12:05", "3:07:00"]


def test_a_meter_that_is_not_shown_writes_nothing(capsys):
    meter = Meter(shown=False)
    meter("extracting", 1)
    meter.clear()
    assert capsys.readouterr().err == ""


def test_what_is_read_comes_to_the_size_of_the_input(tmp_path):
    lines = (json.dumps({"id": f"d{n}", "text": f"{n} people died in Homs. " * 40}) for n in range(200))
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Seven people died in Homs on Friday.", encoding="utf-8")
    size = shares.size_of([str(tmp_path)])
    before = metering.bytes_read()
    items = read_documents([str(tmp_path)])
    for _ in range(100):
        next(items)
    assert 0.3 < (metering.bytes_read() - before) / size < 0.9
    assert len(list(items)) == 101
    assert metering.bytes_read() - before == size


def test_nobody_knows_the_size_of_a_stream():
    assert shares.size_of(["-"]) is None
