"""Reads reports that a noun makes: "military claims that 12 died", "despite reports that 12 had drowned"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import Frame
from numclaims.extraction.who.vocabulary import DETERMINERS, PREPOSITIONS
from numclaims.reading import Sentence

NOUNS: Final = word_set("claims claim reports report")
_CLAIMS: Final = word_set("claims claim")
"""Nouns that are nobody's by themselves."""
_ADJECTIVES: Final = word_set("unconfirmed early initial conflicting local media press earlier later recent official")
_AGAINST: Final = word_set("despite amid after following")
_REPORT: Final = Cue(name="noun", phrases=(), form="speech", examples=(), counterexamples=())
_FROM_THERE: Final = 4
_LONGEST: Final = 5
"""Words of a noun and whose it is, at most."""


def read(s: Sentence, first: int, last: int, known: list[Frame]) -> Frame | None:
    """Read the noun at token ``first`` where "that" follows it; None where what it tells is denied, or it is no noun."""
    lower = s.lower
    if lower[first] not in NOUNS or lower[last : last + 1] != ["that"] or any(f.entry.denied for f in known):
        return None
    begin = first
    while (
        begin > 0
        and first - begin < _LONGEST
        and lower[begin - 1] not in DETERMINERS
        and (
            source_of(lower, begin - 1, begin) is not None
            or lower[begin - 1] in _ADJECTIVES
            or (s.words[begin - 1][:1].isupper() and begin > 1)
            or (
                lower[begin - 1] == "of" and begin > 1 and s.words[begin - 2][:1].isupper()
            )  # "Ministry of Water claims"
        )
    ):
        begin -= 1
    governed = begin > 0 and (lower[begin - 1] in PREPOSITIONS or lower[begin - 1] in _AGAINST)
    there = lower[max(0, begin - _FROM_THERE) : begin]
    governed = governed or ("there" in there and "no" not in there)  # "there were also reports that"
    end = first if lower[first] in _CLAIMS else first + 1
    if not governed or begin == end:
        return None
    frame = Frame((begin, end), (first, last), _REPORT, begin)
    opens = begin <= 2
    comma = next((k for k in range(last, len(lower)) if lower[k] == ","), len(lower))
    frame.content.append((last, comma if opens else len(lower)))
    return frame
