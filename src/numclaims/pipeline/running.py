"""The whole job: documents to claims, claims to series and findings, and the files that show them."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from numclaims import engines
from numclaims.claims import Claim, Discrepancy, Document, Series, Trouble
from numclaims.pipeline.deciding import decided
from numclaims.pipeline.extracting import claims_or_trouble, rules_version, set_aside, use_own
from numclaims.pipeline.given import (
    FORMS,
    PICTURES,
    Paths,
    day_of,
    inputs_of,
    language_of,
    names_of,
    paths_of,
    processes_of,
)
from numclaims.pipeline.rows import Rows
from numclaims.version import VERSION

if TYPE_CHECKING:
    from numclaims.records.decisions import Standing
    from numclaims.records.ledger import Ledger

Progress = Callable[[str, int], None]
"""Told what is being done, and how many documents are through."""
_OTHER_RULES: Final = (
    "the last run on this ledger had other rules (another version, or other --measures or --sources); all of it is told by those "
    "of this run."
)
"""Said because own words that are not given again would take figures away without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What ``run`` made.

    Attributes:
        documents, claims, series, discrepancies: The rows of the tables, over the whole ledger.
        troubles: Inputs that could not be read, and people's decisions that have lost their place.
        files: Every file written; none where there is no document to show, so that what an earlier run left stays.
        reasons: By the id of a document, why it counts as a copy.
        standings: What became of every decision of a person.
        unplaced: With a day to look back from: the documents left out because they may have been published later.
    """

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        counted = ("documents", "claims", "series", "discrepancies", "troubles", "files")
        return f"Outcome({', '.join(f'{name}={len(getattr(self, name))}' for name in counted)})"

    def _repr_html_(self) -> str:
        """What a notebook shows: how much, the findings, the figures told more than once."""
        from numclaims.views import notebook

        return notebook.outcome(len(self.documents), self.claims, self.series, self.discrepancies, self.troubles)


def run(
    paths: Paths,
    *,
    ledger: str | Path | None = None,
    reports: str | Path = "reports",
    figures: str | Path = "figures",
    language: str = "en",
    processes: int | None = None,
    measures: Paths = (),
    sources: Paths = (),
    forms: str | Sequence[str] = (),
    hxl: bool = False,
    bom: bool = False,
    plot_formats: str | Sequence[str] = ("png",),
    as_known_on: str | dt.date | None = None,
    wait: float | None = None,
    notice: Callable[[str], object] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """The whole job: read, extract, follow, compare, and write tables, plots and the report.

    Where not one document can be read and no earlier ledger is given, nothing is written, and nothing of an earlier run lost.

    Args:
        paths: Files, folders and addresses, or one of them.
        ledger: The ledger to add to; a fresh one in the reports folder if not given.
        reports: Folder for tables and the report.
        figures: Folder for plots.
        language: ISO 639-1 code of the texts to read, or ``any``.
        processes: How many to use; None for all processors.
        measures: A user's own measure files, laid over the catalogue, or one.
        sources: A user's own registers of sources, laid over ours, or one.
        forms: Further forms of the tables: ``xlsx``, ``sqlite``, ``annotations``, ``hxl``, or one of them.
        hxl: Put a row of HXL tags below the header of every CSV.
        bom: Begin every CSV with a byte order mark, for Excel.
        plot_formats: ``png``, ``svg``, ``pdf``, or one of them.
        as_known_on: Show what the documents published by that day (if text, in ISO form) tell; all are read and kept.
        wait: Seconds to wait for another process that holds the ledger; None for a minute.
        notice: Told, in a sentence, for whom it waits, and that the rules have changed since the last run.
        progress: Told how far it is.

    Raises:
        LedgerError: The ledger cannot be opened or written.
        LexiconError: A measure file or a register breaks its rules.
        UsageError: One of the arguments cannot be.
    """
    from numclaims.documents.reading import read_documents
    from numclaims.records.ledger import Ledger, Run, utc_now
    from numclaims.records.opening import WAIT
    from numclaims.records.renewal import renewed

    tell = progress or (lambda _what, _count: None)
    wanted, processes, language = inputs_of(paths), processes_of(processes), language_of(language)
    measures, sources, until = paths_of(measures), paths_of(sources), day_of(as_known_on, "as_known_on")
    forms, plot_formats = (
        names_of(forms, FORMS, "form of the tables"),
        names_of(plot_formats, PICTURES, "form of the plots"),
    )
    setup = functools.partial(use_own, tuple(measures), tuple(sources))
    setup()
    troubles: list[Trouble] = []
    version = rules_version((*measures, *sources))
    file = Path(ledger) if ledger is not None else Path(reports) / "ledger.duckdb"
    readable = _readable(read_documents(wanted, language=language), tell, troubles)
    first = list(itertools.islice(readable, 1))
    if not first and (ledger is None or not file.exists()):
        return Outcome(troubles=troubles)  # else nothing would take the place of what an earlier run left
    begin = renewed if ledger is None else Ledger
    with begin(file, wait=WAIT if wait is None else wait, tell=notice) as book:
        begun = Run(started_at=utc_now(), rules_version=version, program_version=VERSION)
        if notice is not None and any(past["rules_version"] != version for past in book.runs()[-1:]):
            notice(_OTHER_RULES)
        book.note(itertools.chain(first, readable))
        book.prefer(version)
        # Whatever these rules have not read: new documents, those of a run that was killed, all of them after an upgrade.
        under_way: deque[Document] = deque()
        unread = _noting(book.unread(version), under_way)
        found = engines.each(claims_or_trouble, unread, processes, setup, lost=set_aside)
        book.add(_counted(under_way, found, tell, troubles), version)
        made = report(
            book,
            reports=reports,
            figures=figures,
            forms=forms,
            hxl=hxl,
            bom=bom,
            plot_formats=plot_formats,
            as_known_on=until,
            processes=processes,
            progress=progress,
        )
        if until is not None:
            return replace(made, troubles=[*troubles, *made.troubles])  # no results of the ledger as it is
        book.keep_results(
            replace(
                begun,
                documents=len(made.documents),
                claims=len(made.claims),
                tracked=sum(c.tracked for c in made.claims),
                troubles=len(troubles),
            ),
            made.series,
            made.discrepancies,
        )
    return replace(made, troubles=[*troubles, *made.troubles])


def _readable(items: Iterable[Document | Trouble], tell: Progress, troubles: list[Trouble]) -> Iterator[Document]:
    """The documents among what was read; the troubles are put aside."""
    count = 0
    for item in items:
        if isinstance(item, Trouble):
            troubles.append(item)
        else:
            count += 1
            tell("reading", count)
            yield item


def _noting(documents: Iterable[Document], under_way: deque[Document]) -> Iterator[Document]:
    """The documents, each noted as it is handed out: workers give back claims alone, in the same order."""
    for document in documents:
        under_way.append(document)
        yield document


def _counted(
    under_way: deque[Document], found: Iterable[list[Claim] | Trouble], tell: Progress, troubles: list[Trouble]
) -> Iterator[tuple[Document, list[Claim]]]:
    for number, claims in enumerate(found, 1):
        document = under_way.popleft()
        tell("extracting", number)
        if isinstance(claims, Trouble):
            troubles.append(claims)  # not kept as read: the next run tries it again
        else:
            yield document, claims


def report(
    book: Ledger,
    *,
    reports: str | Path | None = "reports",
    figures: str | Path | None = "figures",
    forms: Sequence[str] = (),
    hxl: bool = False,
    bom: bool = False,
    plot_formats: Sequence[str] = ("png",),
    as_known_on: dt.date | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """The last steps from a ledger: series, findings, tables, plots and the report.

    Where there is no document to show, nothing is written: a mistyped day is not to replace the reports of another by none.

    Args:
        book: An open ledger.
        reports: Folder for tables and the report; None to write none.
        figures: Folder for plots; None to draw none.
        forms: Further forms of the tables: ``xlsx``, ``sqlite``, ``annotations``, ``hxl``.
        hxl: Put a row of HXL tags below the header of every CSV.
        bom: Begin every CSV with a byte order mark, for Excel.
        plot_formats: ``png``, ``svg``, ``pdf``.
        as_known_on: Show what the documents published by that day tell.
        processes: How many draw the plots; None for all processors.
        progress: Told how far it is.
    """
    from numclaims.records.whole import sweep
    from numclaims.views import files as made_files
    from numclaims.views import tables

    tell = progress or (lambda _what, _count: None)
    style = tables.CsvStyle(bom=bom, hxl=hxl)
    made = compare(book, as_known_on=as_known_on, progress=progress)
    if not made.documents:
        return made
    documents, claims, series, discrepancies = made.documents, made.claims, made.series, made.discrepancies
    files: list[Path] = []
    if figures is not None:
        from numclaims.views import plots

        tell("drawing", len(documents))
        sweep(Path(figures))
        stems = ["overview", *(Path(s.figure).stem for s in series if s.figure is not None)]
        made_files.expect(Path(figures), (f"{stem}.{ending}" for stem in stems for ending in (*plot_formats, "csv")))
        drawn = plots.write_plots(
            Path(figures),
            documents,
            claims,
            series,
            discrepancies,
            formats=plot_formats,
            style=style,
            processes=processes,
        )
        made_files.settle(Path(figures), drawn, plots=True)
        files += drawn
    if reports is not None:
        from numclaims.records import decisionlist
        from numclaims.views import report as page
        from numclaims.views.interchange import datapackage
        from numclaims.views.interchange.forms import write_forms
        from numclaims.views.page.writing import write_page

        tell("writing", len(documents))
        sweep(Path(reports))
        written = tables.write_tables(Path(reports), documents, claims, series, discrepancies, made.reasons, style)
        written.append(datapackage.write_datapackage(Path(reports), style))
        written += write_forms(
            Path(reports), documents, claims, series, discrepancies, wanted=forms, style=style, reasons=made.reasons
        )
        written.append(page.write_report(Path(reports), documents, claims, series, discrepancies))
        written += write_page(Path(reports), documents, claims, series, discrepancies, reasons=made.reasons)
        if made.standings:
            written.append(Path(reports) / "decisions.csv")
            decisionlist.write(written[-1], made.standings)
        made_files.settle(Path(reports), written, plots=False)
        files += written
    return replace(made, files=files)


def compare(book: Ledger, *, as_known_on: dt.date | None = None, progress: Progress | None = None) -> Outcome:
    """What a ledger holds, followed and compared; nothing is written, neither to files nor to the ledger.

    Args:
        book: An open ledger.
        as_known_on: Only what documents tell that were surely published by that day.
        progress: Told how far it is.
    """
    from numclaims.series import findings, grouping
    from numclaims.series.regrouping import Regrouping
    from numclaims.views import plotnames

    basis = decided(book, as_known_on=as_known_on)
    documents, laid = basis.documents, basis.laid
    claims, series = grouping.follow(laid.claims, documents, Regrouping(merged=laid.merged, split=laid.split))
    if progress is not None:
        progress("comparing", len(documents))
    discrepancies = findings.find(claims, series, documents)
    series = plotnames.with_figures(findings.statuses(series, discrepancies), claims)
    return Outcome(
        documents=documents,
        claims=Rows(claims, of=Claim),
        series=Rows(series, of=Series),
        discrepancies=Rows(discrepancies, of=Discrepancy),
        troubles=laid.troubles(),
        reasons=basis.reasons,
        standings=laid.standings,
        unplaced=basis.unplaced,
    )
