"""Reads sources that stand behind "by": "by the group's count", "a toll put at 12 by the army", "accused by rights groups of"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import behind
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.reports import PASSIVE, Frame, clause_start
from numclaims.extraction.who.vocabulary import FINITE, PREPOSITIONS, PUNCTUATION
from numclaims.reading import Sentence

_BY_COUNT: Final = Cue(name="by-count", phrases=(), form="according", examples=(), counterexamples=())
COUNTS: Final = word_set("count counts estimate estimates tally tallies reckoning account accounts figures")
_WHOSE: Final = word_set("'s one some most all its their his her own official latest several other")
"""Words by which a count is somebody's."""
_OWN_COUNT: Final = Cue(name="own-count", phrases=(), form="according", examples=(), counterexamples=())
TOLLS: Final = COUNTS | {"toll", "figure"}
ESTIMATES: Final = word_set(
    "estimate estimates figure figures forecast forecasts projection projections prediction predictions reckoning"
    " expectation expectations guidance assessment"
)
"""What is somebody's where "of" and a number follow; a count or a toll may be of what happened to him."""
COUNTED: Final = TOLLS | ESTIMATES
"""A sentence without any of these tells of nobody's count."""
_NEAR_OF: Final = 5
"""Words from "of" to the number: "an estimate of between 40 and 50", "a forecast of growth of 5 percent"."""
_NOW: Final = word_set("now currently already so far still then officially")
_STANDS: Final = word_set("is was stands stood remains remained has had rose reached")
_COORDINATORS: Final = word_set("; but while whereas although though")
_BEFORE_OWNER: Final = PUNCTUATION | _COORDINATORS | {"and", "that", "as", "by", "in", "to", "with"}
_NO_COUNTERS: Final = frozenset({"witness", "unnamed", "document", "expert"})
_LONGEST_COUNT: Final = 9
"""Words from a count back to its "by", at most."""
_NEAR: Final = 6
"""Words between a verb or a count and its "by", at most."""


def counted(s: Sentence, known: list[Frame]) -> list[Frame]:
    """The reports of a sentence that somebody's count, toll or estimate makes, besides those known already."""
    tolls = [] if TOLLS.isdisjoint(s.vocabulary) else [*_by_counts(s), *_owned(s, known)]
    return tolls if ESTIMATES.isdisjoint(s.vocabulary) else [*tolls, *_estimates_of(s)]


def _by_counts(s: Sentence) -> list[Frame]:
    """Read "By the group's count, 12 died", "12 died, by some estimates": the count is the source."""
    lower = s.lower
    found: list[Frame] = []
    for k, word in enumerate(lower) if "by" in s.vocabulary else ():
        if word not in COUNTS or (k + 1 < len(lower) and lower[k + 1] not in PUNCTUATION):
            continue
        at = next(
            (i for i in range(k - 1, max(-1, k - _LONGEST_COUNT), -1) if lower[i] in PUNCTUATION or lower[i] == "by"),
            -1,
        )
        if at < 0 or lower[at] != "by" or k - at < 2:
            continue
        if _WHOSE.isdisjoint(lower[at + 1 : k]) and source_of(lower, at + 1, k) is None:
            continue
        frame = Frame((at + 1, k + 1), (at, at + 1), _BY_COUNT, at)
        begin = clause_start(s, at)
        if at > begin:
            frame.content.append((begin, at))
        frame.content.append((k + 1, len(lower)))
        found.append(frame)
    return found


def _owned(s: Sentence, known: list[Frame]) -> list[Frame]:
    """Read "The UN's own figure is 95,000", "the ministry's toll now stands at 12": whoever counted, by a word of possession."""
    lower = s.lower
    found: list[Frame] = []
    for k, word in enumerate(lower):
        if word not in TOLLS:
            continue
        owner = next((i for i in range(k - 1, max(0, k - _NEAR), -1) if lower[i] == "'s"), 0)
        verb = k + 1
        while verb < len(lower) and lower[verb] in _NOW:
            verb += 1
        if not owner or verb >= len(lower) or lower[verb] not in _STANDS:
            continue
        first = owner
        while first > 0 and owner - first < _NEAR and lower[first - 1] not in _BEFORE_OWNER:
            first -= 1
        sort = source_of(lower, first, owner)
        counted = any(verb < m.first <= verb + _NEAR and m.rejected_by is None for m in s.mentions)
        if sort is None or sort.type in _NO_COUNTERS or not counted or any(f.source[1] == k + 1 for f in known):
            continue
        frame = Frame((first, k + 1), (verb, verb + 1), _OWN_COUNT, first)
        stop = next((i for i in range(verb + 1, len(lower)) if lower[i] in _COORDINATORS), len(lower))
        frame.content.append((verb + 1, stop))
        found.append(frame)
    return found


