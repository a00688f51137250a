"""Tells what part one place name has in its sentence, from the words in front of it and the one behind.

The parts are listed in ``placeparts``, which reads all names of a sentence.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placeroles import roles
from numclaims.extraction.where.placescan import Found
from numclaims.extraction.where.placewords import (
    DISTANCE,
    EVENT,
    EVENTS,
    HAPPENED,
    HEADS,
    PASSED,
    RULERS,
    SAID,
    SIDES,
    SPEECH,
    SUBJECT,
    WAR,
    passed,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION
from numclaims.reading import Sentence

HOLDING: Final = frozenset({"in", "of"})
REPORTER: Final = "reporter"
"""The rule of a place where only a reporter stands."""
_HIT: Final = frozenset(
    {"near", "outside", "hit", "attacked", "targeted", "stormed", "bombed", "bomb", "blast", "attack"}
)
"""In front of an embassy or headquarters, these make it the place of an event and not of a statement."""
_TITLES: Final = frozenset(
    {"capital", "city", "town", "village", "suburb", "province", "neighbourhood", "neighborhood"}
)
_LINES: Final = frozenset({"border", "borders", "frontier", "boundary", "line"})
_BESIDE: Final = frozenset({"close", "next", "adjacent"})
_ENTRY: Final = _BESIDE | {"entry", "entrance"}


def part_of(sentence: Sentence, found: Found, first: int, last: int, before: list[Named]) -> tuple[str, str]:  # noqa: PLR0912, PLR0915 -- a cascade of rules
    """The part of a name, and the entry of the lexicon that gave it; names read before it in the sentence stand in ``before``."""
    lower = sentence.lower
    n = len(lower)
    nxt = lower[last] if last < n else ""
    if found.demonym:
        if nxt in SIDES and "on" in lower[max(0, first - 2) : first]:
            return "in", "in"
        return ("border", "") if nxt in {"border", "frontier"} else ("people", "")
    if (
        found.name.endswith("s")
        and sentence.words[last - 1].endswith("s")
        and found.entry is not None
        and found.entry.kind == COUNTRY
        and not gazetteer.find(found.name)
    ):
        return "owner", ""
    if first == 0 and found.entries:
        if nxt == ":":
            return "in", "in"
        if _dateline(lower, last):
            return "dateline", ""
    if (
        nxt in {"(", "|", "-", "–", "—", "--"}
        and len(found.name) > 3
        and found.name.isupper()
        and _dateline(lower, last)
    ):
        return "dateline", ""
    if nxt in {"'s", "'"} and last + 1 < n and lower[last + 1] in _LINES:
        return "border", ""
    if nxt in RULERS and nxt != "officials" and (found.entry is None or found.entry.kind == gazetteer.TOWN):
        return "bare", ""  # "the Maliki government"
    if nxt in WAR and found.entry is not None and found.entry.kind in {COUNTRY, REGION, PROVINCE}:
        return "bare", ""
    if before and (found.entries or lower[before[-1].last : first] == ["and"]):
        gap = lower[before[-1].last : first]
        while gap and gap[0] in HEADS:
            gap = gap[1:]
        if (
            0 < len(gap) <= 2
            and all(w in {",", "and", "or", "&", "/"} for w in gap)
            and before[-1].part in {"in", "to", "of", "example"}
            and nxt not in SUBJECT
        ):
            return before[-1].part, before[-1].rule
    if (
        before
        and first
        and lower[first - 1] == "("
        and first - before[-1].last <= 2
        and before[-1].part in {"in", "of"}
    ):
        return "of", "in"
    if before and before[-1].part in HOLDING and _bracketed(lower, before[-1].last, first):
        return "of", "in"
    known = bool(found.entries)
    if first > 1 and _among(lower, first):
        return "example", ""
    table = roles()
    j = first - 1
    headed = nxt in HEADS or (not known and _described(lower, last))
    if j > 1 and lower[j] == "," and lower[j - 1] in _TITLES and _apposed(found, nxt):
        headed = True
        j -= 2  # "in the capital, Damascus"
    while j >= 0 and first - j < 10:
        word = lower[j]
        role = table.get(word)
        if role is not None:
            kind, rule = role
            if word == "to" and j and lower[j - 1] in _ENTRY:
                return ("near", "") if before and lower[j - 1] in _BESIDE else ("in", "in")
            struck = word == "on" and j > 0 and lower[j - 1] in EVENT
            if not known and not headed and (not _clear(word, nxt) or _employs(lower, j, nxt)):
                return "bare", ""
            if word == "to" and j and lower[j - 1] == "according":
                return "source", ""
            if kind == "to" and headed and not known:
                return "of", rule
            if word == "between" and j and lower[j - 1] in _LINES:
                return "border", ""
            if kind == "in" and j and (lower[j - 1] in _PARTLY or _partial(sentence, j)):
                return "example", ""
            if kind == "in" and (word != "on" or first - j > 1 or headed or known or struck):
                near = lower[max(0, j - 3) : j]
                if _reports_from(sentence, j, last):
                    return "source", REPORTER
                if (not SPEECH.isdisjoint(near) and _HIT.isdisjoint(lower[max(0, j - 8) : j])) or (
                    near and (near[-1] in SAID or (near[-1] in RULERS and j == first - 1) or _speaker(sentence, j))
                ):
                    return "source", ""
                return "in", rule
            if kind == "to" and nxt in {"'s", "'"} and found.entry is not None and found.entry.kind == gazetteer.TOWN:
                return "owner", ""
            if kind != "in":
                return kind, rule
            break
        if word == "of" and j > 0:
            behind = lower[j - 1]
            if (
                behind in DISTANCE
                and j > 1
                and (behind not in {"north", "south", "east", "west"} or lower[j - 2] != "the")
            ):
                return ("near" if _tells_where(sentence, j) else "source"), ""
            if behind in HEADS:
                headed = True
                j -= 2
                continue
            if behind in EVENTS:
                return "of", "in"
            return ("of", "in") if headed else ("owner", "")
        if word in HEADS:
            headed = True
            j -= 1
            continue
        if word not in PASSED and not passed(word):
            for other in before:
                if other.first <= j < other.last:
                    break
            else:
                break
        j -= 1
    if headed and (
        j < 0 or lower[j] not in SAID or (lower[first - 1] == "the" and nxt != "agency")
    ):  # "told Anadolu Agency"
        return "of", "in"
    if nxt in HAPPENED and found.entry is not None and sentence.words[last - 1][0].isupper():
        return "of", "in"  # "Assam floods", "the Homs siege"
    if nxt in {"'s", "'"}:
        return "owner", ""
    return "bare", ""


def _speaker(sentence: Sentence, j: int) -> bool:
    """Whether a name that speaks stands before a preposition: "says the paper's John Smith in Istanbul"."""
    words = sentence.words
    k = j - 1
    while k >= 0 and (words[k][0].isupper() or words[k] in {"'s", "the"}):
        k -= 1
    return 0 <= k < j - 1 and sentence.lower[k] in SAID


def _reports_from(sentence: Sentence, j: int, last: int) -> bool:
    """Whether a reporter stands before a preposition, and reports behind the place: "the paper's Ann Lee in Istanbul says"."""
    words, lower = sentence.words, sentence.lower
    behind = last + 1 if lower[last : last + 1] == [","] else last
    if behind >= len(lower) or lower[behind] not in _REPORTS:
        return False
    k = j - 1 if j and lower[j - 1] != "," else j - 2
    names = 0
    while k >= 0 and words[k][0].isupper():
        k, names = k - 1, names + 1
    return names > 0 and k >= 0 and lower[k] in _OF_A_PAPER


_REPORTS: Final = frozenset({"says", "said", "reports", "reported", "writes", "wrote"})
_OF_A_PAPER: Final = frozenset({"'s", "'", "correspondent", "reporter", "editor"})
"""What stands before the name of somebody who works for a paper."""


def _employs(lower: list[str], j: int, nxt: str) -> bool:
    """Whether an unknown name behind "at" is a firm's: "chief economist at Credit Suisse, said"."""
    return lower[j] == "at" and nxt == "," and not _POSTS.isdisjoint(lower[max(0, j - 6) : j])


