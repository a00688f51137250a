"""The ledger: an embedded DuckDB file that keeps every document and every claim ever made of it.

Rows are only ever added. A document's *version* is a hash of its text and of what is known about it; a new version of a known
id supersedes the old one, which stays. The claims of a version carry the version of the rules that made them; newer rules add
claims beside the old ones. What is *current* is the newest version of every document with the claims of the newest rules that
read it; what was current on an earlier day can be asked for, because every row says when it was noted.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import duckdb
import pyarrow as pa

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.errors import LedgerError
from numclaims.records import layout, migrations, opening
from numclaims.records.arrow import table
from numclaims.records.decision import Decision
from numclaims.records.schema import from_records
from numclaims.records.versions import document_version

Row = TypeVar("Row")
Item = TypeVar("Item")

_BATCH: Final = 500
"""Documents that are held, and written, together."""
_AT_ONCE: Final = 2_000
"""Rows that are dictionaries at a time, while they are read."""


def utc_now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one finished run saw and made.

    Attributes:
        started_at: When it began, in UTC.
        rules_version: The rules that it read with.
        program_version: The version of numclaims.
        documents: Current documents of the ledger.
        claims: Their claims.
        tracked: Those that are tracked.
        troubles: Inputs that could not be read.
    """

    started_at: dt.datetime
    rules_version: str
    program_version: str
    documents: int = 0
    claims: int = 0
    tracked: int = 0
    troubles: int = 0


