"""Tells a country that gives, and so is not where its gift is: "Britain gave $16 million, Japan $7 million"."""

from __future__ import annotations

import re
from typing import Final

_OTHERS: Final = r"(?:(?:,| and|, and) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}){0,3}"
_BEFORE: Final = (
    r",?(?: (?:has|have|had|is|was|were|are|been|also|will|would|already|itself|alone|said|says|announced|it|earlier"
    r"|separately))*"
)
_PROMISES: Final = (
    r"pledg(?:e[ds]?|ing)|donat(?:e[ds]?|ing)|promis(?:ed|es|ing)|contribut(?:e[ds]?|ing)|committed|offer(?:ed|ing|s)?"
    r"|g(?:a|i)ven?|giving|approved?|approves|earmarked|released|allocated"
)
_SENDS: Final = r"sen(?:d|t|ds|ding)|dispatch(?:e[ds]|ing)?|airlift(?:ed|ing|s)?|flew|flown|provid(?:e[ds]?|ing)"
_HELP: Final = (
    r"aid|relief|tonnes|tons|rescuers?|doctors?|medics|medical|supplies|food|rice|wheat|tents|blankets|helicopters?|planes?|rescue"
    r"|firefighters|experts|vaccines?|medicines?|emergency|humanitarian|assistance"
)
_GIVES: Final = re.compile(rf"{_OTHERS}{_BEFORE} (?:{_PROMISES}|(?:{_SENDS})(?= [^.;]{{0,40}}\b(?:{_HELP})\b))\b")
"""Behind a country's name: that it gives, alone or with others, or sends what helps."""
_SUM: Final = re.compile(
    r",?(?: (?:about|some|another|up to|nearly|almost|a further|more than))? (?:US|A|C)?[$\u20ac\u00a3]"
)
"""Behind a country's name: a sum, whose verb stands with the giver before ("Britain gave $16 million, Japan $7 million")."""
_LISTED: Final = re.compile(r"(?:,|;|\band)(?: the)? $")
_GAVE: Final = re.compile(rf"\b(?:{_PROMISES})\b[^.\n]*$")
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
