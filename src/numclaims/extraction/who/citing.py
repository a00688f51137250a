"""Reads sources that no verb of saying names: "according to activists", "SANA: …", "in a poll by CNN"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import COORDINATORS
from numclaims.extraction.who import behind, contents, phrases, speakers
from numclaims.extraction.who.agents import COUNTS
from numclaims.extraction.who.cues import Cue, document_words, source_of
from numclaims.extraction.who.reports import PASSIVE, Frame, clause_start
from numclaims.extraction.who.vocabulary import (
    ASKED,
    BODY_NOUNS,
    DETERMINERS,
    FINITE,
    FUNCTION_WORDS,
    NAME_ARTICLES,
    PAST,
    PERSON_NOUNS,
    PUNCTUATION,
    RELATIVES,
    Span,
    short_titles,
)
from numclaims.reading import Sentence

_COORDINATORS: Final = COORDINATORS | {"that", "meanwhile"}
_MID_CLAUSE: Final = word_set("that after because who which where")
_SPEAKS: Final = word_set("says said say adds added warns warned insists insisted claims claimed told tells")
_NO_SOURCES: Final = word_set(
    "schedule plan rank plans need needs taste rites rite custom customs tradition traditions ritual rituals age size"
    " weight height income merit gender ability type category seniority protocol"
)
"""What things go by, and nobody says."""
_POLLS: Final = word_set("poll polls survey surveys study census")
_HEADLINE_PAPERS: Final = word_set("poll survey study report reports census research data inquest audit")
_COLON: Final = Cue(name="colon", phrases=(), form="speech", examples=(), counterexamples=())
_IN_POLL: Final = Cue(name="in-poll", phrases=(), form="according", examples=(), counterexamples=())
_PULL_QUOTE: Final = Cue(name="pull-quote", phrases=(), form="speech", examples=(), counterexamples=())
_LONGEST_NAME: Final = 4
"""Words of "End Quote" and of the name behind it: the role that follows is written with a capital, too."""
_EARLY: Final = 14
"""Tokens within which a colon may part a source from a headline; further on it must stand before a quotation."""
_NAME_PARTS: Final = word_set("al of and the for .")
_WHERE_PARTS: Final = frozenset({"in", "'s", "at"})
"""Small words of a writer and a paper before what is quoted: "Ana Moor in Turkey's Aksam: "…"."""
_BULLETS: Final = DASHES | frozenset("*\u2022\u00b7\u25aa\u25cf")
_NO_HEADING: Final = frozenset({"unnamed", "witness", "document"})
"""Sorts of source whose word ends many a clause before a colon: "… what it meant:", "… of the people:"."""
_SAID_WHERE: Final = word_set("source sources")
_TELLS: Final = word_set(
    "showing suggesting saying indicating revealing"
    " to not show shows indicate indicates suggest suggests list lists names puts rose fell stood reached"
)
_TOLLS: Final = word_set("toll tolls figure number count total totals note message release video")
_NEAR_PAPER: Final = 6
"""Words from a paper to what was done with it, at most."""
_STATES: Final = word_set("dead hurt missing homeless lost")
_LONGEST_SPEAKER: Final = 8
_FEW_WORDS: Final = 3
_SHORT_LINE: Final = 16
"""Words of a line without a full stop that is a headline, at most."""
_HEADLINE: Final = Cue(name="headline", phrases=(), form="speech", examples=(), counterexamples=())
_TAIL_WORDS: Final = word_set(
    "activists monitor monitors ngo ngos observatory opposition police army official officials un sana medics report"
    " reports witnesses ministry residents rebels state-media govt government media source sources lcc sohr watchdog"
)


