"""Reads reports that a verb makes: "activists said 12 died", "12 died, said activists", "…, adding that 12 died"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import NUMBER_PARTS, word_set
from numclaims.extraction.who import agents, inversion, participles, phrases, speakers, subjects, vocabulary
from numclaims.extraction.who.cues import Cue, document_words, source_of
from numclaims.extraction.who.reports import (
    PASSIVE,
    Frame,
    behind_quote,
    clause_start,
    counts_something,
    end_of_adverbials,
    hearer,
    quote_start,
)
from numclaims.extraction.who.vocabulary import DASHES, PUNCTUATION
from numclaims.reading import Sentence

_ADVERBS: Final = word_set("still also now then already widely even once again previously earlier since")
_TALES: Final = word_set("story stories tale tales truth lie lies joke jokes")
_EARLY_VERB: Final = 10
"""Tokens within which the verb of a sentence's opening name stands."""
_DEEDS: Final = frozenset({"announce", "declare"})
"""Cues that stand before a deed as often as before a figure."""
_AFTERMATH: Final = word_set("after following when amid")
_OCCASIONS: Final = word_set("when while as during after before")
"""Words behind whoever is told that only tell the occasion ("…, he told the governor when they met")."""
_ADJECTIVES: Final = word_set(
    "armed allied displaced retired opposing monitoring visiting leading ruling injured detained"
)
_SHORT_NAME: Final = 5
"""Tokens of a phrase that is plainly one source, its own number included ("two senior Turkish officials"), at most."""
_TO_SOMEONE: Final = (["to", "his"], ["to", "her"], ["to", "their"], ["to", "its"], ["to", "the"])
_INTRODUCTIONS: Final = word_set("on in at by earlier meanwhile speaking but and asked however later citing for")
_CUE_VERBS: Final = word_set("say said says suggest suggested show showed indicate indicated claim claimed put")
_STARTERS: Final = word_set("the there in at on it he she they a an after for this these")
_ENDS_OF_CONTENT: Final = _STARTERS | {",", '"'}
"""Words at which what is said may end before the sentence does."""
_MEANS: Final = word_set("phone telephone email e-mail text letter video satellite saying")
_FATES: Final = frozenset({"dead", "killed", "missing", "wounded", "injured", "infected"})
_TAKEN: Final = word_set("lives life victims responsibility")
_BEFORE_INVERTED: Final = DASHES | {",", '"', "?", "!"}
_ASIDES: Final = word_set("has have had is are lies sits was were")


