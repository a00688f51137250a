"""Finds where sentences begin and end, and splits one into words when a stage asks for it."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator
from typing import Final

from numclaims.claims import Section
from numclaims.extraction.text.tokens import tokens_of
from numclaims.reading import Reading, Sentence

_QUOTES_BEHIND: Final = r"['\"\u2019\u201d)\]]{0,3}(?:\s(?:''|\u201d|\"(?=\s|$)|-RRB-))?"
_END: Final = re.compile(
    rf"[.!?\u2026](?:{_QUOTES_BEHIND}(?=\s|$)|(?<=[a-z][.!?])(?=\u201c?[A-Z][a-z])|\u201d(?=[A-Z]))|[\n\r]"
)
_MARKS: Final = bytes(1 if chr(code) in ".!?\n\r" else 0 for code in range(256))
"""What may end a sentence, as a table for ``bytes.translate``; letters beyond ASCII stand there as question marks."""
_QUOTES_APART: Final = "'\"\u201d-"
"""What may close a quotation behind a space, in Penn Treebank text."""
_OPENERS: Final = "\"'`\u201c\u2018([-\u2013\u2014* "
_NEVER_LAST: Final = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "brig", "adm", "cmdr", "sen",
    "rep", "gov", "pres", "rev", "hon", "st", "mt", "ft", "messrs", "mme", "mlle", "supt", "insp", "vs", "e.g",
    "i.e", "cf", "approx", "est", "fig", "pp", "vol", "sr", "hr", "rs", "rp", "tk", "ksh",
    "engr", "barr", "smt", "pssgt", "ssgt", "msgt", "pcpt", "pmaj", "pltcol", "pcol", "atty", "ltc", "ltgen", "majgen",
})  # fmt: skip
_SELDOM_LAST: Final = frozenset({
    "inc", "corp", "co", "ltd", "jr", "etc", "al", "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "dept", "ave", "rd", "blvd", "v", "p", "art", "sec", "ch", "ret", "bn", "mn", "m.d", "ph.d",
    "fr", "asst", "asec", "usec", "amb", "pte", "det",
})  # fmt: skip
_STARTERS: Final = frozenset({
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "in", "on", "at", "but", "and", "so", "for",
    "this", "that", "these", "those", "there", "his", "her", "its", "their", "our", "my", "as", "if", "when",
    "while", "after", "before", "since", "some", "many", "most", "more", "all", "another", "no", "not", "meanwhile",
    "however", "according", "yet", "still", "also", "now", "then", "one", "with", "from", "by", "to", "what", "how",
    "why", "who", "where", "both", "each", "only", "even", "such", "other", "others", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "dozens", "hundreds", "thousands",
    "nearly", "about", "during", "among", "around",
    "officials", "activists", "residents", "witnesses", "rebels", "earlier", "later", "last",
})  # fmt: skip
_NOUNS: Final = frozenset({"officials", "activists", "residents", "witnesses", "rebels", "others"})
"""Starters that no capital tells apart in upper-case copy: "U.S. OFFICIALS"."""
_LONG_WORD: Final = 7
_LONGEST_SHORT: Final = 12
"""Characters before a stop in which its word is looked for; no abbreviation is longer."""
_IN_ADDRESSES: Final = frozenset("./@")
_LOOK_BACK: Final = 2000
"""Characters of a line that are searched for the other quotation mark, so that one endless line costs no more."""
LONGEST_SENTENCE: Final = 3000
"""Characters after which a sentence is cut: no news has such a one, and the work on a sentence grows faster than its length."""
_WRAP_FROM: Final = 45
_WRAP_TO: Final = 120
_CLAUSE_FROM: Final = 16
_NEVER_BEFORE_A_BREAK: Final = frozenset(
    {"the", "a", "an", "of", "in", "at", "by", "for", "from", "to", "with", "and", "or", "that"}
)
"""Words with which no sentence and no heading ends; in small letters, for a title in capitals may."""


def bounds_of(text: str) -> list[tuple[int, int]]:
    """The spans of all sentences of ``text``, in order, white space between them left out.

    A blank line always ends a sentence, and so does a single line break, but for text that is wrapped at a fixed width. A full
    stop does unless it belongs to an abbreviation, an initial or an ellipsis, or a small letter follows.
    """
    found = _found(text)
    if len(text) > LONGEST_SENTENCE:
        for start, stop in found:
            if stop - start > LONGEST_SENTENCE:
                return [piece for begin, end in found for piece in _pieces(text, begin, end)]
    return found


def _found(text: str) -> list[tuple[int, int]]:  # noqa: PLR0912 -- one pass over all marks, each judged by what stands around it
    found: list[tuple[int, int]] = []
    size = len(text)
    begin = _skip_space(text, 0)
    wrapped: bool | None = None
    marks = text.encode("ascii", "replace").translate(_MARKS)  # as long as the text: one byte for every character
    at = marks.find(1, begin)
    while at >= 0:
        if at + 2 < size and text[at] == "." and _plainly_ends(text, begin, at, wrapped is False):
            found.append((begin, at + 1))
            begin = at + 2
            while begin < size and text[begin].isspace():
                begin += 1
            at = marks.find(1, begin)
            continue
        end = _end_at(text, at, size)
        if not end:
            at = marks.find(1, at + 1)
            continue
        following = end
        while following < size and text[following].isspace():
            following += 1
        broken = text[at] in "\n\r"
        lines = _line_breaks(text, at if broken else end, following)
        if lines == 1:
            if wrapped is None:
                wrapped = _is_wrapped(text)
            lines = 0 if wrapped else 2
            if broken and not wrapped and _goes_on(text, at, following):
                at = marks.find(1, end)
                continue
        if broken:
            if lines == 0 and at - max(text.rfind("\n", 0, at), 0) >= _WRAP_FROM:
                at = marks.find(1, end)
                continue
            end = _back_over_space(text, begin, at)
        elif lines == 0 and following < size:
            if not _ends(text, begin, at, following):
                at = marks.find(1, end)
                continue
            if text[end - 1] == '"' and text[end - 2].isspace() and _opens(text, end - 1):
                end -= 2  # the quotation mark with spaces on both sides opens the next sentence
                following = _skip_space(text, end)
        if begin < end:
            found.append((begin, end))
        begin = following
        at = marks.find(1, begin)
    end = _back_over_space(text, begin, size)
    if begin < end:
        found.append((begin, end))
    return found


def _plainly_ends(text: str, begin: int, at: int, by_lines: bool) -> bool:
    """Whether the stop at ``at`` ends a sentence as most do, so that nothing else has to be looked at.

    Behind it stands a capital letter, and before it a word longer than any abbreviation; or the line ends there, in a text
    whose lines are no longer than its sentences (``by_lines``).
    """
    behind, further = text[at + 1], text[at + 2]
    if behind == " ":
        if "A" <= further <= "Z":
            word = text[at - _LONG_WORD : at]
            return at - _LONG_WORD > begin and word.islower() and word.isalpha()
        return by_lines and further == "\n"
    return by_lines and behind == "\n" and further not in _QUOTES_APART


def _end_at(text: str, at: int, size: int) -> int:
    """Where the sentence ends that the mark at ``at`` may end, closing quotes included; 0 where it cannot end one.

    The two common cases, a plain space or a plain letter behind, cost no regular expression.
    """
    if at + 2 < size:
        behind = text[at + 1]
        if behind == " " and text[at] == ".":
            if text[at + 2] not in _QUOTES_APART:
                return at + 1
        elif text[at] == "." and (behind.islower() or behind.isdecimal()):
            return 0
    match = _END.match(text, at)
    return match.end() if match is not None else 0


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long, cut at white space where there is some."""
    while end - begin > LONGEST_SENTENCE:
        cut = max(text.rfind(" ", begin, begin + LONGEST_SENTENCE), text.rfind("\t", begin, begin + LONGEST_SENTENCE))
        cut = begin + LONGEST_SENTENCE if cut <= begin else cut
        yield begin, _back_over_space(text, begin, cut)
        begin = _skip_space(text, cut)
    if begin < end:
        yield begin, end


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark at ``at`` with spaces on both sides opens a quotation, by those before it in its line."""
    begin = max(0, at - _LOOK_BACK)
    return text.count('"', text.rfind("\n", begin, at) + 1 or begin, at) % 2 == 0


def _line_breaks(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets; 2 stands for a blank line or more."""
    if start == end:
        return 0
    gap = text[start:end]
    if gap == " ":
        return 0
    return min(2, max(gap.count("\n"), gap.count("\r")))


