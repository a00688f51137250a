"""Reads what part each place name has in its sentence, from the words around it.

A part says whether a figure can hold there: ``in`` (something happens there), ``of`` ("the shelling of Hama"), ``to``, ``from``,
``owner`` ("Syria's army"), ``people`` ("Syrian refugees"), ``near`` ("40 km south of Hama"), ``source`` ("told reporters in
Beirut"), ``dateline`` ("AMMAN (Reuters) -"), ``bare`` for anything else. Names that the gazetteer lacks are read too, where the
words around them leave no doubt that a place is meant ("the village of al-Sarmaneyah", "Zaatari camp").
"""

from __future__ import annotations

import bisect
import functools
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Sentence
from numclaims.extraction.where.placejoin import Named, district, join, lodge
from numclaims.extraction.where.placescan import Found, Places, ordinary, resolve_loosely
from numclaims.extraction.where.placewords import (
    CAPITAL_ARTICLES,
    DISTANCE,
    EVENT,
    EVENTS,
    HAPPENED,
    HEADS,
    LEADING,
    LINKS,
    NO_PLACE,
    PASSED,
    RULERS,
    SAID,
    SIDES,
    SMALL_ARTICLES,
    SPEECH,
    SUBJECT,
    WAR,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION
from numclaims.lexicons.loader import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words that give a place name its part, or that stand for a place named elsewhere."""

    name: str
    role: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


_BACK: Final = frozenset({"town", "country", "capital"})
"""Roles of words that point back."""


@functools.cache
def roles() -> dict[str, tuple[str, str]]:
    """Role and entry of every single word of the lexicon."""
    return {
        p: (e.role, e.name)
        for e in entries("en/places.toml", "place", PlaceWords)
        for p in e.phrases
        if e.role not in _BACK
    }


@functools.cache
def anaphors() -> dict[str, str]:
    """What points back, a town, country or capital, by the last word of a phrase that points back ("the city", "nationwide")."""
    return {
        p.split()[-1]: e.role
        for e in entries("en/places.toml", "place", PlaceWords)
        for p in e.phrases
        if e.role in _BACK
    }


HOLDING: Final = frozenset({"in", "of"})
_TELLING: Final = frozenset({"of", "and", ",", "(", "[", "-", "as", "formerly", "called", "now"})
"""Behind these, an unknown name is looked at, beside prepositions and nouns of places."""
_HIT: Final = frozenset({"near", "outside", "hit", "attacked", "targeted", "stormed", "bombed"})
"""In front of an embassy or headquarters, these make it the place of an event and not of a statement."""
_LINES: Final = frozenset({"border", "borders", "frontier", "boundary", "line"})
_BESIDE: Final = frozenset({"close", "next", "adjacent"})
_ENTRY: Final = _BESIDE | {"entry", "entrance"}


def parts(places: Places, sentence: Sentence) -> list[Named]:  # noqa: PLR0912 -- a cascade of rules, read from top to bottom
    """The place names of a sentence, in order, each with its part; remembered by sentence."""
    known = places.parts.get(sentence.index)
    if known is not None:
        return known
    out: list[Named] = []
    for found, first, last in _names(places, sentence):
        part, rule = _part(sentence, found, first, last, out)
        if not found.entries and part not in {"in", "of"} and found.name not in places.introduced:
            continue
        new = Named(
            found.name, found.start, found.end, first, last, found.entry, part, found.demonym, rule=rule
        )  # fmt: skip
        new.wide = first > 0 and sentence.lower[first - 1] in {"across", "throughout"}
        if new.kind == REGION and last < len(sentence.lower) and HEADS.get(sentence.lower[last]) == "town":
            new.entry = None  # "Black Sea neighbourhood"
        if new.entry is not None and new.entry.alternate and last < len(sentence.lower):
            district(new, sentence.lower[last])
        if new.entry is None or new.entry.kind == gazetteer.TOWN:
            lodge(sentence, new, out)
        if not (out and (join(places, sentence, out, new, found) or _over(places, sentence, out, new, found))):
            if out and out[-1].part == part and part in {"in", "of"} and not found.demonym:
                gap = sentence.lower[out[-1].last : first]
                if "and" in gap and len(gap) < 4:
                    out[-1].pair = new.pair = new.later = True
            out.append(new)
    for name in out:
        if name.entry is None and name.part in {"in", "of"}:
            places.introduced.setdefault(name.name, name)
    for i in range(len(out) - 1, 0, -1):  # the container of the last of several holds for the first
        if out[i].pair and out[i - 1].pair and out[i].above is not None and out[i - 1].above is None:
            out[i - 1].within, out[i - 1].above = out[i].within, out[i].above
    for i in range(1, len(out)):
        if out[i].pair and out[i - 1].pair and out[i - 1].above is not None and out[i].above is None:
            out[i].within, out[i].above = out[i - 1].within, out[i - 1].above
    places.parts[sentence.index] = out
    return out


def _over(places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found) -> bool:
    """Join two names over a people between them ("the Sulaymaniyah neighbourhood of the Syrian city of Aleppo")."""
    if len(out) < 2 or not out[-1].demonym or new.demonym:
        return False
    people = out[-1]
    if people.first - out[-2].last > 4 or any(
        w not in HEADS and w != "of" for w in sentence.lower[people.last : new.first]
    ):
        return False
    rest = out[:-1]
    if not join(places, sentence, rest, new, found, people):
        return False
    out[:] = rest
    return True


def _names(places: Places, sentence: Sentence) -> list[tuple[Found, int, int]]:  # noqa: PLR0912 -- a cascade of rules
    """Known names of the sentence, and unknown ones between them that may be places, with their tokens."""
    starts = sentence.starts
    words, lower = sentence.words, sentence.lower
    known: list[tuple[Found, int, int]] = []
    for found in places.names(sentence.index):
        first = bisect.bisect_left(starts, found.start)
        last = bisect.bisect_left(starts, found.end)
        if last > first and (found.entry is not None or found.demonym):
            known.append((found, first, last))
    runs = places.runs.get(sentence.index)
    if not runs:
        return known
    taken = [False] * len(words)
    for _, first, last in known:
        for i in range(first, last):
            taken[i] = True
    for mention in sentence.mentions:
        for i in range(mention.first, mention.last):
            taken[i] = True
    table = roles()
    n = len(words)
    extra = False
    i = 0
    for run_start, run_end in runs:
        i = max(i, bisect.bisect_right(starts, run_start) - 1)
        if i > 0 and words[i - 1] in SMALL_ARTICLES and not taken[i - 1]:
            i -= 1
        while i < n and starts[i] < run_end:
            if taken[i] or not _capital(words, i):
                i += 1
                continue
            j = i + 1
            while (
                j < n
                and j - i < 5
                and not taken[j]
                and lower[j] not in HEADS
                and (_capital(words, j) or _links(words, j))
            ):
                j += 1
            if j < n and taken[j] and starts[j] - sentence.ends[j - 1] < 2 and words[j][0].isupper() and j - i > 1:
                i = j  # part of a longer name that the gazetteer knows a piece of
                continue
            name = sentence.words_text(i, j)
            head = HEADS.get(lower[j], "") if j < n else ""
            behind = lower[i - 1] if i else ""
            told = (
                name in places.introduced
                or head
                or behind in table
                or behind in PASSED
                or behind in HEADS
                or behind in _TELLING
            )
            if told and (i > 0 or head or name in places.introduced) and _may_be_place(words, lower, i, j):
                if head and words[j][0].isupper():
                    name = sentence.words_text(i, j + 1)
                loose = resolve_loosely(places, name)
                end = starts[i] + len(name)
                known.append(
                    (
                        Found(starts[i], end, name, (loose,) if loose else (), demonym=False, head=head, entry=loose),
                        i,
                        j,
                    )
                )
                extra = True
            i = j
    if extra:
        if 2 * sum(1 for w in words if w[0].isupper()) > n:  # a headline in title case tells no names
            return [item for item in known if item[0].entries]
        known.sort(key=lambda item: item[1])
    return known


def _may_be_place(words: list[str], lower: list[str], i: int, j: int) -> bool:
    if i + 1 == j and (lower[i] in HEADS or lower[i] in LEADING):
        return False
    if words[i].isupper() and len(words[i]) < 7:
        return False
    for k in range(i, j):
        word = lower[k]
        if word in NO_PLACE or ordinary(word):
            return False
        head, dash, tail = words[k].rpartition("-")
        if dash and len(head) > 1 and (tail.islower() or ordinary(tail.lower()) or _is_route(head, tail)):
            return False  # "Kurdish-populated", "mid-March", "Aleppo-Damascus", "Mexico-US"
    return True


def _is_route(head: str, tail: str) -> bool:
    ends = gazetteer.find(tail)
    return bool(ends) and (ends[0].kind == COUNTRY or bool(gazetteer.find(head)))


def _links(words: list[str], i: int) -> bool:
    return words[i] in LINKS and i + 1 < len(words) and words[i + 1][0].isupper()


def _capital(words: list[str], i: int) -> bool:
    word = words[i]
    if word[0].isupper():
        return len(word) > 2 or (word in CAPITAL_ARTICLES and i + 1 < len(words) and words[i + 1][0].isupper())
    if word in SMALL_ARTICLES:
        return i + 1 < len(words) and words[i + 1][0].isupper()
    return len(word) > 4 and "-" in word[2:4] and word[word.index("-") + 1 :][:1].isupper()


def _part(sentence: Sentence, found: Found, first: int, last: int, before: list[Named]) -> tuple[str, str]:  # noqa: PLR0912, PLR0915 -- a cascade of rules
    lower = sentence.lower
    n = len(lower)
    nxt = lower[last] if last < n else ""
    if found.demonym:
        if nxt in SIDES and "on" in lower[max(0, first - 2) : first]:
            return "in", "in"
        return ("border", "") if nxt in {"border", "frontier"} else ("people", "")
    if (
        sentence.words[last - 1].endswith("s")
        and found.name.endswith("s")
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
    if nxt in WAR and found.entry is not None and found.entry.kind in {COUNTRY, REGION, PROVINCE}:
        return "bare", ""
    if before and (found.entries or lower[before[-1].last : first] == ["and"]):
        gap = lower[before[-1].last : first]
        while gap and gap[0] in HEADS:
            gap = gap[1:]
        if (
            0 < len(gap) <= 2
            and all(w in {",", "and", "or", "&", "/"} for w in gap)
            and before[-1].part in {"in", "to", "of"}
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
    table = roles()
    j = first - 1
    headed = nxt in HEADS
    while j >= 0 and first - j < 10:
        word = lower[j]
        role = table.get(word)
        if role is not None:
            kind, rule = role
            if word == "to" and j and lower[j - 1] in _ENTRY:
                return ("near", "") if before and lower[j - 1] in _BESIDE else ("in", "in")
            struck = word == "on" and j > 0 and lower[j - 1] in EVENT
            if not known and not headed and not _clear(word, nxt):
                return "bare", ""
            if word == "to" and j and lower[j - 1] == "according":
                return "source", ""
            if kind == "to" and headed and not known:
                return "of", rule
            if word == "between" and j and lower[j - 1] in _LINES:
                return "border", ""
            if kind == "in" and j and lower[j - 1] in _PARTLY:
                return "source", ""
            if kind == "in" and (word != "on" or first - j > 1 or headed or known or struck):
                near = lower[max(0, j - 3) : j]
                if (any(w in SPEECH for w in near) and not _HIT & set(lower[max(0, j - 6) : j])) or (
                    near and (near[-1] in SAID or near[-1] in RULERS)
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
                return "near", ""
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
        if word in PASSED or any(b.first <= j < b.last for b in before):
            j -= 1
            continue
        break
    if headed and (j < 0 or lower[j] not in SAID):  # "told Anadolu Agency"
        return "of", "in"
    if nxt in HAPPENED and found.entry is not None and sentence.words[last - 1][0].isupper():
        return "of", "in"  # "Assam floods", "the Homs siege"
    if nxt in {"'s", "'"}:
        return "owner", ""
    return "bare", ""


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


_PARTLY: Final = frozenset(
    {"chiefly", "especially", "largely", "mainly", "mostly", "notably", "particularly", "primarily"}
)
"""Before "in" they tell where the most of a figure lies, and so that the whole of it does not."""
_BEHIND: Final = frozenset({"and", "when", "after", "during", "near", "late", "early"})
"""Behind these, "at" and an unknown name told of a place: "the car exploded at Gurez killing five"."""


def _dateline(lower: list[str], i: int) -> bool:
    ahead = lower[i : i + 9]
    return any(w in {"-", "—", "–", "--", "|"} for w in ahead) or (
        bool(ahead) and ahead[0] == "(" and "reuters" in ahead
    )
