"""What the clause behind a number says of it: a passive, a participle, an intransitive verb, a state.

Walks to the right from the noun phrase, past what belongs to it (prepositional phrases, relative clauses, members of a list),
until a predicate of the lexicon answers or a barrier stands. What a participle or a relative clause says ("12 people arrested in
March") gives way to the main verb, if that is one of ours ("... were released").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things.rates import rate_at
from numclaims.extraction.what.among import AMONG, among, there_were
from numclaims.extraction.what.clauses import (
    AUX,
    BARRIERS,
    BE,
    CHAIN,
    HAVE,
    MODAL,
    PRONOUNS,
    Clauses,
    Governor,
    Hit,
    holds,
    noun_end,
)
from numclaims.extraction.what.finite import FINITE, PREPOSITIONS
from numclaims.extraction.what.objectrelatives import object_relative
from numclaims.extraction.what.passing import MARKS, NAME, OPENING, REPORTED, STOP, THINKING, pass_over
from numclaims.extraction.what.resuming import behind_time, shared_verb
from numclaims.extraction.what.voices import judge
from numclaims.extraction.what.walk import CASE, Walk
from numclaims.reading import Mention

_REACH: Final = 24
"""Tokens behind the noun phrase that are read at most."""
_HELD: Final = REPORTED | word_set("thought suspected feared presumed understood known")
"""Participles behind which "to be" tells who those counted are held to be."""
_WHOLES: Final = frozenset({"them", "whom"})
_THEMES: Final = frozenset({"who", "which", "that", "whom"})


_TELLING: Final = (
    AUX
    | CHAIN
    | BARRIERS
    | OPENING
    | _THEMES
    | MARKS
    | REPORTED
    | FINITE
    | THINKING
    | {",", "and", "or", "to", "not", "n't", "never"}
)
"""Words at which a walk to the right has something to decide."""


def right(
    clauses: Clauses, m: Mention, fits: frozenset[str], *, whole: bool = False, behind: int = 0
) -> Governor | None:
    """What the clause to the right says of a number.

    Args:
        clauses: The sentence.
        m: The number.
        fits: What the trigger may count.
        whole: Whether a part of it stands before it, so that the main verb behind a relative clause is that part's: "two of
            the 12 who were arrested died".
        behind: Token from which to read at the earliest.
    """
    begin = max(noun_end(m), behind)
    of_them = False
    if m.kind == "rate":  # "1,000 people a day cross"
        begin = max(begin, rate_at(m.sentence, begin)[1])
    stop = min(clauses.last + 1, begin + _REACH + clauses.lower[begin : begin + _REACH].count(","))
    if begin >= stop:
        return None
    if clauses.lower[begin] == "there" and clauses.lower[begin + 1 : begin + 2] and clauses.lower[begin + 1] in AUX:
        begin += 1  # "forty homes there had been gutted"
    elif clauses.lower[begin] in PRONOUNS and begin > m.last:
        return object_relative(clauses, begin, fits)
    elif (
        clauses.lower[begin] == "of"
        and begin == m.last
        and not _WHOLES.isdisjoint(clauses.lower[begin + 1 : begin + 2])
    ):
        begin += 2  # "three of them dying on the way"
        of_them = True
    elif clauses.lower[begin] in AMONG and (m.begin == 0 or there_were(clauses, m)):
        return among(clauses, begin, fits)
    walk = Walk(clauses, m, fits, begin)
    walk.bare = walk.bare or of_them
    walk.whole = whole
    lower, at, numbers = clauses.lower, clauses.at, clauses.numbers
    k = begin
    while 0 <= k < stop:
        if at[k] is None and numbers[k] is None and not walk.finite:
            # Most words on the way are plain parts of the noun phrase: no call is made for them.
            word = lower[k]
            if word not in _TELLING and not word.endswith(("ed", "ly")):
                if not walk.chain:
                    k += 1
                    continue
                if not walk.bare or k - begin >= NAME:
                    walk.chain = False
                    k += 1
                    continue
        k = _step(walk, k)
    return walk.answer


def _step(walk: Walk, k: int) -> int:
    """Read token ``k``; gives the next token to read, or ``STOP``."""
    clauses = walk.clauses
    word = clauses.lower[k]
    if k > walk.begin and clauses.numbers[k] is not None and not _pass_number(walk, k):
        return STOP
    hit = clauses.at[k]
    if hit is not None and k < walk.until:
        hit = None  # "in the nine damaged wards" says nothing of the beds
    if hit is not None and walk.be and walk.chain and all(t.bound and not holds(t, clauses, hit) for t in hit.options):
        hit = None  # words that mean nothing here
    if hit is not None:
        following = _hear(walk, hit)
        if following is not None:
            return following
    if word in AUX and not (word == "is" and clauses.sentence.words[k] == "IS" and not walk.shouting):
        return _auxiliary(walk, k)
    if word in _THEMES:
        return _theme(walk, k)
    if word in _HELD and not walk.finite and clauses.lower[k + 1 : k + 3] == ["to", "be"]:
        walk.relative = walk.be = walk.finite = walk.chain = True
        return k + 3  # "twelve people believed to be miners died"
    if walk.finite and walk.chain and hit is None and (beyond := behind_time(clauses.lower, k)) > k:
        return beyond
    if walk.chain and (_links(walk, word) or _joins_adverbs(lower=clauses.lower, k=k)):
        return k + 1
    if walk.finite and hit is None:
        return _unknown_predicate(walk, k)
    return pass_over(walk, k, hit)


def _pass_number(walk: Walk, k: int) -> bool:
    """Note another number on the way; what was found before it stands."""
    if walk.answer is not None:
        return False
    other = walk.clauses.numbers[k]
    if other is not None and walk.cases != (other.unit == CASE):
        return False  # "there were 42 cases and 13 people died": cases and people are told of apart
    if other is not None and other.head >= 0:
        walk.until = other.head
    before = walk.clauses.lower[k - 1]
    if walk.commas and before not in {"and", "or", "including"} and not walk.relative:
        walk.crossed = walk.clauses.numbers[k]
    walk.outside = walk.outside or before not in {"and", "or", "including", ",", "plus", "in", "across"}
    walk.chain = False
    return True


def _hear(walk: Walk, hit: Hit) -> int | None:
    """Take what a lexicon hit says; None when it says nothing of this number."""
    found, firm = judge(walk, hit)
    if found is None:
        return STOP if walk.finite and not walk.chain else None
    if found.rule == "stop" or (walk.crossed is not None and _belongs(walk.clauses, walk.crossed, hit)):
        return STOP
    found.negated = walk.negated and walk.chain
    if walk.whole or (firm and not walk.relative):
        walk.answer = found
        return STOP
    walk.answer = walk.answer or found
    walk.start()
    walk.chain = False
    return hit.stop


def _auxiliary(walk: Walk, k: int) -> int:
    word = walk.clauses.lower[k]
    if word == "'s":
        walk.chain = False
        return k + 1
    walk.finite = walk.chain = True
    walk.be = walk.be or word in BE
    walk.have = walk.have or word in HAVE
    walk.modal = walk.modal or word in MODAL
    return k + 1


def _theme(walk: Walk, k: int) -> int:
    """A relative pronoun; "that" behind a verb begins a clause of its own ("noting that")."""
    word, before = walk.clauses.lower[k], walk.clauses.lower[k - 1]
    if walk.finite or walk.passed or walk.answer is not None or (word == "that" and before.endswith(("ing", "ed"))):
        return STOP
    if word in {"which", "whom"} and before in PREPOSITIONS and before != "of":
        return STOP
    walk.relative = walk.chain = True
    return k + 1


def _links(walk: Walk, word: str) -> bool:
    """Whether a word may stand between the subject and its predicate."""
    if word in {"not", "n't", "never"}:
        walk.negated = True
        return True
    if word == "to":
        walk.modal = True
        return True
    if word == "said":
        return walk.be  # "were said to have died", but not "two activists said 12 had died"
    if word == "as":
        return walk.be and walk.chain  # "were classified as destroyed"
    return word in CHAIN or word in MARKS or word.endswith("ly")


def _joins_adverbs(lower: list[str], k: int) -> bool:
    """Whether "or" or "and" stands between two adverbs, or behind who was found: "partially or completely destroyed"."""
    if lower[k] == "and" and lower[k - 1] == "found":
        return True  # "were found and taken to hospital"
    return (
        lower[k] in {"or", "and"} and lower[k - 1].endswith("ly") and k + 1 < len(lower) and lower[k + 1].endswith("ly")
    )


def _unknown_predicate(walk: Walk, k: int) -> int:
    lower = walk.clauses.lower
    word = lower[k]
    if word in AMONG and walk.chain:
        walk.answer = among(walk.clauses, k, walk.fits) or walk.answer
        return STOP
    if walk.chain and k + 1 < len(lower) and lower[k + 1] in {"and", "or"} and (word.endswith("ed") or walk.be):
        return k + 2  # "were shot and killed": a participle that the lexicon does not know, with one that it does
    if not walk.relative:
        joined = shared_verb(walk, k) if walk.chain else -1
        walk.chain = True
        return joined if joined >= 0 else STOP
    walk.start()  # a relative clause that says something else: the main verb may still come
    walk.chain = False
    return k + 1


def _belongs(clauses: Clauses, crossed: Mention, hit: Hit) -> bool:
    """Whether a verb belongs to a number crossed on the way ("30 aboard, 12 were killed") and to no list before it."""
    words = clauses.lower[noun_end(crossed) : hit.start]
    return "," not in words and "and" not in words and "or" not in words
