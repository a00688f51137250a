"""Reads words of doubt: "allegedly", "an estimated", "are believed to have died".

Only the figure's own clause counts: the search stops at punctuation, at "but" and "while", at a verb of saying and at another
number, but for one in the same list ("allegedly killed 12 and wounded 20").
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import compress
from typing import Final, Literal

from numclaims.lexicons.loader import entries
from numclaims.reading import Mention, Reading, Sentence

_STOPS: Final = frozenset(
    {";", ":", "but", "while", "although", "said", "says", "say", "saying", "told", '"', "(", ")"}
)
_RELATIVE: Final = frozenset({",", "who", "which", "that", "whom"})
"""Behind the number, these begin to tell of something else: "26 people who were believed to be militiamen"."""
_DOUBTED: Final = frozenset({"count", "number", "money", "percent", "ratio", "rate", "measurement"})
_BE: Final = frozenset({"are", "is", "was", "were", "been", "be", "being", "'re", "now", "also", "still"})
_NOUNS: Final = frozenset({"suspect", "suspects", "fear", "think"})
_BEFORE_NOUN: Final = frozenset(
    {"a", "an", "the", "and", "of", "in", "with", "by", "from", "for", "one", "his", "her", "their", "prime", "based",
     "two", "three", "no", "to", "on"}
)  # fmt: skip
_NO_DOUBT: Final = frozenset(
    {".", ",", ";", "in", "on", "at", "from", "by", "since", "and", "during", "near", "so", "as"}
)
"""Behind "were reported", these make it a plain verb: "no injuries were reported", "80 cases were reported in May"."""
_REACH: Final = 8
"""Words between the doubt and the number's phrase: "are believed by the United Nations to have been killed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeEntry:
    """Phrases of doubt; what the keys mean stands at the top of ``en/hedges.toml``.

    Attributes:
        name: Its name; the rule is ``hedge:<name>``.
        side: On which side of the number they stand.
        phrases: The phrases in lower case.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
        passive: Whether on the right they must be a passive or a participle.
    """

    name: str
    side: Literal["left", "right", "both"]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    passive: bool = False


Options = tuple[tuple[list[str], HedgeEntry], ...]


@functools.cache
def hedge_words() -> dict[str, Options]:
    """Phrases of doubt by their first word, the longest first."""
    table: dict[str, list[tuple[list[str], HedgeEntry]]] = {}
    for entry in entries("en/hedges.toml", "hedge", HedgeEntry):
        for phrase in entry.phrases:
            words = phrase.split()
            table.setdefault(words[0], []).append((words, entry))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in table.items()}


def read(reading: Reading, sentence: Sentence) -> None:  # noqa: ARG001 -- the signature of every stage
    """Set ``hedge`` of the quantities of a sentence that can be doubted: not of an age or a stretch of time beside them."""
    table = hedge_words()
    lower = sentence.lower
    if table.keys().isdisjoint(sentence.vocabulary):
        return
    numbers = [m for m in sentence.mentions if m.rejected_by is None and m.kind in _DOUBTED]
    if not numbers:
        return
    hits = [
        hit
        for i in compress(range(len(lower)), map(table.__contains__, lower))
        if (hit := _hit(lower, i, table[lower[i]])) is not None and not _is_noun(lower, i, hit[2])
    ]
    if not hits:
        return
    for m in numbers:
        for first, last, entry in hits:
            if _bears(lower, m, numbers, first, last, entry):
                m.hedge = sentence.words_text(first, last)
                m.rules.append(f"hedge:{entry.name}")
                break


def _hit(lower: list[str], i: int, options: Options) -> tuple[int, int, HedgeEntry] | None:
    for words, entry in options:
        n = len(words)
        if n == 1 or lower[i : i + n] == words:
            return i, i + n, entry
    return None


def _is_noun(lower: list[str], first: int, entry: HedgeEntry) -> bool:
    """Whether the word of doubt is a noun or part of a name: "the suspect stabbed three", "a think tank"."""
    return entry.side == "left" and lower[first] in _NOUNS and first > 0 and lower[first - 1] in _BEFORE_NOUN


def _bears(lower: list[str], m: Mention, numbers: list[Mention], first: int, last: int, entry: HedgeEntry) -> bool:
    """Whether words of doubt at ``first`` up to ``last`` are about a number."""
    if last <= m.first:
        if entry.side == "right" or lower[last - 1 : last] == [","]:
            return False
        begin = m.begin
        gap = lower[last : max(begin, last)]
        if len(gap) > _REACH + 6 or (len(gap) > _REACH and not _same_list(numbers, m, last)):
            return False
        if any(word in _STOPS for word in gap):
            return False
        return _same_list(numbers, m, last)
    # A noun shared with the next number stands behind that number's own doubt: "hundreds, perhaps thousands, of people".
    end = m.last if "counts:shared-noun" in m.rules else m.behind
    if first < m.last or entry.side == "left":
        return False
    gap = lower[end:first]
    if len(gap) > _REACH or any(word in _STOPS or word in _RELATIVE for word in gap):
        return False
    if any(end <= other.first < first for other in numbers):
        return False
    if lower[last - 1] == "reported" and (last >= len(lower) or lower[last] in _NO_DOUBT):
        return False
    return not entry.passive or first <= end or lower[first - 1] in _BE


def _same_list(numbers: list[Mention], m: Mention, last: int) -> bool:
    """Whether no number stands between, or only one that "and" links to ``m`` ("allegedly killed 12 and wounded 20")."""
    lower = m.sentence.lower
    between = [other for other in numbers if last <= other.first and other.last <= m.first]
    if not between:
        return True
    other = between[-1]
    gap = lower[other.behind : m.first]
    return len(between) == 1 and gap[:1] == ["and"] and len(gap) <= 4 and "," not in lower[last : other.first]
