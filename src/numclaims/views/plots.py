"""Writes a PNG for every series of two claims or more, an overview, and beside each its rows as CSV."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

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


def write_plots(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    *,
    formats: Sequence[str] = ("png",),
    style: CsvStyle = PLAIN,
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

    Returns:
        The files written: pictures and a CSV for each.
    """
    by_series = claims_by_series(claims)
    by_finding: dict[str, list[Discrepancy]] = {}
    for d in discrepancies:
        for series_id in d.series_ids:
            by_finding.setdefault(series_id, []).append(d)
    with sheet() as canvas:
        written = [
            file
            for s in sorted(series, key=lambda s: s.figure or "")
            if s.figure is not None and s.series_id in by_series
            for file in _write(
                canvas, folder, s, by_series[s.series_id], documents, by_finding.get(s.series_id, ()), formats, style
            )
        ]
        overview.draw(canvas, series, by_series, documents)
        written += canvas.save(folder / "overview.png", formats)
    rows = folder / "overview.csv"
    write_csv(rows, Series, busiest(series, by_series), style)
    return [*written, rows]


def _write(
    canvas: Sheet,
    folder: Path,
    series: Series,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    findings: Sequence[Discrepancy],
    formats: Sequence[str],
    style: CsvStyle,
) -> list[Path]:
    shown = on_one_scale(series, claims)
    if listed(series, shown):
        listing.draw(canvas, series, shown, documents)
    elif len({day_of(c) for c in claims} - {None}) > 1:
        trend.draw(canvas, series, shown, documents, findings)
    else:
        dotplot.draw(canvas, series, shown, documents)
    picture = folder / str(series.figure)
    written = _save(canvas, picture, claims, formats, style)
    day = moment(series, shown)
    if day is not None:
        of_day = [c for c in shown if day_of(c) == day]
        dotplot.draw(canvas, series, of_day, documents, day)
        rows = [c for c in claims if day_of(c) == day]
        written += _beside(canvas, picture, f"on-{day}", rows, formats, style)
    month = None if listed(series, shown) else crowded_month(shown)
    if month is not None:
        of_month = [c for c in shown if _month(c) == month]
        if listed(series, of_month):
            listing.draw(canvas, series, of_month, documents)
        else:
            trend.draw(canvas, series, of_month, documents, findings)
        rows = [c for c in claims if _month(c) == month]
        written += _beside(canvas, picture, f"in-{month[0]}-{month[1]:02}", rows, formats, style)
    return written


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


def _beside(
    canvas: Sheet, picture: Path, what: str, claims: Sequence[Claim], formats: Sequence[str], style: CsvStyle
) -> list[Path]:
    """Save one more picture of a series, noted before it is made, as only drawing the series shows that it is needed."""
    more = picture.with_stem(f"{picture.stem}-{what}")
    files.expect(picture.parent, (f"{more.stem}.{ending}" for ending in (*formats, "csv")))
    return _save(canvas, more, claims, formats, style)


def _save(canvas: Sheet, picture: Path, claims: Sequence[Claim], formats: Sequence[str], style: CsvStyle) -> list[Path]:
    rows = picture.with_suffix(".csv")
    write_table(rows, FIGURE_COLUMNS, figures(claims), style)
    return [*canvas.save(picture, formats), rows]


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
