"""Where a walk to the right of a number stands: what it has passed since the noun phrase, and the answer so far."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.clauses import LEFT_SKIP, Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

CASE: Final = "case"
"""The unit of those who fell ill."""


class Walk:
    """A walk to the right: what was passed since the noun phrase, and the answer so far."""

    __slots__ = (
        "answer", "bare", "be", "begin", "cases", "chain", "clauses", "commas", "crossed", "finite", "first", "fits", "have",
        "leave", "modal", "negated", "outside", "passed", "relative", "shouting", "until", "whole",
    )  # fmt: skip

    def __init__(self, clauses: Clauses, m: Mention, fits: frozenset[str], begin: int) -> None:
        self.clauses = clauses
        self.fits = fits
        self.begin = begin
        self.first = m.begin
        self.bare = self.begin == m.last
        self.cases = m.unit == CASE
        self.leave = _left_by(clauses, m)
        self.shouting = clauses.sentence.text.isupper()
        self.answer: Governor | None = None
        self.commas = 0
        self.passed = False  # a relative clause that says something else was walked over
        self.outside = False  # a number was passed that stands in no list with this one
        self.crossed: Mention | None = None  # the same, behind a comma: it may have the next verb to itself
        self.whole = False  # a part of it stands before it: the main verb is not its own
        self.until = -1  # the noun of another number on the way, to which the words before it belong
        self.start()

    def start(self) -> None:
        """Begin a clause of its own."""
        self.chain = True
        self.finite = self.relative = self.be = self.have = self.modal = self.negated = False


def _left_by(clauses: Clauses, m: Mention) -> bool:
    """Whether a verb like "leave" before the number lets a state follow its noun phrase: "left 12 people in Hama dead"."""
    before = m.begin - 1
    while before >= 0 and (clauses.lower[before] in LEFT_SKIP or clauses.lower[before] in {"least", "than", "to"}):
        before -= 1
    return before >= 0 and clauses.lower[before] in clue("leaving")
