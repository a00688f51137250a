"""What brought a toll about: the disaster or accident that its sentence names, or else the title of its text."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.claims import Claim
from numclaims.series import eventwords, hints, keys, wording

DISEASE: Final = "disease"
BLAST: Final = "blast"
SHOOTING: Final = "shooting"
ATTACK: Final = "attack"
"""Stands for any attack, whatever it was done with; no entry of the lexicon."""

NONE: Final[frozenset[str]] = frozenset()
ATTACK_BY_BOMB: Final = frozenset({ATTACK, BLAST})
ATTACK_BY_GUN: Final = frozenset({ATTACK, SHOOTING})


def of(claim: Claim) -> frozenset[str]:
    """The disasters and accidents that a claim tells of, no disease among them; none if neither sentence nor title names one.

    The title of a text speaks for a toll whose own sentence names no cause, but not for the dead of a war that it recalls.
    """
    return _of(claim.sentence, claim.title or "", claim.measure in keys.TOLLS)


@functools.lru_cache(maxsize=4096)
def _of(sentence: str, title: str, toll: bool) -> frozenset[str]:
    words = wording.lower(sentence)
    told = frozenset(eventwords.named("cause", words))
    if told or not toll or not title or hints.told("war", words):
        return told - {DISEASE}
    told = frozenset(eventwords.named("cause", wording.lower(title)))
    return NONE if DISEASE in told else told


def told(claim: Claim) -> frozenset[str]:
    """What :func:`of` gives, or else the attack whose toll a claim counts on: "lowered the toll from Sunday's attacks"."""
    return of(claim) or (frozenset({ATTACK}) if _counts_attack(claim) else NONE)


def _counts_attack(claim: Claim) -> bool:
    """Whether the sentence or the title names an attack whose toll is counted on; not the deaths of all attacks of a war."""
    words, title = wording.lower(claim.sentence), wording.lower(claim.title or "")
    if claim.measure not in keys.TOLLS or hints.told("war", words) or not still_counted(claim):
        return False
    return not wording.says_since(claim) and (hints.told("blow", words) or hints.told("blow", title))


def shared(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The causes that two reports both name; an attack may have been a bombing or a shooting."""
    both = mine & theirs
    if both:
        return both
    return frozenset({ATTACK}) if mine and theirs and mine | theirs in (ATTACK_BY_BOMB, ATTACK_BY_GUN) else NONE


def agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two reports may be of one cause: one is named by both, or one of them names none."""
    return not mine or not theirs or bool(shared(mine, theirs))


def still_counted(claim: Claim) -> bool:
    """Whether the sentence, or the title of its text, speaks of a toll that was told before and is counted further."""
    return wording.still_counted(claim) or hints.told("still-counted", wording.lower(claim.title or ""))


def lowered(claim: Claim) -> bool:
    """Whether sentence or title give the figure as a lower one than was told before: a correction."""
    return hints.told("lowered", wording.lower(f"{claim.sentence} {claim.title or ''}"))


def deeds_once(claim: Claim) -> frozenset[str]:
    """What a place sees once in a long while, named by the sentence or the title: "the massacre", "the quake"."""
    return wording.deeds_once(claim) or (
        frozenset(eventwords.named("deed", wording.lower(claim.title or ""))) & eventwords.once()
        if claim.measure in keys.TOLLS and not hints.told("war", wording.lower(claim.sentence))
        else NONE
    )
