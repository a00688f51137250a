"""Finds the town of an event that a sentence puts vaguely: "a village in western India", "a rural Texas town".

A story opens with what is far from its readers and goes on to name it ("The attack in Rann ..."), or has named it in a dateline,
heading or caption. A figure of such a sentence holds at the place that is named, and not all over the land.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.skimming import nameless
from numclaims.extraction.where.context.untold import dateline_town
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import ASIDES, HEADS, passed
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE
from numclaims.reading import Reading, Sentence

_ONE: Final = frozenset({"a", "an"})
_OTHER: Final = ASIDES | {"another", "other", "similar"}
"""What a sentence tells of an event that is not the one whose place the story goes on to name."""
_LANDS: Final = frozenset({"province", "region", "district"})
"""Sorts of places that a country or province may be written as ("the northern state of Kaduna")."""
_BEFORE: Final = 6
"""Tokens in front of such a noun in which its article stands ("a remote, heavily forested mountain village")."""
_OPENING: Final = 3
"""The last sentence that opens a story."""
_AHEAD: Final = 6
"""Sentences in which a story that opened vaguely comes to the name."""


def is_vague(sentence: Sentence, wide: Named) -> bool:
    """Whether a country or province is named only for some place in it that has no name yet: "a remote town in Borno state"."""
    lower = sentence.lower
    if wide.last < len(lower) and lower[wide.last] in sign("spot"):
        spot = wide.last  # "in a rural Texas town"
    else:
        at = wide.first - 1
        while at > 0 and (passed(lower[at]) or lower[at] == "of" or HEADS.get(lower[at]) in _LANDS):
            at -= 1
        if at < 1 or lower[at] != "in" or lower[at - 1] not in sign("spot"):
            return False
        spot = at - 1
    return not _ONE.isdisjoint(lower[max(0, spot - _BEFORE) : spot]) and _OTHER.isdisjoint(lower[:spot])


def named_elsewhere(reading: Reading, places: Places, sentence: Sentence, wide: Named) -> Named | None:
    """The place in a country or province that the opening of a story comes to name; None for none or in a later sentence.

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence that tells of some place without its name.
        wide: The country or province that it is in.
    """
    if sentence.index > _OPENING:
        return None
    ahead = range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(places.bounds)))
    for index in (*range(sentence.index - 1, -1, -1), *ahead):
        other = None if nameless(places, index) else sentence_at(reading, index)
        for name in () if other is None else parts(places, other):
            if (
                other is not None
                and name.part in HOLDING
                and name.kind != PROVINCE
                and is_narrow(name)
                and (name.entry is not None or name.above is not None or name.sort)
                and not name.is_hospital
                and _lies_in(places, name, wide)
                and ASIDES.isdisjoint(other.lower[: name.first])
            ):
                return name
    town = dateline_town(places)
    return town if town is not None and _lies_in(places, town, wide) else None


def _lies_in(places: Places, name: Named, wide: Named) -> bool:
    """Whether a place lies in another, by the gazetteer or, where only the text knows it, by the text."""
    inner, outer = name.entry or name.above, wide.entry
    if outer is None or inner is None:
        return outer is not None and outer.country == places.focus
    if outer.kind == COUNTRY:
        return inner.country == outer.index
    return inner.index != outer.index and outer.index in {inner.province, inner.index}
