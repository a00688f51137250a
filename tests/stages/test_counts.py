"""Nouns: plurals to singulars, people against things, where a phrase ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import numclaims
from numclaims.extraction.things import nouns
from numclaims.extraction.things.singular import is_plural, singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("people", "person"), ("women", "woman"), ("policemen", "policeman"), ("grandchildren", "grandchild"),
        ("cities", "city"), ("buses", "bus"), ("crises", "crisis"), ("knives", "knife"), ("churches", "church"),
        ("boxes", "box"), ("houses", "house"), ("lives", "life"), ("heroes", "hero"), ("passers-by", "passer-by"),
        ("asylum-seekers", "asylum-seeker"), ("movies", "movie"), ("series", "series"), ("aircraft", "aircraft"),
        ("specimen", "specimen"), ("news", "news"),
    ],
)  # fmt: skip
def test_singular(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize("word", ["police", "his", "across", "crisis", "status", "news", "homs"])
def test_no_plural(word):
    assert not is_plural(word)


def test_a_name_in_is_is_a_people_only_with_a_capital():
    assert is_plural("iraqis", capital=True)
    assert not is_plural("tennis")


@pytest.mark.parametrize(
    "word",
    [
        "soldiers",
        "teenagers",
        "detainees",
        "journalists",
        "firemen",
        "midwives",
        "survivors",
        "engineers",
        "passers-by",
        "troops",
    ],
)
def test_people(word):
    assert nouns.thing(word)[0] == "person"


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("containers", "container"),
        ("committees", "committee"),
        ("sensors", "sensor"),
        ("coffees", "coffee"),
        ("days", "day"),
    ],
)
def test_things_that_look_like_people(word, unit):
    assert nouns.thing(word)[0] == unit


@pytest.mark.parametrize("word", ["Syrians", "Yemenis", "Sudanese", "Danes", "Israelis", "Londoners"])
def test_names_of_peoples(word):
    assert nouns.thing(word.lower(), capital=True)[0] == "person"


@settings(deadline=None)  # the first call reads the lexicons
@given(
    st.sampled_from(["soldiers", "tanks", "refugees"]),
    st.sampled_from(["were", "said", "in", "who", "fled", ",", "and then"]),
)
def test_the_phrase_ends_before_what_follows(noun, follower):
    (row, *_) = numclaims.extract(f"Some 12 {noun} {follower} there.")
    assert row.counted == noun


@given(st.text(alphabet="12 ofthemandsoiré-,.'\"()$%", max_size=60))
def test_any_text_is_read_without_a_crash(text):
    for row in numclaims.extract(text):
        assert text[row.char_start : row.char_end] == row.quote
        if row.counted is not None:
            assert row.counted in text
