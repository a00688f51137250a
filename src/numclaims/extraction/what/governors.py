"""What the words in front of a number say of it, and what its own noun says."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.victims import BODIES
from numclaims.extraction.what.catalogue import Trigger, triggers
from numclaims.extraction.what.clauses import (
    BARRIERS,
    LEFT_SKIP,
    Clauses,
    Governor,
    Hit,
    holds,
    noun_end,
    passive,
)
from numclaims.reading import Mention

_WHOLES: Final = word_set("total dozens scores hundreds group most all estimated minimum average maximum")


def left(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """The active verb or the phrase directly before a number: "killing at least 12", "the lives of 12".

    Args:
        clauses: The sentence.
        m: The number.
        fits: What the trigger may count.
    """
    lower = clauses.lower
    i = (m.first if m.kind == "measurement" else m.begin) - 1  # "within" says a distance too
    while i >= 0:
        hit = clauses.ending[i]
        if hit is not None:
            for trigger in hit.options:
                if trigger.counts not in fits or not holds(trigger, clauses, hit):
                    continue
                if trigger.role == "before":
                    return Governor(trigger, hit, "measures:before")
                if trigger.role == "verb" and not hit.taken and not (trigger.form == "past" and passive(clauses, hit)):
                    negated = hit.start > 0 and lower[hit.start - 1] in {"not", "n't", "never"}
                    return Governor(trigger, hit, "measures:active", negated=negated)
        word = lower[i]
        if word in LEFT_SKIP or word in _MARKS:
            i -= 1
            continue
        if word == "," and (opened := _source_before(lower, i)):
            i = opened  # "the rescue of, according to the coast guard, 412 sailors"
            continue
        if word == "of" and i > 0 and lower[i - 1] in _WHOLES:
            i -= 2
            continue
        if word in {"least", "than", "to", "most"} and i > 0 and lower[i - 1] in {"at", "more", "up", "fewer", "less"}:
            i -= 2
            continue
        if word == "from" and (m.qualifier == "between" or _goes_up(clauses, m)):
            i -= 1  # "killed from 20 to 30", "from 20 to more than 30"
            continue
        if word == "at" and "least" in lower[i + 1 : i + 3]:  # "at the least eight"
            i -= 1
            continue
        return _nominal(clauses, i, fits) if word == "of" else None
    return None


def _goes_up(clauses: Clauses, m: Mention) -> bool:
    """Whether another figure tells up to how many there are, and from none before: "killed from 500 to well over 1,000"."""
    lower = clauses.lower
    if lower[m.last : m.last + 1] != ["to"]:
        return False
    other = next((n for n in clauses.numbers[m.last : m.last + _FURTHER] if n is not None), None)
    return other is not None and other.kind == m.kind and (other.low or 0.0) > (m.value or 0.0)


_FURTHER: Final = 5
"""Tokens from one end of a range to the other."""
_MARKS: Final = frozenset({'"', "''", "'", "["})
"""Signs that may stand right before a number and part it from nothing."""


def _source_before(lower: list[str], comma: int) -> int:
    """The token before a source between commas that a comma closes; 0 where there is none."""
    for k in range(comma - 1, max(1, comma - _SOURCE), -1):
        if lower[k] == ",":
            return k - 1 if lower[k + 1] == "according" or lower[comma - 1] in _TOLD else 0
    return 0


_SOURCE: Final = 12
"""Tokens of a source between commas, at most."""
_TOLD: Final = frozenset({"said", "says", "say", "reported"})


def _nominal(clauses: Clauses, of: int, fits: frozenset[str]) -> Governor | None:
    """A deed named by a noun, with its agent, day or place before its object: "the arrest last week by the army of four men"."""
    lower = clauses.lower
    if of == 0 or lower[of - 1] in _OWNING:
        return None
    if lower[of - 1] == "[" and of > 1:
        return _deed_of(clauses, of - 2, fits)  # "the murder [of six priests]"
    for k in range(of - 1, max(-1, of - _ASIDE), -1):
        if k + 1 < of and lower[k + 1] in _OPENING_ASIDE:
            hit = clauses.ending[k]
            for trigger in hit.options if hit is not None else ():
                if hit is not None and trigger.role == "noun" and trigger.counts in fits:
                    return Governor(trigger, hit, "measures:nominal")
            deed = _deed_of(clauses, k, fits)
            if deed is not None:
                return deed
        if clauses.numbers[k] is not None or lower[k] in BARRIERS or lower[k] == ",":
            return None
    return None


def _deed_of(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """The deed that a noun names where "of" does not stand right behind it: "the release on Sunday of 40 sailors"."""
    _, longer, _ = triggers().get(clauses.lower[k], (None, None, None))
    for words, options in longer.get("of", ()) if longer is not None else ():
        if len(words) == _DEED:
            for trigger in options:
                hit = Hit(k, k + 1, options)
                if (
                    trigger.role == "before"
                    and trigger.measure not in _BODIES_OF_PEOPLE
                    and trigger.counts in {"people", "persons"}
                    and trigger.counts in fits
                    and holds(trigger, clauses, hit)
                ):
                    return Governor(trigger, hit, "measures:nominal")
    return None


_BODIES_OF_PEOPLE: Final = frozenset({"troops", "fighters", "protesters", "population"})
"""Measures whose nouns name those who are counted, and no deed: "an army of", "a crowd of"."""
_OWNING: Final = word_set(
    """
    hands group groups members town village city part parts course wake middle area use result start end eve outskirts south
    north east west behalf case cases number total band gang team crowd mob column force forces presence front home custody
    camp district province state island help
    """
)
"""Nouns that take the number behind "of" for themselves: "the shooting in May at the hands of three men"."""
_DEED: Final = 2
"""Words of a deed with its "of"."""
_ASIDE: Final = 10
"""Words from "of" back to the deed, at most."""
_OPENING_ASIDE: Final = word_set(
    """
    by on in at near outside inside during since from over last this earlier yesterday today overnight late early
    monday tuesday wednesday thursday friday saturday sunday
    """
)
"""Words that open what stands between a deed and its object."""


def noun(clauses: Clauses, m: Mention, role: str, fits: frozenset[str] | None = None) -> Governor | None:
    """The counted noun itself, where the lexicon knows it.

    Args:
        clauses: The sentence.
        m: The number.
        role: ``noun`` or ``head``; with ``noun`` also an adjective before the noun ("12 homeless people").
        fits: What the entry may count; anything when None.
    """
    end = m.behind
    best: Governor | None = None
    for k in range(m.last, end):
        hit = clauses.at[k]
        if hit is None:
            continue
        for trigger in hit.options:
            if (fits is not None and trigger.counts not in fits) or not holds(trigger, clauses, hit):
                continue
            if trigger.role == role:
                if hit.start <= m.head < hit.stop:
                    return Governor(trigger, hit, f"measures:{role}")
            elif (
                role == "noun"
                and trigger.role == "before"
                and trigger.counts in {"people", "persons"}
                and hit.start <= m.head < hit.stop
            ):
                return Governor(trigger, hit, "measures:noun")  # "12 bodies of civilians"
            elif (
                role == "noun"
                and k < m.head
                and (trigger.role == "state" or (trigger.role == "verb" and trigger.form == "past"))
                and _may_be_such(trigger, hit, m)
            ):
                return Governor(trigger, hit, "measures:adjective")
        if best is None and hit.start <= m.head < hit.stop and hit.stop > hit.start + 1:
            best = _noun_alone(clauses, m.head, hit, role)
    return best


def _may_be_such(trigger: Trigger, hit: Hit, m: Mention) -> bool:
    """Whether an adjective fits the sort of what is counted: "12 evacuated villagers", "90 damaged houses"."""
    if m.sentence.lower[m.head] in BODIES:
        return False  # "a dozen maimed bodies"
    if m.unit in PEOPLE:
        if trigger.counts in {"people", "persons"}:
            return True
        return trigger.counts == "any" and all(t.counts == "any" and t.measure != "infected" for t in hit.options)
    return trigger.counts == "things" and trigger.measure in _LOSSES


_LOSSES: Final = frozenset({"damaged", "destroyed"})


def _noun_alone(clauses: Clauses, head: int, hit: Hit, role: str) -> Governor | None:
    """What a noun says by itself inside of a phrase that says something else: "12 attacks on clinics", "45 confirmed deaths"."""
    hiding = {"act", "before"} if clauses.lower[hit.start] == "the" else {"act", "before", "total"}
    if any(trigger.role not in hiding for trigger in hit.options):
        return None
    for trigger in triggers().get(clauses.lower[head], (None, None, None))[0] or ():
        if trigger.role == role and holds(trigger, clauses, hit):
            return Governor(trigger, hit, f"measures:{role}")
    return None


def possessed(clauses: Clauses, m: Mention) -> Governor | None:
    """The bodies of those counted: "three villagers' bodies were found"."""
    end = noun_end(m)
    lower = clauses.lower
    if end + 1 < len(lower) and lower[end] in {"'", "'s"}:
        hit = clauses.at[end + 1]
        if hit is not None:
            for trigger in hit.options:
                if trigger.measure == "killed" and trigger.role in {"noun", "total"}:
                    return Governor(trigger, hit, "measures:noun")
    return None
