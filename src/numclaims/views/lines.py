"""Claims as lines of CSV and of JSON, made value by value.

Half of the seventy columns of a claim are empty. A line is therefore made of one that holds none, into which only the values that
are there are put, each as its column has it; to ask the modules ``csv`` and ``json`` for each line took twice as long.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from itertools import compress, repeat
from json.encoder import encode_basestring
from operator import attrgetter, is_not
from typing import IO, Any, Final

from numclaims.claims import Claim
from numclaims.records.schema import ColumnType, columns
from numclaims.views.tables import RUNS_IN_SPREADSHEETS, cell, number, row_writer

Encoder = Callable[[Any], str]

_KEPT: Final = 512
"""Texts, figures and days kept as they stand in a file: the same few hundred stand in most rows, and more cost memory only."""
_UNIQUE: Final = frozenset({"claim_id", "quote", "sentence", "salience"})
"""Columns of values that hardly come twice, and are worth no memo."""


def csv_writer(file: IO[str]) -> Callable[[Sequence[Claim]], None]:
    """A function that appends claims as CSV to an open file, the header first."""
    kinds = columns(Claim)
    write_row = row_writer(file)
    write_row(list(kinds))
    values = attrgetter(*kinds)
    encoders = [_CSV[kind].__wrapped__ if name in _UNIQUE else _CSV[kind] for name, kind in kinds.items()]
    count, nothing = len(encoders), repeat(None)
    empty = [""] * count

    def write(claims: Sequence[Claim]) -> None:
        for c in claims:
            row = values(c)
            cells = empty.copy()
            for i in compress(range(count), map(is_not, row, nothing)):
                cells[i] = encoders[i](row[i])
            line = ",".join(cells)
            if "\r" in line:  # such a row is quoted throughout, and written as all tables are
                write_row([cell(value, kind) for value, kind in zip(row, kinds.values(), strict=True)])
            else:
                file.write(line + "\n")

    return write


def jsonl_writer(file: IO[str]) -> Callable[[Sequence[Claim]], None]:
    """A function that appends claims as JSON lines to an open file: nulls present, lists as lists, dates in ISO form."""
    kinds = columns(Claim)
    values = attrgetter(*kinds)
    encoders = [_JSON[kind] for kind in kinds.values()]
    count, nothing = len(encoders), repeat(None)
    empty = [text for name in kinds for text in (f", {encode_basestring(name)}: ", "null")]
    empty[0] = "{" + empty[0][2:]
    empty.append("}\n")

    def write(claims: Sequence[Claim]) -> None:
        for c in claims:
            row = values(c)
            parts = empty.copy()
            for i in compress(range(count), map(is_not, row, nothing)):
                parts[2 * i + 1] = encoders[i](row[i])
            file.write("".join(parts))

    return write


@functools.lru_cache(maxsize=_KEPT)
def _text(text: str) -> str:
    """A text as a cell of CSV: one that a spreadsheet would run behind an apostrophe, quoted where it must be."""
    if text.startswith(RUNS_IN_SPREADSHEETS):
        text = "'" + text
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text else text


@functools.lru_cache(maxsize=_KEPT)
def _figure(value: float) -> str:
    return number(float(value))


@functools.lru_cache(maxsize=_KEPT)
def _texts(texts: tuple[str, ...]) -> str:
    return _text.__wrapped__(";".join(texts))


@functools.lru_cache(maxsize=_KEPT)
def _integers(values: tuple[int, ...]) -> str:
    return ";".join(map(str, values))


@functools.lru_cache(maxsize=_KEPT)
def _day(value: object) -> str:
    return str(value)


@functools.lru_cache(maxsize=_KEPT)
def _json_day(value: object) -> str:
    return f'"{value}"'


@functools.lru_cache(maxsize=_KEPT)
def _json_list(values: tuple[object, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _json_number(value: float) -> str:
    text = float.__repr__(value) if isinstance(value, float) else repr(value)
    return text if text[-1] not in "fn" else json.dumps(value)  # "inf" and "nan" have names of their own


_BOOLEANS: Final = {True: "true", False: "false"}
_CSV: Final[dict[ColumnType, Any]] = {
    "text": _text, "number": _figure, "integer": str, "boolean": _BOOLEANS.__getitem__, "date": _day, "list": _texts,
    "integers": _integers,
}  # fmt: skip
"""How the values of a sort of column stand in CSV."""
_JSON: Final[dict[ColumnType, Encoder]] = {
    "text": encode_basestring, "number": _json_number, "integer": _json_number, "boolean": _BOOLEANS.__getitem__,
    "date": _json_day, "list": _json_list, "integers": _json_list,
}  # fmt: skip
"""The same in JSON."""
