"""What an earlier run made, read back from its ledger, its reports folder or a table of claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.errors import InputError, UsageError
from numclaims.pipeline.rows import Rows
from numclaims.pipeline.running import Outcome, compare

if TYPE_CHECKING:
    from numclaims.views.differences import Differences, State

LEDGER: Final = "ledger.duckdb"
_TABLES: Final = (".csv", ".jsonl", ".parquet")


def load(source: str | Path) -> Outcome:
    """The rows of an earlier run.

    Args:
        source: A ledger, a folder of reports (its tables where they are, else its ledger), or a file of claims as ``extract``
            or ``run`` wrote it; such a file alone has no documents, series or findings.

    Raises:
        InputError: There is no such thing, or it cannot be read.
        LedgerError: The ledger cannot be opened.
        UsageError: It is no path.
    """
    if not isinstance(source, str | Path):
        raise UsageError(f"{source!r} is no path.", "Give a ledger, a folder of reports or a file of claims.")
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise InputError(f"{path}: there is no such file or folder.", "Check the spelling.")
    if path.suffix.lower() in _TABLES:
        from numclaims.views.reading_back import read_rows

        return Outcome(claims=Rows(read_rows(path, Claim), of=Claim))
    from numclaims.records.ledger import Ledger

    with Ledger(path, read_only=True) as book:
        return compare(book)


def _folder(folder: Path) -> Outcome:
    from numclaims.views.reading_back import read_reasons, read_rows

    def table(name: str, endings: tuple[str, ...] = _TABLES) -> Path | None:
        return next((f for end in endings if (f := folder / f"{name}{end}").is_file()), None)

    claims = table("claims")
    if claims is None:
        if (folder / LEDGER).is_file():
            return load(folder / LEDGER)
        raise InputError(
            f"{folder}: holds neither claims nor a ledger.", "Give a folder that `numclaims run --reports` wrote."
        )
    # documents.csv is without the texts.
    documents, series, findings = table("documents", (".jsonl", ".parquet")), table("series"), table("discrepancies")
    return Outcome(
        documents=read_rows(documents, Document) if documents else [],
        # The table goes by claim_id; what a run gives goes by document and place.
        claims=Rows(sorted(read_rows(claims, Claim), key=lambda c: (c.doc_id, c.char_start)), of=Claim),
        series=Rows(read_rows(series, Series) if series else (), of=Series),
        discrepancies=Rows(read_rows(findings, Discrepancy) if findings else (), of=Discrepancy),
        reasons=read_reasons(documents) if documents else {},
    )


def differences(old: str | Path, new: str | Path) -> Differences:
    """What changed between two ledgers, folders of reports, or files of claims.

    Raises:
        InputError: One of them is not there, or cannot be read.
        LedgerError: A ledger cannot be opened.
    """
    from numclaims.views import differences

    return differences.compare(_state(Path(old)), _state(Path(new)))


def _state(path: Path) -> State:
    from numclaims.views.differences import State

    made = load(path)
    if path.suffix.lower() in _TABLES and path.is_file():
        return State(claims=made.claims)
    return State(claims=made.claims, documents=made.documents, series=made.series, discrepancies=made.discrepancies)


def export(
    outcome: Outcome, folder: str | Path, *, forms: Sequence[str] = (), hxl: bool = False, bom: bool = False
) -> list[Path]:
    """Write the tables of an outcome, their ``datapackage.json`` and further forms into a folder.

    Args:
        outcome: What :func:`load` or ``run`` gave.
        folder: Made if it is not there.
        forms: ``xlsx``, ``sqlite``, ``annotations``, ``hxl``.
        hxl: Put a row of HXL tags below the header of every CSV.
        bom: Begin every CSV with a byte order mark, for Excel.

    Returns:
        The files written.
    """
    from numclaims.views import tables
    from numclaims.views.interchange import datapackage
    from numclaims.views.interchange.forms import write_forms

    to, style = Path(folder), tables.CsvStyle(bom=bom, hxl=hxl)
    documents, claims, series, findings = outcome.documents, outcome.claims, outcome.series, outcome.discrepancies
    written = tables.write_tables(to, documents, claims, series, findings, outcome.reasons, style)
    written.append(datapackage.write_datapackage(to, style))
    return written + write_forms(
        to, documents, claims, series, findings, wanted=forms, style=style, reasons=outcome.reasons
    )
