"""What each column of the tables means, read off the docstrings of ``claims.py``, so that no description stands twice."""

from __future__ import annotations

import inspect
import re
from typing import Final, Literal, get_args, get_origin, get_type_hints

from numclaims.claims import Claim

_ENTRY: Final = re.compile(r"^    ([a-z_0-9]+(?:, [a-z_0-9]+)*): (.*)$")
_MARKUP: Final = re.compile(r"``([^`]*)``|:\w+:`([^`]*)`")

_OF_FIGURES: Final = {
    "as_of": "Latest day for which the figure can be said to hold; empty where that is open.",
    "published": "Day of publication, where it is known to the day.",
}
"""Columns of ``figures.csv`` that no other table has."""


def descriptions(row_type: type) -> dict[str, str]:
    """A sentence for each column of a row type; none for a column that its docstring does not name."""
    told: dict[str, str] = {}
    names: list[str] = []
    for line in (inspect.getdoc(row_type) or "").splitlines():
        entry = _ENTRY.match(line)
        if entry:
            names = entry[1].split(", ")
            told.update(dict.fromkeys(names, entry[2]))
        elif names and line.startswith("        "):
            told.update({n: f"{told[n]} {line.strip()}" for n in names})
        else:
            names = []
    return {name: _MARKUP.sub(lambda m: m[1] or m[2], text) for name, text in told.items()}


def figure_descriptions() -> dict[str, str]:
    """The same for the columns of ``figures.csv``."""
    return descriptions(Claim) | _OF_FIGURES


def choices(row_type: type) -> dict[str, tuple[str, ...]]:
    """The values that a column may take, for those columns that take few."""
    found: dict[str, tuple[str, ...]] = {}
    for name, hint in get_type_hints(row_type).items():
        for each in (hint, *get_args(hint)):
            if get_origin(each) is Literal:
                found[name] = get_args(each)
    return found
