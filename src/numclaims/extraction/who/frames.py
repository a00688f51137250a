"""Reads the reports of one sentence: who says, with which words, and what stretch of the sentence is said."""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import CLAUSE_BREAKS, COORDINATORS
from numclaims.extraction.who import agents, brackets, citing, judging, nouns, pointing, saying
from numclaims.extraction.who.cues import Cue, anchor_words, anchors, cue_table, source_of
from numclaims.extraction.who.reports import Frame, counts_something
from numclaims.extraction.who.trimming import trimmed
from numclaims.extraction.who.vocabulary import FUNCTION_WORDS
from numclaims.reading import Mention, Reading, Sentence

_MEMO: Final = "attribution.frames"
_CLOSES: Final = CLAUSE_BREAKS | {"."}
_NO_NOUN: Final = word_set(
    "to of in at on by from with for that which who was were is are had has have been be than as"
)
_JUDGING: Final = word_set("described describes asked")
"""Verbs that may judge, too: "described "12 bodies in the street"", "asked them to "give 12 dollars each"."""
_SHORTER: Final = frozenset({"by", "heard"})
"""Forms behind which a shorter cue at the same word is tried: "was told by police" is not what a court was told."""
_SHORT: Final = 6
"""Words that a source without a verb may have."""
_MOST: Final = 40
"""Reports read in one sentence, at most: a text without any full stop must not cost the square of its length."""
_OPENINGS: Final = word_set(
    "denying claiming insisting alleging stating announcing confirming acknowledging admitting warning"
)
_SUBORDINATORS: Final = word_set("though although while whereas after as since when")


def frames_at(reading: Reading, sentence: Sentence) -> list[Frame]:
    """The reports of a sentence, worked out once."""
    memo: dict[int, list[Frame]] = reading.memo.setdefault(_MEMO, {})  # type: ignore[assignment]
    known = memo.get(sentence.index)
    if known is None:
        # Two reports in one breath ("the minister, told the report found …") may leave one of them no words for its source.
        known = memo[sentence.index] = [f for f in frames_of(sentence) if f.source[0] < f.source[1]]
    return known


def read_again(reading: Reading, sentence: Sentence) -> list[Frame]:
    """The reports of a sentence whose figures are known now: asked for by a quotation before it, it was read without them."""
    reading.memo.setdefault(_MEMO, {}).pop(sentence.index, None)  # type: ignore[attr-defined]
    return frames_at(reading, sentence)


def frames_of(s: Sentence) -> list[Frame]:
    """The reports of a sentence, in order of their cues."""
    frames: list[Frame] = [] if anchor_words().isdisjoint(s.vocabulary) else _by_cues(s)
    if not frames or frames[0].source[0] > 0:
        named = citing.heading(s)
        if named is not None and not any(f.source == named.source for f in frames):
            frames = _under_heading(named, frames)
    if not frames and (told := brackets.read(s) or pointing.read(s) or pointing.in_poll(s)) is not None:
        frames.append(told)
    if not agents.COUNTED.isdisjoint(s.vocabulary) and (counted := agents.counted(s, frames)):
        frames = sorted([*frames, *counted], key=lambda frame: frame.cue)
    if frames and s.lower[0] in _OPENINGS:
        frames[:0] = _opening(s, frames[0])
    if "End Quote" in s.text and (set_apart := citing.pull_quote(s)) is not None:
        frames.append(set_apart)
        frames.sort(key=lambda frame: frame.cue)
    if not frames and ":" in s.text and '"' in s.vocabulary:
        leading = citing.before_speech(s)
        if leading is not None:
            frames.append(leading)
    if frames and s.figures:
        frames = [f for f in frames if not all(s.lower[k][0].isdigit() for k in range(*f.source))]  # "(47 confirmed)"
    if frames and s.mentions:
        frames = [kept for frame in frames if (kept := _without_what_ran_in(s, frame)) is not None]
    if len(frames) > 1:
        _cut(s, frames)
    if frames and len(s.mentions) > 1:
        frames += [gapped for m in s.mentions if (gapped := _gapped(s, m, frames)) is not None]
    return frames


def _under_heading(named: Frame, frames: list[Frame]) -> list[Frame]:
    """The reports with that of a heading; nothing behind its colon reports what stands before it."""
    for f in frames if named.source[0] == 0 else ():
        f.content = [(max(a, named.cue[1]), b) for a, b in f.content if b > named.cue[1]]
    return sorted([*frames, named], key=lambda frame: frame.cue)


def _opening(s: Sentence, main: Frame) -> list[Frame]:
    """The report of a participle that opens a sentence: "Denying that 12 had died, the army said …"."""
    if main.clause < 2 or s.lower[main.clause - 1] != ",":
        return []
    for words, cue in cue_table()[s.lower[0]]:
        if len(words) == 1:
            frame = Frame(main.source, (0, 1), cue, 0)
            frame.content.append((1, main.clause - 1))
            return [frame]
    return []


