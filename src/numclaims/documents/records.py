"""Reads files that hold one document a record: JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.columns import FIELDS, check, overlooked, renaming
from numclaims.documents.dating import Interval
from numclaims.documents.decoding import is_damaged
from numclaims.documents.inputs import LARGEST_FILE, LARGEST_TEXT, LONGEST_ID, Input, check_size, usable_date
from numclaims.documents.making import make_document
from numclaims.documents.sources import NOTHING, Known, separator
from numclaims.errors import InputError

LONGEST_LINE: Final = 16_000_000
"""Bytes of one line of JSON or CSV; a text of the largest size fits into it, and no more can be held many times over."""

LONGEST_FIELD: Final = 2 * LARGEST_TEXT
"""Characters of a CSV field; a text of the largest size fits, and one that a quotation mark left open makes does not."""

_ONE_OBJECT: Final = 'Write one JSON object a line, such as {"id": "a1", "text": "..."}.'
_A_LIST: Final = 'Write a list of objects, such as [{"id": "a1", "text": "..."}].'
_SAMPLE: Final = 262_144
MOST_BAD: Final = 200
"""Records in a row that cannot be used, after which the rest of a file is left alone: it is not what it should be."""

_ROWS_AT_A_TIME: Final = 32
"""Rows of Parquet that are held at a time; each may be as large as the largest text."""


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
        cure = (renaming(record, "id") if name is None else "") or "Give each record an id of its own."
        yield Trouble(source=where, problem="It has no 'id'.", cure=cure)
        return
    if len(name) > LONGEST_ID:
        problem = f"Its 'id' has more than {LONGEST_ID:,} characters."
        yield Trouble(source=where, problem=problem, cure="Give it a short one; each row of its claims repeats it.")
        return
    where = f"{where} ({name[:80]})"
    if not isinstance(text, str) or not text.strip():
        what = "It has no 'text'." if text is None or text == "" else "Its 'text' is no text."
        cure = renaming(record, "text") if text is None else ""
        cure = cure or "Give it its text, or take it away."
        yield Trouble(source=where, problem=what, cure=cure)
        return
    try:
        check_size(text)
    except InputError as error:
        yield Trouble(source=where, problem=error.problem, cure=error.cure)
        return
    published, trouble = _ours(record), None
    if published is None:
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


def _ours(record: dict[str, Any]) -> Interval | None:
    """The date of a record of our own documents.jsonl, which tells one that the text does not tell by its two ends."""
    if record.get("published") or record.get("published_basis") != "metadata":
        return None
    first, _ = usable_date(record.get("published_earliest"), "")
    last, _ = usable_date(record.get("published_latest"), "")
    return (first[0], last[1]) if first and last else None


def _string(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def _kind(value: object) -> str:
    """What JSON calls a value that is no object."""
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return "a list" if isinstance(value, list) else "a text" if isinstance(value, str) else "a number"


def _patient(items: Iterator[Document | Trouble], where: str) -> Iterator[Document | Trouble]:
    """The items up to :data:`MOST_BAD` troubles in a row, and then one that says so."""
    bad = 0
    for item in items:
        yield item
        bad = bad + 1 if isinstance(item, Trouble) else 0
        if bad == MOST_BAD:
            problem = f"{MOST_BAD} records in a row cannot be used; nothing behind them is read."
            yield Trouble(source=where, problem=problem, cure="Mend them, or take them away.")
            return


def from_json_lines(lines: IO[bytes], where: str, known: Known = NOTHING) -> Iterator[Document | Trouble]:
    """The documents of a stream of JSON lines; a line that cannot be read is named, and the next one read.

    Args:
        lines: The stream.
        where: Its path, as the user knows it, or "standard input".
        known: What ``sources.csv`` says of it.
    """
    return _patient(_json_lines(lines, where, known), where)


def _json_lines(lines: IO[bytes], where: str, known: Known) -> Iterator[Document | Trouble]:
    number = 0
    seen = False
    while line := lines.readline(LONGEST_LINE):
        number += 1
        here = f"{where}, line {number}"
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Trouble(source=here, problem=f"It is longer than {LONGEST_LINE:,} bytes.", cure="Split the document.")
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
            yield Trouble(source=here, problem=f"It is no object but {_kind(record)}.", cure=_ONE_OBJECT)
            continue
        if not seen:
            yield from overlooked(record, where, known)
        seen = True
        yield from from_record(record, here, known)


def read_json_lines(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a file of JSON lines.

    Raises:
        InputError: It is damaged, or holds none.
        OSError: It cannot be read.
    """
    empty = True
    with given.open() as lines:
        for item in from_json_lines(lines, given.where, given.known):
            empty = False
            yield item
    if empty:
        raise InputError("It holds no document.", "Give it a JSON object a line.")


