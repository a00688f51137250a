import pytest

from numclaims.claims import Document
from numclaims.extraction.numbers import numerals
from numclaims.extraction.text import candidates
from numclaims.extraction.text.sentences import bounds_of, sentence_at
from numclaims.reading import Reading


def mentions(text):
    reading = Reading(document=Document(id="x", text=text, sha256=""), bounds=[(0, len(text))])
    sentence = sentence_at(reading, 0)
    numerals.find(reading, sentence)
    return sentence.mentions


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("816 000", 816000),
        ("1 234 567.89", 1234567.89),
        ("1'000'000", 1e6),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("12,34,567", 1234567),
        ("2.7m people", 2.7e6),
        ("5m deep", 5),
        ("10K", 10000),
        ("1.2 mln", 1.2e6),
        ("3bn", 3e9),
        ("4 hundred", 400),
        ("1.15 hundred", 115),
        ("3 hundred and 21", 321),
        ("2 million 300 thousand", 2.3e6),
        ("2 1/2", 2.5),
        ("2½ million", 2.5e6),
        ("3 million and a half", 3.5e6),
        ("one hundred and sixteen", 116),
        ("twelve hundred", 1200),
        ("fifty   two", 52),
        ("two hundred thousand and five", 200005),
        ("half a dozen", 6),
        ("half-a-million", 500000),
        ("two dozen", 24),
        ("a couple hundred", 200),
        ("nine point nought four", 9.04),
        ("two million and one half", 2.5e6),
        ("three-quarters", 0.75),
        ("one hundred and thirty fifths", 26),
        ("sixfold", 6),
        ("10-fold", 10),
        ("minus-240", -240),
        ("$-31.6bn", -3.16e10),
        ("1.3e6", 1.3e6),
        ("2.5^-1", 0.4),
        ("3 x 10^6", 3e6),
        ("one in five", 0.2),
        ("٣٤", 34),
    ],
)
def test_value(text, value):
    found = mentions(text)
    assert [m.value for m in found] == [pytest.approx(value, rel=1e-12)]


@pytest.mark.parametrize(
    "text", ["no one", "multi-million", "he scores often", "half-brother", "the second half", "km"]
)
def test_no_quantity(text):
    assert [m for m in mentions(text) if m.rejected_by is None] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("version 1.2.3", "numeral:no-single-number"),
        ("12345678901234567890", "numeral:no-single-number"),
        ("the twenty-first", "numeral:ordinal"),
        ("21st", "numeral:ordinal"),
        ("a third man", "numeral:ordinal"),
    ],
)
def test_set_apart(text, rule):
    assert [m.rejected_by for m in mentions(text)] == [rule]


def test_five_and_six_are_two_numbers():
    assert [m.value for m in mentions("five six")] == [5, 6]


def test_second_the_unit_is_no_ordinal():
    assert [m.kind for m in mentions("5 metres per second")] == ["number"]


def test_a_quote_is_at_most_sixty_characters_and_the_value_whole():
    text = "one million two hundred and thirty-four thousand five hundred and sixty-seven"
    (m,) = mentions(text)
    assert m.value == 1234567
    assert m.end - m.start <= 60


@pytest.mark.parametrize(
    "text", ["½ of it left.", "The FIRST came.", "In her thirties.", "A dozen.", "Tenfold.", "٣ men."]
)
def test_every_sentence_with_a_numeral_is_a_candidate(text):
    filler = "Nothing is here. "
    reading = Reading(document=Document(id="x", text=filler + text, sha256=""))
    reading.bounds = bounds_of(reading.document.text)
    assert 1 in candidates.candidate_sentences(reading)
