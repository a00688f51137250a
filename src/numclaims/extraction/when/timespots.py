"""The values that the reading of time passes on: one expression of a sentence, with its tokens."""

from __future__ import annotations

from typing import Final, Literal

from numclaims.claims import Document
from numclaims.extraction.when.timewords import WEEKEND

Value = int | str | None
SpotRole = Literal["point", "window", "since", "until"]
"""A day or calendar span; a stretch up to the telling; a stretch from something on; the day up to which a figure is told."""


DAYS: Final = frozenset({"weekday", "day", "days"})
"""Forms of an expression that tell a day."""


def is_of_days(form: str, values: tuple[Value, ...]) -> bool:
    """Whether a time is a day or a few days on end: one at which one event happened.

    Args:
        form: The form of a time.
        values: Its values.
    """
    if form in DAYS or form in {"weekday-of", "days-of"}:
        return True
    if form == "calendar":
        return values[0] == WEEKEND
    if form == "from":
        return len(values) > 2 and values[2] in DAYS
    return form == "span" and values[0] in DAYS


class Spot:
    """One time expression of a sentence, with its tokens.

    Attributes:
        first, last: Its tokens, ``last`` not included.
        form, values, basis: As in :class:`~numclaims.claims.TimeExpression`.
        role: What it says of a figure.
        rules: Rules of the lexicon that found it.
        saying: Whether it dates the telling ("said on Tuesday"), not what is told.
        shift: First and last day, counted from a time that another sentence tells: "a day later"; None for none.
        parts: The numbers right before it, by their first token, and whether it is only theirs; None until ``timeslots`` asks.
    """

    __slots__ = ("basis", "first", "form", "last", "parts", "role", "rules", "saying", "shift", "values")

    def __init__(
        self, first: int, last: int, form: str, values: tuple[Value, ...], rule: str, role: SpotRole = "point"
    ) -> None:
        self.first = first
        self.last = last
        self.form = form
        self.values = values
        self.role: SpotRole = role
        self.rules = [rule]
        self.basis: Literal["stated", "relative"] = "relative"
        self.saying = False
        self.shift: tuple[int, int] | None = None
        self.parts: list[tuple[int, bool]] | None = None

    def moved(self, form: str, values: tuple[Value, ...]) -> Spot:
        """The same words, read as another time.

        Args:
            form: The form of that time.
            values: Its values.
        """
        made = Spot(self.first, self.last, form, values, self.rules[0], self.role)
        made.rules = list(self.rules)
        made.basis = self.basis
        return made


def is_yearless(spot: Spot) -> bool:
    """Whether a date, or both of "15 to 17 April", tell no year.

    Args:
        spot: An expression.
    """
    if spot.form == "span":
        return spot.values[0] == "day" and spot.values[5:6] == ("day",) and spot.values[2] is None is spot.values[6]
    return spot.form in {"day", "month", "months"} and spot.values[0] is None


def is_of_printing(document: Document, spot: Spot) -> bool:
    """Whether a date is that of the document: it heads the article, no entry of it.

    Args:
        document: The document.
        spot: An expression of it.
    """
    day = document.published_latest
    return (
        day is not None
        and spot.form == "day"
        and spot.values in {(day.year, day.month, day.day), (None, day.month, day.day)}
    )
