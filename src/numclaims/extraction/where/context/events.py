"""Tells the town or province of an event whose toll its sentence gives for a country only."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import STRUCK
from numclaims.extraction.where.context import untold
from numclaims.extraction.where.context.companions import is_broad
from numclaims.extraction.where.context.earlier import place_before
from numclaims.extraction.where.context.lasting import is_sum, of_year
from numclaims.extraction.where.context.later import place_after
from numclaims.extraction.where.context.others import is_other
from numclaims.extraction.where.fit.greatness import WIDE_FROM
from numclaims.extraction.where.fit.sums import in_several_places, of_several, place_of_all
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import BROAD, EVENT
from numclaims.lexicons.gazetteer import COUNTRY, REGION
from numclaims.reading import Mention, Reading, Sentence

HEAD: Final = 2
"""The last sentence whose toll of a country is taken for one event that the text goes on to place."""
_DAYS: Final = frozenset({"days", "weeks", "months", "years"})
_OVER: Final = frozenset({"in", "over", "during"})


def place_of_event(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, best: Named
) -> Named | None:
    """The town or province of an event whose toll the sentence itself gives for a country only."""
    if m.measure not in STRUCK or (m.value or m.low or 0.0) >= WIDE_FROM:
        return None
    lower = sentence.lower
    if not _DAYS.isdisjoint(sentence.vocabulary) and any(
        w in _DAYS and lower[i + 1 : i + 2] == ["of"] and _OVER & set(lower[max(0, i - 3) : i])
        for i, w in enumerate(lower)
    ):
        return None  # "died in two days of clashes"
    if is_other(reading, sentence):
        return None  # "48 were killed in a similar accident in Nigeria"
    if of_year(places, sentence.index) or ("since" in sentence.vocabulary and m.first > lower.index("since")):
        return None  # "410 have died this year"; "the worst crash in Peru since 2009, when 102 died"
    if not BROAD.isdisjoint(sentence.vocabulary) or of_several(sentence, m):
        return None
    if (sentence.index > HEAD and EVENT.isdisjoint(lower[: m.last + _CLAUSE])) or runs_on(sentence):
        return None
    if best.kind == COUNTRY and any(
        n.kind == COUNTRY and n.part in HOLDING and not n.demonym and n.entry != best.entry for n in named
    ):
        return None  # "one died in Peru, while 14 others died in Ecuador"
    inner = [n for n in named if n.part in HOLDING and is_narrow(n)]
    if best.kind == REGION:  # "five in Monkayo, and another 21 on the island of Negros"
        inner = [n for n in inner if (n.first > m.first) == (best.first > m.first)]
    if inner and place_of_all(sentence, named, inner[0], m) is not None:
        return None
    if inner:
        return next((n for n in inner if n.kind != REGION), inner[0])
    before = place_before(reading, places, sentence, 1)
    broad = before is not None or in_several_places(sentence, m) or is_broad(places)
    after = None if broad else place_after(reading, places, sentence, 3)
    if after is not None and is_sum(places, sentence, m, after):
        return None
    return before or after or untold.dateline_town(places)


_CLAUSE: Final = 12
"""Tokens behind a figure in which its own event is named."""
