"""The values that the reading of time passes on: one expression of a sentence, with its tokens."""

from __future__ import annotations

from typing import Literal

Value = int | str | None
SpotRole = Literal["point", "window", "since", "until"]
"""A day or calendar span; a stretch up to the telling; a stretch from something on; the day up to which a figure is told."""


class Spot:
    """One time expression of a sentence, with its tokens.

    Attributes:
        first, last: Its tokens, ``last`` not included.
        form, values, basis: As in :class:`~numclaims.claims.TimeExpression`.
        role: What it says of a figure.
        rules: Rules of the lexicon that found it.
        saying: Whether it dates the telling ("said on Tuesday"), not what is told.
    """

    __slots__ = ("basis", "first", "form", "last", "role", "rules", "saying", "values")

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
