"""Reads the words around the first end of a range or change: what opens it, and what is passed over on the way."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers import moneyletters
from numclaims.extraction.numbers.digits import HYPHEN_LIKE
from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention

DASHES: Final = HYPHEN_LIKE | {"\u2014", "\u2212"}
SOFT: Final = word_set("about around some roughly nearly almost approximately just only up as many much more than")


def before_sign(m: Mention) -> int:
    """The token before a number and the letter for money that may cling to it ("N30,000")."""
    return m.first - 2 if moneyletters.before(m.sentence, m.first) else m.first - 1


def opener_of(lower: list[str], a: Mention) -> str:
    """The word "between" or "from", where it stands before ``a`` with nothing but a currency or a soft word between."""
    i = before_sign(a)
    while i >= 0 and i >= a.first - 4:
        word = lower[i]
        if word in {"between", "from"}:
            return word
        if i == before_sign(a) and i and lower[i - 1] == "between" and word.isalpha():
            return "between"  # "between kilometres 12 and 19"
        if word not in CURRENCIES and word not in SOFT and word not in {"a", "an", "the", "anywhere"}:
            return ""
        i -= 1
    return ""
