import datetime as dt
import hashlib

import pytest

from numclaims.claims import Document
from numclaims.extraction.cascade import read


def numbers(text, published="2011-06-07"):
    day = dt.date.fromisoformat(published)
    document = Document(
        id="x",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published_earliest=day,
        published_latest=day,
        published_basis="metadata",
    )
    return [m for m in read(document).mentions if m.rejected_by is None and m.measure is not None]


@pytest.mark.parametrize(
    ("text", "words", "form", "values"),
    [
        ("At least 12 people were killed on Friday.", "on Friday", "weekday", (4, 0)),
        ("At least 12 people were killed last Friday.", "last Friday", "weekday", (4, -1)),
        ("At least 12 people were killed late on Friday.", "late on Friday", "weekday", (4, 0)),
        ("At least 12 people were killed overnight.", "overnight", "days", (-1, 0)),
        ("At least 12 people were killed two days ago.", "two days ago", "days", (-2, -2)),
        ("At least 12 people were killed last month.", "last month", "calendar", (30, -1)),
        ("At least 12 people were killed in the last month.", "in the last month", "window", (30, 1)),
        ("At least 12 people were killed in the past few days.", "in the past few days", "window", (1, 3)),
        ("At least 12 people were killed since March.", "since March", "since", ("month", None, 3, "")),
        ("At least 12 people were killed since the war began.", "since the war began", "since", ()),
        ("At least 12 people were killed on June 3, 2011.", "on June 3, 2011", "day", (2011, 6, 3)),
        ("At least 12 people were killed on 2011-06-03.", "on 2011-06-03", "day", (2011, 6, 3)),
        ("At least 12 people were killed on 13/05/2011.", "on 13/05/2011", "day", (2011, 5, 13)),
        ("At least 12 people were killed in the 1980s.", "in the 1980s", "year", (1980, 1989)),
        ("At least 12 people were killed in early May.", "in early May", "month", (None, 5, "early")),
        ("At least 12 people were killed this year.", "this year", "calendar", (365, 0)),
    ],
)
def test_the_words_become_a_form(text, words, form, values):
    (number,) = numbers(text)
    said = number.period or number.as_of
    assert said is not None
    start, end = said.start, said.end
    assert (said.form, said.values) == (form, values)
    assert text[start:end] == said.text
    assert said.text in {words, words.removeprefix("late ")}


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people were killed in the march.",
        "As many as 12 people may have been killed.",
        "Fans of Boko killed 12 people every week.",
        "The 12 people were killed since they would not leave.",
    ],
)
def test_words_that_only_look_like_times(text):
    assert all(n.as_of is None and n.period is None for n in numbers(text))


def test_a_forecast_looks_ahead():
    (number,) = numbers("Some 30 people will be evacuated by Friday.")
    assert number.as_of is not None
    assert (number.as_of.form, number.as_of.values) == ("weekday", (4, 1))


def test_a_dateline_dates_no_figure():
    (number,) = numbers("AMMAN, July 19 (Reuters) - Troops killed 16 people in Homs.")
    assert number.as_of is None


def test_a_distance_has_no_day():
    numbers_found = numbers("Troops moved on Sunday into the town, 40 km south of the border.")
    assert [n.measure for n in numbers_found] == ["distance"]
    assert numbers_found[0].as_of is None
