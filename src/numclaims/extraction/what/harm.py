"""Joins two things that happened to the same people: "88 killed and injured", "12 were abducted and killed"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import clauses
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.reading import Mention

_HARM_ENTRIES: Final = frozenset({"killed", "killed-dead", "injured"})
_MARKS: Final = frozenset(
    {"injured", "wounded", "hurt", "injuring", "wounding", "injure", "wound", "injures", "wounds"}
)
"""Words that make one figure of dead and injured; "lynched and burned" are dead."""
_THEM: Final = (["them"], ["him"], ["her"], ["both"], ["all"])
_SAID_OF_THEM: Final = frozenset({"measures:passive", "measures:participle"})
_CAPTURED: Final = frozenset({"detained", "abducted"})
_HARM: Final = frozenset({"killed", "injured"})


def join(read_by: Clauses, m: Mention, found: Governor) -> None:
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
    if m.measure not in _HARM or _ends_in_death(read_by, m, found) or _is_unsure(read_by, m, found):
        return
    if found.rule == "measures:active":
        k = found.hit.start - 1
        other = read_by.ending[k - 1] if k > 0 and read_by.lower[k] in {"and", "or", "/"} else None
    else:
        other = _next_verb(read_by, found.hit.stop, frozenset())
        if other is not None and found.rule != "measures:passive" and clauses.object_follows(read_by, other.stop):
            return
    if other is None or (other.taken and found.rule == "measures:active"):
        return  # "left 16 dead and wounded nine"
    measures = {t.measure for t in other.options if t.role in {"verb", "state"} and t.name in _HARM_ENTRIES}
    if (measures & _HARM) - {m.measure} and not _MARKS.isdisjoint(
        read_by.lower[min(found.hit.start, other.start) : max(found.hit.stop, other.stop)]
    ):
        m.measure = "casualties"
        m.rules.append("measures:killed-and-injured")


def _ends_in_death(read_by: Clauses, m: Mention, found: Governor) -> bool:
    """Take those who were hurt and then killed for dead: "were tortured and executed", "was wounded and later killed"."""
    if m.measure != "injured" or found.rule not in _SAID_OF_THEM:
        return False
    fate = _next_verb(read_by, found.hit.stop, clauses.CHAIN)
    if (
        fate is None
        or not any(t.measure == "killed" and t.role == "verb" and t.form == "past" for t in fate.options)
        or clauses.object_follows(read_by, fate.stop)
    ):
        return False
    m.measure = "killed"
    m.rules.append("measures:hurt-and-killed")
    return True


def _is_unsure(read_by: Clauses, m: Mention, found: Governor) -> bool:
    """Take those of whom nobody can say whether they live for missing: "20 miners are either dead or trapped"."""
    if m.measure != "killed" or read_by.lower[found.hit.stop : found.hit.stop + 1] != ["or"]:
        return False
    fate = _next_verb(read_by, found.hit.stop, clauses.CHAIN)
    if fate is None or not any(t.measure == "stranded" for t in fate.options):
        return False
    m.measure = "missing"
    m.rules.append("measures:dead-or-trapped")
    return True


def _next_verb(read_by: Clauses, k: int, skipped: frozenset[str]) -> clauses.Hit | None:
    """The lexicon hit that "and" at token ``k`` joins to what stands before."""
    lower = read_by.lower
    if k + 1 >= len(lower) or lower[k] not in {"and", "or", "/", "before", "then"}:
        return None
    k += 1
    while k < len(lower) and (lower[k] in skipped or (skipped and lower[k].endswith("ly"))):
        k += 1
    return read_by.at[k] if k < len(lower) else None
