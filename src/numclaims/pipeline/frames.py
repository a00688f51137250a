"""Rows as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from numclaims.claims import Claim, Discrepancy, Series
from numclaims.errors import UsageError
from numclaims.pipeline.rows import Rows
from numclaims.records.schema import ColumnType

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = (Claim, Series, Discrepancy)
_DTYPES: Final[dict[ColumnType, Any]] = {"integer": "Int64", "number": "float64", "text": "string", "boolean": "bool"}
"""The type in pandas of what is no date, no category and no list."""


def to_frame(rows: Iterable[Claim] | Iterable[Series] | Iterable[Discrepancy]) -> pd.DataFrame:
    """Claims, series or discrepancies as a pandas frame with the columns of the data contract.

    Dates become ``datetime64[s]``, whole numbers ``Int64``, figures ``float64``, texts ``string`` with missing ones as ``NA``;
    columns that can hold but a few values (``kind``, ``qualifier``, ``stock_flow``, ``severity`` ...) are categories, in the
    order of the contract; lists stay objects. No rows at all give the columns of what the list is of: an outcome's ``series``
    those of a series; of claims, where it is any other list.

    Args:
        rows: Rows of one type.

    Raises:
        UsageError: They are something else, or not all of one type.
    """
    import pandas as pd

    from numclaims.records.schema import columns
    from numclaims.views.interchange.described import choices

    if not isinstance(rows, Iterable) or isinstance(rows, str | bytes | Mapping):
        raise _no_rows(rows)
    given: Rows[Any] = rows if isinstance(rows, Rows) else Rows(rows)
    row_type = type(given[0]) if given else given.of or Claim
    strange = next((row for row in given if row_type not in _TYPES or type(row) is not row_type), None)
    if strange is not None:
        raise _no_rows(strange)
    few = choices(row_type)
    return pd.DataFrame(
        {
            name: _column([getattr(row, name) for row in given], kind, few.get(name))
            for name, kind in columns(row_type).items()
        }
    )


def _column(values: list[Any], kind: ColumnType, few: Sequence[str] | None) -> pd.Series[Any]:
    import pandas as pd

    if few is not None:
        return pd.Series(pd.Categorical(values, categories=list(few)))
    if kind == "date":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
    made: pd.Series[Any] = pd.Series(values, dtype=_DTYPES.get(kind, "object"))
    return made


def _no_rows(given: object) -> UsageError:
    return UsageError(
        f"A frame is made of claims, of series or of discrepancies, not of {type(given).__name__}.",
        "Give one list of them: to_frame(outcome.claims).",
    )
