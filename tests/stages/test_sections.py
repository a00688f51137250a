"""What is article and what is not: the seeds, captions before datelines, comments, links."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.documents.making import make_document
from numclaims.extraction.text.sections import mark
from numclaims.extraction.text.sentences import bounds_of
from numclaims.reading import Reading

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The army moved on the town on Monday. It shelled the market for hours, residents said, and 12 people died. "


def marked(text):
    reading = Reading(document=make_document("a", text))
    reading.bounds = bounds_of(text)
    sections = mark(reading)
    assert len(sections) == len(reading.bounds)
    return [(text[start:end], section) for (start, end), section in zip(reading.bounds, sections, strict=True)]


def test_the_comments_under_a_seed_are_no_article():
    rows = marked((SEEDS / "000_9482baecf69d5596.txt").read_text())
    assert rows[0][1] == "caption"
    first = next(i for i, (text, _) in enumerate(rows) if text.startswith("Views expressed"))
    assert {section for _, section in rows[1:first]} == {"body"}
    closed = next(i for i, (text, _) in enumerate(rows) if text.startswith("This discussion"))
    assert {section for _, section in rows[first:closed]} == {"comment"}
    assert {section for _, section in rows[closed:]} == {"boilerplate"}


@pytest.mark.parametrize(
    ("seed", "head"),
    [
        ("001_8ba3d0af51c8a164.txt", ["headline", "boilerplate", "boilerplate", "body"]),
        ("002_b0c66e1cdcc379da.txt", ["body", "body"]),
        ("003_a36c423766994ae6.txt", ["headline", "body"]),
        ("004_64a17e06fa32b75d.txt", ["caption", "caption", "body"]),
    ],
)
def test_heads_of_the_seeds(seed, head):
    rows = marked((SEEDS / seed).read_text())
    assert [section for _, section in rows[: len(head)]] == head
    assert {section for _, section in rows[len(head) :]} == {"body"}


def test_words_that_end_the_article_split_a_sentence_without_a_stop():
    rows = marked(BODY * 2 + "(Reporting by A. Name) This discussion is now closed. 40 people like this.")
    assert [section for _, section in rows[-3:]] == ["boilerplate"] * 3
    assert rows[-3][0] == "(Reporting by A. Name)"
    assert rows[-4][1] == "body"


def test_the_same_words_in_running_text_end_nothing():
    rows = marked(
        BODY * 2 + "The firm changed its privacy policy for 40 users. He would share this with 12 friends. " + BODY
    )
    assert {section for _, section in rows} == {"body"}


def test_a_link_to_the_comments_at_the_head_ends_nothing():
    rows = marked("All rights reserved\n" + BODY * 4)
    assert [section for _, section in rows[1:3]] == ["body", "body"]


def test_comments_with_stamps():
    rows = marked(
        BODY * 2 + "\n10th August 2011 - 11:12 I saw 40 tanks. So there.\n10th August 2011 - 11:10 You did not."
    )
    assert [section for _, section in rows[-3:]] == ["comment"] * 3


def test_what_stands_before_the_dateline_is_a_caption_or_a_headline():
    head = "Soldiers stand in line in Hama, June 7, 2011.\nHAMA | Tue Jun 7, 2011 6:31 pm EDT HAMA (Reuters) - The army moved."
    assert [section for _, section in marked(head)] == ["caption", "body"]
    head = "Army moves on town\nHAMA (Reuters) - The army moved on the town."
    assert [section for _, section in marked(head)] == ["headline", "body"]


@given(st.text())
def test_any_text(text):
    marked(text)
