"""Reads the words that stand between a place and a figure: whose clause they end, and where another one begins.

What is told aside, where something began, or that another place is the figure's own, parts a place from a figure that stands
near it.
"""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.words import (
    BREAKS,
    SAID,
    SEAS,
)
from numclaims.lexicons.gazetteer import REGION, TOWN
from numclaims.reading import Mention, Sentence

TURNS: Final = frozenset({"while", "whereas", ";"})
_TELLS: Final = frozenset({"said", "says", "say", "told", "reported", "put", "puts"})
"""A clause that begins with "while" and in which somebody tells something is about another place."""
BEGAN: Final = frozenset({"broke", "began", "begun", "started", "erupted", "sparked", "triggered"})


def is_aside(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a name stands between dashes outside of which its figure stands, behind a place told before them.

    "In Rasuwa - a land of terraces, a day north of the capital - the toll stood at 90."
    """
    if DASHES.isdisjoint(sentence.vocabulary):
        return False
    lower = sentence.lower
    if DASHES.isdisjoint(lower[max(0, name.last - _ASIDE) : name.first]):
        return False
    dashes = [k for k in compress(range(len(lower)), map(DASHES.__contains__, lower)) if _is_dash(sentence, k)]
    start = max((k for k in dashes if k < name.first), default=-1)
    stop = min((k for k in dashes if k >= name.last), default=-1)
    if start < 1 or stop < 0 or stop - start > _ASIDE or start < m.first < stop or lower[start + 1] in _PLACED:
        return False
    return any(n.part in HOLDING and not n.demonym and (n.last <= start or n.first > stop) for n in named)


def _is_dash(sentence: Sentence, k: int) -> bool:
    """Whether a dash stands at a token, or a hyphen with space on both sides."""
    word = sentence.lower[k]
    if word != "-":
        return word in DASHES
    return not sentence.glued(k) and not (k + 1 < len(sentence.words) and sentence.glued(k + 1))


_PLACED: Final = frozenset({"at", "in", "near", "on", "outside", "inside"})
"""What begins an aside that tells the place itself: "the camp - at Zaatari, near the border - is full"."""
_ASIDE: Final = 24
"""Tokens between two dashes, at most."""


def own_place(sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place behind a figure, with no other figure between the two; None for none."""
    own = next((n for n in named if n.first >= m.last and n.part in HOLDING and (is_narrow(n) or _is_water(n))), None)
    if own is None or any(
        m.last <= o.first < own.first and o.kind != "age" and not _is_joined(sentence, m, o) for o in sentence.mentions
    ):
        return None
    return own


def _is_water(name: Named) -> bool:
    return name.kind == REGION and name.name.endswith(SEAS)


def _is_joined(sentence: Sentence, m: Mention, other: Mention) -> bool:
    """Whether a figure stands beside another one by "and" alone, so that one place is told of both: "11 cases and two deaths"."""
    return sentence.lower[m.behind : other.qualifier_first] == ["and"]


def told_before(sentence: Sentence, named: list[Named], m: Mention) -> bool:
    """Whether a figure's own clause names a place in front of it."""
    return any(
        n.part in HOLDING and is_narrow(n) and n.last <= m.first and TURNS.isdisjoint(sentence.lower[n.last : m.first])
        for n in named
    )


def told_behind(sentence: Sentence, named: list[Named], m: Mention) -> bool:
    """Whether a figure's own clause names a place behind it."""
    return any(
        n.part in HOLDING and is_narrow(n) and n.first >= m.last and TURNS.isdisjoint(sentence.lower[m.last : n.first])
        for n in named
    )


def told_in_own(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a figure behind another one has a place of its own: "In Hama 30 died, and 14 of them in the town of Soran"."""
    if not any(name.last <= o.first < m.first and o.kind == "count" for o in sentence.mentions):
        return False
    own = own_place(sentence, named, m)
    return own is not None and BREAKS.isdisjoint(sentence.lower[m.last : own.first])


def told_of_before(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a figure with a place of its own is told as what had happened before what a sentence opens with.

    "The blast in Hama came days after 12 people were killed in Homs"; "In Hama, crowds marched after nine died in Homs".
    """
    between = sentence.lower[name.last : m.first]
    if _EARLIER.isdisjoint(between):
        return False
    own = own_place(sentence, named, m)
    return own is not None and BREAKS.isdisjoint(sentence.lower[m.last : own.first])


_EARLIER: Final = frozenset({"after", "since", "following", "follows", "followed"})


def told_inside(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a town opens a sentence as what the place behind the figure lies in: "In Hama, 30 died at the village of Tal"."""
    if name.entry is None or sentence.lower[name.last : name.last + 1] != [","]:
        return False
    own = next((n for n in named if n.first >= m.last and n.part in HOLDING and is_narrow(n)), None)
    if own is None or own.is_hospital:
        return False
    if own.entry is None:
        return own.above in {None, name.entry} and (own.sort in _INSIDE or bool(own.within))
    return own.kind == TOWN and 0 <= own.entry.province == name.entry.province and own.sort in _INSIDE


_INSIDE: Final = frozenset({
    "village", "villages", "area", "areas", "neighbourhood", "neighborhood", "upazila", "union", "thana", "tehsil", "taluka",
    "taluk", "ward", "suburb", "quarter", "colony", "sector", "locality", "district", "subdistrict", "block", "barangay",
    "commune", "hamlet", "municipality", "township", "square", "market", "bazaar", "road", "junction",
})  # fmt: skip
"""Sorts of places that lie in a town or in the district of its name."""


def is_said_aside(between: list[str]) -> bool:
    """Whether the words from a figure to a place behind it tell who says so, and go on to something else."""
    if "according" in between:
        return True
    return "as" in between and not SAID.isdisjoint(between[: between.index("as")])


_ARTICLES: Final = (["a"], ["an"], ["the"])


def placed_behind(sentence: Sentence, named: list[Named], m: Mention) -> bool:
    """Whether a place in its own clause stands behind a figure: "Lebanon, where three died in the city of Tripoli"."""
    own = next((n for n in named if n.first >= m.last and n.part in HOLDING and is_narrow(n)), None)
    if own is None:
        return False
    between = sentence.lower[m.last : own.first]
    return not any(w == "and" and between[i + 1 : i + 2] in _ARTICLES for i, w in enumerate(between))


def where_it_began(between: list[str]) -> bool:
    """Whether the words from a figure to a place tell where that was since which was counted, or which was avenged."""
    if "since" not in between:
        return any(w in _AVENGED and between[k + 1 : k + 2] in _FOR for k, w in enumerate(between))
    return not BEGAN.isdisjoint(between[between.index("since") :])


_AVENGED: Final = frozenset({"revenge", "retaliation", "reprisal", "retribution", "vengeance", "response"})
_FOR: Final = (["for"], ["to"])
"""Behind these is told what came before: "killed nine in revenge for an attack at Tal"."""


def turns_to_another(between: list[str]) -> bool:
    """Whether the words from a place to a figure turn to something else that somebody tells: "..., while a group said that"."""
    if TURNS.isdisjoint(between) or _TELLS.isdisjoint(between):
        return False
    turn = next(i for i, w in enumerate(between) if w in TURNS)
    return not _TELLS.isdisjoint(between[turn:])


def begins_anew(between: list[str], name: Named, m: Mention) -> bool:
    """Whether a figure is the subject of a clause that begins behind a place: "..., and two died", "and another 21 drowned"."""
    return between[0] == "," or (between[0] == "and" and m.qualifier_first - name.last <= _FEW)


_FEW: Final = 2


def goes_on(between: list[str]) -> bool:
    """Whether what those do who did something is told before a place is: "... and are hiding in Homs"."""
    for k, word in enumerate(between):
        if word == "and" and (
            between[k + 1 : k + 2] in (["are"], ["is"])
            or (k and between[k - 1] == "," and not _PERFECT.isdisjoint(between[k + 1 : k + _CLAUSE]))
        ):
            return True
    return False


_PERFECT: Final = frozenset({"have", "has", "had"})
_CLAUSE: Final = 5
"""Tokens behind "and" in which the verb of a new clause stands: "..., and officials have closed roads in Homs"."""


_FLEE: Final = frozenset({"flee", "fled", "fleeing"})
FLIGHT: Final = _FLEE | {"flight", "returning", "retreating", "withdrawing", "heading"}
"""In front of "to", that somebody goes elsewhere."""
_ESCAPE: Final = _FLEE | {"escape", "escaped", "escaping"}
_AT_ONCE: Final = 9
"""Tokens between a verb of flight and the place of what is fled, at most."""
_ARRIVED: Final = frozenset({
    "to", "into", "and", "for", "across", ",", "camp", "camps", "are", "is", "were", "was", "have", "has", "had", "now",
})  # fmt: skip


def is_fled(lower: list[str], name: Named, m: Mention) -> bool:
    """Whether a place is that of what people flee: "to escape fighting in the capital", "fled unrest in Darfur"."""
    for k in range(name.first - 1, max(m.last, name.first - _AT_ONCE) - 1, -1):
        if lower[k] in _ESCAPE:
            return k < name.first - 2  # with a noun between the two
        if lower[k] in _ARRIVED:
            return False
    return False


def counts_before(sentence: Sentence, name: Named) -> bool:
    """Whether a figure stands before a name, which then opens no sentence: "122 died in Sud and 119 in Nippes"."""
    return any(o.last <= name.first and o.kind in {"count", "number"} for o in sentence.mentions)


def is_landmark(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a place stands in the clause that tells since when a great number, or one of years, was counted."""
    between = sentence.lower[m.last : name.first]
    if "since" not in between or not _WAGED.isdisjoint(between[between.index("since") :]):
        return False  # "900 fighters have fallen since the offensive in Bani began": there
    return is_great(m)


_WAGED: Final = frozenset({"operation", "offensive", "siege", "battle", "assault", "ground"})
"""What is waged in one place, and its dead lie there; a revolt begins in one and spreads."""
