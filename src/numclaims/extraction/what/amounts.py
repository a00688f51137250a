"""What the words beside an amount of money or a physical quantity say of it: "40 km south of", "$5 million in aid"."""

from __future__ import annotations

from numclaims.extraction.what.clauses import Clauses, Governor, holds, noun_end
from numclaims.reading import Mention


def after(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A phrase directly behind the number and its unit: "40 km south of"."""
    end = noun_end(m)
    lower = clauses.lower
    if end < len(lower) and lower[end] == "(":  # "40 km (25 miles) south of"
        close = next((k for k in range(end, min(end + 7, len(lower))) if lower[k] == ")"), end)
        end = close + 1 if close > end else end
    for k in range(end, min(end + 3, len(lower))):
        hit = clauses.at[k]
        if hit is not None:
            for trigger in hit.options:
                if trigger.role == "after" and trigger.counts in fits and holds(trigger, clauses, hit):
                    return Governor(trigger, hit, "measures:after")
        if lower[k] not in {"(", ")", ",", "-", "further", "to", "about", "were", "was", "been", "have", "has"}:
            return None
    return None


def near(clauses: Clauses, m: Mention, fits: frozenset[str], reach: int = 8) -> Governor | None:
    """The nearest word of an entry's ``near`` within ``reach`` words on either side, in the same clause."""
    lower = clauses.lower
    best: Governor | None = None
    distance = reach + 1
    for step in (1, -1):
        k = noun_end(m) if step == 1 else m.first - 1
        walked = 0
        while 0 <= k < len(lower) and walked < reach:
            if lower[k] in {";", ".", "while", "but", "when", "because"}:
                break
            hit = clauses.at[k]
            if hit is not None and walked < distance:
                for trigger in hit.options:
                    if (
                        trigger.role == "near"
                        and trigger.counts in fits
                        and holds(trigger, clauses, hit)
                        and not (trigger.measure == "drugs" and _is_of_other(m, lower[k]))
                    ):
                        best, distance = Governor(trigger, hit, "measures:near"), walked
            k += step
            walked += 1
    return best


def _is_of_other(m: Mention, word: str) -> bool:
    """Whether a weight names a substance of its own: "90 kg of heroin and two tonnes of ivory"."""
    return m.counted is not None and word not in m.counted.lower().split()
