"""Brings ledgers of earlier schema versions to the current one, step by step, in one transaction.

A step is a function from one version to the next; steps are never changed once released, only added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from numclaims.claims import Document
from numclaims.errors import LedgerError
from numclaims.records import layout
from numclaims.records.schema import columns, from_records
from numclaims.records.versions import document_version


def version_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version of an open file.

    Raises:
        LedgerError: It is a DuckDB file, but no ledger; or a newer program made it.
    """
    if "schema_version" not in layout.columns_by_table(connection).get("ledger", []):
        raise LedgerError(
            f"{path}: a DuckDB file, but no ledger.",
            "Name the ledger that `numclaims run` made; this file is left as it is.",
        )
    rows = connection.execute("SELECT schema_version FROM ledger").fetchall()
    version = int(rows[0][0] or 0) if rows else 0
    if version > layout.SCHEMA_VERSION:
        raise LedgerError(
            f"{path}: its schema is version {version}, this program knows {layout.SCHEMA_VERSION}.",
            "Use the version of numclaims that wrote it, or a newer one.",
        )
    if version not in {*STEPS, layout.SCHEMA_VERSION}:
        raise LedgerError(f"{path}: its schema version {version} is unknown.", "Name another file with --ledger.")
    return version


def migrate(connection: duckdb.DuckDBPyConnection, version: int, written_at: dt.datetime) -> None:
    """Take all steps from ``version`` to the current one; all or none of them are taken.

    Args:
        connection: The ledger, open for writing.
        version: Its schema version.
        written_at: When the file was last written to, for rows of versions that did not say when (UTC, no zone).
    """
    connection.execute("BEGIN")
    try:
        while version < layout.SCHEMA_VERSION:
            STEPS[version](connection, written_at)
            version += 1
            connection.execute("UPDATE ledger SET schema_version = ?", [version])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _to_2(connection: duckdb.DuckDBPyConnection, written_at: dt.datetime) -> None:
    """Version 2: a log of when which version was noted and read, results by run, decisions.

    Version 1 kept one number for each version of a document and moved it when a version came back; it knew no times, so all its
    rows count as known when the file was last written.
    """
    for name in ("documents", "extractions", "claims", "series", "discrepancies"):
        connection.execute(f"ALTER TABLE {name} RENAME TO {name}_1")
    for name in ("documents", "notings", "extractions", "claims", "runs", "series", "discrepancies", "decisions"):
        layout.create_table(connection, name)
    old = connection.sql("SELECT * FROM documents_1 ORDER BY entry").to_arrow_table().to_pylist()
    renamed = [(row["version"], document_version(d)) for row, d in zip(old, from_records(Document, old), strict=True)]
    connection.execute("CREATE TABLE renamed (version VARCHAR, now VARCHAR)")
    if renamed:
        connection.executemany("INSERT INTO renamed VALUES (?, ?)", renamed)
    kept = _shared(connection, "documents_1", Document)
    connection.execute(
        f"INSERT INTO documents BY NAME SELECT now AS version, {kept} FROM documents_1 JOIN renamed USING (version)"  # noqa: S608
    )
    connection.execute(
        "INSERT INTO notings SELECT entry, ?, now, id FROM documents_1 JOIN renamed USING (version) ORDER BY entry",
        [written_at],
    )
    connection.execute(
        "INSERT INTO extractions SELECT entry, ?, now, rules_version FROM extractions_1 JOIN renamed USING (version) "
        "ORDER BY entry",
        [written_at],
    )
    kept = _shared(connection, "claims_1", layout.ROWS["claims"])
    connection.execute(
        f"INSERT INTO claims BY NAME SELECT now AS version, rules_version, {kept} "  # noqa: S608 -- names of our own columns
        "FROM claims_1 JOIN renamed USING (version)"
    )
    for name in ("series", "discrepancies"):
        kept = _shared(connection, f"{name}_1", layout.ROWS[name])
        connection.execute(f"INSERT INTO {name} BY NAME SELECT 0 AS results, {kept} FROM {name}_1")  # noqa: S608 -- likewise
    for name in ("claims_1", "series_1", "discrepancies_1", "extractions_1", "documents_1", "renamed"):
        connection.execute(f"DROP TABLE {name}")


def _shared(connection: duckdb.DuckDBPyConnection, table: str, row_type: type) -> str:
    """Columns that a table of an earlier version has and its row type still has."""
    return ", ".join(f'"{name}"' for name in layout.columns_by_table(connection)[table] if name in columns(row_type))


STEPS: Final[dict[int, Callable[[duckdb.DuckDBPyConnection, dt.datetime], None]]] = {1: _to_2}
"""The step that leads from each version to the next."""
