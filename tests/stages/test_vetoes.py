"""Numbers that are no quantities: every date, time and name is one row, and nothing that counts is lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.claims import QUANTITY_KINDS
from numclaims.documents.making import make_document
from numclaims.extraction.numbers import numerals
from numclaims.extraction.rejections import vetoes
from numclaims.extraction.text.sentences import bounds_of, sentence_at
from numclaims.reading import Reading

DATES = st.dates(dt.date(1900, 1, 1), dt.date(2060, 12, 31))
SPELLINGS = (
    "%A, %B {d}, %Y", "%a %b {d} , %Y", "%B {d}{th}, %Y", "{d} %B %Y", "{d}{th} of %B %Y", "%A {d} %b %Y", "%Y-%m-%d",
    "%d/%m/%Y", "%d.%m.%Y", "{d} %b, %Y",
)  # fmt: skip


def rows(text):
    """Quote, kind and rule of every number of a text after the vetoes, before any later stage."""
    reading = Reading(document=make_document("a", text))
    reading.bounds = bounds_of(text)
    found = []
    for index in range(len(reading.bounds)):
        sentence = sentence_at(reading, index)
        numerals.find(reading, sentence)
        vetoes.apply(reading, sentence)
        found += [(text[m.start : m.end], m.kind, m.rejected_by) for m in sentence.mentions]
    return found


def spell(day, how):
    th = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return day.strftime(how).replace("{d}", str(day.day)).replace("{th}", th)


@given(DATES, st.sampled_from(SPELLINGS))
def test_a_day_in_any_spelling_is_one_row(day, how):
    spelled = spell(day, how)
    assert [(quote, kind) for quote, kind, _ in rows(f"They met on {spelled} in the town.")] == [(spelled, "date")]


@given(st.integers(1900, 2060), st.sampled_from(["in", "since", "by", "until", "after", "early", "the end of"]))
def test_a_year_behind_its_preposition(year, before):
    assert [r[:2] for r in rows(f"It was quiet {before} {year}, they said.")] == [(str(year), "date")]


@given(
    st.integers(1000, 2199),
    st.sampled_from(["people", "soldiers", "Syrian refugees", "heavily armed men", "homes", "km"]),
)
def test_four_digits_before_something_counted_are_a_count(number, noun):
    assert [r[1] in QUANTITY_KINDS for r in rows(f"They counted {number} {noun} there.")] == [True]


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["%d:%02d", "%d:%02d GMT", "%02d:%02d local time", "%02d%02d GMT"]),
)
def test_clock_times(hour, minute, how):
    time = how % (hour, minute)
    assert [r[:2] for r in rows(f"They struck at {time} on the town.")] == [(time, "time")]


@given(st.integers(1, 12), st.sampled_from(["am", " am", " a.m.", "pm", " p.m."]))
def test_hours_with_a_half(hour, half):
    assert [r[:2] for r in rows(f"They struck at {hour}{half} on the town.")] == [(f"{hour}{half}", "time")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The F-16s left.", ["F-16s"]),
        ("The M23 rebels left.", ["M23"]),
        ("They saw MiG-29, RPG-7 and T-55s.", ["MiG-29", "RPG-7", "T-55s"]),
        ("UN paper A/RES/66/253 says so.", ["A/RES/66/253"]),
        ("The P5+1 met.", ["P5+1"]),
        ("Talk Radio 702 said so.", ["Talk Radio 702"]),
        ("It met @user99 and #Jan25.", ["@user99", "#Jan25"]),
        ("The 90049 ZIP code.", ["90049 ZIP"]),
        ("Commit 9fceb02d0ae598e95dc970b74 broke it.", ["9fceb02d0ae598e95dc970b74"]),
    ],
)
def test_names_are_whole(text, names):
    assert [quote for quote, kind, _ in rows(text) if kind == "identifier"] == names


@pytest.mark.parametrize(
    "text",
    [
        "They want 5m dollars.",
        "The 10km road.",
        "It fell 2.5%.",
        "A 28-year-old man.",
        "The 2000-strong force.",
        "It cost $2011.",
        "Rs500 was paid.",
        "He paid EUR20.",
        "Exactly 1984 were killed.",
        "It has 100s of rooms.",
        "About 40 of them left.",
    ],
)
def test_quantities_stay(text):
    assert [kind for _, kind, _ in rows(text) if kind not in QUANTITY_KINDS] == []


@pytest.mark.parametrize("count", [1, 2, 30])
def test_a_quote_has_sixty_characters_at_most(count):
    address = "http://example.com/" + "a1/" * count
    assert all(len(quote) <= vetoes.LONGEST for quote, _, _ in rows(f"See {address} for more."))


@given(st.text(alphabet="0123456789 -/:.,'’ABCabcst%$()#@+JunMay\n", max_size=60) | st.text())
def test_any_text_keeps_rows_apart_and_reasoned(text):
    reading = Reading(document=make_document("a", text))
    reading.bounds = bounds_of(text)
    for index in range(len(reading.bounds)):
        sentence = sentence_at(reading, index)
        numerals.find(reading, sentence)
        vetoes.apply(reading, sentence)
        last = sentence.start
        for m in sentence.mentions:
            assert last <= m.start < m.end <= sentence.end
            assert (m.kind in QUANTITY_KINDS) == (m.rejected_by is None) or m.kind == "ordinal"
            last = m.end
