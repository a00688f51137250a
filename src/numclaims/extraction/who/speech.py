"""Finds whose words a quotation is: named beside it, in the sentences around it, or where the same speech began."""

from __future__ import annotations

from typing import Final

from numclaims.claims import AttributionBasis
from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import openings, papers, speakers
from numclaims.extraction.who.cues import Cue
from numclaims.extraction.who.frames import frames_at
from numclaims.extraction.who.quotations import Quotations
from numclaims.extraction.who.reports import Frame, Voice
from numclaims.reading import Reading, Sentence

_SCARE_QUOTE: Final = 3
"""Words in quotation marks up to this number may be a phrase the writer only sets apart."""
_SPEECH_ENDS: Final = frozenset(",.?!\u2026")
_AFTER_SPEECH: Final = word_set("as in on during at after when while by to of")
_NEAR: Final = 160
"""Characters between two quotations of one speaker, at most."""
_NEAR_PARAGRAPH: Final = 400
"""Characters between two quotations of one speaker where the second is a paragraph by itself, at most."""
_TOLD_OF: Final = Cue(name="told-of", phrases=(), form="speech", examples=(), counterexamples=())
_OWN_WORDS: Final = word_set("i we my our me us i'm i've we're we've mine ours")
"""Words by which a speech is told from what is only set apart."""
_LONGEST_SUBJECT: Final = 6
"""Words of whom a sentence tells, at most, so that nothing ran in."""
_WEAK_WITHIN_QUOTES: Final = word_set("they he she it we i you people some many who everybody")


def quoted(reading: Reading, quotes: Quotations, k: int, chain: list[Voice]) -> tuple[list[Voice], AttributionBasis]:
    """The chain for a number within quotation ``k``: reports that the speaker makes in it, then the speaker."""
    speaker = _speaker(reading, quotes, k, 0)
    inside: list[Voice] = []
    outside: list[Voice] = []
    for frame, s in chain:
        if quotes.at(s.starts[frame.cue[0]]) == k:
            first, last = frame.source
            free = first > 0 and s.lower[first - 1] in {"what", "as", "which"}
            weak = last - first == 1 and s.lower[first] in _WEAK_WITHIN_QUOTES
            if not free and not weak and (speaker is None or not papers.is_nameless(s, frame)):
                inside.append((frame, s))
        elif speaker is None or frame is not speaker[0]:
            outside.append((frame, s))
    if speaker is None:
        return [*inside, *outside], "sentence"
    frame, s = speaker
    if not outside:
        outside = [(f, s) for f in frames_at(reading, s) if f is not frame and f.covers(frame.source[0])]
    return [*inside, speaker, *outside], "sentence" if inside else "quote"


def _speaker(reading: Reading, quotes: Quotations, k: int, depth: int) -> Voice | None:
    """Who speaks quotation ``k``: named right behind it, right before it, or where the same speech began."""
    start, end = quotes.starts[k], quotes.ends[k]
    last = sentence_at(reading, index_at(reading, end - 1))
    opening = sentence_at(reading, index_at(reading, start))
    if last is None or opening is None:
        return None
    text = reading.document.text
    before, behind = _named_before(reading, opening, start), _named_behind(reading, last, end)
    led = text[max(0, start - 2) : start].rstrip().endswith(":")  # 'The mayor told us: "…"'
    if before is not None and behind is not None and before[1] is behind[1]:  # 'The army said "…", the Herald reported'
        led |= start - opening.ends[before[0].cue[1] - 1] <= 1 and behind[0].covers(before[0].source[0])
    if (found := (before if led else None) or behind or before) is not None:
        return found
    for s in (opening, last):
        for f in frames_at(reading, s):
            at = s.starts[f.cue[0]]
            if not start <= at < end and any(
                s.starts[a] <= max(start, s.start) < s.ends[b - 1] for a, b in f.content if a < b
            ):
                return f, s
    if depth > 8 or len(text[start:end].split()) <= _SCARE_QUOTE:
        return None
    if quotes.first[k] != k:
        return _speaker(reading, quotes, quotes.first[k], depth + 1)
    near = _speaker_of_earlier(reading, quotes, k, opening, depth, _NEAR) or _speaker_before(
        reading, opening, start, end
    )
    if near is None and opening.start == start and text[end : end + 1] in {"", "\n", "\r"}:
        near = _speaker_of_earlier(reading, quotes, k, opening, depth, _NEAR_PARAGRAPH)
    return near or _named_at_end(reading, quotes, k) or _told_of_before(reading, opening, start, end)


def _told_of_before(reading: Reading, opening: Sentence, start: int, end: int) -> Voice | None:
    """Whom the sentence before tells of, where nobody else is named: 'Ana Moor was blunt. "We have lost 12 men."'."""
    text = reading.document.text
    before = sentence_at(reading, opening.index - 1)
    if before is None or opening.start != start or "\n" in text[before.end : start]:
        return None
    if _OWN_WORDS.isdisjoint(text[start:end].lower().replace("\u2019", "'").strip("\"'\u201c\u201d").split()):
        return None
    told = openings.person_told_of(before) or speakers.of_sentence(before, len(before.lower))
    if told is None or told[0] > 0 or told[1] > _LONGEST_SUBJECT or before.lower[0] in {"i", "we", "you"}:
        return None
    frame = Frame(told, (told[1] - 1, told[1]), _TOLD_OF, 0)
    frame.content.append((0, 0))
    return frame, before


