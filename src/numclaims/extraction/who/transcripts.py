"""Finds who speaks in a transcript, where a name and a colon open each turn: "ANA MOOR, HOST: How many came?", "Q: … A: …"."""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.text.sentences import index_at, sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import openings, phrases
from numclaims.extraction.who.cues import Cue
from numclaims.extraction.who.reports import Frame
from numclaims.extraction.who.vocabulary import Span
from numclaims.lexicons import gazetteer
from numclaims.reading import Reading, Sentence

TURN: Final = Cue(name="turn", phrases=(), form="speech", examples=(), counterexamples=())
_CAPITAL: Final = r"[^\W\d_a-z]"
_LETTER: Final = r"(?:[^\W\d_a-z]|['\u2019.-])"
_QUESTION: Final = re.compile(r"^Q(?:\.|:)? +(?=[A-Z][a-z])", re.MULTILINE)
"""A question of nobody's among turns in capitals: "Q Mr. President, is it true that 12 died?"."""
_TITLE: Final = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Prof)\.? )?"
_LABEL: Final = re.compile(
    rf"^{_TITLE}((?:{_CAPITAL}{_LETTER}+|{_CAPITAL}(?= {_CAPITAL}))(?: {_CAPITAL}{_LETTER}*){{0,4}})"
    r"(, [A-Z][A-Z ,.'/-]*| \([^()\n]{2,80}\))?:(?: |$)",
    re.MULTILINE,
)
"""The name that opens a turn, behind a title ("Ms. MOOR:"), and the role behind it ("MOOR, HOST:", "MOOR (Reporter):")."""
_MIXED: Final = re.compile(
    "^" + _TITLE + r"(?:([^\W\d_a-z][\w'\u2019.-]*(?: (?:[^\W\d_a-z]|al-|bin |de )[\w'\u2019.-]*){0,3})"
    r"( \([^()\n]{2,80}\))?:|([QA])\.)(?: |$)",
    re.MULTILINE,
)
"""The same, where the names are written in the usual letters: "Ana Moor: Thanks for having me."."""
_NO_NAMES: Final = frozenset({"UPDATE", "UPDATED", "NOTE", "CORRECTION", "WATCH", "READ", "VIDEO", "PHOTOS"})
"""What opens a line of a page in capitals, and is nobody."""
_ASKS: Final = word_set("q question interviewer host presenter moderator anchor reporter")
"""Labels of whoever asks."""
_ANSWERS: Final = word_set("a answer")
_MEMO: Final = "attribution.turns"
_FEWEST: Final = 3
"""Turns that make a transcript, at least; fewer are a dateline ("LONDON: …") or the headings of a list."""
_FEWEST_WITH_ROLES: Final = 2
"""Turns that make one where a role stands behind a name ("ANA MOOR, HOST:"), at least."""
_INTRODUCED: Final = re.compile(
    r"\b(?:spoke|speaks|speaking|talked|talks|talking|interview|interviewed|interviews|conversation|asked|sat down|chatted)\b"
)
"""Words of the lines before the questions that tell of one who is asked."""
_LEAD: Final = 12
"""Sentences before the first question in which the one who answers may be named, at most."""


class Turns:
    """The turns of one transcript, in order: where each begins, and the name that opens it; empty for any other text.

    ``titles`` tells how many characters stand before each name ("Ms. "); ``full`` gives the longest name of each speaker by
    its last word. ``answering`` is whoever answers the questions of a text that names them only before its first question:
    the sentence and the tokens of the name.
    """

    __slots__ = ("answering", "full", "names", "starts", "titles")

    def __init__(self) -> None:
        self.full: dict[str, str] = {}
        self.starts: list[int] = []
        self.names: list[str] = []
        self.titles: list[int] = []
        self.answering: tuple[Sentence, Span] | None = None


def voice_at(reading: Reading, sentence: Sentence) -> tuple[Frame, Sentence] | None:
    """Whoever has the floor in a sentence of a transcript; None in any other text."""
    turns = _turns(reading)
    k = bisect.bisect_right(turns.starts, sentence.start) - 1
    if k < 0:
        return None
    label = turns.names[k].lower()
    if label in _ANSWERS:
        if turns.answering is None:
            return None
        named, (begin, behind) = turns.answering
        frame = Frame((begin, behind), (behind - 1, behind), TURN, 0)
        frame.content.append((0, 0))
        return frame, named
    opening = sentence_at(reading, index_at(reading, turns.starts[k]))
    colon = opening.lower.index(":") if opening is not None and ":" in opening.vocabulary else 0
    if opening is None or not colon or opening.start != turns.starts[k] or label in _ASKS - {"host", "reporter"}:
        return None
    end = opening.start + turns.titles[k] + len(turns.names[k])
    first = next((i for i in range(colon) if opening.starts[i] - opening.start >= turns.titles[k]), 0)
    last = next((i for i in range(colon + 1) if opening.ends[i] >= end), colon - 1)
    frame = Frame((first, last + 1), (colon, colon + 1), TURN, 0)
    frame.content.append((colon + 1, len(opening.lower)))
    return frame, opening


