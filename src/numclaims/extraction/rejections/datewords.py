"""What dates are told by: months and weekdays as words of the lexicon, and what stands behind a number."""

from __future__ import annotations

from typing import Final

from numclaims.claims import Kind
from numclaims.extraction.rejections.vetolexicon import CalendarWords, veto_words
from numclaims.reading import Sentence

Found = tuple[int, int, Kind, str, str]
"""First token, token behind the last, kind, rule of rejection, and the rule of the lexicon that helped ("" for none)."""

DASHES: Final = frozenset({"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "--"})
CLOSERS: Final = frozenset([".", ",", ";", ":", ")", "]", "!", "?", '"', "'", "|", "--", "–", "—", "…"])
FUNCTION: Final = frozenset({
    "and", "or", "but", "when", "to", "in", "on", "for", "at", "as", "has", "had", "with", "after", "before", "by",
    "that", "would", "will", "was", "is", "were", "are", "saw", "brought", "from", "if", "there", "this", "the", "a",
    "an", "of", "since", "until", "while", "who", "which", "alone", "onwards", "onward", "because", "ended", "began",
    "marked", "through",
})  # fmt: skip

_OPENS_OBJECT: Final = frozenset({
    "more", "some", "about", "around", "nearly", "almost", "roughly", "many", "several", "dozens", "scores", "hundreds",
    "thousands", "a", "an", "all", "his", "her", "their",
})  # fmt: skip
_VERBS: Final = frozenset({"left", "took", "hit", "struck", "drove", "cost"})
_BOUNDS: Final = (["at", "least"], ["up", "to"], ["as", "many"], ["no", "one"])


def number(token: str) -> int:
    """The value of a token of at most four plain digits, else -1."""
    return int(token) if len(token) <= 4 and token.isascii() and token.isdigit() else -1


def exact(value: int) -> bool:
    """Whether a number is a year of our time and not round, and so, without a comma, hardly ever a count."""
    return 1985 <= value <= 2040 and value % 100 != 0


def month(s: Sentence, k: int, words: CalendarWords) -> str:
    """The rule under which token ``k`` is a month ("mid-March" too), else ""."""
    if not 0 <= k < len(s.lower):
        return ""
    small = s.lower[k]
    rule = words.months.get(small, "")
    if rule or len(small) < 3:
        return rule
    if "-" in small:
        small = small[small.rindex("-") + 1 :]
        if small in words.months:
            return words.months[small]
        return words.capital_months.get(small, "") if s.words[k][-len(small)].isupper() else ""
    return words.capital_months.get(small, "") if s.words[k][0].isupper() else ""


def weekday(s: Sentence, k: int, words: CalendarWords) -> str:
    """The rule under which token ``k`` is a weekday, else ""."""
    if k < 0:
        return ""
    small = s.lower[k]
    return words.weekdays.get(small, "") or (words.capital_weekdays.get(small, "") if s.words[k][0].isupper() else "")


def counted_behind(s: Sentence, k: int, reach: int = 3) -> str:
    """The rule of a counted noun among the next ``reach`` tokens from ``k``, over adjectives only, else ""."""
    counted = veto_words().counted
    for i in range(k, min(k + reach, len(s.lower))):
        small = s.lower[i]
        rule = counted.get(small, "")
        if (small.endswith("ed") or small in _VERBS) and _has_object(s, i + 1):
            return ""
        if rule:
            return rule
        if not small[0].isalpha() or small in FUNCTION:
            return ""
    return ""


def _has_object(s: Sentence, i: int) -> bool:
    """Whether the participle before token ``i`` is a verb that has its object there: "the 2008 flood killed 93 people"."""
    word = s.lower[i] if i < len(s.lower) else "."
    return (
        word in _OPENS_OBJECT
        or word[0].isdigit()
        or s.lower[i : i + 2] in _BOUNDS
        or any(m.first == i for m in s.mentions)
    )


def plural_behind(s: Sentence, k: int) -> bool:
    """Whether a plural noun follows within two tokens ("2000 sheep farms")."""
    for i in range(k, min(k + 2, len(s.lower))):
        small = s.lower[i]
        if not small[0].isalpha() or small in FUNCTION:
            return False
        if len(small) > 3 and small[-1] == "s" and not small.endswith(("ss", "us", "is")):
            return True
    return False
