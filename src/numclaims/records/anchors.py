"""Where a decision holds: a number by its own words and the words around it, so that an edited text keeps it.

An anchor is a quotation with its context, as in the TextQuoteSelector of the W3C Web Annotation Data Model, and the offsets in
the text that the person saw. In that very text the offsets decide. In any other text the quotation must stand there again, as a
number of its own, with the same words around it; if those have changed too, with words that are nearly the same, and nowhere
else with words as near. Anything less is no place: a decision that is put down in the wrong place is worse than one that is
reported as lost.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Final, Literal

CONTEXT: Final = 64
"""Characters of context on either side, unless more are needed to tell the place from all others."""
_LONGEST_CONTEXT: Final = 4096
_TELLING: Final = 32
"""Characters of context that, unchanged on one side, tell a place although the other side was rewritten."""
_NEAR: Final = 0.75
"""Share of the context that must be as it was, both sides together (:class:`difflib.SequenceMatcher`)."""
_CLEARLY: Final = 0.15
"""By how much the best place must be nearer than the next."""

Lost = Literal["gone", "ambiguous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A number in a text, by its words and those around it.

    Attributes:
        quote: The number as written.
        prefix: The text before it.
        suffix: The text behind it.
    """

    quote: str
    prefix: str
    suffix: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a span: as much context as tells it from every other place where the same words stand."""
    length = CONTEXT
    while True:
        made = Anchor(
            quote=text[start:end], prefix=text[max(0, start - length) : start], suffix=text[end : end + length]
        )
        whole = made.prefix + made.quote + made.suffix
        if length >= _LONGEST_CONTEXT or len(whole) == len(text) or text.count(whole) == 1:
            return made
        length *= 2


def find(text: str, wanted: Anchor, near: int | None = None) -> tuple[int, int] | Lost:
    """The span in a text where an anchor holds; ``gone`` or ``ambiguous`` if there is none, or none that is clearly it.

    Args:
        text: The text as it is now.
        wanted: The anchor.
        near: Offset in that very text, if it is the one that the anchor was taken from.
    """
    if near is not None and text[near : near + len(wanted.quote)] == wanted.quote:
        return near, near + len(wanted.quote)
    places = [m.span() for m in _standing(wanted.quote).finditer(text)]
    if not places:
        return "gone"
    sides = [_likeness(text, place, wanted) for place in places]
    exact = [place for place, (before, behind) in zip(places, sides, strict=True) if before == behind == 1.0]
    if exact:
        return exact[0] if len(exact) == 1 else "ambiguous"
    if not wanted.prefix and not wanted.suffix:
        return "ambiguous"  # written by hand, without context, and the number stands there more than once
    scored = sorted(
        ((_score(before, behind, wanted), place) for place, (before, behind) in zip(places, sides, strict=True)),
        reverse=True,
    )
    best, place = scored[0]
    if best < _NEAR:
        return "gone"
    if len(scored) > 1 and best - scored[1][0] < _CLEARLY:
        return "ambiguous"
    return place


def _standing(quote: str) -> re.Pattern[str]:
    """The words as a number of their own ("12", not in "2012", "12,000" or "1.12"), however the lines are broken."""
    words = r"\s+".join(map(re.escape, quote.split()))
    before = r"(?<!\d)(?<!\d[.,])" if quote[:1].isdigit() else r"(?<!\w)"
    behind = r"(?!\d)(?![.,]\d)" if quote[-1:].isdigit() else r"(?!\w)"
    return re.compile(before + words + behind)


def _likeness(text: str, place: tuple[int, int], wanted: Anchor) -> tuple[float, float]:
    """How like the context before and behind a place is to what it was, 0 to 1; line breaks do not count."""
    start, end = place
    before, behind = _flat(wanted.prefix), _flat(wanted.suffix)
    # Line breaks may have become more or fewer; so take more than is needed and cut to length when they are gone.
    here_before = _flat(text[max(0, start - 2 * len(wanted.prefix)) : start])[-len(before) :] if before else ""
    here_behind = _flat(text[end : end + 2 * len(wanted.suffix)])[: len(behind)] if behind else ""
    return _ratio(before, here_before), _ratio(behind, here_behind)


def _ratio(was: str, now: str) -> float:
    return 1.0 if was == now else difflib.SequenceMatcher(None, was, now, autojunk=False).ratio()


def _score(before: float, behind: float, wanted: Anchor) -> float:
    """How surely it is the place; one side that is long and unchanged is enough."""
    lengths = len(wanted.prefix), len(wanted.suffix)
    if any(side == 1.0 and length >= _TELLING for side, length in zip((before, behind), lengths, strict=True)):
        return max(_NEAR, (before + behind) / 2)
    return (before * lengths[0] + behind * lengths[1]) / sum(lengths)


def _flat(text: str) -> str:
    """The text with every run of white space as one blank; the blanks at its ends stay, for they part words."""
    return re.sub(r"\s+", " ", text)