def _gapped(s: Sentence, m: Mention, frames: list[Frame]) -> Frame | None:
    """Reads a source whose verb is that of the clause before: "Police counted 119,000 marchers, the unions 800,000"."""
    lower = s.lower
    last = m.begin
    last -= last > 1 and lower[last - 1] == "at"  # "Police put the crowd at 900, the unions at 12,000"
    if m.rejected_by is not None or (m.last < len(lower) and lower[m.last] not in _CLOSES):
        return None
    first = last
    while first > 0 and last - first < _SHORT and lower[first - 1] not in CLAUSE_BREAKS:
        first -= 1
    if (
        first == last
        or first < 2
        or lower[first - 1] not in CLAUSE_BREAKS
        or not _NO_NOUN.isdisjoint(lower[first:last])
    ):
        return None
    if source_of(lower, first, last) is None or counts_something(s, (first, last)):
        return None
    mark = first - 1 if lower[first - 1] in {",", ";"} else first - 2
    before = next((f for f in reversed(frames) if f.source[1] <= f.cue[0] and f.cue[1] < mark), None)
    if (
        before is None
        or not before.covers(m.first)
        or not any(o.last <= mark for o in s.mentions if o.first >= before.cue[1])
    ):
        return None
    before.content = [(a, min(b, first)) for a, b in before.content if a < first]
    frame = Frame((first, last), before.cue, before.entry, first)
    frame.content.append((m.first, m.last))
    return frame


def _by_cues(s: Sentence) -> list[Frame]:
    """The reports that words of the lexicon make."""
    lower = s.lower
    frames: list[Frame] = []
    table = anchors()
    for at in compress(range(len(lower)), map(anchor_words().__contains__, lower)):
        for words, anchor, cue in table[lower[at]]:
            n = len(words)
            i = at - anchor
            if n > 1 and (i < 0 or tuple(lower[i : i + n]) != words):
                continue
            frame = _read(s, i, i + n, cue, frames)
            if frame is not None:
                _split_relay(s, frame)
                frames.append(frame)
            if frame is not None or n == 1 or cue.form not in _SHORTER:
                break
        if len(frames) >= _MOST:
            break
    return [f for f in frames if not (f.entry.name == "paper-by" and any(_opens(g, f) for g in frames))]


def _opens(frame: Frame, inner: Frame) -> bool:
    """Whether a report is made by a paper whose maker another reads: "figures released by the ministry show"."""
    return frame.source[0] <= inner.cue[0] < frame.source[1]


def _read(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """The report that a cue makes, by the reader of its form."""
    if cue.form == "according" or cue.form == "by":  # noqa: PLR1714 -- asked for every cue
        return citing.according(s, first, last, cue)
    if cue.form == "agent":
        return agents.put_by(s, first, last, cue)
    if cue.form == "judging":
        return judging.read(s, first, last, cue)
    told = nouns.read(s, first, last, known) if s.lower[first] in nouns.NOUNS else None
    told = told or saying.read(s, first, last, cue, known)
    return judging.read(s, first, last, cue) if told is None and s.lower[first] in _JUDGING else told


def _without_what_ran_in(s: Sentence, frame: Frame) -> Frame | None:
    """A report whose source is nothing but the source; None where nobody is left."""
    span = trimmed(s, frame.source, frame.cue[0])
    if span is None:
        return None
    first, last = frame.source
    if span != frame.source:
        # What ran in is what is said.
        frame.content = [(span[1] if a == last else a, span[0] if b == first else b) for a, b in frame.content]
        frame.clause = span[0] if frame.clause == first else frame.clause
        frame.source = span
    return frame


def _split_relay(s: Sentence, frame: Frame) -> None:
    """Takes the relay out of "witnesses quoted by the agency" and "one report quoting the group"."""
    first, last = frame.source
    for k in range(first + 1, last - 1):
        if s.lower[k] in {"quoting", "citing"}:
            frame.relay = s.words_text(first, k)
            frame.source = (k + 1, last)
            return
        if s.lower[k] in {"quoted", "cited"} and s.lower[k + 1] == "by":
            frame.relay = s.words_text(k + 2, last)
            frame.source = (first, k)
            return


def _runs_on(s: Sentence, frame: Frame) -> bool:
    """Whether a report opens a sentence whose stop before it was lost: "… from the hill Unconfirmed reports say …"."""
    begin = frame.clause
    before = s.words[begin - 1]
    return (
        s.words[begin][:1].isupper()
        and before.islower()
        and before.isalpha()
        and before not in FUNCTION_WORDS
        and source_of(s.lower, begin - 1, begin) is None
        and source_of(s.lower, *frame.source) is not None
        and all(a >= frame.cue[1] for a, _ in frame.content)
    )


def _cut(s: Sentence, frames: list[Frame]) -> None:
    """Ends what a source says where another source takes over: "activists say 5, while the government says 2"."""
    lower = s.lower
    for k, frame in enumerate(frames):
        if ";" in s.vocabulary and any(f.covers(frame.source[0]) for f in frames[:k]):
            stop = next((i for i in range(frame.cue[1], len(lower)) if lower[i] == ";"), len(lower))
            frame.content = [(a, min(b, stop)) for a, b in frame.content if a < stop]
        for other in frames[k + 1 :]:
            begin = other.clause
            if citing.stop_lost(s, other.cue[0]):
                frame.content = [(a, min(b, other.cue[0])) for a, b in frame.content if a < other.cue[0]]
            if other.source == frame.source or begin <= frame.cue[1] or other.entry.form in {"according", "by"}:
                continue
            mark = lower[begin - 1]
            joined = mark in COORDINATORS or mark == ";" or _runs_on(s, other)
            opened = any(w in _SUBORDINATORS for w in lower[max(0, frame.clause - 2) : frame.clause + 1])
            if joined or (mark == "," and opened):
                frame.content = [(a, min(b, begin)) for a, b in frame.content if a < begin]