def _back_over_space(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def _skip_space(text: str, start: int) -> int:
    size = len(text)
    while start < size and text[start].isspace():
        start += 1
    return start


def _ends(text: str, begin: int, at: int, following: int) -> bool:
    """Whether the stop at ``at`` ends the sentence that begins at ``begin``, by the words on both sides of it."""
    if text[at] == "." and following > at + 1 and text[following].isupper() and text[at - _LONG_WORD : at].islower():
        word = text[at - _LONG_WORD : at]
        if word.isalpha() and at - _LONG_WORD > begin:
            return True  # a plain word longer than any abbreviation: most sentences end so
    k = following
    last = min(len(text), following + 5)
    while k < last and text[k] in _OPENERS:
        k += 1
    if k >= len(text) or text[k].islower():
        return False
    if (
        k == at + 1
        and text[at - 1].isalnum()
        and not _IN_ADDRESSES.isdisjoint(text[text.rfind(" ", begin, at) + 1 : at])
    ):
        return False  # an address, not a missing space
    if text[at] != ".":
        return text[at] != "\u2026" or not text[at - 1].isspace()
    if at > begin and text[at - 1] == ".":
        return text[max(begin, at - 3) : at].strip(".") != "" and not text[max(begin, at - 3)].isspace()
    tail = text[max(begin, at - _LONGEST_SHORT) : at]
    k0 = at - (0 if tail[-1:].isspace() or not tail else len(tail.split()[-1]))
    word = text[k0:at].lstrip("(\"'`\u201c\u2018[")
    word = word[max(word.rfind("-"), word.rfind("/")) + 1 :]  # "Maj.-Gen. Moor", "P/Col. Moor"
    if not word or len(word) > 6:
        return True
    small = word.lower()
    if small in _NEVER_LAST:
        return False
    if len(word) <= 2 and word.isdigit() and k0 <= begin + 1:
        return False  # the number of a list item stays with it
    dotted = "." in word and not word[-1].isdigit()
    if dotted or small in _SELDOM_LAST or (len(word) == 1 and word.isupper()):
        word = _next_word(text, k)
        return word in _STARTERS and not (word in _NOUNS and text[k + 1].isupper())
    return True


def _next_word(text: str, k: int) -> str:
    end = k
    while end < len(text) and end - k < 12 and text[end].isalpha():
        end += 1
    return text[k:end].lower()


def _goes_on(text: str, at: int, following: int) -> bool:
    """Whether the line that ends at ``at`` is broken within a sentence: its last word, or the next line, cannot stand there.

    Lines too short to hold a clause are entries of a list.
    """
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = text[max(begin, at - _LOOK_BACK) : at].rstrip()
    if len(line) < _CLAUSE_FROM or following >= len(text) or not (line[-1].isalnum() or line[-1] in ",)'\u2019"):
        return False
    if text[following].islower():
        return True
    return line[-1] == "," or line[line.rfind(" ") + 1 :] in _NEVER_BEFORE_A_BREAK


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width: most that another line follows are about as long as the longest."""
    inner: list[int] = []
    for line, behind in itertools.pairwise(text.split("\n")):
        if line.strip() and behind.strip():
            if len(line) > _WRAP_TO:
                return False
            inner.append(len(line))
    if len(inner) < 4:
        return False
    widest = max(inner)
    return widest >= _WRAP_FROM and sum(size * 4 >= widest * 3 for size in inner) * 5 >= len(inner) * 4


def index_at(reading: Reading, offset: int) -> int:
    """Index of the sentence that holds ``offset``, or the last one that starts before it."""
    return max(0, bisect.bisect_right(reading.bounds, (offset, len(reading.document.text))) - 1)


def sentence_at(reading: Reading, index: int) -> Sentence | None:
    """The sentence of that index, split into words at the first call; None outside the document."""
    if not 0 <= index < len(reading.bounds):
        return None
    known = reading.sentences.get(index)
    if known is not None:
        return known
    start, end = reading.bounds[index]
    text = reading.document.text[start:end]
    words, lower, starts, ends, figures = tokens_of(text, start)
    section: Section = reading.sections[index] if reading.sections else "body"
    made = Sentence(
        index=index,
        start=start,
        end=end,
        text=text,
        words=words,
        lower=lower,
        starts=starts,
        ends=ends,
        section=section,
        figures=figures,
    )
    reading.sentences[index] = made
    return made
