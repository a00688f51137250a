"""Rows as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from numclaims.claims import Claim, Discrepancy, Series
from numclaims.errors import UsageError
from numclaims.pipeline.rows import Rows

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = (Claim, Series, Discrepancy)


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
    made: dict[str, pd.Series] = {}
    for name, kind in columns(row_type).items():
        values = [getattr(row, name) for row in given]
        if kind == "date":
            made[name] = pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
        elif kind == "integer":
            made[name] = pd.Series(values, dtype="Int64")
        elif kind == "number":
            made[name] = pd.Series(values, dtype="float64")
        elif name in few:
            made[name] = pd.Series(pd.Categorical(values, categories=list(few[name])))
        elif kind == "text":
            made[name] = pd.Series(values, dtype="string")
        else:
            made[name] = pd.Series(values, dtype="bool" if kind == "boolean" else "object")
    return pd.DataFrame(made)


def _no_rows(given: object) -> UsageError:
    return UsageError(
        f"A frame is made of claims, of series or of discrepancies, not of {type(given).__name__}.",
        "Give one list of them: to_frame(outcome.claims).",
    )
