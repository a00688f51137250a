"""Reads what stands around a table and holds for all of it: its caption with place and day, the line that names its source."""

from __future__ import annotations

import re
from typing import Final

from numclaims.claims import Attribution, TimeExpression
from numclaims.extraction.tables.grid import Table
from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.what import populations
from numclaims.extraction.when.timesheets import sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.where.context.headings import section
from numclaims.extraction.where.named import HOLDING, Named, as_name
from numclaims.extraction.where.names.found import found_of
from numclaims.extraction.where.names.runs import look, runs_in
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.who.cues import source_of
from numclaims.lexicons.gazetteer import Entry
from numclaims.reading import Mention, Reading, Sentence

_SOURCE: Final = re.compile(
    r"[\s*(\[\u2022-]*(?P<cue>(?:data )?sources?)(?: of (?:data|information))?\s*[:\u2013-]\s*(?P<name>[^\n;|]{2,120})",
    re.IGNORECASE,
)
_NAME_ENDS: Final = re.compile(
    r"\s*(?:[,(]\s*(?:as of|as at|as on|\d|[A-Z][a-z]{2,8}\.? \d|\))|[.;)\]]\s*$|,? (?:as of|as at|as on) )"
)
_SUBJECT_ENDS: Final = re.compile(
    r"\s*(?:[,(|\u2013]| - |\b(?:by|per|in|as of|as at|as on|from|since|across|between|for|disaggregated|due|caused|following|"
    r"during|within|of the|on|after)\b)"
)
_NUMBERED: Final = re.compile(
    r"\s*(?:table|figure|fig\.?|annex|chart)\s*[\dIVX]*[a-c]?\s*[.:\u2013-]?\s*", re.IGNORECASE
)
_LONGEST_CAPTION: Final = 240
_LONGEST_SOURCE: Final = 200
_LONGEST_SUBJECT: Final = 6
"""Words of a caption that say no more than what is counted, and of whom."""
_DAYS: Final = frozenset(
    {"day", "span", "month", "months", "weekday", "days", "calendar", "from", "hours", "either", "year"}
)
_OF_ONE_DAY: Final = frozenset({"day", "weekday"})


class Around:
    """What stands around one table.

    Attributes:
        caption: The line above it, if that is short enough to be one.
        subject: What the caption says is counted: its words up to those of place, time and order.
        whom: The population that these words name.
        place: The place of the figures that no label puts anywhere.
        rule: What told it.
        times: The times that the caption tells, else the line of the source, each with its sentence.
        source: Who is named as the source.
    """

    __slots__ = ("caption", "place", "rule", "source", "subject", "times", "whom")

    def __init__(self, reading: Reading, places: Places, table: Table) -> None:
        text = reading.document.text
        self.caption = _above(reading, table)
        if self.caption is not None and _SOURCE.match(self.caption.text):
            self.caption = None  # that of the table before
        self.subject = ""
        self.whom: str | None = None
        self.times: list[tuple[Sentence, Spot]] = []
        if self.caption is not None:
            words = _NUMBERED.sub("", self.caption.text, count=1)
            end = _SUBJECT_ENDS.search(words)
            self.subject = words[: end.start()] if end is not None else words.rstrip(" :.")
            self.times = _times(reading, self.caption)
            told = self.subject.lower().split()
            if len(told) <= _LONGEST_SUBJECT:
                self.whom = populations.of_phrase(told, 0, len(told))
        self.source, line = _source(reading, text, table, self.caption)
        if not self.times and line is not None:
            self.times = [(s, spot) for s, spot in _times(reading, line) if spot.form in _OF_ONE_DAY]
        self.place, self.rule = _place(reading, places, table, self.caption)


