"""Tells what part the preposition in front of a place name gives it, and what part "of" gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from numclaims.extraction.victims import BODIES
from numclaims.extraction.where.named import FOLK, ORIGIN, Named, is_capital
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.parts.examples import is_partial
from numclaims.extraction.where.parts.speakers import (
    AGENCIES,
    FORCES,
    REPORTER,
    holds_office,
    is_outsider,
    is_speaker,
    reports_from,
    said_before,
    works_at,
)
from numclaims.extraction.where.parts.unknown import (
    QUARRELS,
    employs,
    is_clear,
    is_person,
    lists_peoples,
    tells_victims,
)
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import (
    BEFORE_LAND,
    COMPASS,
    DAYS,
    DISTANCE,
    EVENT,
    EVENTS,
    HAPPENED,
    RULERS,
    SAID,
    SPEECH,
)
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence


@dataclass(slots=True)
class Standing:
    """A place name where it stands.

    Attributes:
        sentence: Its sentence.
        found: The name, as it was found.
        first: Its first token.
        last: The token behind it.
        nxt: The word there; "" at the end.
        before: The names read before it.
        known: Whether the gazetteer or the text knows it as a place.
        headed: Whether a noun says what sort of place it is ("the town of Tal").
    """

    sentence: Sentence
    found: Found
    first: int
    last: int
    nxt: str
    before: list[Named]
    known: bool
    headed: bool = False


_HIT: Final = EVENT | {
    "near", "outside", "hit", "attacked", "targeted", "stormed", "bombed", "opened", "killed", "killing", "shot", "exploded",
    "stampede", "crush", "collapsed", "struck",
}  # fmt: skip
"""In front of an embassy or headquarters, these make it the place of an event and not of a statement."""
_WHENCE: Final = frozenset(
    {"villages", "towns", "areas", "camps", "districts", "neighbourhoods", "neighborhoods", "communities"}
)
"""Places of many from which people come, in front of "in"."""
_FOLLOWED: Final = frozenset({",", ".", "(", "were", "was", "and", ""})
_COMERS: Final = frozenset({
    "youths", "men", "women", "people", "villagers", "residents", "civilians", "farmers", "herders", "children", "militias",
    "militiamen", "fighters", "soldiers", "gunmen",
})  # fmt: skip
"""Who comes from a place, in front of "from"."""
_LYING: Final = frozenset({"lies", "lying", "located", "situated", "sandwiched", "shared"})
_LATEST: Final = frozenset({
    "latest", "worst", "first", "second", "third", "biggest", "largest", "deadliest", "strongest", "most", "series", "string",
    "spate", "wave", "bloodiest", "heaviest", "last", "newest",
})  # fmt: skip
_RANKED: Final = 8
"""Tokens from "the latest" to "to hit", at most."""
_NEARBY: Final = frozenset({"outside", "near"})
_WHICH: Final = frozenset({"which", "that"})
_IS: Final = frozenset({"is", "was"})
_BESIDE: Final = frozenset({"close", "next", "adjacent"})
_ENTRY: Final = _BESIDE | {"entry", "entrance"}
_APPEALED: Final = frozenset({"call", "calls", "called", "calling"})
_LAID: Final = frozenset({"blamed", "blame", "blaming", "pinned"})
"""In front of "on": what is laid on a country or on those who come from it ("an attack blamed on Uganda's rebels")."""
_CALLS: Final = frozenset({"visit", "visits"})
"""In front of "to": who speaks is there, and not what he speaks of."""
_FIND: Final = 4
"""Tokens from the dead to where they were found."""
_STARTED: Final = frozenset({"take-off", "takeoff", "-off", "off", "departing", "departure", "leaving"})
_SOON: Final = frozenset({"shortly", "soon", "minutes", "moments", "seconds", "immediately", "just"})
"""In front of "after": what happened to a vessel was still where it had left."""
_BEFORE_START: Final = 6
_ASIDE: Final = frozenset({"(", "[", ",", "group", "organization", "organisation", "is", "which"})
"""In front of what a country has made of a group."""
_REPORTED: Final = frozenset({"reported", "recorded", "confirmed"})
_TOLD_FROM: Final = frozenset({"report", "reports", "news"})
"""In front of "from": what is told has happened there, unless it is the capital, in which all is told."""
_DRAWN: Final = frozenset({
    "recovered", "retrieved", "pulled", "rescued", "fished", "plucked", "airlifted", "evacuated", "removed", "saved",
})  # fmt: skip
"""What is done with people who are in water or on a mountain."""
_GONE: Final = frozenset(
    {"flee", "fled", "fleeing", "escaped", "escaping", "came", "come", "coming", "arrived", "returned", "people"}
)
"""Who came from there is somewhere else."""
_PARTLY: Final = frozenset(
    {"chiefly", "especially", "largely", "mainly", "mostly", "notably", "particularly", "primarily"}
)
"""Before "in" they tell where the most of a figure lies, and so that the whole of it does not."""
_QUOTES: Final = frozenset({'"', "``", "''", "'"})
LINES: Final = frozenset({"border", "borders", "frontier", "boundary", "line"})
"""What lies between two places and is told by them."""


def governed(at: Standing, j: int, kind: str, rule: str) -> tuple[str, str] | None:
    """The part that a preposition or verb gives a name; None where it gives it none.

    Args:
        at: The name.
        j: The token of the preposition.
        kind: The part that it gives as a rule.
        rule: Its entry in the lexicon.
    """
    part = _by_word_before(at, j)
    if part is not None:
        return part
    if not at.known and not at.headed and _is_no_place(at, j):
        return "bare", ""
    part = _by_construction(at, j, kind, rule)
    if part is not None:
        return part
    if kind == "in" and _puts_somewhere(at, j):
        return ("source", REPORTER) if reports_from(at.sentence, j, at.last) else _in_or_source(at, j, rule)
    if kind == "to" and at.nxt in {"'s", "'"} and at.found.entry is not None and at.found.entry.kind == gazetteer.TOWN:
        return "owner", ""
    return (kind, rule) if kind != "in" else None


def _by_word_before(at: Standing, j: int) -> tuple[str, str] | None:
    """The part that the word before "from" and "to" decides, whether or not the name is known."""
    lower = at.sentence.lower
    word, behind = lower[j], lower[j - 1] if j else ""
    if word == "from":
        if not BODIES.isdisjoint(lower[max(0, j - _FIND) : j]):
            return "in", "in"  # "gathered 30 bodies from the alleys of Hama"
        entry = at.found.entry
        near = lower[max(0, j - _FIND) : j]
        if entry is not None and entry.kind == gazetteer.REGION and not _DRAWN.isdisjoint(near):
            return "in", "in"  # "the dead were pulled on Friday from Lake Toba"
        land = gazetteer.is_landform(entry) or (entry is None and lower[at.first] in BEFORE_LAND)
        if land and _GONE.isdisjoint(near):
            return "in", "in"  # "rocks fell from Mount Cook"
        soon = behind in _STARTED and not _SOON.isdisjoint(lower[max(0, j - _BEFORE_START) : j])
        if soon and not any(n.part == "in" for n in at.before):
            return "in", "in"  # "crashed shortly after take-off from Kandy"
        if behind in _REPORTED or (behind in _TOLD_FROM and at.known and not is_capital(entry)):
            return "in", "in"  # "seven cases were reported from Puri", "in another report from Herat"
        if not at.known and at.nxt in _FOLLOWED and behind in _COMERS:
            return "from", FOLK  # "killed three youths from Zinibeogo"
    elif word == "to" and behind == "coded":
        return "of", "in"  # "in Tal, coded to Bani"
    elif word == "to" and behind in _ENTRY:
        return ("near", "") if at.before and behind in _BESIDE else ("in", "in")
    return None


def _is_no_place(at: Standing, j: int) -> bool:
    """Whether a name that nobody knows need not be a place, for all its preposition: "at Shell", "between the Kurds"."""
    lower, nxt = at.sentence.lower, at.nxt
    if nxt in _QUOTES and at.last + 1 < len(lower):
        nxt = lower[at.last + 1]
    word = lower[j]
    if j == 0 and nxt == ",":
        return False  # "In Zinibeogo, 12 people ..."
    if not is_clear(word, nxt) and not (word == "at" and nxt not in HAPPENED and tells_victims(at.sentence)):
        return True
    if employs(lower, j, nxt):
        return True
    if word == "between" and (at.nxt in {"'s", "'"} or lists_peoples(at.sentence, at.last)):
        return True  # "the battle between Haftar's forces and the army"
    return word == "between" and (at.found.name.endswith("s") or not QUARRELS.isdisjoint(lower[max(0, j - 4) : j]))


def _by_construction(at: Standing, j: int, kind: str, rule: str) -> tuple[str, str] | None:
    """The part that the preposition has together with the words before it: "according to", "the border between"."""
    lower = at.sentence.lower
    word, behind = lower[j], lower[j - 1] if j else ""
    if word == "to" and (behind == "according" or behind in _CALLS):
        return "source", ""  # "the minister, on a visit to Paris, said"
    if kind == "to" and not at.known and (at.headed or word == "entered"):
        return "of", rule
    if word == "between" and behind in LINES:
        return "border", ""
    if word == "between" and (behind in _LYING or any(n.last == j and n.part == "in" for n in at.before)):
        return "near", ""  # "in the Red Sea between Sudan and Eritrea", "which lies between Chad and Niger"
    if rule == "against" and behind == "to" and not _LATEST.isdisjoint(lower[max(0, j - _RANKED) : j]):
        return "bare", ""  # "the latest violence to hit Bani": not where it was, but among what it is the latest
    if word in _NEARBY and (behind in _LYING or (j > 1 and lower[j - 2] in _WHICH and behind in _IS)):
        return "near", ""  # "in Tal, which is outside the town of Bani"
    if word == "between" and behind in sign("pact"):
        return "bare", ""  # "310 trucks came under the ceasefire between Israel and Hamas"
    if word == "in" and behind in sign("outlawed") and j > 1 and lower[j - 2] in _ASIDE:
        return "bare", ""  # "hit 41 IS (banned in Russia) gunmen"
    if kind == "in" and j > 1 and behind in _WHENCE and "from" in lower[max(0, j - 3) : j - 1]:
        return "from", rule  # "bused in from villages in Quechultenango"
    if word == "on" and _lies_by_sea(at, behind):
        return "source", ""  # "a strip of land on the Mediterranean"
    if word == "on" and behind in _APPEALED | _LAID:
        return "source", ""  # "called on Turkey to open its border"
    if kind == "in" and j and (behind in _PARTLY or is_partial(at.sentence, j)):
        return "example", ""
    return None


def _lies_by_sea(at: Standing, behind: str) -> bool:
    """Whether a sea only tells where the land in front of "on" lies."""
    entry = at.found.entry
    return entry is not None and entry.kind == gazetteer.REGION and entry.country < 0 and behind in _LANDS


_LANDS: Final = frozenset({
    "land", "coast", "coastline", "shore", "shores", "port", "ports", "city", "town", "village", "resort", "harbour", "harbor",
    "strip", "enclave", "border", "beach", "beaches", "country", "nation", "island", "archipelago",
})  # fmt: skip


def _puts_somewhere(at: Standing, j: int) -> bool:
    """Whether a preposition that can put something into a place does: "on" does so before but some names."""
    lower = at.sentence.lower
    if lower[j] != "on" or at.first - j > 1 or at.headed or at.known:
        return True
    if j > 1 and lower[j - 1] in _QUOTES:
        j -= 1  # an "enemy strike" on Zarvan
    return lower[j - 1] in EVENT if j else at.nxt == ","


def _in_or_source(at: Standing, j: int, rule: str) -> tuple[str, str]:
    """Whether something happened in a place, or somebody spoke there: "the disaster agency in Manila said"."""
    sentence, nxt = at.sentence, at.nxt
    lower = sentence.lower
    near = lower[max(0, j - 3) : j]
    if not near:
        return "in", rule
    if _is_disclosed(sentence, j):
        return "source", ""  # "said this in an interview with the agency on Thursday in Yola"
    behind, beside = near[-1], j == at.first - 1
    agency = behind in AGENCIES
    if (agency or behind in FORCES or behind == "guard") and nxt in SAID and _is_wide(at.found.entry):
        return "source", ""  # "the coast guard in southern Luzon said"
    voice = agency or (behind in FORCES and nxt in SAID)
    if beside and voice and (is_capital(at.found.entry) or (agency and nxt in SAID)):
        return "source", ""
    if not SPEECH.isdisjoint(near) and _HIT.isdisjoint(lower[max(0, j - 8) : j]) and not _are_based(sentence, j):
        return "source", ""
    if (
        behind in SAID
        or (behind in _GATHERED and _HIT.isdisjoint(lower[max(0, j - 8) : j]))
        or _confirms(sentence, j)
        or (behind in RULERS and beside)
        or is_speaker(sentence, j)
        or works_at(sentence, j, at.last)
        or (
            (nxt in SAID or lower[at.last + 1 : at.last + 2] in _QUOTING or said_before(lower, j))
            and is_outsider(lower, j)
        )
    ):
        return "source", ""
    return "in", rule


def _are_based(sentence: Sentence, j: int) -> bool:
    """Whether those counted live somewhere, and no agency has its seat there: "a total of 310 (20%) are based in Kumi"."""
    lower = sentence.lower
    if lower[j - 1] != "based" or j < _SUBJECT or lower[j - 2] not in {"are", "were"}:
        return False
    end = j - 2
    if lower[end - 1] == ")":
        end = next((k for k in range(end - 2, max(0, end - _BRACKET), -1) if lower[k] == "("), end)
    return any(max(m.last, m.noun_last) == end and m.rejected_by is None for m in sentence.mentions)


_SUBJECT: Final = 3
"""Tokens of "310 are based", at least."""
_BRACKET: Final = 8
"""Tokens of a bracket behind a number, at most."""
_QUOTING: Final = (["citing"], ["quoting"])


def _is_disclosed(sentence: Sentence, j: int) -> bool:
    """Whether a preposition behind a day tells where somebody was spoken to, and no figure stands between."""
    lower = sentence.lower
    if lower[j - 1] not in DAYS or _TO_PRESS.isdisjoint(sentence.vocabulary):
        return False
    for k in range(j - 1, max(-1, j - _INTERVIEW), -1):
        if lower[k] in _TO_PRESS:
            return not any(k < m.first < j and m.rejected_by is None for m in sentence.mentions)
        if lower[k] in {"that", ",", ";"}:
            return False
    return False


_TO_PRESS: Final = frozenset({"interview", "newsmen", "journalists", "reporters", "briefing", "disclosure"})
_INTERVIEW: Final = 14
"""Tokens from an interview to where it was given, at most."""


def _is_wide(entry: gazetteer.Entry | None) -> bool:
    """Whether a place is wider than a province, and no country: nobody would say no more of where something happened."""
    return entry is not None and entry.kind == gazetteer.REGION and entry.province < 0 and not entry.population


def _confirms(sentence: Sentence, j: int) -> bool:
    """Whether somebody confirms something in a place: "as Ann Lee confirmed in Delhi", not "cases confirmed in"."""
    lower = sentence.lower
    if lower[j - 1] in _RELEASED:
        return not _FIGURES.isdisjoint(lower[max(0, j - _NEAR_BY) : j - 1])  # "figures released in Lima show"
    if lower[j - 1] not in _CONFIRMED or j < _NAMED:
        return False
    return sentence.words[j - 2][0].isupper() or sentence.lower[j - 2] in {"he", "she", "they"}


_GATHERED: Final = frozenset({"meeting", "meetings", "negotiations", "dialogue", "forum"})
"""In front of "in": nobody is hurt where people talk, unless that was struck."""
_RELEASED: Final = frozenset({"released", "published", "issued", "unveiled", "presented", "announced"})
_FIGURES: Final = frozenset({
    "figures", "data", "statistics", "report", "results", "statement", "survey", "study", "estimates", "findings", "census",
    "bulletin",
})  # fmt: skip
_NEAR_BY: Final = 5
"""Tokens from the figures to where they are released."""
_CONFIRMED: Final = frozenset({"confirmed", "stated", "declared", "added", "admitted", "announced", "warned"})
_NAMED: Final = 3
"""Tokens in front of "in" that tell who says something, at least."""


def behind_of(at: Standing, j: int) -> tuple[str, str]:
    """The part of a name behind "of", which is token ``j``: "the shelling of Hama", "40 km south of Hama"."""
    sentence, before, headed = at.sentence, at.before, at.headed
    lower = sentence.lower
    behind = lower[j - 1]
    if behind in COMPASS and j > 1 and lower[j - 2] in _LARGE and any(n.last in {j - 2, j - 1} for n in before):
        return "source", ""  # "in hilly Tal district west of Kandy": where all of that lies
    if behind in DISTANCE and j > 1 and not (behind in COMPASS and lower[j - 2] == "the"):
        return ("near" if _tells_where(sentence, j) else "source"), ""
    if holds_office(lower, j - 1):
        return "office", ""  # "said Idris Bala, the administrator of Tal"
    if behind in sign("within"):
        return "in", "in"  # "on the streets of Hama"
    if behind in EVENTS:
        told = at.known or headed or lower[at.first - 1] != "the" or behind not in _PORTIONS
        return ("of", "in") if told else ("bare", "")  # "part of the Yadava caste"
    if is_person(sentence, j - 1, before):
        return "from", ORIGIN
    return ("of", "in") if headed else ("owner", "")


_LARGE: Final = frozenset({"district", "province", "region", "state", "county", "department", "governorate"})
_PORTIONS: Final = frozenset(
    {"part", "parts", "people", "residents", "population", "inhabitants", "half", "most", "much", "rest"}
)
"""In front of "of the", parts of a people as well as of a place."""


def _tells_where(sentence: Sentence, j: int) -> bool:
    """Whether "40 km south of Hama" tells where something happened, and not where a place named before lies."""
    first = max((m.first for m in sentence.mentions if m.last <= j and m.kind == "measurement"), default=0)
    first = min(
        (m.first for m in sentence.mentions if first - 4 <= m.first < first), default=first
    )  # "64 km (40 miles)"
    return first == 0 or j - first > _SAID_FAR or sentence.lower[first - 1] != ","


_SAID_FAR: Final = 12
"""Tokens between a distance and the place that it is from, at most."""
