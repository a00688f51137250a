"""Finds multi-word phrases in a list of tokens, by one dictionary look-up per token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class PhraseTable(Generic[Payload]):
    """Phrases by their first and by their last word; the longest match wins.

    Args:
        pairs: Phrase (words in lower case, split by spaces as the tokenizer splits them) and what it stands for.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, pairs: Iterable[tuple[str, Payload]]) -> None:
        # Phrases are lists, as the tokens of a sentence are, so that a part of it is compared as it is cut out.
        first: dict[str, list[tuple[list[str], Payload]]] = {}
        last: dict[str, list[tuple[list[str], Payload]]] = {}
        for phrase, payload in pairs:
            words = phrase.lower().split()
            first.setdefault(words[0], []).append((words, payload))
            last.setdefault(words[-1], []).append((words, payload))
        for table in (first, last):
            for options in table.values():
                options.sort(key=lambda option: -len(option[0]))
        self._by_first = first
        self._by_last = last

    def starting_at(self, lower: list[str], i: int) -> tuple[Payload, int] | None:
        """The longest phrase whose first word is token ``i``: what it stands for, and its length in tokens."""
        options = self._by_first.get(lower[i]) if i < len(lower) else None
        if options:
            for words, payload in options:
                n = len(words)
                if n == 1 or lower[i : i + n] == words:
                    return payload, n
        return None

    def ending_at(self, lower: list[str], i: int) -> tuple[Payload, int] | None:
        """The longest phrase whose last word is token ``i - 1``: what it stands for, and its length in tokens."""
        options = self._by_last.get(lower[i - 1]) if i > 0 else None
        if options:
            for words, payload in options:
                n = len(words)
                if n == 1 or (i >= n and lower[i - n : i] == words):
                    return payload, n
        return None
