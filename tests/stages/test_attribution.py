"""Reports of a sentence, and what every attribution must keep to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import numclaims
from numclaims.claims import Document
from numclaims.extraction import cascade
from numclaims.extraction.text.sentences import bounds_of, sentence_at
from numclaims.extraction.who.frames import frames_at
from numclaims.reading import Reading


def _frames(text):
    document = Document(id="x", text=text, sha256="")
    reading = Reading(document=document)
    reading.bounds = bounds_of(text)
    sentence = sentence_at(reading, 0)
    return [(sentence.words_text(*f.source), sentence.words_text(*f.cue)) for f in frames_at(reading, sentence)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Refugees who crossed the border today say the army has come.", [("Refugees", "say")]),
        ("In Damascus, the foreign minister later said talks would go on.", [("the foreign minister", "said")]),
        ("On Tuesday witnesses said shots were heard.", [("witnesses", "said")]),
        (
            "Rights groups and opposition activists say the toll is higher.",
            [("Rights groups and opposition activists", "say")],
        ),
        ("The army attacked and activists said the town burned.", [("activists", "said")]),
        ("The minister did not say how many had died.", []),
        ("He refused to say how many had died.", []),
        ("The United States sent food.", []),
    ],
)
def test_reports(text, wanted):
    assert _frames(text) == wanted


def test_spans_hold_the_words():
    text = "“We counted 12 graves,” said Salma. At least 30 people died, according to the mayor of Homs."
    for row in numclaims.extract(text):
        if row.attributed_to:
            assert text[row.attribution_start : row.attribution_end] == row.attributed_to
            assert text[row.cue_start : row.cue_end] == row.cue


def test_a_denial_is_marked():
    reading = cascade.read(Document(id="x", text="The army denied that 60 civilians had died.", sha256=""))
    assert [m.attribution.denied for m in reading.mentions if m.attribution] == [True]


def test_a_doubting_cue_is_kept_as_a_hedge():
    reading = cascade.read(Document(id="x", text="The rebels claimed to have killed 60 soldiers.", sha256=""))
    assert [m.attribution.hedge for m in reading.mentions if m.attribution] == ["claimed"]


_PIECES = st.sampled_from(
    ["activists", "said", "12 people", "died", ",", "according to", "the army", '"', "“", "”", ".", "he", "told Reuters",
     "that", "and", "who", "reports", "\n\n", ":", "--", "citing", "as saying", "quoted", "Mr Khalil", "(", ")"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_order_of_words_is_survived_and_spans_stay_true(pieces):
    text = " ".join(pieces)
    for row in numclaims.extract(text):
        if row.attributed_to is not None:
            assert text[row.attribution_start : row.attribution_end] == row.attributed_to
            assert not row.attribution_start <= row.char_start < row.attribution_end


def test_a_text_without_a_full_stop_costs_no_square_of_its_length():
    text = "the army said 12 men died and activists say 5 fled " * 400
    rows = [row for row in numclaims.extract(text) if row.kind == "count"]
    assert rows[0].attributed_to == "the army"
