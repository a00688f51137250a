"""Reads denials: "the army denied that 50 people had been killed"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES, OWNERS
from numclaims.extraction.who import denials
from numclaims.lexicons import loader
from numclaims.lexicons.phrases import PhraseTable
from numclaims.reading import Mention, Sentence

_REACH: Final = 14
_APART: Final = frozenset({"not", "none-of"})  # words that the code reads in their place
_NONE: Final = frozenset({"none", "neither"})
_NOT: Final = frozenset({"not", "n't", "never", "nor"})
_CLAUSES: Final = frozenset({"that", "it", "they", "he", "she", "there", "having"})
_NAMED: Final = ARTICLES | OWNERS | {"any", "all"}
_FALSE: Final = word_set("false untrue baseless unfounded fabricated fake hoax")
_NEAR: Final = 6
"""Words from "the claim that" to its number."""
_STOP: Final = frozenset({";", "but", "while", "although", "though", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class NegationEntry:
    """Words that deny what follows them."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    phrases: tuple[str, ...]


@functools.cache
def _denials() -> PhraseTable[str]:
    entries = loader.entries("en/negation.toml", "negation", NegationEntry)
    return PhraseTable((phrase, e.name) for e in entries if e.name not in _APART for phrase in e.phrases)


@functools.cache
def _last_words() -> frozenset[str]:
    entries = loader.entries("en/negation.toml", "negation", NegationEntry)
    return frozenset(phrase.split()[-1] for e in entries if e.name not in _APART for phrase in e.phrases)


_INSTEAD: Final = frozenset({"and", ",", "-", "–", "—", "("})


def may_deny(sentence: Sentence) -> bool:
    """Whether a denial can stand in a sentence at all: a quick look before numbers are read one by one."""
    return (
        not (_last_words().isdisjoint(sentence.vocabulary) and _NONE.isdisjoint(sentence.vocabulary))
        or "not" in sentence.vocabulary
        or not _FALSE.isdisjoint(sentence.vocabulary)
    )


def read(sentence: Sentence, m: Mention) -> None:
    """Mark a figure as negated when a denial before it covers its clause."""
    if m.negated or m.value == 0:
        return
    lower = sentence.lower
    table = _denials()
    k = m.first - 1
    of = k - 1 if k > 0 and lower[k] in {"the", "its", "their", "those", "these"} else k
    if of > 0 and lower[of] == "of" and lower[of - 1] in _NONE:
        m.negated = True
        m.rules.append("negation:none-of")
        return
    if (
        k > 1
        and lower[k] == "not"
        and lower[k - 1] in _INSTEAD
        and any(o.last < k and o.measure for o in sentence.mentions)
    ):
        m.negated = True
        m.rules.append("negation:instead")  # "the toll is 253, and not 359"
        return
    told_false = not _FALSE.isdisjoint(sentence.vocabulary) and not _FALSE.isdisjoint(lower[m.last :])
    if told_false and not denials.CLAIMS.isdisjoint(lower[max(0, m.first - _NEAR) : m.first]):
        m.negated = True
        m.rules.append("negation:false")
        return
    lasts = _last_words()
    if lasts.isdisjoint(lower[max(0, m.first - _REACH) : m.first]):
        return
    while k >= 0 and m.first - k <= _REACH:
        if lower[k] in _STOP:
            return
        found = table.ending_at(lower, k + 1) if lower[k] in lasts else None
        if found is not None:
            if _covers(lower, k, found, m):
                m.negated = True
                m.rules.append(f"negation:{found[0]}")
            return
        k -= 1


def _covers(lower: list[str], k: int, found: tuple[str, int], m: Mention) -> bool:
    """Whether the denial that ends with token ``k`` is one of the figure: "denied access, ..." denies none.

    It needs a clause, a deed or a report behind it; what is denied under an article is named by its noun ("denied the charges").
    """
    if not _NOT.isdisjoint(lower[max(0, k - found[1] - 1) : k - found[1] + 1]) and found[0] == "denied":
        return False  # "did not deny killing 31"
    behind = lower[k + 1] if k + 1 < len(lower) else ""
    if found[0] == "unclear" or k + 1 >= m.qualifier_first:
        return True
    if m.first >= denials.reach(lower, k + 1):
        return False
    return behind in _NAMED or behind in _CLAUSES or behind in denials.CLAIMS or behind.endswith("ing")
