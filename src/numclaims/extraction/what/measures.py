"""Says what happened to what is counted: the measure, and with it population, actor and negation.

For every number, in this order: a noun that says it all ("17 deaths"), a figure that a noun announces ("the death toll reached
91"), the verb to its left ("killed 12"), the clause to its right ("12 were killed"), the whole of which it is a part or the list
in which it stands ("five of them children", "12 in Homs and 7 in Hama"), the noun counted ("9,000 refugees"), and last, for
money and physical units, words near it. The first that answers wins.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what import (
    amounts,
    captors,
    carried,
    clauses,
    deciding,
    dwelling,
    fitting,
    governors,
    inheritance,
    inturn,
    negation,
    outcomes,
    populations,
    predicates,
    relief,
    tales,
    toldparts,
    unmeasured,
    wholes,
)
from numclaims.extraction.what.accepting import accept, take_over
from numclaims.extraction.what.catalogue import catalogue, use_files
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

__all__ = ["catalogue", "read", "use_files"]

_UNMEASURED: Final = frozenset({"duration", "age", "temperature"})
_ANNOUNCED: Final = frozenset({"measures:total", "measures:number-of", "measures:label"})
_BODIES: Final = ("bodies", "corpses")
_BESIDE: Final = 4


def read(reading: Reading, sentence: Sentence) -> None:
    """Fill ``measure``, ``population``, ``actor`` and ``negated`` of every quantity of a sentence."""
    quantities = [m for m in sentence.quantities() if m.kind not in _UNMEASURED]
    if not quantities:
        return
    read_by = clauses.clauses_of(reading, sentence)
    previous: Mention | None = None
    for m in quantities:
        if m.measure is None:
            _decide(reading, read_by, m, previous)
        previous = m
    _hand_back(read_by, quantities)
    inturn.read(read_by, quantities)
    tales.clear(read_by, quantities)
    deniable = negation.may_deny(sentence)
    for m in quantities:
        if deniable and m.measure is not None:
            negation.read(sentence, m)
            if m.measure == "rescued" and "negation:none-of" in m.rules:
                outcomes.lost(read_by, m)
        populations.read(sentence, m)
        if m.population is None and m.measure in VICTIMS and not _announced_population(read_by, m):
            populations.of_officers(reading, m)
        if m.measure in captors.TAKEN:
            captors.settle(m)


def _announced_population(read_by: Clauses, m: Mention) -> bool:
    """Find whom a figure counts that a noun announces: "civilian deaths rose to 761", "the officers hurt number 88"."""
    found = read_by.found.get(m.first)
    if found is None or found.rule not in _ANNOUNCED:
        return False
    own = m.counted is not None and "counts:like-the-one-before" not in m.rules
    lower, stop = read_by.lower, found.hit.stop
    name = None if own else populations.right_before(lower, found.hit.start)
    if name is None and not own and (found.rule == "measures:label" or lower[stop : stop + 1] == ["among"]):
        name = populations.of_phrase(lower, stop, m.qualifier_first)  # "deaths among children rose to 40"
    if name is None and m.counted is not None:
        words = m.counted.lower().split()
        name = populations.of_phrase(words, 0, len(words), len(words) - 1)
    if name is not None and (own or name != "official"):  # an "official death toll" is no toll of officials
        m.population = name
        m.rules.append("populations:announced")
        return True
    return False


def _decide(reading: Reading, read_by: Clauses, m: Mention, previous: Mention | None) -> None:
    """Find what governs a number, in the order told above, or the number whose measure is its own."""
    fits = fitting.fits(read_by, m)
    if not fits or unmeasured.counts_nobody(read_by, m):
        return
    if m.kind in {"money", "measurement"}:
        _decide_amount(reading, read_by, m, fits, previous)
        return
    if m.value == 1 and (unmeasured.speaks(read_by, m) or wholes.is_ranked(read_by, m)):
        return
    found = deciding.governor(read_by, m, fits)
    if previous is not None and (whole := toldparts.whole_of(read_by, m, found)) is not None:
        take_over(m, *whole)
        return
    if found is not None and previous is not None and _is_part(read_by.lower, m, previous, found):
        found = None
    if found is None:
        source = inheritance.source(reading, read_by, m, previous, fits)
        if isinstance(source, tuple):
            take_over(m, *source)
            return
        found = source or (None if wholes.is_singled_out(read_by, m) else governors.noun(read_by, m, "head"))
        found = found or relief.given_to(read_by, m, fits)
        if found is None and (earlier := carried.people(reading, read_by, m)) is not None:
            take_over(m, earlier, "measures:carried")
            return
        if found is None:
            where, rule = dwelling.measure(read_by, m)
            if where:
                m.measure = where
                m.rules.append(rule)
                return
    if found is not None and found.trigger.measure == "rescued" and _goes_on_with_bodies(m, previous):
        m.measure = "killed"
        m.rules.append("measures:bodies")
    elif found is not None and (m.kind != "ratio" or found.trigger.measure != "population"):
        accept(read_by, m, found)  # "a third of the population" is a share and no population


def _is_part(lower: list[str], m: Mention, previous: Mention, found: Governor) -> bool:
    """Whether "including" makes it a part of those of known fate, whatever its own clause says: "16 who were returning"."""
    k = m.begin - 1
    return (
        lower[k] == "including"
        and previous.measure in VICTIMS
        and found.trigger.measure not in VICTIMS
        and found.rule in deciding.BEHIND
        and m.unit == "person"
    )


def _goes_on_with_bodies(m: Mention, previous: Mention | None) -> bool:
    """Whether a number without a noun goes on counting bodies: "10 bodies were found after two more were pulled out"."""
    if previous is None or m.counted is not None or previous.measure != "killed":
        return False
    return (previous.counted or "").lower().endswith(_BODIES)


def _decide_amount(
    reading: Reading, read_by: Clauses, m: Mention, fits: frozenset[str], previous: Mention | None
) -> None:
    """The measure of money or of a physical quantity."""
    found = (
        governors.left(read_by, m, fits)
        or amounts.after(read_by, m, fits)
        or predicates.right(read_by, m, fits)
        or amounts.near(read_by, m, fits, 10 if m.kind == "money" else 8)
    )
    if found is not None:
        accept(read_by, m, found)
    elif (
        previous is not None
        and previous.kind == m.kind
        and previous.measure
        and m.first - previous.last <= _BESIDE
        and (previous.measure != "drugs" or m.counted is None)
        and clue("breadth").isdisjoint(read_by.lower[m.last : m.last + 2])
    ):
        m.measure = previous.measure  # "$5m (3m pounds)", "40 km (25 miles)"
        m.rules.append("measures:same-amount")
    elif m.kind == "money" and carried.is_of_appeal(reading, read_by, m):
        m.measure = "aid"
        m.rules.append("measures:carried")


def _hand_back(read_by: Clauses, quantities: list[Mention]) -> None:
    """Give the verb of a list back to the numbers before it: "12 civilians and 5 soldiers died", "9 families or 40 people"."""
    for k in range(len(quantities) - 1, 0, -1):
        m, after = quantities[k - 1], quantities[k]
        if m.measure is None and after.measure is not None and after.unit in PEOPLE and m.unit in PEOPLE:
            between = read_by.lower[clauses.noun_end(m) : after.begin]
            if (
                (between == ["and"] or (between == ["or"] and m.unit != after.unit))
                and "measures:list" not in after.rules
                and "measures:head" not in after.rules
            ):
                take_over(m, after, "measures:list")
