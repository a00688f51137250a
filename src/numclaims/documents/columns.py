"""The fields of a record, and what other programs call them: what is missing, and what stands there under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from numclaims.claims import Trouble
from numclaims.documents.sources import Known
from numclaims.errors import InputError

FIELDS: Final = ("id", "text", "published", "publisher", "title", "url", "language")
"""Fields of a record that are read."""

_OURS: Final = (
    frozenset({"claim_id", "quote", "sentence"}),
    frozenset({"series_id", "measure"}),
    frozenset({"discrepancy_id"}),
)
"""Columns by which our own tables are known."""
_ALSO_CALLED: Final = {
    "id": ("doc_id", "docid", "document_id", "article_id", "uuid", "guid", "key", "no", "nr", "number"),
    "text": ("body", "content", "article", "article_text", "full_text", "fulltext", "story", "maintext", "main_text"),
}
"""The fields that each record needs, and what other programs call them."""

_TITLES: Final = {
    "title": ("headline", "heading", "head", "subject", "article_title"),
    "url": ("link", "address", "source_url", "article_url", "web_url", "permalink"),
}
"""Fields that a text is read without as well, and what other programs call them."""
_LIKELY: Final = {
    "published": (
        "date", "day", "pubdate", "pub_date", "published_at", "published_on", "publish_date", "date_publish", "date_published",
        "datepublished", "published_date", "publication_date", "publishedat", "datetime",
    ),
    "publisher": ("source", "outlet", "newspaper", "publication", "source_name", "source_domain", "news_source"),
}  # fmt: skip
"""Fields that a record need not have, and what other programs call them: figures without a day can hardly be followed."""


def check(names: Sequence[str]) -> None:
    """Pass a table that has the columns that each record needs.

    Raises:
        InputError: One is missing; the cure names the column that seems to be it.
    """
    missing = [wanted for wanted in _ALSO_CALLED if wanted not in names]
    if not missing:
        return
    if any(ours.issubset(names) for ours in _OURS):
        raise InputError(
            "It is a table that numclaims made, not one of articles.",
            "Take it out of the folder; documents.jsonl holds the texts.",
        )
    cures = []
    for wanted in missing:
        found = _named(names, _ALSO_CALLED[wanted])
        cures.append(f"Rename {found!r} to {wanted!r}." if found else f"Give it a column {wanted!r}.")
    # Who renames one column renames the others in the same go.
    likely = [(_named(names, others), wanted) for wanted, others in (_LIKELY | _TITLES).items() if wanted not in names]
    also = ", ".join(f"{found!r} to {wanted!r}" for found, wanted in likely if found is not None)
    told = ", ".join(name[:40] for name in names)[:200]
    raise InputError(
        f"It has no column {missing[0]!r}; its columns are {told}.",
        " ".join([*cures, f"Likely too: {also}." if also else f"Read too: {', '.join(FIELDS[2:])}."]),
    )


def overlooked(names: Iterable[str], where: str, known: Known) -> Iterator[Trouble]:
    """Name the fields that seem to tell day and publisher under another name, which is not read.

    Args:
        names: The fields of a table, or of its first record.
        where: The table, as its user knows it.
        known: What ``sources.csv`` says of it.
    """
    here = list(names)
    known_here = {name.strip().lower() for name in here}
    for wanted, others in _LIKELY.items():
        other = _named(here, others)
        if wanted not in known_here and other is not None and not getattr(known, wanted):
            what = "the day on which a text was published" if wanted == "published" else "who printed it"
            problem = f"There is no {wanted!r}, and {other!r} is not read."
            yield Trouble(source=where, problem=problem, cure=f"Rename it to {wanted!r} if it tells {what}.")


def _named(names: Sequence[str], others: Iterable[str]) -> str | None:
    """The field that bears one of some names, the likeliest first."""
    here = {name.strip().lower(): name for name in names}
    return next((here[name] for name in others if name in here), None)


def renaming(record: Mapping[str, Any], wanted: str) -> str:
    """How to give a record a field that it seems to have under another name; empty where it has none.

    Args:
        record: Its fields.
        wanted: The field.
    """
    other = next((field for field in _ALSO_CALLED[wanted] if record.get(field)), None)
    return "" if other is None else f"Rename {other!r} to {wanted!r}."
