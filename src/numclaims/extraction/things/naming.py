"""Says what a noun phrase names: the thing in the singular, and what the words beside an ambiguous noun make of it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.things import nouns
from numclaims.extraction.things.nounphrases import Phrase
from numclaims.extraction.things.singular import singular
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Sentence

_COACHES: Final = frozenset({"coach", "coaches"})


def name(m: Mention, sentence: Sentence, phrase: Phrase) -> None:
    """Say that a number counts what a noun phrase names."""
    head, last = phrase.head, phrase.last
    lower = sentence.lower
    before = lower[head - 1] if head > phrase.first else ""
    unit, rule = nouns.thing(lower[head], sentence.words[head][0].isupper() and head != 0, before)
    if lower[head] == "head" and (herd := _herd(lower, head)):
        unit, rule = singular(lower[herd]), "things:animals"  # "3,000 head of cattle"
        head, last = herd, max(last, herd + 1)
    elif lower[head] in _COACHES and not clue("carriage").isdisjoint(sentence.vocabulary):
        unit, rule = "coach", "things:carriages"  # "nine coaches of the train left the rails"
    if m.kind != "ratio":
        m.kind = "count"
    m.unit = unit if unit != "s" else nouns.model(sentence, head)
    m.reported_unit = sentence.words[head]
    m.counted = sentence.words_text(phrase.first, last)
    m.noun_first = phrase.first
    m.noun_last = last
    m.head = head
    m.rules.append(rule or "counts:noun-behind")


def _herd(lower: list[str], head: int) -> int:
    """The token of the animals that are counted by the head; 0 for none."""
    for k in range(head + 2, min(head + 4, len(lower))):
        if lower[head + 1] == "of" and singular(lower[k]) in nouns.animals():
            return k
    return 0
