"""The tables as an SQLite file that Datasette opens: keys, indexes, views, and full-text search on sentences and texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import ColumnType, columns
from numclaims.records.whole import whole
from numclaims.views.tables import DOCUMENT_COLUMNS, SEVERITIES, document_rows, sorted_findings

NAME: Final = "numclaims.sqlite"

_SQL: Final[dict[ColumnType, str]] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "list": "TEXT",
    "integers": "TEXT",
}
_KEYS: Final = {
    "claims": {
        "doc_id": "documents(id)",
        "copy_of": "documents(id)",
        "part_of": "claims(claim_id)",
        "series_id": "series(series_id)",
    },
    "documents": {"copy_of": "documents(id)"},
}
_INDEXED: Final = {
    "claims": ("doc_id", "series_id", "measure", "place_name", "root", "as_of_latest", "part_of", "copy_of"),
    "series": ("measure", "place_name", "status"),
    "discrepancies": ("type", "severity", "measure"),
    "finding_claims": ("claim_id",),
    "finding_series": ("series_id",),
}
_LINKS: Final = """
CREATE TABLE finding_claims (
    discrepancy_id TEXT NOT NULL REFERENCES discrepancies(discrepancy_id), position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claims(claim_id), PRIMARY KEY (discrepancy_id, position));
CREATE TABLE finding_series (
    discrepancy_id TEXT NOT NULL REFERENCES discrepancies(discrepancy_id), position INTEGER NOT NULL,
    series_id TEXT NOT NULL REFERENCES series(series_id), PRIMARY KEY (discrepancy_id, position));
"""
_SEARCH: Final = """
CREATE VIRTUAL TABLE claims_fts USING fts5(sentence, counted, attributed_to, content="claims");
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content="documents");
INSERT INTO documents_fts(documents_fts) VALUES ('rebuild');
"""
_VIEWS: Final = """
CREATE VIEW figures AS
SELECT as_of_latest AS as_of, measure, value, low, high, qualifier, unit, population, place_name, attributed_to, publisher,
    iif(published_earliest = published_latest, published_latest, NULL) AS published, sentence, stock_flow, actor, root, hedge,
    doc_id, url, claim_id, series_id
FROM claims WHERE tracked ORDER BY measure, place_name, as_of_latest IS NULL, as_of_latest, doc_id, char_start;
CREATE VIEW latest_of_each_source AS
SELECT series_id, root, as_of, measure, place_name, value, low, high, qualifier, quote, sentence, publisher, doc_id, claim_id
FROM (
    SELECT *, as_of_latest AS as_of, row_number() OVER (
        PARTITION BY series_id, root
        ORDER BY coalesce(as_of_latest, as_of_earliest) IS NULL, coalesce(as_of_latest, as_of_earliest) DESC,
            doc_id DESC, char_start DESC
    ) AS nth
    FROM claims WHERE tracked AND series_id IS NOT NULL AND derived_from IS NULL
) WHERE nth = 1 ORDER BY series_id, root;
CREATE VIEW findings_with_quotes AS
SELECT d.severity, d.type, d.explanation, c.quote, c.sentence, c.root, c.publisher, c.as_of_latest AS as_of, c.url, c.doc_id,
    d.discrepancy_id, c.claim_id
