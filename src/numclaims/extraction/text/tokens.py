"""Splits one sentence into tokens that keep their offsets.

Token shapes: a word with its inner hyphens and apostrophes ("al-Shughour", "anti-government"); a clitic ("Turkey's"
gives "Turkey" and "'s"); a number with inner commas, points and apostrophes ("4,000", "2.15", "1'000'000"); an
abbreviation with points ("U.N."); a Unicode fraction ("½"); anything else, one character at a time. Letters glued to
digits are tokens of their own ("10km", "5G"; "28-year-old" gives "28", "-", "year-old"), and so are number words in a
hyphenated word ("five-year-old" gives "five", "-", "year-old"; "twenty-five" gives three tokens); ``Sentence.glued``
tells that no space stood between. Penn Treebank escapes are undone in ``words`` and ``lower`` only.

What stands between two spaces is split once, and kept for when it comes again; a word in lower case is one object, however it is
written and wherever it stands, so that to look it up is to compare addresses. If it is nothing but letters, it is one token, and
so is a word with a stop behind it, but for the stop; any other is split by a regular expression, whose pieces alternate between
gaps and tokens.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from sys import intern
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTER: Final = r"[^\W\d_\u00bc-\u00be\u2150-\u215e]"
_CLITIC: Final = r"['\u2019](?:[sSdDmM]|re|RE|ve|VE|ll|LL)(?!\w)"
_JOINER: Final = rf"(?:[-\u2010\u2011]|(?!{_CLITIC})['\u2019])"
_WORD: Final = rf"{_LETTER}+(?:{_JOINER}{_LETTER}+)*"
_NUMBER: Final = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"  # 4,000 and 12,34,567.5
    r"|\d{1,3}(?:['\u2019]\d{3})+(?!\d)"  # 1'000'000
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.234,56
    r"|\d+,\d{1,2}(?![\d,])"  # 5,25
    r"|\d+(?:\.\d+)*"  # 4, 2.15, 1.2.3
)
_TOKEN: Final = (
    r"([A-Za-z]{2,}+(?=[,.])"  # the plain word, first for speed
    rf"|(?:[A-Za-z]\.){{2,}}|{_WORD}|(?<![\w.,])\.\d+|{_NUMBER}|{_CLITIC}"
    r"|-(?:LRB|RRB|LSB|RSB|LCB|RCB)-|``|''|\\/|\S)"
)
_SPLIT: Final = re.compile(_TOKEN)
_ASCII_SPLIT: Final = re.compile(_TOKEN, re.ASCII)
"""The same, and much faster, where there are no letters beyond ASCII."""
_TREEBANK: Final = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": '"', "''": '"', "\\/": "/",
}  # fmt: skip
_FOLD: Final = (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2010", "-"), ("\u2011", "-"))


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, split at spaces: the readable way to write down a set of words."""
    return frozenset(text.split())


DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
"""What may stand on both sides of an aside, or behind a dateline."""
NUMBER_PARTS: Final = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands"
    " million millions billion billions trillion trillions dozen dozens lakh crore half halves quarter quarters first"
    " second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth thirds fourths fifths sixths"
    " sevenths eighths ninths tenths firsts hundredths thousandths"
)
"""Parts at which a hyphenated word is taken apart: a constant, for the grammar of tokens is no lexicon of numbers."""
_SMALL_PARTS: Final = word_set("a an and or to of")
_OPENERS: Final = word_set("at more some nearly almost around about over up as the a an another fewer less")
"""Words that open a report right behind its dateline."""
# Words with a number word in them that count nothing.
_WHOLE: Final = word_set(
    "no-one one-off one-offs one-sided one-time one-way one-on-one two-faced two-timing half-brother half-brothers"
    " half-sister half-mast half-way half-hearted half-time half-light half-truth half-truths second-guess second-hand"
    " second-rate first-hand first-rate third-rate one-upmanship once-a-day quarter-final quarter-finals"
    " quarter-finalist semi-final zero-sum third-party second-in-command head-to-head one-another two-fold three-fold"
)


_STOPS: Final = frozenset(".,;:!?)")
_LONGEST_KEPT: Final = 30
"""Characters of a piece of text above which its tokens are not kept: what is so long seldom comes again."""
_MOST_KEPT: Final = 16 << 10
"""Pieces after which a new book is begun; the one before is kept beside it, so that the common ones are never forgotten."""

