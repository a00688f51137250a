"""Which figure is the document's own."""

from numclaims import extract

ARTICLE = (
    "A car bomb killed 40 people in the capital on Monday, officials said.\n\n"
    "Among them were six children. Another 90 were wounded in the blast near the market hall.\n\n"
    "More than 3,000 people have been killed in the city since March, and 12 shops stand empty."
)


def _by_value():
    return {row.value: row for row in extract(ARTICLE, published="2011-06-07")}


def test_the_figure_of_the_lead_comes_first():
    rows = _by_value()
    assert max(rows.values(), key=lambda r: r.salience).value == 40


def test_the_whole_before_its_part_and_the_news_before_its_background():
    rows = _by_value()
    assert rows[40].salience > rows[6].salience
    assert rows[90].salience > rows[3000].salience


def test_both_weights_stay_between_none_and_one():
    for row in extract(ARTICLE):
        assert 0 <= row.salience <= 1
        assert 0 <= row.confidence <= 1
