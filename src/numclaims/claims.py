"""Every value that flows through numclaims, each field with a sentence.

The flow is ``Document -> Mention -> Claim -> Series -> Discrepancy``. The field order of :class:`Claim`, :class:`Series` and
:class:`Discrepancy` is the column order of the files that other programs read; add fields at the end, rename or drop nothing.
All values are frozen and keyword-only. What extraction works on before there are claims stands in :mod:`numclaims.reading`
(sentences and mentions) and in :mod:`numclaims.clues` (the place, the time and the source of a mention, as written).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.clues import Attribution, AttributionBasis, AttributionType, PlaceMention, TimeExpression, row, told

__all__ = [
    "QUANTITY_KINDS",
    "UNTRACKED_SECTIONS",
    "AsOfBasis",
    "Attribution",
    "AttributionBasis",
    "AttributionType",
    "Claim",
    "Discrepancy",
    "Document",
    "FindingType",
    "Kind",
    "Place",
    "PlaceMention",
    "PublishedBasis",
    "Qualifier",
    "Section",
    "Series",
    "Severity",
    "Status",
    "StockFlow",
    "TimeExpression",
    "Trouble",
]

Kind = Literal[
    "count", "measurement", "money", "percent", "ratio", "rate", "duration", "age", "temperature", "number",
    "date", "time", "ordinal", "identifier",
]  # fmt: skip
Qualifier = Literal[
    "exact", "approximately", "at_least", "more_than", "at_most", "less_than", "up_to", "between", "vague"
]
StockFlow = Literal["total", "increment", "capacity", "forecast", "rate"]
Section = Literal["body", "headline", "caption", "comment", "boilerplate"]
PublishedBasis = Literal["metadata", "byline", "inferred", "unknown"]
AsOfBasis = Literal["stated", "relative", "published", "unknown"]
Severity = Literal["high", "medium", "low", "info"]
Status = Literal["contested", "revised", "single_root", "agreed"]
FindingType = Literal[
    "contradiction", "account_conflict", "revision_up", "revision_down", "stale", "arithmetic", "scope_mismatch",
    "qualifier_loss", "circular", "unit_mismatch", "implausible",
]  # fmt: skip

QUANTITY_KINDS: Final = frozenset(
    {"count", "measurement", "money", "percent", "ratio", "rate", "duration", "age", "temperature", "number"}
)
"""Kinds of rows that are claims; every other kind is a number that a rule set apart."""

UNTRACKED_SECTIONS: Final = frozenset({"comment", "boilerplate"})
"""Sections whose numbers are kept but not tracked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as given, and what is known of it.

    Attributes:
        id: Name of the document within a run: a path below the folder given, or the ``id`` field of a record.
        text: The text that all offsets point into, in Unicode code points, exactly as read.
        sha256: SHA-256 of the text in UTF-8, in hex.
        publisher: Who printed it.
        title: Its headline, where the source gives it apart from the text.
        url: Its address.
        published_earliest: First day on which it can have been published; None when open.
        published_latest: Last such day; None when open. Equal to the first when the day is known.
        published_basis: Where that date comes from.
        language: ISO 639-1 code, where known.
        pages: Start offset of every page of a PDF, in order; empty for anything else.
        copy_of: Id of the document of which this one is a copy.
    """

    id: str
    text: str
    sha256: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published_earliest: dt.date | None = None
    published_latest: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    pages: tuple[int, ...] = ()
    copy_of: str | None = None

    def __repr__(self) -> str:
        return told(self, "id", "publisher", "title", "published_earliest", "published_latest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer, or one that a text introduced.

    Attributes:
        key: Stable key of the gazetteer ("geonames:163808", "country:SYR"); the name itself for one it lacks.
        name: Usual English name.
        path: From the place outwards: "Jisr al-Shughour, Idlib, Syria".
        country: ISO 3166 alpha-3.
        geonameid: GeoNames number, where it has one.
        lat, lon: Degrees, WGS 84.
        population: Inhabitants by the gazetteer, where given.
    """

    key: str
    name: str
    path: str
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None


