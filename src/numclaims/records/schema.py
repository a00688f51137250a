"""What type each column of the contract has, read off the dataclasses, so that no list of columns stands twice."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Iterable
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

ColumnType = Literal["text", "integer", "number", "boolean", "date", "list", "integers"]
Row = TypeVar("Row")

_PLAIN: Final[dict[type, ColumnType]] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "number",
    dt.date: "date",
}

_KNOWN: Final[dict[type, dict[str, ColumnType]]] = {}


def columns(row_type: type) -> dict[str, ColumnType]:
    """Column names of a row type, in order, with what they hold."""
    known = _KNOWN.get(row_type)
    if known is None:
        hints = get_type_hints(row_type)
        known = _KNOWN[row_type] = {f.name: _column_type(hints[f.name]) for f in dataclasses.fields(row_type)}
    return known


def _column_type(hint: Any) -> ColumnType:  # noqa: ANN401 -- a type hint may be anything
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _column_type(next(a for a in get_args(hint) if a is not type(None)))
    if origin is Literal:
        return "text"
    if origin is tuple:
        return "integers" if get_args(hint)[0] is int else "list"
    return _PLAIN[origin or hint]


def record(row: Any) -> dict[str, Any]:  # noqa: ANN401 -- any row type of the contract
    """A row as a dictionary of its columns, values untouched (``dataclasses.asdict`` would copy them all)."""
    return {name: getattr(row, name) for name in columns(type(row))}


def from_records(row_type: type[Row], records: Iterable[dict[str, Any]]) -> list[Row]:
    """Rows from dictionaries that may hold further keys; lists become tuples.

    A row that was kept before its type had a field holds nothing there; it gets the field's default. Texts that stand in many
    rows (ids, publishers, sentences) are held once.
    """
    wanted = columns(row_type)
    lists = {name for name, kind in wanted.items() if kind in {"list", "integers"}}
    defaults = _defaults(row_type)
    held: dict[Any, Any] = {}
    once = held.setdefault
    return [
        row_type(
            **{
                k: once(made := tuple(v or ()), made)
                if k in lists
                else defaults.get(k)
                if v is None
                else once(v, v)
                if isinstance(v, str)
                else v
                for k, v in values.items()
                if k in wanted
            }
        )
        for values in records
    ]


def _defaults(row_type: type) -> dict[str, Any]:
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(row_type)
    return {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}
