"""What figures commit to, and when they meet."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import claim

from numclaims.series import intervals

ends = st.floats(min_value=0, max_value=1e9)
spans = st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", (4000, 4000)),
        ("more_than", (4000, math.inf)),
        ("at_least", (4000, math.inf)),
        ("up_to", (0, 4000)),
    ],
)
def test_span_keeps_open_ends_open(qualifier, expected):
    assert intervals.span(claim("4,000", qualifier=qualifier)) == expected


def test_physical_figures_are_compared_in_base_units():
    miles = claim("5", kind="measurement", unit="mile", base_value=8046.72, base_low=8046.72, base_high=8046.72)
    assert intervals.span(miles) == (8046.72, 8046.72)
    assert intervals.point(miles) == 8046.72


@given(spans, spans)
def test_meeting_is_mutual_and_a_gap_says_the_opposite(a, b):
    assert intervals.meet(a, b) == intervals.meet(b, a)
    assert (intervals.gap(a, b) == 1.0) == intervals.meet(a, b)
    assert intervals.gap(a, b) == intervals.gap(b, a) >= 1.0


@given(st.lists(spans, min_size=1, max_size=6))
def test_what_all_have_in_common_lies_in_each(rows):
    common = intervals.common(rows)
    if common is not None:
        assert all(row[0] <= common[0] <= common[1] <= row[1] for row in rows)


def test_nothing_has_nothing_in_common():
    assert intervals.common([]) is None


@pytest.mark.parametrize(("value", "unit"), [(1000, 1000), (1600, 100), (51, 1), (120, 10), (2.5, 1), (0, 1)])
def test_last_digit_that_counts(value, unit):
    assert intervals.last_digit(value) == unit


def test_a_round_figure_is_read_loosely_but_not_by_more_than_its_share():
    assert intervals.loosened(claim("1,000")) == (850, 1150)
    assert intervals.loosened(claim("1,650")) == (1645, 1655)
    assert intervals.loosened(claim("51")) == (51, 51)


def test_a_bound_is_not_loosened():
    assert intervals.loosened(claim("1,000", qualifier="at_least")) == (1000, math.inf)


@pytest.mark.parametrize(
    ("value", "odd"), [(120, True), (100, False), (51, True), (30, False), (7, False), (None, False)]
)
def test_which_numbers_hardly_come_twice_by_chance(value, odd):
    assert intervals.distinctive(value) is odd


def test_a_range_counts_with_its_low_end_first_and_its_high_end_for_the_highest():
    row = claim("10 to 15", qualifier="between", low=10, high=15, value=None)
    assert (intervals.point(row), intervals.top(row)) == (10, 15)
