"""Reads the place names in a capitalised run of words ("Syrian President Bashar al-Assad", "Aleppo Province").

What a run holds does not depend on the document, but for which of several places of a name is meant; so it is remembered by the
run's text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from numclaims.extraction.where.names.states import state_of
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import (
    BEFORE_LAND,
    DAYS,
    DEEDS,
    DIRECTIONS,
    FIRST_WORDS,
    GIVEN,
    HAPPENED,
    HEADS,
    LAST_WORDS,
    LEADING,
    OFFICES,
    ordinary_words,
    person_titles,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

_REST: Final = r"\w*(?:['\u2019`\u2018-](?!s\b)\w+)*"
_LINK: Final = (
    r"[ \n](?:(?:al|el|de(?: la| las| los)?|del|la|las|los|da|do|dos|ez|az|ar|ash|i|e|ul)[ -]|(?:as|an)-|d['\u2019])?"
)
_SHORTENED: Final = r"(?:(?<=[SFM])t|(?<=S)te)\. "
"""What is shortened in a name and ends no sentence: "St. Louis", "Ft. Worth"."""
_CAPITAL: Final = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x220)) if c.isupper())


def _run_of(capital: str) -> str:
    rest = rf"(?:{_SHORTENED}[{capital}])?{_REST}"
    return rf"[{capital}](?<!\w[{capital}])(?:(?:\.[A-Z])+\.?|{rest}(?:{_LINK}[{capital}]{rest}){{0,5}})"


_RUN: Final = re.compile(_run_of(_CAPITAL))
_ASCII_RUN: Final = re.compile(_run_of("A-Z"), re.ASCII)


def runs_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The runs of capitalised words between two offsets, in a plain text by a pattern that knows no letters beyond ASCII."""
    return (_ASCII_RUN if text.isascii() else _RUN).finditer(text, start, end)


_DIRECTIONS: Final = DIRECTIONS | {"central", "greater"}

_OPENERS: Final = frozenset(
    {"a", "after", "an", "and", "as", "at", "before", "but", "by", "for", "he", "if", "in", "it", "more", "on", "she"}
    | {"according", "although", "citing", "despite", "during", "following", "speaking"}
    | {"since", "some", "that", "the", "there", "they", "this", "we", "when", "while", "with"}
    | {"earlier", "later", "meanwhile", "previously", "separately", "today", "yesterday", "overnight"}
)
"""Words with a capital that begin the next sentence and end no name."""

_SPEAKING: Final = frozenset({
    "officials", "activists", "rebels", "residents", "witnesses", "authorities", "medics", "doctors", "rescuers", "monitor",
    "monitors", "ngo", "ngos", "report", "reports", "media", "sources", "official", "ministry", "army", "opposition", "un",
    "afp", "ap", "reuters", "agencies",
})  # fmt: skip
"""Who says so, at the end of a headline that has lost its colon: "Raids kill 9 in Aleppo Monitor"."""
_ENDINGS: Final = _OPENERS | DAYS | DEEDS | _SPEAKING
"""What ends a run of capitalised words and is no part of the name before it."""

Hit = tuple[int, int, str, tuple[Entry, ...], bool, str, Entry | None, float]
"""A place name in a capitalised run: start, end, as written, entries, whether a demonym, sort of place, what it means in any
document (for a country), and its vote for what a document is about."""


def _hit(start: int, name: str, entries: tuple[Entry, ...], head: str) -> Hit:
    best = entries[0]
    demonym = best.demonym
    same = tuple(e for e in entries if e.demonym == demonym)
    if best.alternate and best.kind == TOWN and any(not e.alternate and e.population >= _VOTING for e in same):
        same = tuple(sorted(same, key=lambda e: e.alternate))  # Puno bears that name, and Pune is seldom spelled so
    sole = best if len(same) == 1 and best.kind == COUNTRY else None
    vote = _GROUP if name in _ABROAD else vote_of(same, demonym)
    return start, start + len(name), name, same, demonym, head, sole, vote


