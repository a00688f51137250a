from pathlib import Path

import pytest

from numclaims import extract
from numclaims.claims import PlaceMention
from numclaims.normalization.places import resolve


def place_of(text, quote, **known):
    row = next(r for r in extract(text, **known) if r.quote == quote)
    return row.place_path


def test_key_gives_path_country_and_coordinates():
    place = resolve(PlaceMention(name="Hama", key="geonames:170017"))
    assert (place.path, place.country, place.geonameid) == ("Hama, Syria", "SYR", 170017)
    assert place.lat == pytest.approx(35.13, abs=0.05)


def test_place_of_the_text_lies_in_the_nearest_known_container():
    place = resolve(PlaceMention(name="Zaatari", within=("Camp quarter", "country:JOR")))
    assert (place.path, place.country, place.lat) == ("Zaatari, Camp quarter, Jordan", "JOR", None)


def test_place_that_nobody_knows_keeps_its_name():
    place = resolve(PlaceMention(name="Zaatari"))
    assert (place.key, place.path, place.country) == ("Zaatari", "Zaatari", None)


@pytest.mark.parametrize("name", ["Cote d'Ivoire", "C\u00f4te d\u2019Ivoire"])
def test_a_name_may_hold_a_word_that_an_apostrophe_cuts(name):
    assert place_of(f"Floods killed 12 people in {name} on Monday.", "12") == "Ivory Coast"


@pytest.mark.parametrize("words", ["the United Nations", "Parliament", "Reuters", "March", "Twitter"])
def test_no_place(words):
    assert place_of(f"At {words} in spring, 12 people were killed.", "12") is None


def test_an_institution_is_no_town_but_tells_the_country():
    assert place_of("The White House said 12 people were killed.", "12") in {None, "United States"}


@pytest.mark.parametrize("town", ["Hama", "Kandahar", "Maiduguri", "Donetsk", "Port-au-Prince", "Mogadishu"])
@pytest.mark.parametrize(
    "sentence",
    [
        "At least 12 people were killed in {}.",
        "In {}, gunmen killed 12 people.",
        "Warplanes bombed {}, killing 12 people.",
        "An explosion near {} killed 12 people.",
        "The shelling of {} killed 12 people.",
        "A blast in the northern city of {} left 12 people dead.",
    ],
)
def test_places_of_an_event(sentence, town):
    assert place_of(sentence.format(town), "12").startswith(town)


def test_names_of_places_stay_within_their_text():
    text = "Syria: 12 people were killed in the village of Qasr el-Breij. Another 5 died in Aleppo."
    for row in extract(text):
        assert row.place_name is None or row.place_country == "SYR"


@pytest.mark.parametrize(
    "text",
    [
        "aHoms: 5 died in _Homs, iPhone",
        "",
        "12",
        "In 12 12 12",
        "In In In 5 died in in",
        "'s 12 killed of of",
        "(, 4 dead ,)",
        "AL AL 3 KILLED",
    ],
)
def test_odd_texts_break_nothing(text):
    extract(text)


@pytest.mark.parametrize(
    ("seed", "quote", "path"),
    [
        ("000_9482baecf69d5596", "scores", "Jisr al-Shughour, Idlib, Syria"),
        ("000_9482baecf69d5596", "1,000", "Syria"),
        ("000_9482baecf69d5596", "tens of thousands", "Jisr al-Shughour, Idlib, Syria"),
        ("001_8ba3d0af51c8a164", "scores", "Jisr al-Shughour, Idlib, Syria"),
        ("001_8ba3d0af51c8a164", "10,000", "Syria"),
        ("002_b0c66e1cdcc379da", "1,000", "Syria"),
        ("002_b0c66e1cdcc379da", "10,000", "Syria"),
        ("002_b0c66e1cdcc379da", "120", "Jisr al-Shughour, Idlib, Syria"),
        ("003_a36c423766994ae6", "120", "Jisr al-Shughour, Idlib, Syria"),
        ("003_a36c423766994ae6", "10,000", "Syria"),
        ("004_64a17e06fa32b75d", "five", "al-Sarmaneyah, Idlib, Syria"),
        ("004_64a17e06fa32b75d", "thousands", "Turkey"),
        ("004_64a17e06fa32b75d", "100", "Jisr al-Shughour, Idlib, Syria"),
        ("001_8ba3d0af51c8a164", "120", "Jisr al-Shughour, Idlib, Syria"),
        ("001_8ba3d0af51c8a164", "1,100", "Syria"),
        ("002_b0c66e1cdcc379da", "4,000", "Turkey"),
        ("002_b0c66e1cdcc379da", "70,000", "Jisr al-Shughour, Idlib, Syria"),
        ("003_a36c423766994ae6", "1,000", "Turkey"),
        ("003_a36c423766994ae6", "1,600", "Turkey"),
        ("003_a36c423766994ae6", "1,100", "Syria"),
        ("004_64a17e06fa32b75d", "120", "Jisr al-Shughour, Idlib, Syria"),
        ("004_64a17e06fa32b75d", "5,000", "Turkey"),
    ],
)
def test_seed_articles(seed, quote, path):
    text = (Path(__file__).parents[2] / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")
    assert place_of(text, quote, published="2011-06-10") == path


def test_men_holed_up_are_in_the_town_of_the_sentence_before():
    text = (Path(__file__).parents[2] / "seeds" / "004_64a17e06fa32b75d.txt").read_text(encoding="utf-8")
    first = next(r for r in extract(text, published="2011-06-10") if r.quote == "a thousand")
    assert first.place_path == "Jisr al-Shughour, Idlib, Syria"


def test_a_noun_in_capitals_is_no_town():
    assert place_of("12 MEN WERE KILLED, THE ARMY SAID.", "12") is None


def test_a_combined_toll_of_two_countries_is_of_neither():
    text = "Rescuers in Mali and Niger are at work, and officials said the combined death toll had risen to 43."
    assert place_of(text, "43") is None


def test_a_province_is_of_the_country_just_named_whatever_the_text_is_about():
    text = "Storms struck Vietnam. Vietnam shut schools. In north Thailand, roads are cut. Two died in Chiang Mai province."
    assert place_of(text, "Two") == "Chiang Mai, Thailand"