FROM discrepancies d JOIN finding_claims f USING (discrepancy_id) JOIN claims c USING (claim_id)
ORDER BY {severity}, d.discrepancy_id, f.position;
"""


def write_database(
    path: Path,
    documents: Iterable[Document],
    claims: Sequence[Claim],
    series: Iterable[Series],
    discrepancies: Iterable[Discrepancy],
    reasons: Mapping[str, Mapping[str, str]] | None = None,
) -> Path:
    """Write documents, claims, series and findings as tables, sorted, so that the same rows give the same bytes.

    Lists are joined with ``;``; which claims and series a finding compares stands in tables of its own too. A reference to a
    row that is not there (a document whose text is superseded) is left empty.
    """
    told = document_rows(documents, reasons)
    findings = sorted_findings(discrepancies)
    tables: tuple[tuple[str, str, dict[str, ColumnType], list[Any]], ...] = (
        ("documents", "id", DOCUMENT_COLUMNS, told),
        ("series", "series_id", columns(Series), sorted(series, key=lambda s: s.series_id)),
        ("claims", "claim_id", columns(Claim), sorted(claims, key=lambda c: (c.doc_id, c.char_start, c.claim_id))),
        ("discrepancies", "discrepancy_id", columns(Discrepancy), findings),
    )
    with whole(path) as part:
        part.unlink(missing_ok=True)
        base = sqlite3.connect(part, isolation_level=None)
        try:
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            base.execute("BEGIN")
            for name, key, kinds, rows in tables:
                _fill(base, name, key, kinds, rows)
            _run(base, _LINKS)
            for table, column in (("finding_claims", "claim_ids"), ("finding_series", "series_ids")):
                base.executemany(
                    f"INSERT INTO {table} VALUES (?, ?, ?)",  # noqa: S608 -- names of our own
                    [(d.discrepancy_id, i, v) for d in findings for i, v in enumerate(getattr(d, column))],
                )
            _clear_dangling(base)
            for table, names in _INDEXED.items():
                for column in names:
                    base.execute(f'CREATE INDEX "{table}_{column}" ON {table}("{column}")')
            rank = " ".join(f"WHEN '{name}' THEN {place}" for name, place in SEVERITIES.items())
            _run(base, _VIEWS.format(severity=f"CASE d.severity {rank} END") + _SEARCH)
            base.execute("COMMIT")
            base.execute("VACUUM")
        finally:
            base.close()
    return path


def _run(base: sqlite3.Connection, script: str) -> None:
    """Run statements within the transaction, which ``executescript`` would end."""
    for statement in script.split(";\n"):
        base.execute(statement)


def _fill(base: sqlite3.Connection, table: str, key: str, kinds: dict[str, ColumnType], rows: Sequence[Any]) -> None:
    keys = _KEYS.get(table, {})
    definitions = [
        f'"{name}" {_SQL[kind]}'
        + (" PRIMARY KEY NOT NULL" if name == key else "")
        + (f" REFERENCES {keys[name]}" if name in keys else "")
        for name, kind in kinds.items()
    ]
    base.execute(f"CREATE TABLE {table} ({', '.join(definitions)})")
    pairs = tuple(kinds.items())
    base.executemany(
        f"INSERT INTO {table} VALUES ({', '.join('?' * len(kinds))})",  # noqa: S608 -- names of our own columns
        ([_value(r[n] if isinstance(r, dict) else getattr(r, n), k) for n, k in pairs] for r in rows),
    )


def _value(value: Any, kind: ColumnType) -> Any:  # noqa: ANN401 -- a cell may hold anything
    if value is None:
        return None
    if kind in {"list", "integers"}:
        return ";".join(str(v) for v in value) or None
    if kind == "boolean":
        return int(value)
    return str(value) if kind in {"text", "date"} else value


def _clear_dangling(base: sqlite3.Connection) -> None:
    """Empty references that lead nowhere: a key must hold, and a file that says so falsely is worse than an empty cell."""
    links = {"finding_claims": {"claim_id": "claims(claim_id)"}, "finding_series": {"series_id": "series(series_id)"}}
    for table, keys in (_KEYS | links).items():
        for column, target in keys.items():
            other, _, key = target.rstrip(")").partition("(")
            lost = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{key}" FROM {other})'  # noqa: S608 -- our own names
            if table in links:
                base.execute(f"DELETE FROM {table} WHERE {lost}")  # noqa: S608 -- likewise
            else:
                base.execute(f'UPDATE {table} SET "{column}" = NULL WHERE {lost}')  # noqa: S608 -- likewise
