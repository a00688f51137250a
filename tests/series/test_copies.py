"""Wire copies: an article printed again is found, with the reason; what is merely like it is not."""

from __future__ import annotations

import dataclasses
import random

import pytest
from making import document

from numclaims.series import copies

LEAD = (
    "Rescue teams searched through the night for survivors of the landslide that buried the mountain village of Sarvan on "
    "Tuesday, killing at least 43 people and leaving another 17 missing, the interior ministry said. Heavy rain had fallen on "
    "the slopes for a week before the hillside gave way shortly after dawn, and roads to the valley were cut by mud and fallen "
    "trees, so that the first bulldozers reached the place only in the afternoon. "
)
REST = (
    "Villagers dug with spades and their bare hands until the army arrived with dogs and lamps. The governor told reporters that "
    "some 300 families had been taken to a school in the district town, where the Red Crescent handed out blankets and bread. "
    "Geologists had warned two years ago that the slope was unstable and had asked the government to move the settlement, but "
    "no money was found for it, a former official of the planning office recalled. "
)
WIRE = "SARVAN (Reuters) - " + LEAD + REST
BOILERPLATE = (
    "This page uses cookies to give you the best service. By going on you agree to our terms of use and privacy rules. "
)


def find(*documents):
    return copies.find(documents)


def originals(*documents):
    return {name: copy.original for name, copy in find(*documents).items()}


def test_a_reprint_names_its_original_and_quotes_the_passage():
    found = find(
        document("a", WIRE, "2011-06-07", "Reuters"),
        document("b", "Mudslide kills dozens\n\n" + WIRE, "2011-06-08", "The Daily"),
    )
    assert found["b"].original == "a"
    assert found["b"].share > 0.95
    assert '"SARVAN (Reuters) - Rescue teams' in found["b"].reason
    assert found["b"].passage in " ".join(WIRE.split())


def test_a_reprint_may_be_cut_from_the_end_and_edited_here_and_there():
    cut = LEAD.replace("shortly after dawn", "at dawn").replace("43 people", "43 villagers")
    assert originals(document("a", WIRE, "2011-06-07", "Reuters"), document("b", cut, "2011-06-08", "The Daily")) == {
        "b": "a"
    }


@pytest.mark.parametrize("seed", range(4))
def test_all_copies_name_the_first_whatever_the_order_of_the_input(seed):
    documents = [
        document("d", WIRE, "2011-06-09", "The Star"),
        document("c", WIRE.replace("Heavy rain", "Rain"), "2011-06-08", "The Daily"),
        document("b", WIRE.replace("Heavy rain", "Rain").replace("blankets", "food"), "2011-06-08", "The Post"),
        document("z", WIRE, "2011-06-07", "Reuters"),
        document("undated", WIRE, None, "The Sun"),
    ]
    random.Random(seed).shuffle(documents)  # noqa: S311 -- a fixed order
    assert originals(*documents) == {"b": "z", "c": "z", "d": "z", "undated": "z"}


def test_on_one_day_the_agency_comes_before_the_paper_that_credits_it():
    assert originals(document("a", WIRE, "2011-06-07", "The Daily"), document("b", WIRE, "2011-06-07", "Reuters")) == {
        "a": "b"
    }


def test_a_publisher_s_own_update_is_no_copy():
    updated = WIRE.replace("43 people", "51 people")
    assert not find(document("a", WIRE, "2011-06-07", "BBC"), document("b", updated, "2011-06-07", "BBC News"))


def test_without_publishers_another_number_makes_it_an_update():
    first = document("a", LEAD + REST, "2011-06-07")
    assert not find(first, document("b", (LEAD + REST).replace("43 people", "51 people"), "2011-06-07"))
    assert originals(first, document("b", (LEAD + REST).replace("Heavy rain", "Rain"), "2011-06-07")) == {"b": "a"}


def test_the_very_same_text_is_a_copy_even_of_one_publisher():
    assert originals(document("a", WIRE, "2011-06-07", "BBC"), document("b", WIRE, "2011-06-07", "BBC")) == {"b": "a"}


