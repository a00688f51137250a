"""Reads denials: "the army denied that 50 people had been killed"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.lexicons import loader
from numclaims.lexicons.phrases import PhraseTable
from numclaims.reading import Mention, Sentence

_REACH: Final = 14
_APART: Final = frozenset({"not", "none-of"})  # words that the code reads in their place
_NONE: Final = frozenset({"none", "neither"})
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
        not (_last_words().isdisjoint(sentence.lower) and _NONE.isdisjoint(sentence.lower)) or "not" in sentence.lower
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
    while k >= 0 and m.first - k <= _REACH:
        if lower[k] in _STOP:
            return
        found = table.ending_at(lower, k + 1)
        if found is not None:
            behind = lower[k + 1] if k + 1 < len(lower) else ""
            # "denied access, ..." denies no figure: the denial needs a clause, a deed or a report behind it.
            if (
                found[0] == "unclear"
                or behind
                in {
                    "that",
                    "killing",
                    "reports",
                    "a",
                    "any",
                    "it",
                    "they",
                    "the",
                    "having",
                    "claims",
                    "he",
                    "there",
                    "allegations",
                }
                or (behind.endswith("ing") or k + 1 >= m.qualifier_first)
            ):
                m.negated = True
                m.rules.append(f"negation:{found[0]}")
            return
        k -= 1
