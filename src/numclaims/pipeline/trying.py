"""Tries the examples of a user's own measures and sources: whether each entry does what its writer says it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from numclaims.pipeline.extracting import extract, use_own
from numclaims.pipeline.given import Paths, paths_of

_DAY: Final = "2011-06-07"
"""The day on which every example is said to be published; examples of our own lexicons are read with it, too."""


def misfires(measures: Paths = (), sources: Paths = ()) -> Iterator[str]:
    """In a sentence each, the examples of a user's files that their entry does not read, and the counterexamples that it does.

    The files stay laid over ours, as :func:`~numclaims.pipeline.use_own` leaves them.

    Args:
        measures: Measure files.
        sources: Registers of sources.

    Raises:
        LexiconError: A file breaks its rules.
    """
    from numclaims.extraction.what.catalogue import MeasureEntry
    from numclaims.lexicons.loader import own_entries
    from numclaims.normalization.register import Root

    files = [[str(Path(file).absolute()) for file in paths_of(given)] for given in (measures, sources)]
    use_own(*files)
    for file in files[0]:
        for entry in own_entries(file, "measure", MeasureEntry):
            yield from _of(f"measure:{entry.name}", entry.examples, entry.counterexamples)
    for file in files[1]:
        for source in own_entries(file, "root", Root):
            yield from _of(f"root:{source.name}", source.examples, source.counterexamples)


def _of(rule: str, examples: tuple[str, ...], counterexamples: tuple[str, ...]) -> Iterator[str]:
    for text in examples:
        if rule not in _rules(text):
            yield f"{rule} does not read its example: {text}"
    for text in counterexamples:
        if rule in _rules(text):
            yield f"{rule} reads its counterexample: {text}"


def _rules(text: str) -> set[str]:
    return {rule for row in extract(text, published=_DAY, publisher="The Daily") for rule in row.rules}
