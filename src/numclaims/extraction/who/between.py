"""Passes over what stands between a speaker and the verb of saying: the day, and what somebody said it in."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who.vocabulary import PUNCTUATION, WEEKDAYS
from numclaims.reading import Sentence

_PARTS_OF_DAY: Final = word_set("morning afternoon evening night")
PAPERS: Final = word_set("statement release communique letter report bulletin notice memo")
"""What can be signed and sent."""
SAID_IN: Final = PAPERS - {"report", "letter"} | word_set(
    "interview tweet post note briefing update message speech conference email broadcast page account channel"
)
"""What somebody says something in."""
_OWNERS: Final = word_set("his her their its")
_LONGEST_SAID_IN: Final = 7


def before_date(s: Sentence, i: int) -> int:
    """Passes backwards over "on Tuesday night", "this week", and "out Thursday" behind a paper."""
    lower = s.lower
    if i > 1 and lower[i] in _PARTS_OF_DAY and lower[i - 1] in WEEKDAYS:
        i -= 1
    while i > 0 and (
        lower[i] in WEEKDAYS
        or (lower[i] in {"week", "month", "year", *_PARTS_OF_DAY} and lower[i - 1] in {"this", "last"})
    ):
        i -= 2 if lower[i - 1] in {"on", "this", "last"} else 1
        i -= lower[i] in {
            "out",
            "released",
            "published",
            "posted",
            "issued",
        }  # "a poll by the college out Thursday put"
    return i


def before_paper(s: Sentence, i: int) -> int:
    """Passes backwards over what somebody said it in: "The ministry in a statement on Friday said"."""
    lower = s.lower
    if i < 3 or lower[i] not in SAID_IN or s.words[i][0].isupper():
        return i
    for k in range(i - 1, max(0, i - _LONGEST_SAID_IN), -1):
        if lower[k] in PUNCTUATION:
            return i
        if lower[k] in ARTICLES or lower[k] in _OWNERS:
            if k < 2 or lower[k - 1] not in {"in", "at", "through", "on", "via"}:
                return i
            alone = lower[k - 2] == "," and "," not in lower[: k - 2]  # "The ministry, in a statement said"
            return k - 3 if alone else k - 2
    return i
