"""Tells whether a sentence speaks of what has gone on for long, so that its figures may be running totals of a country."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import WEEKDAYS
from numclaims.extraction.where.words import SUPERLATIVES
from numclaims.reading import Sentence

LASTING: Final = frozenset({
    "since", "uprising", "overall", "conflict", "unrest", "crackdown", "revolt", "insurgency",
    "rebellion",
})  # fmt: skip
"""Words of a running total, which holds for the country that the document is about."""
_AUXILIARY: Final = frozenset({"have", "has", "had", "'ve", "long", "ever"})
"""In front of "since" they make it an adverb: "13 had since been freed" is no running total."""


def runs_on(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what has gone on for long, so that its figures may be running totals."""
    if LASTING.isdisjoint(sentence.vocabulary):
        return False
    lower = sentence.lower
    return any(
        w in LASTING
        and (_since_long(lower, i) if w == "since" else _WATCHES.isdisjoint(lower[max(0, i - _WATCHED) : i]))
        for i, w in enumerate(lower)
    )


_WATCHES: Final = frozenset(
    {"monitors", "monitoring", "tracks", "tracking", "documents", "documenting", "follows", "observes"}
)
"""Who only watches a conflict tells no total of it: "the group, which monitors Syria's conflict"."""
_WATCHED: Final = 7
"""Tokens from these to the conflict."""


def _since_long(lower: list[str], i: int) -> bool:
    """Whether the "since" at a token tells of longer than an event: not "since Friday", nor "the worst crash since 1992"."""
    if lower[max(0, i - 1)] in _AUXILIARY:
        return False
    behind = lower[i + 1 : i + _SOON]
    if "," in behind:
        del behind[behind.index(",") :]
    if (
        not _LATELY.isdisjoint(behind)
        or not WEEKDAYS.isdisjoint(behind)
        or (behind[:1] == ["the"] and behind[1:2] and behind[1] in _SUDDEN)
    ):
        return False
    return _RANKED.isdisjoint(lower[max(0, i - _RANK) : i])


_SOON: Final = 9
"""Tokens from "since" to the end of the day that it tells: "since a raid on the town's market on Tuesday"."""
_LATELY: Final = frozenset(
    {"yesterday", "dawn", "morning", "midnight", "midday", "noon", "weekend", "overnight", "nightfall", "sunrise"}
)
_SUDDEN: Final = frozenset({
    "blast", "quake", "earthquake", "crash", "explosion", "collapse", "landslide", "accident", "avalanche", "eruption",
    "shooting", "bombing", "tsunami", "fire", "massacre",
})  # fmt: skip
"""What is over at once, and counted for days where it was."""
_RANK: Final = 12
"""Tokens from "the deadliest" to "since"."""
_RANKED: Final = SUPERLATIVES | {"first", "highest", "gravest"}
"""What an event is ranked by, so that "since" tells of no count: "the first attack in the town since 2012"."""
