"""Tells the day of a verdict or a feast from that of what it is for: "was jailed on Monday for killing 12"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.timespots import DAYS, Spot
from numclaims.extraction.when.timewords import words_of_deeds
from numclaims.reading import Mention, Sentence

_COURTS: Final = word_set(
    "sentenced jailed convicted charged imprisoned guilty indicted acquitted pleaded executed extradited accused hanged"
)
_MARKED: Final = word_set(
    "anniversary mark marking commemorate commemorating remember remembering honor honour honoring honouring mourn mourning"
    " celebrate celebrating"
)
_KILLS: Final = frozenset({"executed", "hanged"})
"""Verbs of a sentence carried out, which is a death of its own."""
NOT_OF_TOLLS: Final = _MARKED | _COURTS | {'"'}
"""Words of a sentence whose day is that of a feast, a verdict or a remark, and not of what happened."""
_FINITE: Final = word_set("was were is are been be has had")
_PASSIVE: Final = 3
"""Words before the verb of a verdict in which "was" stands: "was on appeal found guilty"."""
_VERDICT: Final = 8
"""Words before a day in which the verb of its verdict may stand."""
_FOR: Final = frozenset({"for", "of", "over", "with", "to"})
_DEED: Final = ("ing", "murder", "murders", "killings", "deaths", "slayings", "fatally")
_OF_DEED: Final = 5
"""Words from "for" in which its deed is told, less one."""


def is_of_a_verdict(sentence: Sentence, m: Mention, spot: Spot) -> bool:
    """Whether a day is that of a verdict or a feast: "was jailed on Monday for killing 12", "met on Monday to mark the flood".

    Behind the toll too, where the verb of the verdict stands between: "the man who killed 12 was jailed on Monday".

    Args:
        sentence: The sentence.
        m: A toll of it.
        spot: A time of it.
    """
    if spot.form not in DAYS:
        return False
    lower = sentence.lower
    if spot.first >= m.last:
        ruled = [i for i in range(m.last, spot.first) if lower[i] in _COURTS and lower[i] not in _KILLS]
        return bool(ruled) and not _FINITE.isdisjoint(lower[max(m.last, ruled[0] - _PASSIVE) : ruled[0]])
    owned = lower[spot.last] == "'s" and lower[spot.last + 1] in words_of_deeds()  # "Sunday's blaze"
    if not owned and not _MARKED.isdisjoint(lower[spot.last : m.first]):
        return True
    for i in range(spot.last, m.first):
        if lower[i] not in _FOR:
            continue
        deed = lower[i + 1 : min(m.first, i + _OF_DEED)]
        if any(word.endswith(_DEED) for word in deed) or not words_of_deeds().isdisjoint(deed):
            return not _COURTS.isdisjoint(lower[max(0, spot.first - _VERDICT) : i])
    return False
