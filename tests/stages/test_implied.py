"""Numbers that no numeral states."""

import pytest

from numclaims import extract
from numclaims.extraction.what import implied


def _implied(text):
    return [(r.quote, r.value, r.measure) for r in extract(text) if r.implied]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("An officer was shot dead.", [("An", 1, "killed")]),
        ("Nobody was killed.", [("Nobody", 0, "killed")]),
        ("Police arrested a man and released him.", [("a", 1, "detained")]),
        ("There were no deaths.", [("no", 0, "killed")]),
        ("A man watched.", []),
        ("A number of people were killed.", []),
        ("The ruling killed a plan.", []),
    ],
)
def test_implied(text, rows):
    assert _implied(text) == rows


def test_the_quote_is_the_word_that_implies():
    text = "On Friday a soldier was wounded."
    (row,) = [r for r in extract(text) if r.implied]
    assert text[row.char_start : row.char_end] == row.quote == "a"


def test_trigger_words_are_few_and_lower_case():
    words = implied.trigger_words()
    assert len(words) < 60, "each makes a sentence be read"
    assert all(word == word.lower() and " " not in word for word in words)
