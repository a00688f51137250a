"""Which forms there are beside the tables of the contract, and what file each one is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.views.tables import PLAIN, CsvStyle


def write_forms(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    *,
    wanted: Collection[str] = (),
    style: CsvStyle = PLAIN,
    reasons: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Path]:
    """Write the forms wanted into a folder.

    Args:
        folder: Where they go.
        documents: All documents, claims, series and findings.
        claims: Likewise.
        series: Likewise.
        discrepancies: Likewise.
        wanted: ``xlsx``, ``sqlite``, ``annotations``, ``hxl``.
        style: What CSV files carry beyond the contract.
        reasons: By the id of a document, why it counts as a copy.

    Returns:
        The files written.
    """
    written: list[Path] = []
    if "xlsx" in wanted:
        from numclaims.views.interchange import workbook

        written.append(
            workbook.write_workbook(folder / workbook.NAME, documents, claims, series, discrepancies, reasons)
        )
    if "sqlite" in wanted:
        from numclaims.views.interchange import database

        written.append(
            database.write_database(folder / database.NAME, documents, claims, series, discrepancies, reasons)
        )
    if "annotations" in wanted:
        from numclaims.views.interchange import annotations

        written.append(annotations.write_annotations(folder / annotations.NAME, documents, claims))
    if "hxl" in wanted:
        from numclaims.views.interchange import hxl

        written.append(hxl.write_wide(folder / hxl.NAME, claims, bom=style.bom))
    return written