def named(reading: Reading, label: str) -> str:
    """The fullest name by which a transcript calls a speaker, in the usual letters: "MOOR" is "Ana Moor"."""
    full = _turns(reading).full.get(label.rpartition(" ")[2].upper(), label)
    return full.title() if full.isupper() else full


def _turns(reading: Reading) -> Turns:
    known = reading.memo.get(_MEMO)
    if isinstance(known, Turns):
        return known
    text = reading.document.text
    turns = _in_capitals(text) if text.count(":") >= _FEWEST_WITH_ROLES else Turns()
    if not turns.starts and "?" in text and (text.count(":") >= _FEWEST or "\nQ. " in text):
        turns = _in_usual_letters(text)
        if any(name.lower() in _ANSWERS for name in turns.names):
            turns.answering = _answering(reading, turns.starts[0])
    reading.memo[_MEMO] = turns
    return turns


def _in_capitals(text: str) -> Turns:
    """The turns of a transcript with the names in capitals."""
    turns = Turns()
    roles = False
    for found in _LABEL.finditer(text):
        if found[2] is not None and gazetteer.find(found[2].strip(" ,()").title()):
            continue  # "KAPTAI, RANGAMATI: Two houses burned": where a report comes from
        if found[1] in _NO_NAMES:
            continue
        _add(turns, found.start(), found[1], found.start(1))
        roles = roles or found[2] is not None
    if turns.starts and "\nQ" in text:
        for found in _QUESTION.finditer(text):
            _add(turns, found.start(), "Q", found.start())
        order = sorted(range(len(turns.starts)), key=turns.starts.__getitem__)
        turns.names = [turns.names[k] for k in order]
        turns.titles = [turns.titles[k] for k in order]
        turns.starts.sort()
    distinct = len(turns.full)
    few = (
        len(turns.names) < (_FEWEST_WITH_ROLES if roles else _FEWEST)
        or distinct < 2
        or (distinct == len(turns.names) and not roles)
    )
    return Turns() if few or all(gazetteer.find(name.title()) for name in turns.names) else turns


def _in_usual_letters(text: str) -> Turns:
    """The turns of an interview whose labels are no capitals: "Ana Moor: We counted 12.", "Q: How many?"."""
    turns = Turns()
    asked = 0
    for found in _MIXED.finditer(text):
        _add(turns, found.start(), found[1] or found[3], found.start(1 if found[1] else 3))
        behind = text.find("\n", found.end())
        asked += text.find("?", found.end(), behind if behind > 0 else len(text)) > 0
    again = len(turns.names) - len(turns.full)
    # The labels of a list of fields come again, too, but nobody asks anything there.
    if len(turns.names) < _FEWEST or not again or len(turns.full) < 2 or not asked:
        return Turns()
    asks = any(name.lower() in _ASKS for name in turns.names)
    return turns if asks or all(" " in name for name in turns.full.values()) else Turns()


def _add(turns: Turns, start: int, name: str, at: int) -> None:
    """Adds a turn that begins at ``start``, with a name at ``at`` behind a title."""
    turns.starts.append(start)
    turns.names.append(name)
    turns.titles.append(at - start)
    last = name.rpartition(" ")[2].upper()
    turns.full[last] = max(turns.full.get(last, ""), name, key=len)


def _answering(reading: Reading, first_question: int) -> tuple[Sentence, Span] | None:
    """The person who answers, where the lines before the first question name one and tell of a talk."""
    if _INTRODUCED.search(reading.document.text, 0, first_question) is None:
        return None
    last = index_at(reading, first_question)
    for index in range(max(0, last - _LEAD), last):
        where = sentence_at(reading, index)
        if where is None:
            continue
        opening = openings.person_told_of(where)
        if opening is not None:
            return where, opening
        for k, word in enumerate(where.lower):
            if word in {"to", "with", "asked", "interviewed"}:
                end = k + 1
                while end < len(where.words) and where.words[end][:1].isupper():
                    end += 1
                if phrases.is_name(where, (k + 1, end)) and not gazetteer.find(where.words_text(k + 1, end)):
                    return where, (k + 1, end)
    return None