def read_json(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a file that is one JSON value: a list of objects, an object that holds such a list, or one object.

    Raises:
        InputError: It is too large, damaged, or holds none.
        OSError: It cannot be read.
    """
    return _patient(_json_objects(given), given.where)


def _json_objects(given: Input) -> Iterator[Document | Trouble]:
    try:
        data = given.read(LONGEST_LINE)
    except InputError as error:
        raise InputError(error.problem, "Write one JSON object a line, into a file that ends in .jsonl.") from error
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"It is not UTF-8: {error.reason}.", "Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        cure = "Write it anew; one object a line goes into a file that ends in .jsonl."
        raise InputError(f"It is no valid JSON: {str(error)[:120]}.", cure) from error
    if isinstance(value, dict) and "text" not in value:
        value = next(
            (rows for rows in value.values() if isinstance(rows, list) and rows and isinstance(rows[0], dict)), value
        )
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise InputError("It holds no document.", _A_LIST)
    if isinstance(rows[0], dict):
        yield from overlooked(rows[0], given.where, given.known)
    for number, row in enumerate(rows, 1):
        here = f"{given.where}, record {number}"
        if isinstance(row, dict):
            yield from from_record(row, here, given.known)
        else:
            yield Trouble(source=here, problem=f"It is no object but {_kind(row)}.", cure=_A_LIST)


def read_csv(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a CSV file with a header row, one a row.

    Raises:
        InputError: It is empty, binary, or lacks a column.
        OSError: It cannot be read.
    """
    return _patient(_csv_rows(given), given.where)


def _csv_rows(given: Input) -> Iterator[Document | Trouble]:
    before = csv.field_size_limit(LONGEST_FIELD)  # the whole process's, so that it is given back
    try:
        yield from _rows_of_csv(given)
    finally:
        csv.field_size_limit(before)


def _rows_of_csv(given: Input) -> Iterator[Document | Trouble]:
    encoding, sample = _encoding(given)
    if not sample.strip():
        raise InputError("It is empty.", "Give it a header row and rows, or take it away.")
    if encoding is None:
        raise InputError("It is not UTF-8 or is binary.", "Save it as CSV in UTF-8.")
    if encoding == "utf-8":
        problem = "It is not all UTF-8; what was lost stands as U+FFFD."
        yield Trouble(source=given.where, problem=problem, cure="Save it as UTF-8.")
    with io.TextIOWrapper(given.open(), encoding=encoding, errors="replace", newline="") as handle:
        first = sample.lstrip().split("\n", 1)[0]
        reader = csv.reader(_lines(handle), delimiter=separator(first))
        try:
            heads = [cell.strip().lower().lstrip("\ufeff") for cell in next(reader, [])]
        except csv.Error as error:
            raise InputError(f"Its first row is no valid CSV: {error}.", "Save it as CSV with commas.") from error
        check(heads)
        yield from overlooked(heads, given.where, given.known)
        rows = 0
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                if not rows:
                    raise InputError("It has a header and no row below it.", "Give it rows, or take it away.") from None
                return
            except csv.Error as error:
                if "field larger" in str(error):
                    problem = f"A {error}, from before line {reader.line_num:,}; nothing from there on is read."
                    cure = "Split the document, and check that no quotation mark is left open."
                    raise InputError(problem, cure) from error
                here = f"{given.where}, line {reader.line_num}"
                yield Trouble(source=here, problem=f"It is no valid CSV: {error}.", cure="Mend or quote the field.")
                continue
            if cells:
                rows += 1
                here = f"{given.where}, line {reader.line_num}"
                yield from from_record(dict(zip(heads, cells, strict=False)), here, given.known)


def _lines(handle: IO[str]) -> Iterator[str]:
    """The lines of a file; one that is too long ends the reading, before it is held in memory.

    Raises:
        InputError: A line is too long.
    """
    number = 0
    while line := handle.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            problem = f"Its line {number:,} is longer than {LONGEST_LINE:,} characters; nothing from there on is read."
            raise InputError(problem, "Split the document, and check that no quotation mark is left open.")
        yield line


def _encoding(given: Input) -> tuple[str | None, str]:
    """The encoding of a text file, read in pieces, and the start of its text; None when it cannot be told.

    "utf-8-sig" stands for UTF-8 throughout, "utf-8" for UTF-8 with damage.
    """
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    sample = ""
    with given.open() as handle:
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
    if is_damaged(head):
        return "utf-8", head.decode("utf-8-sig", "replace")
    return "cp1252", head.decode("cp1252", "replace")


def read_parquet(given: Input) -> Iterator[Document | Trouble]:
    """The documents of a Parquet file, one a row, read a few rows at a time.

    Raises:
        InputError: It is no Parquet file, lacks a column, or is packed beyond all proportion.
        OSError: It cannot be read.
    """
    return _patient(_parquet_rows(given), given.where)


def _parquet_rows(given: Input) -> Iterator[Document | Trouble]:
    with given.open() as opened:
        stream: BinaryIO = opened if given.seekable else io.BytesIO(opened.read(LARGEST_FILE))
        yield from parquet_documents(stream, given)


def parquet_documents(stream: BinaryIO, given: Input, groups: range | None = None) -> Iterator[Document | Trouble]:
    """The documents of an open Parquet file, or of some of its row groups.

    Args:
        stream: The file; it must be able to seek.
        given: Where it came from.
        groups: Row groups to read; all if not given.

    Raises:
        InputError: It is no Parquet file, or lacks a column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        columns = [name for name in table.schema_arrow.names if name in FIELDS]
        check(table.schema_arrow.names)
        # Texts stay packed until their row is read: one text can stand a million times in a file of its size.
        yield from overlooked(table.schema_arrow.names, given.where, given.known)
        table = pq.ParquetFile(stream, metadata=table.metadata, read_dictionary=["text"], pre_buffer=False)
        wanted = groups if groups is not None else range(table.metadata.num_row_groups)
        number = sum(table.metadata.row_group(n).num_rows for n in range(wanted.start))
        for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME, row_groups=list(wanted), columns=columns):
            for row in range(batch.num_rows):
                number += 1
                record = {name: batch.column(name)[row].as_py() for name in columns}
                yield from from_record(record, f"{given.where}, row {number}", given.known)
    except pa.ArrowException as error:
        problem = f"It is no valid Parquet file: {str(error).splitlines()[0][:120].rstrip('.')}."
        raise InputError(problem, "Write it anew.") from error
