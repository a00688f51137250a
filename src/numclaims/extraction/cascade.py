"""The ordered list of stages that read a document: the only place where their order lives.

Every stage is a function over one sentence whose numbers it completes; a stage may look at other sentences through the
:class:`~numclaims.claims.Reading`, and writes only the fields of :class:`~numclaims.claims.Mention` that are its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from numclaims.claims import Document
from numclaims.extraction import salience
from numclaims.extraction.numbers import numerals, qualifiers, ranges
from numclaims.extraction.rejections import vetoes
from numclaims.extraction.tables import cells
from numclaims.extraction.text import sections
from numclaims.extraction.text.candidates import candidate_sentences
from numclaims.extraction.text.sentences import bounds_of, sentence_at
from numclaims.extraction.things import counts, parts, units
from numclaims.extraction.what import borders, hedges, implied, measures, stockflow
from numclaims.extraction.when import reportdays, retelling, sameevent, times
from numclaims.extraction.where import places
from numclaims.extraction.who import attribution
from numclaims.reading import FAULTS, Reading, Sentence

SentenceStage = Callable[[Reading, Sentence], None]
DocumentStage = Callable[[Reading], None]

SENTENCE_STAGES: Final[tuple[tuple[str, SentenceStage], ...]] = (
    ("numerals", numerals.find),
    ("vetoes", vetoes.apply),
    ("ranges", ranges.join),
    ("units", units.read),
    ("qualifiers", qualifiers.read),
    ("counts", counts.read),
    ("implied", implied.find),
    ("measures", measures.read),
    ("stockflow", stockflow.read),
    ("parts", parts.link),
    ("hedges", hedges.read),
    ("places", places.choose),
    ("borders", borders.cross),
    ("times", times.choose),
    ("attribution", attribution.find),
)
"""Run in this order over every candidate sentence, sentence after sentence."""

_CELL_STAGES: Final = (
    numerals.find,
    vetoes.apply,
    ranges.join,
    units.read,
    qualifiers.read,
    counts.read,
    measures.read,
    stockflow.read,
)
"""Those of them that read the cell of a table with its label, as if it were the line of a list."""

DOCUMENT_STAGES: Final[tuple[tuple[str, DocumentStage], ...]] = (
    ("retelling", retelling.retell),
    ("same event", sameevent.carry_on),
    ("report day", reportdays.date_by_head),
    ("salience", salience.weigh),
)
"""Run once all sentences are read."""

Watcher = Callable[[str, Reading, Sentence | None], None]


def read(document: Document, watch: Watcher | None = None) -> Reading:
    """Find and understand every number of a document.

    A stage that breaks over a sentence leaves it as the stages before it made it, and the rest goes on: a sentence that no one
    thought of costs one answer and not the archive in which it stands. What broke is in ``faults`` of the reading.

    Args:
        document: The document.
        watch: Called after every stage with its name, the reading, and the sentence (None for a stage of the whole
            document); ``numclaims explain`` shows with it what each stage did.
    """
    reading = Reading(document=document)
    reading.bounds = bounds_of(document.text)
    cells.set_apart(reading)
    reading.sections = sections.mark(reading)
    for index in candidate_sentences(reading):
        sentence = sentence_at(reading, index)
        if sentence is None:
            continue
        for name, stage in SENTENCE_STAGES:
            try:
                stage(reading, sentence)
            except FAULTS as error:
                reading.broke(name, sentence.start, error)
            if watch is not None:
                watch(name, reading, sentence)
        reading.mentions += sentence.mentions
    try:
        for line in cells.read(reading, _CELL_STAGES):
            if watch is not None:
                watch("tables", reading, line)
    except FAULTS as error:
        reading.broke("tables", 0, error)
    for name, document_stage in DOCUMENT_STAGES:
        try:
            document_stage(reading)
        except FAULTS as error:
            reading.broke(name, 0, error)
        if watch is not None:
            watch(name, reading, None)
    return reading
