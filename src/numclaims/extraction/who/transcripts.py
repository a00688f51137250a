"""Finds who speaks in a transcript, where a name in capitals and a colon open each turn: "ANA MOOR, HOST: How many came?"."""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.who.cues import Cue
from numclaims.extraction.who.reports import Frame
from numclaims.lexicons import gazetteer
from numclaims.reading import Reading, Sentence

TURN: Final = Cue(name="turn", phrases=(), form="speech", examples=(), counterexamples=())
_LABEL: Final = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Prof)\. )?([A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]*){0,4})"
    r"(, [A-Z][A-Z ,.'/-]*| \([^()\n]{2,80}\))?:(?: |$)",
    re.MULTILINE,
)
"""The name that opens a turn, behind a title ("Ms. MOOR:"), and the role behind it ("MOOR, HOST:", "MOOR (Reporter):")."""
_NO_NAMES: Final = frozenset({"UPDATE", "UPDATED", "NOTE", "CORRECTION", "WATCH", "READ", "VIDEO", "PHOTOS"})
"""What opens a line of a page in capitals, and is nobody."""
_MEMO: Final = "attribution.turns"
_FEWEST: Final = 3
"""Turns that make a transcript, at least; fewer are a dateline ("LONDON: …") or the headings of a list."""


_FEWEST_WITH_ROLES: Final = 2
"""Turns that make one where a role stands behind a name ("ANA MOOR, HOST:"), at least."""


class Turns:
    """The turns of one transcript, in order: where each begins, and the name that opens it; empty for any other text.

    ``titles`` tells how many characters stand before each name ("Ms. "); ``full`` gives the longest name of each speaker by
    its last word.
    """

    __slots__ = ("full", "names", "starts", "titles")

    def __init__(self) -> None:
        self.full: dict[str, str] = {}
        self.starts: list[int] = []
        self.names: list[str] = []
        self.titles: list[int] = []


def voice_at(reading: Reading, sentence: Sentence) -> tuple[Frame, Sentence] | None:
    """Whoever has the floor in a sentence of a transcript; None in any other text."""
    turns = _turns(reading)
    k = bisect.bisect_right(turns.starts, sentence.start) - 1
    if k < 0:
        return None
    opening = sentence_at(reading, index_at(reading, turns.starts[k]))
    colon = opening.lower.index(":") if opening is not None and ":" in opening.lower else 0
    if opening is None or not colon or opening.start != turns.starts[k]:
        return None
    end = opening.start + turns.titles[k] + len(turns.names[k])
    first = next((i for i in range(colon) if opening.starts[i] - opening.start >= turns.titles[k]), 0)
    last = next((i for i in range(colon + 1) if opening.ends[i] >= end), colon - 1)
    frame = Frame((first, last + 1), (colon, colon + 1), TURN, 0)
    frame.content.append((colon + 1, len(opening.lower)))
    return frame, opening


def named(reading: Reading, label: str) -> str:
    """The fullest name by which a transcript calls a speaker, in the usual letters: "MOOR" is "Ana Moor"."""
    return _turns(reading).full.get(label.rpartition(" ")[2], label).title()


def _turns(reading: Reading) -> Turns:
    known = reading.memo.get(_MEMO)
    if isinstance(known, Turns):
        return known
    turns = Turns()
    roles = False
    text = reading.document.text
    for found in _LABEL.finditer(text) if text.count(":") >= _FEWEST_WITH_ROLES else ():
        if found[2] is not None and gazetteer.find(found[2].strip(" ,()").title()):
            continue  # "KAPTAI, RANGAMATI: Two houses burned": where a report comes from
        if found[1] in _NO_NAMES:
            continue
        turns.starts.append(found.start())
        turns.names.append(found[1])
        turns.titles.append(found.start(1) - found.start())
        roles = roles or found[2] is not None
        last = found[1].rpartition(" ")[2]
        turns.full[last] = max(turns.full.get(last, ""), found[1], key=len)
    distinct = len(turns.full)
    few = (
        len(turns.names) < (_FEWEST_WITH_ROLES if roles else _FEWEST)
        or distinct < 2
        or (distinct == len(turns.names) and not roles)
    )
    if few or all(gazetteer.find(name.title()) for name in turns.names):
        turns = Turns()
    reading.memo[_MEMO] = turns
    return turns
