"""Tells how well a place name of a sentence fits a figure of it, by the part that the name plays and where it stands.

The part gives a base ("killed in Hama" before "from Hama"), which the figure's measure may change ("fled from Hama"); words,
clauses and other figures between the two take from it.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where import placeruns
from numclaims.extraction.where.placecarry import CROSSED, HOLDING, country_of, is_narrow
from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placepart import REPORTER
from numclaims.extraction.where.placescan import Places
from numclaims.extraction.where.placewords import ABROAD, BREAKS, LASTING, OWN_VERB, SAID, STATE, WIDE
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN
from numclaims.reading import Mention, Sentence

LEAST: Final = 1.0
"""What a place must score more than."""
WIDE_FROM: Final = 1000.0
"""People from which on a figure without a place is the country's: no one event of the news in mind has as many victims."""
_BASE: Final = {
    "in": 10.0, "of": 8.5, "to": 6.0, "owner": 4.5, "people": 4.2, "near": 4.0, "bare": 2.0, "from": 1.0, "border": -1.0,
    "source": -6.0, "example": -6.0, "dateline": -8.0,
}  # fmt: skip
"""How well each part fits a figure, before distance is counted; a place must keep more than ``LEAST``."""
_NEVER: Final = -5.0
"""Below this, a part lets nothing hold."""
_ARMY: Final = 50_000.0
"""Soldiers from which on they are a country's."""
_BESIDE: Final = 20.0
"""Base of the place that a distance stands right behind ("Homs, 160 km north of Damascus"): before any other."""
_BEHIND: Final = 8
"""Tokens between a place and the distance that tells where it lies."""
_HELD: Final = frozenset({"aircraft", "troops", "tanks", "vehicles", "weapons", "population", "area"})
"""What a country has: "China's navy will have 16 aircraft" holds for China."""
_GOVERNED: Final = frozenset(
    {"evacuated", "sheltered", "displaced", "detained", "released", "infected", "returned", "homeless"}
)
_WATERS: Final = ("Sea", "Ocean", "Gulf", "Strait", "Mediterranean", "Atlantic", "Pacific")
_ASHORE: Final = frozenset(
    {"evacuated", "displaced", "homeless", "affected", "sheltered", "destroyed", "damaged", "population"}
)
"""What does not hold at sea."""
_TROOPS_CAME: Final = frozenset({"after", "when", "since", "as"})
_FLIGHT: Final = frozenset({"flee", "fled", "fleeing", "flight"})
_TURNS: Final = frozenset({"while", "whereas", ";"})
_TELLS: Final = frozenset({"said", "says", "say", "told", "reported", "put", "puts"})
"""A clause that begins with "while" and in which somebody tells something is about another place."""
_AT_HOME: Final = frozenset({"security", "police", "paramilitary"})
"""Forces that act in their own country: "killed by Yemeni security forces"."""
_UPRISINGS: Final = frozenset({
    "uprising", "uprisings", "revolution", "revolutions", "revolt", "revolts", "war", "events", "unrest",
})  # fmt: skip
"""What another country is named for, beside the one that figures are of."""
_BELIEVED: Final = frozenset({"believed", "thought", "suspected", "identified"})


def _abroad(places: Places, name: Named) -> bool:
    """Whether a document speaks more of another country than of the one whose people are counted."""
    here = country_of(name)
    return here != places.focus and places.votes.get(places.focus, 0.0) > places.votes.get(here, 0.0)


_VICTIMS: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


