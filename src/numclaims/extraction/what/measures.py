"""Says what happened to what is counted: the measure, and with it population, actor and negation.

For every number, in this order: a noun that says it all ("17 deaths"), a figure that a noun announces ("the death toll reached
91"), the verb to its left ("killed 12"), the clause to its right ("12 were killed"), the whole of which it is a part or the list
in which it stands ("five of them children", "12 in Homs and 7 in Hama"), the noun counted ("9,000 refugees"), and last, for
money and physical units, words near it. The first that answers wins.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what import (
    actors,
    announced,
    carried,
    clauses,
    inheritance,
    negation,
    populations,
    predicates,
)
from numclaims.extraction.what.catalogue import catalogue, use_files
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.inheritance import PEOPLE
from numclaims.reading import Mention, Reading, Sentence

__all__ = ["catalogue", "read", "use_files"]

_PERSON: Final = frozenset({"people", "persons", "any"})
_PEOPLE: Final = frozenset({"people", "persons"})
_THING: Final = frozenset({"things", "any"})
_EITHER: Final = frozenset({"people", "persons", "things", "any"})
_UNKNOWN: Final = frozenset({"people", "things", "any"})
"""For a noun that may be of people or of things: verbs that fit both ("captured two villages") say nothing."""
_UNMEASURED: Final = frozenset({"duration", "age", "temperature"})
_MONEY: Final = frozenset({"money"})
_OF_PEOPLE: Final = frozenset(
    {"armed", "masked", "unidentified", "suspected", "alleged", "accused", "young", "elderly"}
)
"""What mostly people are called: "two armed bandits"."""
_LENGTHS: Final = word_set(
    """
    kilometer kilometre mile meter metre foot yard nautical_mile centimeter centimetre inch league km m mi ft
    nautical mile millimeter
    """
) | {"nautical mile"}
_MASSES: Final = frozenset(
    {"tonne", "ton", "metric_ton", "metric ton", "kilogram", "short_ton", "long_ton", "pound", "liter", "litre", "gram"}
)
_AREAS: Final = frozenset(
    {"hectare", "acre", "square kilometer", "square mile", "square meter", "square foot", "kilometer ** 2", "mile ** 2"}
)

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
_HARM_ENTRIES: Final = frozenset({"killed", "killed-dead", "injured"})
_MARKS: Final = frozenset(
    {"injured", "wounded", "hurt", "injuring", "wounding", "injure", "wound", "injures", "wounds"}
)
"""Words that make one figure of dead and injured; "lynched and burned" are dead."""
_TELLING: Final = word_set(
    """
    said says say saying told tells telling added recalled recalls described describes explained explains complained
    complains asked asks insisted recounted remembers remembered testified wrote replied answered cried shouted quipped
    reported claimed
    """
)
"""Verbs by which one who tells is named."""
_BEHIND_SPEAKER: Final = frozenset(
    {",", ".", ";", ":", '"', "''", "'", "who", "whose", "from", "in", "at", "by", "near", "as", "on"}
)
_IMPACT: Final = word_set("hit struck ripped tore landed fell slammed exploded killed rocked shook targeted went blew")
_BEHIND_PEOPLE: Final = frozenset({".", ",", "in", "across", "and", "since", "so", "throughout", "nationwide"})
_THEM: Final = (["them"], ["him"], ["her"], ["both"], ["all"])
_CAPTURED: Final = frozenset({"detained", "abducted"})
_HARM: Final = frozenset({"killed", "injured"})


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


def _fits(read_by: Clauses, m: Mention) -> frozenset[str]:
    if m.kind == "money":
        return _MONEY
    if m.kind == "measurement":
        unit = (m.unit or "").lower().replace("_", " ")
        if unit in _LENGTHS:
            return frozenset({"length"})
        if unit in _AREAS:
            return frozenset({"area", "things"})
        return frozenset({"mass", "things"}) if unit in _MASSES else frozenset()
    if m.kind == "percent" and m.counted is None and not _of_something(m):
        return frozenset()
    if m.unit is None or m.kind == "percent":
        return _EITHER
    if "counts:noun-behind" in m.rules:
        # A name that the counting stage does not know may be of people ("six Jesuits", "FIVE CAPUCHINS"); the verb tells.
        if m.head >= 0 and populations.named_at(m.sentence.lower, m.head) is not None:
            return _PERSON
        if m.unit not in PEOPLE:
            if any(rule.startswith("things:") for rule in m.rules):  # known to be none
                return _THING
            hit = read_by.at[m.head] if m.head >= 0 else None
            if hit is not None and any(t.role == "head" and t.counts == "things" for t in hit.options):
                return _THING
            capital = m.head >= 0 and m.sentence.words[m.head][0].isupper()
            named = capital or not _OF_PEOPLE.isdisjoint(m.sentence.lower[m.last : m.head])
            return _EITHER if named else _UNKNOWN
    return _PERSON if m.unit in PEOPLE else _THING


def _of_something(m: Mention) -> bool:
    """Whether a percentage is one of people or things: "70 percent of the houses"."""
    words = m.sentence.lower[m.last : m.last + 3]
    return "of" in words


def _decide(reading: Reading, read_by: Clauses, m: Mention, previous: Mention | None) -> None:
    fits = _fits(read_by, m)
    if not fits or _is_age(read_by.lower, m):
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
    if found is not None:
        accept(read_by, m, found)


def _speaks(read_by: Clauses, m: Mention) -> bool:
    """Whether a single person is named only as the one who tells: "one refugee said", "said one activist"."""
    if m.unit != "person":
        return False
    lower = read_by.lower
    end = clauses.noun_end(m)
    if m.first and lower[m.first - 1] in _TELLING and (end >= len(lower) or lower[end] in _BEHIND_SPEAKER):
        return True
    for k in range(end, min(end + 8, len(lower))):
        word = lower[k]
        if word in _TELLING:
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
    elif previous is not None and previous.kind == m.kind and previous.measure and m.first - previous.last <= 4:
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
        if head is not None and head.trigger.measure in predicates.BECOME:
            return head  # "5.6 million are refugees"
    counted = None
    if read_by.last >= m.last:
        counted = (
            clauses.noun(read_by, m, "noun") or announced.among(read_by, m, fits) or announced.possessed(read_by, m)
        )
    if counted is not None and counted.rule != "measures:adjective":
        return counted
    found = None
    if m.kind != "ratio" and (read_by.announces or read_by.first <= m.first):
        found = announced.total(read_by, m, fits) or announced.number_of(read_by, m, fits)
    if found is None and read_by.first <= m.first:
        found = clauses.left(read_by, m, fits) or announced.label(read_by, m, fits)
    if found is None or found.trigger.role == "verb" or found.trigger.measure in _OUTRANKED:
        behind = None if _is_whole(read_by, m) else predicates.right(read_by, m, fits)
        if found is None or (behind is not None and _takes_over(behind, found)):
            found = behind
    found = found or counted
    if found is not None and m.head >= 0 and found.trigger.measure in _OUTRANKED:
        head = clauses.noun(read_by, m, "head", fits)
        if (
            head is not None
            and head.trigger.measure in _OUTRANKING
            and (found.trigger.measure != "displaced" or head.trigger.measure == "refugees")
        ):
            return head
    return found


def _is_whole(read_by: Clauses, m: Mention) -> bool:
    """Whether a part of it stands before a number, so that the verb is the part's: "three of the 12 died"."""
    lower = read_by.lower
    k = m.first - 1
    return (
        k > 1
        and lower[k] in {"the", "these", "those", "all"}
        and lower[k - 1] == "of"
        and m.noun_last <= m.last
        and any(other is not None and other.last == k - 1 for other in read_by.numbers[max(0, k - 5) : k - 1])
    )


