"""What the page says, put into words; the templates only set it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.views.markdown import many
from numclaims.views.page import drawing, texts
from numclaims.views.page.addresses import (
    Addresses,
    document_anchor,
    finding_anchor,
    row_anchor,
    series_anchor,
    web_address,
)
from numclaims.views.plotnames import claim_day_words, day_of, day_words, series_words, title
from numclaims.views.scales import on_one_scale, reading_unit
from numclaims.views.standing import STATUS, agreed_words
from numclaims.views.tables import number
from numclaims.views.words import (
    FINDING_WORDS,
    figure_words,
    flat,
    measure_label,
    number_words,
    printed_by,
    source_words,
)

_BASIS_WORDS: Final = {"published": "by publication"}
"""Where a day comes from, in words, unless the sentence tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence with its numbers, and who says so."""

    sentence: Markup
    document: str
    at: int
    speaker: str
    written: str
    printer: str
    day: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding, ready to be set."""

    anchor: str
    severity: str
    kind: str
    subject: str
    explanation: str
    quotes: Sequence[Quote]
    figures: Sequence[tuple[str, str]]
    measure: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A claim in the table of its figure, ready to be set."""

    anchor: str
    claim: Claim
    words: str
    hedge: str
    derived: str
    stroke: drawing.Stroke
    source: str
    written: str
    day: str
    basis: str
    printer: str
    published: str
    sentence: Markup
    document: str
    at: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure and its claims, ready to be set."""

    anchor: str
    series: Series
    title: str
    measure: str
    place: str
    facts: Sequence[str]
    span: str
    status: str
    agreed: str
    unit: str
    factor: str
    drawing: drawing.Drawing
    rows: Sequence[RowView]
    key: Sequence[tuple[int, str, int, str | None]]
    printers: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """An article, ready to be set."""

    anchor: str
    document: Document
    name: str
    url: str | None
    published: str
    day: str
    numbers: str
    count: int
    text: Markup
    copy_link: str
    copy_reason: str
    published_reason: str


def finding_view(
    finding: Discrepancy,
    known: Mapping[str, Claim],
    series: Mapping[str, Series],
    members: Mapping[str, Sequence[Claim]],
    links: Addresses,
) -> FindingView:
    """A finding in words, each sentence that it compares once."""
    told = [known[i] for i in finding.claim_ids if i in known]
    figures = [series[i] for i in finding.series_ids if i in series]
    subject = ", ".join(p for p in (finding.measure, finding.place_name) if p) or "one figure"
    if figures:
        first = figures[0]
        subject = title(first, [c for c in members.get(first.series_id, ()) if c.claim_id in finding.claim_ids])
    grouped: dict[tuple[str, int], list[Claim]] = {}
    for c in told:
        grouped.setdefault((c.doc_id, c.sentence_start), []).append(c)
    return FindingView(
        anchor=finding_anchor(finding.discrepancy_id),
        severity=finding.severity,
        kind=FINDING_WORDS[finding.type],
        subject=subject,
        explanation=flat(finding.explanation),
        quotes=[_quote(group, links) for group in grouped.values()],
        figures=[(links.figure(s.series_id), title(s, members.get(s.series_id, ()))) for s in figures],
        measure=measure_label(finding.measure) if finding.measure else "",
        places="|".join(sorted({p for s in figures for p in _places(s)})),
    )


def _quote(claims: Sequence[Claim], links: Addresses) -> Quote:
    c = claims[0]
    source, written = speaker_words(c)
    day = day_of(c)
    return Quote(
        sentence=_sentence(claims, links),
        document=document_anchor(c.doc_id),
        at=c.sentence_start,
        speaker=source,
        written=written,
        printer=printed_by(c),
        day=f"as of {claim_day_words(c)}" if day else "undated",
        link=links.claim(min(claims, key=lambda c: c.char_start)),
    )


def _sentence(claims: Iterable[Claim], links: Addresses) -> Markup:
    rows = list(claims)
    c = rows[0]
    spans = [(r.char_start, r.char_end, links.claim(r)) for r in rows]
    return texts.quotation(c.sentence, c.sentence_start, spans)


def speaker_words(claim: Claim) -> tuple[str, str]:
    """Who says so, and the words for him in the text where they are other words."""
    if claim.attributed_to is None:
        return (f"{flat(claim.publisher)}, own voice" if claim.publisher else "the article’s own voice"), ""
    name = source_words(claim)
    written = flat(claim.attributed_to or "")
    return name, "" if written.casefold() in name.casefold() else written


def figure_view(
    series: Series,
    claims: Sequence[Claim],
    findings: Sequence[Discrepancy],
    known: Mapping[str, Claim],
    links: Addresses,
) -> FigureView:
    """A figure with its claims in order of day, those without one last."""
    ordered = sorted(
        claims, key=lambda c: (day_of(c) or dt.date.max, -(c.value or c.low or 0.0), c.doc_id, c.char_start, c.claim_id)
    )
    agreed = agreed_words(series)
    drawn = drawing.drawing(series, on_one_scale(series, ordered), findings)
    unit, factor = reading_unit(series)
    rows = [_row(c, drawn.strokes[c.claim_id], known, links) for c in ordered]
    sources = Counter((r.stroke.colour, r.stroke.source) for r in rows)
    lines = {r.stroke.source: r.stroke.dash for r in rows if r.stroke.line and r.stroke.colour < drawing.OTHERS}
    printers = {(r.stroke.marker, r.stroke.printer) for r in rows}
    return FigureView(
        anchor=series_anchor(series.series_id),
        series=series,
        title=title(series, ordered),
        measure=measure_label(series.measure),
        place="|".join(_places(series)),
        facts=[w for w in series_words(series, ordered) if w not in STATUS],
        span=_span(series, unit, factor),
        status=STATUS[series.status],
        agreed=f"The latest claims can all be true {agreed}." if agreed else "",
        unit=unit,
        factor=number(factor),
        drawing=drawn,
        rows=rows,
        key=[
            (k, name, n, lines.get(name))
            for (k, name), n in sorted(sources.items(), key=lambda p: (p[0][0], -p[1], p[0][1]))
        ],
        printers=sorted(printers),
    )


