"""Joins two numbers into one range, or marks a change from one to the other.

A range is one row without a value ("between 10 and 20", "10 to 15", "10-20", "two or three"); a change is two rows ("from 51 to
91"), both of them levels. A scale that only the second number carries holds for both ("$10 to $15 billion").
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.numbers import moneyletters, scores
from numclaims.extraction.numbers.levels import is_change, leads_to_a_level, mark_change
from numclaims.extraction.numbers.marking import LONGEST_QUOTE
from numclaims.extraction.numbers.numberwords import tidy
from numclaims.extraction.numbers.rangescales import factor_of, with_scale
from numclaims.extraction.numbers.rangewords import DASHES, SOFT, opener_of
from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Reading, Sentence

_LINKS: Final = frozenset({"to", "and", "or", "till", "until", "through", ":", "for", "/"}) | DASHES


def join(reading: Reading, sentence: Sentence) -> None:  # noqa: ARG001 -- every stage has this form
    """Join the numbers of a sentence that are the two ends of one range, and mark those that are the ends of a change."""
    mentions = sentence.mentions
    if len(mentions) < 2:
        if mentions:
            _or_two(sentence, mentions[0])
        return
    k = 0
    while k < len(mentions):
        a = mentions[k]
        if a.kind not in QUANTITY_KINDS:
            k += 1
            continue
        b = mentions[k + 1] if k + 1 < len(mentions) else None
        if b is not None and b.kind in QUANTITY_KINDS and b.first - a.last <= 8 and _joined(sentence, a, b):
            del mentions[k + 1]
        elif b is not None:
            mark_change(sentence, k)
            _or_two(sentence, a)
        else:
            _or_two(sentence, a)
        k += 1


def _joined(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Join ``b`` into ``a`` if they are one range."""
    lower = sentence.lower
    if a.qualifier == "vague" and b.qualifier == "vague" and tuple(lower[a.last : b.first]) in _EVEN:
        return _make(sentence, a, b, a.low or 0.0, b.low or 0.0, "range:or-even")
    link = _link(lower, a, b)
    if link < 0 or a.value is None or b.value is None or (a.kind == "ratio") != (b.kind == "ratio"):
        return False
    word = lower[link]
    low, high = with_scale(sentence, a, b)
    if word in _SIGNS_AND_FOR:
        return _by_sign(sentence, a, b, link, low, high)
    if word == "to" and link == a.last and scores.is_vote(sentence, a, b):
        scores.count_votes(a, b)
        return False
    opener = opener_of(lower, a)
    if word == "and":
        factor = factor_of(sentence, b)
        if low * factor > high > low and factor > 1.0 == factor_of(sentence, a) and low < 10.0 * high / factor:
            low, high = high, tidy(low * factor)  # "between 110 and 100 million years ago"
        return opener == "between" and low <= high and _make(sentence, a, b, low, high, "range:between")
    left = lower[a.last : link]
    if left and left[-1] in {"-", "up"}:  # "six- or seven-year", "5 up to 10"
        left.pop()
    odds = high == 1.0 and lower[link - 1] == "-" and lower[link + 1] == "-"  # "a 3-to-1 margin"
    if word == "to" and low > high and not left and (odds or _near(sentence, a.first, b.last, _RATIO_WORDS)):
        return _as_ratio(a, b, low, high)
    if low >= high or (left and not _same_unit(lower, left, b)):
        return False
    if word == "or":
        near = high <= max(2.0 * low, low + 1.0) and link + 1 == b.first
        return near and _make(sentence, a, b, low, high, "range:or")
    if opener == "from" and is_change(lower, a, b):
        return False
    if opener == "" and leads_to_a_level(lower, a, b, low, high):
        return False  # "rose 5 to 120"
    return _make(sentence, a, b, low, high, "range:to")


_SIGNS_AND_FOR: Final = DASHES | {":", "/", "for"}


def _by_sign(sentence: Sentence, a: Mention, b: Mention, link: int, low: float, high: float) -> bool:
    """Join what a sign links: "10-20", "20:1", "odds of 7/2", or the "for" of cricket, "245 for 6"."""
    word = sentence.lower[link]
    if word in DASHES:
        return _dash(sentence, a, b, link, low, high)
    if word == "for":
        return _innings(sentence, a, b)
    return _is_ratio(sentence, a, b) and _as_ratio(a, b, low, high)


_EVEN: Final = frozenset({("or", "even"), (",", "if", "not"), ("if", "not"), ("or",), (",", "or", "even")})
"""Between two vague numbers: "dozens, if not hundreds"."""


