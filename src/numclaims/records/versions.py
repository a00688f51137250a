"""When two readings of a document are the same version of it."""

from __future__ import annotations

import hashlib

from numclaims.claims import Document
from numclaims.records.schema import record


def document_version(document: Document) -> str:
    """16 hex digits that change with the text or with anything known about the document.

    What is not known does not count, so a field that a later program adds leaves the versions of earlier documents as they are.
    """
    known = sorted((k, str(v)) for k, v in record(document).items() if k != "text" and v is not None and v != ())
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]
