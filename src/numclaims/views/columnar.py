"""CSV of many rows, made column by column in Arrow: the bytes of ``tables.write_rows`` at a multiple of its speed.

Arrow's own CSV writer puts every text between quotes, which the contract does not. So each column becomes its cells, as
text, and one call joins the cells of a row; the joined column's buffer is the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from numclaims.records.schema import ColumnType
from numclaims.views.tables import RUNS_IN_SPREADSHEETS, cell, number

_ROWS: Final = 65_536
"""Rows made at once: their text stays far below the two gigabytes that an Arrow text column can hold."""


def csv_blocks(table: pa.Table, kinds: dict[str, ColumnType]) -> Iterator[memoryview]:
    """The rows of a table as CSV in UTF-8, without the header, in blocks.

    Args:
        table: Columns as ``records.arrow`` makes them; those not in ``kinds`` are left out.
        kinds: The columns wanted, in order, and what they hold.
    """
    chosen = table.select(list(kinds))
    for start in range(0, chosen.num_rows, _ROWS):
        yield _block(chosen.slice(start, _ROWS).combine_chunks(), kinds)


def _block(table: pa.Table, kinds: dict[str, ColumnType]) -> memoryview:
    cells: list[Any] = []
    torn = np.zeros(table.num_rows, dtype=bool)
    known: dict[float, str] = {}
    for name, kind in kinds.items():
        column = table.column(name)
        if column.null_count == len(column):
            cells.append(pa.scalar(""))
            continue
        column = column.chunk(0)
        if kind in {"text", "list", "integers"}:
            text, returns = _texts(column, kind)
            cells.append(text)
            torn |= returns
        elif kind == "number":
            cells.append(_numbers(column, known))
        else:
            cells.append(pc.cast(column, pa.string()))
    if all(isinstance(c, pa.Scalar) for c in cells):
        cells[0] = pa.array([""] * table.num_rows)
    # Filling nulls first takes less than half the time of having them replaced while joining.
    cells = [c if isinstance(c, pa.Scalar) else pc.fill_null(c, "") for c in cells]
    cells[-1] = pc.binary_join_element_wise(cells[-1], "\n", "")
    lines = pc.binary_join_element_wise(*cells, ",")
    if torn.any():
        # A row with a carriage return has all its cells quoted: few rows, so each is made by the csv module.
        made = [_row(table, kinds, int(i)) for i in np.flatnonzero(torn)]
        lines = pc.replace_with_mask(lines, pa.array(torn), pa.array(made, type=pa.string()))
    _, data = _bytes(lines)
    return data.data


def _bytes(text: Any) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:  # noqa: ANN401 -- pyarrow has no types
    """Where the texts of a column end, the first offset before them, and their bytes, all seen from the first byte."""
    _, offsets, data = text.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[text.offset : text.offset + len(text) + 1]
    held = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]] if data is not None else np.zeros(0, dtype=np.uint8)
    return ends - ends[0], held


def _texts(column: Any, kind: ColumnType) -> tuple[Any, np.ndarray[Any, Any]]:  # noqa: ANN401
    """A column of text as cells, and in which of them there is a carriage return."""
    if kind != "text":
        if kind == "integers":
            column = pc.cast(column, pa.list_(pa.string()))
        column = pc.binary_join(column, ";")
    # Sources, places, measures and whole sentences repeat: each different one is looked at once.
    coded = pc.dictionary_encode(column)
    if 2 * len(coded.dictionary) > len(column):
        return _escaped(column)
    texts, returns = _escaped(coded.dictionary)
    places = coded.indices
    torn = np.zeros(len(column), dtype=bool)
    if returns.any():
        torn = np.asarray(pc.fill_null(pc.take(pa.array(returns), places), False))  # noqa: FBT003 -- Arrow takes it so
    return pc.take(texts, places), torn


def _escaped(column: Any) -> tuple[Any, np.ndarray[Any, Any]]:  # noqa: ANN401
    """Texts as cells: what a spreadsheet would run behind an apostrophe, what would break a row between quotes."""
    ends, held = _bytes(column)
    runs = np.zeros(len(column), dtype=bool)
    long = ends[1:] > ends[:-1]
    runs[long] = _RUNS[held[ends[:-1][long]]]
    special = np.flatnonzero(_SPECIAL[held])
    rows = np.searchsorted(ends, special, side="right") - 1
    if runs.any():
        column = _changed(column, runs, lambda some: pc.binary_join_element_wise("'", some, ""))
    quoted = np.zeros(len(column), dtype=bool)
    quoted[rows] = True
    if len(rows):
        column = _changed(
            column,
            quoted,
            lambda some: pc.binary_join_element_wise('"', pc.replace_substring(some, '"', '""'), '"', ""),
        )
    returns = np.zeros(len(column), dtype=bool)
    returns[rows[held[special] == _RETURN]] = True
    return column, returns


def _changed(column: Any, which: np.ndarray[Any, Any], change: Callable[[Any], Any]) -> Any:  # noqa: ANN401
    mask = pa.array(which)
    return pc.replace_with_mask(column, mask, change(pc.filter(column, mask)))


def _numbers(column: Any, known: dict[float, str]) -> Any:  # noqa: ANN401
    """Figures repeat: each different one is put into words once, by the same function as for single cells."""
    coded = pc.dictionary_encode(column)
    told = []
    for value in coded.dictionary.to_pylist():
        # 0.0 and -0.0 are equal as keys, and both are written "0".
        words = known.get(value)
        if words is None:
            words = known[value] = number(value)
        told.append(words)
    return pc.take(pa.array(told, type=pa.string()), coded.indices)


def _marked(characters: str) -> np.ndarray[Any, Any]:
    table = np.zeros(256, dtype=bool)
    table[[ord(c) for c in characters]] = True
    return table


_RUNS: Final = _marked("".join(RUNS_IN_SPREADSHEETS))
_SPECIAL: Final = _marked(',"\r\n')
"""What makes the csv module put a cell between quotes."""
_RETURN: Final = ord("\r")


def _row(table: pa.Table, kinds: dict[str, ColumnType], i: int) -> str:
    file = io.StringIO()
    values = table.slice(i, 1).to_pylist()[0]
    csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(
        [cell(values[name], kind) for name, kind in kinds.items()]
    )
    return file.getvalue()
