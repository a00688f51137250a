"""Mentions to claims: names, bases, dates and places resolved, one row for every number."""

from __future__ import annotations

import bisect
import dataclasses
import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from numclaims.claims import QUANTITY_KINDS, UNTRACKED_SECTIONS, Attribution, AttributionType, Claim, Document
from numclaims.normalization import dates, places, register, roots, units
from numclaims.normalization.dateorder import ordered
from numclaims.reading import FAULTS, Mention, Reading

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
    """A claim for every mention of a document, in order of offset.

    A figure over which a rule breaks is set apart, and told in ``faults`` of the reading.
    """
    mentions = sorted(reading.mentions, key=_PLACE_IN_TEXT)
    if not mentions:
        return []
    document = reading.document
    shared = _document_hash(document)
    about = register.country_of_text(document.text) if any(m.attribution is not None for m in mentions) else ""
    claims = []
    for m in mentions:
        if m.kind not in QUANTITY_KINDS:
            claims.append(_set_apart(document, m, shared))
            continue
        try:
            claims.append(_claim(document, m, shared, about))
        except FAULTS as error:
            # As in the cascade: one figure that breaks a rule is told of and set apart, and the others are kept.
            reading.broke("normalization", m.start, error)
            m.rejected_by = "fault:normalization"
            claims.append(_set_apart(document, m, shared))
    return claims


def _set_apart(document: Document, m: Mention, shared: _Hash) -> Claim:
    """The row of a number that is no quantity."""
    row = _row(document, m, shared)
    row.rejected_by = m.rejected_by
    row.rules = tuple(m.rules)
    made: Claim = row
    return made


def _row(document: Document, m: Mention, shared: _Hash) -> Any:  # noqa: ANN401 -- a claim, which type checkers hold to be frozen
    """A claim with all that is told of any number; of a quantity, more is filled in.

    The fields are set one by one: of seventy keywords the interpreter looks for each among all, and that took fifteen times as
    long.
    """
    sentence = m.sentence
    start, end = m.start, m.end
    row: Any = object.__new__(Claim)
    row.claim_id = _id(shared, start, end)
    row.doc_id = document.id
    row.doc_sha256 = document.sha256
    row.publisher = document.publisher
    row.title = document.title
    row.url = document.url
    row.published_earliest = document.published_earliest
    row.published_latest = document.published_latest
    row.published_basis = document.published_basis
    row.section = sentence.section
    row.page = bisect.bisect_right(document.pages, start) if document.pages else None
    row.char_start = start
    row.char_end = end
    row.quote = document.text[start:end]
    row.sentence = sentence.text
    row.sentence_start = sentence.start
    row.sentence_end = sentence.end
    row.kind = m.kind
    row.copy_of = document.copy_of
    row.confidence = m.confidence
    row.rejected_by = row.value = row.low = row.high = row.qualifier_text = row.change = None
    row.unit = row.reported_unit = row.base_value = row.base_low = row.base_high = row.base_unit = None
    row.measure = row.counted = row.population = row.part_of = row.actor = row.hedge = None
    row.place_name = row.place_path = row.place_country = row.place_geonameid = row.lat = row.lon = None
    row.as_of_earliest = row.as_of_latest = row.period_start = row.period_end = None
    row.attributed_to = row.attribution_start = row.attribution_end = row.attributed_to_resolved = None
    row.cue = row.cue_start = row.cue_end = row.attribution_type = row.attribution_basis = row.root = None
    row.event_id = row.series_id = row.decision = None
    row.derived_from = row.relayed_by = ()
    row.negated = row.implied = row.tracked = False
    row.qualifier = "exact"
    row.stock_flow = "total"
    row.as_of_basis = "unknown"
    row.salience = 0.0
    if not _LATER:
        _LATER.append(_unset(row))
    for name, default in _LATER[0]:
        setattr(row, name, default)
    return row


