import hashlib

import pytest

from numclaims.claims import Document
from numclaims.extraction.cascade import read


def flows(text):
    document = Document(id="x", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return [(m.value, m.stock_flow) for m in read(document).mentions if m.rejected_by is None and m.measure is not None]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Troops killed 12 people on Friday.", [(12, "increment")]),
        ("Troops killed 12 people.", [(12, "total")]),
        ("A blast killed 12 people on Friday.", [(12, "total")]),
        ("Blasts killed 12 people nationwide on Friday.", [(12, "increment")]),
        ("Another 12 people were killed in the blast.", [(12, "increment")]),
        ("More than 12 people were killed.", [(12, "total")]),
        ("Some 300 people would be evacuated.", [(300, "forecast")]),
        ("Some 300 people would have been killed.", [(300, "total")]),
        ("The camp, with a capacity of 300, opened.", [(300, "capacity")]),
        ("Some 300 people are killed each year.", [(300, "rate")]),
        ("The toll was 43, up from 31 a day earlier.", [(43, "total"), (31, "total")]),
    ],
)
def test_stock_and_flow(text, want):
    assert flows(text) == want


def test_a_conversion_in_brackets_goes_with_its_figure():
    assert {flow for _, flow in flows("The fund asked for $180 million (£110 million) in aid.")} == {"forecast"}
