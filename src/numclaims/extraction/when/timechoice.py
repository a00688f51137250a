"""Finds, among the time expressions of a sentence, the one that dates a figure, and the one that dates the telling."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.timesayings import OF_ONE_DAY
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timeslots import OPEN_ENDED, WITHIN, Figure, at_that_time, opening_when, slot_of
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import context, words_of_deeds
from numclaims.reading import Mention, Reading, Sentence

_OF_A_DEED: Final = word_set("which when where that who whose")

_NAMED: Final = 4
"""Words at most from a time to the relative clause of the event that it names."""

_PRESENT: Final = word_set("has have is are remain remains will may could")

_VERB: Final = 6
"""Words from a number to the verb of its clause, at most."""


def governing(reading: Reading, m: Mention, apart: Spot | None = None) -> tuple[Spot | None, Spot | None]:
    """The expression that dates a figure, and the one that dates the telling of it.

    Args:
        reading: The document.
        m: A number of it.
        apart: An expression that dates neither: that of the event whose toll the figure is.

    Returns:
        Each None where there is none. The first in the figure's own clause wins: behind it before the next number, before
        it after the last number, then further off; then a clause of the same moment; then the head of the sentence.
    """
    sentence = m.sentence
    spots, clauses = sheet(reading, sentence)
    if not spots:
        return None, None
    figure = Figure(m, clauses)
    found: dict[str, Spot] = {}
    for spot in spots:
        if spot is apart:
            continue
        if spot.first < m.last and m.first < spot.last:
            if spot.role == "since" and spot.first < m.first and spot.values:
                return at_that_time(spot), None  # "the coldest night since the frost that killed 31 tramps in 1997"
            continue
        if spot.role == "until" and not spot.saying:
            found.setdefault("until", spot)
        if spot.role == "since" and spot.last <= m.first and _is_told_of(sentence, m, spot):
            return at_that_time(spot), None
        slot = slot_of(figure, spot)
        if slot == "told":
            if "told" not in found or abs(spot.first - m.first) < abs(found["told"].first - m.first):
                found["told"] = spot
        elif slot in {"inner", "outer", "linked"}:
            found.setdefault(slot, spot)
        elif slot:
            found[slot] = at_that_time(spot) if slot == "aside" else spot
    told = found.get("told")
    beside = _beside(sentence, clauses, m, spots) or _of_the_deed(sentence, clauses, m, spots)
    if beside is not None:
        return beside, told
    return _chosen(figure, spots, found, told)


def _is_told_of(s: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether a figure is the toll of what a superlative reaches back to: "the worst since a May raid that killed 31"."""
    lower = s.lower
    i = m.begin
    if i < 2 or lower[i - 2] not in {"that", "which"} or not spot.values or "," in lower[spot.last : i]:
        return False
    return not context("superlative").isdisjoint(lower[max(0, spot.first - _NAMED) : spot.first])


def _chosen(
    figure: Figure, spots: list[Spot], found: dict[str, Spot], told: Spot | None
) -> tuple[Spot | None, Spot | None]:
    """The time of a figure among those found for it, and that of the telling."""
    m, lower = figure.m, figure.sentence.lower
    inner, outer, left, linked = found.get("inner"), found.get("outer"), found.get("left"), found.get("linked")
    near = left is not None and left.first >= figure.floor
    until = found.get("until")
    if until is not None and _is_as_of(m, until):
        return until, told  # "After the raid of 24 May 900 fled from Bole, in the north, as of 3 June"
    open_end = inner or outer
    if near and left is until and open_end is not None and open_end.role in OPEN_ENDED:
        return open_end, left  # "As of 3 May, 31 have drowned since the dam broke"
    until = told or until  # "By Sunday 31 had drowned since the dam broke"
    if inner is not None and not (near and (lower[inner.first - 1] in {"and", ",", "or"} or _names_another(m, inner))):
        return inner, until if inner is not until else told
    if near:
        return left, until if left is not until else told
    if linked is not None and lower[figure.clauses.index(figure.clauses[linked.last - 1])] == "during":
        return linked, told  # "90 drowned from May to July, 20 more than drowned during the summer of 2009"
    chosen = outer or left or linked or found.get("front") or found.get("aside") or _at_the_end(m, spots, figure.home)
    return chosen, until if chosen is not until else told


