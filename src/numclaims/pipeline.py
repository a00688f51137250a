"""Composes the stages: documents to claims, claims to series, findings and files."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from numclaims import engines
from numclaims.claims import Claim, Discrepancy, Document, Series, Trouble

if TYPE_CHECKING:
    import pandas as pd

    from numclaims.records.ledger import Ledger

Progress = Callable[[str, int], None]
"""Told what is being done, and how many documents are through."""

_RULES: Final = ("extraction", "normalization", "lexicons", "documents", "claims.py")
"""What, when changed, makes other claims of the same text."""


def extract(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> list[Claim]:
    """Every number of a text, as rows of the data contract, in order of offset.

    Args:
        text: The text; offsets in the rows point into it.
        published: When it was published, as a date or in ISO form; looked for in the text if not given.
        publisher: Who printed it; likewise.
        title: Its headline, if that is not part of the text.
        url: Its address.

    Raises:
        ValueError: ``published`` is no ISO date.
    """
    from numclaims.documents.making import make_document

    day = dt.date.fromisoformat(published[:10]) if isinstance(published, str) else published
    return claims_of(make_document(id="text", text=text, published=day, publisher=publisher, title=title, url=url))


def claims_of(document: Document) -> list[Claim]:
    """Every number of a document, as rows of the data contract, in order of offset."""
    from numclaims.extraction.cascade import read
    from numclaims.normalization.claiming import to_claims

    return to_claims(read(document))


def extract_paths(
    paths: Sequence[str | Path],
    *,
    language: str = "en",
    processes: int | None = None,
    measures: Sequence[str | Path] = (),
    sources: Sequence[str | Path] = (),
) -> Iterator[list[Claim] | Trouble]:
    """The claims of every document below some paths, a list for each document, lazily, in the order of the input.

    What cannot be read comes as a :class:`~numclaims.claims.Trouble` in its place.

    Args:
        paths: Files, folders, or ``-`` for JSON lines on standard input.
        language: ISO 639-1 code of the texts to read, or ``any``.
        processes: How many to use; None for all processors.
        measures: A user's own measure files, laid over the catalogue.
        sources: A user's own registers of sources, laid over ours.

    Raises:
        LexiconError: One of those files breaks its rules.
    """
    from numclaims.documents.reading import read_documents

    documents = read_documents([str(p) for p in paths], language=language)
    return engines.each(
        _claims_or_trouble, documents, processes, functools.partial(use_own, tuple(measures), tuple(sources))
    )


def use_own(measures: Sequence[str | Path] = (), sources: Sequence[str | Path] = ()) -> None:
    """Lay a user's own lexicons over ours, in this process, in place of those laid over them before.

    Args:
        measures: Measure files, in the form of ``lexicons/measures``.
        sources: Registers of sources, in the form of ``lexicons/en/roots.toml``.

    Raises:
        LexiconError: A file breaks its rules; the message names the file and the entry.
    """
    from numclaims.extraction.what import catalogue
    from numclaims.normalization import roots

    catalogue.use_files(measures)
    roots.use_files(sources)


def _claims_or_trouble(item: Document | Trouble) -> list[Claim] | Trouble:
    return item if isinstance(item, Trouble) else claims_of(item)


def rules_version(own: Sequence[str | Path] = ()) -> str:
    """12 hex digits that change with any code or lexicon that decides what a text yields."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for name in _RULES:
        root = here / name
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.suffix in {".py", ".toml"})
        for file in files:
            digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    for given in own:
        digest.update(Path(given).read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What ``run`` made.

    Attributes:
        documents, claims, series, discrepancies: The rows of the tables, over the whole ledger.
        troubles: Inputs that could not be read.
        files: Every file written.
    """

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def run(
    paths: Sequence[str | Path],
    *,
    ledger: str | Path | None = None,
    reports: str | Path = "reports",
    figures: str | Path = "figures",
    language: str = "en",
    processes: int | None = None,
    measures: Sequence[str | Path] = (),
    sources: Sequence[str | Path] = (),
    progress: Progress | None = None,
) -> Outcome:
    """The whole job: read, extract, follow, compare, and write tables, plots and the report.

    Args:
        paths: Files and folders.
        ledger: The ledger to add to; a fresh one in the reports folder if not given.
        reports: Folder for tables and the report.
        figures: Folder for plots.
        language: ISO 639-1 code of the texts to read, or ``any``.
        processes: How many to use; None for all processors.
        measures: A user's own measure files, laid over the catalogue.
        sources: A user's own registers of sources, laid over ours.
        progress: Told how far it is.

    Raises:
        LedgerError: The ledger cannot be opened or written.
        LexiconError: A measure file or a register breaks its rules.
    """
    from numclaims.documents.reading import read_documents
    from numclaims.records.ledger import Ledger

    tell = progress or (lambda _what, _count: None)
    setup = functools.partial(use_own, tuple(measures), tuple(sources))
    setup()
    documents: list[Document] = []
    troubles: list[Trouble] = []
    for item in read_documents([str(p) for p in paths], language=language):
        if isinstance(item, Trouble):
            troubles.append(item)
        else:
            documents.append(item)
            tell("reading", len(documents))
    # A ledger's history must not depend on the order in which files were named.
    documents.sort(key=lambda d: d.id)
    file = Path(ledger) if ledger is not None else Path(reports) / "ledger.duckdb"
    with Ledger(file, fresh=ledger is None) as book:
        book.note(documents)
        version = rules_version((*measures, *sources))
        unread = book.unread(documents, version)
        book.add(_counted(unread, engines.each(claims_of, unread, processes, setup), tell), version)
        made = report(book, reports=reports, figures=figures, progress=progress)
    return replace(made, troubles=troubles)


def _counted(
    documents: Sequence[Document], found: Iterable[list[Claim]], tell: Progress
) -> Iterator[tuple[Document, list[Claim]]]:
    for number, (document, claims) in enumerate(zip(documents, found, strict=True), 1):
        tell("extracting", number)
        yield document, claims


def report(
    book: Ledger,
    *,
    reports: str | Path | None = "reports",
    figures: str | Path | None = "figures",
    progress: Progress | None = None,
) -> Outcome:
    """The last steps from a ledger: series, findings, tables, plots and the report.

    Args:
        book: An open ledger.
        reports: Folder for tables and the report; None to write none.
        figures: Folder for plots; None to draw none.
        progress: Told how far it is.
    """
    from numclaims.series import findings, grouping
    from numclaims.views import files as made_files
    from numclaims.views import plotnames, tables

    tell = progress or (lambda _what, _count: None)
    documents = book.documents()
    claims, series = grouping.follow(book.claims(), documents)
    tell("comparing", len(documents))
    discrepancies = findings.find(claims, series, documents)
    series = plotnames.with_figures(findings.statuses(series, discrepancies))
    book.keep_results(series, discrepancies)
    files: list[Path] = []
    if figures is not None:
        from numclaims.views import plots

        tell("drawing", len(documents))
        drawn = plots.write_plots(Path(figures), documents, claims, series, discrepancies)
        made_files.settle(Path(figures), drawn)
        files += drawn
    if reports is not None:
        from numclaims.views import report as page

        tell("writing", len(documents))
        written = tables.write_tables(Path(reports), documents, claims, series, discrepancies)
        written.append(page.write_report(Path(reports), documents, claims, series, discrepancies))
        made_files.settle(Path(reports), written)
        files += written
    return Outcome(documents=documents, claims=claims, series=series, discrepancies=discrepancies, files=files)


def to_frame(rows: Sequence[Claim] | Sequence[Series] | Sequence[Discrepancy]) -> pd.DataFrame:
    """Claims, series or discrepancies as a pandas frame with the columns of the data contract.

    Dates become ``datetime64``, whole numbers ``Int64``, text stays objects; an empty sequence gives the columns of claims.
    """
    import pandas as pd

    from numclaims.records.schema import columns

    kinds = columns(type(rows[0]) if rows else Claim)
    made: dict[str, pd.Series] = {}
    for name, kind in kinds.items():
        values = [getattr(row, name) for row in rows]
        if kind == "date":
            made[name] = pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
        elif kind == "integer":
            made[name] = pd.Series(values, dtype="Int64")
        elif kind == "number":
            made[name] = pd.Series(values, dtype="float64")
        else:
            made[name] = pd.Series(values, dtype="bool" if kind == "boolean" else "object")
    return pd.DataFrame(made)
