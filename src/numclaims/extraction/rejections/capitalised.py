"""The general rule for names: a capitalised word, then a number that counts nothing behind it ("France 24 television")."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections.datewords import CLOSERS, DASHES, Found, counted_behind
from numclaims.extraction.rejections.vetolexicon import calendar_words, veto_words
from numclaims.reading import Mention, Sentence

_ONE_PERSON: Final = frozenset({
    "woman", "man", "person", "child", "boy", "girl", "soldier", "civilian", "policeman", "officer", "rebel", "militant",
})  # fmt: skip
_PLACED: Final = frozenset({"in", "near", "outside", "inside", "around"})
_UNFIT: Final = frozenset(
    [
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "percent",
        "per",
        "pc",
        "pct",
        "km",
        "kg",
        "cm",
        "mm",
        "mph",
        "bn",
        "m",
    ]
)


SINGULAR: Final = frozenset({
    "was", "is", "has", "said", "says", "will", "would", "could", "aired", "reported", "in", "on", "at", "from",
    "for", "with", "by", "and", "or", "as", "that", "which", "who", "when", "after", "before", "to", "had", "does",
    "did", "he", "she", "it", "the", "a", "an", "also", "showed", "broadcast",
})  # fmt: skip
_SAYING: Final = frozenset({"said", "says", "reported", "reports", "aired", "broadcast", "showed"})
NAME_CLOSERS: Final = CLOSERS | {"'s"}
"""What ends a name with a number in it: "France 24's"."""


def capitalised(s: Sentence, m: Mention) -> Found | None:
    """The general rule: a capitalised word, then a number that counts nothing behind it: "France 24 television"."""
    i, j, n = m.first, m.last, len(s.lower)
    if i == 0 or m.last - m.first != 1 or s.glued(i):
        return None
    token = s.words[i]
    if token[0].isdigit():
        if len(token) > 4 or not token.isdigit():
            return None
    elif not token[0].isupper() or s.lower[i] in _UNFIT:
        return None
    p = i - 1
    word = s.words[p]
    if not word[0].isupper() or not word[-1].isalnum():
        return None
    blocking = veto_words().never_names.get(s.lower[p])
    if blocking is not None:
        m.rules.append(blocking)
        return None
    calendar = calendar_words()
    small = s.lower[p]
    if small in calendar.months or small in calendar.weekdays or small in calendar.capital_months:
        return None
    if p > 0 and s.lower[p - 1] in _PLACED:
        return None
    opening = p == 0 or s.lower[p - 1] in {'"', ":", "(", "'", "--", "-", "\u2013", "\u2014", ".", "!", "?", "|"}
    if opening and (small.endswith(("ing", "ed", "ly", "s")) or len(small) < 3):
        return None
    behind = s.lower[j] if j < n else "."
    if (
        not (_names_something(s, j, behind, opening) or _made_a_name(s, p, behind) or _speaks(s, j, behind))
        or capitals_mean_nothing(s)
        or _is_result(s, j)
    ):
        return None
    if not token[0].isdigit() and behind in _ONE_PERSON:
        return None  # a sentence that begins without a stop before it: "Monitor One woman was killed"
    start = start_of_name(s, p)
    if start > 0 and s.lower[start - 1] in _PLACED:
        return None
    return start, j, "identifier", "veto:capitalised-name", ""


_TO: Final = DASHES | {"to"}
_SHARES: Final = frozenset({"percent", "%", "per", "pc", "pct", "point", "points"})


def _is_result(s: Sentence, j: int) -> bool:
    """Whether the shares of two sides stand behind a name, the second at ``j``: "leads Moor 47 to 41 percent"."""
    lower = s.lower
    return j + 2 < len(lower) and lower[j] in _TO and lower[j + 1][0].isdigit() and lower[j + 2] in _SHARES


def _made_a_name(s: Sentence, p: int, behind: str) -> bool:
    """Whether "a" or "the" before the name makes one thing of it, whatever it did: "the Ariane 5 launched"."""
    start = start_of_name(s, p)
    return start > 0 and s.lower[start - 1] in {"a", "an", "the"} and behind.endswith("ed") and behind not in _HARMED


def _speaks(s: Sentence, j: int, behind: str) -> bool:
    """Whether the name is one that says something: "France 24's man", "France 24 said"; not "Homs 12 said dead"."""
    return behind == "'s" or (behind in _SAYING and _FATES.isdisjoint(s.lower[j + 1 : j + 2]))


_HARMED: Final = frozenset({
    "killed", "injured", "wounded", "arrested", "detained", "displaced", "kidnapped", "abducted", "captured", "executed",
    "reported", "confirmed", "rescued", "evacuated", "infected", "armed", "released", "stranded", "destroyed", "damaged",
})  # fmt: skip


_FATES: Final = _HARMED - {"reported", "confirmed"} | {"dead", "died", "missing", "to"}


def model_number(s: Sentence, m: Mention) -> Found | None:
    """The number in the name of what another one counts: "18 Leopard 2 tanks"."""
    p = m.first - 1
    if p < 1 or len(s.words[m.first]) > 2 or not s.words[m.first].isdigit() or m.last >= len(s.lower):
        return None
    behind = s.lower[m.last]
    if not s.words[p][0].isupper() or not behind[0].isalpha() or not (behind[-1] == "s" or behind == "aircraft"):
        return None
    if s.lower[p] in veto_words().never_names:
        return None  # "Kills 3 Wounds 20 Militants"
    start = start_of_name(s, p)
    if not any(other.last == start for other in s.mentions) or capitals_mean_nothing(s):
        return None
    return p, m.last, "identifier", "veto:model-number", ""


def start_of_name(s: Sentence, p: int) -> int:
    """The first of up to three capitalised words that end with token ``p``: "BBC Radio" in "BBC Radio 4"."""
    calendar, never = calendar_words(), veto_words().never_names
    start = p
    while start > 0 and p - start < 2 and s.words[start - 1][0].isupper() and s.words[start - 1].isalpha():
        before = s.lower[start - 1]
        if before in never or before in calendar.weekdays:
            break
        start -= 1
    return start


def capitals_mean_nothing(s: Sentence) -> bool:
    """Whether capital letters tell nothing: a sentence in capitals, or a headline whose words all begin with one."""
    if s.text.isupper():
        return True
    small = big = 0
    few = len(s.words) // 5
    for word in s.words:
        if len(word) > 3 and word[0].isalpha():
            if word[0].islower():
                small += 1
                if small > few:
                    return False
            else:
                big += 1
    return big >= 3 and small * 5 <= big


def _names_something(s: Sentence, j: int, behind: str, opening: bool) -> bool:
    """Whether what follows at token ``j`` leaves the number without anything to count."""
    if j < len(s.lower) and s.glued(j):
        if behind[0].isalpha():
            return len(behind) == 1 and s.words[j].isupper()
        if behind in DASHES or behind in {"%", "/", ":"}:
            return False
    if behind in NAME_CLOSERS:
        return not opening and not _listed(s, j - 2)
    if not behind[0].isalpha():
        return False
    if behind in SINGULAR:
        return not opening and not (behind == "had" and _befell(s.lower, j + 1))
    if behind in _UNFIT or counted_behind(s, j, 3):
        return False
    if s.words[j][0].isupper():
        return not opening and (behind[-1] != "s" or behind.endswith("ss"))
    plural = len(behind) > 2 and behind[-1] == "s" and not behind.endswith(("ss", "us", "is"))
    verbal = behind.endswith(("ed", "ly")) or behind in {"were", "are", "have", "died", "of", "dead"}
    if plural or verbal:
        return False
    for k in range(j + 1, min(j + 3, len(s.lower))):  # "Hama 20 armed men", "Syria 11 more anti-tank rockets"
        further = s.lower[k]
        if not further[0].isalpha() or further in SINGULAR:
            return True
        if further[-1] == "s" and not further.endswith(("ss", "us", "is")):
            return False
    return True


def _befell(lower: list[str], j: int) -> bool:
    """Whether what follows befalls people, and so a count of them: "told the Post 12 had died"."""
    verb = lower[j + 1 : j + 2] if lower[j : j + 1] == ["been"] else []
    return lower[j : j + 1] in (["died"], ["drowned"], ["perished"]) or bool(verb and verb[0] in _HARMED)


def _listed(s: Sentence, p: int) -> bool:
    """Whether a name at ``p`` is one of a list of names with their numbers: "20 died: Homs 12, Deraa 5, the Hama area 3"."""
    while p > 0 and s.words[p][0].isupper():
        p -= 1
    if s.lower[p] not in {",", "and", ";", ":", "the"}:
        return False
    return any(word[0].isdigit() for word in s.lower[:p])
