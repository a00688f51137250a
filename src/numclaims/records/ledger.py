"""The ledger: an embedded DuckDB file that keeps every document and every claim ever made of it.

Documents and claims are only ever added. A document's *version* is a hash of its text and of what is known about it; a new
version of a known id supersedes the old one, which stays. The claims of a version carry the version of the rules that made
them; newer rules add claims beside the old ones. What is *current* is the newest version of every document with the claims of
the newest rules that read it. Series and findings are results of the current state and are replaced as a whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import duckdb

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.errors import LedgerError
from numclaims.records.arrow import table
from numclaims.records.schema import ColumnType, columns, from_records, record

Row = TypeVar("Row")

SCHEMA_VERSION: Final = 1
_SQL: Final[dict[ColumnType, str]] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
    "integers": "BIGINT[]",
}
_BATCH: Final = 500
"""Documents written in one transaction."""


def document_version(document: Document) -> str:
    """16 hex digits that change with the text or with anything known about the document."""
    values = record(document) | {"text": ""}
    return hashlib.sha256(repr(sorted((k, str(v)) for k, v in values.items())).encode()).hexdigest()[:16]


class Ledger:
    """An open ledger; use it as a context manager.

    Args:
        path: The DuckDB file; made if it is not there.
        fresh: Begin anew, whatever the file holds.

    Raises:
        LedgerError: The file is no ledger, is held by another process, or cannot be written.
    """

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if fresh:
                path.unlink(missing_ok=True)
                path.with_name(path.name + ".wal").unlink(missing_ok=True)
            self._connection = duckdb.connect(str(path))
        except OSError as error:
            raise LedgerError(f"{path}: cannot be written ({error.strerror}).", "Choose another place.") from error
        except duckdb.Error as error:
            raise _cannot_open(path, error) from error
        self._prepare()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; another process may then open it."""
        self._connection.close()

    def _prepare(self) -> None:
        known = {name for (name,) in self._rows("SELECT table_name FROM information_schema.tables")}
        if known and "ledger" not in known:
            self.close()
            raise LedgerError(f"{self.path}: a DuckDB file, but no ledger.", "Name another file with --ledger.")
        if known:
            ((version,),) = self._rows("SELECT schema_version FROM ledger")
            if version != SCHEMA_VERSION:
                self.close()
                raise LedgerError(
                    f"{self.path}: its schema is version {version}, this program reads {SCHEMA_VERSION}.",
                    "Use the version of numclaims that wrote it.",
                )
            return
        with self._transaction():
            self._do("CREATE TABLE ledger (schema_version INTEGER)")
            self._do("INSERT INTO ledger VALUES (?)", [SCHEMA_VERSION])
            self._do("CREATE SEQUENCE entry")
            self._do(
                "CREATE TABLE documents (entry BIGINT DEFAULT nextval('entry'), version VARCHAR PRIMARY KEY, "
                f"{_column_list(Document)})"
            )
            # A row says that the claims of one version under one set of rules are all there.
            self._do(
                "CREATE TABLE extractions (entry BIGINT DEFAULT nextval('entry'), version VARCHAR, rules_version VARCHAR, "
                "PRIMARY KEY (version, rules_version))"
            )
            self._do(f"CREATE TABLE claims (version VARCHAR, rules_version VARCHAR, {_column_list(Claim)})")
            self._do(f"CREATE TABLE series ({_column_list(Series)})")
            self._do(f"CREATE TABLE discrepancies ({_column_list(Discrepancy)})")

    def unread(self, documents: Iterable[Document], rules_version: str) -> list[Document]:
        """Those documents of which these rules have made no claims yet, in their order."""
        done = {v for (v,) in self._rows("SELECT version FROM extractions WHERE rules_version = ?", [rules_version])}
        return [d for d in documents if document_version(d) not in done]

    def note(self, documents: Sequence[Document]) -> None:
        """Keep new versions of documents; a version that comes back after another one becomes the newest again."""
        newest = {v for (v,) in self._rows(f"SELECT version FROM ({_CURRENT})")}  # noqa: S608 -- a constant
        with self._transaction():
            for d in documents:
                version = document_version(d)
                if version in newest:
                    continue
                values = [version, *(list(v) if isinstance(v, tuple) else v for v in record(d).values())]
                self._do(_KEEP_DOCUMENT, values)

    def add(self, read: Iterable[tuple[Document, Sequence[Claim]]], rules_version: str) -> None:
        """Keep the claims of documents, some hundred documents to a transaction: what is kept is whole."""
        batch: list[tuple[Document, Sequence[Claim]]] = []
        for pair in read:
            batch.append(pair)
            if len(batch) == _BATCH:
                self._add(batch, rules_version)
                batch = []
        if batch:
            self._add(batch, rules_version)

    def _add(self, batch: Sequence[tuple[Document, Sequence[Claim]]], rules_version: str) -> None:
        versions = {id(d): document_version(d) for d, _ in batch}
        claims = [c for _, found in batch for c in found]
        rows = table(Claim, claims)
        rows = rows.add_column(0, "rules_version", [[rules_version] * len(claims)])
        rows = rows.add_column(0, "version", [[versions[id(d)] for d, found in batch for _ in found]])
        with self._transaction():
            self._connection.register("batch", rows)
            self._do("INSERT INTO claims SELECT * FROM batch")
            self._connection.unregister("batch")
            for d, _ in batch:
                self._do(
                    "INSERT INTO extractions (version, rules_version) VALUES (?, ?)", [versions[id(d)], rules_version]
                )

    def keep_results(self, series: Sequence[Series], discrepancies: Sequence[Discrepancy]) -> None:
        """Replace the series and findings of the current state."""
        with self._transaction():
            for name, kind, rows in (("series", Series, series), ("discrepancies", Discrepancy, discrepancies)):
                self._do(f"DELETE FROM {name}")  # noqa: S608 -- the two names stand above
                self._connection.register("batch", table(kind, rows))
                self._do(f"INSERT INTO {name} SELECT * FROM batch")  # noqa: S608 -- likewise
                self._connection.unregister("batch")

    def documents(self) -> list[Document]:
        """The newest version of every document, by id."""
        return self._typed(Document, f"SELECT * FROM ({_CURRENT}) ORDER BY id")  # noqa: S608 -- a constant

    def claims(self) -> list[Claim]:
        """The claims of the current state, by document and offset."""
        return self._typed(
            Claim,
            f"""
            WITH current AS ({_CURRENT}),
            latest AS (SELECT version, arg_max(rules_version, entry) AS rules_version FROM extractions GROUP BY version)
            SELECT claims.* FROM claims JOIN current USING (version) JOIN latest USING (version, rules_version)
            ORDER BY doc_id, char_start
            """,  # noqa: S608 -- a constant
        )

    def _typed(self, row_type: type[Row], sql: str) -> list[Row]:
        try:
            return from_records(row_type, self._connection.sql(sql).to_arrow_table().to_pylist())
        except duckdb.Error as error:
            raise LedgerError(f"{self.path}: {_first_line(error)}", "Use the version that wrote it.") from error

    def _do(self, sql: str, values: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, values)
        except duckdb.Error as error:
            raise LedgerError(f"{self.path}: {_first_line(error)}", "Check free space and permissions.") from error

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._do(sql, values).fetchall()

    def _transaction(self) -> _Transaction:
        return _Transaction(self._connection)


class _Transaction:
    """All or nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.begin()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.connection.commit()
        else:
            self.connection.rollback()


_CURRENT: Final = "SELECT * FROM documents QUALIFY row_number() OVER (PARTITION BY id ORDER BY entry DESC) = 1"

_KEEP_DOCUMENT: Final = (
    f"INSERT INTO documents (version, {', '.join(columns(Document))}) "  # noqa: S608 -- names of our own columns
    f"VALUES (?{', ?' * len(columns(Document))}) ON CONFLICT (version) DO UPDATE SET entry = nextval('entry')"
)


def _column_list(row_type: type) -> str:
    return ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in columns(row_type).items())


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def _cannot_open(path: Path, error: Exception) -> LedgerError:
    message = str(error)
    holder = re.search(r"PID (\d+)", message)
    if "lock" in message.lower():
        who = f" by process {holder[1]}" if holder else ""
        return LedgerError(f"{path}: the ledger is in use{who}.", "Wait until it has ended, then try again.")
    return LedgerError(f"{path}: cannot be opened ({_first_line(error)}).", "Name another file with --ledger.")
