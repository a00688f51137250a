"""One mark a claim: its interval as arrow, bar or hatching, its source as colour, its publisher as marker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from numclaims.claims import Claim
from numclaims.views.words import printed_by, source_words

# Okabe and Ito's palette, told apart by people with any colour vision; black and yellow left out (text, and too pale).
PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#5D3A9B")
OWN_VOICE: Final = "#555555"  # dark: a lighter grey is what green and pink look like to those who see no green
OTHERS: Final = "#BFA77A"  # sand: lighter than the grey of own voices, so that the two differ without colour too
_WORDS_IN: Final = {"#CC79A7": "#AD4F85", "#E69F00": "#9C6A00", "#56B4E9": "#1F7FB8", OTHERS: "#836B3B"}
Dash = tuple[float, tuple[float, ...]]
"""Offset and lengths of strokes and gaps, in widths of the line; no lengths for a solid line."""
_SOLID: Final[Dash] = (0, ())
_DASHES: Final[tuple[Dash, ...]] = (
    _SOLID, (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)), (0, (3, 1.2)), (0, (9, 2)), (0, (2, 3)),
)  # fmt: skip
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "p")
INK: Final = "#222222"
FAINT: Final = "#6B6B6B"
OTHER_SOURCES: Final = "other sources"
UNNAMED: Final = "unnamed publisher"
OTHER_PRINTERS: Final = "other publishers"
AT_LEAST: Final = frozenset({"at_least", "more_than"})
AT_MOST: Final = frozenset({"at_most", "less_than", "up_to"})
# An arrow that grows from the mark: (0, 0) lies on the value; markers are scaled to half their size.
_UP: Final = Path([(0, 0), (0, 1), (-0.17, 0.66), (0, 1), (0.17, 0.66)], [1, 2, 1, 2, 2])
_DOWN: Final = Path([(0, 0), (0, -1), (-0.17, -0.66), (0, -1), (0.17, -0.66)], [1, 2, 1, 2, 2])
_RIGHTWARDS: Final = Path([(0, 0), (1, 0), (0.66, -0.17), (1, 0), (0.66, 0.17)], [1, 2, 1, 2, 2])
_LEFTWARDS: Final = Path([(0, 0), (-1, 0), (-0.66, -0.17), (-1, 0), (-0.66, 0.17)], [1, 2, 1, 2, 2])
ARROW: Final = 24.0
"""Length of an arrow in points, whatever the scale: it says "open", not how far."""


def arrow_length(size: float) -> float:
    """Length of an arrow in points, for a mark of a size in points."""
    return ARROW * min(1.0, size / 8)


@dataclass(frozen=True, slots=True)
class Look:
    """How a claim is drawn.

    Attributes:
        dash: Pattern of its source's line, so that lines differ without colour too.
        colour: By attributed source; grey for the publisher's own voice.
        marker: By publisher.
        hollow: Whether it is a copy.
        faint: Whether its day is not known for sure.
        source: The source as the key names it; sources beyond the palette share one name.
        printer: The publisher as the key names it.
    """

    dash: Dash
    colour: str
    marker: str
    hollow: bool
    faint: bool
    source: str
    printer: str


def looks(claims: Sequence[Claim]) -> dict[str, Look]:
    """A look for every claim, by claim_id.

    The sources that say most take the colours; the rest share one. Whatever the order of the claims, the looks are the same.
    """
    sources = _by_weight(Counter(source_words(c) for c in claims if c.attributed_to is not None))
    colours = {s: PALETTE[i] if i < len(PALETTE) else OTHERS for i, s in enumerate(sources)}
    dashes = dict(zip(sources, _DASHES, strict=False))
    printers = _printers(claims)
    shapes = {p: MARKERS[i] for i, p in enumerate(_by_weight(Counter(printers.values())))}
    made: dict[str, Look] = {}
    for c in claims:
        printer = printers[c.claim_id]
        source = source_words(c)
        colour = OWN_VOICE if c.attributed_to is None else colours[source]
        if c.attributed_to is None:
            source = f"{printer}, own voice"
        elif colour == OTHERS:
            source = OTHER_SOURCES
        made[c.claim_id] = Look(
            dash=dashes.get(source_words(c), _SOLID),
            colour=colour,
            marker=shapes[printer],
            hollow=c.copy_of is not None,
            faint=c.as_of_earliest != c.as_of_latest or c.published_basis == "inferred",
            source=source,
            printer=printer,
        )
    return made


def _printers(claims: Sequence[Claim]) -> dict[str, str]:
    """Who printed each claim, by claim_id; where they are more than the markers, those not known are one, then the rarest."""
    names = {c.claim_id: printed_by(c) for c in claims}
    if len(set(names.values())) > len(MARKERS):
        names = {c.claim_id: names[c.claim_id] if c.publisher else UNNAMED for c in claims}
    if len(set(names.values())) > len(MARKERS):
        kept = [n for n in _by_weight(Counter(names.values())) if n != UNNAMED][: len(MARKERS) - 2]
        names = {i: n if n == UNNAMED or n in kept else OTHER_PRINTERS for i, n in names.items()}
    return names


def _by_weight(count: Counter[str]) -> list[str]:
    return [name for name, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]


def ink(colour: str) -> str:
    """A colour for words: the pale ones of the palette darker, so that they can be read on white."""
    return _WORDS_IN.get(colour, colour)


def rim(colour: str) -> str:
    """The edge of a mark: dark for every second colour, whose neighbours are as light as they are on a black and white print."""
    return INK if colour in PALETTE[1::2] else "white"


def height(claim: Claim) -> float:
    """The value at which a claim's mark or bar begins, for scales and sorting."""
    for end in (claim.value, claim.low, claim.high):
        if end is not None:
            return end
    return 0.0


