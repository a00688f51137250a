"""Whatever the figures: a game's score counts nothing, a vote counts its votes, a sum keeps its currency and its cents."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from numclaims import extract
from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.things import unitwords

FEW = settings(max_examples=60, deadline=None)


def quantities(text):
    return [row for row in extract(text) if row.kind in QUANTITY_KINDS]


@FEW
@given(
    st.integers(0, 150),
    st.integers(0, 150),
    st.sampled_from(["-", "\u2013"]),
    st.sampled_from(
        [
            "The Lions beat the Bears {} on Sunday.",
            "They lost {} at home.",
            "The final ended in a {} win for the hosts.",
        ]
    ),
)
def test_the_score_of_a_game_is_no_quantity(a, b, dash, sentence):
    score = f"{a}{dash}{b}"
    rows = extract(sentence.format(score))
    assert [row.quote for row in rows if row.kind in QUANTITY_KINDS] == []
    assert score in [row.quote for row in rows if row.rejected_by]


@FEW
@given(st.integers(3, 600), st.integers(3, 600), st.sampled_from(["{}-{}", "{} to {}"]))
@example(50, 50, "{}-{}")  # a fixed phrase everywhere else
def test_both_sides_of_a_vote_are_counts(a, b, form):
    assume((a, b) != (9, 11))  # that is a day
    rows = quantities(f"The lower house passed the bill by a vote of {form.format(a, b)} on Monday.")
    assert [(row.value, row.unit) for row in rows] == [(a, "vote"), (b, "vote")]


CODES = sorted(
    {
        (sign, unit.name)
        for sign, unit in unitwords.money_signs().items()
        if len(sign) == 3 and sign.isupper() and sign.isalpha() and sign == unit.name
    }
)


@pytest.mark.parametrize(("sign", "code"), CODES)
def test_every_code_is_read_before_and_behind_a_sum(sign, code):
    for text in (f"The road will cost {sign} 2,500 by then.", f"The road will cost 2,500 {sign} by then."):
        assert [(row.value, row.unit) for row in quantities(text)] == [(2500, code)], text


@FEW
@given(st.integers(1, 10**6), st.integers(1, 99), st.sampled_from(["and ", ""]))
def test_cents_go_with_their_dollars(whole, cents, link):
    rows = quantities(f"A seat costs {whole} dollars {link}{cents} cents at the door.")
    assert [(row.value, row.unit) for row in rows] == [(pytest.approx(whole + cents / 100), "USD")]


@FEW
@given(st.integers(1, 999), st.integers(0, 999))
def test_a_group_torn_off_by_bad_spacing_is_joined(head, tail):
    rows = quantities(f"They moved {head} ,{tail:03d} people to the hills.")
    assert [(row.value, row.unit) for row in rows] == [(head * 1000 + tail, "person")]


@FEW
@given(st.sampled_from("RNKP"), st.integers(100, 9999))
def test_a_letter_is_money_only_where_the_text_tells_the_country(letter, sum_of_money):
    country = {"R": "South Africa", "N": "Nigeria", "K": "Zambia", "P": "the Philippines"}[letter]
    code = {"R": "ZAR", "N": "NGN", "K": "ZMW", "P": "PHP"}[letter]
    text = f"He paid {letter}{sum_of_money} for it."
    assert quantities(text) == []
    assert [(row.value, row.unit) for row in quantities(f"In {country} that is dear. {text}")] == [(sum_of_money, code)]
