"""Tells by its size whether a figure is too great for a town, and so a country's where nothing says otherwise."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import WIDE
from numclaims.reading import Mention, Sentence

WIDE_FROM: Final = 1000.0
"""People from which on a figure without a place is the country's: no one event of the news in mind has as many victims."""
_GREAT: Final = {"troops": 50_000.0, "population": 1e6, "sheltered": 10_000.0, "evacuated": 10_000.0}
"""People from which on a figure is a country's, where that is not ``WIDE_FROM``."""


def is_great(m: Mention) -> bool:
    """Whether a figure is too great for a town, where nothing says that it is a town's."""
    least = _GREAT.get(m.measure or "", WIDE_FROM if m.measure in WIDE or m.measure == "attacks" else 0.0)
    return least > 0.0 and (m.value or m.high or m.low or 0.0) >= least


def is_great_for_good(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure too great for a town is a running total, or of an army."""
    return is_great(m) and (m.measure == "troops" or runs_on(sentence))
