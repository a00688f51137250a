"""The claims of a ledger as people left them: what documents tell of each other, then what people decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from numclaims.claims import Document
from numclaims.pipeline import together
from numclaims.records import decisions
from numclaims.records.decisions import Laid

if TYPE_CHECKING:
    from numclaims.records.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is followed and compared.

    Attributes:
        documents: The documents, with what they tell of each other.
        laid: Their claims, with decisions laid over them.
        reasons: By the id of a document, why something was laid over it.
        unplaced: With a day to look back from: the documents left out because they may have been published later.
    """

    documents: list[Document]
    laid: Laid
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)


def decided(book: Ledger, *, as_known_on: dt.date | None = None) -> Decided:
    """The documents and claims of a ledger; nothing is written.

    Args:
        book: An open ledger.
        as_known_on: Only documents that were surely published by that day.
    """
    basis = together.lay_over(book.documents(published_by=as_known_on), book.claims(published_by=as_known_on))
    unplaced: list[str] = []
    made = book.decisions()
    if as_known_on is not None:
        from numclaims.series import knowing

        placed = {d.id for d in basis.documents}
        hidden = {d.id: d for d in book.documents() if d.id not in placed}
        unplaced = knowing.unplaced(hidden.values(), as_known_on)
        made = [d for d in made if d.doc_id not in hidden]  # of documents that were not there yet
    laid = decisions.lay_over(basis.claims, basis.documents, made)
    return Decided(documents=basis.documents, laid=laid, reasons=basis.reasons, unplaced=unplaced)
