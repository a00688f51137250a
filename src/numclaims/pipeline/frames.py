"""Rows as pandas frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from numclaims.claims import Claim, Discrepancy, Series

if TYPE_CHECKING:
    import pandas as pd


def to_frame(rows: Sequence[Claim] | Sequence[Series] | Sequence[Discrepancy]) -> pd.DataFrame:
    """Claims, series or discrepancies as a pandas frame with the columns of the data contract.

    Dates become ``datetime64``, whole numbers ``Int64``, figures ``float64``, texts ``string`` with missing ones as ``NA``;
    columns that can hold but a few values (``kind``, ``qualifier``, ``stock_flow``, ``severity`` ...) are categories, in the
    order of the contract; lists stay objects. An empty sequence gives the columns of claims.
    """
    import pandas as pd

    from numclaims.records.schema import columns
    from numclaims.views.interchange.described import choices

    row_type = type(rows[0]) if rows else Claim
    few = choices(row_type)
    made: dict[str, pd.Series] = {}
    for name, kind in columns(row_type).items():
        values = [getattr(row, name) for row in rows]
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
