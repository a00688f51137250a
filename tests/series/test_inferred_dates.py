"""Dates that are unknown: an interval from what the texts allow, and open ends where they allow nothing."""

from __future__ import annotations

import datetime as dt
import random
import statistics

import pytest

from numclaims.documents.making import make_document
from numclaims.pipeline import claims_of, together
from numclaims.series import copies, dating

DATED = (
    "Government officials said armed gangs killed 120 soldiers in the town of Jisr al-Shughour on Monday. "
    "The army promised an answer."
)


def basis(*documents):
    return together.lay_over(documents, [row for d in documents for row in claims_of(d)])


def infer(*documents):
    claims = [row for d in documents for row in claims_of(d)]
    return dating.infer(documents, claims, copies.find(documents))


def days(found):
    return tuple(day.isoformat() if day else None for day in (found.earliest, found.latest))


FIRST = make_document("dated", DATED, published="2011-06-07", publisher="VOA")


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("A week ago, 120 soldiers were killed in Jisr al-Shughour.", "2011-06-12", "2011-06-14"),
        ("Yesterday 120 soldiers were killed in Jisr al-Shughour.", "2011-06-07", "2011-06-07"),
        ("On Monday 120 soldiers were killed in Jisr al-Shughour.", "2011-06-06", "2011-06-12"),
        ("In Jisr al-Shughour 120 soldiers were killed.", "2011-06-06", None),
    ],
)
def test_an_event_that_a_dated_text_tells_places_the_text(words, earliest, latest):
    found = infer(FIRST, make_document("undated", words))
    assert days(found["undated"]) == (earliest, latest)
    assert "dated" in found["undated"].reason


@pytest.mark.parametrize(
    "words",
    [
        "Tanks stood at the edge of the town, residents said.",  # nothing in common
        "A week ago, 12 soldiers were killed in Jisr al-Shughour.",  # a number that comes again by chance
        "A week ago, 120 soldiers were killed in Hama.",  # another place
        "Some 100 soldiers were killed in Jisr al-Shughour.",  # a round number
    ],
)
def test_nothing_is_made_up(words):
    assert infer(FIRST, make_document("undated", words)) == {}


def test_of_several_dated_texts_the_earliest_is_named_whatever_their_order():
    retold = (
        "Of the 120 soldiers who were killed in Jisr al-Shughour on Monday nothing is left but graves, a farmer said."
    )
    later = make_document("again", retold, published="2011-06-08", publisher="BBC")
    undated = make_document("undated", "A week ago, 120 soldiers were killed in Jisr al-Shughour.")
    there, back = infer(FIRST, later, undated)["undated"], infer(later, FIRST, undated)["undated"]
    assert there == back
    assert "of which dated tells" in there.reason


def test_words_that_fit_no_day_of_the_event_do_not_place_it():
    found = infer(FIRST, make_document("undated", "On Thursday 120 soldiers were killed in Jisr al-Shughour."))
    assert days(found["undated"]) == ("2011-06-06", None)


def test_a_text_is_no_older_than_the_past_it_tells_of():
    text = "The ceasefire of 12 April 2012 has failed, the envoy said. Talks will be held on 30 June 2012 in Geneva."
    assert days(infer(make_document("undated", text))["undated"]) == ("2012-04-11", None)


@pytest.mark.parametrize(
    "text", ["Elections are planned for 2014.", "The plant will open by 3 May 2015.", "Resolution 2042 was adopted."]
)
def test_what_lies_ahead_and_numbers_that_only_look_like_years_date_nothing(text):
    assert infer(make_document("undated", text)) == {}


def test_a_copy_has_the_days_of_its_original():
    text = " ".join(
        f"In the {place} quarter the {thing} was found open and the neighbours had seen nobody since the {day} storm."
        for place, thing, day in zip(
            ("old", "upper", "eastern", "harbour", "mill"),
            ("bakery", "school", "clinic", "depot", "chapel"),
            ("spring", "autumn", "winter", "summer", "last"),
            strict=True,
        )
    )
    found = infer(make_document("a", text, published="2011-06-07", publisher="AFP"), make_document("b", text))
    assert days(found["b"]) == ("2011-06-06", "2011-06-10")


def test_claims_get_their_days_from_the_date_inferred():
    undated = make_document(
        "undated", "A week ago, 120 soldiers were killed in Jisr al-Shughour. Some 30 people were hurt there yesterday."
    )
    made = basis(FIRST, undated)
    document = next(d for d in made.documents if d.id == "undated")
    assert document.published_basis == "inferred"
    hurt = next(row for row in made.claims if row.quote == "30")
    assert (hurt.published_earliest, hurt.published_latest) == (dt.date(2011, 6, 12), dt.date(2011, 6, 14))
    assert (hurt.as_of_earliest, hurt.as_of_latest) == (dt.date(2011, 6, 11), dt.date(2011, 6, 13))
    assert hurt.as_of_basis == "relative"
    assert "a week ago" in made.reasons["undated"]["published_reason"].lower()


def test_dated_documents_stay_as_they_are():
    made = basis(FIRST, make_document("undated", "A week ago, 120 soldiers were killed in Jisr al-Shughour."))
    assert made.documents[0] == FIRST
    assert [row for row in made.claims if row.doc_id == "dated"] == claims_of(FIRST)


STORIES = ("bridge", "orchard", "ferry", "quarry", "stadium", "tannery", "viaduct", "brewery", "foundry", "observatory")


def story(day, number):
    """A report of a day: ten days in a row share a story of their own, whose words no other has."""
    theme = STORIES[day // 10 % len(STORIES)]
    names = [f"{theme}{part}{day // 10}" for part in ("guild", "warden", "gate", "fund", "march")]
    filler = random.Random(1000 * day + number)  # noqa: S311 -- a fixed text
    words = [*names, *(f"w{filler.randrange(4000)}" for _ in range(30))]
    filler.shuffle(words)
    return f"The council met over the {theme}. " + " ".join(words).capitalize() + "."


def test_a_text_is_dated_by_the_texts_it_is_like_once_there_are_enough_to_measure_on():
    start = dt.date(2011, 1, 1)
    dated = [
        make_document(f"{day:03}-{number}", story(day, number), published=start + dt.timedelta(days=day))
        for day in range(100)
        for number in (1, 2)
    ]
    hidden = {day: make_document(f"hidden-{day}", story(day, 3)) for day in range(3, 100, 7)}
    found = infer(*dated, *hidden.values())
    assert len(found) >= len(hidden) - 1
    held, widths = 0, []
    for day, document in hidden.items():
        if document.id not in found:
            continue
        its = found[document.id]
        assert its.earliest is not None
        assert its.latest is not None
        widths.append((its.latest - its.earliest).days)
        assert "dated documents" in its.reason
        held += its.earliest <= start + dt.timedelta(days=day) <= its.latest
    assert held >= 0.9 * len(found)
    assert statistics.median(widths) < 60
    assert infer(*dated[:60], *hidden.values()) == {}
    shuffled = [*dated, *hidden.values()]
    random.Random(1).shuffle(shuffled)  # noqa: S311 -- a fixed order
    assert infer(*shuffled) == found
