"""Sets apart numbers that are no quantities: dates, clock times, ordinals, names, and "one" as a pronoun.

Runs straight after the numerals. Every number that is set apart stays as a row, with its kind and ``rejected_by``; the numbers
of one date, time or name become one row that spans the whole expression. Order matters: names that a lexicon knows come before
dates ("Resolution 1973"), dates and times before the general rule for capitalised words ("Syria 2011").
"""

from __future__ import annotations

import functools
import re
from typing import Final, cast

from numclaims.extraction.rejections import calendar, clock, names
from numclaims.extraction.rejections.datewords import Found, counted_behind
from numclaims.extraction.rejections.vetolexicon import telling_words, veto_words
from numclaims.extraction.text.sections import rule_of as section_rule
from numclaims.extraction.text.tokens import is_split_second, word_set
from numclaims.reading import Mention, Reading, Sentence

LONGEST: Final = 60
"""Longest quote that the data contract allows, in characters."""

_URL: Final = r"(?:https?://|ftp://|www\.)[^\s<>\"']+"
_MAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SITE: Final = r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|html?|php|pdf)\b(?:/[^\s<>\"']*)?"
_ADDRESS: Final = re.compile(f"{_URL}|{_MAIL}|{_SITE}")
_ATTRIBUTE: Final = re.compile(r"""\b[A-Za-z][\w:-]*=(?:"[^"<>]*"|'[^'<>]*')""", re.ASCII)
"""What a tag of HTML or XML says of itself: `width="600"`."""
_SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen"})
_LONGEST_LIST: Final = 25
_ITEM: Final = re.compile(r" (\d{1,2})\.(?=([ \n]))", re.ASCII)
_COUNTS_ON: Final = frozenset({
    "to", "of", "by", "than", "least", "about", "over", "under", "at", "killed", "killing", "wounded", "wounding", "injured",
    "only", "just", "and", "or", "in", "is", "was", "were", "for", "from", "with", "the", "page", "aged", "reached", "near",
    "has", "have", "had", "won", "got", "took", "scored",
})  # fmt: skip
"""Words behind which a number at the end of a sentence is a figure, and not the number of the next item of a list."""
_NEAR: Final = 5
"""Tokens between a number and an "and one" that goes on counting."""
_PAST: Final = frozenset({"past", "to"})
_BEFORE_SOME_DAY: Final = frozenset(
    {"", '"', "that", "will", "would", "could", "may", "might", "can", "and", "but", "hopes", "to"}
)
_SOME_TIME: Final = frozenset({"point", "time", "stage", "moment"})
_BEHIND_SOME_DAY: Final = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "there", "the", "this", "these", "my", "our", "his", "her", "their", "be",
    "return", "see", "become", "have", "when", ",", "soon", "come", "go",
})  # fmt: skip
_HARM: Final = frozenset({
    "killed", "dead", "wounded", "injured", "shot", "arrested", "detained", "missing", "died", "hurt", "kidnapped",
    "captured", "hanged", "abducted", "beaten",
})  # fmt: skip


def apply(reading: Reading, sentence: Sentence) -> None:
    """Set apart what is no quantity among the numbers of a sentence."""
    mentions = sentence.mentions
    if not mentions:
        return
    text = reading.document.text
    known = cast("set[str]", reading.memo.setdefault("vetoes.names", set()))
    web = _web_spans(sentence) if _is_webby(sentence.text) else []
    tags = _attributes(sentence) if "=" in sentence.text else []
    kept: list[Mention] = []
    label: Found | None = None
    covered = 0  # first token behind the expression found last
    for m in mentions:
        if m.first < covered:
            continue
        found = _inside(m, sentence, web, "veto:web-address") if web else None
        if found is None and tags:
            found = _inside(m, sentence, tags, "veto:markup")
        if label is not None and label[3] == "veto:letters-and-digits" and _is_value(sentence, label[1], m):
            label = None
        if found is None:
            joined = label if label is not None and _joined(sentence, label[1], m.first) else None
            found = _judge(sentence, m, known, joined, text)
        if found is None:
            label = None
            if not (m.kind == "ordinal" and _is_unit(sentence, m)):
                kept.append(m)
            continue
        label = found if found[2] == "identifier" and found[1] == m.last else None
        while kept and kept[-1].last > found[0] and kept[-1].rejected_by is None:
            kept.pop()  # the start of a name had been taken for a quantity
        covered = _add(kept, sentence, max(found[0], covered), found, m)
    if sentence.section != "body" and (rule := section_rule(reading, sentence.index)):
        for m in kept:
            m.rules.append(rule)
    sentence.mentions = kept


