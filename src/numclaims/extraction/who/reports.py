"""What one report within a sentence is made of, and the small tests on words that its readers share."""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who.cues import Cue, source_of
from numclaims.extraction.who.vocabulary import MONTHS, PUNCTUATION, WEEKDAYS
from numclaims.reading import Sentence

_ADVERBIAL: Final = word_set("on in at by during late early earlier through from via to over")
_ADVERBIAL_NOUNS: Final = word_set(
    "statement interview telephone phone email e-mail speech report video conference briefing reporters journalists"
    " television tv twitter facebook website week month parliament news message post online page account channel blog site"
    " update bulletin note release broadcast letter tweet posting telegram whatsapp instagram thread"
)
_SENT: Final = word_set("posted published issued released sent carried shared aired dated broadcast")
_DAY_PARTS: Final = word_set(
    "later earlier late early yet afterwards morning afternoon evening night online here there again today"
)
_LISTENERS: Final = word_set(
    "reporter reporters correspondent correspondents journalist journalists photographer cameraman producer crew team"
)
_AUDIENCES: Final = word_set(
    "us them him her me conference briefing parliament congress rally meeting audience crowd hearing inquest summit forum"
    " mourners supporters relatives"
)
_STATIONS: Final = word_set("station network channel programme program show")
PASSIVE: Final = word_set("was were been be is are being get got")
"""Forms before which a reporting verb is no report: "12 were reported killed"."""
_ENDS_OF_SPEECH: Final = word_set(", . ? ! \u2026 -- \u2013 \u2014")
_ADVERSATIVES: Final = word_set("but though although")


