"""Which number is a part of which."""

import pytest

import numclaims


def _wholes(text):
    rows = {row.claim_id: row for row in numclaims.extract(text, published="2011-06-07")}
    return [(row.quote, rows[row.part_of].quote) for row in rows.values() if row.part_of]


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("72 people were killed, including nine children and two women.", [("nine", "72"), ("two", "72")]),
        ("Three of the 12 died.", [("Three", "12")]),
        ("Half of the 500 detainees were freed.", [("Half", "500")]),
        ("The army killed 21 people, eight of them children.", [("eight", "21")]),
        ("There were 21 dead, 8 of whom were children.", [("8", "21")]),
        ("Some 40 people died, among them two women.", [("two", "40")]),
        ("In all 16 people - nine Danes and seven Swedes - died.", [("nine", "16"), ("seven", "16")]),
        ("137 people died, including 110 in Homs and 12 in Hama.", [("110", "137"), ("12", "137")]),
        ("12 people died in Homs. Three of them were children.", [("Three", "12")]),
        ("12 men were killed. Among the dead were three boys.", [("three", "12")]),
        ("Of the 3,000 people arrested, 1,300 were held in Homs.", [("1,300", "3,000")]),
    ],
)
def test_a_part_names_its_whole(text, wholes):
    assert _wholes(text) == wholes


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed and 30 wounded.",
        "9 tanks were burned, including 12 people.",  # other things
        "Nine people died, including 12 children.",  # a part above its whole
        "20 were killed, including nurses, and 30 were wounded.",  # another statement has begun
        "16 people - nine Danes and six Swedes - died.",  # no sum
        "He killed one. The province includes a town in which 20 men died.",  # what the province includes is no toll
        "One picture hangs there. One of them is new.",  # a part as large as its whole
    ],
)
def test_no_part_where_none_is_told(text):
    assert _wholes(text) == []
