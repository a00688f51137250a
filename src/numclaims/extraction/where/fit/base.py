"""Tells how well the part of a place name fits a figure, before anything that stands between the two is weighed."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.fit.abroad import has_counted, is_abroad, is_bystander, is_seat
from numclaims.extraction.where.fit.between import (
    FLIGHT,
    is_fled,
    placed_behind,
)
from numclaims.extraction.where.fit.clause import where_of
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import HOLDING, ORIGIN, Named, country_of, is_narrow
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.routes import is_on_route
from numclaims.extraction.where.parts.speakers import REPORTER
from numclaims.extraction.where.words import (
    ABROAD,
    BUREAUS,
    CROSSED,
    SAID,
    STATE,
)
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Sentence

BASE: Final = {
    "in": 10.0, "of": 8.5, "to": 6.0, "owner": 4.5, "people": 4.2, "near": 4.0, "stands": 3.5, "bare": 2.0, "from": 1.0,
    "border": -1.0,
    "source": -6.0, "example": -6.0, "office": -6.0, "dateline": -8.0, "kin": -8.0,
}  # fmt: skip
"""How well each part fits a figure, before distance is counted; a place must keep more than ``score.LEAST``."""
NO: Final = -100.0
"""Of a name that cannot be the place of a figure."""
BESIDE: Final = 20.0
"""Base of the place that a distance stands right behind ("Homs, 160 km north of Damascus"): before any other."""
_FOR: Final = 7.0
"""Base of a country that money is for: "the response plan for Chad"."""
TOLD: Final = 10.0
"""Base of a place that a clause tells of: as if "in" stood before it."""
_BEHIND: Final = 8
"""Tokens between a place and the distance that tells where it lies."""
_HELD: Final = frozenset({"aircraft", "troops", "tanks", "vehicles", "weapons", "population", "area"})
"""What a country has: "China's navy will have 16 aircraft" holds for China."""
_HURT: Final = frozenset({"injured", "affected", "infected", "missing", "hospitalized"})
_TAKEN: Final = frozenset({"abducted", "rescued", "detained"})
_BEFELL: Final = _TAKEN | {"hospitalized", "released", "infected", "missing", "stranded"}
"""Measures, besides those of harm, of what befalls foreigners where they are."""
_STRUCK: Final = 10.0
"""Base of what a figure's own event is told to have hit: "40 die as a quake hits Nepal, tremors felt in India"."""
_MOVED: Final = frozenset({"displaced", "evacuated", "sheltered"})
_WENT: Final = frozenset({"displaced", "evacuated", "relocated", "moved", "fled", "transferred"})
"""Verbs in front of "to" that tell where those on the move now are."""
_WITHDRAWN: Final = frozenset(
    {
        "withdraw",
        "withdraws",
        "withdrew",
        "withdrawing",
        "withdrawal",
        "withdrawn",
        "pull",
        "pulls",
        "pulled",
        "pulling",
    }
)
_AT_HOME: Final = frozenset({"security", "police", "paramilitary"})
"""Forces that act in their own country: "killed by Yemeni security forces"."""
_BELIEVED: Final = frozenset({"believed", "thought", "suspected", "identified"})


def score_of_part(
    places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention, *, told: bool
) -> float:
    """How well the part of a name fits a figure; ``NO`` where the figure cannot hold there.

    Args:
        places: The document's places.
        sentence: The figure's sentence.
        named: Its names, with their parts.
        name: The one to judge.
        m: The figure.
        told: Whether the clause of the figure tells of that place, as if "in" stood before it.
    """
    part, kind = name.part, name.kind
    measure = m.measure or ""
    score = _of_move(sentence, name, m)
    if score == NO:
        return NO
    if part in {"from", "to"} and _is_of_some(sentence.lower, named, name, m):
        score = TOLD
    counted = name.demonym and m.noun_first <= name.first < m.noun_last
    if told:
        score = max(score, TOLD) + (
            2.0 if where_of(sentence, name, m) and not placed_behind(sentence, named, m) else 0.0
        )
    elif part not in HOLDING:
        score = _of_other_part(places, sentence, named, name, m, score, counted=counted)
        if score == NO:
            return NO
    if _only_speaks(places, sentence, name):
        return NO
    if part == "bare" and kind == COUNTRY and measure in CROSSED and name.first < m.first:
        score = max(score, 6.0)  # "Turkey now hosts 24,000 Syrians"
    if (
        part == "people"
        and not counted
        and (name.first > m.last or _BELIEVED & set(sentence.lower[max(0, name.first - 3) : name.first]))
    ):
        return NO  # "four people, believed to be Syrians"
    if name.demonym and m.noun_first <= name.first < m.noun_last - 1:
        score = min(score, 1.5)  # of whom, not where: "five Pakistani rebels"
    return score


