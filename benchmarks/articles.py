"""Articles for benchmarks: the seeds with their paragraphs in another order each time, so that no two documents are the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def articles(count: int) -> Iterator[dict[str, str]]:
    """So many articles, as records with an id and a text of some four kilobytes.

    Args:
        count: How many.
    """
    texts = [p.read_text(encoding="utf-8").split("\n") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    for number in range(count):
        lines = texts[number % len(texts)]
        cut = number % len(lines)
        yield {"id": f"a{number:07}", "text": "\n".join([*lines[cut:], *lines[:cut], f"Article {number}."])}


def write_lines(path: Path, count: int) -> Path:
    """Write articles as JSON lines.

    Args:
        path: The file.
        count: How many.
    """
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in articles(count))
    return path


def write_parquet(path: Path, count: int, *, group: int = 500) -> Path:
    """Write articles as Parquet.

    Args:
        path: The file.
        count: How many.
        group: Articles of a row group.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, made, compression="zstd") as writer:
        rows: list[dict[str, str]] = []
        for row in articles(count):
            rows.append(row)
            if len(rows) == group:
                writer.write_table(pa.Table.from_pylist(rows, schema=made))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema=made))
    return path
