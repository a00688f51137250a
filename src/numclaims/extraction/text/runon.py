"""Finds where something begins in a text that lost its line breaks: behind a picture's credit, around the counters of a page.

No stop stands there, so the first sentence of the article would be read as the end of a caption ("near Hama on Monday (AFP photo)
BEIRUT Twelve people") or behind how often a page was shared ("Get short URL 0 612 A woman was killed").
"""

from __future__ import annotations

import re
from typing import Final

_CREDIT: Final = re.compile(
    r"([\w.]+)\s\((?:(?:AFP|AP|Reuters|REUTERS|EPA|Getty|AA|Anadolu|TRT)\b[^()\n]{0,40}"
    r"|[^()\n]{2,40} (?:[Pp]hoto|[Ii]mages?))\)\s+(?=[A-Z])"
)
_CREDIT_SIGNS: Final = ("AFP", "AP", "Reuters", "REUTERS", "EPA", "AA", "Anadolu", "TRT", "photo)", "Photo)", "mage")
"""One of these stands in all credits."""
_AGENCY: Final = frozenset({"Agency", "Press", "Presse", "News", "agency"})
"""Behind these a bracket holds short for an agency, and no credit."""
_COUNTERS: Final = re.compile(r"[Gg]et short URL(?: Topic [^()\n]{3,90} \(\d+\))? (?:0 )?\d+\s+(?=[A-Z\d])")
_COUNTER: Final = "et short URL"
_MOST: Final = 20
"""Credits that are followed up; no page has more."""


def breaks(text: str) -> list[int]:
    """Where a sentence begins that no stop or line break tells from what stands before, in order."""
    found: list[int] = []
    at = text.find(_COUNTER)
    if at > 0 and (hit := _COUNTERS.match(text, at - 1)) is not None:
        found += [hit.start(), hit.end()]
    if any(sign in text for sign in _CREDIT_SIGNS):
        for hit in _CREDIT.finditer(text):
            word = hit[1]
            if word not in _AGENCY and not (word.isupper() and word.isalpha()) and len(found) < _MOST:
                found.append(hit.end())
    return sorted(found)
