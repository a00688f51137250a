"""Reads sources that no verb of the sentence names: "This was contained in a statement by Moor", "has 8% in this poll"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import behind
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import PASSIVE, Frame
from numclaims.extraction.who.vocabulary import PUNCTUATION, WEEKDAYS
from numclaims.reading import Sentence

POINTED: Final = Cue(name="pointed", phrases=(), form="according", examples=(), counterexamples=())
_TOLD: Final = word_set("disclosed contained revealed announced stated confirmed said known reported")
_ACCOUNTS: Final = word_set("account version figure figures toll number estimate information picture")
_OPENING: Final = 6
"""Words within which the verb of such a sentence stands."""
_LONGEST: Final = 16
"""Words from the verb to the "by" before whoever told it, at most."""


def in_poll(s: Sentence) -> Frame | None:
    """Read the poll that shares are told from: "Moor has 8% in this poll", "was ahead by 28 points in the Lindale poll".

    An election is called a poll, too: one whose head is known by nothing but its day, and what is won in one, are left alone.
    """
    lower = s.lower
    if _POLLS.isdisjoint(s.vocabulary) or not _WON.isdisjoint(s.vocabulary):
        return None
    for at in range(2, len(lower)):
        if lower[at] not in _POLLS or (at + 1 < len(lower) and lower[at + 1][0].isalnum() and lower[at + 1] not in _OF):
            continue
        known = lower[at - 1] in _SORTS_OF_POLL or (s.words[at - 1][0].isupper() and lower[at - 1] not in WEEKDAYS)
        known = known or lower[at + 1 : at + 2] in _MADE  # nobody conducts an election to know what people think
        begin = next((k for k in range(at - 1, max(-1, at - _LONGEST_POLL), -1) if lower[k] == "in"), -1)
        told = any(m.rejected_by is None and (m.kind == "percent" or m.unit == "point") for m in s.mentions)
        if known and begin >= 0 and told and not any(lower[k] in PUNCTUATION for k in range(begin, at)):
            frame = Frame((begin + 1, at + 1), (begin, begin + 1), POINTED, begin)
            if lower[begin - 1] in _FOUND:  # "weaker than the 1.1% predicted in a May poll"
                near = [m for m in s.mentions if m.last <= begin <= m.behind + 2]
                frame.content += [(m.first, begin) for m in near]
            else:
                frame.content += [(0, begin), (at + 1, len(lower))]
            return frame
    return None


_POLLS: Final = frozenset({"poll", "survey"})
_SORTS_OF_POLL: Final = word_set(
    "this same latest new recent national opinion tracking online exit another earlier statewide"
)
_FOUND: Final = word_set(
    "predicted forecast found recorded seen reported expected estimated measured registered shown given"
)
_WON: Final = word_set("won turnout elected defeated ballots")
_OF: Final = word_set(
    "of by for from conducted commissioned released published taken said say and but while when as with after before"
)
_MADE: Final = (["conducted"], ["commissioned"], ["published"], ["said"], ["say"])
_LONGEST_POLL: Final = 8


def read(s: Sentence) -> Frame | None:
    """Read "This was disclosed by …", "This is contained in a statement signed by …"; None for any other sentence."""
    lower = s.lower
    if lower[0] not in {"this", "it", "that"} or lower[1:2] == [] or lower[1] not in PASSIVE | {"has"}:
        return None
    verb = next((k for k in range(2, min(_OPENING, len(lower))) if lower[k] in _TOLD), -1)
    if verb < 0 and "given" in lower and not _ACCOUNTS.isdisjoint(lower[2:_OPENING]):
        verb = lower.index("given")  # "That was the account given on Monday by Ana Moor."
    if verb < 0 or "that" in lower[verb + 1 : verb + 3]:
        return None
    by = next((k for k in range(verb + 1, min(verb + _LONGEST, len(lower) - 1)) if lower[k] == "by"), -1)
    span = behind.after(s, by + 1) if by > 0 else None
    if span is None or not (s.words[span[1] - 1][:1].isupper() or source_of(lower, *span) is not None):
        return None
    frame = Frame(span, (verb, verb + 1), POINTED, 0)
    frame.content.append((len(lower), len(lower)))
    return frame
