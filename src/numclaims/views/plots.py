"""Writes a PNG for every series of two claims or more, an overview, and beside each its rows as CSV."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims import engines
from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.views import dotplot, files, listing, overview, trend
from numclaims.views.canvas import Sheet, sheet
from numclaims.views.comparing import busiest, each_its_own, one_figure, told_apart
from numclaims.views.plotnames import day_of
from numclaims.views.scales import on_one_scale
from numclaims.views.tables import FIGURE_COLUMNS, PLAIN, CsvStyle, figures, write_csv, write_table
from numclaims.views.told import claims_by_series

_VOICES: Final = 3
"""Primary sources that must speak of one day for a plot of that day."""
_MANY_MONTHS: Final = 150
"""Days from which on a plot leaves a month so little room that its claims hide one another."""
_CROWD: Final = 12
"""Claims of one month that make it worth a plot of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture of a series, and the table beside it.

    Attributes:
        file: Where it goes.
        series: The series.
        claims: Those to draw.
        rows: Those of the table.
        findings: What was found in the series.
        day: The day on which the claims hold, where they are only those of one day.
    """

    file: Path
    series: Series
    claims: Sequence[Claim]
    rows: Sequence[Claim]
    findings: Sequence[Discrepancy] = ()
    day: dt.date | None = None


def write_plots(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    *,
    formats: Sequence[str] = ("png",),
    style: CsvStyle = PLAIN,
    processes: int | None = 1,
) -> list[Path]:
    """Draw every series that has a ``figure``, and the overview.

    Args:
        folder: Where the pictures go.
        documents: All documents, claims, series and findings.
        claims: Likewise.
        series: Likewise.
        discrepancies: Likewise.
        formats: ``png``, ``svg``, ``pdf``: a picture in each.
        style: What CSV files carry beyond the contract.
        processes: How many draw, where there is much to draw; None for all processors.

    Returns:
        The files written: pictures and a CSV for each.
    """
    by_series = claims_by_series(claims)
    by_finding: dict[str, list[Discrepancy]] = {}
    for d in discrepancies:
        for series_id in d.series_ids:
            by_finding.setdefault(series_id, []).append(d)
    pictures = [
        picture
        for s in sorted(series, key=lambda s: s.figure or "")
        if s.figure is not None and s.series_id in by_series
        for picture in _pictures(folder, s, by_series[s.series_id], by_finding.get(s.series_id, ()))
    ]
    # Noted before they are made: that a series needs more than one picture shows only here.
    more = [p.file for p in pictures if p.file != folder / str(p.series.figure)]
    if more:
        files.expect(folder, (f"{file.stem}.{ending}" for file in more for ending in (*formats, "csv")))
    count = min(processes or engines.default_processes(), len(pictures) // _WORTH_A_PROCESS)
    if len(documents) < engines.WORTH_A_POOL:
        count = 1  # what reads so few in one process is not to start others only now
    with sheet() as canvas:
        if count > 1:
            # The footer tells the days of all documents; their texts need not be sent to every process for that.
            dates = [dataclasses.replace(d, text="", title=None, pages=()) for d in documents]
            drawing = functools.partial(_draw_apart, dates, tuple(formats), style)
            drawn = engines.each(drawing, pictures, count, apart=True, size=_HANDFUL)
            written = [file for made in drawn for file in made]
        else:
            written = [file for p in pictures for file in _draw(canvas, documents, formats, style, p)]
        overview.draw(canvas, series, by_series, documents)
        written += canvas.save(folder / "overview.png", formats)
    rows = folder / "overview.csv"
    write_csv(rows, Series, busiest(series, by_series), style)
    return [*written, rows]


_WORTH_A_PROCESS: Final = 50
"""Pictures, each of some 30 ms, that are worth a process: to start one and to load matplotlib in it takes a second."""
_HANDFUL: Final = 8
"""Pictures handed to a process at a time."""


def _pictures(
    folder: Path, series: Series, claims: Sequence[Claim], findings: Sequence[Discrepancy]
) -> Iterator[Picture]:
    """The pictures of a series: all of it, and its busiest day and its crowded month where it has them."""
    shown = on_one_scale(series, claims)
    file = folder / str(series.figure)
    yield Picture(file=file, series=series, claims=shown, rows=claims, findings=findings)
    day = moment(series, shown)
    if day is not None:
        of_day = [c for c in shown if day_of(c) == day]
        rows = [c for c in claims if day_of(c) == day]
        more = file.with_stem(f"{file.stem}-on-{day}")
        yield Picture(file=more, series=series, claims=of_day, rows=rows, findings=findings, day=day)
    month = None if listed(series, shown) else crowded_month(shown)
    if month is not None:
        of_month = [c for c in shown if _month(c) == month]
        rows = [c for c in claims if _month(c) == month]
        more = file.with_stem(f"{file.stem}-in-{month[0]}-{month[1]:02}")
        yield Picture(file=more, series=series, claims=of_month, rows=rows, findings=findings)


def _draw(
    canvas: Sheet, documents: Sequence[Document], formats: Sequence[str], style: CsvStyle, picture: Picture
) -> list[Path]:
    """Draw one picture and write the table beside it."""
    series, claims = picture.series, picture.claims
    if picture.day is not None:
        dotplot.draw(canvas, series, claims, documents, picture.day)
    elif listed(series, claims):
        listing.draw(canvas, series, claims, documents)
    elif len({day_of(c) for c in claims} - {None}) > 1:
        trend.draw(canvas, series, claims, documents, picture.findings)
    else:
        dotplot.draw(canvas, series, claims, documents)
    rows = picture.file.with_suffix(".csv")
    write_table(rows, FIGURE_COLUMNS, figures(picture.rows), style)
    return [*canvas.save(picture.file, formats), rows]


def _draw_apart(documents: Sequence[Document], formats: Sequence[str], style: CsvStyle, picture: Picture) -> list[Path]:
    """The same in a process of its own, on the sheet that it keeps."""
    return _draw(_own_sheet(), documents, formats, style, picture)


@functools.cache
def _own_sheet() -> Sheet:
    """The sheet of a process that does nothing but draw: our style holds in it to its end."""
    return _OPEN.enter_context(sheet())


_OPEN: Final = contextlib.ExitStack()


def _month(claim: Claim) -> tuple[int, int] | None:
    day = day_of(claim)
    return (day.year, day.month) if day is not None else None


def crowded_month(claims: Sequence[Claim]) -> tuple[int, int] | None:
    """The month, as year and month, in which most claims crowd on a plot of many months: it gets a plot of its own."""
    days = [d for c in claims if (d := day_of(c)) is not None]
    if not days or (max(days) - min(days)).days < _MANY_MONTHS:
        return None
    count = Counter(month for c in claims if (month := _month(c)) is not None and not c.implied)
    most, claims_then = min(count.items(), key=lambda pair: (-pair[1], pair[0]), default=((0, 0), 0))
    return most if claims_then >= _CROWD and len({day_of(c) for c in claims if _month(c) == most}) > 1 else None


def listed(series: Series, claims: Sequence[Claim]) -> bool:
    """Whether claims are each of something else, and few enough to say of what: they have no course over time.

    Distances are; so are single reports, parts of other figures, and what is told as background.
    """
    return each_its_own(series) or (told_apart(series) and len(claims) <= listing.MOST_ROWS)


def moment(series: Series, claims: Sequence[Claim]) -> dt.date | None:
    """The day on which most primary sources give a figure for one and the same thing, the latest of several.

    None where fewer than three do, where all claims are of that day, whose plot shows them already, and where the claims are of
    things that are not compared.
    """
    if not one_figure(series):
        return None
    roots: dict[dt.date, set[str | None]] = {}
    for c in claims:
        day = day_of(c)
        if day is not None and not c.implied:
            roots.setdefault(day, set()).add(c.root)
    if len(roots) < 2:
        return None
    busiest = max(roots, key=lambda d: (len(roots[d]), d))
    return busiest if len(roots[busiest]) >= _VOICES else None
