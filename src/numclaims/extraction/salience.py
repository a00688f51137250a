"""Weighs how much a number is the figure of its document, and how sure its reading is.

Salience starts from the place in the text (news puts first what matters) and is moved by what the figure is: its measure, whether
it is the whole or a part, what happened or only background, an exact figure or a vague one, told once or again and again.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS, UNTRACKED_SECTIONS
from numclaims.extraction import confidence
from numclaims.reading import Mention, Reading

# Points of a hundred, set by hand on what headlines of crisis news lead with, and checked on labelled news of casualties,
# displacement and incidents.
_PLACE: Final = 40  # from the first word to the last
_HEADLINE: Final = 10
_LEAD: Final = 5
_MEASURED: Final = 20
_REPEATED: Final = 4
_PART: Final = -10
_BACKGROUND: Final = -12
_SUPERSEDED: Final = -12
_UNSETTLED: Final = -8
_VAGUE: Final = -8
_IMPLIED: Final = -8
_SINGLE: Final = -6
_NEGATED: Final = -15
_UNTRACKED: Final = -40
_NEAR: Final = 8
_YEAR: Final = 4
"""Digits of a year."""
_FIRST_YEAR: Final = 1900
_RANK: Final = {
    "killed": 10, "casualties": 8, "displaced": 8, "refugees": 8, "injured": 5, "abducted": 7, "missing": 5,
    "evacuated": 7, "detained": 5, "homeless": 6, "infected": 7, "affected": 0, "destroyed": 4, "damaged": 3,
    "rescued": 4, "released": 5, "escaped": 6, "stranded": 5, "sheltered": 5, "returned": 5, "defectors": 4, "protesters": 4,
    "hospitalized": 3, "tanks": -4, "vehicles": -6, "aircraft": -5, "weapons": -4, "attacks": -2, "camps": -6,
    "capacity": -6, "population": -8, "cost": -2, "distance": -20, "area": -14,
}  # fmt: skip
_UNSETTLED_FLOWS: Final = frozenset({"forecast", "capacity", "rate"})
_PARTS: Final = frozenset({"measures:part", "measures:among", "measures:named", "measures:of-those"})
_LONG: Final = frozenset({"years", "decade", "decades"})
_EARLIER: Final = frozenset({"earlier", "previously", "initially", "originally"})


def weigh(reading: Reading) -> None:
    """Fill ``salience`` and ``confidence`` of every mention of a document, both from 0 to 1."""
    length = max(1, len(reading.document.text))
    published = reading.document.published_latest
    year = published.year if published is not None else 0
    told: dict[tuple[str | None, float | None], int] = {}
    for m in reading.mentions:
        if m.measure is not None:
            key = (m.measure, m.value)
            told[key] = told.get(key, 0) + 1
    for m in reading.mentions:
        m.confidence = confidence.of(m)
        if m.kind in QUANTITY_KINDS:
            m.salience = _salience(m, length, told.get((m.measure, m.value), 0), year)


def _salience(m: Mention, length: int, times: int, year: int) -> float:
    # In a note of a few lines the place says little: all of it is the lead.
    points = 12.0 + _PLACE * min(1.0, 0.4 + length / 2000) * (1 - m.start / length)
    section = m.sentence.section
    if section == "headline":
        points += _HEADLINE
    if m.sentence.index <= 1:
        points += _LEAD
    if m.measure is not None:
        points += _MEASURED + _RANK.get(m.measure, 0)
        if times > 1:
            points += _REPEATED
        if m.whole is not None or not _PARTS.isdisjoint(m.rules):
            points += _PART
    elif m.whole is not None:
        points += _PART
    points += _of_time(m, year)
    if m.stock_flow in _UNSETTLED_FLOWS:
        points += _UNSETTLED
    if m.qualifier == "vague":
        points += _VAGUE
    if m.implied:
        points += _IMPLIED
    elif m.value == 1.0 and m.kind == "count":
        points += _SINGLE  # "one rider and three clerks were hurt": of one, nobody would ask how many
    if m.negated:
        points += _NEGATED
    if section in UNTRACKED_SECTIONS:
        points += _UNTRACKED
    return 0.0 if points <= 0.0 else round(points / 100, 4) if points < 100.0 else 1.0


def _of_time(m: Mention, year: int) -> int:
    """Points lost by what is past: a figure that another has overtaken, and one of a time before the news."""
    points = _BACKGROUND if m.sentence.index > 1 and _is_background(m, year) else 0
    sentence = m.sentence
    if not _EARLIER.isdisjoint(sentence.vocabulary) and not _EARLIER.isdisjoint(
        sentence.lower[max(0, m.first - _NEAR) : m.first]
    ):
        points += _SUPERSEDED
    return points


def _is_background(m: Mention, year: int) -> bool:
    """Whether a figure is of a long time before the news: "more than 3,000 have died since March", "in 2009 a bomb killed 40"."""
    lower = m.sentence.lower
    told = m.period or m.as_of
    if told is not None and not _LONG.isdisjoint(told.text.lower().split()):
        return True  # "900 have died in the past 10 years"
    if "since" in m.sentence.vocabulary and "since" in lower[m.last : m.last + 14]:
        return True
    if year:
        for i in m.sentence.figures:
            word = lower[i]
            if len(word) == _YEAR and word.isdecimal() and _FIRST_YEAR <= int(word) < year:
                return True
    return False
