import hashlib

import pytest

from numclaims.claims import Document
from numclaims.extraction.cascade import read


def hedges(text):
    document = Document(id="x", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return [m.hedge for m in read(document).mentions if m.rejected_by is None and m.measure is not None]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Some 30 people were reportedly killed.", ["reportedly"]),
        ("Some 30 people believed dead were found.", ["believed"]),
        ("Some 30 people are feared to have been killed.", ["feared"]),
        ("Troops apparently killed 30 people.", ["apparently"]),
        ("Troops killed 30 people, police said.", [None]),
        ("Police estimated that 30 people were killed.", ["estimated"]),
        ("Unconfirmed reports speak of 30 people killed.", ["Unconfirmed"]),
        ("Gunmen allegedly fled; troops killed 30 people.", [None]),
    ],
)
def test_the_words_of_doubt_are_kept_as_written(text, want):
    assert hedges(text) == want