class Ledger:
    """An open ledger; use it as a context manager.

    Args:
        path: The DuckDB file; made if it is not there.
        fresh: Forget all documents, claims and results that the file holds; people's decisions stay.
        read_only: Only read; others may read at the same time.
        wait: Seconds to wait for another process that holds it.
        tell: Told for whom it waits.
        as_extracted_on: Read what the ledger held at that moment instead of what it holds now; implies ``read_only``.
        clock: Gives the moment that rows are noted at.

    Raises:
        LedgerError: The file is no ledger, is held by another process, or cannot be written.
    """

    def __init__(
        self,
        path: Path,
        *,
        fresh: bool = False,
        read_only: bool = False,
        wait: float = opening.WAIT,
        tell: opening.Tell | None = None,
        as_extracted_on: dt.datetime | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
    ) -> None:
        self.path = path
        self.read_only = read_only or as_extracted_on is not None
        self._until = _naive(as_extracted_on) if as_extracted_on is not None else dt.datetime.max  # noqa: DTZ901 -- UTC
        self._clock = clock
        try:
            if not path.exists() or (path.is_file() and path.stat().st_size == 0):
                if self.read_only:
                    raise LedgerError(f"{path}: there is no such ledger.", "Make one with `numclaims run PATH...`.")
                opening.create(path, layout.create_all)
            written_at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).replace(tzinfo=None)
        except OSError as error:
            raise LedgerError(
                f"{path}: cannot be written ({error.strerror}).", "Choose another place with --ledger."
            ) from error
        self._connection = opening.connect(path, read_only=self.read_only, wait=wait, tell=tell)
        try:
            self._prepare(fresh, written_at, wait, tell)
        except duckdb.Error as error:
            self.close()
            raise opening.cannot(path, error, "opened") from error
        except LedgerError:
            self.close()
            raise

    def _prepare(self, fresh: bool, written_at: dt.datetime, wait: float, tell: opening.Tell | None) -> None:
        version = migrations.version_of(self._connection, self.path)
        if version < layout.SCHEMA_VERSION:
            if self.read_only:  # even a reader needs the present tables, and they are made once
                self._connection.close()
                self._connection = opening.connect(self.path, wait=wait, tell=tell)
            migrations.migrate(self._connection, version, written_at)
            if self.read_only:
                self._connection.close()
                self._connection = opening.connect(self.path, read_only=True, wait=wait, tell=tell)
        if self.read_only:
            return
        layout.add_new_columns(self._connection)
        if fresh:
            with self._transaction():
                for name in layout.MADE_BY_MACHINE:
                    self._do(f"DELETE FROM {name}")  # noqa: S608 -- names of our own tables

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; another process may then open it."""
        self._connection.close()

    def note(self, documents: Iterable[Document]) -> None:
        """Keep new versions of documents; a version that comes back after another one becomes the newest again.

        All of them are kept, or none, in the order of their ids whatever order they come in. No more than some hundred are held.

        Args:
            documents: No two with one id.
        """
        self._do("CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM documents LIMIT 0")
        for batch in _in_batches(documents):
            self._insert("incoming", table(Document, batch), version=[document_version(d) for d in batch])
        newest = {v for (v,) in self._rows(f"SELECT version FROM ({_NEWEST})", [self._until])}  # noqa: S608 -- a constant
        fresh = [
            row for row in self._rows("SELECT version, id FROM incoming ORDER BY id, version") if row[0] not in newest
        ]
        with self._transaction():
            self._do(
                "INSERT INTO documents BY NAME SELECT * FROM incoming "
                "WHERE version NOT IN (SELECT version FROM documents) ORDER BY id, version"
            )
            self._log("notings", version=[v for v, _ in fresh], id=[name for _, name in fresh])
        self._do("DROP TABLE incoming")

    def unread(self, rules_version: str) -> Iterator[Document]:
        """The newest versions of which these rules have made no claims yet, by id: what is left to do, whoever began it.

        They are read as they are taken, some hundred at a time, in whatever thread takes them. What is added meanwhile changes
        nothing.
        """
        with contextlib.closing(self._connection.cursor()) as reader:
            try:
                versions = reader.execute(
                    f"SELECT version FROM ({_NEWEST}) WHERE version NOT IN "  # noqa: S608 -- a constant
                    "(SELECT version FROM extractions WHERE rules_version = ?) ORDER BY id",
                    [self._until, rules_version],
                ).fetchall()
                for batch in _in_batches(v for (v,) in versions):
                    sql = "SELECT * FROM documents WHERE version IN (SELECT unnest(?)) ORDER BY id"
                    yield from from_records(Document, reader.sql(sql, params=[batch]).to_arrow_table().to_pylist())
            except duckdb.Error as error:
                raise opening.cannot(self.path, error, "read") from error

    def prefer(self, rules_version: str) -> None:
        """Make the claims of these rules the current ones again, where other rules have read a document since."""
        again = self._rows(
            f"SELECT version FROM ({_READ}) WHERE rules_version <> ? AND version IN "  # noqa: S608 -- a constant
            "(SELECT version FROM extractions WHERE rules_version = ?) ORDER BY version",
            [self._until, rules_version, rules_version],
        )
        with self._transaction():
            self._log("extractions", version=[v for (v,) in again], rules_version=[rules_version] * len(again))

    def add(self, read: Iterable[tuple[Document, Sequence[Claim]]], rules_version: str) -> None:
        """Keep the claims of documents, some hundred documents to a transaction: what is kept is whole."""
        for batch in _in_batches(read):
            self._add(batch, rules_version)

    def _add(self, batch: Sequence[tuple[Document, Sequence[Claim]]], rules_version: str) -> None:
        versions = {id(d): document_version(d) for d, _ in batch}
        rows = table(Claim, [c for _, found in batch for c in found])
        with self._transaction():
            self._insert(
                "claims",
                rows,
                version=[versions[id(d)] for d, found in batch for _ in found],
                rules_version=[rules_version] * len(rows),
            )
            self._log("extractions", version=list(versions.values()), rules_version=[rules_version] * len(versions))

    def keep_results(self, run: Run, series: Sequence[Series], discrepancies: Sequence[Discrepancy]) -> None:
        """Note a finished run with its series and findings; results that are as before are not kept twice."""
        results = {"series": table(Series, series), "discrepancies": table(Discrepancy, discrepancies)}
        last = self._last_results()
        same = last is not None and all(
            self._results(name, kind, last).equals(results[name]) for name, kind in _RESULTS
        )
        with self._transaction():
            ((number,),) = self._rows("SELECT nextval('entry')")
            if not same:
                for name, rows in results.items():
                    self._insert(name, rows, results=[number] * len(rows))
            self._do(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    number, _naive(run.started_at), self._now(), run.program_version, run.rules_version, run.documents,
                    run.claims, run.tracked, len(series), len(discrepancies), run.troubles, last if same else number,
                ],
            )  # fmt: skip

    def decide(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Keep decisions; one that is known already is not kept twice. Gives those that are new."""
        known = {d for (d,) in self._rows("SELECT decision_id FROM decisions")}
        new = list({d.decision_id: d for d in decisions if d.decision_id not in known}.values())
        if new:
            with self._transaction():
                self._log("decisions", table(Decision, new))
        return new

    def documents(self, *, published_by: dt.date | None = None) -> list[Document]:
        """The newest version of every document, by id.

        Args:
            published_by: Only versions that were surely published by that day; of each document the newest such one.
        """
        newest, values = self._newest(published_by)
        sql = f"SELECT * FROM ({newest}) JOIN documents USING (version, id) ORDER BY id"  # noqa: S608 -- a constant
        return self._typed(Document, sql, values)

    def claims(self, *, published_by: dt.date | None = None) -> list[Claim]:
        """The claims of the current state as the machine made them, by document and offset.

        Args:
            published_by: Only those of the versions that :meth:`documents` gives for it.
        """
        newest, values = self._newest(published_by)
        return self._typed(
            Claim,
            f"SELECT claims.* FROM claims JOIN ({newest}) USING (version) JOIN ({_READ}) USING (version, rules_version) "  # noqa: S608
            "ORDER BY doc_id, char_start",
            [*values, self._until],
        )

    def _newest(self, published_by: dt.date | None) -> tuple[str, list[Any]]:
        return (_NEWEST, [self._until]) if published_by is None else (_NEWEST_BY, [self._until, published_by])

    def decisions(self) -> list[Decision]:
        """All decisions, in the order in which the ledger learned of them."""
        sql = "SELECT * FROM decisions WHERE noted_at <= ? ORDER BY entry"
        return self._typed(Decision, sql, [self._until])

    def runs(self) -> list[dict[str, Any]]:
        """All finished runs, the oldest first: a dictionary of the columns of the table ``runs`` each."""
        found: list[dict[str, Any]] = self._arrow(
            "SELECT * FROM runs WHERE ended_at <= ? ORDER BY run", [self._until]
        ).to_pylist()
        return found

    def series(self) -> list[Series]:
        """The series that the last run left, by id."""
        return from_records(Series, self._results("series", Series, self._last_results() or 0).to_pylist())

    def discrepancies(self) -> list[Discrepancy]:
        """The findings that the last run left, in the order in which it gave them."""
        rows = self._results("discrepancies", Discrepancy, self._last_results() or 0)
        return from_records(Discrepancy, rows.to_pylist())

    def _last_results(self) -> int | None:
        ((number,),) = self._rows("SELECT arg_max(results, run) FROM runs WHERE ended_at <= ?", [self._until])
        return None if number is None else int(number)

    def _results(self, name: str, row_type: type, number: int) -> pa.Table:
        rows = self._arrow(f"SELECT * FROM {name} WHERE results = ? ORDER BY rowid", [number])  # noqa: S608 -- our own tables
        return table(row_type, from_records(row_type, rows.to_pylist()))

    def _log(self, name: str, rows: pa.Table | None = None, **own: Sequence[Any]) -> None:
        """Add rows to a table that numbers them and says when they came."""
        made = pa.table({c: pa.array(values, type=pa.string()) for c, values in own.items()}) if rows is None else rows
        numbers = [n for (n,) in self._rows("SELECT nextval('entry') FROM range(?)", [len(made)])]
        self._insert(name, made, entry=numbers, noted_at=[self._now()] * len(made))

    def _insert(self, name: str, rows: pa.Table, **own: Sequence[Any]) -> None:
        """Add rows to a table, with the values of the columns that are the ledger's own."""
        if not len(rows):
            return
        for column, values in own.items():
            rows = rows.append_column(column, pa.array(values))
        self._connection.register("batch", rows)
        try:
            self._do(f"INSERT INTO {name} BY NAME SELECT * FROM batch")  # noqa: S608 -- names of our own tables
        finally:
            with contextlib.suppress(
                duckdb.Error
            ):  # refused in a transaction that has failed; the next batch replaces it
                self._connection.unregister("batch")

    def _typed(self, row_type: type[Row], sql: str, values: Sequence[Any] = ()) -> list[Row]:
        # Rows as dictionaries take five times the memory of the rows: only some of them are such at a time.
        parts = self._arrow(sql, values).to_batches(max_chunksize=_AT_ONCE)
        return from_records(row_type, (row for part in parts for row in part.to_pylist()))

    def _arrow(self, sql: str, values: Sequence[Any] = ()) -> pa.Table:
        try:
            return self._connection.sql(sql, params=list(values)).to_arrow_table()
        except duckdb.Error as error:
            raise opening.cannot(self.path, error, "read") from error

    def _do(self, sql: str, values: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, values)
        except duckdb.Error as error:
            raise opening.cannot(self.path, error, "written") from error

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._do(sql, values).fetchall()

    def _now(self) -> dt.datetime:
        return _naive(self._clock())

    def _transaction(self) -> _Transaction:
        return _Transaction(self)