def according(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read "according to X": what is said is the clause before it, or what follows where it opens the clause."""
    lower = s.lower
    if lower[first] == "said" and (first == 0 or lower[first - 1] not in PASSIVE):
        return None  # "he said by telephone"
    if cue.name == "per" and first > 0 and lower[first - 1] not in PUNCTUATION:
        return None  # "30 a head, per the UN", but "30 per head"
    span = behind.after(s, last) if not cue.written or _of_paper(s, first) else None  # "hostages released by the army"
    if span is None or lower[span[0]] in {"our", "my"} or lower[span[0] : span[1]] == ["details"]:
        return None  # "according to our findings": whoever speaks
    if lower[phrases.head_end(s, span) - 1] in _NO_SOURCES or lower[span[0]] in _NO_SOURCES:
        return None  # "buried according to local custom"
    span = _without_next_subject(s, _without_verb(s, span) if cue.form == "by" else span)
    opens = all(not w[0].isalnum() or w in _COORDINATORS for w in lower[:first]) or stop_lost(s, first)
    if opens and lower[span[1] : span[1] + 1] != [] and lower[span[1]] in FINITE:
        span = span[0], _next_subject(s, span)
    based = cue.name == "based" and document_words().isdisjoint(lower[span[0] : span[1]])
    if based or (lower[first] == "told" and lower[span[1] : span[1] + 1] in (["to"], ["not"])):
        return None  # an order: "was told by the mayor not to use the 12 wells"
    capital = s.words[span[1] - 1][:1].isupper() or s.words[span[0]][:1].isupper()
    if (cue.form == "by" or last - first == 1) and not (capital or _is_body(s, span) or source_of(lower, *span)):
        return None
    if cue.form == "according" and last - first == 1 and not _cited(s, span):
        return None
    frame = Frame(span, (first, last), cue, first)
    if cue.name == "citing" and lower[span[1] : span[1] + 1] == ["of"] and _figure_behind(s, span[1]):
        frame.content.append((span[1], len(lower)))
        return frame  # "They oppose a rise of 15 percent, citing estimates of 20 percent": only the second is cited
    leading = lower[first - 1] if first else ""
    inner = leading in {"that", ":"} or (leading == "," and first > 1 and lower[first - 2] in _MID_CLAUSE)
    if not opens and not inner:
        frame.content.append((clause_start(s, first), first))
    end = behind.end_of_date(s, span[1])  # "according to a poll published Monday, …"
    if lower[end : end + 1] == ["("] and ")" in lower[end : end + 6]:
        end = lower.index(")", end) + 1  # "according to the Aid Association (AA), …"
    rest = lower[end : end + 2]
    aside = len(rest) > 1 and rest[0] == "," and (rest[1] in RELATIVES - {"that"} or _puts_in(s, first, end))
    verb = rest != [] and (rest[0] in FINITE or rest[0] in PAST or (rest[0].endswith("ed") and s.words[end].islower()))
    within = verb and cue.form == "according"  # "the toll according to the mayor is 12"
    if opens or inner or within or cue.form == "by" or (rest and not aside and rest[0] in {",", ":", "and"} | DASHES):
        frame.content.append((end, contents.end_of_aside(s, end) if within and leading in RELATIVES else len(lower)))
    return frame


def _of_paper(s: Sentence, i: int) -> bool:
    """Whether a paper or a toll stands close before the token ``i``: "the figures, released by"."""
    near = s.lower[max(0, i - _NEAR_PAPER) : i]
    return not document_words().isdisjoint(near) or not _TOLLS.isdisjoint(near)


def _puts_in(s: Sentence, first: int, end: int) -> bool:
    """Whether a report closes what is put in before the verb: "The raid, the worst yet according to her, killed"."""
    return "," in s.lower[1:first] and s.lower[first - 1] != "," and contents.is_verb(s, end + 1)


def _figure_behind(s: Sentence, i: int) -> bool:
    """Whether a figure stands right behind the "of" at ``i``, with a few words before it at most."""
    return any(i < m.first <= i + _FEW_WORDS for m in s.mentions)


def stop_lost(s: Sentence, i: int) -> bool:
    """Whether "According to" at ``i`` opens a sentence whose stop before it was lost."""
    return i > 0 and s.words[i] == "According" and s.words[i - 1].islower()


def _without_verb(s: Sentence, span: Span) -> Span:
    """The source alone where a verb follows: "estimated by the ministry to cost $12 million", "figures given by it show 12"."""
    verb = next((k for k in range(span[0] + 1, span[1]) if s.lower[k] in _TELLS or _fails(s, k)), span[1])
    return span[0], verb


def _fails(s: Sentence, i: int) -> bool:
    """Whether the verb of what a source made stands at ``i``, right behind the source: "a truce announced by them failed"."""
    ended = s.lower[i].endswith("ed") and s.words[i].islower() and s.lower[i] not in ASKED
    return ended and source_of(s.lower, i - 1, i) is not None


def _without_next_subject(s: Sentence, span: Span) -> Span:
    """The source alone where the subject of the next clause is joined to it: "according to the UN and King Abdullah says"."""
    lower = s.lower
    if span[1] < len(lower) and lower[span[1]] in _SPEAKS:
        for k in range(span[1] - 1, span[0], -1):
            if lower[k] == "and":
                return span[0], k
    return span


def _next_subject(s: Sentence, span: Span) -> int:
    """Where a name begins behind a known source that lost its comma: "According to the Observatory Daish has lost 12 men"."""
    first, last = span
    for k in range(first + 1, last):
        names = s.words[k][:1].isupper() and s.lower[k - 1] not in PERSON_NOUNS and source_of(s.lower, k, last) is None
        closes = source_of(s.lower, k - 1, k) is not None or source_of(s.lower, first, k - 1) is None
        if names and closes and source_of(s.lower, first, k) is not None and not s.text.isupper():
            return k
    return last


def pull_quote(s: Sentence) -> Frame | None:
    """Read what a page sets apart: "… and thousands more detained " End Quote Jane Doe British minister"."""
    lower = s.lower
    for i in range(1, len(lower) - 3):
        if lower[i] == "end" and lower[i + 1] == "quote" and s.words[i] == "End" and lower[i - 1] in {'"', "''"}:
            end = i + 2
            while (
                end < len(lower)
                and end - i < _LONGEST_NAME
                and s.words[end][:1].isupper()
                and source_of(lower, end, end + 1) is None
            ):
                end += 1
            if end - i < 4:
                return None
            frame = Frame((i + 2, end), (i, i + 2), _PULL_QUOTE, i)
            frame.content.append((0, i))
            return frame
    return None


def _is_body(s: Sentence, span: Span) -> bool:
    """Whether a phrase is a body by its noun, whatever sort it is: "the harbour safety bureau"."""
    return s.lower[span[0]] == "the" and s.lower[phrases.head_end(s, span) - 1] in BODY_NOUNS


def _cited(s: Sentence, span: tuple[int, int]) -> bool:
    """Whether the head of a phrase can be cited for a number: "citing a UN report on", but not "citing the UN principle of"."""
    head = phrases.head_end(s, span)
    return (
        _is_body(s, span)
        or s.words[head - 1][:1].isupper()
        or s.lower[head - 1].startswith(NAME_ARTICLES)
        or (
            source_of(s.lower, max(span[0], head - 3), head) is not None
            and (
                source_of(s.lower, head - 1, head) is not None
                or source_of(s.lower, max(span[0], head - 2), head) is not None
                or s.lower[head - 1] in COUNTS
            )
        )
    )


def heading(s: Sentence) -> Frame | None:
    """Read "SANA: 12 killed", "12 killed in Homs: activists", "In a poll released Monday, …"."""
    lower = s.lower
    n = len(lower)
    if n < 4:
        return None
    if ":" not in s.text and lower[0] != "in" and s.index > 0 and s.section != "headline" and n > _SHORT_LINE:
        return None
    if lower[0] == "in" and lower[1] in {"a", "an", "the", "another", "one"}:
        return _in_poll(s)
    for i in range(1, n - 1) if ":" in s.text else ():
        if lower[i] == ":" and not lower[i - 1].isdigit() and (i < _EARLY or lower[i + 1] == '"'):
            found = _before_colon(s, i)
            if found is not None:
                return found
    if s.section == "headline" or s.index == 0 or (n <= _SHORT_LINE and lower[n - 1] not in PUNCTUATION):
        return _tail(s)
    return None


def _in_poll(s: Sentence) -> Frame | None:
    lower = s.lower
    for i in range(2, min(len(lower), 16)):
        if lower[i] == ",":
            if any(w in _POLLS for w in lower[2:i]):
                frame = Frame((1, i), (0, 1), _IN_POLL, 0)
                frame.content.append((i, len(lower)))
                return frame
            return None
    return None


def _initial(s: Sentence, i: int) -> bool:
    """Whether the point at ``i`` belongs to an initial or a title ("Michael P. McDonald", "Col. Bako")."""
    if s.lower[i] != "." or i == 0:
        return False
    return (len(s.words[i - 1]) == 1 and s.words[i - 1].isupper()) or s.lower[i - 1] in short_titles()


def _behind_aside(s: Sentence, i: int) -> int:
    """Where the bracket opens that closes right before token ``i``: the day of a sitrep's heading, a body's letters."""
    if i < _FEW_WORDS or s.lower[i - 1] != ")":
        return i
    return next((k for k in range(i - 2, max(0, i - _LONGEST_SPEAKER), -1) if s.lower[k] == "("), i)


def _labels(s: Sentence, colon: int) -> bool:
    """Whether a number alone stands behind a colon, so that what stands before it is counted: "Soldiers: 40"."""
    return any(
        colon < m.begin <= colon + 2 and (m.last == len(s.lower) or s.lower[m.last] in PUNCTUATION) for m in s.mentions
    )


def _before_colon(s: Sentence, mark: int) -> Frame | None:
    lower = s.lower
    start = colon = _behind_aside(s, mark)
    while start > 0 and lower[start - 1] != "from" and (lower[start - 1] not in PUNCTUATION or _initial(s, start - 1)):
        start -= 1
    speech = lower[mark + 1] in {'"', "'", "\u2018"}
    if lower[mark + 1][0].isdigit() and (lower[colon - 1].endswith("ed") or lower[colon - 1] in _STATES):
        return None  # "People killed: 40": the label of a list
    if lower[start] in _SAID_WHERE or (lower[start].endswith("ing") and start > 1 and lower[start - 1] == ","):
        return None  # "12 deaths (source: the ministry)", "Ana Moor, speaking to reporters: "…""
    if lower[colon] == "(" and (
        lower[colon + 1].startswith("@") or not PERSON_NOUNS.isdisjoint(lower[colon + 1 : mark])
    ):
        return _turn(s, start, colon, mark)  # "Ana Moor (@moor): 12 dead so far", "Ana Moor (mayor): 12 dead so far"
    if start == colon or colon - start > (_LONGEST_SPEAKER if speech else 6):
        return None
    parts = _NAME_PARTS | _WHERE_PARTS if speech else _NAME_PARTS
    parts = (
        parts | PERSON_NOUNS if speech and colon - start > _FEW_WORDS else parts
    )  # "British ambassador Ana Moor: "…""
    names = all(s.words[k][:1].isupper() or lower[k] in parts for k in range(start, colon))
    known = source_of(lower, start, colon)
    opens = start == 0 or (start == 1 and lower[0] in _BULLETS)
    head = source_of(lower, colon - 1, colon) if opens else None
    near = colon - start <= _FEW_WORDS or (head is not None and head.type not in _NO_HEADING)
    if (not names and not (known is not None and near)) or (not speech and _labels(s, mark)):
        return None
    if not speech and (known is None or (known.type == "document" and not _is_paper_of_headline(s, start, colon))):
        return None
    return _turn(s, start, colon, mark)


def _turn(s: Sentence, first: int, last: int, mark: int) -> Frame:
    """The report of whoever is named before a colon."""
    frame = Frame((first, last), (mark, mark + 1), _COLON, first)
    frame.content.append((mark + 1, _end_of_speech(s, mark + 1)))
    return frame


def _is_paper_of_headline(s: Sentence, start: int, colon: int) -> bool:
    """Whether a headline opens with the paper that it tells of: "Poll: 58 percent want a new bridge"."""
    return start == 0 and s.lower[colon - 1] in _HEADLINE_PAPERS and (s.section == "headline" or s.index == 0)


def _end_of_speech(s: Sentence, i: int) -> int:
    """Behind the mark that closes the direct speech which a mark at ``i`` opens; the end of the sentence where none does."""
    lower = s.lower
    if lower[i] == '"':
        for k in range(i + 1, len(lower)):
            if lower[k] == '"':
                return k + 1
    return len(lower)


def before_speech(s: Sentence) -> Frame | None:
    """The subject of a sentence that leads to direct speech without a verb of saying: "The Daily News puts it so: "…"."."""
    lower = s.lower
    colon = next((i for i in range(1, len(lower) - 1) if lower[i] == ":" and lower[i + 1] == '"'), 0)
    if not colon:
        return None
    first = 1 if lower[0] == "the" else 0
    end = first
    while end < colon and s.words[end][:1].isupper() and (end or lower[0] not in FUNCTION_WORDS):
        end += 1
    named = (
        (first or end > 1) and first < end < colon and s.words[end][0].islower() and lower[end] not in FUNCTION_WORDS
    )
    role = next((k for k in (1, 2) if lower[0] in DETERMINERS and k < colon - 1 and lower[k] in PERSON_NOUNS), 0)
    span = (0, end) if named else (0, role + 1) if role else phrases.opening_name(s) or speakers.of_sentence(s, colon)
    if span is None:
        return None
    frame = Frame(span, (colon, colon + 1), _COLON, 0)
    frame.content.append((colon + 1, _end_of_speech(s, colon + 1)))
    return frame


def _tail(s: Sentence) -> Frame | None:
    """The source at the end of a headline: "Air raid kills 12: NGO", "… - activists"."""
    lower = s.lower
    n = len(lower)
    for i in range(max(2, n - 6), n):
        if lower[i] in DASHES:
            continue
        if lower[i - 1] in {":", *DASHES} and source_of(lower, i, n) is not None and lower[n - 1] not in PUNCTUATION:
            if n - i <= 5 and not any(w[:1].isdigit() for w in lower[i:]):
                mark = i - 2 if lower[i - 2] in DASHES else i - 1
                frame = Frame((i, n), (mark, i), _HEADLINE, i)
                frame.content.append((0, mark))
                return frame
            return None
    if s.text.isupper():
        return None  # capitals all over: "KILLED THREE REBELS IN" counts rebels, and none of them speaks
    # Headlines that lost their colon: "… kills 12 NGO", a bare source word right behind a number.
    for m in s.mentions:
        k = m.last
        if k < n and lower[k] in _TAIL_WORDS and s.words[k].isupper() and (k + 1 >= n or s.words[k + 1][:1].isupper()):
            frame = Frame((k, k + 1), (k, k + 1), _HEADLINE, k)
            frame.content.append((0, k))
            return frame
    return None
