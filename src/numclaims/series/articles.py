"""The article itself within a document's text, without reader comments and what every page of a site has."""

from __future__ import annotations

from numclaims.claims import UNTRACKED_SECTIONS, Document
from numclaims.extraction.text import sections, sentences
from numclaims.reading import Reading


def sentence_spans(document: Document) -> list[tuple[int, int]]:
    """Start and end of every sentence of a document's article, in order."""
    reading = Reading(document=document)
    reading.bounds = sentences.bounds_of(document.text)
    marked = sections.mark(reading)
    return [bounds for bounds, section in zip(reading.bounds, marked, strict=True) if section not in UNTRACKED_SECTIONS]
