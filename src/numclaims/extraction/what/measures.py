"""Says what happened to what is counted: the measure, and with it population, actor and negation.

For every number, in this order: a noun that says it all ("17 deaths"), a figure that a noun announces ("the death toll reached
91"), the verb to its left ("killed 12"), the clause to its right ("12 were killed"), the whole of which it is a part or the list
in which it stands ("five of them children", "12 in Homs and 7 in Hama"), the noun counted ("9,000 refugees"), and last, for
money and physical units, words near it. The first that answers wins.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import (
    actors,
    announced,
    carried,
    clauses,
    fitting,
    harm,
    inheritance,
    negation,
    populations,
    predicates,
    wholes,
)
from numclaims.extraction.what.catalogue import catalogue, use_files
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.inheritance import PEOPLE
from numclaims.extraction.what.voices import BECOME
from numclaims.reading import Mention, Reading, Sentence

__all__ = ["catalogue", "read", "use_files"]

_PEOPLE: Final = frozenset({"people", "persons"})
_UNMEASURED: Final = frozenset({"duration", "age", "temperature"})
_PERSONAL: Final = frozenset(
    {
        "killed",
        "injured",
        "detained",
        "abducted",
        "missing",
        "protesters",
        "displaced",
        "refugees",
        "defectors",
        "hospitalized",
    }
)
_OUTRANKED: Final = frozenset({"protesters", "troops", "aid", "sheltered", "population", "displaced"})
"""Measures of what people do or are given, which say less than who they are ("hosts 9,000 refugees")."""
_FATES: Final = frozenset({"killed", "injured", "casualties", "detained", "abducted", "missing"})
_HAPPENED: Final = frozenset({"measures:participle", "measures:passive", "measures:state"})
_AGES: Final = frozenset({"under", "over", "aged", "below"})
_OUTRANKING: Final = frozenset({"refugees", "detained", "protesters", "displaced"})
_BEHIND_SPEAKER: Final = frozenset(
    {",", ".", ";", ":", '"', "''", "'", "who", "whose", "from", "in", "at", "by", "near", "as", "on"}
)
_BEHIND_PEOPLE: Final = frozenset({".", ",", "in", "across", "and", "since", "so", "throughout", "nationwide"})


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
    deniable = negation.may_deny(sentence)
    for m in quantities:
        if deniable and m.measure is not None:
            negation.read(sentence, m)
        populations.read(sentence, m)


def _decide(reading: Reading, read_by: Clauses, m: Mention, previous: Mention | None) -> None:
    fits = fitting.fits(read_by, m)
    if not fits or _is_of_family(m) or _is_age(read_by.lower, m):
        return
    if m.kind in {"money", "measurement"}:
        _decide_amount(reading, read_by, m, fits, previous)
        return
    if m.value == 1 and _speaks(read_by, m):
        return
    found = _governor(read_by, m, fits)
    if found is None:
        source = inheritance.source(reading, read_by, m, previous, fits)
        if isinstance(source, tuple):
            _take(m, *source)
            return
        found = source or clauses.noun(read_by, m, "head")
        if found is None and (earlier := carried.people(reading, read_by, m)) is not None:
            _take(m, earlier, "measures:carried")
            return
        if found is None and wholes.inhabits(read_by, m):
            m.measure = "population"
            m.rules.append("measures:inhabitants")
            return
    if found is not None:
        accept(read_by, m, found)


def _is_of_family(m: Mention) -> bool:
    """Whether a number tells only how many children somebody has: "a father of two", "dad-of-two"."""
    return "counts:parent-of" in m.rules or m.sentence.lower[max(0, m.first - 3) : m.first] == ["-", "of", "-"]


def _speaks(read_by: Clauses, m: Mention) -> bool:
    """Whether a single person is named only as the one who tells: "one refugee said", "said one activist"."""
    if m.unit != "person":
        return False
    lower = read_by.lower
    end = clauses.noun_end(m)
    if m.first and lower[m.first - 1] in clue("telling") and (end >= len(lower) or lower[end] in _BEHIND_SPEAKER):
        return True
    for k in range(end, min(end + 8, len(lower))):
        word = lower[k]
        if word in clue("telling"):
            return True
        if word in clauses.AUX or word in {";", "."} or read_by.at[k] is not None or read_by.numbers[k] is not None:
            return False
    return False


def _decide_amount(
    reading: Reading, read_by: Clauses, m: Mention, fits: frozenset[str], previous: Mention | None
) -> None:
    """The measure of money or of a physical quantity."""
    found = (
        clauses.left(read_by, m, fits)
        or clauses.after(read_by, m, fits)
        or predicates.right(read_by, m, fits)
        or clauses.near(read_by, m, fits, 10 if m.kind == "money" else 8)
    )
    if found is not None:
        accept(read_by, m, found)
    elif (
        previous is not None
        and previous.kind == m.kind
        and previous.measure
        and m.first - previous.last <= _BESIDE
        and clue("breadth").isdisjoint(read_by.lower[m.last : m.last + 2])
    ):
        m.measure = previous.measure  # "$5m (3m pounds)", "40 km (25 miles)"
        m.rules.append("measures:same-amount")
    elif m.kind == "money" and carried.is_of_appeal(reading, read_by, m):
        m.measure = "aid"
        m.rules.append("measures:carried")


def _is_age(lower: list[str], m: Mention) -> bool:
    """Whether a number is the age of those before it: "children under five"."""
    return m.first > 1 and lower[m.first - 1] in _AGES and populations.named_at(lower, m.first - 2) is not None


def _governor(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What governs a number of people or things in its own clause."""
    if read_by.last < 0:
        return None
    if "counts:predicate" in m.rules:
        head = clauses.noun(read_by, m, "head")
        if head is not None and head.trigger.measure in BECOME:
            return head  # "5.6 million are refugees"
    counted = None
    if read_by.last >= m.last:
        counted = (
            clauses.noun(read_by, m, "noun") or announced.among(read_by, m, fits) or announced.possessed(read_by, m)
        )
    if counted is not None and counted.rule != "measures:adjective":
        return counted
    found = _by_clause(read_by, m, fits)
    if found is None or (
        counted is not None and found.trigger.measure == "aid" and counted.trigger.measure != "affected"
    ):
        found = counted
    if found is not None and m.head >= 0 and found.trigger.measure in _OUTRANKED:
        head = clauses.noun(read_by, m, "head", fits)
        if (
            head is not None
            and head.trigger.measure in _OUTRANKING
            and (found.trigger.measure != "displaced" or head.trigger.measure == "refugees")
        ):
            return head
    return found


