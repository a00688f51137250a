"""Reads reports that a verb makes: "activists said 12 died", "12 died, said activists", "…, adding that 12 died"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import inversion, participles, phrases, speakers, vocabulary
from numclaims.extraction.who.cues import Cue, cue_table, document_words, source_of
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

_NO_SPEAKERS: Final = word_set("i you we me us one")
_NEVER_FIRST: Final = frozenset({"according", "not"})
_NO_SUBJECTS: Final = word_set("there what nothing this these those that which everyone nobody none")
_EVENTS: Final = word_set("attack attacks blast explosion bombing bombings fire flood clash clashes shooting funeral")
_SHARES: Final = word_set(
    "percent % half quarter quarters third thirds majority majorities respondents most fifth fifths percentage"
)
_PRONOUNS: Final = word_set("he she they it")
_ADJECTIVES: Final = word_set(
    "armed allied displaced retired opposing monitoring visiting leading ruling injured detained"
)
_SHORT_NAME: Final = 5
"""Tokens of a phrase that is plainly one source, its own number included ("two senior Turkish officials"), at most."""
_TO_SOMEONE: Final = (["to", "his"], ["to", "her"], ["to", "their"], ["to", "its"], ["to", "the"])
_INTRODUCTIONS: Final = word_set("on in at by earlier meanwhile speaking but and asked however later citing for")
_CUE_VERBS: Final = word_set("say said says suggest suggested show showed indicate indicated claim claimed put")
_STARTERS: Final = word_set("the there in at on it he she they a an after for this these")
_ENDS_OF_CONTENT: Final = _STARTERS | {","}
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
    if _is_no_report(s, first, last, cue, before):
        return None
    if before in {"and", "but"}:
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
    return _with_subject(s, subject, first, last, cue)


def _is_no_report(s: Sentence, first: int, last: int, cue: Cue, before: str) -> bool:
    """Whether what stands around a verb tells at a glance that it makes no report, whoever its subject is."""
    lower = s.lower
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
        return frozenset(cue.objects).isdisjoint(lower[last : last + 8])
    # "rescuers found 12 bodies"
    return cue.written and lower[last : last + 1] != ["that"] and document_words().isdisjoint(lower)


def _same_subject(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Reads the second verb of one subject: "the army said five had died and confirmed that two were missing"."""
    if cue.form == "accuse" or (s.lower[first] in cue.nouns and not cue.objects):
        return None
    source = (
        _of_last_clause(s, known[-1].cue[1], first) or known[-1].source if known else speakers.of_sentence(s, first)
    )
    if source is None:
        return None
    frame = Frame(source, (first, last), cue, first)
    frame.content.append((last, len(s.lower)))
    return frame


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
    if not _can_speak(s, source, first, last, cue):
        return None
    content, relay = _content_start(s, first, last, cue)
    if content < 0:
        return None
    behind = end_of_adverbials(s, content)
    closes = behind >= len(lower) or lower[behind] in PUNCTUATION or _full_stop_lost(s, clause, behind)
    ran_on = not phrases.plausible(s, source)
    if ran_on or (closes and _too_long(s, source)) or _starts_with_a_verb(s, source):
        # Text that lost its commas: "… shells killed 12 people a monitoring group said."
        source = phrases.tighten(s, source)
        if source != subject[0]:
            clause = source[0]
        if counts_something(s, (source[0] + 1, source[1])):
            return None
        if lower[source[1] - 1] in _EVENTS and source_of(lower, *source) is None:
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
    frame.content += _content(s, clause, content)
    if cue.denied:  # what follows a comma is said, but not what is denied
        comma = next((k for k in range(content, len(lower)) if lower[k] == ","), len(lower))
        frame.content = [(a, min(b, comma)) for a, b in frame.content if a < comma]
    return frame


def _content_start(s: Sentence, first: int, last: int, cue: Cue) -> tuple[int, str]:
    """Where what is said begins, -1 where nothing is; and the outlet that was told, empty for none."""
    lower = s.lower
    if cue.form == "accuse":
        return _accusation(s, first, last), ""
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


def _accusation(s: Sentence, first: int, last: int) -> int:
    """Where what someone is accused of begins; -1 where no one is ("an attack blamed on rebels")."""
    lower = s.lower
    if last < len(lower) and lower[last] in {"of", "on", "for", "by"}:
        return -1
    if lower[first].startswith("blam"):
        return last
    return next((k for k in range(last, min(last + 14, len(lower))) if lower[k] == "of"), -1)


def _content(s: Sentence, clause: int, content: int) -> list[tuple[int, int]]:
    """What is said, up to the second of two dashes, and without asides of the writer ("…, which has 900 people, …")."""
    lower = s.lower
    n = len(lower)
    spans: list[tuple[int, int]] = []
    dashed = clause > 0 and (lower[clause - 1] in DASHES or (clause > 1 and lower[clause - 2] in DASHES))
    start = content
    k = content + 1
    if not dashed and _ENDS_OF_CONTENT.isdisjoint(lower[k:]):
        k = n
    while k < n - 1:
        if (dashed and lower[k] in DASHES and not s.glued(k)) or (lower[k] in _STARTERS and _begins_anew(s, k)):
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


