"""Cells as people's spreadsheets write them: guarded against being run, and read back as they were."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from numclaims.errors import CorrectionError, InputError
from numclaims.records.whole import whole

_RUNS: Final = re.compile(r"'*[=+\-@\t]")
"""What a spreadsheet would run; apostrophes before it are doubled by one, so that reading takes exactly one away."""

Row = dict[str, str]


def guarded(text: str) -> str:
    """A text cell that no spreadsheet runs."""
    return "'" + text if _RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that :func:`guarded` wrote."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file as a whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        careful = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(header)
        for row in rows:
            # The csv module leaves a lone carriage return unquoted when lines end in "\n".
            (careful if any("\r" in c for c in row) else writer).writerow(row)


def read(path: Path, needed: Iterable[str], cure: str) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV file that a spreadsheet may have written, with the line at which each ends.

    The separator may be a comma, a semicolon or a tab, and the file may begin with a byte order mark; empty rows are passed over.

    Args:
        path: The file.
        needed: Columns that it must have.
        cure: What to do about a file that has not.

    Raises:
        InputError: It cannot be read, or lacks a column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: it is not in UTF-8.", "Save it as CSV in UTF-8.") from error
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restkey=_REST, restval="")
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{path}: the column {missing[0]!r} is missing.", cure)
    try:
        for row in reader:
            if any(row.get(name) for name in reader.fieldnames or ()):
                yield reader.line_num, {k: unguarded(v) for k, v in row.items() if k is not None and isinstance(v, str)}
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num} is no CSV ({error}).", "Save it as CSV again.") from error


_REST: Final = "more cells than the header"


def at_line(path: Path, line: int, error: CorrectionError) -> CorrectionError:
    """The error with the file and line at which it stands."""
    return CorrectionError(f"{path}, line {line}: {error.problem}", error.cure)
