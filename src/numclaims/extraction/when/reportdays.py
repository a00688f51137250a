"""Dates the figures of a report by the day that its head gives for all of them: "Situation Report No. 12 (as of 21 August 2014)".

Such a head counts nothing itself. It holds for every total of the report that tells no time of its own, while the day of
publication is often a week later.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.when.times import expression
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.reading import Reading, Sentence

_HEAD: Final = 6
"""Sentences from the start in which a report tells its day."""


def date_by_head(reading: Reading) -> None:
    """Give every total that tells no day that of the head of its report, if it has such a head."""
    found = _in_head(reading)
    if found is None:
        return
    for m in reading.mentions:
        if m.as_of is None and m.measure is not None and m.stock_flow == "total" and m.rejected_by is None:
            m.as_of = expression(found[0], m, found[1])
            m.rules.append("times:report")


def _in_head(reading: Reading) -> tuple[Sentence, Spot] | None:
    """The day as of which a report tells its figures, with the sentence that tells it; None where no head does."""
    text = reading.document.text
    for index in range(min(_HEAD, len(reading.bounds))):
        start, end = reading.bounds[index]
        if text.find("s of ", start, end) < 0 and text.find("S OF ", start, end) < 0:
            continue
        sentence = sentence_at(reading, index)
        if sentence is None or any(m.rejected_by is None for m in sentence.mentions):
            continue
        spot = next((spot for spot in sheet(reading, sentence)[0] if _is_as_of(sentence, spot)), None)
        if spot is not None:
            return sentence, spot
    return None


def _is_as_of(sentence: Sentence, spot: Spot) -> bool:
    """Whether a time is told with "as of", and is a day."""
    return spot.role == "until" and spot.form == "day" and sentence.lower[spot.first : spot.first + 2] == ["as", "of"]
