"""``datapackage.json``: the tables of ``run`` described as a Frictionless Data Package.

The properties are those of https://specs.frictionlessdata.io/data-package/ and its Table Schema.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import MISSING, dataclass
from pathlib import Path
from typing import Any, Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import ColumnType, columns
from numclaims.version import VERSION
from numclaims.views.interchange.described import choices, descriptions, figure_descriptions
from numclaims.views.tables import DOCUMENT_COLUMNS, FIGURE_COLUMNS, PLAIN, CsvStyle, whole_file

NAME: Final = "datapackage.json"
_TYPES: Final[dict[ColumnType, str]] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "list": "string",
    "integers": "string",
}
_CHUNK: Final = 1 << 20
_LINES: Final = "application/x-ndjson"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table of the package.

    Attributes:
        path: Its file.
        title: What it holds, in a sentence.
        row_type: The type of its rows.
        kinds: Its columns.
        told: What they mean.
        key: Its primary key.
        points_to: Columns that hold keys of other tables; the table itself is named by nothing.
    """

    path: str
    title: str
    row_type: type
    kinds: dict[str, ColumnType]
    told: dict[str, str]
    key: str
    points_to: dict[str, tuple[str, str]]


def _tables() -> list[_Table]:
    return [
        _Table(
            path="documents.csv",
            title="What is known of the texts that were read; the texts themselves stand in documents.jsonl.",
            row_type=Document,
            kinds={name: kind for name, kind in DOCUMENT_COLUMNS.items() if name != "text"},
            told=descriptions(Document)
            | {"copy_reason": "Why it counts as a copy.", "published_reason": "Why it got an inferred date."},
            key="id",
            points_to={"copy_of": ("", "id")},
        ),
        _Table(
            path="figures.csv",
            title="The tracked claims, for people.",
            row_type=Claim,
            kinds=FIGURE_COLUMNS,
            told=figure_descriptions(),
            key="claim_id",
            points_to={"claim_id": ("claims", "claim_id"), "series_id": ("series", "series_id")},
        ),
        _Table(
            path="claims.csv",
            title="One row for every number found.",
            row_type=Claim,
            kinds=columns(Claim),
            told=descriptions(Claim),
            key="claim_id",
            points_to={
                "doc_id": ("documents", "id"),
                "copy_of": ("documents", "id"),
                "part_of": ("", "claim_id"),
                "series_id": ("series", "series_id"),
            },
        ),
        _Table(
            path="series.csv",
            title="One row for every figure that is followed.",
            row_type=Series,
            kinds=columns(Series),
            told=descriptions(Series),
            key="series_id",
            points_to={},
        ),
        _Table(
            path="discrepancies.csv",
            title="One row for every finding.",
            row_type=Discrepancy,
            kinds=columns(Discrepancy),
            told=descriptions(Discrepancy),
            key="discrepancy_id",
            points_to={},
        ),
    ]


def write_datapackage(folder: Path, style: CsvStyle = PLAIN) -> Path:
    """Describe the tables that stand in a folder, with their sizes and SHA-256.

    Args:
        folder: Where ``run`` wrote them.
        style: What the CSV files carry beyond the contract.

    Returns:
        The file written.
    """
    package = {
        "profile": "data-package",
        "name": "numclaims",
        "title": "How many, according to whom, as of when, and where the reports disagree",
        "description": (
            "Every number of a set of news texts as a claim, the figures followed over time, and where they disagree. In CSV, "
            "lists are joined with ;, and a text that begins with = + - @ or a tab has an apostrophe before it, so that no "
            f"spreadsheet runs it. Made by numclaims {VERSION}."
        ),
        "resources": [*(_resource(folder, t, style) for t in _tables()), _texts(folder)],
    }
    path = folder / NAME
    with whole_file(path) as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=1) + "\n")
    return path


def _file(file: Path, title: str, mediatype: str) -> dict[str, Any]:
    return {
        "path": file.name,
        "title": title,
        "format": file.suffix[1:],
        "mediatype": mediatype,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{_sha256(file)}",
    }


def _texts(folder: Path) -> dict[str, Any]:
    """The texts, which no table of the package holds: a file that is described, not read."""
    file = folder / "documents.jsonl"
    told = _file(
        file, "The texts that all offsets point into, with what is known of them, a JSON object a line.", _LINES
    )
    return {"name": "texts", "type": "file", "profile": "data-resource", "encoding": "utf-8", **told}


def _resource(folder: Path, table: _Table, style: CsvStyle) -> dict[str, Any]:
    file = folder / table.path
    made: dict[str, Any] = {
        "name": file.stem,
        "type": "table",
        "profile": "tabular-data-resource",
        "encoding": "utf-8-sig" if style.bom else "utf-8",
        **_file(file, table.title, "text/csv"),
    }
    if style.hxl:
        # The tag row is no data: every tag begins with this character, and no first cell of a row of data does.
        made["dialect"] = {"commentChar": "#"}
    made["schema"] = {
        "fields": _fields(table),
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    keys = [
        {"fields": [name], "reference": {"resource": other, "fields": [column]}}
        for name, (other, column) in table.points_to.items()
    ]
    if keys:
        made["schema"]["foreignKeys"] = keys
    return made


def _fields(table: _Table) -> list[dict[str, Any]]:
    few = choices(table.row_type)
    needed = _needed(table)
    made: list[dict[str, Any]] = []
    for name, kind in table.kinds.items():
        field: dict[str, Any] = {"name": name, "type": _TYPES[kind]}
        if table.told.get(name):
            field["description"] = table.told[name]
        constraints: dict[str, Any] = {"required": True} if name in needed else {}
        if name in few:
            constraints["enum"] = list(few[name])
        if constraints:
            field["constraints"] = constraints
        made.append(field)
    return made


def _needed(table: _Table) -> set[str]:
    """Columns that hold something in every row: those without a default; an empty text would look like null."""
    texts = {"quote", "text", "sentence"}
    return {f.name for f in dataclasses.fields(table.row_type) if f.default is MISSING and f.name not in texts} & {
        name for name, kind in table.kinds.items() if kind not in {"list", "integers"}
    }


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