def _judge(s: Sentence, m: Mention, known: set[str], label: Found | None, text: str) -> Found | None:
    """What sets a number apart, or None when nothing does."""
    i = m.first
    word = s.lower[i]
    if m.kind in {"age", "temperature"}:  # "in her late 20s", "highs in the mid 30s"
        return None
    if m.kind == "ordinal":
        found = calendar.find(s, i)
        if found is not None:
            return found
        return None if _is_unit(s, m) else (i, m.last, "ordinal", "veto:ordinal", "")
    if label is None and _is_plain(s, m):
        return None
    found = _in_dateline(s, m)
    if found is not None:
        return found  # and no name of the document: its other numbers of one digit stay what they are
    found = names.lexical(s, m, text)
    if found is None:
        if m.rules[-1].startswith("letter:"):
            return None  # "R1900" is no year
        found = _told_by_time_or_place(s, m, text) or names.general(s, m, known, label, text)
    if found is None and len(word) == 4 and word.isdigit() and (kept := counted_behind(s, m.last)):
        m.rules.append(kept)
    if found is not None:
        names.remember(s, m, found, known)
    return found


def _told_by_time_or_place(s: Sentence, m: Mention, text: str) -> Found | None:
    """The date, clock time, list number, century or mark of a note that a number is; or "one" as a pronoun."""
    i = m.first
    if s.lower[i][0].isdigit():
        found = clock.find(s, i) or calendar.find(s, i) or _list_number(s, m, text) or _century(s, m)
        if found is None and i and _is_reference(s, m):
            found = i, m.last, "identifier", "veto:reference", ""
        return found
    found = clock.find(s, i)
    if found is None and s.lower[i] == "one" and names.one_token(m):
        found = _one(s, i)
    return found


def _in_dateline(s: Sentence, m: Mention) -> Found | None:
    """Whether a number is part of the station that a dateline names: "LIMA, 1 MAY 89 (CANAL 7 TELEVISION) -- [TEXT]"."""
    if s.index or m.first > _DATELINE or "(" not in s.lower[: m.first] or m.last - m.first > 1:
        return None
    close = next((k for k in range(m.last, min(m.last + _STATION, len(s.lower))) if s.lower[k] == ")"), -1)
    opened = max(k for k in range(m.first) if s.lower[k] == "(")
    if close < 0 or s.lower[close + 1 : close + 2] not in _DASHES or ")" in s.lower[opened : m.first]:
        return None
    named = all(word[0].isupper() for word in s.words[opened + 1 : m.first] if word[0].isalpha())
    if not named or opened == 0 or m.first == opened + 1:
        return None
    return m.first, m.last, "identifier", "veto:dateline", ""


_DATELINE: Final = 20
"""Tokens of a dateline up to the number of a station, at most."""
_STATION: Final = 6
"""Tokens behind that number up to the closing bracket, at most."""
_DASHES: Final = (["-"], ["--"], ["\u2013"], ["\u2014"])


def _is_plain(s: Sentence, m: Mention) -> bool:
    """Whether a number is sure to be a quantity, by its spelling and the words beside it; most are, and cost no more."""
    i, j = m.first, m.last
    low = s.lower
    word = low[i]
    if j - i > 1:
        return low[j - 1] in _SCALES
    digits = word[0].isdigit()
    if digits and "," in word:
        return True
    if word == "one" or (i > 0 and s.ends[i - 1] == s.starts[i]):
        return False
    last = low[i - 1] if i else ""
    after = low[j] if j < len(low) else "%"
    if j < len(low) and s.ends[j - 1] == s.starts[j] and after != "%":
        return False
    before, behind = telling_words()
    parts = veto_words().phrase_words
    if (
        after in behind
        or not (after[0].isalpha() or after == "%")
        or (word in parts and (last in parts or after in parts))
    ):
        return False
    if not digits:
        return s.words[i].islower() and last not in _PAST and last not in names.STEPS
    if (
        len(word) > 3
        or last in before
        or (i > 0 and s.words[i - 1][0].isupper())
        or (after != "%" and s.words[j][0].isupper())
    ):
        return False
    return len(word) < 3 or last not in {"the", "a", "its", "new"}


def _is_value(s: Sentence, behind: int, m: Mention) -> bool:
    """Whether a number tells what is called by letters and digits before it: "an R0 of 2.5"; not "the A1 of 2015"."""
    return m.first == behind + 1 and s.lower[behind] == "of" and m.value is not None and bool(m.value % 1.0)


