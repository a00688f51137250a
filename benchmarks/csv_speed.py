"""How fast claims are written as CSV, against pandas on the same rows: `python benchmarks/csv_speed.py [CLAIMS.csv]`.

Both write to memory, in turns, so that whatever else the machine does hits both alike; the ratio is of the medians. Three
things are timed: columns as each library holds them (an Arrow table, a frame of the same columns), and claims as `run` has
them, objects that each side must first turn into columns.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from numclaims import extract, to_frame
from numclaims.claims import Claim
from numclaims.records.arrow import table
from numclaims.records.schema import columns
from numclaims.views.columnar import csv_blocks
from numclaims.views.lines import csv_writer
from numclaims.views.reading_back import read_rows

SEEDS = Path(__file__).parents[1] / "seeds"
ROWS = 50_000
ROUNDS = 7


def main() -> None:
    """Print rows a second and ratios."""
    found = _claims()
    claims = (found * (ROWS // len(found) + 1))[:ROWS]
    kinds = columns(Claim)
    arrow, frame = table(Claim, claims), to_frame(claims)

    def written(rows: pa.Table) -> bytes:
        file = io.BytesIO()
        file.write((",".join(kinds) + "\n").encode())
        for block in csv_blocks(rows, kinds):
            file.write(block)
        return file.getvalue()

    def rows() -> bytes:
        file = io.StringIO(newline="")
        csv_writer(file)(claims)
        return file.getvalue().encode()

    def ours() -> bytes:
        return written(arrow)

    def pandas() -> bytes:
        file = io.BytesIO()
        frame.to_csv(file, index=False, lineterminator="\n")
        return file.getvalue()

    plain = arrow.to_pandas()

    def pandas_objects() -> bytes:
        file = io.BytesIO()
        plain.to_csv(file, index=False, lineterminator="\n")
        return file.getvalue()

    def ours_from_objects() -> bytes:
        return written(table(Claim, claims))

    def pandas_from_objects() -> bytes:
        file = io.BytesIO()
        to_frame(claims).to_csv(file, index=False, lineterminator="\n")
        return file.getvalue()

    if ours() != rows():
        sys.exit("the bytes differ from those of the row writer")
    print(f"{len(claims):,} claims of {len(kinds)} columns, {len(ours()) / 1e6:.0f} MB; same bytes as row by row")
    _compare("columns in memory, against the frame of numclaims.to_frame", ours, pandas)
    _compare("columns in memory, against the frame that Arrow gives", ours, pandas_objects)
    _compare("claims as objects", ours_from_objects, pandas_from_objects)
    _compare("row by row, against pandas", rows, pandas)


def _claims() -> list[Claim]:
    if len(sys.argv) > 1:
        return read_rows(Path(sys.argv[1]), Claim)
    texts = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    return [c for text in texts for c in extract(text, publisher="Reuters")]


def _compare(what: str, ours: Callable[[], bytes], theirs: Callable[[], bytes]) -> None:
    times: dict[Callable[[], bytes], list[float]] = {ours: [], theirs: []}
    for _ in range(ROUNDS):
        for write in (ours, theirs):
            start = time.process_time()
            write()
            times[write].append(time.process_time() - start)
    mine, other = (statistics.median(times[w]) for w in (ours, theirs))
    print(
        f"{what}: {ROWS / mine:,.0f} rows/s, pandas {ROWS / other:,.0f}: {other / mine:.1f} times (processor time, medians)"
    )


if __name__ == "__main__":
    main()