def vote_of(entries: tuple[Entry, ...], demonym: bool) -> float:
    """How much a name speaks for the country of the first of its bearers; 0 for not at all."""
    best = entries[0]
    if best.country < 0:
        return 0.0
    if best.kind in (TOWN, PROVINCE):
        if best.population < _VOTING or best.alternate:
            return 0.0
        if any(e.country != best.country and 2 * e.population > best.population and not e.alternate for e in entries):
            return 0.0  # Gopalganj is as well in Bangladesh as in India
        return 1.0 if len(entries) > 2 else 1.5
    if demonym:
        return 0.4 if best.country in powers() else 1.3
    if best.alternate and any(e.kind == PROVINCE and e.alternate and e.country != best.country for e in entries):
        return 0.0  # "CAR" is as well the Cordillera as the Central African Republic
    return 2.0


_ABROAD: Final = frozenset({"Boko Haram", "Taliban", "Al Shabaab", "al-Shabaab"})
"""Armed groups that are in the news of their neighbours, too."""
_GROUP: Final = 0.4
"""The vote of such a group for the country that it comes from."""
_VOTING: Final = 50_000
"""Inhabitants from which on a town tells what country a document is about."""


@functools.lru_cache(maxsize=1 << 13)
def look(run: str) -> tuple[tuple[Hit, ...], bool]:
    """The place names in a capitalised run, and whether it may hold one that the gazetteer lacks."""
    last = run.rfind(" ")
    if last > 0 and run[last + 1 :].lower() in _ENDINGS and not gazetteer.find(" ".join(run.split()[-2:])):
        return look(run[:last])  # "in Homs Monday"; "the streets of Homs After months of war": its stop was lost
    if " " not in run and "\n" not in run:
        return _single(run)
    words = run.lower().split()
    hits = _in_a_row(run, words) or _split(run, words)
    if hits or any(w in HEADS for w in words) or any(len(w) <= _SHORT for w in words[1:]):
        return hits, True
    no_place, known = sign("no place"), ordinary_words()
    if words[-1] in LAST_WORDS:
        words.pop()
    lead = next((k for k, w in enumerate(words) if w not in LEADING), 0)
    if words[lead : lead + 1] and words[lead] in FIRST_WORDS:
        del words[lead]  # "In Fort Nelson"
    return hits, all(w not in no_place and (w not in known or w in GIVEN) for w in words)


def _single(word: str) -> tuple[tuple[Hit, ...], bool]:
    """The same of a run that is one word."""
    lower = word.lower()
    if lower not in LEADING or (lower in _DIRECTIONS and gazetteer.find(word)):
        entries = _known(word, lower)
        if entries:
            demonym = entries[0].demonym
            return (_hit(0, word, entries, ""),), not (demonym or entries[0].kind == COUNTRY)
    plain = lower in LEADING or lower in HEADS or lower in sign("no place") or lower in ordinary_words()
    return (), not (plain or (word.isupper() and len(word) < _LONG))


def _known(word: str, lower: str) -> tuple[Entry, ...]:
    """What the gazetteer knows of a single word that may be a name."""
    if (len(word) < _NAME or lower.replace(".", "") in ordinary_words()) and word not in _INITIALS:
        return ()
    entries = gazetteer.find(word)
    if not entries and word[2:3] == "-" and lower[:2] in ARTICLES:
        return gazetteer.find(word[3:])  # "Ar-Raqqa"
    if not entries and "." in word and (state := state_of(word)) is not None:
        return (state,)  # "N.C. deaths"
    if not entries and word.endswith("s"):
        # "Syrias Aleppo": papers that lost their apostrophes
        return tuple(e for e in gazetteer.find(word[:-1]) if e.kind == COUNTRY and not e.demonym)
    return entries


ARTICLES: Final = frozenset({"al", "el", "as", "ash", "ar", "an", "ad", "at", "az", "ez", "es", "er", "ed"})
_NAME: Final = 3
"""Letters from which on a word may be a name of a place."""
_INITIALS: Final = frozenset({"US", "UK", "U.S.", "K2", "KP"})
_LONG: Final = 7
"""Letters from which on a word in capitals may be a name, and not letters that stand for one."""
_SHORT: Final = 2
"""Letters up to which a capitalised word parts two names ("In")."""


