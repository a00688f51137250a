"""Where on the page, or on which of its files, everything stands: the permalinks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from numclaims.claims import Claim

MAIN: Final = "report.html"


def finding_anchor(discrepancy_id: str) -> str:
    """Where a finding stands."""
    return f"f-{discrepancy_id}"


def series_anchor(series_id: str) -> str:
    """Where a figure stands."""
    return f"s-{series_id}"


def row_anchor(claim_id: str) -> str:
    """Where a claim stands in the table of its figure."""
    return f"r-{claim_id}"


def claim_anchor(claim_id: str) -> str:
    """Where a number stands in its article."""
    return f"c-{claim_id}"


def document_anchor(doc_id: str) -> str:
    """Where an article stands; ids of documents may hold what an address cannot."""
    return f"d-{hashlib.sha256(doc_id.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Links from one file of the page to anything on any of them.

    Attributes:
        file: The file from which the links lead.
        documents: The file that holds each document, by id.
        series: The file that holds each series, by id.
    """

    file: str = MAIN
    documents: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)

    def claim(self, claim: Claim) -> str:
        """To a number in its article; of one that was worked out, to the total from which it was."""
        target = claim.derived_from[-1] if claim.derived_from else claim.claim_id
        return self._from(self.documents.get(claim.doc_id, self.file)) + "#" + claim_anchor(target)

    def row(self, claim: Claim) -> str:
        """To a claim in the table of its figure."""
        return self._from(self.series.get(claim.series_id or "", self.file)) + "#" + row_anchor(claim.claim_id)

    def figure(self, series_id: str) -> str:
        """To a figure."""
        return self._from(self.series.get(series_id, self.file)) + "#" + series_anchor(series_id)

    def document(self, doc_id: str) -> str:
        """To an article."""
        return self._from(self.documents.get(doc_id, self.file)) + "#" + document_anchor(doc_id)

    def _from(self, file: str) -> str:
        return "" if file == self.file else file


def web_address(url: str | None) -> str | None:
    """An address that may become a link: absolute, http or https, nothing that a browser would run or a reader misread."""
    if url is None or any(c.isspace() or ord(c) < 32 for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None
