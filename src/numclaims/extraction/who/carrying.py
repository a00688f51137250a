"""Carries a source over from the sentences before: the next item of one account, of a list, or of a table of places."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import NUMBER_PARTS, word_set
from numclaims.extraction.text.wordclasses import BE, PERCENT
from numclaims.extraction.victims import HARM
from numclaims.extraction.who.cues import document_words
from numclaims.extraction.who.frames import frames_at
from numclaims.extraction.who.pointing import POINTED
from numclaims.extraction.who.reports import Voice
from numclaims.extraction.who.vocabulary import PREPOSITIONS, STOPS, WEEKDAYS
from numclaims.lexicons import gazetteer
from numclaims.reading import Reading, Sentence

_MEMO: Final = "attribution.colons"
_BULLETS: Final = frozenset("-*\u2022\u2013\u2014\u00b7\u25aa\u25cf")
_LONGEST_LIST: Final = 40
"""Items of a list that still belong to its heading, at most."""
_LONGEST_ITEM: Final = 2
"""Sentences of one line of a table behind the one with its label, at most."""
_LONGEST_LABEL: Final = 25
_LONGEST_BLOCK: Final = 8
"""Sentences of a paragraph that a line above gives to somebody, at most."""
_LONGEST_POLL: Final = 8
"""Sentences that go on with one poll's shares, at most."""
_LONGEST_OPENING: Final = 5
_POLLS: Final = word_set("poll polls survey surveys pollster pollsters polling study questionnaire")
_ASKED: Final = word_set("respondents surveyed polled interviewees")
_BEFORE_SHARE: Final = word_set(
    "just only about nearly almost around roughly some another a further and but while more less fewer than over under at"
    " least similarly overall meanwhile by contrast however , among"
)
_OF_ASKED: Final = word_set(
    "said say says think thought believe believed support supported approve approved disapprove disapproved agree agreed"
    " disagree disagreed want wanted feel felt oppose opposed favor favored favour favoured prefer preferred trust view"
    " would voters adults americans people women men democrats republicans independents those them backed back blame"
)
_OTHERS: Final = word_set("more other others")
_OF_THEM: Final = word_set("those them these whom")
_BEHIND_IS: Final = 2
_THIS: Final = ("This ", "It ", "That ", "That\u2019s ", "That's ")
"""What a sentence begins with that tells who said the one before."""
_PAPERS_AGAIN: Final = word_set("they it these")
_SHOW: Final = word_set(
    "show shows showed indicate indicates indicated suggest suggests suggested put puts list lists listed"
)
"""What papers do in the sentence that goes on with them."""
_CONFIRMING: Final = ("confirm", "d this ", "d this.")
"""What the next sentence holds where it says who told this one: "confirmed the toll", "disclosed this on Monday"."""
_BEHIND_THIS: Final = PREPOSITIONS | WEEKDAYS | STOPS | word_set("while when through via to")
_POINTING: Final = word_set("the this that these those both")
_TOLLS: Final = word_set("toll tolls number numbers figure figures count deaths casualties fatalities killings")
"""What of the sentence before can be confirmed in a word."""
_SAID_TO: Final = word_set("said")


