"""Finds the country of a rule, a war or an uprising of which a sentence tells all the victims."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.context import rulers
from numclaims.extraction.where.context.lands import land_at_war, land_of_victims
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import Named, as_name, as_scene
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.running import runs_on
from numclaims.lexicons import gazetteer
from numclaims.reading import Mention, Sentence


def of_the_affair(
    places: Places, sentence: Sentence, named: list[Named], m: Mention, *, lasting: bool
) -> tuple[Named | None, str]:
    """The country of a rule, a war or an uprising of which a sentence tells all the victims."""
    if lasting and (ruled := rulers.ruled(places, sentence)) >= 0:
        return as_name(ruled), "places:ruler"
    if named:
        return None, ""
    if is_great(m) and (at_war := land_at_war(places, sentence)) >= 0:
        return as_scene(at_war), "places:war"
    if _running_total(places, sentence, m):  # "more than 9,000 have been killed in the uprising"
        struck = land_of_victims(places, named)
        return as_name(struck if struck >= 0 else places.focus), "places:running"
    return None, ""


def is_the_homes(places: Places, m: Mention) -> bool:
    """Whether a running total may be of the one province that a document speaks of, which has people enough for it."""
    return places.sole and (m.value or m.low or 0.0) < _SHARE * gazetteer.entry_at(places.home).population


_SHARE: Final = 0.2
"""Share of the people of a province's towns that a running total of it is below."""


def _running_total(places: Places, sentence: Sentence, m: Mention) -> bool:
    """Whether a sentence tells of all the victims of the affair that a document about one country is about."""
    if not is_great(m) or m.measure not in PEOPLE or places.focus < 0 or places.several:
        return False
    if places.home >= 0 and is_the_homes(places, m):
        return False
    return places.focus not in powers() and runs_on(sentence)


PEOPLE: Final = frozenset({"killed", "injured", "casualties", "detained", "troops", "fighters", "missing"})
"""Measures of people of whom one event or one affair is told."""
