"""Measures that only the sentence before tells: of "18,000 arrived in July", that they are refugees.

A number without a noun goes on counting the displaced of the sentence before when its verb is one of coming, going or staying;
an amount goes on with the appeal of the sentence before when its verb is one of asking, giving or getting.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import PEOPLE
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

_ON_THE_MOVE: Final = frozenset({"refugees", "displaced", "evacuated", "returned"})
_ASIDE: Final = word_set("have has had already also since now still day week month a more others people")
_CLAUSE: Final = 8
_MANY: Final = 3.0
"""The least number that names people by itself."""
_BACK: Final = 5
"""Sentences back, less one, in which they may have been told of."""
_WANTED: Final = 4


def people(reading: Reading, read_by: Clauses, m: Mention) -> Mention | None:
    """The figure of the sentence before that a number with no noun goes on counting."""
    if m.counted is not None or m.kind not in {"count", "number", "rate"} or m.value is None or m.value < 2:
        return None
    lower = read_by.lower
    if (same := _pointed_at(reading, m)) is not None:
        return same
    k = m.last
    while k < len(lower) and lower[k] in _ASIDE:
        k += 1
    if k >= len(lower) or lower[k] not in clue("staying"):
        return None
    before = reading.sentences.get(m.sentence.index - 1)
    if before is None:
        return None
    for other in before.quantities():
        if other.measure in _ON_THE_MOVE and other.unit == "person" and not other.implied:
            return other
    return None


def _pointed_at(reading: Reading, m: Mention) -> Mention | None:
    """The people whom "the" and their number alone point back to: "Police seized 310 men. The 310, among them six boys"."""
    if m.begin < 1 or m.begin != m.first or m.sentence.lower[m.begin - 1] != "the" or (m.value or 0.0) < _MANY:
        return None
    for back in range(1, _BACK):
        before = reading.sentences.get(m.sentence.index - back)
        for other in before.quantities() if before is not None else ():
            if other.value == m.value and other.measure is not None and other.unit in PEOPLE and not other.implied:
                return other
    return None


def is_of_appeal(reading: Reading, read_by: Clauses, m: Mention) -> bool:
    """Whether an amount is part of the relief that the sentence before asks for or gives."""
    lower = read_by.lower
    for k in range(max(0, m.first - _CLAUSE), m.first):
        if lower[k] in clue("asking"):
            if any(o.kind == "money" and o.measure == "aid" and o.last < k for o in m.sentence.quantities()):
                return True  # "asked for $175 million for the response and has received $4 million"
            before = sentence_at(reading, m.sentence.index - 1)  # whether another stage has asked for it or not
            return before is not None and _tells_of_relief(before)
    behind = lower[m.last : m.last + _WANTED]
    return not clue("wanted").isdisjoint(behind) and any(
        o.kind == "money" and o.measure == "aid" and o.last < m.first for o in m.sentence.quantities()
    )  # "gave $3 million in aid; a further $24 million is needed"


def _tells_of_relief(sentence: Sentence) -> bool:
    return not clue("appeal").isdisjoint(sentence.vocabulary) or any(
        other.kind == "money" and other.measure == "aid" for other in sentence.quantities()
    )