def _named_at_end(reading: Reading, quotes: Quotations, k: int) -> Voice | None:
    """Who is named where a speech of several paragraphs ends, each opened with a mark: "“… and home,” Moor said."."""
    text = reading.document.text
    start = quotes.starts[k]
    if text[start + 1 : start + 2].isspace() or text[max(0, text.rfind("\n", 0, start)) : start].strip():
        return None
    j = k
    while (
        j + 1 < len(quotes.starts)
        and quotes.first[j + 1] == quotes.first[k]
        and text[quotes.starts[j + 1]] == text[start]
    ):
        j += 1
    last = sentence_at(reading, index_at(reading, quotes.ends[j] - 1)) if j > k else None
    return _named_behind(reading, last, quotes.ends[j]) if last is not None else None


def _named_behind(reading: Reading, last: Sentence, end: int) -> Voice | None:
    """The report right behind a quotation: "…," he said."""
    nearest: Frame | None = None
    for f in frames_at(reading, last):
        at = min(last.starts[f.cue[0]], last.starts[f.source[0]])
        if at >= end and f.content and f.content[0][0] < min(f.cue[0], f.source[0]) and (f.quoted or at - end <= 3):
            nearest = f
            break
    if nearest is not None:
        return nearest, last
    if last.end - end <= 1:
        # The sentence was split behind the mark: "… are missing." Trump said.
        behind = sentence_at(reading, last.index + 1)
        if behind is not None and behind.start - end <= 2 and "\n" not in reading.document.text[end : behind.start]:
            for f in frames_at(reading, behind):
                rest = behind.lower[f.cue[1] : f.cue[1] + 1]
                if f.source[0] == 0 and (len(behind.words) - f.cue[1] <= 4 or rest[0] in _AFTER_SPEECH):
                    return f, behind
    return None


def _named_before(reading: Reading, opening: Sentence, start: int) -> Voice | None:
    """The report right before a quotation, in its sentence or closing the one before with a colon."""
    over = [
        f
        for f in frames_at(reading, opening)
        if opening.ends[f.cue[1] - 1] <= start
        and any(opening.starts[a] <= start <= opening.ends[b - 1] + 1 for a, b in f.content if a < b)
    ]
    if over:
        return over[-1], opening
    if opening.start >= start - 2:
        before = sentence_at(reading, opening.index - 1)
        if before is not None and before.text.endswith(":"):
            frames = frames_at(reading, before)
            if frames:
                return frames[-1], before
    return None


def _set_apart(quoted: str) -> bool:
    """Whether words in marks are only a phrase or a title; speech ends in small letters, and a stop or a comma."""
    words = quoted.strip("\"'\u201c\u201d\u2018\u2019").split()
    if not words or len(words) > _SCARE_QUOTE:
        return not words
    alone = len(words) == 1 and words[0][-1] == ","  # '"We," said Ana Moor, "have lost 12 men."'
    return not alone and (words[-1][-1] not in _SPEECH_ENDS or words[-1][0].isupper())


def _speaker_of_earlier(
    reading: Reading, quotes: Quotations, k: int, opening: Sentence, depth: int, reach: int
) -> Voice | None:
    """The speaker of the quotation before, where this one goes on: "It was bad," he said. "We counted 12 graves."."""
    text = reading.document.text
    j = k - 1
    while j >= 0 and _set_apart(text[quotes.starts[j] : quotes.ends[j]]):
        j -= 1
    if j < 0:
        return None
    gap = text[quotes.ends[j] : quotes.starts[k]]
    if len(gap) >= reach:
        return None
    if "\n" not in gap.strip() or not gap.strip() or opening.start == quotes.starts[k]:
        found = _speaker(reading, quotes, j, depth + 1)
        # What somebody calls something in one sentence does not tell who speaks in the next.
        return None if found is not None and found[0].entry.form == "judging" and found[1] is not opening else found
    return None


def _speaker_before(reading: Reading, opening: Sentence, start: int, end: int) -> Voice | None:
    """Whoever the sentence before reports, where a whole paragraph is direct speech, or all that is left of one."""
    text = reading.document.text
    before = sentence_at(reading, opening.index - 1)
    if before is None or opening.start != start or text[end : end + 1] not in {"", "\n", "\r"}:
        return None
    frames = [f for f in frames_at(reading, before) if f.entry.form == "speech"]
    if not frames or ("\n" not in text[before.end : start] and frames[-1].content[-1][1] < len(before.lower) - 1):
        return None  # within a paragraph, only behind a sentence that is said to its end
    named = [f for f in frames if not papers.is_nameless(before, f)]
    return (named or frames)[-1], before