def _estimates_of(s: Sentence) -> list[Frame]:
    """Read "the bank's forecast of 5 percent", "a UN estimate of 12,000 dead": only the figure behind "of" is theirs."""
    lower = s.lower
    found: list[Frame] = []
    for m in s.mentions:
        at = m.begin - 1
        while at > 0 and lower[at] != "of" and m.first - at <= _NEAR_OF and lower[at] not in PUNCTUATION:
            at -= 1
        k = at - 1
        if m.rejected_by is not None or k < 1 or lower[at] != "of" or lower[k] not in ESTIMATES:
            continue
        first = k
        while first > 0 and k - first < _NEAR and lower[first] not in ARTICLES and not _parts(lower[first - 1]):
            first -= 1
        owner = next((i for i in range(k - 1, first, -1) if lower[i] == "'s" or _owns(lower, i)), 0)
        last = owner or k
        sort = source_of(lower, first, last)
        named = owner > 0 and s.words[owner - 1][0].isupper()
        if (sort is None or sort.type in {"document", "unnamed", "witness"}) and not named:
            continue
        frame = Frame((first, k + 1), (k, at + 1), _OWN_COUNT, first)
        frame.content.append((at + 1, m.behind))
        found.append(frame)
    return found


def _parts(word: str) -> bool:
    """Whether a word stands before whoever estimates, and is no part of the name: "above analysts' forecasts"."""
    return word in _BEFORE_OWNER or word in FINITE or (word in PREPOSITIONS and word != "of")


def _owns(lower: list[str], i: int) -> bool:
    """Whether the apostrophe of several owners stands at a token: "analysts' forecast"."""
    return lower[i] in {"'", "\u2019"} and lower[i - 1].endswith("s")


def put_by(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read "the toll, put at 12 by the army"."""
    by = _by(s, last)
    span = behind.after(s, by + 1) if by > 0 else None
    if span is None:
        return None
    frame = Frame(span, (first, last), cue, first)
    frame.content.append((last, by))
    return frame


def accused_by(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read "the army was accused by rights groups of killing 12"."""
    lower = s.lower
    if first == 0 or lower[first - 1] not in PASSIVE or lower[last : last + 1] != ["by"]:
        return None
    of = next((k for k in range(last + 2, min(last + 2 + _NEAR, len(lower))) if lower[k] in {"of", "for"}), -1)
    if of < 0:
        return None
    frame = Frame((last + 1, of), (first, last), cue, first)
    frame.content.append((of, len(lower)))
    return frame


def accusation(s: Sentence, first: int, last: int) -> int:
    """Where what someone is accused of begins; -1 where no one is ("an attack blamed on rebels")."""
    lower = s.lower
    if last < len(lower) and lower[last] in {"of", "on", "for", "by"}:
        return -1
    if lower[first].startswith("blam"):
        # "Gran Sol, the gang blamed, has 100 members": nobody here blames it for anything.
        told = next(
            (k for k in range(last, len(lower) - 1) if lower[k] == "," and lower[k + 1] in {"which", "who"}), -1
        )
        on = next((k for k in range(told + 2, len(lower) - 1) if lower[k] == ","), -1) if told > 0 else -1
        if on > 0 and lower[on + 1] in {"on", "for"}:
            return on + 1  # "blamed the flood, which killed 12 people, on poor drains"
        return last if last < len(lower) and lower[last] not in {",", ";", "."} else -1
    return next((k for k in range(last, min(last + 14, len(lower))) if lower[k] == "of"), -1)


def _by(s: Sentence, start: int) -> int:
    """The "by" close behind a token, in the same clause; -1 for none."""
    for k in range(start, min(start + _NEAR, len(s.lower))):
        if s.lower[k] == "by":
            return k
        if s.lower[k] in PUNCTUATION:
            return -1
    return -1
