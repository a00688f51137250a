"""Where quotations begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.extraction.who.quotations import LONGEST, quotations_of


def _texts(text):
    found = quotations_of(text)
    return [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “go away” and left.", ["“go away”"]),
        ('He said "go away" and "now", then left.', ['"go away"', '"now"']),
        ("`` Go away , '' he said .", ["`` Go away , ''"]),
        ('He paid 5" for the pipe.', []),
        ("“One. Two. Three,” she said.", ["“One. Two. Three,”"]),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("No marks at all.", []),
    ],
)
def test_spans(text, wanted):
    assert _texts(text) == wanted


def test_paragraphs_of_one_speech_belong_together():
    found = quotations_of("“One.\n\n“Two.\n\n“Three,” he said. “Four.”")
    assert found.first == [0, 0, 0, 3]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    assert _texts("“One went on.\n\nThe writer speaks. “Two,” he said.") == ["“One went on.", "“Two,”"]


def test_an_unclosed_quotation_does_not_swallow_the_document():
    text = "“" + "word " * LONGEST + "”"
    assert max(map(len, _texts(text))) <= LONGEST + 1


def test_at_finds_the_quotation_that_holds_an_offset():
    text = "He said “go away” and left."
    found = quotations_of(text)
    assert [found.at(text.index(w)) for w in ("said", "go", "left")] == [-1, 0, -1]


@given(st.text(alphabet="ab .\n\"“”`'", max_size=200))
def test_spans_are_ordered_and_never_overlap(text):
    found = quotations_of(text)
    last = 0
    for start, end in zip(found.starts, found.ends, strict=True):
        assert last <= start < end <= len(text)
        last = end
