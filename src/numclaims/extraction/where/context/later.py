"""Finds the place of a figure in the sentences behind its own: a headline is explained by its lead."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.fit.rows import whole_of
from numclaims.extraction.where.named import HOLDING, Named, as_scene, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.parts.routes import is_on_route
from numclaims.extraction.where.words import ASIDES, HARDEST
from numclaims.reading import Reading, Sentence


def place_after(reading: Reading, places: Places, sentence: Sentence, ahead: int) -> Named | None:
    """The first town or province in the sentences behind: a headline is explained by its lead."""
    for index in range(sentence.index + 1, min(sentence.index + 1 + ahead, len(places.bounds))):
        if nameless(places, index):
            continue
        later = sentence_at(reading, index)
        if later is None:
            break
        for name in parts(places, later):
            if name.part in HOLDING and is_narrow(name) and not name.is_hospital:
                if is_on_route(later.lower, name.first, name.last):
                    continue
                if not ASIDES.isdisjoint(later.lower[: name.first]) or _is_share(later, name):
                    return None
                whole = whole_of(later, parts(places, later), name)
                return name if whole is None else as_scene(whole)
    return None


def _is_share(sentence: Sentence, name: Named) -> bool:
    """Whether a sentence tells only what part of the figure before it is of a place.

    "Lima was the hardest hit, with nine deaths"; "Of these, nine were in Lima"; "Most of the victims were killed in Lima".
    """
    lower = sentence.lower
    if not HARDEST.isdisjoint(sentence.vocabulary) and not HARDEST.isdisjoint(lower[name.first : name.last + _RANKED]):
        return True
    return any(
        lower[k] == "of"
        and (lower[k + 1] in _THESE or (lower[k + 1] == "the" and k == 1))
        and (k == 0 or lower[k - 1] in _NUMBERS or lower[k - 1].isdigit())
        and any(
            w in _WERE and (k == 0 or "," not in lower[k:j]) for j, w in enumerate(lower[: k + _SAID_OF]) if j > k + 1
        )
        for k in range(min(name.first, len(lower) - 1))
    )


_WERE: Final = frozenset({"came", "come", "were", "was", "are", "is", "died", "fell", "occurred", "happened"})
_SAID_OF: Final = 8
"""Tokens from "of these" to where the part was, at most."""
_NUMBERS: Final = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "most", "many", "some", "half", "several"}
)
_THESE: Final = frozenset({"these", "those", "them"})
_RANKED: Final = 9
"""Tokens behind a place within which it is told to be the hardest hit."""
