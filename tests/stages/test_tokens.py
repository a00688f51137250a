import pytest

from numclaims.extraction.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the five-year-old al-Shughour boy", ["the", "five", "-", "year-old", "al-Shughour", "boy"]),
        ("twenty-five anti-government two-thirds", ["twenty", "-", "five", "anti-government", "two", "-", "thirds"]),
        ("a 28-year-old, 35-strong", ["a", "28", "-", "year-old", ",", "35", "-", "strong"]),
        ("Turkey's men didn't, O'Neill’s did", ["Turkey", "'s", "men", "did", "n't", ",", "O'Neill", "’s", "did"]),
        ("4,000 2.15 1'000'000 .5 12,34,567", ["4,000", "2.15", "1'000'000", ".5", "12,34,567"]),
        ("May 4,2011 and 2003,2004", ["May", "4", ",", "2011", "and", "2003", ",", "2004"]),
        ("$1.762bn 5G 10km 2½", ["$", "1.762", "bn", "5", "G", "10", "km", "2", "½"]),
        ("U.N. no-one one-off", ["U.N.", "no-one", "one-off"]),
        ("half-a-million", ["half", "-", "a", "-", "million"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert tokenize(text)[0] == words


def test_treebank_escapes_are_undone_in_words_only():
    text = "-LRB- he said `` 5 '' \\/ 6 -RRB-"
    words, _, starts, ends = tokenize(text, 100)
    assert words == ["(", "he", "said", '"', "5", '"', "/", "6", ")"]
    assert text[starts[0] - 100 : ends[0] - 100] == "-LRB-"


def test_curly_quotes_and_hyphens_are_plain_in_lower_only():
    words, lower, _, _ = tokenize("Assad’s “TWENTY‑FIVE”")
    assert words == ["Assad", "’s", "“", "TWENTY", "‑", "FIVE", "”"]
    assert lower == ["assad", "'s", '"', "twenty", "-", "five", '"']
