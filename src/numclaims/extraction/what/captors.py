"""Settles by whom people were taken: rebels captured by an army are detained, officers detained by rebels are abducted.

The verbs alone do not tell: a state's forces "capture" and "seize" as armed groups do, and armed groups "detain" and "arrest".
Who did it decides, where the sentence tells, else who was taken.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import HARM
from numclaims.reading import Mention

TAKEN: Final = frozenset({"abducted", "detained"})
_CAPTURED: Final = frozenset({"measure:abducted-captured", "measure:abducted-seized"})
_ARRESTED: Final = frozenset({"measure:detained", "measure:detained-held"})
_DONE: Final = frozenset({"measures:active", "measures:passive", "measures:participle", "measures:object-list"})
_DEED: Final = "stockflow:deed"
_STATE: Final = "actor:state-forces"
_ARMED: Final = "actor:armed-groups"
_FOES: Final = frozenset({"rebel", "militant", "fighter"})
"""Whom a state's forces capture, so that they are held by an authority."""
_OUTLAWS: Final = word_set(
    """
    gunmen rebels militants insurgents terrorists fighters guerrillas jihadists extremists separatists assailants
    attackers bandits kidnappers pirates gangs robbers rebel
    """
)
"""Armed men who hold no office; a movement known by its name may rule where it arrests."""


def settle(m: Mention) -> None:
    """Correct the measure of people who were taken by what is told of their captors."""
    if m.measure == "abducted":
        by_state = _STATE in m.rules or (m.population in _FOES and _ARMED not in m.rules)
        if by_state and not _CAPTURED.isdisjoint(m.rules):
            m.measure = "detained"
            m.rules.append("measures:captured-by-state")
    elif not _ARRESTED.isdisjoint(m.rules) and not _DONE.isdisjoint(m.rules) and by_outlaws(m):
        m.measure = "abducted"
        m.rules.append("measures:held-by-outlaws")


def by_outlaws(m: Mention) -> bool:
    """Whether armed men who hold no office did it: "rebels", but not "militiamen", who often serve a state."""
    if _ARMED not in m.rules or m.actor is None:
        return False
    words = m.actor.lower().split()
    return words[-1] in _OUTLAWS or "armed" in words


def one_deed(m: Mention, before: Mention | None) -> str:
    """The rule by which what is told with a day is one deed: "kidnapped 12 on Monday", "insurgents killed four on Tuesday"."""
    raid = m.implied or m.measure == "abducted" or ("measures:active" in m.rules and by_outlaws(m))
    listed = before is not None and _DEED in before.rules and m.measure in HARM
    return _DEED if raid or listed else ""
