"""Cues in a claim's own sentence, and the scope that follows from them."""

from __future__ import annotations

import pytest
from making import claim

from numclaims.series import context, givenup, roots, wording
from numclaims.series.findings.accounts import side


@pytest.mark.parametrize(
    ("quote", "sentence", "expected"),
    [
        ("51", "The toll rose from 51 to 91.", True),
        ("91", "The toll rose from 51 to 91.", False),
        ("51", "The toll is 24, down from 51.", True),
        ("51", "An earlier toll of 51 was withdrawn.", True),
        ("51", "A man from Hama said 51 people died.", False),
        ("51", "So far 24 have died, down from the 51 it gave on Monday.", True),
        ("51", "The agency has withdrawn its figure of 51 dead.", True),
        ("51", "Police took back their earlier statement that 51 people had died.", True),
        ("51", "The troops withdrew and left 51 dead.", False),
    ],
)
def test_superseded_in_the_same_sentence(quote, sentence, expected):
    assert givenup.superseded(claim(quote, sentence)) is expected


@pytest.mark.parametrize(
    ("quote", "sentence", "expected"),
    [
        ("7", "7 others died on the outskirts.", True),
        ("12", "12 more were killed in Hama.", True),
        ("30", "Another 30 people were killed.", True),
        ("30", "30 people were killed.", False),
    ],
)
def test_partial(quote, sentence, expected):
    assert wording.partial(claim(quote, sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("400 have been killed since the monitors arrived.", True),
        ("400 have been killed since March.", False),
        ("400 have been killed since anti-government protests began.", False),
        ("400 have been killed since the start of the uprising.", False),
        ("400 have been killed.", False),
    ],
)
def test_counted_from_another_beginning(sentence, expected):
    assert wording.odd_since(claim("400", sentence)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"sentence": "Unrest has left 1,000 people dead.", "place": "Syria", "quote": "1,000"}, "running"),
        ({"sentence": "The blast killed 12 people.", "place": "Hama, Hama, Syria", "quote": "12"}, "event"),
        ({"sentence": "The raid killed 12 people.", "place": "Syria", "quote": "12"}, "loose"),
        ({"sentence": "28 people were killed.", "place": "Syria", "quote": "28", "stock_flow": "increment"}, "daily"),
        (
            {"sentence": "1,600 refugees are there.", "place": "Turkey", "quote": "1,600", "measure": "refugees"},
            "state",
        ),
        (
            {"sentence": "In 1982 he killed 10,000.", "place": "Syria", "quote": "10,000", "published": "2011-06-07"},
            "past",
        ),
        ({"sentence": "30 km away.", "quote": "30", "measure": "distance", "kind": "measurement"}, "other"),
        ({"sentence": "Only 5,000 people remain.", "quote": "5,000", "measure": "population"}, "remaining"),
        (
            {"sentence": "The camp holds 5,000.", "quote": "5,000", "measure": "refugees", "stock_flow": "capacity"},
            "other",
        ),
    ],
)
def test_scope(fields, expected):
    assert context.scope(claim(**fields)) == expected


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("armed gangs", "rebel"),
        ("the army", "state"),
        ("terrorists", "rebel"),
        ("security forces", "state"),
        ("the earthquake", None),
        (None, None),
    ],
)
def test_sides(actor, expected):
    assert side(actor) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Syrian Observatory for Human Rights", True),
        ("activists", False),
        ("Waiting at the gates of the port Kenyan rights groups", False),
        ("a resident", False),
        ("Turkish foreign ministry", True),
    ],
)
def test_sources_that_can_be_told_from_others(said, expected):
    assert roots.named(claim("12", said=said)) is expected


def test_others_who_were_hurt_are_others_than_the_dead():
    words = "One person is still missing and 350 others were injured."
    assert not wording.partial(claim("350", words, measure="injured"))
    two = "In the town 40 were injured, and 350 others were injured in the villages."
    assert wording.partial(claim("350", two, measure="injured"))
    assert wording.partial(claim("12", "The driver and 12 others died.", measure="killed"))


def test_the_toll_of_a_disaster_is_no_whole_that_another_figure_is_counted_out_of():
    assert not wording.partial(claim("60", "The toll of the flood rose to 90, up from 60."))
    assert wording.partial(claim("51", "Of the 91 who fell ill, 51 died."))