def top(claim: Claim) -> float:
    """The highest value that a claim's mark reaches."""
    return max(v for v in (claim.value, claim.low, claim.high, 0.0) if v is not None)


def reach(claim: Claim) -> tuple[float, float]:
    """Lowest and highest value that a claim's drawing covers, without its arrow, which has no length on the scale."""
    if claim.qualifier in AT_MOST:
        return height(claim), height(claim)
    if claim.qualifier == "vague" and claim.high is None:
        return height(claim), height(claim) * _OPEN_BAR
    low = claim.low if claim.low is not None else height(claim)
    if claim.qualifier == "approximately" and claim.value is not None:
        # "Almost 1,000" is 0 to 1,000 by the letter: a bar down to nothing would say what nobody said.
        low = max(low, claim.value * _ABOUT)
    return min(height(claim), low), top(claim)


_ABOUT: Final = 0.5
"""The lowest share of a figure to which its bar for "about" goes."""
_OPEN_BAR: Final = 1.2
"""How far the bar of a vague word without an upper end goes, as a factor, before its arrow says that it goes on."""


def span(claims: Sequence[Claim]) -> tuple[float, float]:
    """Lowest and highest figure for a scale; an interval that begins at nothing does not pull the scale down to it."""
    lows = [low if (low := reach(c)[0]) > 0 else height(c) for c in claims]
    return min(lows), max(reach(c)[1] for c in claims)


def whole(claims: Sequence[Claim]) -> bool:
    """Whether all are counts, whose scale has no halves."""
    return all(c.kind == "count" for c in claims)


def points_up(claim: Claim) -> bool:
    """Whether a claim has an arrow towards more."""
    return claim.qualifier in AT_LEAST or (claim.qualifier == "vague" and claim.high is None)


