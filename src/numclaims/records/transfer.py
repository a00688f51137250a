"""A whole ledger as a folder of Parquet files, one a table, and back: for archives, other programs, and years to come."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from pathlib import Path
from typing import Any, Final

import duckdb

from numclaims.errors import LedgerError
from numclaims.records import layout, migrations, opening
from numclaims.records.whole import part_of

CONTENTS: Final = "ledger.json"
"""Names the schema version, the tables and their numbers of rows; a folder that has it is an export."""

_ENTRIES: Final = ("documents", "notings", "extractions", "decisions")
"""Tables that number their rows, in any version."""


def export_ledger(
    path: Path, folder: Path, *, wait: float = opening.WAIT, tell: opening.Tell | None = None
) -> dict[str, int]:
    """Write every table of a ledger to a Parquet file; the folder is there as a whole or not at all.

    Args:
        path: The ledger.
        folder: The folder to make; an earlier export there is replaced.
        wait: Seconds to wait for another process that holds the ledger.
        tell: Told for whom it waits.

    Returns:
        The number of rows of every table.

    Raises:
        LedgerError: The ledger cannot be read, or the folder holds something else.
        OSError: The folder cannot be written.
    """
    _check_target(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(folder)
    shutil.rmtree(part, ignore_errors=True)
    connection = opening.connect(path, read_only=True, wait=wait, tell=tell)
    try:
        version = migrations.version_of(connection, path)
        part.mkdir()
        counts = {name: _export_table(connection, name, part) for name in layout.columns_by_table(connection)}
        contents = {"schema_version": version, "tables": counts}
        (part / CONTENTS).write_text(json.dumps(contents, indent=2) + "\n", encoding="utf-8")
        _put_in_place(part, folder)
    except duckdb.Error as error:
        raise opening.cannot(path, error, "exported") from error
    finally:
        connection.close()
        shutil.rmtree(part, ignore_errors=True)
    return counts


def import_ledger(folder: Path, path: Path) -> dict[str, int]:
    """Make a ledger of an export, of this or any earlier version of the schema.

    Args:
        folder: What :func:`export_ledger` wrote.
        path: The ledger to make.

    Returns:
        The number of rows read of every table.

    Raises:
        LedgerError: The folder is no export or is damaged, or the ledger is there already.
        OSError: The ledger's folder cannot be written.
    """
    if path.exists() and path.stat().st_size > 0:
        raise LedgerError(f"{path}: there is a ledger already.", "Name a new file with --ledger.")
    version, counts = _contents(folder)

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        if version == layout.SCHEMA_VERSION:
            layout.create_all(connection)
            connection.execute("DELETE FROM ledger")
        for name, count in counts.items():
            _import_table(connection, name, folder, count)
        _restart_numbers(connection, list(counts))
        if version < layout.SCHEMA_VERSION:
            written = dt.datetime.fromtimestamp((folder / CONTENTS).stat().st_mtime, dt.UTC)
            migrations.migrate(connection, version, written.replace(tzinfo=None))

    opening.create(path, fill)
    return counts


def _export_table(connection: duckdb.DuckDBPyConnection, name: str, part: Path) -> int:
    target = _quoted(part / f"{name}.parquet")
    connection.execute(f"COPY (SELECT * FROM {name} ORDER BY rowid) TO {target} (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608
    ((count,),) = connection.execute(f"SELECT count(*) FROM {name}").fetchall()  # noqa: S608 -- names of our own tables
    return int(count)


def _import_table(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, count: int) -> None:
    source = folder / f"{name}.parquet"
    if not source.is_file():
        raise LedgerError(f"{folder}: {source.name} is missing.", "Export the ledger again.")
    read = f"read_parquet({_quoted(source)})"
    known = layout.columns_by_table(connection).get(name, [])
    if known:
        given = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()]  # noqa: S608 -- our file
        shared = ", ".join(f'"{column}"' for column in given if column in known)
        connection.execute(f"INSERT INTO {name} BY NAME SELECT {shared} FROM {read}")  # noqa: S608 -- likewise
    else:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {read}")  # noqa: S608 -- likewise
    ((found,),) = connection.execute(f"SELECT count(*) FROM {name}").fetchall()  # noqa: S608 -- likewise
    if found != count:
        raise LedgerError(f"{source}: it holds {found} rows of {count}.", "Export the ledger again.")


def _restart_numbers(connection: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """New rows go on behind the highest number that any row has."""
    numbered = [f"SELECT max(entry) AS number FROM {t}" for t in _ENTRIES if t in tables and _numbers(connection, t)]  # noqa: S608
    numbered += ["SELECT max(run) FROM runs"] if "runs" in tables else []
    ((highest,),) = connection.execute(f"SELECT max(number) FROM ({' UNION ALL '.join(numbered)})").fetchall()  # noqa: S608
    connection.execute("DROP SEQUENCE IF EXISTS entry")
    connection.execute(f"CREATE SEQUENCE entry START {int(highest or 0) + 1}")


def _numbers(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return "entry" in layout.columns_by_table(connection)[table]


def _contents(folder: Path) -> tuple[int, dict[str, int]]:
    """The schema version of an export and the number of rows of its tables."""
    try:
        given: Any = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        version, tables = int(given["schema_version"]), dict(given["tables"])
        counts = {str(name): int(count) for name, count in tables.items() if str(name).isidentifier()}
    except OSError as error:
        raise LedgerError(
            f"{folder}: this is no exported ledger ({CONTENTS} cannot be read: {error.strerror}).",
            "Give a folder that `numclaims ledger export` wrote.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerError(
            f"{folder / CONTENTS}: it is damaged.", "Give a folder that `numclaims ledger export` wrote."
        ) from error
    if version > layout.SCHEMA_VERSION or version not in {*migrations.STEPS, layout.SCHEMA_VERSION}:
        raise LedgerError(
            f"{folder}: its schema is version {version}, this program knows {layout.SCHEMA_VERSION}.",
            "Use the version of numclaims that wrote it, or a newer one.",
        )
    return version, counts


def _check_target(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / CONTENTS).is_file():
        raise LedgerError(f"{folder}: the folder holds something else.", "Name a new folder.")
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"{folder}: this is a file.", "Name a folder.")


def _put_in_place(part: Path, folder: Path) -> None:
    """A folder cannot be renamed over a full one, so an earlier export steps aside for a moment."""
    if not folder.exists():
        part.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.old.{os.getpid()}.part")
    folder.rename(old)
    try:
        part.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
