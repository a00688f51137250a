"""What documents tell of each other, laid over what a ledger holds: copies, and dates inferred. The ledger is not changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from numclaims.claims import Claim, Document
from numclaims.pipeline.extracting import claims_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The documents and claims that are followed and compared.

    Attributes:
        documents: With their copies marked, and dates inferred where they were unknown.
        claims: Likewise, resolved against those dates.
        reasons: By the id of a document, why something was laid over it: ``copy_reason``, ``published_reason``.
    """

    documents: list[Document]
    claims: list[Claim]
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def lay_over(documents: Sequence[Document], claims: Sequence[Claim]) -> Basis:
    """Mark the copies among documents, and date those that can be dated by the others.

    Args:
        documents: The current documents of a ledger.
        claims: Their claims.
    """
    from numclaims.series import copies, dating

    found = copies.find(documents)
    inferred = dating.infer(documents, claims, found)
    dated = dating.date(documents, inferred)
    # The few documents that got a date are read again with it: what their words reckon from it cannot be told otherwise.
    again = [row for d in dated if d.id in inferred for row in claims_of(d)]
    reasons: dict[str, dict[str, str]] = {name: {"copy_reason": copy.reason} for name, copy in found.items()}
    for name, its in inferred.items():
        reasons.setdefault(name, {})["published_reason"] = its.reason
    return Basis(
        documents=copies.mark(dated, found),
        claims=copies.mark_claims(dating.date_claims(claims, inferred, again), found),
        reasons=reasons,
    )
