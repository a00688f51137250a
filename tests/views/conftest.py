import datetime as dt

import pytest

from numclaims.claims import Claim, Document, Series


@pytest.fixture
def claim():
    """A function that makes a claim of refugees in Turkey; fields not given are plausible."""
    count = iter(range(10_000))

    def make(value=1600.0, day=None, source="Turkish official", publisher="Reuters", qualifier="exact", **given):
        low = high = value
        words = {"at_least": "at least", "more_than": "more than", "up_to": "up to"}.get(qualifier)
        if qualifier in {"at_least", "more_than"}:
            high = None
        elif qualifier == "up_to":
            low = 0.0
        elif qualifier == "between":
            low, high = value, 1.25 * value
        quote = f"{value:,.0f}"
        sentence = f"{source} said {words + ' ' if words else ''}{quote} Syrians had crossed into Turkey."
        start = sentence.index(quote)
        number = next(count)
        values = {
            "claim_id": f"{number:016x}", "doc_id": f"{number % 5}.txt", "doc_sha256": "00", "publisher": publisher,
            "char_start": start, "char_end": start + len(quote), "quote": quote, "sentence": sentence,
            "sentence_start": 0, "sentence_end": len(sentence), "kind": "count",
            "value": None if qualifier == "between" else value, "low": low, "high": high,
            "qualifier": qualifier, "qualifier_text": words, "measure": "refugees", "unit": "person",
            "place_name": "Turkey", "place_path": "Turkey", "as_of_earliest": day, "as_of_latest": day,
            "as_of_basis": "published" if day else "unknown", "attributed_to": source, "root": source or publisher,
            "tracked": True, "salience": 0.5, "series_id": "s1",
        }  # fmt: skip
        return Claim(**(values | given))

    return make


@pytest.fixture
def series():
    def make(claims, **given):
        values = {
            "series_id": "s1", "measure": "refugees", "place_name": "Turkey", "unit": "person", "claims": len(claims),
            "roots": len({c.root for c in claims}),
        }  # fmt: skip
        return Series(**(values | given))

    return make


@pytest.fixture
def documents():
    day = dt.date(2011, 6, 20)
    return [
        Document(id="0.txt", text="", sha256="00", published_earliest=day, published_latest=day),
        Document(id="1.txt", text="", sha256="01"),
    ]
