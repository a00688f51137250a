"""Disasters that bear a name ("Cyclone Marlo", "the Sunrise Mall fire"): texts that give it tell of one, wherever they put it.

A name counts when the body of some text gives it, for a headline writes every word large. The name of a place alone is none: a
town sees more than one fire.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.lexicons import gazetteer
from numclaims.series import causes, eventwords, hints, keys
from numclaims.series.event import Event

_WORD: Final = r"[A-Z][\w'’-]+"

STORMS: Final = ("hurricane", "typhoon", "cyclone", "storm", "depression")
THINGS: Final = (
    "fire", "wildfire", "blaze", "inferno", "crash", "derailment", "collapse", "stampede", "crush", "sinking",
)  # fmt: skip
"""What bears a name, as texts call it: storms behind the kind, other things before it."""

AFTER: Final = dt.timedelta(days=400)
"""So long after it, a text that gives its name still tells of it."""

VESSELS: Final = (
    "ferry", "ship", "boat", "vessel", "trawler", "tanker", "freighter", "liner", "steamer", "submarine", "yacht",
)  # fmt: skip
"""What bears a name of its own and goes down with it: "the ferry Marigold"."""

MOST: Final = 4
"""A name of more words than this is a headline."""


def found(rows: Sequence[Claim]) -> dict[str, str]:
    """The named disaster that each claim tells of, by claim_id: by sentence, title, or the only name that its text gives.

    Args:
        rows: Claims of whole texts, or all of their claims for one country.
    """
    known = _full(name for row in rows if row.section == "body" for name in _in_body(row.sentence))
    if not known:
        return {}
    of_text: dict[str, set[str]] = {}
    own: dict[str, str | None] = {}
    for row in rows:
        sentence, title = _told(row.sentence, known), _told(row.title or "", known)
        of_text.setdefault(row.doc_id, set()).update(sentence | title)
        told = sentence or title
        own[row.claim_id] = next(iter(told)) if len(told) == 1 else None
    of_claim: dict[str, str] = {}
    for row in rows:
        name, all_of_it = own[row.claim_id], of_text[row.doc_id]
        if name is None and len(all_of_it) == 1:
            name = next(iter(all_of_it))
        if name is not None and row.tracked and _fits(row, name):
            of_claim[row.claim_id] = name
    return of_claim


def lent(rows: Sequence[Claim]) -> dict[str, tuple[str, str]]:
    """Path and name of the place that most texts tell of a named disaster, for claims without one, or abroad; by claim_id.

    Only what strikes one spot has one place; a storm passes over several countries.

    Args:
        rows: All claims.
    """
    named = found(rows)
    texts: dict[str, dict[str, set[str]]] = {}
    paths: dict[tuple[str, str], dict[tuple[str, str], set[str]]] = {}
    for row in rows:
        name = named.get(row.claim_id)
        if name is None or not keys.has_place(row) or not _spot(name):
            continue
        country = keys.country_key(keys.place_key(row))
        texts.setdefault(name, {}).setdefault(country, set()).add(row.doc_id)
        place = row.place_path or "", row.place_name or ""
        paths.setdefault((name, country), {}).setdefault(place, set()).add(row.doc_id)
    homes: dict[str, tuple[str, tuple[str, str]]] = {}
    for name, countries in texts.items():
        country = min(countries, key=lambda each: (-len(countries[each]), each))
        others = [len(told) for each, told in countries.items() if each != country]
        if not others or len(countries[country]) > max(others):
            told = paths[name, country]
            homes[name] = country, min(told, key=lambda path: (-len(told[path]), -path[0].count(","), path))
    out: dict[str, tuple[str, str]] = {}
    for row in rows:
        home = homes.get(named.get(row.claim_id, ""))
        if home is None:
            continue
        away = keys.has_place(row) and keys.country_key(keys.place_key(row)) != home[0]
        if not keys.has_place(row) or (away and _word_of(row, named[row.claim_id])):
            out[row.claim_id] = home[1]
    return out


def moved(row: Claim, places: Mapping[str, tuple[str, str]]) -> Claim:
    """The claim, at the place that :func:`lent` gives it."""
    place = places.get(row.claim_id)
    if place is None:
        return row
    return dataclasses.replace(row, place_path=place[0] or None, place_name=place[1] or None)


def joined(events: Iterable[Event], named: Mapping[str, str]) -> list[Event]:
    """Events of all places, those that bear one name put together; one that passes over many places only remembers it.

    Args:
        events: The events, in a stable order.
        named: What :func:`found` gives for their claims.
    """
    ordered = list(events)
    mains: dict[tuple[str, str], list[Event]] = {}
    for event in ordered:
        told = [(named[row.claim_id], row.doc_id) for row in event.claims if row.claim_id in named]
        event.names = _names_of(told, len(event.claims))
        for name in sorted(event.names):
            mains.setdefault((keys.country_key(event.place), name), []).append(event)
    for (_, name), alike in mains.items():
        if not _spot(name):
            continue
        main = max(alike, key=lambda event: (len(event.claims), event.place))
        for event in alike:
            if event is not main and event.claims and main.claims and _in_time(main, event):
                main.absorb(event)
    return [event for event in ordered if event.claims]


def _names_of(told: Sequence[tuple[str, str]], claims: int) -> set[str]:
    """The names of an event by which most of its claims go, or the only one that several texts give what struck one spot.

    Args:
        told: Name and text of every claim that has one.
        claims: How many claims the event has.
    """
    count = Counter(name for name, _ in told)
    if len(count) == 1 and len({text for _, text in told}) > 1 and _spot(told[0][0]):
        return set(count)
    least = 4 if len(count) == 1 and _spot(told[0][0]) else 2
    return {name for name in count if least * count[name] >= claims}


def _in_time(main: Event, other: Event) -> bool:
    return main.first is None or other.first is None or abs(main.first - other.first) <= AFTER


def _spot(name: str) -> bool:
    return name.partition(":")[0] in eventwords.spots()


def _fits(row: Claim, name: str) -> bool:
    """Whether nothing in a claim's own sentence tells of another cause than its named disaster."""
    told = frozenset(eventwords.named("cause", row.sentence.lower())) - {causes.DISEASE}
    return not told or name.partition(":")[0] in told