Piece = tuple[str, str, int, int]
"""A token as read and in lower case, with its span in the text it was cut from."""
Part = tuple[str, str, int, str | None, tuple[Piece, ...] | None]
"""What stands between two spaces: a word as read and in lower case, its length, and the sign directly behind it, if there is one;
or, of what is no such word, none of these and its length, and its tokens."""


# What a page's lost space glues to a verb behind it: "werekilled", "damaged orflooded".
_GLUED_FIRST: Final = (
    "been", "have", "has", "had", "are", "were", "was", "already", "also", "being", "or", "and", "people", "families", "persons",
    "houses", "homes", "seek", "sought", "seeking", "take", "took", "taking",
)  # fmt: skip
_GLUED_SECOND: Final = word_set("""
    forced displaced evacuated fled fleeing destroyed damaged killed injured wounded affected relocated returned rescued sheltered
    homeless missing stranded detained arrested died drowned collapsed flooded
    """)
_GLUED_NOUNS: Final = word_set("refuge shelter")
_SHORTEST_GLUED: Final = 6


def _glued(word: str) -> int:
    """Where the second of two words begins between which a space was lost; 0 for any other word."""
    if word.startswith(_GLUED_FIRST):
        for first in _GLUED_FIRST:
            behind = word[len(first) :]
            if behind in (_GLUED_NOUNS if first[0] in "st" else _GLUED_SECOND) and word.startswith(first):
                return len(first)
    return 0


def _cut(part: str, at: int) -> tuple[Piece, ...]:
    """Two words of what was one."""
    first, second = part[:at], part[at:]
    return (first, intern(first.lower()), 0, at), (second, intern(second.lower()), at, len(part))


class _Parts(dict[str, Part]):
    """What stands between two spaces, split at the first sight and kept from text to text: most comes again."""

    __slots__ = ()

    def __missing__(self, part: str) -> Part:
        """Split it, unless it stood in the book before."""
        made = _before.get(part) or _part(part)
        if made[2] <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                _before.clear()
                _before.update(self)
                self.clear()
            self[part] = made
        return made


def _part(part: str) -> Part:
    """What stands between two spaces, split."""
    size = len(part)
    if part.isalpha():
        cut = _glued(part) if size > _SHORTEST_GLUED else 0
        if cut:
            return "", "", size, None, _cut(part, cut)
        small = intern(part.lower())
        return small if part == small else part, small, size, None, None
    if size > 1 and part[-1] in _STOPS and part[:-1].isalpha() and part.isascii():  # "said.": half of the others
        word = part[:-1]
        cut = _glued(word) if size > _SHORTEST_GLUED else 0
        if cut:
            return "", "", size, None, (*_cut(word, cut), (part[-1], part[-1], size - 1, size))
        small = intern(word.lower())
        return small if word == small else word, small, size - 1, part[-1], None
    return "", "", size, None, _pieces(part) if part else ()


_parts: Final = _Parts()
_before: Final[dict[str, Part]] = {}


def tokenize(text: str, offset: int = 0) -> tuple[list[str], list[str], list[int], list[int]]:
    """Split ``text`` into tokens.

    Args:
        text: One sentence.
        offset: Where it starts in its document.

    Returns:
        Four parallel lists: words as read, the same in lower case with quotes and hyphens in ASCII, starts, ends.
    """
    return tokens_of(text, offset)[:4]


def tokens_of(text: str, offset: int) -> tuple[list[str], list[str], list[int], list[int], list[int]]:
    """The same four lists, and the indexes of the tokens that begin with a digit or are a fraction."""
    words: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    figures: list[int] = []
    at = offset
    for word, small, size, second, pieces in map(_parts.__getitem__, text.split(" ")):
        if pieces is None:
            words.append(word)
            lower.append(small)
            starts.append(at)
            at += size
            ends.append(at)
            if second is not None:
                words.append(second)
                lower.append(second)
                starts.append(at)
                at += 1
                ends.append(at)
            at += 1
        else:
            for token, folded, first, last in pieces:
                sign = folded[0]
                if sign.isdecimal() or (sign == "." and folded != "."):
                    figures.append(len(words))
                words.append(token)
                lower.append(folded)
                starts.append(at + first)
                ends.append(at + last)
            at += size + 1
    return words, lower, starts, ends, figures


