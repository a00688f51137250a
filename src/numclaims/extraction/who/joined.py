"""Reads the second verb of one subject: "the army said five had died and confirmed that two were missing"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import phrases, speakers, vocabulary
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import Frame
from numclaims.extraction.who.vocabulary import PUNCTUATION
from numclaims.reading import Sentence

_EXAMINING: Final = word_set(
    "analyzed analysed examined reviewed studied surveyed compared polled tested tracked interviewed followed screened asked"
)
_LONGEST_EXAMINED: Final = 24
"""Words from the verb of examining to what was found, at most."""
_SELVES: Final = word_set("i we you")
"""Whoever speaks is not known by these, nor whom he speaks to."""
_EARLY_VERB: Final = 10
"""Tokens within which the verb of a sentence's opening name stands."""


def read(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Reads the second verb of one subject: "the army said five had died and confirmed that two were missing"."""
    if cue.written:
        return _examined(s, first, last, cue)
    if cue.form == "accuse" or (s.lower[first] in cue.nouns and not cue.objects):
        return None
    source = (
        _pronoun_before(s, first) or speakers.of_sentence(s, first) or named_subject(s, first) if not known else None
    )
    if known:
        source = _of_last_clause(s, known[-1].cue[1], first) or known[-1].source
    if source is None:
        return None
    frame = Frame(source, (first, last), cue, first)
    frame.content.append((last, len(s.lower)))
    return frame


def _examined(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read "Lund reviewed the records and found 1,200 errors": whoever examined something tells what it showed."""
    lower = s.lower
    verb = next((k for k in range(first - 3, max(0, first - _LONGEST_EXAMINED), -1) if lower[k] in _EXAMINING), -1)
    found = speakers.before(s, verb) if verb > 0 else None
    if found is None or lower[first - 1] != "and":
        return None
    frame = Frame(found[0], (first, last), cue, found[1])
    frame.content.append((last, len(lower)))
    return frame


def _pronoun_before(s: Sentence, limit: int) -> tuple[int, int] | None:
    """The pronoun whose verb stands before "and": "… before she changed her mind and admitted taking 12 rings"."""
    lower = s.lower
    for k in range(limit - 2, max(-1, limit - _EARLY_VERB), -1):
        if lower[k] in PUNCTUATION:
            return None
        if lower[k] in {"he", "she", "they"}:
            return k, k + 1
    return None


def named_subject(s: Sentence, limit: int) -> tuple[int, int] | None:
    """The name that a sentence opens with, and its titles: "In May, Ana Moor called it a farce and threatened to …"."""
    lower = s.lower
    verbs = (k for k in range(1, min(limit, _EARLY_VERB)) if lower[k].endswith("ed") or lower[k] in vocabulary.FINITE)
    verb = next((k for k in verbs if s.words[k].islower()), -1)
    found = speakers.before(s, verb) if verb > 0 else None
    if found is None or s.lower[found[0][0]] in _SELVES:
        return None
    head = phrases.head_end(s, found[0])
    if phrases.is_name(s, (found[0][0], head)):
        return found[0]  # "Dr Ana Moor of the port clinic"
    role = s.lower[head - 1] in vocabulary.PERSON_NOUNS or source_of(s.lower, *found[0]) is not None
    if role and found[0][0] == 0 and head == found[0][1] and s.lower[0] in {"the", "one", "another"}:
        return found[0]  # "The representative defended the plan, noting that 12 men had been paid"
    if not s.words[found[0][1] - 1][:1].isupper():
        return None
    return found[0] if phrases.is_name(s, found[0]) or found[0][1] - found[0][0] == 1 else None


def _of_last_clause(s: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause that "but", "while" or a semicolon opens before token ``end``; None where none does."""
    lower = s.lower
    opens = next((k for k in range(end - 1, begin, -1) if lower[k] in {"but", "while", "whereas", ";"}), -1)
    if opens < 0:
        return None
    verb = next((k for k in range(opens + 2, end) if lower[k].endswith("ed") or lower[k] in vocabulary.FINITE), -1)
    found = speakers.before(s, verb) if verb > 0 else None
    return found[0] if found is not None and found[0][0] > opens else None
