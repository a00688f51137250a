"""Writes ``report.html``: findings first, then figures, then articles; beyond a thousand articles in several files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.series.keys import INCOMPARABLE
from numclaims.views import evolution
from numclaims.views.markdown import many
from numclaims.views.page import contents, rendering
from numclaims.views.page.addresses import MAIN, Addresses
from numclaims.views.page.digests import digest
from numclaims.views.plotnames import slug, told_again
from numclaims.views.tables import SEVERITIES, sorted_findings, whole_file
from numclaims.views.told import as_told
from numclaims.views.words import measure_label

MOST_ARTICLES: Final = 1_000
"""Articles that one file shows well; of more, figures and articles go into files of their own."""
_ARTICLES_A_FILE: Final = 500
_CLAIMS_A_FILE: Final = 2_000
_OPEN_AT_FIRST: Final = 6
"""Figures that stand open when the page is opened; of more a reader looks for his own."""
HEADING: Final = "Where the reports disagree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What one file shows."""

    name: str
    heading: str
    summary: str
    findings: Sequence[Discrepancy] | None = None
    followed: Sequence[Series] = ()
    single: Sequence[Series] = ()
    documents: Sequence[Document] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    name: str
    heading: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """Rows by what they are looked up by."""

    known: Mapping[str, Claim]
    series: Mapping[str, Series]
    members: Mapping[str, Sequence[Claim]]
    by_document: Mapping[str, Sequence[Claim]]
    by_series: Mapping[str, Sequence[Discrepancy]]
    reasons: Mapping[str, Mapping[str, str]]


def write_page(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    *,
    reasons: Mapping[str, Mapping[str, str]] | None = None,
    most: int = MOST_ARTICLES,
) -> list[Path]:
    """Write ``report.html`` into a folder, and beyond ``most`` articles the files that it leads to.

    Args:
        folder: Where the files go.
        documents: All documents, claims, series and findings.
        claims: Likewise.
        series: Likewise.
        discrepancies: Likewise.
        reasons: By the id of a document, why it counts as a copy (``copy_reason``), and why it got its date
            (``published_reason``).
        most: Articles that one file may hold.

    Returns:
        The files written, ``report.html`` first.
    """
    book = _shelve(claims, series, discrepancies, reasons or {})
    plan = _plan(documents, book, sorted_findings(discrepancies), most)
    where = {
        "documents": {d.id: part.name for part in plan for d in part.documents},
        "series": {s.series_id: part.name for part in plan for s in (*part.followed, *part.single)},
    }
    parts: list[_Part] = []
    made: list[Path] = []
    # The first file names the digests of the others, so it is written last.
    for part in reversed(plan):
        links = Addresses(file=part.name, **where)
        main = part.name == MAIN
        text = _file(part, book, links, list(reversed(parts)) if main else (), plan)
        parts.append(_Part(name=part.name, heading=part.heading, digest=digest(text)))
        path = folder / part.name
        with whole_file(path) as file:
            file.write(text)
        made.append(path)
    return list(reversed(made))


def _shelve(
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    reasons: Mapping[str, Mapping[str, str]],
) -> _Book:
    members: dict[str, list[Claim]] = {}
    by_document: dict[str, list[Claim]] = {}
    for c in sorted(claims, key=lambda c: (c.doc_id, c.char_start, c.char_end, c.claim_id)):
        by_document.setdefault(c.doc_id, []).append(c)
        if c.tracked and c.series_id is not None:
            members.setdefault(c.series_id, []).append(as_told(c))
    by_series: dict[str, list[Discrepancy]] = {}
    for finding in sorted_findings(discrepancies):
        for series_id in finding.series_ids:
            by_series.setdefault(series_id, []).append(finding)
    return _Book(
        known={c.claim_id: c for c in claims},
        series={s.series_id: s for s in series},
        members=members,
        by_document=by_document,
        by_series=by_series,
        reasons=reasons,
    )


