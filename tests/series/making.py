"""Claims made by hand for tests: say what matters, the rest is filled in."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from numclaims.claims import Claim, Document

VAGUE = {"dozens": (24, 99), "scores": (40, None), "hundreds": (200, 999), "thousands": (2000, 9999)}


def day(value: str | dt.date | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value or None


def bounds(value: float | None, qualifier: str) -> tuple[float | None, float | None]:
    if value is None:
        return None, None
    if qualifier in {"at_least", "more_than"}:
        return value, None
    if qualifier in {"up_to", "at_most", "less_than"}:
        return 0.0, value
    return value, value


def claim(quote: str, sentence: str | None = None, **fields: Any) -> Claim:
    """A claim with the given quote; ``place``, ``said``, ``published``, ``as_of``, ``happened`` are short for several columns.

    ``as_of`` is the day as of which it was counted, ``happened`` the day of the event, which is both.
    """
    doc = fields.pop("doc", "a.txt")
    sentence = sentence or f"{quote} people were killed."
    start = fields.pop("at", sentence.find(quote))
    published = day(fields.pop("published", None))
    happened = day(fields.pop("happened", None))
    as_of = day(fields.pop("as_of", None)) or happened
    if happened:
        fields.setdefault("period_start", happened)
        fields.setdefault("period_end", happened)
    place = fields.pop("place", None)
    said = fields.pop("said", None)
    offset = fields.pop("offset", 0)
    publisher = fields.pop("publisher", None)
    qualifier = fields.pop("qualifier", "vague" if quote.lower() in VAGUE else "exact")
    value = fields.pop("value", None)
    if value is None and quote.replace(",", "").replace(".", "").isdigit():
        value = float(quote.replace(",", ""))
    low, high = bounds(value, qualifier)
    if quote.lower() in VAGUE:
        low, high = VAGUE[quote.lower()]
        value = float(low)
    low, high = fields.pop("low", low), fields.pop("high", high)
    kind = fields.pop("kind", "count")
    unit = fields.pop("unit", "person")
    values: dict[str, Any] = {
        "claim_id": hashlib.sha256(f"{doc}|{offset}|{start}|{sentence}".encode()).hexdigest()[:16],
        "doc_id": doc,
        "doc_sha256": "0" * 64,
        "publisher": publisher,
        "published_earliest": published,
        "published_latest": published,
        "published_basis": "metadata" if published else "unknown",
        "char_start": offset + start,
        "char_end": offset + start + len(quote),
        "quote": quote,
        "sentence": sentence,
        "sentence_start": offset,
        "sentence_end": offset + len(sentence),
        "kind": kind,
        "value": value,
        "low": low,
        "high": high,
        "qualifier": qualifier,
        "unit": unit,
        "base_value": value,
        "base_low": low,
        "base_high": high,
        "base_unit": unit,
        "measure": "killed",
        "place_name": place.split(",")[0] if place else None,
        "place_path": place,
        "as_of_earliest": as_of or published,
        "as_of_latest": as_of or published,
        "as_of_basis": fields.pop("basis", "stated" if as_of else "published" if published else "unknown"),
        "attributed_to": said,
        "root": fields.pop("root", said or publisher or doc),
        "attribution_type": fields.pop("type", None),
        "tracked": True,
        "confidence": 0.8,
        "salience": 0.5,
    }
    for name in (
        "period_start",
        "period_end",
        "as_of_earliest",
        "as_of_latest",
        "published_earliest",
        "published_latest",
    ):
        if name in fields:
            values[name] = day(fields.pop(name))
    return Claim(**{**values, **fields})


def document(name: str, text: str = "", published: str | None = None, publisher: str | None = None) -> Document:
    when = day(published)
    return Document(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publisher=publisher,
        published_earliest=when,
        published_latest=when,
        published_basis="metadata" if when else "unknown",
    )
