"""Finds multi-word phrases in a list of tokens, by one dictionary look-up per token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Generic, TypeVar

Payload = TypeVar("Payload")
Found = tuple[Payload, int]
"""What a phrase stands for, and its length in tokens."""
Options = tuple[Found[Payload] | None, dict[str, list[tuple[list[str], Found[Payload]]]]]
"""Of the phrases with one outer word: that word alone, and the longer ones by the word next to it, the longest first."""


class PhraseTable(Generic[Payload]):
    """Phrases by their first and by their last word; the longest match wins.

    Args:
        pairs: Phrase (words in lower case, split by spaces as the tokenizer splits them) and what it stands for.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, pairs: Iterable[tuple[str, Payload]]) -> None:
        # Phrases are lists, as the tokens of a sentence are, so that a part of it is compared as it is cut out.
        split = [(phrase.lower().split(), payload) for phrase, payload in pairs]
        self._by_first: dict[str, Options[Payload]] = _table(split, 0, 1)
        self._by_last: dict[str, Options[Payload]] = _table(split, -1, -2)

    def starting_at(self, lower: list[str], i: int) -> Found[Payload] | None:
        """The longest phrase whose first word is token ``i``: what it stands for, and its length in tokens."""
        options = self._by_first.get(lower[i]) if i < len(lower) else None
        if options is None:
            return None
        single, longer = options
        if longer and i + 1 < len(lower):
            for words, found in longer.get(lower[i + 1], ()):
                n = found[1]
                if n == _PAIR or lower[i : i + n] == words:
                    return found
        return single

    def ending_at(self, lower: list[str], i: int) -> Found[Payload] | None:
        """The longest phrase whose last word is token ``i - 1``: what it stands for, and its length in tokens."""
        options = self._by_last.get(lower[i - 1]) if i > 0 else None
        if options is None:
            return None
        single, longer = options
        if longer and i > 1:
            for words, found in longer.get(lower[i - 2], ()):
                n = found[1]
                if n == _PAIR or (i >= n and lower[i - n : i] == words):
                    return found
        return single


_PAIR: Final = 2


def _table(pairs: list[tuple[list[str], Payload]], outer: int, inner: int) -> dict[str, Options[Payload]]:
    """The phrases by one of their outer words, and by the word next to it: "of" ends many, and seldom one that stands there."""
    singles: dict[str, Found[Payload]] = {}
    longer: dict[str, dict[str, list[tuple[list[str], Found[Payload]]]]] = {}
    for words, payload in pairs:
        found = payload, len(words)
        if len(words) == 1:
            singles.setdefault(words[0], found)
        else:
            longer.setdefault(words[outer], {}).setdefault(words[inner], []).append((words, found))
    for options in longer.values():
        for phrases in options.values():
            phrases.sort(key=lambda option: -option[1][1])
    return {word: (singles.get(word), longer.get(word, {})) for word in dict.fromkeys([*singles, *longer])}