_POSTS: Final = frozenset({
    "economist", "analyst", "professor", "fellow", "strategist", "director", "researcher", "expert", "manager", "partner",
    "trader", "lecturer", "scholar", "doctor", "surgeon", "associate",
})  # fmt: skip


def _described(lower: list[str], last: int) -> bool:
    """Whether a clause behind a name says that it is a place: "Saqba, a poor district east of the capital"."""
    if lower[last : last + 1] != [","] or lower[last + 1 : last + 2] not in (["a"], ["an"], ["the"]):
        return False
    return any(w in HEADS for w in lower[last + 2 : last + 5])


def _apposed(found: Found, nxt: str) -> bool:
    """Whether a name behind "the capital," is the capital's, and not who goes on to act."""
    entry = found.entry
    return nxt not in SUBJECT and (entry is None or entry.kind not in {COUNTRY, REGION})


def _tells_where(sentence: Sentence, j: int) -> bool:
    """Whether "40 km south of Hama" tells where something happened, and not where a place named before lies."""
    first = max((m.first for m in sentence.mentions if m.last <= j and m.kind == "measurement"), default=0)
    first = min(
        (m.first for m in sentence.mentions if first - 4 <= m.first < first), default=first
    )  # "64 km (40 miles)"
    return first == 0 or j - first > _SAID_FAR or sentence.lower[first - 1] != ","


