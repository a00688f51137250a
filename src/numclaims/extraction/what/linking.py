"""The words that tie a noun to a figure far behind it ("the toll of the floods in the north rose to 91")."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what.clauses import LEFT_SKIP, Clauses, Governor, Hit, holds, object_follows

LINKS: Final = word_set(
    """
    to at of reached reaching reach exceeded exceeding topped topping passed is was were stands stood near : hit
    hits nears neared surpassed surpassing rises rose climbs climbed are included includes include including
    numbered numbering totalled totaled totaling as - = above beyond from be estimated put tops jumped jumps approached
    approaching exceeds crossed crosses crossing reaches surpasses passes tops totals totalling stands go goes went past
    pass top reach exceed surpass cross remain remains remained
    """
)
"""What ties a noun to the figure behind it."""
INSIDE: Final = frozenset({
    "were", "was", "are", "include", "included", "includes", "from", "to", "of", "by", "in", "on", "at", "for", "the", "over",
    "since", "between",
})  # fmt: skip
"""Behind these, a number is told along with the noun: "the toll of the quake of 2010 in 12 districts"."""
ENDS: Final = frozenset({";", "addition", "who", "that", "when", "while", "said", "says", "but", "."})
"""What ends the clause of the noun."""
OPENERS: Final = LEFT_SKIP | {"least", "than", "to", "at", "now", "currently", "("}
"""What may stand between the link and its figure."""
FAR: Final = 40
"""Words from a noun to its figure, at most."""


def has_its_own(clauses: Clauses, start: int) -> bool:
    """Whether a phrase that leads to a figure of its own stands right before: "the number killed in a town of 3,000"."""
    hit = clauses.ending[start - 1] if start else None
    if hit is None:
        return False
    return any(t.role == "before" and t.measure == "population" and holds(t, clauses, hit) for t in hit.options)


def fate(clauses: Clauses, head: Hit, fits: frozenset[str]) -> Governor | None:
    """What a participle or state right behind a noun says of those it names: "the number of hostages freed since Friday"."""
    hit = clauses.at[head.stop] if head.stop < len(clauses.lower) else None
    linked = hit is not None and clauses.lower[hit.stop : hit.stop + 1] and clauses.lower[hit.stop] in LINKS
    if hit is not None and (linked or not object_follows(clauses, hit.stop)):
        for trigger in hit.options:
            told = trigger.role == "state" or trigger.form in {"past", "ing"}
            # Refugees who are helped are refugees.
            if told and trigger.counts in fits and trigger.measure != "aid" and holds(trigger, clauses, hit):
                return Governor(trigger, hit, "measures:number-of")
    return None
