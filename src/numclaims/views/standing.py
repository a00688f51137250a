"""How a figure stands, in words: whether its sources agree, and on what."""

from __future__ import annotations

from typing import Final

from numclaims.claims import Series
from numclaims.views.scales import reading_unit
from numclaims.views.words import number_words

STATUS: Final = {
    "contested": "contested",
    "revised": "revised",
    "single_root": "one source",
    "agreed": "no contradiction",
}
"""In a word or two, for labels and cells."""

STATUS_TOLD: Final = STATUS | {
    "single_root": "one primary source only, provisional",
    "agreed": "no contradiction found",
}
"""In a sentence."""


def agreed_words(series: Series) -> str:
    """Where the latest claims of all sources can be true together: "between 1,000 and 1,100"; empty where nowhere, or of one.

    Args:
        series: The figure.
    """
    if series.roots < 2 or (series.agreed_low is None and series.agreed_high is None):
        return ""
    unit, factor = reading_unit(series)
    tail = f" {unit}" if unit else ""
    low = number_words((series.agreed_low or 0.0) * factor, series.unit) + tail
    if series.agreed_high is None:
        return f"from {low} upwards"
    high = number_words(series.agreed_high * factor, series.unit) + tail
    return f"at {low}" if series.agreed_low == series.agreed_high else f"between {low} and {high}"
