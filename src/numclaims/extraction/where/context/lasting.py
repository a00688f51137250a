"""Tells by its words whether a figure is of one event, and so of a town, or of a country for good, or of no land at all.

A running total, a great round number, a comparison of years and what a treasury gives are a country's.
"""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import Named
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import DAYS, EVENT, HEADS, WIDE
from numclaims.reading import Mention, Sentence

_BLAME: Final = frozenset({"blame", "blames", "blamed", "blaming"})
_BLAMED: Final = frozenset({"violence", "bloodshed"})
"""Who is blamed for "the violence" answers for the whole of it."""
_SPANS: Final = frozenset({"weeks", "months", "years"})
_TREASURY: Final = frozenset({"government", "federal", "parliament", "treasury", "budget", "congress"})
"""Who gives a country's money."""


def is_lasting(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is no one event's: a running total, a great round number, what a treasury gives."""
    lower = sentence.lower
    return (
        is_great(m)
        or runs_on(sentence)
        or not (_BLAME.isdisjoint(sentence.vocabulary) or _BLAMED.isdisjoint(sentence.vocabulary))
        or (
            not _SPANS.isdisjoint(sentence.vocabulary)
            and any(w in _SPANS and lower[i + 1 : i + 2] == ["of"] for i, w in enumerate(lower))
        )
        or _is_count(sentence, m)
        or (
            not _PLURAL.isdisjoint(sentence.vocabulary)
            and any(w in _PLURAL and not _SEVERAL.isdisjoint(lower[max(0, i - 2) : i]) for i, w in enumerate(lower))
        )
        or (
            not sign("several events").isdisjoint(sentence.vocabulary)
            and any(
                w in sign("several events")
                and any(lower[k] in _SEVERAL and lower[k - 1] == "in" for k in range(max(1, i - 2), i))
                for i, w in enumerate(lower)
            )
        )
        or m.measure == "aid"
        or (m.measure == "fighters" and lower[max(0, m.qualifier_first - 1)] in _OWNING)
        or (m.measure == "cost" and not _TREASURY.isdisjoint(sentence.vocabulary))
    )


def _is_count(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of a whole country by its words: a total, a comparison of periods, "hundreds are killed"."""
    lower = sentence.lower
    if lower[max(0, m.first - 3) : m.first] == ["a", "total", "of"]:
        return True
    if m.qualifier == "vague" and m.measure in _UNCOUNTED and (m.low or 0.0) >= _HUNDREDS and m.words == "words":
        return not any(w in _ASSAULTS and i and lower[i - 1] == "the" for i, w in enumerate(lower))
    if (m.value or m.low or 0.0) >= _MANY and m.measure in _UNCOUNTED and not _MONITORS.isdisjoint(sentence.vocabulary):
        if (
            lower[m.last : m.last + 1] not in (["people"], ["civilians"])
            or not HEADS.keys().isdisjoint(sentence.vocabulary)
            or "another" in sentence.vocabulary
        ):
            return False
        return (
            not DAYS.isdisjoint(sentence.vocabulary)
            and EVENT.isdisjoint(sentence.vocabulary)
            and _ASSAULTS.isdisjoint(sentence.vocabulary)
        )
    return not _COMPARED.isdisjoint(sentence.vocabulary) and m.measure in WIDE


def of_year(places: Places, index: int) -> bool:
    """Whether a sentence counts what happened in a year or month: "410 died this year", "between 2010 and 2012"."""
    start, end = places.bounds[index]
    if not any(places.text.find(sign, start, end) >= 0 for sign in _SPANNED):
        return False  # most sentences have no word of a span, and need no pattern
    return _YEARLY.search(places.text, start, end) is not None


_SPANNED: Final = ("year", "month", "decade", " alone", "etween ")
"""One of these stands in all that the next pattern finds."""

_YEARLY: Final = re.compile(
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring) (?:the )?(?:last|past|recent) (?:\w+ )?(?:years?|decades?|months)\b"
    r"|\b(?:this|each|every|per) year\b|\b[A-Z][a-z]+ alone\b"
    r"|\b[Bb]etween (?:\w+ ){0,3}?(?:19|20)\d\d and (?:\w+ ){0,3}?(?:19|20)\d\d\b"
)


def of_event(sentence: Sentence) -> bool:
    """Whether a sentence speaks of an event told of before: "killed in the operation"."""
    lower = sentence.lower
    return not _ASSAULTS.isdisjoint(sentence.vocabulary) and any(
        i > 1 and w in _ASSAULTS and lower[i - 1] == "the" and lower[i - 2] in _DURING for i, w in enumerate(lower)
    )


_DURING: Final = frozenset({"in", "during", "by", "from"})
FAR: Final = 6
"""Sentences that an event told of before may lie back."""
_OWNING: Final = frozenset({"has", "have", "had", "numbers", "numbering", "commands", "strong"})
"""What tells the strength of a group, which is no one town's: "believed to have about 2,000 fighters"."""
_PLURAL: Final = frozenset({"places", "cities", "towns", "provinces", "regions"})
_SEVERAL: Final = frozenset({"several", "many", "various", "different", "other", "some", "major", "multiple"})
""""In several cities" is nowhere but in the country."""
_UNCOUNTED: Final = frozenset({"killed", "detained", "displaced", "missing", "released", "defectors"})
_MONITORS: Final = frozenset({"observatory", "committees", "committee", "lcc", "sohr"})
"""Who counts the dead of a country day by day."""
_MANY: Final = 10.0
_HUNDREDS: Final = 200.0
"""What "hundreds" stands for at least."""
_ASSAULTS: Final = frozenset(
    {"offensive", "assault", "siege", "battle", "attack", "raid", "blast", "bombing", "operation"}
)
"""Behind "the", the event that was told of before."""
_COMPARED: Final = frozenset({"compared", "year-on-year", "annually", "yearly"})
"""Words of a comparison of periods, which is no one event's."""


def is_sum(places: Places, sentence: Sentence, m: Mention, inner: Named) -> bool:
    """Whether what is told up to a place has a toll of its own: "30 were killed in Iraq. Bombs in Mosul killed at least 20."."""
    index = bisect.bisect_right(places.bounds, (inner.start, len(places.text))) - 1
    told = places.text[sentence.end : places.bounds[index][1]] if index > sentence.index else ""
    own = sentence.words_text(m.first, m.last)
    if own.lower() in told.lower() or (m.value is not None and f"{m.value:,.0f}" in told):
        return False
    return _TOLL.search(told) is not None


_COUNT: Final = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores)"
_TOLL: Final = re.compile(
    rf"\b(?:(?:killed|killing|left|claimed) (?:at least |about |some |around |more than )?{_COUNT}\b"
    rf"|{_COUNT} (?:\w+ )?(?:deaths|dead|killed|died|(?:was|were) killed))"
)
"""A toll in a text, up to its number."""