def carried(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The source of the sentence before, where this one plainly goes on counting in its voice: "Three more were …"."""
    if sentence.text[0] in _BULLETS:
        return _list_heading(reading, sentence)
    if _is_labelled(sentence) or sentence.text[0].isdigit():
        listed = _table_heading(reading, sentence)
        if listed:
            return listed
    if sentence.index in _below_colons(reading) and (introduced := _introduced(reading, sentence)):
        return introduced
    if sentence.lower[0] in _PAPERS_AGAIN and (papers := _papers_before(reading, sentence)):
        return papers
    if not _goes_on(sentence):
        if _tells_share(sentence) and (poll := _poll_before(reading, sentence)):
            return poll
        return _confirmed_behind(reading, sentence)
    before = sentence_at(reading, sentence.index - 1)
    if before is None or before.section != sentence.section:
        return []
    if reading.document.text[before.end : sentence.start].count("\n") > 1:
        return []
    frames = frames_at(reading, before)
    counted = [m for m in before.mentions if m.rejected_by is None]
    telling = [f for f in frames if not counted or any(f.covers(m.first) for m in counted)]
    if not telling:
        return []  # "12 have died since Moor declared an end. Of those, three …": not what Moor told
    last = frames[-1]
    if (last.content and last.content[-1][1] >= len(before.lower) - 2) or last.source[1] >= len(before.lower) - 3:
        return [(telling[-1], before)]
    return []


def _below_colons(reading: Reading) -> frozenset[int]:
    """The sentences of the paragraphs that stand right below a line with a colon at its end, found once."""
    known = reading.memo.get(_MEMO)
    if isinstance(known, frozenset):
        return known
    text = reading.document.text
    found: list[int] = []
    left = 0
    for k in range(1, len(reading.bounds)) if ":\n" in text else ():
        end = reading.bounds[k - 1][1]
        if "\n" in text[end : reading.bounds[k][0]]:
            left = _LONGEST_BLOCK if text[end - 1] == ":" else 0
        if left:
            found.append(k)
            left -= 1
    made = reading.memo[_MEMO] = frozenset(found)
    return made


def _introduced(reading: Reading, sentence: Sentence) -> list[Voice]:
    """Whoever the line above a paragraph says to speak, where the page sets speech apart without marks: "Ana Moor said:"."""
    text = reading.document.text
    index = sentence.index
    while "\n" not in text[reading.bounds[index - 1][1] : reading.bounds[index][0]]:
        index -= 1
    above = sentence_at(reading, index - 1)
    if above is None:
        return []
    frames = [f for f in frames_at(reading, above) if f.entry.form == "speech" and f.cue[1] >= len(above.lower) - 1]
    return [(frames[-1], above)] if frames else []


def _papers_before(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The papers of the sentence before, for one that goes on with them: "Figures of the ministry show … They also show"."""
    lower = sentence.lower
    verb = 2 if lower[1:2] == ["also"] else 1
    if lower[verb : verb + 1] == [] or lower[verb] not in _SHOW:
        return []
    before = sentence_at(reading, sentence.index - 1)
    if before is None or before.section != sentence.section:
        return []
    papers = [
        f
        for f in frames_at(reading, before)
        if not document_words().isdisjoint(before.lower[f.source[0] : f.source[1]])
    ]
    return [(papers[-1], before)] if papers else []


def _poll_before(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The poll that the sentences before tell of, for a sentence that goes on with its shares: "Just 2 percent said …"."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _LONGEST_POLL), -1):
        before = sentence_at(reading, index)
        if before is None or before.section != sentence.section:
            return []
        polls = [
            f for f in frames_at(reading, before) if not _POLLS.isdisjoint(before.lower[f.source[0] : f.source[1]])
        ]
        if polls:
            return [(polls[-1], before)]
        if not _tells_share(before):
            return []
    return []


def _tells_share(s: Sentence) -> bool:
    """Whether a sentence tells first of a share of those asked: "Just 2 percent said", "Half of those surveyed would"."""
    if not _ASKED.isdisjoint(s.vocabulary):
        return True
    lower = s.lower
    k = 0
    while k < len(lower) and k < _LONGEST_OPENING and lower[k] in _BEFORE_SHARE:
        k += 1
    if not k or k + 3 >= len(lower) or not (lower[k][0].isdigit() or lower[k] in NUMBER_PARTS):
        return False
    percent = next((i for i in range(k + 1, min(k + 5, len(lower))) if lower[i] in PERCENT), -1)
    return percent > 0 and not _OF_ASKED.isdisjoint(lower[percent + 1 : percent + 8])


def _confirmed_behind(reading: Reading, sentence: Sentence) -> list[Voice]:
    """Whoever the next sentence says to confirm the figure of this one: "Commissioner Moor confirmed this number, saying …"."""
    index = sentence.index + 1
    if index >= len(reading.bounds):
        return []
    start, end = reading.bounds[index]
    pointed = reading.document.text.startswith(_THIS, start)
    if not pointed and not any(reading.document.text.find(word, start, end) >= 0 for word in _CONFIRMING):
        return []
    behind = sentence_at(reading, index)
    if behind is None or behind.section != sentence.section:
        return []
    for frame in frames_at(reading, behind):
        cited = (
            frame.entry.form == "according" and frame.cue[0] == _BEHIND_IS and behind.lower[1] in {"is", "was", "'s"}
        )
        if frame.entry is POINTED or cited:  # "This is according to the mayor."
            return [(frame, behind)]
        k = frame.cue[1]
        if frame.entry.form == "speech" and behind.lower[k : k + 1] == ["this"] and _ends_there(behind, k + 1):
            return [(frame, behind)]  # "The commissioner disclosed this on Monday."
        if (
            behind.lower[frame.cue[0]].startswith("confirm")
            and behind.lower[k : k + 1]
            and behind.lower[k] in _POINTING
        ):
            told = behind.lower[k + 1 : k + 8]
            counts = any(word[0].isdigit() or word in NUMBER_PARTS for word in told)  # it has figures of its own
            if not counts and not _TOLLS.isdisjoint(told[:3]) and any(m.measure in HARM for m in sentence.mentions):
                return [(frame, behind)]
    return []


def _ends_there(s: Sentence, i: int) -> bool:
    """Whether "this" at the token before ``i`` is all that is told, so that it points to the sentence before."""
    return i >= len(s.lower) or s.lower[i] in _BEHIND_THIS


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


def _table_heading(reading: Reading, sentence: Sentence) -> list[Voice]:
    """The papers above a table of places ("UN figures show how many fled.", "Jordan: 35,000.", "Iraq: 7,500 in all.")."""
    labelled = _is_labelled(sentence)
    apart = 0
    for index in range(sentence.index - 1, max(-1, sentence.index - _LONGEST_LIST), -1):
        where = sentence_at(reading, index)
        if where is None:
            return []
        if _is_labelled(where):
            labelled, apart = True, 0
            continue
        if not labelled:
            return []  # no table has begun above this line
        papers = [f for f in frames_at(reading, where) if f.entry.written and f.content[-1][1] >= len(where.lower) - 2]
        if papers:
            return [(papers[-1], where)]
        apart += 1
        if apart > _LONGEST_ITEM:
            return []
    return []


def _is_labelled(s: Sentence) -> bool:
    """Whether a line begins with a place and a colon: "Jordan: 35,000 registered"."""
    at = s.text.find(":", 0, _LONGEST_LABEL)
    return at > 0 and s.text[0].isupper() and any(not e.demonym for e in gazetteer.find(s.text[:at]))


def _goes_on(s: Sentence) -> bool:
    """Whether a sentence opens like the next item of one account, or says that others say it ("are said to have")."""
    lower = s.lower
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
    if _SAID_TO.isdisjoint(s.vocabulary):
        return False
    for k in range(1, min(20, len(lower) - 2)):
        if lower[k] in {"where", "which", "while", "who"}:
            return False
        if lower[k] in _SAID_TO and lower[k + 1] == "to" and lower[k + 2] in {"have", "be"}:
            return lower[k - 1] in BE
    return False
