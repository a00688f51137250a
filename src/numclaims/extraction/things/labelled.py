"""Reads the noun of a label before a figure, in a line of a list or a cell of a table: "Houses damaged: 300"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.things import nouns
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Sentence

_LONGEST: Final = 6
"""Words of a label between its noun and its sign, at most, and one."""
_JOINING: Final = frozenset({"or", "and", "/"})


def before(sentence: Sentence, m: Mention) -> bool:
    """Say what a figure counts that stands behind a colon or a dash: "Displaced families - 40".

    Args:
        sentence: The sentence.
        m: The figure; changed where its label has a noun.
    """
    lower = sentence.lower
    sign = m.qualifier_first - 1
    if sign < 1 or (lower[sign] != ":" and (lower[sign] not in DASHES or sentence.glued(sign))):
        return False
    for k in range(sign - 1, max(-1, sign - _LONGEST), -1):
        word = lower[k]
        if word in clue("labelled"):
            m.kind = "count" if m.kind != "ratio" else m.kind
            m.unit, known = nouns.thing(word)
            m.reported_unit = sentence.words[k]
            m.rules.append(known or "counts:labelled")
            return True
        if not word.endswith(("ed", "ly")) and word not in _JOINING:
            return False
    return False
