"""Reads what a number counts that is told as the number of it, or as what grew to it: "the number of cases has risen to 40"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import nounphrases
from numclaims.extraction.things.closedwords import DETERMINERS
from numclaims.extraction.things.naming import name
from numclaims.reading import Mention, Sentence


def number_of(sentence: Sentence, m: Mention) -> bool:
    """Read "the number of refugees in camps has risen to 12,000": the noun stands behind "number of"."""
    lower = sentence.lower
    k = m.qualifier_first - 1
    floor = max(0, k - 16)
    while k > floor and lower[k] not in {";", ".", ","}:
        if lower[k] == "of" and lower[k - 1] in {"number", "numbers", "tally", "total"}:
            start = k + 1
            while start < m.first and lower[start] in DETERMINERS:
                start += 1
            phrase = nounphrases.after(sentence, start, frozenset({m.first}), single=False)
            if phrase is None or phrase.head >= m.first:
                return False
            name(m, sentence, phrase)
            m.rules.append("counts:number-of")
            return True
        k -= 1
    return False


GROWN: Final = word_set("""
    rose risen rises climbed climbs jumped grew grown increased doubled tripled quadrupled soared surged swelled swollen fell
    fallen dropped declined decreased shrank shrunk halved dwindled
    """)
# What grows to an amount of money or to a level, and is not counted.
LEVELS: Final = word_set("""
    prices shares sales profits revenues rates yields temperatures wages stocks exports imports costs rents levels earnings losses
    bonds futures points emissions odds salaries fees taxes duties tariffs debts reserves assets savings premiums ratings scores
    holdings stakes margins volumes proceeds expenses dividends inflows outflows deposits odds winds hopes fears tensions
    """)


def grown_to(sentence: Sentence, m: Mention, numbers: frozenset[int]) -> bool:
    """Read "Cases in the country have tripled to 11,000", "jobs grew by 300": the noun is the subject of what grew."""
    lower = sentence.lower
    k = m.qualifier_first - 1
    if k < 2 or lower[k] not in {"to", "by"} or lower[k - 1] not in GROWN:
        return False
    start = k - 1
    while start > max(0, k - 14) and (lower[start - 1][0].isalpha() or lower[start - 1] in {"-", "'s"}):
        if lower[start - 1] in _REPORTING:
            break
        start -= 1
    if start > 0 and lower[start - 1] not in _REPORTING and (lower[start - 1][0].isalpha() or lower[start - 1] == "'s"):
        return False  # a subject longer than can be seen: its first noun would not be the one that grew
    while start < k and (lower[start] in DETERMINERS or lower[start] in _JOINING):
        start += 1
    phrase = nounphrases.after(sentence, start, numbers, single=False)
    if phrase is None or phrase.head >= k - 1 or lower[phrase.head] in LEVELS or phrase.head - start > _LONGEST_SUBJECT:
        return False
    name(m, sentence, phrase)
    m.rules.append("counts:grown-to")
    return True


_JOINING: Final = word_set("and but while as")
_LONGEST_SUBJECT: Final = 3
_REPORTING: Final = word_set("said says say that told reported announced confirmed added")
"""Behind these, another subject begins: "the United Nations said the toll had risen to 40"."""
