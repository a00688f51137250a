"""Pairs figures with what happened to them in turn: "12 and 15 people were killed and injured, respectively"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.catalogue import triggers
from numclaims.extraction.what.clauses import Clauses
from numclaims.reading import Mention

_WORD: Final = "respectively"
_LINKS: Final = frozenset({"and", "&"})
_REACH: Final = 12
"""Words from the second figure to the second of the deeds, at most."""


def read(read_by: Clauses, quantities: list[Mention]) -> None:
    """Give two figures of one list the measures that a sentence tells in turn.

    Args:
        read_by: The sentence.
        quantities: Its figures, each with the measure that both deeds make of it.
    """
    if _WORD not in read_by.sentence.vocabulary:
        return
    lower = read_by.lower
    for k in range(len(quantities) - 1):
        one, other = quantities[k], quantities[k + 1]
        if one.measure != other.measure or one.measure is None or lower[one.last : other.first] not in (["and"], ["&"]):
            continue
        for i in range(other.last + 1, min(other.last + _REACH, len(lower) - 1)):
            first, second = _deed(lower[i - 1]), _deed(lower[i + 1])
            if lower[i] in _LINKS and first and second and first != second and _WORD in lower[i:]:
                one.measure, other.measure = first, second
                one.rules.append("measures:in-turn")
                other.rules.append("measures:in-turn")
                break


def _deed(word: str) -> str:
    """The measure that a participle or state tells by itself; "" for none."""
    options = triggers().get(word, (None, None, None))[0] or ()
    return next(
        (t.measure for t in options if t.role in {"verb", "state"} and t.form in {"past", ""} and not t.bound), ""
    )