def _of_move(sentence: Sentence, name: Named, m: Mention) -> float:
    """What a part is worth to a figure of people who move or are taken, or to a distance; to any other, its base."""
    part = name.part
    measure = m.measure or ""
    score = _STRUCK if name.rule == "against" and name.first > m.last else BASE[part]
    if measure in CROSSED or measure == "defectors":
        if part == "to":
            score = 11.0
        elif name.demonym and part in HOLDING:
            pass  # "on the Chadian side of the border"
        elif name.demonym or part == "from" or (name.first > m.last and is_fled(sentence.lower, name, m)):
            return NO
    if part == "to" and (
        _goes_there_later(sentence, name, m)
        or (measure in _EVENTS | {"hospitalized", "missing"} and is_on_route(sentence.lower, name.first, name.last))
    ):
        return NO
    if part == "to" and measure in _MOVED and sentence.lower[name.first - 2] in _WENT:
        score = 10.0  # "another 4,000 were displaced to Kabul"
    if part == "from":
        score = _from_there(sentence, name, m, score)
    if measure == "distance":
        if name.rule == REPORTER or part in {"near", "from"} or (part == "to" and name.first > m.last):
            return NO
        if name.last <= m.first and m.first - name.last < _BEHIND:
            score = BESIDE
    return score


def _from_there(sentence: Sentence, name: Named, m: Mention, score: float) -> float:
    """What a place is worth from which somebody comes or is taken; to any other figure, its base."""
    measure = m.measure or ""
    if measure in _TAKEN and name.rule != ORIGIN:
        return 5.0  # "abducted 276 girls from Chibok"
    if measure in _EVENTS and _are_reported(sentence.lower, name, m):
        return 8.0  # "nine of these deaths came from Lima"
    if measure == "troops" and not _WITHDRAWN.isdisjoint(sentence.lower[: m.first]):
        return 8.0  # "will withdraw its 900 soldiers from Mali"
    if measure in _HURT and name.first - m.behind == 1 and not name.demonym:
        return 3.0  # "100 people from Van Chan district were hurt"
    # those who fled a town are its displaced, where nothing says that they are elsewhere
    return 4.0 if measure in {"displaced", "evacuated"} else score


def _are_reported(lower: list[str], name: Named, m: Mention) -> bool:
    """Whether deaths or cases, and not those who died, are said to come from a place, with the shares behind them."""
    between = lower[m.last : name.first - 1]
    if not m.last < name.first or len(between) > _REPORT or _REPORTS.isdisjoint(lower[: name.first]):
        return False
    return not between or between == ["each"] or (not _REPORTS.isdisjoint(between) and between[-1] in _COME)


