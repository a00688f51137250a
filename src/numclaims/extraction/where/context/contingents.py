"""Finds where the troops are that one country after another has sent: in none of those that sent them.

"Poland has 1,700 soldiers in Iraq. The Netherlands (about 800 troops) and Ukraine (1,600) have begun to withdraw theirs."
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING, Named, country_of
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import sign
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Mention, Sentence

_BACK: Final = 4
"""Sentences before in which it was told where the first of them are."""


def sent_with_others(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The country where others' troops were told to be, for troops of a country that sends or withdraws them, too.

    Args:
        places: The places of the document, with those chosen so far.
        sentence: The sentence of the figure.
        named: Its names, with their parts.
        m: The figure.
    """
    if m.measure != "troops" or sign("contingent").isdisjoint(sentence.vocabulary):
        return None
    senders = [n for n in named if n.kind == COUNTRY and n.part in {"bare", "owner", "people"} and n.first < m.first]
    if not senders or any(n.part in _PUTS and not n.demonym for n in named):
        return None
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - _BACK:
            break
        if measure == "troops" and name.part in _PUTS:
            return None if country_of(name) in {country_of(n) for n in senders} else name
    return None


_PUTS: Final = HOLDING | {"to"}