class Frame:
    """One report within a sentence; all positions are tokens.

    Attributes:
        source: Span of the source.
        cue: Span of the words that attribute.
        entry: The lexicon entry of those words.
        content: Spans of what is said.
        clause: Where the clause of the source begins.
        quoted: Whether the report only belongs to the quotation that it stands behind.
        relay: Another in the chain, named with the same words ("told Reuters", "quoted by Sana"); empty for none.
    """

    __slots__ = ("clause", "content", "cue", "entry", "quoted", "relay", "source")

    def __init__(self, source: tuple[int, int], cue: tuple[int, int], entry: Cue, clause: int) -> None:
        self.source = source
        self.cue = cue
        self.entry = entry
        self.clause = clause
        self.content: list[tuple[int, int]] = []
        self.quoted = False
        self.relay = ""

    def covers(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        for first, last in self.content:  # noqa: SIM110 -- asked for every number; a generator costs twice the loop
            if first <= token < last:
                return True
        return False


Voice = tuple[Frame, Sentence]
"""A report, and the sentence that it stands in."""


def clause_start(s: Sentence, end: int) -> int:
    """Where the coordinated clause that ends before token ``end`` begins: behind the last ", but" or ";"."""
    lower = s.lower
    quoted = False
    for i in range(end - 1, 0, -1):
        word = lower[i]
        if word == '"':
            quoted = not quoted
        if quoted:
            continue
        if word == ";":
            return i + 1
        if word in _ADVERSATIVES and lower[i - 1] == ",":
            return i
    return 0


def behind_quote(s: Sentence, i: int) -> bool:
    """Whether direct speech closes right before token ``i``: a quotation mark, with a comma or a full stop at it."""
    lower = s.lower
    if i < 2:
        return False
    if lower[i - 1] == '"' or lower[i - 1] == "'":
        return lower[i - 2] in _ENDS_OF_SPEECH
    return lower[i - 1] == "," and lower[i - 2] == '"'


def quote_start(s: Sentence, i: int) -> int:
    """Where the direct speech that closes right before token ``i`` begins; the clause's start for a phrase in quotes."""
    lower = s.lower
    close = i - 2 if lower[i - 1] == "," else i - 1
    mark = lower[close]
    for k in range(close - 1, -1, -1):
        if lower[k] == mark and (mark == '"' or not s.glued(k)):
            return k if s.words[k + 1][:1].isupper() else clause_start(s, close)
    return 0


def end_of_adverbials(s: Sentence, i: int) -> int:
    """Passes over "on Friday", "by telephone", "in a statement", "late Tuesday" behind a verb."""
    lower = s.lower
    n = len(lower)
    while i < n:
        word = lower[i]
        if (
            word in WEEKDAYS
            or word in _DAY_PARTS
            or (word.endswith("ly") and i + 1 < n and lower[i + 1] in PUNCTUATION)
        ):
            i += 1  # "…, the daily reported previously."
        elif word in MONTHS and i + 1 < n and lower[i + 1][:1].isdigit():
            i += 2
        elif word in _ADVERBIAL and i + 1 < n:
            k = i + 1
            while (
                k < min(n, i + 8)
                and lower[k] not in PUNCTUATION
                and lower[k] not in _ADVERBIAL_NOUNS
                and lower[k] not in WEEKDAYS
                and lower[k] not in MONTHS
            ):
                k += 1
            if k < n and (lower[k] in _ADVERBIAL_NOUNS or lower[k] in WEEKDAYS):
                i = k + 1
                while i < n and lower[i] in _ADVERBIAL_NOUNS:
                    i += 1  # "in a Facebook post"
                i += i < n and lower[i] in _SENT  # "in a bulletin posted on its website"
                if lower[i : i + 1] == ["with"]:  # "in an interview with Radio One"
                    i = next((m for m in range(i, min(i + 9, n)) if _closes(s, m)), i)
            elif k < n and lower[k] in MONTHS and s.words[k][0].isupper():
                i = (
                    k + 1 + (lower[k + 1 : k + 2] != [] and lower[k + 1][0].isdigit())
                )  # "in early December", "in May 2011"
            elif (k == n or lower[k] in PUNCTUATION) and k <= i + 5:
                return k
            else:
                return i
        else:
            return i
    return i


def _closes(s: Sentence, i: int) -> bool:
    """Whether a token is a mark that ends a phrase, and no hyphen within a word."""
    return s.lower[i] in PUNCTUATION and not (s.glued(i) and i + 1 < len(s.lower) and s.glued(i + 1))


def counts_something(s: Sentence, span: tuple[int, int]) -> bool:
    """Whether a quantity stands within a span."""
    first, last = span
    for m in s.mentions:  # noqa: SIM110 -- asked for every report; a generator costs twice the loop
        if first <= m.first < last and m.kind in QUANTITY_KINDS:
            return True
    return False


def _behind_name(s: Sentence, i: int) -> int:
    """The token behind the capitalised words, days left out, that begin at a token."""
    while i < len(s.words) and s.words[i][:1].isupper() and s.lower[i] not in WEEKDAYS:
        i += 1
    return i


def hearer(s: Sentence, start: int) -> tuple[int, str]:
    """Where the content of "told Reuters that" begins, and the outlet that was told; empty when none is named."""
    lower = s.lower
    n = len(lower)
    i = start
    if i < n and lower[i] in {"the", "a", "an", "his", "her", "their", "its"}:
        i += 1
    if lower[i : i + 2] == ["news", "agency"] and _behind_name(s, i + 2) > i + 2:
        i += 2  # "told news agency DPA"
    named = i
    i = _behind_name(s, i)
    if i > named:
        while i < n and lower[i] in {"news", "agency", "television", "tv", "radio", "newspaper", "channel"}:
            i += 1
        if lower[i - 1] == "agency" or (i + 1 < n and lower[i] == "'s"):
            i = _behind_name(s, i + (lower[i : i + 1] == ["'s"]))  # "told German news agency DPA"
        while i < n and lower[i] in _LISTENERS:
            i += 1  # "told a Reuters reporter", "the Herald's correspondent"
        return i, s.words_text(start, i)
    while i < n and i < start + 6 and lower[i] not in PUNCTUATION and lower[i] != "that":
        i += 1
        if lower[i - 1] in _AUDIENCES and lower[i : i + 1] != ["of"]:
            return i, ""
        if lower[i - 1] == "news" and lower[i : i + 1] != [] and lower[i] in {"conference", "briefing"}:
            continue
        sort = source_of(lower, i - 1, i)
        if sort is not None:
            while i < n and (lower[i] in _STATIONS or (s.words[i][:1].isupper() and lower[i] not in WEEKDAYS)):
                i += 1
            told = sort.type in {"media", "state_media"} and lower[i - 1] not in {"reporters", "journalists"}
            return i, s.words_text(start, i) if told else ""
    return start, ""
