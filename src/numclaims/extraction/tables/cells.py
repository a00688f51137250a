"""Gives every figure of a table what its labels tell of it: measure, place, day and population.

The labels over a figure and beside it are read once, each for what it says by itself (``labels``). A figure is tracked only where
all of them are understood: what one label leaves open may make another thing of the figure, or a part of it. Any other is kept as
a number without a measure, with the rule that tells why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.extraction.tables import boxes
from numclaims.extraction.tables import labels as reading_of
from numclaims.extraction.tables.around import Around, date
from numclaims.extraction.tables.grid import Cell, Line, Table, apart, find
from numclaims.extraction.tables.labels import GENERAL, UNDER, Label
from numclaims.extraction.tables.lines import Lines, Stage
from numclaims.extraction.text.sentences import index_at
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.named import Named, key_of
from numclaims.extraction.where.names import focus
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.recording import record
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE
from numclaims.reading import Mention, Reading, Sentence

MEMO: Final = "tables"
_NOWHERE: Final = frozenset({"duration", "age", "temperature", "ratio"})
_MOST_TIMES: Final = 2
_TWO: Final = 2


def set_apart(reading: Reading) -> None:
    """Find the tables of a document, and take their figures out of its sentences: each label is a sentence of its own.

    Args:
        reading: The document; its bounds are changed where it has tables.
    """
    text = reading.document.text
    tables = apart([*find(text), *boxes.find(text)])
    if not tables:
        return
    reading.memo[MEMO] = tables
    bounds: list[tuple[int, int]] = []
    at = 0
    old = reading.bounds
    for table in tables:
        start, end = table.start, table.end
        while at < len(old) and old[at][1] <= start:
            bounds.append(old[at])
            at += 1
        if at < len(old) and old[at][0] < start:
            _add(bounds, text, old[at][0], start)
        for line in table.head:
            bounds += [(cell.start, cell.end) for cell in line.cells if cell.text]
        for line in table.rows:
            bounds += [(cell.start, cell.end) for cell in line.cells if cell.text and not cell.figure]
        while at < len(old) and old[at][1] <= end:
            at += 1
        if at < len(old) and old[at][0] < end:
            _add(bounds, text, end, old[at][1])
            at += 1
    bounds += old[at:]
    reading.bounds = bounds


def _add(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        bounds.append((start, end))


def read(reading: Reading, stages: Sequence[Stage]) -> Iterator[Sentence]:
    """Read the figures of all tables, line by line, once the sentences around them are read.

    Args:
        reading: The document; its mentions are added to.
        stages: The stages that read "label: figure".

    Yields:
        Every line with figures, its mentions with it until the next one is asked for.
    """
    tables: list[Table] = reading.memo.get(MEMO, [])  # type: ignore[assignment]
    if not tables:
        return
    places = focus.scan(reading)
    lines = Lines(reading, stages)
    for table in tables:
        reader = _Reader(reading, places, lines, table)
        for line in table.rows:
            sentence = reader.read(line)
            if sentence.mentions:
                reading.mentions += sentence.mentions
                yield sentence
                sentence.mentions = []


class _Reader:
    """Reads the lines of one table, from the first to the last."""

    def __init__(self, reading: Reading, places: Places, lines: Lines, table: Table) -> None:
        self._reading = reading
        self._places = places
        self._lines = lines
        self._table = table
        self._around = Around(reading, places, table)
        self._group: Label | None = None
        self._last: list[Label | None] = [None] * table.labels
        self._known: dict[int, Label] = {}
        self._why = ""
        self._columns = self._heads()
        self._sorts = [self._sort(k) for k in range(table.labels)]

    def _label(self, cell: Cell) -> Label:
        known = self._known.get(cell.start)
        if known is None:
            known = self._known[cell.start] = reading_of.read(self._reading, self._places, self._lines, cell)
        return known

    def _heads(self) -> list[list[Label]]:
        """The labels over each column, the outer first; none where the head does not stand over the columns."""
        table = self._table
        columns: list[list[Label]] = [[] for _ in range(table.width)]
        head = [line for line in table.head if sum(1 for cell in line.cells if cell.text) > 1]
        if not head:
            if table.width - table.labels > 1 or not table.labels:
                self._why = "tables:no-head"
            return columns
        if any(len(line.cells) != table.width for line in head):
            self._why = "tables:unaligned"
            return columns
        for k, line in enumerate(head):
            over: Cell | None = None
            for i, cell in enumerate(line.cells):
                if cell.text:
                    over = cell
                    columns[i].append(self._label(cell))
                elif over is not None and i >= table.labels and k + 1 < len(head) and head[k + 1].cells[i].text:
                    columns[i].append(self._label(over))  # one label over several columns
        if any(not columns[i] for i in range(table.labels, table.width)):
            self._why = "tables:unaligned"
        return columns

    def _sort(self, k: int) -> bool:
        """Whether a column of labels is one of places: by its head, or by most of its names."""
        head = self._columns[k]
        if any(label.role == "where" for label in head):
            return True
        if any(label.role is None and label.words for label in head):
            return False
        told = [
            self._label(line.cells[k])
            for line in self._table.rows
            if len(line.cells) == self._table.width and line.cells[k].text and not line.cells[k].figure
        ]
        told = [label for label in told if label.role is None]
        return len(told) > 1 and 2 * sum(label.place is not None for label in told) > len(told)

    def read(self, line: Line) -> Sentence:
        """The line as a sentence, with the numbers of its cells."""
        reading, table = self._reading, self._table
        index = index_at(reading, line.end)
        sentence = Sentence(
            index=index, start=line.start, end=line.end, text=reading.document.text[line.start : line.end], words=[], lower=[],
            starts=[], ends=[], section=reading.sections[index] if reading.sections else "body", figures=[],
        )  # fmt: skip
        told = [cell for cell in line.cells if cell.text]
        if len(told) == 1 and not told[0].figure:
            self._group = self._label(told[0])
            return sentence
        aligned = len(line.cells) == table.width and not self._why
        beside = self._beside(line) if aligned else []
        for k, cell in enumerate(line.cells):
            if not cell.figure:
                continue
            if aligned and k >= table.labels:
                found = self._figure(cell, beside, self._columns[k])
            else:
                beside_it = k < table.labels and len(line.cells) == table.width
                order = beside_it and (not k or any(label.role == "order" for label in self._columns[k]))
                rule = "tables:order" if order else "tables:unnamed" if beside_it else self._why or "tables:unaligned"
                found = self._bare(cell, rule)
                if order:
                    _mark(found, self._columns[k])
            for m in found:
                m.sentence = sentence
            sentence.mentions += found
        return sentence

    def _beside(self, line: Line) -> list[Label]:
        """The labels beside the figures of a line, the outer first; what stands once for several lines holds for each."""
        found: list[Label] = [] if self._group is None else [self._group]
        for k in range(self._table.labels):
            cell = line.cells[k]
            if cell.text and not cell.figure:
                self._last[k:] = [self._label(cell)] + [None] * (self._table.labels - k - 1)
            label = self._last[k]
            if label is not None:
                if self._sorts[k] and label.role is None and label.place is None and label.words[:1].isupper():
                    self._name(label, self._columns[k])
                found.append(label)
        return found

    def _name(self, label: Label, head: list[Label]) -> None:
        """Take a label in a column of places for the name of one that only the text knows."""
        core = reading_of.core_of(label.words)[0]
        label.place = Named(core, label.start, label.end, 0, 0, None, "in")
        label.spot, label.told, label.whom = None, None, None
        label.rule = next((one.rule for one in head if one.role == "where"), "")

    def _bare(self, cell: Cell, rule: str) -> list[Mention]:
        """The numbers of a cell of which nothing is told."""
        found = _untracked(self._lines.read(cell), rule)
        for m in found:
            if rule == "tables:order" and m.rejected_by is None:
                m.kind, m.rejected_by = "identifier", rule
        return found

    def _figure(self, cell: Cell, beside: list[Label], over: list[Label]) -> list[Mention]:
        """The numbers of a cell under its labels."""
        told = [*beside, *over]
        roles = {label.role for label in told}
        if "order" in roles:
            return _mark(self._bare(cell, "tables:order"), told)
        behind = next((label.behind for label in reversed(told) if label.behind), "")
        before = next((label.before for label in reversed(told) if label.before), "")
        if "share" in roles:
            found = self._lines.read(cell, behind="" if "%" in cell.text else " %")
            return _mark(_untracked(found, "tables:share"), told)
        where = [label for label in told if label.place is not None]
        words, why = self._words(told, before, behind)
        if "rest" in roles:
            why = "tables:rest"
        elif _apart(where) or (any(label in over for label in where) and any(label in beside for label in where)):
            why = "tables:two-places"
        found = self._lines.read(cell, words, before, behind) or self._lines.read(cell)
        if why or not words:
            return _mark(_untracked(found, why or "tables:unnamed"), told)
        for m in _mark(found, told):
            m.rules.append("tables:cell")
            if m.measure is None:
                continue
            self._whom(m, told)
            if m.unit == "person" and any(label.told is not None and label.told.unit == "household" for label in told):
                m.unit = "household"
            self._place(m, where)
            self._time(m, told)
            m.attribution = self._around.source
        return found

    def _words(self, told: list[Label], before: str, behind: str) -> tuple[str, str]:
        """The words that say what is counted, or the rule that tells why there are none."""
        opens = [label for label in told if label.is_open]
        held = {label.measure for label in opens}
        opens = [label for label in opens if label.measure is None or held.isdisjoint(UNDER.get(label.measure, ()))]
        special = [label for label in opens if label.measure not in GENERAL]
        if special:
            opens = special  # "Refugees" beside "Killed" tells whom
        if not opens or all(label.measure is None and label.is_kind for label in opens):
            subject = self._around.subject
            tried = self._lines.tried(subject, before, behind) if subject else None
            return (subject, "") if tried is not None and tried.measure is not None else ("", "tables:unnamed")
        measures = {label.measure for label in opens}
        if len(opens) == 1 or (len(measures) == 1 and None not in measures):
            return opens[-1].words, "" if opens[-1].measure is not None else "tables:unnamed"
        if None not in measures:
            return "", "tables:two-measures"
        if len(measures) == 1:
            return "", "tables:unnamed"
        if len(measures) == _TWO and all(label.measure is not None or label.is_shade for label in opens):
            words = [label.words for label in opens]
            for joined in (" ".join(words), " ".join(reversed(words))):
                tried = self._lines.tried(joined, before, behind)
                if tried is not None and tried.measure in measures and tried.measure is not None:
                    return joined, ""
        return "", "tables:part"

    def _whom(self, m: Mention, told: list[Label]) -> None:
        """Tell whom a figure counts by the labels that name those and nothing else, or by the caption."""
        if m.population is None:
            names = [label.whom for label in told if label.whom is not None]
            if not names and m.measure in VICTIMS and self._around.whom is not None:
                names = [self._around.whom]
            if names:
                m.population = names[-1]
                m.rules.append("tables:whom")

    def _place(self, m: Mention, where: list[Label]) -> None:
        """Put a figure into the innermost place that its labels name, or that of the whole table."""
        name, rule = self._around.place, self._around.rule
        if where:
            named = sorted((label.place for label in where if label.place is not None), key=_width)
            name, rule = named[-1], "tables:label"
            outer = named[-2] if len(named) > 1 else self._around.place
            if name is not None and outer is not None and outer.entry is not None:
                _put_into(name, outer)
        if name is None or m.kind in _NOWHERE:
            return
        at = self._reading.sentences.get(index_at(self._reading, max(0, name.start))) or m.sentence
        m.place = record(self._places, at, m, name, rule)

    def _time(self, m: Mention, told: list[Label]) -> None:
        dated = [
            (label.sentence, label.spot) for label in told if label.spot is not None and label.sentence is not None
        ]
        for sentence, spot in (dated or self._around.times)[:_MOST_TIMES]:
            date(m, sentence, spot)
            if spot.role == "window" and m.stock_flow == "total":
                m.stock_flow = "increment"


def _untracked(found: list[Mention], rule: str) -> list[Mention]:
    """The same numbers without a measure, and the rule that tells why."""
    for m in found:
        m.measure = None
        m.rules.append(rule)
    return found


def _mark(found: list[Mention], told: list[Label]) -> list[Mention]:
    """The same numbers with the rules of the labels that the lexicon knows."""
    for m in found:
        m.rules += [label.rule for label in told if label.rule]
    return found


def _width(name: Named) -> int:
    """How narrow a place is: a country least, then a province; one that only the text knows most."""
    if name.entry is None:
        return 3
    return 0 if name.kind == COUNTRY else 1 if name.kind == PROVINCE else 2


def _put_into(inner: Named, outer: Named) -> None:
    """Put a name that only the text knows into the place of the column before it, or of the whole table."""
    around = outer.entry
    if around is None or inner.above is not None:
        return
    if inner.entry is not None:
        lands = (around.kind, inner.entry.kind)
        if COUNTRY in lands or around.index in {inner.entry.province, inner.entry.index}:
            return
        inside = [e for e in gazetteer.find(inner.name) if not e.demonym and e.province == around.index]
        if inside:
            inner.entry = inside[0]  # of several bearers of its name, the one in that province
        return
    inner.above = around
    inner.within = (key_of(outer),)


def _apart(where: list[Label]) -> bool:
    """Whether the labels of a figure name two countries: where people come from, and where they are."""
    lands = {label.place.entry.country for label in where if label.place is not None and label.place.entry is not None}
    return len(lands) > 1