def _word_of(row: Claim, name: str) -> bool:
    """Whether sentence or title of a claim give the name itself, or its first word."""
    first = name.partition(":")[2].split()[0]
    return first in keys.folded(f"{row.sentence} {row.title or ''}").split()


def _full(names: Iterable[str]) -> dict[str, str]:
    """Every name by its words and by its beginnings: "the Sunrise fire" is the Sunrise Mall's, where some text tells that."""
    each = sorted(set(names), key=lambda name: (-len(name.split()), name))
    full: dict[str, str] = {}
    for name in each:
        if name in full:
            continue
        longer = [other for other in each if other.startswith(f"{name} ")]
        full[name] = full[longer[0]] if longer else name
    return {name: to for name, to in full.items() if to.count(" ") > 0 or not _a_place(to.partition(":")[2])}


@functools.lru_cache(maxsize=4096)
def _a_place(words: str) -> bool:
    """Whether some words, folded, are the name of a place and no more."""
    return any(True for _ in gazetteer.find(words.title()))


@functools.lru_cache(maxsize=8192)
def _in_body(sentence: str) -> tuple[str, ...]:
    """The names that a sentence of running text gives."""
    if not _trigger().search(sentence):
        return ()
    names = [f"storm:{keys.folded(match[1])}" for match in _storm().finditer(sentence) if _name(match[1])]
    names += [f"crash:{keys.folded(name)}" for match in _vessel().finditer(sentence) if (name := _of_vessel(match))]
    for match in _of_a_thing().finditer(sentence):
        cause = next(iter(eventwords.named("cause", f"the {match[1]}")), None)
        if cause is not None and _name(match[2]) and not _a_place(keys.folded(match[2])):
            names.append(f"{cause}:{keys.folded(match[2])}")
    for match in _thing().finditer(sentence):
        cause = next(iter(eventwords.named("cause", f"the {match[2].lower()}")), None)
        if cause is not None and _name(match[1]) and not _a_place(keys.folded(match[1])):
            names.append(f"{cause}:{keys.folded(match[1])}")
    return tuple(names)


