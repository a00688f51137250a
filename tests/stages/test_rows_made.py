"""Rows are made field by field, and texts are read without the garbage collector: what that must not change."""

import dataclasses
import gc

import pytest

from numclaims.claims import Claim
from numclaims.documents.making import make_document
from numclaims.extraction import cascade
from numclaims.normalization import claiming
from numclaims.pipeline import claims_of

TEXT = "Twelve people were killed in Hama on 7 June, the army said, and 5 miles of road were closed. Call 911."


def test_every_column_of_every_row_is_filled():
    """A field that nobody set would raise an AttributeError where the row is written."""
    claims = claims_of(make_document(id="a", text=TEXT))
    assert {c.kind for c in claims} >= {"count", "measurement", "date", "identifier"}
    for claim in claims:
        assert Claim(**dataclasses.asdict(claim)) == claim


def test_a_column_that_this_stage_does_not_know_gets_its_default(monkeypatch):
    @dataclasses.dataclass(slots=True, kw_only=True)
    class Wider(Claim):
        added: str = "later"

    monkeypatch.setattr(claiming, "Claim", Wider)
    monkeypatch.setattr(claiming, "_LATER", [])
    reading = cascade.read(make_document(id="a", text=TEXT))
    assert {row.added for row in claiming.to_claims(reading)} == {"later"}


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(monkeypatch, collecting):
    def fails(_document):
        raise ZeroDivisionError

    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        claims_of(make_document(id="a", text=TEXT))
        assert gc.isenabled() == collecting
        monkeypatch.setattr(cascade, "read", fails)
        with pytest.raises(ZeroDivisionError):
            claims_of(make_document(id="a", text=TEXT))
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if was else gc.disable)()
