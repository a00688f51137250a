"""Tells where what is said ends: before the writer's aside, an aftermath, the main clause, or a sentence whose stop was lost."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, NUMBER_PARTS, word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import denials, vocabulary
from numclaims.extraction.who.cues import Cue
from numclaims.extraction.who.vocabulary import CUE_VERBS
from numclaims.reading import Sentence

_CONCEDING: Final = word_set("while although though whereas")
"""Words that open a clause which ends where the main clause begins."""
_TIMING: Final = word_set("after before when since until")
"""Words that open a clause which only tells the time of the main one."""
_TIME_BEFORE: Final = word_set(
    "a an the day days hour hours week weeks month months minute minutes year years just shortly soon only barely long"
    " one even but and"
)
_CALL: Final = "call-for"
_DEEDS: Final = frozenset({"announce", "declare", _CALL})
"""Cues that stand before a deed as often as before a figure."""
_AFTERMATH: Final = word_set("after following when amid")
_INQUIRIES: Final = word_set("inquiry enquiry investigation probe inquest")
_STARTERS: Final = word_set("the there in at on it he she they a an after for this these")
_ENDS_OF_CONTENT: Final = _STARTERS | {",", '"'}
"""Words at which what is said may end before the sentence does."""
_LOOKED_AT: Final = _STARTERS | NUMBER_PARTS | DASHES | {","}
_ASIDE_OPENERS: Final = word_set(
    "including among which who whom whose where with and or but mostly mainly many most some both of as up down even"
)
_ASIDES: Final = word_set("has have had is are lies sits was were")


def _main_clause(s: Sentence, start: int) -> int:
    """Where the clause that "while" opens ends behind token ``start``: at the first comma that opens no aside or further item."""
    lower = s.lower
    for k in range(start, len(lower) - 1):
        if lower[k] == "," and lower[k + 1] not in _ASIDE_OPENERS and not lower[k + 1][0].isdigit():
            return k
    return len(lower)


def _end_of_clause(s: Sentence, clause: int, content: int) -> int:
    """Where a report ends that is only a clause beside the main one, which somebody else tells.

    "While the army said …, the toll rose", "A day after police said …, it rose", "In the port, where he said …, a bomb killed",
    "The raid, which she called …, killed".
    """
    lower = s.lower
    opener = lower[clause - 1] if clause else ""
    if opener in _CONCEDING or opener in _TIMING:
        leads = all(w in _TIME_BEFORE or w in NUMBER_PARTS or w[0].isdigit() for w in lower[: clause - 1])
        return _main_clause(s, content) if leads and (clause == 1 or opener in _TIMING) else len(lower)
    if clause < 3 or lower[clause - 2] != "," or "," in lower[: clause - 2]:
        return len(lower)
    if opener == "where" and lower[0] in vocabulary.PREPOSITIONS:
        return _main_clause(s, content)
    if opener in {"which", "whom", "who"} and not any(is_verb(s, k) for k in range(1, clause - 2)):
        return end_of_aside(s, content)
    return len(lower)


def end_of_aside(s: Sentence, start: int) -> int:
    """Where a clause ends that is put in before the verb of the main one: at the first comma with a verb behind it."""
    lower = s.lower
    return next((k for k in range(start, len(lower) - 1) if lower[k] == "," and is_verb(s, k + 1)), len(lower))


def is_verb(s: Sentence, i: int) -> bool:
    """Whether a token looks like the verb of a clause: "is", "fell", "killed"."""
    word = s.lower[i]
    return word in vocabulary.FINITE or word in vocabulary.PAST or (word.endswith("ed") and s.words[i].islower())


def _end_of_deed(s: Sentence, content: int, cue: Cue) -> int:
    """Where what is announced or told of ends and the writer tells its occasion: "declared three days of mourning after"."""
    told_of = cue.name == _CALL or s.lower[content : content + 1] == ["of"]
    for k in range(content + 1, len(s.lower)):
        if cue.name == _CALL and (s.lower[k] == "," or (s.lower[k] == "to" and s.lower[content] != "to")):
            return k
        if s.lower[k - 1] == "," and (s.lower[k] in vocabulary.RELATIVES or s.lower[k] == "where"):
            return k - 1
        if s.lower[k] in vocabulary.FINITE or (told_of and s.lower[k] in vocabulary.RELATIVES):
            return k if told_of else len(s.lower)
        if s.lower[k] in _AFTERMATH or (s.lower[k] == "into" and s.lower[k - 1] in _INQUIRIES):
            return k
    return len(s.lower)


def of_report(s: Sentence, clause: int, content: int, cue: Cue) -> list[tuple[int, int]]:
    """What is said, up to the second of two dashes, and without asides of the writer ("…, which has 900 people, …")."""
    lower = s.lower
    opens = lower[content : content + 1]
    deed = cue.name in _DEEDS and opens != ["that"]
    n = _end_of_deed(s, content, cue) if opens == ["of"] or deed else len(lower)
    n = min(n, _end_of_clause(s, clause, content))
    if cue.form == "finding" and not cue.written and "that" not in lower[content : content + 5]:
        n = next((k for k in range(content, n - 1) if lower[k] == "," and lower[k + 1] == "but"), n)
    spans: list[tuple[int, int]] = []
    dashed = clause > 0 and (lower[clause - 1] in DASHES or (clause > 1 and lower[clause - 2] in DASHES))
    start = content
    k = content + 1
    if not dashed and _ENDS_OF_CONTENT.isdisjoint(lower[k:]):
        k = n
    while k < n - 1:
        if lower[k] not in _LOOKED_AT:
            k += 1
            continue
        if lower[k] in DASHES and _objects(lower, k + 1):
            n = k
            break
        if (dashed and lower[k] in DASHES and not s.glued(k)) or (_may_begin(lower, k) and _begins_anew(s, k)):
            n = k
            break
        if lower[k] == ",":
            if lower[k + 1] in {"following", "after"}:
                n = k
                break
            if lower[k + 1] == "which" and (
                not _ASIDES.isdisjoint(lower[k + 2 : k + 3]) or not CUE_VERBS.isdisjoint(lower[k + 2 : k + 8])
            ):
                spans.append((start, k))
                k = start = next((i for i in range(k + 2, n) if lower[i] == ","), n)
        k += 1
    if start < n:
        spans.append((start, n))
    if cue.denied:  # what follows a comma is said, but not what is denied
        comma = next((k for k in range(content, len(lower)) if lower[k] == ","), len(lower))
        comma = min(comma, denials.reach(lower, content))
        spans = [(a, min(b, comma)) for a, b in spans if a < comma]
    return spans


def _objects(lower: list[str], k: int) -> bool:
    """Whether the writer objects at token ``k``, behind a dash: "claimed 25,000 had come -- though the hall seats 15,000"."""
    k += lower[k : k + 1] == ["even"]
    return lower[k : k + 1] != [] and lower[k] in _OBJECTING


_OBJECTING: Final = word_set("though although despite ignoring")


def _may_begin(lower: list[str], k: int) -> bool:
    """Whether a word is one that sentences begin with; behind a quotation a number is, too."""
    return lower[k] in _STARTERS or (lower[k - 1] == '"' and lower[k] in NUMBER_PARTS)


def _begins_anew(s: Sentence, k: int) -> bool:
    """Whether a sentence begins at token ``k`` whose stop before it was lost ("… says a lawyer There were 12 dead")."""
    if not s.words[k][0].isupper():
        return False
    if s.lower[k - 1] == '"' and s.glued(k - 1) and not s.glued(k):
        # Behind what was quoted: '… had been "relentless" Two men were …'.
        return s.lower[k] in NUMBER_PARTS or (k + 1 < len(s.words) and s.words[k + 1][0].islower())
    if not s.words[k - 1].islower() or s.lower[k - 1] in vocabulary.FUNCTION_WORDS:
        return False
    return s.lower[k - 1][0].isalpha() and k + 1 < len(s.words) and s.words[k + 1][0].islower()


def full_stop_lost(s: Sentence, clause: int, k: int) -> bool:
    """Whether the report closes a sentence whose stop was lost: "…, opposition activists say A new resolution is …"."""
    if clause == 0 or s.lower[clause - 1] != ",":
        return False
    dated = s.lower[k - 1] in vocabulary.WEEKDAYS or s.lower[k - 1] in vocabulary.MONTHS or s.lower[k - 1].isdigit()
    return (s.lower[k] in ARTICLES and _begins_anew(s, k)) or (dated and s.words[k][0].isupper())
