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


def test_an_earlier_year_is_background():
    text = "Police gave no figures.\n\nThe mayor came.\n\nIn 2004 a bomb killed 52 people there.\n\nNow a fire killed 17 people."
    rows = {row.value: row for row in extract(text, published="2011-06-07")}
    assert rows[17].salience > rows[52].salience


def test_a_figure_given_earlier_yields_to_the_one_that_followed_it():
    text = "The mayor had previously spoken of a toll of eight, but the clinic gave a death toll of nine."
    rows = {row.value: row for row in extract(text, published="2011-06-07")}
    assert rows[9].salience > rows[8].salience


def test_several_matter_more_than_one_of_the_same_breath():
    rows = {row.value: row for row in extract("One adult and four pupils were killed in the blast.")}
    assert rows[4].salience > rows[1].salience


def test_a_toll_of_many_years_is_background():
    text = "No news.\n\nThe mayor came.\n\nSome 900 drivers have died in the past 10 years.\n\nNine died on Monday."
    rows = {row.value: row for row in extract(text, published="2011-06-07")}
    assert rows[9].salience > rows[900].salience
