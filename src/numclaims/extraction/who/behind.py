"""Finds the noun phrase that names a speaker behind "according to" or "said"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import NUMBER_PARTS, word_set
from numclaims.extraction.text.wordclasses import ARTICLES, SUBJECT_PRONOUNS
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.phrases import acronym, open_ended
from numclaims.extraction.who.vocabulary import (
    AFTER_STOPS,
    ASKED,
    FINITE,
    FUNCTION_WORDS,
    LONGEST,
    NEVER_LAST,
    OBJECT_PRONOUNS,
    PERSON_NOUNS,
    PUNCTUATION,
    QUANTIFIERS,
    RELATIVES,
    REPORT_NOUNS,
    SHOWING,
    TIME_WORDS,
    WEEKDAYS,
    Span,
    short_titles,
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
    while start < n and lower[start] in {"both", "also", "to"}:
        start += 1
    if start < n and lower[start] in OBJECT_PRONOUNS and (start + 1 == n or lower[start + 1] in PUNCTUATION):
        return start, start + 1  # "According to him, 12 died"
    j = start
    while j < n:
        if j > start and lower[j - 1] in MADE:
            j = _to_maker(s, j)
        if lower[j] in PUNCTUATION:
            step = _over_mark(s, j, start)
            if step == 0:
                break
            if step > 1:
                j += step
                continue
        elif j > start and not acronym(s, j):
            ends = _ends_phrase(s, j, start)
            verb = not ends and (lower[j] in FINITE or (lower[j] in SHOWING and j > start + 1))
            if verb and lower[start] in {"it", "he", "they"}:
                return None
            if ends or verb:
                break
        if j - start >= LONGEST:
            break
        j += 1
    return _closed(s, start, j)


def _closed(s: Sentence, start: int, end: int) -> Span | None:
    """A phrase without the words at its end that something must follow: "figures published", "the ministry of"."""
    while end > start and (open_ended(s, end - 1) or (s.lower[end - 1] in MADE and end - 1 > start)):
        end -= 1
    return (start, end) if end > start else None


def _over_mark(s: Sentence, j: int, start: int) -> int:
    """How many tokens a mark takes up within a name; 0 where it ends the phrase."""
    if s.lower[j] == '"' and j == start:
        return 1
    if s.lower[j] == "(" and j > start and s.lower[j + 2 : j + 3] == [")"] and s.words[j + 3 : j + 4]:
        goes_on = s.words[j + 3][0].isupper() or s.lower[j + 3] in PERSON_NOUNS
        return 3 if goes_on else 0  # "sub-inspector (SI) Ana Moor", "Harbour Authority (HA) chairman Ana Moor"
    return 1 if inside_name(s, j) else 0


def _ends_phrase(s: Sentence, j: int, start: int) -> bool:
    """Whether a word behind the first of a phrase is no more of it: "the ministry on Monday", "a doctor who", "he more than"."""
    lower = s.lower
    word, before = lower[j], lower[j - 1]
    behind = lower[j + 1] if j + 1 < len(lower) else ""
    if word in {before, "where"} or word in WEEKDAYS or word in RELATIVES:
        return True
    if word in AFTER_STOPS or word in SUBJECT_PRONOUNS or _crowd_ends(s, j):
        return True
    if word[0].isdigit():
        return not _year(s, j, start)
    if word in ARTICLES and before not in FUNCTION_WORDS and before not in NEVER_LAST:
        return True
    if word.endswith("ed") and behind in ARTICLES and s.words[j].islower() and source_of(lower, j - 1, j) is not None:
        return word not in MADE and word not in ASKED  # "according to the mayor ruined the homes of 12"
    if word in QUANTIFIERS and (behind in {"than", "least", "to"} or behind[:1].isdigit() or behind in NUMBER_PARTS):
        return True
    return word in {"on", "in", "by", "late", "early", "during"} and bool(behind) and _adverbial(s, j)


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
        if s.words[i + 1].islower() and s.glued(i) and s.glued(i + 1):
            return True  # "harbourwatch.org"
        if s.glued(i) and s.glued(i + 1) and s.words[i + 1].isupper() and len(s.words[i + 1]) > 1:
            return True  # "Leave.EU"
        short = len(s.words[i - 1]) <= 4 or s.lower[i - 1] in short_titles()
        return short and s.words[i - 1][:1].isupper() and s.words[i + 1][:1].isupper()
    return s.lower[i] in {"-", "/"} and s.glued(i) and s.glued(i + 1)
