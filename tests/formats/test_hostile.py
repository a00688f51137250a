"""Broken and hostile inputs: each is read or named with its cure, and what stands beside it is read."""

import os

import pytest
from hostileinputs import HOSTILE, READ, STORY

from numclaims.claims import Document
from numclaims.documents.reading import read_documents
from numclaims.pipeline import claims_of


@pytest.mark.parametrize("hostile", [h for h in HOSTILE if not h.heavy], ids=lambda h: h.name.replace("\n", " "))
def test_each_is_read_or_named_with_its_cure(hostile, tmp_path):
    path = hostile.write(tmp_path)
    if hostile.name == "unreadable.txt" and os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    beside = tmp_path / "z-beside.txt"
    beside.write_text(STORY)
    items = list(read_documents([str(path), str(beside)]))
    assert isinstance(items[-1], Document)
    assert items[-1].id == "z-beside.txt"
    troubles = [item for item in items if not isinstance(item, Document)]
    if hostile.said == READ:
        assert not troubles
        for item in items:
            for claim in claims_of(item):
                assert item.text[claim.char_start : claim.char_end] == claim.quote
    else:
        assert any(hostile.said in t.problem for t in troubles), troubles
        assert all(t.cure and t.problem.endswith(".") and "\n" not in t.problem for t in troubles)


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 40
    assert len({h.name for h in HOSTILE}) == len(HOSTILE)