def _is_of_some(lower: list[str], named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a province's toll is shared out: "1,276 have died in Sindh, of whom 186 belong to Karachi"."""
    if m.measure not in _EVENTS or lower[max(m.last, m.noun_last) : name.first] not in _THEIRS or name.entry is None:
        return False
    if not any(n.part in HOLDING and n.entry is not None and n.entry.index == name.entry.province for n in named):
        return False  # but those of one crash only come from there
    return not _SOME.isdisjoint(lower[max(0, m.qualifier_first - 2) : m.first])


_SOME: Final = frozenset({"whom", "them", "these", "those", "which"})
_THEIRS: Final = (
    ["belong", "to"],
    ["belonged", "to"],
    ["were", "from"],
    ["are", "from"],
    ["came", "from"],
    ["hailed", "from"],
)
_REPORTS: Final = frozenset({"deaths", "fatalities", "casualties", "cases", "infections", "injuries"})
_COME: Final = frozenset({"came", "come", "comes", "coming", "are", "were"}) | _REPORTS
_REPORT: Final = 6
"""Tokens of "of these deaths came", at most."""
_EVENTS: Final = frozenset({"killed", "injured", "casualties", "infected"})


def _goes_there_later(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether others than those counted go to a place, or these only later.

    "The raid left 100 dead and caused thousands to flee into Turkey."
    """
    if name.first < m.last:
        return False
    if m.measure == "displaced":  # "has displaced 300,000 people, 50,000 of whom have crossed into Chad"
        return any(m.last <= o.first < name.first and o.unit == "person" for o in sentence.mentions)
    return m.measure in VICTIMS and not FLIGHT.isdisjoint(sentence.lower[m.last : name.first])


def _of_other_part(
    places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention, score: float, *, counted: bool
) -> float:
    """What a part in which nothing holds by itself is worth: a country that acts or has something, a people."""
    part, kind = name.part, name.kind
    measure = m.measure or ""
    if part == "bare" and measure in {"aid", "cost"} and name.first and sentence.lower[name.first - 1] == "for":
        score = _FOR
    elif kind == COUNTRY and (measure in _HELD or not measure) and has_counted(sentence, name, m):
        score = 6.0
    elif (
        counted
        and (measure in VICTIMS or measure in _BEFELL)
        and (is_abroad(places, name) or is_bystander(places, sentence, named, name))
        and not is_great(m)
    ):
        return NO  # "six Spanish priests were killed", in news of El Salvador
    elif counted and name.last == m.noun_last and measure not in CROSSED:
        if _tells_whose(places, sentence, named, name, m):
            return NO
        score = 7.0  # "24 Syrians died"
    elif name.demonym or (part in {"owner", "bare"} and kind == COUNTRY):
        if name.entry is None or name.entry.index == places.focus or name.entry.country in powers():
            return NO
        if name.demonym and _is_told_of_others(sentence, named, name, m):
            return NO
        if name.demonym and name.last < len(sentence.lower) and sentence.lower[name.last] in _AT_HOME:
            score = 3.5
        behind = sentence.lower[name.last] if name.last < len(sentence.lower) else ""
        if behind in ABROAD or (behind in _FORCES and name.first and sentence.lower[name.first - 1] in _BY):
            return NO  # "an Israeli air strike" hits somebody else, and so does "fire by Chadian troops"
        if not name.demonym and name.first > m.first and m.unit == "person":
            return NO  # "... killed six, while Turkey said"
    elif part in {"bare", "owner"} and kind != TOWN:
        return NO
    return score


def _tells_whose(places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether the people counted is that of the news, so that the victims of one event are where the event was, and no wider.

    "Troops raided Jenin, and at least six Palestinians were killed."
    """
    if m.measure not in VICTIMS or is_great(m) or country_of(name) != places.focus:
        return False
    others = [n for n in named if n is not name]
    if any(n.demonym and n.first > m.first and country_of(n) != places.focus for n in others):
        return False  # "nine Pakistanis and seven Indians"
    held = [n for n in others if n.part in HOLDING]
    if held:
        return any(is_narrow(n) and n.last <= m.first and country_of(n) == places.focus for n in held)
    return sentence.index > 0 and any(
        found.entry is not None and found.entry.kind == TOWN and found.entry.country == places.focus
        for found in places.names(sentence.index - 1)
    )


def _is_told_of_others(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a people is another figure's, or that of an office abroad: "three Swedes and two others", "the Thai embassy"."""
    lower = sentence.lower
    behind = lower[name.last : name.last + 2]
    if not _AFAR.isdisjoint(behind[:1]) or (behind[:1] in _DEFENCE and not _HEADS.isdisjoint(behind[1:])):
        return True
    if lower[max(m.noun_first, 0) : m.noun_last][:1] in (["others"], ["other"]):
        return any(o is not m and o.noun_first <= name.first < o.noun_last for o in sentence.mentions)
    own = any(n is not name and n.demonym and m.noun_first <= n.first < m.noun_last for n in named)
    return own and any(o is not m and o.noun_first <= name.first < o.noun_last for o in sentence.mentions)


_BY: Final = frozenset({"by", "from", "with"})
_FORCES: Final = frozenset(
    {"troops", "forces", "soldiers", "army", "artillery", "fire", "gunners", "tanks", "rockets", "mortars"}
)
"""Behind a people, with what it strikes others."""
_AFAR: Final = frozenset({
    "embassy", "ambassador", "consulate", "consul", "foreign", "diplomats", "diplomat", "envoy", "president", "prime", "premier",
    "chancellor",
})  # fmt: skip
"""Behind a people, who speaks for it in other countries, or of what befell others: "the Turkish president said it killed 20"."""
_DEFENCE: Final = (["defence"], ["defense"])
_HEADS: Final = frozenset({"ministry", "minister", "ministers", "secretary", "chief", "official", "officials"})
"""Behind it, who speaks for an army that may be anywhere."""


def _only_speaks(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether a town or country is only named as the one whose office speaks of what happened elsewhere."""
    part, kind = name.part, name.kind
    if part == "bare" and kind == TOWN:
        nxt = sentence.lower[min(name.last, len(sentence.lower) - 1)]
        if nxt in SAID and is_seat(name):
            return True  # "Berlin said"
    if part != "owner":
        return False
    behind = sentence.lower[name.last + 1 : name.last + 4]
    if country_of(name) != places.focus and not BUREAUS.isdisjoint(behind):
        return True  # "Hong Kong's security bureau put the number of dead at seven", in news of Manila
    return kind == TOWN and not STATE.isdisjoint(behind[:1])  # "Beijing's official news agency" speaks for China
