"""Tells where a boat went down, for figures that those who save its people tell: they are not in the coast guard's country."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.roles import sign
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Mention, Reading, Sentence

_SAVED: Final = VICTIMS | {"rescued", "missing"}
_BACK: Final = 8
"""Sentences between the wreck and what is told of its people, at most."""
_NEAR: Final = 4
"""Tokens from "off" to the place, at most."""


def wreck(reading: Reading, places: Places, sentence: Sentence, found: Named, m: Mention) -> Named | None:
    """The waters in which the story's boat sank, where a figure has only the country of those who save or search; else None.

    "A boat sank off Tunisia. The Italian navy said 40 people had drowned."

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence of the figure.
        found: The place found for it.
        m: The figure.
    """
    if m.measure not in _SAVED or found.kind != COUNTRY or sign("seafarer").isdisjoint(sentence.vocabulary):
        return None
    if found.part in HOLDING and not found.demonym and found.start >= sentence.start:
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = sentence_at(reading, index)
        if before is None or sign("vessel").isdisjoint(before.vocabulary):
            continue
        for name in parts(places, before):
            near = before.lower[max(0, name.first - _NEAR) : name.first]
            if (
                name.part in HOLDING
                and not name.demonym
                and not sign("waters").isdisjoint([*near, *_words(before, name)])
            ):
                return name
    return None


def _words(sentence: Sentence, name: Named) -> list[str]:
    return sentence.lower[name.first : name.last]
