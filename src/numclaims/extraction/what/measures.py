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
    actors,
    among,
    amounts,
    announced,
    captors,
    carried,
    clauses,
    dwelling,
    fitting,
    governors,
    harm,
    inheritance,
    labels,
    negation,
    numberof,
    objects,
    ofthese,
    outcomes,
    outranking,
    populations,
    predicates,
    relief,
    tales,
    toldparts,
    wholes,
)
from numclaims.extraction.what.catalogue import catalogue, use_files
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.shares import LIKE
from numclaims.extraction.what.voices import BECOME
from numclaims.reading import Mention, Reading, Sentence

__all__ = ["catalogue", "read", "use_files"]

_PEOPLE: Final = frozenset({"people", "persons"})
_UNMEASURED: Final = frozenset({"duration", "age", "temperature"})
_PERSONAL: Final = frozenset({
    "killed", "injured", "detained", "abducted", "missing", "protesters", "displaced", "refugees", "defectors", "hospitalized",
})  # fmt: skip
_NAMES: Final = frozenset({"counts:noun-behind", "things:animals"})
"""How a noun was read that may be a name of people: "40 Tigers were killed"."""
_BEHIND: Final = frozenset({"measures:participle", "measures:passive", "measures:subject"})
_ANNOUNCED: Final = frozenset({"measures:total", "measures:number-of", "measures:label"})
_BODIES: Final = ("bodies", "corpses")
_CHARGES: Final = frozenset({"count", "counts", "charge", "charges", "conspiracy", "conspiracies"})
_AGES: Final = frozenset({"under", "over", "aged", "below"})
_OUTRANKING: Final = frozenset({"refugees", "detained", "protesters", "displaced"})
_BEHIND_SPEAKER: Final = frozenset(
    {",", ".", ";", ":", '"', "''", "'", "who", "whose", "from", "in", "at", "by", "near", "as", "on"}
)
_BEHIND_PEOPLE: Final = frozenset({".", ",", "in", "across", "and", "since", "so", "throughout", "nationwide"})
_PASSED_ON: Final = PEOPLE | {"case"}
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
    if m.counted is not None:
        words = m.counted.lower().split()
        m.population = populations.of_phrase(words, 0, len(words), len(words) - 1)
        return m.population is not None
    name = populations.right_before(read_by.lower, found.hit.start)
    if name is None and found.rule == "measures:label":
        name = populations.of_phrase(read_by.lower, found.hit.stop, m.qualifier_first)  # "Displaced children: 40"
    if name is not None and name != "official":  # an "official death toll" is no toll of officials
        m.population = name
        m.rules.append("populations:announced")
        return True
    return False


def _decide(reading: Reading, read_by: Clauses, m: Mention, previous: Mention | None) -> None:
    fits = fitting.fits(read_by, m)
    if not fits or _is_of_family(m) or _is_age(read_by.lower, m) or _is_left_out(m) or _is_charge(m):
        return
    if m.kind in {"money", "measurement"}:
        _decide_amount(reading, read_by, m, fits, previous)
        return
    if m.value == 1 and (_speaks(read_by, m) or wholes.is_ranked(read_by, m)):
        return
    found = _governor(read_by, m, fits)
    if previous is not None and (whole := toldparts.whole_of(read_by, m, found)) is not None:
        _take(m, *whole)
        return
    if found is not None and previous is not None and _is_part(read_by.lower, m, previous, found):
        found = None
    if found is None:
        source = inheritance.source(reading, read_by, m, previous, fits)
        if isinstance(source, tuple):
            _take(m, *source)
            return
        found = source or (None if wholes.is_singled_out(read_by, m) else governors.noun(read_by, m, "head"))
        found = found or relief.given_to(read_by, m, fits)
        if found is None and (earlier := carried.people(reading, read_by, m)) is not None:
            _take(m, earlier, "measures:carried")
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
    k = min(m.first, m.qualifier_first) - 1
    return (
        lower[k] == "including"
        and previous.measure in VICTIMS
        and found.trigger.measure not in VICTIMS
        and found.rule in _BEHIND
        and m.unit == "person"
    )


def _goes_on_with_bodies(m: Mention, previous: Mention | None) -> bool:
    """Whether a number without a noun goes on counting bodies: "10 bodies were found after two more were pulled out"."""
    if previous is None or m.counted is not None or previous.measure != "killed":
        return False
    return (previous.counted or "").lower().endswith(_BODIES)


def _is_of_family(m: Mention) -> bool:
    """Whether a number tells only how many children somebody has: "a father of two", "dad-of-two"."""
    lower, k = m.sentence.lower, m.first - 1
    return "counts:parent-of" in m.rules or (k > 1 and lower[k] == "-" and lower[k - 2 : k] == ["-", "of"])


def _is_left_out(m: Mention) -> bool:
    """Whether a number tells whom something did not happen to: "all but 70 were sentenced"."""
    lower, k = m.sentence.lower, min(m.first, m.qualifier_first)
    return k > 1 and lower[k - 1] == "but" and lower[k - 2] == "all"


def _is_charge(m: Mention) -> bool:
    """Whether charges are counted, and not those harmed: "77 counts of murder"."""
    return m.head >= 0 and m.sentence.lower[m.head] in _CHARGES


