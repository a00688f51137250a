"""Reads reports that a participle makes: "…, saying 12 had died", "with activists reporting 12 dead", "quoted as saying"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.who import agents, contents, joined, phrases, speakers, subjects
from numclaims.extraction.who.cues import Cue, document_words
from numclaims.extraction.who.reports import PASSIVE, Frame, behind_quote, clause_start, quote_start
from numclaims.extraction.who.vocabulary import CLAUSE_OPENERS, DETERMINERS, PUNCTUATION
from numclaims.reading import Sentence

_BEFORE_LATER: Final = word_set("before after while")
_QUOTING: Final = word_set("quoted quotes cited cites quoting citing")
_REPORTING: Final = _QUOTING | {"reported", "reports"}
"""Before "as saying" whoever reports somebody quotes him, too: "the agency reported residents as saying"."""
_BEFORE_COMPANION: Final = (PUNCTUATION - {"(", ")"}) | {"with"}
_LONGEST_PAPER: Final = 7
"""Words of a paper that shows something, with its article, at most."""
_PICTURES: Final = word_set("images imagery photos photographs pictures video videos footage")
_RELEASED: Final = word_set("released published issued unveiled presented shared posted aired broadcast circulated")
_RELEASING: Final = word_set("was were been are is just recently newly , and")
"""In front of such a verb: the paper itself was released."""
_LONGEST_VIEW: Final = 11
"""Words from pictures to what they show behind a comma, at most."""
_BEFORE_ACCUSING: Final = DASHES | word_set(", and after by while in")


def read(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Read "…, saying 12 had died": said by the subject of the report before it, or of the sentence."""
    lower = s.lower
    if first == 0:
        return None
    if (
        first > 2
        and lower[first - 1] in _RELEASED
        and lower[first - 2] in PASSIVE
        and lower[first - 3] in document_words()
    ):
        frame = Frame((_begin_of_paper(s, first - 2), first - 2), (first, last), cue, first)
        frame.content.append((last, len(lower)))
        return frame  # "after figures were published saying that 12 men died"
    if cue.written:
        return _paper_showing(s, first, last, cue)
    if cue.name == "say" and lower[first - 1] in document_words() and speakers.of_sentence(s, first) is None:
        given = not _RELEASED.isdisjoint(lower[max(0, first - _LONGEST_PAPER) : first])
        return _paper_showing(s, first, last, cue) if given else None  # "The fund released a report saying 12 men died"
    if cue.form == "accuse":
        return _accusing(s, first, last, cue, known)
    if (cue.hedge and subjects.is_taken(s, last)) or (
        cue.objects and not any(w in cue.objects for w in lower[last : last + 8])
    ):
        return None  # "… shells, claiming the lives of 12"
    if lower[first - 1] == "as" or not _QUOTING.isdisjoint(lower[max(0, first - 12) : first]):
        quoted = _quoted_as(s, first, last, cue)
        if quoted is not None or lower[first - 1] == "as":
            return quoted
    alongside = next((k for k in range(first - 2, max(-1, first - 10), -1) if lower[k] in _BEFORE_COMPANION), -1)
    if lower[first - 1] not in {",", "and"} | DASHES and alongside >= 0 and lower[alongside] == "with":
        if subjects.is_nobody(s, (alongside + 1, first)):
            return None  # "…, with 46 percent saying": those whom somebody asked
        opens = lower[alongside:first].count("(") and lower[first - 1] == ")"
        end = lower.index("(", alongside) if opens else first
        frame = Frame((alongside + 1, end), (first, last), cue, alongside)  # "…, with activists reporting 12 dead"
        frame.content.append((last, len(lower)))
        return frame
    if lower[first - 1] not in {",", "and"} | DASHES | (_BEFORE_LATER if known else set()) and cue.name not in {
        "say",
        "add",
    }:
        return None
    return _going_on(s, first, last, cue, known)


