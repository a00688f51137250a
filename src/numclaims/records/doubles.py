"""Documents that two parts of a data set have: found without holding all ids in memory, and left out of the later part."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator, Sequence
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from numclaims.claims import Trouble
from numclaims.documents.addresses import place
from numclaims.records.dataset import Dataset, Note

_MEMORY: Final = "256MB"
"""What DuckDB may hold before it puts ids on disk."""


def doubles(data: Dataset) -> dict[str, list[str]]:
    """Ids of documents that an earlier part has too, by the name of the part; sorted, and only parts that have any.

    Args:
        data: The data set.
    """
    names = data.parts()
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect(config={"memory_limit": _MEMORY}) as book:
        book.execute(f"SET temp_directory = '{scratch}'")
        book.execute("CREATE TABLE ids (part INTEGER, doc_id VARCHAR)")
        for number, name in enumerate(names):
            with place(data.folder.path_of(name)).open("rb") as stream:
                given = pa.table({"doc_id": pq.ParquetFile(stream).read(["doc_id"])["doc_id"].unique()})
            book.register("given", given)
            book.execute(f"INSERT INTO ids SELECT {number}, doc_id FROM given")  # noqa: S608 -- our own number
            book.unregister("given")
        rows = book.execute(
            "SELECT part, doc_id FROM ids QUALIFY part > min(part) OVER (PARTITION BY doc_id) ORDER BY part, doc_id"
        ).fetchall()
    found: dict[str, list[str]] = {}
    for part, doc_id in rows:
        found.setdefault(names[part], []).append(doc_id)
    return found


def leave_out(data: Dataset, name: str, doc_ids: Sequence[str], troubles: Sequence[Trouble]) -> Note:
    """Write a part anew without the claims of some documents.

    Args:
        data: The data set.
        name: The part.
        doc_ids: The documents.
        troubles: Why, one for each.

    Returns:
        What is now noted of the part.
    """
    note = data.note(name)
    unwanted = pa.array(doc_ids)

    def kept() -> Iterator[pa.RecordBatch]:
        with place(data.folder.path_of(name)).open("rb") as stream:
            for given in pq.ParquetFile(stream).iter_batches():
                yield given.filter(pc.invert(pc.is_in(given.column("doc_id"), value_set=unwanted)))

    return data.write(
        name,
        kept(),
        lambda rows: dataclasses.replace(
            note,
            rows=rows,
            documents=note.documents - len(doc_ids),
            troubles=(*note.troubles, *troubles),
            left_out=(*note.left_out, *doc_ids),
        ),
    )
