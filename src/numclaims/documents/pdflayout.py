"""Lines of text on pages to running text: columns in the order of reading, paragraphs whole, words undivided.

What decides is geometry: a paragraph goes on when its last line is full, which it is when the first word of the next would not
have fitted, and when the next is neither set in nor set off.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from numclaims.documents.pdfedges import Line

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD: Final = re.compile(r"[\w-]+(?=-$)")
_FIRST_WORD: Final = re.compile(r"\w+")
_ITEM: Final = re.compile(r"(?:[\u2022\u25cf\u25aa\u2013*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_STOPS: Final = (".", "!", "?", ":", ".\u201d", '."', ".'", "?\u201d")
_KEEP_HYPHEN: Final = frozenset({
    "anti", "non", "pro", "pre", "post", "ex", "self", "semi", "multi", "mid", "al", "el", "co", "cross", "ultra", "quasi", "pan",
    "neo", "well", "long", "short", "high", "low", "half", "all", "so", "then", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
})  # fmt: skip
"""Beginnings of words that are written with a hyphen also where no line ends."""
_COLUMN_LINES: Final = 5
"""Lines that a column has at least."""
_COLUMN_CHARS: Final = 18
"""Letters of its middle line at least: cells of a table are shorter."""
_CROSSING: Final = 0.25
"""Share of lines that may run across the gap between columns: headlines and what stands over both."""


def running_text(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of a file, and the offset at which each page of it begins.

    Args:
        pages: The lines of each page that are text; of those without text too.
    """
    ordered = [_in_order(lines) for lines in pages]
    known = {word for lines in ordered for line in lines for word in _WORD.findall(line.text.lower())}
    leading = _leading(ordered)
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    before: Line | None = None
    edges: tuple[float, float] = (0.0, 0.0)
    for lines in ordered:
        starts.append(size)
        for group in _groups(lines):
            opening = _opening(group)
            for i, line in enumerate(group):
                own = _edges(group, line)
                if before is None:
                    joint = ""
                elif i:
                    joint = _joint(before, line, own, leading, opens=i in opening)
                else:
                    joint = _joint_across(before, line, edges, own)
                if joint == "-":
                    joint = ""
                    if not _keeps_hyphen(parts[-1], line.text, known):
                        parts[-1] = parts[-1][:-1]
                        size -= 1
                        starts[-1] = min(starts[-1], size)
                elif line is lines[0]:
                    starts[-1] = size + len(joint)
                parts += (joint, line.text)
                size += len(joint) + len(line.text)
                before, edges = line, own
    return "".join(parts), tuple(starts)


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order of reading: as the file gives them, but for columns that it mixes."""
    gap = _gap(lines)
    if gap is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda n: (-n.base, n.left)):
        if line.left < gap < line.right:
            ordered += (*_in_order(left), *_in_order(right), line)
            left, right = [], []
        else:
            (left if line.right <= gap else right).append(line)
    return [*ordered, *_in_order(left), *_in_order(right)]


def _gap(lines: Sequence[Line]) -> float | None:
    """Where the white between two columns of prose stands; None where there are no columns."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    gap = _white(lines)
    if gap is None:
        return None
    left, right = [n for n in lines if n.right <= gap], [n for n in lines if n.left >= gap]
    return gap if _is_prose(left) and _is_prose(right) and _stand_beside(left, right) else None


def _white(lines: Sequence[Line]) -> float | None:
    """Where, away from both margins, the fewest lines run across; of several such places the one next to the middle."""
    begin, end = min(n.left for n in lines), max(n.right for n in lines)
    margin, middle = (end - begin) * 0.2, (begin + end) / 2
    best: tuple[int, float, float] | None = None
    for x in sorted({round(n.left / 4) * 4 - 1.0 for n in lines}):
        if not begin + margin < x < end - margin:
            continue
        crossing = sum(1 for n in lines if n.left < x < n.right)
        if crossing <= len(lines) * _CROSSING and (best is None or (crossing, abs(x - middle)) < best[:2]):
            best = crossing, abs(x - middle), x
    return None if best is None else best[2]


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether a column has lines enough, and half of them long enough, to be no list or margin."""
    return len(column) >= _COLUMN_LINES and sorted(len(n.text) for n in column)[len(column) // 2] >= _COLUMN_CHARS


def _stand_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two columns run down the page beside each other, and not one below the other."""
    low = max(min(n.base for n in side) for side in (left, right))
    high = min(max(n.base for n in side) for side in (left, right))
    return min(sum(1 for n in side if low <= n.base <= high) for side in (left, right)) >= _COLUMN_LINES - 1


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """Distance of base lines in a paragraph, in sizes of the letters: the commonest one."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for a, b in itertools.pairwise(lines):
            if a.size and 0.5 * a.size < a.base - b.base < 3 * a.size and abs(a.size - b.size) < 0.1 * a.size:
                counts[round((a.base - b.base) / a.size, 1)] += 1
    return min(counts.most_common(1), default=(1.3, 0))[0]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that go down one below the other: a column, or a piece of it."""
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above is None or line.base > above.base + 1 or line.left > above.right or line.right < above.left:
            groups.append([])
        groups[-1].append(line)
    return groups