def _plan(documents: Sequence[Document], book: _Book, findings: Sequence[Discrepancy], most: int) -> list[Contents]:
    """Which file shows what."""
    told = [s for s in book.series.values() if s.series_id in book.members]
    followed = sorted((s for s in told if told_again(book.members[s.series_id])), key=lambda s: _weight(s, book))
    single = sorted(
        (s for s in told if not told_again(book.members[s.series_id])),
        key=lambda s: (s.measure, s.place_name or "~", s.population or "", s.series_id),
    )
    ordered = sorted(documents, key=lambda d: (d.id, d.sha256))
    summary = contents.summary_words(ordered, len(followed), len(single), len(findings))
    if len(ordered) <= most:
        return [
            Contents(
                name=MAIN, heading=HEADING, summary=summary, findings=findings, followed=followed, single=single,
                documents=ordered,
            )
        ]  # fmt: skip
    plan = [Contents(name=MAIN, heading=HEADING, summary=summary, findings=findings)]
    for number, chunk in enumerate(_chunks(followed, _CLAIMS_A_FILE, lambda s: len(book.members[s.series_id])), 1):
        heading = f"Figures told more than once, part {number}"
        plan.append(
            Contents(name=f"report-figures-{number}.html", heading=heading, summary=many(len(chunk), "figure") + ".",
                     followed=chunk)
        )  # fmt: skip
    for number, chunk in enumerate(_chunks(single, _CLAIMS_A_FILE, lambda _: 1), 1):
        names = [measure_label(s.measure) for s in (chunk[0], chunk[-1])]
        heading = f"Figures told once, part {number}: {' to '.join(dict.fromkeys(names))}"
        plan.append(
            Contents(name=f"report-once-{number}.html", heading=heading, summary=many(len(chunk), "figure") + ".",
                     single=chunk)
        )  # fmt: skip
    for number in range(-(-len(ordered) // min(_ARTICLES_A_FILE, most))):
        size = min(_ARTICLES_A_FILE, most)
        chunk_of = ordered[number * size : (number + 1) * size]
        heading = f"Articles {number * size + 1:,} to {number * size + len(chunk_of):,}"
        plan.append(
            Contents(name=f"report-articles-{number + 1}.html", heading=heading,
                     summary=many(len(chunk_of), "article") + ".", documents=chunk_of)
        )  # fmt: skip
    return plan


def _chunks(rows: Sequence[Series], size: int, weigh: Any) -> Iterator[list[Series]]:  # noqa: ANN401
    chunk: list[Series] = []
    weight = 0
    for row in rows:
        if chunk and weight + weigh(row) > size:
            yield chunk
            chunk, weight = [], 0
        chunk.append(row)
        weight += weigh(row)
    if chunk:
        yield chunk


def _weight(series: Series, book: _Book) -> tuple[Any, ...]:
    """Figures that are followed before those each of something else; then those with most claims that are written out."""
    written = sum(not c.implied for c in book.members[series.series_id])
    return (
        series.measure in INCOMPARABLE, -written, -series.roots, series.status != "contested", series.measure,
        series.place_name or "", series.series_id,
    )  # fmt: skip


def _file(part: Contents, book: _Book, links: Addresses, parts: Sequence[_Part], plan: Sequence[Contents]) -> str:
    findings = part.findings or ()
    severities = Counter(f.severity for f in findings)
    once = list(_once(part.single, book, links))
    sections = [
        ("#findings", "Findings", f"{len(findings):,}") if part.findings is not None else None,
        ("#figures", "Figures", f"{len(part.followed):,}") if part.followed else None,
        ("#once", "Told once", f"{len(part.single):,}") if part.single else None,
        ("#articles", "Articles", f"{len(part.documents):,}") if part.documents else None,
    ]
    around = [("#parts", "Files", f"{len(parts):,}")] if parts else []
    if part.name != MAIN:
        at = [p.name for p in plan].index(part.name)
        around += [(MAIN, "Findings", "")]
        around += [(plan[i].name, plan[i].heading, "") for i in (at - 1, at + 1) if 0 < i < len(plan)]
    return rendering.page(
        {
            "part": part.name,
            "heading": part.heading,
            "masthead": rendering.block(
                "masthead",
                heading=part.heading,
                summary=part.summary,
                severities=[(s, severities[s]) for s in SEVERITIES if severities[s]],  # type: ignore[index]
                courses=[
                    (
                        links.figure(c.series.series_id),
                        c.title,
                        [
                            ([(words, links.claim(told)) for words, told in station.figures], station.rest)
                            for station in c.stations
                        ],
                        c.sources,
                        c.series.status,
                        c.status,
                    )
                    for c in (evolution.courses(list(book.series.values()), book.members) if part.name == MAIN else ())
                ],
            ),
            "sections": [s for s in sections if s is not None] + around,
            "parts": parts,
            "shows_findings": part.findings is not None,
            "findings": [
                rendering.block("finding", f=contents.finding_view(f, book.known, book.series, book.members, links))
                for f in findings
            ],
            "figures": [
                rendering.block("figure", f=_figure(s, book, links), open=i < _OPEN_AT_FIRST)
                for i, s in enumerate(part.followed)
            ],
            "once": once,
            "articles": [rendering.block("article", a=_article(d, book, links)) for d in part.documents],
        },
        has_scripts=bool(part.followed),
    )


def _figure(series: Series, book: _Book, links: Addresses) -> contents.FigureView:
    return contents.figure_view(
        series, book.members[series.series_id], book.by_series.get(series.series_id, ()), book.known, links
    )


def _article(document: Document, book: _Book, links: Addresses) -> contents.DocumentView:
    return contents.document_view(
        document, book.by_document.get(document.id, ()), book.reasons.get(document.id, {}), links
    )


def _once(series: Iterable[Series], book: _Book, links: Addresses) -> Iterator[Markup]:
    """Figures told once, a table for each measure."""
    by_measure: dict[str, list[Series]] = {}
    for s in series:
        by_measure.setdefault(s.measure, []).append(s)
    for measure, told in by_measure.items():
        views = [_figure(s, book, links) for s in told]
        yield rendering.block("once", anchor=f"once-{slug(measure)}", name=measure_label(measure), figures=views)
