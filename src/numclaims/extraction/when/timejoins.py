"""Joins times that stand together: "from Monday to Wednesday", "Friday, 7 June", "on 24 May last year"."""

from __future__ import annotations

from typing import Final, cast

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import DAYPARTS
from numclaims.extraction.when.timespots import Spot, Value
from numclaims.extraction.when.timewords import YEAR
from numclaims.reading import Sentence

_PARTS: Final = word_set("late early mid - the start end beginning middle of later earlier")
"""Words between two years of which the second is told by its part."""
_PART_OF_DAY: Final = 4
"""Words of "and the night of"."""
_LINKS: Final = word_set("to and until through till - \u2013 or into")
_PART_OF_A_DAY: Final = frozenset({"early", "late"})
_DATED: Final = frozenset({"day", "span"})
_MOVABLE: Final = 100
"""Feasts up to this number have no day of the calendar; the others are 100 times the month, and the day."""


def joined(s: Sentence, found: list[Spot]) -> list[Spot]:
    """Join "from Monday to Wednesday", "between March and June", "Friday and Saturday" into spans; "Friday, 7 June" too.

    Args:
        s: The sentence.
        found: Its time expressions, in order.
    """
    out: list[Spot] = [found[0]]
    for spot in found[1:]:
        before = out[-1]
        if (
            spot.role == "until"
            and spot.first == before.last
            and (s.lower[before.first] == "from" or (spot.form == before.form and s.lower[spot.first] == "through"))
        ):
            spot.first, spot.role = spot.first + 1, "point"  # "from March until 30 May", "in March through May"
        gap = _gap(s.lower, before, spot)
        pair = {before.form, spot.form}
        if before.role == spot.role == "point" and pair == {"weekday", "day"} and gap in ([","], [], ["("]):
            spot.first = before.first
            out[-1] = spot
        elif (
            before.role == "point"
            and spot.role == "point"
            and len(gap) == 1
            and gap[0] in _LINKS
            and before.form in {"weekday", "day", "month", "year", "months", "days"}
            and (
                spot.form == before.form
                or pair == {"year", "months"}
                or (pair == {"month", "day"} and s.lower[before.first] in {"between", "from"})
            )
            and s.lower[spot.first] not in {"on", "in"}
        ):
            span = Spot(
                before.first,
                spot.last,
                "span",
                (before.form, len(before.values), *before.values, spot.form, *spot.values),
                before.rules[0],
            )
            span.basis = before.basis
            out[-1] = span
        elif (
            before.rules[0] == "time:night" and gap in (["into"], ["to"], ["until"]) and spot.form in {"weekday", "day"}
        ):
            spot.first = before.first  # "overnight into Tuesday"
            spot.form, spot.values = "from", (-1, 0, spot.form, *spot.values)
            out[-1] = spot
        elif before.rules[0] == "time:night" and len(gap) <= 1 and spot.form in _DATED:
            spot.first = before.first  # "overnight between 25 and 26 May"
            out[-1] = spot
        elif not gap and spot.form == "calendar" and spot.values[0] == YEAR and _of_year(before, spot):
            before.last = spot.last
        elif before.form == "weekday" and spot.form == "calendar" and len(gap) <= 1 and spot.role == "point":
            before.form, before.values = "weekday-of", (before.values[0], *spot.values)
            before.last = spot.last
        else:
            out.append(spot)
    return out


def _gap(lower: list[str], before: Spot, spot: Spot) -> list[str]:
    """The words between two times, without those that only tell a part of the second."""
    gap = lower[before.last : spot.first]
    if gap[:1] == ["to"] and gap[1:] in (["the", "end", "of"], ["the", "beginning", "of"], ["the", "middle", "of"]):
        return ["to"]  # "from January to the end of June"
    if gap[:2] == ["and", "the"] and len(gap) == _PART_OF_DAY and gap[2] in DAYPARTS and gap[3] == "of":
        return ["and"]  # "between Friday and the night of Monday"
    if len(gap) > 1 and gap[0] in _LINKS:
        if _PARTS.issuperset(gap[1:]) and spot.form in {"year", "months"}:
            return gap[:1]  # "from 1980 to the mid-1990s"
        if _PART_OF_A_DAY.issuperset(gap[1:]) and spot.form == "weekday":
            return gap[:1]  # "late Sunday and early Monday"
    return gap


def in_year(found: list[Spot]) -> None:
    """Put months and days behind a year that opens the sentence into it: "In 1997, from May to July, 31 drowned".

    Args:
        found: The time expressions of a sentence, in order.
    """
    year = found[0]
    if (
        len(found) == 1
        or year.form != "year"
        or year.role != "point"
        or year.first > 1
        or year.values[0] != year.values[1]
    ):
        return
    for spot in found[1:]:
        values = list(spot.values)
        places: list[tuple[Value, int]] = [(spot.form, 0)]
        if spot.form == "span":
            size = cast("int", values[1])
            places = [(values[0], 2), (values[2 + size], 3 + size)]
        for form, at in places:
            if form in {"day", "month", "months"} and values[at] is None:
                values[at] = year.values[0]
        spot.values = tuple(values)


def _of_year(before: Spot, spot: Spot) -> bool:
    """Take "last year" or "this year" into the day or month before it: "on 24 May last year", "since March last year"."""
    since = before.form == "since"
    form, *values = before.values if since else (before.form, *before.values)
    if form == "span" and values[0] == values[5:6][0] == "day" and values[2] is None is values[6] and not since:
        k = spot.values[1]
        before.values = ("day-of", 3, values[3], values[4], k, "day-of", values[7], values[8], k)
        return True  # "between May 3 and 19 last year"
    if form == "feast" and values[1] is None and cast("int", values[0]) > _MOVABLE:
        form, values = "day", [None, *divmod(cast("int", values[0]), 100)]  # "on New Year's Day last year"
    if form not in {"day", "month"} or values[0] is not None:
        return False
    name = f"{form}-of"
    told = (values[1], values[2]) if form == "day" else (values[1],)
    before.values = (name, *told, spot.values[1]) if since else (*told, spot.values[1])
    if not since:
        before.form = name
    return True