@row
class Claim:
    """One row for every number found; the fields are the columns of ``claims.csv``, in their order.

    Attributes:
        claim_id: First 16 hex digits of SHA-256 over doc_id, doc_sha256, char_start, char_end joined by NUL.
        doc_id: Id of the document.
        doc_sha256: SHA-256 of its text in UTF-8.
        publisher: Who printed it.
        title: Its headline.
        url: Its address.
        published_earliest: First possible day of publication.
        published_latest: Last possible day of publication.
        published_basis: ``metadata``, ``byline``, ``inferred`` or ``unknown``.
        section: Part of the article; numbers in ``comment`` and ``boilerplate`` are not tracked.
        page: Page of a PDF, from 1.
        char_start: Offset of the number in the text.
        char_end: Offset behind it; ``text[char_start:char_end] == quote``.
        quote: The number with its scale words, 60 characters at most.
        sentence: The sentence as given.
        sentence_start: Its offset.
        sentence_end: The offset behind it.
        kind: ``count`` (people or things), ``measurement`` (a physical unit), ``money``, ``percent``, ``ratio``, ``rate`` (things
            a time), ``duration``, ``age``, ``temperature`` or ``number`` (bare); ``date``, ``time``, ``ordinal`` and
            ``identifier`` are numbers that are no claims.
        rejected_by: The rule that set apart a number that is no claim.
        value: The figure in ``unit``, scale words applied ("1.2 million": 1200000; "25 %": 25); empty for a range.
        low: Lower end of the interval it commits to, in ``unit``; empty when open.
        high: Upper end; empty when open.
        qualifier: How the interval was meant: ``exact``, ``approximately``, ``at_least``, ``more_than``, ``at_most``,
            ``less_than``, ``up_to``, ``between`` or ``vague`` ("dozens").
        qualifier_text: The words of the modifier ("as many as").
        change: ``up`` or ``down`` when the number is itself a change.
        unit: Pint unit name, ISO 4217 code, ``percent``, or the thing counted in the singular.
        reported_unit: The unit as printed.
        base_value: ``value`` in ``base_unit``; money and counts as they are.
        base_low: ``low`` in ``base_unit``.
        base_high: ``high`` in ``base_unit``.
        base_unit: The SI base unit by Pint (``meter``, ``second``, ``kilogram`` ...), or ``unit`` where there is none.
        measure: Id from the measure catalogue.
        counted: The noun phrase counted, as written.
        population: Whom it counts; empty for just people.
        part_of: claim_id of the whole that this is a part of.
        actor: Who did it, as told.
        stock_flow: ``total``, ``increment``, ``capacity``, ``forecast`` or ``rate``.
        negated: Whether the figure is denied.
        hedge: The words of doubt.
        implied: Whether no number is written ("a soldier was wounded").
        derived_from: claim_ids of the claims from which this one was worked out.
        place_name: Where the figure holds, usual English name.
        place_path: From there outwards.
        place_country: ISO 3166 alpha-3.
        place_geonameid: GeoNames number.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        as_of_earliest: First day on which the figure can be said to hold.
        as_of_latest: Last such day.
        as_of_basis: ``stated``, ``relative``, ``published`` or ``unknown``.
        period_start: First day of the time it covers.
        period_end: Last day of it.
        attributed_to: Who is said to say so, as written; empty for the publisher's own voice.
        attribution_start: Offset of those words.
        attribution_end: Offset behind them.
        attributed_to_resolved: The name behind "he" or "the group".
        relayed_by: The others in the chain.
        cue: The words that attribute.
        cue_start: Their offset.
        cue_end: The offset behind them.
        attribution_type: Sort of source.
        attribution_basis: ``sentence``, ``quote`` or ``carried``.
        root: The primary source, one name for all its spellings.
        copy_of: Document of which this one is a copy.
        tracked: Has a measure, is not negated, and stands in a section that counts.
        salience: 0 to 1, how much it is the document's figure.
        confidence: 0 to 1, calibrated: of the claims with 0.9, nine in ten are right.
        event_id: The event it belongs to; filled by ``run``.
        series_id: The series it belongs to; filled by ``run``.
        rules: Names of the rules that made it.
        decision: What a person decided of it: ``accepted``, ``corrected`` or ``rejected``; empty if nobody did.
    """

    claim_id: str
    doc_id: str
    doc_sha256: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published_earliest: dt.date | None = None
    published_latest: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    section: Section = "body"
    page: int | None = None
    char_start: int
    char_end: int
    quote: str
    sentence: str
    sentence_start: int
    sentence_end: int
    kind: Kind
    rejected_by: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    qualifier_text: str | None = None
    change: Literal["up", "down"] | None = None
    unit: str | None = None
    reported_unit: str | None = None
    base_value: float | None = None
    base_low: float | None = None
    base_high: float | None = None
    base_unit: str | None = None
    measure: str | None = None
    counted: str | None = None
    population: str | None = None
    part_of: str | None = None
    actor: str | None = None
    stock_flow: StockFlow = "total"
    negated: bool = False
    hedge: str | None = None
    implied: bool = False
    derived_from: tuple[str, ...] = ()
    place_name: str | None = None
    place_path: str | None = None
    place_country: str | None = None
    place_geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    as_of_earliest: dt.date | None = None
    as_of_latest: dt.date | None = None
    as_of_basis: AsOfBasis = "unknown"
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    attributed_to: str | None = None
    attribution_start: int | None = None
    attribution_end: int | None = None
    attributed_to_resolved: str | None = None
    relayed_by: tuple[str, ...] = ()
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    attribution_type: AttributionType | None = None
    attribution_basis: AttributionBasis | None = None
    root: str | None = None
    copy_of: str | None = None
    tracked: bool = False
    salience: float = 0.0
    confidence: float = 0.0
    event_id: str | None = None
    series_id: str | None = None
    rules: tuple[str, ...] = ()
    decision: Literal["accepted", "corrected", "rejected"] | None = None

    def __repr__(self) -> str:
        about = (
            ("measure", "unit", "place_name", "as_of_latest", "root") if self.rejected_by is None else ("rejected_by",)
        )
        return told(self, "doc_id", "char_start", "quote", "kind", "qualifier", "low", "high", *about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row for every figure that is followed; the fields are the columns of ``series.csv``.

    Attributes:
        series_id: Stable id of the figure: the same for the same claims' key in every run.
        measure: Id from the measure catalogue.
        place_name: Where the figure holds.
        place_path: From there outwards.
        population: Whom it counts; empty for just people.
        stock_flow: Totals and increments are never one series.
        unit: What is counted or measured.
        event_id: The event, for the toll of one.
        event: The event in words.
        claims: Number of claims.
        documents: Number of documents.
        publishers: Number of publishers.
        roots: Number of primary sources.
        first_as_of: Earliest day a claim holds for.
        last_as_of: Latest such day.
        first_value: Figure of the earliest claim (a range counts with its low end).
        last_value: Figure of the latest claim (likewise).
        lowest: Lowest figure (a range counts with its low end).
        highest: Highest figure (a range counts with its high end).
        agreed_low: Lower end of what the latest claims of all roots have in common; empty if nothing.
        agreed_high: Upper end of it; empty if nothing or open.
        status: The first that holds of ``contested``, ``revised``, ``single_root``, ``agreed``.
        figure: File name of its PNG, if any.
    """

    series_id: str
    measure: str
    place_name: str | None = None
    place_path: str | None = None
    population: str | None = None
    stock_flow: StockFlow = "total"
    unit: str | None = None
    event_id: str | None = None
    event: str | None = None
    claims: int = 0
    documents: int = 0
    publishers: int = 0
    roots: int = 0
    first_as_of: dt.date | None = None
    last_as_of: dt.date | None = None
    first_value: float | None = None
    last_value: float | None = None
    lowest: float | None = None
    highest: float | None = None
    agreed_low: float | None = None
    agreed_high: float | None = None
    status: Status = "single_root"
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One row for every finding; the fields are the columns of ``discrepancies.csv``.

    Attributes:
        discrepancy_id: Stable id of the finding.
        type: See :data:`FindingType`.
        severity: ``high``, ``medium``, ``low`` or ``info``.
        measure: The measure compared.
        place_name: Where the figures hold.
        claim_ids: The claims compared, sorted by as-of date, then document, then offset.
        series_ids: The series they belong to.
        values: Their figures as quoted, in the order of ``claim_ids``.
        roots: Their primary sources, in the same order, each once.
        explanation: One plain sentence that names who said what, where and when, and quotes the words.
    """

    discrepancy_id: str
    type: FindingType
    severity: Severity
    measure: str | None = None
    place_name: str | None = None
    claim_ids: tuple[str, ...] = ()
    series_ids: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """An input that could not be read, or that was passed over.

    Attributes:
        source: The path or record, as the user knows it.
        problem: What is wrong with it.
        cure: What the user can do.
        passed_over: Whether it could be read and is only not what was asked for, as a text in another language: it is named, and
            the work counts as done.
    """

    source: str
    problem: str
    cure: str
    passed_over: bool = False
