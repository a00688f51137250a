"""Tells a sentence of another event than the story's: a like one of another month or year, told for comparison."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import MONTHS
from numclaims.extraction.where.named import Named, as_name, country_of
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import HAPPENED
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.reading import Reading, Sentence


def land_of_other(reading: Reading, places: Places, sentence: Sentence, named: list[Named]) -> Named | None:
    """The country of an event told for comparison, whose town no word tells; None where the story's own is told of.

    Args:
        reading: The document.
        places: Its places.
        sentence: The sentence.
        named: The names in it, none of which the figure is told of.
    """
    lands = [n for n in named if n.kind == COUNTRY and not n.demonym]
    if len(lands) != len([n for n in named if not n.demonym]) or len({country_of(n) for n in lands}) > 1:
        return None
    if not (of_other_year(reading, sentence) or (not runs_on(sentence) and is_other(reading, sentence))):
        return None
    if lands:  # "In July 2017, eight died when fans clashed during Senegal's cup final"
        return as_name(country_of(lands[0])) if lands[0].part == "owner" else None
    return as_name(places.focus)


def is_other(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of another event than the story's: "In May 12 people died in a similar accident"."""
    lower = sentence.lower
    if "similar" in sentence.vocabulary:
        return any(w == "similar" and not _LIKE.isdisjoint(lower[i + 1 : i + 3]) for i, w in enumerate(lower))
    if lower[0] == "in" and lower[1:2] and lower[1] in MONTHS:
        published = reading.document.published_latest
        return published is not None and lower[1] != _MONTHS[published.month - 1]
    return False


_LIKE: Final = HAPPENED | {
    "incidents",
    "accidents",
    "disaster",
    "disasters",
    "tragedy",
    "tragedies",
    "crashes",
    "fires",
    "stampedes",
}
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip


_SPANS: Final = frozenset({"years", "decades", "centuries", "decade", "century"})
_SINCE: Final = frozenset({"since", "from", "until", "by", "after", "between", "through"})
_LEAST_YEAR: Final = 1600
_DIGITS: Final = 4


def of_other_year(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of what happened in a year long past: "In May last year 150 died when a train derailed"."""
    lower = sentence.lower
    if "since" in sentence.vocabulary or runs_on(sentence):
        return False
    published = reading.document.published_latest
    if (
        "last" not in sentence.vocabulary
        and "ago" not in sentence.vocabulary
        and not any(len(lower[i]) == _DIGITS for i in sentence.figures)
    ):
        return False
    for i, word in enumerate(lower):
        if word == "last" and lower[i + 1 : i + 2] == ["year"] and (not i or lower[i - 1] not in _SINCE):
            return True
        if word == "ago" and i and lower[i - 1] in _SPANS:
            return True
        if (
            published is not None
            and len(word) == _DIGITS
            and word.isdigit()
            and _LEAST_YEAR < int(word) < published.year
            and i
            and lower[i - 1] not in _SINCE
            and not any(w in _SINCE for w in lower[max(0, i - 2) : i])
            and not any(o.first <= i < o.last and o.rejected_by is None for o in sentence.mentions)
        ):
            return True
    return False