def _split(run: str, lower: list[str]) -> tuple[Hit, ...]:
    """The place names in a capitalised run of several words; ``lower`` holds these in small letters."""
    texts = run.split()  # one space or line end stands between two
    n = len(texts)
    found: list[Hit] = []
    i = first = _behind_long_name(texts, lower, _behind_leading(texts, lower))
    at = sum(map(len, texts[:i])) + i
    while i < n:
        size, entries = _longest(run[at:], texts, lower, i)
        name = run[at : at + sum(map(len, texts[i : i + size])) + size - 1]
        last = i + size
        if not entries or (size == 1 and _is_of_water(entries[0], lower, i)):
            at += len(name) + 1
            i = last
            continue
        head = HEADS.get(lower[last], "") if last < n else ""
        if lower[i] in _FIRST_NAMES and last < n and not head and _is_person(lower[last:]):
            break  # "Jordan Smith", "Saleh Haider"
        beside = bool(found) and found[-1][1] + 1 == at
        if (
            head
            or _tells_itself(entries[0], size, lower[last : last + 2])
            or (i == first and _begins_run(entries[0], lower[last : last + 1], run[at + len(name) + 1 :]))
            or (last == n and (i == first or beside or _is_titled(found, lower, i)))
        ):
            found.append(_hit(at, name, entries, head))
        at += len(name) + 1
        i = last
        if head or (i < n and lower[i] in sign("venue") and found and found[-1][1] + 1 == at):
            at += len(texts[i]) + 1
            i += 1
    return tuple(found)


def _behind_leading(texts: list[str], lower: list[str]) -> int:
    """The word behind those that open a run and belong to no name: "In", "Rebel-held" before Aleppo."""
    n = len(texts)
    i = 0
    while i < n and lower[i] in LEADING and not (lower[i] in _DIRECTIONS and _begins(texts, i)):
        i += 1
    while (
        i + 1 < n
        and "-" in texts[i]
        and texts[i].rpartition("-")[2].islower()
        and not gazetteer.find(" ".join(texts[i : i + 2]))
    ):
        i += 1  # "rebel-held Aleppo", "Indian-administered Kashmir"
    return i


def _longest(rest: str, texts: list[str], lower: list[str], i: int) -> tuple[int, tuple[Entry, ...]]:
    """How many words the longest name at word ``i`` has, and who bears it; one word and no bearers where there is no name.

    Args:
        rest: The run from that word on, as it is written.
        texts: Its words.
        lower: They in small letters.
        i: The word.
    """
    for size in range(min(_WORDS, len(texts) - i), 1, -1):
        entries = gazetteer.find(rest[: sum(map(len, texts[i : i + size])) + size - 1])
        if entries:
            return size, entries
    entries = _known(texts[i], lower[i])
    if not entries and i + 1 < len(texts) and HEADS.get(lower[i + 1]) == "province":
        entries = tuple(e for e in gazetteer.find(texts[i]) if e.kind == PROVINCE)  # "Plateau State"
    return 1, entries


def _is_of_water(best: Entry, lower: list[str], i: int) -> bool:
    """Whether a word that is a country's name, or a town's, is that of a river or lake: "Gambia River", "Lake Malawi"."""
    if best.demonym or best.kind == REGION:
        return False
    return (i + 1 < len(lower) and lower[i + 1] in _BEHIND_WATER) or (i > 0 and lower[i - 1] in BEFORE_LAND)


def _tells_itself(best: Entry, size: int, behind: list[str]) -> bool:
    """Whether a name is a place's wherever it stands: a country, a people, or the words behind say so ("Homs Governor")."""
    if best.demonym or best.kind == COUNTRY or (best.kind == REGION and (size > 1 or not best.population)):
        return True
    return behind == ["international", "airport"] or (behind != [] and (behind[0] in OFFICES or behind[0] in HAPPENED))


def _begins_run(best: Entry, behind: list[str], rest: str) -> bool:
    """Whether a name at the beginning of a run goes with what stands behind: "Hama Stadium", "Bagh Azad Kashmir"."""
    if behind and behind[0] in sign("venue") and best.population >= _VOTING:
        return True
    return best.kind == TOWN and _lies_in(rest)


def _is_titled(found: list[Hit], lower: list[str], i: int) -> bool:
    """Whether a country and its sort of place stand in capitals in front of a name: "the Syrian Capital Damascus"."""
    return bool(found) and found[-1][4] and lower[i - 1] in HEADS and i > 1 and found[-1][2].lower() == lower[i - 2]