def read(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Read the report that the verb at tokens ``first`` up to ``last`` makes; None where it makes none."""
    lower = s.lower
    before = lower[first - 1] if first else ""
    if lower[first].endswith("ing") and before not in {"is", "are", "was", "were"}:
        return participles.read(s, first, last, cue, known)
    if (
        s.words[first] == "Said"
        and first > 0
        and s.words[first - 1][:1].isupper()
        and s.words[last : last + 1]
        and s.words[last][:1].isupper()
    ):
        return None  # a name
    if cue.form == "accuse" and before in PASSIVE:
        return agents.accused_by(s, first, last, cue)
    if _is_no_report(s, first, last, cue, before):
        return None
    joined = first - 1
    while joined > 0 and lower[joined] in vocabulary.AUXILIARIES:
        joined -= 1  # "It does not tell …, but has said that 12 died"
    if joined >= 0 and lower[joined] in {"and", "but"}:
        shared = _same_subject(s, first, last, cue, known)
        if shared is not None:
            return shared
    if first > 0 and (before in _BEFORE_INVERTED or (before == "'" and behind_quote(s, first))):
        frame = inversion.read(s, first, last, cue)
        if frame is not None:
            return frame
    subject = speakers.before(s, first)
    if subject is None:
        return None
    if subject[2] and known and known[-1].source[1] + 1 == subject[0][0] and lower[subject[0][0] - 1] == ",":
        subject = (known[-1].source, subject[1], True)  # "said Ahmad, a resident who estimated that …"
    if subject[2]:
        subject = (_known_by(s, subject[0]), subject[1], True)
    return _with_subject(s, subject, first, last, cue)


def _known_by(s: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Whom a relative clause is about, without the verb before: "spoken to a contact in Homs who reported"."""
    first, last = span
    if s.words[first][:1].isupper() or s.lower[first] in vocabulary.DETERMINERS:
        return span
    return next((k for k in range(last - 1, first, -1) if s.lower[k] in vocabulary.ARTICLES), first), last


def _is_no_report(s: Sentence, first: int, last: int, cue: Cue, before: str) -> bool:
    """Whether what stands around a verb tells at a glance that it makes no report, whoever its subject is."""
    lower = s.lower
    if cue.form == "heard":
        return not subjects.is_hearing(s, first, last)
    k = first - 1
    while k > 0 and lower[k] in _ADVERBS:
        k -= 1
    if k < first - 1 and lower[k] in PASSIVE and lower[first].endswith("ed"):
        return True  # "three men are still believed to be trapped"
    if cue.hearer and not _TALES.isdisjoint(lower[last : last + 3]):
        return True  # "watch them tell their stories"
    if before in PASSIVE and not lower[first].endswith("ing") and (s.words[first - 1] != "IS" or s.text.isupper()):
        return True  # "12 people were reported killed": no one is said to report it
    if (
        lower[first] == "said"
        and lower[last : last + 1] == ["to"]
        and s.words[last + 1 : last + 2]
        and s.words[last + 1].islower()
    ):
        return True  # "mass graves said to hold 57 bodies"
    if lower[first].endswith("ed") and lower[last : last + 1] and lower[last] in _FATES:
        return True  # "the number of people confirmed dead"
    if (
        lower[last : last + 1] == ["by"]
        and lower[first].endswith("ed")
        and _MEANS.isdisjoint(lower[last + 1 : last + 2])
    ):
        return True  # "an attack claimed by rebels"
    if cue.hedge and any(w in _TAKEN for w in lower[last : last + 7]):
        return True  # "the fire claimed 12 lives"
    if cue.form == "quoting":
        return not _beside_quote(s, first, last)
    if cue.objects:
        polled = not {"at", "on"}.isdisjoint(lower[last : last + 8]) and not document_words().isdisjoint(
            lower[max(0, first - 7) : first]
        )
        return frozenset(cue.objects).isdisjoint(lower[last : last + 8]) and not polled
    # "rescuers found 12 bodies"
    return cue.written and lower[last : last + 1] != ["that"] and document_words().isdisjoint(lower)


def _same_subject(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Reads the second verb of one subject: "the army said five had died and confirmed that two were missing"."""
    if cue.form == "accuse" or (s.lower[first] in cue.nouns and not cue.objects):
        return None
    source = speakers.of_sentence(s, first) or _named_subject(s, first) if not known else None
    if known:
        source = _of_last_clause(s, known[-1].cue[1], first) or known[-1].source
    if source is None:
        return None
    frame = Frame(source, (first, last), cue, first)
    frame.content.append((last, len(s.lower)))
    return frame


def _named_subject(s: Sentence, limit: int) -> tuple[int, int] | None:
    """The name that a sentence opens with, and its titles: "In May, Ana Moor called it a farce and threatened to …"."""
    lower = s.lower
    verbs = (k for k in range(1, min(limit, _EARLY_VERB)) if lower[k].endswith("ed") or lower[k] in vocabulary.FINITE)
    verb = next((k for k in verbs if s.words[k].islower()), -1)
    found = speakers.before(s, verb) if verb > 0 else None
    if found is None or not s.words[found[0][1] - 1][:1].isupper():
        return None
    return found[0] if phrases.is_name(s, found[0]) or found[0][1] - found[0][0] == 1 else None


def _of_last_clause(s: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause that "but", "while" or a semicolon opens before token ``end``; None where none does."""
    lower = s.lower
    opens = next((k for k in range(end - 1, begin, -1) if lower[k] in {"but", "while", "whereas", ";"}), -1)
    if opens < 0:
        return None
    verb = next((k for k in range(opens + 2, end) if lower[k].endswith("ed") or lower[k] in vocabulary.FINITE), -1)
    found = speakers.before(s, verb) if verb > 0 else None
    return found[0] if found is not None and found[0][0] > opens else None


def _with_subject(
    s: Sentence, subject: tuple[tuple[int, int], int, bool], first: int, last: int, cue: Cue
) -> Frame | None:
    lower = s.lower
    source, clause, relative = subject
    if not subjects.can_speak(s, source, first, last, cue):
        return None
    content, relay = _content_start(s, first, last, cue)
    if content < 0:
        return None
    behind = end_of_adverbials(s, content)
    closes = behind >= len(lower) or lower[behind] in PUNCTUATION or _full_stop_lost(s, clause, behind)
    closes = closes or (cue.hearer and content > last and lower[behind] in _OCCASIONS and lower[clause - 1] == ",")
    ran_on = not phrases.plausible(s, source)
    if ran_on or (closes and _too_long(s, source)) or _starts_with_a_verb(s, source):
        # Text that lost its commas: "… shells killed 12 people a monitoring group said."
        source = phrases.tighten(s, source)
        if source != subject[0]:
            clause = source[0]
        if counts_something(s, (source[0] + 1, source[1])):
            return None
        if lower[source[1] - 1] in subjects.EVENTS and source_of(lower, *source) is None:
            return None
        if (
            ran_on
            and not s.words[source[1] - 1][:1].isupper()
            and lower[source[0]] not in vocabulary.ARTICLES
            and source_of(lower, *source) is None
        ):
            return None
    frame = Frame(source, (first, last), cue, clause)
    frame.relay = relay
    if relative:
        commas = [k for k in range(content, len(lower)) if lower[k] == ","]
        frame.content.append((content, commas[0] if commas else len(lower)))
        return frame
    if behind_quote(s, clause) or (closes and clause > 0 and lower[clause - 1] == '"'):
        frame.quoted = True
        frame.content.append((quote_start(s, clause), clause))
        if closes or lower[content] not in {"that", ":"}:
            return frame
    elif closes and _parenthetical(s, clause, behind):
        frame.content.append((clause_start(s, clause), clause))
    frame.content += _content(s, clause, content, cue)
    if cue.denied:  # what follows a comma is said, but not what is denied
        comma = next((k for k in range(content, len(lower)) if lower[k] == ","), len(lower))
        frame.content = [(a, min(b, comma)) for a, b in frame.content if a < comma]
    return frame


def _end_of_deed(s: Sentence, content: int) -> int:
    """Where what is announced or told of ends and the writer tells its occasion: "declared three days of mourning after"."""
    told_of = s.lower[content : content + 1] == ["of"]
    for k in range(content + 1, len(s.lower)):
        if s.lower[k] in vocabulary.FINITE or (told_of and s.lower[k] in vocabulary.RELATIVES):
            return k if told_of else len(s.lower)
        if s.lower[k] in _AFTERMATH:
            return k
    return len(s.lower)


def _content_start(s: Sentence, first: int, last: int, cue: Cue) -> tuple[int, str]:
    """Where what is said begins, -1 where nothing is; and the outlet that was told, empty for none."""
    lower = s.lower
    if cue.form == "accuse":
        return agents.accusation(s, first, last), ""
    content, relay = hearer(s, last) if cue.hearer else (last, "")
    if cue.hearer and lower[content : content + 1] == ["to"]:
        return -1, ""  # an order: "told residents to leave the 300 houses"
    if cue.hearer or lower[last : last + 2] in _TO_SOMEONE:
        # Who is told may be counted: "told 3,000 people in Reno that", "wrote to his 900 readers".
        until = max(content, last + 1) if cue.hearer else last + 4
        for m in s.mentions:
            if last <= m.first < until and "that" not in lower[last : m.first]:
                return m.last, relay
    return content, relay


def _too_long(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase holds more than the speaker: a number, or an article right behind a noun ("… fighters the group")."""
    first, last = source
    long = last - first > _SHORT_NAME and source_of(s.lower, first, min(first + 3, last)) is None
    if counts_something(s, (first if long else first + 1, last)) or phrases.seam(s, source) > first:
        return True
    return last - first <= _SHORT_NAME and _starts_with_a_verb(s, source, 1)


def _starts_with_a_verb(s: Sentence, source: tuple[int, int], least: int = 5) -> bool:
    """Whether a phrase of more than ``least`` words is a clause that ran on ("sheltering in Turkey rights groups say")."""
    first, last = source
    word = s.lower[first]
    return (
        last - first > least
        and word.endswith(("ed", "ing"))
        and word not in _ADJECTIVES
        and (s.words[first].islower() or (first == 0 and s.words[1].islower()))
    )


def _content(s: Sentence, clause: int, content: int, cue: Cue) -> list[tuple[int, int]]:
    """What is said, up to the second of two dashes, and without asides of the writer ("…, which has 900 people, …")."""
    lower = s.lower
    opens = lower[content : content + 1]
    n = _end_of_deed(s, content) if opens == ["of"] or (cue.name in _DEEDS and opens != ["that"]) else len(lower)
    spans: list[tuple[int, int]] = []
    dashed = clause > 0 and (lower[clause - 1] in DASHES or (clause > 1 and lower[clause - 2] in DASHES))
    start = content
    k = content + 1
    if not dashed and _ENDS_OF_CONTENT.isdisjoint(lower[k:]):
        k = n
    while k < n - 1:
        if (dashed and lower[k] in DASHES and not s.glued(k)) or (_may_begin(lower, k) and _begins_anew(s, k)):
            n = k
            break
        if lower[k] == ",":
            if lower[k + 1] in {"following", "after"}:
                n = k
                break
            if lower[k + 1] == "which" and (
                not _ASIDES.isdisjoint(lower[k + 2 : k + 3]) or not _CUE_VERBS.isdisjoint(lower[k + 2 : k + 8])
            ):
                spans.append((start, k))
                k = start = next((i for i in range(k + 2, n) if lower[i] == ","), n)
        k += 1
    if start < n:
        spans.append((start, n))
    return spans


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


def _full_stop_lost(s: Sentence, clause: int, k: int) -> bool:
    """Whether the report closes a sentence whose stop was lost: "…, opposition activists say A new resolution is …"."""
    if clause == 0 or s.lower[clause - 1] != ",":
        return False
    dated = s.lower[k - 1] in vocabulary.WEEKDAYS or s.lower[k - 1] in vocabulary.MONTHS or s.lower[k - 1].isdigit()
    return (s.lower[k] in vocabulary.ARTICLES and _begins_anew(s, k)) or (dated and s.words[k][0].isupper())


def _parenthetical(s: Sentence, clause: int, behind: int) -> bool:
    """Whether subject and verb stand behind or within what is said ("12 died, activists said on Friday.")."""
    lower = s.lower
    if clause == 0:
        return False
    if behind < len(lower) and lower[behind] in {":", '"'}:
        return False
    mark = lower[clause - 1]
    if mark not in {",", "?", "!"} | DASHES:
        return mark not in PUNCTUATION and counts_something(s, (0, clause))
    # "On Friday, the minister said, …": what stands before the subject is no clause of its own.
    opening = clause - 1 <= 7 and lower[0] in _INTRODUCTIONS and "," not in lower[: clause - 1]
    return not (opening and behind < len(lower) and lower[behind] == "," and not counts_something(s, (0, clause)))


def _beside_quote(s: Sentence, first: int, last: int) -> bool:
    lower = s.lower
    after = lower[last : last + 2]
    if '"' not in lower and "'" not in lower and ":" not in after and "that" not in after:
        return False
    if "that" in after[:1] or ":" in after[:1] or '"' in after:
        return True
    subject = speakers.before(s, first)
    return subject is not None and behind_quote(s, subject[1])
