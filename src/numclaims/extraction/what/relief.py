"""People to whom relief is given, where a list stands between: "provided tents, oil and rice to 9,000 people"."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.what.catalogue import Trigger, triggers
from numclaims.extraction.what.clauses import Clauses, Governor, Hit, left_of
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_REACH: Final = 22
_TOWARDS: Final = frozenset({"to", "for"})
_BOUNDS: Final = frozenset(
    {";", ".", "who", "that", "which", "said", "says", "because", "after", "while", "when", "but"}
)


def given_to(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What a verb of giving and the name of some relief before "to" say of the people behind it.

    Args:
        clauses: The sentence.
        m: The number.
        fits: What a trigger may count.
    """
    if "people" not in fits or m.unit not in PEOPLE:
        return None
    lower = clauses.lower
    k = left_of(lower, m.begin - 1)
    if k < 1 or lower[k] not in _TOWARDS:
        return None
    relief = False
    for i in range(k - 1, max(-1, k - _REACH), -1):
        word = lower[i]
        if word in clue("relieving"):
            relief = True
        elif relief and word in clue("giving"):
            trigger = _aid()
            return None if trigger is None else Governor(trigger, Hit(k, k + 1, (trigger,)), "measures:given-to")
        elif word in _BOUNDS:
            return None
    return None


@functools.cache
def _aid() -> Trigger | None:
    """The trigger of "aid to", whose measure those who are given other relief have too."""
    longer = triggers().get("aid", (None, None, None))[1] or {}
    for _, options in longer.get("to", ()):
        for trigger in options:
            if trigger.role == "before":
                return trigger
    return None
