"""Keeps what is said of a part from its whole: "three of the 12 died", "1.8 million of Gaza's 2.3 million people have fled"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what import clauses
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_POINTERS: Final = frozenset({"the", "these", "those", "all", "its", "their"})
_WHO: Final = frozenset({"who", "that", "which"})
_RELATIVES: Final = frozenset({"which", "whom"})
_CLOSE: Final = frozenset({"measures:participle", "measures:object-relative"})
_RANKED: Final = 4
_NEAR: Final = 6
"""Words of a short relative clause: "of the 17 people who were killed"."""
_BEFORE_OWNER: Final = 4
_TOWNSHIP: Final = 1000
"""From this number on, "its 3,000 people" are those who live in a place."""
_ITS: Final = frozenset({"its"})


def is_singled_out(read_by: Clauses, m: Mention) -> bool:
    """Whether a number only picks some from a known whole or by a rank: "one of the buses", "two of the worst bombings"."""
    lower = read_by.lower
    k = m.last
    if m.value == 1 and m.unit == "person" and m.noun_last > k and lower[k : k + 1] != ["of"]:
        return True  # "one rebel threatened to": a person of the tale, and no strength
    if lower[k : k + 1] != ["of"] or k + 1 >= len(lower):
        return False
    if m.value == 1:
        return lower[k + 1] in _POINTERS or lower[k + 1] in _RELATIVES
    return is_ranked(read_by, m)


def is_ranked(read_by: Clauses, m: Mention) -> bool:
    """Whether a number picks some by a rank: "one of the deadliest days this year"."""
    lower = read_by.lower
    if lower[m.last : m.last + 1] != ["of"]:
        return False
    return any(word in clue("rank") for word in lower[m.last + 1 : max(m.noun_last, m.last + _RANKED)])


def of_parts(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """What befell parts of those counted befell them: "damaged the roofs of 30 houses"."""
    lower = read_by.lower
    of = clauses.left_of(lower, m.begin - 1)
    if of < _PART or lower[of] != "of" or not lower[of - 1].endswith("s"):
        return None
    k = of - _PART - (lower[of - _PART] == "the")
    hit = read_by.ending[k] if k >= 0 else None
    if hit is None:
        return None
    for trigger in hit.options:
        if (
            trigger.measure == "damaged"
            and trigger.role == "verb"
            and trigger.counts in fits
            and not (trigger.form == "past" and clauses.passive(read_by, hit))
            and clauses.holds(trigger, read_by, hit)
        ):
            return Governor(trigger, hit, "measures:active")
    return None


_PART: Final = 2
"""Words from "of" back over the parts: "the roofs of"."""


def inhabits(read_by: Clauses, m: Mention) -> bool:
    """Whether a number of people is all that a place has: "Gaza's 2.3 million people"."""
    k = m.begin - 1
    return (
        k > 0
        and (m.value or 0) >= _TOWNSHIP
        and m.head >= 0
        and m.noun_last == m.head + 1
        and read_by.lower[m.head] in clue("inhabitants")
        and (
            read_by.lower[k] in _ITS
            or (
                read_by.lower[k] == "'s"
                and (m.sentence.words[k - 1][0].isupper() or read_by.lower[k - 1] in clue("settlement"))
            )
        )
    )


def is_whole(read_by: Clauses, m: Mention) -> bool:
    """Whether a part of it stands before a number, so that the verb is the part's: "three of the 12 died"."""
    lower = read_by.lower
    k = m.first - 1
    if k > 2 and lower[k] == "'s":  # "1.8 million of Gaza's 2.3 million people"
        if any(other is not None and other.kind == "ratio" for other in read_by.numbers[max(0, k - _BEFORE_OWNER) : k]):
            return True  # "more than half the country's 4.1 million people are in need"
        of = next((j for j in range(k - 1, max(0, k - 4), -1) if lower[j] == "of"), 0)
        return any(other is not None and other.last == of for other in read_by.numbers[max(0, of - 5) : of])
    return m.noun_last <= m.last and has_part(read_by, m)


def is_of_whole(read_by: Clauses, m: Mention, behind: Governor) -> bool:
    """Whether what stands behind a number is said of it, and not of its part: "58 of the 110 miners survived"."""
    if m.noun_last <= m.last or behind.rule in _CLOSE or not has_part(read_by, m):
        return True
    end = clauses.noun_end(m)
    return (
        read_by.lower[end] in _WHO
        and "," not in read_by.lower[end : behind.hit.start]
        and behind.hit.start - end <= _NEAR
    )


def has_part(read_by: Clauses, m: Mention) -> bool:
    """Whether a part of it stands right before a number: "58 of the 110", "12 of 300"."""
    lower = read_by.lower
    start = m.begin
    k = start - 1
    if k > 0 and lower[k] == "of":
        k += 1
    if k < 2 or (k != start and lower[k] not in _POINTERS) or lower[k - 1] != "of":
        return False
    end = k - 2 if lower[k - 2] == "out" else k - 1
    return any(
        other is not None and other.value != 0 and end in {other.last, other.noun_last}
        for other in read_by.numbers[max(0, k - 6) : end]
    )
