"""The lexicons of attribution: words that say who says so, and words by which a source is known."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from numclaims.claims import AttributionType
from numclaims.lexicons.loader import entries

CueForm = Literal["speech", "finding", "quoting", "according", "by", "agent", "heard", "accuse", "judging"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that attribute; what each key means stands at the top of ``en/attribution.toml``."""

    name: str
    phrases: tuple[str, ...]
    form: CueForm
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    hearer: bool = False
    written: bool = False
    counted: bool = False
    seen: bool = False
    hedge: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Words by which one sort of source is known; an earlier entry outranks a later one."""

    name: str
    type: AttributionType
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def cue_table() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Cue phrases by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in entries("en/attribution.toml", "cue", Cue):
        for phrase in cue.phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, cue))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in table.items()}


@functools.cache
def cue_words() -> frozenset[str]:
    """The words that attribute by themselves: "said", but not "issued", which takes a "by", or "called", which takes marks."""
    return frozenset(
        word
        for word, options in cue_table().items()
        if any(len(words) == 1 and cue.form != "judging" for words, cue in options)
    )


@functools.cache
def anchors() -> dict[str, tuple[tuple[tuple[str, ...], int, Cue], ...]]:
    """Cue phrases by the longest of their words, the longest phrase first, with the place of that word in the phrase.

    The first word of a phrase may be as common as "in" ("in the words of"); the longest is seldom in a sentence by chance.
    """
    table: dict[str, list[tuple[tuple[str, ...], int, Cue]]] = {}
    for options in cue_table().values():
        for words, cue in options:
            anchor = max(range(len(words)), key=lambda i: len(words[i]))
            table.setdefault(words[anchor], []).append((words, anchor, cue))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in table.items()}


@functools.cache
def anchor_words() -> frozenset[str]:
    """The words of :func:`anchors`: a sentence without any of them holds no cue."""
    return frozenset(anchors())


@functools.cache
def source_table() -> dict[str, tuple[tuple[tuple[str, ...], int, Source], ...]]:
    """Source phrases by their first word: the words, the rank of their entry (0 is strongest), and the entry."""
    table: dict[str, list[tuple[tuple[str, ...], int, Source]]] = {}
    for rank, source in enumerate(entries("en/sources.toml", "source", Source)):
        for phrase in source.phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, rank, source))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in table.items()}


@functools.cache
def document_words() -> frozenset[str]:
    """Words for what is written and counted ("poll", "figures"): the sources that show something without speaking."""
    single = {
        phrase
        for source in entries("en/sources.toml", "source", Source)
        if source.type == "document"
        for phrase in source.phrases
    }
    return frozenset(single | {"reports"})


def spans_source(lower: list[str], i: int) -> bool:
    """Whether the word at ``i`` stands within a known source of several words: the article of "save the children"."""
    for start in range(max(0, i - 3), i):
        for words, _, _ in source_table().get(lower[start], ()):
            if start + len(words) > i + 1 and tuple(lower[start : start + len(words)]) == words:
                return True
    return False


def source_of(lower: list[str], first: int, last: int) -> Source | None:
    """The strongest sort of source that tokens ``first`` up to ``last`` name; None when they name none."""
    table = source_table()
    best: Source | None = None
    best_rank = 1000
    i = first
    while i < last:
        options = table.get(lower[i])
        step = 1
        if options is not None:
            for words, rank, source in options:
                n = len(words)
                if n == 1 or (i + n <= last and tuple(lower[i : i + n]) == words):
                    if rank < best_rank:
                        best, best_rank = source, rank
                    step = n
                    break
        i += step
    return best