def _of_vessel(match: re.Match[str]) -> str:
    """The name of a ship or the number of a flight, without a weekday behind it; empty where it is none."""
    if match[3]:
        return match[3]
    words: list[str] = []
    for word in (match[1] or match[2]).split():
        if hints.told("no-event-name", word.lower()):
            break
        words.append(word)
    return " ".join(words) if _name(" ".join(words)) else ""


def _name(words: str) -> bool:
    """Whether capitalised words can name a disaster: no weekday, month, nationality or "Center"."""
    lower = words.lower()
    if hints.told("no-event-name", lower) or len(words.split()) > MOST:
        return False
    return not any(entry.kind == gazetteer.COUNTRY for word in words.split() for entry in gazetteer.find(word))


def _told(text: str, known: Mapping[str, str]) -> set[str]:
    """The known names that a text gives, in whatever letters; one word alone only beside its kind, for many a camp is no fire."""
    lower = text.lower()
    near = [name for name in known if name.partition(":")[2].split()[0] in lower]
    if not near:
        return set()
    words = f" {keys.folded(text)} "
    return {known[name] for name in near if _gives(words, *name.split(":"))}


def _gives(words: str, cause: str, name: str) -> bool:
    if " " in name:
        return f" {name} " in words
    if cause == "storm":
        return any(f" {kind} {name} " in words for kind in STORMS)
    if cause == "crash" and any(f" {kind} {name} " in words for kind in (*VESSELS, "flight", "the")):
        return True  # "the Marigold"
    return any(f" {name} {thing} " in words for thing in THINGS)


@functools.cache
def _trigger() -> re.Pattern[str]:
    return re.compile("|".join((*STORMS, *THINGS, *VESSELS, "flight")), re.IGNORECASE)


@functools.cache
def _storm() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(STORMS)}) ({_WORD})")


@functools.cache
def _vessel() -> re.Pattern[str]:
    """A ship that is told to have gone down, or a flight; of one that saves people there are many tales."""
    kind = rf"(?:{'|'.join(VESSELS)}),?"
    named = rf"(?:the )?((?:(?:MV|M/V|MS|St)\.? )?{_WORD}(?: {_WORD}){{0,2}})"
    lost = r"(?:sinking|capsizing|wreck|loss|crash) of (?:the|a) (?:[\w-]+ ){0,2}?|(?:sunken|capsized|doomed|stricken|ill-fated) "
    goes = (
        r"(?=,? (?:which |that )?(?:had |has )?(?:sank|sinks|capsized|sunk|overturned|keeled|went down|ran aground)\b)"
    )
    return re.compile(rf"(?:{lost}){kind} {named}|\b{kind} {named}{goes}|\b[Ff]light ([A-Z]{{0,3}} ?\d{{2,4}})\b")


@functools.cache
def _of_a_thing() -> re.Pattern[str]:
    """The other way round: "the collapse of the Harbour Mall"; one word alone may be anything."""
    return re.compile(rf"\b({'|'.join(THINGS)}) (?:of|at) the ({_WORD}(?: {_WORD}){{1,3}})")


@functools.cache
def _thing() -> re.Pattern[str]:
    what = rf"(?i:{'|'.join(THINGS)})"
    return re.compile(
        rf"\b(?:the|The) ({_WORD}(?: {_WORD}){{0,3}}?) ({what})\b(?! (?i:department|brigade|service|crews?)\b)"
    )
