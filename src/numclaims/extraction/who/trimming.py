"""Takes from a source what ran into it where a text lost its stops and commas, and knows what nobody is.

A date line ("3 May 2014 Reuters"), the victims before it ("15 injured a hospital said"), a clause behind it ("according to
first reports nine people died"). A number alone says nothing.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import BE, PEOPLE
from numclaims.extraction.things import nouns
from numclaims.extraction.who import phrases
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.vocabulary import PREPOSITIONS, USUAL, WEEKDAYS, Span
from numclaims.reading import Mention, Sentence

_TOLD_OF: Final = BE | {"had", "have", "has"}
"""What goes on with a figure behind "police said"."""
_PLURALS: Final = frozenset({"people", "men", "women", "children"})
_QUOTING: Final = frozenset({"quoting", "citing"})
_LINKS: Final = PREPOSITIONS | {"of", "and", "or", "who", "that"}


def trimmed(s: Sentence, source: Span, cue: int) -> Span | None:
    """A source without what ran into it.

    Args:
        s: The sentence.
        source: The tokens of the source.
        cue: The first token of the words that make the report.

    Returns:
        Its tokens; None where nobody is left who could say anything.
    """
    first, last = source
    for m in s.mentions:
        if m.behind <= first or m.first >= last:
            continue
        if m.kind == "date" and m.first <= first + (s.lower[first] in WEEKDAYS) and m.last < last:
            first = m.last
        elif m.rejected_by is None and s.lower[cue + 1 : cue + 2] != [] and _ends_in_voice(s, m, first, last, cue + 1):
            first = last - 1
        elif m.rejected_by is None and m.first <= first:
            behind = _behind_counted(s, m, first, last)
            if behind is None:
                return None
            first = behind
        elif m.rejected_by is None and cue < first < m.first and _runs_on(s, first, m):
            last = m.first
    return first, last


def _ends_in_voice(s: Sentence, m: Mention, first: int, last: int, behind: int) -> bool:
    """Whether whoever speaks stands right behind the plural that a number counts: "the 40 houses police said were burned"."""
    told = s.lower[behind] in _TOLD_OF and m.first == first + (s.lower[first] == "the") and m.last < last - 1
    many = s.lower[last - 2].endswith("s") or s.lower[last - 2] in _PLURALS
    return told and many and source_of(s.lower, last - 1, last) is not None


def _behind_counted(s: Sentence, m: Mention, first: int, last: int) -> int | None:
    """Where a speaker begins that opens with a number: at the number ("two doctors"), behind what it counts, or nowhere."""
    end = m.behind
    while end < last and s.lower[end] in nouns.states():
        end += 1  # "20 others wounded"
    if end < last and s.words[end - 1].islower() and s.lower[end] not in _LINKS and s.lower[end] not in _QUOTING:
        if phrases.is_name(s, (end, last)) or source_of(s.lower, end, last) is not None:
            return end
    elif last - first > USUAL and end < last:
        begin = phrases.tighten(s, (end, last))[0]
        if s.lower[begin] not in _LINKS and source_of(s.lower, begin, last) is not None:
            return begin  # "13 fighters of the group in clashes near the town local media reported"
    somebody = m.first < first or m.value == 1 or m.unit in PEOPLE or source_of(s.lower, end - 1, last) is not None
    return first if somebody else None


def _runs_on(s: Sentence, first: int, m: Mention) -> bool:
    """Whether a number behind a source opens a clause of its own: "according to first reports nine people died"."""
    at = m.qualifier_first if m.first > m.qualifier_first > first else m.first
    before = s.lower[at - 1]
    return before not in PREPOSITIONS and before.isalpha() and m.unit in PEOPLE and m.head >= m.last
