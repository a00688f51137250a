"""Where sentences end: abbreviations, quotations, lines, wire copy and Penn Treebank text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.extraction.text.sentences import bounds_of


def sentences(text):
    return [text[start:end] for start, end in bounds_of(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Mr. Smith at 5 p.m. on Monday.", "George W. Bush came."],
        ["They left the U.S. for good.", "In the U.S. officials said so."],
        ["It fell by 2.5 percent.", "It rose again."],
        ["It was in the U.S.", "The army won."],
        ["The No. 4 reactor burned.", "He said no.", "It was over."],
        ["As of Dec. 31, 2008 it held.", "Gen. Musa left."],
        ['He said, "It is over."', "She left.", "“We won!”", "They cried."],
        ["`` The army left , '' he said .", "`` People fled . ''", "On Monday , it rained ."],
        ["BOMB KILLS 12 IN THE CITY.", "MR. SMITH SAID 12 DIED.", "40 WERE HURT."],
        ["They came to Jisr al-Shughour ... U.S. officials said so."],
        ["“They shot at us,” he said.", "“12 died.”", "Nobody came."],
        ["Where are they?", "Gone!", "All 12 of them…", "He wept."],
        ['" Syria is not lost.', 'We will win. "', "He left."],
    ],
)
def test_sentences(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_missing_space_after_a_stop():
    assert sentences("Some 100 were arrested.More than 20 died.") == ["Some 100 were arrested.", "More than 20 died."]
    assert sentences("See www.example.Com or U.N.Special") == ["See www.example.Com or U.N.Special"]


def test_headlines_and_lists_end_with_their_line():
    text = "Bomb kills 12 in city\n12 people died.\n1. First item\n2. Second item\n\nA paragraph"
    assert sentences(text) == [
        "Bomb kills 12 in city",
        "12 people died.",
        "1. First item",
        "2. Second item",
        "A paragraph",
    ]


def test_text_wrapped_at_a_fixed_width_is_joined():
    text = (
        "The army moved on the town on Monday morning and shelled its\n"
        "northern quarter for hours, killing at least a dozen people\n"
        "who had gathered at the market, according to residents. Mr.\n"
        "Haddad said that none of them had been armed and that a lot\n"
        "of the wounded were children.\n"
        "\n"
        "The government denied it.\n"
    )
    assert [s[:20] for s in sentences(text)] == [
        "The army moved on th",
        "Mr.\nHaddad said that",
        "The government denie",
    ]


def test_carriage_returns_end_lines_too():
    assert sentences("A headline\r\nThe text.\rMore") == ["A headline", "The text.", "More"]


@given(st.text(alphabet="aB1 .!?\n\r\"'”…-,", max_size=80) | st.text())
def test_bounds_cover_all_but_white_space_in_order(text):
    bounds = bounds_of(text)
    last = 0
    for start, end in bounds:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


def test_a_line_broken_within_a_sentence():
    assert sentences("Some 12,450 villagers lost\ntheir homes.\nThree died.") == [
        "Some 12,450 villagers lost\ntheir homes.",
        "Three died.",
    ]
    assert sentences("The dead were found in the\nOrontes river") == ["The dead were found in the\nOrontes river"]
    assert sentences("Refugees: 40\nof whom children: 12") == ["Refugees: 40", "of whom children: 12"]
    assert sentences("What the ministry knows\nTwelve died.") == ["What the ministry knows", "Twelve died."]
