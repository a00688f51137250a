"""Finds where a clause goes on behind what stands between: brackets, dashes, parts, another verb."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import DAYPARTS, MONTHS, WEEKDAYS
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.what.clauses import AUX, BARRIERS, LEFT_SKIP, PRONOUNS, Clauses
from numclaims.extraction.what.walk import Walk

_REACH: Final = 24
"""Tokens behind "including" among which the verb of the whole must stand."""
_AGENT: Final = 8
"""Words that an agent or a place behind a passive may have."""


def shared_verb(walk: Walk, k: int) -> int:
    """The second verb of those who are the subject of an unknown one: "14 fell from the boat and drowned"; -1 for none.

    Args:
        walk: The walk to the right.
        k: Token of the unknown verb.
    """
    if (
        walk.answer is not None
        or walk.relative
        or walk.commas
        or (not walk.be and k - walk.begin > _OWN)
        or not _opens(walk)
    ):
        return -1
    lower, at = walk.clauses.lower, walk.clauses.at
    for j in range(k + 1, min(k + _AGENT, len(lower) - 1)):
        if lower[j] in _ENDS or walk.clauses.numbers[j] is not None:
            return -1
        if lower[j] == "and":
            first = j + 1
            while first + 1 < len(lower) and (lower[first] in _LATER or lower[first].endswith("ly")):
                first += 1
            hit = at[first]
            acted = hit is not None and any(t.role == "act" and t.form == "past" for t in hit.options)
            done = walk.be and hit is not None and any(t.role == "verb" and t.form == "past" for t in hit.options)
            return first if acted or done or lower[first] in _PASSIVE else -1
    return -1


def _opens(walk: Walk) -> bool:
    """Whether a number is the subject of its clause: nothing but determiners stand between it and its beginning."""
    lower = walk.clauses.lower
    k = walk.first - 1
    while k >= 0 and (lower[k] in LEFT_SKIP or lower[k] in {"least", "than", "to"}):
        k -= 1
    return k < 0 or lower[k] in _BEGINNING


_OWN: Final = 5
"""Words that the noun phrase may have behind its head: "14 men in the boat"."""
_REMAIN: Final = frozenset({"remain", "remains", "remained"})
_LATER: Final = frozenset({"then", "later", "subsequently", "all"})
_PASSIVE: Final = frozenset({"was", "were", "had"})
_ENDS: Final = BARRIERS | PRONOUNS | {",", ".", "who", "which", "that", "whom"}
_BEGINNING: Final = BARRIERS | {".", ",", "that", "and", "but", '"', "''", "``", "(", "•"}


def main_verb(walk: Walk, k: int) -> int:
    """The main verb behind the comma that ends a relative clause: "30 who were seized in May, have been freed"; -1 for none.

    Args:
        walk: The walk to the right, which a relative clause has answered.
        k: Token of its first comma.
    """
    lower = walk.clauses.lower
    if walk.answer is None or walk.commas or _RELATIVES.isdisjoint(lower[walk.begin : k]):
        return -1
    for j in range(k, min(k + _CLAUSE, len(lower) - 1)):
        if walk.clauses.numbers[j] is not None or lower[j] in BARRIERS or lower[j] in PRONOUNS:
            return -1
        if lower[j] == "," and lower[j + 1] in _HAVING:
            return j + 1
    return -1


_RELATIVES: Final = frozenset({"who", "which", "that"})
_HAVING: Final = frozenset({"have", "has", "had", "were", "was", "are"})
_CLAUSE: Final = 12
"""Words from the first comma of a relative clause to its last."""


def behind_parts(clauses: Clauses, k: int) -> int:
    """The verb behind parts between commas: "30, including 16 on a bus, were killed"; ``k`` when there is none."""
    lower = clauses.lower
    if k + 2 >= len(lower) or (lower[k + 1] != "including" and lower[k + 1 : k + 3] != ["among", "them"]):
        return k
    for j in range(k + 2, min(k + _REACH, len(lower) - 1)):
        if lower[j] == "," and (lower[j + 1] in AUX or lower[j + 1] in _REMAIN):
            return j + 1
        if lower[j] in {";", "said", "says"}:
            break
    return k


def closing(lower: list[str], k: int) -> int:
    """The token that closes the bracket or the pair of dashes that opens at ``k``; ``k`` itself when there is none."""
    wanted = {"(": ")", "[": "]"}.get(lower[k], lower[k])
    for j in range(k + 2, min(k + 16, len(lower))):
        if lower[j] == wanted:
            return j
    return k


def number_soon(clauses: Clauses, k: int) -> bool:
    """Whether another number stands among the three tokens behind ``k``."""
    return any(clauses.numbers[j] is not None for j in range(k + 1, min(k + 4, len(clauses.lower))))


def joins_one(lower: list[str], k: int) -> bool:
    """Whether "and" at ``k`` joins one more to a list that is the subject: "nine shops, offices, and a bank were burned".

    One thing by itself takes no verb of several, so that the list goes on before it.
    """
    if lower[k + 1 : k + 2] not in _ONE:
        return False
    for j in range(k + 3, min(k + _AGENT, len(lower))):
        if lower[j] in _OF_SEVERAL:
            return not is_plural(lower[j - 1])
        if lower[j] in BARRIERS or lower[j] in AUX or lower[j] in {",", ".", "of"}:
            return False
    return False


_ONE: Final = (["a"], ["an"], ["another"])
_OF_SEVERAL: Final = frozenset({"were", "have", "are"})


def behind_time(lower: list[str], k: int) -> int:
    """The token behind a time that stands between an auxiliary and its verb ("were on Monday night killed"); -1 where none does.

    Args:
        lower: The words of the sentence, in small letters.
        k: The token at which the time would begin.
    """
    j, told = k + (lower[k] in _BEFORE_TIMES), False
    while j < len(lower) and j - k < _LONGEST_TIME:
        word = lower[j]
        if word in _TIMES:
            told = True
        elif word not in _WITH_TIMES and not word.removesuffix("th").isdigit():
            break
        j += 1
    return j if told and j < len(lower) else -1


_BEFORE_TIMES: Final = frozenset({"on", "by", "at", "in", "during", "over"})
_TIMES: Final = WEEKDAYS | MONTHS | DAYPARTS | {"yesterday", "today", "overnight", "weekend", "week", "month", "year"}
_WITH_TIMES: Final = frozenset({"early", "late", "last", "this", "the", "same"})
_LONGEST_TIME: Final = 6
"""Tokens of such a time, at most."""
