"""Who really knows: primary sources, counted once however many papers print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series.keys import folded

GENERIC: Final = frozenset(
    {
        "activist", "activists", "opposition activists", "opposition", "opposition sources", "opposition groups",
        "rights groups", "rights group", "human rights groups", "rights activists", "human rights activists",
        "campaigners", "witnesses", "witness", "eyewitnesses", "eyewitness", "residents", "resident", "local residents",
        "residents and activists", "officials", "official", "spokesman", "doctors", "doctor", "medics", "reports",
        "media reports", "local media", "state media", "sources", "source", "security sources", "medical sources",
        "hospital sources", "diplomats", "experts", "analysts", "aid workers", "refugees", "villagers", "locals", "group",
        "he", "she", "they", "it", "protesters", "organisers", "organizers", "rebels", "people", "some", "others",
        "estimates", "authorities", "police", "monitor", "monitors", "monitoring group", "war monitor",
    }
)  # fmt: skip
"""Sources without a name: the same words in two documents need not be the same people."""

NUMBERLESS_TYPES: Final = frozenset({"unnamed", "witness"})
"""Attribution types that never stand for one identifiable source."""


def primary(claims: Iterable[Claim]) -> dict[str, str]:
    """The primary source of every claim, by claim_id; a copy's own voice is the voice of the original.

    Args:
        claims: All claims that are compared; the originals of copies must be among them to be recognised.
    """
    rows = list(claims)
    voices = {claim.doc_id: claim.publisher or claim.doc_id for claim in rows}
    found: dict[str, str] = {}
    for claim in rows:
        own = claim.attributed_to is None and claim.root in {None, claim.publisher, claim.doc_id}
        if own and claim.copy_of is not None:
            found[claim.claim_id] = voices.get(claim.copy_of, claim.copy_of)
        else:
            found[claim.claim_id] = claim.root or claim.publisher or claim.doc_id
    return found


LONGEST: Final = 6
"""A name of more words than this is a piece of sentence."""


def named(claim: Claim) -> bool:
    """Whether the source is somebody who can be told from others: not "activists" or "residents"."""
    if claim.attributed_to is None:
        return True
    if claim.attribution_type in NUMBERLESS_TYPES:
        return False
    name = folded(claim.root or claim.attributed_to_resolved or claim.attributed_to)
    words = name.removeprefix("the ").removeprefix("a ").removeprefix("an ").split()
    tails = {" ".join(words[-count:]) for count in (1, 2, 3)}
    return 0 < len(words) <= LONGEST and not tails & GENERIC and not {"who", "which", "that", "it"} & set(words)


def mangled(claim: Claim) -> bool:
    """Whether the name of the source is a piece of sentence, too long to be told from any other."""
    return claim.attributed_to is not None and len((claim.root or claim.attributed_to).split()) > 2 * LONGEST


def own_voice(claim: Claim) -> bool:
    """Whether the publisher says it itself."""
    return claim.attributed_to is None


def each_once(claims: Sequence[Claim], roots: dict[str, str]) -> tuple[str, ...]:
    """The primary sources of claims, in their order, each once."""
    return tuple(dict.fromkeys(roots[claim.claim_id] for claim in claims))


def publishers(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The known publishers of claims, sorted, each once."""
    return tuple(sorted({claim.publisher for claim in claims if claim.publisher}))


def printers(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who printed claims, sorted, each once; a document of unknown publisher stands for itself."""
    return tuple(sorted({printer(claim) for claim in claims}))


def printer(claim: Claim) -> str:
    """The publisher of a claim; where that is unknown its document, or the one of which it is a copy."""
    return claim.publisher or claim.copy_of or claim.doc_id
