"""Claims as the bytes of a file, made where the claims are made: rows of text or of Arrow travel, objects stay at home."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from numclaims.claims import Claim, Trouble

if TYPE_CHECKING:
    import pyarrow as pa

Form = Literal["csv", "jsonl", "parquet"]
Found = list[Claim] | Trouble
"""What comes of one document: its claims, or why there are none."""

TOGETHER: Final = 32
"""Documents whose rows are made into one Arrow batch: it has a cost of its own, some 100 microseconds for its 70 columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The rows of some documents, one behind the other, as they stand in a file.

    Attributes:
        rows: CSV or JSON lines in UTF-8 without a header, or an Arrow record batch in the stream format without its schema.
        count: How many rows.
        documents: How many documents were read.
        troubles: Inputs that could not be read, in their order.
    """

    rows: bytes
    count: int
    documents: int
    troubles: tuple[Trouble, ...] = field(default=())


def as_csv(found: list[Found]) -> Rendered:
    """Rows as CSV, without the header."""
    return _as_text(found, _CSV)


def as_json_lines(found: list[Found]) -> Rendered:
    """Rows as JSON lines."""
    return _as_text(found, _JSON_LINES)


def as_arrow(found: list[Found]) -> Rendered:
    """Rows as an Arrow record batch."""
    from numclaims.records.arrow import batch

    claims, documents, troubles = _sorted_out(found)
    body = batch(Claim, claims).serialize().to_pybytes() if claims else b""
    return Rendered(rows=body, count=len(claims), documents=documents, troubles=troubles)


RENDERERS: Final[dict[Form, Callable[[list[Found]], Rendered]]] = {
    "csv": as_csv,
    "jsonl": as_json_lines,
    "parquet": as_arrow,
}


def header(form: Form) -> bytes:
    """What a file of rows begins with."""
    if form != "csv":
        return b""
    from numclaims.views import lines

    first = io.StringIO()
    lines.csv_writer(first)
    return first.getvalue().encode()


def tables_of(parts: Iterable[Rendered]) -> Iterator[pa.RecordBatch]:
    """The Arrow record batches of parts that :func:`as_arrow` made."""
    import pyarrow as pa

    from numclaims.records.arrow import schema

    made = schema(Claim)
    for part in parts:
        if part.count:
            yield pa.ipc.read_record_batch(pa.py_buffer(part.rows), made)


class _TextOf:
    """Writes claims to a buffer that is emptied after each use; made at first use, once a process."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._buffer = io.StringIO()
        self._write: Callable[[Sequence[Claim]], None] | None = None

    def __call__(self, claims: Sequence[Claim]) -> bytes:
        if self._write is None:
            from numclaims.views import lines

            self._write = (lines.csv_writer if self._form == "csv" else lines.jsonl_writer)(self._buffer)
            self._empty()  # the header is written once, by whoever puts the parts together
        self._write(claims)
        return self._empty()

    def _empty(self) -> bytes:
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return text.encode()


_CSV: Final = _TextOf("csv")
_JSON_LINES: Final = _TextOf("jsonl")


def _as_text(found: list[Found], text_of: _TextOf) -> Rendered:
    claims, documents, troubles = _sorted_out(found)
    return Rendered(rows=text_of(claims), count=len(claims), documents=documents, troubles=troubles)


def _sorted_out(found: list[Found]) -> tuple[list[Claim], int, tuple[Trouble, ...]]:
    troubles = tuple(part for part in found if isinstance(part, Trouble))
    claims = [claim for part in found if not isinstance(part, Trouble) for claim in part]
    return claims, len(found) - len(troubles), troubles
