"""Tells where a story only speaks by the way of what was elsewhere or before, so that what follows is not there."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.fit.comparing import compared
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import sign
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import Entry
from numclaims.reading import Sentence


def is_aside(places: Places, index: int, name: Named) -> bool:
    """Whether a place of a sentence is only told for comparison: Galle, in "a raid in Kandy, the worst since one in Galle".

    Args:
        places: The places of the document.
        index: The sentence.
        name: A place that was named or chosen there.
    """
    sentence = sentence_at(places.reading, index)
    if sentence is None or not sentence.start <= name.start < sentence.end:
        return False  # chosen for it from elsewhere
    return name.first > compared(sentence)


def is_by_the_way(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether a sentence without an event only names a place by the way: "A court in Lima will hear the case".

    What is told next is where the story has put its figures before, unless the sentence opens with the place ("In Lima, ...").

    Args:
        places: The places of the document, with those chosen so far.
        sentence: The sentence, which puts no figure there.
        name: The place.
    """
    if name.first <= 1 or (not sign("stirring").isdisjoint(sentence.vocabulary) and not _is_sensed(sentence, name)):
        return False
    for index, measure, scene in reversed(places.chosen):
        if index < sentence.index - _AGO:
            return False
        if index < sentence.index and measure and scene.part in HOLDING and is_narrow(scene) and scene.start >= 0:
            return not _is_inside(name, scene)
    return False


def _is_sensed(sentence: Sentence, name: Named) -> bool:
    """Whether something was only felt, heard or seen from afar at a place: "The blast was heard in Lima"."""
    before = sentence.lower[max(0, name.first - _AFAR) : name.first]
    return not _SENSED.isdisjoint(before)


def _is_inside(name: Named, scene: Named) -> bool:
    """Whether a place is where the story plays, or lies in it; what lies around that is where it plays all the same."""
    if scene.name == name.name:
        return True
    outer = scene.entry or scene.above
    if outer is None:
        return (name.entry or name.above) is None
    for inner in (name.entry, name.above):
        if inner is None:
            continue
        if outer.index in {inner.index, inner.province}:
            return True
        if _is_twin(outer) and outer.province in {inner.index, inner.province}:
            return True  # "in Idlib" may be told of the province
        if outer.province == inner.index and any(_is_twin(e) for e in gazetteer.find(name.name)):
            return True  # or of the town in it
    return False


def _is_twin(town: Entry) -> bool:
    """Whether a town has the name of the province that it lies in."""
    return town.province >= 0 and gazetteer.place_at(town.province).name == gazetteer.place_at(town.index).name


_AGO: Final = 8
"""Sentences within which the story has put a figure somewhere."""
_AFAR: Final = 7
"""Tokens from "felt" to the place: "felt as far away as Lima"."""
_SENSED: Final = frozenset({"felt", "heard", "seen", "audible", "visible"})
