"""Parts: "two thirds", "a quarter of a million", "half the population", "one in five"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.numbers.marking import add
from numclaims.extraction.numbers.numberwords import HYPHENS, cardinal, number_words, tidy
from numclaims.extraction.numbers.ordinals import ordinal
from numclaims.extraction.numbers.scales import scale_words
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

_ARTICLES: Final = frozenset({"a", "an"})
_HALVES_OF_A_WHOLE: Final = word_set("first second other latter top bottom better this next last each the")
_SHARE_WORDS: Final = word_set("of the its their his her our my your all that those these this")
# Before "half" or "a third" these say that a number follows.
_BEFORE_SHARE: Final = word_set(
    "nearly almost about around roughly approximately over than under least some by only just to barely most"
    " another fully exactly cut up close"
)
_BEHIND_SHARE: Final = word_set("of less more fewer higher lower are were say said have had live , . ; )")
_PARTS: Final = frozenset({"half", "quarter", "third", "fifth", "tenth"})
_UNITS_AFTER_HALF: Final = word_set(
    "hour mile century decade year point percent minute day month million billion dozen ton tonne metre meter"
    " trillion thousand hundred kilometre kilometer percentage"
)


def and_a_half(lower: list[str], j: int) -> tuple[int, float | None]:
    """Read "and a half", "and three quarters", "and two thirds" at ``j``: the index behind it and its value, or None."""
    n = len(lower)
    k = j + 1 if j < n and lower[j] in HYPHENS else j
    if k + 2 >= n or lower[k] != "and":
        return j, None
    k += 1
    if lower[k] in HYPHENS:
        k += 1
    words = number_words()
    count = 1.0 if lower[k] in {"a", "an"} else words.ones.get(lower[k], 0.0)
    k += 1
    if k < n and lower[k] in HYPHENS:
        k += 1
    if count == 0.0 or k >= n or lower[k] not in words.fractions or (count > 1.0) != lower[k].endswith("s"):
        return j, None
    if (
        lower[k] in {"second", "third"}
        and count == 1.0
        and lower[k - 1] == "a"
        and k + 1 < n
        and lower[k + 1].isalpha()
    ):
        return j, None  # "five and a third man"
    part = count * words.fractions[lower[k]]
    if part >= 1.0 or (k + 2 < n and lower[k + 1] == "of" and lower[k + 2] in {"a", "an"}):
        return j, None  # "between 120,000 and a quarter of a million"
    return k + 1, part


def numerator(sentence: Sentence, i: int, j: int, value: float) -> tuple[float | None, int]:
    """The fraction whose numerator stands at ``i`` to ``j`` ("two thirds"): its value and the index behind it."""
    lower, n = sentence.lower, len(sentence.lower)
    words = number_words()
    hyphen = j < n and lower[j] in HYPHENS
    k = j + 1 if hyphen else j
    word = lower[k] if k < n else ""
    if value < 1.0:
        return None, j
    if word in words.tens:  # "three twenty-firsts"
        under, end = _tens_part(lower, k, n)
        ends_here = end >= n or lower[end] in {"of", "."}
        if under > 0.0 and (lower[end - 1].endswith("s") or (value == 1.0 and ends_here)):
            return value / under, end
        return None, j
    unit = words.fractions.get(word)
    if unit is None:
        return None, j
    if word in {"halves", "quarters"} and not hyphen and not _is_whole_or_of(lower, i, k + 1):
        return None, j  # "the past three quarters"
    plural = word.endswith("s")
    if (value > 1.0) != plural:
        return None, j
    following = lower[k + 1] if k + 1 < n else "."
    if (
        not plural
        and not hyphen
        and word not in {"half", "quarter"}
        and following.isalpha()
        and following not in _BEHIND_SHARE
    ):
        return None, j  # "one third man"
    before = lower[j - 2] if j - 2 > i else ""
    if plural and lower[j - 1] in words.tens and before and before != "and" and unit > 0.1:  # "a hundred thirty-fifths"
        over = cardinal(lower[i : j - 1], 0)
        if over is not None:
            return over[0] / (words.tens[lower[j - 1]] + round(1.0 / unit)), k + 1
    return value * unit, k + 1


def _tens_part(lower: list[str], k: int, n: int) -> tuple[float, int]:
    """The denominator "twenty-first(s)" at ``k`` and the index behind it; 0 where none stands there."""
    words = number_words()
    end = k + 2 if k + 1 < n and lower[k + 1] in HYPHENS else k + 1
    word = lower[end] if end < n else ""
    if word in {"first", "firsts"}:
        return words.tens[lower[k]] + 1.0, end + 1
    unit = words.fractions.get(word, 1.0)
    return (words.tens[lower[k]] + round(1.0 / unit), end + 1) if 0.1 < unit < 0.4 else (0.0, end)


def _is_whole_or_of(lower: list[str], i: int, end: int) -> bool:
    """Whether "of" stands at ``end``, or nothing stands before ``i`` and behind ``end``."""
    return lower[end] == "of" if end < len(lower) else i == 0


def of_a_million(sentence: Sentence, j: int) -> tuple[float, int]:
    """The factor of "of a million" or "a million" at ``j``, with the index behind it; 1 where none stands there."""
    lower, n = sentence.lower, len(sentence.lower)
    k = j
    if k < n and lower[k] == "of":
        k += 1
    while k < n and (lower[k] in HYPHENS or lower[k] in {"a", "an"}):
        k += 1
    if k < n and lower[k] == "dozen":
        return 12.0, k + 1
    factor, end = scale_words(sentence, k)
    return (factor, end) if end > k else (1.0, j)


def mark_share(sentence: Sentence, m: Mention) -> None:
    """A fraction is a ratio, unless a unit follows ("three quarters of a mile", "half an hour")."""
    lower, n, j = sentence.lower, len(sentence.lower), m.last
    if j < n and lower[j] == "of" and j + 1 < n and lower[j + 1] in {"a", "an", "one"}:
        return
    if j < n and (lower[j] in {"a", "an"} or lower[j] in HYPHENS):
        return
    m.kind = "ratio"


def bare(sentence: Sentence, i: int) -> int:
    """Add the fraction that begins with the word at ``i``, no number before it ("half", "a third", "a quarter of a million").

    Returns:
        The index behind it; a word that is no fraction here is passed over, or set apart as an ordinal.
    """
    lower = sentence.lower
    word = lower[i]
    article = _article_before(lower, i)
    if article and _unit_and_a_half(sentence, i):
        return i + 1
    factor, end = of_a_million(sentence, i + 1)
    first = i
    if factor > 1.0 and (word == "half" or word > "\x7f" or (article and lower[i + 1] == "of")):
        first = i - 1 if article and word != "half" else i
    elif word > "\x7f":
        factor, end = 1.0, i + 1
    elif word == "half":
        if not _is_half(lower, i, article, glued=i + 1 < len(lower) and sentence.glued(i + 1)):
            return i + 1
        factor, end, first = 1.0, i + 1, i - 1 if article and lower[i - 1] not in HYPHENS else i
    elif word.endswith("s") or (word == "quarter" and not article):
        return i + 1
    elif article and _is_share(lower, i):
        factor, end, first = 1.0, i + 1, i - 1
    else:
        return i + 1 if word == "quarter" else ordinal(sentence, i, i)
    m = add(sentence, first, end, tidy(number_words().fractions[word] * factor), "numeral:fractions")
    m.words = "words"
    if factor == 1.0:
        mark_share(sentence, m)
    return end


_HALVED_UNITS: Final = word_set(
    "hour hours day days week weeks month months year years decade decades century mile miles minute minutes"
)
_LENGTHS: Final = word_set("mile miles")


def _unit_and_a_half(sentence: Sentence, i: int) -> bool:
    """Add "an hour and a half" as 1.5, or make "two years and a half" 2.5: the fraction at ``i`` stands behind the unit."""
    lower = sentence.lower
    word = lower[i]
    if i < 4 or lower[i - 2] != "and" or lower[i - 3] not in _HALVED_UNITS or word not in {"half", "quarter"}:
        return False
    unit = lower[i - 3]
    part = number_words().fractions[word]
    a = sentence.mentions[-1] if sentence.mentions else None
    if a is not None and a.last == i - 3 and a.value is not None:
        a.value = a.low = a.high = a.value + part
        a.rules.append("numeral:and-a-half")
        return True
    if lower[i - 4] not in _ARTICLES or unit.endswith("s"):
        return False
    m = add(sentence, i - 4, i + 1, 1.0 + part, "numeral:and-a-half")
    m.words = "words"
    m.kind = "measurement" if unit in _LENGTHS else "duration"
    m.unit = m.reported_unit = unit
    return True


def _article_before(lower: list[str], i: int) -> bool:
    if not i:
        return False
    return lower[i - 1] in _ARTICLES or (lower[i - 1] in HYPHENS and i > 1 and lower[i - 2] in _ARTICLES)


def _is_half(lower: list[str], i: int, article: bool, *, glued: bool) -> bool:
    """Whether "half" at ``i`` is a number: "half of them", "nearly half", "half an hour", but not "the second half"."""
    n = len(lower)
    following = lower[i + 1] if i + 1 < n else "."
    second = lower[i + 2] if i + 2 < n else "."
    if following in HYPHENS and glued:
        return second in _UNITS_AFTER_HALF
    before = lower[i - 1] if i else ""
    if before in _HALVES_OF_A_WHOLE:
        return False
    if following in _SHARE_WORDS or before in _BEFORE_SHARE or (article and before not in HYPHENS):
        return True
    return following in _ARTICLES and second in _UNITS_AFTER_HALF


def _is_share(lower: list[str], i: int) -> bool:
    """Whether "a third" or "a quarter" that ends at ``i`` is a part, and not a rank or a time of year."""
    word, following = lower[i], lower[i + 1] if i + 1 < len(lower) else "."
    if following in {"to", "and", "or"} and i + 3 < len(lower) and lower[i + 2] in _ARTICLES and lower[i + 3] in _PARTS:
        return True  # "a third to a half"
    approximated = i > 1 and lower[i - 2] in _BEFORE_SHARE
    if word == "quarter":
        return following in {"of", "less", "more"} or (
            approximated and (following in _BEHIND_SHARE or following.endswith("ed") or not following.isalpha())
        )
    return following in _BEHIND_SHARE or (
        approximated
        and (following.endswith("ed") or following in {"to", "in", "from", "since"} or not following.isalpha())
    )


_MOST_OF_A_SHARE: Final = 1e6
_ODDS: Final = frozenset({"odds", "chance", "chances", "probability", "risk"})
"""Behind these one part may be of any number: "the odds are 1 in 139,838,160"."""
_NOT_A_SHARE_OF: Final = word_set(
    "october november december km miles cities towns countries places attacks incidents villages districts"
    " neighbourhoods provinces explosions blasts bombings raids clashes strikes shootings separate different"
    " second seconds minute minutes hour hours day days week weeks month months year years decade decades"
    " january february march april may june july august september"
)


def mark_ratio(sentence: Sentence, m: Mention) -> None:
    """Join "one in five", "one out of three" into one ratio: called for the second number, ``m``."""
    if len(sentence.mentions) < 2 or m.value is None or m.value < 2.0:
        return
    a = sentence.mentions[-2]
    if m.first - a.last > _WIDEST_GAP:
        return
    lower, n = sentence.lower, len(sentence.lower)
    if m.value > _MOST_OF_A_SHARE and _ODDS.isdisjoint(lower[max(0, a.first - 6) : a.first]):
        return
    gap = tuple(lower[a.last : m.first])
    if len(gap) == 2 and gap[1] == "in" and _one_of_many(sentence, a, m):  # "one child in five"
        _join_ratio(sentence, a, m)
        return
    if gap == ("over",) and a.value == 1.0 and a.first == 0 and m.last == n:  # "one over twenty", by itself
        _join_ratio(sentence, a, m)
        return
    if gap not in {("in",), ("-", "in", "-"), ("out", "of"), ("in", "every"), ("of", "every"), ("out", "of", "every")}:
        return
    if a.kind != "number" or a.value is None or not 1.0 <= a.value < m.value or a.value > 10.0:
        return
    following = lower[m.last] if m.last < n else "."
    sure = "of" in gap or "every" in gap
    before = lower[max(0, a.first - 3) : a.first]
    if (
        following in _NOT_A_SHARE_OF
        or not _HARM.isdisjoint(before)
        or following in HYPHENS
        or (following == "," and 100.0 < m.value <= _MOST_OF_A_SHARE)
    ):
        return
    if not sure:
        if m.value > 1000.0 and m.words == "digits" and is_digits(lower[m.first]) and len(lower[m.first]) == 4:
            return  # a year
        if a.value > 1.0 and m.value not in {3.0, 4.0, 5.0, 10.0, 100.0}:
            return
    _join_ratio(sentence, a, m)


_WIDEST_GAP: Final = 3
"""Tokens between the two numbers of a ratio, at most: "one out of every five"."""


def _one_of_many(sentence: Sentence, a: Mention, m: Mention) -> bool:
    """Whether a noun stands between "one" and "in" and nothing that is counted behind: "one child in five is hungry"."""
    lower = sentence.lower
    if lower[a.first] != "one" or m.value is None or not m.value <= _MOST_OF_A_SHARE or m.value != int(m.value):
        return False
    noun = lower[a.last]
    following = lower[m.last] if m.last < len(lower) else "."
    if not noun.isalpha() or len(noun) < 3 or noun in _NO_NOUN:
        return False
    if m.words == "digits" and 1900.0 <= m.value <= 2100.0:
        return False
    return following in _BEHIND_ONE_OF_MANY or following in {".", ",", ";", ")"}


_NO_NOUN: Final = word_set("killed dead wounded injured each more another here there day year month week time")
_BEHIND_ONE_OF_MANY: Final = word_set(
    "is was has had are were lives lived said says say now will would can could cannot does did goes went dies died suffers faces"
)
_HARM: Final = word_set("killing killed wounding wounded injuring injured arresting arrested shot hurt")


def _join_ratio(sentence: Sentence, a: Mention, m: Mention) -> None:
    """Make one ratio of the last two numbers."""
    sentence.mentions.pop()
    a.last, a.end = m.last, m.end
    a.value = a.low = a.high = (a.value or 0.0) / (m.value or 1.0)
    a.kind = "ratio"
    a.rules.append("numeral:one-in-five")
