import pytest

from numclaims import extract


def row(text):
    return next(r for r in extract(text) if r.rejected_by is None)


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("4,000", 4000, 4000, 4000, "exact"),
        ("over 4,000", 4000, 4000, None, "more_than"),
        ("no fewer than 4,000", 4000, 4000, None, "at_least"),
        ("as many as 10,000", 10000, 0, 10000, "up_to"),
        ("at most 10,000", 10000, 0, 10000, "at_most"),
        ("under 6,000", 6000, 0, 6000, "less_than"),
        ("just under 4,000", 4000, 3000, 4000, "approximately"),
        ("almost 1,250", 1250, 1240, 1250, "approximately"),
        ("roughly 300", 300, 250, 350, "approximately"),
        ("about 73", 73, 72.5, 73.5, "approximately"),
        ("some 2.5 million", 2.5e6, 2.45e6, 2.55e6, "approximately"),
        ("a thousand", 1000, 1000, 1000, "exact"),
        ("at least several hundred", 300, 200, None, "at_least"),
        ("millions of", 2e6, 2e6, None, "vague"),
    ],
)
def test_the_table_of_the_contract(words, value, low, high, qualifier):
    r = row(f"They saw {words} people.")
    assert (r.value, r.low, r.high, r.qualifier) == (value, low, high, qualifier)


@pytest.mark.parametrize(
    ("behind", "qualifier"),
    [("people or more", "at_least"), ("or fewer", "at_most"), ("people or so", "approximately"), ("plus", "at_least")],
)
def test_words_behind_the_number(behind, qualifier):
    r = row(f"They saw 4,000 {behind}.")
    assert r.qualifier == qualifier
    assert r.qualifier_text


@pytest.mark.parametrize(
    "text", ["They spoke about 12 cases.", "Of the 40 men more or less all left.", "In total 300 died."]
)
def test_no_modifier(text):
    assert row(text).qualifier == "exact"


def test_a_range_keeps_its_ends_under_a_modifier():
    r = row("Some 300-350 singers came.")
    assert (r.low, r.high, r.qualifier) == (300, 350, "between")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose 30 percent.", "up"),
        ("Prices fell by more than 30 percent.", "down"),
        ("Prices rose to 30 euros.", None),
        ("A rise of 300 cases was seen.", "up"),
        ("The firm raised 300 million euros.", None),
        ("Nasdaq +0.8%.", "up"),
        ("The party lost 30 seats.", None),
    ],
)
def test_change(text, change):
    assert row(text).change == change


def test_a_percentage_given_again_has_the_same_direction():
    rows = extract("The index lost 140 points, or 0.9%.")
    assert [r.change for r in rows] == ["down", "down"]