def _begins_anew(s: Sentence, k: int) -> bool:
    """Whether a sentence begins at token ``k`` whose stop before it was lost ("… says a lawyer There were 12 dead")."""
    if not s.words[k][0].isupper() or not s.words[k - 1].islower() or s.lower[k - 1] in vocabulary.FUNCTION_WORDS:
        return False
    return s.lower[k - 1][0].isalpha() and k + 1 < len(s.words) and s.words[k + 1][0].islower()


def _full_stop_lost(s: Sentence, clause: int, k: int) -> bool:
    """Whether the report closes a sentence whose stop was lost: "…, opposition activists say A new resolution is …"."""
    return clause > 0 and s.lower[clause - 1] == "," and s.lower[k] in vocabulary.ARTICLES and _begins_anew(s, k)


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


def _can_speak(s: Sentence, source: tuple[int, int], first: int, last: int, cue: Cue) -> bool:
    """Whether a phrase can be the source of this verb: someone who speaks, or a word that makes the verb a report."""
    lower = s.lower
    start, end = source
    head = lower[end - 1]
    if (
        lower[start] in _NEVER_FIRST
        or (head in _NO_SPEAKERS and s.words[end - 1] != "US")
        or (end - start == 1 and head in _NO_SUBJECTS)
    ):
        return False
    if not _SHARES.isdisjoint(lower[start:end]):
        return False  # "72 percent of voters said": whom a survey asked, not who tells its result
    sort = source_of(lower, start, end)
    if sort is None and head in _EVENTS:
        return False  # "an attack claimed the lives of 12"
    if lower[first] in cue.nouns and not _is_verb(s, source, first, last, sort is not None):
        return False
    written = cue.written and not document_words().isdisjoint(lower[start:end])
    if cue.written and cue.form == "quoting":
        return written
    if (
        cue.name == "add"
        and counts_something(s, (last, last + 3))
        and not any(w in vocabulary.FINITE for w in lower[last:])
    ):
        return False  # "the shop added 12 shelves"
    if lower[first].startswith("think") and lower[last : last + 1] == ["about"]:
        return False
    if cue.form == "finding":
        if last < len(lower) and lower[last] == "that":
            return True
        if cue.written:
            return written
        return sort is not None or (end - start == 1 and head in _PRONOUNS) or _named(s, source)
    return True


def _named(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a source ends in a name; the capital of a sentence's first word tells less, so a plural does not count."""
    if s.text.isupper():
        return False
    last = s.words[source[1] - 1]
    return last[:1].isupper() and (source[1] > 1 or last.isupper() or not last.endswith("s"))


def _is_verb(s: Sentence, source: tuple[int, int], first: int, last: int, known: bool) -> bool:
    """Whether a form that is a noun as often is a verb here: it agrees with a source that stands right before it."""
    lower = s.lower
    before, after = lower[first - 1], lower[last] if last < len(lower) else "."
    word = lower[first]
    plural = (
        before in {"they", "media", "people"}
        or (before.endswith("s") and not s.words[first - 1][:1].isupper())
        or _plural_head(s, source)
    )
    if source[1] == first and before in cue_table() and before not in document_words():
        return False  # "rejected claims that …"
    if after == "that" and not word.endswith("s"):
        return True
    if after == ":" and _plural_head(s, source):
        return not word.endswith("s")  # "figures from the ministry show:"
    if after in _CUE_VERBS or (after == ":" and (s.words[first].isupper() or not lower[first].endswith("s"))):
        return False  # "other reports suggest", "SUSPECT: …"
    if not known and before not in _PRONOUNS and not _named(s, source):
        return False
    if after == "at":
        return False  # "a loss projected at 3 million"
    if word.endswith("ed") or word in {"found", "put", "gave", "broadcast"}:
        return True
    if after in {"of", "from", "by", "in"}:
        return False
    if word.endswith("s"):
        return not plural
    # "Activists estimate": the capital of a sentence's first word tells nothing.
    return plural or before == "police" or s.words[first - 1].isupper() or (first == 1 and before.endswith("s"))


def _plural_head(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether the head of a phrase with something behind it is a plural: "figures from the ministry"."""
    end = phrases.head_end(s, source)
    head = s.lower[end - 1]
    return (
        end < source[1] and head.endswith("s") and not head.endswith("ss") and (end == 1 or s.words[end - 1].islower())
    )


def _beside_quote(s: Sentence, first: int, last: int) -> bool:
    lower = s.lower
    after = lower[last : last + 2]
    if '"' not in lower and "'" not in lower and ":" not in after and "that" not in after:
        return False
    if "that" in after[:1] or ":" in after[:1] or '"' in after:
        return True
    subject = speakers.before(s, first)
    return subject is not None and behind_quote(s, subject[1])
