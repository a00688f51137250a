"""Tells how well a place name of a sentence fits a figure of it, by the part that the name plays and where it stands.

The part gives a base ("killed in Hama" before "from Hama"), which the figure's measure may change ("fled from Hama"); words,
clauses and other figures between the two take from it.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.fit.between import (
    FLIGHT,
    TURNS,
    begins_anew,
    counts_before,
    goes_on,
    is_aside,
    is_fled,
    is_landmark,
    is_said_aside,
    on_road,
    own_place,
    placed_behind,
    told_in_own,
    told_inside,
    turns_to_another,
    where_it_began,
)
from numclaims.extraction.where.fit.clause import is_headed, is_labelled, labels_others, tells_of, where_of
from numclaims.extraction.where.fit.greatness import is_great, is_great_for_good
from numclaims.extraction.where.fit.lands import has_counted, is_abroad, is_by_the_way, is_of_other, is_seat
from numclaims.extraction.where.fit.shares import parts_of
from numclaims.extraction.where.named import HOLDING, Named, country_of, is_narrow
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.speakers import REPORTER
from numclaims.extraction.where.words import (
    ABROAD,
    BREAKS,
    BUREAUS,
    CROSSED,
    EVENT,
    OWN_VERB,
    SAID,
    STATE,
)
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN
from numclaims.reading import Mention, Sentence

LEAST: Final = 1.0
"""What a place must score more than."""
_BASE: Final = {
    "in": 10.0, "of": 8.5, "to": 6.0, "owner": 4.5, "people": 4.2, "near": 4.0, "stands": 3.5, "bare": 2.0, "from": 1.0,
    "border": -1.0,
    "source": -6.0, "example": -6.0, "office": -6.0, "dateline": -8.0,
}  # fmt: skip
"""How well each part fits a figure, before distance is counted; a place must keep more than ``LEAST``."""
_NEVER: Final = -5.0
"""Below this, a part lets nothing hold."""
_BESIDE: Final = 20.0
"""Base of the place that a distance stands right behind ("Homs, 160 km north of Damascus"): before any other."""
_HEADING: Final = 4.0
"""Of a place that heads an item of news: before that of the item before, behind any that its own sentence tells."""
_FOR: Final = 7.0
"""Base of a country that money is for: "the response plan for Chad"."""
_TOLD: Final = 10.0
"""Base of a place that a clause tells of: as if "in" stood before it."""
_BEHIND: Final = 8
"""Tokens between a place and the distance that tells where it lies."""
_HELD: Final = frozenset({"aircraft", "troops", "tanks", "vehicles", "weapons", "population", "area"})
"""What a country has: "China's navy will have 16 aircraft" holds for China."""
_GOVERNED: Final = frozenset(
    {"evacuated", "sheltered", "displaced", "detained", "released", "infected", "returned", "homeless"}
)
_TAKEN: Final = frozenset({"abducted", "rescued", "detained"})
_WATERS: Final = ("Sea", "Ocean", "Gulf", "Strait", "Mediterranean", "Atlantic", "Pacific")
_ASHORE: Final = frozenset(
    {"evacuated", "displaced", "homeless", "affected", "sheltered", "destroyed", "damaged", "population"}
)
"""What does not hold at sea."""
_TROOPS_CAME: Final = frozenset({"after", "when", "since", "as"})
_OFFICES: Final = frozenset({"prosecutor", "prosecutors", "university", "correspondent", "newspaper", "daily"})
"""Who sits in a town and speaks of others."""
_AT_HOME: Final = frozenset({"security", "police", "paramilitary"})
"""Forces that act in their own country: "killed by Yemeni security forces"."""
_UPRISINGS: Final = frozenset({
    "uprising", "uprisings", "revolution", "revolutions", "revolt", "revolts", "war", "events", "unrest",
})  # fmt: skip
"""What another country is named for, beside the one that figures are of."""
_BELIEVED: Final = frozenset({"believed", "thought", "suspected", "identified"})


_VICTIMS: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


_FAR_OFF: Final = 40
"""Tokens behind which "where" no longer holds for a figure: texts run into each other."""


def score_of(places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention) -> float:  # noqa: PLR0912, PLR0915 -- a cascade of rules
    """How well a name fits a figure; what scores no more than ``LEAST`` is not its place."""
    part = name.part
    score = _BASE[part]
    measure = m.measure or ""
    if part == "example" and where_of(sentence, name, m):
        return _TOLD  # "most of them in the Mathare slum, where 7,000 families live"
    if score < _NEVER and measure != "distance":
        return score
    headed = is_headed(sentence, name)
    if m.first and is_labelled(sentence, name, m) and not (headed and own_place(sentence, named, m) is not None):
        return _BESIDE
    if headed:
        return _HEADING
    if is_aside(sentence, named, name, m):
        return -1.0
    if labels_others(sentence, named, name, m):
        return -1.0  # "refugees have registered in Kenya (41,100), Chad (9,200) and Niger (700)": the total is of none
    kind = name.kind
    if measure in CROSSED or measure == "defectors":
        if part == "to":
            if name.first > m.last and not _TROOPS_CAME.isdisjoint(sentence.lower[m.last : name.first]):
                return -1.0  # "800 fled over the frontier when rebels took Homs"
            score = 11.0
        elif name.demonym or part == "from" or (name.first > m.last and is_fled(sentence.lower, name, m)):
            return -1.0
    if part == "to" and measure in _VICTIMS and not FLIGHT.isdisjoint(sentence.lower[m.last : name.first]):
        return -1.0  # "left 100 dead and caused thousands to flee into Turkey"
    if part == "from" and measure in {"displaced", "evacuated"}:
        score = 4.0  # those who fled a town are its displaced, where nothing says that they are elsewhere
    if part == "from" and measure in _TAKEN:
        score = 5.0  # "abducted 276 girls from Chibok"
    if measure == "distance":
        if name.rule == REPORTER or part in {"near", "from"} or (part == "to" and name.first > m.last):
            return -1.0
        if name.last <= m.first and m.first - name.last < _BEHIND:
            score = _BESIDE
    counted = name.demonym and m.noun_first <= name.first < m.noun_last
    told = (
        not name.demonym
        and part != "border"
        and name.last <= m.qualifier_first
        and (tells_of(sentence, name, m) or where_of(sentence, name, m))
    )
    if told and measure == "population":
        return _BESIDE  # "Loon, a town of 43,000 people on Bohol's west coast"
    if told:
        score = max(score, _TOLD) + (
            2.0 if where_of(sentence, name, m) and not placed_behind(sentence, named, m) else 0.0
        )
    elif (
        part == "bare"
        and (measure in {"aid", "cost"} or m.kind == "money")
        and name.first
        and sentence.lower[name.first - 1] == "for"
    ):
        score = _FOR
    elif part in HOLDING:
        pass
    elif kind == COUNTRY and (measure in _HELD or not measure) and has_counted(sentence, name, m):
        score = 6.0
    elif counted and measure in _VICTIMS and is_abroad(places, name) and not is_great(m):
        return -1.0  # "six Spanish priests were killed", in news of El Salvador
    elif counted and name.last == m.noun_last and measure not in CROSSED:
        score = 7.0  # "24 Syrians died"
    elif name.demonym or (part in {"owner", "bare"} and kind == COUNTRY):
        if name.entry is None or name.entry.index == places.focus or name.entry.country in powers():
            return -1.0
        if name.demonym and name.last < len(sentence.lower) and sentence.lower[name.last] in _AT_HOME:
            score = 3.5
        if name.last < len(sentence.lower) and sentence.lower[name.last] in ABROAD:
            return -1.0  # "an Israeli air strike" hits somebody else
        if not name.demonym and name.first > m.first and m.unit == "person":
            return -1.0  # "... killed six, while Turkey said"
    elif part in {"bare", "owner"} and kind != TOWN:
        return -1.0
    if part == "bare" and kind == TOWN:
        behind = sentence.lower[min(name.last, len(sentence.lower) - 1)]
        if behind in _OFFICES or (behind in SAID and is_seat(name)):
            return -1.0  # "the Paris prosecutor said", "Berlin said"
    if (
        part == "owner"
        and country_of(name) != places.focus
        and not BUREAUS.isdisjoint(sentence.lower[name.last + 1 : name.last + 4])
    ):
        return -1.0  # "Hong Kong's security bureau put the number of dead at seven", in news of Manila
    if part == "owner" and kind == TOWN and sentence.lower[min(name.last + 1, len(sentence.lower) - 1)] in STATE:
        return -1.0  # "Beijing's official news agency" speaks for China
    if part == "bare" and kind == COUNTRY and measure in CROSSED and name.first < m.first:
        score = max(score, 6.0)  # "Turkey now hosts 24,000 Syrians"
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
        and (country_of(name) not in {-1, places.focus} or sentence.lower[name.first - 2] in EVENT)
        and "since" in sentence.lower[m.last : name.first]
    ):
        return -1.0  # "the worst accident since the one at Chernobyl in Ukraine"
    if name.first > m.last and is_narrow(name) and goes_on(sentence.lower[m.last : name.first]):
        return -1.0  # "have killed 1,100 policemen and are operating in Homs"
    if name.first > m.last and is_narrow(name) and is_landmark(sentence, name, m):
        return -1.0  # "4,700 have died in attacks since troops raided a mosque in Islamabad in 2007"
    if name.first > m.last and is_said_aside(sentence.lower[m.last : name.first]):
        return -1.0  # "12 died, the ministry said, as residents of Hama fled"; "according to a report lodged at Hama"
    if name.first > m.last and where_it_began(sentence.lower[m.last : name.first]):
        return -1.0  # "about 300 since the unrest that broke out in Deraa"
    if name.first > m.last and "In" in sentence.words[m.last : name.first]:
        return -1.0  # a new sentence that no full stop announces
    if part in HOLDING and is_narrow(name) and on_road(sentence, name):
        score -= 3.0  # "at Kisaju along the Isinya-Kitengela road"
    if name.later:
        score -= 0.5
    if kind == REGION and (measure in _ASHORE or measure in CROSSED) and name.name.endswith(_WATERS):
        return -1.0
    ahead = name.first < m.first
    if (
        ahead
        and m.first - name.last > 12
        and (is_narrow(name) or country_of(name) != places.focus)
        and is_great_for_good(sentence, m)
        and ("where" not in sentence.lower[name.last : name.last + 6] or m.first - name.last > _FAR_OFF)
    ):
        return -1.0  # a running total late in a sentence that began somewhere
    lower = sentence.lower
    between = lower[name.last : m.first] if ahead else lower[m.last : name.first]
    score -= 0.06 * len(between)
    if not told and not BREAKS.isdisjoint(between):
        for word in between:
            if word in BREAKS:
                score -= 1.5
    if (
        not ahead and between and between[-1] == "in" and between[-2:] == ["and", "in"]
    ):  # "... killed 10 people, and in Baghdad gunmen ..."
        score -= 3.0
    if ahead and turns_to_another(between):
        score -= 12.0  # "five were taken to a hospital in Hama, while a rights group said that 26 had died"
    if ahead and "and" in between[:2] and begins_anew(between, name, m) and own_place(sentence, named, m) is not None:
        score -= 3.0  # "one hit a house in Ashkelon, and two people died when a wall fell in Givat Zeev"
    if (
        ahead
        and between[:2] == [",", "with"]
        and any(o.last <= name.first and o.measure == measure for o in sentence.mentions)
        and any(n.part in HOLDING and n.first > m.first for n in named)
    ):
        score -= 3.0  # "nine died in Honduras, with 41 dead and 17 missing in Belize"
    opening = ahead and name.first <= 4 and part == "in" and not counts_before(sentence, name)
    if opening and any(n.part == "in" and name.first < n.first < m.first for n in named):
        opening = False
    if opening and told_in_own(sentence, named, name, m):
        opening = False
        score -= 1.5
    if (
        opening
        and country_of(name) not in {-1, places.focus}
        and not SAID.isdisjoint(between)
        and is_seat(name)
        and is_by_the_way(places, name)
    ):
        return -1.0  # "In Doha, an official said that 12 hostages were still held"
    if (
        opening
        and kind in {COUNTRY, PROVINCE, REGION}
        and any(n.part in HOLDING and n.first > name.first and n.kind not in {COUNTRY, REGION, kind} for n in named)
    ):
        score -= 2.5
    elif opening and kind == TOWN and told_inside(sentence, named, name, m):
        score -= 6.0
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
                and not TURNS.isdisjoint(lower[m.last : other.first])
                and (other.measure == measure or measure in CROSSED)
            ):
                own = True
                score -= 12.0
            elif not own and any(w in OWN_VERB for w in lower[other.last : min(other.last + 3, name.first)]):
                own = True
                # "50,000 had joined and another 15,000 had marched in X" against "12 were killed and 20 hurt in X"
                again = (
                    other.measure == measure != ""
                    and other.value != m.value
                    and not OWN_VERB.isdisjoint(lower[m.last : other.first])
                )
                score -= 12.0 if again or (kind == COUNTRY and is_of_other(places, named, name, m)) else 3.0
            else:
                score -= 1.0
        elif ahead and not opening and name.last <= other.first < m.first:
            score -= 0.5
    if ahead and not opening:
        score -= 1.0
    return score
