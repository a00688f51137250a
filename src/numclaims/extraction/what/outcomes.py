"""Finds what became of those who were missing or trapped, where it is told: "12 trapped below were found dead"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import governors, predicates
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import Clauses, Governor, noun_end
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

OPEN: Final = frozenset({"missing", "stranded"})
"""Measures of a state that comes to an end."""
_ENDS: Final = frozenset({"killed", "rescued", "released", "returned", "detained", "escaped"})
_FINITE: Final = frozenset({"was", "were", "have", "has", "had"})
_STOPS: Final = frozenset(
    {",", ";", ".", "and", "but", "or", "who", "which", "that", "after", "when", "while", "as", "because", "for"}
)
_REACH: Final = 12
"""Words from the state to the main verb, at most."""


def of(clauses: Clauses, m: Mention, state: Governor, fits: frozenset[str]) -> Governor | None:
    """The main verb behind a state that only says which ones are meant; None where the state is all that is told.

    Args:
        clauses: The sentence.
        m: The number of them.
        state: What governs it so far.
        fits: What a trigger may count.
    """
    lower = clauses.lower
    if state.hit.start != noun_end(m):
        return None  # "12 are missing": the state is what is told
    finite = False
    for k in range(state.hit.stop, min(state.hit.stop + _REACH, len(lower))):
        if lower[k] in _STOPS or clauses.numbers[k] is not None:
            return None
        finite = finite or lower[k] in _FINITE
        hit = clauses.at[k]
        if hit is None or hit.taken:
            continue
        for trigger in hit.options:
            ended = trigger.role == "state" or (trigger.role in {"verb", "act"} and trigger.form == "past")
            if ended and trigger.measure in _ENDS and trigger.counts in fits and (finite or trigger.role == "verb"):
                return Governor(trigger, hit, "measures:passive" if finite else "measures:subject")
    return None


_HELD: Final = frozenset({"released", "escaped", "killed", "rescued", "returned", "hospitalized"})
_ILL: Final = frozenset({"killed", "recovered"})
_BECAME: Final[dict[str, frozenset[str]]] = {
    "detained": _HELD,
    "abducted": _HELD,
    "missing": _HELD | {"detained"},
    "stranded": _HELD,
    "injured": _ILL | {"hospitalized"},
    "casualties": _ILL | {"injured"},
    "hospitalized": _ILL,
    "infected": _ILL | {"hospitalized"},
    "displaced": frozenset({"returned", "killed"}),
    "refugees": frozenset({"returned", "killed", "rescued"}),
    "evacuated": frozenset({"returned", "killed"}),
    "rescued": frozenset({"killed", "hospitalized", "detained"}),
}
"""What may become of those of whom a number is told: the detained are freed, the injured die."""


def of_those(clauses: Clauses, m: Mention, counted: Governor, fits: frozenset[str]) -> Governor | None:
    """What became of some of those whom another measure names: "14 of those arrested were freed", "freed 14 of the hostages".

    Args:
        clauses: The sentence.
        m: The number.
        counted: The measure of those of whom it is a part.
        fits: What a trigger may count.
    """
    may = _BECAME.get(counted.trigger.measure)
    if may is None:
        return None
    before = governors.left(clauses, m, fits)
    if before is not None and before.trigger.measure in may:
        return before
    behind = predicates.right(clauses, m, fits, behind=counted.hit.stop)
    return behind if behind is not None and behind.trigger.measure in may and not behind.negated else None


def lost(clauses: Clauses, m: Mention) -> None:
    """Take those of whom none survived for dead: "none of the 60 aboard survived"."""
    found = clauses.found.get(m.first)
    if found is not None and clauses.lower[found.hit.start] in clue("living"):
        m.measure = "killed"
        m.negated = False
        m.rules.append("measures:none-survived")


def is_another(clauses: Clauses, m: Mention, trigger: Trigger) -> bool:
    """Whether what stands behind a number is none of the toll that announces it: "a toll of 9,100 cases and 310 deaths".

    Args:
        clauses: The sentence.
        m: The number.
        trigger: What announces it.
    """
    lower = clauses.lower
    if trigger.measure == "killed":
        return lower[m.last : m.last + 1] in (["cases"], ["infections"])
    fate = clauses.at[m.last] if trigger.measure == "casualties" and m.last < len(lower) else None
    # "Casualties: 25 killed, 40 injured"
    return fate is not None and any(t.role == "state" or t.form == "past" for t in fate.options)