def _pieces(part: str) -> tuple[Piece, ...]:
    """The tokens of what stands between two spaces, each as read and in lower case, with its span."""
    pieces = (_ASCII_SPLIT if part.isascii() else _SPLIT).split(part)
    edges = list(accumulate(map(len, pieces), initial=0))
    words = pieces[1::2]
    starts = edges[1:-1:2]
    ends = edges[2::2]
    if not words:
        return ()
    small = "\n".join(words).lower()  # no token holds a line break
    if not part.isascii():
        for curly, plain in _FOLD:
            small = small.replace(curly, plain)
    lower = small.split("\n")
    for i, word in enumerate(words):
        if word in _TREEBANK:
            words[i] = lower[i] = _TREEBANK[word]
    if "n't" in small:
        _take_apart(words, lower, starts, ends, "n't", _before_not)
    if "-" in small:
        _take_apart(words, lower, starts, ends, "-", _number_parts)
        if words[0].isupper() or "-" in words[0]:
            _take_off_dateline(words, lower, starts, ends)
    return tuple(zip(words, map(intern, lower), starts, ends, strict=True))


def _take_apart(
    words: list[str], lower: list[str], starts: list[int], ends: list[int], mark: str, cut: Callable[[str], list[int]]
) -> None:
    """Replace, in place, every token with ``mark`` in it in which ``cut`` finds places to cut."""
    for i in [i for i, small in enumerate(lower) if mark in small and len(small) > 3][::-1]:
        small = lower[i]
        cuts = cut(small)
        if not cuts:
            continue
        word, start, end = words[i], starts[i], ends[i]
        marks = [0, *cuts, len(small)]
        spans = list(pairwise(marks))
        words[i : i + 1] = [word[a:b] for a, b in spans]
        lower[i : i + 1] = [small[a:b] for a, b in spans]
        starts[i : i + 1] = [start + a for a, _ in spans]
        ends[i : i + 1] = [*(start + b for _, b in spans[:-1]), end]


def _take_off_dateline(words: list[str], lower: list[str], starts: list[int], ends: list[int]) -> None:
    """Cut, in place, the town in capitals off the word that opens a report: "KHARTOUM-At least"."""
    for i in [i for i, small in enumerate(lower) if "-" in small][:1]:
        town, sign, opener = words[i].rpartition("-")
        if town.isupper() and len(town) > len("ABC") and opener.istitle() and opener.lower() in _OPENERS:
            start, at = starts[i], len(town)
            words[i : i + 1] = [town, sign, opener]
            lower[i : i + 1] = [lower[i][:at], sign, lower[i][at + 1 :]]
            starts[i : i + 1] = [start, start + at, start + at + 1]
            ends[i : i + 1] = [start + at, start + at + 1, ends[i]]


def _before_not(small: str) -> list[int]:
    """Where "n't" begins in "didn't"."""
    return [len(small) - 3] if small.endswith("n't") else []


def _number_parts(small: str) -> list[int]:
    """Where to cut a hyphenated word that has number words for parts; nowhere when it has none."""
    if small in _WHOLE:
        return []
    parts = small.split("-")
    if NUMBER_PARTS.isdisjoint(parts):
        return []
    cuts: list[int] = []
    at = 0
    for k, part in enumerate(parts):
        if k:
            before = parts[k - 1]
            if before in NUMBER_PARTS or part in NUMBER_PARTS or before in _SMALL_PARTS or part in _SMALL_PARTS:
                cuts += [at - 1, at]
        at += len(part) + 1
    return cuts


_FRACTIONS: Final = frozenset(
    {"tenth", "tenths", "hundredth", "hundredths", "thousandth", "thousandths", "half", "quarter"}
)


def is_split_second(lower: list[str], i: int) -> bool:
    """Whether "second" at token ``i`` is the unit of time by the fraction before it: "two-tenths of a second"."""
    return i > 2 and lower[i - 2 : i] == ["of", "a"] and lower[i - 3] in _FRACTIONS
