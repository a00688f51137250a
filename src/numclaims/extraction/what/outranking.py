"""Says which of two words that govern a number tells more of it: a verb, the clause behind, an adjective, the noun itself."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what import clauses
from numclaims.extraction.what.clauses import Governor
from numclaims.reading import Mention

OUTRANKED: Final = frozenset({"protesters", "troops", "aid", "sheltered", "population", "displaced"})
"""Measures of what people do or are given, which say less than who they are ("hosts 9,000 refugees")."""
_HAPPENED: Final = frozenset({"measures:participle", "measures:passive", "measures:state"})
_TAKEN: Final = frozenset({"abducted", "missing", "detained"})


def is_elsewhere(m: Mention, found: Governor) -> bool:
    """Whether a participle stands behind another noun than the things that are counted."""
    return found.rule == "measures:participle" and m.unit not in PEOPLE and found.hit.start > clauses.noun_end(m)


def is_outdone(found: Governor, counted: Governor) -> bool:
    """Whether an adjective before the noun says more than its clause: "the return of seven kidnapped clerks"."""
    if found.trigger.measure == "returned":
        return found.rule == "measures:before" and counted.trigger.measure in _TAKEN
    return found.trigger.measure in {"aid", "affected"} and counted.trigger.measure != "affected"


def takes_over(right: Governor, left: Governor) -> bool:
    """Whether the clause behind says more than the verb before: "left 12 wounded", "forced 3,000 to flee"."""
    if left.trigger.measure == "aid":  # "gives aid to 10,000 people who are stranded"
        return right.rule in _HAPPENED and right.trigger.measure != "affected"
    if left.trigger.measure in OUTRANKED:  # "the funeral of", "a crowd of"
        return right.trigger.measure in VICTIMS and right.rule in _HAPPENED
    if left.trigger.measure in {"casualties", "injured"} and right.rule == "measures:state":
        return right.trigger.measure == "killed"  # "shot two men dead", "beat two men to death"
    return left.trigger.measure in {"affected", "destroyed"} and right.rule in {"measures:state", "measures:subject"}
