"""The time machine: what was known on a day, which is what documents published up to that day tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from numclaims.claims import Document


def published_by(document: Document, day: dt.date) -> bool:
    """Whether a document's own text or metadata place it on that day or before.

    A document without a date is not placed by what later documents tell of it: that was not known then.
    """
    return document.published_latest is not None and document.published_latest <= day


def unplaced(documents: Iterable[Document], day: dt.date) -> list[str]:
    """The ids of documents that may have been published by that day, but need not: no date, or one that reaches beyond it."""
    return sorted(
        d.id
        for d in documents
        if not published_by(d, day) and (d.published_earliest is None or d.published_earliest <= day)
    )
