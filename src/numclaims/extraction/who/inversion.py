"""Reads reports whose subject stands behind the verb: "12 died, said activists"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, NUMBER_PARTS, word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import behind, contents, phrases
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import Frame, behind_quote, clause_start, counts_something, quote_start
from numclaims.extraction.who.vocabulary import (
    FINITE,
    MONTHS,
    PAST,
    PERSON_NOUNS,
    PREPOSITIONS,
    PUNCTUATION,
    TIME_WORDS,
    WEEKDAYS,
    Span,
)
from numclaims.reading import Sentence

_NO_INVERSION: Final = word_set("told put puts gave gives")
_LEAST_NAMED: Final = 2
"""Words of whoever speaks where no comma tells that a phrase does, at least."""
_NOT_BEHIND: Final = PUNCTUATION | word_set("that in into onto on to it they he she there if when")
_WHEN: Final = word_set("late early earlier last this")
_BEHIND_INVERTED: Final = WEEKDAYS | word_set("on in who which as by adding noting stressing citing quoting warning")


def read(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Reads "12 died, said activists": the subject behind the verb, the content before it."""
    lower = s.lower
    n = len(lower)
    if (
        last >= n
        or cue.form == "accuse"
        or cue.seen
        or cue.name == "call-for"
        or lower[last] in _NOT_BEHIND
        or _is_day(s, last)
        or lower[last] in PREPOSITIONS
        or lower[first] in _NO_INVERSION
    ):
        return None
    if lower[first] in cue.nouns and not _names_paper(s, first, last):
        return None
    span = behind.after(s, last)
    if span is None or counts_something(s, (_behind_number(s, span), span[1])):
        return None
    if any(lower[k] in PAST and s.words[k].islower() for k in range(span[0] + 1, span[1])):
        return None  # "a majority, 59 percent, believe Moor won more votes than Berg"
    end = behind.end_of_date(s, span[1])
    if (
        end < n
        and lower[end] not in PUNCTUATION
        and lower[end] not in _BEHIND_INVERTED
        and not s.words[end][:1].isupper()
        and not (lower[first - 1] == '"' and lower[end] in ARTICLES)  # '"…" said Ana Moor a teacher in the port'
    ):
        return None
    if end < n and lower[end] == "(":
        close = next((k for k in range(end + 1, n - 1) if lower[k] == ")"), n)
        if close + 1 < n and lower[close + 1] not in PUNCTUATION and lower[close + 1] not in _BEHIND_INVERTED:
            return None  # "Ana Moor, prosecuting, said Li Stone (48) began to drink"
    quoted = behind_quote(s, first)
    if not quoted and not _is_somebody(s, span):
        return None
    if not quoted and _behind_relative(s, first):
        return None
    put_in = end + 1 < n and lower[first - 1] == lower[end] == "," and contents.is_verb(s, end + 1)
    if not quoted and not put_in and not _holds_clause(s, clause_start(s, first), first):
        return (
            None  # "A survivor, Li Wei, said some residents returned on Friday": nothing before it can be what is said
        )
    frame = Frame(span, (first, last), cue, first)
    frame.quoted = quoted
    frame.content.append((quote_start(s, first) if quoted else clause_start(s, first), first))
    if not quoted and end < n and lower[end] in {",", ";"} | DASHES:
        frame.content.append((end, n))
    return frame


def _behind_relative(s: Sentence, verb: int) -> bool:
    """Whether the comma before a verb ends a relative clause behind its subject: "Ana Moor, who led the crew, said men face"."""
    lower = s.lower
    opens = next((k for k in range(verb - 2, 0, -1) if lower[k] == "," and lower[k + 1] in {"who", "whose"}), 0)
    begin = clause_start(s, opens) if opens else 0
    return opens > 0 and "," not in lower[opens + 1 : verb - 1] and not _holds_clause(s, begin, opens)


def _behind_number(s: Sentence, span: Span) -> int:
    """Behind the number of those who speak themselves: "said the nine charities"."""
    first, last = span
    if s.lower[first] in ARTICLES and first + 2 < last and s.lower[first + 1] in NUMBER_PARTS:
        return first + 2 if source_of(s.lower, first + 2, last) is not None else first + 1
    return first + 1


def _is_day(s: Sentence, i: int) -> bool:
    """Whether a day stands behind the verb, so that whoever says so stands before it: "…, Ana Moor, a nurse, said Tuesday."."""
    lower = s.lower
    if lower[i] in WEEKDAYS:
        return True
    if lower[i] in _WHEN:
        return i + 1 < len(lower) and lower[i + 1] in TIME_WORDS
    return lower[i] in MONTHS and i + 1 < len(lower) and lower[i + 1][0].isdigit()


def _names_paper(s: Sentence, first: int, last: int) -> bool:
    """Whether a verb that may be a noun stands before the name that ends a sentence: "12 died, reports AP."."""
    if s.lower[first] != "reports" or s.lower[first - 1] != "," or s.text.isupper():
        return False
    end = last + (s.lower[last] == "the")
    while end < len(s.words) and s.words[end][:1].isupper():
        end += 1
    return s.words[end - 1][:1].isupper() and s.lower[end : end + 1] in ([], ["."])


def comma_lost(s: Sentence, first: int, last: int) -> bool:
    """Whether a name and nothing more stands behind a verb, so that it is who says so: "12 died said harbour master Ana Moor".

    In a text that lost its commas a whole clause stands before the verb, and a sentence or an "adding" ends behind the name.
    """
    if s.lower[first - 1] in PUNCTUATION or s.text.isupper():
        return False
    span = behind.after(s, last)
    if span is None or span[1] - span[0] < _LEAST_NAMED or s.lower[last] in FINITE:
        return False
    head = phrases.head_end(s, span)
    known = source_of(s.lower, span[0], head) is not None or not PERSON_NOUNS.isdisjoint(s.lower[span[0] : head])
    named = span[0] + (s.lower[span[0]] in ARTICLES)  # "said the Turkish General Staff"
    if not (phrases.is_name(s, (named, head)) or (known and any(s.words[k][:1].isupper() for k in range(*span)))):
        return False
    dated = behind.end_of_date(s, span[1])
    rest = [word for word in s.lower[dated : dated + 2] if word != ","]
    ends = rest == [] or rest[0] in {".", "adding"}
    return ends and _holds_clause(s, clause_start(s, first), first)


def _holds_clause(s: Sentence, first: int, last: int) -> bool:
    """Whether there is a verb or a figure between two tokens, so that they can be what is said and not who says it."""
    verbs = (
        s.lower[k] in FINITE or s.lower[k] in PAST or (s.lower[k].endswith("ed") and s.words[k].islower())
        for k in range(first, last)
    )
    return any(verbs) or counts_something(s, (first, last))


def _is_somebody(s: Sentence, span: Span) -> bool:
    """Whether a phrase is a known sort of source, a name or a role."""
    if source_of(s.lower, *span) is not None or s.words[span[1] - 1][:1].isupper():
        return True
    head = phrases.head_end(s, span)
    return s.lower[head - 1] in PERSON_NOUNS or phrases.is_name(s, (span[0], head))