def _speaks(read_by: Clauses, m: Mention) -> bool:
    """Whether a single person is named only as the one who tells: "one refugee said", "said one activist"."""
    if read_by.lower[m.last : m.last + 1] and read_by.lower[m.last] in clue("telling"):
        return True  # "with one reporting 138 wounded"
    if (
        m.unit not in {"person", None} or governors.noun(read_by, m, "noun") is not None
    ):  # "reported 1 death in the south"
        return False
    lower = read_by.lower
    end = clauses.noun_end(m)
    if lower[max(0, m.first - 2) : m.first] == ["according", "to"]:
        return True
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


def _is_age(lower: list[str], m: Mention) -> bool:
    """Whether a number is the age of those before it: "children under five"."""
    return m.first > 1 and lower[m.first - 1] in _AGES and populations.named_at(lower, m.first - 2) is not None


def _is_of_the_next(read_by: Clauses, m: Mention, found: Governor) -> bool:
    """Whether a flight is that of the next number: "2,700 displaced villagers and 2,000 refugees who fled to Rwanda"."""
    if found.trigger.measure != "refugees" or "displaced" not in read_by.lower[m.last : m.noun_last]:
        return False
    return any(m.noun_last <= other.first < found.hit.start for other in m.sentence.quantities())


def _governor(  # noqa: PLR0912 -- a cascade of rules
    read_by: Clauses, m: Mention, fits: frozenset[str]
) -> Governor | None:
    """What governs a number of people or things in its own clause."""
    if read_by.last < 0:
        return None
    if "counts:predicate" in m.rules:
        head = governors.noun(read_by, m, "head")
        if head is not None and head.trigger.measure in BECOME:
            return head  # "5.6 million are refugees"
    counted = numberof.numbering(read_by, m, fits) if 0 <= read_by.first <= m.first else None
    if read_by.last >= m.last:
        counted = (
            counted
            or amounts.after(read_by, m, fits)  # "a 286-person capacity"
            or governors.noun(read_by, m, "noun")
            or among.of_those(read_by, m, fits)
            or governors.possessed(read_by, m)
        )
    if counted is not None and counted.rule == "measures:of-those":
        return outcomes.of_those(read_by, m, counted, fits) or counted
    if counted is not None and counted.rule != "measures:adjective":
        return counted
    if counted is not None and m.value == 1 and read_by.lower[m.last : m.last + 1] == ["of"]:
        counted = None  # "one of the slain gunmen was a nephew of": the others are told of elsewhere
    found = _by_clause(read_by, m, fits)
    if (
        found is not None
        and counted is not None
        and counted.trigger.measure == "killed"
        and (found.rule in _BEHIND or found.trigger.measure == "rescued")
    ):
        found = counted  # "found 32 dead rebels and boxes abandoned in the wood", "recovered five dead people"
    if found is not None and _is_of_the_next(read_by, m, found):
        return counted or governors.noun(read_by, m, "head") or found
    if found is None or (counted is not None and outranking.is_outdone(found, counted)):
        found = counted
    if found is not None and found.trigger.measure == "affected" and outranking.is_elsewhere(m, found):
        return governors.noun(read_by, m, "head", fits) or found  # "dropped 80 tents over the valleys affected"
    if found is not None and m.head >= 0 and found.trigger.measure in outranking.OUTRANKED:
        head = governors.noun(read_by, m, "head", fits)
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
        found = announced.total(read_by, m, fits)
        if found is None or found.trigger.measure == "casualties":
            closer = numberof.number_of(read_by, m, fits)
            if closer is not None and (found is None or closer.trigger.measure in {"killed", "injured"}):
                found = closer  # "the casualty figure puts at 28 the number of gunmen killed"
    if found is None and read_by.first <= m.first:
        found = governors.left(read_by, m, fits) or wholes.of_parts(read_by, m, fits) or labels.label(read_by, m, fits)
    if found is None:
        found = objects.named_with(read_by, m, fits)
    if found is None or found.trigger.role == "verb" or found.trigger.measure in outranking.OUTRANKED:
        behind = (
            None
            if wholes.is_whole(read_by, m)
            else predicates.right(read_by, m, fits, whole=wholes.has_part(read_by, m))
        )
        if behind is not None and not wholes.is_of_whole(read_by, m, behind):
            behind = None
        if behind is not None and behind.rule == "measures:state" and behind.trigger.measure in outcomes.OPEN:
            behind = outcomes.of(read_by, m, behind, fits) or behind
        if found is None or (behind is not None and outranking.takes_over(behind, found)):
            found = behind
    return found


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


def _take(m: Mention, whole: Mention, rule: str) -> None:
    """Take the measure of another number."""
    m.measure = whole.measure
    m.rules += [r for r in whole.rules if r.startswith("measure:")]
    m.rules.append(rule)
    m.actor = whole.actor
    passed_on = whole.unit in _PASSED_ON or rule == ofthese.RULE
    if (m.unit is None or LIKE in m.rules) and passed_on and m.kind in {"number", "count"}:
        m.kind = "count"
        m.unit = whole.unit


def _hand_back(read_by: Clauses, quantities: list[Mention]) -> None:
    """Give the verb of a list back to the numbers before it: "12 civilians and 5 soldiers died", "9 families or 40 people"."""
    for k in range(len(quantities) - 1, 0, -1):
        m, after = quantities[k - 1], quantities[k]
        if m.measure is None and after.measure is not None and after.unit in PEOPLE and m.unit in PEOPLE:
            between = read_by.lower[clauses.noun_end(m) : min(after.first, after.qualifier_first)]
            if (
                (between == ["and"] or (between == ["or"] and m.unit != after.unit))
                and "measures:list" not in after.rules
                and "measures:head" not in after.rules
            ):
                _take(m, after, "measures:list")
