"""Reads who did it, as told: "armed gangs killed 120", "12 were shot dead by gunmen"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES, OWNERS
from numclaims.extraction.what.clauses import AUX, CHAIN, Clauses, Governor
from numclaims.lexicons import loader
from numclaims.reading import Mention

_DETERMINERS: Final = ARTICLES | OWNERS | {"some", "unidentified", "unknown"}
_BREAK: Final = word_set(
    """
    , . ; : and or but who that which said say says when while after before as by of in on from at to with for killed ( )
    - -- – — '' because saying accused told
    """
) | {'"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """Nouns that name those who act in the news."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    nouns: tuple[str, ...]


@functools.cache
def _nouns() -> dict[str, str]:
    return {
        noun: entry.name
        for entry in loader.entries("en/actors.toml", "actor", ActorEntry)
        for noun in entry.nouns
        if " " not in noun
    }


def read(read_by: Clauses, m: Mention, found: Governor) -> None:
    """Fill the actor: the agent behind "by", or the subject of an active verb."""
    lower = read_by.lower
    if found.rule in {"measures:active", "measures:object-list"}:
        k = found.hit.start - 1
        while k >= 0 and (lower[k] in AUX or lower[k] in CHAIN or lower[k].endswith("ly") or lower[k] in {"and", "to"}):
            k -= 1
        _subject(read_by, m, k)
        return
    k = found.hit.stop
    steps = 0
    while k < len(lower) and steps < 10:
        if lower[k] == "by":
            _agent(read_by, m, k + 1)
            return
        if lower[k] in {",", ";", "and", "said", "when", "while"} or read_by.numbers[k] is not None:
            return
        k += 1
        steps += 1


def _agent(read_by: Clauses, m: Mention, first: int) -> None:
    lower = read_by.lower
    nouns = _nouns()
    last = -1
    k = first
    while k < len(lower) and k - first < 7:
        if lower[k] in nouns:
            last = k
        elif lower[k] in _BREAK or lower[k] in AUX or (k > first and lower[k] in _DETERMINERS):
            break
        k += 1
    if last >= 0:
        _set(read_by, m, first, last)


def _subject(read_by: Clauses, m: Mention, k: int) -> None:
    lower = read_by.lower
    nouns = _nouns()
    last = -1
    stop = k
    while stop >= 0 and k - stop < 8:
        if read_by.numbers[stop] is not None or _past_or_ing(read_by, stop):
            return
        if lower[stop] in nouns:
            last = stop
            break
        if lower[stop] in _BREAK - {"in", "of", "at", "on", "from", "with", "to"}:
            return
        stop -= 1
    if last < 0:
        return
    first = last
    while first > 0 and lower[first - 1] not in _BREAK and lower[first - 1] not in AUX and last - first < 5:
        first -= 1
        if read_by.numbers[first] is not None or _past_or_ing(read_by, first):
            return
        if lower[first] in _DETERMINERS:
            break
    _set(read_by, m, first, last)


def _past_or_ing(read_by: Clauses, k: int) -> bool:
    """Whether another verb of the lexicon stands at a token: what is left of it is no subject of this one."""
    hit = read_by.ending[k]
    return hit is not None and any(t.role == "verb" and t.form != "base" for t in hit.options)


def _set(read_by: Clauses, m: Mention, first: int, last: int) -> None:
    m.actor = read_by.sentence.words_text(first, last + 1)
    m.rules.append(f"actor:{_nouns()[read_by.lower[last]]}")