def date(m: Mention, sentence: Sentence, spot: Spot) -> None:
    """Fill ``as_of`` and ``period`` of a figure with a time that its label or its table tells.

    Args:
        m: The figure.
        sentence: The sentence of the label.
        spot: The time in it.
    """
    start, end = sentence.span(spot.first, spot.last)
    told = TimeExpression(
        text=sentence.words_text(spot.first, spot.last),
        start=start,
        end=end,
        form=spot.form,
        values=spot.values,
        basis=spot.basis,
    )
    before = sentence.lower[max(0, spot.first - 2) : spot.first]
    until = spot.role == "until" or before[-2:] in (["as", "of"], ["as", "at"], ["as", "on"])
    if not until:
        m.period = told
    if spot.role != "since" or until:
        m.as_of = told
    for rule in spot.rules:
        if rule not in m.rules:
            m.rules.append(rule)


def _above(reading: Reading, table: Table) -> Sentence | None:
    """The line above a table: its caption, or the heading over it."""
    text = reading.document.text
    end = table.start
    while end and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    if not end or end - start > _LONGEST_CAPTION or "\t" in text[start:end]:
        return None
    return sentence_at(reading, index_at(reading, start)) if text[start:end].strip() else None


def _times(reading: Reading, sentence: Sentence) -> list[tuple[Sentence, Spot]]:
    """The times of a caption: of several, the day up to which it counts."""
    spots = [spot for spot in sheet(reading, sentence)[0] if spot.form in _DAYS]
    if len(spots) > 1:
        spots = [spot for spot in spots if spot.role == "until"][:1] + [s for s in spots if s.role == "since"][:1]
    return [(sentence, spot) for spot in spots]


def _source(
    reading: Reading, text: str, table: Table, caption: Sentence | None
) -> tuple[Attribution | None, Sentence | None]:
    """The source that a line below a table names, or its caption; and the sentence of that line."""
    at = table.end
    while at < len(text) and text[at].isspace():
        at += 1
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    match = _SOURCE.match(text, at, min(stop, at + _LONGEST_SOURCE))
    if match is None and caption is not None:
        match = _SOURCE.search(text, caption.start, caption.end)
    if match is None:
        return None, None
    name = match["name"]
    end = _NAME_ENDS.search(name)
    name = name[: end.start()] if end is not None else name
    name = name.rstrip(" .,;)]*")
    if not name or not any(c.isupper() for c in name):
        return None, None
    start = match.start("name")
    lower = name.lower().replace(",", " ,").split()
    sort = source_of(lower, 0, len(lower))
    rules = ["tables:source"] + ([f"source:{sort.name}"] if sort is not None else [])
    said = Attribution(
        source=name, start=start, end=start + len(name), cue=match["cue"], cue_start=match.start("cue"), cue_end=match.end("cue"),
        type=sort.type if sort is not None else None, basis="carried", rules=tuple(rules),
    )  # fmt: skip
    return said, sentence_at(reading, index_at(reading, start))


def _place(reading: Reading, places: Places, table: Table, caption: Sentence | None) -> tuple[Named | None, str]:
    """The place that all of a table holds for: that of its caption, of the heading over it, of the title, of the text."""
    if caption is not None:
        named = [name for name in parts(places, caption) if not name.demonym and name.entry is not None]
        holding = [name for name in named if name.part in HOLDING] or named
        if len({id(name.entry) for name in holding}) == 1:
            return holding[0], "tables:caption"
    if caption is not None and (land := section(places, caption)) >= 0:
        return as_name(land), "tables:heading"
    if table.start and (first := sentence_at(reading, 0)) is not None and first.section in {"headline", "body"}:
        named = [name for name in parts(places, first) if not name.demonym and name.entry is not None]
        if len({id(name.entry) for name in named}) == 1 and len(first.text) <= _LONGEST_CAPTION:
            return named[0], "tables:headline"
    title = reading.document.title or ""
    told = {entry.index for entry in _named_in(places, title)}
    if len(told) == 1:
        return as_name(told.pop()), "tables:headline"
    return as_name(places.focus), "tables:focus"


def _named_in(places: Places, title: str) -> list[Entry]:
    """The places that a title names, but for peoples."""
    found: list[Entry] = []
    for match in runs_in(title, 0, len(title)):
        for hit in look(match[0])[0]:
            name = found_of(title, match.start(), hit)
            if name.entry is None:
                places.settle(name)
            if name.entry is not None and not name.demonym:
                found.append(name.entry)
    return found