def _joined(s: Sentence, behind: int, i: int) -> bool:
    """Whether only "and", "or", "of" ("page 3 of 12"), a comma or a dash stands between a name and token ``i``."""
    if i == behind:  # "resolutions 2118 2209 2235", the commas lost
        return s.lower[i].isdigit() and len(s.lower[i]) == len(s.lower[behind - 1])
    if i - behind == 1 and s.lower[behind] == "(" and s.glued(behind) and s.glued(i):  # "Article 5(2)"
        return s.lower[i].isdigit()
    return i - behind == 1 and s.lower[behind] in {"and", "or", ",", "-", "to", "&", "\u2013", "/", "of"}


def _add(kept: list[Mention], s: Sentence, first: int, found: Found, m: Mention) -> int:
    """Keep one row for an expression that was set apart; gives the token behind it."""
    behind = last = max(found[1], m.last)
    if s.ends[last - 1] - s.starts[first] > LONGEST:
        first, last = m.first, m.last
    rule = found[3]
    m.first, m.last, m.qualifier_first = first, last, first
    m.start, m.end = s.starts[first], s.ends[last - 1]
    m.kind, m.rejected_by = found[2], rule
    m.value = m.low = m.high = m.unit = None
    m.qualifier = "exact"
    m.rules.append(rule)
    if found[4]:
        m.rules += found[4].split()
    if rule == "veto:ordinal" and s.lower[last - 1].isdigit():
        m.end += 2  # "13th" of "13th-century", whose suffix is no token of its own
    kept.append(m)
    return behind


def _is_unit(s: Sentence, m: Mention) -> bool:
    """Whether "second" or "seconds" is the unit of time: "one second", "metres per second"."""
    if s.lower[m.first] not in {"second", "seconds"} or m.first == 0:
        return False
    before = s.lower[m.first - 1]
    if before in {"per", "/"} or is_split_second(s.lower, m.first):
        return True
    behind = s.lower[m.last] if m.last < len(s.lower) else ""
    counts = before[0].isdigit() or before in {"one", "split", "half", "few", "every"}
    return counts and not (
        behind and behind[0].isalpha() and before == "one" and behind not in {"before", "after", "later"}
    )


def _list_number(s: Sentence, m: Mention, text: str) -> Found | None:
    """The number of a list item: "2. All parties", "(2) ...", "1 - They", or left behind by the item before: "... persons 5."."""
    i, j = m.first, m.last
    low, n = s.lower, len(s.lower)
    if len(low[i]) > 2 or not low[i].isdigit() or j >= n:
        return None
    sign = low[j]
    if j < n and s.glued(j) and s.words[j][:1].isupper() and s.words[j][1:2].islower() and _opens_line(s, i):
        return i, j, "ordinal", "veto:list-number", ""  # "3Mayor opens mill", of a numbered list
    opens = i == 0 or (i == 1 and low[0] == "(" and sign == ")")
    if opens and sign in {".", ")", "-"}:
        if j + 1 < n and (s.glued(j + 1) or not s.words[j + 1][0].isupper()):
            return None
        return (i, j, "ordinal", "veto:list-number", "") if sign != "-" or not s.glued(j) else None
    if sign == "." and j == n - 1 and i > 2 and low[i - 1].isalpha() and low[i - 1] not in _COUNTS_ON:
        number = int(low[i])
        if number > _LONGEST_LIST:
            return None
        above, below = str(number - 1), str(number + 1)
        items = _items(text)
        if (number > 1 and (above, " ") in items) or not items.isdisjoint({(below, " "), (below, "\n"), (above, "\n")}):
            return i, j, "ordinal", "veto:list-number", ""
    return None


def _opens_line(s: Sentence, i: int) -> bool:
    """Whether token ``i`` is the first of a line."""
    return i == 0 or "\n" in s.text[s.ends[i - 1] - s.start : s.starts[i] - s.start]


@functools.lru_cache(maxsize=2)
def _items(text: str) -> frozenset[tuple[str, str]]:
    """The small numbers of a text with a stop behind them, each with the space or line break that follows."""
    return frozenset(_ITEM.findall(text))


def _is_reference(s: Sentence, m: Mention) -> bool:
    """Whether the number is the mark of a note, "as was shown [3]", or names a share at its exchange, "Kudu Oil (HK:386)"."""
    i, j = m.first, m.last
    if j >= len(s.lower):
        return False
    if s.lower[i - 1] == "[":
        return s.lower[j] in {"]", ",", "-"} and len(s.lower[i]) < 4
    return i > 2 and s.lower[i - 1] == ":" and s.lower[i - 3] == "(" and s.lower[j] == ")" and s.words[i - 2].isupper()


def _century(s: Sentence, m: Mention) -> Found | None:
    """The ordinal that a hyphen joins to its noun: "a 13th-century citadel"."""
    j = m.last
    if j < len(s.lower) and s.glued(j) and s.lower[j][:3] in {"st-", "nd-", "rd-", "th-"}:
        return m.first, j, "ordinal", "veto:ordinal", ""
    return None


