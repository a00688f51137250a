"""Finds who is said to say so.

For every number of a sentence, in this order: the reports of the sentence itself (``frames``), the innermost first; the
speaker of the quotation in which the number stands (``quotations``), who may be named sentences away; and the sentence
before, where this one plainly goes on in the same voice. What no one is said to say is the publisher's own voice.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS, Attribution, AttributionBasis
from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.text.tokens import NUMBER_PARTS, word_set
from numclaims.extraction.who import resolution
from numclaims.extraction.who.cues import Source, source_of
from numclaims.extraction.who.frames import frames_of
from numclaims.extraction.who.quotations import Quotations, quotations_of
from numclaims.extraction.who.reports import Frame
from numclaims.reading import Reading, Sentence

Voice = tuple[Frame, Sentence]
"""A report, and the sentence that it stands in."""

_MEMO_FRAMES: Final = "attribution.frames"
_MEMO_QUOTES: Final = "attribution.quotes"
_SCARE_QUOTE: Final = 3
"""Words in quotation marks up to this number may be a phrase the writer only sets apart."""
_AFTER_SPEECH: Final = word_set("as in on during at after when while by to of")
_BULLETS: Final = frozenset("-*\u2022\u2013\u2014\u00b7\u25aa\u25cf")
_MOST_REPORTS: Final = 20
"""Reports around one number that are weighed against each other, at most: no sentence nests more, and it costs a square."""
_LONGEST_LIST: Final = 40
"""Items of a list that still belong to its heading, at most."""
_NEAR: Final = 160
"""Characters between two quotations of one speaker, at most."""
_WEAK_WITHIN_QUOTES: Final = word_set("they he she it people some many who everybody")
_OTHERS: Final = word_set("more other others")
_OF_THEM: Final = word_set("those them these whom")
_SAID_TO: Final = word_set("said")


def find(reading: Reading, sentence: Sentence) -> None:
    """Set the attribution of every quantity of a sentence."""
    mentions = [m for m in sentence.mentions if m.kind in QUANTITY_KINDS]
    if not mentions:
        return
    frames = frames_at(reading, sentence)
    quotes = _quotes(reading)
    carried: list[Voice] | None = None
    last_chain: list[Voice] = []
    attribution: Attribution | None = None
    for m in mentions:
        chain = [(f, sentence) for f in _innermost_first(frames, m.first)] if frames else []
        basis: AttributionBasis = "sentence"
        k = quotes.at(m.start) if quotes.starts else -1
        if k >= 0:
            chain, basis = _quoted(reading, quotes, k, chain)
        elif chain:
            if quotes.starts:
                # The mark before "End Quote" closes what the page set apart; alone it looks as if it opened something.
                chain = [(f, s) for f, s in chain if f.entry.name == "pull-quote" or quotes.at(s.starts[f.cue[0]]) < 0]
        else:
            if carried is None:
                carried = [] if frames else _carried(reading, sentence)
            chain, basis = carried, "carried"
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
        known = memo[sentence.index] = frames_of(sentence)
    return known


def _quotes(reading: Reading) -> Quotations:
    known = reading.memo.get(_MEMO_QUOTES)
    if isinstance(known, Quotations):
        return known
    made = reading.memo[_MEMO_QUOTES] = quotations_of(reading.document.text)
    return made


def _innermost_first(frames: list[Frame], token: int) -> list[Frame]:
    """The reports that cover a token: those that stand within the content of others first."""
    over = [f for f in frames if (token < f.source[0] or token >= f.source[1]) and f.covers(token)]
    if len(over) < 2:
        return over
    if len(over) > _MOST_REPORTS:
        over = sorted(sorted(over, key=lambda f: abs(f.cue[0] - token))[:_MOST_REPORTS], key=lambda f: f.cue[0])
    # Whoever is cited knows it, whoever cites only passes it on.
    depth = [
        100 * (f.entry.name == "citing")
        + sum(1 for g in over if g is not f and g.covers(f.source[0]) and not f.covers(g.source[0]))
        for f in over
    ]
    order = sorted(range(len(over)), key=lambda i: (-depth[i], abs(over[i].cue[0] - token)))
    return [over[i] for i in order]


def _quoted(reading: Reading, quotes: Quotations, k: int, chain: list[Voice]) -> tuple[list[Voice], AttributionBasis]:
    """The chain for a number within quotation ``k``: reports that the speaker makes in it, then the speaker."""
    speaker = _speaker(reading, quotes, k, 0)
    inside: list[Voice] = []
    outside: list[Voice] = []
    for frame, s in chain:
        if quotes.at(s.starts[frame.cue[0]]) == k:
            first, last = frame.source
            free = first > 0 and s.lower[first - 1] in {"what", "as", "which"}
            if not free and not (last - first == 1 and s.lower[first] in _WEAK_WITHIN_QUOTES):
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
    found = _named_behind(reading, last, end) or _named_before(reading, opening, start)
    if found is not None:
        return found
    for s in (opening, last):
        for f in frames_at(reading, s):
            at = s.starts[f.cue[0]]
            if not start <= at < end and any(
                s.starts[a] <= max(start, s.start) < s.ends[b - 1] for a, b in f.content if a < b
            ):
                return f, s
    text = reading.document.text
    if depth > 8 or len(text[start:end].split()) <= _SCARE_QUOTE:
        return None
    if quotes.first[k] != k:
        return _speaker(reading, quotes, quotes.first[k], depth + 1)
    return _speaker_of_earlier(reading, quotes, k, opening, depth) or _speaker_before(reading, opening, start, end)


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
        if behind is not None and behind.start - end <= 2:
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


def _speaker_of_earlier(reading: Reading, quotes: Quotations, k: int, opening: Sentence, depth: int) -> Voice | None:
    """The speaker of the quotation before, where this one goes on: "It was bad," he said. "We counted 12 graves."."""
    text = reading.document.text
    j = k - 1
    while j >= 0 and len(text[quotes.starts[j] : quotes.ends[j]].split()) <= _SCARE_QUOTE:
        j -= 1
    if j < 0:
        return None
    gap = text[quotes.ends[j] : quotes.starts[k]]
    if len(gap) >= _NEAR:
        return None
    if "\n" not in gap.strip() or not gap.strip() or opening.start == quotes.starts[k]:
        return _speaker(reading, quotes, j, depth + 1)
    return None


def _speaker_before(reading: Reading, opening: Sentence, start: int, end: int) -> Voice | None:
    """Whoever the sentence before reports, where a whole paragraph is direct speech."""
    text = reading.document.text
    before = sentence_at(reading, opening.index - 1)
    whole = opening.start == start and "\n" in text[before.end : start] if before is not None else False
    if before is None or not whole or text[end : end + 1] not in {"", "\n", "\r"}:
        return None
    frames = [f for f in frames_at(reading, before) if f.entry.form == "speech"]
    return (frames[-1], before) if frames else None


def _carried(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The source of the sentence before, where this one plainly goes on counting in its voice: "Three more were …"."""
    if sentence.text[0] in _BULLETS:
        return _list_heading(reading, sentence)
    if not _goes_on(sentence.lower):
        return []
    before = sentence_at(reading, sentence.index - 1)
    if before is None or before.section != sentence.section:
        return []
    if reading.document.text[before.end : sentence.start].count("\n") > 1:
        return []
    frames = frames_at(reading, before)
    if frames and (frames[-1].content[-1][1] >= len(before.lower) - 2 or frames[-1].source[1] >= len(before.lower) - 3):
        return [(frames[-1], before)]
    return []


