"""Gives a number the measure of what governs it, and what goes with it: unit, negation, population and actor."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.what import actors, clauses, harm, ofthese, populations
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.shares import LIKE
from numclaims.reading import Mention

_PEOPLE: Final = frozenset({"people", "persons"})
_PERSONAL: Final = frozenset({
    "killed", "injured", "detained", "abducted", "missing", "protesters", "displaced", "refugees", "defectors", "hospitalized",
})  # fmt: skip
_NAMES: Final = frozenset({"counts:noun-behind", "things:animals"})
"""How a noun was read that may be a name of people: "40 Tigers were killed"."""
_BEHIND_PEOPLE: Final = frozenset({".", ",", "in", "across", "and", "since", "so", "throughout", "nationwide"})
_PASSED_ON: Final = PEOPLE | {"case"}


def accept(read_by: Clauses, m: Mention, found: Governor) -> None:
    """Take the measure of a number from what governs it, and what goes with it: unit, actor, negation."""
    m.measure = found.trigger.measure
    read_by.told.add(m.measure)
    m.rules.append(f"measure:{found.trigger.name}")
    m.rules.append(found.rule)
    if m.measure == "weapons" and found.rule == "measures:head" and _strikes(read_by, m):
        m.measure = "attacks"
        m.rules.append("measures:impact")
    found.hit.taken = True
    read_by.found[m.first] = found
    if found.negated and m.value != 0:
        m.negated = True
        m.rules.append("negation:not")
    if found.rule == "measures:numbering":
        m.population = populations.of_phrase(read_by.lower, found.hit.start, found.hit.stop)
    harm.join(read_by, m, found)
    if (found.trigger.counts in _PEOPLE or _of_people(read_by, m)) and m.kind in {"number", "count", "rate"}:
        if m.unit is None:
            m.kind = "count" if m.kind == "number" else m.kind
            m.unit = "person"
        elif m.unit not in PEOPLE and m.measure in _PERSONAL and not _NAMES.isdisjoint(m.rules):
            m.unit = "person"
    if found.trigger.role == "verb":
        actors.read(read_by, m, found)


def _of_people(read_by: Clauses, m: Mention) -> bool:
    """Whether a bare number of those affected is one of people: "affected more than 800,000 in the north"."""
    end = m.last
    if m.measure == "killed" and m.unit == "case":
        m.unit = None  # "120 cases, nine of them fatal"
    return m.unit is None and (
        m.measure == "killed"
        or (m.measure == "affected" and (end >= len(read_by.lower) or read_by.lower[end] in _BEHIND_PEOPLE))
    )


def _strikes(read_by: Clauses, m: Mention) -> bool:
    """Whether weapons are told by what they did: "two bombs hit the market"."""
    end = clauses.noun_end(m)
    return end < len(read_by.lower) and read_by.lower[end] in clue("impact")


def take_over(m: Mention, whole: Mention, rule: str) -> None:
    """Take the measure of another number, of which this one is a part, or beside which it stands in a list."""
    m.measure = whole.measure
    m.rules += [r for r in whole.rules if r.startswith("measure:")]
    m.rules.append(rule)
    m.actor = whole.actor
    passed_on = whole.unit in _PASSED_ON or rule == ofthese.RULE
    if (m.unit is None or LIKE in m.rules) and passed_on and m.kind in {"number", "count"}:
        m.kind = "count"
        m.unit = whole.unit
