"""Tells what land or water a word that points back stands for: "the island", "the lake", "the volcano"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.earlier import place_before
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, is_landform
from numclaims.reading import Reading, Sentence

_ISLES: Final = frozenset({"island", "islands", "archipelago"})
LANDS: Final = _ISLES | {"lake", "river", "mountain", "volcano", "glacier", "valley", "peninsula"}
"""Nouns of land and water that point back to one that was named."""
_OF_LAND: Final = frozenset({
    "nation", "nations", "kingdom", "republic", "state", "country", "group", "chain", "bank", "banks", "level", "levels", "water",
    "waters", "basin", "bed", "system", "province", "village", "town", "city", "port", "community", "communities", "resort",
})  # fmt: skip
"""Behind these nouns, what they only describe: "the island nation", "the river bank"."""
_BACK: Final = 12
"""Sentences that are looked through for the island that "the island" is."""


def land_pointed(reading: Reading, places: Places, sentence: Sentence, i: int) -> Named | None:
    """What token ``i``, one of ``LANDS``, stands for; None where no land or water was named.

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence of the word.
        i: Its token.
    """
    lower = sentence.lower
    if lower[i + 1 : i + 2] and lower[i + 1] in _OF_LAND:
        return None
    far = _named_before(reading, places, sentence, lower[i])
    return far or (place_before(reading, places, sentence, _BACK, lower[i]) if lower[i] == "island" else None)


def _named_before(reading: Reading, places: Places, sentence: Sentence, word: str) -> Named | None:
    """The region, country or island named last; for another word than "island", the last water, mountain or valley."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
        if nameless(places, index):
            continue
        earlier = sentence if index == sentence.index else sentence_at(reading, index)
        names = (
            [n for n in parts(places, earlier) if n.part in HOLDING and not n.demonym] if earlier is not None else []
        )
        if word not in _ISLES:
            names = [n for n in names if is_landform(n.entry) or word in n.name.lower().split()]
            if names:
                return names[-1]
            continue
        if word != "island":
            names = [n for n in names if n.kind == COUNTRY or n.name.lower().endswith("s") or n.sort == word]
        for kinds in ({PROVINCE, REGION}, {COUNTRY}):
            for name in reversed(names):
                if name.kind in kinds or name.sort in {"island", "islands"}:
                    return name
    return None
