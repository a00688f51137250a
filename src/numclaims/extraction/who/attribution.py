"""Finds who is said to say so.

For every number of a sentence, in this order: the reports of the sentence itself (``frames``), the innermost first; the
speaker of the quotation in which the number stands (``quotations``), who may be named sentences away; and the sentence
before, where this one plainly goes on in the same voice. What no one is said to say is the publisher's own voice.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS, Attribution, AttributionBasis, AttributionType
from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import carrying, openings, resolution, speakers, transcripts
from numclaims.extraction.who.carrying import Voice
from numclaims.extraction.who.cues import Cue, Source, document_words, source_of
from numclaims.extraction.who.frames import frames_of
from numclaims.extraction.who.quotations import Quotations, quotations_in
from numclaims.extraction.who.reports import Frame
from numclaims.reading import Reading, Sentence

_MEMO_FRAMES: Final = "attribution.frames"
_SCARE_QUOTE: Final = 3
"""Words in quotation marks up to this number may be a phrase the writer only sets apart."""
_SPEECH_ENDS: Final = frozenset(",.?!\u2026")
_AFTER_SPEECH: Final = word_set("as in on during at after when while by to of")
_MOST_REPORTS: Final = 20
"""Reports around one number that are weighed against each other, at most: no sentence nests more, and it costs a square."""
_NEAR: Final = 160
"""Characters between two quotations of one speaker, at most."""
_NEAR_PARAGRAPH: Final = 400
"""Characters between two quotations of one speaker where the second is a paragraph by itself, at most."""
_TOLD_OF: Final = Cue(name="told-of", phrases=(), form="speech", examples=(), counterexamples=())
_OWN_WORDS: Final = word_set("i we my our me us i'm i've we're we've mine ours")
"""Words by which a speech is told from what is only set apart."""
_LONGEST_SUBJECT: Final = 6
"""Words of whom a sentence tells, at most, so that nothing ran in."""
_WEAK_WITHIN_QUOTES: Final = word_set("they he she it people some many who everybody")
_REVEALS: Final = word_set("revealed reveals showed shows")
_OWNED: Final = word_set("'s from by official")


def find(reading: Reading, sentence: Sentence) -> None:
    """Set the attribution of every quantity of a sentence."""
    mentions = [m for m in sentence.mentions if m.kind in QUANTITY_KINDS]
    if not mentions:
        return
    # Asked for early, by a quotation that began sentences before, they were read without the sentence's own figures.
    reading.memo.setdefault(_MEMO_FRAMES, {}).pop(sentence.index, None)  # type: ignore[attr-defined]
    frames = frames_at(reading, sentence)
    quotes = quotations_in(reading)
    carried: list[Voice] | None = None
    last_chain: list[Voice] = []
    attribution: Attribution | None = None
    for m in mentions:
        chain = [(f, sentence) for f in _innermost_first(sentence, frames, m.first)] if frames else []
        basis: AttributionBasis = "sentence"
        k = quotes.at(m.start) if quotes.starts else -1
        if k >= 0:
            chain, basis = _quoted(reading, quotes, k, chain)
            chain = [(f, s) for f, s in chain if s is not sentence or not f.source[0] <= m.first < f.source[1]]
        elif chain:
            if chain[0][0].entry.name == "colon" and (turn := transcripts.voice_at(reading, sentence)) is not None:
                chain = [turn]  # "LI WALL, RESIDENT: …"
            elif quotes.starts:
                # The mark before "End Quote" closes what the page set apart; alone it looks as if it opened something.
                chain = [(f, s) for f, s in chain if f.entry.name == "pull-quote" or quotes.at(s.starts[f.cue[0]]) < 0]
        else:
            if carried is None:
                carried = [] if frames else carrying.carried(reading, sentence, frames_at)
            chain, basis = carried, "carried"
            if not chain and (turn := transcripts.voice_at(reading, sentence)) is not None:
                chain = [turn]
        if not chain:
            continue
        if (
            attribution is None or basis != attribution.basis or chain != last_chain
        ):  # the numbers of one sentence mostly share their source
            attribution = _attribution(reading, chain, basis)
            last_chain = chain
        m.attribution = attribution


def frames_at(reading: Reading, sentence: Sentence) -> list[Frame]:
    """The reports of a sentence, worked out once."""
    memo: dict[int, list[Frame]] = reading.memo.setdefault(_MEMO_FRAMES, {})  # type: ignore[assignment]
    known = memo.get(sentence.index)
    if known is None:
        # Two reports in one breath ("the minister, told the report found …") may leave one of them no words for its source.
        known = memo[sentence.index] = [f for f in frames_of(sentence) if f.source[0] < f.source[1]]
    return known


def _stands_outside(outer: Frame, inner: Frame) -> bool:
    """Whether a report that holds another passes it on; of two around each other ("He believes it, an aide said") the later."""
    if not inner.covers(outer.source[0]):
        return True
    return inner.entry.form == "finding" and outer.entry.form == "speech" and inner.cue < outer.cue


def _nameless_paper(s: Sentence, frame: Frame) -> bool:
    """Whether a source is a paper without any word of whose it is: "an analysis", "satellite images"."""
    first, last = frame.source
    if frame.entry.name == "noun":
        return last - first == 1  # "he spoke of reports that 12 had died"
    sort = source_of(s.lower, first, last)
    if sort is None and s.lower[frame.cue[0]] in _REVEALS and s.words[last - 1].islower():
        return True  # "the first search of the house revealed that"
    if sort is None or sort.type != "document":
        return False
    return not any(s.words[k][:1].isupper() or s.lower[k] in _OWNED for k in range(first, last) if k)


def _innermost_first(s: Sentence, frames: list[Frame], token: int) -> list[Frame]:
    """The reports that cover a token: those that stand within the content of others first."""
    over = [f for f in frames if (token < f.source[0] or token >= f.source[1]) and f.covers(token)]
    if len(over) < 2:
        return over
    if len(over) > _MOST_REPORTS:
        over = sorted(sorted(over, key=lambda f: abs(f.cue[0] - token))[:_MOST_REPORTS], key=lambda f: f.cue[0])
    # Whoever is cited knows it, whoever cites only passes it on.
    depth = [
        100 * (f.entry.name == "citing" and not _only_carries(s, f, over))
        + sum(1 for g in over if g is not f and g.covers(f.source[0]) and _stands_outside(g, f))
        for f in over
    ]
    if len({bool(_nameless_paper(s, f)) for f in over}) > 1:
        # What papers that are nobody's show is known by whoever says so: "Satellite images show 12 tanks, analysts said".
        depth = [d - 50 * _nameless_paper(s, f) for d, f in zip(depth, over, strict=True)]
    order = sorted(range(len(over)), key=lambda i: (-depth[i], abs(over[i].cue[0] - token)))
    return [over[i] for i in order]


def _only_carries(s: Sentence, cited: Frame, over: list[Frame]) -> bool:
    """Whether an agency is cited for what somebody else says: "12 died, the army said, the Herald reported citing AFP"."""
    sort = source_of(s.lower, *cited.source)
    if sort is None or sort.type not in _CARRIERS:
        return False
    others = [source_of(s.lower, *f.source) for f in over if f is not cited and f.cue < cited.cue]
    return any(other is not None and other.type not in _CARRIERS for other in others)


_CARRIERS: Final = frozenset({"media", "state_media"})


def _quoted(reading: Reading, quotes: Quotations, k: int, chain: list[Voice]) -> tuple[list[Voice], AttributionBasis]:
    """The chain for a number within quotation ``k``: reports that the speaker makes in it, then the speaker."""
    speaker = _speaker(reading, quotes, k, 0)
    inside: list[Voice] = []
    outside: list[Voice] = []
    for frame, s in chain:
        if quotes.at(s.starts[frame.cue[0]]) == k:
            first, last = frame.source
            free = first > 0 and s.lower[first - 1] in {"what", "as", "which"}
            weak = last - first == 1 and s.lower[first] in _WEAK_WITHIN_QUOTES
            if not free and not weak and (speaker is None or not _nameless_paper(s, frame)):
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
    named = [f for f in frames if not _nameless_paper(before, f)]
    return (named or frames)[-1], before


def _is_paper(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase names a paper by a word of its own, and not as a part of a name: "a report", not "Lakeside Research"."""
    return any(
        s.lower[k] in document_words() and (s.words[k].islower() or k + 1 == last or not s.words[k + 1][:1].isupper())
        for k in range(first, last)
        if s.words[k].islower() or s.lower[k + 1 : k + 2] != ["in"]
    )