def _link(lower: list[str], a: Mention, b: Mention) -> int:
    """Index of the word that may link two ends of a range, with nothing but a currency behind it; -1 where none does."""
    link = a.last
    hyphened = lower[link] == "-" and link + 1 < b.first and lower[link + 1] in {"or", "to"}
    if hyphened:  # "six- or seven-year", "a 3-to-1 margin"
        link += 1
    while link < b.first and lower[link] not in _LINKS:
        link += 1
    if link == b.first or link - a.last > 4:
        return -1
    for word in lower[link + 1 : b.first]:
        if (
            word not in CURRENCIES
            and (lower[link] != "to" or word not in SOFT)
            and not (hyphened and word == "-")
            and not moneyletters.before(a.sentence, b.first)
        ):
            return -1
    return link


def _dash(sentence: Sentence, a: Mention, b: Mention, link: int, low: float, high: float) -> bool:
    """Join "10-20", "2,500 - 3,000"; where the first is not the smaller, "3-1" is a ratio or a score."""
    left_glued = sentence.glued(link)
    right_glued = sentence.glued(link + 1)
    if left_glued != right_glued and not (link > a.last):
        return False
    tight = left_glued and right_glued
    if sentence.lower[link] == "\u2014" and not tight:
        return False
    bare = tight and link == a.last
    if bare and scores.is_vote(sentence, a, b):
        scores.count_votes(a, b)
        return False
    contest = bare and scores.is_score(sentence, a, b)
    if low < high and not contest:
        if link > a.last and not _same_unit(sentence.lower, sentence.lower[a.last : link], b):
            return False
        return _make(sentence, a, b, low, high, "range:dash")
    if contest or (bare and high == 0.0 and 0.0 < low == int(low) < 1000.0):  # "won 3-0": no ratio
        _stretch(a, b)
        scores.set_apart(a)
        return True
    if not tight or link > a.last or low < 0.0 or high <= 0.0 or low != int(low) or high != int(high) or low > 999.0:
        return False
    return _as_ratio(a, b, low, high)


def _innings(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Join the runs and wickets of "245 for 6"."""
    if b.first != a.last + 1 or not scores.is_innings(sentence, a, b):
        return False
    _stretch(a, b)
    scores.set_apart(a)
    return True


def _as_ratio(a: Mention, b: Mention, low: float, high: float) -> bool:
    """Join "3-1", "20:1" into one ratio."""
    if high == 0.0:
        return False
    _stretch(a, b)
    a.value = a.low = a.high = tidy(low / high)
    a.kind = "ratio"
    a.rules.append("range:ratio")
    return True


def _is_ratio(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether the sign between two numbers is that of a ratio: the word stands near."""
    glued = sentence.glued(a.last) and sentence.glued(b.first) and b.first == a.last + 1
    to_one = sentence.lower[b.first] == "1" and sentence.lower[a.last] == ":"
    return glued and (to_one or _near(sentence, a.first, b.last, _RATIO_WORDS))


_RATIO_WORDS: Final = word_set("ratio ratios odds outnumber outnumbered outnumbering")


def _near(sentence: Sentence, first: int, last: int, words: frozenset[str]) -> bool:
    lower = sentence.lower
    return any(t in words for t in lower[max(0, first - 6) : first]) or any(t in words for t in lower[last : last + 4])


def _make(sentence: Sentence, a: Mention, b: Mention, low: float, high: float, rule: str) -> bool:
    if b.end - a.start > LONGEST_QUOTE:
        return False
    if a.qualifier == "vague" and a.low is not None:
        low = a.low
    open_end = b.qualifier == "vague" and b.high is None
    if b.qualifier == "vague" and b.high is not None:
        high = b.high
    _stretch(a, b)
    a.value, a.low, a.high = None, low, None if open_end else high
    a.qualifier = "between"
    if a.kind == "number":
        a.kind = b.kind
    a.rules.append(rule)
    if rule == "range:between":
        first = a.first - 1
        while first > 0 and sentence.lower[first] != "between":
            first -= 1
        a.qualifier_text = sentence.words_text(first, first + 1)
        a.qualifier_first = first
    return True


def _stretch(a: Mention, b: Mention) -> None:
    a.last, a.end = b.last, b.end
    if b.words == "digits":
        a.words = "digits"
    for rule in b.rules:
        if rule not in a.rules:
            a.rules.append(rule)


def _same_unit(lower: list[str], left: list[str], b: Mention) -> bool:
    """Whether the words behind the first number stand behind the second one, too ("5 % to 10 %", "1 mile to 3 miles")."""
    if len(left) == 1 and left[0] in CURRENCIES:
        return True
    behind = lower[b.last : b.last + len(left)]
    return len(behind) == len(left) and all(
        x == y or (x[:3] == y[:3] and len(x) > 2) for x, y in zip(left, behind, strict=True)
    )


def _or_two(sentence: Sentence, m: Mention) -> None:
    """Read "a week or two" as one to two."""
    lower, i = sentence.lower, m.first
    if m.value == 2.0 and m.last == i + 1 and i >= 3 and lower[i - 1] == "or" and lower[i - 3] in {"a", "an"}:
        m.value, m.low, m.high = None, 1.0, 2.0
        m.qualifier = "between"
        m.rules.append("range:or-two")
