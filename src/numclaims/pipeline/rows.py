"""Lists of rows that a notebook shows as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, SupportsIndex, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

Row = TypeVar("Row")


class Rows(list[Row]):
    """A list of claims, series or findings like any other, which a notebook shows as a table of its first rows.

    A slice, and two lists added, are such a list again; what :func:`filter` or a comprehension gives is a plain list, and
    ``Rows(...)`` around it a table.

    Attributes:
        of: What the rows are, by which a list without any still knows its columns; None where nobody told.
    """

    def __init__(self, rows: Iterable[Row] = (), of: type[Row] | None = None) -> None:
        super().__init__(rows)
        self.of = of

    @overload
    def __getitem__(self, index: SupportsIndex) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Row | Rows[Row]:
        if isinstance(index, slice):
            return Rows(super().__getitem__(index), self.of)
        return super().__getitem__(index)

    def __add__(self, other: Iterable[Row]) -> Rows[Row]:  # type: ignore[override]
        return Rows([*self, *other], self.of)

    def to_frame(self) -> pd.DataFrame:
        """The rows as a pandas frame (see :func:`numclaims.to_frame`)."""
        from numclaims.pipeline.frames import to_frame

        return to_frame(self)  # type: ignore[arg-type]

    def _repr_html_(self) -> str:
        from numclaims.views import notebook

        return notebook.table(self)
