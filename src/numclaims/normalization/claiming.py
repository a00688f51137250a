"""Mentions to claims: names, bases, dates and places resolved, one row for every number."""

from __future__ import annotations

import bisect
import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from numclaims.claims import QUANTITY_KINDS, UNTRACKED_SECTIONS, Attribution, AttributionType, Claim, Document
from numclaims.normalization import dates, places, roots, units
from numclaims.reading import Mention, Reading

if TYPE_CHECKING:
    from hashlib import _Hash

_WITHOUT_BASE: Final = frozenset({"count", "money", "percent", "ratio", "number"})
"""Kinds whose base is the figure itself."""
_PLACE_IN_TEXT: Final = attrgetter("start", "end")


def claim_id(document: Document, start: int, end: int) -> str:
    """First 16 hex digits of SHA-256 over the document's id and hash and the span, joined by NUL."""
    return _id(_document_hash(document), start, end)


def _document_hash(document: Document) -> _Hash:
    """The hash over what all claims of a document share; each goes on from a copy of it."""
    return hashlib.sha256(f"{document.id}\0{document.sha256}\0".encode())


def _id(shared: _Hash, start: int, end: int) -> str:
    own = shared.copy()
    own.update(b"%d\0%d" % (start, end))
    return own.hexdigest()[:16]


def to_claims(reading: Reading) -> list[Claim]:
    """A claim for every mention of a document, in order of offset."""
    mentions = sorted(reading.mentions, key=_PLACE_IN_TEXT)
    if not mentions:
        return []
    document = reading.document
    shared = _document_hash(document)
    about = roots.country_of_text(document.text) if any(m.attribution is not None for m in mentions) else ""
    return [
        _claim(document, m, shared, about) if m.kind in QUANTITY_KINDS else _set_apart(document, m, shared)
        for m in mentions
    ]


def _set_apart(document: Document, m: Mention, shared: _Hash) -> Claim:
    """The row of a number that is no quantity."""
    sentence = m.sentence
    return Claim(
        claim_id=_id(shared, m.start, m.end),
        doc_id=document.id,
        doc_sha256=document.sha256,
        publisher=document.publisher,
        title=document.title,
        url=document.url,
        published_earliest=document.published_earliest,
        published_latest=document.published_latest,
        published_basis=document.published_basis,
        section=sentence.section,
        page=bisect.bisect_right(document.pages, m.start) if document.pages else None,
        char_start=m.start,
        char_end=m.end,
        quote=document.text[m.start : m.end],
        sentence=sentence.text,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        kind=m.kind,
        rejected_by=m.rejected_by,
        copy_of=document.copy_of,
        confidence=m.confidence,
        rules=tuple(m.rules),
    )


def _type_of(said: Attribution | None, root: str) -> AttributionType | None:
    """The sort of source; a capital that speaks ("Ankara says") is its government, "Syrian television" state media."""
    if said is None:
        return None
    if root.endswith(" government") and said.type in {None, "media"}:
        return "state_media" if said.type else "government"
    return said.type


def _claim(document: Document, m: Mention, shared: _Hash, about: str) -> Claim:
    """The row of a quantity."""
    sentence = m.sentence
    said = m.attribution
    place = places.resolve(m.place) if m.place is not None else None
    country = place.country if place is not None else None
    root, told = roots.root_and_rule(document, said, country, about)
    rules = tuple(m.rules)
    if said is not None:
        rules += said.rules if told is None else (*said.rules, told)
    (earliest, latest), basis = dates.as_of(document, m.as_of)
    period_start, period_end = dates.period(document, m.period, (earliest, latest))
    negated = m.negated or (said is not None and said.denied)
    whole = m.whole
    unit = m.unit
    base_value, base_low, base_high, base_unit = m.value, m.low, m.high, unit
    if unit is not None and m.kind not in _WITHOUT_BASE:
        unit = units.canonical(unit)
        base_value, base_unit = units.to_base(m.value, unit)
        base_low = units.to_base(m.low, unit)[0]
        base_high = units.to_base(m.high, unit)[0]
    return Claim(
        claim_id=_id(shared, m.start, m.end),
        doc_id=document.id,
        doc_sha256=document.sha256,
        publisher=document.publisher,
        title=document.title,
        url=document.url,
        published_earliest=document.published_earliest,
        published_latest=document.published_latest,
        published_basis=document.published_basis,
        section=sentence.section,
        page=bisect.bisect_right(document.pages, m.start) if document.pages else None,
        char_start=m.start,
        char_end=m.end,
        quote=document.text[m.start : m.end],
        sentence=sentence.text,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        kind=m.kind,
        value=m.value,
        low=m.low,
        high=m.high,
        qualifier=m.qualifier,
        qualifier_text=m.qualifier_text,
        change=m.change,
        unit=unit,
        reported_unit=m.reported_unit,
        base_value=base_value,
        base_low=base_low,
        base_high=base_high,
        base_unit=base_unit,
        measure=m.measure,
        counted=m.counted,
        population=m.population,
        part_of=_id(shared, whole.start, whole.end) if whole is not None else None,
        actor=m.actor,
        stock_flow=m.stock_flow,
        negated=negated,
        hedge=m.hedge or (said.hedge if said is not None else None),
        implied=m.implied,
        place_name=place.name if place is not None else None,
        place_path=place.path if place is not None else None,
        place_country=country,
        place_geonameid=place.geonameid if place is not None else None,
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        as_of_earliest=earliest,
        as_of_latest=latest,
        as_of_basis=basis,
        period_start=period_start,
        period_end=period_end,
        attributed_to=said.source if said is not None else None,
        attribution_start=said.start if said is not None else None,
        attribution_end=said.end if said is not None else None,
        attributed_to_resolved=said.resolved if said is not None else None,
        relayed_by=said.relayed_by if said is not None else (),
        cue=said.cue if said is not None else None,
        cue_start=said.cue_start if said is not None else None,
        cue_end=said.cue_end if said is not None else None,
        attribution_type=_type_of(said, root),
        attribution_basis=said.basis if said is not None else None,
        root=root,
        copy_of=document.copy_of,
        tracked=m.measure is not None and not negated and sentence.section not in UNTRACKED_SECTIONS,
        salience=m.salience,
        confidence=m.confidence,
        rules=rules,
    )