def _apposed(s: Sentence, i: int, cue: int) -> Source | None:
    """The sort of source that an apposition tells: "Ahmad, a resident of the town, …"."""
    lower = s.lower
    if i + 1 >= len(lower) or lower[i] != ",":
        return None
    end = next((k for k in range(i + 1, min(i + 14, len(lower))) if k == cue or lower[k] in {",", "who", "."}), i + 1)
    return source_of(lower, i + 1, end)


def _is_called(reading: Reading, s: Sentence, frame: Frame, name: str) -> bool:
    """Whether a source is the one of that name: as it is written, or by what its words stand for."""
    return s.words_text(*frame.source) == name or resolution.resolve(reading, s, frame, frames_at)[0] == name


def _type(
    frame: Frame, s: Sentence, resolved: str | None, sort: Source | None, kind: AttributionType | None
) -> AttributionType | None:
    """The sort of a source: that of its own words, but for a description ("the agency") that of what it stands for."""
    if kind is None and resolved is not None:
        words = resolved.lower().split()
        named = source_of(words, 0, len(words))
        kind = named.type if named is not None else None
    described = resolved is not None and s.lower[frame.source[0]] == "the"
    if sort is None or (kind is not None and (described or sort.name == "unnamed")):
        return kind
    return sort.type


def _attribution(reading: Reading, chain: list[Voice], basis: AttributionBasis) -> Attribution:
    frame, s = chain[0]
    resolved, kind = resolution.resolve(reading, s, frame, frames_at)
    if resolved is not None and len(chain) > 1 and chain[1][1] is s and _is_called(reading, s, chain[1][0], resolved):
        chain = chain[1:]  # "Amnesty says it has documented 38 cases": one speaker, who is named
        frame, s = chain[0]
        resolved, kind = resolution.resolve(reading, s, frame, frames_at)
    if (
        resolved is not None
        and resolved.lower() == s.words_text(*frame.source).lower()
        and frame.entry is not transcripts.TURN
    ):
        resolved = None
    start, end = s.span(*frame.source)
    cue_start, cue_end = s.span(*frame.cue)
    text = reading.document.text
    name = text[start:end]
    cue = text[cue_start:cue_end]
    sort = source_of(s.lower, *frame.source)
    if sort is None or (sort.type == "document" and not _is_paper(s, *frame.source)):
        sort = _apposed(s, frame.source[1], frame.cue[0])
    relays: list[str] = []
    for f, where in chain:
        if f is not frame:
            a, b = where.span(*f.source)
            relays.append(resolution.resolve(reading, where, f, frames_at)[0] or text[a:b])
        if f.relay:
            relays.append(f.relay)
    rules = [f"cue:{frame.entry.name}" if frame.entry.phrases else f"attribution:{frame.entry.name}"]
    if sort is not None:
        rules.append(f"source:{sort.name}")
    return Attribution(
        source=name,
        start=start,
        end=end,
        resolved=resolved,
        relayed_by=tuple(dict.fromkeys(r for r in relays if r != name)),
        cue=cue,
        cue_start=cue_start,
        cue_end=cue_end,
        type=_type(frame, s, resolved, sort, kind),
        basis=basis,
        denied=frame.entry.denied,
        hedge=cue if frame.entry.hedge else None,
        rules=tuple(rules),
    )