def _going_on(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Read "…, adding that 12 had died": whoever made the report before says it, else the subject of the sentence."""
    if known:
        frame = Frame(known[-1].source, (first, last), cue, known[-1].clause)
        frame.relay = known[-1].relay
        frame.content.append((last, len(s.lower)))
        return frame
    subject = phrases.opening_name(s) or speakers.of_sentence(s, first)
    if subject is None and s.lower[first - 1] == ",":
        subject = joined.named_subject(s, first)  # "The Dawn Front freed two men, saying it held 12 more"
    if subject is None:
        return None
    frame = Frame(subject, (first, last), cue, subject[0])
    # "The army, fearing a flood, moved 12 people": put in before the verb of the sentence.
    put_in = subject[1] == first - 1
    frame.content.append((last, contents.end_of_aside(s, last) if put_in else len(s.lower)))
    return frame


def _paper_showing(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Read "a poll showing that 72 percent agree": the paper is the source; of pictures or bare figures, who released them."""
    lower = s.lower
    paper = first - 1
    if lower[paper] == ",":  # "posted a video of the raid, showing 12 men"
        paper = next((k for k in range(first - 2, max(0, first - _LONGEST_VIEW), -1) if lower[k] in _PICTURES), paper)
    if lower[paper] not in document_words() and lower[paper] not in _PICTURES:
        return None
    gave = next((k for k in range(paper - 1, max(0, paper - _LONGEST_PAPER), -1) if lower[k] in _RELEASED), 0)
    if gave and lower[gave + 1] in DETERMINERS and lower[paper] not in _PICTURES:
        gave = 0  # "released a poll showing that 72 percent agree": the poll, whose maker is looked for later
    if (
        gave
        and _RELEASING.isdisjoint(lower[gave - 1 : gave])
        and (maker := speakers.before(s, gave)) is not None
        and not maker[2]
    ):
        frame = Frame(maker[0], (first, last), cue, maker[1])  # "The ministry released figures showing that 12 died"
        frame.content.append((last, len(lower)))
        return frame
    if lower[paper] in _PICTURES:
        return None
    begin = _begin_of_paper(s, first)
    frame = Frame((begin, first), (first, last), cue, begin)
    frame.content.append((last, len(lower)))
    return frame


def _begin_of_paper(s: Sentence, end: int) -> int:
    """Where the phrase of a paper begins that ends before a token: at its article, else at the paper itself."""
    for k in range(end - 2, max(-1, end - _LONGEST_PAPER), -1):
        if s.lower[k] in DETERMINERS:
            return k
        if s.lower[k] in CLAUSE_OPENERS:
            break
    return end - 1


def _accusing(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Read "vowed to stay after accusing gangs of killing 12": the accuser is the subject of the report before it."""
    source = known[-1].source if known else speakers.of_sentence(s, first)
    begin = agents.accusation(s, first, last)
    if source is None or begin < 0 or s.lower[first - 1] not in _BEFORE_ACCUSING:
        return None
    frame = Frame(source, (first, last), cue, known[-1].clause if known else source[0])
    frame.content.append((begin, len(s.lower)))
    return frame


def _quoted_as(s: Sentence, first: int, last: int, cue: Cue) -> Frame | None:
    """Reads "quoted a source as saying 12 died", "was quoted by Sana as saying"."""
    lower = s.lower
    end = first - 1 if lower[first - 1] == "as" else first  # "quoted Ana Moor saying"
    for i in range(first - 2, max(-1, first - 20), -1):
        if end == first and lower[i] in PUNCTUATION:
            return None
        if lower[i] not in (_QUOTING if end == first else _REPORTING):
            continue
        passive = i > 0 and lower[i - 1] in PASSIVE
        subject = speakers.before(s, i)
        if passive and subject is not None and phrases.seam(s, subject[0]) > subject[0][0]:
            begin = phrases.seam(s, subject[0])  # "12 died near the port the army was quoted as saying"
            subject = (begin, subject[0][1]), begin, False
        span = subject[0] if passive and subject is not None else (i + 1, end)
        closes = last >= len(lower) - 1 or (passive and lower[last] == "by")
        if span[0] >= span[1] or (passive and subject is None):
            return None
        frame = Frame(span, (i, i + 1), cue, span[0])
        if passive and subject is not None and behind_quote(s, subject[1]):
            frame.quoted = True  # "…," the coordinator, Ana Lindt, was quoted as saying
            frame.content.append((quote_start(s, subject[1]), subject[1]))
        elif passive and subject is not None and closes and subject[1] > 1:
            frame.content.append((clause_start(s, subject[1]), subject[1]))  # "12 died, the mayor was quoted as saying"
        elif not passive and subject is not None and closes and subject[1] > 1:
            frame.content.append(
                (clause_start(s, subject[1]), subject[1])
            )  # "12 died, the daily cited a medic as saying"
        else:
            frame.content.append((last, len(lower)))
        if passive and lower[i + 1] == "by" and i + 2 < first - 1:
            frame.relay = s.words_text(i + 2, first - 1)
        elif not passive and subject is not None:
            frame.relay = s.words_text(*subject[0])
        return frame
    return None
