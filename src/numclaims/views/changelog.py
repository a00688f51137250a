"""Differences in words, for a person or for the mail of a timer, and as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import record
from numclaims.views.differences import READING, Change, Changes, Differences
from numclaims.views.markdown import many
from numclaims.views.plotnames import claim_day_words, day_of, title
from numclaims.views.tables import SEVERITIES, number
from numclaims.views.words import figure_words, flat, measure_label, printed_by, shortened, source_words

Row = TypeVar("Row")

_TABLES: Final = ("documents", "claims", "series", "discrepancies")
_LONGEST_SENTENCE: Final = 160
_LONGEST_VALUE: Final = 60
_COUNTS: Final = ("claims", "documents", "publishers", "roots")
"""Columns of a series that grow with every report and are told in brackets behind what matters."""


def lines(found: Differences, *, most: int) -> Iterator[str]:
    """What changed, as lines of plain text; nothing that a terminal would obey.

    Args:
        found: The differences.
        most: Rows listed under each heading; the others are counted.
    """
    if not found:
        yield "Nothing has changed."
        return
    yield from (_clean(line) for line in _told(found, most))


def _told(found: Differences, most: int) -> Iterator[str]:
    for name, changes in _tables(found):
        if changes is None:
            yield f"{name}: not compared, for one of the two does not hold them"
        else:
            parts = [(len(changes.new), "new"), (len(changes.gone), "gone"), (len(changes.changed), "changed")]
            told = ", ".join(f"{n:,} {word}" for n, word in parts if n)
            yield f"{name}: {told or 'no change'}{f' ({changes.same:,} as before)' if told else ''}"
    if found.discrepancies is not None:
        yield from _findings(found.discrepancies, most)
    if found.series is not None:
        yield from _series(found.series, most)
    yield from _claims(found.claims, most)
    if found.documents is not None:
        yield from _documents(found.documents, most)


def _tables(found: Differences) -> list[tuple[str, Changes[Any] | None]]:
    return [
        ("documents", found.documents),
        ("claims", found.claims),
        ("figures followed", found.series),
        ("findings", found.discrepancies),
    ]


def _section(heading: str, rows: Sequence[Row], told: Callable[[Row], str], most: int, mark: str) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{heading} ({len(rows):,})"
    for row in rows[:most]:
        yield f"  {mark} {told(row)}"
    if len(rows) > most:
        yield f"  ... and {len(rows) - most:,} more"


def _findings(changes: Changes[Discrepancy], most: int) -> Iterator[str]:
    def told(d: Discrepancy) -> str:
        return f"{d.severity} {d.type}: {d.explanation}"

    def ranked(rows: Iterable[Discrepancy]) -> list[Discrepancy]:
        return sorted(rows, key=lambda d: (SEVERITIES[d.severity], d.type, d.discrepancy_id))

    yield from _section("New findings", ranked(changes.new), told, most, "+")
    yield from _section("Findings that are gone", ranked(changes.gone), told, most, "-")
    altered = [c for c in changes.changed if set(c.fields) & {"type", "severity", "values", "roots"}]
    yield from _section(
        "Findings told otherwise",
        altered,
        lambda c: f"{told(c.new)} [{_fields(c, c.fields)}]",
        most,
        "~",
    )


def _series(changes: Changes[Series], most: int) -> Iterator[str]:
    def followed(rows: Iterable[Series]) -> list[Series]:
        return sorted((s for s in rows if s.claims > 1), key=lambda s: (-s.claims, s.series_id))

    moved = [c for c in changes.changed if set(c.fields) - {*_COUNTS, "figure", "first_as_of", "last_as_of"}]
    moved.sort(key=lambda c: ("status" not in c.fields, -c.new.claims, c.new.series_id))
    yield from _section("Figures that moved", moved, _moved, most, "~")
    grown = len(changes.changed) - len(moved)
    if grown:
        yield f"  {many(grown, 'more figure')} with further claims, none of which moves it"
    yield from _section("New figures told more than once", followed(changes.new), _one_series, most, "+")
    yield from _section("Figures no longer followed", followed(changes.gone), _one_series, most, "-")


def _one_series(s: Series) -> str:
    value = "" if s.last_value is None else f", last {number(s.last_value)}"
    return f"{title(s, ())}{value} ({many(s.claims, 'claim')} of {many(s.roots, 'primary source')}, {s.status})"


def _moved(change: Change[Series]) -> str:
    names = [n for n in change.fields if n not in {*_COUNTS, "figure", "first_as_of", "place_path", "event_id"}]
    before, after = change.old.claims, change.new.claims
    return f"{title(change.new, ())}: {_fields(change, names)}" + (
        f" (claims {before} -> {after})" if before != after else ""
    )


def _claims(changes: Changes[Claim], most: int) -> Iterator[str]:
    tracked = [c for c in changes.new if c.tracked]
    lost = [c for c in changes.gone if c.tracked]
    told = [c for c in changes.changed if (c.old.tracked or c.new.tracked) and set(c.fields) - READING - _FOLLOWING]
    yield from _section("New claims", tracked, _claim, most, "+")
    yield from _section("Claims that are gone", lost, _claim, most, "-")
    yield from _section(
        "Claims read otherwise",
        told,
        lambda c: f"{_claim(c.new)}\n      {_fields(c, _telling(c))}",
        most,
        "~",
    )
    rest = len(changes.new) + len(changes.gone) - len(tracked) - len(lost)
    aside = len(changes.changed) - len(told)
    notes = [
        f"{many(rest, 'number')} that {'is' if rest == 1 else 'are'} not tracked came or went" if rest else "",
        f"{many(aside, 'claim')} changed only in series, in confidence or in what is not tracked" if aside else "",
    ]
    if any(notes):
        yield ""
        yield from (f"({note})" for note in notes if note)


_FOLLOWING: Final = frozenset({"series_id", "event_id", "published_basis", "title", "url"})


_IMPLIED: Final = {
    "place_name": ("place_path", "place_country", "place_geonameid", "lat", "lon"),
    "value": ("low", "high", "base_value", "base_low", "base_high"),
    "unit": ("base_unit", "base_value", "base_low", "base_high"),
    "series_id": ("event_id",),
}
"""Columns that follow from another one, so that a change of both is told once."""


def _telling(change: Change[Claim]) -> list[str]:
    """The fields that tell a reader what changed."""
    follow = {n for lead, others in _IMPLIED.items() if lead in change.fields for n in others}
    return [n for n in change.fields if n not in READING | follow | {"sentence"}]


def _claim(c: Claim) -> str:
    label = measure_label(c.measure, c.population, c.unit) if c.measure else (c.counted or "number")
    place = f" in {c.place_name}" if c.place_name else ""
    where = f"{c.doc_id}:{c.char_start}"
    return (
        f"{figure_words(c)}, {label}{place}, {f'as of {claim_day_words(c)}' if day_of(c) else 'undated'}, {source_words(c)}"
        f" ({printed_by(c)}): “{shortened(c.sentence, _LONGEST_SENTENCE)}” [{where}]"
    )


def _documents(changes: Changes[Document], most: int) -> Iterator[str]:
    yield from _section("New documents", changes.new, _document, most, "+")
    yield from _section("Documents that are gone", changes.gone, _document, most, "-")
    yield from _section("Documents told otherwise", changes.changed, _edited, most, "~")


def _document(d: Document) -> str:
    return ", ".join(flat(p) for p in (d.id, d.publisher, d.title) if p)


def _edited(change: Change[Document]) -> str:
    names = [n for n in change.fields if n not in {"text", "sha256", "pages"}]
    parts = ["a new text"] if "sha256" in change.fields else []
    return f"{_document(change.new)}: {'; '.join([*parts, *([_fields(change, names)] if names else [])])}"


def _fields(change: Change[Any], names: Iterable[str]) -> str:
    return "; ".join(f"{n} {_value(change.fields[n][0])} -> {_value(change.fields[n][1])}" for n in names)


def _value(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, float):
        return number(value)
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return shortened(text, _LONGEST_VALUE)


def _clean(line: str) -> str:
    """Text of a source cannot steer the terminal that shows it."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in line)


def to_json(found: Differences) -> str:
    """All differences as one JSON object: for each table ``new``, ``gone`` and ``changed``, without the documents' texts."""
    told: dict[str, Any] = {"same": not found}
    for name in _TABLES:
        changes: Changes[Any] | None = getattr(found, name)
        told[name] = changes and {
            "new": [_row(r) for r in changes.new],
            "gone": [_row(r) for r in changes.gone],
            "changed": [
                {
                    "id": next(iter(record(c.new).values())),
                    "fields": {n: {"old": old, "new": new} for n, (old, new) in c.fields.items() if n != "text"},
                }
                for c in changes.changed
            ],
            "same": changes.same,
        }
        if changes is not None and not changes:
            told[name] = {"new": [], "gone": [], "changed": [], "same": changes.same}
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _row(row: Any) -> dict[str, Any]:  # noqa: ANN401 -- any row type of the contract
    return {name: value for name, value in record(row).items() if name != "text"}


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
