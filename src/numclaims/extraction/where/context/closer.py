"""Finds the village of an event whose toll the text gives for a province or district, where the next sentences come to it.

"Two policemen were killed in Hama province on Monday. The incident took place in Tal village." A deed of the same people tells it
too, where the village is said to lie in the place told before: "Gunmen opened fire at Tal in Bani district".
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import HARM
from numclaims.extraction.where.context.lasting import is_sum
from numclaims.extraction.where.fit.sums import in_several_places
from numclaims.extraction.where.named import HOLDING, Named, is_narrow, key_of
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.words import ASIDES, HEADS
from numclaims.lexicons.gazetteer import PROVINCE, REGION
from numclaims.reading import Mention, Reading, Sentence

_TOLD: Final = HARM | {"rescued", "released", "escaped", "hospitalized"}
_MANY: Final = 200.0
"""Victims that one village seldom has."""
_AHEAD: Final = 2
"""Sentences behind the one of the toll in which the village is looked for."""
_DISTRICTS: Final = frozenset({"district", "province", "region"})
_PARTS: Final = frozenset({"area", "areas", "ward", "wards", "enclave", "countryside", "island", "islands"})
"""Sorts of places that are small enough for an event to have been there, and no more to be told."""


def is_area(name: Named) -> bool:
    """Whether a place is a province or district, in which an event was somewhere."""
    if name.kind == PROVINCE or (HEADS.get(name.sort) in _DISTRICTS and name.sort not in _PARTS):
        return True
    entry = name.entry
    return entry is not None and entry.kind == REGION and entry.province < 0 and not entry.population


def told_closer(reading: Reading, places: Places, sentence: Sentence, area: Named, m: Mention) -> Named | None:
    """Where in a province or district an event was, as the next sentences tell; None where they do not.

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence of the toll.
        area: The province or district in which it puts it.
        m: The figure.
    """
    if m.measure not in _TOLD or (m.value or m.low or 0.0) >= _MANY or _names_spot(places, sentence, area):
        return None
    if in_several_places(sentence, m):
        return None
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(places.bounds))):
        retold = _RETOLD.search(places.text, *places.bounds[index]) is not None
        if not retold and _DEED.search(places.text, *places.bounds[index]) is None:
            continue
        later = sentence_at(reading, index)
        if later is None or not ASIDES.isdisjoint(later.vocabulary) or not _OTHER.isdisjoint(later.vocabulary):
            continue
        for name in parts(places, later):
            if name.part not in HOLDING or not is_narrow(name) or name.is_hospital or name.kind == PROVINCE:
                continue
            if is_area(name) and area.kind != PROVINCE and not _is_said_in(name, area):
                continue
            beside = index == sentence.index + 1 and (name.entry or name.above) is not None
            if _is_in(name, area) if retold or beside else _is_said_in(name, area):
                return None if is_sum(places, sentence, m, name) else name
    return None


def _names_spot(places: Places, sentence: Sentence, area: Named) -> bool:
    """Whether the sentence of a toll names a narrower place itself: "near the Tal camp in the border province of Hama"."""
    return any(
        n is not area and n.part in _BESIDE and is_narrow(n) and not is_area(n) and n.name not in area.within
        for n in parts(places, sentence)
    )


_BESIDE: Final = HOLDING | {"near", "to"}


def _is_in(name: Named, area: Named) -> bool:
    """Whether a place lies in an area by the gazetteer or by the text, or may do so because nobody knows where it lies."""
    inner, outer = name.entry or name.above, area.entry
    if inner is None or _is_said_in(name, area):
        return True
    return outer is not None and inner.index != outer.index and inner.province in {outer.index, outer.province}


def _is_said_in(name: Named, area: Named) -> bool:
    """Whether the text says that a place lies in an area: "Tal in Bani district"."""
    return key_of(area) in name.within or area.name in name.within


_OTHER: Final = frozenset(
    {"another", "also", "earlier", "previous", "previously", "similar", "meanwhile", "last", "besides"}
)
"""What tells of another event, or of one before."""
_EVENT: Final = (
    r"(?:incident|attack|blast|explosion|clash|clashes|gunfight|gun-?battle|encounter|ambush|raid|accident|crash|collision|shooting"
    r"|shootout|fighting|firing|violence|bombing|mishap|tragedy|exchange of fire|killings?|murders?|operation)"
)
_RETOLD: Final = re.compile(
    rf"\b[Tt]h(?:e|is) (?:\w+ ){{0,2}}?{_EVENT}\b[^.]{{0,60}}?"
    r"\b(?:took place|occurred|happened|erupted|broke out|was reported|unfolded|(?:started|began|ensued) (?:when|after|as))\b"
    r"|\b[Tt]he (?:[\w-]+ ){0,3}?(?:militants|rebels|insurgents|terrorists|fighters|soldiers|troops|policemen|officers|victims"
    r"|civilians|villagers|men|women|deceased)(?:,[^,.]{5,80},)? (?:were|was|had been) (?:\w+ )?"
    r"(?:killed|shot|gunned down|ambushed|attacked|targeted|hit|travell?ing|returning|slain|murdered)\b"
)
"""What tells where an event was that has been told of, or how those fared whose toll was given."""
_DEED: Final = re.compile(
    r"\b(?:opened fire|fired (?:at|on)|threw|hurled|lobbed|sprayed|blew (?:himself|herself|themselves)|detonated|went off"
    r"|exploded|ambushed|attacked|stormed|raided|clashed|shelled)\b"
)
"""What somebody did in a place."""