_SAID_FAR: Final = 12
"""Tokens between a distance and the place that it is from, at most."""


def _among(lower: list[str], first: int) -> bool:
    """Whether a name is one of several places that were counted together ("in towns and cities, including Damascus")."""
    k = first - 1
    while k > 0 and (lower[k] in PASSED or lower[k] in HEADS or lower[k] in HOLDING or passed(lower[k])):
        k -= 1
    word = lower[k]
    if word != "including" and not (word == "as" and k and lower[k - 1] == "such"):
        return False
    return any(w in _SORTS for w in lower[max(0, k - 6) : k])


_SORTS: Final = frozenset(
    {"towns", "cities", "provinces", "regions", "places", "areas", "villages", "districts", "countries"}
)
"""Sorts of places, of which an "including" names a few."""


def _bracketed(lower: list[str], at: int, first: int) -> bool:
    """Whether a bracket opens behind the name before, and only small words stand in it so far ("Salma (known as ...")."""
    while at < first and lower[at] in HEADS:
        at += 1
    return at < first < at + 5 and lower[at] in {"(", "["} and not {")", "]"} & set(lower[at:first])


def _clear(word: str, nxt: str) -> bool:
    """Whether a preposition alone tells that an unknown name is a place's; "at" and "outside" also stand before firms."""
    if word in {"in", "near", "between"}:
        return True
    if word in {"against", "hit", "to", "into", "from"}:
        return False
    if nxt in HEADS or nxt in {"in", "of", ",", "(", "on"}:
        return True
    if word == "at":
        return nxt in _BEHIND or (nxt.endswith("ing") and nxt != "during")
    return word not in {"outside", "inside", "over"} and nxt in {".", "with", "and", "near", "killing"}


def _partial(sentence: Sentence, j: int) -> bool:
    """Whether the words before a preposition give a part of what was counted ("with the highest number of deaths near Homs")."""
    lower = sentence.lower
    window = lower[max(0, j - 13) : j]
    if _MOST.isdisjoint(window) and "included" not in window:
        return False
    stop = max((m.last for m in sentence.mentions if m.last <= j), default=0)
    for k in range(j - 1, max(stop, j - 13) - 1, -1):
        word = lower[k]
        if word in {".", ";", ":", '"'}:
            return False
        if word in _MOST and j - k < 9:
            behind = lower[k - 1] if k else ""
            if behind == "the" and k > 1:
                behind = lower[k - 2]
            return behind in _APART
        if word == "included":
            return True
    return False


_APART: Final = frozenset({",", "with", "(", "-", "--", "\u2013", "\u2014"})
"""Behind these, "most of them" tells of a part of what was counted."""
_MOST: Final = frozenset({"most", "majority", "highest", "largest", "bulk", "heaviest", "worst", "many"})
_PARTLY: Final = frozenset(
    {"chiefly", "especially", "largely", "mainly", "mostly", "notably", "particularly", "primarily"}
)
"""Before "in" they tell where the most of a figure lies, and so that the whole of it does not."""
_BEHIND: Final = frozenset({"and", "when", "after", "during", "near", "late", "early"})
"""Behind these, "at" and an unknown name told of a place: "the car exploded at Gurez killing five"."""


def _dateline(lower: list[str], i: int) -> bool:
    ahead = lower[i : i + 9]
    if (
        ahead[:1] == ["-"]
        and "-" in lower[i + 2 : i + 14]
        and lower[i + 1] in {"a", "an", "the", "for", "where", "home"}
    ):
        return False  # "Hama - a bastion of defiance - occupies ..."
    return any(w in {"-", "—", "–", "--", "|"} for w in ahead) or (
        bool(ahead) and ahead[0] == "(" and "reuters" in ahead
    )