class _Transaction:
    """All or nothing."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __enter__(self) -> None:
        self.ledger._do("BEGIN")  # noqa: SLF001 -- a part of the ledger

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.ledger._do("COMMIT")  # noqa: SLF001 -- likewise
            return
        with contextlib.suppress(LedgerError):  # a failed COMMIT has rolled back already
            self.ledger._do("ROLLBACK")  # noqa: SLF001 -- likewise


_RESULTS: Final[tuple[tuple[str, type], ...]] = (("series", Series), ("discrepancies", Discrepancy))

_NEWEST: Final = """
    SELECT version, id FROM notings WHERE noted_at <= ?
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY entry DESC) = 1
"""
"""The newest version of every document; takes a moment."""

_NEWEST_BY: Final = """
    SELECT version, id FROM notings
    WHERE noted_at <= ? AND version IN (SELECT version FROM documents WHERE published_latest <= ?)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY entry DESC) = 1
"""
"""The newest version of every document that was published by a day; takes a moment and that day."""

_READ: Final = """
    SELECT version, arg_max(rules_version, entry) AS rules_version FROM extractions WHERE noted_at <= ? GROUP BY version
"""
"""The rules whose claims of a version are current; takes a moment."""


def _in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(itertools.islice(waiting, _BATCH)):
        yield batch


def _naive(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)
