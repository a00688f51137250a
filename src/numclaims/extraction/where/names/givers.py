"""Tells a country that gives, and so is not where its gift is: "Britain gave $16 million, Japan $7 million"."""

from __future__ import annotations

import re
from typing import Final

_GIVES: Final = re.compile(
    r",?(?: (?:has|have|had|is|also|will|would|already|itself|alone|said|says|announced|it|earlier|separately))*"
    r" (?:g(?:a|i)ven?|giving|pledg(?:e[ds]?|ing)|donat(?:e[ds]?|ing)|promis(?:ed|es|ing)|contribut(?:e[ds]?|ing)|committed"
    r"|offer(?:ed|ing|s)?"
    r"|(?:sen(?:d|t|ds|ding)|dispatch(?:e[ds]|ing)?|airlift(?:ed|ing|s)?|flew|flown|provid(?:e[ds]?|ing))"
    r"(?= [^.;]{0,40}\b(?:aid|relief|tonnes|tons|rescuers?|doctors?|medics|medical|supplies|food|rice|wheat|tents|blankets"
    r"|helicopters?|planes?|rescue|firefighters|experts|vaccines?|medicines?|emergency|humanitarian|assistance)\b))\b"
)
"""Behind a country's name: that it gives, or sends what helps."""
_SUM: Final = re.compile(
    r",?(?: (?:about|some|another|up to|nearly|almost|a further|more than))? (?:US|A|C)?[$\u20ac\u00a3]"
)
"""Behind a country's name: a sum, whose verb stands with the giver before ("Britain gave $16 million, Japan $7 million")."""
_LISTED: Final = re.compile(r"(?:,|;|\band)(?: the)? $")
_GAVE: Final = re.compile(r"\b(?:gave|pledged|donated|promised|contributed|committed|offered|given)\b[^.\n]*$")
_CLAUSES: Final = 240
"""Characters before a giver in a list in which the verb of the first stands."""


def is_giver(text: str, start: int, end: int) -> bool:
    """Whether a country's name is of one that gives or sends help to another.

    Args:
        text: The document.
        start: Where the name begins.
        end: Where it ends.
    """
    if _GIVES.match(text, end) is not None:
        return True
    if _SUM.match(text, end) is None or _LISTED.search(text, max(0, start - 10), start) is None:
        return False
    return _GAVE.search(text, max(0, start - _CLAUSES), start) is not None
