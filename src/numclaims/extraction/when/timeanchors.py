"""Reads times that are told beside another time of their sentence: "a day later", "the same period last year"."""

from __future__ import annotations

from typing import Final, cast

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.when.timespots import Spot, Value
from numclaims.extraction.when.timewords import MONTH, WEEK, YEAR
from numclaims.reading import Sentence

_WHOLE: Final = frozenset({"day", "month", "months", "days-of", "span", "up-to"})
"""Forms of a time that "the same period last year" and "the previous month" may stand beside."""
_SHORTER: Final[dict[Value, frozenset[str]]] = {
    WEEK: frozenset({"span", "up-to"}),
    MONTH: frozenset({"month"}),
    YEAR: frozenset({"month", "months", "year"}),
}
_SAME_PERIOD: Final = word_set("period time month months week day days quarter stretch point stage")


def beside_another(s: Sentence, found: list[Spot]) -> None:
    """Read "the same period last year" and "the previous month" as the time told before, so much earlier.

    With nothing told before, the same period is the part of the year up to publication.

    Args:
        s: The sentence.
        found: Its time expressions, in order; those told beside another are changed.
    """
    lower = s.lower
    for at, spot in enumerate(found):
        if spot.form == "calendar" and len(spot.values) > 1 and isinstance(spot.values[1], int) and spot.values[1] < 0:
            unit, k = spot.values[0], spot.values[1]
            before = next((one for one in reversed(found[:at]) if one.form in _WHOLE or one.form == "year"), None)
            if unit == YEAR and (same := _same(lower, spot.first)) >= 0:
                inner: tuple[Value, ...] = ("calendar", MONTH if lower[same] == "month" else YEAR, 0)
                if before is not None:
                    spot.role = before.role
                    inner = (before.form, *before.values)
                spot.form, spot.values, spot.first = "moved", (unit, k, *inner), same
            elif (earlier := _same_unit(found[:at], unit)) is not None and _previous(lower, spot):
                spot.values = (unit, cast("int", earlier.values[1]) + k)  # "94 last week, against 61 the week before"
            elif before is not None and before.form in _SHORTER.get(unit, ()) and _previous(lower, spot):
                spot.form, spot.values = "moved", (unit, k, before.form, *before.values)
        elif spot.form == "year" and at and spot.values[0] == spot.values[1] and _same(lower, spot.first) >= 0:
            before = found[at - 1]
            if before.form in {"day", "month", "months"} and before.role in {"point", "until"}:
                spot.form, spot.values = before.form, (spot.values[0], *before.values[1:])
                spot.role = before.role


def _same_unit(found: list[Spot], unit: Value) -> Spot | None:
    """The last time told that is a week, month or year of the calendar, as another is."""
    kin = [spot for spot in found if spot.form == "calendar" and spot.values[0] == unit and len(spot.values) == 2]
    return kin[-1] if kin else None


def _same(lower: list[str], i: int) -> int:
    """The token of "period" in "the same period" right before token ``i``, or "of" and "in" before it; else -1."""
    for j in range(i - 1, max(0, i - 3), -1):
        if lower[j] in _SAME_PERIOD:
            return j if lower[j - 1] in {"same", "corresponding", "equivalent", "comparable"} else -1
    return -1


def _previous(lower: list[str], spot: Spot) -> bool:
    return not {"previous", "preceding", "before", "earlier"}.isdisjoint(lower[spot.first : spot.last])


def anchored(found: list[Spot]) -> None:
    """Count "a day earlier", "three days later" from the time told before it; without one they are left open.

    Args:
        found: The time expressions of a sentence, in order; those counted from another are changed.
    """
    anchor: Spot | None = None
    for spot in found:
        if spot.form == "from" and len(spot.values) == 2:
            if anchor is None:
                spot.shift = cast("tuple[int, int]", spot.values)
                spot.form, spot.values = "later", ()
            else:
                spot.values = (*spot.values, anchor.form, *anchor.values)
                spot.basis = anchor.basis
        elif spot.form in {"weekday", "day", "days", "weekday-of"}:
            anchor = spot
