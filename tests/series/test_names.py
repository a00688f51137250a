"""One name for one source over all texts: what is merged, and what is not on likeness alone."""

from __future__ import annotations

import dataclasses

from making import claim

from numclaims.series import names


def told(written, root, doc="a.txt", country="Peru", **fields):
    row = claim("40", f"{written} said 40 people were killed.", doc=doc, place=country, **fields)
    return dataclasses.replace(row, attributed_to=written, root=root, claim_id=f"{doc}{written}{country}")


def roots(*rows):
    return [row.root for row in names.unified(rows)]


def test_the_more_usual_spelling_of_a_person():
    rows = [
        told("Police spokesman Ramon Quiroga", "Ramon Quiroga"),
        told("police spokesman Ramon Quiroga", "Ramon Quiroga", "b.txt"),
        told("spokesman Ramon Quirogo", "Ramon Quirogo", "c.txt"),
    ]
    assert roots(*rows) == ["Ramon Quiroga"] * 3


def test_short_words_make_two_people():
    rows = [told("Colonel Juan Ruiz", "Juan Ruiz"), told("Colonel Juan Ruis", "Juan Ruis", "b.txt")]
    assert roots(*rows) == ["Juan Ruiz", "Juan Ruis"]


def test_an_office_is_its_holder_s():
    rows = [
        told("Peruvian Health Minister Ana Salazar", "Ana Salazar"),
        told("The health minister", "Peruvian health minister", "b.txt"),
    ]
    assert roots(*rows) == ["Ana Salazar"] * 2


def test_of_two_holders_neither_is_meant():
    rows = [
        told("Health Minister Ana Salazar", "Ana Salazar"),
        told("Health Minister Luis Paredes", "Luis Paredes", "b.txt"),
        told("The health minister", "Peruvian health minister", "c.txt"),
    ]
    assert roots(*rows)[2] == "Peruvian health minister"


def test_another_country_has_its_own_minister():
    rows = [
        told("Peruvian Health Minister Ana Salazar", "Ana Salazar"),
        told("The health minister", "Chilean health minister", "b.txt", "Chile"),
    ]
    assert roots(*rows)[1] == "Chilean health minister"


def test_a_spokesman_or_an_official_is_nobody_in_particular():
    rows = [
        told("Police spokesman Ramon Quiroga", "Ramon Quiroga"),
        told("a police spokesman", "police spokesman", "b.txt"),
    ]
    assert roots(*rows)[1] == "police spokesman"


def test_the_one_person_of_a_surname():
    rows = [told("President Ana Salazar", "Ana Salazar"), told("Salazar", "Salazar", "b.txt")]
    assert roots(*rows) == ["Ana Salazar"] * 2


def test_an_institution_without_its_country_in_the_same_text():
    full, short = told("the Peruvian Red Cross", "Peruvian Red Cross"), told("the Red Cross", "Red Cross")
    assert roots(full, short) == ["Peruvian Red Cross"] * 2
    assert roots(full, dataclasses.replace(short, doc_id="b.txt"))[1] == "Red Cross"


def test_words_that_say_only_what_it_is():
    rows = [told("Blue Lantern", "Blue Lantern"), told("the Blue Lantern aid group", "Blue Lantern aid group", "b.txt")]
    assert roots(*rows) == ["Blue Lantern"] * 2


def test_what_a_person_corrected_stays():
    rows = [told("President Ana Salazar", "Ana Salazar"), told("Salazar", "Salazar", "b.txt", decision="corrected")]
    assert roots(*rows)[1] == "Salazar"


def test_its_own_names_change_nothing():
    rows = [
        told("Peruvian Health Minister Ana Salazar", "Ana Salazar"),
        told("The health minister", "Peruvian health minister"),
    ]
    once = names.unified(rows)
    assert names.unified(once) == once


def test_a_copy_s_hospital_is_that_of_the_original():
    first = told("a hospital", "hospital (Lakeside Wire)", publisher="Lakeside Wire")
    copy = told("a hospital", "hospital (The Daily)", "b.txt", publisher="The Daily", copy_of="a.txt")
    other = told("a hospital", "hospital (The Post)", "c.txt", publisher="The Post")
    assert roots(first, copy, other) == ["hospital (Lakeside Wire)"] * 2 + ["hospital (The Post)"]


def test_what_a_group_is_called_beside_its_name():
    rows = [
        told("the Lakeside Front", "Lakeside Front"),
        told("the opposition Lakeside Front", "opposition Lakeside Front", "b.txt"),
    ]
    assert roots(*rows) == ["Lakeside Front"] * 2
    assert roots(rows[1]) == ["opposition Lakeside Front"]


def test_a_headline_s_ministry_is_the_one_its_text_names():
    short, full = (
        told("Peruvian ministry", "Peruvian ministry"),
        told("the interior ministry", "Peruvian interior ministry"),
    )
    assert roots(short, full) == ["Peruvian interior ministry"] * 2
    other = told("the health ministry", "Peruvian health ministry")
    assert roots(short, full, other)[0] == "Peruvian ministry"
