import pytest

from numclaims import extract


def rows(text):
    return [(r.value, r.low, r.high) for r in extract(text) if r.rejected_by is None]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 120,000 and a quarter of a million birds came.", 120000, 250000),
        ("Between 143 and 155 houses burnt.", 143, 155),
        ("They need 30-40k tents.", 30000, 40000),
        ("It takes two to three thousand men.", 2000, 3000),
        ("There were 2,500 - 3,000 birds.", 2500, 3000),
        ("It costs 350 to 700 euros.", 350, 700),
        ("From 5 to 15 villages were hit.", 5, 15),
        ("Some 300–350 singers came.", 300, 350),
    ],
)
def test_range(text, low, high):
    assert rows(text) == [(None, low, high)]


def test_the_scale_is_not_carried_where_the_first_is_the_larger():
    assert rows("Between 500 and 1 million people saw it.") == [(None, 500, 1e6)]


def test_a_change_keeps_both_values_and_names_its_rule():
    a, b = (r for r in extract("The force grew from 40 to 270 men."))
    assert (a.value, b.value, b.change) == (40, 270, None)
    assert "range:from-to" in b.rules


@pytest.mark.parametrize("text", ["The team won 3-1.", "They lost by 10-4."])
def test_a_score_is_one_row_and_no_range(text):
    (row,) = extract(text)
    assert row.kind == "ratio" or row.rejected_by
    assert row.qualifier != "between"


def test_no_range_across_other_words():
    assert len(rows("He gave 10 apples to 15 children.")) == 2
