"""Every entry of the lexicon of events is tried on its own examples and counterexamples."""

from __future__ import annotations

import pytest
from making import claim

from numclaims.lexicons.loader import entries
from numclaims.series import eventdays, eventwords, wording

ENTRIES = [(table, row) for table in ("cause", "deed", "means", "side")
           for row in entries(eventwords.LEXICON, table, eventwords.EventWords)]  # fmt: skip


def told(table, text):
    if table == "side":
        return {eventwords.side(text)}
    row = claim("12", text, at=0)
    return {
        "cause": lambda: {wording.cause(row)},
        "deed": lambda: wording.deeds(row),
        "means": lambda: wording.means(row),
    }[table]()


@pytest.mark.parametrize(("table", "entry"), ENTRIES, ids=[f"{table}:{row.name}" for table, row in ENTRIES])
def test_entry(table, entry):
    for example in entry.examples:
        assert entry.name in told(table, example), example
    for example in entry.counterexamples:
        assert entry.name not in told(table, example), example


def test_a_thing_that_a_place_sees_once_makes_one_event():
    assert wording.deeds_once(claim("12", "The massacre left 12 dead after a raid.")) == {"massacre"}


def test_an_actor_with_words_of_both_sides_has_none():
    assert eventwords.side("soldiers and rebels") is None
    assert eventwords.side(None) is None
    assert eventwords.side("anti-government gunmen") == "rebel"


def test_the_other_side_is_told_by_plain_words_only():
    assert eventwords.tells_of_other("rebel", "said the army had shot them")
    assert not eventwords.tells_of_other("rebel", "said comrades had shot them")
    assert not eventwords.tells_of_other("state", "said the army had shot them")


def test_an_earlier_disaster_is_told_by_its_noun_and_an_earlier_toll_is_none():
    assert eventdays.tells_earlier("the earlier quake, which measured 6, claimed ", " lives.")
    assert eventdays.tells_earlier("it came nine days after the first one killed ", ".")
    assert eventdays.tells_earlier("", " people died in the previous flood.")
    assert not eventdays.tells_earlier("the earlier toll of the quake was ", ".")
    assert not eventdays.tells_earlier("in the first week of the floods ", " died.")
    assert not eventdays.tells_earlier("the quake killed ", " people.")