def _one(s: Sentence, i: int) -> Found | None:
    """Such as "One" where it stands for something else, and counts nothing: "the one that", "one another", "which one"."""
    low, n = s.lower, len(s.lower)
    words = veto_words()
    before = low[i - 1] if i else ""
    behind = low[i + 1] if i + 1 < n else "."
    rule = words.after_one.get(behind)
    if behind in {"to", "or"} and any(other.first == i + 2 for other in s.mentions):
        return None  # "one to four per cent"
    if rule is not None:
        return i, i + 1, "identifier", "veto:one-pronoun", rule
    if behind == "day" and before in _BEFORE_SOME_DAY and (low[i + 2] if i + 2 < n else ".") in _BEHIND_SOME_DAY:
        return i, i + 2, "identifier", "veto:one-pronoun", ""  # "one day they will return"
    if before == "at" and behind in _SOME_TIME:
        return i, i + 1, "identifier", "veto:one-pronoun", ""  # "at one point it was down 300 points"
    hurt = any(word in _HARM for word in low[i + 1 : i + 9])
    rule = words.before_one.get(before)
    if before == "which" and i > 1 and low[i - 2] in {"in", "during", "after", "from"} and behind[0].isalpha():
        rule = None  # "a riot in which one guard was stabbed"
    if before == "that" and behind[0].isalpha() and not _TELLING.isdisjoint(low[max(0, i - _TOLD_BEFORE) : i - 1]):
        rule = None  # "added that one guard was left", "saying on state radio that one guard was left"
    if rule is not None and not (behind[0].isalpha() and hurt):
        return i, i + 1, "identifier", "veto:one-pronoun", rule
    if hurt:
        return None
    if behind == "of":  # "one of the rebels": one of them, a count
        return None
    if before == "and" and behind in {"was", "is", "has", "had"} and any(0 < i - m.last <= _NEAR for m in s.mentions):
        return None  # "four abstained and one was absent"
    bare = not behind[0].isalpha() or behind in {"in", "on", "at", "from", "with", "and"}
    described = i > 1 and before[0].isalpha() and low[_compound_start(s, i - 1) - 1] in {"a", "an", "the"}
    # "an Islamic one", "a 7.5-magnitude one"
    if behind in {"is", "was", "has", "had", "will", "the"} or (bare and (before == "the" or described)):
        return i, i + 1, "identifier", "veto:one-pronoun", ""
    return None


_TELLING: Final = word_set(
    "said says say saying added adds reported reports told confirmed announced claimed claims stated disclosed revealed noted"
    " learned learnt showed shows found wrote"
)
"""In front of "that" these make it open what is said."""
_TOLD_BEFORE: Final = 6
"""Tokens from them to "one", at most."""


def _compound_start(s: Sentence, i: int) -> int:
    """The first token of the hyphened word that ends at token ``i``; at least 1."""
    while i > 2 and s.lower[i - 1] == "-" and s.glued(i) and s.glued(i - 1):
        i -= 2
    if i > 1 and s.glued(i) and s.lower[i - 1][0].isdigit():  # "the 8GB one"
        i -= 1
    return max(i, 1)


def _is_webby(text: str) -> bool:
    """Whether a sentence may hold a web or mail address."""
    stop = text.find(".")
    if stop < 0 or stop == len(text) - 1:  # most have no other than their last
        return "@" in text or "://" in text
    return (
        "@" in text
        or "://" in text
        or "www." in text
        or ".com" in text
        or ".org" in text
        or ".net" in text
        or ".htm" in text
        or ".pdf" in text
        or ".php" in text
        or ".gov" in text
        or ".edu" in text
        or ".info" in text
    )


def _web_spans(s: Sentence) -> list[tuple[int, int]]:
    """Spans of web and mail addresses, in characters of the document."""
    return [(s.start + hit.start(), s.start + hit.end()) for hit in _ADDRESS.finditer(s.text)]


def _attributes(s: Sentence) -> list[tuple[int, int]]:
    """Spans of the attributes of tags that were left in a text, in characters of the document."""
    return [(s.start + hit.start(), s.start + hit.end()) for hit in _ATTRIBUTE.finditer(s.text)]


def _inside(m: Mention, s: Sentence, spans: list[tuple[int, int]], rule: str) -> Found | None:
    for start, end in spans:
        if start < m.end and m.start < end:
            first, last = m.first, m.last
            while first > 0 and s.starts[first] > start:
                first -= 1
            while last < len(s.ends) and s.ends[last - 1] < end:
                last += 1
            return first, last, "identifier", rule, ""
    return None