def _list_heading(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The source of the line above a list ("Figures from the ministry show:"), for every item of the list."""
    text = reading.document.text
    for index in range(sentence.index - 1, max(-1, sentence.index - _LONGEST_LIST), -1):
        start, end = reading.bounds[index]
        if text[end - 1] == ":":
            heading = sentence_at(reading, index)
            frames = frames_at(reading, heading) if heading is not None else []
            return [(frames[-1], heading)] if frames and heading is not None else []
        if text[start] not in _BULLETS:
            return []
    return []


def _goes_on(lower: list[str]) -> bool:
    """Whether a sentence opens like the next item of one account, or says that others say it ("are said to have")."""
    if len(lower) < 4:
        return False
    number = 1 if lower[0] in {"another", "a"} else 0
    counted = lower[number][0].isdigit() or lower[number] in NUMBER_PARTS
    if counted and (lower[0] == "another" or lower[1] in _OTHERS):
        return True  # "Another 12 were hurt", "Three more were killed"
    if "of" in lower[:3] and lower[lower.index("of") + 1] in _OF_THEM:
        return True
    if lower[0] == "among" and lower[1] in _OF_THEM:
        return True
    if counted and "also" in lower[2:12] and lower[lower.index("also") - 1] in {"were", "was"}:
        return True  # "Two guards were also killed"
    if _SAID_TO.isdisjoint(lower):
        return False
    for k in range(1, min(20, len(lower) - 2)):
        if lower[k] in {"where", "which", "while", "who"}:
            return False
        if lower[k] in _SAID_TO and lower[k + 1] == "to" and lower[k + 2] in {"have", "be"}:
            return lower[k - 1] in {"are", "were", "was", "is"}
    return False


def _apposed(s: Sentence, i: int) -> Source | None:
    """The sort of source that an apposition tells: "Ahmad, a resident of the town, …"."""
    lower = s.lower
    if i + 1 >= len(lower) or lower[i] != ",":
        return None
    end = next((k for k in range(i + 1, min(i + 14, len(lower))) if lower[k] in {",", "who", "."}), i + 1)
    return source_of(lower, i + 1, end)


def _attribution(reading: Reading, chain: list[Voice], basis: AttributionBasis) -> Attribution:
    frame, s = chain[0]
    resolved, kind = resolution.resolve(reading, s, frame, frames_at)
    if resolved is not None and len(chain) > 1 and chain[1][1] is s and s.words_text(*chain[1][0].source) == resolved:
        chain = chain[1:]  # "Amnesty says it has documented 38 cases": one speaker, who is named
        frame, s = chain[0]
        resolved, kind = resolution.resolve(reading, s, frame, frames_at)
    if resolved is not None and resolved.lower() == s.words_text(*frame.source).lower():
        resolved = None
    start, end = s.span(*frame.source)
    cue_start, cue_end = s.span(*frame.cue)
    text = reading.document.text
    name = text[start:end]
    cue = text[cue_start:cue_end]
    sort = source_of(s.lower, *frame.source) or _apposed(s, frame.source[1])
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
        type="unnamed"
        if frame.entry.name == "it-is-said"
        else kind
        if sort is None or (sort.name == "unnamed" and kind is not None)
        else sort.type,
        basis=basis,
        denied=frame.entry.denied,
        hedge=cue if frame.entry.hedge else None,
        rules=tuple(rules),
    )
