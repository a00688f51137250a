"""Reads the reports of one sentence: who says, with which words, and what stretch of the sentence is said."""

from __future__ import annotations

from typing import Final

from numclaims.claims import Sentence
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import citing, saying
from numclaims.extraction.who.cues import anchor_words, anchors
from numclaims.extraction.who.reports import Frame

_COORDINATORS: Final = word_set("but while whereas and though although as")
_MOST: Final = 40
"""Reports read in one sentence, at most: a text without any full stop must not cost the square of its length."""
_SUBORDINATORS: Final = word_set("though although while whereas after as since when")


def frames_of(s: Sentence) -> list[Frame]:
    """The reports of a sentence, in order of their cues."""
    frames: list[Frame] = [] if anchor_words().isdisjoint(s.lower) else _by_cues(s)
    if not frames or frames[0].source[0] > 0:
        named = citing.heading(s)
        if named is not None and not any(f.source == named.source for f in frames):
            frames.append(named)
            frames.sort(key=lambda frame: frame.cue)
    if not frames and ":" in s.text and '"' in s.lower:
        leading = citing.before_speech(s)
        if leading is not None:
            frames.append(leading)
    if len(frames) > 1:
        _cut(s, frames)
    return frames


def _by_cues(s: Sentence) -> list[Frame]:
    """The reports that words of the lexicon make."""
    lower = s.lower
    frames: list[Frame] = []
    found = anchor_words()
    table = anchors()
    for at in [i for i, word in enumerate(lower) if word in found]:
        for words, anchor, cue in table[lower[at]]:
            n = len(words)
            i = at - anchor
            if n > 1 and (i < 0 or tuple(lower[i : i + n]) != words):
                continue
            if cue.form == "according" or cue.form == "by":  # noqa: PLR1714 -- asked for every cue
                frame = citing.according(s, i, i + n, cue)
            else:
                frame = saying.read(s, i, i + n, cue, frames)
            if frame is not None:
                _split_relay(s, frame)
                frames.append(frame)
            break
        if len(frames) >= _MOST:
            break
    return frames


def _split_relay(s: Sentence, frame: Frame) -> None:
    """Takes the relay out of "witnesses quoted by the agency"."""
    first, last = frame.source
    for k in range(first + 1, last - 1):
        if s.lower[k] in {"quoted", "cited"} and s.lower[k + 1] == "by":
            frame.relay = s.words_text(k + 2, last)
            frame.source = (first, k)
            return


def _cut(s: Sentence, frames: list[Frame]) -> None:
    """Ends what a source says where another source takes over: "activists say 5, while the government says 2"."""
    lower = s.lower
    for k, frame in enumerate(frames):
        for other in frames[k + 1 :]:
            begin = other.clause
            if other.source == frame.source or begin <= frame.cue[1] or other.entry.form in {"according", "by"}:
                continue
            mark = lower[begin - 1]
            joined = mark in _COORDINATORS or mark == ";"
            opened = any(w in _SUBORDINATORS for w in lower[max(0, frame.clause - 2) : frame.clause + 1])
            if joined or (mark == "," and opened):
                frame.content = [(a, min(b, begin)) for a, b in frame.content if a < begin]
