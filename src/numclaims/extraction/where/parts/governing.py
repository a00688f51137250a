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
    is_speaker,
    reports_from,
)
from numclaims.extraction.where.parts.unknown import QUARRELS, employs, is_clear, is_person, tells_victims
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import (
    COMPASS,
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


_HIT: Final = frozenset(
    {"near", "outside", "hit", "attacked", "targeted", "stormed", "bombed", "bomb", "blast", "attack"}
)
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
_BESIDE: Final = frozenset({"close", "next", "adjacent"})
_ENTRY: Final = _BESIDE | {"entry", "entrance"}
_APPEALED: Final = frozenset({"call", "calls", "called", "calling"})
_FIND: Final = 4
"""Tokens from the dead to where they were found."""
_REPORTED: Final = frozenset({"reported", "recorded", "confirmed"})
_HEAD: Final = 2
"""The first sentence that need no longer say where a story plays."""
_PARTLY: Final = frozenset(
    {"chiefly", "especially", "largely", "mainly", "mostly", "notably", "particularly", "primarily"}
)
"""Before "in" they tell where the most of a figure lies, and so that the whole of it does not."""
LINES: Final = frozenset({"border", "borders", "frontier", "boundary", "line"})
"""What lies between two places and is told by them."""


def governed(at: Standing, j: int, kind: str, rule: str) -> tuple[str, str] | None:  # noqa: PLR0912 -- a cascade of rules
    """The part that a preposition or verb gives a name; None where it gives it none.

    Args:
        at: The name.
        j: The token of the preposition.
        kind: The part that it gives as a rule.
        rule: Its entry in the lexicon.
    """
    sentence, found, first, last, nxt = at.sentence, at.found, at.first, at.last, at.nxt
    before, known, headed = at.before, at.known, at.headed
    lower = sentence.lower
    word = lower[j]
    if word == "from" and not BODIES.isdisjoint(lower[max(0, j - _FIND) : j]):
        return "in", "in"  # "gathered 30 bodies from the alleys of Hama"
    if word == "from" and j and lower[j - 1] in _REPORTED:
        return "in", "in"  # "seven cases were reported from Puri"
    if not known and word == "from" and nxt in _FOLLOWED and j and lower[j - 1] in _COMERS:
        return "from", FOLK  # "killed three youths from Zinibeogo"
    if word == "to" and j and lower[j - 1] in _ENTRY:
        return ("near", "") if before and lower[j - 1] in _BESIDE else ("in", "in")
    struck = word == "on" and j > 0 and lower[j - 1] in EVENT
    if (
        not known
        and not headed
        and not (j == 0 and nxt == ",")
        and (
            not (is_clear(word, nxt) or (word == "at" and nxt not in HAPPENED and tells_victims(sentence)))
            or employs(lower, j, nxt)
            or (word == "between" and (found.name.endswith("s") or not QUARRELS.isdisjoint(lower[max(0, j - 4) : j])))
        )
    ):
        return "bare", ""
    if word == "to" and j and lower[j - 1] == "according":
        return "source", ""
    if kind == "to" and headed and not known:
        return "of", rule
    if word == "between" and j and lower[j - 1] in LINES:
        return "border", ""
    if kind == "in" and j > 1 and lower[j - 1] in _WHENCE and "from" in lower[max(0, j - 3) : j - 1]:
        return "from", rule  # "bused in from villages in Quechultenango"
    if word == "on" and j and lower[j - 1] in _APPEALED:
        return "source", ""  # "called on Turkey to open its border"
    if kind == "in" and j and (lower[j - 1] in _PARTLY or is_partial(sentence, j)):
        return "example", ""
    if kind == "in" and (word != "on" or first - j > 1 or headed or known or struck or (j == 0 and nxt == ",")):
        near = lower[max(0, j - 3) : j]
        if reports_from(sentence, j, last):
            return "source", REPORTER
        if (
            near
            and j == first - 1
            and (near[-1] in AGENCIES or (near[-1] in FORCES and nxt in SAID and sentence.index >= _HEAD))
            and (is_capital(found.entry) or (near[-1] in AGENCIES and nxt in SAID))
        ):
            return "source", ""  # "the disaster agency in Manila said"
        if (not SPEECH.isdisjoint(near) and _HIT.isdisjoint(lower[max(0, j - 8) : j])) or (
            near and (near[-1] in SAID or (near[-1] in RULERS and j == first - 1) or is_speaker(sentence, j))
        ):
            return "source", ""
        return "in", rule
    if kind == "to" and nxt in {"'s", "'"} and found.entry is not None and found.entry.kind == gazetteer.TOWN:
        return "owner", ""
    if kind != "in":
        return kind, rule
    return None


def behind_of(at: Standing, j: int) -> tuple[str, str]:
    """The part of a name behind "of", which is token ``j``: "the shelling of Hama", "40 km south of Hama"."""
    sentence, before, headed = at.sentence, at.before, at.headed
    lower = sentence.lower
    behind = lower[j - 1]
    if behind == "lady":
        return "bare", ""  # "the Church of Our Lady of Mount Tal"
    if (
        behind in DISTANCE
        and j > 1
        and not (behind in COMPASS and (lower[j - 2] == "the" or lower[max(0, j - 3) : j - 1] == ["the", "far"]))
    ):
        return ("near" if _tells_where(sentence, j) else "source"), ""
    if holds_office(lower, j - 1):
        return "office", ""  # "said Idris Bala, the administrator of Tal"
    if behind in sign("within"):
        return "in", "in"  # "on the streets of Hama"
    if behind in EVENTS:
        return "of", "in"
    if is_person(sentence, j - 1, before):
        return "from", ORIGIN
    return ("of", "in") if headed else ("owner", "")


def _tells_where(sentence: Sentence, j: int) -> bool:
    """Whether "40 km south of Hama" tells where something happened, and not where a place named before lies."""
    first = max((m.first for m in sentence.mentions if m.last <= j and m.kind == "measurement"), default=0)
    first = min(
        (m.first for m in sentence.mentions if first - 4 <= m.first < first), default=first
    )  # "64 km (40 miles)"
    return first == 0 or j - first > _SAID_FAR or sentence.lower[first - 1] != ","


_SAID_FAR: Final = 12
"""Tokens between a distance and the place that it is from, at most."""