def _row(claim: Claim, stroke: drawing.Stroke, known: Mapping[str, Claim], links: Addresses) -> RowView:
    source, written = speaker_words(claim)
    shown = [claim] if not claim.derived_from else [known[i] for i in claim.derived_from if i in known]
    fitting = [c for c in shown if (c.doc_id, c.sentence_start) == (claim.doc_id, claim.sentence_start)]
    return RowView(
        anchor=row_anchor(claim.claim_id),
        claim=claim,
        words=figure_words(claim),
        hedge=claim.hedge or "",
        derived=" ".join(claim.derived_from),
        stroke=stroke,
        source=source,
        written=written,
        day=claim_day_words(claim, short=True),
        basis=_basis(claim),
        printer=printed_by(claim),
        published=_published(claim),
        sentence=_sentence(fitting or [claim], links),
        document=document_anchor(claim.doc_id),
        at=claim.sentence_start,
        link=links.claim(claim),
    )


def _basis(claim: Claim) -> str:
    """How sure the day is: where it comes from, or the first day that it may be."""
    first, last = claim.as_of_earliest, claim.as_of_latest
    if first is None or last is None:
        return ""
    if first != last:
        return f"at earliest {day_words(first, short=True)}"
    return _BASIS_WORDS.get(claim.as_of_basis, "")


def _published(row: Claim | Document) -> str:
    first, last = row.published_earliest, row.published_latest
    if first is None and last is None:
        return "undated"
    if first == last and first is not None:
        inferred = " (inferred)" if row.published_basis == "inferred" else ""
        return day_words(first, short=True) + inferred
    ends = [day_words(d, short=True) if d else "" for d in (first, last)]
    if first is None or last is None:
        return f"{ends[0] or ends[1]} or {'later' if last is None else 'earlier'}"
    return f"{ends[0]} to {ends[1]}"


def _places(series: Series) -> list[str]:
    """A place and all that it lies in, so that a choice of the country finds its towns."""
    path = [p.strip() for p in (series.place_path or "").split(",") if p.strip()]
    return list(dict.fromkeys(p for p in (series.place_name, *path) if p)) or ["place not told"]


def _span(series: Series, unit: str, factor: float) -> str:
    if series.lowest is None or series.highest is None:
        return ""
    return range_words(series.lowest * factor, series.highest * factor, series.unit, unit)


def range_words(low: float, high: float, unit: str | None, reading: str = "") -> str:
    """Two figures as a range: "600 to 4,000"; "1 to 2,000,000" and never "1 to 2 million", which is another range.

    Args:
        low: The lower.
        high: The higher.
        unit: Unit of the figures, for the sign of a currency.
        reading: Words of the unit in which they are read, if any.
    """
    tail = f" {reading}" if reading else ""
    ends = [number_words(v, unit) for v in (low, high)]
    if ends[0] == ends[1]:
        return ends[0] + tail
    scales = [e.rpartition(" ")[2] if e[-1].isalpha() else "" for e in ends]
    if scales[0] != scales[1]:
        sign = number_words(0.0, unit).removesuffix("0")
        ends = [f"{sign}{v:,.2f}".removesuffix(".00") for v in (low, high)]
    return f"{ends[0]} to {ends[1]}{tail}"


def document_view(
    document: Document, claims: Sequence[Claim], reasons: Mapping[str, str], links: Addresses
) -> DocumentView:
    """An article with its numbers marked, and why it counts as a copy or got its date."""
    day = document.published_latest or document.published_earliest
    return DocumentView(
        anchor=document_anchor(document.id),
        document=document,
        name=flat(document.title or "") or document.id,
        url=web_address(document.url),
        published=_published(document),
        day=str(day or ""),
        numbers=texts.kinds_words(claims),
        count=sum(c.char_end > c.char_start for c in claims),
        text=texts.article(document, claims, links.row),
        copy_link=links.document(document.copy_of) if document.copy_of else "",
        copy_reason=flat(reasons.get("copy_reason") or ""),
        published_reason=flat(reasons.get("published_reason") or ""),
    )


def summary_words(documents: Sequence[Document], followed: int, single: int, findings: int) -> str:
    """The page in one sentence."""
    ends = [(d.published_earliest, d.published_latest) for d in documents]
    days = sorted(last for first, last in ends if first is not None and last is not None)
    undated = sum(first is None and last is None for first, last in ends)
    partly = len(ends) - len(days) - undated
    when: list[str] = []
    if days:
        span = f"of {day_words(days[0])}" + (f" to {day_words(days[-1])}" if days[-1] != days[0] else "")
        when.append(f"{len(days):,} {span}" if len(days) < len(ends) else span)
    if partly:
        when.append(f"{partly:,} with only an earliest or a latest day")
    if undated:
        when.append(f"{undated:,} undated" if undated < len(ends) else "undated")
    articles = ", ".join([many(len(documents), "article"), *when])
    told = f"{many(followed, 'figure')} told more than once, {single:,} told once"
    return f"{articles}. {told}; {many(findings, 'finding')}."
