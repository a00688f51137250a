"""The tables of a ledger, as the current version of its schema has them.

====================  ==============================================================================================
``ledger``            one row: the version of the schema
``documents``         every version of every document, once, under a hash of its text and of what is known about it
``notings``           that a document's newest version was this one, as of then; a version may come back
``extractions``       that the claims of a version under a set of rules are all there, as of then
``claims``            the claims themselves, by version and rules
``runs``              what every finished run saw and made, and under which number its results stand
``series``            the series of a result
``discrepancies``     the findings of a result
``decisions``         what people decided, and when the ledger learned of it
====================  ==============================================================================================

Rows are only ever added. ``entry`` numbers say in which order; ``noted_at`` (UTC) says when.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.decision import Decision
from numclaims.records.schema import ColumnType, columns

SCHEMA_VERSION: Final = 2

_SQL: Final[dict[ColumnType, str]] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
    "integers": "BIGINT[]",
}

ROWS: Final[dict[str, type]] = {
    "documents": Document,
    "claims": Claim,
    "series": Series,
    "discrepancies": Discrepancy,
    "decisions": Decision,
}
"""The tables that hold rows of a type; columns that a later program adds to the type are added to the table."""

_NOTED: Final = "entry BIGINT, noted_at TIMESTAMP"

OWN_COLUMNS: Final[dict[str, str]] = {
    "ledger": "schema_version INTEGER",
    "documents": "version VARCHAR PRIMARY KEY",
    "notings": f"{_NOTED}, version VARCHAR, id VARCHAR",
    "extractions": f"{_NOTED}, version VARCHAR, rules_version VARCHAR",
    "claims": "version VARCHAR, rules_version VARCHAR",
    "runs": (
        "run BIGINT, started_at TIMESTAMP, ended_at TIMESTAMP, program_version VARCHAR, rules_version VARCHAR, "
        "documents BIGINT, claims BIGINT, tracked BIGINT, series BIGINT, discrepancies BIGINT, troubles BIGINT, "
        "results BIGINT"
    ),
    "series": "results BIGINT",
    "discrepancies": "results BIGINT",
    "decisions": _NOTED,
}
"""Every table, with the columns that are the ledger's own; those of its row type follow."""

MADE_BY_MACHINE: Final = ("documents", "notings", "extractions", "claims", "runs", "series", "discrepancies")
"""What a fresh start forgets. Decisions are people's work and stay."""


class Executes(Protocol):
    """A connection, as far as layouts need one."""

    def execute(self, query: str, parameters: Any = ..., /) -> Any:  # noqa: ANN401 -- DuckDB's own signature
        """Run one statement."""


def create_table(connection: Executes, name: str) -> None:
    """Make one table of the current schema."""
    own = OWN_COLUMNS[name]
    rest = f", {column_list(ROWS[name])}" if name in ROWS else ""
    connection.execute(f"CREATE TABLE {name} ({own}{rest})")


def create_all(connection: Executes) -> None:
    """Make all tables of the current schema in an empty database."""
    connection.execute("BEGIN")
    for name in OWN_COLUMNS:
        create_table(connection, name)
    connection.execute("INSERT INTO ledger VALUES (?)", [SCHEMA_VERSION])
    connection.execute("CREATE SEQUENCE entry")
    connection.execute("COMMIT")


def add_new_columns(connection: Executes) -> None:
    """Add the columns that row types have gained since the file was made; earlier rows have nothing there."""
    known = columns_by_table(connection)
    for name, row_type in ROWS.items():
        for column, kind in columns(row_type).items():
            if column not in known[name]:
                connection.execute(f'ALTER TABLE {name} ADD COLUMN "{column}" {_SQL[kind]}')


def columns_by_table(connection: Executes) -> dict[str, list[str]]:
    """The tables of a file with their columns, in order."""
    rows = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


def column_list(row_type: type) -> str:
    """The columns of a row type as SQL declares them."""
    return ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in columns(row_type).items())