_LATER: Final[list[tuple[tuple[str, object], ...]]] = []
"""Holds, once a row was made, the columns that are not filled above, each with its default: any that were added to the contract
since, and are for later steps to fill."""


def _unset(row: object) -> tuple[tuple[str, object], ...]:
    return tuple(
        (f.name, f.default) for f in dataclasses.fields(Claim) if f.name != "rules" and not hasattr(row, f.name)
    )


_BY_REGISTER: Final = frozenset({None, "official", "ngo", "expert", "witness", "document", "company", "media"})
"""Sorts that a source's words tell of anybody's ("a WHO spokesman", "the Committee to Protect Journalists")."""


def _type_of(said: Attribution, root: str, told: str | None) -> AttributionType | None:
    """The sort of source; a capital that speaks ("Ankara says") is its government, "Syrian television" state media.

    Of a body that the register knows it is the register's, unless the words themselves tell another: "a Syrian officer".
    """
    known = register.type_of(told.removeprefix("root:")) if told is not None and told.startswith("root:") else None
    if known is not None and known != "government" and said.type in _BY_REGISTER:
        return known
    if root.endswith(" government") and said.type in {None, "media"}:
        return "state_media" if said.type else "government"
    return said.type


def _claim(document: Document, m: Mention, shared: _Hash, about: str) -> Claim:
    """The row of a quantity."""
    row = _row(document, m, shared)
    row.value, row.low, row.high = m.value, m.low, m.high
    row.qualifier = m.qualifier
    row.qualifier_text = m.qualifier_text
    row.change = m.change
    unit = m.unit
    if unit is not None and m.kind not in _WITHOUT_BASE:
        unit = units.canonical(unit)
        row.base_value, row.base_unit = units.to_base(m.value, unit)
        row.base_low = units.to_base(m.low, unit)[0]
        row.base_high = units.to_base(m.high, unit)[0]
    else:
        row.base_value, row.base_low, row.base_high, row.base_unit = m.value, m.low, m.high, unit
    row.unit = unit
    row.reported_unit = m.reported_unit
    row.measure = m.measure
    row.counted = m.counted
    row.population = m.population
    if (whole := m.whole) is not None:
        row.part_of = _id(shared, whole.start, whole.end)
    row.actor = m.actor
    row.stock_flow = m.stock_flow
    row.hedge = m.hedge
    row.implied = m.implied
    country = None
    if m.place is not None:
        place = places.resolve(m.place)
        country = place.country
        row.place_name, row.place_path, row.place_country = place.name, place.path, country
        row.place_geonameid, row.lat, row.lon = place.geonameid, place.lat, place.lon
    holds, row.as_of_basis = dates.as_of(document, ordered(document, m.as_of, country))
    row.as_of_earliest, row.as_of_latest = holds
    row.period_start, row.period_end = dates.period(document, ordered(document, m.period, country), holds)
    said = m.attribution
    row.root, told = roots.root_and_rule(document, said, country, about)
    rules = tuple(m.rules)
    negated = m.negated
    if said is not None:
        rules += said.rules if told is None else (*said.rules, told)
        negated = negated or said.denied
        row.hedge = m.hedge or said.hedge
        _attribute(row, said, told)
    row.negated = negated
    row.tracked = m.measure is not None and not negated and m.sentence.section not in UNTRACKED_SECTIONS
    row.salience = m.salience
    row.rules = rules
    made: Claim = row
    return made


def _attribute(row: Any, said: Attribution, told: str | None) -> None:  # noqa: ANN401 -- see _row
    """Fill in who is said to say so; the root is known."""
    row.attributed_to, row.attribution_start, row.attribution_end = said.source, said.start, said.end
    row.attributed_to_resolved = said.resolved
    row.relayed_by = said.relayed_by
    row.cue, row.cue_start, row.cue_end = said.cue, said.cue_start, said.cue_end
    row.attribution_type = _type_of(said, row.root, told)
    row.attribution_basis = said.basis
