"""Finds the whole of parts that are told right behind it, whatever is said behind them of another figure.

Either the parts add up to it ("17 died, nine policemen and eight clerks, and 64 were hurt"), or "including" makes them parts
of a figure whose fate was told before ("16 died, including two soldiers, and 82 were hurt").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what.clauses import Clauses, Governor, noun_end
from numclaims.reading import Mention

ADDED: Final = "measures:adds-up"
PART: Final = "measures:part"
_OPENING: Final = DASHES | {",", "(", "[", ":"}
_NAMING: Final = frozenset({"including", "them"})
_LINKS: Final = frozenset({",", "and", "plus", "another", "other", "also", "&"})
_BEHIND: Final = frozenset({"measures:participle", "measures:passive", "measures:subject", "measures:state"})
_VAGUE: Final = frozenset({"others", "many", "several", "some", "more"})
"""Behind "and", those of whom the next verb tells without a figure."""
_MOST: Final = 6
"""Parts of a whole that are read, at most."""


def whole_of(read_by: Clauses, m: Mention, found: Governor | None) -> tuple[Mention, str] | None:
    """The whole of a part that is told behind it, and the rule; None for a figure that is no such part.

    Args:
        read_by: The sentence.
        m: A figure of people.
        found: What its own clause says of it.
    """
    whole = _added_up(read_by, m)
    if whole is not None:
        return whole, ADDED
    whole = _named_before(read_by, m, found) if found is not None else None
    return (whole, PART) if whole is not None else None


def _added_up(read_by: Clauses, m: Mention) -> Mention | None:
    """The whole that a list of figures adds up to, this one among them."""
    if _OPENING.isdisjoint(read_by.lower[: m.first]):
        return None
    figures = _figures(read_by)
    at = next((i for i, q in enumerate(figures) if q is m), 0)
    for start in range(at, max(0, at - _MOST), -1):
        if start < at and not _joined(read_by, figures[start], figures[start + 1]):
            return None
        first, whole = figures[start], figures[start - 1]
        opens = read_by.lower[first.begin - 1] in _OPENING
        told = whole.measure in VICTIMS and first.unit in {"person", None}
        if opens and told and _adds_up(read_by, figures[start : start + _MOST], at - start, whole.value or 0.0):
            return whole
    return None


def _named_before(read_by: Clauses, m: Mention, found: Governor) -> Mention | None:
    """The whole of those named behind "including", where what was found for one of them is said of a figure further on."""
    if found.rule not in _BEHIND or m.unit != "person" or _NAMING.isdisjoint(read_by.sentence.vocabulary):
        return None
    figures = _figures(read_by)
    at = start = next((i for i, q in enumerate(figures) if q is m), 0)
    while start and at - start < _MOST and _joined(read_by, figures[start - 1], figures[start]):
        start -= 1
    opener = min(figures[start].first, figures[start].qualifier_first) - 1 if start else -1
    while at + 1 < len(figures) and figures[at + 1].counted and _joined(read_by, figures[at], figures[at + 1]):
        at += 1
    if opener < 0 or read_by.lower[opener] not in _NAMING:
        return None
    whole = figures[start - 1]
    fate = read_by.found.get(whole.first)
    before = fate is not None and fate.hit.stop <= opener and whole.measure in VICTIMS
    others = (figures[at + 1].first if at + 1 < len(figures) else found.hit.start) < found.hit.start
    between = read_by.lower[figures[at].last : found.hit.start]
    vague = any(w == "and" and not _VAGUE.isdisjoint(between[k + 1 : k + 2]) for k, w in enumerate(between))
    return whole if before and (others or vague) else None


def _figures(read_by: Clauses) -> list[Mention]:
    return [q for q in read_by.sentence.quantities() if q.kind in {"count", "number"}]


def _adds_up(read_by: Clauses, parts: list[Mention], least: int, value: float) -> bool:
    """Whether the parts, two of them and those up to index ``least`` at the least, make up a value."""
    total = 0.0
    for i, part in enumerate(parts):
        if i and not _joined(read_by, parts[i - 1], part):
            return False
        total += part.value or 0.0
        if total >= value:
            return total == value and i > 0 and i >= least
    return False


def _joined(read_by: Clauses, one: Mention, other: Mention) -> bool:
    """Whether nothing stands between two figures but what joins a list."""
    between = read_by.lower[noun_end(one) : other.begin]
    return bool(between) and _LINKS.issuperset(between)
