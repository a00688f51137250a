"""A stage that breaks over one sentence costs that answer alone: every other figure is read, and the fault is told."""

import logging

import pytest

from numclaims import Trouble, extract
from numclaims.documents.making import make_document
from numclaims.explaining import explain_text
from numclaims.extraction import cascade
from numclaims.normalization import claiming
from numclaims.pipeline import extracting

TEXT = "Police in Kandy said 12 people were killed on Friday. The mayor said 40 were hurt in Galle."


def breaking(inner, word):
    """A stage or function that does as ``inner`` does, but breaks where a word stands."""

    def stage(about, *others):
        if any(word in getattr(o, "vocabulary", ()) or getattr(o, "words", "") == word for o in (about, *others)):
            raise IndexError("list index out of range")
        return inner(about, *others)

    return stage


@pytest.mark.faults
@pytest.mark.parametrize("name", [name for name, _ in cascade.SENTENCE_STAGES])
def test_the_figures_of_other_sentences_stand_whatever_breaks(name, monkeypatch, caplog):
    whole = {c.quote: c for c in extract(TEXT)}
    stages = tuple((n, breaking(s, "mayor") if n == name else s) for n, s in cascade.SENTENCE_STAGES)
    monkeypatch.setattr(cascade, "SENTENCE_STAGES", stages)
    with caplog.at_level(logging.WARNING, "numclaims"):
        left = {c.quote: c for c in extract(TEXT)}
    assert left["12"] == whole["12"]
    assert ("40" in left) == (name != "numerals")
    assert f"'{name}' broke at offset 54 (IndexError: list index out of range, test_faults.py line" in caplog.text


@pytest.mark.faults
def test_a_stage_of_the_whole_text_may_break(monkeypatch, caplog):
    def broken(_reading):
        raise KeyError("weight")

    monkeypatch.setattr(cascade, "DOCUMENT_STAGES", (("salience", broken),))
    assert [c.quote for c in extract(TEXT)] == ["12", "40"]
    assert "'salience' broke" in caplog.text


@pytest.mark.faults
def test_a_figure_that_cannot_be_normalised_is_set_apart(monkeypatch, caplog):
    real = claiming.dates.as_of

    def days(document, expression):
        return real(document, expression) if expression is None else 1 / 0

    monkeypatch.setattr(claiming.dates, "as_of", days)
    rows = {c.quote: c for c in extract(TEXT)}
    assert rows["12"].rejected_by == "fault:normalization"
    assert rows["40"].measure == "injured"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.faults
def test_explain_shows_what_broke(monkeypatch):
    stages = tuple((n, breaking(s, "mayor") if n == "places" else s) for n, s in cascade.SENTENCE_STAGES)
    monkeypatch.setattr(cascade, "SENTENCE_STAGES", stages)
    lines = " ".join(explain_text(TEXT))
    assert "FAULT: the stage 'places' broke at offset 54" in lines


@pytest.mark.faults
def test_what_breaks_over_and_over_makes_the_document_a_trouble_and_the_others_are_read(monkeypatch):
    stages = tuple((n, breaking(s, "mayor") if n == "places" else s) for n, s in cascade.SENTENCE_STAGES)
    monkeypatch.setattr(cascade, "SENTENCE_STAGES", stages)
    bad = make_document("bad", " ".join(f"The mayor said {n} were hurt." for n in range(2, 9)))
    trouble = extracting.claims_or_trouble(bad)
    assert isinstance(trouble, Trouble)
    assert "a fault in numclaims (IndexError: list index out of range, test_faults.py line" in trouble.problem
    assert len(extracting.claims_or_trouble(make_document("good", "Police said 12 were hurt."))) == 1


@pytest.mark.faults
def test_a_broken_program_is_no_odd_sentence(monkeypatch):
    def broken(_reading, _sentence):
        raise NameError("name 'x' is not defined")

    monkeypatch.setattr(cascade, "SENTENCE_STAGES", (*cascade.SENTENCE_STAGES, ("broken", broken)))
    with pytest.raises(NameError):
        extract(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Two killed by an gunmen",
        "The government has denied the concerns.\nFour were also killed",
        "The index stood at 1 234.3.5 and on 1 234.10.2017",
        "Secretary-General , told \nThe report found 14",
        "7,500 violence began a year Earlier,",
        "with SNC) warning 30000",
    ],
)
def test_what_once_broke_a_stage(text):
    """Cut, mangled or ill-spaced texts; a stage that breaks fails any test (conftest.py)."""
    for row in extract(text, published="2015-03-04"):
        assert text[row.char_start : row.char_end] == row.quote
