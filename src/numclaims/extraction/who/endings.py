"""Finds the noun phrase that ends before a token: where it begins, and where the clause of which it is the subject begins."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES, SUBJECT_PRONOUNS
from numclaims.extraction.who import relatives
from numclaims.extraction.who.behind import end_of_date, inside_name
from numclaims.extraction.who.between import PAPERS, SAID_IN
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.phrases import acronym, caption_seam, open_ended, tighten
from numclaims.extraction.who.vocabulary import (
    LEADING,
    LONGEST,
    PREPOSITIONS,
    PUNCTUATION,
    STOPS,
    TIME_WORDS,
    WEEKDAYS,
    Span,
    short_titles,
)
from numclaims.reading import Sentence

_NO_ADVERBS: Final = word_set("family assembly daily weekly monthly")
_LONGEST_IN_BRACKETS: Final = 7
_ONES: Final = word_set("one another some two several many most all none")


def ending_at(s: Sentence, end: int) -> tuple[Span, int] | None:
    """The noun phrase whose last token is ``end - 1``, and the token at which its clause starts."""
    lower = s.lower
    if end <= 0 or open_ended(s, end - 1) or lower[end - 1] in PUNCTUATION:
        of_them = end > 2 and lower[end - 1] in {"them", "us"} and lower[end - 2] == "of" and lower[end - 3] in _ONES
        return ((end - 3, end), end - 3) if of_them else None  # "One of them told her that"
    if lower[end - 1] in SUBJECT_PRONOUNS and s.words[end - 1] != "IT" and not relatives.is_object(s, end - 1):
        return (end - 1, end), end - 1
    j = end
    stop = end
    inner = -1
    while j > 0:
        word = lower[j - 1]
        if acronym(s, j - 1):
            j -= 1
            continue
        if word in PUNCTUATION:
            if not _within_name(s, j - 1, end):
                break
            j -= 1
            continue
        if word == "'" and j > 1 and lower[j - 2] in STOPS:
            break  # direct speech in single marks
        if (
            word in {"who", "which", "that"}
            and j > 1
            and lower[j - 2] not in PUNCTUATION
            and relatives.verb_ahead(s, j, stop)
        ):
            inner = max(inner, relatives.speaker_within(s, j, stop))
            stop = j - 1 if inner < 0 else stop  # "refugees who fled the town said"
        elif relatives.parts(s, j - 1, end):
            break
        j -= 1
    start = skip_lead(s, j, stop)
    if start >= stop or open_ended(s, stop - 1) or (j > 0 and lower[j - 1] == "whose"):
        return None
    fresh = max(caption_seam(s, start, stop), inner)
    if fresh > start:
        start = j = fresh
    if stop - start > LONGEST:
        start = j = tighten(s, (start, stop))[0]
    return (start, stop), j


def _within_name(s: Sentence, i: int, end: int) -> bool:
    """Whether a mark before token ``end`` does not part the name that it stands in: "Minister K. Rajan", "the Doctors' Union"."""
    if i + 1 >= end:
        return False
    if s.lower[i] in {")", "("}:  # "the Prisoners' Association (PA) advocacy group"
        return s.lower[i + 2 : i + 3] == [")"] or (i > 2 and s.lower[i - 2] == "(") or _in_brackets(s, i, end)
    if s.lower[i] == ".":
        if s.lower[i - 1] == "no" and s.lower[i + 1].isdigit():
            return True  # "Patrol Unit No. 4"
        glued = s.glued(i) and s.glued(i + 1)  # "Leave.EU"
        return inside_name(s, i) and (len(s.words[i - 1]) == 1 or s.lower[i - 1] in short_titles() or glued)
    return s.lower[i] in {"-", "/"} and s.glued(i) and s.glued(i + 1)


def _in_brackets(s: Sentence, i: int, end: int) -> bool:
    """Whether a bracket at ``i`` opens or closes another name of what stands before it: "Abroad Aid (Help Without Limits)"."""
    near = range(i - 1, max(0, i - _LONGEST_IN_BRACKETS), -1) if s.lower[i] == ")" else range(i + 1, end)
    other = next((k for k in near if s.lower[k] == ("(" if s.lower[i] == ")" else ")")), i)
    first, last = min(i, other), max(i, other)
    return first > 1 and last - first > 1 and all(s.words[k][0].isupper() for k in (*range(first + 1, last), first - 1))


def adverb(s: Sentence, i: int) -> bool:
    """Whether a word tells how something is done: "previously", but not "family"."""
    return s.lower[i].endswith("ly") and not s.words[i][0].isupper() and s.lower[i] not in _NO_ADVERBS


def skip_lead(s: Sentence, start: int, end: int) -> int:
    """Passes over what may stand before a subject: "on Tuesday", "in Homs", "meanwhile"."""
    lower = s.lower
    i = start
    while i < end:
        word = lower[i]
        if word in LEADING or word in WEEKDAYS or adverb(s, i):
            i += 1
            continue
        if word in {"along", "together"} and lower[i + 1] == "with":
            i += 2
            continue
        if word in {"last", "this", "next"} and i + 1 < end and lower[i + 1] in TIME_WORDS:
            i += 2
            continue
        if word in PREPOSITIONS and i + 1 < end:
            i = _skip_prepositional(s, i, end)
            continue
        break
    return i


def _skip_prepositional(s: Sentence, i: int, end: int) -> int:
    lower = s.lower
    k = i + 1
    if lower[k] in {"the", "a", "an", "early", "late", "mid"}:
        k += 1
    if k + 1 < end and (lower[k] in SAID_IN or lower[k] in PAPERS):
        return end_of_date(s, k + 1)  # "in a statement the ministry", "in a statement issued on Friday the ministry"
    timed = k
    while k < end and (lower[k] in TIME_WORDS or lower[k].isdigit()):
        k += 1
    if k > timed:
        return k
    while k < end and s.words[k][:1].isupper() and source_of(lower, k, k + 1) is None:
        k += 1
    if i + 1 < k < end:
        return k
    return next((m for m in range(i + 2, end) if lower[m] in ARTICLES or source_of(lower, m, m + 1) is not None), end)