def _is_as_of(m: Mention, until: Spot) -> bool:
    """Whether "as of" behind a figure tells the day on which it holds, and no other figure stands between."""
    if until.first < m.last or m.sentence.lower[until.first : until.first + 2] != ["as", "of"]:
        return False
    return not any(m.last <= other.first < until.first for other in m.sentence.quantities())


def _names_another(m: Mention, spot: Spot) -> bool:
    """Whether a time behind a figure names another event: "The 2008 flood killed 72 and the 2010 flood killed 93"."""
    lower = m.sentence.lower
    told = lower[m.last : spot.first]
    if "and" not in told or spot.form not in {"year", "month"}:
        return False
    behind = lower[spot.last] if spot.last < len(lower) else ""
    return (behind in words_of_deeds() and told[-1] == "the") or (told[-1] == "of" and told[-2] in words_of_deeds())


def _at_the_end(m: Mention, spots: list[Spot], home: int) -> Spot | None:
    """The only day that a lead tells, behind a comma at its end: "21 drowned when a boat sank ..., on Friday, May 3"."""
    lower = m.sentence.lower
    spot = spots[-1]
    if home or len(spots) > 1 or spot.role != "point" or spot.form not in OF_ONE_DAY or spot.saying:
        return None
    if spot.last < len(lower) - 1 or not _PRESENT.isdisjoint(lower[: m.first + _VERB]):
        return None
    start = spot.first - 1 if lower[spot.first - 1] == "on" else spot.first
    return spot if lower[start - 1] == "," else None


def _beside(s: Sentence, clauses: list[int], m: Mention, spots: list[Spot]) -> Spot | None:
    """The time that the clause of a number tells more of: "a year unlike 2009, when 70 drowned"."""
    start = opening_when(s, clauses, m)
    if start < 0:
        return None
    end = start - 1 if s.lower[start - 1] == "," else start
    return next((at_that_time(spot) for spot in spots if spot.last == end), None)


def _of_the_deed(s: Sentence, clauses: list[int], m: Mention, spots: list[Spot]) -> Spot | None:
    """The time of the event that the clause of a number tells more of: "the 1931 blaze in which 17 weavers died"."""
    home = clauses[m.first]
    if not home & 1:
        return None
    start = clauses.index(home)
    if s.lower[start] not in _OF_A_DEED:
        return None
    end = start - 1 if s.lower[start - 1] in WITHIN else start
    for spot in spots:
        if spot.role == "point" and not spot.saying and spot.last < end <= spot.last + _NAMED:
            words = s.lower[spot.last : end]
            if all(word[0].isalpha() or word == "'s" for word in words) and not words_of_deeds().isdisjoint(words):
                return spot
    return None


def of_event(reading: Reading, m: Mention, events: frozenset[str]) -> Spot | None:
    """The expression that dates the event of a toll, not the toll: "the toll from Sunday's bombing rose to 39 on Monday".

    Args:
        reading: The document.
        m: A number of it.
        events: Nouns of what happens once.
    """
    sentence = m.sentence
    lower = sentence.lower
    found: list[Spot] = []
    for spot in sheet(reading, sentence)[0]:
        if spot.role != "point" or spot.form not in OF_ONE_DAY or spot.last >= len(lower):
            continue
        k = spot.last + 1 if lower[spot.last] == "'s" else spot.last
        owned = k > spot.last
        if spot.rules[0] == "time:night" and not owned and lower[k] in events:
            found.append(spot)  # "the toll of the overnight blaze now stands at 31"
        elif (owned or "the" in lower[max(0, spot.first - 1) : spot.last]) and not events.isdisjoint(
            lower[k : k + (4 if owned else 2)]
        ):
            found.append(spot)
    return min(found, key=lambda spot: abs(spot.first - m.first), default=None)