def _edges(group: Sequence[Line], line: Line) -> tuple[float, float]:
    """Where the lines of this size begin and end in a column."""
    alike = [n for n in group if abs(n.size - line.size) <= 0.12 * line.size] or [line]
    return min(n.left for n in alike), max(n.right for n in alike)


def _is_full(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the next line would not have fitted behind a line."""
    letter = (following.right - following.left) / max(1, len(following.text))
    word = len(following.text.partition(" ")[0]) * letter
    return line.right + letter * 0.8 + word > right - letter * 0.5


def _opening(group: Sequence[Line]) -> set[int]:
    """Indexes of the lines of a column that are set in because a paragraph begins.

    Several in a row are a quotation when all but the last are full, and else a paragraph each.
    """
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(group):
        left = _edges(group, line)[0]
        if line.left - left > 0.8 * line.size and _is_common(group, left):
            run.append(i)
            continue
        found |= _openers(group, run)
        run = []
    return found | _openers(group, run)


def _is_common(group: Sequence[Line], left: float) -> bool:
    return sum(1 for n in group if n.left - left < 0.4 * n.size) * 3 >= len(group)


def _openers(group: Sequence[Line], run: list[int]) -> set[int]:
    if len(run) < 2:
        return set(run)
    right = max(group[i].right for i in run)
    if all(_is_full(group[a], group[b], right) for a, b in itertools.pairwise(run)):
        return {run[0]}
    return set(run)


def _joint(above: Line, line: Line, edges: tuple[float, float], leading: float, *, opens: bool) -> str:
    """What stands between two lines of one column: a space, "-" for a divided word, or the end of a paragraph."""
    if "\t" in above.text or "\t" in line.text:
        return _between_rows(above, line)
    pitch = above.base - line.base
    size = max(above.size, 0.1)
    if pitch < 0.3 * size:
        return "\t"
    alike = abs(above.size - line.size) <= 0.18 * size
    if not alike or pitch > size * max(leading * 1.25, leading + 0.2):
        return "\n\n"
    if above.divided or _is_divided(above, line):
        return "-"
    is_item = _ITEM.match(above.text) is not None
    if _ITEM.match(line.text) is not None and (is_item or above.text.endswith(_STOPS)):
        return "\n"
    if (opens or line.left - above.left > 0.8 * size) and not is_item:
        return "\n\n"
    if not _is_full(above, line, edges[1]):
        return "\n\n"
    return _inner(above, line)


def _joint_across(above: Line, line: Line, edges: tuple[float, float], own: tuple[float, float]) -> str:
    """The same for the last line of one column or page and the first of the next, and for the cells of a table."""
    if "\t" in above.text or "\t" in line.text:
        return _between_rows(above, line)
    if line.left >= above.right and abs(above.base - line.base) < 0.3 * above.size:
        return "\t"
    if line.right <= above.left and 0 < above.base - line.base < 3 * above.size:
        return "\n"
    if abs(above.size - line.size) > 0.12 * max(above.size, 0.1):
        return "\n\n"
    if above.divided:
        return "-"
    goes_on = line.text[:1].islower() or not above.text.endswith(_STOPS)
    set_in = line.left - own[0] > 0.8 * line.size
    return _inner(above, line) if goes_on and not set_in and _is_full(above, line, edges[1]) else "\n\n"


def _between_rows(above: Line, line: Line) -> str:
    """What stands before or behind a row of a table, whose cells are set apart by tabs."""
    return "\n" if "\t" in above.text and "\t" in line.text else "\n\n"


def _inner(above: Line, line: Line) -> str:
    """A space, or "-" where the line above ends in a hyphen that is no dash."""
    return "-" if _is_divided(above, line) else " "


def _is_divided(above: Line, line: Line) -> bool:
    ends = above.text
    return ends.endswith("-") and ends[-2:-1].isalnum() and line.text[:1].isalnum()


def _keeps_hyphen(above: str, below: str, known: set[str]) -> bool:
    """Whether the hyphen at the end of a line belongs to the word."""
    first, last = _LAST_WORD.search(above), _FIRST_WORD.match(below)
    if first is None or last is None or not last[0][:1].islower() or not first[0][-1].isalpha():
        return True
    one, two = first[0].lower(), last[0].lower()
    if one + two in known:
        return False
    if f"{one}-{two}" in known:
        return True
    part = one.rpartition("-")[2]
    return part in _KEEP_HYPHEN or (part != one and part + two not in known and part in known)
