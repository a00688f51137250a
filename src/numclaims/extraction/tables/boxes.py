"""Finds boxes of key figures: a figure on a line of its own, its label on the line below, or above, and so on.

Such lines are what is left of the tiles at the head of a situation report. Which label is whose is told by what the lines begin
with and by the blank lines between them; where neither tells it, the figures are left as they are.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.tables.grid import Cell, Line, Table

_FIGURE: Final = r"[ \t]*(?:US\$ ?|\$)?[~>]?\d[\d.,]{0,12} ?(?:%|[MKmk]|million)?\*?[ \t]*"
_ALONE: Final = re.compile(rf"\n{_FIGURE}(?=\n|$)")
"""A line below another one that is a figure and nothing else."""
_IS_FIGURE: Final = re.compile(_FIGURE)
_LONGEST: Final = 60
"""Characters of a label, at most."""
_WORDS: Final = 9
_LEAST: Final = 2
"""Boxes from which on lines are a row of them."""
_MOST: Final = 400
"""Lines that are figures in a text, at most: more of them are a list of something else."""

Placed = tuple[int, int, str]
"""Where a line begins and ends, and whether it is a figure (``F``), a label (``L``), or anything else."""


def find(text: str) -> list[Table]:
    """The boxes of a text, every row of them as a table of labels and figures.

    Args:
        text: The text of a document.
    """
    alone = [match.start() for match in _ALONE.finditer(text)]
    if not 1 <= len(alone) <= _MOST:
        return []
    found: list[Table] = []
    run: list[Placed] = []
    for line in [*_lines(text, alone[0]), (len(text), len(text), "")]:
        if line[2] and (not run or run[-1][2] != line[2]):
            run.append(line)
            continue
        if (table := _table(text, run)) is not None:
            found.append(table)
        run = [line] if line[2] else []
    return found


def _lines(text: str, first: int) -> list[Placed]:
    """The lines of a text that are not blank, from the second one before an offset on."""
    found: list[Placed] = []
    at = first
    for _ in range(_LEAST):
        at = text.rfind("\n", 0, len(text[:at].rstrip())) + 1
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        told = line.strip()
        if told:
            start = at + line.index(told[0])
            found.append((start, start + len(told), _kind(told)))
        at = stop + 1
    return found


def _kind(line: str) -> str:
    if _IS_FIGURE.fullmatch(line) is not None:
        return "F"
    short = len(line) <= _LONGEST and len(line.split()) <= _WORDS and line[-1] not in ".!?;,"
    return "L" if short and line[0].isalpha() else ""


def _table(text: str, run: list[Placed]) -> Table | None:
    """The table that figures and labels make which follow one another by turns; None where it is not told which are pairs."""
    if len(run) > 1 and run[0][2] == "L" == run[-1][2] and text[run[0][0] : run[0][1]].isupper():
        run = run[1:]  # a heading
    pairs = [(run[k], run[k + 1]) for k in range(0, len(run) - 1, 2)]
    if len(pairs) < _LEAST or len(run) % 2:
        return None
    within = {_breaks(text, one, two) for one, two in pairs}
    between = {_breaks(text, pairs[k][1], pairs[k + 1][0]) for k in range(len(pairs) - 1)}
    if max(within) > min(between) or (run[0][2] == "L" and max(within) == min(between)):
        return None
    rows: list[Line] = []
    for one, two in pairs:
        label, figure = (one, two) if one[2] == "L" else (two, one)
        cells = [Cell(text[start:end], start, end) for start, end, _ in (label, figure)]
        rows.append(Line(one[0], two[1], cells))
    return Table([], rows)


def _breaks(text: str, above: Placed, below: Placed) -> int:
    """The line ends between two lines."""
    return text.count("\n", above[1], below[0])
