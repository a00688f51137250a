"""Who really knows: primary sources, counted once however many papers print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import hints
from numclaims.series.keys import folded

UNNAMED: Final = "unnamed"
"""The hint of sources without a name: the same words in two documents need not be the same people."""

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


OPENING: Final = 2
"""So many words may stand before an "it" that opens its sentence."""

REACH: Final = 80
"""So many characters behind a figure, "according to" speaks of it."""

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
    return (
        0 < len(words) <= LONGEST
        and tails.isdisjoint(hints.words(UNNAMED))
        and not {"who", "which", "that", "it"} & set(words)
    )


def mangled(claim: Claim) -> bool:
    """Whether the name of the source is none: a piece of sentence, too long to be told from any other, or a number."""
    if claim.attributed_to is None:
        return False
    name = claim.root or claim.attributed_to
    return len(name.split()) > 2 * LONGEST or not any(letter.isalpha() for letter in name)


def unclear(claim: Claim) -> bool:
    """Whether the sentence makes it doubtful who gives the figure.

    An "it" within a sentence that does not name it ("Syria blames gangs who it says killed 800") stands for the subject of that
    sentence more often than for the source named last; and "according to" behind a figure names another source than the one
    before it ("which the UN says killed 3,500, and 1,100 soldiers, according to the government").
    """
    name = claim.attributed_to_resolved
    behind = claim.sentence[claim.char_end - claim.sentence_start :][:REACH].lower()
    if claim.cue_end is not None and claim.cue_end <= claim.char_start and "according to" in behind:
        return True
    if (
        claim.attributed_to is None
        or claim.attributed_to.lower() != "it"
        or claim.attribution_start is None
        or not name
    ):
        return False
    before = claim.sentence[: claim.attribution_start - claim.sentence_start]
    return len(before.split()) > OPENING and folded(name.split()[-1]) not in folded(claim.sentence)


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
