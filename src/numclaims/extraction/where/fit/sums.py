"""Tells a toll of several events, each in its own place, from that of one event: it holds for what all the places lie in."""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.where.fit.rows import around
from numclaims.extraction.where.named import HOLDING, Named, is_narrow
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import INNER
from numclaims.reading import Mention, Sentence

_ENDS: Final = frozenset({
    "killed", "kill", "killing", "left", "leave", "leaving", "claimed", "wounded", "injured", "injuring", "wounding", "have",
    "has", "had", "were", "was", "that", "which", "who", "when", "after", "while", "as", "said", "where", ";", "but", "including",
})  # fmt: skip
"""What ends the phrase that tells where the events were."""


def place_of_all(sentence: Sentence, named: list[Named], best: Named, m: Mention) -> int | None:
    """The province or country that all places lie in of the events of which a figure is the sum; None where it is of one event.

    "Blasts at a market in Kumo and in the city of Dessa have killed 12", "31 died in two raids in Kumo and Dessa".

    Args:
        sentence: The sentence of the figure.
        named: Its places.
        best: The one that the figure would be put in.
        m: The figure.
    """
    lower = sentence.lower
    events = sign("several events")
    if events.isdisjoint(sentence.vocabulary):
        return None
    for at in compress(range(len(lower)), map(events.__contains__, lower)):
        stop = at + 1
        while stop < len(lower) and lower[stop] not in _ENDS and not (lower[stop] == "," and stop > at + _NEAR):
            stop += 1
        if not (stop <= m.first + 2 or m.last <= at):
            continue
        if any(o.kind == "count" and o.measure is not None and at < o.first < stop for o in sentence.mentions):
            continue
        row: list[Named] = []
        for name in named:
            if not at < name.first < stop or not is_narrow(name):
                continue
            gap = lower[row[-1].last : name.first] if row else []
            if ("and" in gap and len(gap) <= _APART) if row else (name.part in HOLDING or name.part == "owner"):
                row.append(name)
        if best not in row:
            continue
        if len(row) < _SEVERAL or row[0].sort in INNER:
            continue  # "raids in the Homs suburbs of Tal and Mir" are all in one town
        whole = around(row)
        if whole >= 0 and all(n.entry is None or n.entry.index != whole for n in row):
            return whole
    return None


_SEVERAL: Final = 2
_APART: Final = 10
"""Tokens between two of the places, at most."""
_NEAR: Final = 8
"""Tokens behind the events in which a comma belongs to what they struck."""


def of_several(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is told of events in the plural, and so not of the first that the text goes on to place."""
    lower = sentence.lower
    single = sign("single events")
    if single.isdisjoint(sentence.vocabulary):
        return False
    return any(abs(at - m.first) <= _CLAUSE for at in compress(range(len(lower)), map(single.__contains__, lower)))


_CLAUSE: Final = 12
"""Tokens between a figure and its own events, at most."""


def in_several_places(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of several places without names, and so not of the first one named: "in raids on three villages"."""
    return any(
        o is not m
        and o.unit in _SETTLED
        and (o.value or o.low or 0.0) > _SEVERAL  # of two, the first stands for both
        and sentence.lower[max(0, o.qualifier_first - 1)] in _PUTTING
        for o in sentence.mentions
    )


_PUTTING: Final = frozenset(
    {"in", "on", "across", "at", "against", "targeting", "targeted", "attacked", "raided", "hit", "bombed"}
)


_SETTLED: Final = frozenset({
    "village", "town", "city", "district", "province", "neighbourhood", "neighborhood", "settlement", "hamlet", "suburb",
    "state", "region", "location", "site", "place", "area", "community", "camp",
})  # fmt: skip
