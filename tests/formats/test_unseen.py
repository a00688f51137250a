"""Signs that no reader sees, or that stand for others, in and around numbers: read as they are seen, told as they are given."""

import pytest

import numclaims
from numclaims.documents.unseen import plain


def told(text):
    rows = numclaims.extract(text, published="2021-05-05")
    for c in rows:
        assert text[c.char_start : c.char_end] == c.quote
        assert text[c.sentence_start : c.sentence_end] == c.sentence
    return [(c.quote, c.value, c.measure) for c in rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some 3\u00ad,000 people fled Lagos.", [("3\u00ad,000", 3000, "displaced")]),
        ("In Jos \u200b14\u200b people died.", [("14", 14, "killed")]),
        ("In Jos 1\ufe0f\u20e32\ufe0f\u20e3 people died.", [("1\ufe0f\u20e32", 12, "killed")]),
        ("In Jos \uff13\uff0c\uff10\uff11\uff10 people died.", [("\uff13\uff0c\uff10\uff11\uff10", 3010, "killed")]),
        ("In Jos \U0001d7cf\U0001d7d0 people died.", [("\U0001d7cf\U0001d7d0", 12, "killed")]),
        ("In Jos \u202a30\u202c people were hurt.", [("30", 30, "injured")]),
        ("The o\ufb03cials said \ufb01fty were killed.", [("\ufb01fty", 50, "killed")]),
        ("Kenya\u00b4s police said 12 people died.", [("12", 12, "killed")]),
        ("**At least 12** people were *killed*.", [("12", 12, "killed")]),
        ("### 12 dead in Lagos\n\nIt began at sea.", [("12", 12, "killed")]),
        ("Police said __30__ people were hurt and _9_ died.", [("30", 30, "injured"), ("9", 9, "killed")]),
    ],
)
def test_what_is_not_seen_is_read_over(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text", ["Twelve people died.", "A 3*4*5 box, a_file_name, #12 and 5 * 6 * 7.", "It's a caf\u00e9.", "*"]
)
def test_a_text_without_such_signs_stays_itself(text):
    assert plain(text) is None


def test_what_speaks_of_other_claims_follows_them():
    text = "Police said that **12 people**, including nine chil\u00addren, were killed."
    whole, part = numclaims.extract(text)
    assert part.part_of == whole.claim_id
    assert whole.attributed_to == text[whole.attribution_start : whole.attribution_end] == "Police"
    assert whole.qualifier == "exact"
    assert part.population == "child"


def test_pages_and_offsets_both_ways():
    made = plain("a\u00adb \ufb01c")
    assert made.text == "ab fic"
    assert [made.start(i) for i in range(6)] == [0, 2, 3, 4, 4, 5]
    assert [made.end(i) for i in range(1, 7)] == [1, 3, 4, 5, 5, 6]
    assert [made.seen(i) for i in (0, 2, 3, 4, 5)] == [0, 1, 2, 3, 5]


def test_an_accent_alone_is_an_apostrophe():
    (row,) = numclaims.extract("A storm in Kenya\u00b4s capital killed 12 people.")
    assert row.place_name == "Nairobi"
