"""Finds the noun phrase that names a speaker behind "according to" or "said"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.phrases import acronym, open_ended
from numclaims.extraction.who.vocabulary import (
    AFTER_STOPS,
    ARTICLES,
    FINITE,
    FUNCTION_WORDS,
    LONGEST,
    NEVER_LAST,
    OBJECT_PRONOUNS,
    PUNCTUATION,
    QUANTIFIERS,
    RELATIVES,
    REPORT_NOUNS,
    SHOWING,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
    WEEKDAYS,
    Span,
)
from numclaims.reading import Sentence

RELEASED: Final = word_set("published released conducted issued unveiled commissioned")
MADE: Final = RELEASED | {"taken"}
"""What is done with papers; a day may follow, and whoever did it."""
_MAKERS: Final = (["by"], ["in"], ["from"], ["for"])


def end_of_date(s: Sentence, i: int) -> int:
    """Behind "published Monday" or "released last week"; ``i`` where no such words stand there."""
    k = i
    while k < len(s.lower) and s.lower[k] in MADE:
        k += 1
    return _behind_date(s, k) if k > i else i


def _to_maker(s: Sentence, i: int) -> int:
    """Passes over the day on which a paper was made where its maker follows: "a survey published on Thursday by the college"."""
    dated = _behind_date(s, i)
    return dated if s.lower[dated : dated + 1] in _MAKERS else i


def _behind_date(s: Sentence, i: int) -> int:
    k = i
    while k < len(s.lower) and (s.lower[k] in TIME_WORDS or s.lower[k] in {"on", "this", "last", "earlier"}):
        k += 1
    return k


def after(s: Sentence, start: int) -> Span | None:
    """The noun phrase that begins at token ``start``, behind "according to" or "said"."""
    lower = s.lower
    n = len(lower)
    j = start
    while j < n and lower[j] in {"both", "also"}:
        j += 1
    start = j
    if j < n and lower[j] in OBJECT_PRONOUNS and (j + 1 == n or lower[j + 1] in PUNCTUATION):
        return j, j + 1  # "According to him, 12 died"
    while j < n:
        j = _to_maker(s, j) if j > start and lower[j - 1] in MADE else j
        word = lower[j]
        if word in PUNCTUATION:
            if word == '"' and j == start:
                j += 1
                continue
            if (
                word == "("
                and j > start
                and lower[j + 2 : j + 3] == [")"]
                and j + 3 < n
                and s.words[j + 3][0].isupper()
            ):
                j += 3  # "sub-inspector (SI) Ana Moor"
                continue
            if not inside_name(s, j):
                break
        elif (
            j > start
            and not acronym(s, j)
            and (
                word == lower[j - 1]
                or word in WEEKDAYS
                or word in RELATIVES
                or word == "where"
                or _crowd_ends(s, j)
                or word in AFTER_STOPS
                or word in SUBJECT_PRONOUNS
                or (word[0].isdigit() and not _year(s, j, start))
                or (word in ARTICLES and lower[j - 1] not in FUNCTION_WORDS and lower[j - 1] not in NEVER_LAST)
                or (word in QUANTIFIERS and j + 1 < n and lower[j + 1] in {"than", "least", "to"})
                or (word in {"on", "in", "by", "late", "early", "during"} and j + 1 < n and _adverbial(s, j))
            )
        ):
            break
        elif (word in FINITE or (word in SHOWING and j > start + 1)) and j > start and not acronym(s, j):
            if lower[start] in {"it", "he", "they"}:
                return None
            break
        if j - start >= LONGEST:
            break
        j += 1
    while j > start and (open_ended(s, j - 1) or (lower[j - 1] in MADE and j - 1 > start)):
        j -= 1
    return (start, j) if j > start else None


def _crowd_ends(s: Sentence, i: int) -> bool:
    """Whether a capital behind several people begins a sentence whose stop was lost: "reported by monitors Gunmen killed"."""
    return (
        s.words[i][:1].isupper()
        and s.words[i - 1].islower()
        and s.lower[i - 1].endswith("s")
        and i + 1 < len(s.words)
        and s.words[i + 1].islower()
        and source_of(s.lower, i - 1, i) is not None
    )


def _year(s: Sentence, i: int, start: int) -> bool:
    """Whether a number is the year of a paper right behind its article: "a 2010 report"."""
    return (
        i == start + 1
        and len(s.lower[i]) == 4
        and s.lower[i].isdigit()
        and s.lower[start] in ARTICLES
        and i + 1 < len(s.lower)
        and s.lower[i + 1].isalpha()
    )


def _adverbial(s: Sentence, i: int) -> bool:
    following = s.lower[i + 1]
    if following in TIME_WORDS or following in REPORT_NOUNS or following.isdigit():
        return True
    if following in ARTICLES and i + 2 < len(s.lower):
        return s.lower[i + 2] in REPORT_NOUNS or s.lower[i + 2] in {"speech", "report", "video", "briefing", "news"}
    return False


def inside_name(s: Sentence, i: int) -> bool:
    """Whether a mark stands within a name: the point of "Lt. Gen.", the hyphen or slash of "Reuters/Ipsos"."""
    if i == 0 or i + 1 >= len(s.lower):
        return False
    if s.lower[i] == ".":
        return s.words[i - 1][:1].isupper() and len(s.words[i - 1]) <= 4 and s.words[i + 1][:1].isupper()
    return s.lower[i] in {"-", "/"} and s.glued(i) and s.glued(i + 1)
