"""Writes a PNG for every series of two claims or more, an overview, and beside each its rows as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import columns, record
from numclaims.views import dotplot, overview, trend
from numclaims.views.canvas import Sheet, sheet
from numclaims.views.plotnames import day_of
from numclaims.views.scales import on_one_scale
from numclaims.views.tables import FIGURE_COLUMNS, figures, whole_file, write_rows


def write_plots(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
) -> list[Path]:
    """Draw every series that has a ``figure``, and the overview.

    Returns:
        The files written: a PNG and a CSV for each.
    """
    by_series: dict[str, list[Claim]] = {}
    for c in claims:
        if c.tracked and c.series_id is not None:
            by_series.setdefault(c.series_id, []).append(c)
    by_finding: dict[str, list[Discrepancy]] = {}
    for d in discrepancies:
        for series_id in d.series_ids:
            by_finding.setdefault(series_id, []).append(d)
    with sheet() as canvas:
        written = [
            file
            for s in sorted(series, key=lambda s: s.figure or "")
            if s.figure is not None and s.series_id in by_series
            for file in _write(canvas, folder, s, by_series[s.series_id], documents, by_finding.get(s.series_id, ()))
        ]
        overview.draw(canvas, series, by_series, documents)
        canvas.save(folder / "overview.png")
    with whole_file(folder / "overview.csv") as file:
        write_rows(file, columns(Series), (record(s) for s in overview.busiest(series, by_series)))
    return [*written, folder / "overview.png", folder / "overview.csv"]


def _write(
    canvas: Sheet,
    folder: Path,
    series: Series,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    findings: Sequence[Discrepancy],
) -> tuple[Path, Path]:
    shown = on_one_scale(series, claims)
    # Distances and areas are each of something else: they have no course over time.
    if len({day_of(c) for c in claims} - {None}) > 1 and series.measure not in {"distance", "area"}:
        trend.draw(canvas, series, shown, documents, findings)
    else:
        dotplot.draw(canvas, series, shown, documents)
    picture = folder / str(series.figure)
    canvas.save(picture)
    rows = picture.with_suffix(".csv")
    with whole_file(rows) as file:
        write_rows(file, FIGURE_COLUMNS, figures(claims))
    return picture, rows
