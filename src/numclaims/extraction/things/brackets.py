"""Square brackets in which an editor put a number, or a remark on one, before its noun."""

from __future__ import annotations

from typing import Final

_REMARK: Final = 8
"""Tokens of a remark on a number, at most."""
_REMARKS: Final = frozenset({"as", "sic"})


def behind(lower: list[str], i: int) -> int:
    """The token behind what an editor put in square brackets: "killed [two] guards", "seven [number as heard] others"."""
    if i < len(lower) and lower[i] == "]":
        return i + 1
    if i < len(lower) and lower[i] == "[":
        close = next((k for k in range(i + 1, min(i + _REMARK, len(lower))) if lower[k] == "]"), i)
        if not _REMARKS.isdisjoint(lower[i:close]):
            return close + 1
    return i