def _takes_over(right: Governor, left: Governor) -> bool:
    """Whether the clause behind says more than the verb before: "left 12 wounded", "forced 3,000 to flee"."""
    if left.trigger.measure in _OUTRANKED:  # "the funeral of", "a crowd of"
        return right.trigger.measure in _FATES and right.rule in _HAPPENED
    return left.trigger.measure in {"affected", "destroyed"} and right.rule in {"measures:state", "measures:subject"}


def accept(read_by: Clauses, m: Mention, found: Governor) -> None:
    """Take the measure of a number from what governs it, and what goes with it: unit, actor, negation."""
    m.measure = found.trigger.measure
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
    _join_harm(read_by, m, found)
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
    return end < len(read_by.lower) and read_by.lower[end] in _IMPACT


def _take(m: Mention, whole: Mention, rule: str) -> None:
    """Take the measure of another number."""
    m.measure = whole.measure
    m.rules += [r for r in whole.rules if r.startswith("measure:")]
    m.rules.append(rule)
    m.actor = whole.actor
    if m.unit is None and whole.unit in PEOPLE and m.kind in {"number", "count"}:
        m.kind = "count"
        m.unit = whole.unit


def _join_harm(read_by: Clauses, m: Mention, found: Governor) -> None:
    """Two things that happened to the same people: "88 killed and injured", "12 were abducted and killed"."""
    if m.measure in _CAPTURED:
        fate = _next_verb(read_by, found.hit.stop, clauses.CHAIN)
        if fate is None:  # "captured two bandits and killed them", but not "abducted 4 and killed 3"
            fate = _next_verb(read_by, clauses.noun_end(m), clauses.CHAIN)
            if fate is not None and read_by.lower[fate.stop : fate.stop + 1] not in _THEM:
                return
        if fate is not None and any(t.measure == "killed" and t.form == "past" for t in fate.options):
            m.measure = "killed"
            m.rules.append("measures:captured-and-killed")
        return
    if m.measure not in _HARM:
        return
    if found.rule == "measures:active":
        k = found.hit.start - 1
        other = read_by.ending[k - 1] if k > 0 and read_by.lower[k] in {"and", "or", "/"} else None
    else:
        other = _next_verb(read_by, found.hit.stop, frozenset())
        if other is not None and found.rule != "measures:passive" and clauses.object_follows(read_by, other.stop):
            return
    if other is None:
        return
    measures = {t.measure for t in other.options if t.role in {"verb", "state"} and t.name in _HARM_ENTRIES}
    if (measures & _HARM) - {m.measure} and not _MARKS.isdisjoint(
        read_by.lower[min(found.hit.start, other.start) : max(found.hit.stop, other.stop)]
    ):
        m.measure = "casualties"
        m.rules.append("measures:killed-and-injured")


def _next_verb(read_by: Clauses, k: int, skipped: frozenset[str]) -> clauses.Hit | None:
    """The lexicon hit that "and" at token ``k`` joins to what stands before."""
    lower = read_by.lower
    if k + 1 >= len(lower) or lower[k] not in {"and", "or", "/", "before", "then"}:
        return None
    k += 1
    while k < len(lower) and lower[k] in skipped:
        k += 1
    return read_by.at[k] if k < len(lower) else None


def _hand_back(read_by: Clauses, quantities: list[Mention]) -> None:
    """Give the verb of a list back to the numbers before it: "12 civilians and 5 soldiers were killed"."""
    for k in range(len(quantities) - 1, 0, -1):
        m, after = quantities[k - 1], quantities[k]
        if m.measure is None and after.measure is not None and after.unit in PEOPLE and m.unit in PEOPLE:
            between = read_by.lower[clauses.noun_end(m) : min(after.first, after.qualifier_first)]
            if between == ["and"] and "measures:list" not in after.rules and "measures:head" not in after.rules:
                _take(m, after, "measures:list")
