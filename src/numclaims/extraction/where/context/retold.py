"""Knows a toll that is told again: two small figures together are seldom those of another event.

"A gunbattle in Jenin killed six and wounded 10. In Nablus, two were arrested. The ministry said six were killed and 10 wounded."
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.victims import HARM
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.words import INNER
from numclaims.reading import Mention, Sentence


def note(places: Places, sentence: Sentence, m: Mention, name: Named) -> None:
    """Remember where a figure of harm was put by a town or province that its sentence names, or that it went on from."""
    if m.measure in HARM and m.value and m.qualifier != "vague" and is_narrow(name) and name.part in HOLDING:
        places.tolls.setdefault((m.measure, m.value), (sentence.index, name))


def told_again(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The place of a toll of several figures, where an earlier sentence put the same ones; None where it put none or others.

    None, too, where the text has since come to a place that may lie in it, and so tells better where that was.
    """
    own = places.tolls.get((m.measure or "", m.value or 0.0))
    if own is None or own[0] >= sentence.index:
        return None
    for other in sentence.mentions:
        if other.measure in HARM and other.measure != m.measure and other.qualifier != "vague":
            known = places.tolls.get((other.measure or "", other.value or 0.0))
            if (
                known is not None
                and known[0] == own[0]
                and known[1].name == own[1].name
                and (other.value or 0.0) > _ONE
            ):
                return None if _is_told_better(places, sentence, own) else own[1]
    return None


def _is_told_better(places: Places, sentence: Sentence, own: tuple[int, Named]) -> bool:
    """Whether a sentence since the toll names a place that may lie in the one that it was put in."""
    outer = own[1].entry
    if outer is None:
        return False
    for index in range(own[0] + 1, sentence.index + 1):
        told = None if nameless(places, index) else sentence_at(places.reading, index)
        for name in () if told is None else parts(places, told):
            if name.part not in HOLDING or not is_narrow(name) or name.name == own[1].name:
                continue
            inner = name.entry
            inside = name.above is not None and outer.index in {name.above.index, name.above.province}
            if inner is None or inside or name.sort in INNER or inner.province == outer.index:
                return True
    return False


_ONE: Final = 1.0
"""A single victim beside is no sign of the same toll."""
