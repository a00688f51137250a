"""Figures behind a label: "Dead: 45", "Damaged houses - 12", "the highest number of cases (10,300)"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.things import nouns
from numclaims.extraction.what import outcomes
from numclaims.extraction.what.clauses import Clauses, Governor, Hit, holds
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_BEFORE_LABEL: Final = frozenset({".", ",", ";", ":", "-", "|", "/", ")", "*", "•", "and", "total"})
_SIGNS: Final = frozenset({":", "-", "–", "—", "="})


def label(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A word with a colon or a dash before the number: "Dead: 45", "Missing - 3", "Damaged houses: 12"."""
    lower = clauses.lower
    sign = m.begin - 1
    if sign < 1:
        return None
    if lower[sign] == "(":
        return _bracketed(clauses, m, sign, fits)
    if lower[sign] not in _SIGNS or (lower[sign] != ":" and clauses.sentence.glued(sign)):
        return None
    hit = clauses.ending[sign - 1]
    if sign > 1 and lower[sign - 1] in clue("labelled"):
        hit = clauses.ending[sign - 2] or hit  # "damaged housing: 318" lodges nobody
    if hit is None:
        return None
    k = hit.start - 1
    while k >= 0 and (
        lower[k].endswith("ly")
        or lower[k] in clue("labelled")
        or nouns.is_person(lower[k])
        or _is_same(clauses, k, hit)
    ):
        k -= 1
    if k >= 0 and lower[k] not in _BEFORE_LABEL:
        return None
    for trigger in hit.options:
        if outcomes.is_another(clauses, m, trigger):
            continue
        if trigger.counts in _OBJECTS and m.counted is not None:
            continue  # "Shelter: 300 tents"
        told = trigger.role in {"state", "noun", "total", "head"} or trigger.form == "past"
        if told and trigger.counts in fits and (not trigger.when or holds(trigger, clauses, hit)):
            return Governor(trigger, hit, "measures:label")
    return None


def _is_same(clauses: Clauses, k: int, hit: Hit) -> bool:
    """Whether the word before one of a label tells of the same: "Tents distributed: 300"."""
    before = clauses.ending[k]
    if before is None:
        return False
    return any(t.role == "head" and t.measure == other.measure for t in before.options for other in hit.options)


_OBJECTS: Final = frozenset({"things", "objects"})


def _bracketed(clauses: Clauses, m: Mention, sign: int, fits: frozenset[str]) -> Governor | None:
    """A noun whose figure stands alone in a bracket behind it: "the highest number of cases (10,300)"."""
    if clauses.lower[m.last : m.last + 1] not in ([")"], ["in"]):
        return None
    hit = clauses.ending[sign - 1]
    if hit is None:
        return None
    for trigger in hit.options:
        if trigger.counts in fits and trigger.role in {"noun", "total", "head"} and holds(trigger, clauses, hit):
            return Governor(trigger, hit, "measures:label")
    return None