def stations(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one source through which a step line may go: one a day, the highest, and none that is no point.

    Ranges, vague words and upper bounds are no points, implied ones no totals; two figures of one day are no movement.
    """
    by_day: dict[tuple[object, object], Claim] = {}
    for c in claims:
        if is_bar(c) or c.qualifier in AT_MOST or c.implied:
            continue
        day = (c.as_of_latest, c.as_of_earliest if c.as_of_latest is None else None)
        if day not in by_day or height(c) > height(by_day[day]):
            by_day[day] = c
    return list(by_day.values())


def is_bar(claim: Claim) -> bool:
    """Whether a claim is drawn as a bar with no dot in it: a range, or vague words."""
    return claim.qualifier in {"between", "vague"}


def line(axes: Axes, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:  # noqa: ANN401
    """Add a line without the work that a plotting call does for scales and cycles, which are set already."""
    axes.add_artist(Line2D(xs, ys, clip_on=True, **style))


def draw(axes: Axes, at: float, claim: Claim, look: Look, *, upright: bool = True, size: float = 9.0) -> None:
    """Draw one claim.

    Args:
        axes: Matplotlib axes.
        at: Its place on the axis that is not the value's.
        claim: The claim.
        look: Its look.
        upright: Values on the vertical axis; else on the horizontal one.
        size: Size of the marker in points.
    """
    alpha = 0.55 if look.faint else 1.0
    low, high = reach(claim)
    arrow = arrow_length(size)
    if is_bar(claim):
        _bar(axes, at, (low, high), look.colour, alpha, upright=upright, hatched=claim.qualifier == "vague", width=size)
        if points_up(claim):
            _arrow(axes, at, high, look.colour, alpha, upright=upright, more=True, length=arrow)
        return
    value = height(claim)
    if claim.qualifier == "approximately" and low < high:
        _bar(axes, at, (low, high), look.colour, alpha * 0.5, upright=upright, hatched=False, width=2.5)
    if claim.qualifier in AT_LEAST or claim.qualifier in AT_MOST:
        more = claim.qualifier in AT_LEAST
        arrow = arrow if more else min(arrow, _room_below(axes, value, upright=upright))
        _arrow(axes, at, value, look.colour, alpha, upright=upright, more=more, length=arrow)
    x, y = (at, value) if upright else (value, at)
    axes.add_artist(
        Line2D(
            [x], [y], marker=look.marker, markersize=size * 0.7 if claim.implied else size, linestyle="none", alpha=alpha,
            markerfacecolor="white" if look.hollow else look.colour,
            markeredgecolor=look.colour if look.hollow else rim(look.colour),
            markeredgewidth=(1.4 if look.hollow else 0.7) * min(1.0, size / 8), zorder=5, clip_on=False,
        )
    )  # fmt: skip


def _room_below(axes: Axes, value: float, *, upright: bool) -> float:
    """Points between a value and the foot of its scale: an arrow must not leave the axes there."""
    x, y = (float(v) for v in axes.transData.transform((1, value) if upright else (value, 1)))
    pixels = y - float(axes.bbox.y0) if upright else x - float(axes.bbox.x0)
    return max(7.0, pixels * 72 / float(axes.figure.dpi))


def _arrow(
    axes: Axes, at: float, value: float, colour: str, alpha: float, *, upright: bool, more: bool, length: float
) -> None:
    shape = (_UP if more else _DOWN) if upright else (_RIGHTWARDS if more else _LEFTWARDS)
    x, y = (at, value) if upright else (value, at)
    axes.add_artist(
        Line2D(
            [x], [y], marker=shape, markersize=2 * length, markerfacecolor="none", markeredgecolor=colour,
            markeredgewidth=min(1.6, 0.07 * length), alpha=alpha, linestyle="none", zorder=4, clip_on=False,
        )
    )  # fmt: skip


def _bar(
    axes: Axes, at: float, ends: tuple[float, float], colour: str, alpha: float, *, upright: bool, hatched: bool, width: float
) -> None:  # fmt: skip
    """A bar of a width in points, so that it looks the same on any scale; banded like a hatching for vague words."""
    xs, ys = ([at, at], list(ends)) if upright else (list(ends), [at, at])
    solid = alpha * (0.3 if hatched else 0.9)
    line(axes, xs, ys, color=colour, alpha=solid, linewidth=width, solid_capstyle="butt", zorder=3)
    if hatched:
        line(
            axes, xs, ys, color=colour, alpha=alpha, linewidth=width, linestyle=(0, (0.25, 0.35)), dash_capstyle="butt",
            zorder=3,
        )  # fmt: skip