def _in_a_row(run: str, lower: list[str]) -> tuple[Hit, ...]:
    """The names in a run that is nothing but towns of one country: "Deir Ezzor Aleppo", the comma lost."""
    texts = run.split()
    found: list[Hit] = []
    i, at, n = 0, 0, len(texts)
    while i < n and lower[i] in LEADING:
        at += len(texts[i]) + 1
        i += 1
    while i < n:
        for size in range(min(_WORDS, n - i), 0, -1):
            name = " ".join(texts[i : i + size])
            entries = gazetteer.find(name)
            if entries:
                break
        else:
            return ()
        best = entries[0]
        short = size == 1 and (len(name) <= _NAME or lower[i] in ordinary_words())  # "Bab Tadmur", "Wagadu Centre"
        if short or best.demonym or best.kind not in {TOWN, PROVINCE} or best.population < _VOTING or lower[i] in GIVEN:
            return ()
        if found and best.country != found[0][3][0].country:
            return ()
        found.append(_hit(at, name, entries, ""))
        at += len(name) + 1
        i += size
    return tuple(found) if len(found) > 1 else ()


def _behind_long_name(texts: list[str], lower: list[str], i: int) -> int:
    """The word behind a district's name of several words of which the gazetteer knows but a part: "Jefferson Davis County"."""
    begin = i
    while i and lower[i - 1] in _SIDES:
        i -= 1  # "In North Aceh Regency"
    end = next((k for k in range(i + 2, min(i + _WORDS + 1, len(texts))) if lower[k] in _ADMINISTRATIVE), 0)
    if not end or gazetteer.find(" ".join(texts[i:end])):
        return begin
    for k in range(i, end):
        known = gazetteer.find(texts[k])
        if lower[k] in HEADS or (known and (known[0].demonym or known[0].kind == COUNTRY)):
            return begin
    return end + 1


_SIDES: Final = frozenset({"north", "south", "east", "west", "central", "upper", "lower"})
"""Words that begin the name of a district, where they have a capital and no ending."""


_ADMINISTRATIVE: Final = frozenset({
    "county", "regency", "district", "municipality", "woreda", "township", "parish", "subdistrict", "tehsil", "upazila",
    "commune",
})  # fmt: skip
"""Nouns of what provinces consist of, most of which no gazetteer of towns has."""
_BEHIND_WATER: Final = frozenset(
    {"river", "lake", "strait", "bay", "sea", "creek", "reservoir", "glacier", "volcano", "canal"}
)
"""With a capital behind the name of a country or town, these tell that it is the name of water or of a mountain."""

_FIRST_NAMES: Final = frozenset({"jordan", "chad", "georgia", "israel", "saleh"})
"""Names of countries, and of those who rule them, that are first names as well."""


def _is_person(rest: list[str]) -> bool:
    """Whether the words behind a first name in its run are a family's, and not those of an office or a body."""
    if len(rest) >= _WORDS or any(
        w in sign("no place") or w in HEADS or w in OFFICES or w in person_titles() or w in ordinary_words()
        for w in rest
    ):
        return False
    return not gazetteer.find(" ".join(rest)) and not gazetteer.find(rest[0])


def _lies_in(rest: str) -> bool:
    """Whether the rest of a run is the province or country that its first name lies in: "Bagh Azad Kashmir"."""
    if rest.lower() in ordinary_words():
        return False
    return any(e.kind in {PROVINCE, COUNTRY} and not e.demonym for e in gazetteer.find(rest)[:1])


def _begins(texts: list[str], i: int) -> bool:
    """Whether a name begins at a word that tells a direction ("South Sudan", "South China Sea")."""
    return any(gazetteer.find(" ".join(texts[i : i + size])) for size in (2, 3))


_WORDS: Final = 4
"""Words of a name at most."""


@functools.cache
def powers() -> frozenset[int]:
    """Countries whose officials speak and whose forces act in news of other countries."""
    keys = ("country:USA", "country:GBR", "country:FRA", "country:RUS")
    return frozenset(i for i in map(gazetteer.index_of, keys) if i is not None)
