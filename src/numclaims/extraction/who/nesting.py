"""Puts reports that stand within each other in order: "He believes it, an aide said" is what he knows, and the aide passes on."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.who import papers
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.reports import Frame
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence

_MOST_REPORTS: Final = 20
"""Reports around one number that are weighed against each other, at most: no sentence nests more, and it costs a square."""


def _stands_outside(outer: Frame, inner: Frame) -> bool:
    """Whether a report that holds another passes it on; of two around each other ("He believes it, an aide said") the later."""
    if not inner.covers(outer.source[0]):
        return True
    return inner.entry.form == "finding" and outer.entry.form == "speech" and inner.cue < outer.cue


def innermost_first(s: Sentence, frames: list[Frame], token: int) -> list[Frame]:
    """The reports that cover a token: those that stand within the content of others first."""
    over = [f for f in frames if (token < f.source[0] or token >= f.source[1]) and f.covers(token)]
    if len(over) < 2:
        return over
    if len(over) > _MOST_REPORTS:
        over = sorted(sorted(over, key=lambda f: abs(f.cue[0] - token))[:_MOST_REPORTS], key=lambda f: f.cue[0])
    # Whoever is cited knows it, whoever cites only passes it on.
    depth = [
        100 * ((f.entry.name == "citing" and not _only_carries(s, f, over)) or _is_carried(s, f, over))
        + sum(1 for g in over if g is not f and g.covers(f.source[0]) and _stands_outside(g, f))
        for f in over
    ]
    if len({bool(papers.is_nameless(s, f)) for f in over}) > 1:
        # What papers that are nobody's show is known by whoever says so: "Satellite images show 12 tanks, analysts said".
        depth = [d - 50 * papers.is_nameless(s, f) for d, f in zip(depth, over, strict=True)]
    order = sorted(range(len(over)), key=lambda i: (-depth[i], abs(over[i].cue[0] - token)))
    return [over[i] for i in order]


def _only_carries(s: Sentence, cited: Frame, over: list[Frame]) -> bool:
    """Whether an agency is cited for what somebody else says: "12 died, the army said, the Herald reported citing AFP"."""
    sort = source_of(s.lower, *cited.source)
    if sort is None or sort.type not in _CARRIERS:
        return False
    others = [source_of(s.lower, *f.source) for f in over if f is not cited and f.cue < cited.cue]
    return any(other is not None and other.type not in _CARRIERS for other in others)


def _is_carried(s: Sentence, cited: Frame, over: list[Frame]) -> bool:
    """Whether a paper prints what somebody is cited for behind it: "The Herald reported that 12 died, according to police"."""
    sort = source_of(s.lower, *cited.source)
    if cited.entry.name != "according" or papers.is_nameless(s, cited):
        return False
    if sort.type in _CARRIERS if sort is not None else s.words[cited.source[1] - 1].islower():
        return False
    for f in over:
        carrier = source_of(s.lower, *f.source)
        named = carrier is None and s.words[f.source[1] - 1][0].isupper() and s.lower[f.cue[0]] in _PRINTED
        # "The US confirmed 400 new cases, according to the disease centre": a land only has them
        named = named or (s.lower[f.cue[0]] in _HAD and _is_land(s, f))
        if f.cue < cited.cue and (named or (carrier is not None and carrier.type in _CARRIERS)):
            return True
    return False


def _is_land(s: Sentence, f: Frame) -> bool:
    """Whether a country is said to tell something: "the US confirmed"."""
    first = f.source[0] + (s.lower[f.source[0]] == "the")
    return any(e.kind == gazetteer.COUNTRY and not e.demonym for e in gazetteer.find(s.words_text(first, f.source[1])))


_HAD: Final = frozenset({"confirmed", "reported", "recorded", "registered", "confirms", "reports"})
_PRINTED: Final = frozenset({"reported", "reports"})
_CARRIERS: Final = frozenset({"media", "state_media"})
