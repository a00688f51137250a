"""Tells what parts the phrase of a speaker from the words before it, and what is a relative clause within it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who.contents import is_verb
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.phrases import seam
from numclaims.extraction.who.vocabulary import (
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    PAST,
    PREPOSITIONS,
    PUNCTUATION,
    RELATIVES,
)
from numclaims.reading import Sentence

_ALWAYS_VERBS: Final = word_set("asked waited looked appeared arrived walked stayed voted worked argued joked")
"""Forms in "-ed" that are verbs of their own with a preposition behind them, too: "a clerk asked for a stamp and Moor said"."""


def parts(s: Sentence, i: int, end: int) -> bool:
    """Whether the word at ``i`` is no more of a phrase that ends before token ``end``: it opens a clause, or is its verb."""
    word = s.lower[i]
    if word in {"and", "but", "or"}:
        if _joins_verbs(s, i, end):
            return False  # "a doctor who lives in Europe but keeps a clinic there said"
        return word == "but" or _joins_clauses(s, i)
    if word in CLAUSE_OPENERS or word in RELATIVES:
        return not _points(s, i)
    return word in FINITE and s.words[i] != "May" and not _in_relative_clause(s.lower, i)


def verb_ahead(s: Sentence, i: int, stop: int) -> bool:
    """Whether a verb stands right behind "who", "which" or "that" before token ``i``: "refugees who fled"."""
    return any(
        s.lower[k] in FINITE or (s.lower[k].endswith("ed") and s.words[k] != s.words[k].title()) or s.lower[k] in PAST
        for k in range(i, min(stop, i + 4))
    ) or is_object(s, i + 1)


def speaker_within(s: Sentence, i: int, end: int) -> int:
    """Where another speaker begins behind a relative clause that lost its comma: "a town that bore him a group said"; else -1."""
    at = seam(s, (i + 1, end))
    return at if at > i + 1 and source_of(s.lower, at, end) is not None else -1


def is_object(s: Sentence, i: int) -> bool:
    """Whether the "it" at ``i`` is the object of a relative clause of two words: "the group that runs it"."""
    return (
        i > 1
        and s.lower[i : i + 1] == ["it"]
        and s.lower[i - 2] in {"who", "which", "that"}
        and s.lower[i - 1].endswith(("s", "ed"))
    )


def _points(s: Sentence, i: int) -> bool:
    """Whether the "that" at ``i`` points at something: "the figures over that period"."""
    return s.lower[i] == "that" and i > 0 and s.lower[i - 1] in PREPOSITIONS and s.lower[i - 1] != "to"


def _in_relative_clause(lower: list[str], i: int) -> bool:
    """Whether the verb at ``i`` belongs to a relative clause within the phrase ("refugees who have crossed said")."""
    for k in range(i - 1, max(-1, i - 10), -1):
        if lower[k] in {"who", "which", "that"}:
            return k > 0 and lower[k - 1] not in PUNCTUATION
        if lower[k] in PUNCTUATION:
            return False
    return False


def _joins_clauses(s: Sentence, i: int) -> bool:
    """Whether the "and" at ``i`` joins two clauses: a comma or a finite verb stands before it."""
    lower = s.lower
    if i == 0 or lower[i - 1] in PUNCTUATION:
        return True
    for k in range(i - 1, max(-1, i - 14), -1):
        word = lower[k]
        if word in PUNCTUATION:
            return False
        if word in FINITE or (
            word.endswith("ed")
            and len(word) > 4
            and not s.words[k][0].isupper()
            and word not in {"armed", "allied"}
            and (lower[k + 1] not in {"by", "in", "for", "on", "with", "from"} or word in _ALWAYS_VERBS)
        ):
            return True
    return False


def _joins_verbs(s: Sentence, i: int, end: int) -> bool:
    """Whether the "and" or "but" at ``i`` joins the verbs of one relative clause within a phrase: "who lives … but keeps …"."""
    lower = s.lower
    if not _in_relative_clause(lower, i) or seam(s, (i + 2, end)) > i + 2:
        return False  # "the towns that fell and were burning the group said": another speaks
    opens = next(k for k in range(i - 1, -1, -1) if lower[k] in {"who", "which", "that"})
    verb, second = lower[opens + 1], lower[i + 1]
    if second in FINITE or second in PAST or (second.endswith("ed") and s.words[i + 1].islower()):
        return True
    return second.endswith("s") and verb.endswith("s") and source_of(lower, i + 1, i + 2) is None


def known_by(s: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Whom a relative clause is about, without the verb before: "spoken to a contact in Homs who reported"."""
    first, last = span
    lower = s.lower
    by = next((k for k in range(last - 2, first, -1) if s.lower[k] == "by"), -1)
    to = next((k for k in range(last - 3, first, -1) if s.lower[k] == "to" and s.words[first].islower()), -1)
    if to > by:
        return to + 1 + (lower[to + 1] not in DETERMINERS), last  # "… are trying to free fighters who say"
    if by > 0:
        return by + 1, last  # "The talks follow a visit by an envoy, who said"
    met = next((k for k in range(last - 1, first, -1) if is_verb(s, k - 1) and _opens_noun(s, k)), first)
    if met > first + 1:
        return met, last  # "The minister visited the mayor of the town, who said"
    if s.words[first][:1].isupper() or s.lower[first] in DETERMINERS:
        return span
    return next((k for k in range(last - 1, first, -1) if s.lower[k] in ARTICLES), first), last


def _opens_noun(s: Sentence, i: int) -> bool:
    """Whether an object opens at a token, behind a verb: an article, or a name; no name behind "the armed"."""
    if s.lower[i - 2] in DETERMINERS:
        return False
    return s.lower[i] in DETERMINERS or (s.words[i][0].isupper() and not s.text.isupper())
