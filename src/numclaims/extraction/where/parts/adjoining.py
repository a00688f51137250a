"""Tells a place that only lies beside another: what something borders is not where it is."""

from __future__ import annotations

from typing import Final


def adjoins(lower: list[str], k: int) -> bool:
    """Whether a word says that what stands before it lies beside what is named behind: "the camp borders Tal district"."""
    return k > 0 and lower[k] in _ADJOINS and lower[k - 1] not in _OWNED_LINES


_ADJOINS: Final = frozenset({"borders", "bordering", "adjoins", "adjoining", "abuts", "neighbours", "neighbors"})
_OWNED_LINES: Final = frozenset(
    {"the", "its", "their", "of", "open", "closed", "across", "and", "between", "his", "our"}
)
