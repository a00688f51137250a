"""Decides what governs a number of people or things, where its noun, the verb before it and the clause behind it all may."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import (
    among,
    amounts,
    announced,
    governors,
    labels,
    numberof,
    objects,
    outcomes,
    outranking,
    predicates,
    wholes,
)
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.voices import BECOME
from numclaims.reading import Mention

BEHIND: Final = frozenset({"measures:participle", "measures:passive", "measures:subject"})
"""Rules of the clause behind a number."""
_OUTRANKING: Final = frozenset({"refugees", "detained", "protesters", "displaced"})


def governor(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What governs a number of people or things in its own clause."""
    if read_by.last < 0:
        return None
    if "counts:predicate" in m.rules:
        head = governors.noun(read_by, m, "head")
        if head is not None and head.trigger.measure in BECOME:
            return head  # "5.6 million are refugees"
    noun = _by_noun(read_by, m, fits)
    if noun is not None and noun.rule == "measures:of-those":
        return outcomes.of_those(read_by, m, noun, fits) or noun
    if noun is not None and noun.rule != "measures:adjective":
        return noun
    if noun is not None and m.value == 1 and read_by.lower[m.last : m.last + 1] == ["of"]:
        noun = None  # "one of the slain gunmen was a nephew of": the others are told of elsewhere
    found = _by_clause(read_by, m, fits)
    if found is not None and noun is not None and _tells_of_the_dead(noun, found):
        found = noun
    if found is not None and _is_of_the_next(read_by, m, found):
        return noun or governors.noun(read_by, m, "head") or found
    if found is None or (noun is not None and outranking.is_outdone(found, noun)):
        found = noun
    return None if found is None else _or_head(read_by, m, fits, found)


def _by_noun(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What the noun of a number says of it, alone or with the words that tie the two."""
    found = numberof.numbering(read_by, m, fits) if 0 <= read_by.first <= m.first else None
    if found is None and read_by.last >= m.last:
        found = (
            amounts.after(read_by, m, fits)  # "a 286-person capacity"
            or governors.noun(read_by, m, "noun")
            or among.of_those(read_by, m, fits)
            or governors.possessed(read_by, m)
        )
    return found


def _tells_of_the_dead(noun: Governor, clause: Governor) -> bool:
    """Whether the dead are counted, whatever else is told: "found 32 dead rebels and boxes abandoned in the wood"."""
    if noun.trigger.measure != "killed":
        return False
    return clause.rule in BEHIND or clause.trigger.measure == "rescued"  # "recovered five dead people"


def _is_of_the_next(read_by: Clauses, m: Mention, found: Governor) -> bool:
    """Whether a flight is that of the next number: "2,700 displaced villagers and 2,000 refugees who fled to Rwanda"."""
    if found.trigger.measure != "refugees" or "displaced" not in read_by.lower[m.last : m.noun_last]:
        return False
    return any(m.noun_last <= other.first < found.hit.start for other in m.sentence.quantities())


def _or_head(read_by: Clauses, m: Mention, fits: frozenset[str], found: Governor) -> Governor:
    """What governs a number, or its noun, where that says more: who is sheltered, and not that they are."""
    if found.trigger.measure == "affected" and outranking.is_elsewhere(m, found):
        return governors.noun(read_by, m, "head", fits) or found  # "dropped 80 tents over the valleys affected"
    if m.head < 0 or found.trigger.measure not in outranking.OUTRANKED:
        return found
    head = governors.noun(read_by, m, "head", fits)
    if head is None or head.trigger.measure not in _OUTRANKING:
        return found
    return found if found.trigger.measure == "displaced" and head.trigger.measure != "refugees" else head


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
        behind = _behind(read_by, m, fits)
        if found is None or (behind is not None and outranking.takes_over(behind, found)):
            found = behind
    return found


def _behind(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What the clause behind a number says of it, and not of a part that stands between."""
    if wholes.is_whole(read_by, m):
        return None
    found = predicates.right(read_by, m, fits, whole=wholes.has_part(read_by, m))
    if found is None or not wholes.is_of_whole(read_by, m, found):
        return None
    if found.rule == "measures:state" and found.trigger.measure in outcomes.OPEN:
        return outcomes.of(read_by, m, found, fits) or found
    return found
