"""Which series are of one figure, so that a line, a band or an order of its claims says something true; and which tell most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.series.keys import INCOMPARABLE
from numclaims.views.plotnames import told_again

MOST: Final = 9
"""Figures that are told at a glance."""
LOOSE: Final = frozenset(SCOPE_WORDS[s] for s in ("loose", "past", "part", "wider"))
"""Scopes whose claims are of different things, which nobody follows."""
_NOT_ONE_FIGURE: Final = frozenset(SCOPE_WORDS[s] for s in ("loose", "past", "part", "wider", "gathering", "daily"))
"""Scopes whose claims are of different events or days, so that no line may join them."""
_OF_A_DAY: Final = frozenset(SCOPE_WORDS[s] for s in ("gathering", "daily"))
"""Those whose claims of one day are still of one thing."""
_PRICES: Final = frozenset({"cost"})
"""Measures of which a place has many at once, unless an event tells of which: a price of oil, a budget, a damage."""


def comparable(series: Series) -> bool:
    """Whether the claims of a series are of one thing, so that what lies between them means something."""
    return series.event not in _NOT_ONE_FIGURE - _OF_A_DAY and not each_its_own(series)


def one_figure(series: Series) -> bool:
    """Whether the claims are of one figure that moves, so that a line and a band say something true."""
    return (
        series.stock_flow in {"total", "capacity"} and series.event not in _NOT_ONE_FIGURE and not each_its_own(series)
    )


def told_apart(series: Series) -> bool:
    """Whether the claims of a series are of different events, which no one tells together."""
    return series.event in _NOT_ONE_FIGURE - _OF_A_DAY


def each_its_own(series: Series) -> bool:
    """Whether the claims of a series are of different things: distances, prices, sums of aid."""
    return series.measure in INCOMPARABLE or (series.measure in _PRICES and series.event_id is None)


def busiest(series: Sequence[Series], claims: Mapping[str, Sequence[Claim]], most: int = MOST) -> list[Series]:
    """The series with most claims that are written out, those in dispute first among equals; figures not followed come last."""
    written = {i: sum(not c.implied for c in told) for i, told in claims.items()}
    return sorted(
        (s for s in series if told_again(claims.get(s.series_id, ()))),
        key=lambda s: (
            s.measure in INCOMPARABLE or s.event in LOOSE,
            -written.get(s.series_id, 0), -s.roots, s.status != "contested", s.measure, s.place_name or "", s.series_id,
        ),
    )[:most]  # fmt: skip