def _elsewhere(places: Places, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a number's own clause speaks of another country than a name in a later clause does."""
    here = country_of(name)
    return here != places.focus or any(n.first < m.first and country_of(n) not in {-1, here} for n in named)


def _has(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a country is said to have what is counted, and nobody is quoted between the two."""
    if name.demonym or name.part not in {"owner", "bare"} or name.last > m.first:
        return False
    between = sentence.lower[name.last : m.first]
    return SAID.isdisjoint(between) and (name.part == "owner" or between[:1] in (["has"], ["had"], ["will"]))


def _of_part(lower: list[str], other: Mention) -> bool:
    """Whether places behind another figure are those of a part of what was counted: "30 died, including 18 in Homs"."""
    before = lower[max(0, other.qualifier_first - 2) : other.first]
    if "including" not in before[1:] and before[:2] != ["of", "whom"]:
        return False
    behind = max(other.last, other.noun_last)
    if before[:2] == ["of", "whom"] and lower[behind : behind + 1] in (["were"], ["was"]):
        behind += 1  # "nine died, of whom four were in Idlib"
    return behind < len(lower) and lower[behind] in (_AT | _WHOSE if other.noun_last <= other.last else _WHOSE)


def parts_of(sentence: Sentence, m: Mention) -> list[Mention]:
    """The figures behind one that count a part of it each, somewhere: "45 died, 28 in Idlib, six in Deraa, nine in Homs".

    Without an "including", only two or more that name nothing of their own and make no more than the whole are taken for parts.
    """
    lower = sentence.lower
    told: list[Mention] = []
    shares: list[Mention] = []
    left = m.high or m.value or m.low or 0.0
    for other in sentence.mentions:
        if other.first < m.last or other.kind not in {"count", "number"}:
            continue
        if _of_part(lower, other):
            told.append(other)
        if (
            m.noun_first >= 0
            and other.noun_first < 0
            and other.measure == m.measure
            and lower[other.last : other.last + 1]
        ):
            left -= other.value or other.high or other.low or 0.0
            if left >= 0.0 and lower[other.last] in _AT:
                shares.append(other)
    return told or (shares if len(shares) >= _SHARES else [])


_SHARES: Final = 2
"""Parts from which on a row of figures with places shares out the figure before."""


def place_of_part(sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place of a part of what a figure counts, where the sentence tells no place of the whole; None for none."""
    for part in parts_of(sentence, m):
        return next((n for n in named if n.first >= part.last and n.part in HOLDING), None)
    return None


_AT: Final = frozenset({"in", "at", "near", "around", "from"})
_WHOSE: Final = frozenset({"who", "whose", "when", "which", "where"})


def is_great(m: Mention) -> bool:
    """Whether a figure is too great for a town, where nothing says that it is a town's."""
    size = m.value or m.high or m.low or 0.0
    return ((m.measure in WIDE or m.measure == "attacks") and size >= WIDE_FROM) or (
        m.measure == "troops" and size >= _ARMY
    )


def _is_lasting(sentence: Sentence, m: Mention) -> bool:
    return is_great(m) and (m.measure == "troops" or not LASTING.isdisjoint(sentence.lower))


def score_of(places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention) -> float:  # noqa: PLR0912, PLR0915 -- a cascade of rules
    """How well a name fits a figure; what scores no more than ``LEAST`` is not its place."""
    part = name.part
    score = _BASE[part]
    measure = m.measure or ""
    if score < _NEVER and measure != "distance":
        return score
    kind = name.kind
    if measure in CROSSED or measure == "defectors":
        if part == "to":
            if name.first > m.last and not _TROOPS_CAME.isdisjoint(sentence.lower[m.last : name.first]):
                return -1.0  # "800 fled over the frontier when rebels took Homs"
            score = 11.0
        elif name.demonym or part == "from":
            return -1.0
    if part == "to" and measure in _VICTIMS and not _FLIGHT.isdisjoint(sentence.lower[m.last : name.first]):
        return -1.0  # "left 100 dead and caused thousands to flee into Turkey"
    if part == "from" and measure in {"displaced", "evacuated"}:
        score = 4.0  # those who fled a town are its displaced, where nothing says that they are elsewhere
    if measure == "distance":
        if name.rule == REPORTER or part in {"near", "from"} or (part == "to" and name.first > m.last):
            return -1.0
        if name.last <= m.first and m.first - name.last < _BEHIND:
            score = _BESIDE
    counted = name.demonym and m.noun_first <= name.first < m.noun_last
    if part in HOLDING:
        pass
    elif kind == COUNTRY and measure in _HELD and _has(sentence, name, m):
        score = 6.0
    elif counted and measure in _VICTIMS and _abroad(places, name):
        return -1.0  # "six Spanish priests were killed", in news of El Salvador
    elif counted and name.last == m.noun_last and measure not in CROSSED:
        score = 7.0  # "24 Syrians died"
    elif name.demonym or (part in {"owner", "bare"} and kind == COUNTRY):
        if name.entry is None or name.entry.index == places.focus or name.entry.country in placeruns.powers():
            return -1.0
        if name.demonym and name.last < len(sentence.lower) and sentence.lower[name.last] in _AT_HOME:
            score = 3.5
        if name.last < len(sentence.lower) and sentence.lower[name.last] in ABROAD:
            return -1.0  # "an Israeli air strike" hits somebody else
        if not name.demonym and name.first > m.first and m.unit == "person":
            return -1.0  # "... killed six, while Turkey said"
    elif part in {"bare", "owner"} and kind != TOWN:
        return -1.0
    if part == "owner" and kind == TOWN and sentence.lower[min(name.last + 1, len(sentence.lower) - 1)] in STATE:
        return -1.0  # "Beijing's official news agency" speaks for China
    if part == "bare" and kind == COUNTRY and measure in CROSSED and name.first < m.first:
        score = 6.0  # "Turkey now hosts 24,000 Syrians"
    if (
        part == "bare"
        and kind == COUNTRY
        and measure in _GOVERNED
        and name.last < m.first
        and (name.first == 0 or sentence.lower[name.last].endswith("ed"))
    ):
        score = 6.0  # "Vietnam moved some 70,000 people to shelters"
    if (
        part == "people"
        and not counted
        and (name.first > m.last or _BELIEVED & set(sentence.lower[max(0, name.first - 3) : name.first]))
    ):
        return -1.0  # "four people, believed to be Syrians"
    if name.demonym and m.noun_first <= name.first < m.noun_last - 1:
        score = min(score, 1.5)  # of whom, not where: "five Pakistani rebels"
    if (
        kind == COUNTRY
        and name.first > m.last + 4
        and country_of(name) != places.focus
        and sentence.lower[max(0, name.first - 2)] in _UPRISINGS
    ):
        return -1.0  # "... killed 14, in protests that began with the uprising in Tunisia"
    if (
        name.first > m.last
        and country_of(name) not in {-1, places.focus}
        and "since" in sentence.lower[m.last : name.first]
    ):
        return -1.0  # "the worst accident since the one at Chernobyl in Ukraine"
    if name.first > m.last and "In" in sentence.words[m.last : name.first]:
        return -1.0  # a new sentence that no full stop announces
    if name.later:
        score -= 0.5
    if kind == REGION and measure in _ASHORE and name.name.endswith(_WATERS):
        return -1.0
    ahead = name.first < m.first
    if (
        ahead
        and m.first - name.last > 12
        and (is_narrow(name) or country_of(name) != places.focus)
        and _is_lasting(sentence, m)
        and "where" not in sentence.lower[name.last : name.last + 6]
    ):
        return -1.0  # a running total late in a sentence that began somewhere
    lower = sentence.lower
    between = lower[name.last : m.first] if ahead else lower[m.last : name.first]
    score -= 0.06 * len(between)
    if not BREAKS.isdisjoint(between):
        for word in between:
            if word in BREAKS:
                score -= 1.5
    if (
        not ahead and between and between[-1] == "in" and between[-2:] == ["and", "in"]
    ):  # "... killed 10 people, and in Baghdad gunmen ..."
        score -= 3.0
    if ahead and not _TURNS.isdisjoint(between) and not _TELLS.isdisjoint(between):
        score -= 12.0  # "five were taken to a hospital in Hama, while a rights group said that 26 had died"
    opening = ahead and name.first <= 4 and part == "in"
    if opening and any(n.part == "in" and name.first < n.first < m.first for n in named):
        opening = False
    if (
        opening
        and kind in {COUNTRY, PROVINCE}
        and any(n.part in HOLDING and n.first > name.first and n.kind not in {COUNTRY, kind} for n in named)
    ):
        score -= 2.5
    own = False
    shared: list[Mention] | None = None
    for other in sentence.mentions:
        if other is m or other.kind not in {"count", "number"}:
            continue
        if not ahead and m.last <= other.first < name.first:
            if shared is None:
                shared = parts_of(sentence, m)
                if shared and shared[0].first < name.first:
                    return -1.0
            if lower[0] == "of" and m.first < 6:
                score -= 8.0  # "Of the 3,000 who died, 1,300 were killed in Homs"
            elif (
                not own
                and (kind != COUNTRY or measure in CROSSED)
                and not _TURNS.isdisjoint(lower[m.last : other.first])
                and (other.measure == measure or measure in CROSSED)
            ):
                own = True
                score -= 12.0
            elif not own and any(w in OWN_VERB for w in lower[other.last : min(other.last + 3, name.first)]):
                own = True
                score -= 12.0 if kind == COUNTRY and _elsewhere(places, named, name, m) else 3.0
            else:
                score -= 1.0
        elif ahead and not opening and name.last <= other.first < m.first:
            score -= 0.5
    if ahead and not opening:
        score -= 1.0
    return score
