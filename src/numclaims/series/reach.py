"""Figures that count more than the place they were given: "the toll in both countries", "killed in Kenya and Somalia"."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.claims import Claim
from numclaims.lexicons import gazetteer
from numclaims.series import hints, keys, wording

BEFORE: Final = 110
BEHIND: Final = 70
"""So many characters before and behind the number, words still tell what it counts."""

_TWO: Final = re.compile(r"\b((?:[A-Z][\w'’]+ ){0,2}[A-Z][\w'’]+) and ((?:[A-Z][\w'’]+ ){0,2}[A-Z][\w'’]+)")


def several_countries(claim: Claim) -> bool:
    """Whether a figure that was given to one country is told for it and others together."""
    if not keys.is_country(claim) or claim.quote == "":
        return False
    near = wording.before(claim)[-BEFORE:], wording.after(claim)[:BEHIND]
    if any(hints.told("several-countries", " ".join(words.split())) for words in near):
        return True
    return _of_two(claim.sentence, claim.char_start - claim.sentence_start, keys.place_key(claim))


@functools.lru_cache(maxsize=2048)
def _of_two(sentence: str, at: int, place: str) -> bool:
    """Whether the country stands in the sentence only as one of two, nearer to the number than any other place of its own."""
    pairs = [found for found in _TWO.finditer(sentence) if place in {_country(found[1]), _country(found[2])}]
    pairs = [
        found
        for found in pairs
        if _country(found[1]) and _country(found[2]) and _country(found[1]) != _country(found[2])
    ]
    if not pairs or not any(-BEFORE <= found.start() - at <= BEFORE for found in pairs):
        return False
    rest = sentence
    for found in reversed(pairs):
        rest = rest[: found.start()] + rest[found.end() :]
    return not any(_country(name) == place for name in re.findall(r"(?:[A-Z][\w'’]+ ){0,2}[A-Z][\w'’]+", rest))


@functools.lru_cache(maxsize=2048)
def _country(name: str) -> str:
    """The key of a country by one of its names; empty for anything else."""
    for entry in gazetteer.find(name):
        if entry.kind == gazetteer.COUNTRY and not entry.demonym:
            return keys.folded(gazetteer.place_at(entry.index).name)
    return ""
