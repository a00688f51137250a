"""How sure a reading is: of the claims with 0.9, nine in ten have value and measure right.

The rates are learned, not guessed: ``benchmarks/reliability.py`` reads labelled articles, counts for every rule that decided a
measure how often value and measure were both right, and prints this table. A rule seen seldom is drawn towards the mean of all
(as if ten claims more had been seen, right at that mean), and all are lowered by 4 in 100: an allowance, not a measured loss, for
articles that were not read while the rules were written.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.reading import Mention

MEAN: Final = 0.9
RATES: Final[dict[str, float]] = {
    "implied": 0.9,
    "measures:active": 0.91,
    "measures:adjective": 0.91,
    "measures:after": 0.94,
    "measures:before": 0.93,
    "measures:carried": 0.92,
    "measures:head": 0.83,
    "measures:list": 0.88,
    "measures:near": 0.88,
    "measures:noun": 0.89,
    "measures:number-of": 0.91,
    "measures:of-those": 0.91,
    "measures:part": 0.93,
    "measures:participle": 0.89,
    "measures:passive": 0.95,
    "measures:running-total": 0.9,
    "measures:same-amount": 0.9,
    "measures:state": 0.9,
    "measures:subject": 0.87,
    "measures:total": 0.93,
    "none:age": 0.92,
    "none:count": 0.87,
    "none:duration": 0.95,
    "none:measurement": 0.94,
    "none:money": 0.92,
    "none:number": 0.68,
    "none:percent": 0.82,
    "none:rate": 0.91,
    "none:ratio": 0.86,
}
"""Rate by the deciding rule; ``none`` stands for a number that got no measure, by its kind. Implied numbers are not labelled:
their rate comes from about forty rows read by eye, most of them before the errors seen there were mended."""


def key_of(m: Mention) -> str:
    """The rule that decided the measure, by which the rates are kept."""
    if m.implied:
        return "implied"
    if m.measure is None:
        return f"none:{m.kind}"
    for rule in m.rules:
        if rule.startswith("measures:"):
            return rule
    return f"none:{m.kind}"


def of(m: Mention) -> float:
    """Confidence of one mention, from 0 to 1."""
    if m.kind not in QUANTITY_KINDS:
        return 0.97  # dates and names: the share of them that was right on the labelled articles
    return RATES.get(key_of(m), MEAN)