def _by_clause(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What the words before a number say of it, or those behind it where they say more."""
    found = None
    if m.kind != "ratio" and (read_by.announces or read_by.first <= m.first):
        found = announced.total(read_by, m, fits) or announced.number_of(read_by, m, fits)
    if found is None and read_by.first <= m.first:
        found = clauses.left(read_by, m, fits) or announced.label(read_by, m, fits)
    if found is None or found.trigger.role == "verb" or found.trigger.measure in _OUTRANKED:
        behind = None if wholes.is_whole(read_by, m) else predicates.right(read_by, m, fits)
        if behind is not None and not wholes.is_of_whole(read_by, m, behind):
            behind = None
        if found is None or (behind is not None and _takes_over(behind, found)):
            found = behind
    return found


def _takes_over(right: Governor, left: Governor) -> bool:
    """Whether the clause behind says more than the verb before: "left 12 wounded", "forced 3,000 to flee"."""
    if left.trigger.measure == "aid":  # "gives aid to 10,000 people who are stranded"
        return right.rule in _HAPPENED and right.trigger.measure != "affected"
    if left.trigger.measure in _OUTRANKED:  # "the funeral of", "a crowd of"
        return right.trigger.measure in _FATES and right.rule in _HAPPENED
    return left.trigger.measure in {"affected", "destroyed"} and right.rule in {"measures:state", "measures:subject"}


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
    harm.join(read_by, m, found)
    if (found.trigger.counts in _PEOPLE or _of_people(read_by, m)) and m.kind in {"number", "count", "rate"}:
        if m.unit is None:
            m.kind = "count" if m.kind == "number" else m.kind
            m.unit = "person"
        elif m.unit not in PEOPLE and m.measure in _PERSONAL and "counts:noun-behind" in m.rules:
            m.unit = "person"
    if found.trigger.role == "verb":
        actors.read(read_by, m, found)


def _of_people(read_by: Clauses, m: Mention) -> bool:
    """Whether a bare number of those affected is one of people: "affected more than 800,000 in the north"."""
    end = m.last
    return (
        m.measure == "affected"
        and m.unit is None
        and (end >= len(read_by.lower) or read_by.lower[end] in _BEHIND_PEOPLE)
    )


def _strikes(read_by: Clauses, m: Mention) -> bool:
    """Whether weapons are told by what they did: "two bombs hit the market"."""
    end = clauses.noun_end(m)
    return end < len(read_by.lower) and read_by.lower[end] in clue("impact")


def _take(m: Mention, whole: Mention, rule: str) -> None:
    """Take the measure of another number."""
    m.measure = whole.measure
    m.rules += [r for r in whole.rules if r.startswith("measure:")]
    m.rules.append(rule)
    m.actor = whole.actor
    if m.unit is None and whole.unit in PEOPLE and m.kind in {"number", "count"}:
        m.kind = "count"
        m.unit = whole.unit


def _hand_back(read_by: Clauses, quantities: list[Mention]) -> None:
    """Give the verb of a list back to the numbers before it: "12 civilians and 5 soldiers were killed"."""
    for k in range(len(quantities) - 1, 0, -1):
        m, after = quantities[k - 1], quantities[k]
        if m.measure is None and after.measure is not None and after.unit in PEOPLE and m.unit in PEOPLE:
            between = read_by.lower[clauses.noun_end(m) : min(after.first, after.qualifier_first)]
            if between == ["and"] and "measures:list" not in after.rules and "measures:head" not in after.rules:
                _take(m, after, "measures:list")
