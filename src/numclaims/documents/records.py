"""Reads files that hold one document a record: JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.decoding import LARGEST_TEXT
from numclaims.documents.making import day_of, make_document
from numclaims.documents.sources import NOTHING, Known

_FIELDS: Final = ("id", "text", "published", "publisher", "title", "url", "language")
_ONE_OBJECT: Final = 'Write one JSON object a line, such as {"id": "a1", "text": "..."}.'
_SAMPLE: Final = 262_144


def from_record(record: dict[str, Any], where: str, known: Known = NOTHING) -> Iterator[Document | Trouble]:
    """The document of one record, after a trouble for each field that cannot be used.

    Args:
        record: Its fields by name.
        where: The record, as the user knows it ("news.jsonl, line 4").
        known: What ``sources.csv`` says of the file that it stands in; used for fields that the record leaves open.
    """
    name, text = record.get("id"), record.get("text")
    if isinstance(name, int | float) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip():
        yield Trouble(source=where, problem="It has no 'id'.", cure="Give each record an id of its own.")
        return
    where = f"{where} ({name[:80]})"
    if not isinstance(text, str) or not text.strip():
        yield Trouble(source=where, problem="It has no 'text'.", cure="Give it its text, or take it away.")
        return
    published, trouble = usable_date(record.get("published") or known.published, where)
    if trouble is not None:
        yield trouble
    yield make_document(
        name,
        text,
        published=published,
        publisher=_string(record.get("publisher")) or known.publisher,
        title=_string(record.get("title")) or known.title,
        url=_string(record.get("url")) or known.url,
        language=_string(record.get("language")),
    )


def usable_date(given: object, where: str) -> tuple[dt.date | None, Trouble | None]:
    """The day that a field gives, or None and a trouble that names it when it is no ISO date."""
    if given is None or given == "":
        return None, None
    try:
        if isinstance(given, str | dt.date):
            return day_of(given), None
    except ValueError:
        pass
    problem = f"'published' is {str(given)[:40]!r}, which is no ISO date; the document is read without it."
    return None, Trouble(source=where, problem=problem, cure="Write it as 2011-06-07 or 2011-06-07T21:55:00-05:00.")


def _string(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def from_json_lines(lines: IO[bytes], where: str, known: Known = NOTHING) -> Iterator[Document | Trouble]:
    """The documents of a stream of JSON lines; a line that cannot be read is named, and the next one read.

    Args:
        lines: The stream.
        where: Its path, as the user knows it, or "standard input".
        known: What ``sources.csv`` says of it.
    """
    number = 0
    while line := lines.readline(LARGEST_TEXT):
        number += 1
        here = f"{where}, line {number}"
        if len(line) == LARGEST_TEXT and not line.endswith(b"\n"):
            while (rest := lines.readline(LARGEST_TEXT)) and not rest.endswith(b"\n"):
                pass
            yield Trouble(source=here, problem=f"It is longer than {LARGEST_TEXT:,} bytes.", cure="Split the document.")
            continue
        if number == 1 and line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield Trouble(source=here, problem=f"It is not UTF-8: {error.reason}.", cure="Save the file as UTF-8.")
            continue
        except (ValueError, RecursionError) as error:
            yield Trouble(source=here, problem=f"It is no valid JSON: {str(error)[:120]}.", cure=_ONE_OBJECT)
            continue
        if not isinstance(record, dict):
            yield Trouble(source=here, problem=f"It is no object but a {type(record).__name__}.", cure=_ONE_OBJECT)
            continue
        yield from from_record(record, here, known)


def from_csv(path: Path, where: str, known: Known = NOTHING) -> Iterator[Document | Trouble]:
    """The documents of a CSV file with a header row, one a row.

    Args:
        path: The file.
        where: Its path, as the user knows it.
        known: What ``sources.csv`` says of it.

    Raises:
        OSError: It cannot be read.
    """
    encoding, sample = _encoding(path)
    if not sample.strip():
        yield Trouble(source=where, problem="It is empty.", cure="Give it a header row and rows, or take it away.")
        return
    if encoding is None:
        yield Trouble(source=where, problem="It is not UTF-8 or is binary.", cure="Save it as CSV in UTF-8.")
        return
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_TEXT))
    with path.open(encoding=encoding, newline="") as handle:
        first = sample.lstrip().split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count) if "," not in first else ","
        reader = csv.reader(handle, delimiter=delimiter)
        heads = [cell.strip().lower().lstrip("\ufeff") for cell in next(reader, [])]
        missing = [name for name in ("id", "text") if name not in heads]
        if missing:
            problem = f"It has no column {missing[0]!r}; its columns are {', '.join(heads)[:200]}."
            yield Trouble(source=where, problem=problem, cure=f"Name its columns {', '.join(_FIELDS)}.")
            return
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                here = f"{where}, line {reader.line_num}"
                yield Trouble(source=here, problem=f"It is no valid CSV: {error}.", cure="Mend or quote the field.")
                continue
            if cells:
                yield from from_record(dict(zip(heads, cells, strict=False)), f"{where}, line {reader.line_num}", known)


def _encoding(path: Path) -> tuple[str | None, str]:
    """The encoding of a text file, read in pieces, and the start of its text; None when it cannot be told."""
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    sample = ""
    with path.open("rb") as handle:
        head = handle.read(_SAMPLE)
        piece = head
        try:
            while piece:
                text = decoder.decode(piece)
                sample = sample or text
                piece = handle.read(_SAMPLE)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            pass
        else:
            return (None if "\0" in sample else "utf-8-sig"), sample
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", head.decode("utf-16", "replace")
    if b"\0" in head:
        return None, "?"
    return "cp1252", head.decode("cp1252", "replace")


def from_parquet(path: Path, where: str, known: Known = NOTHING) -> Iterator[Document | Trouble]:
    """The documents of a Parquet file, one a row, read a few hundred rows at a time.

    Args:
        path: The file.
        where: Its path, as the user knows it.
        known: What ``sources.csv`` says of it.

    Raises:
        OSError: It cannot be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(path)
        columns = [name for name in table.schema_arrow.names if name in _FIELDS]
        missing = [name for name in ("id", "text") if name not in columns]
        if missing:
            problem = f"It has no column {missing[0]!r}."
            yield Trouble(source=where, problem=problem, cure=f"Name its columns {', '.join(_FIELDS)}.")
            return
        number = 0
        for batch in table.iter_batches(batch_size=256, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield from from_record(record, f"{where}, row {number}", known)
    except pa.ArrowException as error:
        problem = f"It is no valid Parquet file: {str(error).splitlines()[0][:120]}."
        yield Trouble(source=where, problem=problem, cure="Write it anew.")
