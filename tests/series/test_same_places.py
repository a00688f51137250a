"""A village told with its province in one text and without it in another is one place."""

from __future__ import annotations

import dataclasses

from making import claim

from numclaims.series import sameplaces


def at(*paths, **fields):
    rows = [claim("40", doc=f"{n}.txt", place=path, **fields) for n, path in enumerate(paths)]
    return [dataclasses.replace(row, place_path=path) for row, path in zip(rows, paths, strict=True)]


def paths(rows):
    return [row.place_path for row in sameplaces.unified(rows)]


def test_the_province_that_one_text_tells_holds_for_all():
    assert paths(at("Wulari, Kenya", "Wulari, Turkana, Kenya")) == ["Wulari, Turkana, Kenya"] * 2


def test_of_two_provinces_neither_is_meant():
    told = at("Wulari, Kenya", "Wulari, Turkana, Kenya", "Wulari, Marsabit, Kenya")
    assert paths(told)[0] == "Wulari, Kenya"


def test_another_country_has_its_own():
    assert paths(at("Wulari, Uganda", "Wulari, Turkana, Kenya"))[0] == "Wulari, Uganda"


def test_a_place_of_the_gazetteer_stays():
    told = at("Wulari, Kenya", "Wulari, Turkana, Kenya")
    known = dataclasses.replace(told[0], place_geonameid=7)
    assert paths([known, told[1]])[0] == "Wulari, Kenya"
