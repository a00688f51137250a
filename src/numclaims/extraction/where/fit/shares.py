"""Finds the figures behind one that count parts of it, each somewhere: the places of the parts are not the whole's."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.names.scan import Places
from numclaims.reading import Mention, Sentence


def _of_part(lower: list[str], other: Mention) -> bool:
    """Whether places behind another figure are those of a part of what was counted: "30 died, including 18 in Homs"."""
    if tuple(lower[max(0, other.qualifier_first - 3) : other.qualifier_first]) in _OF_THESE:
        return True  # "300 remain displaced; of these, 93 percent are housed in Anbar"
    if other.kind == "percent":
        return False
    if lower[other.last : other.last + 2] in _OF_THEM and lower[other.last + 2 : other.last + 3] in _IN_A_PLACE:
        return True  # "18 died, eight of them in Matagalpa", "254,000 of them to Chad"
    if lower[max(0, other.qualifier_first - 1)] == "with" and lower[other.last : other.last + 1] in _ADDED:
        return True  # "rose to 27, with three more drowning in Barpeta"
    if lower[max(0, other.qualifier_first - 1)] == "(" and lower[other.last : other.last + 1] in _IN_A_PLACE:
        return True  # "93 deaths (71 in Sindh)"
    before = lower[max(0, other.qualifier_first - 2) : other.first]
    if "including" not in before[1:] and before[:2] not in _OF_WHOM:
        return False
    behind = other.behind
    if before[:2] in _OF_WHOM and lower[behind : behind + 1] in (["were"], ["was"]):
        behind += 1  # "nine died, of whom four were in Idlib"
    if behind >= len(lower):
        return False
    if "including" in before[1:] and (lower[behind].endswith(_DONE) or lower[behind] in _BEFELL):
        return True  # "14 deaths, including two men swept away in Choloma"
    return lower[behind] in (_AT | _WHOSE if other.noun_last <= other.last else _WHOSE)


_DONE: Final = ("ed", "ly")
_BEFELL: Final = frozenset({"swept", "shot", "hit", "struck", "caught", "found", "lost", "burnt"})
"""What befell those who are named as a part: the place behind is theirs."""


def parts_of(places: Places, sentence: Sentence, m: Mention) -> list[Mention]:
    """The figures behind one that count a part of it each, somewhere: "45 died, 28 in Idlib, six in Deraa, nine in Homs".

    Without an "including", only two or more that name nothing of their own and make no more than the whole are taken for parts.
    """
    lower = sentence.lower
    told = [
        other
        for other in _told_as_parts(places, sentence)
        if other.first >= m.last and (other.measure == m.measure or lower[other.qualifier_first - 1] != "with")
    ]  # "rose to 90, with 40 more hurt" tells no part
    if told or (
        m.noun_first < 0 and any(o.first < m.first and o.kind in {"count", "number"} for o in sentence.mentions)
    ):
        return told
    shares: list[Mention] = []
    left = m.high or m.value or m.low or 0.0
    for other in sentence.mentions:
        if (
            other.first >= m.last
            and other.noun_first < 0
            and other.measure == m.measure
            and other.kind in {"count", "number"}
            and other.last < len(lower)
        ):
            left -= other.value or other.high or other.low or 0.0
            at = other.last + (lower[other.last] in _ARE or lower[other.last] == "each")
            at += lower[at : at + 1] in _SEATED
            if left >= 0.0 and at < len(lower) and lower[at] in _AT:
                shares.append(other)  # "of 900 houses lost, 640 were in Sindh and 260 in Punjab"
    return shares if len(shares) >= _SHARES else []


def _told_as_parts(places: Places, sentence: Sentence) -> list[Mention]:
    """The figures of a sentence that its words tell to be parts of one before them; worked out once."""
    index, found = places.shares
    if index != sentence.index:
        lower = sentence.lower
        found = [o for o in sentence.mentions if o.kind in {"count", "number", "percent"} and _of_part(lower, o)]
        places.shares = sentence.index, found
    return found


_OF_THESE: Final = frozenset({("of", "these", ","), ("of", "those", ","), ("of", "them", ","), ("of", "whom", ",")})
_OF_WHOM: Final = (["of", "whom"], ["of", "which"])
_IN_A_PLACE: Final = (["in"], ["at"], ["across"], ["near"], ["around"], ["to"], ["into"])
_OF_THEM: Final = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_SHARES: Final = 2
"""Parts from which on a row of figures with places shares out the figure before."""


def place_of_part(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> Named | None:
    """The place of a part of what a figure counts, where the sentence tells no place of the whole; None for none."""
    for part in parts_of(places, sentence, m):
        return next((n for n in named if n.first >= part.last and n.part in HOLDING), None)
    return None


_ADDED: Final = (["more"], ["new"], ["further"], ["fresh"])
_AT: Final = frozenset({"in", "at", "near", "around", "from", "across"})
_SEATED: Final = (["based"], ["located"], ["housed"])
_ARE: Final = frozenset({"were", "was", "are"})
_WHOSE: Final = frozenset({"who", "whose", "when", "which", "where"})