def test_sites_of_one_publisher_s_name_are_told_by_their_addresses():
    first = dataclasses.replace(document("a", WIRE, "2011-06-07", "Reuters"), url="https://www.reuters.example/1")
    other = dataclasses.replace(document("b", WIRE + "More.", "2011-06-07", "Reuters"), url="https://daily.example/x")
    assert originals(first, other) == {"b": "a"}


def test_short_texts_are_no_copies():
    short = "At least 43 people died in a landslide in Sarvan on Tuesday, the ministry said. More follows."
    assert not find(document("a", short, "2011-06-07", "Reuters"), document("b", short, "2011-06-07", "The Daily"))


def test_what_every_page_has_makes_no_copy():
    pages = [document(name, 3 * BOILERPLATE + text, "2011-06-07", name) for name, text in (("a", LEAD), ("b", REST))]
    assert not find(*pages)


def test_an_article_that_takes_in_another_is_no_copy():
    own = (
        "What went wrong in the valley is a question that will occupy parliament for months. Our correspondent has spoken "
        "with engineers, farmers and the head of the cadastral office, who keeps a drawer full of letters that nobody "
        "answered. One of them, dated three springs ago, describes cracks as wide as a hand above the upper terraces. Another "
        "asks who would pay for a retaining wall. The ministry's only reply was that a survey was under way; it never came. "
        "Here is how the agencies told the night itself: "
    )
    later = document("b", LEAD + own + REST.replace("the", "its"), "2011-06-08", "The Daily")
    assert not find(document("a", LEAD, "2011-06-07", "Reuters"), later)


def test_like_reports_weeks_apart_are_no_copies_unless_nearly_all_is_the_same():
    later = LEAD + "Aid agencies say that the money promised to Sarvan has not arrived. " * 3
    first = document("a", LEAD + REST, "2011-06-07", "Reuters")
    assert not find(first, document("b", later, "2011-09-07", "The Daily"))
    assert originals(first, document("b", LEAD + REST, "2011-09-07", "The Daily")) == {"b": "a"}


def test_marks_reach_documents_and_claims():
    from making import claim

    documents = [document("a", WIRE, "2011-06-07", "Reuters"), document("b", WIRE, "2011-06-08", "The Daily")]
    found = copies.find(documents)
    assert [d.copy_of for d in copies.mark(documents, found)] == [None, "a"]
    rows = [claim("43", doc="a"), claim("43", doc="b")]
    assert [c.copy_of for c in copies.mark_claims(rows, found)] == [None, "a"]


def test_many_copies_of_one_text_stay_cheap_and_all_are_found():
    documents = [document(f"{k:03}", WIRE, "2011-06-07", f"Paper {k}") for k in range(120)]
    assert set(originals(*documents).values()) == {"000"}
    assert len(originals(*documents)) == 119


def test_explain_names_the_original_and_the_reason():
    from making import claim

    from numclaims.series import grouping

    documents = [document("a", WIRE, "2011-06-07", "Reuters"), document("b", WIRE, "2011-06-08", "The Daily")]
    found = copies.find(documents)
    rows = [claim("43", doc=name, place="Sarvan", said="interior ministry", published=day)
            for name, day in (("a", "2011-06-07"), ("b", "2011-06-08"))]  # fmt: skip
    placed, series = grouping.follow(copies.mark_claims(rows, found), documents)
    told = grouping.explain(series[0].series_id, placed, {"b": {"copy_reason": found["b"].reason}})
    assert f"- b is a copy of a: {found['b'].reason}." in told


def test_of_unknown_papers_a_text_with_another_number_is_a_version_and_no_copy():
    first = document("a", WIRE + "The road was opened again at 7am.", "2011-06-07")
    assert originals(first, document("b", WIRE + "The road was opened again at 9am.", "2011-06-08")) == {}
    assert originals(first, document("b", WIRE + "The road was opened again.", "2011-06-08")) == {"b": "a"}
