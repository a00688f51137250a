"""Reads a cell as the line of a list that it stands for, "Houses damaged: 1,200", by the stages that read such lines.

What a label says of a figure is thus told by the catalogue of measures and by nothing else. The line is put together for this;
the number alone stands in the text, and keeps its own offsets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from numclaims.extraction.tables.grid import Cell
from numclaims.extraction.text.tokens import tokens_of
from numclaims.reading import Mention, Reading, Sentence

Stage = Callable[[Reading, Sentence], None]

TRIED: Final = "40"
"""The figure with which a label is tried: it fits people and things."""


class Lines:
    """The lines of one document's tables, read apart from its sentences, so that neither tells anything to the other.

    Args:
        reading: The document.
        stages: The stages that read a line, in their order.
    """

    def __init__(self, reading: Reading, stages: Sequence[Stage]) -> None:
        self._document = reading.document
        self._stages = stages
        self._tried: dict[str, Mention | None] = {}

    def tried(self, label: str, before: str = "", behind: str = "") -> Mention | None:
        """What a label says of a figure in general; None where it makes none of it.

        Args:
            label: The words of the label.
            before: What stands before every figure under it.
            behind: What stands behind.
        """
        text = f"{label}: {before}{TRIED}{behind}"
        if text not in self._tried:
            at = len(label) + 2
            told = next((m for m in self._read(text, 0) if m.end > at and m.start >= at), None)
            if told is not None and "measures:object-list" in told.rules and not label.endswith(("ed", "nt", "st")):
                told = None  # "Host community" is no one's host
            self._tried[text] = told
        return self._tried[text]

    def read(self, cell: Cell, label: str = "", before: str = "", behind: str = "") -> list[Mention]:
        """The numbers of a cell, as its label tells of them.

        Args:
            cell: The cell.
            label: The words of its label; empty for none.
            before: What the label says to stand before every figure: a currency.
            behind: What it says to stand behind: a scale, a unit.
        """
        led = f"{label}: {before}" if label else before
        mentions = self._read(f"{led}{cell.text}{behind}", cell.start - len(led))
        found: list[Mention] = []
        for m in mentions:
            if m.start < cell.end and m.end > cell.start:
                m.start = max(m.start, cell.start)
                m.end = min(m.end, cell.end)
                found.append(m)
        return found

    def _read(self, text: str, shift: int) -> list[Mention]:
        sentence = line_of(text, shift)
        apart = Reading(document=self._document, bounds=[(sentence.start, sentence.end)])
        apart.sections = ["body"]
        apart.sentences[0] = sentence
        for stage in self._stages:
            stage(apart, sentence)
        found = sentence.mentions
        sentence.mentions = []
        return found


def line_of(text: str, start: int) -> Sentence:
    """A sentence that is put together for reading, and stands nowhere so.

    Args:
        text: Its text.
        start: Where it would begin.
    """
    words, lower, starts, ends, figures = tokens_of(text, start)
    return Sentence(
        index=0, start=start, end=start + len(text), text=text, words=words, lower=lower, starts=starts, ends=ends,
        section="body", figures=figures,
    )  # fmt: skip
